//! The first sheet: a row for each single value.

use serde_json::Value;
use vuosikello_core::nearest_name;

use super::super::labels::{label_key, path_label};
use super::super::layout::{Layout, Row, intro};
use super::super::places::cell;
use super::super::texts::EMPTY;
use super::super::{EXPLANATION, FIELD, VALUE};
use super::headings::{Headings, heading};
use super::{Reader, list_at, object_at, pointer};
use vuosikello_intake::{Cell, Grid, GridRow};

impl Reader<'_> {
    pub(super) fn fields(&mut self, grid: &Grid, sheet: &str) {
        let Some(headings) = Headings::find(grid) else {
            let first = grid.rows.first().map_or(0, |row| row.row);
            let message = format!("otsikkorivi puuttuu: sarakkeet {FIELD} ja {VALUE}");
            self.say(
                cell(sheet, first, 0),
                message,
                format!("kirjoita sarakkeiden yläpuolelle {FIELD}, {VALUE} ja {EXPLANATION}"),
            );
            return;
        };
        self.places.put("", cell(sheet, headings.row, headings.value));
        let own = intro(self.layout);
        for row in grid.rows.iter().take(headings.row) {
            self.pass_over(row, sheet, |_, text| own.iter().any(|line| line == text.trim()));
        }
        for row in grid.rows.iter().skip(headings.row + 1) {
            self.stray(row, headings, sheet);
            self.stray_note(row, headings, sheet);
            let label = heading(row, headings.field);
            let (place, content) = (cell(sheet, row.row, headings.value), row.cell(headings.value));
            match (label, content) {
                (Some(label), content) => self.field(&label, content, place),
                (None, Some(_)) => self.say(
                    place,
                    "arvolta puuttuu nimi",
                    format!("kirjoita sarakkeeseen {FIELD}, mikä tieto se on, tai poista arvo"),
                ),
                (None, None) => {}
            }
        }
    }

    /// Cells beside the columns of the sheet.
    fn stray(&mut self, row: &GridRow, headings: Headings, sheet: &str) {
        let known = [Some(headings.field), Some(headings.value), headings.explanation];
        for (column, _) in row
            .cells
            .iter()
            .filter(|(column, _)| !known.contains(&Some(*column)))
        {
            let fix = format!("siirrä arvo sarakkeeseen {VALUE} tai poista se");
            self.say(
                cell(sheet, row.row, *column),
                "solu on otsikoitujen sarakkeiden ulkopuolella",
                fix,
            );
        }
    }

    /// Texts that nothing is read from: in the column of the explanations another than the form has there, and a label without a
    /// value that is none of the form's.
    fn stray_note(&mut self, row: &GridRow, headings: Headings, sheet: &str) {
        let layout = self.layout;
        let has_value = row.cell(headings.value).is_some();
        self.pass_over(row, sheet, |column, text| {
            let text = text.trim();
            if Some(column) == headings.explanation {
                return layout.rows.iter().any(|row| row.explanation == text);
            }
            column != headings.field || has_value || is_label(layout, text)
        });
    }

    fn field(&mut self, label: &str, content: Option<&Cell>, place: crate::Place) {
        let layout = self.layout;
        let key = label_key(label);
        let is_meant = |row: &&Row| label_key(&row.label) == key || label_key(&row.path.concat()) == key;
        let Some(row) = layout.rows.iter().find(is_meant) else {
            // A heading between the rows has no value.
            if content.is_some() {
                let fix = match nearest_name(label, layout.rows.iter().map(|row| row.label.as_str())) {
                    Some(near) => format!("tarkoititko \"{near}\"?"),
                    None => "poista rivi tai korjaa sen nimi".to_owned(),
                };
                self.say(place, format!("tuntematon tieto \"{label}\""), fix);
            }
            return;
        };
        let own = pointer(&row.path);
        let Some(content) = content else {
            self.places.put_if_free(&own, place);
            return;
        };
        let value = match super::super::cell::value(content, &row.shape) {
            Ok(value) => value,
            Err((message, fix)) => {
                self.places.tell(&own);
                return self.say(place, message, fix);
            }
        };
        if row.repeats {
            self.item(row, value, place);
        } else {
            let known = self.value.pointer(&own);
            if known.is_some_and(|known| *known != value) {
                return self.twice(&own, &place, &row.label);
            }
            if let Some((last, holders)) = row.path.split_last()
                && let Some(holder) = object_at(&mut self.value, holders)
            {
                holder.insert(last.clone(), value);
            }
            self.places.put(&own, place);
        }
    }

    /// An item of a list of texts.
    fn item(&mut self, row: &Row, value: Value, place: crate::Place) {
        let own = pointer(&row.path);
        let Some(list) = list_at(&mut self.value, &row.path) else {
            return;
        };
        let is_empty = value
            .as_str()
            .is_some_and(|text| text.eq_ignore_ascii_case(EMPTY));
        if is_empty {
            return self.places.put_if_free(&own, place);
        }
        let item = format!("{own}/{}", list.len());
        list.push(value);
        self.places.put(&item, place);
    }
}

/// Whether a text of the first column is one that the form has there: the label of a value or of what holds values.
fn is_label(layout: &Layout, text: &str) -> bool {
    let key = label_key(text);
    layout.rows.iter().any(|row| {
        let holders = (1..=row.path.len()).filter_map(|depth| row.path.get(..depth));
        let mut labels = holders.map(|keys| label_key(&path_label(keys.iter().map(String::as_str))));
        label_key(&row.path.concat()) == key || labels.any(|label| label == key)
    })
}
