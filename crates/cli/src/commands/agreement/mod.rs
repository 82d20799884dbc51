//! `vuosikello agreement`: the yearly service agreement.

mod draft;
mod finish;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use vuosikello::agreement::{Content, Part};
use vuosikello::model::{AgreementStatus, DataFile};
use vuosikello_workspace::{LoadedDossier, Place};

pub(crate) use draft::write as write_drafts;
pub(crate) use finish::write as write_final;

use crate::arguments::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::problem;
use crate::selection::Selection;
use crate::values;
use crate::workspace::{Opened, open, unknown_year};

/// Tee vuoden palvelusopimukset
#[derive(Debug, Subcommand)]
#[command(
    subcommand_value_name = "KOMENTO",
    disable_help_subcommand = true,
    after_help = "Esimerkkejä:\n  vuosikello agreement draft --year 2027 --all\n  \
                  vuosikello agreement final --year 2027 --customer RISE"
)]
pub(crate) enum Agreement {
    Draft(draft::Draft),
    Final(finish::Final),
}

impl Agreement {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        match self {
            Agreement::Draft(command) => command.run(common, console),
            Agreement::Final(command) => command.run(common, console),
        }
    }
}

/// Which agreements, and where their documents go.
#[derive(Debug, Args)]
struct Target {
    /// Sopimusvuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
    #[command(flatten)]
    selection: Selection,
    /// Kirjoita tähän kansioon samalla kansiorakenteella eikä työtilaan
    #[arg(short = 'o', long, value_name = "KANSIO")]
    output: Option<PathBuf>,
}

impl Target {
    fn open(&self, common: &Common) -> Result<(Opened, PathBuf), Failure> {
        let opened = open(common.workspace.as_deref())?;
        let configuration = opened.workspace.configuration();
        if configuration.year(self.year).is_none() {
            return Err(unknown_year(configuration, self.year));
        }
        let base = self
            .output
            .clone()
            .unwrap_or_else(|| opened.workspace.root().to_owned());
        Ok((opened, base))
    }
}

/// An agreement that has been read, checked and rendered, ready to become files.
pub(crate) struct Rendered {
    loaded: LoadedDossier,
    parts: Vec<Part>,
}

impl Rendered {
    /// Whether the agreement is still a draft.
    fn is_draft(&self) -> bool {
        self.loaded.dossier.agreement.status == AgreementStatus::Draft
    }

    /// The case number, and where it stands.
    pub(crate) fn case_number(&self) -> (String, String, Place) {
        let (file, place) = self.loaded.locate(DataFile::Agreement, "/diaarinumero");
        (self.loaded.dossier.agreement.case_number.to_string(), file, place)
    }

    /// Takes the finished annexes in for a trial, so that a file that cannot be taken in is found before the agreement is
    /// accepted.
    pub(crate) fn check_annexes(&self, opened: &Opened, id: &str) -> Result<(), Failure> {
        if self
            .parts
            .iter()
            .all(|part| matches!(part.content, Content::Document(_)))
        {
            return Ok(());
        }
        match opened.studio.final_pdf_of(&self.parts, &self.loaded.annex_files) {
            Ok(_) => Ok(()),
            Err(errors) => Err(Failure::Problems(problem::of_errors(
                &opened.workspace,
                &self.loaded,
                id,
                &errors,
            ))),
        }
    }
}

/// Reads and checks a customer's agreement and renders its documents, or says everything that is wrong.
pub(crate) fn render(opened: &Opened, id: &str, year: i32) -> Result<Rendered, Failure> {
    let loaded = opened.workspace.dossier(id, year)?;
    match opened.studio.documents(&loaded.dossier) {
        Ok(parts) => Ok(Rendered { loaded, parts }),
        Err(errors) => Err(Failure::Problems(problem::of_errors(
            &opened.workspace,
            &loaded,
            id,
            &errors,
        ))),
    }
}

/// The folder of an agreement, from the root of a workspace.
fn folder(id: &str, year: i32) -> PathBuf {
    ["asiakkaat", id, "sopimukset", &year.to_string()]
        .iter()
        .collect()
}
