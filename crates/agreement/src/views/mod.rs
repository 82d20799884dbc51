//! The views of an agreement: what its annexes show, each made by one function of the model.
//!
//! | file | views |
//! |---|---|
//! | `contacts` | contact persons of the provider, and of the customer by agency |
//! | `services` | continuous services, with what they cost |
//! | `development` | the development work of the year |
//! | `finance` | the allocation of the appropriation, its lines, the costliest targets |

pub(crate) mod contacts;
pub(crate) mod development;
pub(crate) mod finance;
pub(crate) mod services;

use vuosikello_core::{Configuration, DevelopmentKind, Dossier, Party};
use vuosikello_document::{Cell, View, Views};

/// Every view by the name under which templates place it.
pub(crate) fn views(configuration: &Configuration, dossier: &Dossier) -> Views {
    [
        (
            "palvelukeskuksen_yhteyshenkilot",
            contacts::of(dossier, Party::Provider),
        ),
        ("asiakkaan_yhteyshenkilot", contacts::by_agency(dossier)),
        ("palvelut", services::of(dossier)),
        ("palvelut_kustannuksin", services::with_total(dossier)),
        ("kehittaminen", development::all(dossier)),
        ("kehittaminen_kustannuksin", development::with_total(dossier)),
        ("projektit", development::of(dossier, DevelopmentKind::Project)),
        ("tehtavat", development::of(dossier, DevelopmentKind::Task)),
        ("jako", finance::allocation(configuration, dossier)),
        ("erittely", finance::lines(configuration, dossier)),
        ("suurimmat", finance::costliest(dossier)),
    ]
    .into_iter()
    .map(|(name, table)| (name, View::table(table)))
    .collect()
}

/// A text, or no value.
fn optional(text: Option<impl AsRef<str>>) -> Cell {
    text.map_or(Cell::NoValue, Cell::text)
}
