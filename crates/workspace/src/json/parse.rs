//! From text to value, strictly.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::error::SyntaxError;
use super::habit;
use super::positions::Position;

/// A value read from JSON text.
#[derive(Debug)]
pub(crate) struct Json {
    pub value: Value,
    /// Whether some object has a key twice; then the last one counts in `value`.
    pub has_duplicates: bool,
}

/// The most values of a file: thirty in each row of the longest table. A value takes some hundred bytes of memory, those of a text of
/// brackets and commas alone would take gigabytes.
const MOST_VALUES: usize = 30 * vuosikello_core::LIST_LENGTH;

/// What [`Strict`] says when there are more; no message of `serde_json` begins so.
const TOO_MANY: &str = "too many values";

/// Parses JSON text (RFC 8259), nested at most 128 deep, with at most [`MOST_VALUES`] values.
pub(crate) fn parse(text: &str) -> Result<Json, SyntaxError> {
    let (has_duplicates, left) = (Cell::new(false), Cell::new(MOST_VALUES));
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let strict = Strict {
        has_duplicates: &has_duplicates,
        left: &left,
    };
    strict
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map(|value| Json {
            value,
            has_duplicates: has_duplicates.get(),
        })
        .map_err(|error| syntax_error(text, &error))
}

/// Reads any value and notices keys that stand twice in an object, which `serde_json` passes over.
#[derive(Clone, Copy)]
struct Strict<'a> {
    has_duplicates: &'a Cell<bool>,
    /// How many values there may still be.
    left: &'a Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let left = self.left.get().checked_sub(1);
        self.left.set(left.ok_or_else(|| D::Error::custom(TOO_MANY))?);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self)?;
            if map.insert(key, value).is_some() {
                self.has_duplicates.set(true);
            }
        }
        Ok(Value::Object(map))
    }
}

fn syntax_error(text: &str, error: &serde_json::Error) -> SyntaxError {
    let described = error.to_string();
    let reason = described.split(" at line ").next().unwrap_or_default();
    let at = offset(text, error.line(), error.column());
    if let Some(told) = habit::of(text, at) {
        return told;
    }
    if reason.starts_with("EOF")
        && let Some(told) = habit::unclosed(text)
    {
        return told;
    }
    let (message, fix) = describe(reason);
    let mut place = position(text, error.line(), error.column());
    if reason.starts_with("expected `,`") {
        // What is missing belongs after what stands before, which may be lines above.
        let before = text.get(..at).unwrap_or_default().trim_end();
        if before.matches('\n').count() + 1 < place.line {
            place = end_of(before);
        }
    }
    SyntaxError {
        position: place,
        message: message.to_owned(),
        fix: fix.to_owned(),
    }
}

