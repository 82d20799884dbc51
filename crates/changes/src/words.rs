//! Words and what differs between two runs of them.

use std::fmt;

use serde::Serialize;

use crate::align::{Step, align};

/// Whether words stayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanKind {
    /// In both documents.
    Kept,
    /// In the older document alone.
    Removed,
    /// In the newer document alone.
    Added,
}

/// Words that stayed, or were removed or added together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Whether they stayed.
    pub kind: SpanKind,
    /// The words with the spaces between them.
    pub text: String,
}

impl Span {
    pub(crate) fn new(kind: SpanKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
        }
    }
}

/// `[-removed-]`, `{+added+}`, or the words as they are.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            SpanKind::Kept => f.write_str(&self.text),
            SpanKind::Removed => write!(f, "[-{}-]", self.text),
            SpanKind::Added => write!(f, "{{+{}+}}", self.text),
        }
    }
}

/// Words, spaces and marks of a text, in order; joined they are the text. An amount with its grouping spaces
/// (`1 234,56`, with U+00A0 or U+202F), a date and a case number are one word each: nobody reads half of one.
pub fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() {
            word_end(rest)
        } else if first.is_whitespace() {
            rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Where a word ends that begins at the start of `text`: marks that join figures or letters belong to it when a letter
/// or figure follows.
fn word_end(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let joins = match character {
            '.' | ',' | ':' | '/' | '-' | '\u{2011}' => next.is_alphanumeric(),
            '\u{a0}' | '\u{202f}' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => false,
        };
        if !(character.is_alphanumeric() || character == '\u{ad}' || joins) {
            return at;
        }
        before = character;
    }
    text.len()
}

/// What differs between two texts, at the level of words.
pub(crate) fn differences(before: &str, after: &str) -> Vec<Span> {
    let (old, new) = (tokens(before), tokens(after));
    let mut spans: Vec<Span> = Vec::new();
    let mut removed = String::new();
    let mut added = String::new();
    let mut steps = align(&old, &new).into_iter().peekable();
    while let Some(step) = steps.next() {
        match step {
            Step::Removed(at) => removed.push_str(old[at]),
            Step::Added(at) => added.push_str(new[at]),
            // A space between two changed words is changed with them: one mark reads better than two.
            Step::Kept(at, _)
                if old[at] == " "
                    && !(removed.is_empty() && added.is_empty())
                    && steps.peek().is_some_and(|next| !matches!(next, Step::Kept(..))) =>
            {
                removed.push(' ');
                added.push(' ');
            }
            Step::Kept(at, _) => {
                flush(&mut spans, &mut removed, &mut added);
                match spans.last_mut() {
                    Some(last) if last.kind == SpanKind::Kept => last.text.push_str(old[at]),
                    _ => spans.push(Span::new(SpanKind::Kept, old[at])),
                }
            }
        }
    }
    flush(&mut spans, &mut removed, &mut added);
    spans
}

/// Adds what was removed and added since the last words that stayed. What both sides end or begin with alike, spaces
/// taken in above, is given back.
fn flush(spans: &mut Vec<Span>, removed: &mut String, added: &mut String) {
    let (old, new) = (std::mem::take(removed), std::mem::take(added));
    let is_space = old.starts_with(' ') && new.starts_with(' ');
    let (old, new, space) = match is_space {
        true => (&old[1..], &new[1..], " "),
        false => (old.as_str(), new.as_str(), ""),
    };
    let after = match old.ends_with(' ') && new.ends_with(' ') {
        true => " ",
        false => "",
    };
    let (old, new) = (&old[..old.len() - after.len()], &new[..new.len() - after.len()]);
    for (kind, text) in [
        (SpanKind::Kept, space),
        (SpanKind::Removed, old),
        (SpanKind::Added, new),
        (SpanKind::Kept, after),
    ] {
        if !text.is_empty() {
            match spans.last_mut() {
                Some(last) if last.kind == kind => last.text.push_str(text),
                _ => spans.push(Span::new(kind, text)),
            }
        }
    }
}

/// How alike two texts are, in thousandths: the letters and figures of the words that stayed, of those of the longer
/// text. 1000 for two texts without words.
pub(crate) fn likeness(before: &str, after: &str) -> usize {
    let words = |text| -> Vec<&str> {
        let tokens = tokens(text).into_iter();
        tokens
            .filter(|token| token.starts_with(char::is_alphanumeric))
            .collect()
    };
    let length = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    let (old, new) = (words(before), words(after));
    let longer = length(&old).max(length(&new));
    if longer == 0 {
        return 1000;
    }
    let kept = align(&old, &new).into_iter();
    let kept: usize = kept
        .filter_map(|step| match step {
            Step::Kept(at, _) => Some(old[at].len()),
            _ => None,
        })
        .sum();
    kept * 1000 / longer
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(before: &str, after: &str) -> String {
        differences(before, after).iter().map(Span::to_string).collect()
    }

    #[test]
    fn amounts_dates_and_case_numbers_are_one_word() {
        let text = "Dnro ORK/1234/00.04.01/2026, 1\u{a0}234,56\u{a0}€ 31.12.2027 (24 §:n).";
        assert_eq!(
            tokens(text),
            [
                "Dnro",
                " ",
                "ORK/1234/00.04.01/2026",
                ",",
                " ",
                "1\u{a0}234,56",
                "\u{a0}",
                "€",
                " ",
                "31.12.2027",
                " ",
                "(",
                "24",
                " ",
                "§",
                ":",
                "n",
                ")",
                "."
            ]
        );
    }

    #[test]
    fn words_are_marked_and_not_letters() {
        for (before, after, expected) in [
            ("sama", "sama", "sama"),
            ("yksi kaksi", "yksi kolme", "yksi [-kaksi-]{+kolme+}"),
            ("yksi kolme", "yksi kaksi kolme", "yksi {+kaksi +}kolme"),
            ("a b c d", "a x y d", "a [-b c-]{+x y+} d"),
            ("9,00 €", "19,00 €", "[-9,00-]{+19,00+} €"),
            ("", "uusi teksti", "{+uusi teksti+}"),
            ("vanha", "", "[-vanha-]"),
            ("m2", "m²", "[-m2-]{+m²+}"),
        ] {
            assert_eq!(marked(before, after), expected);
        }
    }

    proptest! {
        #[test]
        fn both_texts_come_back(before in "[ab \u{a0}1,.]{0,40}", after in "[ab \u{a0}1,.]{0,40}") {
            let spans = differences(&before, &after);
            let side = |left: SpanKind| -> String {
                spans.iter().filter(|span| span.kind != left).map(|span| span.text.as_str()).collect()
            };
            prop_assert_eq!(side(SpanKind::Added), before.clone());
            prop_assert_eq!(side(SpanKind::Removed), after.clone());
            prop_assert!(spans.iter().all(|span| !span.text.is_empty()));
            prop_assert!(likeness(&before, &after) <= 1000);
            if before == after {
                prop_assert!(spans.iter().all(|span| span.kind == SpanKind::Kept));
                prop_assert_eq!(likeness(&before, &after), 1000);
            }
        }
    }
}
