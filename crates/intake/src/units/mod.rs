//! Amounts that are not plain euro: in thousands, in another currency, or shown so by the formats of their cells.

mod check;
mod format;
mod words;

pub(crate) use check::check;
pub use format::Shown;
pub(crate) use format::shown_as;
pub(crate) use words::is_unit;

/// What amounts are in, when it is not euro.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// Thousands of euro.
    Thousands,
    /// Millions of euro.
    Millions,
    /// Something else: another currency, hours, pieces.
    Other(String),
    /// A price for each month, where the table is of a whole year.
    Monthly,
}

impl Unit {
    /// How the amounts are, in Finnish: `tuhansina euroina`.
    pub(crate) fn told(&self) -> String {
        match self {
            Self::Thousands => "tuhansina euroina".to_owned(),
            Self::Millions => "miljoonina euroina".to_owned(),
            Self::Other(unit) => format!("yksikössä {unit}, ei euroina"),
            Self::Monthly => "kuukausihintoja, ei vuoden summia".to_owned(),
        }
    }

    /// How many thousands the unit is multiplied by: 1 for thousands, 2 for millions.
    fn thousands(&self) -> Option<u8> {
        match self {
            Self::Thousands => Some(1),
            Self::Millions => Some(2),
            Self::Other(_) | Self::Monthly => None,
        }
    }
}
