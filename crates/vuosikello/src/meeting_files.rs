//! The material and the minutes of a meeting.

use vuosikello_calendar::{Calendar, Method, Sent};
use vuosikello_core::{Checked, DataFile, Finding, MeetingDossier, Violation, is_file_name};
use vuosikello_document::{Document, Light, Status};
use vuosikello_meeting::Documents;
use vuosikello_word::{FillIn, FillInKind};

use crate::{Error, Errors, Pack, PackFile, PackInputs, Studio};

impl Studio {
    /// The material of a meeting: the invitation, the agenda, the minutes of the previous meeting, the slides, the finance
    /// report and its summary, a skeleton for the minutes, and other attachments. What has not come yet is named in its place
    /// and in [`Pack::missing`]; nothing else waits for it. Of a cancelled meeting there is only the cancellation.
    ///
    /// The pack has the files of the formats whose features are on: PDF files with `pdf`, the slides with `slides`, the finance
    /// report with `sheet`.
    ///
    /// # Errors
    /// Everything that keeps a file from being made; then none is.
    pub fn meeting_pack(
        &self,
        dossier: &Checked<MeetingDossier>,
        inputs: &PackInputs,
    ) -> Result<Pack, Errors> {
        let numbered = |number: &str, files: &[PackFile]| -> Vec<PackFile> {
            let name = |file: &PackFile| PackFile::new(format!("{number}-{}", file.name), file.bytes.clone());
            files.iter().map(name).collect()
        };
        let mut packing = Packing {
            errors: wrong_names(inputs),
            ..Packing::default()
        };
        let documents = self.meeting_documents(dossier);
        packing.take(invitation_files(&documents, &inputs.earlier_invitations));
        if dossier.meeting.is_cancelled() {
            return packing.finish(Vec::new());
        }
        packing.take(self.agenda(&documents));
        packing.take(Ok(numbered("03", &inputs.previous_minutes).into()));
        #[cfg(feature = "slides")]
        packing.take(self.meeting_deck(&documents, inputs));
        #[cfg(any(feature = "pdf", feature = "sheet"))]
        self.pack_finance(&documents, &mut packing);
        packing.take(self.status_annex(&documents));
        packing.take(self.skeleton(dossier, &documents));
        packing.take(Ok(numbered("07", &inputs.attachments).into()));
        packing.finish(documents.missing().iter().map(ToString::to_string).collect())
    }

    fn meeting_documents<'a>(&'a self, dossier: &'a Checked<MeetingDossier>) -> Documents<'a> {
        Documents::new(self.configuration(), dossier, &self.templates)
    }

    /// The minutes of a meeting that has been held, from its notes: as a Word file and, with the feature `pdf`, as a PDF file
    /// that conforms to PDF/A-2a and PDF/UA-1. Their names have the meeting in them: `poytakirja-2027-Q1.docx`.
    ///
    /// # Errors
    /// Everything that keeps them from being made.
    pub fn minutes(&self, dossier: &Checked<MeetingDossier>) -> Result<Vec<PackFile>, Errors> {
        let document = self.meeting_documents(dossier).minutes();
        let stem = format!("poytakirja-{}", dossier.meeting.id);
        Ok(self.both(&document.map_err(Errors::of_issues)?, &stem)?.files)
    }

    /// The invitation to a meeting: an iCalendar file (`01-kutsu.ics`) and the text of the message (`01-kutsu.txt`, UTF-8); of a
    /// cancelled meeting its cancellation (`01-peruutus.ics`, `01-peruutus.txt`).
    ///
    /// # Errors
    /// Everything that keeps it from being made.
    pub fn invitation(&self, dossier: &Checked<MeetingDossier>) -> Result<Vec<PackFile>, Errors> {
        Ok(invitation_files(&self.meeting_documents(dossier), &[])?.files)
    }

    fn status_annex(&self, documents: &Documents<'_>) -> Result<Files, Errors> {
        if !documents.has_status_annex() {
            return Ok(Files::default());
        }
        let document = documents.status_annex();
        self.both(&document.map_err(Errors::of_issues)?, "05-tilannekatsaus")
    }

    #[cfg(feature = "slides")]
    fn meeting_deck(&self, documents: &Documents<'_>, inputs: &PackInputs) -> Result<Files, Errors> {
        let mut deck = documents.deck().map_err(Errors::of_issues)?;
        deck.shorten = inputs.shorten;
        let name = "04-esitys.pptx";
        let file = self.slides_file(&deck, &inputs.slides, name)?;
        Ok(Files {
            files: vec![PackFile::new(name, file.bytes)],
            warnings: file.warnings,
            ..Files::default()
        })
    }

