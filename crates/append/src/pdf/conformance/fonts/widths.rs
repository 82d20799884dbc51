//! The widths of glyphs that the dictionary of a font gives (ISO 32000-1 § 9.2.4, 9.7.4.3).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use crate::pdf::budget::Budget;
use crate::pdf::entries::array;
use crate::pdf::refusal::Refusal;

/// The largest difference between two widths, in thousandths of the size of the font. The standards allow 1 (ISO 19005-2 § 6.2.11.5);
/// the hundredth above it is for rounding in single precision.
pub(super) const TOLERANCE: f32 = 1.01;

/// Widths in thousandths of the size of the font.
#[derive(Debug)]
pub(super) enum Widths {
    Simple {
        first: i64,
        widths: Vec<Option<f32>>,
        missing: f32,
    },
    Composite {
        single: BTreeMap<u32, f32>,
        ranges: Vec<(u32, u32, f32)>,
        default: f32,
    },
}

impl Widths {
    /// Those of a simple font.
    pub(super) fn simple(document: &Document, font: &Dictionary, descriptor: Option<&Dictionary>) -> Self {
        let missing = descriptor.and_then(|it| number(document, it.get(b"MissingWidth").ok()?));
        Widths::Simple {
            first: font
                .get_deref(b"FirstChar", document)
                .and_then(Object::as_i64)
                .unwrap_or(0),
            widths: array(document, font, b"Widths")
                .iter()
                .map(|it| number(document, it))
                .collect(),
            missing: missing.unwrap_or(0.0),
        }
    }

    /// Those of the font of a composite font.
    pub(super) fn composite(
        document: &Document,
        font: &Dictionary,
        budget: &Budget,
    ) -> Result<Self, Refusal> {
        let (mut single, mut ranges) = (BTreeMap::new(), Vec::new());
        let mut items = array(document, font, b"W").iter();
        while let Some(first) = items.next() {
            budget.step(1)?;
            let Some(first) = number(document, first).map(|first| first as u32) else {
                continue;
            };
            let Some(Ok((_, next))) = items.next().map(|it| document.dereference(it)) else {
                break;
            };
            if let Object::Array(widths) = next {
                budget.step(widths.len())?;
                let widths = widths.iter().filter_map(|it| number(document, it));
                single.extend((first..).zip(widths));
            } else if let (Some(last), Some(width)) = (
                number(document, next),
                items.next().and_then(|it| number(document, it)),
            ) {
                ranges.push((first, last as u32, width));
            }
        }
        ranges.sort_by_key(|(first, ..)| *first);
        let default = font.get(b"DW").ok().and_then(|it| number(document, it));
        Ok(Widths::Composite {
            single,
            ranges,
            default: default.unwrap_or(1_000.0),
        })
    }

    /// The glyphs of a composite font whose widths are given one by one or in ranges.
    pub(super) fn given(&self) -> impl Iterator<Item = u32> {
        let (single, ranges) = match self {
            Widths::Composite { single, ranges, .. } => (Some(single), ranges.as_slice()),
            Widths::Simple { .. } => (None, &[][..]),
        };
        let in_ranges = ranges.iter().flat_map(|(first, last, _)| *first..=*last);
        single
            .into_iter()
            .flat_map(BTreeMap::keys)
            .copied()
            .chain(in_ranges)
    }

    /// The width of a code of a simple font, or of a glyph of a composite one.
    pub(super) fn get(&self, code: u32) -> f32 {
        match self {
            Widths::Simple {
                first,
                widths,
                missing,
            } => {
                let at = usize::try_from(i64::from(code) - first).ok();
                at.and_then(|at| *widths.get(at)?).unwrap_or(*missing)
            }
            Widths::Composite {
                single,
                ranges,
                default,
            } => {
                if let Some(width) = single.get(&code) {
                    return *width;
                }
                let before = ranges.partition_point(|(first, ..)| *first <= code);
                let near = ranges.get(before.saturating_sub(8)..before).unwrap_or_default();
                let range = near.iter().rev().find(|(_, last, _)| code <= *last);
                range.map_or(*default, |(.., width)| *width)
            }
        }
    }
}

fn number(document: &Document, object: &Object) -> Option<f32> {
    document.dereference(object).ok()?.1.as_float().ok()
}
