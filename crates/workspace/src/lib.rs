//! A workspace on disk: a folder of JSON, CSV and Excel files, read into the model of [`vuosikello_core`], and files
//! written whole or not at all.
//!
//! ```text
//! vuosikello.json                                  settings of the organisation
//! asiakkaat/<id>/asiakas.json                      a customer
//! asiakkaat/<id>/sopimukset/<year>/sopimus.json    its agreement of a year, and beside it the tables
//!                                  palvelut, kehittaminen, talous, each as .json, .csv or .xlsx
//! mallipohjat/fi/*.md                              templates that replace built-in ones (optional)
//! ilme/malli.docx, ilme/logo.png                   the organisation's own look (optional)
//! ```
//!
//! Everything that is wrong is reported at once, each [`Problem`] with its file, its line or cell, what is wrong and
//! what would be right. The rules come from the types of the model alone: their JSON schemas (see [`schemas`]) are
//! published for editors and checked here, also for tables, whose cells become the same values as those of a JSON file.
//!
//! Files may come from anyone: sizes, depths, rows and zip packages are bounded, and nothing outside the workspace is
//! read or written.

mod dossier;
mod failure;
mod folder;
mod json;
pub mod output;
mod problem;
mod reading;
mod schema;
mod table;
mod workspace;

pub use dossier::LoadedDossier;
pub use failure::Failure;
pub use problem::{CellName, Place, Problem};
pub use schema::schemas;
pub use workspace::{Template, Workspace};
