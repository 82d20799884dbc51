//! The bookmarks of headings and of other places: the targets of links and of the table of contents.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_document::{Document, Inline};

/// The longest name of a bookmark that Word takes (ECMA-376 Part 1 § 17.13.6.2 sets no limit; Word does).
const MAX_NAME: usize = 40;

/// The names of the bookmarks at one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bookmark {
    /// The number of the heading in the document, from zero.
    number: usize,
    /// The name that the user sees and links lead to, made from the id of the heading.
    pub(super) name: String,
}

impl Bookmark {
    /// The hidden name that the table of contents uses: Word expects names of this form.
    pub(super) fn contents_name(&self) -> String {
        format!("_Toc{:08}", self.number + 1)
    }

    /// The ids of the two bookmarks, unique in the document.
    pub(super) fn ids(&self) -> (usize, usize) {
        (2 * self.number + 1, 2 * self.number + 2)
    }
}

/// The bookmarks of a document.
#[derive(Debug)]
pub(super) struct Bookmarks<'a> {
    in_order: Vec<Bookmark>,
    by_id: BTreeMap<&'a str, usize>,
    /// The other places, each with its number and its name.
    places: BTreeMap<&'a str, (usize, String)>,
    /// The places that have been written: each can stand once.
    written: BTreeSet<usize>,
}

impl<'a> Bookmarks<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut taken = BTreeSet::new();
        let mut by_id = BTreeMap::new();
        let bookmark = |(number, heading): (usize, &'a vuosikello_document::Heading)| {
            by_id.entry(heading.id.as_str()).or_insert(number);
            Bookmark {
                number,
                name: unique(&mut taken, &name(&heading.id)),
            }
        };
        let in_order: Vec<Bookmark> = document.headings().enumerate().map(bookmark).collect();
        let mut places = BTreeMap::new();
        let mut next = 2 * in_order.len() + 1;
        document.walk(&mut |inline| {
            if let Inline::Bookmark(id) = inline
                && !places.contains_key(id.as_str())
            {
                places.insert(id.as_str(), (next, unique(&mut taken, &place_name(id))));
                next += 1;
            }
        });
        Self {
            in_order,
            by_id,
            places,
            written: BTreeSet::new(),
        }
    }

    /// The number and the name of the bookmark at a place, the first time that it is asked for.
    pub(super) fn mark_place(&mut self, id: &str) -> Option<(usize, String)> {
        let (number, name) = self.places.get(id)?;
        self.written.insert(*number).then(|| (*number, name.clone()))
    }

    /// The name to link to for a place.
    pub(super) fn name_of_place(&self, id: &str) -> Option<&str> {
        self.places.get(id).map(|(_, name)| name.as_str())
    }

    /// The bookmarks of the heading with the number, from zero.
    pub(super) fn of_number(&self, number: usize) -> Option<&Bookmark> {
        self.in_order.get(number)
    }

    /// The number of the heading with the id in the document, from zero; of the first, if several have it.
    pub(super) fn number_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The name to link to for the heading with the id; of the first, if several have it.
    pub(super) fn name_of(&self, id: &str) -> Option<&str> {
        let number = self.by_id.get(id)?;
        self.in_order.get(*number).map(|bookmark| bookmark.name.as_str())
    }
}

/// An id as the name of a bookmark: letters, digits and underscores, beginning with a letter. A leading underscore would
/// hide the bookmark from the user.
fn name(id: &str) -> String {
    let id = id.replace(|character: char| !character.is_alphanumeric(), "_");
    let mut name: String = id.chars().take(MAX_NAME).collect();
    if !name.starts_with(char::is_alphabetic) {
        name = format!("kohta_{name}").chars().take(MAX_NAME).collect();
    }
    name
}

/// As [`name`]; a leading underscore stays, since nobody links to such a place by hand.
fn place_name(id: &str) -> String {
    match id.strip_prefix('_') {
        Some(rest) => format!("_{}", name(&format!("x{rest}")).get(1..).unwrap_or_default()),
        None => name(id),
    }
}

/// The name, with a number if it is taken; Word does not tell names apart by case.
fn unique(taken: &mut BTreeSet<String>, name: &str) -> String {
    let mut candidate = name.to_owned();
    let mut number = 1;
    while !taken.insert(candidate.to_lowercase()) {
        number += 1;
        let suffix = format!("_{number}");
        let room = MAX_NAME.saturating_sub(suffix.len());
        candidate = name.chars().take(room).collect::<String>() + &suffix;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_becomes_a_name_that_word_takes() {
        assert_eq!(name("tietosuoja-ja-salassapito"), "tietosuoja_ja_salassapito");
        assert_eq!(name("1-luku"), "kohta_1_luku");
        assert_eq!(name("_Toc1"), "kohta__Toc1");
        assert_eq!(place_name("_Ref 1"), "_Ref_1");
        assert_eq!(name(""), "kohta_");
        assert_eq!(name(&"ä".repeat(100)).chars().count(), MAX_NAME);
    }

    #[test]
    fn names_are_unique_whatever_their_case() {
        let mut taken = BTreeSet::new();
        assert_eq!(unique(&mut taken, "Ehdot"), "Ehdot");
        assert_eq!(unique(&mut taken, "ehdot"), "ehdot_2");
        assert_eq!(unique(&mut taken, "EHDOT"), "EHDOT_3");
        let long = "a".repeat(MAX_NAME);
        unique(&mut taken, &long);
        assert_eq!(unique(&mut taken, &long).len(), MAX_NAME);
    }
}
