//! How a text shows the typed values in the cells of tables.

use std::borrow::Cow;
use std::fmt;

use vuosikello_core::{Date, Decimal, Money, Percentage};

use super::text::flattened;
use super::{Align, Cell, Column, ColumnKind, Inline, Light, Status};

/// Stands where a value does not exist or is not known: an en dash, as in the tables of statistics.
pub const NO_VALUE: &str = "\u{2013}";

impl Cell {
    /// A cell of plain text, as [`Inline::value`] reads it; an empty text is [`Cell::Empty`].
    ///
    /// ```
    /// use vuosikello_document::{Cell, Inline};
    /// assert_eq!(Cell::text("Ylläpito"), Cell::Text(vec![Inline::text("Ylläpito")]));
    /// assert_eq!(Cell::text(""), Cell::Empty);
    /// ```
    pub fn text(text: impl AsRef<str>) -> Self {
        match text.as_ref() {
            "" => Cell::Empty,
            text => Cell::Text(Inline::value(text)),
        }
    }

    /// A light with its word.
    pub fn status(light: Light, word: impl Into<String>) -> Self {
        Cell::Status(Status {
            light,
            word: word.into(),
        })
    }

    /// Whether nothing belongs here.
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(content) => content.is_empty(),
            Cell::Blocks(blocks) => blocks.is_empty(),
            _ => false,
        }
    }

    /// The value of a figure of a kind, in units of its last digit: cents, tenths of a percent, whole things. `None` if the
    /// cell is no figure of this kind.
    pub fn units(&self, kind: ColumnKind) -> Option<i64> {
        match (self, kind) {
            (Cell::Money(amount), ColumnKind::Money) => Some(amount.cents()),
            (Cell::Share(share), ColumnKind::Share) => Some(share.tenths()),
            (Cell::Count(units), ColumnKind::Count) => Some(*units),
            (Cell::Decimal(units), ColumnKind::Decimal { .. }) => Some(*units),
            _ => None,
        }
    }

    /// The value as running text, as Word and PDF show it in a column: money to the cent and without the euro sign where
    /// the figures of a column line up (the sign stands in the header), a plus sign in columns of changes.
    ///
    /// ```
    /// use vuosikello_document::{Align, Cell, Column, ColumnKind, plain_text};
    /// use vuosikello_core::Money;
    ///
    /// let column = Column::new("Poikkeama, €", Align::Decimal, 1.0).of(ColumnKind::Money).signed();
    /// let cell = Cell::Money(Money::from_cents(123_450));
    /// assert_eq!(plain_text(&cell.content(&column)), "+1\u{a0}234,50");
    /// ```
    pub fn content(&self, column: &Column) -> Cow<'_, [Inline]> {
        match self {
            Cell::Text(content) => return Cow::Borrowed(content),
            Cell::Blocks(blocks) => return Cow::Owned(flattened(blocks)),
            _ => {}
        }
        match self.shown(column) {
            text if text.is_empty() => Cow::Borrowed(&[]),
            text => Cow::Owned(vec![Inline::Text(text)]),
        }
    }

    /// As [`Cell::content`], as plain text.
    pub fn shown(&self, column: &Column) -> String {
        self.aligned(column, column.align)
    }

    /// The same where the cells of the column stand in another way.
    pub(crate) fn aligned(&self, column: &Column, align: Align) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::NoValue => NO_VALUE.to_owned(),
            Cell::Text(content) => super::plain_text(content),
            Cell::Blocks(blocks) => super::spelled_out(&flattened(blocks)),
            Cell::Money(money) if align == Align::Decimal => {
                number(column.signed, Decimal::new(money.cents(), 2))
            }
            Cell::Money(money) => number(column.signed, *money),
            Cell::Share(share) => number(column.signed, *share),
            Cell::Count(count) => number(column.signed, Decimal::new(*count, 0)),
            Cell::Decimal(units) => {
                number(column.signed, Decimal::new(*units, column.kind.decimals().into()))
            }
            Cell::Date(date) => date.to_string(),
            Cell::Status(status) => status.marked(),
        }
    }
}

/// A number as text, with a plus sign above zero where it is `signed`.
pub(super) fn number(signed: bool, number: impl fmt::Display) -> String {
    if signed {
        format!("{number:+}")
    } else {
        number.to_string()
    }
}

/// Running text; [`Cell::Empty`] where there is none.
impl From<Vec<Inline>> for Cell {
    fn from(content: Vec<Inline>) -> Self {
        match content.is_empty() {
            true => Cell::Empty,
            false => Cell::Text(content),
        }
    }
}

impl From<Money> for Cell {
    fn from(money: Money) -> Self {
        Cell::Money(money)
    }
}

impl From<Percentage> for Cell {
    fn from(share: Percentage) -> Self {
        Cell::Share(share)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Cell::Date(date)
    }
}

/// A value, or [`Cell::NoValue`] where there is none.
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::NoValue, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: impl Into<Cell>, column: &Column) -> String {
        cell.into().shown(column)
    }

    #[test]
    fn each_kind_of_value_has_its_finnish_form() {
        let money = Column::new("Summa", Align::Decimal, 1.0).of(ColumnKind::Money);
        let sum = Money::from_cents(-123_456);
        assert_eq!(shown(sum, &money), "\u{2212}1\u{a0}234,56");
        assert_eq!(
            shown(sum, &Column::new("Summa", Align::Start, 1.0)),
            "\u{2212}1\u{a0}234,56\u{a0}€"
        );
        let share = Percentage::of(Money::from_cents(123), Money::from_cents(1000));
        assert_eq!(shown(share, &money), "12,3\u{a0}%");
        assert_eq!(shown(share, &money.clone().signed()), "+12,3\u{a0}%");
        assert_eq!(shown(Cell::Count(1_234), &money), "1\u{a0}234");
        let grade = Column::new("Nyt", Align::End, 1.0).of(ColumnKind::Decimal { decimals: 2 });
        assert_eq!(shown(Cell::Decimal(850), &grade), "8,50");
        assert_eq!(shown(Date::parse("1.3.2027").ok(), &grade), "1.3.2027");
        assert_eq!(shown(Cell::status(Light::Bad, "Häiriö"), &grade), "■\u{a0}Häiriö");
        assert_eq!(shown(None::<Money>, &money), "–");
        assert_eq!(shown(Cell::Empty, &money), "");
    }

    #[test]
    fn a_cell_has_a_value_in_columns_of_its_kind_alone() {
        let decimal = ColumnKind::Decimal { decimals: 2 };
        let amount = Cell::Money(Money::from_cents(5));
        assert_eq!(amount.units(ColumnKind::Money), Some(5));
        assert_eq!(amount.units(decimal), None);
        assert_eq!(Cell::Decimal(850).units(decimal), Some(850));
        assert_eq!(Cell::text("5").units(ColumnKind::Money), None);
    }

    #[test]
    fn a_text_of_several_lines_has_line_breaks() {
        let Cell::Text(content) = Cell::text("Sakari\n\nMaija Meri") else {
            panic!()
        };
        assert_eq!(
            content,
            [
                Inline::text("Sakari"),
                Inline::LineBreak,
                Inline::LineBreak,
                Inline::text("Maija Meri")
            ]
        );
    }
}
