//! How the services are.

use vuosikello_core::ServiceState;

use super::Title;
use crate::numerals::{Case, capitalised, counted, numeral};
use crate::subject::Subject;
use crate::views::services::Services;

pub(super) fn title(subject: &Subject<'_>) -> Option<Title> {
    let services = Services::of(subject.dossier);
    let count = |state| services.count(state);
    of(
        count(ServiceState::Problem),
        count(ServiceState::Attention),
        count(ServiceState::Good),
        services.without_state().len(),
    )
}

/// The title of so many services with a problem, with something to note, in order, and without a known state.
fn of(problems: usize, noted: usize, good: usize, unknown: usize) -> Option<Title> {
    let inessive = |count| capitalised(&numeral(count, Case::Inessive));
    Some(match (problems, noted) {
        (0, 0) if good == 0 => return None,
        (0, 0) if unknown > 0 => Title::new("Palvelut, joiden tila tiedetään, ovat kunnossa"),
        (0, 0) if good == 1 => Title::new("Palvelu on kunnossa"),
        (0, 0) => Title::new(format!(
            "Kaikki {} ovat kunnossa",
            counted(good, "palvelu", "palvelua")
        )),
        (0, noted) => Title::new(format!(
            "Ongelmia ei ole; huomioitavaa on {} palvelussa",
            numeral(noted, Case::Inessive)
        )),
        (problems, 0) => Title::new(format!("{} palvelussa on ongelma", inessive(problems))),
        (problems, noted) => Title::new(format!("{} palvelussa on ongelma", inessive(problems))).and(Some(
            format!(" ja {} huomioitavaa", numeral(noted, Case::Inessive)),
        )),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(problems: usize, noted: usize, good: usize, unknown: usize) -> String {
        of(problems, noted, good, unknown)
            .and_then(|title| title.fitted())
            .unwrap_or_default()
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
}
