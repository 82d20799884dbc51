//! Errors of the library as problems with a place in a file.

use vuosikello::Error;
use vuosikello::document::TemplateError;
use vuosikello::model::{Configuration, DataFile};
use vuosikello::{pdf, slides};
use vuosikello_workspace::{LoadedBudget, LoadedDossier, LoadedMeeting, Place, Problem, Workspace};

/// Data that have been read from files, whose places are known.
pub(crate) trait Located {
    /// The file and the place of a value.
    fn locate(&self, file: DataFile, pointer: &str) -> (String, Place);
    /// A file of the folder that the data are of.
    fn folder_file(&self, name: &str) -> String;
    /// The name of the finished file that is the annex with a title.
    fn annex_file(&self, _configuration: &Configuration, _title: &str) -> Option<String> {
        None
    }
}

impl Located for LoadedDossier {
    fn locate(&self, file: DataFile, pointer: &str) -> (String, Place) {
        LoadedDossier::locate(self, file, pointer)
    }
    fn folder_file(&self, name: &str) -> String {
        LoadedDossier::folder_file(self, name)
    }
    fn annex_file(&self, configuration: &Configuration, title: &str) -> Option<String> {
        let mut annexes = self.dossier.annexes(configuration).iter();
        annexes.find(|annex| annex.title() == title)?.file.clone()
    }
}

impl Located for LoadedBudget {
    fn locate(&self, file: DataFile, pointer: &str) -> (String, Place) {
        LoadedBudget::locate(self, file, pointer)
    }
    fn folder_file(&self, name: &str) -> String {
        LoadedBudget::folder_file(self, name)
    }
}

impl Located for LoadedMeeting {
    fn locate(&self, file: DataFile, pointer: &str) -> (String, Place) {
        LoadedMeeting::locate(self, file, pointer)
    }
    fn folder_file(&self, name: &str) -> String {
        LoadedMeeting::folder_file(self, name)
    }
}

/// What is wrong with a customer's documents, located in the files of the workspace.
pub(crate) fn of_errors(
    workspace: &Workspace,
    loaded: &impl Located,
    id: &str,
    errors: &[Error],
) -> Vec<Problem> {
    let mut problems: Vec<Problem> = errors
        .iter()
        .map(|error| match error {
            Error::Data(finding) => {
                let (file, place) = loaded.locate(finding.file, &finding.pointer);
                Problem::new(
                    Some(id),
                    &file,
                    place,
                    &finding.violation,
                    finding.violation.fix(),
                )
            }
            Error::Template(error) => of_template(workspace, error),
            Error::AnnexFileMissing(name) => {
                let fix = "tallenna tiedosto sopimuksen kansioon";
                Problem::new(Some(id), &loaded.folder_file(name), Place::File, error, fix)
            }
            Error::Slides(slides::Error::Foreign { file, reason }) => {
                let file = loaded.folder_file(&format!("esitykset/{file}"));
                Problem::new(Some(id), &file, Place::File, reason, reason.fix())
            }
            Error::Slides(error) => {
                Problem::new(Some(id), &loaded.folder_file(""), Place::File, error, error.fix())
            }
            Error::Pdf(pdf::Error::Foreign { title, .. }) => {
                let file = loaded.annex_file(workspace.configuration(), title);
                let fix = "pyydä liite PDF/A-tiedostona tai tallenna se uudelleen saavutettavana PDF:nä";
                Problem::new(
                    Some(id),
                    &loaded.folder_file(&file.unwrap_or_default()),
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
