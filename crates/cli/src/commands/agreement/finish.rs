//! `vuosikello agreement final`: the agreement and its annexes as one PDF.

use std::fs;
use std::path::Path;

use clap::Args;
use vuosikello::{pdf, word};
use vuosikello_workspace::{Place, Problem};

use super::{Rendered, Target, folder, render};
use crate::arguments::Common;
use crate::batch::{self, Made};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::problem;
use crate::workspace::Opened;
use crate::writing::write_file;

/// Tee sopimuksesta liitteineen yksi PDF-tiedosto (PDF/A-2a ja PDF/UA-1)
#[derive(Debug, Args)]
#[command(
    after_help = "PDF tehdään tiedoista. Jos luonnosta on muokattu Wordissa, PDF:ää ei tehdä, koska muutokset jäisivät siitä pois: \
    vie muutokset ensin tietoihin, tai anna --ignore-edited-drafts.\n\n\
    Esimerkkejä:\n  vuosikello agreement final --year 2027 --all\n  vuosikello agreement final --year 2027 --customer RISE -o arkistoon"
)]
pub(crate) struct Final {
    #[command(flatten)]
    target: Target,
    /// Tee PDF tiedoista, vaikka luonnosta on muokattu Wordissa
    #[arg(long)]
    ignore_edited_drafts: bool,
}

impl Final {
    pub(super) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (opened, base) = self.target.open(common)?;
        let ids = self.target.selection.of(opened.workspace.customers())?;
        let year = self.target.year;
        let report = batch::run(console, &ids, |id| {
            let rendered = render(&opened, id, year)?;
            let mut made = write(&opened, &base, id, year, &rendered, self.ignore_edited_drafts)?;
            if rendered.is_draft() {
                made.notes
                    .push("sopimuksen tila on luonnos, ja PDF on merkitty luonnokseksi".to_owned());
            }
            Ok(made)
        });
        report.show(console, "Sopimukset tehty")
    }
}

/// Writes the PDF file of one customer, or nothing where something is wrong.
pub(crate) fn write(
    opened: &Opened,
    base: &Path,
    id: &str,
    year: i32,
    rendered: &Rendered,
    ignore_edited_drafts: bool,
) -> Result<Made, Failure> {
    if !ignore_edited_drafts {
        let edited = edited_drafts(opened.workspace.root(), id, year)?;
        if !edited.is_empty() {
            return Err(Failure::Problems(edited));
        }
    }
    let pdf = opened
        .studio
        .final_pdf_of(&rendered.parts, &rendered.loaded.annex_files)
        .map_err(|errors| {
            Failure::Problems(problem::of_errors(
                &opened.workspace,
                &rendered.loaded,
                id,
                &errors,
            ))
        })?;
    let (file, note) = write_file(
        base,
        &folder(id, year).join(&pdf.name),
        &pdf.bytes,
        pdf::is_untouched,
    )?;
    let mut notes = pdf.warnings;
    notes.extend(note);
    Ok(Made {
        customer: id.to_owned(),
        year: Some(year),
        meeting: None,
        files: vec![file],
        pages: Some(pdf.pages),
        notes,
    })
}

/// The drafts that a person has edited: what they wrote would be missing from a PDF made from the data.
fn edited_drafts(root: &Path, id: &str, year: i32) -> Result<Vec<Problem>, Failure> {
    let drafts = folder(id, year).join("luonnokset");
    let Ok(entries) = fs::read_dir(root.join(&drafts)) else {
        return Ok(Vec::new());
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".docx") && !name.starts_with(['.', '~']))
        .collect();
    names.sort();
    let mut problems = Vec::new();
    for name in names {
        let path = root.join(&drafts).join(&name);
        let bytes = fs::read(&path).map_err(|error| Failure::Io(format!("{}: {error}", path.display())))?;
        if !word::is_untouched(&bytes) {
            let message =
                "luonnosta on muokattu Wordissa; muutokset jäisivät pois tiedoista tehtävästä PDF:stä";
            let fix = "vie muutokset tietoihin ja siirrä muokattu tiedosto muualle, tai anna --ignore-edited-drafts";
            let file = drafts.join(&name).display().to_string();
            problems.push(Problem::new(Some(id), &file, Place::File, message, fix));
        }
    }
    Ok(problems)
}
