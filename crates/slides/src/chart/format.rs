//! How the numbers of a chart are shown.

use vuosikello_document::{Chart, Unit};

use crate::tree::{Figures, Scale, unit_decimals};

/// The form of the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Format {
    /// The number format of axis and labels.
    pub(crate) shown: String,
    /// The number format of the cells of the workbook, which has all digits.
    pub(crate) cell: String,
    /// The same as `shown`, for measuring.
    pub(crate) figures: Figures,
}

impl Format {
    /// A form in which the values of a chart have few digits.
    pub(super) fn new(chart: &Chart, signed: bool) -> Self {
        let values = || {
            let values = chart
                .series
                .iter()
                .flat_map(|series| series.values.iter().flatten());
            values.map(|value| value.unsigned_abs())
        };
        let largest = values().max().unwrap_or(0);
        // No value that is there is shown as zero.
        let shows_all = |least: u64| values().all(|value| value == 0 || value >= least);
        let (scale, decimals) = match chart.unit {
            // Of cents: from ten millions of euros in millions, from ten thousand in thousands.
            Unit::Euro if largest >= 1_000_000_000 && shows_all(500_000) => (Scale::Millions, 2),
            Unit::Euro if largest >= 1_000_000 && shows_all(50_000) => (Scale::Thousands, 0),
            Unit::Euro if largest == 0 || (largest >= 10_000 && shows_all(50)) => (Scale::One, 0),
            Unit::Euro => (Scale::One, 2),
            Unit::Number { decimals } => (Scale::One, decimals.min(9)),
        };
        let figures = Figures {
            unit: chart.unit,
            scale,
            decimals,
            signed,
            summed: true,
        };
        let exact = match chart.unit {
            Unit::Euro => 2,
            Unit::Number { decimals } => decimals.min(9),
        };
        Self {
            shown: code(decimals, scale, signed),
            cell: code(exact, Scale::One, false),
            figures,
        }
    }
}

/// The number format of whole numbers.
pub(super) fn whole() -> String {
    code(0, Scale::One, false)
}

/// Finnish separators, in programs that let a format choose them; others use those of the system.
const FINNISH: &str = "[$-40B]";

/// A number format (ECMA-376 Part 1 § 18.8.31). Its comma and point stand for the separators of the language. The minus is
/// U+2212.
fn code(decimals: u8, scale: Scale, signed: bool) -> String {
    let mut positive = String::from("#,##0");
    if decimals > 0 {
        positive.push('.');
        positive.push_str(&"0".repeat(usize::from(decimals)));
    }
    // Each comma at the end divides by a thousand.
    positive.push_str(&",".repeat(scale.power() as usize / 3));
    let negative = format!("{FINNISH}\"\u{2212}\"{positive}");
    if signed {
        format!("{FINNISH}\"+\"{positive};{negative};{FINNISH}{positive}")
    } else {
        format!("{FINNISH}{positive};{negative}")
    }
}

/// A value as the number that cells and cache hold.
pub(super) fn number(value: i64, unit: Unit) -> f64 {
    value as f64 / 10f64.powi(unit_decimals(unit) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_document::{ChartKind, Series};

    fn format(unit: Unit, values: &[i64]) -> Format {
        Format::new(
            &Chart {
                caption: vec![],
                description: "Kuvaus".into(),
                kind: ChartKind::ClusteredBars,
                unit,
                categories: vec![],
                series: vec![Series {
                    name: "A".into(),
                    values: values.iter().copied().map(Some).collect(),
                }],
            },
            false,
        )
    }

    #[test]
    fn large_amounts_are_shown_in_thousands_and_millions() {
        let shown = |cents: i64| format(Unit::Euro, &[cents]).shown;
        assert_eq!(shown(9_999), "[$-40B]#,##0.00;[$-40B]\"−\"#,##0.00");
        assert_eq!(shown(999_999), "[$-40B]#,##0;[$-40B]\"−\"#,##0");
        assert_eq!(shown(-1_000_000), "[$-40B]#,##0,;[$-40B]\"−\"#,##0,");
        assert_eq!(shown(1_000_000_000), "[$-40B]#,##0.00,,;[$-40B]\"−\"#,##0.00,,");
        assert_eq!(
            format(Unit::Euro, &[1_000_000_000, 400_000]).figures.scale,
            Scale::Thousands
        );
        assert_eq!(shown(0), format(Unit::Number { decimals: 0 }, &[5]).shown);
        assert_eq!(
            format(Unit::Euro, &[i64::MIN]).cell,
            "[$-40B]#,##0.00;[$-40B]\"−\"#,##0.00"
        );
    }

    #[test]
    fn changes_have_their_signs() {
        assert_eq!(
            code(0, Scale::Thousands, true),
            "[$-40B]\"+\"#,##0,;[$-40B]\"−\"#,##0,;[$-40B]#,##0,"
        );
    }

    #[test]
    fn numbers_keep_their_decimals() {
        assert_eq!(
            format(Unit::Number { decimals: 1 }, &[85]).shown,
            "[$-40B]#,##0.0;[$-40B]\"−\"#,##0.0"
        );
        assert_eq!(number(850, Unit::Number { decimals: 2 }).to_string(), "8.5");
        assert_eq!(number(-123_456, Unit::Euro).to_string(), "-1234.56");
    }
}
