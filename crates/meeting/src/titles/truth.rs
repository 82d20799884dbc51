//! Titles of many random views: each sentence agrees with the figures that it is made from, and stands on two lines.

use proptest::prelude::*;
use vuosikello_core::{
    AreaResult, BudgetVersion, Figures, FinanceOverview, Grade, Mean, Money, ProjectState, Rating,
    Recommendation, ServiceRow, SurveyResults, TopRow,
};

use super::title::{Title, fits};
use super::{actions, decisions, development, finance, services, survey};
use crate::numerals::{Case, word};

const CASES: [Case; 5] = [
    Case::Nominative,
    Case::Partitive,
    Case::Inessive,
    Case::Elative,
    Case::Genitive,
];

/// The number that a word says, in whichever case, or its digits.
fn number(text: &str) -> Option<usize> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if text == "molemmat" {
        return Some(2);
    }
    let in_words = (1..=10).find(|count| {
        CASES
            .iter()
            .any(|case| word(*count, *case) == Some(text.as_str()))
    });
    in_words.or_else(|| text.parse().ok())
}

/// All numbers of a sentence, in their order.
pub(super) fn numbers(text: &str) -> Vec<usize> {
    let words = text.split(|c: char| c.is_whitespace());
    words.filter_map(number).collect()
}

/// The amount between two parts of a sentence, in cents.
pub(super) fn amount(text: &str, from: &str, to: &str) -> Option<i64> {
    let (_, rest) = text.split_once(from)?;
    let (amount, _) = rest.split_once(to)?;
    Some(Money::parse(amount.trim()).unwrap().cents())
}

fn shown(title: Option<Title>) -> String {
    title.and_then(|title| title.fitted()).unwrap_or_default()
}

/// Whether an amount is shown to a fiftieth.
pub(super) fn is_near(shown: i64, exact: i64) -> bool {
    (shown - exact.abs()).abs() * 50 <= exact.abs()
}

