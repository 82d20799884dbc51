//! The text at the foot of a slide.

use crate::context::Context;
use crate::error::{Error, Piece, Warning};
use crate::measure::lines;
use crate::template::{Layout, PlaceholderKind};
use crate::text::Runs;
use crate::tree::Head;

/// The text at the foot of the slides of a layout, the first of those of the deck that has room; `None` where the layout has no place for it or there is none.
pub(super) fn footer(
    layout: &Layout,
    head: &Head,
    context: &mut Context<'_>,
) -> Result<Option<String>, Error> {
    let Some((holder, frame)) = layout.footer(PlaceholderKind::Footer) else {
        return Ok(None);
    };
    let setting = holder.styles[0].setting;
    let (width, height) = (
        frame.width - holder.insets.across(),
        frame.height - holder.insets.down(),
    );
    // One line stands even in a box that is lower than it.
    let most = (height / setting.line_height(&Runs::default()).max(1)).max(1);
    let stands = |runs: &Runs, most| lines(runs, setting, width, 0) <= most;
    let mut texts: Vec<Runs> = head.footers.iter().map(|text| Runs::plain(text)).collect();
    if texts.is_empty() {
        texts.push(Runs::plain(&head.organisation));
    }
    texts.retain(|text| !text.is_empty());
    let Some(last) = texts.last() else {
        return Ok(None);
    };
    // A shorter text on one line before a longer one on two.
    for most in [1, most] {
        if let Some(first) = texts.iter().find(|text| stands(text, most)) {
            return Ok(Some(first.text()));
        }
    }
    let cut = context.fitted_quietly(last, Piece::Footer, |text| stands(text, most))?;
    context.warnings.push(Warning::Footer);
    Ok(Some(cut.text()))
}
