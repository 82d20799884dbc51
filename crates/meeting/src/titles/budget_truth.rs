//! Titles of budget days with many random figures: each sentence agrees with the figures that it is made from, and stands on two lines.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vuosikello_core::{
    BudgetVersion, CostView, Date, Figures, Finance, FinanceOverview, Likelihood, Lock, Money, Risk,
    ServiceRow, TopRow,
};

use super::budget;
use super::title::fits;
use super::truth::{amount, is_near, numbers};
use crate::views::budget_day::{BudgetDay, LARGEST};

fn figures((before, change): (i64, i64)) -> Figures {
    Figures {
        budget: Money::from_cents(before),
        actual: Money::ZERO,
        forecast: Some(Money::from_cents(before + change)),
    }
}

fn overview(rows: &[(i64, i64)]) -> FinanceOverview {
    let total: Figures = rows.iter().copied().map(figures).sum();
    let named = |at: usize| format!("Kohde {at}");
    let types = rows.iter().enumerate().map(|(at, row)| CostView {
        cost_type: named(at),
        figures: figures(*row),
    });
    let services = rows.iter().enumerate().map(|(at, row)| ServiceRow {
        target: None,
        name: named(at),
        cost_types: Vec::new(),
        figures: figures(*row),
        reason: None,
    });
    FinanceOverview {
        year: 2027,
        budget_version: BudgetVersion::TaeB2,
        forecast_version: Some(BudgetVersion::TaeB3),
        actuals_to: None,
        top: vec![TopRow {
            name: "Kaikki".into(),
            figures: total,
            cost_types: types.collect(),
        }],
        services: services.collect(),
        months: Vec::new(),
        total,
    }
}

fn finance(risks: &[(Option<i64>, Likelihood)], is_locked: bool) -> Finance {
    let risks = risks.iter().map(|(impact, likelihood)| Risk {
        version: None,
        description: "Riski".into(),
        likelihood: *likelihood,
        impact: impact.map(Money::from_cents),
        response: None,
    });
    let lock = Lock {
        schema: None,
        version: BudgetVersion::TaeB3,
        date: Date::parse("18.12.2026").unwrap(),
        lines: Vec::new(),
    };
    Finance {
        year: 2027,
        versions: BTreeMap::new(),
        actuals: Vec::new(),
        risks: Some(risks.collect()),
        locks: is_locked
            .then_some((BudgetVersion::TaeB3, lock))
            .into_iter()
            .collect(),
    }
}

/// The title of a subject.
fn title(day: &BudgetDay<'_>, subject: &str) -> String {
    let titles = budget::of(day);
    titles[subject]
        .as_str()
        .unwrap_or_default()
        .replace('\u{a0}', " ")
}

