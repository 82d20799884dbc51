//! What keeps documents from being made, located in the files of a workspace.

use std::fmt::Display;

use vuosikello::Error;
use vuosikello::append::{deck, pdf};
use vuosikello::document::TemplateError;
use vuosikello_core::Annex;

use crate::Workspace;
use crate::problem::{Place, Problem};
use crate::reading::Origin;

/// Errors of documents made from the data at `origin`, in order and each once. `annexes` are those of the agreement, whose titles stand
/// for files.
pub(super) fn problems(
    workspace: &Workspace,
    id: &str,
    origin: &Origin,
    annexes: &[Annex],
    errors: &[Error],
) -> Vec<Problem> {
    let of_file = |file: &str, message: &dyn Display, fix: &str| {
        Problem::new(Some(id), file, Place::File, message, fix)
    };
    let of_annex = |title: &str| {
        let annex = annexes.iter().find(|annex| annex.title() == title);
        let file = annex.and_then(|annex| annex.file.as_deref());
        file.map_or_else(|| origin.folder().to_owned(), |name| origin.file(name))
    };
    // What breaks a clause of the standards is told one by one, each with what to ask of the sender.
    let breaches = errors.iter().flat_map(|error| match error {
        Error::Pdf {
            source:
                pdf::Error::Annex {
                    title,
                    reason: pdf::Refusal::Breaches(breaches),
                },
            ..
        } => breaches
            .0
            .iter()
            .map(|breach| (of_annex(title), breach))
            .collect(),
        _ => Vec::new(),
    });
    let breaches = breaches.map(|(file, breach)| {
        let fix = format!(
            "{}, tai ota se mukaan sellaisenaan valinnalla --annex-as-is",
            breach.fix()
        );
        of_file(&file, breach, &fix)
    });
    let is_told = |error: &&Error| {
        !matches!(
            error,
            Error::Pdf {
                source: pdf::Error::Annex {
                    reason: pdf::Refusal::Breaches(_),
                    ..
                },
                ..
            }
        )
    };
    let mut problems: Vec<Problem> = errors
        .iter()
        .filter(is_told)
        .map(|error| match error {
            Error::Data(finding) => origin.problem(Some(id), finding),
            Error::Template(error) => of_template(workspace, error),
            Error::AnnexFileMissing(name) => of_file(&origin.file(name), error, &error.fix()),
            Error::WordFile { document, source } => of_file(&origin.file(document), source, &error.fix()),
            Error::WordAnnex { document, what, .. } => of_file(&origin.file(document), what, &error.fix()),
            Error::Slides {
                source: deck::Error::Foreign { file, reason },
                ..
            } => of_file(&origin.file(&format!("esitykset/{file}")), reason, reason.fix()),
            Error::Slides { source, .. } => of_file(origin.folder(), source, &error.fix()),
            Error::Pdf {
                source: source @ pdf::Error::Annex { title, .. },
                ..
            } => of_file(&of_annex(title), source, &error.fix()),
            error => of_file(origin.folder(), error, &error.fix()),
        })
        .chain(breaches)
        .collect();
    problems.sort();
    problems.dedup();
    problems
}

/// What keeps the common terms from being made: the templates, or the settings.
pub(super) fn of_terms(workspace: &Workspace, errors: &[Error]) -> Vec<Problem> {
    let of_error = |error: &Error| match error {
        Error::Template(error) => of_template(workspace, error),
        error => Problem::new(None, "vuosikello", Place::File, error, error.fix()),
    };
    errors.iter().map(of_error).collect()
}

/// What is wrong with a template; it concerns every customer.
pub(super) fn of_template(workspace: &Workspace, error: &TemplateError) -> Problem {
    let mut templates = workspace.templates().iter();
    let file = match templates.find(|template| template.name == error.template) {
        Some(own) => own.file.clone(),
        None => format!("sisäänrakennettu mallipohja {}", error.template),
    };
    let place = match error.place {
        Some((line, column)) => Place::Line { line, column },
        None => Place::File,
    };
    Problem::new(None, &file, place, &error.kind, error.kind.fix())
}
