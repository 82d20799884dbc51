//! Amounts of money as people and systems write them.

use vuosikello_core::Money;

/// What computing adds to an amount: less than this part of a euro, and far more than what a double of any real budget loses.
const NOISE: f64 = 1e-6;

/// An amount as [`Money`] reads it: without `EUR` and thin spaces, with the minus before it. `None` when it is no amount, or could be read in
/// two ways.
pub(super) fn plain(text: &str) -> Option<String> {
    match is_of_digits(text) {
        true => Money::parse(text).ok().map(|_| text.to_owned()),
        false => plain_of_any(text),
    }
}

/// Whether a text is a number as systems write it, `-1234,50` or `1234`: it is read as it stands.
fn is_of_digits(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = number.split_once(',').unwrap_or((number, "0"));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    !whole.is_empty() && are_digits(whole) && (1..=2).contains(&decimals.len()) && are_digits(decimals)
}

fn plain_of_any(text: &str) -> Option<String> {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_whitespace() { '\u{a0}' } else { c })
        .collect();
    let trimmed = spaced.trim();
    let (in_brackets, inner) = match trimmed.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (true, inner),
        None => (false, trimmed),
    };
    let (had_unit, number) = without_unit(inner);
    let (has_sign_before, has_sign_after, number) = without_signs(number);
    let signs = usize::from(has_sign_before) + usize::from(has_sign_after);
    // The unit may stand inside the sign, and the sign inside the brackets: `-5 €`, `€ -5`, `(5 €)`, `(5) €`.
    let (more_unit, number) = without_unit(number);
    let (in_inner_brackets, number) = match number.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (true, inner.trim()),
        None => (false, number),
    };
    let negatives = usize::from(in_brackets) + usize::from(in_inner_brackets) + signs;
    // `1 234,-` has no cents, and its dash is no minus.
    let (number, negatives) = match number.strip_suffix(',') {
        Some(whole) if has_sign_after => (whole, negatives - 1),
        Some(_) => return None,
        None => (number, negatives),
    };
    if negatives > 1 {
        return None;
    }
    // The accounting format of Excel shows nothing as a dash before the sign of the currency.
    if number.is_empty() {
        return ((had_unit || more_unit) && signs == 1 && !in_brackets).then(|| "0,00".to_owned());
    }
    let ungrouped = ungrouped(number);
    let number = exact(ungrouped.as_deref().unwrap_or(number));
    let signed = if negatives == 1 {
        format!("-{number}")
    } else {
        number
    };
    Money::parse(&signed).ok().map(|_| signed)
}

/// The text without the name of the currency before or after it.
fn without_unit(text: &str) -> (bool, &str) {
    let text = text.trim();
    for unit in ["€", "EUR", "EURO", "EUROA"] {
        let cut = text.len().checked_sub(unit.len());
        let last = cut.and_then(|cut| text.split_at_checked(cut));
        if let Some((rest, end)) = last
            && end.eq_ignore_ascii_case(unit)
        {
            return (true, rest.trim());
        }
        if let Some((start, rest)) = text.split_at_checked(unit.len())
            && start.eq_ignore_ascii_case(unit)
        {
            return (true, rest.trim());
        }
    }
    (false, text)
}

/// Whether there are minus signs before and after a text, and the text without them. The dash of a text program counts as one.
fn without_signs(text: &str) -> (bool, bool, &str) {
    let is_minus = |c: char| {
        matches!(
            c,
            '-' | '\u{2212}' | '–' | '\u{2010}' | '\u{2011}' | '\u{fe63}' | '\u{ff0d}'
        )
    };
    let after = text.strip_prefix(is_minus).map(str::trim);
    let text = after.unwrap_or(text);
    let before = text.strip_suffix(is_minus).map(str::trim);
    (after.is_some(), before.is_some(), before.unwrap_or(text))
}

/// A number without the full stops or commas between its thousands, where it can be read in one way only: with another mark before its cents, or
/// with several groups. `1.234` may be either and stays as it is.
fn ungrouped(number: &str) -> Option<String> {
    let last = number.rfind([',', '.'])?;
    let (before, after) = (number.get(..last)?, number.get(last + 1..)?);
    let mark = number.get(last..=last)?;
    let other = if mark == "," { '.' } else { ',' };
    let is_grouped = |text: &str, mark: char| {
        let mut groups = text.split(mark);
        let is_first = groups
            .next()
            .is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'));
        let count = groups.clone().count();
        let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
        (is_first && count > 0 && groups.all(is_group)).then_some(count)
    };
    if is_grouped(before, other).is_some() && (1..=2).contains(&after.len()) {
        return Some(format!("{},{after}", before.replace(other, "")));
    }
    let mark = mark.chars().next()?;
    let is_whole = is_grouped(number, mark).is_some_and(|groups| groups > 1);
    is_whole.then(|| number.replace(mark, ""))
}

