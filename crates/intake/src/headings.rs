//! Headings compared: what a person sees as the same heading is the same, whatever case, hyphens, line breaks, numbers and units it has.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::wanted::Wanted;

/// What a heading says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// It heads the column of a key.
    Key(&'a str),
    /// Its column is left out by rule.
    Ignored,
    /// It is none of the headings that are known.
    Unknown,
}

/// The headings that a table may have, prepared for comparing.
#[derive(Debug)]
pub struct Known<'a> {
    wanted: &'a Wanted,
    /// Each heading in its compact form, with its key; those that say most exactly what they mean first.
    names: Vec<(String, &'a str)>,
    ignored: Vec<String>,
    /// The year of the table, as headings write it.
    year: Option<String>,
}

impl<'a> Known<'a> {
    /// Those of the columns that are wanted.
    pub fn of(wanted: &'a Wanted) -> Self {
        let keys = wanted
            .columns
            .iter()
            .map(|column| (compact(&column.key), column.key.as_str()));
        let aliases = wanted.columns.iter().flat_map(|column| {
            let names = column.names.iter();
            names.map(|name| (compact(without_numbers(name)), column.key.as_str()))
        });
        let keys: Vec<(String, &str)> = keys.collect();
        let synonyms = wanted.synonyms.iter().filter_map(|(synonym, meant)| {
            let meant = compact(meant);
            let (_, key) = keys.iter().find(|(name, _)| *name == meant)?;
            Some((compact(synonym), *key))
        });
        Self {
            wanted,
            names: keys
                .iter()
                .cloned()
                .chain(aliases)
                .chain(synonyms)
                .filter(|(name, _)| !name.is_empty())
                .collect(),
            ignored: wanted.ignored.iter().map(|name| compact(name)).collect(),
            year: wanted.year.map(|year| year.to_string()),
        }
    }

    /// What a heading says, in the first of its readings that is known.
    pub fn meaning(&self, heading: &str) -> Meaning<'a> {
        let readings = readings(heading);
        let keys = readings.iter().find_map(|reading| self.key(reading));
        let of_year = || self.key(&compact(self.without_year(heading)?.trim()));
        match keys.or_else(of_year) {
            Some(key) => Meaning::Key(key),
            None if readings.iter().any(|reading| self.ignored.contains(reading)) => Meaning::Ignored,
            None => Meaning::Unknown,
        }
    }

    /// The heading without the year of the table at its end: of `Summa 2026` and `Summa 2027` the one is last year's.
    fn without_year<'h>(&self, heading: &'h str) -> Option<&'h str> {
        let year = self.year.as_deref()?;
        let rest = heading
            .trim_end_matches([' ', '\u{a0}', ')', ':', '*'])
            .strip_suffix(year)?;
        let rest = rest.trim_end_matches('(');
        rest.ends_with(char::is_whitespace).then_some(rest)
    }

    fn key(&self, reading: &str) -> Option<&'a str> {
        let mut names = self.names.iter();
        names.find(|(name, _)| name == reading).map(|(_, key)| *key)
    }

    /// The key whose heading was probably misspelt, among those that `absent` tells of: the nearest whose letters hardly differ.
    pub(crate) fn nearest(&self, heading: &str, absent: impl Fn(&str) -> bool) -> Option<&'a str> {
        let readings = readings(heading);
        let mut near: Vec<(usize, &str)> = Vec::new();
        for (name, key) in self.names.iter().filter(|(_, key)| absent(key)) {
            let distances = readings.iter().filter(|reading| reading.len() <= LONGEST);
            let distances = distances.map(|reading| strsim::osa_distance(reading, name));
            // A letter of a short word makes another word of it.
            let most = (name.chars().count() / 4).max(1);
            near.extend(
                distances
                    .min()
                    .filter(|distance| *distance <= most)
                    .map(|distance| (distance, *key)),
            );
        }
        near.into_iter()
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, key)| key)
    }

    pub(crate) fn wanted(&self) -> &'a Wanted {
        self.wanted
    }
}

/// Beyond this length a heading is a sentence, and the distance between two costs time quadratic in it.
const LONGEST: usize = 120;

