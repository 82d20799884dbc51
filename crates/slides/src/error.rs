//! Why a deck cannot be written, and what its maker should know about a written one.

use std::fmt;

use thiserror::Error;
use vuosikello_ooxml::PackageError;

/// A piece of a slide whose text can be too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Piece {
    /// The title of the slide.
    Title,
    /// A paragraph.
    Text,
    /// An item of a list.
    Item,
    /// The header of a column of a table.
    Header,
    /// A row of a table.
    Row,
    /// A large figure.
    Figure,
    /// The title of a chart.
    Caption,
    /// A category of a chart.
    Category,
    /// The name of a series of a chart.
    Series,
    /// The text at the foot of the slide.
    Footer,
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Piece::Title => "otsikko",
            Piece::Text => "teksti",
            Piece::Item => "luettelon kohta",
            Piece::Header => "taulukon sarakeotsikko",
            Piece::Row => "taulukon rivin teksti",
            Piece::Figure => "tunnusluvun teksti",
            Piece::Caption => "kaavion otsikko",
            Piece::Category => "kaavion luokan nimi",
            Piece::Series => "kaavion sarjan nimi",
            Piece::Footer => "alatunniste",
        })
    }
}

/// Why a deck could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A slide has no title, by which a screen reader and the list of slides know it.
    #[error("dialla {number} osassa ”{section}” ei ole otsikkoa")]
    NoTitle {
        /// The section.
        section: String,
        /// The number of the slide in the section, from 1.
        number: usize,
    },
    /// A slide cannot be written.
    #[error("dia ”{slide}”: {problem}")]
    Slide {
        /// The title of the slide.
        slide: String,
        /// Why not.
        problem: Problem,
    },
    /// The parts could not be packed.
    #[error("esityksen pakkaaminen ei onnistu: {0}")]
    Package(#[from] PackageError),
}

/// Why a slide could not be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Problem {
    /// The template lacks a layout that the slide needs.
    #[error("esityspohjassa ei ole asettelua {wanted}, jota dia tarvitsee; siinä on {}", list(.has))]
    NoLayout {
        /// The layout that is wanted.
        wanted: String,
        /// The layouts that there are, with their types.
        has: Vec<String>,
    },
    /// A text does not fit even in the smallest type.
    #[error("{piece} on liian pitkä: {length} merkkiä, tilaa on noin {room} merkille (”{beginning}”)")]
    TooLong {
        /// What is too long.
        piece: Piece,
        /// How the text begins.
        beginning: String,
        /// How many characters it has.
        length: usize,
        /// How many there is room for.
        room: usize,
    },
    /// A table has more columns than can stand side by side.
    #[error("taulukon {0} saraketta ei mahdu rinnakkain vähintään 14 pisteen tekstillä")]
    TooManyColumns(usize),
    /// A row of a table has not as many cells as the table has columns.
    #[error("taulukon rivillä {row} on {cells} solua, sarakkeita on {columns}")]
    UnevenRow {
        /// The number of the row, from 1.
        row: usize,
        /// How many cells it has.
        cells: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// A series of a chart has not as many values as there are categories.
    #[error("kaavion sarjassa ”{series}” on {values} arvoa, luokkia on {categories}")]
    UnevenSeries {
        /// The name of the series.
        series: String,
        /// How many values it has.
        values: usize,
        /// How many categories there are.
        categories: usize,
    },
    /// A chart has more categories than can be told apart.
    #[error("kaaviossa on {categories} luokkaa, tilaa on {room} luokalle")]
    TooManyCategories {
        /// How many categories there are.
        categories: usize,
        /// How many there is room for.
        room: usize,
    },
    /// A chart has more series than can be told apart without colour.
    #[error("kaaviossa on {0} sarjaa, enintään 6 erottuu toisistaan")]
    TooManySeries(usize),
    /// A chart or table has no alternative text.
    #[error("kaaviolta tai taulukolta puuttuu vaihtoehtoinen teksti")]
    NoDescription,
    /// The layout with the name leaves too little room for the content.
    #[error("asettelussa ”{0}” ei ole tilaa sisällölle")]
    NoRoom(String),
    /// The workbook of a chart could not be written: what went wrong, in English.
    #[error("kaavion taulukon kirjoittaminen ei onnistu: {0}")]
    Workbook(String),
}

