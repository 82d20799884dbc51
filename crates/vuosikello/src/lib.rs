//! Documents of public administration from data: the yearly service agreement, as Word drafts for people to edit and as
//! one archival, accessible PDF with its annexes; the material and minutes of the meetings that follow it up; and documents,
//! slides and workbooks of a program's own.
//!
//! This crate is what other programs depend on. It does no I/O: data come in as values, files go out as bytes, and the
//! same data always give the same bytes. Reading a workspace of files on disk is the matter of `vuosikello-workspace`, and the
//! command line is built on both.
//!
//! Everything is called on one type, [`Studio`]. It holds the settings of an organisation, the templates, and how files look;
//! it is built once and used for all documents, from several threads at once. Documents and messages are Finnish.
//!
//! # An agreement
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use vuosikello::{Studio, model};
//!
//! # let request: serde_json::Value = serde_json::from_str(include_str!("../examples/embed.json"))?;
//! # let (settings, data) = (request["asetukset"].clone(), request["aineisto"].clone());
//! // Values of the model are read from JSON with Finnish keys, or put together as Rust values.
//! let configuration: model::Configuration = serde_json::from_value(settings)?;
//! let mut dossier: model::Dossier = serde_json::from_value(data)?;
//!
//! let studio = Studio::new(configuration)?;
//! // Documents are made of data that have been checked, and of no others.
//! let checked = studio.check(dossier.clone())?;
//! let drafts = studio.drafts(&checked)?;
//! assert_eq!(drafts[4].name, "Liite 4 Talous 2027 ESIM.docx");
//!
//! // An agreement whose parts do not agree to the cent is not made; a finding says what is wrong and where.
//! dossier.agreement.appropriation.amount = model::Money::from_cents(1);
//! let findings = studio.check(dossier).unwrap_err();
//! assert_eq!(findings[0].violation.code(), "allocation-differs");
//! println!("{}", serde_json::to_string(&findings)?);
//! # Ok(())
//! # }
//! ```
//!
//! The data of an agreement are a [`Dossier`](model::Dossier), of a meeting a [`MeetingDossier`](model::MeetingDossier), of the
//! presentation of a budget a [`BudgetDay`](model::BudgetDay). Their JSON keys stand in the schemas that
//! [`Registry::schemas`](model::Registry::schemas) gives; in the documentation of a field its Finnish description is the
//! paragraph that begins with `fi:`.
//!
//! # Documents of a program's own
//!
//! | step | document | slides | workbook |
//! |---|---|---|---|
//! | a template | [`add_template`](Studio::add_template) | [`add_template`](Studio::add_template) | none |
//! | its data: values, and [views](document::View) for tables and charts | [`Data`](document::Data) | [`Data`](document::Data) | |
//! | the tree | [`render`](Studio::render) gives a [`Document`](document::Document) | [`render_deck`](Studio::render_deck) gives a [`Deck`](document::deck::Deck) | a [`Workbook`](document::workbook::Workbook), put together as a value |
//! | the file | [`word`](Studio::word), [`pdf`](Studio::pdf) | [`deck`](Studio::deck) | [`sheet`](Studio::sheet) |
//!
//! [`document::language`] describes the language of templates, with every function and its arguments. Trees are plain values:
//! they can be built and changed without templates, and serialised.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use vuosikello::document::{Cell, Column, Data, Head, Row, Table, View};
//! use vuosikello::{Studio, model};
//!
//! # let request: serde_json::Value = serde_json::from_str(include_str!("../examples/embed.json"))?;
//! # let configuration = serde_json::from_value(request["asetukset"].clone())?;
//! let studio = Studio::new(configuration)?.add_template("muistio.md", "# Muistio {{ vuosi }}\n\n[[tehtavat]]")?;
//!
//! let columns = vec![Column::text("Tehtävä").key("nimi"), Column::text("Vastuu").key("vastuu")];
//! let rows = [Row::body(vec![Cell::text("Sovi seuraava tapaaminen"), Cell::text("Maija Mallikas")])];
//! let mut data = Data::new(&serde_json::json!({ "vuosi": 2027 }));
//! data.set_view("tehtavat", View::table(Table::new("Sovitut tehtävät", columns).with_rows(rows)));
//!
//! // Nothing asks a clock: the date of a document is given.
//! let date = model::Date::parse("15.3.2027")?.naive();
//! let head = Head { date, ..Head::new("Muistio 2027", "Esimerkkikeskus") };
//! let memo = studio.render("muistio.md", head, &data)?;
//! let word: Vec<u8> = studio.word(&memo)?;
//! assert!(word.starts_with(b"PK"));
//! # #[cfg(feature = "pdf")]
//! assert_eq!(studio.pdf(&[&memo])?.pages, 1);
//!
//! // A misspelt name is an error that names the right one.
//! let errors = studio.replace_template("muisto.md", "x").unwrap_err();
//! assert!(errors.to_string().contains("tarkoititko \"muistio.md\"?"));
//! # Ok(())
//! # }
//! ```
//!
//! `examples/embed.rs` and `examples/own_template.rs` are whole programs; `examples/embed.json` is the settings and the
//! agreement that they and these examples take.
//!
//! # Errors
//!
//! [`Studio::check`] gives [`Findings`](model::Findings): each [`Finding`](model::Finding) has a stable code, the file and a
//! JSON pointer into it, a Finnish message and a fix, and serialises. What makes documents gives [`Errors`], every reason at
//! once: an [`Error`] says which template or data, or which file of a pack or part of an agreement it concerns, and holds the
//! error of the writer to be matched. All of them are reached through this crate.
//!
//! # Features
//!
//! | feature | what it gives | without it |
//! |---|---|---|
//! | `pdf` | [`Studio::final_pdf`], [`Studio::pdf`], the PDF files of meetings; finished PDF annexes; [`word_pdf`] | tables of contents in Word files have no page numbers until Word opens them; [`can_show`] takes every character |
//! | `slides` | [`Studio::deck`], [`Studio::budget_deck`], the slides of meetings; slides that others made | |
//! | `sheet` | [`Studio::sheet`], the finance report of meetings | |
//!
//! All are on unless turned off with `default-features = false`. Word files, calendars, the model and the templates are
//! always there. Without any feature a program depends on 84 crates, with `slides` on 88, with `sheet` on 86, with `pdf` on 159,
//! with all on 162 (`cargo tree -e normal`).

