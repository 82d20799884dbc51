//! How slides show figures: few digits, in Finnish form.

use vuosikello_chart::Scale;
use vuosikello_document::{Column, ColumnKind, Formula, Magnitude, Unit};

/// How the figures of a column are shown. The unit of money stands in the header of the column (`Budjetti, 1 000 €`), where
/// the writer puts it, and that of shares in its text (`Poikkeama, %`), not in each cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figures {
    /// What the values are, and in what they are shown.
    pub(crate) scale: Scale,
    /// Whether values of several rows may be added up, as money may and percentages may not.
    pub(crate) summed: bool,
}

/// More decimals than these are not shown.
const MOST_DECIMALS: u8 = 9;

impl Figures {
    /// The form of the figures of a column; `None` in columns of text, dates and statuses.
    pub(crate) fn of(column: &Column) -> Option<Self> {
        let kind = column.kind;
        // Only the header of a column of money says in what its figures are shown.
        let magnitude = match kind {
            ColumnKind::Money => column.magnitude,
            _ => Magnitude::Ones,
        };
        let scale = Scale {
            unit: Unit::of(kind)?,
            magnitude,
            decimals: kind.decimals().min(MOST_DECIMALS),
            signed: column.signed,
        };
        let figures = Self {
            scale,
            // A running total has the rows above it in it already.
            summed: kind.is_summable() && !matches!(column.formula, Some(Formula::RunningTotal { .. })),
        };
        Some(match magnitude {
            Magnitude::Thousands => figures.in_thousands(),
            Magnitude::Ones | Magnitude::Millions | Magnitude::Billions => figures,
        })
    }

    /// The same in thousands, without decimals.
    pub(crate) fn in_thousands(mut self) -> Self {
        self.scale.magnitude = Magnitude::Thousands;
        self.scale.decimals = 0;
        self
    }

    /// Whether they are money to the cent.
    pub(crate) fn is_exact_money(&self) -> bool {
        self.scale.unit == Unit::Euro && self.scale.magnitude == Magnitude::Ones
    }

    /// A value as shown: rounded half away from zero, U+00A0 between thousands, a decimal comma, U+2212 as minus.
    pub(crate) fn show(self, value: i64) -> String {
        self.scale.show(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(column: Column) -> Figures {
        Figures::of(&column).unwrap()
    }

    fn thousands() -> Figures {
        of(Column::money("Budjetti").shortened(Magnitude::Thousands))
    }

    fn decimal(decimals: u8) -> Figures {
        of(Column::figures("Nyt", ColumnKind::Decimal { decimals }))
    }

    #[test]
    fn figures_are_rounded_half_away_from_zero() {
        for (cents, shown) in [
            (0, "0"),
            (49_999, "0"),
            (50_000, "1"),
            (-49_999, "0"),
            (-50_000, "−1"),
            (-123_456_789, "−1\u{a0}235"),
            (123_456_700_000, "1\u{a0}234\u{a0}567"),
            (i64::MAX, "92\u{a0}233\u{a0}720\u{a0}368\u{a0}548"),
            (i64::MIN, "−92\u{a0}233\u{a0}720\u{a0}368\u{a0}548"),
        ] {
            assert_eq!(thousands().show(cents), shown, "{cents}");
        }
    }

    #[test]
    fn decimals_are_those_wanted() {
        let mut millions = of(Column::money("Budjetti").shortened(Magnitude::Millions));
        millions.scale.decimals = 1;
        assert_eq!(millions.show(265_000_000), "2,7");
        millions.scale.signed = true;
        assert_eq!(millions.show(265_000_000), "+2,7");
        assert_eq!(decimal(2).show(-5), "−0,05");
        let mut more = decimal(1);
        more.scale.decimals = 3;
        assert_eq!(more.show(85), "8,500");
        assert_eq!(decimal(255).show(1), "0,000000000");
    }

    #[test]
    fn the_kind_and_the_scale_of_a_column_say_how_its_figures_are_shown() {
        let money = Column::money("Budjetti");
        let running = money.clone().computed(Formula::RunningTotal { of: 1 });
        for (column, shown, summed) in [
            (money.clone(), "1\u{a0}234\u{a0}567,89", true),
            (money.clone().shortened(Magnitude::Thousands), "1\u{a0}235", true),
            (money.shortened(Magnitude::Millions).signed(), "+1,23", true),
            (running, "1\u{a0}234\u{a0}567,89", false),
            (
                Column::figures("%", ColumnKind::Share),
                "12\u{a0}345\u{a0}678,9",
                false,
            ),
            (
                Column::figures("Kpl", ColumnKind::Count).shortened(Magnitude::Thousands),
                "123\u{a0}456\u{a0}789",
                true,
            ),
            (
                Column::figures("Nyt", ColumnKind::Decimal { decimals: 2 }).signed(),
                "+1\u{a0}234\u{a0}567,89",
                false,
            ),
        ] {
            let figures = of(column.clone());
            assert_eq!(
                (figures.show(123_456_789).as_str(), figures.summed),
                (shown, summed),
                "{column:?}"
            );
        }
        for kind in [ColumnKind::Text, ColumnKind::Date, ColumnKind::Status] {
            assert_eq!(Figures::of(&Column::figures("Palvelu", kind)), None);
        }
    }
}
