//! Titles of the items of an agenda, by which notes find the items.

use crate::meeting::title_key;
use crate::{AgendaItem, DataFile, Findings, MeetingViolation, Violation};

/// The titles so far, with what tells them apart.
#[derive(Default)]
pub(super) struct Titles<'a>(Vec<(String, &'a str)>);

impl<'a> Titles<'a> {
    /// The titles of items that have been checked already.
    pub(super) fn of(items: &'a [AgendaItem]) -> Self {
        let title = |item: &'a AgendaItem| (title_key(&item.title), item.title.as_str());
        Self(items.iter().map(title).collect())
    }

    /// Adds a title, which must say something, and something else than those before it.
    pub(super) fn add(&mut self, file: &DataFile, pointer: String, title: &'a str, found: &mut Findings) {
        let key = title_key(title);
        if key.is_empty() {
            found.add(file.clone(), pointer, Violation::Empty { what: "otsikko" });
            return;
        }
        if let Some((_, title)) = self.0.iter().find(|(known, _)| *known == key) {
            let title = (*title).to_owned();
            found.add(file.clone(), pointer, MeetingViolation::SameTitle { title });
        }
        self.0.push((key, title));
    }
}