/// Everything that keeps a deck from being written; at least one error.
#[derive(Debug)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// The errors of several slides, if there are any.
    pub(crate) fn of(errors: Vec<Error>) -> Result<(), Self> {
        if errors.is_empty() {
            Ok(())
        } else {
            Err(Self(errors))
        }
    }

    /// Whether all of them are about the categories of a chart.
    pub(crate) fn are_of_categories(&self) -> bool {
        self.0.iter().all(Error::is_of_categories)
    }

    /// The errors, in the order of the slides.
    pub fn iter(&self) -> impl Iterator<Item = &Error> {
        self.0.iter()
    }
}

impl<E: Into<Error>> From<E> for Errors {
    fn from(error: E) -> Self {
        Self(vec![error.into()])
    }
}

impl IntoIterator for Errors {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages: Vec<String> = self.0.iter().map(Error::to_string).collect();
        f.write_str(&messages.join("\n"))
    }
}

impl std::error::Error for Errors {}

fn list(names: &[String]) -> String {
    if names.is_empty() {
        "ei yhtään asettelua".to_owned()
    } else {
        names.join(", ")
    }
}

impl Error {
    /// Whether a chart has no room for its categories or for one of their names.
    pub(crate) fn is_of_categories(&self) -> bool {
        match self.problem() {
            Some(Problem::TooManyCategories { .. }) => true,
            Some(Problem::TooLong { piece, .. }) => *piece == Piece::Category,
            _ => false,
        }
    }

    /// The problem on a slide, if it is one.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Error::Slide { problem, .. } => Some(problem),
            Error::NoTitle { .. } | Error::Package(_) => None,
        }
    }

    /// What to do about it, in Finnish.
    pub fn fix(&self) -> &'static str {
        match self {
            Error::NoTitle { .. } => "anna dialle otsikko",
            Error::Slide { problem, .. } => problem.fix(),
            Error::Package(_) => REPORT,
        }
    }
}

/// What to do about a defect of the software.
const REPORT: &str = "ilmoita virheestä ohjelman ylläpidolle";

impl Problem {
    /// What to do about it, in Finnish.
    pub fn fix(&self) -> &'static str {
        match self {
            Problem::NoLayout { .. } => {
                "lisää asettelu esityspohjaan tai nimeä jokin sen asetteluista sen nimiseksi"
            }
            Problem::TooLong { .. } => "lyhennä tekstiä tai käytä valitsinta --shorten",
            Problem::TooManyColumns(_) => "jätä sarakkeita pois tai lyhennä sarakeotsikoita",
            Problem::UnevenRow { .. } | Problem::UnevenSeries { .. } => "korjaa aineiston rivi",
            Problem::TooManyCategories { .. } => "rajaa näytettävien luokkien määrää",
            Problem::TooManySeries(_) => "jaa kaavio kahdeksi",
            Problem::NoDescription => "kirjoita kuvaus, joka kertoo kaavion tai taulukon havainnon",
            Problem::NoRoom(_) => "suurenna asettelun sisältöaluetta tai käytä toista asettelua",
            Problem::Workbook(_) => REPORT,
        }
    }
}

/// What a person should know about a written deck.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// A text was cut; the whole stands in the notes of the slide.
    Shortened {
        /// The title of the slide.
        slide: String,
        /// What was cut.
        piece: Piece,
    },
    /// The text at the foot of slides was cut, since layouts have no room for it.
    Footer,
    /// Rows, items or categories were summed up.
    Summed {
        /// The title of the slide.
        slide: String,
        /// How many.
        count: usize,
    },
    /// The widths of the template's typeface are not known; room was measured with a wide one.
    Typeface(
        /// The name of the typeface.
        String,
    ),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::Shortened { slide, piece } => {
                write!(
                    f,
                    "dia ”{slide}”: {piece} lyhennettiin, koko teksti on muistiinpanoissa"
                )
            }
            Warning::Footer => f.write_str("alatunniste lyhennettiin, koska asettelussa ei ole sille tilaa"),
            Warning::Summed { slide, count } => {
                write!(f, "dia ”{slide}”: {count} kohtaa yhdistettiin kohdaksi ”Muut”")
            }
            Warning::Typeface(name) => write!(
                f,
                "esityspohjan kirjasimen ”{name}” mittoja ei tunneta: teksti mitoitettiin leveällä kirjasimella"
            ),
        }
    }
}
