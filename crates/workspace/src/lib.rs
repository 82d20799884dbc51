//! A workspace on disk: a folder of JSON, CSV and Excel files, read into the model of [`vuosikello_core`], and the documents of
//! [`vuosikello`] made from it and written, whole or not at all.
//!
//! ```text
//! vuosikello.json                                  settings of the organisation
//! asiakkaat/<id>/asiakas.json                      a customer
//! asiakkaat/<id>/sopimukset/<year>/sopimus.json    its agreement of a year, and beside it the tables
//!                                  palvelut, kehittaminen, talous, each as .json, .csv or .xlsx
//! asiakkaat/<id>/budjetti/<year>/                  the versions of its budget: the tables tae-b0 … tae-b3, tpe-1, tpe-2,
//!                                                  tilinpaatos and toteuma; lukitut/tae-b1.json is what was locked
//! yhteiset/<year>/                                 common costs: the same tables, and jyvitys (optional); the other tables of all
//!                                                  customers in one file each, whose rows go to theirs
//! sarakkeet                                        what headings of exports mean (optional)
//! asiakkaat/<id>/kokoukset/<year>-Q<n>/kokous.json a meeting, and beside it muistiinpanot.md, the tables palvelutilanne,
//!                                                  kehitystarpeet, projektit and kysely, other attachments liitteet/*, and
//!                                                  slides that others made esitykset/*.pptx
//! mallipohjat/fi/*.md                              templates that replace built-in ones (optional)
//! ilme/ilme.json or .xlsx                      the look that all formats share (optional)
//! ilme/malli.docx, ilme/malli.pptx, ilme/logo.png  the organisation's own files of the look (optional)
//! ```
//!
//! Everything that is wrong is reported at once, each [`Problem`] with its file, its line or cell, what is wrong and
//! what would be right. The rules come from the types of the model alone: their JSON schemas (see [`Registry::schemas`](vuosikello_core::Registry::schemas)) are
//! published for editors and checked here, also for tables, whose cells become the same values as those of a JSON file.
//!
//! [`Workspace`] reads a folder: an agreement, a meeting, a budget. [`Publisher`] adds templates and looks, and makes documents. What is done
//! with documents of whichever [`Kind`] is done by [`Kinds`]: what there is ([`Kinds::inventory`]), checking ([`Kinds::check`]), making and
//! writing ([`Kinds::make`]), what is due ([`Kinds::due`]), how far the material is ([`Kinds::states`]), the dates of a year
//! ([`Kinds::calendar`]). [`batch`] does work for many customers at once. Nothing here prints or asks what day it is; results serialise.
//!
//! Files may come from anyone: sizes, depths, rows and zip packages are bounded, and nothing outside the workspace is
//! read or written.

pub mod batch;
mod budget;
mod case_numbers;
mod dossier;
mod drafts;
mod export;
mod failure;
mod folder;
mod folder_writer;
mod form;
mod import;
mod inventory;
mod json;
mod kept;
mod kind;
mod kinds;
mod meant;
mod meeting;
mod opening;
pub mod output;
mod own_look;
mod periods;
mod problem;
mod publisher;
mod reading;
mod reason;
pub mod shell;
mod table;
mod unfinished;
mod workspace;

pub use budget::LoadedBudget;
pub use dossier::LoadedDossier;
pub use drafts::{
    ChangedClause, DraftReview, DraftReviews, DraftState, DraftUpdate, DraftUpdates, TemplateChange,
    UpdateState, Wording, changed_clauses, changes_report,
};
pub use export::Export;
pub use failure::Failure;
pub use import::{ImportRequest, Imported, ImportedColumn};
pub use inventory::{CustomerInventory, FolderInventory, Names, PartState};
pub use kind::{
    Choice, EditedDrafts, Format, Help, Kind, MakeViews, Moment, Options, Output, Render, Rendered, Request,
    Task, TemplateFiles, Text,
};
pub use kinds::{
    AgreementProgress, Beginning, BegunWorkspace, CheckReport, DueList, DueTask, EditedDraft, Filed,
    FormRequest, KindCount, KindError, Kinds, OwnOrganisation, SignerNames, State, States, YearCalendar,
};
pub use meeting::{Attachment, LoadedMeeting};
pub use problem::{CellName, Place, Problem};
pub use publisher::{Publisher, RenderedAgreement, TermsState};
pub use reading::{Origin, Remark, TableRead};
pub use reason::reason_of;
pub use workspace::{Template, Workspace};
