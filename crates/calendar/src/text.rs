//! Texts as a content line can carry them.

use vuosikello_core::ends_line;

/// A text of several lines, without what is empty at its end. Whatever ends a line becomes a line feed, which is escaped
/// when it is written; other control characters, which the format forbids, are left out.
pub(crate) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept: String = text
        .chars()
        .filter_map(|c| match c {
            '\t' => Some(c),
            c if ends_line(c) => Some('\n'),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    kept.trim_end().to_owned()
}

/// A text of one line: the ends of lines and tabulators become spaces, and there are none around it.
pub(crate) fn line(text: &str) -> String {
    let text = lines(text.trim()).replace(['\n', '\t'], " ");
    text.trim().to_owned()
}

/// A name as the value of a parameter. A quotation mark would end the value, and few programs know the way to write it
/// there (RFC 6868), so that it becomes a typographic one; the sign by which that way is begun is written as it asks.
pub(crate) fn name(text: &str) -> String {
    line(text).replace('"', "\u{201d}").replace('^', "^^")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_of_a_line_is_a_line_feed_and_controls_are_left_out() {
        assert_eq!(
            lines("a\r\nb\rc\nd\u{2028}e\u{85}f\tg\0\u{1b}\u{9f}h"),
            "a\nb\nc\nd\ne\nf\tgh"
        );
        assert_eq!(lines("\r\r\n\na \n\u{1}\n"), "\n\n\na");
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line(" \u{1}\r\na\r\nATTENDEE:b\tc\n "), "a ATTENDEE:b c");
        assert_eq!(line("\u{1}\n"), "");
    }

    #[test]
    fn a_name_has_no_quotation_mark() {
        assert_eq!(name("a^'b"), "a^^'b");
        assert_eq!(name("Matti \"Masa\";X=\"1\"\nMalli"), "Matti ”Masa”;X=”1” Malli");
    }
}
