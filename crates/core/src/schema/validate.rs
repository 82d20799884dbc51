//! Compares a value with its shape and finds everything that differs.

use serde_json::Value;

use super::shape::{Check, Record, Shape};
use crate::finding::{LIST_LENGTH, TEXT_LENGTH, quoted};
use crate::{
    DataFile, Findings, Grade, Malformed, Money, StructureViolation as Wrong, Violation, check_text,
    is_blank, nearest_name, pointer_step,
};

/// Finds everything in the value of a file that its shape does not allow, and characters that the documents cannot show.
pub(crate) fn validate(
    file: &DataFile,
    value: &Value,
    shape: &Shape,
    can_show: fn(char) -> bool,
) -> Findings {
    let mut validator = Validator {
        file: file.clone(),
        can_show,
        shown: [0; SHOWN_WORDS],
        pointer: String::new(),
        found: Findings::default(),
        more: 0,
    };
    validator.value(value, shape);
    if validator.more > 0 {
        let count = validator.more;
        validator
            .found
            .add(validator.file, String::new(), Wrong::More { count });
    }
    validator.found
}

/// The most findings of a file that are told one by one. A table with a mistake in every row shows the same one many times.
const MOST_TOLD: usize = 1_000;

/// The number of 64-bit words with one bit for each character below U+0300, where the combining marks begin. Finnish texts have hardly any
/// character above it.
const SHOWN_WORDS: usize = 0x300 / 64;

struct Validator {
    file: DataFile,
    can_show: fn(char) -> bool,
    /// Which of these characters have stood in a text with nothing wrong: they are looked up once, and not in each text again.
    shown: [u64; SHOWN_WORDS],
    pointer: String,
    found: Findings,
    /// How many findings are only counted.
    more: usize,
}

impl Validator {
    /// Whether further findings are only counted.
    fn is_full(&self) -> bool {
        self.found.len() >= MOST_TOLD
    }

