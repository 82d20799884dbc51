//! What can be wrong with a template, and where.

use std::fmt;

use tera::Value;

/// What Markdown calls a thematic break, where it is no page break.
pub(crate) const RULE: &str = "vaakaviiva";

/// Something wrong with a template or with its use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct TemplateError {
    /// The name of the template.
    pub template: String,
    /// Line and column, both counted from one; `None` when the whole template is meant.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub kind: TemplateErrorKind,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TemplateErrorKind {
    /// The template cannot be parsed.
    #[error("{problem}")]
    Syntax {
        /// What is wrong.
        problem: String,
        /// What would be right.
        fix: String,
    },
    /// A variable or a field that the data do not have.
    #[error("{} ei ole tiedoissa{}", name(path), suggestion(nearest))]
    Unknown {
        /// The whole expression, for example `asiakas.nimi.genetivi`.
        path: String,
        /// The nearest known name for its last part.
        nearest: Option<String>,
    },
    /// Something that is printed, and is neither a text nor a number.
    #[error("{} on {is}, ei teksti", name(path))]
    NotText {
        /// The expression.
        path: String,
        /// What it is.
        is: &'static str,
        /// The name of a field that is a text.
        instead: Option<String>,
    },
    /// Loops and values that take more steps than any document needs.
    #[error("mallin laskeminen vaatii liian monta askelta")]
    TooManySteps,
    /// A function that was called wrongly, or another mistake found while rendering.
    #[error("{0}")]
    Rendering(String),
    /// There is no such template.
    #[error("mallipohjaa ei ole")]
    NotFound,
    /// A template that should take the place of another, and there is none of that name.
    #[error("korvattavaa mallipohjaa ei ole{}", suggestion(nearest))]
    NothingToReplace {
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A template that should be new, and there is one of that name.
    #[error("samanniminen mallipohja on jo olemassa")]
    Exists,
    /// The template says nothing: it is empty, or has only comments, spaces and conditions that are not met.
    #[error("malli on tyhjä tai ei tuota mitään tekstiä")]
    Empty,
    /// The output is larger than any document.
    #[error("malli tuottaa liian pitkän tekstin")]
    TooLong,
    /// A character that the software uses itself.
    #[error("mallissa on merkki U+{:04X}, jota ei voi käyttää", *.0 as u32)]
    Character(char),
    /// Markdown that has no counterpart in a document.
    #[error("mallissa on {0}, jota asiakirjassa ei voi olla")]
    Unsupported(&'static str),
    /// Marks of emphasis that are printed as they are, since they are not opened or closed.
    #[error("merkinnältä {0} puuttuu alku tai loppu")]
    UnclosedEmphasis(&'static str),
    /// A mark before an item of a list that Markdown does not know.
    #[error("luettelon kohta alkaa merkillä, joka ei aloita luetteloa")]
    ForeignBullet,
    /// A heading by a line of dashes or equals signs below it, which more often is meant as something else.
    #[error("tekstin alla on viiva, joka tekisi tekstistä otsikon")]
    UnderlinedHeading,
    /// A row of a table with more cells than the table has columns.
    #[error("taulukon rivillä on enemmän soluja kuin otsikkorivillä ({columns})")]
    LongRow {
        /// The columns of the table.
        columns: usize,
    },
    /// A table with more columns than a page holds.
    #[error("taulukossa on {columns} saraketta, mutta siinä saa olla enintään {most}")]
    WideTable {
        /// Its columns.
        columns: usize,
        /// How many there may be.
        most: usize,
    },
    /// A footnote that does not belong to exactly one place in the text.
    #[error("{problem}: [^{label}]")]
    Footnote {
        /// The label of the footnote.
        label: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A view within text, in a list or in a table.
    #[error("lohkon \"[[{0}]]\" pitää olla omassa kappaleessaan")]
    ViewNotAlone(String),
    /// A function whose result must stand on a line of its own stands within text.
    #[error("kutsun \"{0}\" pitää olla omalla rivillään tyhjien rivien välissä")]
    NotAlone(&'static str),
    /// Two headings have one id.
    #[error("otsikon tunnus \"{0}\" on kahdella otsikolla")]
    DuplicateHeading(String),
    /// A link to a heading that does not exist.
    #[error("linkki \"#{target}\" ei johda mihinkään otsikkoon{}", suggestion(nearest))]
    DeadLink {
        /// The id that the link names.
        target: String,
        /// The nearest id that exists.
        nearest: Option<String>,
    },
    /// A link to an address that is neither on the web nor an e-mail address.
    #[error("linkin osoite \"{0}\" ei ala https:, http: tai mailto:")]
    Address(String),
    /// A heading without text.
    #[error("otsikko on tyhjä")]
    EmptyHeading,
}

impl TemplateErrorKind {
    /// The same with the expression that it is about, where it names one.
    pub(super) fn with_path(mut self, of: &str) -> Self {
        if let Self::NotText { path, .. } | Self::Unknown { path, .. } = &mut self
            && path.is_empty()
        {
            of.clone_into(path);
        }
        self
    }

    /// What would be right, as an instruction in Finnish.
    pub fn fix(&self) -> String {
        match self {
            Self::Syntax { fix, .. } => fix.clone(),
            Self::NotText { path, is, instead } => not_text_fix(path, is, instead.as_deref()),
            Self::TooManySteps => "tarkista mallin silmukat: ne saavat yhteensä käydä läpi enintään muutamia satojatuhansia kohtia".into(),
            Self::Unknown {
                nearest: Some(near), ..
            } => format!("kirjoita malliin \"{near}\" tai lisää tieto"),
            Self::Unknown { nearest: None, .. } => "poista viittaus mallista tai lisää tieto".into(),
            Self::Rendering(_) => "korjaa kutsu mallissa".into(),
            Self::NotFound => "lisää mallipohja kansioon mallipohjat/fi".into(),
            Self::Empty => "kirjoita mallin teksti, tai poista tiedosto, jolloin käytetään ohjelman omaa mallia".into(),
            Self::TooLong => "tarkista mallin silmukat ja muuttujat: teksti saa olla enintään 1 Mt, koko asiakirja 16 Mt".into(),
            Self::Character(_) => "poista merkki".into(),
            Self::Unsupported(RULE) => "poista viiva, tai kirjoita sivunvaihto: ---".into(),
            Self::Unsupported(_) => "kirjoita kohta leipätekstinä, luettelona tai taulukkona".into(),
            Self::NotAlone(_) => "siirrä kutsu omalle rivilleen".into(),
            Self::UnclosedEmphasis(mark) => {
                format!("kirjoita merkki {mark} korostuksen kummallekin puolelle kiinni tekstiin, tai poista se")
            }
            Self::ForeignBullet => "aloita kohta viivalla ja välilyönnillä: - kohta".into(),
            Self::UnderlinedHeading => {
                "otsikko kirjoitetaan merkeillä ##; jätä sivunvaihdon (---) yläpuolelle tyhjä rivi".into()
            }
            Self::LongRow { .. } => "tarkista rivin pystyviivat |; tekstiin pystyviiva kirjoitetaan \\|".into(),
            Self::WideTable { .. } => "jaa taulukko osiin".into(),
            Self::Footnote { label, .. } => {
                format!("viittaa alaviitteeseen tekstissä kerran, [^{label}], ja kirjoita sen selite omalle rivilleen: [^{label}]: selite")
            }
            Self::ViewNotAlone(_) => "siirrä lohko omalle rivilleen tyhjien rivien väliin".into(),
            Self::DuplicateHeading(_) => "anna toiselle otsikolle toinen tunnus".into(),
            Self::DeadLink {
                nearest: Some(near), ..
            } => format!("kirjoita \"#{near}\""),
            Self::DeadLink { nearest: None, .. } => "lisää otsikolle tunnus tai poista linkki".into(),
            Self::Address(_) => "kirjoita koko osoite, esimerkiksi https://www.finlex.fi".into(),
            Self::NothingToReplace { nearest: Some(near) } => format!("nimeä mallipohja uudelleen: {near}"),
            Self::NothingToReplace { nearest: None } => "tarkista mallipohjan nimi".into(),
            Self::Exists => "anna mallipohjalle toinen nimi tai korvaa entinen".into(),
            Self::EmptyHeading => "kirjoita otsikko".into(),
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(
                f,
                "{}, rivi {line}, sarake {column}: {}",
                self.template, self.kind
            ),
            None => write!(f, "{}: {}", self.template, self.kind),
        }
    }
}

impl TemplateError {
    /// An error of the whole template.
    pub(crate) fn whole(template: &str, kind: TemplateErrorKind) -> Self {
        Self {
            template: template.to_owned(),
            place: None,
            kind,
        }
    }

    /// An error at a byte of the source of a template.
    pub(super) fn at(template: &str, lines: &Lines<'_>, at: usize, kind: TemplateErrorKind) -> Self {
        Self {
            template: template.to_owned(),
            place: Some(lines.place(at)),
            kind,
        }
    }

    /// That a template has more mistakes than those that are told.
    pub(super) fn more(template: &str, count: usize) -> Self {
        let kind = TemplateErrorKind::Syntax {
            problem: format!("mallissa on lisäksi {count} virhettä, joita ei luetella"),
            fix: "korjaa ensin nämä".to_owned(),
        };
        Self::whole(template, kind)
    }
}

/// The most mistakes of a template that are told at once.
pub(super) const MOST_TOLD: usize = 500;

/// Where the lines of a source begin: the places of many mistakes are then found without going through it for each.
#[derive(Debug)]
pub(super) struct Lines<'s> {
    source: &'s str,
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    pub(super) fn of(source: &'s str) -> Self {
        let breaks = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self {
            source,
            starts: std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect(),
        }
    }

    /// The line of a byte, from one.
    pub(super) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Line and column, both from one, of a byte in the source.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let line = self.line(at);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index));
        let before = start.and_then(|start| self.source.get(*start..at));
        (line, before.map_or(0, |before| before.chars().count()) + 1)
    }
}

