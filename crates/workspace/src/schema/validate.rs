//! Compares a value with its shape and finds everything that differs.

use serde_json::Value;
use vuosikello_core::{Malformed, Money, check_text, nearest};

use super::fault::{Fault, LIST_LENGTH, TEXT_LENGTH, Wrong};
use super::shape::{Check, Record, Shape};
use crate::json::escaped;

/// Finds everything in `value` that `shape` does not allow, and characters that the documents cannot show.
pub(crate) fn validate(value: &Value, shape: &Shape, can_show: fn(char) -> bool) -> Vec<Fault> {
    let mut validator = Validator {
        can_show,
        pointer: String::new(),
        faults: Vec::new(),
    };
    validator.value(value, shape);
    validator.faults
}

/// A name without the differences that a person may not see: case, the dots of ä, ö and å, and space, hyphen and
/// underscore, one or several.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.trim().to_lowercase().chars() {
        match c {
            'ä' | 'å' => folded.push('a'),
            'ö' => folded.push('o'),
            // The combining dots and ring: some systems write ä in two parts.
            '\u{308}' | '\u{30a}' => {}
            c if c.is_whitespace() || matches!(c, '-' | '_') => {
                if !folded.ends_with('_') {
                    folded.push('_');
                }
            }
            c => folded.push(c),
        }
    }
    folded
}

struct Validator {
    can_show: fn(char) -> bool,
    pointer: String,
    faults: Vec<Fault>,
}

impl Validator {
    fn fault(&mut self, wrong: Wrong) {
        let pointer = self.pointer.clone();
        self.faults.push(Fault { pointer, wrong });
    }

    /// Does something one step further down.
    fn inside(&mut self, step: &str, action: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(step);
        action(self);
        self.pointer.truncate(length);
    }

    fn value(&mut self, value: &Value, shape: &Shape) {
        match (shape, value) {
            (Shape::Optional(_), Value::Null) | (Shape::Anything, _) => {}
            (Shape::Optional(shape), value) => self.value(value, shape),
            (Shape::Text(format), Value::String(text)) => self.text(text, format.map(|format| format.check)),
            (Shape::Amount(check), Value::String(text)) => self.text(text, Some(*check)),
            (Shape::Amount(_), Value::Number(number)) => {
                if let Err(error) = Money::from_number(number.as_f64().unwrap_or(f64::NAN)) {
                    self.fault(Wrong::Malformed(Malformed::from(error)));
                }
            }
            (Shape::Integer { minimum, maximum }, Value::Number(number)) => match number.as_i64() {
                Some(whole) if (*minimum..=*maximum).contains(&whole) => {}
                Some(whole) => self.fault(Wrong::Range {
                    value: whole,
                    minimum: *minimum,
                    maximum: *maximum,
                }),
                None => self.wrong_type(shape, value),
            },
            (Shape::Choice(choices), Value::String(text)) => self.choice(text, choices),
            (Shape::List(shape), Value::Array(items)) => self.list(items, shape),
            (Shape::Record(record), Value::Object(map)) => self.record(map, record),
            (Shape::Map(shape), Value::Object(map)) => {
                for (key, value) in map {
                    self.inside(&escaped(key), |inner| inner.value(value, shape));
                }
            }
            (shape, value) => self.wrong_type(shape, value),
        }
    }

    fn wrong_type(&mut self, shape: &Shape, value: &Value) {
        let (expected, fix) = match shape {
            Shape::Text(_) | Shape::Choice(_) => ("teksti", "kirjoita arvo lainausmerkkeihin"),
            Shape::Amount(_) => ("euromäärä", "kirjoita muodossa \"1 234 567,89\""),
            Shape::Integer { .. } => ("kokonaisluku", "kirjoita kokonaisluku ilman lainausmerkkejä"),
            Shape::List(_) => ("luettelo", "kirjoita arvot hakasulkeisiin: [ … ]"),
            Shape::Record(_) | Shape::Map(_) => (
                "avaimia ja arvoja",
                "kirjoita aaltosulkeisiin: { \"avain\": arvo }",
            ),
            Shape::Optional(_) | Shape::Anything => return,
        };
        let found = match value {
            Value::Null => "null".to_owned(),
            Value::Bool(true) => "totuusarvo tosi (true)".to_owned(),
            Value::Bool(false) => "totuusarvo epätosi (false)".to_owned(),
            Value::Number(number) => format!("luku {number}"),
            Value::String(text) => format!("teksti {}", super::fault::quoted(text)),
            Value::Array(_) => "luettelo".to_owned(),
            Value::Object(_) => "avaimia ja arvoja".to_owned(),
        };
        self.fault(Wrong::Type { expected, found, fix });
    }

    fn text(&mut self, text: &str, check: Option<Check>) {
        let length = text.chars().count();
        if vuosikello_core::is_blank(text) {
            self.fault(Wrong::Empty);
        } else if length > TEXT_LENGTH {
            self.fault(Wrong::LongText(length));
        } else if let Err(error) = check_text(text) {
            self.fault(Wrong::Character(error));
        } else if let Some(Err(malformed)) = check.map(|check| check(text)) {
            self.fault(Wrong::Malformed(malformed));
        } else {
            let hidden = |c: &char| !matches!(c, '\n' | '\t') && !(self.can_show)(*c);
            if let Some(c) = text.chars().find(hidden) {
                self.fault(Wrong::NoGlyph(c));
            }
        }
    }

    fn choice(&mut self, text: &str, choices: &[String]) {
        if !choices.iter().any(|choice| choice == text) {
            self.fault(Wrong::Choice {
                value: text.to_owned(),
                nearest: near(text, choices.iter().map(String::as_str)),
                choices: choices.to_vec(),
            });
        }
    }

    fn list(&mut self, items: &[Value], shape: &Shape) {
        if items.len() > LIST_LENGTH {
            self.fault(Wrong::LongList(items.len()));
            return;
        }
        for (index, item) in items.iter().enumerate() {
            self.inside(&index.to_string(), |inner| inner.value(item, shape));
        }
    }

    fn record(&mut self, map: &serde_json::Map<String, Value>, record: &Record) {
        let absent = || {
            record
                .keys()
                .filter(|key| !map.contains_key(*key) && *key != "$schema")
        };
        let mut meant = Vec::new();
        for (key, value) in map {
            match record.field(key) {
                Some(field) => self.inside(&escaped(key), |inner| inner.value(value, &field.shape)),
                None => {
                    let nearest = near(key, absent()).or_else(|| near(key, record.keys()));
                    meant.extend(nearest.clone());
                    let wrong = Wrong::UnknownKey {
                        key: key.clone(),
                        nearest,
                        known: record.keys().map(str::to_owned).collect(),
                    };
                    self.inside(&escaped(key), |inner| inner.fault(wrong));
                }
            }
        }
        for field in &record.fields {
            // A misspelt key is one mistake, not two.
            if field.required && !map.contains_key(&field.key) && !meant.contains(&field.key) {
                self.fault(Wrong::Missing {
                    key: field.key.clone(),
                    hint: field.hint.clone(),
                });
            }
        }
    }
}

/// The nearest of the known words; one that differs only by dots or case before any other.
pub(crate) fn near<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let folded = fold(word);
    let known: Vec<&str> = known.collect();
    let same = known.iter().copied().find(|candidate| fold(candidate) == folded);
    same.or_else(|| nearest(&folded, known)).map(str::to_owned)
}
