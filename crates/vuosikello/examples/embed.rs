//! Embedding vuosikello in another program: JSON in, bytes out, no files.
//!
//! Run it with `cargo run -p vuosikello --example embed`.

use std::error::Error;

use vuosikello::{AnnexFiles, Studio, model};

/// What another system would send: the settings of the organisation and the dossier of one agreement.
const REQUEST: &str = include_str!("embed.json");

fn main() -> Result<(), Box<dyn Error>> {
    let request: serde_json::Value = serde_json::from_str(REQUEST)?;
    let configuration: model::Configuration = serde_json::from_value(request["asetukset"].clone())?;
    let dossier: model::Dossier = serde_json::from_value(request["aineisto"].clone())?;

    let studio = Studio::new(configuration)?;
    let dossier = studio.check(dossier)?;
    for draft in studio.drafts(&dossier)? {
        println!("{}: {} bytes", draft.name, draft.bytes.len());
    }
    let pdf = studio.final_pdf(&dossier, &AnnexFiles::new())?;
    println!("{}: {} pages, {} bytes", pdf.name, pdf.pages, pdf.bytes.len());
    Ok(())
}
