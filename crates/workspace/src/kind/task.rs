//! Work that the year's clock asks for.

use vuosikello_core::ClockTask;

use super::help::Text;

/// Work of a kind that an entry of the clock asks for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Task {
    /// As entries of the clock name it; of a quarterly kind without the quarter.
    pub task: ClockTask,
    /// The output that does it; empty where people do it, which shows in the data.
    pub output: Text,
    /// When it makes sense.
    pub moment: Moment,
    /// How many years after the clock's the documents are of.
    pub years_ahead: i32,
}

impl Task {
    /// A task of the year of the clock.
    pub fn new(task: ClockTask, output: impl Into<Text>, moment: Moment) -> Self {
        Self {
            task,
            output: output.into(),
            moment,
            years_ahead: 0,
        }
    }

    /// The documents are of the next year: what is drafted in November is the agreement of the next year.
    #[must_use]
    pub fn ahead(self) -> Self {
        Self {
            years_ahead: 1,
            ..self
        }
    }
}

/// When a task makes sense, by the day of the meeting of its quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// At any time.
    Any,
    /// Before the meeting: afterwards nobody waits for it.
    Before,
    /// After the meeting, and at once.
    After,
}
