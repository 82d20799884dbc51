//! The rows of the survey, whose columns the settings name.

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use super::{Field, Record, Shape};
use crate::{Grade, Hint, SurveyAnswer, SurveySettings};

impl SurveySettings {
    /// The keys of a row: the ids of the questions. Every one may be left out.
    pub fn record(&self) -> Record {
        let areas = self
            .areas
            .iter()
            .map(|area| field(&area.id, grades(SurveyAnswer::GRADES)));
        let recommendation = field(&self.recommendation.id, scale(SurveyAnswer::RECOMMENDATIONS));
        let open = self
            .open
            .iter()
            .map(|question| field(&question.id, Shape::Text(None)));
        Record {
            fields: areas.chain([recommendation]).chain(open).collect(),
        }
    }

    /// The shape of the table; its rows may have the keys of the columns that are not read.
    pub fn shape(&self) -> Shape {
        let mut record = self.record();
        let unread = self.ignored_columns.iter();
        record
            .fields
            .extend(unread.map(|heading| field(heading, Shape::Anything)));
        Shape::List(Box::new(Shape::Record(record)))
    }

    /// The answers of a table that has the shape.
    pub fn answers(&self, table: &Value) -> Vec<SurveyAnswer> {
        let rows = table.as_array().into_iter().flatten();
        rows.filter_map(Value::as_object)
            .map(|row| self.answer(row))
            .collect()
    }

    fn answer(&self, row: &Map<String, Value>) -> SurveyAnswer {
        let grade = |id: &String| row.get(id).and_then(Value::as_f64).and_then(Grade::from_number);
        let number = |id: &String| {
            row.get(id)
                .and_then(Value::as_u64)
                .and_then(|value| u8::try_from(value).ok())
        };
        let text = |id: &String| row.get(id).and_then(Value::as_str).map(str::to_owned);
        let areas = self.areas.iter().map(|area| &area.id);
        let open = self.open.iter().map(|question| &question.id);
        SurveyAnswer {
            grades: areas.filter_map(|id| Some((id.clone(), grade(id)?))).collect(),
            recommendation: number(&self.recommendation.id),
            comments: open.filter_map(|id| Some((id.clone(), text(id)?))).collect(),
        }
    }

    /// The table of answers, as a file holds it.
    pub(crate) fn table(&self, answers: &[SurveyAnswer]) -> Value {
        answers
            .iter()
            .map(|answer| Value::Object(self.row(answer)))
            .collect()
    }

    fn row(&self, answer: &SurveyAnswer) -> Map<String, Value> {
        let grades = answer.grades.iter().map(|(id, grade)| (id.clone(), json!(grade)));
        let comments = answer
            .comments
            .iter()
            .map(|(id, text)| (id.clone(), Value::from(text.as_str())));
        let recommendation = answer
            .recommendation
            .map(|value| (self.recommendation.id.clone(), Value::from(value)));
        grades.chain(recommendation).chain(comments).collect()
    }
}

fn grades(scale: RangeInclusive<u8>) -> Shape {
    Shape::Grade {
        minimum: (*scale.start()).into(),
        maximum: (*scale.end()).into(),
    }
}

fn scale(scale: RangeInclusive<u8>) -> Shape {
    Shape::Integer {
        minimum: (*scale.start()).into(),
        maximum: (*scale.end()).into(),
    }
}

fn field(key: &str, shape: Shape) -> Field {
    Field {
        key: key.to_owned(),
        shape: Shape::Optional(Box::new(shape)),
        required: false,
        hint: Hint::Meaning(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_skipped_is_not_there() {
        let settings = SurveySettings::default();
        let table = json!([
            { "projektipalvelut": 4, "taloushallinta": 8.5, "suositus": 0, "parannettavaa": "Viestintää." },
            { "taloushallinta": null },
        ]);
        let answers = settings.answers(&table);
        let [first, second] = answers.as_slice() else {
            panic!("{answers:?}");
        };
        assert_eq!(
            first.grades.iter().collect::<Vec<_>>(),
            [
                (&"projektipalvelut".to_owned(), &Grade::whole(4)),
                (&"taloushallinta".to_owned(), &Grade::from_number(8.5).unwrap())
            ]
        );
        assert_eq!(first.recommendation, Some(0));
        assert_eq!(first.comments["parannettavaa"], "Viestintää.");
        assert!(second.is_empty());
        // Written as a table, the answers are those of the file.
        assert_eq!(settings.answers(&settings.table(&answers)), answers);
    }
}
