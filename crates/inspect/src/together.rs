//! What must be the same in all files.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_document::Document;

use crate::contents::{Contents, Piece};
use crate::finding::Finding;
use crate::input::Expected;
use crate::numbers;

pub(crate) fn check(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    case_numbers(all, expected, findings);
    years(all, expected, findings);
    template_versions(all, expected, findings);
    dates(all, findings);
}

/// What most say; of several the first in order.
pub(crate) fn usual<'a>(values: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts.values().max().copied()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(value, _)| value)
}

fn case_numbers(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    let stated = all
        .iter()
        .flat_map(|contents| &contents.case_numbers)
        .map(|piece| piece.text.as_str());
    let (right, whence) = match (&expected.case_number, usual(stated)) {
        (Some(number), _) => (number.clone(), "tiedoissa"),
        (None, Some(number)) => (number.to_owned(), "muualla"),
        (None, None) => return,
    };
    // Documents may name others, such as the common terms, by their numbers.
    let named = expected.documents.iter().map(Document::text);
    let named: BTreeSet<String> = named.flat_map(|text| numbers::case_numbers(&text)).collect();
    for contents in all {
        if contents.case_numbers.is_empty() {
            let message = format!("diaarinumeroa ei ole, vaikka {whence} se on {right}");
            findings.push(Finding::of(
                &contents.name,
                None,
                "case-number-missing",
                message,
                "lisää diaarinumero",
            ));
        }
        let is_other = |piece: &&Piece| piece.text != right && !named.contains(&piece.text);
        for piece in contents.case_numbers.iter().filter(is_other) {
            let message = format!("diaarinumero on {}, mutta {whence} {right}", piece.text);
            let fix = "sama diaarinumero kuuluu sopimukseen ja kaikkiin liitteisiin";
            findings.push(Finding::of(
                &contents.name,
                piece.place.clone(),
                "case-number-differs",
                message,
                fix,
            ));
        }
    }
}

/// The years in a text.
fn years_in(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_ascii_digit());
    words.filter(|word| word.len() == 4 && word.starts_with("20"))
}

/// What stands before the year in which an agreement is in force.
const TERMS: [&str; 4] = [
    "voimaan 1.1.",
    "voimassa 1.1.",
    "voimassa ajan 1.1.",
    "voimassa vuoden ",
];

fn years(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    let titles = all.iter().flat_map(|contents| {
        contents
            .property("Vuosi")
            .or_else(|| years_in(&contents.title).next())
    });
    let expected = expected.year.map(|year| year.to_string());
    let Some(right) = expected.or_else(|| usual(titles).map(str::to_owned)) else {
        return;
    };
    let fix = "korjaa vuosi: sopimuksen osien pitää olla samalta vuodelta";
    for contents in all {
        let of_property = contents.property("Vuosi").filter(|year| *year != right);
        let of_title = years_in(&contents.title).find(|year| *year != right);
        if let Some(year) = of_property.or(of_title) {
            let message = format!("tiedosto on vuodelta {year}, mutta sopimus vuodelta {right}");
            findings.push(Finding::of(&contents.name, None, "year-differs", message, fix));
        }
        for piece in &contents.pieces {
            // When the agreement comes into force, and how long it holds.
            let terms = TERMS.iter().filter_map(|words| piece.text.split_once(words));
            for year in terms.filter_map(|(_, after)| after.get(..4)) {
                if year.chars().all(|c| c.is_ascii_digit()) && year != right {
                    let message = format!("voimassaolo on vuodelta {year}, mutta sopimus vuodelta {right}");
                    findings.push(Finding::of(
                        &contents.name,
                        piece.place.clone(),
                        "year-differs",
                        message,
                        fix,
                    ));
                }
            }
        }
    }
}

fn template_versions(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    const NAME: &str = "Mallien versio";
    let stated = all.iter().filter_map(|contents| contents.property(NAME));
    let Some(right) = expected.template_version.as_deref().or_else(|| usual(stated)) else {
        return;
    };
    for contents in all {
        if let Some(version) = contents.property(NAME).filter(|version| *version != right) {
            let message = format!(
                "asiakirja on tehty mallien versiosta {version}, mutta tämän vuoden versio on {right}"
            );
            let fix = "tee luonnos tämän vuoden malleista";
            findings.push(Finding::of(
                &contents.name,
                None,
                "template-version",
                message,
                fix,
            ));
        }
    }
}

fn dates(all: &[Contents], findings: &mut Vec<Finding>) {
    let shown = |contents: &Contents| contents.date.map(|date| date.format("%-d.%-m.%Y").to_string());
    let stated: Vec<String> = all.iter().filter_map(shown).collect();
    let Some(right) = usual(stated.iter().map(String::as_str)) else {
        return;
    };
    for contents in all {
        if let Some(date) = shown(contents).filter(|date| date != right) {
            let message = format!("päiväys on {date}, mutta muissa osissa {right}");
            let fix = "korjaa päiväys: sopimuksella ja liitteillä on sama päiväys";
            findings.push(Finding::of(
                &contents.name,
                "ylätunniste".to_owned(),
                "date-differs",
                message,
                fix,
            ));
        }
    }
}
