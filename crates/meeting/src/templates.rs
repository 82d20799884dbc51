//! The templates of the documents of a meeting.

use vuosikello_document::{TemplateError, Templates};

/// The names of the templates that are documents; the others are parts that these include.
pub(crate) const AGENDA: &str = "asialista.md";
pub(crate) const STATUS: &str = "tilannekatsaus.md";
pub(crate) const MINUTES: &str = "poytakirja.md";
pub(crate) const SKELETON: &str = "poytakirjapohja.md";
pub(crate) const SUMMARY: &str = "talousyhteenveto.md";
pub(crate) const INVITATION: &str = "kutsu.md";
pub(crate) const CANCELLATION: &str = "peruutus.md";
pub(crate) const DECK: &str = "esitys.md";
pub(crate) const BUDGET_DECK: &str = "talousarvioesitys.md";

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../templates/fi/", $name)))),*]
    };
}

/// The built-in templates, by name.
pub const BUILT_IN: [(&str, &str); 19] = built_in![
    "asialista.md",
    "tilannekatsaus.md",
    "poytakirja.md",
    "poytakirjapohja.md",
    "talousyhteenveto.md",
    "kutsu.md",
    "peruutus.md",
    "esitys.md",
    "talousarvioesitys.md",
    "kokous-tiedot.md",
    "kokous-tiivistelma.md",
    "kokous-toimenpiteet.md",
    "kokous-talous.md",
    "kokous-poikkeamat.md",
    "kokous-vuosikello.md",
    "kokous-palvelut.md",
    "kokous-palvelumaarat.md",
    "kokous-kehitys.md",
    "kokous-kysely.md",
];

/// The built-in templates with `replacements` (name and source) in the place of those of the same name, or beside
/// them as parts that templates include.
///
/// # Errors
/// Every template that cannot be parsed.
pub fn templates<'a>(
    replacements: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Templates, Vec<TemplateError>> {
    Templates::new(BUILT_IN.into_iter().chain(replacements))
}
