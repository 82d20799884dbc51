//! What a survey tells: means, changes, trends and open answers, without showing what a single respondent answered.

use super::{Grade, Mean, MeanChange, Nps, NpsChange, NpsCounts, SurveyAnswer, SurveySettings};
use crate::{MeetingId, finnish_order};

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
    fn rating(&self, grades: impl Fn(&[&SurveyAnswer]) -> Vec<Grade>) -> Rating {
        let mean = |grades: Vec<Grade>| self.is_enough(grades.len()).then(|| Mean::of(grades)).flatten();
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
                // A dash or another mark alone says nothing.
                .filter(|text| text.contains(char::is_alphanumeric))
                .collect();
            texts.sort_by_cached_key(|text| finnish_order(text));
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
fn grades(answers: &[&SurveyAnswer], area: &str) -> Vec<Grade> {
    answers.iter().filter_map(|answer| answer.grade(area)).collect()
}

/// The value of the present quarter, and of the one before it.
fn last_two<T: Copy>(trend: &[Option<T>]) -> (Option<T>, Option<T>) {
    let mut backwards = trend.iter().rev().copied();
    (backwards.next().flatten(), backwards.next().flatten())
}