// Apart, so that the page of Studio begins with how one is made.
#[cfg(feature = "pdf")]
mod annex_files;
mod studio;

mod agenda_files;
mod comparison;
mod drafts;
mod error;
#[cfg(any(feature = "pdf", feature = "sheet"))]
mod finance_files;
mod meeting_files;
mod pack;
#[cfg(feature = "pdf")]
mod pdf_files;
mod render;
mod review;
#[cfg(feature = "slides")]
mod slide_files;
mod trial;
#[cfg(feature = "pdf")]
mod unset;
mod update;
#[cfg(feature = "pdf")]
mod word_annex;
#[cfg(feature = "pdf")]
mod word_pdf;

#[cfg(feature = "pdf")]
pub use annex_files::AnnexFiles;
pub use comparison::{Comparison, compare};
pub use drafts::Draft;
pub use error::{Error, Errors};
pub use pack::{Pack, PackFile, PackInputs, zip};
#[cfg(feature = "pdf")]
pub use pdf_files::{AnnexChecks, FinalPdf, PdfFile};
pub use review::Review;
#[cfg(feature = "slides")]
pub use slide_files::SlidesFile;
pub use studio::{Studio, built_in_templates, can_show};
pub use update::Update;
#[cfg(feature = "pdf")]
pub use word_annex::SetAnnexes;
#[cfg(feature = "pdf")]
pub use word_pdf::{CarriedFile, WordFile, WordPdf, word_pdf};

/// The model: what is true of organisations, customers, agreements, meetings and budgets, and the checks of it.
pub mod model {
    pub use vuosikello_core::*;
}

/// The trees of documents, decks and workbooks, and the templates that make them.
pub mod document {
    pub use vuosikello_document::*;
}

/// The agreement's documents before they become files.
pub mod agreement {
    pub use vuosikello_agreement::*;
}

/// The documents, decks and workbooks of a meeting before they become files.
pub mod meeting {
    pub use vuosikello_meeting::*;
}

/// The slides and PDF files of others in our files. Needs the feature `pdf` or `slides`.
#[cfg(any(feature = "pdf", feature = "slides"))]
pub mod append {
    pub use vuosikello_append::*;
}

/// What differs between two documents.
pub mod changes {
    pub use vuosikello_changes::*;
}

/// Any two Word files, and the older one with the differences as tracked changes.
pub mod redline {
    pub use vuosikello_redline::*;
}

/// iCalendar files.
pub mod calendar {
    pub use vuosikello_calendar::*;
}

/// The Word writer and reader.
pub mod word {
    pub use vuosikello_word::*;
}

/// The PDF writer. Needs the feature `pdf`.
#[cfg(feature = "pdf")]
pub mod pdf {
    pub use vuosikello_pdf::*;
}

/// The PowerPoint writer. Needs the feature `slides`.
#[cfg(feature = "slides")]
pub mod slides {
    pub use vuosikello_slides::*;
}

/// The Excel writer. Needs the feature `sheet`.
#[cfg(feature = "sheet")]
pub mod sheet {
    pub use vuosikello_sheet::*;
}

/// Office packages and the XML in them: what errors of the readers and writers of Office files tell of.
pub mod ooxml {
    pub use vuosikello_ooxml::*;
}
