//! What becomes of the rows of a table between the cells and their validation: answers understood, characters that cannot be shown replaced, the rows of
//! other customers left out.

use serde_json::Value;
use vuosikello_core::schema::Shape;
use vuosikello_core::{DataFolder, Declaration, one_line, shown_by_words};
use vuosikello_intake::{ColumnReason, RowReason, Table};

use super::Reading;
use crate::table::{Columns, is_form_column, understand};

impl Reading<'_> {
    /// Makes answers to a survey grades, and leaves nothing of who answered; replaces what documents cannot show by words.
    pub(crate) fn refine(
        &mut self,
        path: &str,
        declared: &Declaration,
        columns: &Columns<'_>,
        read: &mut Table,
    ) {
        if let Some(settings) = columns.survey {
            let told = without_respondents(read);
            read.remarks.extend(told);
            for wrong in understand(&mut read.value, settings) {
                let place = read.places.locate(&wrong.pointer).into();
                self.problem_at(path, place, wrong.message, wrong.fix);
            }
        }
        // What parties sign is corrected by people.
        if *declared.file.folder() != DataFolder::AGREEMENT {
            let told = self.by_words(columns, read);
            read.remarks.extend(told);
        }
    }

    /// Replaces characters of free texts that cannot be shown, and says in which cells.
    fn by_words(&self, columns: &Columns<'_>, read: &mut Table) -> Option<String> {
        let is_free = |key: &str| {
            let field = columns.record.field(key);
            field.is_some_and(|field| matches!(field.shape.of_value(), Shape::Text(None)))
        };
        let mut told = Vec::new();
        let rows = read.value.as_array_mut().into_iter().flatten();
        for (index, row) in rows.filter_map(Value::as_object_mut).enumerate() {
            for (key, value) in row.iter_mut().filter(|(key, _)| is_free(key)) {
                let Value::String(text) = value else { continue };
                let Some(shown) = shown_by_words(text, self.can_show) else {
                    continue;
                };
                let place = crate::problem::Place::from(read.places.locate(&format!("/{index}/{key}")));
                let replaced = shown.replaced.iter();
                told.extend(replaced.map(|(from, to)| format!("{place}: {from} on nyt {to}")));
                *text = shown.text;
            }
        }
        told.sort();
        (!told.is_empty()).then(|| {
            format!(
                "merkkejä, joita asiakirjojen kirjasimissa ei ole, on korvattu: {}",
                told.join("; ")
            )
        })
    }
}

/// Leaves nothing of a form's own columns in what is told of a table but their headings: they say who answered.
fn without_respondents(read: &mut Table) -> Option<String> {
    for row in &mut read.account.rows_left {
        if row.reason != RowReason::AboveHeadings {
            row.text.clear();
        }
    }
    let left = read.account.columns_left.iter();
    let own = left.filter(|left| left.reason == ColumnReason::Ignored && is_form_column(&left.heading));
    let own: Vec<String> = own.map(|left| one_line(&left.heading)).collect();
    (!own.is_empty()).then(|| {
        format!(
            "lomakkeen omia sarakkeita ei lueta, jottei kenenkään vastausta tunneta: {}",
            own.join(", ")
        )
    })
}