/// The ways to read a heading, in their compact form: as it stands; without what stands in brackets; without what follows a comma; without
/// a unit.
fn readings(heading: &str) -> Vec<String> {
    let plain = without_computing(without_numbers(heading));
    let without_brackets = without_brackets(plain);
    let before_comma = without_brackets.split(',').next().unwrap_or_default();
    let mut readings: Vec<String> = Vec::new();
    let mut forms = vec![
        heading,
        plain,
        &without_brackets,
        before_comma,
        without_unit(before_comma),
    ];
    // Most headings are the same in all forms, and most cells that are looked at are no headings.
    forms.dedup();
    for form in forms.into_iter().map(compact) {
        if !form.is_empty() && !readings.contains(&form) {
            readings.push(form);
        }
    }
    readings
}

/// The letters and digits of a text, without case, and without the marks of ä, ö and the like.
pub(crate) fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' | 'a'..='z' | '%' => compact.push(c),
            'A'..='Z' => compact.push(c.to_ascii_lowercase()),
            'ä' | 'å' | 'Ä' | 'Å' => compact.push('a'),
            'ö' | 'Ö' => compact.push('o'),
            '\0'..='\u{7f}' | '\u{a0}' | '\u{ad}' | '–' | '€' => {}
            _ => return compact_of_any(text),
        }
    }
    compact
}

/// The same of a text with any characters. Decomposing each takes many times longer, and hardly a Finnish text needs it.
fn compact_of_any(text: &str) -> String {
    let letters = text.nfd().filter(|c| c.is_alphanumeric() || *c == '%');
    let lower: String = letters.flat_map(char::to_lowercase).collect();
    // Some letters, such as ẞ or İ, decompose only in lower case.
    lower.nfd().filter(|c| c.is_alphanumeric() || *c == '%').collect()
}

/// The heading without a number before it (`3. Tila`, `2) Tila`) and the asterisk of a compulsory question.
fn without_numbers(heading: &str) -> &str {
    let trimmed = heading.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | ':'));
    let digits = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = (1..=3).contains(&(trimmed.len() - digits.len()));
    match digits.strip_prefix(['.', ')']) {
        Some(rest) if is_number && !rest.starts_with(|c: char| c.is_ascii_digit()) => {
            rest.trim_start_matches(|c: char| c.is_whitespace() || c == '*')
        }
        _ => trimmed,
    }
}

/// The heading without what a pivot table says that it computes: `Summa / Euroa`, `Sum of Euroa`.
fn without_computing(heading: &str) -> &str {
    const COMPUTING: [&str; 7] = [
        "sum of ",
        "summa / ",
        "summa  / ",
        "summa kohteesta ",
        "sum - ",
        "summa - ",
        "summa: ",
    ];
    let computing = COMPUTING.iter().find_map(|words| {
        let start = heading.get(..words.len())?;
        start
            .eq_ignore_ascii_case(words)
            .then(|| heading.get(words.len()..))?
    });
    computing
        .map(str::trim)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(heading)
}

/// The heading without what stands in brackets: units and explanations.
fn without_brackets(heading: &str) -> Cow<'_, str> {
    if !heading.contains(['(', ')', '[', ']']) {
        return Cow::Borrowed(heading);
    }
    let mut depth = 0usize;
    let mut plain = String::with_capacity(heading.len());
    for c in heading.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    Cow::Owned(plain)
}

