//! The reasons for refusing a finished file.

use thiserror::Error;

use super::breach::Breaches;

/// Why a finished file cannot be taken in as an annex.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It cannot be read as PDF.
    #[error("tiedosto ei ole ehjä PDF-tiedosto")]
    Unreadable,
    /// It exceeds a limit.
    #[error("tiedosto on liian suuri ({what}); enintään {limit}")]
    TooLarge {
        /// What there is too much of, in Finnish.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// Its drawings lie in each other too deeply.
    #[error("tiedoston piirrokset ovat liian monta sisäkkäin")]
    TooDeep,
    /// An element of its structure stands in the tree twice.
    #[error("tiedoston rakenne (tagit) on rikki: sama rakenteen osa on kahdessa paikassa")]
    Structure,
    /// The Unicode map of a font has ranges that overlap without end.
    #[error("tiedoston kirjasimen merkkikartta on rikki. Tallenna tiedosto uudelleen PDF/A-muodossa")]
    UnicodeMap,
    /// It has no pages.
    #[error("tiedostossa ei ole yhtään sivua")]
    Empty,
    /// It is encrypted (ISO 19005-2 § 6.1.3).
    #[error("tiedosto on salattu. Poista salaus ja salasana ja tallenna tiedosto uudelleen")]
    Encrypted,
    /// It has form fields or signatures, which would lose their meaning.
    #[error("tiedostossa on lomakekenttiä tai allekirjoituksia. Tulosta lomake uudeksi PDF-tiedostoksi")]
    Form,
    /// It has scripts (ISO 19005-2 § 6.5.1).
    #[error("tiedostossa on komentosarjoja (JavaScript), joita arkistoitavassa tiedostossa ei saa olla")]
    Script,
    /// It has actions other than links (ISO 19005-2 § 6.5.1).
    #[error("tiedostossa on toiminto ”{0}”, jota liitteessä ei saa olla")]
    Action(String),
    /// It has other files in it (ISO 19005-2 § 6.8).
    #[error("tiedostossa on muita tiedostoja upotettuina. Poista ne tai toimita ne omina liitteinään")]
    EmbeddedFiles,
    /// It has layers that are hidden, or are at times.
    #[error("tiedostossa on tasoja, joista osa on piilossa. Yhdistä tasot ja tallenna tiedosto uudelleen")]
    Layers,
    /// It has annotations other than links, such as comments.
    #[error("tiedostossa on merkintöjä tai kommentteja ({0}). Poista ne ja tallenna tiedosto uudelleen")]
    Annotation(String),
    /// It breaks clauses of the standards that the whole file is to keep.
    #[error("{0}")]
    Breaches(Breaches),
}
