//! The comments of a reading: what each says, and the text that it hangs on.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_ooxml::Element;

use super::Signature;
use crate::read::error::ReadError;
use crate::read::report::{Comment, Place};
use crate::read::text;

/// The most comments.
const MOST: usize = 20_000;

/// How much of the text that a comment hangs on is told, in characters.
const LONGEST_ANCHOR: usize = 300;

/// The longest text of a comment, in characters.
const LONGEST: usize = 20_000;

/// A comment, and its place once it has been met in the text.
#[derive(Debug)]
struct Found {
    comment: Comment,
    /// The order in which the text refers to it.
    order: Option<usize>,
    /// How many characters of its anchor have been read.
    length: usize,
    /// The id of its last paragraph, by which replies and marks of being done know it.
    paragraph: Option<String>,
    parent: Option<String>,
}

/// The comments.
#[derive(Debug, Default)]
pub(in crate::read) struct Comments {
    by_id: BTreeMap<String, Found>,
    /// The comments whose range is being read, and wants more text.
    open: BTreeSet<String>,
    met: usize,
}

impl Comments {
    /// Takes in the part with the comments, and the part that says which answers which and which are done.
    pub(in crate::read) fn load(&mut self, comments: &Element<'_>, extended: Option<&Element<'_>>) {
        for element in comments.elements().filter(|element| element.name == "w:comment") {
            let id = element.get("w:id").unwrap_or_default().to_owned();
            let last = element.elements().rfind(|child| child.name == "w:p");
            self.by_id.entry(id).or_insert_with(|| Found {
                comment: comment(element),
                order: None,
                length: 0,
                paragraph: last.and_then(|last| last.get("w14:paraId")).map(str::to_owned),
                parent: None,
            });
        }
        let by_paragraph: BTreeMap<&str, &Element<'_>> = extended
            .into_iter()
            .flat_map(|root| root.elements())
            .filter_map(|element| Some((element.get("w15:paraId")?, element)))
            .collect();
        for found in self.by_id.values_mut() {
            let more = found
                .paragraph
                .as_deref()
                .and_then(|paragraph| by_paragraph.get(paragraph));
            let Some(more) = more else { continue };
            found.comment.resolved = matches!(more.get("w15:done"), Some("1" | "true" | "on"));
            found.parent = more.get("w15:paraIdParent").map(str::to_owned);
        }
    }

    /// Begins the text that a comment hangs on.
    pub(in crate::read) fn begin(&mut self, id: &str, place: impl FnOnce() -> Place) {
        if self.meet(id, place) {
            self.open.insert(id.to_owned());
        }
    }

    pub(in crate::read) fn end(&mut self, id: &str) {
        self.open.remove(id);
    }

    /// Notes the mark of a comment: its place, where no range has told it.
    pub(in crate::read) fn meet(&mut self, id: &str, place: impl FnOnce() -> Place) -> bool {
        let Some(found) = self.by_id.get_mut(id).filter(|found| found.order.is_none()) else {
            return false;
        };
        found.order = Some(self.met);
        found.comment.place = place();
        self.met += 1;
        true
    }

    /// Adds text to the comments that hang on it.
    pub(in crate::read) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let by_id = &mut self.by_id;
        self.open.retain(|id| {
            let Some(found) = by_id.get_mut(id) else {
                return false;
            };
            let room = LONGEST_ANCHOR.saturating_sub(found.length);
            for character in text.chars().take(room) {
                found.comment.anchor.push(character);
                found.length += 1;
            }
            found.length < LONGEST_ANCHOR
        });
    }

    pub(super) fn check_limit(&self) -> Result<(), ReadError> {
        match self.by_id.len() > MOST {
            true => Err(ReadError::TooLarge("kommentteja on liikaa")),
            false => Ok(()),
        }
    }

    /// The comments in the order of the text; those that the text does not refer to, last.
    pub(in crate::read) fn finish(self) -> Vec<Comment> {
        let mut list: Vec<Found> = self.by_id.into_values().collect();
        list.sort_by_key(|found| found.order.unwrap_or(usize::MAX));
        let places: BTreeMap<String, usize> = list
            .iter()
            .enumerate()
            .filter_map(|(at, found)| Some((found.paragraph.clone()?, at)))
            .collect();
        let parents: Vec<Option<usize>> = list
            .iter()
            .map(|found| places.get(found.parent.as_deref()?).copied())
            .collect();
        list.into_iter()
            .zip(parents)
            .map(|(found, reply_to)| Comment {
                anchor: text::shortened(&found.comment.anchor),
                reply_to,
                ..found.comment
            })
            .collect()
    }
}

fn comment(element: &Element<'_>) -> Comment {
    let (author, date) = Signature::of(element).into_parts();
    Comment {
        author,
        date,
        initials: element.get("w:initials").unwrap_or_default().to_owned(),
        text: text::words(element, LONGEST).trim_end().to_owned(),
        anchor: String::new(),
        place: Place::default(),
        resolved: false,
        reply_to: None,
    }
}
