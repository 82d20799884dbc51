//! What the maker of a deck should know about slides that others made.

use std::fmt;

/// What was left out of an appended file, or is not as in the other slides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Remark {
    /// Comments are not carried: they were meant for those who made the slides. How many parts held some.
    Comments(usize),
    /// Embedded fonts are not carried.
    Fonts,
    /// Links to custom shows are not carried. How many.
    CustomShows(usize),
    /// Zooms to sections stay as pictures. How many.
    SectionZooms(usize),
    /// Slides that are hidden in the show; they stay hidden. How many.
    Hidden(usize),
    /// Slides without a title. How many.
    Untitled(usize),
    /// Slides with a title that an earlier slide has too.
    RepeatedTitles {
        /// How many.
        count: usize,
        /// The first of the titles.
        first: String,
    },
    /// Pictures, charts and tables without an alternative text. How many.
    WithoutText(usize),
    /// Slides in typefaces that the deck's own slides do not have: the numbers of the slides, and the typefaces.
    Typefaces(Vec<usize>, Vec<String>),
    /// Slides in the colours of another theme: their numbers.
    Colours(Vec<usize>),
    /// Slides with text that is smaller than on the deck's own slides: their numbers, and the size of the smallest text in
    /// hundredths of a point.
    SmallText(Vec<usize>, u32),
    /// A link that leads to a file on a disk rather than to the web.
    LocalLink(String),
    /// A link that led neither to the web nor to a file, but to a script or another program; it was taken away, what it
    /// stood on stays.
    UndoneLink(String),
    /// A video that is played from the web.
    OnlineVideo(String),
}

/// Finnish has two forms for a counted thing: one, and the partitive for the others.
fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        one.to_owned()
    } else {
        format!("{count} {many}")
    }
}

/// A size in points: `9`, `9,5`.
fn points(hundredths: u32) -> String {
    match (hundredths / 100, hundredths % 100 / 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenths) => format!("{whole},{tenths}"),
    }
}

/// `dialla 10`, `dioilla 10 ja 11`, `dioilla 10, 11 ja 12`.
fn on_slides(slides: &[usize]) -> String {
    let numbers: Vec<String> = slides.iter().map(usize::to_string).collect();
    match numbers.split_last() {
        Some((last, [])) => format!("dialla {last}"),
        Some((last, others)) => format!("dioilla {} ja {last}", others.join(", ")),
        None => String::new(),
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remark::Comments(1) => f.write_str("yhden dian kommentteja ei liitetty"),
            Remark::Comments(count) => write!(f, "{count} dian kommentteja ei liitetty"),
            Remark::Fonts => f.write_str("upotettuja kirjasimia ei liitetty"),
            Remark::CustomShows(count) => {
                let links = counted(*count, "linkki", "linkkiä");
                write!(f, "{links} mukautettuun esitykseen poistettiin")
            }
            Remark::SectionZooms(count) => {
                let zooms = counted(*count, "zoomaus", "zoomausta");
                write!(f, "{zooms} osaan muutettiin kuvaksi")
            }
            Remark::Hidden(count) => {
                let slides = counted(*count, "piilotettu dia", "piilotettua diaa");
                write!(f, "mukana on {slides}")
            }
            Remark::Untitled(count) => {
                let slides = counted(*count, "yhdeltä dialta", "dialta");
                write!(f, "{slides} puuttuu otsikko")
            }
            Remark::RepeatedTitles { count: 1, first } => {
                write!(f, "otsikko ”{first}” on jo toisella dialla")
            }
            Remark::RepeatedTitles { count, first } => {
                write!(f, "{count} otsikkoa on jo muilla dioilla, ensimmäisenä ”{first}”")
            }
            Remark::WithoutText(count) => {
                let many = "kuvalta, kaaviolta tai taulukolta";
                let objects = counted(*count, &format!("yhdeltä {many}"), many);
                write!(f, "{objects} puuttuu vaihtoehtoinen teksti")
            }
            Remark::Typefaces(slides, faces) => {
                let which = if faces.len() == 1 {
                    "kirjasin"
                } else {
                    "kirjasimet"
                };
                write!(
                    f,
                    "{} on eri {which} kuin esityksen omilla dioilla: {}",
                    on_slides(slides),
                    faces.join(", ")
                )
            }
            Remark::Colours(slides) => {
                write!(
                    f,
                    "{} on eri teeman värit kuin esityksen omilla dioilla",
                    on_slides(slides)
                )
            }
            Remark::SmallText(slides, size) => write!(
                f,
                "{} on tekstiä, joka on pienempää kuin 14 pistettä (pienin {})",
                on_slides(slides),
                points(*size)
            ),
            Remark::LocalLink(target) => {
                write!(f, "linkki vie tiedostoon, jota muilla ei ehkä ole: {target}")
            }
            Remark::UndoneLink(target) => {
                write!(
                    f,
                    "linkki poistettiin, koska se ei vie verkkosivulle eikä tiedostoon: {target}"
                )
            }
            Remark::OnlineVideo(target) => write!(f, "video toistetaan verkosta: {target}"),
        }
    }
}
