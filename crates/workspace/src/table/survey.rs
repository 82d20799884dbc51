//! The table of the survey, whose columns the settings name.

use std::ops::RangeInclusive;

use serde_json::{Map, Value};
use vuosikello_core::{SurveyAnswer, SurveyQuestion, SurveySettings};

use super::records::{Alias, Columns};
use crate::schema::{Field, Hint, Record, Shape};

/// What the table of the survey looks like in a workspace.
#[derive(Debug)]
pub(crate) struct SurveyTable {
    /// The rows; as JSON they may have the keys of the columns that are not read.
    pub shape: Shape,
    record: Record,
    aliases: Vec<Alias>,
    ignored: Vec<String>,
    areas: Vec<String>,
    recommendation: String,
    open: Vec<String>,
}

impl SurveyTable {
    pub(crate) fn new(settings: &SurveySettings) -> Self {
        let ids = |questions: &[SurveyQuestion]| -> Vec<String> {
            questions.iter().map(|question| question.id.clone()).collect()
        };
        let (areas, open) = (ids(&settings.areas), ids(&settings.open));
        let recommendation = settings.recommendation.id.clone();
        let grades = areas.iter().map(|id| field(id, scale(SurveyAnswer::GRADES)));
        let recommended = field(&recommendation, scale(SurveyAnswer::RECOMMENDATIONS));
        let comments = open.iter().map(|id| field(id, Shape::Text(None)));
        let fields: Vec<Field> = grades.chain([recommended]).chain(comments).collect();
        let unread = settings.ignored_columns.iter();
        let unread = unread.map(|heading| field(heading, Shape::Anything));
        let all = fields.iter().cloned().chain(unread).collect();
        Self {
            shape: Shape::List(Box::new(Shape::Record(Record { fields: all }))),
            record: Record { fields },
            aliases: aliases(settings),
            ignored: settings.ignored_columns.clone(),
            areas,
            recommendation,
            open,
        }
    }

    pub(crate) fn columns(&self) -> Columns<'_> {
        Columns {
            record: &self.record,
            aliases: &self.aliases,
            ignored: &self.ignored,
            summed: None,
            if_unknown: "poista sarake, lisää se asetusten avaimeen \"ohitettavat_sarakkeet\"",
        }
    }

    /// The answers of a list that has the shape of the table.
    pub(crate) fn answers(&self, list: &Value) -> Vec<SurveyAnswer> {
        let rows = list.as_array().into_iter().flatten();
        rows.filter_map(Value::as_object)
            .map(|row| self.answer(row))
            .collect()
    }

    fn answer(&self, row: &Map<String, Value>) -> SurveyAnswer {
        let number = |id: &String| {
            let value = row.get(id).and_then(Value::as_u64);
            value.and_then(|value| u8::try_from(value).ok())
        };
        let text = |id: &String| row.get(id).and_then(Value::as_str).map(str::to_owned);
        SurveyAnswer {
            grades: (self.areas.iter())
                .filter_map(|id| Some((id.clone(), number(id)?)))
                .collect(),
            recommendation: number(&self.recommendation),
            comments: (self.open.iter())
                .filter_map(|id| Some((id.clone(), text(id)?)))
                .collect(),
        }
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

/// The headings of each question: its id, then its name, then the question itself. Of two questions with the same heading the
/// one counts that has it in the earlier of these ways.
fn aliases(settings: &SurveySettings) -> Vec<Alias> {
    let questions = || {
        let recommendation = std::iter::once(&settings.recommendation);
        settings.areas.iter().chain(recommendation).chain(&settings.open)
    };
    let alias = |question: &SurveyQuestion, heading: &str| Alias {
        heading: heading.to_owned(),
        key: question.id.clone(),
    };
    let ids = questions().map(|question| alias(question, &question.id));
    let names = questions().map(|question| alias(question, &question.name));
    let full = questions().filter_map(|question| Some(alias(question, question.question.as_ref()?)));
    ids.chain(names).chain(full).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_was_skipped_is_not_there() {
        let table = SurveyTable::new(&SurveySettings::default());
        let list = json!([
            { "projektipalvelut": 4, "suositus": 0, "parannettavaa": "Viestintää." },
            { "taloushallinta": null },
        ]);
        let answers = table.answers(&list);
        let [first, second] = answers.as_slice() else {
            panic!("{answers:?}");
        };
        assert_eq!(
            first.grades.iter().collect::<Vec<_>>(),
            [(&"projektipalvelut".to_owned(), &4)]
        );
        assert_eq!(first.recommendation, Some(0));
        assert_eq!(first.comments["parannettavaa"], "Viestintää.");
        assert!(second.is_empty());
    }
}
