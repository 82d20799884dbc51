//! Titles: they fit, and each names one slide only.

use std::collections::{BTreeMap, BTreeSet};

use super::laid::LaidSlide;
use super::look::LEAST;
use crate::context::Context;
use crate::error::{Error, Piece};
use crate::geometry::{Emu, POINT};
use crate::template::Layout;
use crate::text::Runs;

/// Titles are not set smaller than this, unless the template sets them smaller.
const LEAST_TITLE: i64 = 2_000;

/// What a title of fewer lines keeps of its place beyond its text: other programs set lines a little higher.
const SPARE: Emu = 12 * POINT;

/// The title of the slide being laid out, cut if it is too long and may be cut. Room is kept for a number after it.
pub(super) fn fitted(layout: &Layout, context: &mut Context<'_>) -> Result<String, Error> {
    let runs = Runs::plain(context.slide);
    let fits = |runs: &Runs| {
        let numbered = Runs::plain(&format!("{}\u{a0}(99/99)", runs.text()));
        size(layout, &numbered).is_some()
    };
    Ok(context.fitted(&runs, Piece::Title, fits)?.text())
}

/// The largest size at which a title fits its placeholder.
fn size(layout: &Layout, title: &Runs) -> Option<i64> {
    let (holder, frame) = layout.title()?;
    let style = holder.styles[0];
    let (width, height) = (
        frame.width - holder.insets.across(),
        frame.height - holder.insets.down(),
    );
    let base = style.setting.size.max(LEAST);
    let least = base.min(LEAST_TITLE);
    let mut sizes = (0..)
        .map(|step| base - 200 * step)
        .take_while(|size| *size >= least);
    sizes.find(|size| style.height(title, *size, width) <= height)
}

/// How much of the place of a title stays free below its text, in whole lines; nothing where the text does not begin at the top.
/// Room is kept for a number after it.
pub(super) fn unused(layout: &Layout, title: &str) -> Emu {
    let Some((holder, frame)) = layout.title().filter(|(holder, _)| holder.is_at_top) else {
        return 0;
    };
    let numbered = Runs::plain(&format!("{title}\u{a0}(99/99)"));
    let Some(size) = size(layout, &numbered) else {
        return 0;
    };
    let style = holder.styles[0];
    let width = frame.width - holder.insets.across();
    let height = |runs: &Runs| style.height(runs, size, width);
    let line = (height(&Runs::plain("a\na")) - height(&Runs::plain("a"))).max(1);
    let free = frame.height - holder.insets.down() - height(&numbered);
    match free.max(0) / line {
        0 => 0,
        lines => lines * line - SPARE,
    }
}

/// Numbers titles that several slides have, and gives each its size.
pub(super) fn finish(slides: &mut [LaidSlide<'_>]) {
    let titles: Vec<&str> = slides.iter().map(|slide| slide.title.as_str()).collect();
    let numbered = numbered(&titles);
    for (slide, title) in slides.iter_mut().zip(numbered) {
        let size = size(slide.layout, &Runs::plain(&title));
        let usual = slide
            .layout
            .title()
            .map(|(holder, _)| holder.styles[0].setting.size);
        slide.title_size = size.or(Some(LEAST_TITLE)).filter(|size| Some(*size) != usual);
        slide.title = title;
    }
}

/// The titles with ` (1/3)` after those that come several times.
fn numbered(titles: &[&str]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for title in titles {
        *counts.entry(title).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = counts
        .iter()
        .filter(|(_, count)| **count == 1)
        .map(|(title, _)| (*title).to_owned())
        .collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    titles
        .iter()
        .map(|title| {
            let all = counts.get(title).copied().unwrap_or(1);
            if all == 1 {
                return (*title).to_owned();
            }
            let number = seen.entry(title).or_default();
            *number += 1;
            let mut name = format!("{title}\u{a0}({number}/{all})");
            // Somebody may have numbered a title by hand.
            while !taken.insert(name.clone()) {
                name.push('*');
            }
            name
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_come_several_times_are_numbered() {
        assert_eq!(
            numbered(&["Talous", "Palvelut", "Talous", "Talous"]),
            [
                "Talous\u{a0}(1/3)",
                "Palvelut",
                "Talous\u{a0}(2/3)",
                "Talous\u{a0}(3/3)"
            ]
        );
        assert_eq!(
            numbered(&["A", "A", "A\u{a0}(2/2)"]),
            ["A\u{a0}(1/2)", "A\u{a0}(2/2)*", "A\u{a0}(2/2)"]
        );
    }
}
