//! Content lines and their folding (RFC 5545, section 3.1).

/// The octets of a line, without its end.
const WIDTH: usize = 75;
/// The end of a line.
const END: &str = "\r\n";

/// The content lines of a text, each whole: an end of line before a space is a fold.
pub(crate) fn unfolded(text: &str) -> Vec<String> {
    let whole = text.replace("\r\n ", "");
    whole
        .split(END)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text of content lines, none longer than 75 octets. No character is divided, and as long as there is another place
/// for it, a fold is neither beside a space, since some programs drop those at the ends of lines, nor in an escape.
pub(crate) fn folded<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines {
        let (mut rest, mut width) = (line, WIDTH);
        while rest.len() > width
            && let Some((now, later)) = rest.split_at_checked(fold(rest, width))
        {
            text.push_str(now);
            text.push_str(END);
            text.push(' ');
            // The space counts.
            (rest, width) = (later, WIDTH - 1);
        }
        text.push_str(rest);
        text.push_str(END);
    }
    text
}

/// Where to fold a text that is longer than `width` octets.
fn fold(text: &str, width: usize) -> usize {
    let (mut last, mut best) = (0, None);
    let mut before = ' ';
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= width) {
        last = at;
        if !before.is_whitespace() && before != '\\' && !c.is_whitespace() {
            best = Some(at);
        }
        before = c;
    }
    best.unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_folded_when_it_is_too_long_and_not_before() {
        let line = "x".repeat(75);
        assert_eq!(folded([line.as_str()]), format!("{line}\r\n"));
        assert_eq!(folded([format!("{line}y").as_str()]), format!("{line}\r\n y\r\n"));
        // 75, and then 74 after each space.
        let long = "x".repeat(75 + 74);
        assert_eq!(folded([long.as_str()]).split("\r\n ").count(), 2);
        assert_eq!(folded([format!("{long}y").as_str()]).split("\r\n ").count(), 3);
    }

    #[test]
    fn a_fold_is_not_beside_a_space_or_in_an_escape() {
        let line = format!("{} {}", "x".repeat(74), "y".repeat(10));
        assert_eq!(
            folded([line.as_str()]),
            format!("{}\r\n x yyyyyyyyyy\r\n", "x".repeat(73))
        );
        let line = format!("{}\\n", "x".repeat(74));
        assert_eq!(folded([line.as_str()]), format!("{}\r\n \\n\r\n", "x".repeat(74)));
        let line = format!("A{}", " ".repeat(100));
        assert_eq!(unfolded(&folded([line.as_str()])), [line]);
    }

    proptest! {
        #[test]
        fn folded_lines_are_short_and_whole_again(lines in prop::collection::vec("[A-Z][^\\x00-\\x1f]{0,200}", 1..5)) {
            let text = folded(lines.iter().map(String::as_str));
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
            prop_assert_eq!(unfolded(&text), lines);
        }
    }
}
