//! The head of an official document: the fields that SFS 2487 places at the top of each page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The natural language of a document or of a passage in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Finnish as written in Finland.
    #[default]
    Finnish,
    /// Swedish as written in Finland.
    Swedish,
    /// English.
    English,
}

impl Language {
    /// The language tag (BCP 47), as Word and PDF files carry it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Finnish => "fi-FI",
            Language::Swedish => "sv-FI",
            Language::English => "en-GB",
        }
    }

    /// Returns the name of a row, an item or a category that sums up so many others.
    ///
    /// ```
    /// use vuosikello_document::Language;
    /// assert_eq!(Language::Finnish.others(12), "Muut (12\u{a0}kpl)");
    /// ```
    pub fn others(self, count: usize) -> String {
        match self {
            Language::Finnish => format!("Muut ({count}\u{a0}kpl)"),
            Language::Swedish => format!("Övriga ({count}\u{a0}st.)"),
            Language::English => format!("Others ({count})"),
        }
    }

    /// The one of three that is in this language.
    ///
    /// ```
    /// use vuosikello_document::Language;
    /// assert_eq!(Language::Swedish.choose("Yhteensä", "Totalt", "Total"), "Totalt");
    /// ```
    pub fn choose<T>(self, finnish: T, swedish: T, english: T) -> T {
        match self {
            Language::Finnish => finnish,
            Language::Swedish => swedish,
            Language::English => english,
        }
    }
}

/// The publicity of a document: its class, and the legal ground where the class restricts access.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Classification {
    /// The class as shown, for example `Julkinen` or `Salassa pidettävä`.
    pub label: String,
    /// The provision on which secrecy is based (*lainkohta*).
    pub legal_ground: Option<String>,
}

/// A property of the file, shown by Word under *File › Info › Properties › Custom*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Property {
    /// The name of the property, for example `Diaarinumero`.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Property {
    /// Properties by their names, in order.
    ///
    /// ```
    /// use vuosikello_document::Property;
    /// let properties = Property::list([("Vuosi", 2027.to_string()), ("Asiakas", "RISE".to_owned())]);
    /// assert_eq!(properties[1].value, "RISE");
    /// ```
    pub fn list<const N: usize>(named: [(&str, String); N]) -> Vec<Self> {
        let property = |(name, value): (&str, String)| Self {
            name: name.to_owned(),
            value,
        };
        named.map(property).into()
    }
}

/// The fields at the head of a document, and what its file says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The title of the whole document, as a file browser or a screen reader announces it.
    pub title: String,
    /// The language of the text.
    pub language: Language,
    /// The organisation that gives the document; top left on every page.
    pub organisation: String,
    /// The unit inside the organisation.
    pub unit: Option<String>,
    /// The initials of the author.
    pub author_initials: Option<String>,
    /// The type of the document, for example `Palvelusopimus`.
    pub document_type: String,
    /// The date of the document. It also becomes the creation date of the file: no clock is read.
    pub date: NaiveDate,
    /// The case number (*diaarinumero*, Dnro), as written. Empty when there is none.
    pub case_number: String,
    /// The publicity class with its legal ground.
    pub classification: Classification,
    /// The designation of an annex, for example `Liite 3`; `None` in a main document.
    pub annex: Option<String>,
    /// Whether this is a draft: a draft says so (*LUONNOS*) at the head of every page.
    pub draft: bool,
    /// Whether it is signed electronically: a Word file then has no lines for ink.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub signed_electronically: bool,
    /// The contact line at the foot of every page.
    pub footer: Option<String>,
    /// Further properties of the file, in the order given.
    pub properties: Vec<Property>,
}

impl Head {
    /// A head with the two fields that no document can do without; the date is 1 January 1970 until set.
    pub fn new(title: impl Into<String>, organisation: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            language: Language::default(),
            organisation: organisation.into(),
            unit: None,
            author_initials: None,
            document_type: String::new(),
            date: NaiveDate::default(),
            case_number: String::new(),
            classification: Classification::default(),
            annex: None,
            draft: false,
            signed_electronically: false,
            footer: None,
            properties: Vec::new(),
        }
    }
}