fn not_text_fix(path: &str, is: &str, instead: Option<&str>) -> String {
    match (is, instead) {
        (_, Some(field)) if !path.is_empty() => format!("kirjoita {path}.{field}"),
        ("luettelo", _) => format!(
            "käy luettelo läpi: {{% for kohta in {path} %}}, tai yhdistä se: {path} | join(sep=\", \")"
        ),
        ("kyllä/ei-tieto", _) => format!("kirjoita ehto: {{% if {path} %}} … {{% endif %}}"),
        _ => "kirjoita jokin sen kentistä".into(),
    }
}

/// A field of a record that can be printed in its place: the base form of a name, or else the first text by the alphabet.
pub(super) fn printable_field(value: &Value) -> Option<String> {
    let map = value.as_map()?;
    let mut texts: Vec<&str> = map
        .iter()
        .filter(|(_, value)| value.is_string())
        .filter_map(|(key, _)| key.as_str())
        .collect();
    texts.sort_unstable();
    let base = texts.iter().find(|key| **key == "perusmuoto");
    let name = texts.iter().find(|key| **key == "nimi");
    base.or(name).or(texts.first()).map(|key| (*key).to_owned())
}

fn name(path: &str) -> String {
    format!("\"{path}\"")
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map(|near| format!("; tarkoititko \"{near}\"?"))
        .unwrap_or_default()
}

/// The first character of a template that only the software itself may write.
pub(super) fn foreign_character(template: &str, source: &str) -> Option<TemplateError> {
    for (line, text) in source.lines().enumerate() {
        for (column, c) in text.chars().enumerate() {
            let foreign = (c.is_control() && c != '\t')
                || matches!(c as u32, 0xe000..=0xf8ff | 0xfeff | 0xf_0000.. | 0x202a..=0x202e | 0x2066..=0x2069);
            if foreign {
                let place = Some((line + 1, column + 1));
                return Some(TemplateError {
                    template: template.to_owned(),
                    place,
                    kind: TemplateErrorKind::Character(c),
                });
            }
        }
    }
    None
}
