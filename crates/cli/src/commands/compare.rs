//! `vuosikello compare`: what differs between two Word files.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;
use vuosikello::Comparison;
use vuosikello::redline::Stamp;
use vuosikello_workspace::{Place, Problem};

use crate::commands::changes::shown;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files::{is_same_file, read_named, write_named};
use crate::today::On;

/// How many places of remarks of one kind the text shows, about two lines of a terminal; the JSON has all.
const MOST_PLACES: usize = 5;

/// Vertaa kahta Word-tiedostoa
#[derive(Debug, Args)]
#[command(
    after_help = "Tiedostot voivat olla millä ohjelmalla tahansa tehtyjä. Poistettu on merkitty [-näin-] ja lisätty {+näin+}. \
    --redline kirjoittaa vanhan tiedoston, jossa erot ovat seurattuina muutoksina: kun ne hyväksyy, saa uuden, ja kun ne hylkää, vanhan.\n\n\
    Esimerkkejä:\n  vuosikello compare vanha.docx uusi.docx\n  vuosikello compare vanha.docx uusi.docx --redline erot.docx --author \"Maija Mallikas\""
)]
pub(crate) struct Compare {
    /// Vanha tiedosto
    #[arg(value_name = "VANHA.docx")]
    old: PathBuf,
    /// Uusi tiedosto
    #[arg(value_name = "UUSI.docx")]
    new: PathBuf,
    /// Kirjoita vanha tiedosto, jossa erot ovat seurattuina muutoksina
    #[arg(long, value_name = "TIEDOSTO.docx")]
    redline: Option<PathBuf>,
    /// Nimi, jolla muutokset merkitään; oletuksena vuosikello
    #[arg(
        long,
        value_name = "NIMI",
        default_value = "vuosikello",
        hide_default_value = true,
        value_parser = NonEmptyStringValueParser::new()
    )]
    author: String,
    #[command(flatten)]
    on: On,
}

/// The output of `--format json`.
#[derive(Serialize)]
struct Shown<'a> {
    same: bool,
    #[serde(flatten)]
    comparison: &'a Comparison,
}

impl Compare {
    pub(crate) fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let (old, new) = (read_named(&self.old)?, read_named(&self.new)?);
        if let Some(out) = &self.redline
            && [&self.old, &self.new]
                .into_iter()
                .any(|file| is_same_file(file, out))
        {
            let text = format!(
                "{} on vertailtava tiedosto; anna tulokselle toinen nimi",
                out.display()
            );
            return Err(Failure::Usage(text));
        }
        let stamp = Stamp {
            author: self.author.clone(),
            date: format!("{}T00:00:00Z", self.on.date().naive().format("%Y-%m-%d")),
        };
        let comparison = vuosikello::compare(&old, &new, &stamp).map_err(|error| self.failed(&error))?;
        console.json(&Shown {
            same: comparison.is_same(),
            comparison: &comparison,
        })?;
        show(&comparison, console);
        if let Some(out) = &self.redline {
            write_named(out, &comparison.redline, console)?;
        }
        Ok(Exit::Done)
    }
}

impl Compare {
    fn failed(&self, error: &vuosikello::Error) -> Failure {
        let (old, new) = (self.old.display().to_string(), self.new.display().to_string());
        let (file, message) = match error {
            vuosikello::Error::WordFile { document, source } if document == Comparison::OLDER => {
                (old, source.to_string())
            }
            vuosikello::Error::WordFile { source, .. } => (new, source.to_string()),
            vuosikello::Error::BrokenStructure { document, misplaced } => {
                let file = if document == Comparison::OLDER { old } else { new };
                (file, misplaced.to_string())
            }
            error => (format!("{old} ja {new}"), error.to_string()),
        };
        Failure::Problems(vec![Problem::new(None, &file, Place::File, message, error.fix())])
    }
}

fn show(comparison: &Comparison, console: &Console) {
    if comparison.is_same() {
        console.line("Tiedostoissa ei ole eroja.");
        return;
    }
    for change in &comparison.changes {
        console.line(&shown(change));
    }
    console.line(&match comparison.marks {
        0 => "Tekstissä ei ole eroja.".to_owned(),
        1 => "1 seurattava muutos".to_owned(),
        marks => format!("{marks} seurattavaa muutosta"),
    });
    for of_kind in comparison.remarks.chunk_by(|a, b| a.kind == b.kind) {
        let places: Vec<&str> = of_kind
            .iter()
            .map(|it| it.place.as_str())
            .filter(|it| !it.is_empty())
            .collect();
        let label = of_kind.first().map_or("", |it| it.kind.label());
        let shown = places
            .iter()
            .take(MOST_PLACES)
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        let more = match places.len().saturating_sub(MOST_PLACES) {
            0 => String::new(),
            more => format!(" ja {more} muuta"),
        };
        let colon = if shown.is_empty() { "" } else { ": " };
        console.note(&format!(
            "ei seurattavana muutoksena: {label}{colon}{shown}{more}"
        ));
    }
}
