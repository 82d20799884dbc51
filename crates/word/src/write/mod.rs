//! Writing a document.

mod bookmarks;
mod column_widths;
mod contents;
mod definitions;
mod field_code;
mod header;
mod heading;
mod inlines;
mod kept_notes;
mod links;
mod list;
mod media;
mod notes;
pub(crate) mod properties;
mod section;
mod signatures;
mod table;
mod writer;

use docx_rs::{BuildXML, Footer};
use thiserror::Error;
use vuosikello_document::{Block, Document, Head, HeadField, NotePlace};
use vuosikello_ooxml::{Package, PackageError, Relationships, XmlError};

use crate::conform::{Ids, LOGO_RELATIONSHIP, conform};
use crate::fill_in::FillIn;
use crate::generated::embed;
use crate::parts;
use crate::reference::Reference;
use crate::role::Role;
use section::HeaderPart;
use writer::Writer;

/// Why a document could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The document has a table of contents, but the pages given are not those of its headings.
    #[error(
        "sisällysluetteloa varten tarvitaan jokaisen {headings} otsikon sivu, mutta sivuja annettiin {pages}"
    )]
    ContentsPages {
        /// How many headings the document has.
        headings: usize,
        /// How many pages were given.
        pages: usize,
    },
    /// A field of the head is so long that the header would leave no room for text on the page.
    #[error(
        "kenttä {field} on liian pitkä: {length} merkkiä, ylä- ja alatunnisteeseen mahtuu enintään {MAX_FIELD}"
    )]
    FieldTooLong {
        /// The field, as Word shows its name.
        field: &'static str,
        /// How many characters it has.
        length: usize,
    },
    /// A part that docx-rs built is not readable XML: a defect of this crate.
    #[error("asiakirjan osan kirjoittaminen ei onnistu: {0}")]
    Part(#[from] XmlError),
    /// The parts could not be packed.
    #[error("asiakirjan pakkaaminen ei onnistu: {0}")]
    Package(#[from] PackageError),
}

/// The longest field of the head, in characters. The header grows with its fields, and with a word of ten thousand
/// letters in one it would leave no room for the text of the page.
const MAX_FIELD: usize = 300;

/// Writes a document as a Word file (`.docx`).
///
/// `contents_pages` are the pages of the headings of the document, of all of them in reading order; they go into the
/// table of contents. A document without one needs none.
///
/// The same document and reference give the same bytes, in any thread and order.
///
/// # Errors
/// [`Error::ContentsPages`] if there is a table of contents and the number of pages is not that of the headings;
/// [`Error::FieldTooLong`] if a field of the head has more than 300 characters.
///
/// ```
/// use vuosikello_document::{Block, Document, Head, Heading, Inline};
/// use vuosikello_word::{Reference, write};
///
/// let mut document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
/// document.blocks = vec![
///     Block::Title(vec![Inline::text("Palvelusopimus 2027")]),
///     Block::Contents { title: "Sisällys".into(), depth: 2 },
///     Block::Heading(Heading::new(1, "tarkoitus", vec![Inline::text("Tarkoitus")])),
///     Block::Paragraph(vec![Inline::text("Tällä sopimuksella sovitaan palveluista.")]),
/// ];
/// let file = write(&document, Reference::built_in(), &[1])?;
/// assert!(file.starts_with(b"PK"));
/// # Ok::<(), vuosikello_word::Error>(())
/// ```
pub fn write(document: &Document, reference: &Reference, contents_pages: &[u32]) -> Result<Vec<u8>, Error> {
    let headings = document.headings().count();
    let has_contents = document
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Contents { .. }));
    if has_contents && headings != contents_pages.len() {
        return Err(Error::ContentsPages {
            headings,
            pages: contents_pages.len(),
        });
    }
    write_with(document, reference, Some(contents_pages), &[])
}

/// Writes a document to be filled in: as [`write_without_pages()`], with something to choose from in the places of some words.
///
/// # Errors
/// As [`write_without_pages()`].
///
/// ```
/// use vuosikello_document::{Block, Document, Head, Inline};
/// use vuosikello_word::{FillIn, FillInKind, Reference, read, write_to_fill_in};
///
/// let mut minutes = Document::new(Head::new("Pöytäkirja", "Oikeusrekisterikeskus"));
/// minutes.blocks = vec![Block::Paragraph(vec![Inline::text("… (määräaika)")])];
/// let day = FillIn { words: "määräaika".into(), kind: FillInKind::Day };
/// let file = write_to_fill_in(&minutes, Reference::built_in(), &[day])?;
/// assert_eq!(read(&file)?.document.blocks, minutes.blocks);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_to_fill_in(
    document: &Document,
    reference: &Reference,
    fill_ins: &[FillIn],
) -> Result<Vec<u8>, Error> {
    write_with(document, reference, None, fill_ins)
}

/// Writes a document as [`write()`] does, where the pages of its headings are not known: a table of contents has no page
/// numbers, and is marked out of date, so that Word works it out on opening. A document without one is the same file as of
/// [`write()`].
///
/// # Errors
/// [`Error::FieldTooLong`] if a field of the head has more than 300 characters.
pub fn write_without_pages(document: &Document, reference: &Reference) -> Result<Vec<u8>, Error> {
    write_with(document, reference, None, &[])
}

fn write_with(
    document: &Document,
    reference: &Reference,
    contents_pages: Option<&[u32]>,
    fill_ins: &[FillIn],
) -> Result<Vec<u8>, Error> {
    let mut package = package_with(document, reference, contents_pages, fill_ins)?;
    properties::seal(&mut package, &document.head);
    Ok(package.write()?)
}

