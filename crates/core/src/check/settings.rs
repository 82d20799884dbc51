//! What the settings say of budgets, meetings and surveys.

use super::money::unknown_cost_type;
use super::{Report, duplicates};
use crate::finding::{Kind, MeetingKind, Source};
use crate::meeting::title_key;
use crate::{Configuration, Defaults, Item, SurveyQuestion, is_blank};

const SOURCE: Source = Source::Configuration;

/// Groups of cost types have names, and a cost type is in one of them.
pub(super) fn cost_groups(configuration: &Configuration, found: &mut Report) {
    let list = "/oletukset/talousnakyma";
    let groups = &configuration.defaults.cost_groups;
    // The built-in group is of no account to one who has given other cost types.
    let is_built_in = *groups == Defaults::default().cost_groups;
    for (i, group) in groups.iter().enumerate() {
        not_empty(format!("{list}/{i}/nimi"), "nimi", &group.name, found);
        for (j, cost_type) in group.cost_types.iter().enumerate() {
            let known = &configuration.defaults.cost_types;
            if !is_built_in && !known.contains(cost_type) {
                let kind = unknown_cost_type(configuration, cost_type);
                found(SOURCE, format!("{list}/{i}/kustannuslajit/{j}"), kind);
            }
        }
    }
    let names = groups.iter().enumerate();
    let names = names.map(|(i, group)| (format!("{list}/{i}/nimi"), group.name.as_str()));
    duplicates(SOURCE, "ryhmä", names, found);
    let cost_types = groups.iter().enumerate().flat_map(|(i, group)| {
        let cost_types = group.cost_types.iter().enumerate();
        cost_types.map(move |(j, name)| (format!("{list}/{i}/kustannuslajit/{j}"), name.as_str()))
    });
    duplicates(SOURCE, "kustannuslaji", cost_types, found);
}

/// The items of the common agenda have ids and titles that tell them apart.
pub(super) fn agenda(configuration: &Configuration, found: &mut Report) {
    let list = "/oletukset/asiakohdat";
    let items = &configuration.defaults.agenda;
    if items.is_empty() {
        found(SOURCE, list.into(), Kind::Empty { what: "asiakohdat" });
    }
    let mut titles: Vec<(String, &str)> = Vec::new();
    for (i, item) in items.iter().enumerate() {
        identifier(format!("{list}/{i}/tunnus"), &item.id, found);
        if item.id.starts_with(Item::OWN_PREFIX) {
            let value = item.id.clone();
            let kind = MeetingKind::ReservedId { value };
            found(SOURCE, format!("{list}/{i}/tunnus"), kind.into());
        }
        let key = title_key(&item.title);
        let pointer = format!("{list}/{i}/otsikko");
        if key.is_empty() {
            found(SOURCE, pointer, Kind::Empty { what: "otsikko" });
            continue;
        }
        if let Some((_, title)) = titles.iter().find(|(known, _)| *known == key) {
            let title = (*title).to_owned();
            found(SOURCE, pointer, MeetingKind::SameTitle { title }.into());
        }
        titles.push((key, &item.title));
    }
    let ids = items.iter().enumerate();
    let ids = ids.map(|(i, item)| (format!("{list}/{i}/tunnus"), item.id.as_str()));
    duplicates(SOURCE, "asiakohdan tunnus", ids, found);
}

/// No column of the form's export could be of two questions.
pub(super) fn survey(configuration: &Configuration, found: &mut Report) {
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
        not_empty(format!("{pointer}/nimi"), "nimi", &question.name, found);
        columns.extend(columns_of(&pointer, question));
    }
    for (i, column) in survey.ignored_columns.iter().enumerate() {
        columns.push((format!("{list}/ohitettavat_sarakkeet/{i}"), column));
    }
    duplicates(SOURCE, "kyselyn sarake", columns.into_iter(), found);
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

fn not_empty(pointer: String, what: &'static str, text: &str, found: &mut Report) {
    if is_blank(text) {
        found(SOURCE, pointer, Kind::Empty { what });
    }
}

/// Identifiers become keys of files and headings of columns.
fn identifier(pointer: String, id: &str, found: &mut Report) {
    let is_right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if id.is_empty() || !id.chars().all(is_right) {
        let value = id.to_owned();
        found(SOURCE, pointer, Kind::NotAnIdentifier { value });
    }
}
