//! Where the reader is.

use vuosikello_ooxml::Element;

use crate::read::report::{CellPlace, Clause, Place, Story};
use crate::read::text;

/// How much of the first cell names a row, in characters.
const ROW_TITLE: usize = 60;

/// A cell being read.
#[derive(Debug, Clone)]
struct Cell<'e> {
    table: u32,
    row: u32,
    column: u32,
    row_element: &'e Element<'e>,
    /// What the row is about; found out when it is first asked for.
    row_title: Option<String>,
    /// The paragraphs read in the cell.
    paragraphs: u32,
}

impl Cell<'_> {
    fn place(&mut self) -> CellPlace {
        let row = self.row_element;
        CellPlace {
            table: self.table,
            row: self.row,
            column: self.column,
            row_title: self.row_title.get_or_insert_with(|| row_title(row)).clone(),
        }
    }
}

/// The place that is being read.
#[derive(Debug, Clone, Default)]
pub(in crate::read) struct Tracker<'e> {
    pub(in crate::read) story: Story,
    clause: Option<Clause>,
    paragraphs: u32,
    tables: u32,
    cells: Vec<Cell<'e>>,
    paragraph: Option<&'e Element<'e>>,
    /// How the paragraph begins; found out when it is first asked for.
    beginning: Option<String>,
}

impl<'e> Tracker<'e> {
    /// The place, as it is told.
    pub(in crate::read) fn place(&mut self) -> Place {
        let paragraph = self.paragraph;
        let beginning = self
            .beginning
            .get_or_insert_with(|| paragraph.map(text::excerpt).unwrap_or_default());
        let cell = self.cells.first_mut();
        Place {
            story: self.story,
            clause: self.clause.clone(),
            paragraph: cell.as_ref().map_or(self.paragraphs, |cell| cell.paragraphs),
            text: beginning.clone(),
            cell: cell.map(Cell::place),
        }
    }

    pub(in crate::read) fn set_clause(&mut self, clause: Option<Clause>) {
        self.clause = clause;
        self.paragraphs = 0;
    }

    /// Begins a paragraph, and counts it unless there are no words in it.
    pub(in crate::read) fn begin_paragraph(&mut self, element: &'e Element<'e>) {
        self.paragraph = Some(element);
        self.beginning = None;
        if text::has_words(element) {
            match self.cells.first_mut() {
                Some(cell) => cell.paragraphs += 1,
                None => self.paragraphs += 1,
            }
        }
    }

    /// Takes the paragraph for ended: what follows stands in none.
    pub(in crate::read) fn end_paragraph(&mut self) {
        self.paragraph = None;
        self.beginning = None;
    }

    pub(in crate::read) fn begin_table(&mut self) {
        if self.cells.is_empty() {
            self.tables += 1;
        }
    }

    pub(in crate::read) fn begin_cell(&mut self, row: usize, column: usize, row_element: &'e Element<'e>) {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
        self.cells.push(Cell {
            table: self.tables,
            row: number(row),
            column: number(column),
            row_element,
            row_title: None,
            paragraphs: 0,
        });
    }

    pub(in crate::read) fn end_cell(&mut self) {
        self.cells.pop();
        self.end_paragraph();
    }

    /// Leaves for another text, and gives what has to be put back to go on here.
    pub(in crate::read) fn leave_for(&mut self, story: Story) -> Tracker<'e> {
        // Headers and footers stand on pages, notes with the text that refers to them.
        let is_note = matches!(story, Story::Footnote(_) | Story::Endnote(_));
        let inside = Tracker {
            story,
            clause: self.clause.clone().filter(|_| is_note),
            ..Tracker::default()
        };
        std::mem::replace(self, inside)
    }

    pub(in crate::read) fn is_in_table(&self) -> bool {
        !self.cells.is_empty()
    }
}

fn row_title(row: &Element<'_>) -> String {
    let first = row.elements().find(|element| element.name == "w:tc");
    let words = first.map(|cell| text::words(cell, ROW_TITLE)).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
