//! Quarters of a year.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Malformed};

/// A quarter of a year, written `Q1` to `Q4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Quarter {
    /// January to March.
    #[serde(rename = "Q1")]
    I,
    /// April to June.
    #[serde(rename = "Q2")]
    II,
    /// July to September.
    #[serde(rename = "Q3")]
    III,
    /// October to December.
    #[serde(rename = "Q4")]
    IV,
}

impl Quarter {
    /// All four, in order.
    pub const ALL: [Quarter; 4] = [Quarter::I, Quarter::II, Quarter::III, Quarter::IV];

    /// Parses `Q1` to `Q4`.
    ///
    /// # Errors
    /// [`Malformed`] when it is another text.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let trimmed = text.trim();
        Self::ALL
            .into_iter()
            .find(|quarter| trimmed.eq_ignore_ascii_case(quarter.name()))
            .ok_or_else(|| Malformed::new(text, "vuosineljännes", "kirjoita Q1, Q2, Q3 tai Q4"))
    }

    /// The quarter in which a day is.
    pub fn of(date: Date) -> Self {
        match date.month() {
            1..=3 => Quarter::I,
            4..=6 => Quarter::II,
            7..=9 => Quarter::III,
            _ => Quarter::IV,
        }
    }

    /// The number of the quarter, 1 to 4.
    pub fn number(self) -> u8 {
        match self {
            Quarter::I => 1,
            Quarter::II => 2,
            Quarter::III => 3,
            Quarter::IV => 4,
        }
    }

    /// The numbers of its three months: 4, 5 and 6 for the second quarter.
    pub fn months(self) -> [u32; 3] {
        match self {
            Quarter::I => [1, 2, 3],
            Quarter::II => [4, 5, 6],
            Quarter::III => [7, 8, 9],
            Quarter::IV => [10, 11, 12],
        }
    }

    /// As it is written: `Q1`.
    pub fn name(self) -> &'static str {
        match self {
            Quarter::I => "Q1",
            Quarter::II => "Q2",
            Quarter::III => "Q3",
            Quarter::IV => "Q4",
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Quarter {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_it_is_read() {
        for quarter in Quarter::ALL {
            assert_eq!(Quarter::parse(quarter.name()).unwrap(), quarter);
            let json = format!("\"{quarter}\"");
            assert_eq!(serde_json::to_string(&quarter).unwrap(), json);
            assert_eq!(serde_json::from_str::<Quarter>(&json).unwrap(), quarter);
        }
        assert_eq!(Quarter::parse(" q3 ").unwrap(), Quarter::III);
        for text in ["", "Q0", "Q5", "3", "Q", "QQ1", "I"] {
            assert!(Quarter::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_month_is_in_the_quarter_that_has_it() {
        for month in 1..=12 {
            let date = Date::parse(&format!("1.{month}.2027")).unwrap();
            assert!(Quarter::of(date).months().contains(&month));
        }
        assert!(Quarter::ALL.is_sorted());
        assert!(Quarter::ALL.is_sorted_by_key(|quarter| quarter.number()));
    }
}
