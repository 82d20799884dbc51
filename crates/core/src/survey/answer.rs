//! Answers to the survey.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::Grade;
use crate::is_blank;

/// The answers of one respondent; empty where a question was skipped.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SurveyAnswer {
    /// Grades 4–10, whole or half, by the ids of the areas.
    #[serde(rename = "arvosanat")]
    pub grades: BTreeMap<String, Grade>,
    /// The recommendation, 0–10.
    #[serde(rename = "suositus")]
    pub recommendation: Option<u8>,
    /// Answers to open questions by their ids.
    #[serde(rename = "avoimet")]
    pub comments: BTreeMap<String, String>,
}

impl SurveyAnswer {
    /// The scale of the grades.
    pub const GRADES: RangeInclusive<u8> = 4..=10;
    /// The scale of the recommendation.
    pub const RECOMMENDATIONS: RangeInclusive<u8> = 0..=10;

    /// Whether nothing was answered. Such a row of an export is nobody's answer.
    pub fn is_empty(&self) -> bool {
        self.grades.is_empty()
            && self.recommendation.is_none()
            && self.comments.values().all(|comment| is_blank(comment))
    }

    /// The grade of an area; a value outside the scale, which a reader refuses, is none.
    pub(super) fn grade(&self, area: &str) -> Option<Grade> {
        self.grades.get(area).copied().filter(|grade| {
            (Grade::whole(*Self::GRADES.start())..=Grade::whole(*Self::GRADES.end())).contains(grade)
        })
    }

    /// The recommendation; a value outside the scale, which a reader refuses, is none.
    pub(super) fn recommendation(&self) -> Option<u8> {
        self.recommendation
            .filter(|value| Self::RECOMMENDATIONS.contains(value))
    }
}
