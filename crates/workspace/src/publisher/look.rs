//! The templates and looks of an organisation, where its workspace has them.

use std::fmt::Display;

use vuosikello::word::{LeftOut, Logo, Reference};
use vuosikello::{Error, Studio, built_in_templates, pdf, slides};
use vuosikello_core::nearest;

use super::location;
use crate::Failure;
use crate::problem::{Place, Problem};
use crate::workspace::{LOGO, REFERENCE, SLIDES, TEMPLATES, Template, Workspace};

/// What makes the documents of a workspace, and what its looks have that documents do not use.
pub(super) fn studio<'a>(
    workspace: &Workspace,
    of_kinds: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Result<(Studio, Vec<Problem>), Failure> {
    let mut known: Vec<&str> = built_in_templates().map(|(name, _)| name).collect();
    let built_in = known.len();
    known.extend(of_kinds.clone().map(|(name, _)| name));
    let unused = unused_templates(workspace.templates(), &known);
    if !unused.is_empty() {
        return Err(Failure::Problems(unused));
    }
    let mut studio = Studio::with_checker(workspace.checker().clone())?;
    if !workspace.templates().is_empty() || known.len() > built_in {
        let own = workspace.templates().iter();
        let own = own.map(|template| (template.name.as_str(), template.source.as_str()));
        let templates = of_kinds
            .map(|(name, source)| -> (&str, &str) { (name, source) })
            .chain(own);
        studio = studio.with_templates(templates).map_err(|errors| {
            let problems = errors.iter().map(|error| match error {
                Error::Template(error) => location::of_template(workspace, error),
                error => of_file(TEMPLATES, error, &error.fix()),
            });
            Failure::Problems(problems.collect())
        })?;
    }
    with_looks(studio, workspace)
}

/// Templates that replace none of those `known` and that no other includes: their names are misspelt.
fn unused_templates(templates: &[Template], known: &[&str]) -> Vec<Problem> {
    let is_mentioned = |name: &str| templates.iter().any(|other| other.source.contains(name));
    let is_used =
        |template: &&Template| is_mentioned(&template.name) || known.contains(&template.name.as_str());
    let problem = |template: &Template| {
        let fix = match nearest(&template.name, known.iter().copied()) {
            Some(near) => format!("anna tiedostolle nimi {near}"),
            None => format!("mallipohjien nimet ovat {}", known.join(", ")),
        };
        of_file(&template.file, &"tämän nimistä mallipohjaa ei käytetä", &fix)
    };
    templates
        .iter()
        .filter(|template| !is_used(template))
        .map(problem)
        .collect()
}

/// The studio with the reference document, the slide template and the logo of the workspace.
fn with_looks(studio: Studio, workspace: &Workspace) -> Result<(Studio, Vec<Problem>), Failure> {
    let mut problems = Vec::new();
    let mut remarks = Vec::new();
    let mut reference = Reference::built_in().clone();
    let mut slides = slides::Template::built_in().clone();
    let mut brand = pdf::Brand::built_in().map_err(Error::from)?;
    match workspace.reference().map(Reference::from_docx).transpose() {
        Ok(taken) => reference = taken.unwrap_or(reference),
        Err(error) => problems.push(of_file(
            REFERENCE,
            &error,
            "tallenna malli Wordissa muodossa .docx",
        )),
    }
    match workspace.slides().map(slides::Template::from_pptx).transpose() {
        Ok(taken) => slides = taken.unwrap_or(slides),
        Err(error) => problems.push(of_file(SLIDES, &error, error.fix())),
    }
    if let Some(bytes) = workspace.logo() {
        let fix = "tallenna kuva PNG-muodossa, enintään 2 000 kuvapistettä sivulleen";
        let description = &workspace.configuration().organisation.name.base;
        match Logo::from_png(bytes.to_vec(), description) {
            Ok(logo) => reference.logo = Some(logo),
            Err(error) => problems.push(of_file(LOGO, &error, fix)),
        }
        match pdf::Logo::from_png(bytes) {
            Ok(logo) => brand.logo = Some(logo),
            // What is wrong with the picture for Word too has been told.
            Err(_) if !problems.is_empty() => {}
            Err(error) => problems.push(of_file(LOGO, &error, fix)),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Problems(problems));
    }
    remarks.extend(unused(&reference.left_out, reference.logo.is_some()));
    let studio = studio
        .with_reference(reference)
        .with_slides(slides)
        .with_brand(brand);
    Ok((studio, remarks))
}

/// What the reference document has that is not used.
fn unused(left_out: &[LeftOut], has_logo: bool) -> Option<Problem> {
    let named = |what: &LeftOut| match what {
        LeftOut::HeaderText => "ylä- ja alatunnisteen tekstejä",
        LeftOut::HeaderPicture => "ylä- ja alatunnisteen kuvia",
        LeftOut::BodyText => "sivujen tekstejä",
        LeftOut::BodyPicture => "sivujen kuvia",
        LeftOut::Background => "sivujen taustaväriä",
        LeftOut::PageBorders => "sivujen reunuksia",
    };
    let names: Vec<&str> = left_out.iter().map(named).collect();
    let (last, before) = names.split_last()?;
    let what = match before {
        [] => (*last).to_owned(),
        before => format!("{} ja {last}", before.join(", ")),
    };
    let has_picture = left_out
        .iter()
        .any(|what| matches!(what, LeftOut::HeaderPicture | LeftOut::BodyPicture));
    let fix = match has_picture && !has_logo {
        true => {
            "tallenna logo tiedostoksi ilme/logo.png; yhteystietorivi kirjoitetaan asetuksiin (yhteystiedot)"
        }
        false => {
            "poista ne mallista, jos muistutusta ei tarvita; yhteystietorivi kirjoitetaan asetuksiin (yhteystiedot)"
        }
    };
    let message = format!("mallin {what} ei käytetä: asiakirjoissa on niiden oma tunnisteosa ja teksti");
    Some(of_file(REFERENCE, &message, fix))
}

fn of_file(file: &str, message: &dyn Display, fix: &str) -> Problem {
    Problem::new(None, file, Place::File, message, fix)
}
