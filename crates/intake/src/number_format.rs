//! Numbers as their cells show them.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Style, Xlsx, XlsxError};

use crate::limits::{MAX_COLUMNS, MAX_ROWS};

/// The number formats of a workbook, by the numbers of their styles. The style 0 is that of cells which have none.
pub(crate) struct NumberFormats {
    /// The format codes (ECMA-376 Part 1 § 18.8.31) of styles with another than *General*.
    codes: Vec<Option<String>>,
    /// Whether what stands in cells of a style is struck out.
    struck: Vec<bool>,
}

impl NumberFormats {
    pub(crate) fn of(styles: &[Style]) -> Self {
        let code = |style: &Style| {
            style
                .number_format
                .as_ref()
                .map(|format| format.format_code.clone())
        };
        let is_struck = |style: &Style| style.font.as_ref().is_some_and(|font| font.strikethrough);
        Self {
            codes: styles.iter().map(code).collect(),
            struck: styles.iter().map(is_struck).collect(),
        }
    }

    /// The styles of the cells of a sheet that have one, by row and column.
    pub(crate) fn styles(
        &self,
        workbook: &mut Xlsx<Cursor<&[u8]>>,
        sheet: &str,
    ) -> Result<BTreeMap<(u32, u32), usize>, XlsxError> {
        let mut reader = workbook.worksheet_cells_reader(sheet)?;
        let mut styles = BTreeMap::new();
        if self.codes.iter().any(Option::is_some) || self.struck.contains(&true) {
            while let Some((row, column, style)) = reader.next_style_id()? {
                if (row as usize) < MAX_ROWS && (column as usize) < MAX_COLUMNS {
                    styles.insert((row, column), style);
                }
            }
        }
        Ok(styles)
    }

    pub(crate) fn code(&self, style: usize) -> Option<&str> {
        self.codes.get(style).filter(|_| style > 0)?.as_deref()
    }

    pub(crate) fn is_struck(&self, style: usize) -> bool {
        style > 0 && self.struck.get(style).is_some_and(|struck| *struck)
    }
}

/// The most decimals that Excel shows.
const MAX_DECIMALS: usize = 30;

/// A number as a format code with a percent sign shows it: `99,8 %`, with the digits of the code.
pub(crate) fn percentage(value: f64, code: &str) -> Option<String> {
    // The section for positive numbers; `0.0%;-0.0%` has another for negative ones.
    let section = code.split(';').next().unwrap_or_default();
    if !section.contains('%') {
        return None;
    }
    let digits = |text: &str| {
        text.chars()
            .take_while(|c| matches!(c, '0' | '#' | '?'))
            .collect::<String>()
    };
    let decimals = section
        .split_once('.')
        .map(|(_, after)| digits(after))
        .unwrap_or_default();
    let most = decimals.len().min(MAX_DECIMALS);
    let least = decimals.chars().filter(|c| *c == '0').count().min(most);
    let mut shown = rounded(value * 100.0, most);
    while shown.contains(',') && shown.ends_with('0') && shown.len() - shown.find(',')? > least + 1 {
        shown.pop();
    }
    let shown = shown.strip_suffix(',').unwrap_or(&shown);
    Some(format!("{shown}\u{a0}%"))
}

/// A number with so many decimals, rounded half away from zero as Excel does: by the 15 digits that it counts, and not by the
/// binary value, which for 99.85 is a little less.
fn rounded(value: f64, decimals: usize) -> String {
    let scale = 10f64.powi(i32::try_from(decimals).unwrap_or(0));
    let units = as_shown(as_shown(value) * scale).round();
    let exact = if units.is_finite() { units / scale } else { value };
    format!("{exact:.decimals$}").replace('.', ",")
}

/// A whole number with the leading zeros that a code such as `00000` gives it.
pub(crate) fn zero_padded(value: f64, code: &str) -> Option<String> {
    let is_code = code.len() > 1 && code.bytes().all(|byte| byte == b'0');
    let is_whole = value.fract() == 0.0 && (0.0..1e15).contains(&value);
    (is_code && is_whole).then(|| format!("{value:0>width$}", width = code.len().min(MAX_DECIMALS)))
}

/// The number that Excel shows: a double holds up to 17 digits, of which Excel counts and shows 15, so that the sum of
/// 0.1 and 0.2 is 0.3.
pub(crate) fn as_shown(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_have_the_digits_that_the_cell_shows() {
        for (value, code, shown) in [
            (0.998_472_222_222_222, "0.0%", "99,8 %"),
            (0.998_472_222_222_222, "0%", "100 %"),
            (0.998_472_222_222_222, "0.00%", "99,85 %"),
            (0.994_000_000_000_000_1, "0.0 %", "99,4 %"),
            (0.998_5, "0.0%", "99,9 %"),
            (0.5, "0.##%", "50 %"),
            (0.995, "0.##%", "99,5 %"),
            (1.0, "0.0%", "100,0 %"),
            (-0.025, "0.0%;[Red]-0.0%", "-2,5 %"),
        ] {
            let shown = shown.replace(' ', "\u{a0}");
            assert_eq!(percentage(value, code), Some(shown), "{value} {code}");
        }
        assert_eq!(percentage(0.5, "0.00"), None);
    }

    #[test]
    fn leading_zeros_of_a_code_belong_to_an_identifier() {
        assert_eq!(zero_padded(42.0, "00000").as_deref(), Some("00042"));
        assert_eq!(zero_padded(42.5, "00000"), None);
        assert_eq!(zero_padded(42.0, "0"), None);
        assert_eq!(zero_padded(42.0, "#,##0"), None);
    }
}
