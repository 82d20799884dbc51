//! Any value that a schema allows comes back from its form: what is written is what is read, for all files that are forms.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use vuosikello_core::schema::{Record, Shape};
use vuosikello_core::{DataFile, Date, Money, Registry};
use vuosikello_intake::read_xlsx;

use super::*;

/// Values of a shape, without empty lists and objects, which a form does not tell from none.
fn values(shape: &Shape) -> BoxedStrategy<Value> {
    match shape {
        Shape::Text(Some(format)) if format.name == Date::FORMAT => (1..29, 1..13, 2001..2099)
            .prop_map(|(day, month, year)| json!(format!("{day}.{month}.{year}")))
            .boxed(),
        Shape::Text(_) | Shape::Anything => {
            let texts = "[A-ZÅÄÖa-zåäö0-9=+'(\"](.{0,12}[a-zäö0-9.)%€])?(\n[a-z]{1,4})?";
            let is_text = |text: &String| vuosikello_core::check_text(text).is_ok() && !text.contains('\t');
            texts
                .prop_filter("a text of documents", is_text)
                .prop_map(Value::from)
                .boxed()
        }
        Shape::Amount(_) => (-99_999_999i64..99_999_999)
            .prop_map(|cents| json!(Money::from_cents(cents).figures()))
            .boxed(),
        Shape::Integer { minimum, maximum } => {
            let range = (*minimum).max(-9_999)..=(*maximum).min(9_999);
            range.prop_map(Value::from).boxed()
        }
        // No form has grades: the answers of a survey are a table.
        Shape::Grade { minimum, maximum } => (*minimum..=*maximum).prop_map(Value::from).boxed(),
        Shape::Truth => any::<bool>().prop_map(Value::from).boxed(),
        Shape::Choice(choices) => select(choices.clone()).prop_map(Value::from).boxed(),
        Shape::Optional(shape) => values(shape),
        Shape::List(item) => prop::collection::vec(values(item), 1..4)
            .prop_map(Value::from)
            .boxed(),
        Shape::Map(inner) => prop::collection::btree_map("[a-z]{1,6}", values(inner), 1..4)
            .prop_map(|map| json!(map))
            .boxed(),
        Shape::Record(record) => records(record),
    }
}

fn records(record: &Record) -> BoxedStrategy<Value> {
    let fields = record.fields.iter().filter(|field| field.key != "$schema");
    let fields: Vec<_> = fields
        .map(|field| {
            let key = field.key.clone();
            let value = match field.required {
                true => values(&field.shape).prop_map(Some).boxed(),
                false => prop::option::of(values(&field.shape)).boxed(),
            };
            value.prop_map(move |value| (key.clone(), value))
        })
        .collect();
    let objects = fields.prop_map(|fields| {
        let given = fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
        Value::Object(given.collect())
    });
    objects
        .prop_filter("an object with something in it", |value| {
            value.as_object().is_some_and(|map| !map.is_empty())
        })
        .boxed()
}

/// The value with amounts and dates as numbers and days, however they are written.
fn plain(value: &Value, shape: &Shape) -> Value {
    match (shape, value) {
        (Shape::Optional(shape), value) => plain(value, shape),
        (Shape::Amount(_), Value::String(text)) => {
            Money::parse(text).map_or(Value::Null, |m| json!(m.cents()))
        }
        (Shape::Amount(_), Value::Number(number)) => {
            json!((number.as_f64().unwrap_or_default() * 100.0).round() as i64)
        }
        (Shape::List(item), Value::Array(items)) => items.iter().map(|value| plain(value, item)).collect(),
        (Shape::Map(inner), Value::Object(map)) => map
            .iter()
            .map(|(key, value)| (key.clone(), plain(value, inner)))
            .collect::<Map<_, _>>()
            .into(),
        (Shape::Record(record), Value::Object(map)) => map
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), plain(value, &record.field(key)?.shape))))
            .filter(|(_, value)| value.as_object().is_none_or(|map| !map.is_empty()))
            .collect::<Map<_, _>>()
            .into(),
        (_, value) => value.clone(),
    }
}

fn comes_back(file: &DataFile, value: &Value) -> Result<(), TestCaseError> {
    let declared = Registry::built_in().get(file).unwrap();
    let layout = Layout::of(declared).unwrap();
    let bytes = write(&layout, value, &Choices::of(file.stem())).unwrap();
    let read = read(&layout, &read_xlsx(&bytes).unwrap());
    prop_assert_eq!(&read.trouble, &[]);
    prop_assert_eq!(&read.unread, &[]);
    let shape = &declared.schema.shape;
    prop_assert_eq!(plain(&read.value, shape), plain(value, shape));
    Ok(())
}

fn of_file(file: &DataFile) -> BoxedStrategy<Value> {
    values(&Registry::built_in().get(file).unwrap().schema.shape)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_customer_comes_back(value in of_file(&DataFile::CUSTOMER)) {
        comes_back(&DataFile::CUSTOMER, &value)?;
    }

    #[test]
    fn an_agreement_comes_back(value in of_file(&DataFile::AGREEMENT)) {
        comes_back(&DataFile::AGREEMENT, &value)?;
    }

    #[test]
    fn a_meeting_comes_back(value in of_file(&DataFile::MEETING)) {
        comes_back(&DataFile::MEETING, &value)?;
    }

    #[test]
    fn settings_come_back(value in of_file(&DataFile::CONFIGURATION)) {
        comes_back(&DataFile::CONFIGURATION, &value)?;
    }
}
