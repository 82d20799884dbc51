//! The calendar of a year, from the table alone and with exact dates.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{Configuration, Customer, Date, DayOff, PublicBody, Quarter, Registry, is_working_day};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A workspace whose year 2027 has these settings beside the version of its templates.
fn workspace(settings: Value) -> Configuration {
    let mut year = json!({ "mallien_versio": "2027.1" });
    year.as_object_mut()
        .unwrap()
        .extend(settings.as_object().unwrap().clone());
    serde_json::from_value(json!({
        "organisaatio": {
            "nimi": { "perusmuoto": "Palvelukeskus" },
            "lyhenne": "PK",
            "hallinnonala": { "perusmuoto": "hallinnonala" },
            "saados": { "nimi": { "perusmuoto": "laki" }, "numero": "1/2012" }
        },
        "vuodet": { "2027": year }
    }))
    .unwrap()
}

fn customer(calendar: Value) -> Customer {
    serde_json::from_value(json!({
        "tunnus": "RISE",
        "nimi": { "perusmuoto": "Virasto" },
        "segmentti": "suuri",
        "vaihe": "aloitus",
        "sitoutuminen": 3,
        "yhteyshenkilot": [],
        "kalenteri": calendar
    }))
    .unwrap()
}

fn meetings(dates: &[(Quarter, &str)]) -> BTreeMap<Quarter, Date> {
    dates.iter().map(|(quarter, day)| (*quarter, date(day))).collect()
}

/// The entry of an id, which the calendar must have once.
fn only<'a>(calendar: &'a [ScheduledEntry], id: &str) -> &'a ScheduledEntry {
    let mut found = calendar.iter().filter(|entry| entry.entry.id == id);
    let entry = found.next().unwrap_or_else(|| panic!("{id}"));
    assert_eq!(found.next(), None, "{id}");
    entry
}

/// `2.3.2027`, or with a move `2.3.2027 (6.3.2027 viikonloppu)`, and a star when it is exact.
fn told(calendar: &[ScheduledEntry], id: &str) -> String {
    let entry = only(calendar, id);
    let moved = entry
        .moved
        .map(|moved| format!(" ({} {})", moved.from, moved.reason))
        .unwrap_or_default();
    format!("{}{moved}{}", entry.date, if entry.exact { " *" } else { "" })
}

#[test]
fn the_table_of_the_year() {
    let calendar = schedule(2027, &workspace(json!({})), None, &BTreeMap::new());
    let shown: Vec<String> = calendar
        .iter()
        .filter(|entry| !entry.is_monthly())
        .map(|entry| format!("{} {}", told(&calendar, &entry.entry.id), entry.entry.id))
        .collect();
    assert_eq!(
        shown,
        [
            "22.2.2027 kysely-q1",
            "26.2.2027 (28.2.2027 viikonloppu) tilinpaatos",
            "26.2.2027 (28.2.2027 viikonloppu) talouskeskustelut",
            "26.2.2027 (28.2.2027 viikonloppu) maararahan-palautus",
            "8.3.2027 aineisto-q1",
            "15.3.2027 kokous-q1",
            "16.3.2027 poytakirja-q1",
            "31.3.2027 tae-b1",
            "25.5.2027 kysely-q2",
            "31.5.2027 tpe-1-valmistelu",
            "8.6.2027 aineisto-q2",
            "15.6.2027 kokous-q2",
            "16.6.2027 poytakirja-q2",
            "30.6.2027 tpe-1-esittely",
            "30.7.2027 (31.7.2027 viikonloppu) tpe-1",
            "25.8.2027 kysely-q3",
            "8.9.2027 aineisto-q3",
            "15.9.2027 kokous-q3",
            "16.9.2027 poytakirja-q3",
            "30.9.2027 tae-b2",
            "29.10.2027 (31.10.2027 viikonloppu) tpe-2",
            "29.10.2027 (31.10.2027 viikonloppu) kehyskausi",
            "29.10.2027 (31.10.2027 viikonloppu) kayttajakysely",
            "15.11.2027 suunnittelukokoukset",
            "24.11.2027 kysely-q4",
            "30.11.2027 tae-b3-viimeistely",
            "30.11.2027 sopimusluonnokset",
            "8.12.2027 aineisto-q4",
            "15.12.2027 lopullinen-sopimus",
            "15.12.2027 kokous-q4",
            "16.12.2027 poytakirja-q4",
            "23.12.2027 sopimus",
            "31.12.2027 tae-b3",
        ]
    );
    let monthly: Vec<String> = calendar
        .iter()
        .filter(|entry| entry.is_monthly())
        .map(|entry| entry.date.to_string())
        .collect();
    assert_eq!(monthly.len(), 12);
    assert_eq!(monthly[..3], ["29.1.2027", "26.2.2027", "31.3.2027"]);
}

