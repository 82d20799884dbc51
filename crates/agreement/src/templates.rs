//! The templates of the agreement and its annexes.

use vuosikello_core::AnnexKind;
use vuosikello_document::{TemplateError, Templates};

/// The name of the main agreement's template.
pub(crate) const MAIN: &str = "palvelusopimus.md";

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../templates/fi/", $name)))),*]
    };
}

/// The name of the template of the common terms.
pub(crate) const TERMS: &str = "yleiset-ehdot.md";

/// The built-in templates, by name.
pub const BUILT_IN: [(&str, &str); 11] = built_in![
    "palvelusopimus.md",
    "liite-yhteyshenkilot.md",
    "liite-palvelut.md",
    "liite-kehittaminen.md",
    "liite-talous.md",
    "liite-turvallisuus.md",
    "liite-seuranta.md",
    "yleiset-ehdot.md",
    "ehdot-palvelutasot.md",
    "ehdot-turvallisuus.md",
    "ehdot-seuranta.md",
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

/// The key of an annex kind in templates and in the names of their files; `None` where there is no template.
pub(crate) fn key(kind: AnnexKind) -> Option<&'static str> {
    match kind {
        AnnexKind::Contacts => Some("yhteyshenkilot"),
        AnnexKind::Services => Some("palvelut"),
        AnnexKind::Development => Some("kehittaminen"),
        AnnexKind::Finance => Some("talous"),
        AnnexKind::Security => Some("turvallisuus"),
        AnnexKind::Monitoring => Some("seuranta"),
        AnnexKind::CommonTerms | AnnexKind::Other => None,
    }
}
