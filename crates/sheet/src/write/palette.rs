//! The looks of the series of charts.
//!
//! Series differ in lightness, so that they stay apart in print without colours and for people who see colours
//! differently; light areas have a dark outline, lines differ in dashes and marks too. Everything stands out from
//! white by at least 3:1 (WCAG 2.1 criterion 1.4.11).

use rust_xlsxwriter::{
    ChartFormat, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill, Color,
};
use vuosikello_measure::Rgb;

/// The most series in a chart.
pub(super) const MAX_SERIES: usize = 6;

const BLUE: Rgb = Rgb::from_number(0x1B_365D);
const BROWN: Rgb = Rgb::from_number(0x7A_4310);

/// Fill and outline of areas.
const AREAS: [(Rgb, Rgb); MAX_SERIES] = [
    (BLUE, BLUE),
    (Rgb::from_number(0x5C_8FB8), BLUE),
    (Rgb::from_number(0xD3_E0EC), BLUE),
    (BROWN, BROWN),
    (Rgb::from_number(0xC2_8437), BROWN),
    (Rgb::from_number(0xF3_E2C8), BROWN),
];

/// Colour, dashes and marks of lines.
const LINES: [(Rgb, ChartLineDashType, ChartMarkerType); MAX_SERIES] = {
    use ChartLineDashType as Dash;
    use ChartMarkerType as Mark;
    [
        (BLUE, Dash::Solid, Mark::Circle),
        (Rgb::from_number(0x4F_86B3), Dash::Dash, Mark::Square),
        (BROWN, Dash::RoundDot, Mark::Diamond),
        (Rgb::from_number(0xB8_7A2E), Dash::DashDot, Mark::Triangle),
        (Rgb::from_number(0x5A_6470), Dash::LongDash, Mark::X),
        (Rgb::BLACK, Dash::LongDashDot, Mark::PlusSign),
    ]
};

/// The look of the bars of a series.
pub(super) fn area(series: usize) -> ChartFormat {
    let (fill, outline) = AREAS.get(series % MAX_SERIES).copied().unwrap_or_default();
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(fill.number())));
    format.set_border(
        ChartLine::new()
            .set_color(Color::RGB(outline.number()))
            .set_width(0.75),
    );
    format
}

/// The look of the line of a series, and of its marks.
pub(super) fn line(series: usize) -> (ChartFormat, ChartMarker) {
    let index = series % MAX_SERIES;
    let (colour, dashes, mark) = match LINES.get(index) {
        Some((colour, dashes, mark)) => (Color::RGB(colour.number()), *dashes, *mark),
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

    #[test]
    fn everything_stands_out_from_white() {
        for (fill, outline) in AREAS {
            assert!(
                fill.contrast(Rgb::WHITE).max(outline.contrast(Rgb::WHITE)) >= 3.0,
                "{fill}"
            );
        }
        for (colour, ..) in LINES {
            assert!(colour.contrast(Rgb::WHITE) >= 3.0, "{colour}");
        }
    }

    #[test]
    fn neighbouring_areas_differ_in_lightness() {
        for pair in AREAS.windows(2) {
            assert!(
                pair[0].0.contrast(pair[1].0) >= 2.0,
                "{} {}",
                pair[0].0,
                pair[1].0
            );
        }
    }
}
