//! Views: what documents and slides show of the data, made by functions of the model, and placed by templates by name.

use serde::{Deserialize, Serialize};

use super::lazy::Lazy;
use crate::Table;
use crate::deck::{Block, Limit};

/// Something that documents and slides show, made from the model: usually one table, chart, list or row of key figures.
///
/// ```
/// use vuosikello_document::{Cell, Column, Row, Table, View};
///
/// let columns = vec![Column::text("Projekti").key("nimi"), Column::text("Tila").key("tila")];
/// let table = Table::new("Projektien tila", columns).with_rows([Row::body(vec![Cell::text("Sakari"), Cell::text("Aikataulussa")])]);
/// let view = View::table(table).note("Projekteja on yksi.");
/// assert_eq!(view.notes.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct View {
    /// What stands in the place of the view. Empty where there is nothing to show.
    pub blocks: Vec<Block>,
    /// What the speaker says of it on a slide.
    pub notes: Vec<String>,
    /// The table with all the columns that a template can choose from, where the view has one.
    pub table: Option<Table>,
}

impl View {
    /// A view of one block.
    pub fn of(block: Block) -> Self {
        Self {
            blocks: vec![block],
            ..Self::default()
        }
    }

    /// A view of one table, of all whose columns are shown.
    pub fn table(table: Table) -> Self {
        Self {
            table: Some(table.clone()),
            ..Self::of(Block::table(table, Limit::NONE))
        }
    }

    /// A view of one table, of which the columns with these keys are shown, and so much, unless a template says otherwise.
    /// Keys that the table does not have are left out.
    pub fn table_of(table: Table, keys: &[&str], limit: Limit) -> Self {
        let known = keys
            .iter()
            .copied()
            .filter(|key| table.columns.iter().any(|column| column.key == *key));
        let shown = table.select(known).unwrap_or_default();
        Self {
            table: Some(table),
            ..Self::of(Block::table(shown, limit))
        }
    }

    /// A sentence.
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Block::text(text))
    }

    /// The view with what the speaker says.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// The view with another one below it.
    pub fn and(mut self, more: View) -> Self {
        self.blocks.extend(more.blocks);
        self.notes.extend(more.notes);
        self.table = self.table.or(more.table);
        self
    }
}

/// Views by the name under which templates place them, in the order in which they were added.
#[derive(Debug, Default)]
pub(crate) struct Views<'a>(Vec<(String, Lazy<'a, View>)>);

impl<'a> Views<'a> {
    /// Adds a view, in the place of one of the same name.
    pub(super) fn insert(&mut self, name: impl Into<String>, view: Lazy<'a, View>) {
        let name = name.into();
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, place)) => *place = view,
            None => self.0.push((name, view)),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&View> {
        let mut views = self.0.iter();
        views.find(|(known, _)| known == name).map(|(_, view)| &**view)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}
