//! The material and the minutes of a meeting.

use vuosikello_append::deck::{self, ForeignDeck};
use vuosikello_calendar::{Calendar, Method};
use vuosikello_core::{
    BudgetDay, Checked, DataFile, FinanceOverview, Finding, MeetingDossier, Violation, is_file_name,
};
use vuosikello_document::Document;
use vuosikello_meeting as meeting;
use vuosikello_slides::Deck;

use crate::{Error, Pack, PackFile, PackInputs, Studio};

/// The most deviations that the summary of the budget shows; fewer where they would not fit on its page.
const SUMMARY_DEVIATIONS: usize = 6;

impl Studio {
    /// The material of a meeting. What has not come yet is named in its place and in [`Pack::missing`]; nothing else waits for it.
    ///
    /// # Errors
    /// Everything that keeps a file from being made; then none is.
    pub fn meeting_pack(
        &self,
        dossier: &Checked<MeetingDossier>,
        inputs: &PackInputs,
    ) -> Result<Pack, Vec<Error>> {
        let numbered = |number: &str, files: &[PackFile]| -> Vec<PackFile> {
            let name = |file: &PackFile| PackFile::new(format!("{number}-{}", file.name), file.bytes.clone());
            files.iter().map(name).collect()
        };
        let mut packing = Packing {
            errors: wrong_names(inputs),
            ..Packing::default()
        };
        packing.take(self.invitation_files(dossier));
        packing.take(self.agenda(dossier));
        packing.take(Ok(numbered("03", &inputs.previous_minutes).into()));
        packing.take(self.deck_file(dossier, inputs));
        if self.finance(dossier).is_some() {
            packing.take(self.finance_report(dossier).map(Files::from));
            packing.take(self.finance_summary(dossier));
        }
        packing.take(self.skeleton(dossier).map(Files::from));
        packing.take(Ok(numbered("07", &inputs.attachments).into()));
        let missing = meeting::missing(self.configuration(), dossier);
        packing.finish(missing.iter().map(ToString::to_string).collect())
    }

    /// The minutes of a meeting that has been held, from its notes: as a Word file and as a PDF file that conforms to
    /// PDF/A-2a and PDF/UA-1. Their names have the meeting in them: `poytakirja-2027-Q1.docx`.
    ///
    /// # Errors
    /// Everything that keeps them from being made.
    pub fn minutes(&self, dossier: &Checked<MeetingDossier>) -> Result<Vec<PackFile>, Vec<Error>> {
        let document = meeting::minutes(self.configuration(), dossier, &self.templates).map_err(issues)?;
        let stem = format!("poytakirja-{}", dossier.meeting.id);
        Ok(self.both(&document, &stem)?.files)
    }

    /// The invitation to a meeting: an iCalendar file and the text of the message.
    ///
    /// # Errors
    /// Everything that keeps it from being made.
    pub fn invitation(&self, dossier: &Checked<MeetingDossier>) -> Result<Vec<PackFile>, Vec<Error>> {
        Ok(self.invitation_files(dossier)?.files)
    }

    fn invitation_files(&self, dossier: &Checked<MeetingDossier>) -> Result<Files, Vec<Error>> {
        let invitation =
            meeting::invitation(self.configuration(), dossier, &self.templates).map_err(issues)?;
        let text = invitation.text();
        let calendar = Calendar {
            name: invitation.event.title.clone(),
            events: vec![invitation.event],
        };
        let ics =
            vuosikello_calendar::write(&calendar, Method::Request).map_err(|error| vec![error.into()])?;
        let without_email = invitation.without_email.join(", ");
        Ok(Files {
            files: vec![
                PackFile::new("01-kutsu.ics", ics),
                PackFile::new("01-kutsu.txt", text),
            ],
            warnings: match without_email.as_str() {
                "" => Vec::new(),
                names => vec![format!(
                    "kutsusta puuttuvat, koska sähköpostiosoitetta ei ole: {names}"
                )],
            },
            pages: 0,
        })
    }

