//! Proposals for the inflected forms of the names of Finnish agencies.
//!
//! Finnish cannot be inflected by rule in general, and documents are never made of guesses: what is proposed here is written into a
//! file for a person to confirm ([`InflectedName::unconfirmed`]). The rules know the words that names of agencies end with
//! (*virasto*, *laitos*, *kaupunki*), the adjectives that agree with them (*Korkein oikeus*, *yhteiset palvelut*), and acts
//! (*laki Oikeusrekisterikeskuksesta*). A name with any other last word gets no proposal.

mod endings;

use crate::InflectedName;
use endings::{ADJECTIVES, Forms, NOUNS};

/// The forms of a name, if its words are ones that the rules know.
///
/// ```
/// use vuosikello_core::propose_forms;
/// let name = propose_forms("Korkein oikeus").unwrap();
/// assert_eq!(name.genitive.as_deref(), Some("Korkeimman oikeuden"));
/// assert_eq!(name.illative.as_deref(), Some("Korkeimpaan oikeuteen"));
/// assert_eq!(propose_forms("Valtori"), None);
/// ```
pub fn propose_forms(base: &str) -> Option<InflectedName> {
    let base = base.split_whitespace().collect::<Vec<_>>().join(" ");
    let forms = of_act(&base).or_else(|| of_name(&base))?;
    let [
        genitive,
        partitive,
        inessive,
        elative,
        illative,
        adessive,
        ablative,
        allative,
    ] = forms.map(Some);
    Some(InflectedName {
        genitive,
        partitive,
        inessive,
        elative,
        illative,
        adessive,
        ablative,
        allative,
        ..InflectedName::new(base)
    })
}

/// The oblique forms in the order of [`InflectedName::FORMS`], without the base form.
type Oblique = [String; 8];

/// `laki X:stä`: in the other forms the name of the act stands before it, *X:stä annetun lain*.
fn of_act(base: &str) -> Option<Oblique> {
    let (act, about) = base.split_once(' ')?;
    let is_elative = about.ends_with("sta") || about.ends_with("stä");
    let act = match act.to_lowercase().as_str() {
        known @ ("laki" | "asetus" | "päätös" | "sääntö") if is_elative => noun(known)?,
        _ => return None,
    };
    let given = word("annettu", "annettu", &endings::GIVEN);
    let pairs: Vec<String> = given
        .iter()
        .zip(&act)
        .map(|(given, act)| format!("{about} {given} {act}"))
        .collect();
    pairs.try_into().ok()
}

/// A name whose last word is inflected, with the adjectives that agree with it.
fn of_name(base: &str) -> Option<Oblique> {
    let (before, last) = match base.rsplit_once(' ') {
        Some((before, last)) => (before.split(' ').collect(), last),
        None => (Vec::new(), base),
    };
    let mut forms = noun(last)?;
    for modifier in before.into_iter().rev() {
        let own = adjective(modifier)
            .or_else(|| stays(modifier).then(|| std::array::from_fn(|_| modifier.to_owned())))?;
        for (form, own) in forms.iter_mut().zip(own) {
            *form = format!("{own} {form}");
        }
    }
    // The field itself, and not a branch of it, is what one works in: *alalla*.
    if last == "ala" {
        let [.., adessive, _, _] = &forms;
        let adessive = adessive.clone();
        let [_, _, inessive, ..] = &mut forms;
        *inessive = adessive;
    }
    Some(forms)
}

/// Whether a word before the noun is the same in all forms: a genitive, the first part of a compound, or the word between two of those.
fn stays(word: &str) -> bool {
    word.ends_with(['n', '-']) || word == "ja"
}

fn noun(text: &str) -> Option<Oblique> {
    of_table(text, NOUNS)
}

/// An adjective that agrees with the noun.
fn adjective(text: &str) -> Option<Oblique> {
    if let Some(forms) = of_table(text, ADJECTIVES) {
        return Some(forms);
    }
    let is_back = text.to_lowercase().contains(['a', 'o', 'u']);
    if let Some(stem) = text.strip_suffix("nen") {
        return Some(of_nen(stem, is_back));
    }
    let stem = text.strip_suffix("set")?;
    Some(of_set(stem, is_back))
}

