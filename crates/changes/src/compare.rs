//! Comparing two documents.

use vuosikello_document::{Document, Table};

use crate::change::{Change, ChangeKind, Place};
use crate::links::{address_changes, without_addresses};
use crate::outcome::{ALIKE, Outcome, outcomes};
use crate::spot::Spot;
use crate::table::table_changes;
use crate::unit::{Unit, head_fields, name_of, units};
use crate::words::{Span, SpanKind, differences, likeness};

/// Tables less alike than this, in thousandths of their captions and headers, are two tables. One that has been given a
/// column keeps more.
const SAME_TABLE: usize = 500;

/// Compares two documents and returns the changes: first those of the head, then the others in the order of the newer document. What was
/// removed stands where it was.
///
/// The numbers of headings, the lines of the table of contents, page breaks and the weights of columns are not compared: they follow
/// from the rest or are looks.
pub fn changes(before: &Document, after: &Document) -> Vec<Change> {
    let mut found: Vec<Change> = head_changes(before, after).collect();
    let (old, new) = (units(before), units(after));
    let key = |unit: &'_ Unit<'_>| (unit.role, unit.text.clone());
    let keys = [&old, &new].map(|units| units.iter().map(key).collect::<Vec<_>>());
    for outcome in outcomes(&keys[0], &keys[1], |a, b| unit_likeness(&old[a], &new[b])) {
        match outcome {
            Outcome::Kept(a, b) => formatting(&mut found, &old[a], &new[b]),
            Outcome::Changed(a, b) => changed(&mut found, &old[a], &new[b]),
            Outcome::Moved(a, b) => {
                found.push(moved(&old[a], &new[b]));
                addresses(&mut found, &old[a], &new[b]);
            }
            Outcome::Removed(a) => found.push(whole(&old[a], ChangeKind::Removed, SpanKind::Removed)),
            Outcome::Added(b) => found.push(whole(&new[b], ChangeKind::Added, SpanKind::Added)),
        }
    }
    found
}

fn head_changes(before: &Document, after: &Document) -> impl Iterator<Item = Change> {
    head_fields(before)
        .zip(head_fields(after))
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| {
            let kind = match (old.is_empty(), new.is_empty()) {
                (true, _) => ChangeKind::Added,
                (_, true) => ChangeKind::Removed,
                _ => ChangeKind::Words,
            };
            let place = Place {
                clause: None,
                spot: Spot::Head { field },
            };
            Change::new(place, kind, differences(&old, &new))
        })
}

/// Compares the lines of a header or footer called `name`.
pub fn line_changes(name: &str, before: &[String], after: &[String]) -> Vec<Change> {
    let change = |kind, words| {
        let spot = Spot::Furniture {
            name: name.to_owned(),
        };
        Change::new(Place { clause: None, spot }, kind, words)
    };
    // Lines of a header have their places: one instead of another is the same line with other words.
    outcomes(before, after, |a, b| likeness(&before[a], &after[b]).max(ALIKE))
        .into_iter()
        .filter_map(|outcome| match outcome {
            Outcome::Kept(..) => None,
            Outcome::Changed(a, b) => Some(change(ChangeKind::Words, differences(&before[a], &after[b]))),
            Outcome::Moved(a, b) => Some(change(ChangeKind::Moved, differences(&before[a], &after[b]))),
            Outcome::Removed(a) => Some(change(
                ChangeKind::Removed,
                vec![Span::new(SpanKind::Removed, before[a].clone())],
            )),
            Outcome::Added(b) => Some(change(
                ChangeKind::Added,
                vec![Span::new(SpanKind::Added, after[b].clone())],
            )),
        })
        .collect()
}

fn unit_likeness(old: &Unit<'_>, new: &Unit<'_>) -> usize {
    match (&old.table, &new.table) {
        (Some(old), Some(new)) => {
            let likeness = likeness(&frame_of(old), &frame_of(new));
            if likeness >= SAME_TABLE { likeness } else { 0 }
        }
        (None, None) if old.role.is_akin(new.role) => {
            let (shorter, longer) = (
                old.text.len().min(new.text.len()),
                old.text.len().max(new.text.len()),
            );
            let least = if has_same_place(old, new) { ALIKE } else { 0 };
            // No more can be kept than the shorter has.
            match shorter * 1000 >= longer * ALIKE {
                true => likeness(&old.text, &new.text).max(least),
                false => least,
            }
        }
        _ => 0,
    }
}

/// Whether two units count as one whose words have changed, although they share few or none: both stand beside the same side heading,
/// or both are headings of the same level and nothing unchanged lies between them (the heading has been renamed).
fn has_same_place(old: &Unit<'_>, new: &Unit<'_>) -> bool {
    match (&old.place.spot, &new.place.spot) {
        (Spot::Definition { term }, Spot::Definition { term: other }) => term == other,
        (Spot::Heading, Spot::Heading) | (Spot::Contents, Spot::Contents) => old.role == new.role,
        _ => false,
    }
}

