//! Days as people and systems write them.

use vuosikello_core::Date;

/// A day as [`Date`] shows it, without a weekday before it or a time of day after it. `None` when it is no day.
pub(super) fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let day = without_weekday(text);
    let end = day
        .find(|c: char| c.is_whitespace() || c == 'T')
        .unwrap_or(day.len());
    let (day, rest) = day.split_at_checked(end)?;
    let date = Date::parse(day).ok()?;
    is_time(rest).then(|| date.to_string())
}

/// The day without `ke` or `keskiviikko` before it.
fn without_weekday(text: &str) -> &str {
    let Some((word, day)) = text.split_once(char::is_whitespace) else {
        return text;
    };
    let word = word.trim_end_matches(['.', ',']).to_lowercase();
    let days = [
        "maanantai",
        "tiistai",
        "keskiviikko",
        "torstai",
        "perjantai",
        "lauantai",
        "sunnuntai",
    ];
    let is_weekday = days
        .iter()
        .any(|day| *day == word || day.get(..2) == Some(word.as_str()));
    if is_weekday { day.trim_start() } else { text }
}

/// Whether this is nothing or a time of day: `T00:00:00Z`, ` 9.30`, ` klo 9:30`, `T09:30:00+02:00`.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches('T').trim();
    let text = text.strip_prefix("klo").unwrap_or(text).trim();
    if text.is_empty() {
        return true;
    }
    let zone = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let Some((time, zone)) = text.split_at_checked(zone) else {
        return false;
    };
    let mut parts = time.trim().split([':', '.']);
    let is_part = |part: &str, most: u32| {
        (1..=2).contains(&part.len()) && part.parse::<u32>().is_ok_and(|number| number < most)
    };
    let has_hours = parts.next().is_some_and(|hours| is_part(hours, 24));
    let has_minutes = parts.next().is_some_and(|minutes| is_part(minutes, 60));
    let has_seconds = parts.next().is_none_or(|seconds| is_part(seconds, 60));
    let has_fraction = parts.all(|fraction| fraction.bytes().all(|byte| byte.is_ascii_digit()));
    let is_zone = zone
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, 'Z' | '+' | '-' | ':'));
    has_hours && has_minutes && has_seconds && has_fraction && is_zone
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_may_have_a_time_and_a_weekday() {
        for text in [
            "24.2.2027",
            "24.02.2027",
            "2027-02-24",
            "2027-02-24T00:00:00",
            "2027-02-24T09:30:00.000Z",
            "2027-02-24T09:30:00+02:00",
            "2027-02-24 09:30",
            "24.2.2027 9.30",
            "24.2.2027 klo 9.30",
            "24.2.2027 09:30:15",
            "ke 24.2.2027",
            "Keskiviikko 24.2.2027 klo 13:00",
        ] {
            assert_eq!(plain(text).as_deref(), Some("24.2.2027"), "{text}");
        }
        for text in [
            "",
            "24.2.",
            "24.2.27",
            "2/24/2027",
            "24.2.2027 iltapäivällä",
            "30.2.2027",
            "24.2.2027–26.2.2027",
            "24.2.2027 25:00",
            "ke",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[0-9.:TZ +-]{0,24}|\\PC{0,20}") {
            let _ = plain(&text);
        }
    }
}
