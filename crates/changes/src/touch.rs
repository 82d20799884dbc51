//! What a change is about: the things in an agreement that must not change unseen.

use serde::Serialize;

use crate::spot::Spot;
use crate::words::{Span, SpanKind, tokens};

/// What removed or added words are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Touch {
    /// An amount of money.
    Sum,
    /// A date.
    Date,
    /// A person or an organisation that signs.
    Name,
    /// A case number.
    CaseNumber,
}

/// What the words of these kinds are about.
pub(crate) fn touched(spot: &Spot, words: &[Span], kinds: &[SpanKind]) -> Vec<Touch> {
    let mut touches = Vec::new();
    let is_wanted = |span: &Span| kinds.contains(&span.kind);
    if words.iter().any(is_wanted) && matches!(spot, Spot::Signatory) {
        touches.push(Touch::Name);
    }
    for (at, span) in words.iter().enumerate().filter(|(_, span)| is_wanted(span)) {
        let after = words[at + 1..]
            .iter()
            .filter(|next| next.kind != opposite(span.kind));
        let after: String = after.map(|span| span.text.as_str()).collect();
        let own = tokens(&span.text);
        let following = tokens(&after);
        let all = || own.iter().chain(&following).copied();
        for at in 0..own.len() {
            touches.extend(touch(all().skip(at)));
        }
    }
    touches.sort_unstable();
    touches.dedup();
    touches
}

fn opposite(kind: SpanKind) -> SpanKind {
    match kind {
        SpanKind::Removed => SpanKind::Added,
        _ => SpanKind::Removed,
    }
}

/// What a word is, given with those after it.
fn touch<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<Touch> {
    let word = words.next()?;
    let mut followed_by_unit = || {
        let next = words.find(|word| !word.trim().is_empty());
        next.is_some_and(|unit| unit == "€" || unit == "EUR" || unit.starts_with("euro"))
    };
    if is_date(word) {
        Some(Touch::Date)
    } else if is_case_number(word) {
        Some(Touch::CaseNumber)
    } else if is_amount(word) || (is_number(word) && followed_by_unit()) {
        Some(Touch::Sum)
    } else {
        None
    }
}

fn parts(word: &str, mark: char) -> Option<Vec<&str>> {
    let parts: Vec<&str> = word.split(mark).collect();
    parts.iter().all(|part| is_number(part)).then_some(parts)
}

/// `31.12.2027` or `2027-12-31`.
fn is_date(word: &str) -> bool {
    let is_day = |day: &str| day.len() <= 2;
    match (parts(word, '.').as_deref(), parts(word, '-').as_deref()) {
        (Some([day, month, year]), _) | (_, Some([year, month, day])) => {
            is_day(day) && is_day(month) && year.len() == 4
        }
        _ => false,
    }
}

/// Words with two slashes or more, and figures between: `ORK/1234/00.04.01/2026`.
fn is_case_number(word: &str) -> bool {
    word.matches('/').count() >= 2 && word.contains(|c: char| c.is_ascii_digit())
}

/// A number with two decimals, grouped or not.
fn is_amount(word: &str) -> bool {
    word.rsplit_once(',')
        .is_some_and(|(whole, cents)| cents.len() == 2 && is_number(cents) && is_number(whole))
}

/// Figures, perhaps with grouping spaces.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || c == '\u{a0}' || c == '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::differences;

    #[test]
    fn amounts_dates_case_numbers_and_signatories_are_noticed() {
        const BOTH: [SpanKind; 2] = [SpanKind::Removed, SpanKind::Added];
        let touches = |before, after| touched(&Spot::Paragraph, &differences(before, after), &BOTH);
        assert_eq!(touches("5\u{a0}421,82", "9\u{a0}999,99"), [Touch::Sum]);
        assert_eq!(touches("enintään 100 euroa", "enintään 200 euroa"), [Touch::Sum]);
        assert_eq!(touches("100\u{a0}€", "1\u{a0}000\u{a0}€"), [Touch::Sum]);
        assert_eq!(touches("enintään 10 päivää", "enintään 20 päivää"), []);
        assert_eq!(touches("31.8.2027 asti", "30.9.2027 asti"), [Touch::Date]);
        assert_eq!(touches("", "alkaen 2027-01-31"), [Touch::Date]);
        assert_eq!(
            touches("Dnro ORK/1234/00.04.01/2026", "Dnro ORK/1235/00.04.01/2026"),
            [Touch::CaseNumber]
        );
        assert_eq!(touches("ja/tai", "tai"), []);
        assert_eq!(touches("kohta 1.2.3", "kohta 1.2.4"), []);
        assert_eq!(
            touched(
                &Spot::Signatory,
                &differences("Maija Mallikas", "Matti Mallikas"),
                &BOTH
            ),
            [Touch::Name]
        );
        assert_eq!(touched(&Spot::Signatory, &differences("sama", "sama"), &BOTH), []);
    }
}
