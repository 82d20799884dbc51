//! What a line end must not part: a figure and its unit or its rest, an ordinal and what it counts, the parts of a time, a date or
//! a section of an act, the names of a person or an organisation.
//!
//! Whoever wrote a no-break space there has said so already; most people write a plain one.

use std::ops::Range;

/// Units and what else is counted, as whole words.
const UNITS: [&str; 32] = [
    "€", "%", "‰", "§", "eur", "e", "t€", "k€", "milj.", "mrd.", "kk", "v", "vk", "pv", "h", "t", "min", "s",
    "kpl", "htv", "htp", "mom.", "kohta", "luku", "a", "b", "c", "st", "gt", "tt", "mt", "kt",
];
/// The beginnings of units in all their forms.
const UNIT_STEMS: [&str; 24] = [
    "euro",
    "sentti",
    "prosent",
    "promille",
    "tunti",
    "tunni",
    "tuntei",
    "minuut",
    "sekun",
    "päivä",
    "päivi",
    "työpäiv",
    "arkipäiv",
    "vuorokau",
    "viikko",
    "viiko",
    "kuukau",
    "vuot",
    "vuode",
    "henkilötyö",
    "momen",
    "kohda",
    "luvu",
    "kertaa",
];
/// Words before a figure that belong to it.
const LABELS: [&str; 16] = [
    "klo",
    "kello",
    "§",
    "n.",
    "nro",
    "n:o",
    "s.",
    "liite",
    "liitteen",
    "liitteessä",
    "taulukko",
    "kuva",
    "luku",
    "kohta",
    "sivu",
    "kl.",
];

/// Whether a line should not end at the space between two pieces of text.
pub(super) fn are_joined(before: &str, after: &str) -> bool {
    let last = last_word(before);
    let next = after.split([' ', '\u{a0}', '\n', '/']).next().unwrap_or_default();
    // A dash between two words stands at the end of a line, never at its beginning.
    let is_dash = matches!(next, "–" | "—");
    // The unit of a column does not stand alone under its name: ”Summa, €”.
    let is_unit_of_column = last.ends_with(',') && matches!(next, "€" | "%" | "‰");
    is_dash
        || is_unit_of_column
        || belongs_to_figure(before, last, next)
        || is_ordinal(last, next)
        || is_name(last, next)
}

/// The last word of a text that ends in a space.
fn last_word(before: &str) -> &str {
    let before = before.trim_end_matches(' ');
    before
        .rsplit([' ', '\u{a0}', '\n', '(', '/'])
        .next()
        .unwrap_or_default()
}

fn belongs_to_figure(before: &str, last: &str, next: &str) -> bool {
    let plain = next.trim_end_matches(['.', ',', ';', ')', ':', '!', '?']);
    if is_figure(last) {
        let is_group =
            plain.len() == 3 && plain.bytes().all(|byte| byte.is_ascii_digit()) && is_group_head(last);
        let is_split_group = plain.split_once(',').is_some_and(|(whole, rest)| {
            whole.len() == 3
                && whole
                    .bytes()
                    .chain(rest.bytes())
                    .all(|byte| byte.is_ascii_digit())
        });
        return is_group || (is_split_group && is_group_head(last)) || is_unit(next, plain);
    }
    let before_label = before.trim_end_matches(' ').len() - last.len();
    let label = last.to_lowercase();
    let starts_figure = next.starts_with(|c: char| c.is_ascii_digit());
    // 24 a §, 4 a luku.
    let is_letter = last.len() == 1 && last.starts_with(|c: char| c.is_ascii_lowercase());
    let after_figure = is_letter
        && before
            .get(..before_label)
            .is_some_and(|text| is_figure(last_word(text)));
    // 15. maaliskuuta 2027.
    let is_month = label.contains("kuu") && is_year(plain);
    (starts_figure && LABELS.contains(&label.as_str()))
        || (after_figure && is_unit(next, plain))
        || is_month
        || (last == "§" && starts_figure)
        || (label == "milj." || label == "mrd.") && (next.starts_with('€') || next.starts_with("euro"))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A figure without a mark behind it: 12, 1,5, 9.00, −3.
fn is_figure(word: &str) -> bool {
    let digits = word.trim_start_matches(['−', '-', '+', '±', '<', '>', '≥', '≤', '~']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ':' | '–' | '-'))
}

