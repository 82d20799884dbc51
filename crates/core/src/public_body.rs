//! What kind of public body makes the agreements: which laws and which titles their clauses name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The kind of public body that the provider belongs to. Clauses that only the law of the state knows (an item of the state
/// budget, the steering ministry, the common services of the state) stand in the documents of [`PublicBody::State`] alone.
///
/// ```
/// use vuosikello_core::PublicBody;
/// let body: PublicBody = serde_json::from_str("\"kunta\"").unwrap();
/// assert_eq!(body, PublicBody::Municipality);
/// assert_eq!(PublicBody::default(), PublicBody::State);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub enum PublicBody {
    /// The state: an agency, bound by the act on the state budget (423/1988).
    #[default]
    #[serde(rename = "valtio")]
    State,
    /// A municipality, under kuntalaki (410/2015).
    #[serde(rename = "kunta")]
    Municipality,
    /// A wellbeing services county, under laki hyvinvointialueesta (611/2021).
    #[serde(rename = "hyvinvointialue")]
    WellbeingServicesCounty,
    /// Another, such as a joint authority, a university or a parish.
    #[serde(rename = "muu")]
    Other,
}

impl PublicBody {
    /// All kinds.
    pub const ALL: [Self; 4] = [
        Self::State,
        Self::Municipality,
        Self::WellbeingServicesCounty,
        Self::Other,
    ];

    /// The word, as it stands in the data.
    ///
    /// ```
    /// # use vuosikello_core::PublicBody;
    /// assert_eq!(PublicBody::Municipality.label(), "kunta");
    /// ```
    pub fn label(self) -> &'static str {
        match self {
            Self::State => "valtio",
            Self::Municipality => "kunta",
            Self::WellbeingServicesCounty => "hyvinvointialue",
            Self::Other => "muu",
        }
    }

    /// Guesses from the Finnish name of an organisation what kind of public body it is; `None` when the name fits several.
    ///
    /// ```
    /// # use vuosikello_core::PublicBody;
    /// assert_eq!(PublicBody::of_name("Mallilan kaupungin tietohallinto"), Some(PublicBody::Municipality));
    /// assert_eq!(PublicBody::of_name("Etelä-Mallilan hyvinvointialue"), Some(PublicBody::WellbeingServicesCounty));
    /// assert_eq!(PublicBody::of_name("Oikeusministeriö"), Some(PublicBody::State));
    /// assert_eq!(PublicBody::of_name("Tietohallinto"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        // What is made of several municipalities stands before the municipality in its name.
        let is_any = |parts: &[&str]| {
            words
                .clone()
                .any(|word| parts.iter().any(|part| word.contains(part)))
        };
        if is_any(&OTHERS) {
            return Some(Self::Other);
        }
        if is_any(&["hyvinvointialue"]) {
            return Some(Self::WellbeingServicesCounty);
        }
        if words.clone().any(is_municipality) {
            return Some(Self::Municipality);
        }
        words.any(is_of_state).then_some(Self::State)
    }

    /// Whether it is the state.
    pub fn is_state(self) -> bool {
        self == Self::State
    }
}

/// Parts of the words for bodies that are neither of the state nor of one municipality, though those words are in their names.
const OTHERS: [&str; 12] = [
    "kuntayhtym",
    "yhtymä",
    "kuntaliit",
    "seurakun",
    "maakun",
    "yliopist",
    "ammattikorkeakoul",
    "kansaneläkelai",
    "säätiö",
    "osakeyhtiö",
    "hiippakun",
    "osuuskun",
];

/// *kunta*, *kaupunki* and their genitives as words of their own, and cities whose names end with the latter. Other words that end
/// with *kunta* (*lautakunta*, *eduskunta*) are no municipalities.
fn is_municipality(word: &str) -> bool {
    matches!(word, "kunta" | "kunnan") || word.ends_with("kaupunki") || word.ends_with("kaupungin")
}

/// Words that only bodies of the state are called by.
fn is_of_state(word: &str) -> bool {
    let is_rescue = word.starts_with("pelastus");
    let endings = [
        "ministeriö",
        "virasto",
        "laitos",
        "vartiosto",
        "oikeus",
        "oikeudet",
        "istuin",
    ];
    let beginnings = [
        "ministeriö",
        "valtio",
        "eduskun",
        "oikeusrekisteri",
        "puolustusvoim",
        "poliisi",
        "tulli",
        "vero",
        "rajavartio",
    ];
    !is_rescue
        && (endings.iter().any(|ending| word.ends_with(ending))
            || beginnings.iter().any(|beginning| word.starts_with(beginning))
            || word.contains("ministeriön"))
}

#[cfg(test)]
mod tests {
    use super::PublicBody::{self, *};

    #[test]
    fn a_name_tells_what_the_organisation_belongs_to_or_leaves_it_open() {
        for (name, body) in [
            ("Mallilan kunta", Some(Municipality)),
            ("Mallilan kunnan tietohallinto", Some(Municipality)),
            ("Uusikaupunki", Some(Municipality)),
            ("HELSINGIN KAUPUNKI", Some(Municipality)),
            ("Helsingin kaupungin rakennusvirasto", Some(Municipality)),
            (
                "Etelä-Mallilan hyvinvointialueen ICT-palvelut",
                Some(WellbeingServicesCounty),
            ),
            ("Mallilan seudun koulutuskuntayhtymä", Some(Other)),
            ("HUS-yhtymä", Some(Other)),
            ("Mallilan yliopisto", Some(Other)),
            ("Mallilan seurakuntayhtymä", Some(Other)),
            ("Etelä-Mallilan maakuntaliitto", Some(Other)),
            ("Kansaneläkelaitos", Some(Other)),
            ("Oikeusrekisterikeskus", Some(State)),
            ("Korkein hallinto-oikeus", Some(State)),
            ("Valtion tieto- ja viestintätekniikkakeskus Valtori", Some(State)),
            ("Rikosseuraamuslaitos", Some(State)),
            ("Eduskunnan kanslia", Some(State)),
            ("Verohallinto", Some(State)),
            ("Digi- ja väestötietovirasto", Some(State)),
            ("Etelä-Mallilan pelastuslaitos", None),
            ("Tietohallinto", None),
            ("Kuluttajariitalautakunta", None),
            ("Mallihallinnon palvelukeskus", None),
            ("Oy Malli Ab", None),
            ("", None),
        ] {
            assert_eq!(PublicBody::of_name(name), body, "{name}");
        }
    }

    #[test]
    fn a_label_is_the_word_of_the_data() {
        for body in PublicBody::ALL {
            assert_eq!(serde_json::to_value(body).unwrap(), body.label());
        }
    }
}
