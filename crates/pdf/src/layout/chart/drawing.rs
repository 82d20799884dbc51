//! A drawing in the making: shapes and measured texts, which become items of the galley.

use vuosikello_document::Language;

use super::super::galley::{Content, Placed};
use super::super::page::{Owner, Path, Rectangle, Step, Text};
use super::super::structure::NodeId;
use crate::font::Style;
use crate::text::{Glyph, Line, Runs, Setter, Shaped};
use crate::{Error, Rgb};

/// The height of a line, in sizes of its text: less than in running text, since the lines are short.
const LEADING: f32 = 1.25;
/// The height of capitals, in sizes of the text.
const CAPITALS: f32 = 0.714;
/// What stands for the rest of a text that is too long.
const REST: char = '…';

/// A part of the page; `top` is less than `bottom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Zone {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Zone {
    pub(super) fn width(self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f32 {
        self.bottom - self.top
    }

    pub(super) fn overlaps(self, other: Zone) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub(super) fn is_within(self, other: Zone) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }

    /// Whether any of the way from one point to another lies within.
    pub(super) fn is_crossed(self, (ax, ay): (f32, f32), (bx, by): (f32, f32)) -> bool {
        let (mut from, mut to) = (0.0f32, 1.0f32);
        for (start, way, low, high) in [
            (ax, bx - ax, self.left, self.right),
            (ay, by - ay, self.top, self.bottom),
        ] {
            if way == 0.0 {
                if start <= low || start >= high {
                    return false;
                }
                continue;
            }
            let (one, other) = ((low - start) / way, (high - start) / way);
            from = from.max(one.min(other));
            to = to.min(one.max(other));
        }
        from < to
    }

    /// The same with more on every side.
    pub(super) fn grown(self, by: f32) -> Zone {
        Zone {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }
}

/// A text in a few short lines.
#[derive(Debug, Clone)]
pub(super) struct Label {
    shaped: Shaped,
    lines: Vec<Line>,
}

impl Label {
    pub(super) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.shaped.size * LEADING
    }

    /// The zone that the label takes when its lines are centred on `x` below `top`.
    pub(super) fn zone(&self, x: f32, top: f32) -> Zone {
        let half = self.width() / 2.0;
        Zone {
            left: x - half,
            top,
            right: x + half,
            bottom: top + self.height(),
        }
    }
}

/// How the lines of a label stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// They begin at the place given.
    Start,
    /// They are centred on it.
    Middle,
    /// They end at it.
    End,
}

/// A drawing in the making.
pub(super) struct Drawing<'d, 'f> {
    setter: &'d mut Setter<'f>,
    language: Language,
    node: NodeId,
    /// The size of all text.
    size: f32,
    items: Vec<Placed>,
}

impl<'d, 'f> Drawing<'d, 'f> {
    pub(super) fn new(setter: &'d mut Setter<'f>, language: Language, node: NodeId, size: f32) -> Self {
        Drawing {
            setter,
            language,
            node,
            size,
            items: Vec::new(),
        }
    }

    pub(super) fn into_items(self) -> Vec<Placed> {
        self.items
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The height of one line of text.
    pub(super) fn line(&self) -> f32 {
        self.size * LEADING
    }

    /// A text on one line, however long.
    pub(super) fn label(&mut self, text: &str) -> Result<Label, Error> {
        self.fitted(text, f32::MAX, 1)
    }

    /// A text on at most so many lines of a width; what does not fit is left out, which an ellipsis shows.
    pub(super) fn fitted(&mut self, text: &str, width: f32, most: usize) -> Result<Label, Error> {
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
        Ok(Label { shaped, lines })
    }

    fn shape(&mut self, text: &str) -> Result<Shaped, Error> {
        let runs = Runs::plain(text, Style::Regular, self.language);
        self.setter.shape(runs, self.size, true)
    }

    /// Draws a label below `top`.
    pub(super) fn text(&mut self, label: &Label, anchor: Anchor, x: f32, top: f32, color: Rgb) {
        let size = label.shaped.size;
        let mut y = top + size * (LEADING + CAPITALS) / 2.0;
        for line in &label.lines {
            let x = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - line.width / 2.0,
                Anchor::End => x - line.width,
            };
            let text = Text {
                x,
                y,
                size,
                color,
                source: label.shaped.text.clone(),
                glyphs: line.glyphs.clone(),
            };
            self.push(Content::Text(text));
            y += size * LEADING;
        }
    }

    /// Fills a zone.
    pub(super) fn fill(&mut self, zone: Zone, color: Rgb) {
        self.push(Content::Rectangle(Rectangle {
            x: zone.left,
            y: zone.top,
            width: zone.width(),
            height: zone.height(),
            color,
        }));
    }

    pub(super) fn path(&mut self, path: Path) {
        self.push(Content::Path(path));
    }

    fn push(&mut self, content: Content) {
        self.items.push(Placed {
            owner: Owner::Node(self.node),
            content,
        });
    }
}

/// Where the text of a line ends in its source.
fn end_of(line: &Line) -> Option<usize> {
    let text = line.glyphs.iter().map(|glyph: &Glyph| glyph.end as usize);
    text.max()
}

/// The steps around a zone.
pub(super) fn around(zone: Zone) -> Vec<Step> {
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

    const ZONE: Zone = Zone {
        left: 0.0,
        top: 0.0,
        right: 10.0,
        bottom: 10.0,
    };

    #[test]
    fn a_way_crosses_a_zone_or_passes_it() {
        assert!(ZONE.is_crossed((-5.0, 5.0), (15.0, 5.0)));
        assert!(ZONE.is_crossed((5.0, 5.0), (6.0, 6.0)));
        assert!(ZONE.is_crossed((-1.0, 8.0), (3.0, 12.0)));
        assert!(!ZONE.is_crossed((-5.0, 8.0), (3.0, 16.0)));
        assert!(!ZONE.is_crossed((-5.0, 11.0), (15.0, 11.0)));
        assert!(!ZONE.is_crossed((11.0, 0.0), (11.0, 10.0)));
    }

    fn label(text: &str, width: f32, most: usize) -> Label {
        let fonts = Fonts::built_in().unwrap();
        let mut setter = Setter::new(&fonts, true, 1.0);
        let mut drawing = Drawing::new(&mut setter, Language::Finnish, 0, 8.5);
        drawing.fitted(text, width, most).unwrap()
    }

    #[test]
    fn what_fits_is_shown_whole() {
        let label = label("Tuomioistuinten asianhallinta", 70.0, 3);
        assert_eq!(&*label.shaped.text, "Tuomioistuinten asianhallinta");
        assert!(label.lines.len() > 1);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let label = label(
            "Tuomioistuinten asianhallintajärjestelmän ylläpito ja tuki",
            60.0,
            1,
        );
        assert!(label.shaped.text.ends_with('…') && label.shaped.text.starts_with("Tuo"));
        assert_eq!(label.lines.len(), 1);
    }

    proptest! {
        #[test]
        fn a_label_keeps_to_its_width_and_its_lines(
            text in "[a-zåäö ,.\u{ad}\u{a0}0-9/-]{0,80}", width in 20.0f32..200.0, most in 1usize..4,
        ) {
            let label = label(&text, width, most);
            prop_assert!(label.width() <= width + 0.05);
            prop_assert!(label.lines.len() <= most);
        }
    }
}