/// Whether digits in groups of three may follow.
fn is_group_head(word: &str) -> bool {
    let digits = word.trim_start_matches(['−', '-', '+', '±']);
    digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_unit(next: &str, plain: &str) -> bool {
    let stem = plain.split(':').next().unwrap_or_default();
    UNITS.contains(&stem)
        || UNITS.contains(&next)
        || next.starts_with(['€', '%', '‰', '§'])
        || UNIT_STEMS.iter().any(|unit| stem.starts_with(unit))
}

/// 2. vaihe, 15. maaliskuuta; a capital after the point begins a sentence.
fn is_ordinal(last: &str, next: &str) -> bool {
    let digits = last.strip_suffix('.').unwrap_or_default();
    (1..=2).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && next.starts_with(char::is_lowercase)
}

/// Two words with capitals beside one another, or an initial and a name.
fn is_name(last: &str, next: &str) -> bool {
    let mut letters = last.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let is_initial = is_capital && letters.next() == Some('.') && letters.next().is_none();
    let is_word =
        is_capital && last.ends_with(char::is_alphabetic) && last.chars().skip(1).any(char::is_lowercase);
    let mut next = next.chars();
    (is_word || is_initial)
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(char::is_lowercase)
}

/// Whether the word at a byte belongs to a figure before it: it is not divided either.
pub(super) fn follows_figure(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    let plain = before.trim_end_matches([' ', '\u{a0}']);
    let last = last_word(plain);
    let next = after.split([' ', '\u{a0}', '\n', '/']).next().unwrap_or_default();
    let is_counted =
        is_figure(last) && is_unit(next, next.trim_end_matches(['.', ',', ';', ')', ':', '!', '?']));
    plain.len() < before.len() && (is_counted || is_ordinal(last, next))
}

/// The ranges of a text that hold names, in order; those that overlap are one.
pub(super) fn occurrences(text: &str, names: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for name in names
        .iter()
        .filter(|name| !name.is_empty() && name.len() <= text.len())
    {
        let places = text.match_indices(name.as_str());
        found.extend(places.map(|(at, name)| at..at + name.len()));
    }
    found.sort_by_key(|range: &Range<usize>| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    merged
}

/// Whether a hyphen stands inside a name: Gantt-Exempel.
pub(super) fn is_double_name(before: &str, after: &str) -> bool {
    let word = before.strip_suffix(['-', '\u{2010}']).unwrap_or(before);
    let word = word
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_word = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    is_word(word) && is_word(after)
}

/// Whether the word at a byte begins a text or a sentence: then its capital does not make it a name.
pub(super) fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\u{a0}', '”', '"', '(', '«', '»']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n', '•', '–'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with its spaces marked where a line may end.
    fn marked(text: &str) -> String {
        let mut marked = String::new();
        for (at, c) in text.char_indices() {
            match c {
                ' ' if are_joined(&text[..=at], &text[at + 1..]) => marked.push('~'),
                ' ' => marked.push('|'),
                c => marked.push(c),
            }
        }
        marked
    }

    #[test]
    fn figures_keep_their_units_and_their_digits() {
        assert_eq!(marked("yli 12 500 € tai 99,5 % on"), "yli|12~500~€|tai|99,5~%|on");
        assert_eq!(
            marked("1 250 000,00 euroa, −3 prosenttia"),
            "1~250~000,00~euroa,|−3~prosenttia"
        );
        assert_eq!(marked("4 tuntia ja 10 työpäivää"), "4~tuntia|ja|10~työpäivää");
        assert_eq!(marked("1,5 milj. euroa"), "1,5~milj.~euroa");
        assert_eq!(marked("vuonna 2027 sovitaan"), "vuonna|2027|sovitaan");
        assert_eq!(
            marked("Muut kustannukset, € ja osuus, %"),
            "Muut|kustannukset,~€|ja|osuus,~%"
        );
        assert_eq!(marked("2026 100 kertaa"), "2026|100~kertaa");
    }

    #[test]
    fn sections_of_acts_ordinals_times_and_dates_stay_whole() {
        assert_eq!(marked("lain 24 §:n 2 momentin"), "lain|24~§:n|2~momentin");
        assert_eq!(marked("4 a luvun 24 a §:n"), "4~a~luvun|24~a~§:n");
        assert_eq!(
            marked("on 2. vaihe. Siinä 3. Seuraava"),
            "on|2.~vaihe.|Siinä|3.|Seuraava"
        );
        assert_eq!(marked("klo 9.00 – 10.30"), "klo~9.00~–|10.30");
        assert_eq!(
            marked("15. maaliskuuta 2027 alkaen"),
            "15.~maaliskuuta~2027|alkaen"
        );
        assert_eq!(marked("liitteessä 4 ja taulukko 2"), "liitteessä~4|ja|taulukko~2");
    }

    #[test]
    fn known_names_are_found_in_order() {
        let names = ["oma nimi".to_owned(), "nimi on".to_owned(), "pitkä ".repeat(9)];
        assert_eq!(occurrences("oma nimi on oma nimi", &names), [0..11, 12..20]);
    }

    #[test]
    fn the_names_of_a_person_stay_together() {
        assert_eq!(
            marked("jonka Aino Asiakkala ja A. Mallikas"),
            "jonka|Aino~Asiakkala|ja|A.~Mallikas"
        );
        assert_eq!(marked("Keskus. Asiakas maksaa"), "Keskus.|Asiakas|maksaa");
        assert!(is_double_name("Göran Gantt-", "Exempel") && !is_double_name("ICT-", "Palvelut"));
    }
}
