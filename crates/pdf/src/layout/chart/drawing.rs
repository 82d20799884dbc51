//! Drawing a planned chart: its texts are set, and its shapes become items of the galley.

use vuosikello_chart::drawn::{Anchor, Ink, Label, Shape, Typesetter, Zone};
use vuosikello_core::Colours;
use vuosikello_document::{Chart, Language};
use vuosikello_measure::{Area, series_areas, series_lines};

use super::super::galley::{Content, Placed};
use super::super::page::{Owner, Path, Step, Stroke, Text};
use super::super::rectangle::Rectangle;
use super::super::structure::NodeId;
use super::marks::Look;
use crate::font::Style;
use crate::text::{Division, Glyph, Line, Runs, Setter, Shaped};
use crate::{Error, Rgb};

/// The height of a line, in sizes of its text: less than in running text, since the lines are short.
const LEADING: f32 = 1.25;
/// The height of capitals, in sizes of the text.
const CAPITALS: f32 = 0.714;
/// What stands for the rest of a text that is too long.
const REST: char = '…';
/// How much of the colour of quiet text is in the lines of the grid.
const GRID_SHADE: f32 = 0.3;
/// The thickness of the outlines of light bars.
const OUTLINE: f32 = 0.7;

/// Sets the texts of a chart.
pub(super) struct Texts<'d, 'f> {
    pub(super) setter: &'d mut Setter<'f>,
    pub(super) language: Language,
    /// The size of all text.
    pub(super) size: f32,
}

/// A text in a few short lines.
pub(super) struct SetText {
    shaped: Shaped,
    lines: Vec<Line>,
}

impl Texts<'_, '_> {
    fn shape(&mut self, text: &str) -> Result<Shaped, Error> {
        let runs = Runs::plain(text, Style::Regular, self.language);
        self.setter.shape(runs, self.size, Division::Text)
    }
}

impl Typesetter for Texts<'_, '_> {
    type Text = SetText;
    type Error = Error;

    fn line(&self) -> f32 {
        self.size * LEADING
    }

    fn set(&mut self, text: &str, width: f32, most: usize) -> Result<Label<SetText>, Error> {
        let mut shaped = self.shape(text)?;
        let mut lines = shaped.lines(width);
        let whole = shaped.text.clone();
        let mut end = lines.get(most.saturating_sub(1)).and_then(end_of).unwrap_or(0);
        while lines.len() > most {
            let kept = whole.get(..end).unwrap_or_default();
            shaped = self.shape(&format!("{}{REST}", kept.trim_end()))?;
            lines = shaped.lines(width);
            match kept.char_indices().next_back() {
                Some((at, _)) => end = at,
                None => break,
            }
        }
        lines.truncate(most);
        Ok(Label {
            width: lines.iter().map(|line| line.width).fold(0.0, f32::max),
            height: lines.len() as f32 * shaped.size * LEADING,
            text: SetText { shaped, lines },
        })
    }
}

/// Where the text of a line ends in its source.
fn end_of(line: &Line) -> Option<usize> {
    let text = line.glyphs.iter().map(|glyph: &Glyph| glyph.end as usize);
    text.max()
}

/// Draws a chart.
pub(super) struct Drawing {
    /// The looks of the series: of areas, and of lines.
    areas: Vec<Area>,
    quiet: Rgb,
    lines: Vec<Look>,
    node: NodeId,
    /// The size of all text.
    size: f32,
    items: Vec<Placed>,
}

impl Drawing {
    pub(super) fn new(chart: &Chart, colours: &Colours, node: NodeId, size: f32) -> Self {
        let count = chart.series.len();
        let series: Vec<Rgb> = colours.series.iter().map(|colour| colour.rgb()).collect();
        let lines = series_lines(&series, count).into_iter().enumerate();
        Drawing {
            quiet: colours.secondary.rgb(),
            areas: series_areas(&series, count),
            lines: lines.map(|(series, color)| Look::new(series, color)).collect(),
            node,
            size,
            items: Vec::new(),
        }
    }

