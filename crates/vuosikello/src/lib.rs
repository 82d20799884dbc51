//! Documents of public administration from data: for now the yearly service agreement, as Word drafts for people to edit
//! and as one archival, accessible PDF with its annexes.
//!
//! This crate is what other programs depend on. It does no I/O: data come in as values, files go out as bytes, and the
//! same data always give the same bytes. A workspace of files on disk is the matter of `vuosikello-workspace`, and the
//! command line is built on both.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use vuosikello::{Studio, model};
//!
//! # let configuration_json = include_str!("../../../examples/ork/vuosikello.json");
//! # let customer_json = include_str!("../../../examples/ork/asiakkaat/KKO/asiakas.json");
//! # let agreement_json = include_str!("../../../examples/ork/asiakkaat/KKO/sopimukset/2027/sopimus.json");
//! let configuration: model::Configuration = serde_json::from_str(configuration_json)?;
//! let studio = Studio::new(configuration)?;
//! let dossier = model::Dossier {
//!     customer: serde_json::from_str(customer_json)?,
//!     agreement: serde_json::from_str(agreement_json)?,
//!     services: vec![],
//!     development: vec![],
//!     budget: vec![],
//! };
//! // Without its budget lines the agreement does not add up, and is not made.
//! assert!(studio.drafts(&dossier).is_err());
//! # Ok(())
//! # }
//! ```

mod error;
mod studio;

pub use error::Error;
pub use studio::{AnnexFiles, Draft, FinalPdf, Studio};

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

/// The PDF writer.
pub mod pdf {
    pub use vuosikello_pdf::*;
}

/// The Word writer and reader.
pub mod word {
    pub use vuosikello_word::*;
}
