//! The reasons for refusing a finished file.

use thiserror::Error;

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
    #[error("tiedostossa on toiminto ”{0}”, jota arkistoitavassa tiedostossa ei saa olla")]
    Action(String),
    /// It has other files in it (ISO 19005-2 § 6.8).
    #[error("tiedostossa on muita tiedostoja upotettuina. Poista ne tai toimita ne omina liitteinään")]
    EmbeddedFiles,
    /// It has layers.
    #[error(
        "tiedostossa on tasoja, joista osa voi olla piilossa. Yhdistä tasot ja tallenna tiedosto uudelleen"
    )]
    Layers,
    /// It has annotations other than links, such as comments.
    #[error("tiedostossa on merkintöjä tai kommentteja ({0}). Poista ne ja tallenna tiedosto uudelleen")]
    Annotation(String),
    /// A font is not embedded (ISO 19005-2 § 6.2.11.4).
    #[error("kirjasinta ”{0}” ei ole upotettu tiedostoon. Tallenna tiedosto uudelleen PDF/A-muodossa")]
    Font(String),
    /// It uses a compression that archives forbid (ISO 19005-2 § 6.1.7.2).
    #[error(
        "tiedostossa on LZW-pakkausta, jota arkistoitavassa tiedostossa ei saa olla. Tallenna se PDF/A-muodossa"
    )]
    Compression,
    /// It has CMYK colours, for which the whole file has no output intent (ISO 19005-2 § 6.2.4.3).
    #[error(
        "tiedostossa on CMYK-värejä (painovärejä), joita arkistoitavassa tiedostossa ei saa olla. Tallenna se \
         PDF/A-muodossa RGB-värein"
    )]
    Cmyk,
    /// An embedded font program is damaged (ISO 19005-2 § 6.2.11.4.1).
    #[error("tiedostoon upotettu kirjasin ”{0}” on vioittunut. Tallenna tiedosto uudelleen PDF/A-muodossa")]
    DamagedFont(String),
    /// It has an operator, or an entry of an image or a graphics state, that archives forbid (ISO 19005-2 § 6.2).
    #[error(
        "tiedostossa on kohta ”{0}”, jota arkistoitavassa tiedostossa ei saa olla. Tallenna tiedosto uudelleen \
         PDF/A-muodossa"
    )]
    Forbidden(String),
    /// A page is smaller than 3 or larger than 14 400 units (ISO 19005-2 § 6.1.13).
    #[error(
        "tiedoston sivu on liian suuri tai liian pieni (sivun mitat saavat olla 1 mm – 5 m). Tallenna tiedosto \
         uudelleen PDF/A-muodossa"
    )]
    PageSize,
}
