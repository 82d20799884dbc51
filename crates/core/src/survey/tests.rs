//! What the results of a survey show, and what they do not.

use proptest::prelude::*;

use super::*;
use crate::MeetingId;

fn id(text: &str) -> MeetingId {
    MeetingId::parse(text).unwrap()
}

/// Answers that give an area these grades, one each.
fn graded(area: &str, grades: &[u8]) -> Vec<SurveyAnswer> {
    let answer = |grade: &u8| SurveyAnswer {
        grades: [(area.to_owned(), Grade::whole(*grade))].into(),
        ..SurveyAnswer::default()
    };
    grades.iter().map(answer).collect()
}

fn recommended(values: &[u8]) -> Vec<SurveyAnswer> {
    let answer = |value: &u8| SurveyAnswer {
        recommendation: Some(*value),
        ..SurveyAnswer::default()
    };
    values.iter().map(answer).collect()
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map_or("–".to_owned(), |value| value.to_string())
}

fn trend<T: ToString + Copy>(values: &[Option<T>]) -> Vec<String> {
    values.iter().map(|value| shown(*value)).collect()
}

const AREA: &str = "taloushallinta";

fn area(results: &SurveyResults) -> &Rating {
    &results.areas.iter().find(|area| area.id == AREA).unwrap().rating
}

#[test]
fn an_area_has_its_mean_its_change_and_a_years_trend() {
    let settings = SurveySettings::default();
    let surveys = [
        ("2025-Q4", graded(AREA, &[4, 4, 4])),
        ("2026-Q1", graded(AREA, &[8, 8, 8])),
        ("2026-Q3", graded(AREA, &[7, 7])),
        ("2026-Q4", graded(AREA, &[8, 8, 9])),
    ];
    let earlier: Vec<(MeetingId, &[SurveyAnswer])> = surveys
        .iter()
        .map(|(at, rows)| (id(at), rows.as_slice()))
        .collect();
    let now = graded(AREA, &[9, 9, 8]);
    let results = SurveyResults::of(&settings, Some(&now), id("2027-Q1"), &earlier);
    let quarters: Vec<String> = results.quarters.iter().map(ToString::to_string).collect();
    assert_eq!(quarters, ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]);
    let rating = area(&results);
    assert_eq!((rating.answers, shown(rating.mean)), (3, "8,67".to_owned()));
    assert_eq!(shown(rating.change), "+0,34");
    // No survey in the second quarter, too few answers in the third.
    assert_eq!(trend(&rating.trend), ["8,00", "–", "–", "8,33", "8,67"]);
    assert_eq!(results.overall, *rating);
    assert_eq!(results.areas.len(), settings.areas.len());
}

#[test]
fn there_is_no_change_from_a_quarter_without_a_mean() {
    let settings = SurveySettings::default();
    let (now, then) = (graded(AREA, &[9, 9, 9]), graded(AREA, &[9, 9]));
    let results = SurveyResults::of(&settings, Some(&now), id("2027-Q1"), &[(id("2026-Q4"), &then)]);
    assert_eq!(area(&results).change, None);
    let then = graded(AREA, &[9, 9, 9]);
    let results = SurveyResults::of(&settings, Some(&now), id("2027-Q1"), &[(id("2026-Q3"), &then)]);
    assert_eq!(area(&results).change, None);
    assert_eq!(trend(&area(&results).trend), ["9,00", "–", "9,00"]);
}

#[test]
fn too_few_answers_show_nothing() {
    let settings = SurveySettings::default();
    let mut now = graded(AREA, &[9, 4]);
    now[0].recommendation = Some(10);
    now[1]
        .comments
        .insert("onnistumiset".to_owned(), "Kaikki".to_owned());
    // A blank row is nobody's answer.
    now.push(SurveyAnswer::default());
    let results = SurveyResults::of(&settings, Some(&now), id("2027-Q1"), &[]);
    assert_eq!((results.answers, results.is_shown()), (2, false));
    let rating = area(&results);
    assert_eq!((rating.answers, rating.mean), (2, None));
    let recommendation = &results.recommendation;
    assert_eq!((recommendation.counts, recommendation.score), (None, None));
    assert!(results.open.iter().all(|question| question.answers.is_empty()));
}