/// *kansallinen*, *kansallisen*.
fn of_nen(stem: &str, is_back: bool) -> Oblique {
    let a = if is_back { 'a' } else { 'ä' };
    [
        format!("{stem}sen"),
        format!("{stem}st{a}"),
        format!("{stem}sess{a}"),
        format!("{stem}sest{a}"),
        format!("{stem}seen"),
        format!("{stem}sell{a}"),
        format!("{stem}selt{a}"),
        format!("{stem}selle"),
    ]
}

/// *yhteiset*, *yhteisten*.
fn of_set(stem: &str, is_back: bool) -> Oblique {
    let a = if is_back { 'a' } else { 'ä' };
    [
        format!("{stem}sten"),
        format!("{stem}si{a}"),
        format!("{stem}siss{a}"),
        format!("{stem}sist{a}"),
        format!("{stem}siin"),
        format!("{stem}sill{a}"),
        format!("{stem}silt{a}"),
        format!("{stem}sille"),
    ]
}

/// The forms of a word by the longest ending of a table that it has.
fn of_table(text: &str, table: &[(&str, Forms)]) -> Option<Oblique> {
    let lower = text.to_lowercase();
    let fitting = table.iter().filter(|(ending, _)| lower.ends_with(ending));
    let (ending, forms) = fitting.max_by_key(|(ending, _)| ending.len())?;
    // The letters of the ending are as long in either case.
    text.is_char_boundary(text.len().checked_sub(ending.len())?)
        .then(|| word(text, ending, forms))
}

