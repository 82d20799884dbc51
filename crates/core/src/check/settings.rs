//! What the settings say of budgets, meetings and surveys.

use super::money::unknown_cost_type;
use super::titles::Titles;
use super::values::duplicates;
use crate::{Configuration, DataFile, Defaults, Findings, Item, MeetingViolation, SurveyQuestion, Violation};

const FILE: DataFile = DataFile::CONFIGURATION;

/// Groups of cost types have names, and a cost type is in one of them.
pub(super) fn cost_groups(configuration: &Configuration, found: &mut Findings) {
    let list = "/oletukset/talousnakyma";
    let groups = &configuration.defaults.cost_groups;
    // The built-in group is of no account to one who has given other cost types.
    let is_built_in = *groups == Defaults::of(configuration.organisation.body).cost_groups;
    for (i, group) in groups.iter().enumerate() {
        for (j, cost_type) in group.cost_types.iter().enumerate() {
            let known = &configuration.defaults.cost_types;
            if !is_built_in && !known.contains(cost_type) {
                let violation = unknown_cost_type(configuration, cost_type);
                found.add(FILE, format!("{list}/{i}/kustannuslajit/{j}"), violation);
            }
        }
    }
    let names = groups.iter().enumerate();
    let names = names.map(|(i, group)| (format!("{list}/{i}/nimi"), group.name.as_str()));
    duplicates(&FILE, "ryhmä", names, found);
    let cost_types = groups.iter().enumerate().flat_map(|(i, group)| {
        let cost_types = group.cost_types.iter().enumerate();
        cost_types.map(move |(j, name)| (format!("{list}/{i}/kustannuslajit/{j}"), name.as_str()))
    });
    duplicates(&FILE, "kustannuslaji", cost_types, found);
}

/// The items of the common agenda have ids and titles that tell them apart.
pub(super) fn agenda(configuration: &Configuration, found: &mut Findings) {
    let list = "/oletukset/asiakohdat";
    let items = &configuration.defaults.agenda;
    if items.is_empty() {
        found.add(FILE, list, Violation::Empty { what: "asiakohdat" });
    }
    let mut titles = Titles::default();
    for (i, item) in items.iter().enumerate() {
        identifier(format!("{list}/{i}/tunnus"), &item.id, found);
        if item.id.starts_with(Item::OWN_PREFIX) {
            let value = item.id.clone();
            let violation = MeetingViolation::ReservedId { value };
            found.add(FILE, format!("{list}/{i}/tunnus"), violation);
        }
        titles.add(&FILE, format!("{list}/{i}/otsikko"), &item.title, found);
    }
    let ids = items.iter().enumerate();
    let ids = ids.map(|(i, item)| (format!("{list}/{i}/tunnus"), item.id.as_str()));
    duplicates(&FILE, "asiakohdan tunnus", ids, found);
}

/// No column of the form's export could be of two questions.
pub(super) fn survey(configuration: &Configuration, found: &mut Findings) {
    let list = "/oletukset/kysely";
    let survey = &configuration.defaults.survey;
    let areas = survey.areas.iter().enumerate();
    let areas = areas.map(|(i, question)| (format!("{list}/osa_alueet/{i}"), question));
    let open = survey.open.iter().enumerate();
    let open = open.map(|(i, question)| (format!("{list}/avoimet/{i}"), question));
    let recommendation = (format!("{list}/suositus"), &survey.recommendation);
    let mut columns: Vec<(String, &str)> = Vec::new();
    for (pointer, question) in [recommendation].into_iter().chain(areas).chain(open) {
        identifier(format!("{pointer}/tunnus"), &question.id, found);
        columns.extend(columns_of(&pointer, question));
    }
    for (i, column) in survey.ignored_columns.iter().enumerate() {
        columns.push((format!("{list}/ohitettavat_sarakkeet/{i}"), column));
    }
    duplicates(&FILE, "kyselyn sarake", columns.into_iter(), found);
}

/// What the column of a question may be headed by, each heading once.
fn columns_of<'a>(pointer: &str, question: &'a SurveyQuestion) -> Vec<(String, &'a str)> {
    let headings = [
        ("tunnus", Some(&question.id)),
        ("nimi", Some(&question.name)),
        ("kysymys", question.question.as_ref()),
    ];
    let mut columns: Vec<(String, &str)> = Vec::new();
    for (key, heading) in headings {
        if let Some(heading) = heading.map(|heading| heading.trim())
            && !heading.is_empty()
            && !columns
                .iter()
                .any(|(_, other)| other.to_lowercase() == heading.to_lowercase())
        {
            columns.push((format!("{pointer}/{key}"), heading));
        }
    }
    columns
}

