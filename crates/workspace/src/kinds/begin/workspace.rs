//! A new workspace: of an organisation of one's own, or the worked example, as JSON or as forms.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vuosikello_core::{DataFile, InflectedName, PublicBody, check_name, placeholder, propose_forms};

use super::customer::PROPOSED;
use super::text;
use crate::Failure;
use crate::form::Choices;
use crate::kinds::Kinds;

/// The organisation whose workspace begins.
#[derive(Debug, Clone, Copy)]
pub struct OwnOrganisation<'a> {
    /// The name in its base form.
    pub name: &'a str,
    /// What it belongs to.
    pub body: PublicBody,
    /// The first year of agreements.
    pub year: i32,
}

/// The files of a new workspace, with their paths from its root.
#[derive(Debug)]
pub struct BegunWorkspace {
    /// The files.
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// What must be done in them, in Finnish.
    pub notes: Vec<String>,
}

/// The files of data that are JSON or forms.
const KEPT: [DataFile; 4] = [
    DataFile::CONFIGURATION,
    DataFile::CUSTOMER,
    DataFile::AGREEMENT,
    DataFile::MEETING,
];

impl Kinds {
    /// The files of a workspace of one's own: the settings, with what follows from the name, and `guide`. There is nobody in it and no
    /// customer; what no rule knows is a [placeholder], which keeps anything final from being made.
    ///
    /// # Errors
    /// [`Failure::Form`]; [`Failure::Problems`]: the name is none.
    pub fn begin_own_workspace(
        &self,
        own: &OwnOrganisation<'_>,
        guide: (&Path, &str),
        as_forms: bool,
    ) -> Result<BegunWorkspace, Failure> {
        let file = DataFile::CONFIGURATION;
        let name = check_name(own.name)
            .map_err(|malformed| Failure::of_file(None, &file.to_string(), &malformed, &malformed.fix))?;
        let path = Path::new(file.stem());
        let settings = settings_of(own, &name);
        let begun = match as_forms {
            true => (
                path.with_extension("xlsx"),
                self.form_with(&file, &settings, &Choices::of(file.stem()))?,
            ),
            false => (path.with_extension("json"), text::json(&settings).into_bytes()),
        };
        let notes = notes_of(&settings, &begun.0);
        let guide = (guide.0.to_owned(), of_guide(guide.1, as_forms).into_bytes());
        Ok(BegunWorkspace {
            files: vec![begun, guide],
            notes,
        })
    }

    /// The files of the worked example, as forms where that is asked for.
    ///
    /// # Errors
    /// [`Failure::Form`]
    pub fn begin_example<'a>(
        &self,
        files: impl IntoIterator<Item = (&'a Path, &'a [u8])>,
        as_forms: bool,
    ) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
        let begin = |(path, bytes): (&Path, &[u8])| {
            if !as_forms {
                return Ok((path.to_owned(), bytes.to_vec()));
            }
            let has = |extension: &str| path.extension().is_some_and(|other| other == extension);
            let stem = path.file_stem().unwrap_or_default();
            let file = KEPT.into_iter().find(|file| has("json") && stem == file.stem());
            let value = file.and_then(|file| Some((file, serde_json::from_slice::<Value>(bytes).ok()?)));
            Ok(match (value, std::str::from_utf8(bytes)) {
                (Some((file, value)), _) => {
                    let form = self.form_with(&file, &value, &Choices::of(file.stem()))?;
                    (path.with_extension("xlsx"), form)
                }
                (None, Ok(guide)) if has("md") => (path.to_owned(), of_guide(guide, true).into_bytes()),
                (None, _) => (path.to_owned(), bytes.to_vec()),
            })
        };
        files.into_iter().map(begin).collect()
    }
}

/// A guide, which names the files as JSON files, with the names that they have as forms.
fn of_guide(text: &str, as_forms: bool) -> String {
    let stems = KEPT.into_iter().filter(|_| as_forms);
    stems.fold(text.to_owned(), |text, file| {
        let stem = file.stem();
        text.replace(&format!("{stem}.json"), &format!("{stem}.xlsx"))
    })
}

/// The settings of an organisation of which the name is known.
fn settings_of(own: &OwnOrganisation<'_>, name: &str) -> Value {
    let home = home_of(own.body, name);
    let branch = match &home {
        Some(home) => proposed(home, "hallinnonala"),
        None => unfilled(None, "hallinnonala"),
    };
    let statute = match &home {
        Some(home) => rules_of(home),
        None => unfilled(None, "säädös tai päätös"),
    };
    let mut statute = json!({ "nimi": statute });
    if own.body.is_state() {
        statute["numero"] = json!(placeholder("säädöskokoelman numero"));
    }
    let year = own.year.to_string();
    json!({
        "organisaatio": {
            "nimi": proposed(name, "nimi"),
            "lyhenne": placeholder("lyhenne"),
            "yhteystiedot": placeholder("yhteystietorivi"),
            "julkisyhteiso": own.body,
            "hallinnonala": branch,
            "saados": statute,
        },
        "vuodet": { &year: { "mallien_versio": format!("{year}.1") } },
        "oletukset": { "luokitus": { "luokka": "Julkinen" } },
    })
}

