//! Key figures.

use serde::{Deserialize, Serialize};

use vuosikello_core::Decimal;

use super::cell::number;
use super::{Cell, Column, ColumnKind};

/// A million euros, in cents. Below it an amount to the cent is short enough for large type.
const MILLION: u64 = 100_000_000;
/// The decimals of millions and of means.
const DECIMALS: u8 = 2;
/// The decimals of an amount in millions of euros whose last digit is a cent.
const CENT_OF_MILLIONS: u32 = 8;

/// A large figure with what it means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeyFigure {
    /// The figure. Money is shown to the cent below a million euros, and in millions from there on.
    pub value: Cell,
    /// Whether a value above zero has a plus sign, as changes have.
    pub signed: bool,
    /// What it is.
    pub label: String,
    /// What it compares with: `+3,2 % budjettiin nähden`.
    pub comment: Option<String>,
}

impl KeyFigure {
    /// A figure without comment.
    ///
    /// ```
    /// use vuosikello_document::{Cell, KeyFigure};
    /// let figure = KeyFigure::new(Cell::Count(12), "Vastauksia").comment("kolme enemmän kuin keväällä");
    /// assert_eq!(figure.value, Cell::Count(12));
    /// ```
    pub fn new(value: impl Into<Cell>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            signed: false,
            label: label.into(),
            comment: None,
        }
    }

    /// The figure as large type shows it: money to the cent below a million euros, and in millions with two decimals from
    /// there on; numbers with two decimals.
    ///
    /// ```
    /// use vuosikello_core::Money;
    /// use vuosikello_document::KeyFigure;
    /// assert_eq!(KeyFigure::new(Money::from_cents(265_400_000), "").signed().shown(), "+2,65\u{a0}milj.\u{a0}€");
    /// assert_eq!(KeyFigure::new(Money::from_cents(12_345), "").shown(), "123,45\u{a0}€");
    /// ```
    pub fn shown(&self) -> String {
        let mut column = Column::text("").of(ColumnKind::Decimal { decimals: DECIMALS });
        column.signed = self.signed;
        match self.value {
            Cell::Money(amount) if amount.cents().unsigned_abs() >= MILLION => {
                let millions = Decimal::new(amount.cents(), CENT_OF_MILLIONS).rounded(DECIMALS.into());
                format!("{}\u{a0}milj.\u{a0}€", number(self.signed, millions))
            }
            _ => self.value.shown(&column),
        }
    }

    /// The figure with what it compares with.
    pub fn comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }

    /// The figure with a plus sign when it is above zero.
    pub fn signed(mut self) -> Self {
        self.signed = true;
        self
    }
}
