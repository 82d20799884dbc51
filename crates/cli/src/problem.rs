//! Errors of the library as problems with a place in a file.

use vuosikello::Error;
use vuosikello::document::TemplateError;
use vuosikello::pdf;
use vuosikello_workspace::{LoadedDossier, Place, Problem, Workspace};

/// What is wrong with a customer's documents, located in the files of the workspace.
pub(crate) fn of_errors(
    workspace: &Workspace,
    loaded: &LoadedDossier,
    id: &str,
    errors: &[Error],
) -> Vec<Problem> {
    let mut problems: Vec<Problem> = errors
        .iter()
        .map(|error| match error {
            Error::Data(finding) => {
                let (file, place) = loaded.locate(finding.source, &finding.pointer);
                Problem::new(Some(id), &file, place, &finding.kind, finding.kind.fix())
            }
            Error::Template(error) => of_template(workspace, error),
            Error::AnnexFileMissing(name) => {
                let fix = "tallenna tiedosto sopimuksen kansioon";
                Problem::new(Some(id), &loaded.folder_file(name), Place::File, error, fix)
            }
            Error::Pdf(pdf::Error::Foreign { title, .. }) => {
                let annexes = loaded.dossier.annexes(workspace.configuration());
                let file = annexes
                    .iter()
                    .find(|annex| annex.title() == title)
                    .and_then(|annex| annex.file.as_deref());
                let fix = "pyydä liite PDF/A-tiedostona tai tallenna se uudelleen saavutettavana PDF:nä";
                Problem::new(
                    Some(id),
                    &loaded.folder_file(file.unwrap_or_default()),
                    Place::File,
                    error,
                    fix,
                )
            }
            error => Problem::new(
                Some(id),
                &loaded.folder_file(""),
                Place::File,
                error,
                fix_of(error),
            ),
        })
        .collect();
    problems.sort();
    problems.dedup();
    problems
}

fn fix_of(error: &Error) -> &'static str {
    match error {
        Error::Word { .. } => "korjaa kohdan teksti tai organisaation malliasiakirja",
        _ => "korjaa kohdan teksti tai liitetiedosto",
    }
}

/// What is wrong with a template; it concerns every customer.
pub(crate) fn of_template(workspace: &Workspace, error: &TemplateError) -> Problem {
    let own = workspace
        .templates()
        .iter()
        .find(|template| template.name == error.template);
    let file = match own {
        Some(template) => template.file.clone(),
        None => format!("sisäänrakennettu mallipohja {}", error.template),
    };
    let place = match error.place {
        Some((line, column)) => Place::Line { line, column },
        None => Place::File,
    };
    Problem::new(None, &file, place, &error.kind, error.kind.fix())
}