/// The municipality or the county that an organisation is a part of, or is itself: *Mallilan kunta* of *Mallilan kunnan tietohallinto*.
fn home_of(body: PublicBody, name: &str) -> Option<String> {
    let homes: &[(&str, &str)] = match body {
        PublicBody::Municipality => &[("kaupunki", "kaupungin"), ("kunta", "kunnan")],
        PublicBody::WellbeingServicesCounty => &[("hyvinvointialue", "hyvinvointialueen")],
        PublicBody::State | PublicBody::Other => return None,
    };
    let words: Vec<&str> = name.split(' ').collect();
    words.iter().enumerate().find_map(|(i, word)| {
        let lower = word.to_lowercase();
        let (base, _) = homes
            .iter()
            .find(|(base, genitive)| lower == *base || lower == *genitive)?;
        let before = words.get(..i)?;
        Some(before.iter().chain([base]).copied().collect::<Vec<_>>().join(" "))
    })
}

/// The administrative rules of a municipality or a county, on which the task of its units is founded.
fn rules_of(home: &str) -> Value {
    let genitive = propose_forms(home).and_then(|forms| forms.genitive);
    match genitive {
        Some(genitive) => proposed(&format!("{genitive} hallintosääntö"), "säädös tai päätös"),
        None => unfilled(None, "säädös tai päätös"),
    }
}

/// A name with its forms by rule, to be confirmed; where no rule knows them, to be filled in.
fn proposed(name: &str, what: &str) -> Value {
    match propose_forms(name) {
        Some(mut forms) => {
            forms.unconfirmed = Some(PROPOSED.to_owned());
            json!(forms)
        }
        None => unfilled(Some(name), what),
    }
}

/// A name of which at most the base form is known.
fn unfilled(name: Option<&str>, what: &str) -> Value {
    let forms = InflectedName::FORMS.into_iter().map(|form| {
        let text = match name {
            Some(name) if form == InflectedName::FORMS[0] => name.to_owned(),
            _ => placeholder(&format!("{what}, {form}")),
        };
        (form.to_owned(), Value::from(text))
    });
    Value::Object(forms.collect())
}

/// What must be done in the settings.
fn notes_of(settings: &Value, path: &Path) -> Vec<String> {
    let organisation = &settings["organisaatio"];
    let found = vuosikello_core::unfinished(&DataFile::CONFIGURATION, "", organisation);
    let steps = |pointer: &str| pointer.split('/').skip(1).map(str::to_owned).collect::<Vec<_>>();
    let (mut fill, mut confirm) = (Vec::new(), Vec::new());
    for finding in &found {
        let mut keys = steps(&finding.pointer);
        let is_form = organisation.pointer(&finding.pointer).is_some() && keys.len() > 1;
        let list = match &finding.violation {
            vuosikello_core::Violation::UnconfirmedForms { .. } => &mut confirm,
            _ => &mut fill,
        };
        if is_form && keys.last().is_some_and(|key| key != "numero") {
            keys.pop();
        }
        list.push(crate::form::path_label(keys.iter().map(String::as_str)).to_lowercase());
    }
    let told = [("täytä", fill), ("tarkista taivutusmuodot", confirm)];
    told.into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(what, list)| format!("{what} {}: {}", path.display(), list.join(", ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(name: &str, body: PublicBody) -> Value {
        let own = OwnOrganisation {
            name,
            body,
            year: 2027,
        };
        settings_of(&own, name)
    }

    #[test]
    fn what_follows_from_the_name_is_proposed_and_the_rest_is_to_be_filled_in() {
        let own = settings(
            "Etelä-Mallilan hyvinvointialueen tietohallinto",
            PublicBody::WellbeingServicesCounty,
        );
        let organisation = &own["organisaatio"];
        assert_eq!(
            organisation["nimi"]["genetiivi"],
            "Etelä-Mallilan hyvinvointialueen tietohallinnon"
        );
        assert_eq!(
            organisation["hallinnonala"]["illatiivi"],
            "Etelä-Mallilan hyvinvointialueeseen"
        );
        assert_eq!(
            organisation["saados"]["nimi"]["inessiivi"],
            "Etelä-Mallilan hyvinvointialueen hallintosäännössä"
        );
        assert_eq!(organisation["saados"].get("numero"), None);
        assert_eq!(organisation["lyhenne"], "[täytä: lyhenne]");
        let state = settings("Valtori", PublicBody::State);
        let organisation = &state["organisaatio"];
        assert_eq!(organisation["nimi"]["perusmuoto"], "Valtori");
        assert_eq!(organisation["nimi"]["allatiivi"], "[täytä: nimi, allatiivi]");
        assert_eq!(
            organisation["saados"]["numero"],
            "[täytä: säädöskokoelman numero]"
        );
    }

    #[test]
    fn nothing_of_the_example_is_in_a_workspace_of_ones_own() {
        for body in PublicBody::ALL {
            let text = settings("Mallilan kunta", body).to_string();
            for word in ["MPK", "Mallikatu", "Mallihallinnon", "0000/2000", "029"] {
                assert!(!text.contains(word), "{body:?}: {word}");
            }
        }
    }
}
