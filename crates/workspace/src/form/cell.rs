//! From the cell of a form to the value that it stands for.

use serde_json::Value;
use vuosikello_core::schema::Shape;
use vuosikello_core::{Date, TimeOfDay, fold_name};
use vuosikello_intake::{Cell, without_noise};

/// What is wrong with a cell, and what would be right.
pub(super) type Fault = (String, String);

/// The value of a cell. A choice is known however it is written: by case, dots and spaces.
pub(super) fn value(cell: &Cell, shape: &Shape) -> Result<Value, Fault> {
    let text = match cell {
        Cell::Number { value, .. } if matches!(shape, Shape::Amount(_)) => {
            return Ok(Value::from(without_noise(*value)));
        }
        Cell::Truth(truth) if matches!(shape, Shape::Truth) => return Ok(Value::Bool(*truth)),
        Cell::Date {
            date,
            shows_day,
            has_time,
        } => {
            let is_day = matches!(shape, Shape::Text(Some(format)) if format.name == Date::FORMAT);
            if !is_day && (*has_time || !*shows_day) {
                return Err(guessed());
            }
            date.to_string()
        }
        Cell::Time(time) => {
            let is_time = matches!(shape, Shape::Text(Some(format)) if format.name == TimeOfDay::FORMAT);
            return is_time.then(|| Value::from(time.as_str())).ok_or_else(guessed);
        }
        cell => text(cell)?,
    };
    Ok(match shape {
        Shape::Integer { .. } => whole(&text).map_or(Value::String(text), Value::from),
        Shape::Truth => truth(&text).map_or(Value::String(text), Value::Bool),
        Shape::Choice(choices) => {
            let same = choices
                .iter()
                .find(|choice| fold_name(choice) == fold_name(&text));
            Value::String(same.cloned().unwrap_or(text))
        }
        _ => Value::String(text),
    })
}

/// Excel has made another value of what was written.
fn guessed() -> Fault {
    let message = "Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi";
    let fix = "muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä";
    (message.to_owned(), fix.to_owned())
}

/// The text that a cell shows.
pub(super) fn text(cell: &Cell) -> Result<String, Fault> {
    match cell {
        Cell::Text(text) | Cell::Number { text, .. } | Cell::Percentage(text) | Cell::Time(text) => {
            Ok(text.clone())
        }
        Cell::Date { date, .. } => Ok(date.to_string()),
        Cell::Truth(truth) => {
            let shown = if *truth { "TOSI" } else { "EPÄTOSI" };
            let message = format!("solussa on totuusarvo {shown}");
            Err((message, "kirjoita teksti tai luku".to_owned()))
        }
        Cell::Unusable { message, fix } => Err((message.clone(), (*fix).to_owned())),
    }
}

/// The words for true and for false, the first of each as forms write it.
pub(super) const TRUTHS: [[&str; 3]; 2] = [["kyllä", "tosi", "x"], ["ei", "epätosi", "-"]];

/// True or false, as people write it.
fn truth(text: &str) -> Option<bool> {
    let [yes, no] = TRUTHS;
    let is = |words: [&str; 3]| words.iter().any(|word| fold_name(word) == fold_name(text));
    is(yes).then_some(true).or_else(|| is(no).then_some(false))
}

/// A whole number, maybe with spaces between its digits.
fn whole(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.replace('\u{2212}', "-").parse().ok()
}