#[test]
fn the_agreement_is_signed_before_christmas() {
    for (year, day) in [
        (2026, "23.12.2026"),
        (2028, "22.12.2028 (23.12.2028 viikonloppu)"),
        (2029, "21.12.2029 (23.12.2029 viikonloppu)"),
    ] {
        let calendar = schedule(year, &workspace(json!({})), None, &BTreeMap::new());
        assert_eq!(told(&calendar, "sopimus"), day);
    }
}

#[test]
fn finance_gives_exact_dates_and_a_customer_its_own() {
    let workspace = workspace(
        json!({ "kalenteri": { "tae-b1": "12.3.2027", "tpe-1": "6.6.2027", "tae-b2": "10.9.2027" } }),
    );
    let customer = customer(json!({ "2027": { "tae-b1": "10.3.2027" }, "2028": { "tpe-1": "1.6.2028" } }));
    let calendar = schedule(2027, &workspace, Some(&customer), &BTreeMap::new());
    assert_eq!(told(&calendar, "tae-b1"), "10.3.2027 *");
    assert_eq!(told(&calendar, "tpe-1"), "4.6.2027 (6.6.2027 viikonloppu) *");
    assert_eq!(told(&calendar, "tae-b2"), "10.9.2027 *");
    let calendar = schedule(2027, &workspace, None, &BTreeMap::new());
    assert_eq!(told(&calendar, "tae-b1"), "12.3.2027 *");
    // Another year has other dates.
    let calendar = schedule(2028, &workspace, Some(&customer), &BTreeMap::new());
    assert_eq!(told(&calendar, "tae-b1"), "31.3.2028");
    assert_eq!(told(&calendar, "tpe-1"), "1.6.2028 *");
}

#[test]
fn what_belongs_to_a_meeting_follows_its_date() {
    // 25.3.2027 is Maundy Thursday: the day after is Good Friday.
    let dates = meetings(&[(Quarter::I, "25.3.2027"), (Quarter::III, "25.9.2027")]);
    let calendar = schedule(2027, &workspace(json!({})), None, &dates);
    for (id, day) in [
        ("kysely-q1", "4.3.2027 *"),
        ("aineisto-q1", "18.3.2027 *"),
        ("kokous-q1", "25.3.2027 *"),
        ("poytakirja-q1", "25.3.2027 (26.3.2027 pitkäperjantai) *"),
        // A Saturday: the day of the meeting is as it was given.
        ("kokous-q3", "25.9.2027 *"),
        ("aineisto-q3", "17.9.2027 (18.9.2027 viikonloppu) *"),
        ("kokous-q2", "15.6.2027"),
    ] {
        assert_eq!(told(&calendar, id), day, "{id}");
    }
}

#[test]
fn a_meeting_goes_by_its_own_date_first_then_by_the_calendars() {
    let workspace =
        workspace(json!({ "kalenteri": { "kokous-q1": "10.3.2027", "aineisto-q2": "1.6.2027" } }));
    let calendar = schedule(2027, &workspace, None, &BTreeMap::new());
    assert_eq!(told(&calendar, "kokous-q1"), "10.3.2027 *");
    assert_eq!(told(&calendar, "aineisto-q1"), "3.3.2027 *");
    assert_eq!(told(&calendar, "aineisto-q2"), "1.6.2027 *");
    assert_eq!(told(&calendar, "kokous-q2"), "15.6.2027");
    let calendar = schedule(2027, &workspace, None, &meetings(&[(Quarter::I, "17.3.2027")]));
    assert_eq!(told(&calendar, "kokous-q1"), "17.3.2027 *");
    assert_eq!(told(&calendar, "aineisto-q1"), "10.3.2027 *");
}

#[test]
fn a_default_meeting_moves_and_the_rest_with_it() {
    // 15.9.2029 is a Saturday.
    let calendar = schedule(2029, &workspace(json!({})), None, &BTreeMap::new());
    assert_eq!(told(&calendar, "kokous-q3"), "14.9.2029 (15.9.2029 viikonloppu)");
    assert_eq!(told(&calendar, "aineisto-q3"), "7.9.2029");
}

#[test]
fn how_long_before_a_meeting_the_material_is_due_is_a_setting() {
    let mut workspace = workspace(json!({}));
    workspace.defaults.meetings.pack_days = 10;
    let calendar = schedule(2027, &workspace, None, &meetings(&[(Quarter::I, "4.1.2027")]));
    // Ten days before is Christmas Day of the year before.
    assert_eq!(
        told(&calendar, "aineisto-q1"),
        "23.12.2026 (25.12.2026 joulupäivä) *"
    );
    assert_eq!(calendar.first().map(|entry| entry.year), Some(2027));
}

#[test]
fn a_year_has_entries_of_its_own() {
    let calendar = schedule(
        2027,
        &workspace(json!({ "lisapaivat": [
            { "tunnus": "koulutus", "otsikko": "Koulutus", "teema": "yhteistyo", "paivays": "6.5.2027", "kuvaus": "Uusi järjestelmä" }
        ] })),
        None,
        &BTreeMap::new(),
    );
    assert_eq!(told(&calendar, "koulutus"), "5.5.2027 (6.5.2027 helatorstai) *");
    let entry = &only(&calendar, "koulutus").entry;
    assert_eq!(
        (entry.theme, entry.task.as_ref()),
        (ClockTheme::Cooperation, None)
    );
    assert_eq!(entry.description.as_deref(), Some("Uusi järjestelmä"));
}

