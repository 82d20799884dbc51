//! Finnish forms of dates, times and amounts, as running text has them.

use vuosikello_core::{Date, MeetingId, Money, Month, Percentage, TimeOfDay};

/// The genitive of each month.
const MONTHS: [&str; 12] = [
    "tammikuun",
    "helmikuun",
    "maaliskuun",
    "huhtikuun",
    "toukokuun",
    "kesäkuun",
    "heinäkuun",
    "elokuun",
    "syyskuun",
    "lokakuun",
    "marraskuun",
    "joulukuun",
];

/// The genitive of a month and its year: `helmikuun 2027`.
pub(crate) fn of_month(month: Month) -> String {
    let name = usize::from(month.number())
        .checked_sub(1)
        .and_then(|i| MONTHS.get(i))
        .copied()
        .unwrap_or_default();
    format!("{name} {}", month.year())
}

/// The number of a meeting: `1/2027` is the meeting of the first quarter.
pub(crate) fn meeting_number(id: MeetingId) -> String {
    format!("{}/{}", id.quarter().number(), id.year())
}

/// The quarter as a column of a table names it: `Q1/2027`.
pub(crate) fn quarter(id: MeetingId) -> String {
    format!("{}/{}", id.quarter(), id.year())
}

/// A day with its name: `torstai 11.3.2027`.
pub(crate) fn day(date: Date) -> String {
    format!("{} {date}", date.weekday())
}

/// When something is by a day: `torstaina 11.3.2027`.
pub(crate) fn on_day(date: Date) -> String {
    // All names take the ending as they are.
    format!("{}na {date}", date.weekday())
}

/// A time of the day: `klo 9.00`; stays on one line.
pub(crate) fn at(time: TimeOfDay) -> String {
    format!("klo\u{a0}{time}")
}

/// From one time to another: `klo 9.00–10.30`.
pub(crate) fn times(from: TimeOfDay, to: TimeOfDay) -> String {
    format!("{}–{to}", at(from))
}

/// A deviation with its sign: `+1 234,00 €`, `−1 234,00 €`, `0,00 €`.
pub(crate) fn signed(amount: Money) -> String {
    format!("{amount:+}")
}

/// A share with its sign: `+1,2 %`.
pub(crate) fn signed_share(share: Percentage) -> String {
    format!("{share:+}")
}

/// A deviation in running text, without its sign: the text says whether it is above or below.
pub(crate) fn size(amount: Money) -> String {
    amount.to_string().trim_start_matches('\u{2212}').to_owned()
}

/// The same of a share. One that is too small to be shown is not nothing, since the amount beside it is not.
pub(crate) fn share_size(share: Percentage) -> String {
    match share.tenths() {
        0 => "alle\u{a0}0,1\u{a0}%".to_owned(),
        _ => share.to_string().trim_start_matches('\u{2212}').to_owned(),
    }
}
