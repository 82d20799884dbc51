//! Grades that respondents give.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::Decimal;

/// A grade: a whole number or a half, such as 8 or 8½. As JSON it is a number, 8 or 8.5.
///
/// ```
/// use vuosikello_core::Grade;
/// assert_eq!(Grade::from_number(8.5).map(|grade| grade.to_string()).as_deref(), Some("8,5"));
/// assert_eq!(Grade::from_number(8.25), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade(u8);

impl Grade {
    /// A grade without a half; the greatest is 127.
    pub const fn whole(grade: u8) -> Self {
        Self(grade.saturating_mul(2))
    }

    /// The grade that a number is; `None` for one that is neither whole nor a half.
    pub fn from_number(number: f64) -> Option<Self> {
        let halves = number * 2.0;
        let is_grade = halves.fract() == 0.0 && (0.0..=f64::from(u8::MAX)).contains(&halves);
        // Within the range of the type, and without a fraction.
        is_grade.then_some(Self(halves as u8))
    }

    /// The grade in halves: 17 for 8½.
    pub const fn halves(self) -> u8 {
        self.0
    }

    const fn is_whole(self) -> bool {
        self.0.is_multiple_of(2)
    }
}

/// Shown as `8` or `8,5`.
impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_whole() {
            true => write!(f, "{}", self.0 / 2),
            false => Decimal::new(i64::from(self.0) * 5, 1).fmt(f),
        }
    }
}

impl From<Grade> for f64 {
    fn from(grade: Grade) -> f64 {
        f64::from(grade.0) / 2.0
    }
}

impl PartialEq<u8> for Grade {
    fn eq(&self, whole: &u8) -> bool {
        self.is_whole() && self.0 / 2 == *whole
    }
}

impl Serialize for Grade {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.is_whole() {
            true => serializer.serialize_u8(self.0 / 2),
            false => serializer.serialize_f64((*self).into()),
        }
    }
}

impl<'de> Deserialize<'de> for Grade {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::from_number(number).ok_or_else(|| de::Error::custom(format!("luku {number} ei ole arvosana")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn halves_are_grades_and_other_parts_are_not() {
        let shown = |number| Grade::from_number(number).map(|grade| grade.to_string());
        assert_eq!(shown(8.0).as_deref(), Some("8"));
        assert_eq!(shown(8.5).as_deref(), Some("8,5"));
        for number in [8.25, 8.1, -1.0, f64::NAN, f64::INFINITY, 1e9] {
            assert_eq!(shown(number), None, "{number}");
        }
        assert_eq!(Grade::whole(8), 8);
        assert_ne!(Grade::from_number(8.5).unwrap(), 8);
    }

    proptest! {
        #[test]
        fn a_grade_written_is_the_grade_read(halves: u8) {
            let grade = Grade(halves);
            let written = json!(grade);
            prop_assert_eq!(written.is_u64(), halves % 2 == 0);
            prop_assert_eq!(serde_json::from_value::<Grade>(written).unwrap(), grade);
        }
    }
}
