//! Words that came to stand together, or apart, without a space: where two paragraphs were joined, or text was put beside a word.

use std::ops::Range;

use vuosikello_changes::Step as Aligned;

use super::member::Member;
use crate::content::Atom;

/// What stands in a text for something that is no word; no two of these are the same.
const OTHERS: [char; 2] = ['\u{fffc}', '\u{fffd}'];

/// The members of one side between two that stay, as one text.
struct Gap<'s> {
    text: String,
    /// The words, each with its place among the members and where it begins in the text.
    words: Vec<(usize, usize, &'s Atom)>,
    /// Where words begin and end.
    borders: Vec<usize>,
    /// Where a paragraph ends.
    ends: Vec<usize>,
}

impl<'s> Gap<'s> {
    fn of(members: &[Member<'s>], places: &[usize], other: char) -> Self {
        let mut gap = Self {
            text: String::new(),
            words: Vec::new(),
            borders: vec![0],
            ends: Vec::new(),
        };
        let mut last = None;
        for place in places {
            // The end of a paragraph that somebody has deleted takes no room.
            let between = last.map_or(*place, |last: usize| last + 1)..*place;
            let between = members.get(between).unwrap_or_default();
            if between.iter().any(|member| member.is_deleted_end()) {
                gap.ends.push(gap.text.len());
            }
            last = Some(*place);
            match members.get(*place) {
                Some(Member::Mark(..)) => gap.ends.push(gap.text.len()),
                Some(Member::Atom(atom)) => match &atom.word {
                    Some(word) => {
                        gap.words.push((*place, gap.text.len(), *atom));
                        gap.text.push_str(word);
                    }
                    None => gap.text.push(other),
                },
                None => {}
            }
            gap.borders.push(gap.text.len());
        }
        gap
    }

    /// Where words of this side are to be parted so that those of the other side are found in them: at borders of those within the
    /// first `prefix` or the last `suffix` bytes, which both sides have in common. A word is parted where a paragraph ends on the other side, or
    /// where it goes from one run to the next.
    fn cuts(&self, other: &Gap<'_>, prefix: usize, suffix: usize) -> Vec<(usize, usize)> {
        let (own, its) = (self.text.len(), other.text.len());
        // The places here of a border there, seen from the beginning and from the end.
        let here = |at: usize| {
            let from_start = (at <= prefix).then_some(at);
            let from_end = (its - at <= suffix).then(|| own - (its - at));
            [from_start, from_end].into_iter().flatten()
        };
        let mut cuts = Vec::new();
        for (place, start, atom) in &self.words {
            let end = start + atom.word.as_deref().map_or(0, str::len);
            let inside = other.borders.iter().flat_map(|border| {
                let inside = here(*border).filter(move |at| *start < *at && *at < end);
                inside.map(move |at| (at - start, other.ends.contains(border)))
            });
            let inside: Vec<(usize, bool)> = inside.collect();
            if inside.iter().any(|(at, ends)| *ends || atom.has_run_border(*at)) {
                cuts.extend(inside.into_iter().map(|(at, _)| (*place, at)));
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }
}

/// The members of both sides with such words in parts, if there are any.
pub(super) fn unglued<'s>(
    old: &[Member<'s>],
    new: &[Member<'s>],
    steps: &[Aligned],
) -> Option<(Vec<Member<'s>>, Vec<Member<'s>>)> {
    let (mut of_old, mut of_new) = (Vec::new(), Vec::new());
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    let mut gap = |removed: &mut Vec<usize>, added: &mut Vec<usize>| {
        if !removed.is_empty() && !added.is_empty() {
            let (a, b) = (Gap::of(old, removed, OTHERS[0]), Gap::of(new, added, OTHERS[1]));
            let prefix = common(a.text.char_indices(), b.text.chars());
            let rest = a.text.len().min(b.text.len()) - prefix;
            let back = |text: &str| text.chars().rev().collect::<Vec<_>>();
            let suffix: usize = back(&a.text)
                .into_iter()
                .zip(back(&b.text))
                .take_while(|(a, b)| a == b)
                .map(|(a, _)| a.len_utf8())
                .sum();
            let suffix = suffix.min(rest);
            of_old.extend(a.cuts(&b, prefix, suffix));
            of_new.extend(b.cuts(&a, prefix, suffix));
        }
        removed.clear();
        added.clear();
    };
    for step in steps {
        match step {
            Aligned::Removed(at) => removed.push(*at),
            Aligned::Added(at) => added.push(*at),
            Aligned::Kept(..) => gap(&mut removed, &mut added),
        }
    }
    gap(&mut removed, &mut added);
    (!of_old.is_empty() || !of_new.is_empty()).then(|| (parted(old, &of_old), parted(new, &of_new)))
}

/// How many bytes two texts have in common at their beginning.
fn common<'t>(a: impl Iterator<Item = (usize, char)> + 't, b: impl Iterator<Item = char> + 't) -> usize {
    let same = a.zip(b).take_while(|((_, a), b)| a == b);
    same.last().map_or(0, |((at, letter), _)| at + letter.len_utf8())
}

/// The members with some words in parts; the cuts are sorted by place.
fn parted<'s>(members: &[Member<'s>], cuts: &[(usize, usize)]) -> Vec<Member<'s>> {
    let mut all = Vec::with_capacity(members.len() + cuts.len());
    let mut rest = cuts;
    for (place, member) in members.iter().enumerate() {
        let count = rest.iter().take_while(|(of, _)| *of == place).count();
        let (own, further) = rest.split_at(count);
        rest = further;
        let Member::Atom(atom) = member else {
            all.push(*member);
            continue;
        };
        let cuts: Vec<usize> = own.iter().map(|(_, at)| *at).collect();
        parts(atom, &cuts, 0..cuts.len(), &mut all);
    }
    all
}

/// Adds the parts of a word, from the last cut to the first.
fn parts<'s>(atom: &'s Atom, cuts: &[usize], range: Range<usize>, out: &mut Vec<Member<'s>>) {
    let last = range.end.checked_sub(1).filter(|last| *last >= range.start);
    match last.and_then(|last| Some((last, atom.split(*cuts.get(last)?)?))) {
        Some((last, (left, right))) => {
            parts(left, cuts, range.start..last, out);
            out.push(Member::Atom(right));
        }
        None => out.push(Member::Atom(atom)),
    }
}