/// Identifiers become keys of files and headings of columns.
fn identifier(pointer: String, id: &str, found: &mut Findings) {
    let is_right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if id.is_empty() || !id.chars().all(is_right) {
        let value = id.to_owned();
        found.add(FILE, pointer, Violation::NotAnIdentifier { value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CostGroup;
    use crate::check::check_configuration;
    use crate::check::example::configuration;

    /// What the check finds after a change: pointer and text of each.
    fn found(change: impl FnOnce(&mut Defaults)) -> Vec<(String, String)> {
        let mut configuration = configuration();
        change(&mut configuration.defaults);
        let findings = check_configuration(&configuration).into_iter();
        findings
            .map(|finding| {
                assert!(!finding.violation.fix().is_empty());
                assert_eq!(finding.file, FILE);
                (finding.pointer, finding.violation.to_string())
            })
            .collect()
    }

    fn one(pointer: &str, text: &str) -> Vec<(String, String)> {
        vec![(format!("/oletukset/{pointer}"), text.to_owned())]
    }

    fn group(name: &str, cost_types: &[&str]) -> CostGroup {
        CostGroup {
            name: name.to_owned(),
            cost_types: cost_types.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    #[test]
    fn a_cost_type_is_known_and_in_one_group() {
        assert_eq!(
            found(|d| d.cost_groups = vec![group("Työ", &["Henkilötyöt"])]),
            one(
                "talousnakyma/0/kustannuslajit/0",
                "kustannuslaji \"Henkilötyöt\" ei ole tiedossa; tarkoititko \"Henkilötyö\"?"
            )
        );
        assert_eq!(
            found(|d| d
                .cost_groups
                .push(group("Työ", &["Henkilötyö", "Valtori-palvelut"]))),
            one(
                "talousnakyma/1/kustannuslajit/1",
                "kustannuslaji \"Valtori-palvelut\" on lueteltu kahdesti"
            )
        );
        assert_eq!(
            found(|d| d.cost_groups = vec![group("Työ", &["Henkilötyö"]), group("työ", &[])]),
            one("talousnakyma/1/nimi", "ryhmä \"työ\" on lueteltu kahdesti")
        );
        // The built-in group of a cost type that this organisation does not have.
        assert_eq!(
            found(|d| d.cost_types.retain(|name| name != "Valtori-palvelut")),
            []
        );
    }

    #[test]
    fn items_of_the_agenda_can_be_told_apart() {
        assert_eq!(
            found(|d| d.agenda[2].id = "avaus".into()),
            one(
                "asiakohdat/2/tunnus",
                "asiakohdan tunnus \"avaus\" on lueteltu kahdesti"
            )
        );
        assert_eq!(
            found(|d| d.agenda[2].title = "MUUT ASIAT.".into()),
            one(
                "asiakohdat/6/otsikko",
                "asialistalla on jo asiakohta \"MUUT ASIAT.\""
            )
        );
        assert_eq!(
            found(|d| d.agenda[2].title = "…".into()),
            one("asiakohdat/2/otsikko", "otsikko on tyhjä")
        );
        for id in ["", "Talous", "tämä", "a b", "a/b"] {
            assert_eq!(
                found(|d| d.agenda[2].id = id.into()),
                one("asiakohdat/2/tunnus", &format!("tunnus \"{id}\" ei kelpaa"))
            );
        }
        assert_eq!(
            found(|d| d.agenda[2].id = "lisaasia-1".into()),
            one(
                "asiakohdat/2/tunnus",
                "tunnus \"lisaasia-1\" on varattu kokousten omille asiakohdille"
            )
        );
        assert_eq!(
            found(|d| d.agenda.clear()),
            one("asiakohdat", "asiakohdat on tyhjä")
        );
    }

    #[test]
    fn a_column_of_the_survey_is_of_one_question() {
        assert_eq!(
            found(|d| d.survey.areas[1].id = "suositus".into()),
            one(
                "kysely/osa_alueet/1/tunnus",
                "kyselyn sarake \"suositus\" on lueteltu kahdesti"
            )
        );
        assert_eq!(
            found(|d| d.survey.open[0].question = Some("Jatkuvat palvelut".into())),
            one(
                "kysely/avoimet/0/kysymys",
                "kyselyn sarake \"Jatkuvat palvelut\" on lueteltu kahdesti"
            )
        );
        assert_eq!(
            found(|d| d.survey.ignored_columns = vec!["Aloitusaika".into(), "ennakoivuus".into()]),
            one(
                "kysely/ohitettavat_sarakkeet/1",
                "kyselyn sarake \"ennakoivuus\" on lueteltu kahdesti"
            )
        );
        assert_eq!(
            found(|d| d.survey.recommendation.id = "Suosittelu".into()),
            one("kysely/suositus/tunnus", "tunnus \"Suosittelu\" ei kelpaa")
        );
    }
}
