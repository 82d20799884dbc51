//! How the services are.

use vuosikello_core::ServiceState;

use super::title::Title;
use crate::numerals::{Case, all_of, capitalised, numeral, word};
use crate::subject::Subject;
use crate::views::services::Services;

pub(super) fn title(subject: &Subject<'_>) -> Option<Title> {
    let services = Services::of(subject.dossier);
    let count = |state| services.count(state);
    of(&Counts {
        problems: count(ServiceState::Problem),
        noted: count(ServiceState::Attention),
        good: count(ServiceState::Good),
        unknown: services.without_state().len(),
        below: services.below(),
    })
}

/// How many services are in which state.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) problems: usize,
    pub(super) noted: usize,
    pub(super) good: usize,
    /// Services whose state is not known.
    pub(super) unknown: usize,
    /// How many were less available than agreed, and how many of those have a problem; `None` where none was measured.
    pub(super) below: Option<(usize, usize)>,
}

/// What was less available than agreed comes first: it was promised. Then what is wrong, then what is to be noted.
pub(super) fn of(counts: &Counts) -> Option<Title> {
    let Counts {
        problems,
        noted,
        good,
        unknown,
        ..
    } = *counts;
    let inessive = |count| numeral(count, Case::Inessive);
    Some(match (counts.below, problems, noted) {
        (Some((below @ 1.., with_problem)), ..) => {
            let said = match word(below, Case::Nominative) {
                Some(_) if below == 1 => "Yksi palvelu jäi alle sovitun käytettävyyden".to_owned(),
                Some(word) => format!("{} palvelua jäi alle sovitun käytettävyyden", capitalised(word)),
                None => format!("Alle sovitun käytettävyyden jäi {below}\u{a0}palvelua"),
            };
            let tail = match (below, with_problem) {
                (_, 0) => None,
                (1, _) => Some(", ja siinä on ongelma".to_owned()),
                (_, count) if count == below => Some(", ja niissä kaikissa on ongelma".to_owned()),
                (_, count) => {
                    word(count, Case::Inessive).map(|count| format!(", ja {count} niistä on ongelma"))
                }
            };
            Title::new(said).and(tail)
        }
        (_, 0, 0) if good == 0 => return None,
        (_, 0, 0) if unknown > 0 => Title::new("Palvelut, joiden tila tiedetään, ovat kunnossa"),
        (_, 0, 0) if good == 1 => Title::new("Palvelu on kunnossa"),
        (_, 0, 0) => Title::new(format!("{} ovat kunnossa", all_of(good, "palvelua", "palvelut"))),
        (Some(_), 0, noted) => Title::new(format!(
            "Palvelut toimivat sovitusti; huomioitavaa on {} palvelussa",
            inessive(noted)
        )),
        (None, 0, noted) => Title::new(format!(
            "Ongelmia ei ole; huomioitavaa on {} palvelussa",
            inessive(noted)
        )),
        (Some(_), problems, _) => Title::new(format!(
            "{} palvelussa on ongelma",
            capitalised(&inessive(problems))
        ))
        .and(Some(", mutta sovittu käytettävyys täyttyi".to_owned())),
        (None, problems, 0) => Title::new(format!(
            "{} palvelussa on ongelma",
            capitalised(&inessive(problems))
        )),
        (None, problems, noted) => Title::new(format!(
            "{} palvelussa on ongelma",
            capitalised(&inessive(problems))
        ))
        .and(Some(format!(" ja {} huomioitavaa", inessive(noted)))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(problems: usize, noted: usize, good: usize, unknown: usize) -> String {
        let counts = Counts {
            problems,
            noted,
            good,
            unknown,
            below: None,
        };
        of(&counts).and_then(|title| title.fitted()).unwrap_or_default()
    }

    #[test]
    fn what_is_wrong_is_told_first() {
        assert_eq!(
            shown(2, 5, 59, 0),
            "Kahdessa palvelussa on ongelma ja viidessä huomioitavaa"
        );
        assert_eq!(shown(12, 0, 3, 0), "12 palvelussa on ongelma");
        assert_eq!(
            shown(0, 1, 3, 0),
            "Ongelmia ei ole; huomioitavaa on yhdessä palvelussa"
        );
        assert_eq!(shown(0, 0, 66, 0), "Kaikki 66\u{a0}palvelua ovat kunnossa");
        assert_eq!(shown(0, 0, 1, 0), "Palvelu on kunnossa");
        assert_eq!(
            shown(0, 0, 2, 1),
            "Palvelut, joiden tila tiedetään, ovat kunnossa"
        );
        assert_eq!(shown(0, 0, 0, 0), "");
    }

    #[test]
    fn what_was_agreed_is_told_before_what_is_wrong() {
        let shown = |below: usize, with_problem: usize, problems: usize, noted: usize| {
            let counts = Counts {
                problems,
                noted,
                good: 9,
                unknown: 0,
                below: Some((below, with_problem)),
            };
            of(&counts).and_then(|title| title.fitted()).unwrap_or_default()
        };
        assert_eq!(
            shown(5, 2, 2, 5),
            "Viisi palvelua jäi alle sovitun käytettävyyden, ja kahdessa niistä on ongelma"
        );
        assert_eq!(
            shown(1, 1, 1, 0),
            "Yksi palvelu jäi alle sovitun käytettävyyden, ja siinä on ongelma"
        );
        assert_eq!(
            shown(12, 0, 0, 3),
            "Alle sovitun käytettävyyden jäi 12\u{a0}palvelua"
        );
        assert_eq!(
            shown(0, 0, 2, 5),
            "Kahdessa palvelussa on ongelma, mutta sovittu käytettävyys täyttyi"
        );
        assert_eq!(
            shown(0, 0, 0, 1),
            "Palvelut toimivat sovitusti; huomioitavaa on yhdessä palvelussa"
        );
        assert_eq!(shown(0, 0, 0, 0), "Kaikki yhdeksän palvelua ovat kunnossa");
    }
}
