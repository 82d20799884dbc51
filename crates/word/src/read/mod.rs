//! Reading a Word file back into a document.
//!
//! The reader takes any bytes: sizes, depth and numbers are bounded, and what it does not know it passes over. Styles
//! are known by their names, and through those that they are based on, so a file that went through another language
//! version of Word, or through LibreOffice, reads alike. Tracked insertions are read as text, tracked deletions are
//! not; comments, pictures and notes are passed over.

mod blocks;
mod contents;
mod context;
mod elements;
mod error;
mod head;
mod inlines;
mod links;
mod lists;
mod numbering;
mod paragraph;
mod parts;
mod styles;
mod tables;

use vuosikello_document::Document;
use vuosikello_ooxml::Package;

pub use error::ReadError;

use blocks::Blocks;
use context::Context;
use links::Links;
use numbering::Numbering;
use parts::{part, target};
use styles::Styles;

/// Reads a Word file.
///
/// The blocks of a file that [`write`](crate::write()) made come back as they were, with these exceptions: the id of a
/// heading is the name of its bookmark (letters, digits and underscores), the weight of a column is its width, and
/// empty paragraphs are left out. Of a foreign file the text, headings, lists and tables are read as well as
/// its styles tell them.
///
/// # Errors
/// [`ReadError`] if the bytes are not a Word file, or it is damaged or too large. No bytes make it panic.
///
/// ```
/// use vuosikello_document::{Block, Document, Head, Inline};
/// use vuosikello_word::{Reference, read, write};
///
/// let mut document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
/// document.blocks.push(Block::Paragraph(vec![Inline::text("Palveluista sovitaan liitteissä.")]));
/// let file = write(&document, Reference::built_in(), &[])?;
/// assert_eq!(read(&file)?, document);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let package = Package::read(bytes)?;
    let root = package.relationships("")?;
    let main = target(&package, &root, "", "officeDocument").ok_or(ReadError::NotWord)?;
    let document = part(&package, &main)?;
    if document.name != "w:document" {
        return Err(ReadError::NotWord);
    }
    let relationships = package.relationships(&main)?;
    let optional = |kind: &str| {
        target(&package, &relationships, &main, kind)
            .map(|name| part(&package, &name))
            .transpose()
    };
    let styles = Styles::new(optional("styles")?.as_ref());
    let numbering = Numbering::new(optional("numbering")?.as_ref());
    let language = styles.language();
    let links = Links::new(&document, &styles, &relationships);
    let context = Context {
        styles,
        numbering,
        links,
        language,
    };

    let head = head::read(&package, &root, &main, &document, &relationships, language)?;
    let mut blocks = Blocks::new(&context);
    if let Some(body) = document.find("w:body") {
        blocks.read(body);
    }
    Ok(Document {
        head,
        blocks: blocks.finish(),
    })
}
