//! The words of a workspace, and values in the form that the model reads.

use serde_json::Value;
use vuosikello_core::schema::{Field, Record, Shape};
use vuosikello_core::{Availability, Configuration, Date, Hint, Month, composed};
use vuosikello_intake::{Kind, plain};

/// The words that a workspace's settings know.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary<'a> {
    /// Words that stand for others, each with the word that is meant.
    pub synonyms: Vec<(String, String)>,
    cost_types: &'a [String],
}

impl<'a> Vocabulary<'a> {
    pub(crate) fn of(configuration: &'a Configuration) -> Self {
        let synonyms = configuration.defaults.synonyms.iter();
        Self {
            synonyms: synonyms
                .map(|(word, meant)| (word.clone(), meant.clone()))
                .collect(),
            cost_types: &configuration.defaults.cost_types,
        }
    }
}

/// What the values of a key are, for reading them.
pub(super) fn kind(field: &Field, words: &Vocabulary<'_>) -> Kind {
    match field.shape.of_value() {
        Shape::Amount(_) => Kind::Amount,
        Shape::Integer { .. } | Shape::Grade { .. } => Kind::Integer,
        Shape::Choice(choices) => Kind::Choice(choices.clone()),
        Shape::Text(Some(format)) if format.name == Date::FORMAT => Kind::Date,
        Shape::Text(Some(format)) if format.name == Month::FORMAT => Kind::Month,
        Shape::Text(Some(format)) if format.name == Availability::FORMAT => Kind::Percentage,
        Shape::Text(None) if field.key == "kustannuslaji" && !words.cost_types.is_empty() => {
            Kind::Choice(words.cost_types.to_vec())
        }
        Shape::Text(None) if is_percentage(&field.hint) => Kind::Percentage,
        _ => Kind::Text,
    }
}

/// Whether the example of a text is a percentage.
fn is_percentage(hint: &Hint) -> bool {
    match hint {
        Hint::Example(Value::String(text)) | Hint::Meaning(text) => text.ends_with('%'),
        Hint::Example(_) => false,
    }
}

/// Keys whose texts name files: a file system may tell two Unicode forms of a name apart.
const FILE_KEYS: [&str; 1] = ["tiedosto"];

/// Puts the texts of a JSON value into the form that the model reads, where they can be read in one way only: choices without regard to
/// case, amounts with `EUR`, days with a time, letters in Unicode's composed form.
pub(crate) fn canonical(value: &mut Value, shape: &Shape, words: &Vocabulary<'_>) {
    match (shape.of_value(), value) {
        (Shape::List(item), Value::Array(items)) => {
            items.iter_mut().for_each(|value| canonical(value, item, words));
        }
        (Shape::Map(item), Value::Object(map)) => {
            map.values_mut().for_each(|value| canonical(value, item, words));
        }
        (Shape::Record(record), Value::Object(map)) => {
            for (key, value) in map {
                canonical_field(key, value, record, words);
            }
        }
        (_, Value::String(text)) => *text = composed(text).into_owned(),
        _ => {}
    }
}

fn canonical_field(key: &str, value: &mut Value, record: &Record, words: &Vocabulary<'_>) {
    match (record.field(key), value) {
        (Some(_), Value::String(_)) if FILE_KEYS.contains(&key) => {}
        (Some(field), Value::String(text)) => {
            *text = plain(text, &kind(field, words), None, &words.synonyms);
        }
        (Some(field), value) => canonical(value, &field.shape, words),
        (None, _) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use vuosikello_core::{DataFile, Registry};

    use super::*;

    fn read(file: &DataFile, mut value: Value) -> Value {
        let words = Vocabulary {
            synonyms: vec![("Vihreä".to_owned(), "kunnossa".to_owned())],
            cost_types: &["Ylläpito".to_owned()],
        };
        let shape = &Registry::built_in().get(file).unwrap().schema.shape;
        canonical(&mut value, shape, &words);
        value
    }

    #[test]
    fn values_of_json_files_are_read_as_those_of_tables() {
        let agreement = json!({
            "tila": "Hyväksytty",
            "paivays": "2026-12-11T00:00:00",
            "maararaha": { "summa": "100,00 EUR", "momentti": "25.01.03" },
            "jako": [{ "kustannuslaji": "ylläpito", "summa": "100,00 €" }],
        });
        let agreement = read(&DataFile::AGREEMENT, agreement);
        assert_eq!(agreement["tila"], "hyväksytty");
        assert_eq!(agreement["paivays"], "11.12.2026");
        assert_eq!(agreement["maararaha"]["summa"], "100,00");
        assert_eq!(agreement["jako"][0]["kustannuslaji"], "Ylläpito");
        let status = json!([
            { "palvelu": "P1", "tila": "VIHREÄ", "kuvaus": "Yo\u{308}ajo" },
            { "palvelu": "P1", "tila": "sininen", "kuvaus": 1 },
        ]);
        let status = read(&DataFile::SERVICE_STATUS, status);
        assert_eq!(status[0]["tila"], "kunnossa");
        assert_eq!(status[0]["kuvaus"], "Yöajo");
        assert_eq!(
            status[1],
            json!({ "palvelu": "P1", "tila": "sininen", "kuvaus": 1 })
        );
    }

    #[test]
    fn availability_is_a_column_of_percentages() {
        for file in [DataFile::SERVICES, DataFile::SERVICE_STATUS] {
            let record = Registry::built_in()
                .get(&file)
                .unwrap()
                .schema
                .shape
                .item()
                .unwrap();
            let field = record.field("kaytettavyys").unwrap();
            assert_eq!(kind(field, &Vocabulary::default()), Kind::Percentage, "{file}");
        }
    }
}
