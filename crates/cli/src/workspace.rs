//! Opening a workspace, with the templates and looks that it brings.

use std::path::{Path, PathBuf};

use vuosikello::model::{Configuration, nearest};
use vuosikello::word::{Logo, Reference};
use vuosikello::{Studio, built_in_templates, pdf, slides};
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
            let here =
                std::env::current_dir().map_err(|error| Failure::Io(format!("nykyinen kansio: {error}")))?;
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

/// Opens the workspace for reading alone, without templates and looks.
pub(crate) fn read(named: Option<&Path>) -> Result<Workspace, Failure> {
    Ok(Workspace::open(&root(named)?, can_show)?)
}

/// A year that the settings do not have.
pub(crate) fn unknown_year(configuration: &Configuration, year: i32) -> Failure {
    let known: Vec<&str> = configuration.years.keys().map(String::as_str).collect();
    Failure::Usage(format!(
        "vuodella {year} ei ole asetuksia tiedostossa vuosikello.json; vuodet ovat {}",
        known.join(", ")
    ))
}

/// Opens the workspace.
pub(crate) fn open(named: Option<&Path>) -> Result<Opened, Failure> {
    let workspace = read(named)?;
    let mut studio =
        Studio::new(workspace.configuration().clone()).map_err(|error| Failure::Io(error.to_string()))?;
    let templates: Vec<(&str, &str)> = workspace
        .templates()
        .iter()
        .map(|template| (template.name.as_str(), template.source.as_str()))
        .collect();
    let unused = unused_templates(&workspace);
    if !unused.is_empty() {
        return Err(Failure::Problems(unused));
    }
    if !templates.is_empty() {
        studio = studio.with_templates(templates).map_err(|errors| {
            Failure::Problems(
                errors
                    .iter()
                    .map(|error| problem::of_template(&workspace, error))
                    .collect(),
            )
        })?;
    }
    let studio = with_brand(studio, &workspace)?;
    Ok(Opened { workspace, studio })
}

/// Templates that replace no built-in one and that no other includes: their names are misspelt.
fn unused_templates(workspace: &Workspace) -> Vec<Problem> {
    let built_in = || built_in_templates().map(|(name, _)| name);
    let unused = workspace.templates().iter().filter(|template| {
        let mentioned = workspace
            .templates()
            .iter()
            .any(|other| other.source.contains(&template.name));
        !mentioned && !built_in().any(|name| name == template.name)
    });
    let problem = |template: &vuosikello_workspace::Template| {
        let fix = match nearest(&template.name, built_in()) {
            Some(near) => format!("anna tiedostolle nimi {near}"),
            None => format!(
                "mallipohjien nimet ovat {}",
                built_in().collect::<Vec<_>>().join(", ")
            ),
        };
        Problem::new(
            None,
            &template.file,
            Place::File,
            "tämän nimistä mallipohjaa ei käytetä",
            fix,
        )
    };
    unused.map(problem).collect()
}

/// The looks of the organisation's own, where the workspace has them.
fn with_brand(studio: Studio, workspace: &Workspace) -> Result<Studio, Failure> {
    let mut problems = Vec::new();
    let mut reference = Reference::built_in().clone();
    let mut brand = pdf::Brand::built_in().map_err(|error| Failure::Io(error.to_string()))?;
    if let Some(bytes) = workspace.reference() {
        match Reference::from_docx(bytes) {
            Ok(taken) => reference = taken,
            Err(error) => {
                problems.push(brand_problem(
                    "ilme/malli.docx",
                    &error,
                    "tallenna malli Wordissa muodossa .docx",
                ));
            }
        }
    }
    let mut slides = slides::Template::built_in().clone();
    if let Some(bytes) = workspace.slides() {
        match slides::Template::from_pptx(bytes) {
            Ok(taken) => slides = taken,
            Err(error) => problems.push(brand_problem("ilme/malli.pptx", &error, error.fix())),
        }
    }
    if let Some(bytes) = workspace.logo() {
        let fix = "tallenna kuva PNG-muodossa, enintään 2 000 kuvapistettä sivulleen";
        let description = &workspace.configuration().organisation.name.base;
        match Logo::from_png(bytes.to_vec(), description) {
            Ok(logo) => reference.logo = Some(logo),
            Err(error) => problems.push(brand_problem("ilme/logo.png", &error, fix)),
        }
        match pdf::Logo::from_png(bytes) {
            Ok(logo) => brand.logo = Some(logo),
            // What is wrong with the picture for Word too has been said.
            Err(_) if !problems.is_empty() => {}
            Err(error) => problems.push(brand_problem("ilme/logo.png", &error, fix)),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Problems(problems));
    }
    Ok(studio
        .with_reference(reference)
        .with_slides(slides)
        .with_brand(brand))
}

fn brand_problem(file: &str, error: &dyn std::fmt::Display, fix: &str) -> Problem {
    Problem::new(None, file, Place::File, error, fix)
}

/// Whether every document can show a character. A line break and a soft hyphen need no glyph.
fn can_show(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\u{ad}') || pdf::Fonts::built_in().is_ok_and(|fonts| fonts.covers(c))
}
