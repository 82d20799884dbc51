//! Changes texts: JSON files, tables, templates and notes. Words and signs go, come twice, stand elsewhere, or have other values.

use crate::random::Random;

/// What means something in one of the kinds of texts.
const TELLING: [&str; 44] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "-1",
    "1e999",
    "99999999999999999999",
    "\"\"",
    "\\ud800",
    ";",
    "\t",
    "\n",
    "\n\n",
    "=",
    "0,1",
    "1 000 000 000 000,00",
    "31.2.2027",
    "2027-13",
    "ä\u{308}",
    "\u{202e}",
    "\u{0}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{% if true %}",
    "{% endif %}",
    "{% for x in [1] %}",
    "{% endfor %}",
    "{{ asiakas }}",
    "{% include \"palvelusopimus.md\" %}",
    "<!",
    "!>",
    "*",
    "**_",
    "> ",
    "[^1]",
    "[[talous]]",
    "| a | b |\n|---|---|\n",
    "# ",
];

/// A text like the given one, but for a few changes.
pub(crate) fn changed(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return crate::bytes::changed(bytes, random);
    };
    if random.percent(5) {
        return crate::bytes::changed(bytes, random);
    }
    let mut pieces: Vec<String> = pieces(text).into_iter().map(str::to_owned).collect();
    for _ in 0..1 + random.below(5) {
        let at = random.below(pieces.len());
        let end = (at + 1 + random.below(30)).min(pieces.len());
        match random.below(6) {
            0 => drop(pieces.drain(at.min(end)..end)),
            1 => {
                let again = pieces.get(at..end).map(<[String]>::to_vec).unwrap_or_default();
                // Now and then so often that depth or number is a matter of its own.
                let times = if random.percent(5) {
                    1 + random.below(3_000)
                } else {
                    1
                };
                let many = again.iter().cycle().take(again.len() * times).cloned();
                let many: Vec<String> = many.collect();
                pieces.splice(at..at, many);
            }
            2 => {
                let other = random.pick(&pieces).cloned();
                if let (Some(piece), Some(other)) = (pieces.get_mut(at), other) {
                    *piece = other;
                }
            }
            3 => {
                let other = random.below(pieces.len());
                if at < pieces.len() && other < pieces.len() {
                    pieces.swap(at, other);
                }
            }
            _ => {
                let telling = random.pick(&TELLING).copied().unwrap_or_default();
                let times = if random.percent(3) {
                    1 + random.below(5_000)
                } else {
                    1
                };
                pieces.insert(at.min(pieces.len()), telling.repeat(times));
            }
        }
    }
    pieces.concat().into_bytes()
}

/// Words, spaces, and signs one by one.
fn pieces(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_alphanumeric() => 0,
        ' ' => 1,
        _ => 2,
    };
    let (mut pieces, mut start, mut last) = (Vec::new(), 0, None);
    for (at, c) in text.char_indices() {
        let now = class(c);
        if last.is_some_and(|last| last != now || now == 2) {
            pieces.extend(text.get(start..at));
            start = at;
        }
        last = Some(now);
    }
    pieces.extend(text.get(start..));
    pieces
}
