//! Units of length, and what a width of text is in them.
//!
//! Widths of text are counted in thousandths of the size of its type, so that they hold for every size. Files count otherwise:
//! slides in EMU, Word in twentieths of a point, sheets in pixels, PDF in points.

/// A length in English Metric Units (ECMA-376 Part 1 § 20.1.2.1): 914 400 to the inch, 12 700 to the point.
pub type Emu = i64;

/// The EMU in a point.
pub const EMU_PER_POINT: Emu = 12_700;

/// A width in EMU of text of a size in hundredths of a point, rounded down; 127 EMU are a hundredth of a point.
///
/// ```
/// use vuosikello_measure::{EMU_PER_POINT, emu};
/// // Half the size of type of 20 points.
/// assert_eq!(emu(500, 2_000), 10 * EMU_PER_POINT);
/// ```
pub const fn emu(thousandths: i64, hundredths: i64) -> Emu {
    thousandths * hundredths * (EMU_PER_POINT / 100) / 1_000
}

/// A width in points of text of a size in points.
pub fn points(thousandths: f64, size: f64) -> f64 {
    thousandths / 1_000.0 * size
}

/// Points in pixels of 1/96 inch.
pub fn pixels(points: f64) -> f64 {
    points * 96.0 / 72.0
}

/// Points in twentieths of a point, in which Word counts.
pub fn twips(points: f64) -> f64 {
    points * 20.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inch_is_the_same_in_all_units() {
        assert_eq!(emu(1_000, 7_200), 914_400);
        let inch = points(1_000.0, 72.0);
        assert!((pixels(inch) - 96.0).abs() < f64::EPSILON);
        assert!((twips(inch) - 1_440.0).abs() < f64::EPSILON);
    }
}
