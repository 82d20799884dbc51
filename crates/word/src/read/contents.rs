//! The table of contents.

use vuosikello_document::{Block, plain_text};
use vuosikello_ooxml::Element;

use super::context::Context;
use super::elements::value;
use super::paragraph::Paragraph;
use crate::role::Role;

/// Whether a content control holds the table of contents.
pub(super) fn is_contents(control: &Element<'_>) -> bool {
    let gallery = control
        .path(&["w:sdtPr", "w:docPartObj"])
        .and_then(|part| value(part, "w:docPartGallery"));
    gallery == Some("Table of Contents")
}

/// The table of contents in a content control, and whether it begins a page.
pub(super) fn read(control: &Element<'_>, context: &Context) -> (Block, bool) {
    let mut title = String::new();
    let mut depth = 3;
    let mut on_new_page = false;
    control.walk(&mut |element| match element.name.as_ref() {
        "w:p" => {
            let paragraph = Paragraph::read(element, context);
            on_new_page |= paragraph.on_new_page;
            if paragraph.role == Some(Role::ContentsHeading) {
                title = plain_text(&paragraph.content);
            }
        }
        "w:instrText" => depth = levels(&element.own_text()).unwrap_or(depth),
        _ => {}
    });
    (Block::Contents { title, depth }, on_new_page)
}

/// The deepest level in the code of the field: `TOC \o "1-3"`.
fn levels(code: &str) -> Option<u8> {
    let code = code.trim_start().strip_prefix("TOC")?;
    let (_, range) = code.split_once("\\o")?;
    let range = range.trim_start().strip_prefix('"')?;
    let (range, _) = range.split_once('"')?;
    let (_, last) = range.split_once('-')?;
    Some(last.trim().parse::<u8>().ok()?.clamp(1, 3))
}

#[cfg(test)]
mod tests {
    use super::levels;

    #[test]
    fn the_depth_stands_in_the_code_of_the_field() {
        assert_eq!(levels(" TOC \\o \"1-2\" \\h \\z \\u "), Some(2));
        assert_eq!(levels("TOC \\o \"1-9\""), Some(3));
        assert_eq!(levels(" PAGEREF _Toc1 \\h "), None);
        assert_eq!(levels("TOC \\h"), None);
    }
}
