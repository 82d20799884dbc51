//! The side headings of an item, and how texts are compared.

use vuosikello_document::{Definition, spelled_out};

/// What the side headings of an item ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Discussion,
    Decision,
    Action,
}

impl Label {
    pub(super) fn of(definition: &Definition) -> Option<Self> {
        Some(match key(&spelled_out(&definition.term)).as_str() {
            "käsittely" => Self::Discussion,
            "päätös" | "päätökset" => Self::Decision,
            "toimenpide" | "toimenpiteet" => Self::Action,
            _ => return None,
        })
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Discussion => "Käsittely",
            Self::Decision => "Päätös",
            Self::Action => "Toimenpide",
        }
    }
}

/// A text without the bullet or letter that somebody has typed before it: `- `, `• `, `1) `, `a) `.
pub(super) fn without_bullet(text: &str) -> &str {
    let start = text.trim_start();
    let bullet = start.strip_prefix(['-', '–', '—', '•', '*', '·', '▪', '◦', '\u{f0b7}']);
    let bracket = start.split_once(')').filter(|(before, _)| {
        let is_number = before.len() <= 2 && before.chars().all(|c| c.is_ascii_digit());
        let is_letter = before.len() == 1 && before.chars().all(|c| c.is_ascii_lowercase());
        !before.is_empty() && (is_number || is_letter)
    });
    let rest = bullet.or(bracket.map(|(_, rest)| rest));
    match rest.filter(|rest| rest.starts_with(char::is_whitespace)) {
        Some(rest) => rest.trim_start(),
        None => text,
    }
}

/// Whether a text says something: dots and dashes stand for what has not been written.
pub(super) fn is_filled(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// A text without regard to case, spaces and punctuation.
pub(super) fn key(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::without_bullet;

    #[test]
    fn bullets_that_people_type_are_no_text() {
        for (text, expected) in [
            ("- Hyväksyttiin.", "Hyväksyttiin."),
            ("• Hyväksyttiin.", "Hyväksyttiin."),
            (" –\u{a0}Hyväksyttiin.", "Hyväksyttiin."),
            ("1) Hyväksyttiin.", "Hyväksyttiin."),
            ("b) Hyväksyttiin.", "Hyväksyttiin."),
            ("15. päivä", "15. päivä"),
            ("-5 astetta", "-5 astetta"),
            ("ks. a) ja b)", "ks. a) ja b)"),
            ("–", "–"),
            ("", ""),
        ] {
            assert_eq!(without_bullet(text), expected, "{text}");
        }
    }
}
