//! Changes that stand so near each other that they are of one phrase: a name, a date, an amount.

use std::ops::Range;

use super::Merger;
use super::text::member_text;
use crate::content::Kind;
use crate::script::Member;
use crate::story::Story;

/// What stands between two members that both sides keep, by its places in the three texts.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub(super) base: Range<usize>,
    pub(super) theirs: Range<usize>,
    pub(super) new: Range<usize>,
}

/// A member that both sides keep, by its places.
pub(super) type Stable = (usize, usize, usize);

/// Who changed a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Nobody,
    /// Their file alone, or both in the same way.
    Theirs,
    New,
    Both,
}

impl Side {
    pub(super) fn of(base: &[Member<'_>], theirs: &[Member<'_>], new: &[Member<'_>]) -> Self {
        let says = |members: &[Member<'_>]| {
            let solid = members.iter().filter(|member| !member.is_ghost());
            solid.map(|member| member.exact()).collect::<Vec<_>>()
        };
        let (base, theirs, new) = (says(base), says(theirs), says(new));
        match (base == theirs, base == new, theirs == new) {
            (true, true, _) => Side::Nobody,
            (_, true, _) | (_, _, true) => Side::Theirs,
            (true, ..) => Side::New,
            _ => Side::Both,
        }
    }
}

/// The most members between two changes of one phrase: a name has few parts.
const LONGEST_GAP: usize = 7;

impl<'s> Merger<'s, '_> {
    /// Joins regions of one phrase, so that what both sides have made of it is told as one, and no name is put together of two.
    pub(super) fn joined(
        &self,
        parts: Vec<(Region, Option<Stable>)>,
        [base, theirs, new]: [&[Member<'s>]; 3],
    ) -> Vec<(Region, Option<Stable>)> {
        let mut out: Vec<(Region, Option<Stable>)> = Vec::with_capacity(parts.len());
        let mut last: Option<(usize, Side)> = None;
        for (mut region, stable) in parts {
            let members = |region: &Region| {
                [
                    &base[region.base.clone()],
                    &theirs[region.theirs.clone()],
                    &new[region.new.clone()],
                ]
            };
            let [of_base, of_theirs, of_new] = members(&region);
            let mut side = Side::of(of_base, of_theirs, of_new);
            if side != Side::Nobody
                && let Some((at, before)) = last
                && let Some((first, _)) = out.get(at)
            {
                let gap = base.get(first.base.end..region.base.start).unwrap_or_default();
                let words = [members(first), members(&region)].map(|of| self.words(of));
                if is_one((before, side), &words, gap, self.base) {
                    region = Region {
                        base: first.base.start..region.base.end,
                        theirs: first.theirs.start..region.theirs.end,
                        new: first.new.start..region.new.end,
                    };
                    side = Side::Both;
                    out.truncate(at);
                }
            }
            if side != Side::Nobody {
                last = Some((out.len(), side));
            }
            out.push((region, stable));
        }
        out
    }

    /// The words of a region in the text that has some.
    fn words(&self, [base, theirs, new]: [&[Member<'s>]; 3]) -> String {
        let text = |story: &Story<'_>, members: &[Member<'s>]| -> String {
            members.iter().map(|member| member_text(story, *member)).collect()
        };
        let found = [
            text(self.base, base),
            text(self.theirs, theirs),
            text(self.new, new),
        ];
        found
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .unwrap_or_default()
    }
}

/// Whether two changed regions are of one phrase: what both sides have changed with only spaces and marks between, or parts of
/// one name, number or date that different sides have changed.
fn is_one(sides: (Side, Side), words: &[String; 2], gap: &[Member<'_>], base: &Story<'_>) -> bool {
    let is_word =
        |member: &&Member<'_>| matches!(member, Member::Atom(atom) if matches!(atom.kind, Kind::Word(_)));
    let solid: Vec<&Member<'_>> = gap.iter().filter(|member| !member.is_ghost()).collect();
    if solid.len() > LONGEST_GAP || !solid.iter().all(is_word) {
        return false;
    }
    let between: String = solid.iter().map(|member| member_text(base, **member)).collect();
    let has_words = between.contains(char::is_alphanumeric);
    let [before, after] = words;
    let is_phrase = is_name(before, &between, after) || is_number(before, &between, after);
    match sides {
        (Side::Both, Side::Both) => is_phrase || !has_words,
        (Side::Both, Side::Theirs) | (Side::Theirs, Side::Both) => is_phrase || between == " ",
        (Side::Theirs, Side::Theirs) | (Side::New, Side::New) => false,
        _ => is_phrase,
    }
}

/// `Elina`, ` Maria `, `Esimerkki`
fn is_name(before: &str, between: &str, after: &str) -> bool {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let parts = [before, between, after];
    let mut words = parts.iter().flat_map(|part| part.split_whitespace()).peekable();
    words.peek().is_some()
        && words.all(is_capital)
        && between
            .chars()
            .all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '\''))
}

/// `1`, ` `, `200`; `31`, `. `, `elokuuta`
fn is_number(before: &str, between: &str, after: &str) -> bool {
    let begins = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_month = |text: &str| text.trim().ends_with("kuuta") || text.trim().ends_with("kuun");
    let is_near = between
        .trim_matches(|c: char| c.is_whitespace() || c == '.' || c == ',')
        .is_empty();
    is_near && (begins(before) || is_month(before)) && (begins(after) || is_month(after))
}

#[cfg(test)]
mod tests {
    use super::{is_name, is_number};

    #[test]
    fn names_amounts_and_dates_are_phrases() {
        for (before, between, after) in [
            ("Elina", " ", "Esimerkki"),
            ("Elina", " Maria ", "Esimerkki"),
            ("Åsa", " ", "Öberg-Ek"),
        ] {
            assert!(is_name(before, between, after), "{before}{between}{after}");
        }
        for (before, between, after) in [
            ("Elina", " on ", "Esimerkki"),
            ("loppu", ". ", "Alku"),
            ("Loppu", ". ", "Alku"),
            ("sana", " ", "toinen"),
        ] {
            assert!(!is_name(before, between, after), "{before}{between}{after}");
        }
        for (before, between, after) in [
            ("1", " ", "200"),
            ("31", ". ", "elokuuta"),
            ("elokuuta", " ", "2027"),
        ] {
            assert!(is_number(before, between, after), "{before}{between}{after}");
        }
        assert!(!is_number("15", " ", "päivää") && !is_number("15", " tai ", "20"));
    }
}
