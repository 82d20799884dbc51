//! The customers' survey before each meeting (*tilaajatyytyväisyyskysely*): what it asks, and what was answered.

mod answer;
mod grade;
mod mean;
mod nps;
mod results;
mod settings;
#[cfg(test)]
mod tests;

pub use answer::SurveyAnswer;
pub use grade::Grade;
pub use mean::{Mean, MeanChange};
pub use nps::{Nps, NpsChange, NpsCounts};
pub use results::{AreaResult, OpenAnswers, Rating, Recommendation, SurveyResults};
pub use settings::{SurveyQuestion, SurveySettings};
