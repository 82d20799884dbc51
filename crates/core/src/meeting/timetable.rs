//! When each item of an agenda begins.

use chrono::TimeDelta;

use crate::{Item, ItemKind, Meeting, TimeOfDay};

/// Minutes are shared out in steps of so many, as people plan meetings.
const STEP: i64 = 5;

/// The least that an item gets whose length nobody has given.
const LEAST: i64 = 5;

/// When each of the items begins; `None` where they do not fit into the meeting, or the meeting ends before it starts.
///
/// What the meeting or the settings say of an item is kept. The others get what they usually take in meetings of an hour and a
/// half: opening 5 minutes, the minutes of the previous meeting 10, finance, services and development 15 each, an item of the
/// meeting's own 10, the survey 10, other matters 5, the next meeting 5, closing none. What is left over goes to finance and
/// development in turn; what is too much is taken where most is.
///
/// ```
/// use vuosikello_core::{AgendaItem, Meeting, agenda, timetable};
///
/// let meeting: Meeting = serde_json::from_value(serde_json::json!({
///     "kokous": "2027-Q1", "paivays": "9.3.2027", "alkaa": "9.00", "paattyy": "10.30", "paikka": "Kokoushuone",
///     "puheenjohtaja": "Maija Malli", "sihteeri": "Ville Viite",
/// }))?;
/// let common = AgendaItem::standard();
/// let times = timetable(&agenda(&common, &meeting), &meeting).unwrap();
/// let times: Vec<String> = times.iter().map(ToString::to_string).collect();
/// assert_eq!(times.join(" "), "9.00 9.05 9.15 9.35 9.50 10.10 10.20 10.25 10.30");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn timetable(items: &[Item<'_>], meeting: &Meeting) -> Option<Vec<TimeOfDay>> {
    let length = (meeting.ends.naive() - meeting.starts.naive()).num_minutes();
    let mut minutes: Vec<i64> = items.iter().map(usual).collect();
    let mut spare = length - minutes.iter().sum::<i64>();
    let is_free = |i: usize| items.get(i).is_some_and(|item| item.minutes.is_none());
    while spare < 0 {
        // Of several that take as long the last is shortened first: what comes early is decided on.
        let longest = minutes
            .iter_mut()
            .enumerate()
            .filter(|(i, minutes)| is_free(*i) && **minutes > LEAST)
            .max_by_key(|(_, minutes)| **minutes)?
            .1;
        *longest -= STEP;
        spare += STEP;
    }
    let growing: Vec<usize> = (0..items.len())
        .filter(|i| {
            let kind = items.get(*i).map(|item| item.kind);
            is_free(*i) && matches!(kind, Some(ItemKind::Finance | ItemKind::Development))
        })
        .collect();
    for i in growing.iter().cycle() {
        if spare < STEP {
            break;
        }
        if let Some(minutes) = minutes.get_mut(*i) {
            *minutes += STEP;
        }
        spare -= STEP;
    }
    let mut begins = meeting.starts;
    let times = minutes.into_iter().map(|minutes| {
        let this = begins;
        begins = TimeOfDay::from(begins.naive() + TimeDelta::minutes(minutes));
        this
    });
    Some(times.collect())
}

/// How long an item takes before times are fitted to the meeting, in minutes.
fn usual(item: &Item<'_>) -> i64 {
    let usual = match item.kind {
        ItemKind::Finance | ItemKind::Services | ItemKind::Development => 15,
        ItemKind::PreviousMinutes | ItemKind::Survey | ItemKind::Own => 10,
        ItemKind::Opening | ItemKind::Other | ItemKind::NextMeeting => 5,
        ItemKind::Closing => 0,
    };
    item.minutes.map_or(usual, i64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::example::meeting;
    use crate::{AgendaItem, ExtraItem, ItemHandling, agenda};
    use proptest::prelude::*;

    fn times(ends: &str, own: usize, given: &[(&str, u16)]) -> Option<Vec<String>> {
        let mut meeting = meeting("2027-Q1", "9.3.2027");
        meeting.starts = TimeOfDay::parse("9.00").unwrap();
        meeting.ends = TimeOfDay::parse(ends).unwrap();
        let extra = ExtraItem {
            title: "Oma asia".to_owned(),
            after: "kehitys".to_owned(),
            ..ExtraItem::default()
        };
        meeting.extra_items = vec![extra; own];
        let handling = |(item, minutes): &(&str, u16)| ItemHandling {
            item: (*item).to_owned(),
            minutes: Some(*minutes),
            ..ItemHandling::default()
        };
        meeting.handling = given.iter().map(handling).collect();
        let common = AgendaItem::standard();
        let times = timetable(&agenda(&common, &meeting), &meeting)?;
        Some(times.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_meeting_of_an_hour_and_a_half_has_room_for_one_item_of_its_own() {
        let wanted = "9.00 9.05 9.15 9.30 9.45 10.00 10.10 10.20 10.25 10.30";
        assert_eq!(times("10.30", 1, &[]).unwrap().join(" "), wanted);
    }

    #[test]
    fn what_is_left_over_goes_to_finance_and_development() {
        let wanted = "9.00 9.05 9.15 9.50 10.05 10.40 10.50 10.55 11.00";
        assert_eq!(times("11.00", 0, &[]).unwrap().join(" "), wanted);
    }

    #[test]
    fn a_given_length_is_kept() {
        let wanted = "9.00 9.05 9.15 9.20 9.35 10.10 10.20 10.25 10.30";
        assert_eq!(times("10.30", 0, &[("talous", 5)]).unwrap().join(" "), wanted);
        assert_eq!(times("10.30", 0, &[("talous", 90)]), None);
    }

    #[test]
    fn a_short_meeting_shortens_the_longest_items() {
        let wanted = "9.00 9.05 9.15 9.25 9.35 9.40 9.45 9.50 9.55 10.00";
        assert_eq!(times("10.00", 1, &[]).unwrap().join(" "), wanted);
        assert_eq!(times("9.30", 0, &[]), None);
    }

    proptest! {
        #[test]
        fn items_follow_one_another_within_the_meeting(
            length in 0u32..900,
            own in 0usize..6,
            given in prop::collection::vec((prop::sample::select(vec!["talous", "kehitys", "muut", "avaus"]), 0u16..100), 0..3),
        ) {
            let ends = format!("{}.{:02}", 9 + length / 60, length % 60);
            if let Some(times) = times(&ends, own, &given) {
                let at = |text: &String| TimeOfDay::parse(text).unwrap();
                prop_assert_eq!(times.len(), 9 + own);
                prop_assert!(times.windows(2).all(|pair| at(&pair[0]) <= at(&pair[1])));
                prop_assert!(times.iter().all(|time| at(time) <= at(&ends)));
            }
        }
    }
}
