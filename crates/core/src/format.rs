//! Values with a form of their own: how each is named in a JSON schema, and how it is checked.

use crate::{ActionId, CaseNumber, CustomerId, Date, MeetingId, Money, Month, TimeOfDay, Timing, shortened};

/// A value that does not have the form it should have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{value}\" ei ole {expected}")]
pub struct Malformed {
    /// The value as it was written.
    pub value: String,
    /// What it should be: a noun, for example `päivämäärä`.
    pub expected: &'static str,
    /// What a right value looks like.
    pub fix: String,
}

impl Malformed {
    /// A malformed value; a long one is shown shortened.
    pub(crate) fn new(value: &str, expected: &'static str, fix: impl Into<String>) -> Self {
        Self {
            value: shortened(value, 60).into_owned(),
            expected,
            fix: fix.into(),
        }
    }
}

/// Checks one value of a format.
type Check = fn(&str) -> Result<(), Malformed>;

/// The formats that the schemas of this crate name under the key `format`, each with its check.
///
/// A reader that validates against the schema calls these, so that it finds every malformed value and not only the
/// first one that deserialisation stops at.
pub fn formats() -> [(&'static str, Check); 9] {
    [
        (ActionId::FORMAT, |s| ActionId::parse(s).map(drop)),
        (CaseNumber::FORMAT, |s| CaseNumber::parse(s).map(drop)),
        (CustomerId::FORMAT, |s| CustomerId::parse(s).map(drop)),
        (Date::FORMAT, |s| Date::parse(s).map(drop)),
        (MeetingId::FORMAT, |s| MeetingId::parse(s).map(drop)),
        (Month::FORMAT, |s| Month::parse(s).map(drop)),
        (TimeOfDay::FORMAT, |s| TimeOfDay::parse(s).map(drop)),
        (Timing::FORMAT, |s| Timing::parse(s).map(drop)),
        (Money::FORMAT, |s| {
            Money::parse(s).map(drop).map_err(Malformed::from)
        }),
    ]
}

/// Implements the traits that every such value shares: read from a string, written as a string, described by a schema, in
/// Finnish.
macro_rules! string_value {
    ($type:ty, $example:expr, $description:literal) => {
        impl std::str::FromStr for $type {
            type Err = crate::Malformed;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Self::parse(s)
            }
        }
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'_, str> as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "format": Self::FORMAT,
                    "description": concat!("fi: ", $description),
                    "examples": [$example],
                })
            }
        }
    };
}
pub(crate) use string_value;
