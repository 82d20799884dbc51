//! Names in their inflected forms.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Malformed, check_text, ends_line, is_blank};

/// A Finnish name with the forms in which documents use it.
///
/// Software cannot inflect Finnish names safely, so the forms are data. Only the base form is always needed; a form
/// that a template uses and that is not given is an error, never a guess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InflectedName {
    /// The nominative: `Rikosseuraamuslaitos`.
    ///
    /// fi: Nominatiivi: Rikosseuraamuslaitos.
    #[serde(rename = "perusmuoto")]
    pub base: String,
    /// The genitive: `Rikosseuraamuslaitoksen`.
    ///
    /// fi: Genetiivi: Rikosseuraamuslaitoksen.
    #[serde(rename = "genetiivi", default, skip_serializing_if = "Option::is_none")]
    pub genitive: Option<String>,
    /// The partitive: `Rikosseuraamuslaitosta`.
    ///
    /// fi: Partitiivi: Rikosseuraamuslaitosta.
    #[serde(rename = "partitiivi", default, skip_serializing_if = "Option::is_none")]
    pub partitive: Option<String>,
    /// The inessive: `Rikosseuraamuslaitoksessa`.
    ///
    /// fi: Inessiivi: Rikosseuraamuslaitoksessa.
    #[serde(rename = "inessiivi", default, skip_serializing_if = "Option::is_none")]
    pub inessive: Option<String>,
    /// The elative: `Rikosseuraamuslaitoksesta`.
    ///
    /// fi: Elatiivi: Rikosseuraamuslaitoksesta.
    #[serde(rename = "elatiivi", default, skip_serializing_if = "Option::is_none")]
    pub elative: Option<String>,
    /// The illative: `Rikosseuraamuslaitokseen`.
    ///
    /// fi: Illatiivi: Rikosseuraamuslaitokseen.
    #[serde(rename = "illatiivi", default, skip_serializing_if = "Option::is_none")]
    pub illative: Option<String>,
    /// The adessive: `Rikosseuraamuslaitoksella`.
    ///
    /// fi: Adessiivi: Rikosseuraamuslaitoksella.
    #[serde(rename = "adessiivi", default, skip_serializing_if = "Option::is_none")]
    pub adessive: Option<String>,
    /// The ablative: `Rikosseuraamuslaitokselta`.
    ///
    /// fi: Ablatiivi: Rikosseuraamuslaitokselta.
    #[serde(rename = "ablatiivi", default, skip_serializing_if = "Option::is_none")]
    pub ablative: Option<String>,
    /// The allative: `Rikosseuraamuslaitokselle`.
    ///
    /// fi: Allatiivi: Rikosseuraamuslaitokselle.
    #[serde(rename = "allatiivi", default, skip_serializing_if = "Option::is_none")]
    pub allative: Option<String>,
    /// Anything at all while the forms are a [proposal](crate::propose_forms) that nobody has confirmed; a check reminds of it.
    ///
    /// fi: Jokin teksti niin kauan kuin muodot ovat ohjelman ehdotus; poista, kun muodot on tarkistettu.
    #[serde(rename = "vahvistettava", default, skip_serializing_if = "Option::is_none")]
    pub unconfirmed: Option<String>,
}

impl InflectedName {
    /// The keys of all forms, as they stand in the files and in templates.
    pub const FORMS: [&'static str; 9] = [
        "perusmuoto",
        "genetiivi",
        "partitiivi",
        "inessiivi",
        "elatiivi",
        "illatiivi",
        "adessiivi",
        "ablatiivi",
        "allatiivi",
    ];

    /// A name of which only the base form is known.
    pub fn new(base: impl Into<String>) -> Self {
        Self {
            base: base.into(),
            genitive: None,
            partitive: None,
            inessive: None,
            elative: None,
            illative: None,
            adessive: None,
            ablative: None,
            allative: None,
            unconfirmed: None,
        }
    }
}

/// The initials of a person, as an official document shows its author: `MMM` for Maija Malli-Mäki.
pub fn initials(name: &str) -> String {
    name.split([' ', '-'])
        .filter_map(|part| part.chars().next())
        .collect()
}

/// The most characters of a name that is given on a command line.
const NAME_LENGTH: usize = 200;

/// The name of an organisation as somebody gives it, without spaces round it and with single ones in it.
///
/// # Errors
/// [`Malformed`]: it has no letter, is longer than 200 characters, or has characters that no name has.
///
/// ```
/// use vuosikello_core::check_name;
/// assert_eq!(check_name(" Mallilan  kunta ").unwrap(), "Mallilan kunta");
/// for name in ["", " ", "…", "a\nb", "a\tb", "[nimi]"] {
///     assert!(check_name(name).is_err(), "{name:?}");
/// }
/// ```
pub fn check_name(text: &str) -> Result<String, Malformed> {
    let is_control = |c: char| c.is_control() || ends_line(c);
    let fix = match text {
        _ if is_blank(text) || !text.contains(char::is_alphabetic) => {
            "kirjoita nimi perusmuodossa, esimerkiksi \"Mallilan kunta\""
        }
        _ if text.contains(is_control) => "kirjoita nimi yhdelle riville ilman sarkaimia ja ohjausmerkkejä",
        _ if check_text(text).is_err() => "poista nimestä merkki, jota ei voi näyttää",
        _ if text.contains(['[', ']', '{', '}', '<', '>', '|']) => {
            "kirjoita nimi ilman hakasulkeita, aaltosulkeita ja muita merkkejä, joita nimissä ei ole"
        }
        _ if text.chars().count() > NAME_LENGTH => "kirjoita nimi enintään 200 merkillä",
        _ => return Ok(text.split_whitespace().collect::<Vec<_>>().join(" ")),
    };
    Err(Malformed::new(text, "organisaation nimi", fix))
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn every_part_of_a_name_gives_an_initial() {
        assert_eq!(initials("Maija Malli-Mäki"), "MMM");
        assert_eq!(initials(" Žofia  Šablon "), "ŽŠ");
        assert_eq!(initials("-"), "");
    }
}
