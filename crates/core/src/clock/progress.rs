//! How far an entry of the calendar is.

use crate::{Date, ScheduledEntry};

/// Where an entry stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Its day has passed, and it is not done.
    Late,
    /// Its day is near, and it is not done.
    Due,
    /// Its day is further off.
    Coming,
    /// It is done.
    Done,
    /// Its day has passed, and nothing tells whether it is done.
    Past,
}

impl Progress {
    /// How many days before its day an entry becomes due, unless another number is asked for.
    pub const DAYS_DUE: u16 = 14;

    /// Where something that is due on `date` stands on the day `on`; it is due from `days_due` days before.
    ///
    /// `done` is whether it is done, or `None` when nothing tells: then it is never late, since that would be a guess.
    pub fn of(date: Date, on: Date, done: Option<bool>, days_due: u16) -> Self {
        if done == Some(true) {
            return Progress::Done;
        }
        let left = (date.naive() - on.naive()).num_days();
        match (left, done) {
            (..0, Some(_)) => Progress::Late,
            (..0, None) => Progress::Past,
            _ if left <= i64::from(days_due) => Progress::Due,
            _ => Progress::Coming,
        }
    }

    /// The Finnish word.
    pub fn label(self) -> &'static str {
        match self {
            Progress::Late => "myöhässä",
            Progress::Due => "ajankohtainen",
            Progress::Coming => "tulossa",
            Progress::Done => "tehty",
            Progress::Past => "mennyt",
        }
    }
}

impl ScheduledEntry {
    /// Where the entry stands on a day; see [`Progress::of`].
    pub fn progress(&self, on: Date, done: Option<bool>, days_due: u16) -> Progress {
        Progress::of(self.date, on, done, days_due)
    }
}
