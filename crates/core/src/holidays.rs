//! Finnish public holidays, and the days on which state offices are closed.
//!
//! The rules stand in these acts:
//! - the Church Act (in the act 1054/1993 chapter 4, section 3) lists the church holidays: Christmas Day and the day
//!   after, New Year's Day, Epiphany, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday, Midsummer Day
//!   (the Saturday that follows 19 June) and All Saints' Day (the Saturday that follows 30 October);
//! - the act 272/1944 makes May Day a day off, the act 388/1937 Independence Day;
//! - section 5 of the act 150/1930 on the counting of time limits puts Saturdays, Midsummer Eve and Christmas Eve
//!   beside them: state offices are closed on these days.
//!
//! Easter Sunday is that of the Gregorian calendar.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::Date;

/// A public holiday of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// The Finnish name, as in the middle of a sentence.
    pub name: &'static str,
}

/// Why offices are closed on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOff {
    /// A Saturday or Sunday that is nothing else.
    Weekend,
    /// A public holiday or one of the two eves, with its Finnish name.
    Holiday(&'static str),
}

/// As in the middle of a sentence: `viikonloppu`, `helatorstai`.
impl fmt::Display for DayOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            DayOff::Weekend => "viikonloppu",
            DayOff::Holiday(name) => name,
        })
    }
}

/// When a holiday is.
#[derive(Debug, Clone, Copy)]
enum Rule {
    /// On a day of a month.
    Fixed(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i8),
    /// The first Saturday from a day of a month on, or so many days from it.
    Saturday(u32, u32, i8),
}

/// The holidays, in the order of the year. Where two fall on one day, the first gives it its name.
const HOLIDAYS: [(&str, Rule); 15] = [
    ("uudenvuodenpäivä", Rule::Fixed(1, 1)),
    ("loppiainen", Rule::Fixed(1, 6)),
    ("pitkäperjantai", Rule::Easter(-2)),
    ("pääsiäispäivä", Rule::Easter(0)),
    ("toinen pääsiäispäivä", Rule::Easter(1)),
    ("vappu", Rule::Fixed(5, 1)),
    ("helatorstai", Rule::Easter(39)),
    ("helluntaipäivä", Rule::Easter(49)),
    ("juhannusaatto", Rule::Saturday(6, 20, -1)),
    ("juhannuspäivä", Rule::Saturday(6, 20, 0)),
    ("pyhäinpäivä", Rule::Saturday(10, 31, 0)),
    ("itsenäisyyspäivä", Rule::Fixed(12, 6)),
    ("jouluaatto", Rule::Fixed(12, 24)),
    ("joulupäivä", Rule::Fixed(12, 25)),
    ("tapaninpäivä", Rule::Fixed(12, 26)),
];

impl Rule {
    /// Whether a day is the holiday in its year.
    fn is(self, day: NaiveDate) -> bool {
        match self {
            Rule::Fixed(month, of_month) => (day.month(), day.day()) == (month, of_month),
            // Easter is from March to April, and the last day that follows it in June.
            Rule::Easter(_) if !(3..=6).contains(&day.month()) => false,
            Rule::Saturday(month, ..) if !(month..=month + 1).contains(&day.month()) => false,
            Rule::Easter(_) | Rule::Saturday(..) => self.date(day.year()) == Some(day),
        }
    }

    fn date(self, year: i32) -> Option<NaiveDate> {
        match self {
            Rule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Rule::Easter(days) => shift(easter(year)?, days),
            Rule::Saturday(month, day, days) => {
                let from = NaiveDate::from_ymd_opt(year, month, day)?;
                let wait = from.weekday().days_since(Weekday::Sat);
                let saturday = from.checked_add_days(Days::new(u64::from((7 - wait) % 7)))?;
                shift(saturday, days)
            }
        }
    }
}

fn shift(date: NaiveDate, days: i8) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs().into());
    if days < 0 {
        date.checked_sub_days(distance)
    } else {
        date.checked_add_days(distance)
    }
}

