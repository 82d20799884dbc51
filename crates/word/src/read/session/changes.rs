//! The tracked changes of a reading.
//!
//! Word writes an insertion run by run and paragraph by paragraph. To a person it is one as long as nothing else stands
//! between, so a change goes on where the one before it ended.

use chrono::NaiveDateTime;
use vuosikello_ooxml::Element;

use crate::read::error::ReadError;
use crate::read::report::{Change, ChangeKind, ChangeUnit, Place};

/// The most changes; more than ten thousand are a sign of a comparison gone wrong.
const MOST: usize = 50_000;

/// The longest text of a change, in characters.
const LONGEST: usize = 20_000;

/// Who made a change, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::read) struct Signature {
    author: String,
    date: Option<NaiveDateTime>,
}

impl Signature {
    pub(in crate::read) fn of(element: &Element<'_>) -> Self {
        Self {
            author: element.get("w:author").unwrap_or_default().to_owned(),
            date: element.get("w:date").and_then(date),
        }
    }

    pub(in crate::read) fn into_parts(self) -> (String, Option<NaiveDateTime>) {
        (self.author, self.date)
    }
}

/// A date and time as Office writes them. The letter at the end says UTC, but Word writes the time of the author's clock.
fn date(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches('Z');
    let text = text.get(..19).unwrap_or(text);
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok()
}

/// The changes so far.
#[derive(Debug, Default)]
pub(in crate::read) struct Changes {
    list: Vec<Change>,
    /// How many characters each text has.
    lengths: Vec<usize>,
    /// The changes that the reader is in, the innermost last.
    open: Vec<usize>,
    /// The change that ended where the reader is, so that a like one goes on.
    ended: Option<usize>,
    /// The same for changes of format.
    ended_format: Option<usize>,
    /// The names of the moves whose beginning or end is being read.
    move_names: [Option<String>; 2],
    /// Kind and author of the row that is being read, if it is inserted or deleted as a whole: what is changed alike in its
    /// cells is told with it.
    row: Option<(ChangeKind, String)>,
}

/// The kind of change that an element makes of what it encloses, or of the paragraph or row whose mark it is.
pub(in crate::read) fn kind_of(element: &str) -> Option<ChangeKind> {
    Some(match element {
        "w:ins" | "w:cellIns" => ChangeKind::Insertion,
        "w:del" | "w:cellDel" => ChangeKind::Deletion,
        "w:moveFrom" => ChangeKind::MoveFrom,
        "w:moveTo" => ChangeKind::MoveTo,
        _ => return None,
    })
}

impl Changes {
    /// Begins a change of text, or goes on with the one before.
    pub(in crate::read) fn begin(&mut self, element: &Element<'_>, place: impl FnOnce() -> Place) {
        let kind = kind_of(&element.name).unwrap_or(ChangeKind::Insertion);
        let signature = Signature::of(element);
        let move_name = match kind {
            ChangeKind::MoveFrom => self.move_names[0].clone(),
            ChangeKind::MoveTo => self.move_names[1].clone(),
            _ => None,
        };
        let goes_on = self.ended.filter(|at| {
            self.list.get(*at).is_some_and(|last| {
                // The end of a moved paragraph may stand behind the range that has the name of the move.
                let is_same_move = move_name.is_none() || last.move_name == move_name;
                last.kind == kind && last.author == signature.author && is_same_move
            })
        });
        let at = goes_on.unwrap_or_else(|| {
            let mut change = new(kind, ChangeUnit::Text, signature, place());
            change.move_name = move_name;
            self.push(change)
        });
        self.open.push(at);
    }

    pub(in crate::read) fn end(&mut self) {
        if let Some(at) = self.open.pop()
            && self.open.is_empty()
        {
            self.ended = Some(at);
        }
    }

    fn push(&mut self, change: Change) -> usize {
        self.lengths.push(change.text.chars().count());
        self.list.push(change);
        self.list.len() - 1
    }

