//! The yearly service agreement: its drafts, and the agreement with its annexes as one PDF file.

use vuosikello::PackFile;
use vuosikello::agreement::{AgreementPart, Content, main_file_stem};
use vuosikello_core::{Agreement, AgreementStatus, Annex, ClockTask, DataFile, DataFolder, Period};

use super::signed_path::signed_path;
use super::write::write;
use crate::batch::Made;
use crate::dossier::LoadedDossier;
use crate::drafts::DRAFTS;
use crate::folder::{Listing, extension};
use crate::inventory::{FolderInventory, Names};
use crate::kind::{
    AlsoRead, Choice, EditedDrafts, Functions, Help, Kind, Moment, Output, Rendered, Request, Task,
};
use crate::publisher::RenderedAgreement;
use crate::reading::Reading;
use crate::{Failure, Place, Problem, Publisher, Workspace};

pub(super) fn kind() -> Kind {
    Kind {
        partitive: "sopimusta".into(),
        command: "agreement".into(),
        help: Help::new(
            "Tee vuoden palvelusopimukset",
            "Esimerkkejä:\n  vuosikello agreement draft --year 2027 --all\n  \
             vuosikello agreement final --year 2027 --customer RISE",
        ),
        outputs: vec![drafts(), final_pdf()],
        tasks: vec![
            Task::new(ClockTask::AGREEMENT_DRAFTS, "draft", Moment::Any).ahead(),
            Task::new(ClockTask::AGREEMENT_FINAL, "final", Moment::Any).ahead(),
            Task::new(ClockTask::AGREEMENT_SIGNED, "", Moment::Any).ahead(),
        ],
        is_yearly_duty: true,
        functions: Some(Functions {
            glance,
            check,
            reads,
            parts: None,
        }),
        ..Kind::new("sopimus", DataFolder::AGREEMENT)
    }
}

fn drafts() -> Output {
    Output {
        name: "draft".into(),
        help: Help::new(
            "Tee sopimusluonnokset Word-tiedostoiksi",
            "Luonnokset kirjoitetaan kansioon asiakkaat/<tunnus>/sopimukset/<vuosi>/luonnokset. \
             Muokattua luonnosta ei korvata: uusi kirjoitetaan sen viereen.\n\n\
             Esimerkkejä:\n  vuosikello agreement draft --year 2027 --all\n  vuosikello agreement draft --year 2027 --customer RISE KKO -o luonnokset",
        ),
        done: "Luonnokset tehty".into(),
        names: DRAFTS,
        leftovers: Some("sopimukseen".into()),
        keeps_originals: true,
        render: Some(|publisher, request| {
            publisher.drafts_of(&publisher.unsigned_agreement(request.customer, request.year()?)?)
        }),
        ..Output::default()
    }
}

fn final_pdf() -> Output {
    Output {
        name: "final".into(),
        help: Help::new(
            "Tee sopimuksesta liitteineen yksi PDF-tiedosto (PDF/A-2a ja PDF/UA-1)",
            "Osat, joita on muokattu Wordissa, tehdään Word-tiedostoista ja muut tiedoista. Ensin muutokset luetellaan ja PDF jää tekemättä: \
             --accept-changes hyväksyy ne, --from-data tekee kaiken tiedoista.\n\n\
             Esimerkkejä:\n  vuosikello agreement final --year 2027 --all\n  vuosikello agreement final --year 2027 --customer RISE -o arkistoon",
        ),
        done: "Sopimukset tehty".into(),
        names: Names::of_folder("", &["pdf"]),
        covers: vec!["draft".into()],
        choices: vec![Choice::EditedDrafts, Choice::AnnexesAsIs],
        render: Some(|publisher, request| {
            let rendered = publisher.unsigned_agreement(request.customer, request.year()?)?;
            let mut pdf =
                publisher.final_of(&rendered, request.options.edited, request.options.annexes_as_is)?;
            if rendered.loaded.dossier.agreement.status == AgreementStatus::Draft {
                let note = "sopimuksen tila on luonnos, ja PDF on merkitty luonnokseksi";
                pdf.remarks.push(note.to_owned());
            }
            Ok(pdf)
        }),
        ..Output::default()
    }
}

