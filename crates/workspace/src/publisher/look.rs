//! The templates and looks of an organisation, where its workspace has them.

use std::fmt::Display;
use std::sync::Arc;

use vuosikello::word::{LeftOut, Logo, Reference};
use vuosikello::{Error, Studio, built_in_templates, pdf, slides};
use vuosikello_core::{Look, nearest};

use super::location;
use crate::Failure;
use crate::problem::{Place, Problem};
use crate::workspace::{REFERENCE, SLIDES, TEMPLATES, Template, Workspace};

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
    let own = workspace.own_look();
    let look = &own.look;
    let mut studio = studio.with_look(look)?;
    let mut reference = studio.reference().clone();
    let mut brand = studio.brand().clone();
    let of_docx = |bytes: &[u8]| Reference::from_docx_with(bytes, look);
    match workspace.reference().map(of_docx).transpose() {
        Ok(taken) => reference = taken.unwrap_or(reference),
        Err(error) => problems.push(of_file(
            REFERENCE,
            &error,
            "tallenna malli Wordissa muodossa .docx",
        )),
    }
    match workspace.slides().map(slides::Template::from_pptx).transpose() {
        Ok(Some(taken)) => studio = studio.with_slides(taken),
        Ok(None) => {}
        Err(error) => problems.push(of_file(SLIDES, &error, error.fix())),
    }
    if let Some(bytes) = workspace.logo() {
        let fix = "tallenna kuva PNG-muodossa, enintään 2 000 kuvapistettä sivulleen";
        let organisation = &workspace.configuration().organisation.name.base;
        let description = look.logo.description.as_ref().unwrap_or(organisation);
        let file = format!("ilme/{}", look.logo.file);
        match Logo::from_png(bytes.to_vec(), description) {
            Ok(logo) => reference.logo = Some(logo),
            Err(error) => problems.push(of_file(&file, &error, fix)),
        }
        match pdf::Logo::from_png(bytes) {
            Ok(logo) => brand.logo = Some(logo),
            // What is wrong with the picture for Word too has been told.
            Err(_) if !problems.is_empty() => {}
            Err(error) => problems.push(of_file(&file, &error, fix)),
        }
    }
    match own.fonts.clone().map(fonts).transpose() {
        Ok(own) => brand.fonts = own.unwrap_or(brand.fonts),
        Err(problem) => problems.push(problem.of(look)),
    }
    if !problems.is_empty() {
        return Err(Failure::Problems(problems));
    }
    remarks.extend(two_looks(workspace));
    remarks.extend(unmeasured(workspace));
    remarks.extend(unused(&reference.left_out, reference.logo.is_some()));
    Ok((studio.with_reference(reference).with_brand(brand), remarks))
}

/// The typeface of files of the organisation's own.
fn fonts([regular, bold, italic, bold_italic]: [Vec<u8>; 4]) -> Result<Arc<pdf::Fonts>, FontProblem> {
    let fonts =
        pdf::Fonts::from_bytes(regular, bold, italic, bold_italic).map_err(FontProblem::Unreadable)?;
    let missing: String = NEEDED
        .chars()
        .filter(|character| !fonts.covers(*character))
        .collect();
    match missing.is_empty() {
        true => Ok(Arc::new(fonts)),
        false => Err(FontProblem::Lacks(missing)),
    }
}

/// Characters that every document may have: letters of Finnish and Swedish, figures, punctuation, the marks of states.
const NEEDED: &str = "aåäözAÅÄÖZéüšž0123456789.,:;!?()/%€§–−”’•■▲●";

/// Why a typeface cannot be embedded.
enum FontProblem {
    Unreadable(pdf::Error),
    Lacks(String),
}

impl FontProblem {
    fn of(self, look: &Look) -> Problem {
        let names = look.typefaces.pdf.as_ref().map(|files| files.names());
        let [regular, bold, italic, bold_italic] = names.unwrap_or_default();
        let fix = "käytä TrueType-tiedostoja (.ttf), jotka saa upottaa, tai poista kirjasimet.pdf, jolloin käytetään kirjasinta Noto Sans";
        match self {
            FontProblem::Unreadable(error) => {
                let name = match &error {
                    pdf::Error::Font { face: "Bold", .. } => bold,
                    pdf::Error::Font { face: "Italic", .. } => italic,
                    pdf::Error::Font {
                        face: "BoldItalic", ..
                    } => bold_italic,
                    _ => regular,
                };
                of_file(&format!("ilme/{name}"), &error, fix)
            }
            FontProblem::Lacks(missing) => {
                let message = format!("kirjasimesta puuttuu merkkejä, joita asiakirjoissa on: {missing}");
                of_file(&format!("ilme/{regular}"), &message, fix)
            }
        }
    }
}

/// Which file wins where the look is given twice: the Word and PowerPoint files of the organisation's own are made by people who see
/// what they do, so in their formats they go before the file of the look.
fn two_looks(workspace: &Workspace) -> Option<Problem> {
    let file = workspace.own_look().file.as_deref()?;
    let models = [
        (REFERENCE, "Word-tiedostojen", workspace.reference()),
        (SLIDES, "esitysten", workspace.slides()),
    ];
    let models: Vec<_> = models.into_iter().filter(|(.., bytes)| bytes.is_some()).collect();
    let (first, _, _) = models.first()?;
    let names: Vec<&str> = models.iter().map(|(_, what, _)| *what).collect();
    let message = format!(
        "{} värit ja kirjasimet ovat mallin: {file} koskee muita tiedostoja ja sitä, mitä malli ei sano",
        names.join(" ja ")
    );
    let fix = format!("jos ilme on sama, poista {first}; muuten pidä värit samoina molemmissa");
    Some(of_file(first, &message, &fix))
}

/// Typefaces whose widths are not known, so that slides and sheets leave room for the widest.
fn unmeasured(workspace: &Workspace) -> Option<Problem> {
    let own = workspace.own_look();
    let names = own.look.unmeasured_typefaces();
    let file = own.file.as_deref().filter(|_| !names.is_empty())?;
    let message = format!(
        "kirjasimen {} mittoja ei tunneta: dioille ja taulukoiden sarakkeisiin jätetään tilaa leveimmän mukaan",
        names.join(" ja ")
    );
    let fix = "tunnettuja ovat esimerkiksi Arial, Calibri, Times New Roman ja Noto Sans";
    Some(of_file(file, &message, fix))
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
