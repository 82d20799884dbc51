//! What is still to be filled in or confirmed in data that are right otherwise: drafts can be made of them, and nothing final.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    Configuration, DataFile, Dossier, Findings, InflectedName, MeetingDossier, Violation, placeholders,
    pointer_step,
};

/// The key of the mark that name forms are a proposal; see [`InflectedName::unconfirmed`].
const UNCONFIRMED: &str = "vahvistettava";

/// What is still to be filled in or confirmed in a value of a file: texts that are [placeholders], and name forms that were proposed by
/// rule. `pointer` is where the value stands in the file.
///
/// ```
/// use vuosikello_core::{DataFile, unfinished};
/// let contacts = serde_json::json!([{ "nimi": "[täytä: yhteyshenkilö]" }]);
/// let found = unfinished(&DataFile::CUSTOMER, "/yhteyshenkilot", &contacts);
/// assert_eq!(found[0].pointer, "/yhteyshenkilot/0/nimi");
/// ```
pub fn unfinished(file: &DataFile, pointer: &str, value: &impl Serialize) -> Findings {
    let mut found = Findings::default();
    // What cannot be serialised has been refused by the check.
    let value = serde_json::to_value(value).unwrap_or_default();
    walk(file, &mut pointer.to_owned(), &value, &mut found);
    found
}

fn walk(file: &DataFile, pointer: &mut String, value: &Value, found: &mut Findings) {
    let length = pointer.len();
    let mut below = |step: &str, inner: &Value, found: &mut Findings| {
        pointer.push('/');
        pointer.push_str(&pointer_step(step));
        walk(file, pointer, inner, found);
        pointer.truncate(length);
    };
    match value {
        Value::Object(map) if map.contains_key(InflectedName::FORMS[0]) => name(file, pointer, map, found),
        Value::Object(map) => map.iter().for_each(|(key, inner)| below(key, inner, found)),
        Value::Array(items) => {
            for (i, inner) in items.iter().enumerate() {
                below(&i.to_string(), inner, found);
            }
        }
        Value::String(text) => {
            if let Some(text) = unfilled(text) {
                found.add(
                    file.clone(),
                    pointer.as_str(),
                    Violation::Unfilled { text, more: 0 },
                );
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The first placeholder of a text. The braces of templates are none in data: they are shown as they are.
fn unfilled(text: &str) -> Option<String> {
    placeholders(text).into_iter().find(|text| text != "{{")
}

/// A name is one thing to fill in, however many of its forms are missing.
fn name(file: &DataFile, pointer: &str, forms: &Map<String, Value>, found: &mut Findings) {
    let text = |key: &str| forms.get(key).and_then(Value::as_str);
    let mut unfilled = InflectedName::FORMS.iter().filter_map(|form| {
        let text = unfilled(text(form)?)?;
        Some((*form, text))
    });
    if let Some((form, text)) = unfilled.next() {
        let more = unfilled.count();
        let violation = Violation::Unfilled { text, more };
        found.add(file.clone(), format!("{pointer}/{form}"), violation);
    } else if text(UNCONFIRMED).is_some() {
        let name = text(InflectedName::FORMS[0]).unwrap_or_default().to_owned();
        let violation = Violation::UnconfirmedForms { name };
        found.add(file.clone(), format!("{pointer}/{UNCONFIRMED}"), violation);
    }
}

/// What is unfinished in an agreement and in the settings that stand in it.
pub(crate) fn unfinished_agreement(configuration: &Configuration, dossier: &Dossier) -> Findings {
    let organisation = &configuration.organisation;
    let mut found = unfinished(&DataFile::CONFIGURATION, "/organisaatio", organisation);
    found.extend(unfinished(&DataFile::CUSTOMER, "", &dossier.customer));
    found.extend(unfinished(&DataFile::AGREEMENT, "", &dossier.agreement));
    found.extend(unfinished(&DataFile::SERVICES, "", &dossier.services));
    found.extend(unfinished(&DataFile::DEVELOPMENT, "", &dossier.development));
    found.extend(unfinished(&DataFile::BUDGET, "", &dossier.budget));
    found
}

/// What is unfinished in a meeting and in its agreement.
pub(crate) fn unfinished_meeting(configuration: &Configuration, dossier: &MeetingDossier) -> Findings {
    let mut found = unfinished_agreement(configuration, &dossier.agreement);
    found.extend(unfinished(&DataFile::MEETING, "", &dossier.meeting));
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(value: Value) -> Vec<(String, &'static str)> {
        let found = unfinished(&DataFile::CUSTOMER, "", &value).into_iter();
        found
            .map(|finding| (finding.pointer, finding.violation.code()))
            .collect()
    }

    #[test]
    fn a_name_is_one_thing_to_fill_in_or_to_confirm() {
        let open = json!({ "nimi": { "perusmuoto": "Virasto", "genetiivi": "[täytä: genetiivi]", "partitiivi": "[täytä: partitiivi]" } });
        assert_eq!(found(open), [("/nimi/genetiivi".to_owned(), "unfilled")]);
        let proposed =
            json!({ "nimi": { "perusmuoto": "Virasto", "genetiivi": "Viraston", "vahvistettava": "x" } });
        assert_eq!(
            found(proposed),
            [("/nimi/vahvistettava".to_owned(), "unconfirmed-name-forms")]
        );
    }

    #[test]
    fn what_is_filled_in_is_not_told() {
        let value = json!({ "a/b": ["xx.xx.2027", "1.2.2027", "[kuva]"], "luku": 3, "nimi": { "perusmuoto": "Virasto" } });
        assert_eq!(found(value), [("/a~1b/0".to_owned(), "unfilled")]);
    }
}
