//! Line breaking opportunities.

use unicode_linebreak::BreakOpportunity;
use vuosikello_document::Language;

use super::hyphen::Hyphenator;
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

// The unit is the unevenness of a line that is short by the tolerance (see `fit`): a compound is divided between its parts rather
// than elsewhere, and a line that is a little short is better than a divided word.
/// The cost of a break at a soft hyphen, or between the parts of a compound.
const COMPOUND_COST: f32 = 0.7;
/// The cost of a break between any two syllables.
const SYLLABLE_COST: f32 = 1.6;
/// The cost of a break inside a word that adds no hyphen: after a slash, a dash or a hyphen of the text.
const INSIDE_COST: f32 = 0.8;

/// The breaks of a text, in order. The end of the text is not among them.
pub(super) fn breaks(runs: &Runs, hyphenator: Option<&mut Hyphenator>) -> Vec<Break> {
    let text = runs.text.as_str();
    let mut breaks: Vec<Break> = unicode_linebreak::linebreaks(text)
        .filter(|(offset, _)| *offset < text.len())
        .filter_map(|(offset, opportunity)| open(text, offset, opportunity))
        .collect();
    if let Some(hyphenator) = hyphenator {
        hyphens(runs, hyphenator, &mut breaks);
        breaks.sort_by_key(|b| (b.offset, b.hyphen));
        breaks.dedup_by_key(|b| b.offset);
    }
    breaks
}

/// A break by the Unicode line breaking algorithm (UAX 14), unless Finnish usage forbids it.
fn open(text: &str, offset: usize, opportunity: BreakOpportunity) -> Option<Break> {
    let (before, after) = text.split_at_checked(offset)?;
    let forced = opportunity == BreakOpportunity::Mandatory;
    let last = before.chars().next_back()?;
    let hyphen = last == '\u{ad}';
    let cost = match last {
        '\u{ad}' => COMPOUND_COST,
        ' ' | '\u{200b}' => 0.0,
        _ if forced => 0.0,
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
fn hyphens(runs: &Runs, hyphenator: &mut Hyphenator, breaks: &mut Vec<Break>) {
    let text = runs.text.as_str();
    let mut spans = runs.spans.iter().peekable();
    for (token_start, token) in tokens(text, |c| c == ' ' || c == '\n' || c == '\u{a0}') {
        if is_address(token) || token.contains('\u{ad}') {
            continue;
        }
        // A capital after or before a no-break space: a name, whose parts are kept together and whole.
        let is_joined = is_joined(text, token_start, token.len());
        for (start, word) in tokens(token, |c| !c.is_alphabetic()) {
            let start = token_start + start;
            if is_joined && word.starts_with(char::is_uppercase) {
                continue;
            }
            while spans.next_if(|span| span.end <= start).is_some() {}
            let language = spans.peek().map_or(Language::default(), |span| span.language);
            for point in hyphenator.points(word, language).iter() {
                let cost = if point.boundary {
                    COMPOUND_COST
                } else {
                    SYLLABLE_COST
                };
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

/// Whether a no-break space joins a token to what stands beside it.
fn is_joined(text: &str, start: usize, length: usize) -> bool {
    let before = text.get(..start).is_some_and(|before| before.ends_with('\u{a0}'));
    let after = text
        .get(start + length..)
        .is_some_and(|after| after.starts_with('\u{a0}'));
    before || after
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
        for b in breaks(&runs, Some(&mut hyphenator)) {
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
    fn a_name_kept_together_is_not_divided() {
        assert_eq!(pieces("Göran\u{a0}Gantt-Exempel"), "Göran\u{a0}Gantt-|Exempel");
        assert_eq!(pieces("Göran Gantt-Exempel"), "Göran |Gantt-|Exem-pel");
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
