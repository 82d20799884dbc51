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
//! | `liitteessa` | the same annexes as a sentence refers to them: `liitteessä 4` |
//! | `yleiset_ehdot` | the common terms of the year: `diaarinumero`, `versio`, `paivays`, and `liitteena` (`liitteenä 5`) where they are an annex; empty texts where the year has none |
//! | `yhteyshenkilot` | the contacts, as rows: `asiakas`, `palvelukeskus`, and `vastuuhenkilot` (the owners of services and development work) |
//! | `allekirjoittajat` | the signatories in order: `organisaatio`, `nimi`, `nimike`; taken by the function `allekirjoitukset` |
//! | `talous` | rows of money: `jako` (the allocation), `rivit` (its lines), `suurimmat` (the costliest services and projects), `muut`, `erat`, `sisalto` (of the views `muut_kustannukset`, `kustannuserat`, `kustannuslajien_sisalto`) |
//! | `palvelut`, `palvelut_kustannuksin`, `kasittely`, `kehittaminen`, `kehittaminen_kustannuksin`, `projektit`, `tehtavat` | the rows of the views of the same names |
//!
//! | view | what it shows |
//! |---|---|
//! | `osapuolet` | the parties beside one another, with how to reach them |
//! | `palvelukeskuksen_yhteyshenkilot`, `asiakkaan_yhteyshenkilot` | the contacts of the provider; those of the customer, by agency |
//! | `vastuuhenkilot` | the owners of services and development work (contacts of the role *vastuuhenkilö*) |
//! | `palvelut`, `palvelut_kustannuksin` | the continuous services; the same with what they cost, and the total |
//! | `palvelut_luokittain`, `palvelut_kustannuslajeittain` | one row a service with what it costs by cost type: by class for lying pages, and for standing ones |
//! | `kasittely` | whose personal data are processed in which services |
//! | `kehittaminen_lajeittain` | the development work by kind with aims, schedules and estimates |
//! | `kehittaminen`, `kehittaminen_kustannuksin` | the development work; the same with the total of its cost |
//! | `projektit`, `tehtavat` | the projects; the larger tasks |
//! | `jako`, `erittely`, `suurimmat` | the appropriation by cost type; its lines; the costliest services and projects |
//! | `jako_kayttokohteittain` | the appropriation by cost type and by what it goes to |
//! | `muut_kustannukset` | the lines that stand in no other annex |
//! | `kustannuserat`, `kustannuslajien_sisalto` | the lines of services and development work of which a cost type has several; what cost types hold |
//!
//! The template `yleiset-ehdot.md` of the common terms has `organisaatio` and `ehdot` (the terms with their `vuosi`); `asiakas` is nothing in it.

mod context;
mod documents;
mod extra_clauses;
mod issue;
mod templates;
mod views;

pub use documents::{AgreementPart, Content, common_terms, documents, main_file_stem};
pub use issue::Issue;
pub use templates::{BUILT_IN, templates};