#[test]
fn a_workspace_may_have_a_table_of_its_own() {
    let mut workspace = workspace(json!({}));
    workspace.defaults.clock = serde_json::from_value(json!([
        { "tunnus": "budjetti", "otsikko": "Budjetti", "teema": "talous", "ajankohta": "29.2." },
        { "tunnus": "palaveri", "otsikko": "Palaveri", "teema": "yhteistyo", "ajankohta": "joka kuukausi" },
        { "tunnus": "paketti", "otsikko": "Paketti", "teema": "seurantaryhma", "ajankohta": "aineisto Q2", "tehtava": "aineisto Q2" }
    ]))
    .unwrap();
    let calendar = schedule(2027, &workspace, None, &BTreeMap::new());
    assert_eq!(calendar.len(), 14);
    assert_eq!(told(&calendar, "budjetti"), "26.2.2027 (28.2.2027 viikonloppu)");
    assert_eq!(
        told(&schedule(2028, &workspace, None, &BTreeMap::new()), "budjetti"),
        "29.2.2028"
    );
    let json = serde_json::to_value(&workspace.defaults.clock).unwrap();
    assert_eq!(json[2]["ajankohta"], "aineisto Q2");
    assert_eq!(json[2]["tehtava"], "aineisto Q2");
}

#[test]
fn an_exact_date_of_a_monthly_entry_is_that_of_its_month() {
    let workspace = workspace(json!({ "kalenteri": { "kuukausikokous": "10.5.2027" } }));
    let calendar = schedule(2027, &workspace, None, &BTreeMap::new());
    let monthly = calendar.iter().filter(|entry| entry.is_monthly());
    let exact: Vec<String> = monthly
        .clone()
        .filter(|entry| entry.exact)
        .map(|entry| entry.date.to_string())
        .collect();
    assert_eq!((monthly.count(), exact), (12, vec!["10.5.2027".to_owned()]));
}

#[test]
fn the_standard_table_is_in_order() {
    let table = ClockEntry::standard(PublicBody::State);
    let ids: BTreeSet<&str> = table.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids.len(), table.len());
    let tasks = table.iter().filter_map(|entry| entry.task.as_ref());
    let mut tasks: Vec<&str> = tasks.map(ClockTask::name).collect();
    let mut known: Vec<&str> = Registry::built_in().tasks().map(ClockTask::name).collect();
    tasks.sort_unstable();
    known.sort_unstable();
    assert_eq!(tasks, known);
    let json = serde_json::to_value(&table).unwrap();
    assert_eq!(serde_json::from_value::<Vec<ClockEntry>>(json).unwrap(), table);
}

#[test]
fn progress_on_a_day() {
    let due = date("10.3.2027");
    for (on, done, progress) in [
        ("11.3.2027", Some(true), Progress::Done),
        ("1.1.2027", Some(true), Progress::Done),
        ("11.3.2027", Some(false), Progress::Late),
        ("11.3.2027", None, Progress::Past),
        ("10.3.2027", Some(false), Progress::Due),
        ("24.2.2027", Some(false), Progress::Due),
        ("24.2.2027", None, Progress::Due),
        ("23.2.2027", Some(false), Progress::Coming),
        ("23.2.2027", None, Progress::Coming),
    ] {
        assert_eq!(
            Progress::of(due, date(on), done, Progress::DAYS_DUE),
            progress,
            "{on} {done:?}"
        );
    }
}

proptest! {
    #[test]
    fn every_year_has_a_calendar_of_working_days(year in 1i32..=9999, day in 1u32..=31, month in 1u32..=12) {
        let meeting = chrono::NaiveDate::from_ymd_opt(year, month, day).map(Date::from);
        let dates: BTreeMap<Quarter, Date> = meeting.into_iter().map(|date| (Quarter::of(date), date)).collect();
        let calendar = schedule(year, &workspace(json!({})), None, &dates);
        prop_assert_eq!(calendar.len(), 33 + 12);
        prop_assert!(calendar.is_sorted_by_key(|entry| entry.date));
        for entry in &calendar {
            let given = meeting == Some(entry.date) && entry.exact;
            prop_assert!(given || is_working_day(entry.date), "{} {}", entry.date, entry.entry.id);
            if let Some(moved) = entry.moved {
                prop_assert!(entry.date < moved.from && !is_working_day(moved.from));
                prop_assert_eq!(moved.reason == DayOff::Weekend, crate::holiday_name(moved.from).is_none());
            }
        }
    }

    #[test]
    fn no_year_makes_it_panic(year: i32) {
        let _ = schedule(year, &workspace(json!({})), None, &BTreeMap::new());
    }
}
