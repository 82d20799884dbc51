//! Markdown in the notes: what minutes set, and what they cannot hold.
//!
//! Emphasis (`**`, `*`, `~~`) and links are set when the minutes are made. What minutes cannot hold must be told where it stands in the
//! notes, or it would be printed as it is.

/// What a line begins that minutes cannot hold.
pub(super) fn of_line(text: &str) -> Option<&'static str> {
    if text.starts_with('|') && text.matches('|').count() > 1 {
        return Some("taulukko");
    }
    let item = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark));
    if item.is_some_and(|item| {
        ["[ ]", "[x]", "[X]"]
            .iter()
            .any(|mark| item.trim_start().starts_with(mark))
    }) {
        return Some("valintaruutu");
    }
    (text.starts_with("```") || text.starts_with("~~~")).then_some("koodilohko")
}

/// What a text holds that minutes cannot.
pub(super) fn of_text(text: &str) -> Option<&'static str> {
    let has = |mark: &str| unescaped(text, mark) > 0;
    if has("![") {
        Some("kuva")
    } else if has_tag(text) {
        Some("HTML-merkintä")
    } else if has("[^") {
        Some("alaviite")
    } else if unescaped(text, "`") > 1 {
        Some("koodia")
    } else if ["**", "~~"].iter().any(|mark| unescaped(text, mark) % 2 == 1) {
        Some("korostus, jonka alku tai loppu puuttuu")
    } else {
        None
    }
}

/// Whether a text has marks that would be set: not in the text of an action, which stands in tables and calendars too.
pub(super) fn is_formatted(text: &str) -> bool {
    let has = |mark: &str| unescaped(text, mark) > 0;
    has("**") || has("~~") || has("](") || ['*', '_'].into_iter().any(|mark| emphasises(text, mark))
}

/// How often a mark stands in a text without a backslash before it.
fn unescaped(text: &str, mark: &str) -> usize {
    let marks = text.match_indices(mark);
    marks
        .filter(|(at, _)| !text.get(..*at).is_some_and(|before| before.ends_with('\\')))
        .count()
}

/// Whether there is a tag such as `<b>` or `</b>`. An address in angle brackets is a link.
fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let inside = text.get(at + 1..).unwrap_or_default();
        let Some((inside, _)) = inside.split_once('>') else {
            return false;
        };
        let begins = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?');
        inside.starts_with(begins) && !inside.contains("://") && !inside.contains('@')
    })
}

/// Whether a word or several stand between two of a mark: `*näin*`.
fn emphasises(text: &str, mark: char) -> bool {
    let words = text.split_whitespace();
    let edges = |c: char| c.is_alphanumeric() || c == mark;
    let mut is_open = false;
    for word in words {
        let word = word.trim_matches(|c: char| !edges(c));
        is_open |= word.len() > mark.len_utf8() && word.starts_with(mark);
        if is_open && word.len() > mark.len_utf8() && word.ends_with(mark) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_minutes_cannot_hold_is_named() {
        for (text, what) in [
            ("Kuva ![k](a.png).", "kuva"),
            ("On <b>lyhyt</b>.", "HTML-merkintä"),
            ("Rivi<br/>toinen", "HTML-merkintä"),
            ("<!-- piilossa -->", "HTML-merkintä"),
            ("Katso[^1].", "alaviite"),
            ("Aja `vuosikello`.", "koodia"),
            ("Tämä on **tärkeää.", "korostus, jonka alku tai loppu puuttuu"),
            ("Tämä on ~~poistettu.", "korostus, jonka alku tai loppu puuttuu"),
        ] {
            assert_eq!(of_text(text), Some(what), "{text}");
        }
        for text in [
            "Alle 5 < 6 ja 7 > 6.",
            "Katso <https://a.example> ja [sivu](https://b.example).",
            "**Tärkeää** ja ~~vanhaa~~ ja *näin*.",
            "\\*\\* ja \\`a\\`",
            "Hinta 5 * 3 = 15",
        ] {
            assert_eq!(of_text(text), None, "{text}");
        }
        assert_eq!(of_line("| a | b |"), Some("taulukko"));
        assert_eq!(of_line("- [ ] a"), Some("valintaruutu"));
        assert_eq!(of_line("```rust"), Some("koodilohko"));
        assert_eq!(of_line("a | b"), None);
    }

    #[test]
    fn formatting_is_seen() {
        for text in [
            "**a** b",
            "*tee* tämä",
            "tee _tämä heti_",
            "[a](https://b.example)",
            "~~a~~",
        ] {
            assert!(is_formatted(text), "{text}");
        }
        for text in ["5 * 3 * 2", "tiedosto_nimi_a", "a * b", "_", "Tehdään (A, B)"] {
            assert!(!is_formatted(text), "{text}");
        }
    }
}
