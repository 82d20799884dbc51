//! Annexes: all there, each once, in order.

use std::collections::BTreeMap;

use crate::contents::Contents;
use crate::finding::Finding;
use crate::input::Expected;

pub(crate) fn check(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    // What lists annexes is the main document, or the file that holds them all.
    for contents in all.iter().filter(|contents| contents.annex.is_none()) {
        in_order(contents, findings);
        listed_as_expected(contents, expected, findings);
    }
    let mut files: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for contents in all
        .iter()
        .filter(|contents| !contents.is_pdf || contents.annexes.is_empty())
    {
        if let Some(number) = contents.annex {
            files.entry(number).or_default().push(&contents.name);
        }
    }
    for (number, names) in files.iter().filter(|(_, names)| names.len() > 1) {
        let message = format!("liitteitä {number} on useita: {}", names.join(", "));
        let fix = "anna kullekin liitteelle oma numero";
        findings.push(Finding::of(
            names.last().unwrap_or(&""),
            None,
            "annex-repeated",
            message,
            fix,
        ));
    }
    // An annex by itself is checked by itself.
    let main = all
        .iter()
        .find(|contents| contents.annex.is_none() && !contents.is_pdf && !contents.annexes.is_empty());
    let Some(main) = main.filter(|_| !files.is_empty()) else {
        return;
    };
    for (number, title, place) in &main.annexes {
        if !files.contains_key(number) {
            let message = format!("liite {number} {title} puuttuu tarkistettavista tiedostoista");
            let fix = "anna kaikki sopimuksen tiedostot, tai korjaa liiteluettelo";
            findings.push(Finding::of(
                &main.name,
                place.clone(),
                "annex-missing",
                message,
                fix,
            ));
        }
    }
    for (number, names) in &files {
        if !main.annexes.iter().any(|(listed, ..)| listed == number) {
            let message = format!("liite {number} ei ole sopimuksen liiteluettelossa");
            let fix = "lisää liite luetteloon, tai jätä tiedosto pois";
            findings.push(Finding::of(
                names.first().unwrap_or(&""),
                None,
                "annex-not-listed",
                message,
                fix,
            ));
        }
    }
}

/// The annexes that a file lists or holds are numbered from 1, one after another.
fn in_order(contents: &Contents, findings: &mut Vec<Finding>) {
    let numbers = contents.annexes.iter().map(|(number, ..)| *number);
    let is_in_order = numbers.clone().zip(1..).all(|(number, place)| number == place);
    if !is_in_order {
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        let message = format!("liitteet ovat järjestyksessä {}", numbers.join(", "));
        let fix = "numeroi liitteet yhdestä alkaen, ja aseta ne järjestykseen";
        let place = contents.annexes.first().map(|(.., place)| place.clone());
        findings.push(Finding::of(&contents.name, place, "annex-order", message, fix));
    }
}

fn listed_as_expected(contents: &Contents, expected: &Expected, findings: &mut Vec<Finding>) {
    if contents.annexes.is_empty() || expected.annexes.is_empty() {
        return;
    }
    let key = |title: &str| {
        title
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let listed: Vec<String> = contents.annexes.iter().map(|(_, title, _)| key(title)).collect();
    let right: Vec<String> = expected.annexes.iter().map(|title| key(title)).collect();
    if listed != right {
        let titles: Vec<&str> = contents
            .annexes
            .iter()
            .map(|(_, title, _)| title.as_str())
            .collect();
        let message = format!(
            "liitteet ovat {}, mutta tiedoissa {}",
            titles.join(", "),
            expected.annexes.join(", ")
        );
        let fix = "korjaa liitteet tai tiedot, niin että ne ovat samat samassa järjestyksessä";
        let place = contents.annexes.first().map(|(.., place)| place.clone());
        findings.push(Finding::of(&contents.name, place, "annexes-differ", message, fix));
    }
}
