//! The yearly service agreement: a dossier and templates become documents.
//!
//! [`documents`] gives the main agreement and its annexes in order, as format-neutral
//! [`Document`](vuosikello_document::Document)s; an annex that is given as a finished file is named in its place.
//! The built-in templates ([`BUILT_IN`]) are under `templates/fi` in the repository; a program or a workspace replaces any of
//! them by name.
//!
//! # What the templates are given
//!
//! `palvelusopimus.md` is the main agreement, `liite-….md` an annex. Keys below the top are those of the JSON schemas. Money,
//! dates and shares are texts in their Finnish form. How templates are written, and what a view is, stands in
//! [`vuosikello_document::language`].
//!
//! | variable | what it is |
//! |---|---|
//! | `organisaatio` | the provider ([`Organisation`](vuosikello_core::Organisation)) |
//! | `asiakas` | the customer ([`Customer`](vuosikello_core::Customer)) |
//! | `sopimus` | the agreement ([`Agreement`](vuosikello_core::Agreement)), with its classification as `luokitus` in any case |
//! | `liite` | in an annex the annex: `numero`, `tunnus` (`Liite 4`), `otsikko` |
//! | `liitteet` | all annexes in order, as a list of the same, with `laji` |
//! | `liitenumerot` | `tunnus` of the annex of each kind: `yhteyshenkilot`, `palvelut`, `kehittaminen`, `talous`, `turvallisuus`, `seuranta` |
//! | `yhteyshenkilot` | the contacts, as rows: `asiakas`, `palvelukeskus` |
//! | `allekirjoittajat` | the signatories in order: `organisaatio`, `nimi`, `nimike`; taken by the function `allekirjoitukset` |
//! | `talous` | rows of money: `jako` (the allocation), `rivit` (its lines), `suurimmat` (the costliest services and projects) |
//! | `palvelut`, `palvelut_kustannuksin`, `kehittaminen`, `kehittaminen_kustannuksin`, `projektit`, `tehtavat` | the rows of the views of the same names |
//!
//! | view | what it shows |
//! |---|---|
//! | `palvelukeskuksen_yhteyshenkilot`, `asiakkaan_yhteyshenkilot` | the contacts of the provider; those of the customer, by agency |
//! | `palvelut`, `palvelut_kustannuksin` | the continuous services; the same with what they cost, and the total |
//! | `kehittaminen`, `kehittaminen_kustannuksin` | the development work; the same with the total of its cost |
//! | `projektit`, `tehtavat` | the projects; the larger tasks |
//! | `jako`, `erittely`, `suurimmat` | the appropriation by cost type; its lines; the costliest services and projects |

mod context;
mod documents;
mod extra_clauses;
mod issue;
mod templates;
mod views;

pub use documents::{Content, Part, documents, main_file_stem};
pub use issue::Issue;
pub use templates::{BUILT_IN, templates};