/// Easter Sunday of the Gregorian calendar, by the method of 1876 that is known as Butcher's.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_correction = (8 * century + 13).div_euclid(25);
    let epact = (19 * golden + century - century.div_euclid(4) - moon_correction + 15).rem_euclid(30);
    let to_sunday =
        (32 + 2 * century.rem_euclid(4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let from_march = u32::try_from(epact + to_sunday - 7 * late + 114).ok()?;
    NaiveDate::from_ymd_opt(year, from_march / 31, from_march % 31 + 1)
}

/// The public holidays of a year and the eves of Midsummer and Christmas, in order.
///
/// ```
/// use vuosikello_core::holidays;
/// let spring = holidays(2027).into_iter().take(4);
/// let shown: Vec<String> = spring.map(|day| format!("{} {}", day.date, day.name)).collect();
/// assert_eq!(shown, ["1.1.2027 uudenvuodenpäivä", "6.1.2027 loppiainen", "26.3.2027 pitkäperjantai", "28.3.2027 pääsiäispäivä"]);
/// ```
pub fn holidays(year: i32) -> Vec<Holiday> {
    let mut holidays: Vec<Holiday> = HOLIDAYS
        .into_iter()
        .filter_map(|(name, rule)| {
            rule.date(year).map(|date| Holiday {
                date: date.into(),
                name,
            })
        })
        .collect();
    holidays.sort_by_key(|holiday| holiday.date);
    holidays
}

/// The Finnish name of a public holiday or of one of the two eves.
pub fn holiday_name(date: Date) -> Option<&'static str> {
    let day = date.naive();
    let found = HOLIDAYS.into_iter().find(|(_, rule)| rule.is(day));
    found.map(|(name, _)| name)
}

/// Why offices are closed on a day; `None` on a working day.
pub fn day_off(date: Date) -> Option<DayOff> {
    let weekend = matches!(date.naive().weekday(), Weekday::Sat | Weekday::Sun);
    holiday_name(date)
        .map(DayOff::Holiday)
        .or_else(|| weekend.then_some(DayOff::Weekend))
}

/// Whether a day is a working day of a Finnish state office.
pub fn is_working_day(date: Date) -> bool {
    day_off(date).is_none()
}

