//! The name of a meeting: its year and quarter.

use std::fmt;

use crate::format::string_value;
use crate::{Malformed, Quarter};

/// A meeting of the monitoring group, by its year and quarter: `2027-Q1`. The name of the meeting's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeetingId {
    year: i32,
    quarter: Quarter,
}

impl MeetingId {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "kokous";

    /// The meeting of a quarter.
    pub const fn new(year: i32, quarter: Quarter) -> Self {
        Self { year, quarter }
    }

    /// Parses `2027-Q1`.
    ///
    /// # Errors
    /// [`Malformed`] when the text is not a year of four digits, a hyphen, and a quarter.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let fail = || Malformed::new(text, "kokous", "kirjoita muodossa 2027-Q1");
        let (year, quarter) = text.trim().split_once('-').ok_or_else(fail)?;
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(fail());
        }
        let year = year.parse().map_err(|_| fail())?;
        let quarter = Quarter::ALL
            .into_iter()
            .find(|known| known.name() == quarter)
            .ok_or_else(fail)?;
        Ok(Self { year, quarter })
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The quarter.
    pub fn quarter(self) -> Quarter {
        self.quarter
    }

    /// The meeting of the quarter after this one.
    pub fn next(self) -> Self {
        match self.quarter {
            Quarter::I => Self::new(self.year, Quarter::II),
            Quarter::II => Self::new(self.year, Quarter::III),
            Quarter::III => Self::new(self.year, Quarter::IV),
            Quarter::IV => Self::new(self.year + 1, Quarter::I),
        }
    }

    /// The meeting of the quarter before this one.
    pub fn previous(self) -> Self {
        match self.quarter {
            Quarter::I => Self::new(self.year - 1, Quarter::IV),
            Quarter::II => Self::new(self.year, Quarter::I),
            Quarter::III => Self::new(self.year, Quarter::II),
            Quarter::IV => Self::new(self.year, Quarter::III),
        }
    }
}

impl fmt::Display for MeetingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{}", self.year, self.quarter)
    }
}

string_value!(
    MeetingId,
    "2027-Q1",
    "Kokouksen vuosi ja neljännes muodossa 2027-Q1."
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quarters_follow_each_other_over_the_turn_of_the_year() {
        let id = MeetingId::parse("2026-Q4").unwrap();
        assert_eq!(id.next().to_string(), "2027-Q1");
        assert_eq!(id.next().previous(), id);
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "", "2027", "2027-Q5", "2027-q1", "27-Q1", "2027 Q1", "2027-1", "2027-Q1x",
        ] {
            assert!(MeetingId::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,10}") {
            let _ = MeetingId::parse(&text);
        }
    }
}