    fn agenda(&self, dossier: &Checked<MeetingDossier>) -> Result<Files, Vec<Error>> {
        let document = meeting::agenda(self.configuration(), dossier, &self.templates).map_err(issues)?;
        self.both(&document, "02-asialista")
    }

    fn deck_file(&self, dossier: &Checked<MeetingDossier>, inputs: &PackInputs) -> Result<Files, Vec<Error>> {
        let mut deck = meeting::deck(self.configuration(), dossier, &self.templates).map_err(issues)?;
        deck.shorten = inputs.shorten;
        let foreign: Vec<ForeignDeck<'_>> = inputs
            .slides
            .iter()
            .map(|file| ForeignDeck {
                name: &file.name,
                bytes: &file.bytes,
            })
            .collect();
        self.slides_file(&deck, &foreign, "04-esitys.pptx")
    }

    fn slides_file(&self, deck: &Deck, foreign: &[ForeignDeck<'_>], name: &str) -> Result<Files, Vec<Error>> {
        let output = deck::write(deck, &self.slides, foreign);
        let output = output.map_err(|errors| errors.into_iter().map(Error::from).collect::<Vec<Error>>())?;
        Ok(Files {
            files: vec![PackFile::new(name, output.bytes)],
            warnings: output.warnings.iter().map(ToString::to_string).collect(),
            pages: 0,
        })
    }

    /// The slides of a budget day: a version of the budget beside the one before it. With `shorten`, a text that is too long
    /// for a slide is cut at a sentence, and the whole put into the notes. The file is named for the version:
    /// `talousarvioesitys-tpe-1.pptx`.
    ///
    /// # Errors
    /// Everything that keeps the file from being made.
    pub fn budget_deck(
        &self,
        day: &Checked<BudgetDay>,
        shorten: bool,
    ) -> Result<(PackFile, Vec<String>), Vec<Error>> {
        let mut deck = meeting::budget_deck(self.configuration(), day, &self.templates).map_err(issues)?;
        deck.shorten = shorten;
        let name = format!("talousarvioesitys-{}.pptx", day.version.file_stem());
        let mut files = self.slides_file(&deck, &[], &name)?;
        let file = files
            .files
            .pop()
            .unwrap_or_else(|| PackFile::new(name, Vec::new()));
        Ok((file, files.warnings))
    }

    /// The views of the budget; `None` while it has not come, or has no row.
    fn finance(&self, dossier: &Checked<MeetingDossier>) -> Option<FinanceOverview> {
        let finance = dossier.finance.as_ref()?;
        FinanceOverview::of(
            self.configuration(),
            &dossier.agreement,
            &dossier.meeting,
            finance,
        )
        .filter(|overview| !overview.top.is_empty())
    }

    fn finance_report(&self, dossier: &Checked<MeetingDossier>) -> Result<Vec<PackFile>, Vec<Error>> {
        let Some(workbook) = meeting::finance_report(self.configuration(), dossier) else {
            return Ok(Vec::new());
        };
        let bytes = vuosikello_sheet::write(&workbook).map_err(|error| vec![error.into()])?;
        Ok(vec![PackFile::new("05-talousraportti.xlsx", bytes)])
    }

    /// The summary of the budget, with as many deviations as fit on one page.
    fn finance_summary(&self, dossier: &Checked<MeetingDossier>) -> Result<Files, Vec<Error>> {
        let name = "05-talousyhteenveto.pdf";
        for deviations in (1..=SUMMARY_DEVIATIONS).rev() {
            let files = self.finance_summary_with(dossier, deviations, name)?;
            if files.pages <= 1 {
                return Ok(files);
            }
        }
        let mut files = self.finance_summary_with(dossier, 0, name)?;
        if files.pages > 1 {
            files.warnings.push(format!(
                "talouden yhteenveto ei mahdu yhdelle sivulle: siinä on {} sivua",
                files.pages
            ));
        }
        Ok(files)
    }

    fn finance_summary_with(
        &self,
        dossier: &Checked<MeetingDossier>,
        deviations: usize,
        name: &str,
    ) -> Result<Files, Vec<Error>> {
        let document = meeting::finance_summary(self.configuration(), dossier, &self.templates, deviations)
            .map_err(issues)?;
        self.pdf_file(&document, name).map_err(|error| vec![error])
    }

    fn skeleton(&self, dossier: &Checked<MeetingDossier>) -> Result<Vec<PackFile>, Vec<Error>> {
        let document =
            meeting::minutes_skeleton(self.configuration(), dossier, &self.templates).map_err(issues)?;
        let bytes = self
            .draft(&document, "Pöytäkirjapohja")
            .map_err(|error| vec![error])?;
        Ok(vec![PackFile::new("06-poytakirjapohja.docx", bytes)])
    }

    /// A document as a Word file and as a PDF file.
    fn both(&self, document: &Document, stem: &str) -> Result<Files, Vec<Error>> {
        let word = self.draft(document, &document.head.title);
        let pdf = self.pdf_file(document, &format!("{stem}.pdf"));
        match (word, pdf) {
            (Ok(bytes), Ok(mut files)) => {
                files
                    .files
                    .insert(0, PackFile::new(format!("{stem}.docx"), bytes));
                Ok(files)
            }
            (word, pdf) => Err([word.err(), pdf.err()].into_iter().flatten().collect()),
        }
    }

    fn pdf_file(&self, document: &Document, name: &str) -> Result<Files, Error> {
        let output = vuosikello_pdf::write(&[document], &self.brand)?;
        Ok(Files {
            files: vec![PackFile::new(name, output.bytes)],
            warnings: Vec::new(),
            pages: output.pages,
        })
    }
}

fn issues(issues: Vec<meeting::Issue>) -> Vec<Error> {
    issues.into_iter().map(Error::from).collect()
}

/// Names of finished files that would lead out of the pack.
fn wrong_names(inputs: &PackInputs) -> Vec<Error> {
    let lists = [
        (DataFile::PREVIOUS_MINUTES, &inputs.previous_minutes),
        (DataFile::PRESENTATIONS, &inputs.slides),
        (DataFile::ATTACHMENTS, &inputs.attachments),
    ];
    let files = lists.iter().flat_map(|(list, files)| {
        let files = files.iter().enumerate();
        files.map(|(i, file)| (*list, i, &file.name))
    });
    let wrong = files.filter(|(_, _, name)| !is_file_name(name));
    wrong
        .map(|(list, i, name)| {
            Error::Data(Box::new(Finding {
                file: list,
                pointer: format!("/{i}/nimi"),
                violation: Violation::FileName { name: name.clone() },
            }))
        })
        .collect()
}

/// Files that were made together.
#[derive(Debug, Default)]
struct Files {
    files: Vec<PackFile>,
    warnings: Vec<String>,
    /// The pages of the PDF file among them.
    pages: usize,
}

impl From<Vec<PackFile>> for Files {
    fn from(files: Vec<PackFile>) -> Self {
        Self {
            files,
            ..Self::default()
        }
    }
}

/// A pack in the making.
#[derive(Debug, Default)]
struct Packing {
    made: Files,
    errors: Vec<Error>,
}

impl Packing {
    fn take(&mut self, files: Result<Files, Vec<Error>>) {
        match files {
            Ok(files) => {
                self.made.files.extend(files.files);
                self.made.warnings.extend(files.warnings);
                self.made.pages += files.pages;
            }
            Err(errors) => self.errors.extend(errors),
        }
    }

    fn finish(self, missing: Vec<String>) -> Result<Pack, Vec<Error>> {
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        Ok(Pack {
            files: self.made.files,
            missing,
            warnings: self.made.warnings,
            pages: self.made.pages,
        })
    }
}
