//! Warnings on annexes of a written file.

use thiserror::Error;

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
}