    /// Draws shapes in order.
    pub(super) fn items(mut self, shapes: Vec<Shape<SetText>>) -> Vec<Placed> {
        for shape in shapes {
            match shape {
                Shape::Grid(zone) => self.fill(zone, self.quiet.tint(GRID_SHADE)),
                Shape::Rule(zone) => self.fill(zone, self.quiet),
                Shape::Ground(zone) => self.fill(zone, Rgb::WHITE),
                Shape::Bar { series, zone } => self.bar(series, zone),
                Shape::Line { series, points } => {
                    if let Some(look) = self.lines.get(series) {
                        self.push(Content::Path(look.line(&points)));
                    }
                }
                Shape::Mark { series, at } => {
                    if let Some(look) = self.lines.get(series) {
                        self.push(Content::Path(look.mark(at)));
                    }
                }
                Shape::Text {
                    text,
                    anchor,
                    x,
                    top,
                    ink,
                } => {
                    let color = match ink {
                        Ink::Plain => Rgb::BLACK,
                        Ink::Quiet => self.quiet,
                        Ink::On(series) => self.areas.get(series).map_or(Rgb::BLACK, |area| area.text()),
                    };
                    self.text(&text, anchor, x, top, color);
                }
            }
        }
        self.items
    }

    /// Draws a text below `top`.
    fn text(&mut self, text: &SetText, anchor: Anchor, x: f32, top: f32, color: Rgb) {
        let size = self.size;
        let mut y = top + size * (LEADING + CAPITALS) / 2.0;
        for line in &text.lines {
            let x = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - line.width / 2.0,
                Anchor::End => x - line.width,
            };
            self.push(Content::Text(Text {
                x,
                y,
                size,
                color,
                source: text.shaped.text.clone(),
                glyphs: line.glyphs.clone(),
            }));
            y += size * LEADING;
        }
    }

    /// A bar, with an outline if it is light and large enough for one.
    fn bar(&mut self, series: usize, zone: Zone) {
        match self.areas.get(series).copied() {
            Some(Area {
                fill,
                outline: Some(color),
            }) if zone.width() > 2.0 * OUTLINE && zone.height() > 2.0 * OUTLINE => {
                let path = Path {
                    steps: around(zone.grown(-OUTLINE / 2.0)),
                    fill: Some(fill),
                    stroke: Some(Stroke {
                        width: OUTLINE,
                        color,
                        dashes: &[],
                    }),
                };
                self.push(Content::Path(path));
            }
            Some(Area { fill, outline }) => self.fill(zone, outline.unwrap_or(fill)),
            None => {}
        }
    }

    fn fill(&mut self, zone: Zone, color: Rgb) {
        self.push(Content::Rectangle(Rectangle {
            x: zone.left,
            y: zone.top,
            width: zone.width(),
            height: zone.height(),
            color,
        }));
    }

    fn push(&mut self, content: Content) {
        self.items.push(Placed {
            owner: Owner::Node(self.node),
            content,
        });
    }
}

/// The steps around a zone.
fn around(zone: Zone) -> Vec<Step> {
    vec![
        Step::Move(zone.left, zone.top),
        Step::Line(zone.right, zone.top),
        Step::Line(zone.right, zone.bottom),
        Step::Line(zone.left, zone.bottom),
        Step::Close,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Fonts;
    use proptest::prelude::*;

    fn label(text: &str, width: f32, most: usize) -> Label<SetText> {
        let fonts = Fonts::built_in().unwrap();
        let mut texts = Texts {
            setter: &mut Setter::new(&fonts, true, 1.0),
            language: Language::Finnish,
            size: 8.5,
        };
        texts.set(text, width, most).unwrap()
    }

    #[test]
    fn what_fits_is_shown_whole() {
        let label = label("Tuomioistuinten asianhallinta", 70.0, 3);
        assert_eq!(&*label.text.shaped.text, "Tuomioistuinten asianhallinta");
        assert!(label.text.lines.len() > 1);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let label = label(
            "Tuomioistuinten asianhallintajärjestelmän ylläpito ja tuki",
            60.0,
            1,
        );
        assert!(label.text.shaped.text.ends_with('…') && label.text.shaped.text.starts_with("Tuo"));
        assert_eq!(label.text.lines.len(), 1);
    }

    proptest! {
        #[test]
        fn a_label_keeps_to_its_width_and_its_lines(
            text in "[a-zåäö ,.\u{ad}\u{a0}0-9/-]{0,80}", width in 20.0f32..200.0, most in 1usize..4,
        ) {
            let label = label(&text, width, most);
            prop_assert!(label.width <= width + 0.05);
            prop_assert!(label.text.lines.len() <= most);
        }
    }
}
