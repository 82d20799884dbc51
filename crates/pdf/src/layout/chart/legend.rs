//! The legend above a chart: which series looks how.

use vuosikello_document::Series;

use super::drawing::{Anchor, Drawing, Label, Zone};
use super::{Looks, bars};
use crate::{Error, Rgb};

/// The size of the sample of an area, the length of that of a line, and from the sample to the name, in points.
const SQUARE: f32 = 8.0;
const LENGTH: f32 = 24.0;
const TO_NAME: f32 = 5.0;
/// The space between entries, and below the legend.
const BETWEEN: f32 = 16.0;
const BELOW: f32 = 4.0;

/// The legend, with the names of the series in their places.
#[derive(Debug)]
pub(super) struct Legend {
    entries: Vec<(Label, f32, f32)>,
    pub(super) bottom: f32,
}

/// Places the names in rows between two edges, below `top`. One series needs no legend: the caption names it.
pub(super) fn place(
    drawing: &mut Drawing<'_, '_>,
    series: &[Series],
    looks: &Looks,
    edges: (f32, f32),
    top: f32,
) -> Result<Legend, Error> {
    let mut legend = Legend {
        entries: Vec::new(),
        bottom: top,
    };
    if series.len() < 2 {
        return Ok(legend);
    }
    let sample = sample_width(looks) + TO_NAME;
    let (mut x, mut y) = (edges.0, top);
    for series in series {
        let label = drawing.fitted(&series.name, edges.1 - edges.0 - sample, 1)?;
        let width = sample + label.width();
        if x > edges.0 && x + width > edges.1 {
            (x, y) = (edges.0, y + drawing.line());
        }
        legend.entries.push((label, x, y));
        x += width + BETWEEN;
    }
    legend.bottom = y + drawing.line() + BELOW;
    Ok(legend)
}

fn sample_width(looks: &Looks) -> f32 {
    match looks {
        Looks::Areas(_) => SQUARE,
        Looks::Lines(_) => LENGTH,
    }
}

impl Legend {
    pub(super) fn draw(&self, drawing: &mut Drawing<'_, '_>, looks: &Looks) {
        let (line, width) = (drawing.line(), sample_width(looks));
        for (index, (label, x, y)) in self.entries.iter().enumerate() {
            let middle = y + line / 2.0;
            match looks {
                Looks::Areas(areas) => {
                    let square = Zone {
                        left: *x,
                        top: middle - SQUARE / 2.0,
                        right: x + SQUARE,
                        bottom: middle + SQUARE / 2.0,
                    };
                    if let Some(area) = areas.get(index) {
                        bars::draw(drawing, square, *area);
                    }
                }
                Looks::Lines(lines) => {
                    if let Some(look) = lines.get(index) {
                        look.line(drawing, &[(*x, middle), (x + LENGTH, middle)]);
                        look.mark(drawing, (x + LENGTH / 2.0, middle));
                    }
                }
            }
            drawing.text(label, Anchor::Start, x + width + TO_NAME, *y, Rgb::BLACK);
        }
    }
}
