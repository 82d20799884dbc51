//! What a survey tells: means, changes, trends and open answers, without showing what a single respondent answered.

use super::{Mean, MeanChange, Nps, NpsChange, NpsCounts, SurveyAnswer, SurveySettings};
use crate::{MeetingId, is_blank};

/// How many earlier quarters a trend shows: with the present one, a year from quarter to the same quarter.
const EARLIER_QUARTERS: usize = 4;

/// The results of a meeting's survey.
///
/// No mean, score or open answer is shown that fewer people have answered than [`SurveySettings::minimum_answers`]; the
/// same holds for each quarter of a trend. What is not shown is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyResults {
    /// The number of respondents. Rows in which nothing is answered are not counted.
    pub answers: usize,
    /// The least number of answers with which results are shown.
    pub minimum_answers: usize,
    /// The quarters of the trends, the oldest first; this meeting's is the last. Begins with the first quarter of the past year
    /// that had a survey, and has no gaps.
    pub quarters: Vec<MeetingId>,
    /// The areas, in the order of the settings.
    pub areas: Vec<AreaResult>,
    /// All grades of those areas whose means are shown. Grades of an area that is not shown are left out, because they could be
    /// computed from the difference.
    pub overall: Rating,
    /// Whether the respondents would recommend the service centre.
    pub recommendation: Recommendation,
    /// The answers to the open questions, in the order of the settings.
    pub open: Vec<OpenAnswers>,
}

/// The result of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaResult {
    /// The id of the area.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its grades.
    pub rating: Rating,
}

/// What a number of grades amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// The number of grades.
    pub answers: usize,
    /// The mean, when it may be shown.
    pub mean: Option<Mean>,
    /// The change from the quarter before, when both means are shown.
    pub change: Option<MeanChange>,
    /// The means of [`SurveyResults::quarters`].
    pub trend: Vec<Option<Mean>>,
}

/// What the recommendations amount to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// The number of recommendations.
    pub answers: usize,
    /// The groups that the score comes from, when they may be shown.
    pub counts: Option<NpsCounts>,
    /// The Net Promoter Score, when it may be shown.
    pub score: Option<Nps>,
    /// The change from the quarter before, when both scores are shown.
    pub change: Option<NpsChange>,
    /// The scores of [`SurveyResults::quarters`].
    pub trend: Vec<Option<Nps>>,
}

/// The answers to an open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAnswers {
    /// The id of the question.
    pub id: String,
    /// The question as shown.
    pub name: String,
    /// The answers in alphabetical order, so that their order does not tell which answers to different questions are of
    /// one respondent. Empty when too few have answered the survey.
    pub answers: Vec<String>,
}

impl SurveyResults {
    /// The results of the survey before the meeting `id`.
    ///
    /// `now` are the answers, `None` when there was no survey or it has not come yet; `earlier` are the surveys of earlier
    /// meetings in any order. Changes are from the quarter before: when it had no survey, there is no change to show.
    pub fn of(
        settings: &SurveySettings,
        now: Option<&[SurveyAnswer]>,
        id: MeetingId,
        earlier: &[(MeetingId, &[SurveyAnswer])],
    ) -> Self {
        let quarters = Quarters::of(settings, now, id, earlier);
        let areas = settings.areas.iter().map(|area| AreaResult {
            id: area.id.clone(),
            name: area.name.clone(),
            rating: quarters.rating(|answers| grades(answers, &area.id)),
        });
        let shown_grades = |answers: &[&SurveyAnswer]| {
            let of_areas = settings.areas.iter().map(|area| grades(answers, &area.id));
            of_areas
                .filter(|grades| quarters.is_enough(grades.len()))
                .flatten()
                .collect()
        };
        Self {
            answers: quarters.now().len(),
            minimum_answers: quarters.minimum,
            areas: areas.collect(),
            overall: quarters.rating(shown_grades),
            recommendation: quarters.recommendation(),
            open: quarters.open(settings),
            quarters: quarters.answers.iter().map(|(id, _)| *id).collect(),
        }
    }

    /// Whether so many have answered that results are shown. A single area may still have too few answers.
    pub fn is_shown(&self) -> bool {
        self.answers > 0 && self.answers >= self.minimum_answers
    }
}

/// The answers of the quarters of a trend, the oldest first; rows without an answer left out.
struct Quarters<'a> {
    minimum: usize,
    answers: Vec<(MeetingId, Vec<&'a SurveyAnswer>)>,
}

