//! The actions of minutes that were made from notes, as people have changed them in Word.
//!
//! Such minutes say each action twice: under its item, and in the table at the end. A change in one of the two places counts; changes that
//! do not agree are told, and nothing is taken of them.

use vuosikello_core::{ActionId, action_parts};
use vuosikello_document::{Block, Document, Table, spelled_out};

use super::known::rows;
use super::labels::{is_filled, key, without_bullet};
use super::tables::ActionColumns;

/// An action as minutes say it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SaidAction {
    /// Its id, where one is written.
    pub id: Option<ActionId>,
    /// The title of the agenda item under which it stands.
    pub item: String,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: String,
    /// By when, as it is written.
    pub due: String,
}

impl SaidAction {
    /// Whether both say the same, whatever their ids and places.
    fn is_as(&self, other: &Self) -> bool {
        (&self.text, &self.owner, &self.due) == (&other.text, &other.owner, &other.due)
    }
}

/// What people have done to the actions of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ActionEdit {
    /// It says something else.
    Changed {
        /// As it was written from the notes.
        before: SaidAction,
        /// As it is now.
        after: SaidAction,
    },
    /// It is new.
    Added(SaidAction),
    /// It is gone from both places.
    Removed(SaidAction),
    /// An earlier action is said to have been done, under an item.
    Done {
        /// The action.
        action: ActionId,
        /// The title of the agenda item under which this is said.
        item: String,
    },
    /// An earlier action is not said to have been done any more.
    Undone(ActionId),
    /// It cannot be told what is meant, in Finnish.
    Unclear(String),
}

/// What people have done to the actions of minutes; `generated` is what the minutes were made from, as a Word file says it.
pub fn action_edits(generated: &Document, now: &Document) -> Vec<ActionEdit> {
    let (before, now) = (Said::of(generated), Said::of(now));
    let mut edits = Vec::new();
    for action in &before.under_items {
        edits.extend(action.id.and_then(|id| edit_of(id, action, &before, &now)));
    }
    edits.extend(added(&before, &now).into_iter().map(ActionEdit::Added));
    let is_new = |one: &&(ActionId, String)| !before.done.iter().any(|old| old.0 == one.0);
    edits.extend(
        now.done
            .iter()
            .filter(is_new)
            .map(|(action, item)| ActionEdit::Done {
                action: *action,
                item: item.clone(),
            }),
    );
    let is_gone = |one: &&(ActionId, String)| !now.done.iter().any(|new| new.0 == one.0);
    let undone = before.done.iter().filter(is_gone);
    edits.extend(undone.map(|(action, _)| ActionEdit::Undone(*action)));
    let is_unclear = |text: &&String| !before.unclear.contains(text);
    let unclear = now.unclear.iter().filter(is_unclear);
    edits.extend(unclear.map(|text| {
        ActionEdit::Unclear(format!(
            "”{text}”: toimenpiteen lopusta puuttuu suluista vastuuhenkilö ja määräaika"
        ))
    }));
    edits
}

/// What became of an action of the minutes.
fn edit_of(id: ActionId, action: &SaidAction, before: &Said, now: &Said) -> Option<ActionEdit> {
    let find = |actions: &[SaidAction]| actions.iter().find(|one| one.id == Some(id)).cloned();
    let (in_table, text, row) = (
        find(&before.in_table),
        find(&now.under_items),
        find(&now.in_table),
    );
    let had_row = in_table.is_some();
    let is_other = |new: &SaidAction, old: Option<&SaidAction>| old.is_none_or(|old| !new.is_as(old));
    match (text, row) {
        (None, None) => Some(ActionEdit::Removed(action.clone())),
        (None, Some(_)) => Some(ActionEdit::Unclear(format!(
            "toimenpide {id} on poistettu asiakohdasta, mutta se on vielä taulukossa"
        ))),
        (Some(_), None) if had_row => Some(ActionEdit::Unclear(format!(
            "toimenpide {id} on poistettu taulukosta, mutta se on vielä asiakohdassa"
        ))),
        (Some(text), row) => {
            let is_text_other = is_other(&text, Some(action));
            let other_row = row.filter(|row| is_other(row, in_table.as_ref()));
            let after = match (is_text_other, other_row) {
                (false, None) => return None,
                (true, Some(row)) if !row.is_as(&text) => {
                    return Some(ActionEdit::Unclear(format!(
                        "toimenpide {id} on asiakohdassa ja taulukossa erilainen"
                    )));
                }
                (true, _) => text,
                (false, Some(row)) => SaidAction {
                    item: action.item.clone(),
                    ..row
                },
            };
            let before = action.clone();
            Some(ActionEdit::Changed { before, after })
        }
    }
}

