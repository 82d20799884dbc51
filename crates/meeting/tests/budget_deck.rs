//! The deck of a budget day.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::checked::findings;
use support::shown::text;
use support::{budget_day, budget_day_of, complete, configuration, finance};
use vuosikello_core::{BudgetDay, BudgetVersion, Date, FinanceViolation};
use vuosikello_meeting::PENDING;
use vuosikello_slides::{Template, write};

#[test]
fn the_decks_are_as_reviewed() {
    insta::assert_snapshot!("tpe1", text(&budget_day(BudgetVersion::Tpe1, "15.6.2027")));
    insta::assert_snapshot!("alone", text(&budget_day(BudgetVersion::TaeB3, "18.12.2026")));
}

#[test]
fn the_usual_deck_is_short_and_the_same_each_time() {
    let deck = budget_day(BudgetVersion::Tpe1, "15.6.2027");
    assert!(write(&deck, Template::built_in()).unwrap().slides <= 10);
    assert_eq!(deck, budget_day(BudgetVersion::Tpe1, "15.6.2027"));
}

#[test]
fn actuals_are_those_known_on_the_day() {
    let on = |date| text(&budget_day(BudgetVersion::Tpe1, date));
    assert!(on("15.6.2027").contains("52\u{a0}596,88"));
    // In May the month itself has not ended: what came of January to March is known.
    let in_may = on("31.5.2027");
    assert!(
        in_may.contains("toteutunut maaliskuun 2027 loppuun mennessä 41\u{a0}296,88\u{a0}€"),
        "{in_may}"
    );
    assert!(!in_may.contains("52\u{a0}596,88"), "{in_may}");
    let before = on("18.12.2026");
    assert!(!before.contains("oteuma"), "{before}");
}

#[test]
fn a_round_is_compared_with_the_round_before_it_and_never_with_the_live_budget() {
    let mut finance = finance();
    let lines = finance.versions[&BudgetVersion::TaeB3].clone();
    for version in [BudgetVersion::TaeB0, BudgetVersion::TaeB1] {
        finance.versions.insert(version, lines.clone());
    }
    let day = |version| text(&budget_day_of(&finance, version, "18.12.2026"));
    assert!(day(BudgetVersion::TaeB3).contains("versioon TAE\u{a0}B1 verrattuna"));
    assert!(day(BudgetVersion::TaeB0).contains("versioon TAE\u{a0}B3 verrattuna"));
    let first = day(BudgetVersion::TaeB1);
    for absent in ["TAE\u{a0}B0", "Muutos", "Suurimmat muutokset"] {
        assert!(!first.contains(absent), "{absent} in {first}");
    }
}

#[test]
fn risks_are_those_of_the_version_the_likeliest_first() {
    let deck = text(&budget_day(BudgetVersion::Tpe1, "15.6.2027"));
    let place = |risk: &str| deck.find(risk);
    assert!(place("Lisenssien hinnat nousevat.") < place("Uudistuksen testaus viivästyy."));
    assert!(place("Lisenssien hinnat nousevat.").is_some());
    assert!(!deck.contains("Budjetti ylittyy jo nyt."), "{deck}");
    assert!(
        deck.contains("Arvioidut vaikutukset ovat yhteensä 16\u{a0}500,50\u{a0}€."),
        "{deck}"
    );
}

#[test]
fn risks_that_nobody_has_told_are_seen_as_missing() {
    let mut finance = finance();
    finance.risks = None;
    let day = |finance: &_| text(&budget_day_of(finance, BudgetVersion::Tpe1, "15.6.2027"));
    assert!(day(&finance).contains(&format!("{PENDING}: riskit")));
    finance.risks = Some(vec![]);
    assert!(day(&finance).contains("Riskejä ei ole kirjattu."));
}

#[test]
fn a_version_that_is_not_there_is_an_error() {
    let day = BudgetDay {
        agreement: complete().agreement,
        finance: finance(),
        version: BudgetVersion::Tpe2,
        date: Date::parse("15.6.2027").unwrap(),
    };
    let found = findings(&configuration(), &day);
    let [finding] = &*found else { panic!("{found}") };
    assert_eq!(
        finding.violation,
        FinanceViolation::NoVersion {
            version: BudgetVersion::Tpe2,
            has: vec![BudgetVersion::TaeB3, BudgetVersion::Tpe1],
        }
        .into()
    );
}
