//! The year or the quarter that documents are of.

use std::fmt;

use serde::Serialize;

use crate::MeetingId;

/// How often there are new documents of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// Once a year; the folder has the name of the year.
    Yearly,
    /// Once a quarter; the folder has the name of the year and the quarter.
    Quarterly,
}

impl Rhythm {
    /// What a period is called: `year` or `meeting`.
    pub fn name(self) -> &'static str {
        match self {
            Rhythm::Yearly => "year",
            Rhythm::Quarterly => "meeting",
        }
    }

    /// Stands for the name of the period in the path of a folder.
    pub fn placeholder(self) -> &'static str {
        match self {
            Rhythm::Yearly => "<vuosi>",
            Rhythm::Quarterly => "<kokous>",
        }
    }
}

/// The year or the quarter that documents are of: the name of the folder that they are made from.
///
/// It serialises as `{"year": 2027}` or `{"meeting": "2027-Q1"}`, and is shown as `2027` or `2027-Q1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Period {
    /// A year.
    #[serde(rename = "year")]
    Year(i32),
    /// A quarter, by the name of its meeting.
    #[serde(rename = "meeting")]
    Quarter(MeetingId),
}

impl Period {
    /// The year that it is, or is in.
    pub fn year(self) -> i32 {
        match self {
            Period::Year(year) => year,
            Period::Quarter(meeting) => meeting.year(),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(year) => write!(f, "{year}"),
            Period::Quarter(meeting) => meeting.fmt(f),
        }
    }
}

impl From<MeetingId> for Period {
    fn from(meeting: MeetingId) -> Self {
        Period::Quarter(meeting)
    }
}