/// An agreement that has been signed is done; PDF files that it names as annexes are not the agreement.
fn glance(
    workspace: &Workspace,
    about: &mut FolderInventory,
    reading: &mut Reading<'_>,
) -> Result<(), Failure> {
    let (agreement, _) = reading.json::<Agreement>(&DataFile::AGREEMENT, &about.folder)?;
    about.is_right = agreement.is_some();
    let status = agreement.as_ref().map(|agreement| agreement.status);
    about.is_settled = status.is_some_and(AgreementStatus::is_signed)
        || workspace.has_signed_pdf(reading.customer.unwrap_or_default(), about.period.year())?;
    let configuration = workspace.configuration();
    let annexes = agreement
        .as_ref()
        .map(|agreement| agreement.annexes_of(configuration));
    let annexes = annexes.as_deref().unwrap_or(&configuration.defaults.annexes);
    if let Some(finals) = about.made.get_mut("final") {
        finals.retain(|name| {
            !annexes
                .iter()
                .filter_map(Annex::finished_file)
                .any(|file| file == name)
        });
    }
    Ok(())
}

/// The finished annexes, the PDF file, and the one that was signed.
fn reads(
    workspace: &Workspace,
    reading: &mut Reading<'_>,
    listing: &Listing,
    period: Period,
) -> Result<AlsoRead, Failure> {
    let (agreement, _) = reading.json::<Agreement>(&DataFile::AGREEMENT, &listing.path)?;
    let is_finished = |name: &&str| ["pdf", "docx"].contains(&extension(name).as_str());
    let names = listing.files().filter(is_finished);
    let Some(agreement) = agreement else {
        // Which are annexes is not known.
        let names = names.map(str::to_owned).collect();
        return Ok(AlsoRead { names, others: "" });
    };
    let own = main_file_stem(period.year(), reading.customer.unwrap_or_default());
    let annexes = agreement.annexes.as_deref();
    let annexes = annexes.unwrap_or(&workspace.configuration().defaults.annexes);
    let is_annex = |name: &str| {
        annexes
            .iter()
            .filter_map(Annex::finished_file)
            .any(|file| file == name)
    };
    let names = names
        .filter(|name| is_annex(name) || (name.starts_with(&own) && name.to_lowercase().ends_with(".pdf")));
    Ok(AlsoRead {
        names: names.map(str::to_owned).collect(),
        others: "jos tiedosto on sopimuksen liite, nimeä se tiedoston sopimus.json avaimessa liitteet (tiedosto)",
    })
}

/// Takes the finished annexes in for a trial too, so that a file that cannot be taken in is found before the agreement is accepted.
fn check(publisher: &Publisher, request: &Request<'_>) -> Result<Vec<String>, Failure> {
    let rendered = publisher.agreement(request.customer, request.year()?)?;
    let loaded = &rendered.loaded;
    let is_file = |part: &AgreementPart| !matches!(part.content, Content::Document(_));
    if rendered.parts.iter().any(is_file) {
        // Changes in a Word annex may be open until the final is made.
        let set = publisher.word_annexes(loaded, &rendered.parts, EditedDrafts::Accept)?;
        publisher.pdf_of(loaded, &set.parts, false)?;
    }
    match publisher.misplaced_drafts(request.customer, request.year()?)? {
        odd if odd.is_empty() => {
            let LoadedDossier { dossier, origin, .. } = &rendered.loaded;
            let unfinished = publisher
                .workspace()
                .unfinished_data(dossier, &dossier.customer, origin);
            let unfinished = unfinished.iter().map(ToString::to_string);
            Ok(rendered.loaded.oddities.into_iter().chain(unfinished).collect())
        }
        odd => Err(Failure::Problems(odd)),
    }
}

impl Publisher {
    /// Makes and writes the drafts and the PDF file of one rendering; the PDF file stands first.
    ///
    /// # Errors
    /// As [`Publisher::agreement`]; the agreement has been signed; a draft that a person has edited, or a file that could not be written:
    /// then the drafts may have been written.
    pub fn drafts_and_final(&self, id: &str, year: i32) -> Result<Made, Failure> {
        let rendered = self.unsigned_agreement(id, year)?;
        let of_drafts = write(self, &drafts(), id, self.drafts_of(&rendered)?)?;
        let mut made = write(
            self,
            &final_pdf(),
            id,
            self.final_of(&rendered, EditedDrafts::Refuse, false)?,
        )?;
        made.files.extend(of_drafts.files);
        made.notes.splice(0..0, of_drafts.notes);
        Ok(made)
    }

