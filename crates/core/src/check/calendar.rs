//! The year's clock: exact dates belong to entries that exist, and to their own year.

use std::collections::BTreeMap;

use super::values::{self, duplicates, unknown};
use crate::{Configuration, Customer, DataFile, Date, Findings, Violation, pointer_step};

/// The table of the year, and what the years give to it.
pub(super) fn of_workspace(configuration: &Configuration, found: &mut Findings) {
    let file = &DataFile::CONFIGURATION;
    duplicates(file, "vuosikellon tunnus", table(configuration), found);
    for (year, settings) in &configuration.years {
        let Some(number) = values::year(year) else {
            // That it is no year is found elsewhere.
            continue;
        };
        let place = format!("/vuodet/{}", pointer_step(year));
        exact_dates(
            configuration,
            file,
            &format!("{place}/kalenteri"),
            number,
            &settings.calendar,
            found,
        );
        for (i, own) in settings.own_entries.iter().enumerate() {
            let pointer = format!("{place}/lisapaivat/{i}");
            of_year(file, format!("{pointer}/paivays"), own.date, number, found);
            let mut others = table(configuration).chain(
                settings
                    .own_entries
                    .iter()
                    .take(i)
                    .map(|other| (String::new(), other.id.as_str())),
            );
            if others.any(|(_, id)| id.to_lowercase() == own.id.to_lowercase()) {
                let violation = Violation::Duplicate {
                    what: "vuosikellon tunnus",
                    value: own.id.clone(),
                };
                found.add(file.clone(), format!("{pointer}/tunnus"), violation);
            }
        }
    }
}

/// The customer's own dates.
pub(super) fn of_customer(configuration: &Configuration, customer: &Customer, found: &mut Findings) {
    for (year, dates) in &customer.calendar {
        let place = format!("/kalenteri/{}", pointer_step(year));
        match values::year(year) {
            Some(number) => exact_dates(configuration, &DataFile::CUSTOMER, &place, number, dates, found),
            None => found.add(
                DataFile::CUSTOMER,
                place,
                Violation::NotAYear { found: year.clone() },
            ),
        }
    }
}

fn table(configuration: &Configuration) -> impl Iterator<Item = (String, &str)> {
    let entries = configuration.defaults.clock.iter().enumerate();
    entries.map(|(i, entry)| (format!("/oletukset/vuosikello/{i}/tunnus"), entry.id.as_str()))
}

fn exact_dates(
    configuration: &Configuration,
    file: &DataFile,
    place: &str,
    year: i32,
    dates: &BTreeMap<String, Date>,
    found: &mut Findings,
) {
    let known = || configuration.defaults.clock.iter().map(|entry| entry.id.as_str());
    for (id, date) in dates {
        let pointer = format!("{place}/{}", pointer_step(id));
        if known().any(|known| known == id) {
            of_year(file, pointer, *date, year, found);
        } else {
            let violation = unknown(
                "vuosikellon tunnus",
                id,
                known(),
                "vuosikello.json, oletukset.vuosikello",
            );
            found.add(file.clone(), pointer, violation);
        }
    }
}

