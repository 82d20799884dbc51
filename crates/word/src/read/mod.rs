//! Reading a Word file back into a document.
//!
//! The reader takes any bytes: sizes, depth and numbers are bounded, and what it does not know it passes over. Styles
//! are known by their names, and through those that they are based on, so a file that went through another language
//! version of Word, or through LibreOffice, reads alike. Tracked insertions are read as text, tracked deletions are
//! not; comments, pictures and notes are passed over.

mod blocks;
mod contents;
mod head;
mod inlines;
mod links;
mod lists;
mod numbering;
mod paragraph;
mod styles;
mod tables;

use thiserror::Error;
use vuosikello_document::{Document, Language};
use vuosikello_ooxml::{Element, Package, PackageError, Relationships, XmlError, resolve_target};

use blocks::Blocks;
use links::Links;
use numbering::Numbering;
use styles::Styles;

/// Why a file could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file is not an Office package, is damaged or too large.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// A part is not readable XML.
    #[error("osa {part} ei ole luettavissa: {error}")]
    Part {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        error: XmlError,
    },
    /// The package is of another kind than a Word document.
    #[error("tiedosto ei ole Word-asiakirja (.docx)")]
    NotWord,
}

/// What the text of a document refers to.
struct Context {
    styles: Styles,
    numbering: Numbering,
    links: Links,
    /// The language of the document: a run in another is a foreign passage.
    language: Language,
}

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

/// The part to which the first relationship of the kind leads.
fn target(package: &Package, relationships: &Relationships, source: &str, kind: &str) -> Option<String> {
    let relationship = relationships
        .of_kind(kind)
        .filter(|relationship| !relationship.external)?;
    resolve_target(source, &relationship.target).filter(|name| package.part(name).is_some())
}

fn part<'p>(package: &'p Package, name: &str) -> Result<Element<'p>, ReadError> {
    let bytes = package.part(name).unwrap_or_default();
    Element::parse(bytes).map_err(|error| ReadError::Part {
        part: name.to_owned(),
        error,
    })
}

/// Whether a property that is on or off is on: there, and not said to be off (ECMA-376 Part 1 § 17.17.4).
fn is_on(properties: &Element<'_>, name: &str) -> bool {
    properties
        .find(name)
        .is_some_and(|property| !matches!(property.get("w:val"), Some("0" | "false" | "off" | "none")))
}

/// The value of a property.
fn value<'e>(properties: &'e Element<'_>, name: &str) -> Option<&'e str> {
    properties.find(name)?.get("w:val")
}

/// Whether an element holds text that a reader sees as part of what encloses it: insertions, content controls and the
/// like. Deletions do not.
fn is_transparent(name: &str) -> bool {
    matches!(
        name,
        "w:ins"
            | "w:moveTo"
            | "w:sdt"
            | "w:sdtContent"
            | "w:smartTag"
            | "w:customXml"
            | "w:fldSimple"
            | "w:dir"
            | "w:bdo"
    )
}
