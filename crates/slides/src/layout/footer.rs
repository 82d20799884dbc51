//! The text at the foot of a slide.

use super::Context;
use crate::error::{Error, Piece, Warning};
use crate::measure::lines;
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
    let setting = holder.styles[0].setting;
    let (width, height) = (
        frame.width - holder.insets.across(),
        frame.height - holder.insets.down(),
    );
    // One line stands even in a box that is lower than it.
    let most = (height / setting.line_height(&Runs::default()).max(1)).max(1);
    let fits = |runs: &Runs| lines(runs, setting, width, 0) <= most;
    let fitted = context.fitted_quietly(&runs, Piece::Footer, fits)?;
    if fitted != runs {
        // It stands on every slide: the notes need not have it.
        context.warnings.push(Warning::Shortened {
            slide: context.slide.to_owned(),
            piece: Piece::Footer,
        });
    }
    Ok(Some(fitted.text()))
}