fn of_year(file: &DataFile, pointer: String, date: Date, year: i32, found: &mut Findings) {
    if date.year() != year {
        found.add(file.clone(), pointer, Violation::OtherYear { date, year });
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{configuration, dossier};
    use super::*;
    use crate::check::{check_agreement, check_configuration};
    use crate::{ClockTheme, DossierParts, Finding, OwnEntry};

    fn dates(dates: &[(&str, &str)]) -> BTreeMap<String, Date> {
        let dates = dates.iter();
        dates
            .map(|(id, date)| ((*id).to_owned(), Date::parse(date).unwrap()))
            .collect()
    }

    fn own(id: &str, date: &str) -> OwnEntry {
        OwnEntry {
            id: id.into(),
            title: "Koulutus".into(),
            theme: ClockTheme::Cooperation,
            date: Date::parse(date).unwrap(),
            description: None,
        }
    }

    fn told(findings: Findings) -> Vec<String> {
        let tell = |finding: Finding| {
            format!(
                "{}: {} ({})",
                finding.pointer,
                finding.violation,
                finding.violation.fix()
            )
        };
        findings.into_iter().map(tell).collect()
    }

    #[test]
    fn exact_dates_of_a_year_are_for_entries_that_exist_and_in_the_year() {
        let mut configuration = configuration();
        let wanted = ["tilinpaatos", "tae-b1", "tae-b2", "tpe-1"];
        configuration
            .defaults
            .clock
            .retain(|entry| wanted.contains(&&*entry.id));
        let settings = configuration.years.get_mut("2027").unwrap();
        settings.calendar = dates(&[
            ("tae-b1", "31.3.2027"),
            ("tae_b2", "30.9.2027"),
            ("tpe-1", "1.7.2026"),
            ("a/b", "1.7.2027"),
        ]);
        assert_eq!(
            told(check_configuration(&configuration)),
            [
                "/vuodet/2027/kalenteri/a~1b: vuosikellon tunnus \"a/b\" ei ole tiedossa (käytä jotakin näistä: \
                 \"tilinpaatos\", \"tae-b1\", \"tpe-1\", \"tae-b2\" (vuosikello.json, oletukset.vuosikello))",
                "/vuodet/2027/kalenteri/tae_b2: vuosikellon tunnus \"tae_b2\" ei ole tiedossa; tarkoititko \"tae-b2\"? \
                 (kirjoita \"tae-b2\")",
                "/vuodet/2027/kalenteri/tpe-1: päivä 1.7.2026 ei ole vuonna 2027 (kirjoita vuoden 2027 päivä)",
            ]
        );
    }

    #[test]
    fn own_entries_are_in_their_year_and_have_ids_of_their_own() {
        let mut configuration = configuration();
        let settings = configuration.years.get_mut("2027").unwrap();
        settings.own_entries = vec![
            own("koulutus", "1.2.2027"),
            own("Koulutus", "1.2.2028"),
            own("TAE-b1", "1.2.2027"),
        ];
        assert_eq!(
            told(check_configuration(&configuration)),
            [
                "/vuodet/2027/lisapaivat/1/paivays: päivä 1.2.2028 ei ole vuonna 2027 (kirjoita vuoden 2027 päivä)",
                "/vuodet/2027/lisapaivat/1/tunnus: vuosikellon tunnus \"Koulutus\" on lueteltu kahdesti (poista toinen)",
                "/vuodet/2027/lisapaivat/2/tunnus: vuosikellon tunnus \"TAE-b1\" on lueteltu kahdesti (poista toinen)",
            ]
        );
    }

    #[test]
    fn the_table_has_each_id_once() {
        let mut configuration = configuration();
        let first = configuration.defaults.clock.first().unwrap().clone();
        configuration.defaults.clock = vec![first.clone(), first];
        assert_eq!(
            told(check_configuration(&configuration)),
            [
                "/oletukset/vuosikello/1/tunnus: vuosikellon tunnus \"tilinpaatos\" on lueteltu kahdesti (poista toinen)"
            ]
        );
    }

    #[test]
    fn a_customers_dates_are_checked_like_those_of_the_year() {
        let mut customer = dossier().customer;
        customer.calendar = [
            (
                "2028".to_owned(),
                dates(&[
                    ("kokous-q1", "1.3.2028"),
                    ("kokus-q2", "1.6.2028"),
                    ("tpe-2", "1.6.2027"),
                ]),
            ),
            ("28".to_owned(), dates(&[("olematon", "1.1.2028")])),
        ]
        .into();
        let parts = DossierParts {
            customer: Some(&customer),
            ..DossierParts::default()
        };
        assert_eq!(
            told(check_agreement(&configuration(), parts, "RISE", 2027)),
            [
                "/kalenteri/2028/kokus-q2: vuosikellon tunnus \"kokus-q2\" ei ole tiedossa; tarkoititko \"kokous-q2\"? \
                 (kirjoita \"kokous-q2\")",
                "/kalenteri/2028/tpe-2: päivä 1.6.2027 ei ole vuonna 2028 (kirjoita vuoden 2028 päivä)",
                "/kalenteri/28: \"28\" ei ole vuosi (kirjoita vuosi neljällä numerolla, esimerkiksi \"2027\")",
            ]
        );
    }
}
