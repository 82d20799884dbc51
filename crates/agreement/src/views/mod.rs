//! The views of an agreement: what its annexes show, each made by one function of the model.
//!
//! | file | views |
//! |---|---|
//! | `contacts` | contact persons of the provider, and of the customer by agency |
//! | `services` | continuous services, with what they cost |
//! | `development` | the development work of the year |
//! | `finance` | the allocation of the appropriation, its lines, the costliest targets |

mod cells;
pub(crate) mod contacts;
pub(crate) mod development;
pub(crate) mod finance;
pub(crate) mod services;

use vuosikello_core::{Configuration, DevelopmentKind, Dossier};
use vuosikello_document::Table;

/// Makes a table of the model.
type MakeTable = fn(&Configuration, &Dossier) -> Table;

/// Every table that documents show, by the name under which templates place it.
pub(crate) const TABLES: [(&str, MakeTable); 21] = [
    ("palvelukeskuksen_yhteyshenkilot", |_, dossier| {
        contacts::of_provider(dossier)
    }),
    ("osapuolet", contacts::parties),
    ("vastuuhenkilot", |_, dossier| contacts::owners(dossier)),
    ("kasittely", |_, dossier| services::processing(dossier)),
    ("asiakkaan_yhteyshenkilot", |_, dossier| {
        contacts::by_agency(dossier)
    }),
    ("palvelut", |_, dossier| services::of(dossier)),
    ("palvelut_luokittain", services::by_class),
    ("palvelut_kustannuslajeittain", services::with_costs),
    ("palvelut_kustannuksin", |_, dossier| {
        services::with_total(dossier)
    }),
    ("kehittaminen", |_, dossier| development::all(dossier)),
    ("kehittaminen_lajeittain", |_, dossier| {
        development::by_kind(dossier)
    }),
    ("kehittaminen_kustannuksin", |_, dossier| {
        development::with_total(dossier)
    }),
    ("projektit", |_, dossier| {
        development::of(dossier, DevelopmentKind::Project)
    }),
    ("tehtavat", |_, dossier| {
        development::of(dossier, DevelopmentKind::Task)
    }),
    ("jako", finance::allocation),
    ("jako_kayttokohteittain", finance::allocation_by_use),
    ("erittely", finance::lines),
    ("muut_kustannukset", finance::other_lines),
    ("kustannuserat", finance::parts),
    ("kustannuslajien_sisalto", finance::contents),
    ("suurimmat", |_, dossier| finance::costliest(dossier)),
];