/// Where the character stands in the text that an error is at, in bytes.
fn offset(text: &str, line: usize, byte_column: usize) -> usize {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = before.map(str::len).sum();
    let mut at = (start + byte_column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The last character of a text.
fn end_of(text: &str) -> Position {
    let line = text.rsplit('\n').next().unwrap_or_default();
    Position {
        line: text.matches('\n').count() + 1,
        column: line.chars().count().max(1),
    }
}

/// `serde_json` counts columns in bytes, and a person in characters.
fn position(text: &str, line: usize, byte_column: usize) -> Position {
    let line_text = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let before = line_text.as_bytes().iter().take(byte_column);
    Position {
        line: line.max(1),
        column: before.filter(|byte| **byte & 0xc0 != 0x80).count().max(1),
    }
}

/// The messages of `serde_json` in Finnish, each with a fix.
fn describe(reason: &str) -> (&'static str, &'static str) {
    match reason {
        TOO_MANY => (
            "tiedostossa on enemmän arvoja kuin missään taulukossa tai lomakkeessa",
            "jaa tiedosto osiin tai poista ylimääräiset arvot",
        ),
        "EOF while parsing a list" => ("tiedosto loppuu kesken luettelon", "sulje luettelo merkillä ]"),
        "EOF while parsing an object" => ("tiedosto loppuu kesken", "sulje aaltosulje merkillä }"),
        "EOF while parsing a string" => ("tiedosto loppuu kesken tekstin", "sulje teksti lainausmerkillä"),
        "EOF while parsing a value" => ("tiedosto on tyhjä tai loppuu kesken", "kirjoita puuttuva arvo"),
        "expected `:`" => ("avaimen jälkeen puuttuu kaksoispiste", "kirjoita \"avain\": arvo"),
        "expected `,` or `]`" => (
            "luettelon arvojen välistä puuttuu pilkku",
            "lisää pilkku tai merkki ]",
        ),
        "expected `,` or `}`" => ("avainten välistä puuttuu pilkku", "lisää pilkku tai merkki }"),
        "expected ident" | "expected value" => (
            "tässä pitäisi olla arvo",
            "kirjoita teksti lainausmerkeissä, luku, luettelo tai aaltosulkeet",
        ),
        "invalid escape" => (
            "kenoviivan jälkeen on merkki, joka ei kuulu siihen",
            "kirjoita kenoviiva kahdesti: \\\\",
        ),
        "invalid number" => (
            "luku on kirjoitettu väärin",
            "kirjoita luku muodossa 1234.56 tai lainausmerkeissä",
        ),
        "number out of range" => ("luku on liian suuri", "tarkista luvun suuruus"),
        "invalid unicode code point"
        | "lone leading surrogate in hex escape"
        | "unexpected end of hex escape" => (
            "tekstissä on merkkikoodi (\\u…), joka ei ole merkki",
            "kirjoita merkki sellaisenaan tai poista koodi",
        ),
        "control character (\\u0000-\\u001F) found while parsing a string" => (
            "tekstissä on rivinvaihto tai muu ohjausmerkki sellaisenaan",
            "kirjoita rivinvaihto \\n ja sarkain \\t",
        ),
        "key must be a string" => (
            "avain ei ole lainausmerkeissä",
            "kirjoita avain lainausmerkkeihin",
        ),
        "trailing comma" => ("viimeisen arvon jälkeen on pilkku", "poista pilkku"),
        "trailing characters" => (
            "tiedostossa on tekstiä lopettavan sulkeen jälkeen",
            "poista ylimääräinen teksti",
        ),
        "recursion limit exceeded" => (
            "sulkeita on sisäkkäin liikaa",
            "käytä skeeman mukaista rakennetta",
        ),
        _ => ("tiedosto ei ole JSON-muotoa", "tarkista tätä edeltävä kohta"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (usize, usize, String) {
        let error = parse(text).unwrap_err();
        (error.position.line, error.position.column, error.message)
    }

    #[test]
    fn syntax_errors_have_line_column_and_a_finnish_message() {
        for (text, line, column, message) in [
            ("", 1, 1, "tiedosto on tyhjä tai loppuu kesken"),
            ("{\n  \"ä\" 1}", 2, 7, "avaimen jälkeen puuttuu kaksoispiste"),
            ("{\"a\": 1,}", 1, 9, "viimeisen arvon jälkeen on pilkku"),
            ("[1 2]", 1, 4, "luettelon arvojen välistä puuttuu pilkku"),
            ("{\"a\": 1 \"b\": 2}", 1, 9, "avainten välistä puuttuu pilkku"),
            ("{a: 1}", 1, 2, "avain ei ole lainausmerkeissä"),
            (
                "[\"\\x\"]",
                1,
                4,
                "kenoviivan jälkeen on merkki, joka ei kuulu siihen",
            ),
            (
                "[\"\\ud800\"]",
                1,
                9,
                "tekstissä on merkkikoodi (\\u…), joka ei ole merkki",
            ),
            (
                "[\"\\udc00x\"]",
                1,
                8,
                "tekstissä on merkkikoodi (\\u…), joka ei ole merkki",
            ),
            (
                "[\"a\tb\"]",
                1,
                4,
                "tekstissä on rivinvaihto tai muu ohjausmerkki sellaisenaan",
            ),
            ("{} {}", 1, 4, "tiedostossa on tekstiä lopettavan sulkeen jälkeen"),
            ("[01]", 1, 3, "luku on kirjoitettu väärin"),
            ("[1e999]", 1, 6, "luku on liian suuri"),
            ("[\"a", 1, 2, "teksti, joka alkaa tästä, ei pääty lainausmerkkiin"),
            (
                "{\n\"a\": [1,\n2\n",
                2,
                6,
                "tästä alkavaa luetteloa ei ole suljettu",
            ),
            (
                "{\"a\": 1,\n\"b\": 2",
                1,
                1,
                "tästä alkavia aaltosulkeita ei ole suljettu",
            ),
            ("[tosi]", 1, 2, "arvo tosi ei ole lainausmerkeissä"),
            ("{\"a\": 1\n\n \"b\": 2}", 1, 7, "avainten välistä puuttuu pilkku"),
        ] {
            assert_eq!(error(text), (line, column, message.to_owned()), "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_not_followed() {
        let text = "[".repeat(100_000);
        assert_eq!(error(&text).2, "sulkeita on sisäkkäin liikaa");
    }

    #[test]
    fn more_values_than_any_table_has_are_refused_before_they_fill_the_memory() {
        for value in ["1,", "{},", "[],", "\"\","] {
            let text = format!("[{}1]", value.repeat(MOST_VALUES));
            assert!(
                error(&text).2.starts_with("tiedostossa on enemmän arvoja"),
                "{value}"
            );
        }
        let keys: String = (0..MOST_VALUES).map(|key| format!("\"{key}\":1,")).collect();
        assert!(
            error(&format!("{{{keys}\"a\":1}}"))
                .2
                .starts_with("tiedostossa on enemmän")
        );
        let most = format!("[{}1]", "1,".repeat(MOST_VALUES - 2));
        assert!(parse(&most).is_ok());
    }

    #[test]
    fn a_key_that_stands_twice_is_noticed_at_any_depth() {
        assert!(parse(r#"{"a": [{"b": 1, "b": 2}]}"#).unwrap().has_duplicates);
        assert!(!parse(r#"{"a": {"b": 1}, "b": {"b": 2}}"#).unwrap().has_duplicates);
    }

    #[test]
    fn unusual_numbers_and_texts_are_kept() {
        let json = parse(r#"[null, true, -5, 18446744073709551615, 0.1, "\u00e4\n"]"#).unwrap();
        assert_eq!(
            json.value.to_string(),
            r#"[null,true,-5,18446744073709551615,0.1,"ä\n"]"#
        );
    }
}
