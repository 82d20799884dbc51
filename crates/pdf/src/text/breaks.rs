//! Line breaking opportunities.

use std::ops::Range;

use unicode_linebreak::BreakOpportunity;
use vuosikello_document::Language;

use super::hyphen::Hyphenator;
use super::joined::{are_joined, begins_sentence, follows_figure, is_double_name};
use super::run::Runs;

/// A place where a line may end: before the byte at `offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Break {
    pub(super) offset: usize,
    /// A line that ends here gets a hyphen.
    pub(super) hyphen: bool,
    /// The line must end here.
    pub(super) forced: bool,
    /// The cost of ending a line here, as in [`super::fit::Spot`].
    pub(super) cost: f32,
}

/// How the words of a text may be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Division {
    /// Only at soft hyphens: titles and headings.
    Never,
    /// Where that makes the edge more even: running text.
    Text,
    /// In a narrow column, whose edge is uneven anyway: where the parts of a compound meet, rather than nowhere; elsewhere only
    /// where a word has no room.
    Cell,
}

// The unit is the unevenness of a line that is short by the tolerance (see `fit`): a compound is divided between its parts rather
// than elsewhere, and a line that is a little short is better than a divided word.
/// The cost of a break at a soft hyphen, or between the parts of a compound, in running text and in a cell.
const COMPOUND_COST: (f32, f32) = (0.7, 3.0);
/// The cost of a break between any two syllables, in running text and in a cell.
const SYLLABLE_COST: (f32, f32) = (1.6, 9.0);
/// The cost of a break inside a word that adds no hyphen: after a slash, a dash or a hyphen of the text.
const INSIDE_COST: f32 = 0.8;
/// The cost of dividing a name, and of parting what is joined (see [`joined`](super::joined)): more than that of any line that
/// is too short, less than that of a break which no rule allows.
const NAME_COST: f32 = 35.0;
const JOINED_COST: f32 = 25.0;
/// What costs no more than this leaves words whole, but for the seams of compounds.
pub(super) const WHOLE_COST: f32 = COMPOUND_COST.1;

impl Division {
    fn cost(self, (text, cell): (f32, f32)) -> f32 {
        if self == Division::Cell { cell } else { text }
    }
}

/// The breaks of a text, in order. The end of the text is not among them.
///
/// `names` are ranges of the text that hold names of several words.
pub(super) fn breaks(
    runs: &Runs,
    division: Division,
    names: &[Range<usize>],
    hyphenator: &mut Hyphenator,
) -> Vec<Break> {
    let text = runs.text.as_str();
    let mut breaks: Vec<Break> = unicode_linebreak::linebreaks(text)
        .filter(|(offset, _)| *offset < text.len())
        .filter_map(|(offset, opportunity)| open(text, offset, opportunity, division))
        .collect();
    if division != Division::Never {
        hyphens(runs, division, hyphenator, &mut breaks);
        breaks.sort_by_key(|b| (b.offset, b.hyphen));
        breaks.dedup_by_key(|b| b.offset);
    }
    let mut names = names.iter().peekable();
    for b in &mut breaks {
        while names.next_if(|name| name.end <= b.offset).is_some() {}
        if names.peek().is_some_and(|name| name.start < b.offset) {
            b.cost = b.cost.max(if b.hyphen { NAME_COST } else { JOINED_COST });
        }
    }
    breaks
}

/// A break by the Unicode line breaking algorithm (UAX 14), unless Finnish usage forbids it.
fn open(text: &str, offset: usize, opportunity: BreakOpportunity, division: Division) -> Option<Break> {
    let (before, after) = text.split_at_checked(offset)?;
    let forced = opportunity == BreakOpportunity::Mandatory;
    let last = before.chars().next_back()?;
    let hyphen = last == '\u{ad}';
    let cost = match last {
        '\u{ad}' => division.cost(COMPOUND_COST),
        _ if forced => 0.0,
        ' ' if are_joined(before, after) => JOINED_COST,
        ' ' | '\u{200b}' => 0.0,
        '-' | '\u{2010}' if is_double_name(before, after) => NAME_COST,
        _ => INSIDE_COST,
    };
    if matches!(last, '-' | '\u{2010}') && !forced {
        // "e-" at the end of a line or "a" at the beginning of one is hard to read.
        let before = before
            .chars()
            .rev()
            .skip(1)
            .take_while(|c| c.is_alphanumeric())
            .count();
        let after = after.chars().take_while(|c| c.is_alphanumeric()).count();
        if before < 2 || after < 3 {
            return None;
        }
    }
    let is_range = last == '–' && ends_with_digit(before.strip_suffix('–')) && starts_with_digit(after);
    if is_range && !forced {
        return None;
    }
    Some(Break {
        offset,
        hyphen,
        forced,
        cost,
    })
}

