//! Dates that no calendar has, and periods that end before they begin.

use chrono::NaiveDate;

use crate::contents::{Contents, excerpt};
use crate::finding::Finding;
use crate::input::Expected;

pub(crate) fn check(contents: &Contents, expected: &Expected, findings: &mut Vec<Finding>) {
    for piece in &contents.pieces {
        let dates = dates(&piece.text);
        let mut told = |code, message: String, fix| {
            findings.push(Finding::of(
                &contents.name,
                piece.place.clone(),
                code,
                message,
                fix,
            ));
        };
        for written in dates.iter().filter(|written| written.date.is_none()) {
            let message = format!("päivää {} ei ole: ”{}”", written.text, excerpt(&piece.text));
            told("impossible-date", message, "korjaa päivä");
        }
        for pair in dates.windows(2) {
            let [first, second] = pair else { continue };
            let (Some(begins), Some(ends), true) = (first.date, second.date, second.follows_dash) else {
                continue;
            };
            if ends < begins {
                let message = format!("kausi {}–{} päättyy ennen kuin alkaa", first.text, second.text);
                told("period-order", message, "korjaa kauden alku tai loppu");
            }
            let year = begins.format("%Y").to_string();
            if let Some(right) = expected.year.map(|year| year.to_string())
                && piece.text.trim_start().starts_with("Sopimuskausi")
                && year != right
            {
                let message = format!("sopimuskausi alkaa vuonna {year}, mutta sopimus on vuodelta {right}");
                told("year-differs", message, "korjaa sopimuskausi");
            }
        }
    }
}

/// A date as it is written.
#[derive(Debug, PartialEq, Eq)]
struct Written {
    text: String,
    /// The day; `None` for one that there is not.
    date: Option<NaiveDate>,
    /// Whether it stands behind another with a dash between.
    follows_dash: bool,
}

/// The dates of a text: `31.12.2027`. What goes on with further figures is no date.
fn dates(text: &str) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let (mut rest, mut between) = (text, String::new());
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        between.push_str(&rest[..start]);
        let word = &rest[start..];
        let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        let word = word.trim_end_matches('.');
        // Numbers of cases and versions have further parts.
        let goes_on = after.starts_with(['/', ':', '_']) || between.ends_with(['/', '-', ':', '_', '.']);
        match parts(word).filter(|_| !goes_on) {
            Some([day, month, year]) => {
                let year = i32::try_from(year).unwrap_or(0);
                found.push(Written {
                    text: word.to_owned(),
                    date: NaiveDate::from_ymd_opt(year, month, day),
                    follows_dash: !found.is_empty() && matches!(between.trim(), "–" | "—" | "-" | "\u{2011}"),
                });
                between.clear();
            }
            None => between.push_str(word),
        }
        rest = after;
    }
    found
}

/// Day, month and year of four figures, whether there is such a day or not.
fn parts(word: &str) -> Option<[u32; 3]> {
    let parts: Vec<&str> = word.split('.').collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let is_short = |part: &str| (1..=2).contains(&part.len());
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let number = |part: &str| part.parse().ok();
    (is_short(day) && is_short(month) && is_year).then_some(())?;
    Some([number(day)?, number(month)?, number(year)?])
}

#[cfg(test)]
mod tests {
    use super::dates;

    #[test]
    fn dates_are_found_and_nothing_else() {
        for (text, expected) in [
            ("viimeistään 31.2.2027.", &[("31.2.2027", false)][..]),
            ("1.1.2027–31.12.2027", &[("1.1.2027", true), ("31.12.2027", true)]),
            (
                "1.13.2027 ja 0.1.2027",
                &[("1.13.2027", false), ("0.1.2027", false)],
            ),
            ("29.2.2028", &[("29.2.2028", true)]),
            ("momentti 25.40.01, versio 2.1.2027.3, kohta 5.2.1", &[]),
            ("ORK/12/00.04.01/2026 ja HEL 1.2.2026-001", &[("1.2.2026", true)]),
            ("laki (906/2019), 1/00.04.2026", &[]),
        ] {
            let found = dates(text);
            let found: Vec<(&str, bool)> = found
                .iter()
                .map(|it| (it.text.as_str(), it.date.is_some()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_period_is_two_dates_with_a_dash() {
        let is_period = |text: &str| dates(text).last().is_some_and(|last| last.follows_dash);
        for text in [
            "1.1.2027–31.12.2027",
            "31.12.2027 - 1.1.2027",
            "1.1.2027 — 2.1.2027",
        ] {
            assert!(is_period(text), "{text}");
        }
        assert!(!is_period("1.1.2027, 2.1.2027") && !is_period("– 2.1.2027"));
    }
}
