//! Reading a Word file back into a document.
//!
//! The reader takes any bytes: sizes, depth and numbers are bounded, and what the document tree cannot hold is told in the
//! [`Reading`]. Styles are known by their names, and through those that they are based on, so a file that went through another
//! language version of Word, or through LibreOffice, reads alike.
//!
//! A part of the package is parsed, its prefixes and alternatives are put right ([`normalise`]), and one pass turns the body into
//! blocks ([`blocks`], [`tables`], [`paragraph`], [`runs`]). What goes along with the pass is its [`session`]: place,
//! counters, losses, changes, comments. A file with tracked changes has two texts; a pass reads one of them ([`options::View`]).

mod anchors;
mod blocks;
mod charts;
mod contents;
mod contents_line;
mod context;
mod drawings;
mod elements;
mod error;
mod fields;
mod furniture;
mod head;
mod inlines;
mod links;
mod lists;
mod look;
mod media;
mod normalise;
mod note;
mod notes;
mod numbering;
mod options;
mod outline;
mod page_geometry;
mod paragraph;
mod parts;
mod properties;
pub(crate) mod report;
mod runs;
mod sections;
mod session;
mod stories;
mod styles;
mod symbols;
mod tables;
mod text;
mod theme;

use std::borrow::Cow;

use vuosikello_document::Document;
use vuosikello_ooxml::Package;

pub use error::ReadError;
pub use options::{ReadOptions, Tracked};
pub use report::Reading;

use anchors::Anchors;
use blocks::Blocks;
use context::Context;
use fields::Fields;
use furniture::ShownFurniture;
use notes::Notes;
use numbering::Numbering;
use options::View;
use parts::{Part, attached, open, open_package, part, spare, target};
use session::Session;
use styles::Styles;
use theme::Theme;

/// Reads a Word file, with its tracked changes as if they were accepted.
///
/// The blocks of a file that [`write`](crate::write()) made come back as they were, with these exceptions: the id of a
/// heading is the name of its bookmark (letters, digits and underscores), the weight of a column is its width, a chart is
/// the table of its data, and empty paragraphs are left out. Of a foreign file the text, headings, lists and tables are read
/// as well as its styles and outline levels tell them; what the tree cannot hold is in [`Reading::losses`].
///
/// # Errors
/// [`ReadError`] if the bytes are not a Word file, or it is damaged, too large, encrypted, or carries macros. No bytes make it
/// panic.
///
/// ```
/// use vuosikello_document::{Block, Document, Head, Inline};
/// use vuosikello_word::{Reference, read, write};
///
/// let mut document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
/// document.blocks.push(Block::Paragraph(vec![Inline::text("Palveluista sovitaan liitteissä.")]));
/// let file = write(&document, Reference::built_in(), &[])?;
/// let reading = read(&file)?;
/// assert_eq!(reading.document, document);
/// assert!(reading.losses.is_empty() && reading.changes.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    read_with(bytes, &ReadOptions::default())
}

/// Reads a Word file.
///
/// # Errors
/// As [`read`].
pub fn read_with(bytes: &[u8], options: &ReadOptions) -> Result<Reading, ReadError> {
    read_opened(&open(bytes)?, options)
}

/// As [`read_with`], of a package that has been read.
pub(crate) fn read_package(package: &Package, options: &ReadOptions) -> Result<Reading, ReadError> {
    read_opened(&open_package(Cow::Borrowed(package))?, options)
}

fn read_opened(opened: &parts::Opened<'_>, options: &ReadOptions) -> Result<Reading, ReadError> {
    let main = target(&opened.package, &opened.root, "", "officeDocument").ok_or(ReadError::NotWord)?;
    let main = part(opened, &main)?;
    if main.root.name != "w:document" {
        return Err(ReadError::NotWord);
    }
    let attached = |kind: &str| attached(opened, &main, kind);
    let file = File {
        styles: attached("styles")?,
        numbering: attached("numbering")?,
        footnotes: attached("footnotes")?,
        endnotes: attached("endnotes")?,
        comments: attached("comments")?,
        // Without these the text is the same.
        comments_extended: spare(opened, &main, "commentsExtended"),
        theme: spare(opened, &main, "theme"),
        furniture: {
            let settings = spare(opened, &main, "settings");
            furniture::load(opened, &main, settings.as_ref().map(|settings| &settings.root))?
        },
        opened,
        main: &main,
    };
    let view = match options.tracked {
        Tracked::Accepted | Tracked::Apart => View::Accepted,
        Tracked::Rejected => View::Rejected,
    };
    let mut reading = file.read(view)?;
    if options.tracked == Tracked::Apart {
        reading.original = Some(file.read(View::Rejected)?.document);
    }
    Ok(reading)
}

/// The parts of a file that its text refers to.
struct File<'e> {
    opened: &'e parts::Opened<'e>,
    main: &'e Part<'e>,
    styles: Option<Part<'e>>,
    numbering: Option<Part<'e>>,
    footnotes: Option<Part<'e>>,
    endnotes: Option<Part<'e>>,
    comments: Option<Part<'e>>,
    comments_extended: Option<Part<'e>>,
    theme: Option<Part<'e>>,
    furniture: Vec<ShownFurniture<'e>>,
}

impl File<'_> {
    fn read(&self, view: View) -> Result<Reading, ReadError> {
        let styles = Styles::new(self.styles.as_ref().map(|part| &part.root));
        let language = styles.language();
        let context = Context {
            package: &self.opened.package,
            view,
            numbering: Numbering::new(self.numbering.as_ref().map(|part| &part.root)),
            theme: Theme::new(self.theme.as_ref().map(|part| &part.root)),
            anchors: Anchors::new(&self.main.root, &styles),
            footnotes: Notes::new(self.footnotes.as_ref()),
            endnotes: Notes::new(self.endnotes.as_ref()),
            language,
            styles,
        };
        let mut session = Session::new(&context, self.main);
        if let Some(comments) = &self.comments {
            let extended = self.comments_extended.as_ref().map(|part| &part.root);
            session.comments.load(&comments.root, extended);
        }
        session.check_limits()?;
        session.fields = Fields::of(&self.main.root, view);
        session.fields.in_body = true;
        let mut blocks = Blocks::default();
        if let Some(body) = self.main.root.find("w:body") {
            session.turns = sections::Turns::of(body);
            blocks.begin(&session);
            blocks.read(body, &mut session);
        }
        let (blocks, pending) = blocks.finish();
        let head = head::read(self.opened, furniture::fields(&self.furniture), language)?;
        let mut document = Document { head, blocks };
        pending.settle(&mut document, &mut session);
        links::settle(&mut document, &mut session);
        let furniture = furniture::read(&self.furniture, &mut session);
        session.check_limits()?;
        let (losses, unlisted_losses) = session.losses.finish();
        Ok(Reading {
            document,
            original: None,
            losses,
            unlisted_losses,
            changes: session.changes.finish(),
            comments: session.comments.finish(),
            furniture,
        })
    }
}