/// The heading without a unit at its end: `Summa €`.
fn without_unit(heading: &str) -> &str {
    let trimmed = heading.trim_end();
    let units = ["€", "eur", "euroa", "%"];
    let without = |unit: &str| {
        let (rest, last) = trimmed.split_at_checked(trimmed.len().checked_sub(unit.len())?)?;
        let stands_alone = matches!(unit, "€" | "%") || rest.ends_with(char::is_whitespace);
        (stands_alone && last.eq_ignore_ascii_case(unit)).then_some(rest)
    };
    units.into_iter().find_map(without).unwrap_or(trimmed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::wanted::{Column, Kind};

    fn wanted(keys: &[&str]) -> Wanted {
        let column = |key: &&str| Column {
            key: (*key).to_owned(),
            names: Vec::new(),
            kind: Kind::Text,
            required: true,
            expected: false,
        };
        Wanted {
            columns: keys.iter().map(column).collect(),
            ignored: vec!["Valmistumisaika".to_owned()],
            synonyms: vec![("Tuote".to_owned(), "kohde".to_owned())],
            ..Wanted::default()
        }
    }

    #[test]
    fn what_a_person_sees_as_the_same_heading_is_the_same() {
        let wanted = wanted(&[
            "summa",
            "kustannuslaji",
            "vastuuhenkilo",
            "etappi_pvm",
            "etappi",
            "hairiot",
            "kohde",
        ]);
        let known = Known::of(&wanted);
        for (heading, key) in [
            ("Summa (€, alv 0 %)", "summa"),
            ("Summa, €", "summa"),
            ("Summa €", "summa"),
            ("SUMMA EUR", "summa"),
            ("Summa [euroa]", "summa"),
            ("Kustannus-laji", "kustannuslaji"),
            ("Kustannus-\nlaji", "kustannuslaji"),
            ("kustannus\u{ad}laji", "kustannuslaji"),
            ("Vastuu-\nhenkilö", "vastuuhenkilo"),
            ("Vastuuhenkilo\u{308}", "vastuuhenkilo"),
            ("3. Häiriöt *", "hairiot"),
            ("4) Häiriöt:", "hairiot"),
            ("Etappi pvm", "etappi_pvm"),
            ("Etappi, pvm", "etappi_pvm"),
            ("Kohde (palvelu)", "kohde"),
            ("Tuote", "kohde"),
            ("tuote ", "kohde"),
            ("Summa / Summa", "summa"),
            ("Sum of summa", "summa"),
            ("Sum - Summa", "summa"),
        ] {
            assert_eq!(known.meaning(heading), Meaning::Key(key), "{heading}");
        }
        for heading in ["Summa 2026", "", "€", "Kustannus", "Laji", "1.5"] {
            assert_eq!(known.meaning(heading), Meaning::Unknown, "{heading}");
        }
        assert_eq!(known.meaning("valmistumisaika"), Meaning::Ignored);
    }

    #[test]
    fn the_year_of_the_table_may_follow_a_heading() {
        let wanted = Wanted {
            year: Some(2027),
            ..wanted(&["summa", "kohde"])
        };
        let known = Known::of(&wanted);
        for heading in ["Summa 2027", "SUMMA (2027)", "Summa\u{a0}2027", "Summa\n2027"] {
            assert_eq!(known.meaning(heading), Meaning::Key("summa"), "{heading}");
        }
        for heading in [
            "Summa 2026",
            "Summa 2028",
            "2027",
            "Summa2027",
            "Summa 2026–2027",
            "Kulut 2027",
        ] {
            assert_eq!(known.meaning(heading), Meaning::Unknown, "{heading}");
        }
    }

    #[test]
    fn a_letter_or_two_are_a_mistake_and_another_word_is_not() {
        let wanted = wanted(&["selite", "syy", "kustannuslaji", "kohde"]);
        let known = Known::of(&wanted);
        for (heading, near) in [
            ("Selte", Some("selite")),
            ("Kustannuslaj", Some("kustannuslaji")),
            ("Kustanuslajit", Some("kustannuslaji")),
            ("Koodi", None),
            ("Tili", None),
            ("Muistio", None),
        ] {
            assert_eq!(known.nearest(heading, |_| true), near, "{heading}");
        }
        assert_eq!(known.nearest("Selte", |key| key != "selite"), None);
    }

    proptest! {
        #[test]
        fn the_quick_way_to_compare_headings_is_the_thorough_one(heading in "[ -~äöåÄÖÅ€–\u{a0}\u{ad}]{0,30}|\\PC{0,30}") {
            prop_assert_eq!(compact(&heading), compact_of_any(&heading));
        }

        #[test]
        fn no_heading_makes_it_panic(heading in "\\PC{0,30}") {
            let wanted = wanted(&["summa", "selite"]);
            let known = Known::of(&wanted);
            let _ = (known.meaning(&heading), known.nearest(&heading, |_| true));
        }
    }
}