    /// Notes text: it belongs to the innermost change; outside any it parts changes.
    pub(in crate::read) fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(at) => self.append(*at, text),
            None => self.part(),
        }
        self.ended_format = None;
    }

    /// Ends what goes on: something that is not changed stands here.
    pub(in crate::read) fn part(&mut self) {
        if self.open.is_empty() {
            self.ended = None;
        }
        self.ended_format = None;
    }

    fn append(&mut self, at: usize, text: &str) {
        let (Some(change), Some(length)) = (self.list.get_mut(at), self.lengths.get_mut(at)) else {
            return;
        };
        for character in text.chars() {
            if *length >= LONGEST {
                return;
            }
            change.text.push(character);
            *length += 1;
        }
    }

    /// Notes a change of format of a text. It goes on where the one before it ended.
    pub(in crate::read) fn format(
        &mut self,
        element: &Element<'_>,
        unit: ChangeUnit,
        properties: Vec<String>,
        text: &str,
        place: impl FnOnce() -> Place,
    ) {
        let signature = Signature::of(element);
        let goes_on = self.ended_format.filter(|at| {
            unit == ChangeUnit::Text
                && self
                    .list
                    .get(*at)
                    .is_some_and(|last| last.author == signature.author && last.properties == properties)
        });
        let at = goes_on.unwrap_or_else(|| {
            let mut change = new(ChangeKind::Format, unit, signature, place());
            change.properties = properties;
            self.push(change)
        });
        self.append(at, text);
        if unit == ChangeUnit::Text {
            self.ended_format = Some(at);
        }
    }

    /// Notes that a row or a cell is inserted or deleted as a whole.
    pub(in crate::read) fn whole(
        &mut self,
        element: &Element<'_>,
        unit: ChangeUnit,
        text: String,
        place: impl FnOnce() -> Place,
    ) {
        let kind = kind_of(&element.name).unwrap_or(ChangeKind::Insertion);
        let signature = Signature::of(element);
        if unit == ChangeUnit::Row {
            self.row = Some((kind, signature.author.clone()));
        }
        let mut change = new(kind, unit, signature, place());
        change.text = text;
        self.push(change);
        self.part();
    }

    pub(in crate::read) fn end_row(&mut self) {
        self.row = None;
        self.part();
    }

    /// Whether what an element changes is told already with its row.
    pub(in crate::read) fn is_told_with_row(&self, element: &Element<'_>) -> bool {
        self.row.as_ref().is_some_and(|(kind, author)| {
            Some(*kind) == kind_of(&element.name)
                && element.get("w:author").unwrap_or_default() == author.as_str()
        })
    }

    /// Notes the beginning or the end of the range of a move.
    pub(in crate::read) fn range(&mut self, element: &Element<'_>) {
        let name = || element.get("w:name").map(str::to_owned);
        let [from, to] = &mut self.move_names;
        match element.name.as_ref() {
            "w:moveFromRangeStart" => *from = name(),
            "w:moveFromRangeEnd" => *from = None,
            "w:moveToRangeStart" => *to = name(),
            "w:moveToRangeEnd" => *to = None,
            _ => {}
        }
    }

    pub(super) fn check_limit(&self) -> Result<(), ReadError> {
        match self.list.len() > MOST {
            true => Err(ReadError::TooLarge("seurattuja muutoksia on liikaa")),
            false => Ok(()),
        }
    }

    /// The changes that change something.
    pub(in crate::read) fn finish(self) -> Vec<Change> {
        let mut list = self.list;
        list.retain(|change| change.unit != ChangeUnit::Text || !change.text.is_empty());
        list
    }
}

fn new(kind: ChangeKind, unit: ChangeUnit, signature: Signature, place: Place) -> Change {
    let (author, date) = signature.into_parts();
    Change {
        kind,
        unit,
        author,
        date,
        text: String::new(),
        properties: Vec::new(),
        move_name: None,
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_goes_on_until_something_else_stands_between() {
        let inserted = Element::new("w:ins").attribute("w:author", "A");
        let mut changes = Changes::default();
        let insert = |changes: &mut Changes, text: &str| {
            changes.begin(&inserted, Place::default);
            changes.text(text);
            changes.end();
        };
        insert(&mut changes, "yksi ");
        insert(&mut changes, "kaksi");
        changes.text("muuta");
        insert(&mut changes, "kolme");
        let texts: Vec<String> = changes.finish().into_iter().map(|change| change.text).collect();
        assert_eq!(texts, ["yksi kaksi", "kolme"]);
    }

    #[test]
    fn the_end_of_a_moved_paragraph_goes_with_its_text() {
        let mut changes = Changes::default();
        let moved = Element::new("w:moveFrom").attribute("w:author", "A");
        changes.range(&Element::new("w:moveFromRangeStart").attribute("w:name", "siirto1"));
        changes.begin(&moved, Place::default);
        changes.text("siirretty");
        changes.end();
        changes.range(&Element::new("w:moveFromRangeEnd"));
        changes.begin(&moved, Place::default);
        changes.text("\n");
        changes.end();
        let found = changes.finish();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "siirretty\n");
    }

    #[test]
    fn dates_are_read_with_and_without_a_zone() {
        let expected = date("2026-11-26T12:00:00");
        assert!(expected.is_some());
        for text in [
            "2026-11-26T12:00:00Z",
            "2026-11-26T12:00:00+02:00",
            "2026-11-26T12:00:00.5Z",
        ] {
            assert_eq!(date(text), expected, "{text}");
        }
        assert_eq!(date("eilen"), None);
    }
}
