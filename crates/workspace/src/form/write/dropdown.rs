//! Drop-downs and validation of cells.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, Workbook,
    Worksheet, XlsxError,
};
use vuosikello_core::schema::Shape;

use super::super::CHOICES_SHEET;
use super::super::cell::TRUTHS;
use super::super::choices::{Choices, Offered};
use super::super::layout::{Layout, Step};
use super::style::{CellKind, kind};
use super::table_rows::{FIRST_ROW, LAST_ROW, table_row};

/// What Excel holds of a list within a validation itself.
const MOST_CHARACTERS: usize = 255;
/// The most characters of a message that is shown while a cell is chosen, and of its title.
const MESSAGE: usize = 250;
const TITLE: usize = 32;

/// The drop-downs of a form. Long lists are columns of a sheet of their own.
pub(super) struct Dropdowns<'a> {
    layout: &'a Layout,
    choices: &'a Choices,
    lists: Vec<Vec<String>>,
}

impl<'a> Dropdowns<'a> {
    pub(super) fn new(layout: &'a Layout, choices: &'a Choices) -> Self {
        Self {
            layout,
            choices,
            lists: Vec::new(),
        }
    }

    /// Adds to some rows of a column what their cells offer and accept, and the explanation that is shown.
    pub(super) fn add(
        &mut self,
        sheet: &mut Worksheet,
        (first, last): (u32, u32),
        column: u16,
        value: &Offer<'_>,
    ) -> Result<(), XlsxError> {
        let validation = self.validation(value)?;
        let shown = validation.is_some() || !value.explanation.is_empty();
        if !shown {
            return Ok(());
        }
        let validation = validation.unwrap_or_else(|| DataValidation::new().allow_any_value());
        let validation = validation
            .set_input_title(shortened(value.label, TITLE))?
            .set_input_message(shortened(value.explanation, MESSAGE))?;
        sheet.add_data_validation(first, column, last, column, &validation)?;
        Ok(())
    }

    fn validation(&mut self, value: &Offer<'_>) -> Result<Option<DataValidation>, XlsxError> {
        let new = DataValidation::new;
        if value.is_texts {
            return Ok(None);
        }
        if let Some(offered) = self.choices.get(&value.path) {
            let list = match offered {
                Offered::Values(values) => self.list(values)?,
                Offered::Column(path) => match self.column(path) {
                    Some(range) => new().allow_list_formula(range),
                    None => return Ok(None),
                },
            };
            return Ok(Some(warning(
                list,
                "Arvo ei ole luettelossa. Käytetäänkö sitä silti?",
            )?));
        }
        Ok(match (value.shape, kind(value.shape)) {
            (Shape::Choice(choices), _) => Some(
                self.list(choices)?
                    .set_error_message("Valitse arvo luettelosta.")?,
            ),
            (Shape::Truth, _) => Some(
                self.list(&TRUTHS.map(|[word, ..]| word.to_owned()))?
                    .set_error_message("Valitse kyllä tai ei.")?,
            ),
            (Shape::Integer { minimum, maximum }, _) => {
                let whole = |limit: &i64| i32::try_from(*limit).unwrap_or(i32::MAX);
                let rule = DataValidationRule::Between(whole(minimum), whole(maximum));
                Some(warning(
                    new().allow_whole_number(rule),
                    "Tähän kuuluu kokonaisluku. Käytetäänkö arvoa silti?",
                )?)
            }
            (_, CellKind::Amount) => {
                let rule = DataValidationRule::Between(-1e13, 1e13);
                Some(warning(
                    new().allow_decimal_number(rule),
                    "Tähän kuuluu summa, esimerkiksi 1 234,56. Käytetäänkö arvoa silti?",
                )?)
            }
            (_, CellKind::Date) => {
                let rule = DataValidationRule::GreaterThanOrEqualTo(ExcelDateTime::from_ymd(2000, 1, 1)?);
                Some(warning(
                    new().allow_date(rule),
                    "Tähän kuuluu päivä, esimerkiksi 15.3.2027. Käytetäänkö arvoa silti?",
                )?)
            }
            _ => None,
        })
    }

    /// A list of values, in the validation itself or on the sheet of lists.
    fn list(&mut self, values: &[String]) -> Result<DataValidation, XlsxError> {
        let length: usize = values.iter().map(|value| value.chars().count() + 1).sum();
        let is_plain = values.iter().all(|value| !value.contains([',', '"']));
        if length <= MOST_CHARACTERS && is_plain {
            return DataValidation::new().allow_list_strings(values);
        }
        let at = match self.lists.iter().position(|list| list == values) {
            Some(at) => at,
            None => {
                self.lists.push(values.to_vec());
                self.lists.len() - 1
            }
        };
        let column = letters(at);
        let range = format!("={CHOICES_SHEET}!${column}$1:${column}${}", values.len());
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    }

    /// The cells of a column of a table of the form.
    fn column(&self, path: &str) -> Option<Formula> {
        let keys: Vec<&str> = path.split('/').collect();
        let (key, list) = keys.split_last()?;
        let is_meant = |step: &Step, key: &&str| matches!(step, Step::Key(own) if own == key);
        let table = self.layout.tables.iter().find(|table| {
            table.path.len() == list.len()
                && table.path.iter().zip(list).all(|(step, key)| is_meant(step, key))
        })?;
        let at = table.columns.iter().position(|column| column.path == [*key])?;
        let (column, name) = (letters(table.keys.len() + at), &table.name);
        let first = table_row(self.layout) + 1;
        Some(Formula::new(format!(
            "='{name}'!${column}${first}:${column}${}",
            first + 199
        )))
    }

    /// Writes the sheet of long lists, where there are any.
    pub(super) fn write(self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(CHOICES_SHEET)?.set_hidden(true);
        for (column, list) in (0u16..).zip(&self.lists) {
            for (row, value) in (0u32..).zip(list) {
                sheet.write_string(row, column, value)?;
            }
        }
        Ok(())
    }
}

/// What a cell is for.
pub(super) struct Offer<'a> {
    /// The keys that lead to the value.
    pub path: String,
    pub label: &'a str,
    pub explanation: &'a str,
    pub shape: &'a Shape,
    pub is_texts: bool,
}

/// The rows that a table has room for at least.
pub(super) fn rows_of(items: u32, header: u32) -> (u32, u32) {
    let first = header + 1;
    (first, (first + (items + FIRST_ROW).max(LAST_ROW)).min(1_000_000))
}

fn warning(validation: DataValidation, message: &str) -> Result<DataValidation, XlsxError> {
    validation
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_message(message)
}

/// The beginning of a text that is too long for where it is shown.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

/// The letters of a column from zero.
fn letters(column: usize) -> String {
    vuosikello_intake::column_letters(column)
}
