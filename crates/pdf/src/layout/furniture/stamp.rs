//! The stamp on the pages of a finished file.

use vuosikello_document::Head;
use vuosikello_measure::Rgb;

use super::composer::text;
use super::too_high::too_high;
use crate::Error;
use crate::font::Style;
use crate::layout::galley::Placed;
use crate::layout::page::{Artifact, Text};
use crate::layout::style::PageStyle;
use crate::text::{Division, Setter};

/// The stamp: the line in the upper margin of a page of a finished file.
pub(in crate::layout) fn stamp(
    head: &Head,
    setter: &mut Setter<'_>,
    style: &PageStyle,
    [number, count]: [usize; 2],
) -> Result<Vec<Placed>, Error> {
    const SIZE: f32 = 7.5;
    const TOP: f32 = 12.0;
    let fields: Vec<String> = head.stamp().iter().map(|line| line.text(number, count)).collect();
    let line = fields.join("   ");
    let shaped = setter.plain(&line, Style::Regular, head.language, SIZE, Division::Never)?;
    let lines = shaped.lines(style.measure());
    if lines.len() > 2 {
        return Err(too_high(head));
    }
    let items = lines.into_iter().enumerate().map(|(index, line)| {
        let x = style.width - style.right - line.width;
        let y = TOP + index as f32 * SIZE * style.leading + style.baseline(SIZE);
        text(
            Artifact::Header,
            Text::new(&shaped, line.glyphs, x, y, Rgb::BLACK),
        )
    });
    Ok(items.collect())
}