fn likelihood() -> impl Strategy<Value = Likelihood> {
    prop_oneof![
        Just(Likelihood::Low),
        Just(Likelihood::Medium),
        Just(Likelihood::High)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_sentences_on_changes_agree_with_the_figures(
        rows in proptest::collection::vec((0i64..1_000_000_000, -50_000_000i64..50_000_000), 1..12),
        is_even in proptest::bool::weighted(0.1),
        is_locked: bool,
    ) {
        let mut rows = rows;
        if is_even {
            let sum: i64 = rows.iter().map(|(_, change)| change).sum();
            rows.push((900_000_000, -sum));
        }
        let finance = finance(&[], is_locked);
        let day = BudgetDay {
            finance: &finance,
            version: BudgetVersion::TaeB3,
            compared: Some(BudgetVersion::TaeB2),
            overview: overview(&rows),
            rounds: Vec::new(),
        };
        let sum: i64 = rows.iter().map(|(_, change)| change).sum();
        let of = |name: &str| -> i64 {
            let at: usize = name.strip_prefix("Kohde ").unwrap().parse().unwrap();
            rows[at].1
        };

        let text = title(&day, "muutos");
        prop_assert!(fits(&text), "{text}");
        prop_assert_eq!(text.contains("pienempi"), sum < 0, "{}", text);
        prop_assert_eq!(text.contains("suurempi"), sum > 0, "{}", text);
        prop_assert_eq!(text.contains("yhtä suuri"), sum == 0, "{}", text);
        if sum != 0 {
            let (_, rest) = text.split_once(" on ").unwrap();
            let end = rest.find('€').unwrap() + '€'.len_utf8();
            prop_assert!(is_near(Money::parse(&rest[..end]).unwrap().cents(), sum), "{text}: {sum}");
        }
        if let Some((_, rest)) = text.split_once("; suurin ") {
            let (_, rest) = rest.split_once(" on ").unwrap();
            let (name, said) = rest.rsplit_once(", ").unwrap();
            let same = rows.iter().map(|(_, change)| *change).filter(|change| (*change < 0) == (sum < 0));
            prop_assert_eq!(Some(of(name).abs()), same.map(i64::abs).max(), "{}", text);
            prop_assert_eq!(said.starts_with('−'), sum < 0, "{}", text);
        }

        let text = title(&day, "suurimmat");
        prop_assert!(fits(&text), "{text}");
        let mut changes: Vec<i64> = rows.iter().map(|(_, change)| *change).filter(|change| *change != 0).collect();
        changes.sort_by_key(|change| std::cmp::Reverse(change.abs()));
        changes.truncate(LARGEST);
        prop_assert_eq!(text.is_empty(), changes.is_empty());
        if let Some((_, which)) = text.split_once("suurin on ") {
            let (name, _) = which.rsplit_once(", ").unwrap();
            prop_assert_eq!(of(name).abs(), changes[0].abs(), "{}", text);
        }
        let largest: i64 = changes.iter().sum();
        if changes.len() > 1 {
            prop_assert_eq!(numbers(&text).first().copied(), Some(changes.len()), "{}", text);
            prop_assert_eq!(text.contains("kasvattaa"), largest > 0, "{}", text);
            prop_assert_eq!(text.contains("pienentää"), largest < 0, "{}", text);
        }
        if largest != 0 && changes.len() > 1 {
            let (_, rest) = text.split_once("talousarviota ").unwrap();
            let end = rest.find('€').unwrap() + '€'.len_utf8();
            prop_assert!(is_near(Money::parse(&rest[..end]).unwrap().cents(), largest), "{text}: {largest}");
        }

        let text = title(&day, "paatos");
        prop_assert!(fits(&text), "{text}");
        prop_assert_eq!(text.contains("lukittiin 18.12.2026"), is_locked, "{}", text);
        prop_assert_eq!(text.starts_with("Päätettäväksi"), !is_locked, "{}", text);
    }

    #[test]
    fn the_sentence_on_risks_agrees_with_them(
        risks in proptest::collection::vec((proptest::option::weighted(0.9, 1i64..100_000_000), likelihood()), 0..14),
    ) {
        let finance = finance(&risks, false);
        let day = BudgetDay {
            finance: &finance,
            version: BudgetVersion::TaeB3,
            compared: None,
            overview: overview(&[(1, 0)]),
            rounds: Vec::new(),
        };
        let text = title(&day, "riskit");
        prop_assert!(fits(&text), "{text}");
        prop_assert_eq!(text.is_empty(), risks.is_empty());
        if risks.is_empty() {
            return Ok(());
        }
        prop_assert_eq!(numbers(&text).first().copied(), Some(risks.len()), "{}", text);
        let impacts: Vec<i64> = risks.iter().filter_map(|(impact, _)| *impact).collect();
        prop_assert_eq!(text.contains("lisätä menoja"), impacts.len() == risks.len(), "{}", text);
        if let Some(said) = amount(&text, "yhteensä ", ";") {
            prop_assert!(is_near(said, impacts.iter().sum()), "{text}");
        }
        if let Some((_, rest)) = text.split_once("todennäköisyys on ") {
            let most = impacts.iter().max().copied();
            let likelihoods = risks.iter().filter(|(impact, _)| *impact == most);
            let mut words = likelihoods.map(|(_, likelihood)| likelihood.label().to_lowercase());
            prop_assert!(words.any(|word| rest == word), "{text}");
        }
    }
}