/// The forms of a word with some ending.
fn word(text: &str, ending: &str, forms: &Forms) -> Oblique {
    let start = text
        .get(..text.len().saturating_sub(ending.len()))
        .unwrap_or_default();
    let is_capital = start.is_empty() && text.starts_with(char::is_uppercase);
    let a = if forms.is_back { 'a' } else { 'ä' };
    let (stem, put) = (forms.stem, |rest: String| {
        let mut letters = rest.chars();
        match letters.next() {
            Some(first) if is_capital => first.to_uppercase().chain(letters).collect(),
            _ => format!("{start}{rest}"),
        }
    });
    [
        put(forms.genitive.map_or_else(|| format!("{stem}n"), str::to_owned)),
        put(forms.partitive.to_owned()),
        put(format!("{stem}ss{a}")),
        put(format!("{stem}st{a}")),
        put(forms.illative.to_owned()),
        put(format!("{stem}ll{a}")),
        put(format!("{stem}lt{a}")),
        put(format!("{stem}lle")),
    ]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The names of the examples that no rule can know.
    const WITHOUT_RULE: [&str; 0] = [];

    fn names(value: &Value, found: &mut Vec<Value>) {
        match value {
            Value::Object(map) => {
                if map.contains_key("perusmuoto") {
                    found.push(value.clone());
                }
                map.values().for_each(|inner| names(inner, found));
            }
            Value::Array(items) => items.iter().for_each(|inner| names(inner, found)),
            _ => {}
        }
    }

    #[test]
    fn the_names_of_the_examples_are_inflected_as_they_are_given() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
        let mut folders = vec![std::path::PathBuf::from(root)];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap();
                if path.is_dir() {
                    folders.push(path);
                } else if matches!(name, "asiakas.json" | "vuosikello.json") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    names(&serde_json::from_str(&text).unwrap(), &mut found);
                }
            }
        }
        assert!(found.len() > 15, "{}", found.len());
        for given in found {
            let base = given["perusmuoto"].as_str().unwrap();
            if WITHOUT_RULE.contains(&base) {
                continue;
            }
            let proposed = propose_forms(base).unwrap_or_else(|| panic!("{base}"));
            assert_eq!(serde_json::to_value(proposed).unwrap(), given);
        }
    }

    #[test]
    fn other_names_are_inflected_too() {
        for (base, genitive, partitive, inessive, illative) in [
            (
                "Digi- ja väestötietovirasto",
                "Digi- ja väestötietoviraston",
                "Digi- ja väestötietovirastoa",
                "Digi- ja väestötietovirastossa",
                "Digi- ja väestötietovirastoon",
            ),
            (
                "Helsingin kaupunki",
                "Helsingin kaupungin",
                "Helsingin kaupunkia",
                "Helsingin kaupungissa",
                "Helsingin kaupunkiin",
            ),
            (
                "Mallilan kunta",
                "Mallilan kunnan",
                "Mallilan kuntaa",
                "Mallilan kunnassa",
                "Mallilan kuntaan",
            ),
            (
                "Opetushallitus",
                "Opetushallituksen",
                "Opetushallitusta",
                "Opetushallituksessa",
                "Opetushallitukseen",
            ),
            (
                "Kuluttajariitalautakunta",
                "Kuluttajariitalautakunnan",
                "Kuluttajariitalautakuntaa",
                "Kuluttajariitalautakunnassa",
                "Kuluttajariitalautakuntaan",
            ),
            (
                "Tietosuojavaltuutetun toimisto",
                "Tietosuojavaltuutetun toimiston",
                "Tietosuojavaltuutetun toimistoa",
                "Tietosuojavaltuutetun toimistossa",
                "Tietosuojavaltuutetun toimistoon",
            ),
            (
                "Hallintoyksikkö",
                "Hallintoyksikön",
                "Hallintoyksikköä",
                "Hallintoyksikössä",
                "Hallintoyksikköön",
            ),
            (
                "Etelä-Mallin hyvinvointialue",
                "Etelä-Mallin hyvinvointialueen",
                "Etelä-Mallin hyvinvointialuetta",
                "Etelä-Mallin hyvinvointialueessa",
                "Etelä-Mallin hyvinvointialueeseen",
            ),
            (
                "Markkinatuomioistuin",
                "Markkinatuomioistuimen",
                "Markkinatuomioistuinta",
                "Markkinatuomioistuimessa",
                "Markkinatuomioistuimeen",
            ),
            (
                "Tekniset palvelut",
                "Teknisten palvelujen",
                "Teknisiä palveluja",
                "Teknisissä palveluissa",
                "Teknisiin palveluihin",
            ),
            (
                "Kansallinen tilastokeskus",
                "Kansallisen tilastokeskuksen",
                "Kansallista tilastokeskusta",
                "Kansallisessa tilastokeskuksessa",
                "Kansalliseen tilastokeskukseen",
            ),
            (
                "Oikeusasiamiehen kanslia",
                "Oikeusasiamiehen kanslian",
                "Oikeusasiamiehen kansliaa",
                "Oikeusasiamiehen kansliassa",
                "Oikeusasiamiehen kansliaan",
            ),
            (
                "päätös Mallilan tietohallinnosta",
                "Mallilan tietohallinnosta annetun päätöksen",
                "Mallilan tietohallinnosta annettua päätöstä",
                "Mallilan tietohallinnosta annetussa päätöksessä",
                "Mallilan tietohallinnosta annettuun päätökseen",
            ),
        ] {
            let name = propose_forms(base).unwrap_or_else(|| panic!("{base}"));
            let forms = [name.genitive, name.partitive, name.inessive, name.illative].map(Option::unwrap);
            assert_eq!(forms, [genitive, partitive, inessive, illative]);
        }
    }

    #[test]
    fn a_name_that_no_rule_knows_gets_no_proposal() {
        for base in [
            "",
            "Valtori",
            "Mallila Oy",
            "Uusi virasto",
            "Kela (Kansaneläkelaitos)",
            "Yle",
        ] {
            assert_eq!(propose_forms(base), None, "{base}");
        }
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(base in "\\PC{0,20}|[A-Öa-ö -]{0,12}(virasto|kunta|İvirasto|laitos)") {
            let _ = propose_forms(&base);
        }
    }
}
