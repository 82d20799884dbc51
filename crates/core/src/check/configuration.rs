//! The configuration in itself.

use super::values::{self, duplicates};
use super::{calendar, documents, settings};
use crate::{Configuration, DataFile, Findings, Violation, pointer_step};

/// Finds everything that is wrong in the settings of a workspace themselves, whatever the customers are.
pub fn check_configuration(configuration: &Configuration) -> Findings {
    let mut found = Findings::default();
    years(configuration, &mut found);
    if configuration.organisation.body.is_state() && configuration.organisation.statute.number.is_none() {
        let violation = Violation::RequiredOfState { key: "numero" };
        found.add(DataFile::CONFIGURATION, "/organisaatio/saados", violation);
    }
    let defaults = &configuration.defaults;
    documents::classification(
        &DataFile::CONFIGURATION,
        "/oletukset/luokitus",
        &defaults.classification,
        &mut found,
    );
    documents::annexes(
        &DataFile::CONFIGURATION,
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
    found
}

fn years(configuration: &Configuration, found: &mut Findings) {
    if configuration.years.is_empty() {
        let violation = Violation::Empty { what: "vuodet" };
        found.add(DataFile::CONFIGURATION, "/vuodet", violation);
    }
    for year in configuration.years.keys() {
        if values::year(year).is_none() {
            let pointer = format!("/vuodet/{}", pointer_step(year));
            found.add(
                DataFile::CONFIGURATION,
                pointer,
                Violation::NotAYear { found: year.clone() },
            );
        }
    }
    let years = configuration.years.iter();
    let terms = years.filter_map(|(year, settings)| Some((year, settings.common_terms.as_ref()?)));
    for (year, terms) in terms {
        if let Err(violation) = documents::case_number_year(configuration, &terms.case_number) {
            let pointer = format!("/vuodet/{}/yleiset_ehdot/diaarinumero", pointer_step(year));
            found.add(DataFile::CONFIGURATION, pointer, violation);
        }
    }
}

fn cost_types(configuration: &Configuration, found: &mut Findings) {
    let list = "/oletukset/kustannuslajit";
    let cost_types = &configuration.defaults.cost_types;
    if cost_types.is_empty() {
        let what = "kustannuslajit";
        found.add(DataFile::CONFIGURATION, list, Violation::Empty { what });
    }
    let values = cost_types
        .iter()
        .enumerate()
        .map(|(i, cost_type)| (format!("{list}/{i}"), cost_type.as_str()));
    duplicates(&DataFile::CONFIGURATION, "kustannuslaji", values, found);
}

fn signing_order(configuration: &Configuration, found: &mut Findings) {
    let list = "/oletukset/allekirjoitusjarjestys";
    let order = &configuration.defaults.signing_order;
    if order.len() < 2 {
        found.add(DataFile::CONFIGURATION, list, Violation::SigningOrderShort);
    }
    for (i, _) in order.iter().enumerate().filter(|(_, step)| step.is_empty()) {
        let what = "allekirjoituksen vaihe";
        found.add(
            DataFile::CONFIGURATION,
            format!("{list}/{i}"),
            Violation::Empty { what },
        );
    }
    let positions = order.iter().enumerate().flat_map(|(i, step)| {
        step.iter()
            .enumerate()
            .map(move |(j, position)| (format!("{list}/{i}/{j}"), position.as_str()))
    });
    duplicates(&DataFile::CONFIGURATION, "asema", positions, found);
}