/// The day itself when it is a working day, or else the last working day before it.
pub fn working_day_on_or_before(date: Date) -> Date {
    let mut day = date;
    while !is_working_day(day) {
        match day.naive().pred_opt() {
            Some(before) => day = before.into(),
            // The calendar begins here.
            None => break,
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn easter_is_when_the_almanac_says() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2023, 4, 9),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2049, 4, 18),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day), "{year}");
        }
    }

    #[test]
    fn a_day_is_a_holiday_when_its_rule_gives_it() {
        for year in [1818, 1943, 2024, 2027, 2038, 2285] {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            for day in first.iter_days().take_while(|day| day.year() == year) {
                let named = HOLIDAYS
                    .into_iter()
                    .find(|(_, rule)| rule.date(year) == Some(day));
                assert_eq!(holiday_name(day.into()), named.map(|(name, _)| name), "{day}");
            }
        }
    }

    #[test]
    fn the_holidays_of_whole_years() {
        let shown = |year| -> Vec<String> {
            let days = holidays(year).into_iter();
            days.map(|day| format!("{} {}", day.date, day.name)).collect()
        };
        assert_eq!(
            shown(2024),
            [
                "1.1.2024 uudenvuodenpäivä",
                "6.1.2024 loppiainen",
                "29.3.2024 pitkäperjantai",
                "31.3.2024 pääsiäispäivä",
                "1.4.2024 toinen pääsiäispäivä",
                "1.5.2024 vappu",
                "9.5.2024 helatorstai",
                "19.5.2024 helluntaipäivä",
                "21.6.2024 juhannusaatto",
                "22.6.2024 juhannuspäivä",
                "2.11.2024 pyhäinpäivä",
                "6.12.2024 itsenäisyyspäivä",
                "24.12.2024 jouluaatto",
                "25.12.2024 joulupäivä",
                "26.12.2024 tapaninpäivä",
            ]
        );
        assert_eq!(
            shown(2027)[2..11],
            [
                "26.3.2027 pitkäperjantai",
                "28.3.2027 pääsiäispäivä",
                "29.3.2027 toinen pääsiäispäivä",
                "1.5.2027 vappu",
                "6.5.2027 helatorstai",
                "16.5.2027 helluntaipäivä",
                "25.6.2027 juhannusaatto",
                "26.6.2027 juhannuspäivä",
                "6.11.2027 pyhäinpäivä",
            ]
        );
    }

    #[test]
    fn the_saturdays_at_the_ends_of_their_weeks() {
        // The earliest and the latest day that each can have.
        for (day, name) in [
            ("20.6.2026", "juhannuspäivä"),
            ("26.6.2027", "juhannuspäivä"),
            ("31.10.2026", "pyhäinpäivä"),
            ("6.11.2027", "pyhäinpäivä"),
        ] {
            assert_eq!(holiday_name(date(day)), Some(name), "{day}");
        }
        for day in ["27.6.2026", "19.6.2027", "7.11.2026", "30.10.2027"] {
            assert_eq!(holiday_name(date(day)), None, "{day}");
            assert_eq!(day_off(date(day)), Some(DayOff::Weekend), "{day}");
        }
    }

    #[test]
    fn a_day_that_is_two_holidays_has_one_name() {
        assert_eq!(holiday_name(date("1.5.2008")), Some("vappu"));
        assert_eq!(
            holidays(2008)
                .iter()
                .filter(|day| day.date == date("1.5.2008"))
                .count(),
            2
        );
    }

    #[test]
    fn the_working_day_before() {
        for (day, before) in [
            ("23.12.2026", "23.12.2026"),
            ("24.12.2026", "23.12.2026"),
            ("27.12.2026", "23.12.2026"),
            ("29.3.2027", "25.3.2027"),
            ("6.12.2027", "3.12.2027"),
            ("1.1.2028", "31.12.2027"),
            ("27.6.2027", "24.6.2027"),
        ] {
            assert_eq!(working_day_on_or_before(date(day)), date(before), "{day}");
        }
        assert!(
            is_working_day(date("31.12.2027")),
            "New Year's Eve is a working day"
        );
        assert!(
            is_working_day(date("25.3.2027")),
            "Maundy Thursday is a working day"
        );
    }

    #[test]
    fn the_ends_of_the_calendar() {
        for year in [
            i32::MIN,
            NaiveDate::MIN.year(),
            -1,
            0,
            1,
            9999,
            NaiveDate::MAX.year(),
            i32::MAX,
        ] {
            assert!(holidays(year).len() <= 15);
        }
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = working_day_on_or_before(day.into());
        }
    }

    proptest! {
        #[test]
        fn every_year_has_its_fifteen_days(year in NaiveDate::MIN.year() + 1..NaiveDate::MAX.year()) {
            let days = holidays(year);
            prop_assert_eq!(days.len(), 15);
            let sunday = easter(year).unwrap();
            prop_assert_eq!(sunday.weekday(), Weekday::Sun);
            prop_assert!((3, 22) <= (sunday.month(), sunday.day()) && (sunday.month(), sunday.day()) <= (4, 25));
            for day in days {
                prop_assert!(!is_working_day(day.date));
            }
        }

        #[test]
        fn the_working_day_is_within_the_week(days in 0i64..3_652_058) {
            let day = Date::from(NaiveDate::from_ymd_opt(1, 1, 8).unwrap() + chrono::TimeDelta::days(days % 3_652_000));
            let before = working_day_on_or_before(day);
            prop_assert!(is_working_day(before));
            prop_assert!(before <= day && (day.naive() - before.naive()).num_days() <= 5);
        }
    }
}
