//! What a line of the notes is.

use super::markup;
use crate::is_blank;

/// A line, with the text that its mark or keyword leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Blank,
    Heading(&'a str),
    /// Only dashes, equals signs, asterisks or low lines.
    Rule,
    Preface(Preface, &'a str),
    Keyword(Keyword, &'a str),
    /// Something like a keyword, and the keyword that it resembles.
    Misspelt(&'a str, &'static str),
    Bullet(&'a str),
    /// An item of a numbered list, with its number.
    Numbered(u32, &'a str),
    Quotation(&'a str),
    /// What minutes cannot hold.
    Unsupported(&'static str),
    Text(&'a str),
}

/// The keywords before the first heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Preface {
    Began,
    Ended,
    Absent,
    AlsoPresent,
}

impl Preface {
    pub(super) const ALL: [Self; 4] = [Self::Began, Self::Ended, Self::Absent, Self::AlsoPresent];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Began => "Alkoi",
            Self::Ended => "Päättyi",
            Self::Absent => "Poissa",
            Self::AlsoPresent => "Läsnä",
        }
    }
}

/// The keywords under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    Decision,
    Action,
    Done,
}

impl Keyword {
    const ALL: [Self; 3] = [Self::Decision, Self::Action, Self::Done];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Decision => "Päätös",
            Self::Action => "Toimenpide",
            Self::Done => "Tehty",
        }
    }

    fn plural(self) -> &'static str {
        match self {
            Self::Decision => "Päätökset",
            Self::Action => "Toimenpiteet",
            Self::Done => "Tehdyt",
        }
    }
}

impl<'a> Line<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        let text = line.trim();
        if is_blank(text) {
            return Self::Blank;
        }
        if text.starts_with('#') {
            return Self::Heading(text.trim_matches('#').trim());
        }
        if is_rule(text) {
            return Self::Rule;
        }
        if let Some(what) = markup::of_line(text) {
            return Self::Unsupported(what);
        }
        if let Some(quotation) = text.strip_prefix('>') {
            return Self::Quotation(quotation.trim_start());
        }
        let bullet = ["- ", "* ", "• ", "– "]
            .iter()
            .find_map(|mark| text.strip_prefix(mark))
            .map(str::trim_start);
        let numbered = numbered(text);
        let item = bullet.or(numbered.map(|(_, item)| item));
        announced(item.unwrap_or(text)).unwrap_or(match (bullet, numbered) {
            (Some(item), _) => Self::Bullet(item),
            (None, Some((number, item))) => Self::Numbered(number, item),
            (None, None) => Self::Text(text),
        })
    }
}

/// `1. kohta` or `1) kohta`.
fn numbered(text: &str) -> Option<(u32, &str)> {
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .filter(|digits| *digits <= 3)?;
    let (number, rest) = text.split_at(digits);
    let item = rest.strip_prefix(['.', ')'])?;
    let item = item.strip_prefix([' ', '\t'])?.trim_start();
    Some((number.parse().ok()?, item)).filter(|(_, item)| !item.is_empty())
}

/// At least three of one mark, and nothing else.
fn is_rule(text: &str) -> bool {
    ["-", "=", "*", "_"]
        .iter()
        .any(|mark| text.len() >= 3 && text.trim_start_matches(mark).is_empty())
}

/// The line as one that a keyword announces, with or without emphasis round the keyword.
fn announced(text: &str) -> Option<Line<'_>> {
    let is_emphasis = |c: char| matches!(c, '*' | '_');
    let (word, rest) = text.split_once(':')?;
    let is_emphasised = word.starts_with(is_emphasis);
    let word = word.trim_matches(is_emphasis).trim();
    let rest = if is_emphasised {
        rest.trim_start_matches(is_emphasis).trim()
    } else {
        rest.trim()
    };
    if word.len() > 40 {
        return None;
    }
    let key = key(word);
    for preface in Preface::ALL {
        if key == self::key(preface.word()) {
            return Some(Line::Preface(preface, rest));
        }
    }
    for keyword in Keyword::ALL {
        if key == self::key(keyword.word()) {
            return Some(Line::Keyword(keyword, rest));
        }
    }
    let misspelt = |keyword: &Keyword| resembles(&key, *keyword);
    let keyword = Keyword::ALL.into_iter().find(misspelt)?;
    Some(Line::Misspelt(word, keyword.word()))
}

/// Whether a word is a keyword with a slip: a third of its letters at most, its plural, or with a number after it.
fn resembles(word: &str, keyword: Keyword) -> bool {
    let without_number = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | ')'));
    let (one, many) = (key(keyword.word()), key(keyword.plural()));
    without_number == one
        || without_number == many
        || strsim::osa_distance(word, &one) <= one.chars().count() / 3
}

/// A word without regard to case, and to whether its letters have their dots.
fn key(word: &str) -> String {
    let plain = |c| match c {
        'ä' | 'å' => 'a',
        'ö' => 'o',
        other => other,
    };
    word.chars().flat_map(char::to_lowercase).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_known_in_any_case_in_a_list_and_emphasised() {
        for text in [
            "Päätös: a: b",
            "PÄÄTÖS: a: b",
            "paatos :a: b",
            "- Päätös: a: b",
            "**Päätös:** a: b",
            "**Päätös**: a: b",
            "  _päätös:_ a: b  ",
        ] {
            assert_eq!(Line::of(text), Line::Keyword(Keyword::Decision, "a: b"), "{text}");
        }
        assert_eq!(Line::of("alkoi: 9.02"), Line::Preface(Preface::Began, "9.02"));
    }

    #[test]
    fn a_slip_in_a_keyword_is_seen_and_other_words_are_text() {
        for (text, keyword) in [
            ("Päätökset: x", "Päätös"),
            ("Päätös 2: x", "Päätös"),
            ("Toimenpde: x", "Toimenpide"),
            ("Toimenpiteet: x", "Toimenpide"),
            ("Tehdyt: x", "Tehty"),
        ] {
            assert!(
                matches!(Line::of(text), Line::Misspelt(_, near) if near == keyword),
                "{text}"
            );
        }
        for text in [
            "Testi: x",
            "Tehtävä: x",
            "Huomio: x",
            "https://a.example",
            "Päätös tehtiin: x",
            "Klo 9: x",
        ] {
            assert_eq!(Line::of(text), Line::Text(text));
        }
    }

    #[test]
    fn headings_bullets_and_rules() {
        assert_eq!(Line::of("## 3. Talous ##"), Line::Heading("3. Talous"));
        assert_eq!(Line::of("##Talous"), Line::Heading("Talous"));
        for text in ["- a", "* a", "•  a", "– a"] {
            assert_eq!(Line::of(text), Line::Bullet("a"));
        }
        for text in ["---", "=====", " *** "] {
            assert_eq!(Line::of(text), Line::Rule);
        }
        assert_eq!(Line::of("1. a"), Line::Numbered(1, "a"));
        assert_eq!(Line::of("12)  a"), Line::Numbered(12, "a"));
        assert_eq!(Line::of("> a"), Line::Quotation("a"));
        for text in ["1.5 h", "3.11. klo 10", "2027. a", "1.", "1 a"] {
            assert_eq!(Line::of(text), Line::Text(text));
        }
        assert_eq!(Line::of("-5 astetta"), Line::Text("-5 astetta"));
        assert_eq!(Line::of(" \u{a0}\t"), Line::Blank);
    }
}
