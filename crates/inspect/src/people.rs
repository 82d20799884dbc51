//! Names as the data have them.

use strsim::osa_distance;

use crate::contents::Contents;
use crate::finding::Finding;
use crate::input::Expected;

/// So many slips make a name another.
const SLIPS: usize = 2;

pub(crate) fn check(contents: &Contents, expected: &Expected, findings: &mut Vec<Finding>) {
    for value in &contents.values {
        let name = value.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !is_name(&name) || expected.people.contains(&name) {
            continue;
        }
        let meant = expected
            .people
            .iter()
            .find(|known| osa_distance(known, &name) <= SLIPS);
        if let Some(meant) = meant {
            let message = format!("nimi on ”{name}”, mutta tiedoissa ”{meant}”");
            let fix = "korjaa nimi tai tiedot";
            findings.push(Finding::of(
                &contents.name,
                value.place.clone(),
                "name-differs",
                message,
                fix,
            ));
        }
    }
    if contents.signatories.is_empty() || expected.signatories.is_empty() {
        return;
    }
    let signatories = contents
        .signatories
        .iter()
        .map(|one| one.name.lines().next().unwrap_or_default().trim());
    let signatories: Vec<&str> = signatories.collect();
    if signatories != expected.signatories {
        let message = format!(
            "allekirjoittajat ovat {}, mutta tiedoissa {}",
            signatories.join(", "),
            expected.signatories.join(", ")
        );
        let fix = "korjaa allekirjoittajat tai tiedot, niin että he ovat samat samassa järjestyksessä";
        findings.push(Finding::of(
            &contents.name,
            None,
            "signatories-differ",
            message,
            fix,
        ));
    }
}

/// Whether a text is the name of a person: two to four words, each with a capital.
fn is_name(text: &str) -> bool {
    let words = text.split(' ');
    (2..=4).contains(&words.clone().count())
        && words
            .into_iter()
            .all(|word| word.chars().next().is_some_and(char::is_uppercase))
}