    /// An agreement whose files may be made anew: those of a signed one are what was agreed, whatever the data say since.
    pub(crate) fn unsigned_agreement(&self, id: &str, year: i32) -> Result<RenderedAgreement, Failure> {
        let rendered = self.agreement(id, year)?;
        let status = rendered.loaded.dossier.agreement.status;
        if !status.is_signed() {
            return match self.workspace().has_signed_pdf(id, year)? {
                false => Ok(rendered),
                true => {
                    let message =
                        "allekirjoitettu PDF on paikallaan: sopimuksen tiedostoja ei tehdä uudestaan";
                    let fix = "säilytä tiedostot sellaisinaan; jos PDF ei ole oikea, siirrä se ensin muualle";
                    let problem = Problem::new(Some(id), &signed_path(id, year), Place::File, message, fix);
                    Err(Failure::Settled(Box::new(problem)))
                }
            };
        }
        let (file, place) = rendered.loaded.origin.locate(&DataFile::AGREEMENT, "/tila");
        let message = format!("sopimus on {}: sen tiedostoja ei tehdä uudestaan", status.label());
        let fix = "säilytä tiedostot sellaisinaan; jos sopimusta ei ole vielä allekirjoitettu, korjaa tila";
        let problem = Problem::new(Some(id), &file, place, message, fix);
        Err(Failure::Settled(Box::new(problem)))
    }

    /// The agreement as its PDF would set it: where drafts have been edited, what they say; and what a person must know of them,
    /// in Finnish.
    ///
    /// # Errors
    /// As [`Publisher::agreement`]; [`Failure::Problems`] with everything that keeps the drafts from becoming the agreement.
    pub fn agreement_as_edited(
        &self,
        id: &str,
        year: i32,
        edited: EditedDrafts,
    ) -> Result<(RenderedAgreement, Vec<String>), Failure> {
        let rendered = self.agreement(id, year)?;
        let (parts, notes) = self.parts_as_edited(&rendered, edited)?;
        Ok((RenderedAgreement { parts, ..rendered }, notes))
    }

    fn drafts_of(&self, rendered: &RenderedAgreement) -> Result<Rendered, Failure> {
        let drafts = self.studio().drafts_of(&rendered.parts);
        let drafts = drafts.map_err(|errors| self.failed_agreement(&rendered.loaded, &errors))?;
        let files = drafts.into_iter().map(|draft| PackFile {
            name: draft.name,
            bytes: draft.bytes,
        });
        let mut drafts = rendered.of_files(DRAFTS.place(files.collect()).collect());
        let LoadedDossier { dossier, origin, .. } = &rendered.loaded;
        let unfinished = self
            .workspace()
            .unfinished_remarks(dossier, &dossier.customer, origin);
        drafts.notes.extend(unfinished);
        Ok(drafts)
    }

    fn final_of(
        &self,
        rendered: &RenderedAgreement,
        edited: EditedDrafts,
        annexes_as_is: bool,
    ) -> Result<Rendered, Failure> {
        let LoadedDossier { dossier, origin, .. } = &rendered.loaded;
        let unfinished = self.workspace().unfinished(dossier, &dossier.customer, origin);
        if !unfinished.is_empty() {
            return Err(Failure::Problems(unfinished));
        }
        let (parts, of_drafts) = self.parts_as_edited(rendered, edited)?;
        let set = self.word_annexes(&rendered.loaded, &parts, edited)?;
        let pdf = self.pdf_of(&rendered.loaded, &set.parts, annexes_as_is)?;
        let mut notes = rendered.loaded.oddities.clone();
        notes.extend(of_drafts);
        notes.extend(set.notes);
        notes.extend(pdf.warnings);
        let file = PackFile {
            name: pdf.name,
            bytes: pdf.bytes,
        };
        Ok(Rendered {
            pages: Some(pdf.pages),
            notes,
            ..rendered.of_files(vec![file])
        })
    }
}

impl RenderedAgreement {
    fn of_files(&self, files: Vec<PackFile>) -> Rendered {
        let year = Period::Year(self.loaded.dossier.agreement.year);
        Rendered {
            notes: self.loaded.oddities.clone(),
            ..Rendered::new(year, self.loaded.origin.folder(), files)
        }
    }
}
