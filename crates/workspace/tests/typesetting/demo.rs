//! Every document of an example workspace that becomes a PDF file, laid out and looked at.

use std::collections::BTreeSet;
use std::path::Path;

use vuosikello::agreement::{Content, documents};
use vuosikello::document::{Block, Document};
use vuosikello::meeting::{Brevity, Documents, templates};
use vuosikello::model::{Checked, Configuration, MeetingDossier, Signing};
use vuosikello::pdf::{Brand, PageStyle, Segment, Survey, survey};
use vuosikello_workspace::Workspace;

/// A document with what was found in it.
pub struct Surveyed {
    /// The customer and the document.
    pub name: String,
    pub survey: Survey,
}

/// What was found in the documents of a workspace, and the names of people and organisations that they show.
pub struct Demo {
    pub documents: Vec<Surveyed>,
    pub names: BTreeSet<String>,
}

/// Lays out the agreements of 2027 and the meetings of a workspace.
pub fn demo(root: &Path) -> Demo {
    let workspace = Workspace::open(root, |_| true).expect("the example is a workspace");
    let mut demo = Demo {
        documents: Vec::new(),
        names: BTreeSet::new(),
    };
    for customer in workspace.customers() {
        demo.agreement(&workspace, customer);
        demo.meetings(&workspace, customer);
    }
    demo
}

impl Demo {
    fn add(&mut self, name: String, segments: &[Segment<'_>], style: &PageStyle) -> usize {
        let brand = Brand::built_in().expect("the built-in brand");
        let survey = survey(segments, &brand, style).expect("the example can be set");
        let pages = survey.pages;
        for segment in segments {
            if let Segment::Document(document) | Segment::Signed(document) = segment {
                self.names.extend(names(document));
            }
        }
        self.documents.push(Surveyed { name, survey });
        pages
    }

    fn agreement(&mut self, workspace: &Workspace, customer: &str) {
        let Ok(loaded) = workspace.dossier(customer, 2027) else {
            return;
        };
        let templates = vuosikello::agreement::templates([]).expect("the built-in templates");
        let parts = documents(workspace.checker().configuration(), &loaded.dossier, &templates);
        let parts = parts.expect("the agreement can be made");
        let segments = parts.iter().filter_map(|part| match &part.content {
            Content::Document(document) if part.signing == Some(Signing::Electronic) => {
                Some(Segment::Signed(document))
            }
            Content::Document(document) => Some(Segment::Document(document)),
            Content::File { .. } => None,
        });
        let segments: Vec<Segment<'_>> = segments.collect();
        self.add(format!("{customer} sopimus"), &segments, &PageStyle::pdf());
    }

    fn meetings(&mut self, workspace: &Workspace, customer: &str) {
        for id in workspace.meetings(customer).unwrap_or_default() {
            let Ok(loaded) = workspace.meeting(customer, id) else {
                continue;
            };
            if !loaded.dossier.meeting.is_cancelled() {
                self.meeting(
                    &format!("{customer} {id}"),
                    workspace.checker().configuration(),
                    &loaded.dossier,
                );
            }
        }
    }

    fn meeting(
        &mut self,
        name: &str,
        configuration: &Checked<Configuration>,
        dossier: &Checked<MeetingDossier>,
    ) {
        let templates = templates([]).expect("the built-in templates");
        let documents = Documents::new(configuration, dossier, &templates);
        let agenda = documents.agenda(Brevity::Full).expect("an agenda");
        for density in 0..3 {
            let style = PageStyle::pdf().denser(density);
            let pages = self.add(format!("{name} asialista"), &[Segment::Document(&agenda)], &style);
            if pages == 1 || density == 2 {
                break;
            }
            self.documents.pop();
        }
        let mut made = vec![("pöytäkirja", documents.minutes())];
        if documents.has_status_annex() {
            made.push(("tilannekatsaus", documents.status_annex()));
        }
        if documents.has_finance() {
            made.push(("talousyhteenveto", documents.finance_summary(3)));
        }
        for (kind, document) in made {
            let document = document.expect("a document of the meeting");
            self.add(
                format!("{name} {kind}"),
                &[Segment::Document(&document)],
                &PageStyle::pdf(),
            );
        }
    }
}

/// The names of people and organisations that a document is sure to have: those of its head and its signatories.
fn names(document: &Document) -> Vec<String> {
    let mut names = vec![document.head.organisation.clone()];
    for block in &document.blocks {
        if let Block::Signatures(signatories) = block {
            for signatory in signatories {
                names.extend([signatory.name.clone(), signatory.organisation.clone()]);
            }
        }
    }
    names.retain(|name| name.chars().count() > 3);
    names
}
