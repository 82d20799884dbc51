//! Warnings on annexes of a written file.

use thiserror::Error;

use super::breach::{Breaches, Claim};

/// Something that a person should check.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Warning {
    /// An annex without tags: it passes the machine's checks as pictures of pages, but a screen reader cannot read it.
    #[error(
        "liite ”{title}” ei ole saavutettava: sen PDF-tiedostossa ei ole rakennetta (tageja), joten ruudunlukija ei pysty \
         lukemaan sitä. Tallenna liite uudelleen saavutettavana PDF-tiedostona"
    )]
    UntaggedAnnex {
        /// The title of the annex.
        title: String,
    },
    /// Pictures in the documents without a text that says what they show: the file does not claim PDF/UA.
    #[error(
        "asiakirjoissa on {count} kuvaa ilman vaihtoehtoista tekstiä, joten PDF:stä jää pois merkintä saavutettavuudesta \
         (PDF/UA). Lisää kuviin vaihtoehtoiset tekstit Wordissa"
    )]
    PicturesWithoutText {
        /// The number of pictures.
        count: usize,
    },
    /// Pictures in an annex without a text that says what they show.
    #[error(
        "liitteen ”{title}” PDF-tiedostossa on {count} kuvaa ilman vaihtoehtoista tekstiä. Lisää kuviin vaihtoehtoiset \
         tekstit ja tallenna liite uudelleen"
    )]
    FiguresWithoutText {
        /// The title of the annex.
        title: String,
        /// The number of pictures.
        count: usize,
    },
    /// Formulas in an annex without a text that says what they are.
    #[error(
        "liitteen ”{title}” PDF-tiedostossa on {count} kaavaa ilman vaihtoehtoista tekstiä. Lisää kaavoihin vaihtoehtoiset \
         tekstit ja tallenna liite uudelleen"
    )]
    FormulasWithoutText {
        /// The title of the annex.
        title: String,
        /// The number of formulas.
        count: usize,
    },
    /// An annex had layers, all of them shown: they are now one.
    #[error("liitteen ”{title}” PDF-tiedostossa oli tasoja, jotka on yhdistetty: kaikki näkyvät aina")]
    LayersJoined {
        /// The title of the annex.
        title: String,
    },
    /// An annex was taken in although it breaks clauses of the standards, so the file does not claim to keep them.
    #[error(
        "liite ”{title}” on otettu mukaan sellaisenaan, joten PDF:stä jää pois {}: {breaches}",
        claims_of(breaches)
    )]
    TakenAsIs {
        /// The title of the annex.
        title: String,
        /// What it breaks.
        breaches: Breaches,
    },
}

/// The marks of the claims that breaches break.
fn claims_of(breaches: &Breaches) -> &'static str {
    let breaks = |claim| {
        breaches
            .0
            .iter()
            .any(|breach| breach.claims().any(|it| it == claim))
    };
    match (breaks(Claim::Archival), breaks(Claim::Accessible)) {
        (true, true) => "merkintä arkistokelpoisuudesta (PDF/A) ja saavutettavuudesta (PDF/UA)",
        (true, false) => "merkintä arkistokelpoisuudesta (PDF/A)",
        _ => "merkintä saavutettavuudesta (PDF/UA)",
    }
}
