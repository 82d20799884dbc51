//! The time zone of Finland.

/// The name of the zone in the IANA time zone database.
pub(crate) const NAME: &str = "Europe/Helsinki";

/// The first whole year in which the rules below hold: summer time ends on the last Sunday of October since 1996.
pub(crate) const FIRST_YEAR: i32 = 1997;

/// The description of the zone, line by line: eastern European time, and summer time from the last Sunday of March at
/// 3.00 to the last Sunday of October at 4.00 (directive 2000/84/EC).
pub(crate) const DESCRIPTION: [&str; 18] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Helsinki",
    "X-LIC-LOCATION:Europe/Helsinki",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:EEST",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0300",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T040000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:EET",
    "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0200",
    "END:STANDARD",
    "END:VTIMEZONE",
];
