//! Documents of a program's own: a template and data become a tree, and a tree becomes a file.

use vuosikello_document::deck::{self, Deck};
use vuosikello_document::workbook::Workbook;
use vuosikello_document::{Block, Data, Document, Head};

use crate::{Error, Errors, Studio};

/// A PDF file, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PdfFile {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of pages.
    pub pages: usize,
}

/// A PowerPoint file, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SlidesFile {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of slides.
    pub slides: usize,
    /// What a person should look at, in Finnish.
    pub warnings: Vec<String>,
}

impl Studio {
    /// Renders a template with data into a document: any of the built-in templates, or one that
    /// [`add_template`](Studio::add_template) has added. See the [template language](crate::document::language).
    ///
    /// # Errors
    /// Every variable and field that the data do not have, and what a document cannot hold; a document in which nothing
    /// is shown is [`Error::Empty`].
    pub fn render(&self, template: &str, head: Head, data: &Data) -> Result<Document, Errors> {
        let blocks = self
            .templates
            .render(template, data)
            .map_err(Errors::of_templates)?;
        if !blocks.iter().any(is_shown) {
            return Err(Errors(vec![Error::Empty(template.to_owned())]));
        }
        Ok(Document { head, blocks })
    }

    /// Renders the template of a deck with data: `#` begins a section, `##` a slide. What stands before the first section
    /// belongs to one with the title of the deck.
    ///
    /// # Errors
    /// As with [`Studio::render`]; a deck without slides is [`Error::Empty`].
    pub fn render_deck(&self, template: &str, head: deck::Head, data: &Data) -> Result<Deck, Errors> {
        let sections = self
            .templates
            .slides(template, data, &head.title)
            .map_err(Errors::of_templates)?;
        if sections.is_empty() {
            return Err(Errors(vec![Error::Empty(template.to_owned())]));
        }
        let mut deck = Deck::new(head);
        deck.sections = sections;
        Ok(deck)
    }

    /// A document as a Word file (`.docx`).
    ///
    /// # Errors
    /// A text that a Word file cannot hold.
    pub fn word(&self, document: &Document) -> Result<Vec<u8>, Error> {
        self.draft(document, &document.head.title)
    }

    /// Documents as one PDF file that conforms to PDF/A-2a and PDF/UA-1, each beginning on a page of its own.
    ///
    /// # Errors
    /// A character that the fonts do not have, or text that fits no page.
    pub fn pdf(&self, documents: &[&Document]) -> Result<PdfFile, Error> {
        let output = vuosikello_pdf::write(documents, &self.brand)?;
        Ok(PdfFile {
            bytes: output.bytes,
            pages: output.pages,
        })
    }

    /// A deck as a PowerPoint file (`.pptx`).
    ///
    /// # Errors
    /// Every text that fits no slide, and every chart and table whose parts do not agree with each other.
    pub fn deck(&self, deck: &Deck) -> Result<SlidesFile, Errors> {
        let output = vuosikello_append::deck::write(deck, &self.slides, &[])
            .map_err(|errors| Errors(errors.into_iter().map(Error::from).collect()))?;
        Ok(SlidesFile {
            bytes: output.bytes,
            slides: output.slides,
            warnings: output.warnings.iter().map(ToString::to_string).collect(),
        })
    }

    /// A workbook as an Excel file (`.xlsx`).
    ///
    /// # Errors
    /// A value that Excel cannot show exactly, or that its formula does not give.
    pub fn sheet(&self, workbook: &Workbook) -> Result<Vec<u8>, Error> {
        Ok(vuosikello_sheet::write(workbook)?)
    }
}

/// Whether a block shows anything by itself. A contents list and a page break do not.
fn is_shown(block: &Block) -> bool {
    !matches!(block, Block::Contents { .. } | Block::PageBreak)
}
