//! What a file brings into our document: its pages, its structure, its bookmarks.

use lopdf::{Dictionary, Object, ObjectId};
use vuosikello_pdf::Insertion;

use super::copy::Copier;
use super::entries::dictionary;
use super::refusal::Refusal;
use super::structure;

impl Copier<'_> {
    /// Copies pages, structure and bookmarks. Returns the pages that the layout had made, which hold the stamps, and what the file adds
    /// to the structure and the bookmarks below `element`.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`], [`Refusal::Unreadable`].
    pub(super) fn copy(mut self, element: ObjectId) -> Result<(Vec<Dictionary>, Insertion), Refusal> {
        let mut stamps = Vec::with_capacity(self.own.len());
        if self.examined.uses_own_inks {
            self.describe_inks()?;
        }
        for (index, (page, own)) in self.file.pages.iter().zip(self.own).enumerate() {
            let stamp = self.into.get_dictionary(*own).cloned().unwrap_or_default();
            let mut page = self.page(*page, index)?;
            if let Ok(parent) = stamp.get(b"Parent") {
                page.set("Parent", parent.clone());
            }
            page.set("Tabs", "S");
            self.into.set_object(*own, page);
            stamps.push(stamp);
        }
        let mut insertion = Insertion {
            language: self.file.language.clone().map(Object::string_literal),
            ..Insertion::default()
        };
        if let Some(tree) = &self.examined.tree {
            let written = structure::write(&mut self, tree, element)?;
            insertion.kids = written.kids;
            insertion.parents = written.parents;
            insertion.identifiers = written.identifiers;
        }
        let source = &self.file.document;
        let catalog = source.catalog().map_err(|_| Refusal::Unreadable)?;
        let root = dictionary(source, catalog, b"Outlines");
        insertion.outline = root.map(|root| self.outline(root)).unwrap_or_default();
        insertion.next_key = self.keys.next;
        self.drain()?;
        Ok((stamps, insertion))
    }
}
