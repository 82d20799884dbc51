//! How text is set in a region: the styles of its placeholder, and sizes that may be smaller.

use super::group::{Paragraph, ParagraphRole};
use crate::geometry::{Emu, Insets, POINT, Rect};
use crate::measure::line_width;
use crate::template::{Layout, PlaceholderKind, Region, Template, TextStyle};
use crate::text::Runs;

/// Nothing on a slide is smaller than this, in hundredths of a point.
pub(crate) const LEAST: i64 = 1_600;
/// Nothing in a table is smaller than this.
pub(crate) const LEAST_IN_TABLE: i64 = 1_400;
/// The sizes of tables, the best first.
const TABLE_SIZES: [i64; 3] = [1_800, 1_600, LEAST_IN_TABLE];
/// The size of text where the template says nothing.
const USUAL: i64 = 2_000;
/// Larger text than this needs no larger size on a slide that is full.
const LARGEST: i64 = 3_200;

/// Margin and indent of items whose template gives them no bullets.
const OWN_MARGINS: [(Emu, Emu); 2] = [(285_750, -285_750), (571_500, -228_600)];

/// The sizes that a slide is tried with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sizes {
    /// Of text of the first level.
    pub(crate) text: i64,
    /// Of the cells of tables.
    pub(crate) table: i64,
}

impl Sizes {
    /// The smallest.
    pub(crate) const LEAST: Sizes = Sizes {
        text: LEAST,
        table: LEAST_IN_TABLE,
    };
}

/// A region with the looks of its text.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    pub(crate) frame: Rect,
    pub(crate) insets: Insets,
    /// The placeholder, by its number in the layout, with what it is for.
    pub(crate) placeholder: Option<(usize, PlaceholderKind)>,
    /// The place of the placeholder, which is that of the region unless the region was divided.
    pub(crate) holder_frame: Option<Rect>,
    /// Whether content in the placeholder states its place itself: where another placeholder for content comes before it in the
    /// layout, since some programs then do not find its place, and where that place goes beyond the slide.
    pub(crate) says_place: bool,
    /// Whether the placeholder must stay where it is.
    pub(crate) locked: bool,
    /// The styles of the two levels of text.
    pub(crate) styles: [TextStyle; 2],
    /// The style of what stands in no placeholder.
    pub(crate) plain: TextStyle,
}

impl Look {
    pub(crate) fn new(template: &Template, layout: &Layout, region: &Region) -> Self {
        let holder = region
            .placeholder
            .and_then(|number| Some((number, layout.placeholder(number)?)));
        let plain = template.plain_style(layout);
        let own = TextStyle {
            setting: plain.setting.sized(USUAL),
            before: crate::template::Spacing::Fixed(6 * POINT),
            ..plain
        };
        let styles = match holder {
            Some((_, holder)) if matches!(holder.kind, PlaceholderKind::Text | PlaceholderKind::Any) => {
                holder.styles
            }
            _ => [own, own],
        };
        Self {
            frame: region.frame,
            insets: layout.insets(region),
            placeholder: holder.map(|(number, holder)| (number, holder.kind)),
            holder_frame: holder.and_then(|(_, holder)| holder.frame),
            says_place: holder.is_some_and(|(number, holder)| {
                let before = layout.placeholders.iter().take(number);
                holder.is_clipped || before.into_iter().any(|holder| holder.kind.is_content())
            }),
            locked: holder.is_some_and(|(_, holder)| holder.locked),
            styles,
            plain,
        }
    }

    /// The largest size of text that is tried in the region.
    fn base(&self) -> i64 {
        self.styles[0].setting.size.clamp(LEAST, LARGEST)
    }

    /// The sizes to try, the best first. Text gets smaller by two points at a time, as in PowerPoint's own list of sizes up to
    /// 20 points; tables get smaller with it, and stay at 14 points after two steps.
    pub(crate) fn sizes(&self) -> Vec<Sizes> {
        let base = self.base();
        let text = |step: usize| (base - 200 * step as i64).max(LEAST);
        let steps = ((base - LEAST).div_euclid(200) as usize + 1).max(TABLE_SIZES.len() - 1);
        let sizes = (0..=steps).map(|step| Sizes {
            text: text(step),
            table: TABLE_SIZES.get(step).copied().unwrap_or(LEAST_IN_TABLE),
        });
        let mut sizes: Vec<Sizes> = sizes.collect();
        sizes.dedup();
        sizes
    }

    /// The size of a paragraph when text of the first level has the size `text`.
    pub(crate) fn size(&self, role: ParagraphRole, text: i64) -> i64 {
        if role.level() == 0 {
            return text;
        }
        let below = self.styles[1].setting.size - (self.styles[0].setting.size - text);
        below.clamp(LEAST, text.max(LEAST))
    }

    /// The style of a paragraph, with the margins and the bullet that it has in the end.
    pub(crate) fn style(&self, paragraph: &Paragraph, text: i64) -> TextStyle {
        let [first, second] = self.styles;
        let (style, own) = match paragraph.role.level() {
            0 => (first, OWN_MARGINS[0]),
            _ => (second, OWN_MARGINS[1]),
        };
        let (margin, indent) = match paragraph.role {
            ParagraphRole::Text if style.bullet => (0, 0),
            ParagraphRole::Item { .. } | ParagraphRole::Number { .. } if !style.bullet => own,
            _ => (style.margin, style.indent),
        };
        let (margin, indent) = match paragraph.role {
            ParagraphRole::Number { number } => {
                let widest = Runs::plain(&format!("{}.", "0".repeat(number.to_string().len().max(2))));
                let number = line_width(&widest, style.setting.sized(text));
                let wide = margin.max(number + text * POINT / 100 / 3);
                (wide, -wide)
            }
            _ => (margin, indent),
        };
        TextStyle {
            margin,
            indent,
            bullet: paragraph.role != ParagraphRole::Text,
            ..style
        }
    }

    /// The height of a paragraph.
    pub(crate) fn height(&self, paragraph: &Paragraph, text: i64) -> Emu {
        let size = self.size(paragraph.role, text);
        let width = self.frame.width - self.insets.across();
        self.style(paragraph, text).height(&paragraph.runs, size, width)
    }
}