    fn wrong(&mut self, wrong: impl Into<Violation>) {
        if self.is_full() {
            self.more += 1;
            return;
        }
        self.found.add(self.file.clone(), self.pointer.clone(), wrong);
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
            (Shape::Optional(_), Value::Null) | (Shape::Anything, _) | (Shape::Truth, Value::Bool(_)) => {}
            (Shape::Optional(shape), value) => self.value(value, shape),
            (Shape::Text(format), Value::String(text)) => self.text(text, format.map(|format| format.check)),
            (Shape::Amount(check), Value::String(text)) => self.text(text, Some(*check)),
            (Shape::Amount(_), Value::Number(number)) => {
                if let Err(error) = Money::from_number(number.as_f64().unwrap_or(f64::NAN)) {
                    self.wrong(Malformed::from(error));
                }
            }
            (Shape::Integer { minimum, maximum }, Value::Number(number)) => match number.as_i64() {
                Some(whole) if (*minimum..=*maximum).contains(&whole) => {}
                Some(whole) => self.wrong(Wrong::OutOfRange {
                    value: whole,
                    minimum: *minimum,
                    maximum: *maximum,
                }),
                None => self.wrong_type(shape, value),
            },
            (Shape::Grade { minimum, maximum }, Value::Number(number)) => {
                let grade = number.as_f64().and_then(Grade::from_number).map(f64::from);
                let is_within =
                    grade.is_some_and(|grade| (*minimum as f64..=*maximum as f64).contains(&grade));
                match number.as_i64() {
                    _ if is_within => {}
                    Some(whole) => self.wrong(Wrong::OutOfRange {
                        value: whole,
                        minimum: *minimum,
                        maximum: *maximum,
                    }),
                    None => self.wrong_type(shape, value),
                }
            }
            (Shape::Choice(choices), Value::String(text)) => self.choice(text, choices),
            (Shape::List(shape), Value::Array(items)) => self.list(items, shape),
            (Shape::Record(record), Value::Object(map)) => self.record(map, record),
            (Shape::Map(shape), Value::Object(map)) => {
                for (key, value) in map {
                    self.inside(&pointer_step(key), |inner| inner.value(value, shape));
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
            Shape::Truth => (
                "kyllä tai ei",
                "kirjoita true (kyllä) tai false (ei) ilman lainausmerkkejä",
            ),
            Shape::Grade { .. } => (
                "kokonainen tai puolikas arvosana",
                "kirjoita luku ilman lainausmerkkejä, esimerkiksi 8 tai 8.5",
            ),
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
            Value::String(text) => format!("teksti {}", quoted(text)),
            Value::Array(_) => "luettelo".to_owned(),
            Value::Object(_) => "avaimia ja arvoja".to_owned(),
        };
        self.wrong(Wrong::WrongType {
            expected,
            found,
            fix: fix.to_owned(),
        });
    }

    fn text(&mut self, text: &str, check: Option<Check>) {
        // A character takes a byte or more.
        let length = || text.chars().count();
        let is_known = text.chars().all(|c| self.has_shown(c));
        if is_blank(text) {
            self.wrong(Wrong::Blank);
        } else if text.len() > TEXT_LENGTH && length() > TEXT_LENGTH {
            self.wrong(Wrong::LongText { length: length() });
        } else if !is_known && let Err(error) = check_text(text) {
            self.wrong(error);
        } else if let Some(Err(malformed)) = check.map(|check| check(text)) {
            self.wrong(malformed);
        } else if !is_known && let Some(character) = text.chars().find(|c| !self.is_shown(*c)) {
            self.wrong(Wrong::NoGlyph { character });
        }
    }

    /// Whether a character has stood in a text with nothing wrong.
    fn has_shown(&self, character: char) -> bool {
        let code = u32::from(character);
        let word = self.shown.get((code / 64) as usize);
        word.is_some_and(|bits| bits & (1 << (code % 64)) != 0)
    }

    /// Whether the documents can show a character of a text that has been checked.
    fn is_shown(&mut self, character: char) -> bool {
        if self.has_shown(character) {
            return true;
        }
        let is_shown = matches!(character, '\n' | '\t') || (self.can_show)(character);
        let code = u32::from(character);
        if let Some(bits) = self.shown.get_mut((code / 64) as usize).filter(|_| is_shown) {
            *bits |= 1 << (code % 64);
        }
        is_shown
    }

    fn choice(&mut self, text: &str, choices: &[String]) {
        if !choices.iter().any(|choice| choice == text) {
            self.wrong(Wrong::NotAChoice {
                value: text.to_owned(),
                nearest: nearest_name(text, choices.iter().map(String::as_str)),
                choices: choices.to_vec(),
            });
        }
    }

    fn list(&mut self, items: &[Value], shape: &Shape) {
        if items.len() > LIST_LENGTH {
            let length = items.len();
            self.wrong(Wrong::LongList { length });
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
                Some(field) => self.inside(&pointer_step(key), |inner| inner.value(value, &field.shape)),
                // The nearest key would be looked for at some cost, for a finding that is only counted.
                None if self.is_full() => self.more += 1,
                None => {
                    let nearest = nearest_name(key, absent()).or_else(|| nearest_name(key, record.keys()));
                    meant.extend(nearest.clone());
                    let wrong = Wrong::UnknownKey {
                        key: key.clone(),
                        nearest,
                        known: record.keys().map(str::to_owned).collect(),
                    };
                    self.inside(&pointer_step(key), |inner| inner.wrong(wrong));
                }
            }
        }
        for field in &record.fields {
            // A misspelt key is one mistake, not two.
            if field.required && !map.contains_key(&field.key) && !meant.contains(&field.key) {
                self.wrong(Wrong::MissingKey {
                    key: field.key.clone(),
                    hint: field.hint.clone(),
                });
            }
        }
    }
}