#[test]
fn an_area_that_is_not_shown_cannot_be_computed_from_the_overall_mean() {
    let settings = SurveySettings::default();
    let mut now = graded(AREA, &[9, 9, 9]);
    now[0].grades.insert("ennakoivuus".to_owned(), Grade::whole(4));
    let results = SurveyResults::of(&settings, Some(&now), id("2027-Q1"), &[]);
    assert_eq!(
        (results.overall.answers, shown(results.overall.mean)),
        (3, "9,00".to_owned())
    );
}

#[test]
fn the_recommendation_has_its_score_counts_and_change() {
    let settings = SurveySettings::default();
    let (now, then) = (recommended(&[10, 9, 8, 5]), recommended(&[9, 6, 6]));
    let results = SurveyResults::of(&settings, Some(&now), id("2027-Q1"), &[(id("2026-Q4"), &then)]);
    let recommendation = &results.recommendation;
    let counts = NpsCounts {
        promoters: 2,
        passives: 1,
        detractors: 1,
    };
    assert_eq!((recommendation.answers, recommendation.counts), (4, Some(counts)));
    assert_eq!(shown(recommendation.score), "+25");
    assert_eq!(shown(recommendation.change), "+58");
    assert_eq!(trend(&recommendation.trend), ["\u{2212}33", "+25"]);
}

#[test]
fn open_answers_do_not_stand_in_the_order_of_the_respondents() {
    let settings = SurveySettings::default();
    let answer = |good: &str, bad: &str| SurveyAnswer {
        comments: [("onnistumiset", good), ("parannettavaa", bad)]
            .map(|(id, text)| (id.to_owned(), text.to_owned()))
            .into(),
        ..SurveyAnswer::default()
    };
    let now = [answer("b", "x"), answer("C ", "a"), answer("a", " ")];
    let results = SurveyResults::of(&settings, Some(&now), id("2027-Q1"), &[]);
    let answers: Vec<&[String]> = results.open.iter().map(|open| open.answers.as_slice()).collect();
    assert_eq!(answers, [vec!["a", "b", "C"], vec!["a", "x"]]);
}

#[test]
fn a_quarter_without_a_survey_still_has_its_trend() {
    let settings = SurveySettings::default();
    let then = graded(AREA, &[9, 9, 9]);
    let results = SurveyResults::of(&settings, None, id("2027-Q1"), &[(id("2026-Q4"), &then)]);
    assert!(!results.is_shown());
    assert_eq!(trend(&area(&results).trend), ["9,00", "–"]);
    let results = SurveyResults::of(&settings, None, id("2027-Q1"), &[]);
    assert_eq!(results.quarters, [id("2027-Q1")]);
}

proptest! {
    #[test]
    fn nothing_is_shown_that_fewer_than_the_minimum_have_answered(
        grades in prop::collection::vec(prop::collection::vec(0u8..12, 0..6), 0..6),
        minimum in 0u16..5,
    ) {
        let settings = SurveySettings { minimum_answers: minimum, ..SurveySettings::default() };
        let answers: Vec<Vec<SurveyAnswer>> = grades.iter().map(|grades| graded(AREA, grades)).collect();
        let mut at = id("2027-Q1");
        let mut earlier: Vec<(MeetingId, &[SurveyAnswer])> = Vec::new();
        for rows in answers.iter().skip(1) {
            at = at.previous();
            earlier.push((at, rows));
        }
        let now = answers.first().map(Vec::as_slice);
        let results = SurveyResults::of(&settings, now, id("2027-Q1"), &earlier);
        let rating = area(&results);
        let least = usize::from(minimum).max(1);
        prop_assert_eq!(rating.mean.is_some(), rating.answers >= least);
        prop_assert_eq!(rating.trend.len(), results.quarters.len());
        prop_assert!(rating.trend.len() <= 5);
        prop_assert_eq!(rating.trend.last().copied().flatten(), rating.mean);
        for mean in rating.trend.iter().flatten() {
            prop_assert!((400..=1000).contains(&mean.hundredths()));
        }
    }
}