/// The number without the noise of computing, where it has so many decimals that a program must have written it.
fn exact(number: &str) -> String {
    let decimals = number
        .split_once([',', '.'])
        .map_or(0, |(_, decimals)| decimals.len());
    let value = number.replace(',', ".").parse::<f64>().ok();
    let rounded = value.filter(|_| decimals > 6).map(without_noise);
    match rounded {
        Some(cents) if Some(cents) != value => format!("{cents:.2}").replace('.', ","),
        _ => number.to_owned(),
    }
}

/// The whole cents that a number differs from by the noise of computing only; otherwise the number.
///
/// ```
/// use vuosikello_intake::without_noise;
/// assert_eq!(without_noise(5_421.819_999_999_992), 5_421.82);
/// assert_eq!(without_noise(0.125), 0.125);
/// ```
pub fn without_noise(value: f64) -> f64 {
    let cents = (value * 100.0).round() / 100.0;
    if (value - cents).abs() < NOISE {
        cents
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_people_and_systems_write_them() {
        for (text, cents) in [
            ("107\u{2009}190,42\u{a0}EUR", 10_719_042),
            ("107\u{202f}190,42 eur", 10_719_042),
            ("EUR 5,00", 500),
            ("€5,00", 500),
            ("5 euroa", 500),
            ("(1 234,50)", -123_450),
            ("(1 234,50 €)", -123_450),
            ("(1 234,50) €", -123_450),
            ("5,00-", -500),
            ("5,00 -", -500),
            ("5,00– €", -500),
            ("−5,00", -500),
            ("–5,00", -500),
            ("-5,00 €", -500),
            ("€ -5,00", -500),
            ("- 5,00", -500),
            ("1 234,-", 123_400),
            ("-1 234,-", -123_400),
            ("1 234,– €", 123_400),
            ("- €", 0),
            ("-\u{a0}\u{a0} €", 0),
            ("5421.819999999992", 542_182),
            ("5421,819999999992", 542_182),
            ("21300.18000000001", 2_130_018),
            ("+5,00", 500),
            ("1.234,56", 123_456),
            ("1,234.50 €", 123_450),
            ("-1.234.567,8", -123_456_780),
            ("1.234.567", 123_456_700),
        ] {
            let plain = plain(text);
            let money = plain.as_deref().map(|plain| Money::parse(plain).unwrap().cents());
            assert_eq!(money, Some(cents), "{text}: {plain:?}");
        }
        for text in [
            "1.234",
            "1,234",
            "-",
            "–",
            "",
            "€",
            "--5",
            "-5-",
            "(-5)",
            "((5))",
            "5 €/kk",
            "50 %",
            "12.500",
            "1.000",
            "1.234,567",
            "12.34,5",
            "0.123,4",
            "1.234,5.6",
            "0.125",
            "50,001",
            "5421.8151",
            "5 USD",
            "EUR",
            "1'234",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    #[test]
    fn noise_is_taken_away_and_thousandths_are_not() {
        for (value, exact) in [
            (5_421.819_999_999_992, 5_421.82),
            (0.1 + 0.2, 0.3),
            (0.125, 0.125),
            (50.001, 50.001),
            (-21_300.180_000_000_01, -21_300.18),
        ] {
            assert_eq!(without_noise(value), exact);
        }
        assert!(without_noise(f64::NAN).is_nan());
        assert_eq!(without_noise(f64::INFINITY), f64::INFINITY);
    }

    proptest! {
        #[test]
        fn the_quick_way_to_read_an_amount_is_the_thorough_one(text in "[-+( ]?[0-9]{0,17}[,.-]?[0-9]{0,3}") {
            prop_assert_eq!(plain(&text), plain_of_any(&text));
        }

        #[test]
        fn every_amount_is_read_with_currency_brackets_and_thin_spaces(cents in -1_000_000_000_000i64..1_000_000_000_000) {
            let money = Money::from_cents(cents);
            let figures = money.figures();
            let positive = figures.trim_start_matches('\u{2212}');
            let forms = [
                format!("{} EUR", figures.replace('\u{a0}', "\u{2009}")),
                if cents < 0 { format!("({positive})") } else { positive.to_owned() },
                if cents < 0 { format!("{positive}-") } else { positive.to_owned() },
            ];
            for form in forms {
                let plain = plain(&form);
                let read = plain.as_deref().map(|plain| Money::parse(plain).unwrap().cents());
                prop_assert_eq!(read, Some(cents), "{}", form);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "[-–−()€EUR0-9 ,.\u{a0}]{0,12}|\\PC{0,12}") {
            let _ = plain(&text);
        }
    }
}
