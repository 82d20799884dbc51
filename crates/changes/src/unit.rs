//! A document as a sequence of units: what can be added, removed or moved as a whole.

use std::borrow::Cow;

use vuosikello_document::{
    Block, Definition, Document, HeadField, Inline, Language, Table, plain_text, spelled_out, without_mark,
};

use crate::change::{Clause, Place};
use crate::spot::Spot;

/// What a unit is. Units of different roles with the same words are one unit whose role has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    Title,
    /// The heading of the table of contents.
    Contents,
    Heading(u8),
    Paragraph,
    Note,
    ListItem {
        ordered: bool,
        depth: u8,
    },
    Definition,
    Signatory,
    Table,
}

impl Role {
    /// Whether a person makes one of the other with a click: text stays text.
    pub(crate) fn is_akin(self, other: Self) -> bool {
        let is_text = |role| {
            matches!(
                role,
                Role::Heading(_) | Role::Paragraph | Role::Note | Role::ListItem { .. }
            )
        };
        self == other || is_text(self) && is_text(other)
    }
}

/// A paragraph, list item, definition, signatory or table.
#[derive(Debug, Clone)]
pub(crate) struct Unit<'d> {
    pub(crate) role: Role,
    /// The words; of a table all its words.
    pub(crate) text: String,
    /// The running text, where it has one.
    pub(crate) content: Option<&'d [Inline]>,
    /// The table, of a table.
    pub(crate) table: Option<Cow<'d, Table>>,
    pub(crate) place: Place,
}

/// Reads a document into units. The lines of the table of contents and page breaks are not among them: they follow from the rest.
struct Units<'d> {
    units: Vec<Unit<'d>>,
    numbers: std::vec::IntoIter<String>,
    clause: Option<Clause>,
    language: Language,
}

/// The units of a document, in reading order.
pub(crate) fn units(document: &Document) -> Vec<Unit<'_>> {
    let mut units = Units {
        units: Vec::new(),
        numbers: document.heading_numbers().into_iter(),
        clause: None,
        language: document.head.language,
    };
    for block in &document.blocks {
        units.block(block, None);
    }
    units.units
}

/// The fields at the head and foot of the pages, by their names.
pub(crate) fn head_fields(document: &Document) -> impl Iterator<Item = (HeadField, String)> + '_ {
    HeadField::ALL.into_iter().map(|field| {
        let text = document.head.field(field);
        (
            field,
            text.map_or_else(String::new, |text| text.trim().to_owned()),
        )
    })
}

impl<'d> Units<'d> {
    fn block(&mut self, block: &'d Block, item: Option<Role>) {
        match block {
            Block::Title(content) | Block::Subtitle(content) => self.text(Role::Title, Spot::Title, content),
            Block::Heading(heading) => {
                self.clause = Some(Clause {
                    id: heading.id.clone(),
                    number: self.numbers.next().unwrap_or_default(),
                    title: plain_text(&heading.content),
                });
                self.text(Role::Heading(heading.level), Spot::Heading, &heading.content);
            }
            Block::Paragraph(content) => match item {
                Some(role) => self.text(role, Spot::ListItem, content),
                None => self.text(Role::Paragraph, Spot::Paragraph, content),
            },
            Block::Note(content) => self.text(Role::Note, Spot::Paragraph, content),
            Block::List(list) => {
                let depth = match item {
                    Some(Role::ListItem { depth, .. }) => depth.saturating_add(1),
                    _ => 1,
                };
                let ordered = list.start.is_some();
                for block in list.items.iter().flatten() {
                    self.block(block, Some(Role::ListItem { ordered, depth }));
                }
            }
            Block::Table(table) => self.table(Cow::Borrowed(table)),
            Block::Chart(chart) => self.table(Cow::Owned(chart.as_table(self.language))),
            Block::Definitions(definitions) => definitions.iter().for_each(|it| self.definition(it)),
            Block::Signatures(signatories) => {
                for signatory in signatories {
                    let lines = [&signatory.organisation, &signatory.name, &signatory.role];
                    let lines: Vec<&str> = lines
                        .into_iter()
                        .map(String::as_str)
                        .filter(|it| !it.is_empty())
                        .collect();
                    self.push(Role::Signatory, Spot::Signatory, lines.join("\n"), None);
                }
            }
            Block::Contents { title, .. } if title.trim().is_empty() => {}
            Block::Contents { title, .. } => {
                self.push(Role::Contents, Spot::Contents, title.trim().to_owned(), None)
            }
            Block::PageBreak | Block::Turn(_) => {}
        }
    }

    fn text(&mut self, role: Role, spot: Spot, content: &'d [Inline]) {
        self.push(role, spot, spelled_out(content), Some(content));
    }

    fn push(&mut self, role: Role, spot: Spot, text: String, content: Option<&'d [Inline]>) {
        self.units.push(Unit {
            role,
            text,
            content,
            table: None,
            place: Place {
                clause: self.clause.clone(),
                spot,
            },
        });
    }

    fn definition(&mut self, definition: &Definition) {
        let term = plain_text(&definition.term);
        let lines: Vec<String> = definition.lines.iter().map(|line| spelled_out(line)).collect();
        let text = format!("{term}: {}", lines.join("\n"));
        self.push(Role::Definition, Spot::Definition { term }, text, None);
    }

    fn table(&mut self, table: Cow<'d, Table>) {
        let spot = Spot::Table {
            table: name_of(&table),
        };
        self.push(Role::Table, spot, text_of(&table), None);
        if let Some(unit) = self.units.last_mut() {
            unit.table = Some(table);
        }
    }
}

/// What a table is called: its caption, or what it tells.
pub(crate) fn name_of(table: &Table) -> String {
    let caption = plain_text(&table.caption);
    match caption.trim() {
        "" => table.description.clone(),
        caption => caption.to_owned(),
    }
}

/// All words of a table, row by row.
fn text_of(table: &Table) -> String {
    let mut lines = vec![plain_text(&table.caption)];
    lines.push(
        table
            .columns
            .iter()
            .map(|column| column.title())
            .collect::<Vec<_>>()
            .join("\t"),
    );
    for row in table.headers.iter().chain(&table.rows) {
        let cells = (0..row.cells.len())
            .map(|column| without_mark(&spelled_out(&table.content(row, column))).to_owned());
        lines.push(cells.collect::<Vec<_>>().join("\t"));
    }
    lines.join("\n")
}
