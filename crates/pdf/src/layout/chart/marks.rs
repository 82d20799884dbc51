//! The marks and dashes by which lines differ.

use vuosikello_chart::drawn::{LINE, RADIUS};
use vuosikello_document::Chart;

use crate::Rgb;
use crate::layout::page::{Path, Step, Stroke};

/// The width of the outlines of hollow marks, in points.
const OUTLINE: f32 = 1.2;

/// How the line of a series looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    color: Rgb,
    dashes: &'static [f32],
    mark: Mark,
    hollow: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Circle,
    Square,
    Triangle,
    Diamond,
}

/// The dashes and marks of the series in order.
const LOOKS: [(&[f32], Mark, bool); Chart::MOST_SERIES] = [
    (&[], Mark::Circle, false),
    (&[6.0, 2.5], Mark::Square, false),
    (&[2.0, 2.0], Mark::Triangle, false),
    (&[8.0, 2.0, 2.0, 2.0], Mark::Diamond, false),
    (&[], Mark::Circle, true),
    (&[4.0, 2.0], Mark::Square, true),
];

impl Look {
    /// The look of a series in its colour.
    pub(super) fn new(series: usize, color: Rgb) -> Look {
        let (dashes, mark, hollow) = LOOKS.get(series).copied().unwrap_or((&[], Mark::Circle, false));
        Look {
            color,
            dashes,
            mark,
            hollow,
        }
    }

    /// A line through points.
    pub(super) fn line(self, points: &[(f32, f32)]) -> Path {
        let step = |(index, (x, y)): (usize, &(f32, f32))| match index {
            0 => Step::Move(*x, *y),
            _ => Step::Line(*x, *y),
        };
        Path {
            steps: points.iter().enumerate().map(step).collect(),
            fill: None,
            stroke: Some(Stroke {
                width: LINE,
                color: self.color,
                dashes: self.dashes,
            }),
        }
    }

    /// The mark of the series around a point.
    pub(super) fn mark(self, (x, y): (f32, f32)) -> Path {
        let outline = Stroke {
            width: OUTLINE,
            color: self.color,
            dashes: &[],
        };
        let inner = if self.hollow {
            RADIUS - OUTLINE / 2.0
        } else {
            RADIUS
        };
        Path {
            steps: self.mark.steps(x, y, inner),
            fill: Some(if self.hollow { Rgb::WHITE } else { self.color }),
            stroke: self.hollow.then_some(outline),
        }
    }
}

impl Mark {
    /// The outline; the marks look equally large, though some have more corners than others.
    fn steps(self, x: f32, y: f32, radius: f32) -> Vec<Step> {
        /// How far the control points of a quarter of a circle are from its ends, in radii.
        const QUARTER: f32 = 0.552_285;
        let corners = |corners: &[(f32, f32)]| {
            let mut steps: Vec<Step> = Vec::with_capacity(corners.len() + 1);
            for (dx, dy) in corners {
                let (x, y) = (x + dx * radius, y + dy * radius);
                steps.push(if steps.is_empty() {
                    Step::Move(x, y)
                } else {
                    Step::Line(x, y)
                });
            }
            steps.push(Step::Close);
            steps
        };
        match self {
            Mark::Square => corners(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
            Mark::Triangle => corners(&[(0.0, -1.0), (1.0, 0.75), (-1.0, 0.75)]),
            Mark::Diamond => corners(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]),
            Mark::Circle => {
                let (r, q) = (0.95 * radius, 0.95 * radius * QUARTER);
                vec![
                    Step::Move(x + r, y),
                    Step::Curve([x + r, y + q, x + q, y + r, x, y + r]),
                    Step::Curve([x - q, y + r, x - r, y + q, x - r, y]),
                    Step::Curve([x - r, y - q, x - q, y - r, x, y - r]),
                    Step::Curve([x + q, y - r, x + r, y - q, x + r, y]),
                    Step::Close,
                ]
            }
        }
    }
}
