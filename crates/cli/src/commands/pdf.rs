//! `vuosikello pdf`: Word files as one archival, accessible PDF file.

use std::path::{Path, PathBuf};

use clap::Args;
use vuosikello::word::{Tracked, Weight};
use vuosikello::{CarriedFile, WordFile, word_pdf};
use vuosikello_workspace::output::{Outcome, write_whole};
use vuosikello_workspace::{Place, Problem};

use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files::read_named;

/// Tee Word-tiedostoista yksi arkistokelpoinen ja saavutettava PDF
#[derive(Debug, Args)]
#[command(
    after_help = "Tiedostot voivat olla kenen tahansa tekemiä. Kustakin tulee oma osansa kirjanmerkkeineen. Ohjelma kertoo, \
    mikä ei siirry: sisältö, joka ei siirry, estää PDF:n, ulkoasu ei.\n\n\
    Esimerkkejä:\n  vuosikello pdf muistio.docx -o muistio.pdf\n  vuosikello pdf sopimus.docx liite.docx -o sopimus.pdf --accept-changes"
)]
pub(crate) struct Pdf {
    /// Word-tiedostot siinä järjestyksessä, jossa ne tulevat PDF:ään
    #[arg(required = true, value_name = "TIEDOSTO.docx")]
    files: Vec<PathBuf>,
    /// Kirjoitettava PDF-tiedosto
    #[arg(short = 'o', long, value_name = "TIEDOSTO.pdf")]
    output: PathBuf,
    /// Hyväksy seuratut muutokset, joita ei ole käsitelty
    #[arg(long, conflicts_with = "reject_changes")]
    accept_changes: bool,
    /// Hylkää seuratut muutokset, joita ei ole käsitelty
    #[arg(long)]
    reject_changes: bool,
    /// Kirjoita PDF, vaikka siitä puuttuisi sisältöä
    #[arg(long)]
    allow_losses: bool,
}

impl Pdf {
    pub(crate) fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let extension = self.output.extension().unwrap_or_default();
        if !extension.eq_ignore_ascii_case("pdf") {
            let text = format!(
                "{}: anna valinnalle -o nimi, jonka pääte on .pdf",
                self.output.display()
            );
            return Err(Failure::Usage(text));
        }
        let names: Vec<String> = self.files.iter().map(|file| file.display().to_string()).collect();
        let contents = self.files.iter().map(|file| read_named(file));
        let contents = contents.collect::<Result<Vec<_>, _>>()?;
        let files: Vec<WordFile<'_>> = names
            .iter()
            .zip(&contents)
            .map(|(name, bytes)| WordFile { name, bytes })
            .collect();
        let tracked = match self.reject_changes {
            true => Tracked::Rejected,
            false => Tracked::Accepted,
        };
        let brand = vuosikello::pdf::Brand::built_in().map_err(|error| Failure::Io(error.to_string()))?;
        let made = word_pdf(&files, tracked, &brand).map_err(|errors| {
            let problem = |error: &vuosikello::Error| {
                let file = error.document().unwrap_or_default();
                let message = error.to_string();
                let message = message
                    .strip_prefix(&format!("{file}: "))
                    .unwrap_or(&message)
                    .to_owned();
                Problem::new(None, file, Place::File, message, error.fix())
            };
            Failure::Problems(errors.iter().map(problem).collect())
        })?;
        made.files.iter().for_each(|file| remarks(file, console));
        let problems: Vec<Problem> = made.files.iter().flat_map(|file| self.problems(file)).collect();
        if !problems.is_empty() {
            return Err(Failure::Problems(problems));
        }
        let folder = self
            .output
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let name = self
            .output
            .file_name()
            .ok_or_else(|| Failure::Usage("anna valinnalle -o PDF-tiedoston nimi".to_owned()))?;
        let outcome = write_whole(
            folder,
            &folder.join(name),
            &made.bytes,
            vuosikello::pdf::is_untouched,
        )?;
        console.json(&made)?;
        let written = match &outcome {
            Outcome::Beside { path, .. } => path,
            _ => &self.output,
        };
        console.line(&format!(
            "{} ({}, {} s.)",
            written.display(),
            outcome.label(),
            made.pages
        ));
        Ok(Exit::Done)
    }

    /// The errors that stop the PDF: content that it would lack, and tracked changes that nobody has dealt with.
    fn problems(&self, file: &CarriedFile) -> Vec<Problem> {
        let problem = |message: String, fix: &str| Problem::new(None, &file.name, Place::File, message, fix);
        let mut problems = Vec::new();
        if !self.allow_losses {
            let fix = "muuta se Wordissa tavalliseksi tekstiksi tai taulukoksi, tai salli puute valinnalla --allow-losses";
            let lost = file.losses.iter().filter(|loss| loss.weight == Weight::Content);
            problems.extend(lost.map(|loss| problem(format!("{loss}: ei siirry PDF:ään"), fix)));
            let missing = file.missing.iter();
            problems.extend(missing.map(|what| problem(format!("{what}: ei siirry PDF:ään"), fix)));
            if file.unlisted_losses[0] > 0 {
                let message = format!("{} muuta kohtaa ei siirry PDF:ään", file.unlisted_losses[0]);
                problems.push(problem(message, fix));
            }
        }
        if !self.accept_changes && !self.reject_changes {
            let fix = "käsittele muutokset Wordissa, tai valitse --accept-changes tai --reject-changes";
            let tracked = file.tracked.iter();
            problems.extend(
                tracked.map(|change| problem(format!("seurattu muutos on käsittelemättä: {change}"), fix)),
            );
        }
        problems
    }
}

/// Says what the file looks like, and what it does not say.
fn remarks(file: &CarriedFile, console: &Console) {
    let name = &file.name;
    file.notes
        .iter()
        .for_each(|note| console.note(&format!("{name}: {note}")));
    for loss in &file.losses {
        match loss.weight {
            Weight::Look => console.note(&format!("{name}: {loss}: ulkoasu ei siirry")),
            Weight::Content => console.note(&format!("{name}: {loss}: ei siirry PDF:ään")),
        }
    }
    let missing = file.missing.iter();
    missing.for_each(|what| console.note(&format!("{name}: {what}: ei siirry PDF:ään")));
    if file.unlisted_losses[1] > 0 {
        console.note(&format!(
            "{name}: {} muuta ulkoasun kohtaa ei siirry",
            file.unlisted_losses[1]
        ));
    }
    let comments = file.comments.iter();
    comments.for_each(|comment| console.note(&format!("{name}: kommentti ei siirry: {comment}")));
}
