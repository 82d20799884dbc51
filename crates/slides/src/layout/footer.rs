//! The text at the foot of a slide.

use super::shorten::shorten;
use super::{Context, shorten::room};
use crate::error::{Error, Piece, Warning};
use crate::template::{Kind, Layout};
use crate::text::Runs;

/// The text at the foot of the slides of a layout; `None` where the layout has no place for it or there is none.
pub(super) fn footer(
    layout: &Layout,
    text: &str,
    context: &mut Context<'_>,
) -> Result<Option<String>, Error> {
    let runs = Runs::plain(text);
    let Some((holder, frame)) = layout.footer(Kind::Footer).filter(|_| !runs.is_empty()) else {
        return Ok(None);
    };
    let style = holder.styles[0];
    let width = frame.width - holder.insets.across();
    let height = |runs: &Runs| style.height(runs, style.setting.size, width);
    // One line stands even in a box that is lower than it.
    let most = (frame.height - holder.insets.down()).max(height(&Runs::plain("1")));
    let fits = |runs: &Runs| height(runs) <= most;
    if fits(&runs) {
        return Ok(Some(runs.text()));
    }
    let Some(cut) = context.shorten.then(|| shorten(&runs, fits)).flatten() else {
        return Err(Error::TooLong {
            slide: context.slide.to_owned(),
            piece: Piece::Footer,
            beginning: runs.cut(40, "…").text(),
            length: runs.len(),
            room: room(&runs, fits),
        });
    };
    context.warnings.push(Warning::Shortened {
        slide: context.slide.to_owned(),
        piece: Piece::Footer,
    });
    Ok(Some(cut.text()))
}