/// The caption and the headers of a table.
fn frame_of(table: &Table) -> String {
    let mut frame = name_of(table);
    for column in &table.columns {
        frame.push(' ');
        frame.push_str(&column.title());
    }
    frame
}

/// A unit of the same role and the same words; it may be set otherwise.
fn formatting(found: &mut Vec<Change>, old: &Unit<'_>, new: &Unit<'_>) {
    if let (Some(before), Some(after)) = (&old.table, &new.table) {
        table_changes(found, old, before, after);
    } else if old.content != new.content {
        addresses(found, old, new);
        let level = |unit: &Unit<'_>| unit.content.map(without_addresses);
        if level(old) != level(new) {
            found.push(Change::new(
                old.place.clone(),
                ChangeKind::Formatting,
                kept(&old.text),
            ));
        }
    }
}

/// Links that lead elsewhere.
fn addresses(found: &mut Vec<Change>, old: &Unit<'_>, new: &Unit<'_>) {
    let (before, after) = (old.content.unwrap_or_default(), new.content.unwrap_or_default());
    for words in address_changes(before, after) {
        found.push(Change::new(old.place.clone(), ChangeKind::Address, words));
    }
}

fn changed(found: &mut Vec<Change>, old: &Unit<'_>, new: &Unit<'_>) {
    if let (Some(before), Some(after)) = (&old.table, &new.table) {
        return table_changes(found, old, before, after);
    }
    if old.role != new.role {
        found.push(Change::new(old.place.clone(), ChangeKind::Role, kept(&new.text)));
    }
    if old.text != new.text {
        let words = differences(&old.text, &new.text);
        found.push(Change::new(old.place.clone(), ChangeKind::Words, words));
    }
    addresses(found, old, new);
}

fn moved(old: &Unit<'_>, new: &Unit<'_>) -> Change {
    Change::new(
        new.place.clone(),
        ChangeKind::Moved,
        differences(&old.text, &new.text),
    )
}

fn whole(unit: &Unit<'_>, kind: ChangeKind, words: SpanKind) -> Change {
    Change::new(
        unit.place.clone(),
        kind,
        vec![Span::new(words, unit.text.clone())],
    )
}

fn kept(text: &str) -> Vec<Span> {
    vec![Span::new(SpanKind::Kept, text)]
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{
        Align, Block, Cell, Column, Definition, Document, Footnote, Head, Heading, Inline, NotePlace, Row,
        Table,
    };

    use super::changes;
    use crate::ChangeKind;

    fn document(block: Block) -> Document {
        let mut document = Document::new(Head::new("Palvelusopimus", "Oikeusrekisterikeskus"));
        document.blocks.push(block);
        document
    }

    #[test]
    fn an_added_note_is_told_with_its_words() {
        let text = || Inline::text("Hinta on 100 euroa.");
        let note = Inline::Footnote(Footnote {
            place: NotePlace::Page,
            paragraphs: vec![vec![Inline::text("Arvio.")]],
        });
        let before = document(Block::Paragraph(vec![text()]));
        let after = document(Block::Paragraph(vec![text(), note]));
        let found = changes(&before, &after);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, ChangeKind::Words);
        assert!(found[0].marked().contains("(Arvio.)"), "{}", found[0].marked());
    }

    #[test]
    fn another_value_of_a_side_heading_and_a_renamed_heading_are_other_words() {
        let of = |number: &str, title: &str| {
            let value = Definition {
                term: vec![Inline::text("Diaarinumero")],
                lines: vec![vec![Inline::text(number)]],
            };
            let mut document = document(Block::Definitions(vec![value]));
            let heading = Heading::new(1, "kohta", vec![Inline::text(title)]);
            document.blocks.push(Block::Heading(heading));
            document
        };
        let before = of("MPK/12/00.04.01/2026", "Muutokset");
        let found = changes(&before, &of("MPK/99/00.04.01/2026", "Muutostenhallinta"));
        let kinds: Vec<ChangeKind> = found.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [ChangeKind::Words, ChangeKind::Words]);
        // A final is compared with the data by what replaces sums and case numbers.
        assert!(found[0].replaces());
    }

    #[test]
    fn words_of_a_further_header_row_are_told() {
        let table = |year: &str| {
            let mut table = Table::new("Hinnat.", vec![Column::new("Palvelu", Align::Start, 1.0)])
                .with_rows(vec![Row::body(vec![Cell::text("Asiakaspalvelu")])]);
            table.headers = vec![Row::body(vec![Cell::text(year)])];
            document(Block::Table(table))
        };
        let found = changes(&table("Vuosi 2026"), &table("Vuosi 2027"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, ChangeKind::Words);
    }
}
