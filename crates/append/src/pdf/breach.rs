//! Breaches of the standards by an annex: what is wrong, on which page, which clause says so, and what to ask of the sender.

use std::fmt;

/// A claim that the metadata of a file make (ISO 19005-2 § 6.6.4, ISO 14289-1 § 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Claim {
    /// PDF/A-2a: the file can be archived.
    Archival,
    /// PDF/UA-1: the file is accessible.
    Accessible,
}

impl Claim {
    /// The short name of the standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Claim::Archival => "PDF/A-2a",
            Claim::Accessible => "PDF/UA-1",
        }
    }
}

/// The request that a person passes on to the sender of an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ask {
    Archival,
    Tags,
    Table,
    Fonts,
}

/// Something in an annex that a clause of a standard forbids and that cannot be mended without changing what is seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Fault {
    /// A font is not embedded.
    FontNotEmbedded(String),
    /// An embedded font program is damaged.
    FontDamaged(String),
    /// A font has no type that the standard knows, or lacks an entry that it must have.
    FontEntry(String, &'static str),
    /// The character map of a composite font does not go with it, or is none that may be used; what is wrong, in Finnish.
    CharacterMap(String, &'static str),
    /// The encoding of a font does not go with its program.
    FontEncoding(String),
    /// A character has no Unicode value.
    NoUnicode(String),
    /// A character is mapped to U+0000, U+FEFF or U+FFFE.
    FalseUnicode(String),
    /// A character has a value of the private use area and no replacement text.
    PrivateUse(String),
    /// The font has no glyph for a character.
    GlyphMissing(String),
    /// The width of a character differs from that in the font program.
    GlyphWidth(String),
    /// Colours of printing inks without a description of them.
    Cmyk,
    /// A colour space or colour profile that is not allowed.
    ColourSpace(&'static str),
    /// An operator that does not exist.
    Operator(String),
    /// An entry of an image, form, graphics state, halftone or stream.
    Entry(String),
    /// An image in JPEG 2000 of a form that is not allowed; what is wrong, in Finnish.
    Jpeg2000(&'static str),
    /// Compression that is not allowed.
    Compression(String),
    /// A drawing in PostScript.
    PostScript,
    /// The page, or a box of it, is too small or too large.
    PageSize,
    /// Graphics states are nested too deeply.
    NestedStates,
    /// A number, name or string beyond the limits.
    Limit(&'static str),
    /// Text or a picture that the structure does not know.
    Unmarked(&'static str),
    /// An artifact within tagged content, or tagged content within an artifact.
    MixedMarks,
    /// A form with tagged content that is drawn more than once.
    SharedForm,
    /// An element that does not stand where it may.
    Misplaced(String, String),
    /// The rows or columns of a table do not fit together.
    TableShape,
    /// Content that cannot be read.
    Unreadable,
}

impl Fault {
    /// The claims that it breaks, each with the clause.
    fn clauses(&self) -> &'static [(Claim, &'static str)] {
        use Claim::{Accessible, Archival};
        match self {
            Fault::FontNotEmbedded(_) => &[(Archival, "6.2.11.4.1"), (Accessible, "7.21.4.1")],
            Fault::FontDamaged(_) => &[(Archival, "6.2.11.4.1"), (Accessible, "7.21.4.1")],
            Fault::FontEntry(..) => &[(Archival, "6.2.11.2"), (Accessible, "7.21.2")],
            Fault::CharacterMap(..) => &[(Archival, "6.2.11.3"), (Accessible, "7.21.3")],
            Fault::FontEncoding(_) => &[(Archival, "6.2.11.6"), (Accessible, "7.21.6")],
            Fault::NoUnicode(_) | Fault::FalseUnicode(_) => {
                &[(Archival, "6.2.11.7.2"), (Accessible, "7.21.7")]
            }
            Fault::PrivateUse(_) => &[(Archival, "6.2.11.7.3")],
            Fault::GlyphMissing(_) => &[(Archival, "6.2.11.8"), (Accessible, "7.21.8")],
            Fault::GlyphWidth(_) => &[(Archival, "6.2.11.5"), (Accessible, "7.21.5")],
            Fault::Cmyk => &[(Archival, "6.2.4.3")],
            Fault::ColourSpace(_) => &[(Archival, "6.2.4")],
            Fault::Operator(_) => &[(Archival, "6.2.2")],
            Fault::Entry(_) => &[(Archival, "6.2")],
            Fault::Jpeg2000(_) => &[(Archival, "6.2.8.3")],
            Fault::Compression(_) => &[(Archival, "6.1.7.2")],
            Fault::PostScript => &[(Archival, "6.2.9")],
            Fault::PageSize | Fault::NestedStates | Fault::Limit(_) => &[(Archival, "6.1.13")],
            Fault::Unmarked(_) | Fault::MixedMarks => &[(Accessible, "7.1")],
            Fault::SharedForm => &[(Accessible, "7.20")],
            Fault::Misplaced(..) | Fault::TableShape => &[(Accessible, "7.2")],
            Fault::Unreadable => &[(Archival, "6.1.7.1"), (Accessible, "7.1")],
        }
    }

    fn ask(&self) -> Ask {
        match self {
            Fault::Unmarked(_) | Fault::MixedMarks | Fault::SharedForm | Fault::Misplaced(..) => Ask::Tags,
            Fault::TableShape => Ask::Table,
            Fault::FontNotEmbedded(_)
            | Fault::FontDamaged(_)
            | Fault::FontEntry(..)
            | Fault::CharacterMap(..)
            | Fault::FontEncoding(_)
            | Fault::NoUnicode(_)
            | Fault::FalseUnicode(_)
            | Fault::PrivateUse(_)
            | Fault::GlyphMissing(_)
            | Fault::GlyphWidth(_) => Ask::Fonts,
            _ => Ask::Archival,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::FontNotEmbedded(font) => write!(f, "kirjasinta ”{font}” ei ole upotettu tiedostoon"),
            Fault::FontDamaged(font) => write!(f, "tiedostoon upotettu kirjasin ”{font}” on vioittunut"),
            Fault::FontEntry(font, entry) => {
                write!(
                    f,
                    "kirjasimen ”{font}” tiedoista puuttuu tai on väärin kohta {entry}"
                )
            }
            Fault::CharacterMap(font, what) => {
                write!(f, "kirjasimen ”{font}” merkistökartta (CMap) {what}")
            }
            Fault::FontEncoding(font) => write!(f, "kirjasimen ”{font}” merkistö ei ole sen mukainen"),
            Fault::NoUnicode(font) => write!(
                f,
                "kirjasimella ”{font}” on kirjoitettu merkkejä, joista ei tiedetä, mitä kirjaimia ne ovat"
            ),
            Fault::FalseUnicode(font) => write!(
                f,
                "kirjasimen ”{font}” merkeille on annettu arvo, joka ei ole mikään kirjain"
            ),
            Fault::PrivateUse(font) => write!(
                f,
                "kirjasimella ”{font}” on kirjoitettu merkkejä, joilla ei ole merkitystä eikä korvaavaa tekstiä"
            ),
            Fault::GlyphMissing(font) => {
                write!(
                    f,
                    "kirjasimesta ”{font}” puuttuu merkkejä, joita sillä on kirjoitettu"
                )
            }
            Fault::GlyphWidth(font) => write!(
                f,
                "kirjasimen ”{font}” merkkien leveydet ovat tiedostossa toiset kuin kirjasimessa"
            ),
            Fault::Cmyk => f.write_str("tiedostossa on CMYK-värejä (painovärejä) ilman väriprofiilia"),
            Fault::ColourSpace(what) | Fault::Jpeg2000(what) => f.write_str(what),
            Fault::Operator(name) => write!(f, "sivun sisällössä on tuntematon käsky ”{name}”"),
            Fault::Entry(name) => {
                write!(
                    f,
                    "tiedostossa on kohta ”{name}”, joka ei saa olla arkistoitavassa tiedostossa sellaisenaan"
                )
            }
            Fault::Compression(name) => write!(f, "tiedostossa on pakkausta, jota ei saa käyttää ({name})"),
            Fault::PostScript => f.write_str("tiedostossa on PostScript-ohjelma"),
            Fault::PageSize => {
                f.write_str("sivu on liian suuri tai liian pieni (sivun mitat saavat olla 1 mm – 5 m)")
            }
            Fault::NestedStates => f.write_str("piirtotiloja on sisäkkäin yli 28"),
            Fault::Limit(what) => f.write_str(what),
            Fault::Unmarked(what) => write!(f, "sivulla on {what}, jota tiedoston rakenne (tagit) ei tunne"),
            Fault::MixedMarks => {
                f.write_str("sama sisältö on merkitty sekä rakenteen osaksi että koristeeksi")
            }
            Fault::SharedForm => f.write_str("sama rakenteen osa on piirretty useaan paikkaan"),
            Fault::Misplaced(child, parent) if parent.is_empty() => {
                write!(f, "rakenteen osa {child} ei ole siellä, missä sen pitää olla")
            }
            Fault::Misplaced(child, parent) => write!(
                f,
                "rakenteen osa {child} on osassa {parent}, jossa se ei saa olla"
            ),
            Fault::TableShape => f.write_str("taulukon riveillä ei ole yhtä monta saraketta"),
            Fault::Unreadable => f.write_str("sisältöä ei voi lukea"),
        }
    }
}

/// A fault and where it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Breach {
    /// The page of the annex, from 1; `None` if it concerns the whole file.
    pub page: Option<usize>,
    /// The clause that is broken, with what breaks it.
    pub fault: Fault,
}

impl Breach {
    /// The claims that the file cannot make with it.
    pub fn claims(&self) -> impl Iterator<Item = Claim> + '_ {
        self.fault.clauses().iter().map(|(claim, _)| *claim)
    }

    /// The request to pass on to the sender, a sentence in Finnish.
    #[must_use]
    pub fn fix(&self) -> &'static str {
        match self.fault.ask() {
            Ask::Archival => "pyydä lähettäjää tallentamaan liite PDF/A-2-muodossa",
            Ask::Tags => {
                "pyydä lähettäjää korjaamaan liitteen saavutettavuus (tagit) alkuperäisessä asiakirjassa ja tallentamaan \
                 se uudelleen saavutettavana PDF:nä"
            }
            Ask::Table => {
                "pyydä lähettäjää tekemään taulukosta säännöllinen (joka rivillä yhtä monta solua) ja tallentamaan liite \
                 uudelleen saavutettavana PDF:nä"
            }
            Ask::Fonts => {
                "pyydä lähettäjää tallentamaan liite uudelleen PDF/A-2-muodossa niin, että kirjasimet upotetaan kokonaan"
            }
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(page) = self.page {
            write!(f, "sivu {page}: ")?;
        }
        write!(f, "{} (", self.fault)?;
        for (index, (claim, clause)) in self.fault.clauses().iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}{}, kohta {clause}", claim.name())?;
        }
        f.write_str(")")
    }
}

/// The breaches of a file, each once, in the order of its pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Breaches(pub Vec<Breach>);

impl fmt::Display for Breaches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, breach) in self.0.iter().enumerate() {
            let separator = if index > 0 { "; " } else { "" };
            write!(f, "{separator}{breach}")?;
        }
        Ok(())
    }
}
