//! Documents of public administration from data: the yearly service agreement, as Word drafts for people to edit and as
//! one archival, accessible PDF with its annexes; and the material and minutes of the meetings that follow it up.
//!
//! This crate is what other programs depend on. It does no I/O: data come in as values, files go out as bytes, and the
//! same data always give the same bytes. A workspace of files on disk is the matter of `vuosikello-workspace`, and the
//! command line is built on both.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use vuosikello::{Studio, model};
//!
//! # let request: serde_json::Value = serde_json::from_str(include_str!("../examples/embed.json"))?;
//! # let (settings, data) = (request["asetukset"].clone(), request["aineisto"].clone());
//! let configuration: model::Configuration = serde_json::from_value(settings)?;
//! let mut dossier: model::Dossier = serde_json::from_value(data)?;
//!
//! let studio = Studio::new(configuration)?;
//! // Documents are made of data that have been checked alone.
//! let checked = studio.check(dossier.clone())?;
//! let drafts = studio.drafts(&checked).expect("the templates are right");
//! assert_eq!(drafts[4].name, "Liite 4 Talous 2027 ESIM.docx");
//!
//! // An agreement whose parts do not agree to the cent is not made, and every reason is told.
//! dossier.agreement.appropriation.amount = model::Money::from_cents(1);
//! let findings = studio.check(dossier).unwrap_err();
//! assert_eq!(findings[0].violation.code(), "allocation-differs");
//! println!("{}", serde_json::to_string(&findings)?);
//! # Ok(())
//! # }
//! ```
//!
//! # Documents of a program's own
//!
//! [`Studio::add_template`] takes a template, [`Studio::render`] makes a [document](document::Document) of it and
//! [`Data`](document::Data), and [`Studio::word`] and [`Studio::pdf`] a file of that; [`Studio::render_deck`] and
//! [`Studio::deck`] do the same for slides, and [`Studio::sheet`] writes a workbook. What tables show comes as typed
//! [views](document::View), which templates place by name. The template language, with every function and its arguments,
//! is described in [`document::language`].
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use vuosikello::Studio;
//! use vuosikello::document::{Cell, Column, Data, Head, Row, Table, View};
//!
//! # let request: serde_json::Value = serde_json::from_str(include_str!("../examples/embed.json"))?;
//! # let configuration = serde_json::from_value(request["asetukset"].clone())?;
//! let studio = Studio::new(configuration)?.add_template("muistio.md", "# Muistio {{ vuosi }}\n\n[[tehtavat]]")?;
//! let columns = vec![Column::text("Tehtävä").key("nimi"), Column::text("Vastuu").key("vastuu")];
//! let rows = [Row::body(vec![Cell::text("Sovi seuraava tapaaminen"), Cell::text("Maija Mallikas")])];
//! let mut data = Data::new(&serde_json::json!({ "vuosi": 2027 }));
//! data.set_view("tehtavat", View::table(Table::new("Sovitut tehtävät", columns).with_rows(rows)));
//!
//! let memo = studio.render("muistio.md", Head::new("Muistio 2027", "Esimerkkikeskus"), &data)?;
//! assert!(studio.word(&memo)?.starts_with(b"PK"));
//! assert_eq!(studio.pdf(&[&memo])?.pages, 1);
//!
//! // A misspelt name is an error that names the right one.
//! let errors = studio.replace_template("muisto.md", "x").unwrap_err();
//! assert!(errors.to_string().contains("tarkoititko \"muistio.md\"?"));
//! # Ok(())
//! # }
//! ```
//!
//! `examples/embed.rs` and `examples/own_template.rs` are whole programs.

mod error;
mod meeting;
mod pack;
mod render;
mod studio;

pub use error::{Error, Errors};
pub use pack::{Pack, PackFile, PackInputs};
pub use render::{PdfFile, SlidesFile};
pub use studio::{AnnexFiles, Draft, FinalPdf, Studio, built_in_templates, can_show};

/// The model: what is true of organisations, customers and agreements.
pub mod model {
    pub use vuosikello_core::*;
}

/// The document tree and the templates that make it.
pub mod document {
    pub use vuosikello_document::*;
}

/// The agreement's documents before they become files.
pub mod agreement {
    pub use vuosikello_agreement::*;
}

/// The slides and PDF files of others in our files.
pub mod append {
    pub use vuosikello_append::*;
}

/// iCalendar files.
pub mod calendar {
    pub use vuosikello_calendar::*;
}

/// The PDF writer.
pub mod pdf {
    pub use vuosikello_pdf::*;
}

/// The PowerPoint writer.
pub mod slides {
    pub use vuosikello_slides::*;
}

/// The Word writer and reader.
pub mod word {
    pub use vuosikello_word::*;
}