fn ends_with_digit(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()))
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The places where words may be divided with a hyphen.
fn hyphens(runs: &Runs, division: Division, hyphenator: &mut Hyphenator, breaks: &mut Vec<Break>) {
    let text = runs.text.as_str();
    let mut spans = runs.spans.iter().peekable();
    for (token_start, token) in tokens(text, |c| c == ' ' || c == '\n' || c == '\u{a0}') {
        if is_address(token) || token.contains('\u{ad}') {
            continue;
        }
        let of_figure = follows_figure(text, token_start);
        for (start, word) in tokens(token, |c| !c.is_alphabetic()) {
            let start = token_start + start;
            while spans.next_if(|span| span.end <= start).is_some() {}
            let language = spans.peek().map_or(Language::default(), |span| span.language);
            let is_name = word.starts_with(char::is_uppercase)
                && (division == Division::Cell || !begins_sentence(text, start));
            let is_kept = is_name || of_figure;
            for point in hyphenator.points(word, language).iter() {
                let cost = division.cost(if point.boundary {
                    COMPOUND_COST
                } else {
                    SYLLABLE_COST
                });
                let cost = if is_kept { cost + NAME_COST } else { cost };
                breaks.push(Break {
                    offset: start + point.offset,
                    hyphen: true,
                    forced: false,
                    cost,
                });
            }
        }
    }
}

/// The pieces between separators, with their byte offsets.
fn tokens(text: &str, is_separator: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split(is_separator)
        .filter(|token| !token.is_empty())
        .map(move |token| (token.as_ptr() as usize - base, token))
}

/// Whether a hyphen would change the meaning of the token: a web or e-mail address, a file name, an identifier.
fn is_address(token: &str) -> bool {
    if token.contains(['@', '_', '\\']) || token.contains("://") || token.starts_with("www.") {
        return true;
    }
    let bytes = token.as_bytes();
    bytes
        .windows(3)
        .any(|w| matches!(w, [a, b'.', b] if a.is_ascii_alphanumeric() && b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Style;

    fn pieces(text: &str) -> String {
        let runs = Runs::plain(text, Style::Regular, Language::Finnish);
        let mut hyphenator = Hyphenator::default();
        let mut out = String::new();
        let mut from = 0;
        for b in breaks(&runs, Division::Text, &[], &mut hyphenator)
            .iter()
            .filter(|b| b.cost < JOINED_COST)
        {
            out.push_str(&text[from..b.offset]);
            out.push(if b.hyphen { '-' } else { '|' });
            from = b.offset;
        }
        out + &text[from..]
    }

    #[test]
    fn a_line_may_end_after_a_space_and_between_syllables() {
        assert_eq!(pieces("uusi palvelu"), "uusi |pal-velu");
    }

    #[test]
    fn a_line_may_not_end_at_a_no_break_space() {
        assert_eq!(pieces("12\u{a0}500\u{a0}€"), "12\u{a0}500\u{a0}€");
    }

    #[test]
    fn a_range_of_numbers_stays_on_one_line() {
        assert_eq!(pieces("klo\u{a0}9.00–10.30"), "klo\u{a0}9.00–10.30");
        assert_eq!(pieces("Helsinki–Turku"), "Hel-sinki–|Turku");
    }

    #[test]
    fn names_and_figures_are_not_divided() {
        assert_eq!(pieces("ja Göran Gantt-Exempel"), "ja |Göran Gantt-Exempel");
        assert_eq!(pieces("on Rikosseuraamuslaitos"), "on |Rikosseuraamuslaitos");
        assert_eq!(pieces("yli 12 500 € on"), "yli |12 500 € |on");
        assert_eq!(pieces("on 10\u{a0}työpäivää"), "on |10\u{a0}työpäivää");
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name() {
        assert!(pieces("Palvelusopimus").contains('-'));
        assert!(pieces("on. Palvelusopimus").contains('-'));
    }

    #[test]
    fn a_soft_hyphen_is_the_only_place_where_its_word_is_divided() {
        assert_eq!(pieces("sopimus\u{ad}ehtojen"), "sopimus\u{ad}-ehtojen");
    }

    #[test]
    fn addresses_are_never_divided_with_a_hyphen() {
        assert!(!pieces("kirjaamo@oikeusrekisterikeskus.example").contains('-'));
        assert!(!pieces("https://palvelusopimukset.example/ohjeet").contains('-'));
    }

    #[test]
    fn a_short_part_before_a_hyphen_stays_on_its_line() {
        assert_eq!(pieces("e-lasku"), "e-lasku");
        assert_eq!(pieces("ICT-ohje"), "ICT-|ohje");
    }
}
