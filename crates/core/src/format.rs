//! Values with a form of their own: what they share, and the error of one that does not have its form.

use crate::shortened;

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