fn overview(rows: &[(i64, i64)]) -> FinanceOverview {
    let figures = |(budget, deviation): &(i64, i64)| Figures {
        budget: Money::from_cents(*budget),
        actual: Money::ZERO,
        forecast: Some(Money::from_cents(budget + deviation)),
    };
    let total: Figures = rows.iter().map(figures).sum();
    let services = rows.iter().enumerate().map(|(at, row)| ServiceRow {
        target: None,
        name: format!("Palvelu {at}"),
        cost_types: Vec::new(),
        figures: figures(row),
        reason: None,
    });
    FinanceOverview {
        year: 2027,
        budget_version: BudgetVersion::TaeB3,
        forecast_version: Some(BudgetVersion::Tpe1),
        actuals_to: None,
        top: vec![TopRow {
            name: "Kaikki".into(),
            figures: total,
            cost_types: Vec::new(),
        }],
        services: services.collect(),
        months: Vec::new(),
        total,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn actions_are_counted_right(late in 0usize..30, open in 0usize..30, done in 0usize..30, oldest in 1i64..900) {
        let text = shown(actions::of(late, open, done, (late > 0).then_some(oldest)));
        prop_assert!(fits(&text), "{text}");
        prop_assert_eq!(text.to_lowercase().contains("myöhässä"), late > 0, "{}", text);
        prop_assert_eq!(text.is_empty(), late + open + done == 0);
        let said = numbers(&text);
        if late > 1 {
            prop_assert_eq!(said.first(), Some(&late), "{}", text);
        }
        if late == 0 && open > 1 {
            prop_assert_eq!(said.last(), Some(&open), "{}", text);
        }
    }

    #[test]
    fn services_are_counted_right(
        problems in 0usize..20, noted in 0usize..20, good in 0usize..70, unknown in 0usize..3,
        below in proptest::option::of((0usize..20, 0usize..20)),
    ) {
        let below = below.map(|(below, with)| (below, with.min(below).min(problems)));
        let counts = services::Counts { problems, noted, good, unknown, below };
        let text = shown(services::of(&counts));
        prop_assert!(fits(&text), "{text}");
        let said = numbers(&text);
        match below {
            Some((below @ 1.., with)) => {
                prop_assert!(text.contains("sovitun käytettävyyden"));
                prop_assert_eq!(said.first(), Some(&below), "{}", text);
                let tells = text.contains("ongelma");
                prop_assert!(!tells || with > 0, "{text}");
                if tells && with < below {
                    prop_assert_eq!(said.last(), Some(&with), "{}", text);
                }
            }
            _ if problems > 0 => {
                prop_assert!(text.contains("ongelma"));
                prop_assert_eq!(said.first(), Some(&problems), "{}", text);
                prop_assert!(below.is_none() || text.contains("täyttyi"));
            }
            _ if noted > 0 => prop_assert_eq!(said.last(), Some(&noted), "{}", text),
            _ => prop_assert_eq!(text.is_empty(), good == 0),
        }
    }

    #[test]
    fn projects_are_counted_right(states in proptest::collection::vec(0usize..6, 0..40), needs in 0usize..20) {
        use ProjectState::{AtRisk, Ended, NotStarted, OffPlan, OnPlan, Paused};
        let all = [OffPlan, AtRisk, Paused, OnPlan, NotStarted, Ended];
        let states: Vec<ProjectState> = states.iter().map(|at| all[*at]).collect();
        let text = shown(development::of(&states, needs));
        prop_assert!(fits(&text), "{text}");
        let count = |state| states.iter().filter(|known| **known == state).count();
        let off = [count(OffPlan), count(AtRisk), count(Paused)];
        if off.iter().any(|count| *count > 0) && states.len() > 1 {
            let wanted: Vec<usize> = off.iter().copied().filter(|count| *count > 0).collect();
            prop_assert_eq!(numbers(&text), wanted, "{}", text);
        }
        let marks = ["poikkeaa", "riski", "keskeytetty"];
        for (mark, count) in marks.into_iter().zip(off) {
            prop_assert_eq!(text.contains(mark), count > 0, "{}", text);
        }
        prop_assert_eq!(text.is_empty(), states.is_empty() && needs == 0);
    }

    #[test]
    fn the_sentence_on_the_budget_agrees_with_its_figures(
        rows in proptest::collection::vec((0i64..1_000_000_000, -50_000_000i64..50_000_000), 0..12),
        is_even in proptest::bool::weighted(0.2),
    ) {
        let mut rows = rows;
        if is_even {
            // Overruns and underruns that cancel out.
            let sum: i64 = rows.iter().map(|(_, deviation)| deviation).sum();
            rows.push((500_000_000, -sum));
        }
        let overview = overview(&rows);
        let text = shown(Some(finance::of(&overview)));
        prop_assert!(fits(&text), "{text}");
        let difference = overview.total.deviation().unwrap_or_default().cents();
        if rows.is_empty() {
            return Ok(());
        }
        let over: i64 = rows.iter().map(|(_, deviation)| *deviation).filter(|deviation| *deviation > 0).sum();
        let under: i64 = rows.iter().map(|(_, deviation)| *deviation).filter(|deviation| *deviation < 0).sum();
        prop_assert_eq!(text.contains("ylittää"), difference > 0, "{}", text);
        prop_assert_eq!(text.contains("alittaa"), difference < 0, "{}", text);
        if difference != 0 {
            let (_, rest) = text.split_once("talousarvion ").unwrap();
            let end = rest.find('€').unwrap() + '€'.len_utf8();
            let said = Money::parse(&rest[..end]).unwrap().cents();
            prop_assert!(is_near(said, difference), "{text}: {difference}");
        }
        if let Some(said) = amount(&text, ": ylitykset ", " ja alitukset") {
            prop_assert!(is_near(said, over), "{text}: {over}");
            let said = amount(&text, "alitukset ", " lähes").unwrap();
            prop_assert!(is_near(said, under), "{text}: {under}");
            prop_assert!(difference.abs() * 10 < over.min(-under));
        }
        if let Some((_, rest)) = text.split_once(", eniten ") {
            let largest = rows
                .iter()
                .enumerate()
                .filter(|(_, (_, deviation))| (*deviation < 0) == (difference < 0) && *deviation != 0)
                .map(|(at, (_, deviation))| (deviation.abs(), at))
                .max_by_key(|(size, at)| (*size, std::cmp::Reverse(*at)))
                .unwrap();
            let (name, _) = rest.split_once(" (").unwrap();
            let at: usize = name.strip_prefix("Palvelu ").unwrap().parse().unwrap();
            prop_assert_eq!(rows[at].1.abs(), largest.0, "{}", text);
        }
    }

    #[test]
    fn decisions_are_counted_right(count in 0usize..20) {
        let text = shown(Some(decisions::of(count, None)));
        prop_assert!(fits(&text));
        prop_assert_eq!(numbers(&text), if count == 0 { vec![] } else { vec![count] });
    }

    #[test]
    fn the_sentence_on_the_survey_agrees_with_its_grades(
        areas in proptest::collection::vec((proptest::collection::vec(4u8..=10, 3..6), proptest::collection::vec(4u8..=10, 3..6)), 1..9),
        has_earlier: bool,
    ) {
        let grades = |grades: &[u8]| grades.iter().map(|grade| Grade::whole(*grade)).collect::<Vec<_>>();
        let rating = |now: Vec<Grade>, before: Vec<Grade>| {
            let (answers, mean) = (now.len(), Mean::of(now));
            let before = Mean::of(before).filter(|_| has_earlier);
            Rating {
                answers,
                mean,
                change: mean.zip(before).map(|(mean, before)| mean.change_from(before)),
                trend: vec![before, mean],
            }
        };
        let now: Vec<Grade> = areas.iter().flat_map(|(now, _)| grades(now)).collect();
        let before: Vec<Grade> = areas.iter().flat_map(|(_, before)| grades(before)).collect();
        let results = SurveyResults {
            answers: 5,
            minimum_answers: 3,
            quarters: Vec::new(),
            overall: rating(now, before),
            areas: areas
                .iter()
                .enumerate()
                .map(|(at, (now, before))| AreaResult {
                    id: at.to_string(),
                    name: format!("Alue {at}"),
                    rating: rating(grades(now), grades(before)),
                })
                .collect(),
            recommendation: Recommendation {
                answers: 0,
                counts: None,
                score: None,
                change: None,
                trend: Vec::new(),
            },
            open: Vec::new(),
        };
        let text = shown(survey::of(&results));
        prop_assert!(fits(&text), "{text}");
        let mean = results.overall.mean.unwrap();
        prop_assert!(text.contains(&mean.to_string()), "{text}: {mean}");
        let change = results.overall.change.map_or(0, |change| change.hundredths());
        prop_assert_eq!(text.contains("nousi"), change >= 5, "{}", text);
        prop_assert_eq!(text.contains("laski"), change <= -5, "{}", text);
        let below: Vec<&AreaResult> = results
            .areas
            .iter()
            .filter(|area| area.rating.mean.is_some_and(|mean| mean.hundredths() < 700))
            .collect();
        match below.as_slice() {
            [] => prop_assert!(!text.contains("alle seitsemän")),
            [one] => prop_assert!(text.ends_with(&one.name), "{text}"),
            several => {
                let (_, rest) = text.split_once("alle seitsemän jäi ").unwrap();
                prop_assert_eq!(numbers(rest).first().copied(), Some(several.len()), "{}", text);
            }
        }
    }
}
