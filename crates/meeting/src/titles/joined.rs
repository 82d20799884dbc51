//! Subjects with little to tell share a slide, and a title.

use super::title::Title;
use super::{actions, development, services};
use crate::subject::Subject;
use crate::views::actions::states;
use crate::views::services::Services;

/// Up to so many services and actions stand together on a slide, and are read without haste.
const TOGETHER: usize = 5;

/// The title of services and actions on one slide, where both are few; nothing where either has nothing or too much to tell.
pub(super) fn services_and_actions(subject: &Subject<'_>) -> Option<Title> {
    let listed = Services::of(subject.dossier).shown_count();
    let open = states(subject).len();
    if listed == 0 || open == 0 || listed + open > TOGETHER {
        return None;
    }
    let (services, actions) = (services::title(subject)?, actions::title(subject)?);
    let mut title = Title::new(joined(&services.said, &actions.said));
    title.more = actions.more;
    // Half a title would leave out one of the subjects.
    title.fitted().map(|_| title)
}

/// Two sentences as one.
fn joined(first: &str, second: &str) -> String {
    let conjunction = if first.contains(';') { ";" } else { ", ja" };
    let mut letters = second.chars();
    let begin = letters.next().into_iter().flat_map(char::to_lowercase);
    format!(
        "{first}{conjunction} {}{}",
        begin.collect::<String>(),
        letters.as_str()
    )
}

/// The title of development where the survey has no slide of its own, since it may not be shown.
pub(super) fn development_and_survey(subject: &Subject<'_>) -> Option<Title> {
    let results = &subject.survey;
    let is_hidden = subject.dossier.survey.is_some() && !results.is_shown();
    let development = development::title(subject)?;
    is_hidden.then(|| {
        let survey = match results.answers {
            0 => "; kyselyyn ei saatu vastauksia",
            _ => "; kyselyyn saatiin liian vähän vastauksia",
        };
        development.and(Some(survey.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sentences_are_joined() {
        assert_eq!(
            joined(
                "Kaikki palvelut ovat kunnossa",
                "Aiemmin sovittu toimenpide on tehty"
            ),
            "Kaikki palvelut ovat kunnossa, ja aiemmin sovittu toimenpide on tehty"
        );
        assert_eq!(joined("Yksi; kaksi", "Kolme"), "Yksi; kaksi; kolme");
    }
}