    fn skeleton(&self, dossier: &MeetingDossier, documents: &Documents<'_>) -> Result<Files, Errors> {
        let document = documents.minutes_skeleton().map_err(Errors::of_issues)?;
        let name = "06-poytakirjapohja.docx";
        let participants = dossier.meeting.participants.iter();
        let names = participants.map(|participant| participant.name.clone());
        // The states of the actions of earlier meetings, as their table shows them.
        let states = [
            (Light::Good, "tehty"),
            (Light::Unknown, "avoin"),
            (Light::Bad, "myöhässä"),
        ]
        .map(|(light, word)| {
            Status {
                light,
                word: word.to_owned(),
            }
            .marked()
        });
        let state = |words: &String| FillIn {
            words: words.clone(),
            kind: FillInKind::OneOf(states.to_vec()),
        };
        let mut fill_ins: Vec<FillIn> = states.iter().map(state).collect();
        fill_ins.extend([
            FillIn {
                words: "vastuuhenkilö".to_owned(),
                kind: FillInKind::OneOf(names.collect()),
            },
            FillIn {
                words: "määräaika".to_owned(),
                kind: FillInKind::Day,
            },
        ]);
        let written = vuosikello_word::write_to_fill_in(&document, &self.reference, &fill_ins);
        let bytes = written.map_err(|source| Error::Word {
            document: name.to_owned(),
            source,
        })?;
        Ok(vec![PackFile::new(name, bytes)].into())
    }

    /// A document as a Word file and as a PDF file.
    pub(crate) fn both(&self, document: &Document, stem: &str) -> Result<Files, Errors> {
        let mut packing = Packing::default();
        let name = format!("{stem}.docx");
        let word = self.word_file(document, &name);
        packing.take(
            word.map(|bytes| vec![PackFile::new(name, bytes)].into())
                .map_err(Errors::from),
        );
        #[cfg(feature = "pdf")]
        packing.take(
            self.one_pdf(document, &format!("{stem}.pdf"))
                .map_err(Errors::from),
        );
        Errors::none_in(packing.errors, packing.made)
    }

    #[cfg(feature = "pdf")]
    pub(crate) fn one_pdf(&self, document: &Document, name: &str) -> Result<Files, Error> {
        let output = self.pdf_file(&[document], name)?;
        Ok(Files {
            files: vec![PackFile::new(name, output.bytes)],
            pages: output.pages,
            ..Files::default()
        })
    }
}

pub(crate) fn invitation_files(documents: &Documents<'_>, earlier: &[Vec<u8>]) -> Result<Files, Errors> {
    let sent: Vec<Sent> = earlier.iter().filter_map(|file| Sent::read(file)).collect();
    let invitation = documents.invitation_after(&sent).map_err(Errors::of_issues)?;
    let text = invitation.text();
    let stem = match invitation.method {
        Method::Cancel => "01-peruutus",
        Method::Publish | Method::Request => "01-kutsu",
    };
    let mut warnings = Vec::new();
    if !invitation.changed.is_empty() {
        warnings.push(format!(
            "kutsu on muuttunut edellisestä ({}): lähetä se uudelleen (kutsun versio on nyt {})",
            invitation.changed.join(", "),
            invitation.event.sequence
        ));
    }
    let calendar = Calendar {
        name: invitation.event.title.clone(),
        events: vec![invitation.event],
    };
    let name = format!("{stem}.ics");
    let ics = vuosikello_calendar::write(&calendar, invitation.method).map_err(|source| Error::Calendar {
        document: name.clone(),
        source,
    })?;
    let without_email = invitation.without_email.join(", ");
    if !without_email.is_empty() {
        warnings.push(format!(
            "kutsusta puuttuvat, koska sähköpostiosoitetta ei ole: {without_email}"
        ));
    }
    Ok(Files {
        files: vec![
            PackFile::new(name, ics),
            PackFile::new(format!("{stem}.txt"), text),
        ],
        warnings,
        ..Files::default()
    })
}

/// Names of finished files that would lead out of the pack.
pub(crate) fn wrong_names(inputs: &PackInputs) -> Vec<Error> {
    let lists = [
        (DataFile::PREVIOUS_MINUTES, &inputs.previous_minutes),
        #[cfg(feature = "slides")]
        (DataFile::PRESENTATIONS, &inputs.slides),
        (DataFile::ATTACHMENTS, &inputs.attachments),
    ];
    let files = lists.iter().flat_map(|(list, files)| {
        let files = files.iter().enumerate();
        files.map(move |(i, file)| (list, i, &file.name))
    });
    let wrong = files.filter(|(_, _, name)| !is_file_name(name));
    wrong
        .map(|(list, i, name)| {
            Error::Data(Box::new(Finding {
                file: list.clone(),
                pointer: format!("/{i}/nimi"),
                violation: Violation::FileName { name: name.clone() },
            }))
        })
        .collect()
}

/// Files that were made together.
#[derive(Debug, Default)]
pub(crate) struct Files {
    pub(crate) files: Vec<PackFile>,
    pub(crate) warnings: Vec<String>,
    /// The pages of the PDF file among them.
    #[cfg(feature = "pdf")]
    pub(crate) pages: usize,
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
pub(crate) struct Packing {
    made: Files,
    errors: Vec<Error>,
}

impl Packing {
    pub(crate) fn take(&mut self, files: Result<Files, Errors>) {
        match files {
            Ok(files) => {
                self.made.files.extend(files.files);
                self.made.warnings.extend(files.warnings);
                #[cfg(feature = "pdf")]
                {
                    self.made.pages += files.pages;
                }
            }
            Err(errors) => self.errors.extend(errors),
        }
    }

    fn finish(self, missing: Vec<String>) -> Result<Pack, Errors> {
        let pack = Pack {
            files: self.made.files,
            missing,
            warnings: self.made.warnings,
            #[cfg(feature = "pdf")]
            pages: self.made.pages,
        };
        Errors::none_in(self.errors, pack)
    }
}
