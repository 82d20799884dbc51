//! The number formats of a chart.

use vuosikello_document::{Magnitude, Unit};

use crate::scale::Scale;

/// The most decimals of a cell: Excel keeps fifteen digits.
const MOST_DECIMALS: u8 = 9;

/// The number format of axis and labels.
pub(super) fn shown(scale: Scale) -> String {
    code(scale.unit, scale.decimals, scale.magnitude, scale.signed)
}

/// The number format of cells that hold the values of a chart, with all digits.
pub fn exact(unit: Unit) -> String {
    code(unit, unit.decimals().min(MOST_DECIMALS), Magnitude::Ones, false)
}

/// The number format of whole numbers.
pub(super) fn whole(unit: Unit) -> String {
    code(unit, 0, Magnitude::Ones, false)
}

/// Finnish separators, in programs that let a format choose them; others use those of the system.
const FINNISH: &str = "[$-40B]";

/// A number format (ECMA-376 Part 1 § 18.8.31). Its comma and point stand for the separators of the language. The minus is
/// U+2212.
fn code(unit: Unit, decimals: u8, magnitude: Magnitude, signed: bool) -> String {
    let mut positive = String::from("#,##0");
    if decimals > 0 {
        positive.push('.');
        positive.push_str(&"0".repeat(usize::from(decimals)));
    }
    // Each comma at the end divides by a thousand, and the sign of per cent multiplies by a hundred.
    positive.push_str(&",".repeat(magnitude.power() as usize / 3));
    if unit == Unit::Share {
        positive.push_str("\"\u{a0}\"%");
    }
    let negative = format!("{FINNISH}\"\u{2212}\"{positive}");
    if signed {
        format!("{FINNISH}\"+\"{positive};{negative};{FINNISH}{positive}")
    } else {
        format!("{FINNISH}{positive};{negative}")
    }
}

/// A value as the number that cells and caches hold; a share is a fraction of one there.
pub fn number(value: i64, unit: Unit) -> f64 {
    let fraction = if unit == Unit::Share { 2 } else { 0 };
    value as f64 / 10f64.powi(i32::from(unit.decimals()).min(18) + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_document::{Chart, ChartKind};

    fn scale(unit: Unit, values: &[i64]) -> Scale {
        let chart = Chart::new(ChartKind::ClusteredBars, unit, "", "Kuvaus");
        Scale::native(&chart.series("A", values.iter().copied().map(Some)))
    }

    #[test]
    fn large_amounts_are_shown_in_thousands_and_millions() {
        let shown = |cents: i64| shown(scale(Unit::Euro, &[cents]));
        assert_eq!(shown(9_999), "[$-40B]#,##0.00;[$-40B]\"−\"#,##0.00");
        assert_eq!(shown(999_999), "[$-40B]#,##0;[$-40B]\"−\"#,##0");
        assert_eq!(shown(-1_000_000), "[$-40B]#,##0,;[$-40B]\"−\"#,##0,");
        assert_eq!(shown(1_000_000_000), "[$-40B]#,##0.00,,;[$-40B]\"−\"#,##0.00,,");
        assert_eq!(
            scale(Unit::Euro, &[1_000_000_000, 400_000]).magnitude,
            Magnitude::Thousands
        );
        assert_eq!(shown(0), super::shown(scale(Unit::Number { decimals: 0 }, &[5])));
        assert!(shown(i64::MIN).ends_with(",,"));
        assert_eq!(exact(Unit::Euro), "[$-40B]#,##0.00;[$-40B]\"−\"#,##0.00");
    }

    #[test]
    fn changes_have_their_signs() {
        assert_eq!(
            code(Unit::Euro, 0, Magnitude::Thousands, true),
            "[$-40B]\"+\"#,##0,;[$-40B]\"−\"#,##0,;[$-40B]#,##0,"
        );
    }

    #[test]
    fn numbers_keep_their_decimals() {
        assert_eq!(
            shown(scale(Unit::Number { decimals: 1 }, &[85])),
            "[$-40B]#,##0.0;[$-40B]\"−\"#,##0.0"
        );
        assert_eq!(number(850, Unit::Number { decimals: 2 }).to_string(), "8.5");
        assert_eq!(number(-123_456, Unit::Euro).to_string(), "-1234.56");
        assert_eq!(number(125, Unit::Share).to_string(), "0.125");
        assert_eq!(
            exact(Unit::Share),
            "[$-40B]#,##0.0\"\u{a0}\"%;[$-40B]\"−\"#,##0.0\"\u{a0}\"%"
        );
    }
}
