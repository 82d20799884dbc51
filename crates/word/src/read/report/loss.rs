//! What the document tree could not hold of a Word file.

use std::fmt;

use serde::Serialize;

use super::Place;
use crate::read::contents_line::is_entry_of;

/// How much a loss matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Something that the file says is not in the document: a reader of the document would miss it.
    Content,
    /// The words are all there; they look or behave otherwise than in the file.
    Look,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $weight:ident, $name:literal;)*) => {
        /// What was lost.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum LossKind {
            $($(#[$doc])* $kind,)*
            /// An element that this crate does not know, by its name.
            Unknown(String),
        }

        impl LossKind {
            /// The kind in words, in Finnish.
            pub fn name(&self) -> &str {
                match self { $(LossKind::$kind => $name,)* LossKind::Unknown(name) => name }
            }

            /// The weight that losses of the kind have, unless a particular one shows nothing.
            pub fn weight(&self) -> Weight {
                match self { $(LossKind::$kind => Weight::$weight,)* LossKind::Unknown(_) => Weight::Content }
            }
        }
    };
}

kinds! {
    /// Text in a box, beside the running text.
    TextBox, Content, "tekstiruutu";
    /// A mathematical formula.
    Equation, Content, "kaava";
    /// A file or an object of another program.
    EmbeddedObject, Content, "upotettu objekti";
    /// A diagram of Office.
    SmartArt, Content, "SmartArt-kuvio";
    /// A drawn shape without text.
    Shape, Look, "piirretty kuvio";
    /// A picture of a kind that a document cannot hold, or one that lies outside the file.
    Picture, Content, "kuva, jota ei voi lukea";
    /// A picture that stood beside the text or behind it now stands in the line.
    FloatingPicture, Look, "kelluva kuva";
    /// Cropping, turning, effects or the link of a picture.
    PictureEffect, Look, "kuvan muotoilu";
    /// A picture without a text for someone who cannot see it.
    PictureWithoutText, Look, "kuva ilman vaihtoehtoista tekstiä";
    /// A chart; the table of its data stands in its place.
    Chart, Look, "kaavio taulukkona";
    /// A chart whose data are not in the file, or of a kind that is not known.
    ChartWithoutData, Content, "kaavio, jonka tietoja ei voi lukea";
    /// A document that Word would put in when it opens the file.
    IncludedFile, Content, "liitetty tiedosto";
    /// Handwriting.
    Ink, Content, "käsinkirjoitus";
    /// A field of a form, a check box or a list to choose from; its value is text now.
    FormField, Look, "lomakekenttä";
    /// A content control that nobody has filled in: its prompt is text now.
    Placeholder, Look, "täyttämätön kenttä";
    /// A field whose text is not in the file.
    FieldWithoutText, Content, "kenttä ilman tekstiä";
    /// A field whose end is missing; its text is read, its code is not.
    UnclosedField, Look, "päättymätön kenttä";
    /// Text that neither screen nor paper shows.
    HiddenText, Look, "piiloteksti";
    /// A character of a symbol typeface without an equivalent.
    Symbol, Content, "erikoismerkki";
    /// Reading aids above the text.
    Ruby, Content, "lukuohje";
    /// Words behind the text.
    Watermark, Look, "vesileima";
    /// A rule across the page.
    Rule, Look, "vaakaviiva";
    /// The size or direction of pages, columns, borders of pages, numbering of lines.
    PageGeometry, Look, "sivun asettelu";
    /// A frame or table that text flows round.
    FloatingFrame, Look, "kelluva kehys";
    /// The colour of text.
    Colour, Look, "tekstin väri";
    /// Text marked with a colour.
    Highlight, Look, "korostusväri";
    /// The ground of paragraphs and cells, or lines round them.
    Shading, Look, "tausta tai reunaviiva";
    /// The typeface.
    Font, Look, "kirjasin";
    /// The size of text.
    FontSize, Look, "kirjasinkoko";
    /// Capitals, outline, spacing and the like.
    TextEffect, Look, "tekstitehoste";
    /// Underlined text.
    Underline, Look, "alleviivaus";
    /// Text struck through.
    Strike, Look, "yliviivaus";
    /// Raised or lowered text.
    Script, Content, "ylä- tai alaindeksi";
    /// Text aligned in another way.
    Alignment, Look, "tasaus";
    /// A tab; it is a space now.
    Tab, Look, "sarkain";
    /// A deeper heading than a document has levels.
    HeadingLevel, Look, "otsikkotaso";
    /// A number of a heading or of a list item that would come out otherwise.
    Number, Content, "numerointi";
    /// A footnote or endnote.
    Note, Content, "ala- tai loppuviite";
    /// The mark of a note that is not its number.
    NoteMark, Look, "viitteen merkki";
    /// A table whose cells are merged, or that lies in another.
    TableShape, Look, "taulukon rakenne";
    /// An entry of a table of contents or index that differs from the headings.
    ContentsEntry, Look, "sisällysluettelon rivi";
    /// A line of a header or footer that has no place in what is made of the file.
    FurnitureLine, Content, "rivi";
    /// A link that leads nowhere, or where no link of a document may lead.
    Link, Look, "linkki";
}

/// Something that the document tree could not hold.
///
/// ```
/// # use vuosikello_word::{LossKind, Weight};
/// assert_eq!(LossKind::TextBox.weight(), Weight::Content);
/// assert_eq!(LossKind::TextBox.name(), "tekstiruutu");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Loss {
    /// What it was.
    pub kind: LossKind,
    /// How much it matters.
    pub weight: Weight,
    /// Where it stands.
    pub place: Place,
    /// Its text or description, shortened; of several in one paragraph, that of the first.
    pub excerpt: String,
    /// How many of the kind the paragraph has.
    pub count: usize,
    /// Its whole text, where the document lacks it: what tells one such loss from another.
    #[serde(skip)]
    pub(crate) words: String,
}

impl Loss {
    /// Whether it is the line of a table of contents that a heading with this text would have.
    pub fn is_entry_of(&self, heading: &str) -> bool {
        self.kind == LossKind::ContentsEntry && is_entry_of(&self.words, heading)
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.kind.name())?;
        if !self.excerpt.is_empty() {
            write!(f, " ”{}”", self.excerpt)?;
        }
        Ok(())
    }
}