/// The actions that are new, each once. A second one with an id that another has is new too: people copy lines.
fn added(before: &Said, now: &Said) -> Vec<SaidAction> {
    let is_known = |id: Option<ActionId>| {
        let all = before.under_items.iter().chain(&before.in_table);
        id.is_some() && all.into_iter().any(|old| old.id == id)
    };
    let mut found: Vec<SaidAction> = Vec::new();
    for actions in [&now.under_items, &now.in_table] {
        for (at, action) in actions.iter().enumerate() {
            let is_second = actions[..at].iter().any(|other| other.id == action.id);
            let is_new = !is_known(action.id) || is_second;
            if is_new && !found.iter().any(|known| known.is_as(action)) {
                found.push(SaidAction {
                    id: action.id.filter(|_| !is_second),
                    ..action.clone()
                });
            }
        }
    }
    found
}

/// What minutes say of actions.
#[derive(Default)]
struct Said {
    under_items: Vec<SaidAction>,
    in_table: Vec<SaidAction>,
    /// The earlier actions that were done, with the titles of the items.
    done: Vec<(ActionId, String)>,
    /// Paragraphs that begin as actions do, and are none.
    unclear: Vec<String>,
    /// The heading that was last.
    item: String,
}

impl Said {
    fn of(document: &Document) -> Self {
        let mut said = Self::default();
        for block in &document.blocks {
            said.block(block);
        }
        said
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.item = spelled_out(&heading.content),
            Block::Paragraph(content) | Block::Note(content) => self.paragraph(&spelled_out(content)),
            Block::List(list) => list.items.iter().flatten().for_each(|block| self.block(block)),
            Block::Table(table) => self.table(table),
            _ => {}
        }
    }

    /// `Toimenpide 2027-Q1/1: … (Nimi, 15.4.2027)`, or `Toimenpide 2026-Q4/2 on tehty.`
    fn paragraph(&mut self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(rest) = without_bullet(&text).strip_prefix("Toimenpide") else {
            return;
        };
        if let Some((id, _)) = rest.split_once(" on tehty")
            && let Ok(action) = ActionId::parse(id)
        {
            self.done.push((action, self.item.clone()));
            return;
        }
        let Some((id, rest)) = rest.split_once(':') else {
            return;
        };
        // Other words between are no action: `Toimenpide, josta sovittiin: …`.
        let id = match id.trim() {
            "" => None,
            id => match ActionId::parse(id) {
                Ok(id) => Some(id),
                Err(_) => return,
            },
        };
        match action_parts(rest) {
            Some(parts) => {
                let action = self.action(id, parts);
                self.under_items.push(action);
            }
            None => self.unclear.push(text.clone()),
        }
    }

    fn action(&self, id: Option<ActionId>, (text, owner, due): (&str, &str, &str)) -> SaidAction {
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        SaidAction {
            id,
            item: self.item.clone(),
            text: tidy(text),
            owner: tidy(owner),
            due: tidy(due),
        }
    }

    fn table(&mut self, table: &Table) {
        let titles: Vec<String> = table.columns.iter().map(|column| key(&column.title())).collect();
        let Some(columns) = ActionColumns::of(&titles) else {
            return;
        };
        let item = titles.iter().position(|title| title.starts_with("asiakoh"));
        for cells in rows(table) {
            let cell = |column: Option<usize>| {
                let cell = column.and_then(|column| cells.get(column));
                cell.map_or("", String::as_str)
            };
            let id = ActionId::parse(cell(columns.id)).ok();
            if columns.state.is_some() {
                // Actions of earlier meetings, of which only the state can become another.
                let is_done = ["tehty", "valmis"].contains(&key(cell(columns.state)).as_str());
                let done = id.filter(|_| is_done);
                self.done.extend(done.map(|id| (id, self.item.clone())));
                continue;
            }
            if is_filled(cell(Some(columns.text))) {
                let parts = (
                    cell(Some(columns.text)),
                    cell(Some(columns.owner)),
                    cell(Some(columns.due)),
                );
                let mut action = self.action(id, parts);
                cell(item).clone_into(&mut action.item);
                self.in_table.push(action);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Block, Cell, Column, Document, Head, Heading, Inline, Row, Table};

    use super::{ActionEdit, SaidAction, action_edits};

    const ACTION: &str = "Toimenpide 2027-Q1/1: Pyydetään erittely (Maija Mallikas, 15.4.2027)";
    const ROW: [&str; 5] = [
        "2027-Q1/1",
        "Pyydetään erittely",
        "Maija Mallikas",
        "15.4.2027",
        "Talouskatsaus",
    ];

    /// Minutes with these lines under the item of the finances, and these rows in the table at the end.
    fn minutes(lines: &[&str], rows: &[[&str; 5]]) -> Document {
        let mut document = Document::new(Head::new("Pöytäkirja", "Keskus"));
        let heading = Heading::new(1, "talous".to_owned(), vec![Inline::text("Talouskatsaus")]);
        document.blocks.push(Block::Heading(heading));
        let text = |line: &&str| Block::Paragraph(vec![Inline::text(*line)]);
        document.blocks.extend(lines.iter().map(text));
        let columns = ["Tunnus", "Toimenpide", "Vastuu", "Määräaika", "Asiakohta"];
        let columns = columns.map(Column::text).to_vec();
        let row = |cells: &[&str; 5]| Row::body(cells.iter().map(|cell| Cell::text(*cell)).collect());
        let rows = rows.iter().map(row);
        document.blocks.push(Block::Table(
            Table::new("Kokouksessa sovitut toimenpiteet", columns).with_rows(rows),
        ));
        document
    }

    fn said(action: &SaidAction) -> String {
        let id = action.id.map_or(String::new(), |id| format!("{id} "));
        format!(
            "{id}{}: {} ({}, {})",
            action.item, action.text, action.owner, action.due
        )
    }

    fn edits(lines: &[&str], rows: &[[&str; 5]]) -> Vec<String> {
        let edits = action_edits(&minutes(&[ACTION], &[ROW]), &minutes(lines, rows));
        let name = |edit: ActionEdit| match edit {
            ActionEdit::Changed { after, .. } => format!("muutettu {}", said(&after)),
            ActionEdit::Added(action) => format!("lisätty {}", said(&action)),
            ActionEdit::Removed(action) => format!("poistettu {}", said(&action)),
            ActionEdit::Done { action, item } => format!("tehty {action} {item}"),
            ActionEdit::Undone(action) => format!("avoinna {action}"),
            ActionEdit::Unclear(message) => message,
        };
        edits.into_iter().map(name).collect()
    }

    #[test]
    fn a_change_in_one_of_the_two_places_counts() {
        assert_eq!(edits(&[ACTION], &[ROW]), [""; 0]);
        let later = "Toimenpide 2027-Q1/1: Pyydetään\u{a0}erittely (Maija Mallikas, 30.4.2027).";
        let told = "muutettu 2027-Q1/1 Talouskatsaus: Pyydetään erittely (Maija Mallikas, 30.4.2027)";
        let mut row = ROW;
        row[3] = "30.4.2027";
        assert_eq!(edits(&[later], &[ROW]), [told]);
        assert_eq!(edits(&[ACTION], &[row]), [told]);
        assert_eq!(edits(&[later], &[row]), [told]);
        row[3] = "1.5.2027";
        assert_eq!(
            edits(&[later], &[row]),
            ["toimenpide 2027-Q1/1 on asiakohdassa ja taulukossa erilainen"]
        );
    }

    #[test]
    fn actions_come_and_go() {
        let new = "- Toimenpide: Sovitaan palaveri (Elina Esimerkki, 1.5.2027)";
        let told = "lisätty Talouskatsaus: Sovitaan palaveri (Elina Esimerkki, 1.5.2027)";
        let row = [
            "",
            "Sovitaan palaveri",
            "Elina Esimerkki",
            "1.5.2027",
            "Talouskatsaus",
        ];
        assert_eq!(edits(&[ACTION, new], &[ROW]), [told]);
        assert_eq!(edits(&[ACTION], &[ROW, row]), [told]);
        assert_eq!(edits(&[ACTION, new], &[ROW, row]), [told]);
        // A line that was copied keeps the id of the other.
        let copied = "Toimenpide 2027-Q1/1: Sovitaan palaveri (Elina Esimerkki, 1.5.2027)";
        assert_eq!(edits(&[ACTION, copied], &[ROW]), [told]);
        assert_eq!(
            edits(&[], &[]),
            ["poistettu 2027-Q1/1 Talouskatsaus: Pyydetään erittely (Maija Mallikas, 15.4.2027)"]
        );
        assert_eq!(
            edits(&[], &[ROW]),
            ["toimenpide 2027-Q1/1 on poistettu asiakohdasta, mutta se on vielä taulukossa"]
        );
        assert_eq!(
            edits(&[ACTION], &[]),
            ["toimenpide 2027-Q1/1 on poistettu taulukosta, mutta se on vielä asiakohdassa"]
        );
    }

    #[test]
    fn what_was_done_is_read_and_what_is_unclear_told() {
        assert_eq!(
            edits(&[ACTION, "Toimenpide 2026-Q4/2 on tehty."], &[ROW]),
            ["tehty 2026-Q4/2 Talouskatsaus"]
        );
        assert_eq!(
            edits(&[ACTION, "Toimenpide: Sovitaan palaveri"], &[ROW]),
            [
                "”Toimenpide: Sovitaan palaveri”: toimenpiteen lopusta puuttuu suluista vastuuhenkilö ja määräaika"
            ]
        );
        assert_eq!(
            edits(
                &[
                    ACTION,
                    "Toimenpiteet käsitellään: ensi kokouksessa.",
                    "Toimenpide, josta puhuttiin: ei tehdä"
                ],
                &[ROW]
            ),
            [""; 0]
        );
    }
}
