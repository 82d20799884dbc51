//! Documents of a program's own: a template and data become a tree, and a tree becomes a file.

use vuosikello_document::deck::{self, Deck};
use vuosikello_document::{Block, Data, Document, Head};

use crate::{Error, Errors, Studio};

impl Studio {
    /// Renders a template with data into a document: any of the built-in templates, or one that
    /// [`add_template`](Studio::add_template) has added. See the [template language](crate::document::language).
    ///
    /// # Errors
    /// Every variable and field that the data do not have, what a document cannot hold, and a template that renders to nothing
    /// ([`Error::Template`]); a document in which nothing is shown is [`Error::Empty`].
    pub fn render(&self, template: &str, head: Head, data: &Data<'_>) -> Result<Document, Errors> {
        let blocks = self
            .templates
            .render(template, data)
            .map_err(Errors::of_templates)?;
        if !blocks.iter().any(is_shown) {
            return Err(Error::Empty(template.to_owned()).into());
        }
        Ok(Document { head, blocks })
    }

    /// Renders the template of a deck with data: `#` begins a section, `##` a slide. What stands before the first section
    /// belongs to one with the title of the deck. [`Studio::deck`] (feature `slides`) writes the deck as a file.
    ///
    /// # Errors
    /// As with [`Studio::render`]; a deck without slides is [`Error::Empty`].
    pub fn render_deck(&self, template: &str, head: deck::Head, data: &Data<'_>) -> Result<Deck, Errors> {
        let sections = self
            .templates
            .slides(template, data, &head.title)
            .map_err(Errors::of_templates)?;
        if sections.is_empty() {
            return Err(Error::Empty(template.to_owned()).into());
        }
        let mut deck = Deck::new(head);
        deck.sections = sections;
        Ok(deck)
    }

    /// A document as a Word file (`.docx`). Without the feature `pdf` the pages of its headings are not known: a table of
    /// contents then has no page numbers until Word works them out on opening.
    ///
    /// # Errors
    /// [`Error::Word`]: a text that a Word file cannot hold.
    pub fn word(&self, document: &Document) -> Result<Vec<u8>, Error> {
        self.word_file(document, &document.head.title)
    }

    /// A workbook as an Excel file (`.xlsx`).
    ///
    /// # Errors
    /// [`Error::Sheet`]: a value that Excel cannot show exactly, or that its formula does not give.
    #[cfg(feature = "sheet")]
    pub fn sheet(&self, workbook: &vuosikello_document::workbook::Workbook) -> Result<Vec<u8>, Error> {
        let name = workbook.title.as_str();
        self.sheet_file(workbook, name)
    }

    /// A workbook as an Excel file; `name` is what its errors call it.
    #[cfg(feature = "sheet")]
    pub(crate) fn sheet_file(
        &self,
        workbook: &vuosikello_document::workbook::Workbook,
        name: &str,
    ) -> Result<Vec<u8>, Error> {
        vuosikello_sheet::write_with(workbook, &self.look).map_err(|error| Error::Sheet {
            document: name.to_owned(),
            source: Box::new(error),
        })
    }
}

/// Whether a block shows anything by itself. A contents list and a page break do not.
fn is_shown(block: &Block) -> bool {
    !matches!(block, Block::Contents { .. } | Block::PageBreak | Block::Turn(_))
}