impl<'a> Quarters<'a> {
    fn of(
        settings: &SurveySettings,
        now: Option<&'a [SurveyAnswer]>,
        id: MeetingId,
        earlier: &[(MeetingId, &'a [SurveyAnswer])],
    ) -> Self {
        let given =
            |rows: &'a [SurveyAnswer]| -> Vec<_> { rows.iter().filter(|row| !row.is_empty()).collect() };
        let mut answers = vec![(id, given(now.unwrap_or_default()))];
        let mut quarter = id;
        for _ in 0..EARLIER_QUARTERS {
            quarter = quarter.previous();
            let survey = earlier.iter().find(|(id, _)| *id == quarter);
            answers.push((quarter, given(survey.map_or(&[], |(_, rows)| rows))));
        }
        while answers.len() > 1 && answers.last().is_some_and(|(_, rows)| rows.is_empty()) {
            answers.pop();
        }
        answers.reverse();
        Self {
            minimum: usize::from(settings.minimum_answers),
            answers,
        }
    }

    fn now(&self) -> &[&'a SurveyAnswer] {
        self.answers.last().map_or(&[], |(_, rows)| rows)
    }

    fn is_enough(&self, answers: usize) -> bool {
        answers > 0 && answers >= self.minimum
    }

    /// What the grades that `grades` picks from the answers of a quarter amount to.
    fn rating(&self, grades: impl Fn(&[&SurveyAnswer]) -> Vec<u8>) -> Rating {
        let mean = |grades: Vec<u8>| self.is_enough(grades.len()).then(|| Mean::of(grades)).flatten();
        let trend: Vec<Option<Mean>> = self.answers.iter().map(|(_, rows)| mean(grades(rows))).collect();
        let (mean, before) = last_two(&trend);
        Rating {
            answers: grades(self.now()).len(),
            mean,
            change: mean.zip(before).map(|(mean, before)| mean.change_from(before)),
            trend,
        }
    }

    fn recommendation(&self) -> Recommendation {
        let values = |rows: &[&SurveyAnswer]| -> Vec<u8> {
            rows.iter().filter_map(|answer| answer.recommendation()).collect()
        };
        let counts = |values: Vec<u8>| self.is_enough(values.len()).then(|| NpsCounts::of(values));
        let trend: Vec<Option<Nps>> = self
            .answers
            .iter()
            .map(|(_, rows)| counts(values(rows)).and_then(|counts| counts.score()))
            .collect();
        let (score, before) = last_two(&trend);
        Recommendation {
            answers: values(self.now()).len(),
            counts: counts(values(self.now())),
            score,
            change: score.zip(before).map(|(score, before)| score.change_from(before)),
            trend,
        }
    }

    fn open(&self, settings: &SurveySettings) -> Vec<OpenAnswers> {
        let answers = |id: &str| -> Vec<String> {
            if !self.is_enough(self.now().len()) {
                return Vec::new();
            }
            let texts = self.now().iter().filter_map(|answer| answer.comments.get(id));
            let mut texts: Vec<String> = texts
                .map(|text| text.trim().to_owned())
                .filter(|text| !is_blank(text))
                .collect();
            texts.sort_by_cached_key(|text| (text.to_lowercase(), text.clone()));
            texts
        };
        let questions = settings.open.iter();
        questions
            .map(|question| OpenAnswers {
                id: question.id.clone(),
                name: question.name.clone(),
                answers: answers(&question.id),
            })
            .collect()
    }
}

/// The grades that the answers give to an area.
fn grades(answers: &[&SurveyAnswer], area: &str) -> Vec<u8> {
    answers.iter().filter_map(|answer| answer.grade(area)).collect()
}

/// The value of the present quarter, and of the one before it.
fn last_two<T: Copy>(trend: &[Option<T>]) -> (Option<T>, Option<T>) {
    let mut backwards = trend.iter().rev().copied();
    (backwards.next().flatten(), backwards.next().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(text: &str) -> MeetingId {
        MeetingId::parse(text).unwrap()
    }

    /// Answers that give an area these grades, one each.
    fn graded(area: &str, grades: &[u8]) -> Vec<SurveyAnswer> {
        let answer = |grade: &u8| SurveyAnswer {
            grades: [(area.to_owned(), *grade)].into(),
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
        now[0].grades.insert("ennakoivuus".to_owned(), 4);
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
}
