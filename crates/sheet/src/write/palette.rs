//! The looks of the series of charts.
//!
//! Series differ in lightness, so that they stay apart in print without colours and for people who see colours
//! differently; light areas have a dark outline, lines differ in dashes and marks too. Everything stands out from
//! white by at least 3:1 (WCAG 2.1 criterion 1.4.11).

use rust_xlsxwriter::{
    ChartFormat, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill, Color,
};

/// The most series in a chart.
pub(super) const MAX_SERIES: usize = 6;

/// Fill and outline of areas.
const AREAS: [(u32, u32); MAX_SERIES] = [
    (0x1B_365D, 0x1B_365D),
    (0x5C_8FB8, 0x1B_365D),
    (0xD3_E0EC, 0x1B_365D),
    (0x7A_4310, 0x7A_4310),
    (0xC2_8437, 0x7A_4310),
    (0xF3_E2C8, 0x7A_4310),
];

/// Colour, dashes and marks of lines.
const LINES: [(u32, ChartLineDashType, ChartMarkerType); MAX_SERIES] = [
    (0x1B_365D, ChartLineDashType::Solid, ChartMarkerType::Circle),
    (0x4F_86B3, ChartLineDashType::Dash, ChartMarkerType::Square),
    (0x7A_4310, ChartLineDashType::RoundDot, ChartMarkerType::Diamond),
    (0xB8_7A2E, ChartLineDashType::DashDot, ChartMarkerType::Triangle),
    (0x5A_6470, ChartLineDashType::LongDash, ChartMarkerType::X),
    (
        0x00_0000,
        ChartLineDashType::LongDashDot,
        ChartMarkerType::PlusSign,
    ),
];

/// The look of the bars of a series.
pub(super) fn area(series: usize) -> ChartFormat {
    let (fill, outline) = AREAS.get(series % MAX_SERIES).copied().unwrap_or_default();
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(fill)));
    format.set_border(ChartLine::new().set_color(Color::RGB(outline)).set_width(0.75));
    format
}

/// The look of the line of a series, and of its marks.
pub(super) fn line(series: usize) -> (ChartFormat, ChartMarker) {
    let index = series % MAX_SERIES;
    let (colour, dashes, mark) = match LINES.get(index) {
        Some((colour, dashes, mark)) => (Color::RGB(*colour), *dashes, *mark),
        None => (Color::Black, ChartLineDashType::Solid, ChartMarkerType::Circle),
    };
    let mut format = ChartFormat::new();
    format.set_line(
        ChartLine::new()
            .set_color(colour)
            .set_width(2.25)
            .set_dash_type(dashes),
    );
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(colour));
    fill.set_border(ChartLine::new().set_color(colour));
    let mut marker = ChartMarker::new();
    marker.set_type(mark).set_size(7).set_format(&mut fill);
    (format, marker)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: u32) -> f64 {
        let channel = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xff) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn everything_stands_out_from_white() {
        for (fill, outline) in AREAS {
            assert!(
                contrast(fill, 0xff_ffff).max(contrast(outline, 0xff_ffff)) >= 3.0,
                "{fill:06x}"
            );
        }
        for (colour, ..) in LINES {
            assert!(contrast(colour, 0xff_ffff) >= 3.0, "{colour:06x}");
        }
    }

    #[test]
    fn neighbouring_areas_differ_in_lightness() {
        for pair in AREAS.windows(2) {
            assert!(
                contrast(pair[0].0, pair[1].0) >= 2.0,
                "{:06x} {:06x}",
                pair[0].0,
                pair[1].0
            );
        }
    }
}