/// The parts that [`write_without_pages`] packs, without the seal over them.
pub(crate) fn package_without_pages(document: &Document, reference: &Reference) -> Result<Package, Error> {
    let mut package = package_with(document, reference, None, &[])?;
    properties::leave_open(&mut package, &document.head);
    Ok(package)
}

/// The parts of a file but for its own properties.
fn package_with(
    document: &Document,
    reference: &Reference,
    contents_pages: Option<&[u32]>,
    fill_ins: &[FillIn],
) -> Result<Package, Error> {
    check_fields(&document.head)?;
    let mut writer = Writer::new(document, reference, contents_pages);
    writer.marks.fill_ins = fill_ins;
    writer.marks.language = document.head.language;
    let built = build(&mut writer);
    let mut package = package(&writer, &built)?;
    properties::describe(&mut package, &document.head);
    Ok(package)
}

fn check_fields(head: &Head) -> Result<(), Error> {
    for field in HeadField::ALL {
        let length = head.field(field).map_or(0, |text| text.chars().count());
        if length > MAX_FIELD {
            let field = field.title();
            return Err(Error::FieldTooLong { field, length });
        }
    }
    Ok(())
}

/// The parts that docx-rs builds. The default footer comes first, then that of the first page.
struct Built {
    document: Vec<u8>,
    headers: Vec<(HeaderPart, Vec<u8>)>,
    footers: Vec<Vec<u8>>,
}

/// Builds these parts alone: the others that docx-rs makes are not used.
fn build(writer: &mut Writer<'_>) -> Built {
    let body = docx_rs::Document {
        children: writer.body(),
        ..docx_rs::Document::new()
    };
    let document = body.default_section_property(writer.section_properties());
    let headers = writer.section.headers().into_iter().map(|part| {
        let page = writer.reference.page_of(part.orientation);
        (part, writer.header(part.is_first_page, page).build())
    });
    let headers = headers.collect();
    let mut footers = Vec::new();
    if let Some(contact) = writer.document.head.field(HeadField::Contact) {
        let mut line = writer.paragraph(Role::Footer);
        line.children.push(header::control(HeadField::Contact, &contact));
        footers = vec![Footer::new().add_paragraph(line).build(); 2];
    }
    Built {
        document: document.build(),
        headers,
        footers,
    }
}

/// The package of the corrected parts and those of the reference.
fn package(writer: &Writer<'_>, built: &Built) -> Result<Package, Error> {
    let reference = writer.reference;
    let language = writer.document.head.language;
    let mut package = reference.attached.parts.clone();
    let mut relationships = Relationships::default();
    let mut ids = Ids::default();

    let document = conform(&built.document, &writer.marks, &mut ids)?;
    package.insert(parts::DOCUMENT_PART, parts::DOCUMENT, document);
    for (part, header) in &built.headers {
        let file = format!("header{}.xml", part.number);
        let name = format!("word/{file}");
        if part.is_first_page
            && let Some(logo) = &reference.logo
        {
            let mut own = Relationships::default();
            own.relate(LOGO_RELATIONSHIP, "image", "media/logo.png");
            package.set_relationships(&name, &own);
            package.insert("word/media/logo.png", "image/png", logo.png().to_vec());
        }
        package.insert(name, parts::HEADER, conform(header, &writer.marks, &mut ids)?);
        relationships.relate(part.relationship(), "header", file);
    }
    for (number, footer) in (1..).zip(&built.footers) {
        let file = format!("footer{number}.xml");
        let footer = conform(footer, &writer.marks, &mut ids)?;
        package.insert(format!("word/{file}"), parts::FOOTER, footer);
        relationships.relate(format!("rIdFooter{number}"), "footer", file);
    }

    for (place, kind, content_type) in [
        (NotePlace::Page, "footnotes", parts::FOOTNOTES),
        (NotePlace::End, "endnotes", parts::ENDNOTES),
    ] {
        let Some(notes) = writer.notes_part(place, &mut ids)? else {
            continue;
        };
        let name = format!("word/{kind}.xml");
        let mut own = Relationships::default();
        writer.links.relate(&mut own);
        writer.media.relate(&mut own);
        if !own.is_empty() {
            package.set_relationships(&name, &own);
        }
        package.insert(name, content_type, notes);
        relationships.relate(format!("rIdNotes{kind}"), kind, format!("{kind}.xml"));
    }
    writer.media.relate(&mut relationships);
    writer.media.pack(&mut package);

    let styles = match writer.uses_spare_styles.get() {
        true => &reference.all_styles,
        false => &reference.styles,
    };
    let styles = styles.get(language).to_vec();
    package.insert("word/styles.xml", parts::STYLES, styles);
    relationships.relate("rIdStyles", "styles", "styles.xml");
    let settings = reference.settings.get(language).to_vec();
    package.insert("word/settings.xml", parts::SETTINGS, settings);
    relationships.relate("rIdSettings", "settings", "settings.xml");
    let numbering = reference.numbering.part(&writer.lists);
    package.insert("word/numbering.xml", parts::NUMBERING, numbering);
    relationships.relate("rIdNumbering", "numbering", "numbering.xml");
    for attached in reference.attached.relationships.iter() {
        relationships.add(&attached.id, &attached.kind, &attached.target);
    }
    writer.links.relate(&mut relationships);
    embed(&mut package, &mut relationships, writer.document);
    package.set_relationships(parts::DOCUMENT_PART, &relationships);
    Ok(package)
}
