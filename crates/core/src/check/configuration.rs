//! The configuration in itself.

use super::{Report, calendar, documents, duplicates, settings, step};
use crate::Configuration;
use crate::finding::{Finding, Kind, Source};

/// Finds everything that is wrong in the settings of a workspace themselves, whatever the customers are.
pub fn check_configuration(configuration: &Configuration) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found = |source, pointer: String, kind| findings.push(Finding::new(source, pointer, kind));
    years(configuration, &mut found);
    let defaults = &configuration.defaults;
    documents::classification(
        Source::Configuration,
        "/oletukset/luokitus",
        &defaults.classification,
        &mut found,
    );
    documents::annexes(
        Source::Configuration,
        "/oletukset/liitteet",
        &defaults.annexes,
        &mut found,
    );
    cost_types(configuration, &mut found);
    signing_order(configuration, &mut found);
    settings::cost_groups(configuration, &mut found);
    settings::agenda(configuration, &mut found);
    settings::survey(configuration, &mut found);
    calendar::of_workspace(configuration, &mut found);
    findings
}

/// The year that a key is, if it is one: four digits.
pub(super) fn year(key: &str) -> Option<i32> {
    let digits = key.len() == 4 && key.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| key.parse().ok()).flatten()
}

fn years(configuration: &Configuration, found: &mut Report) {
    if configuration.years.is_empty() {
        let kind = Kind::Empty { what: "vuodet" };
        found(Source::Configuration, "/vuodet".into(), kind);
    }
    for year in configuration.years.keys() {
        if self::year(year).is_none() {
            let pointer = format!("/vuodet/{}", step(year));
            found(
                Source::Configuration,
                pointer,
                Kind::NotAYear { found: year.clone() },
            );
        }
    }
}

fn cost_types(configuration: &Configuration, found: &mut Report) {
    let list = "/oletukset/kustannuslajit";
    let cost_types = &configuration.defaults.cost_types;
    if cost_types.is_empty() {
        let what = "kustannuslajit";
        found(Source::Configuration, list.into(), Kind::Empty { what });
    }
    let values = cost_types
        .iter()
        .enumerate()
        .map(|(i, cost_type)| (format!("{list}/{i}"), cost_type.as_str()));
    duplicates(Source::Configuration, "kustannuslaji", values, found);
}

fn signing_order(configuration: &Configuration, found: &mut Report) {
    let list = "/oletukset/allekirjoitusjarjestys";
    let order = &configuration.defaults.signing_order;
    if order.len() < 2 {
        found(Source::Configuration, list.into(), Kind::SigningOrderShort);
    }
    for (i, _) in order.iter().enumerate().filter(|(_, step)| step.is_empty()) {
        let what = "allekirjoituksen vaihe";
        found(Source::Configuration, format!("{list}/{i}"), Kind::Empty { what });
    }
    let positions = order.iter().enumerate().flat_map(|(i, step)| {
        step.iter()
            .enumerate()
            .map(move |(j, position)| (format!("{list}/{i}/{j}"), position.as_str()))
    });
    duplicates(Source::Configuration, "asema", positions, found);
}
