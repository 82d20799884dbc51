//! The table of the survey, whose columns the settings name.

use vuosikello_core::schema::Record;
use vuosikello_core::{SurveyQuestion, SurveySettings};

use super::answers::OWN_COLUMNS;
use super::{Alias, Columns};

/// What the columns of the survey are called in a workspace.
#[derive(Debug)]
pub(crate) struct SurveyColumns {
    record: Record,
    aliases: Vec<Alias>,
    ignored: Vec<String>,
    settings: SurveySettings,
}

impl SurveyColumns {
    pub(crate) fn new(settings: &SurveySettings) -> Self {
        Self {
            record: settings.record(),
            aliases: aliases(settings),
            ignored: settings
                .ignored_columns
                .iter()
                .cloned()
                .chain(OWN_COLUMNS.map(str::to_owned))
                .collect(),
            settings: settings.clone(),
        }
    }

    pub(crate) fn columns(&self) -> Columns<'_> {
        Columns {
            record: &self.record,
            aliases: &self.aliases,
            ignored: &self.ignored,
            summed: None,
            survey: Some(&self.settings),
            if_unknown: "lisää ne asetusten avaimeen \"ohitettavat_sarakkeet\", jos ne eivät ole kysymyksiä",
        }
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
