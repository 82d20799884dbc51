//! Opening a workspace, with the templates and looks that it brings.

use std::path::{Path, PathBuf};

use vuosikello::Studio;
use vuosikello::pdf;
use vuosikello::word::Reference;
use vuosikello_workspace::{Place, Problem, Workspace};

use crate::exit::Failure;
use crate::problem;

/// A workspace and the studio that its settings make.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) workspace: Workspace,
    pub(crate) studio: Studio,
}

/// The root of the workspace: the one named, or the nearest upwards from here.
pub(crate) fn root(named: Option<&Path>) -> Result<PathBuf, Failure> {
    match named {
        Some(path) => Ok(path.to_owned()),
        None => {
            let here = std::env::current_dir().map_err(|error| Failure::Io(format!("nykyinen kansio: {error}")))?;
            Workspace::find(&here).ok_or_else(|| {
                Failure::Usage(
                    "tässä kansiossa tai sen yläpuolella ei ole työtilaa (vuosikello.json); \
                     anna työtila valitsimella -w tai luo se: vuosikello init KANSIO"
                        .to_owned(),
                )
            })
        }
    }
}

/// Opens the workspace.
pub(crate) fn open(named: Option<&Path>) -> Result<Opened, Failure> {
    let workspace = Workspace::open(&root(named)?, can_show)?;
    let templates: Vec<(&str, &str)> =
        workspace.templates().iter().map(|template| (template.name.as_str(), template.source.as_str())).collect();
    let mut studio = Studio::new(workspace.configuration().clone());
    if !templates.is_empty() {
        studio = studio.with_templates(templates).map_err(|errors| {
            Failure::Problems(errors.iter().map(|error| problem::of_template(&workspace, error)).collect())
        })?;
    }
    let mut problems = Vec::new();
    let mut reference = Reference::built_in().clone();
    let mut brand = pdf::Brand::built_in();
    if let Some(bytes) = workspace.reference() {
        match Reference::from_docx(bytes) {
            Ok(own) => reference = own,
            Err(error) => problems.push(brand_problem("ilme/malli.docx", &error, "tallenna malli Wordissa muodossa .docx")),
        }
    }
    if let Some(bytes) = workspace.logo() {
        match reference.clone().with_logo(bytes) {
            Ok(with_logo) => reference = with_logo,
            Err(error) => problems.push(brand_problem("ilme/logo.png", &error, "tallenna kuva PNG-muodossa")),
        }
        match brand.clone().with_logo(bytes) {
            Ok(with_logo) => brand = with_logo,
            Err(error) => problems.push(brand_problem("ilme/logo.png", &error, "tallenna kuva PNG-muodossa")),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Problems(problems));
    }
    let studio = studio.with_reference(reference).with_brand(brand);
    Ok(Opened { workspace, studio })
}

fn brand_problem(file: &str, error: &dyn std::fmt::Display, fix: &str) -> Problem {
    Problem::new(None, file, Place::File, error, fix)
}

/// Whether every document can show a character. A line break and a soft hyphen need no glyph.
fn can_show(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\u{ad}' | '\u{200b}' | '\u{2060}') || pdf::Brand::built_in().fonts().covers(c)
}
