//! New data in the drafts that people have edited.

use std::path::Path;

use serde::Serialize;
use vuosikello::agreement::AgreementPart;
use vuosikello::redline::Stamp;
use vuosikello::{Error, Update};
use vuosikello_core::Date;

use super::originals;
use super::originals::KeptOriginals;
use super::review::{Base, DraftReview, DraftState};
use crate::folder::{Found, WORD_BYTES};
use crate::output::{Outcome, replace_edited};
use crate::{Failure, Publisher};

/// What is added to the name of a draft as it was before an update.
const KEPT: &str = "ennen päivitystä";

/// Who makes the changes.
const AUTHOR: &str = "vuosikello";

/// Whether a file is a draft as it was before an update.
pub(super) fn is_kept(name: &str) -> bool {
    name.contains(&format!(" ({KEPT}"))
}

/// What became of the drafts of an agreement.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct DraftUpdates {
    /// The id of the customer.
    pub customer: String,
    /// The year of the agreement.
    pub year: i32,
    /// The Word files in the folder of drafts, by name.
    pub drafts: Vec<DraftUpdate>,
    /// What a person must know of the folder, in Finnish.
    pub notes: Vec<String>,
}

/// What became of a draft.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct DraftUpdate {
    /// The file, from the root of the workspace.
    pub file: String,
    /// What was done.
    pub state: UpdateState,
    /// What was added; only of an edited file.
    #[serde(flatten)]
    pub update: Option<Update>,
    /// Where the file is as it was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// Why nothing was done, in Finnish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What was done with a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum UpdateState {
    /// What is new is in it as tracked changes.
    Updated,
    /// It has everything that is new.
    UpToDate,
    /// Nobody has edited it: `agreement draft` draws it anew.
    Unedited,
    /// It could not be updated.
    Skipped,
}

impl UpdateState {
    /// The Finnish words.
    pub fn label(self) -> &'static str {
        match self {
            UpdateState::Updated => "päivitetty",
            UpdateState::UpToDate => "ajan tasalla",
            UpdateState::Unedited => "ei muokattu; agreement draft tekee sen uudelleen",
            UpdateState::Skipped => "ei päivitetty",
        }
    }
}

impl Publisher {
    /// Brings what data and templates say now into the drafts that people have edited, as tracked changes of the given day.
    /// Each file that changes is kept beside as it was. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`Failure::Settled`] if the agreement has been signed, [`Failure::Problems`] if the data or templates have errors: then nothing is
    /// written. A file could not be read or written for
    /// a reason of the system's: then the files before it have been written.
    pub fn update_drafts(&self, id: &str, year: i32, date: Date) -> Result<DraftUpdates, Failure> {
        let rendered = self.unsigned_agreement(id, year)?;
        let reviews = self.draft_reviews_of(id, year, &rendered.parts)?;
        let stamp = Stamp {
            author: AUTHOR.to_owned(),
            date: format!("{}T00:00:00Z", date.naive().format("%Y-%m-%d")),
        };
        let mut updates = DraftUpdates {
            customer: reviews.customer,
            year,
            drafts: Vec::new(),
            notes: reviews.notes,
        };
        for review in reviews.drafts {
            updates
                .drafts
                .push(self.update_draft(review, &rendered.parts, &stamp)?);
        }
        Ok(updates)
    }

    fn update_draft(
        &self,
        review: DraftReview,
        parts: &[AgreementPart],
        stamp: &Stamp,
    ) -> Result<DraftUpdate, Failure> {
        let mut draft = DraftUpdate {
            file: review.file.clone(),
            state: UpdateState::Skipped,
            update: None,
            kept: None,
            reason: review.reason.clone(),
        };
        match review.state {
            DraftState::Untouched => {
                draft.state = match self.is_current(&review, parts)? {
                    true => UpdateState::UpToDate,
                    false => UpdateState::Unedited,
                };
                return Ok(draft);
            }
            DraftState::Edited => {}
            other => {
                draft.reason.get_or_insert_with(|| other.label().to_owned());
                return Ok(draft);
            }
        }
        let Some((_, document)) = review.part_in(parts) else {
            draft.reason = Some("asiakirja ei enää kuulu sopimukseen".to_owned());
            return Ok(draft);
        };
        if self.workspace().folder.is_open(&review.file)? {
            draft.reason =
                Some("tiedosto on auki Wordissa tai LibreOfficessa; tallenna ja sulje se".to_owned());
            return Ok(draft);
        }
        let Found::File(bytes) = self.workspace().folder.read(&review.file, WORD_BYTES)? else {
            draft.reason = Some("tiedostoa ei enää ole".to_owned());
            return Ok(draft);
        };
        let known = match (review.base, &review.review) {
            (Base::Kept, Some(found)) => found.generated.as_ref(),
            (Base::Own, Some(found)) if review.bytes == bytes => found.generated.as_ref(),
            _ => None,
        };
        let updated = match (known, review.base) {
            (Some(base), Base::Own) => self.studio().update_of(&bytes, base, document, stamp),
            _ => self.studio().update_from(&bytes, known, document, stamp),
        };
        match updated {
            Ok(update) if update.is_changed() => self.write_update(&mut draft, &bytes, update)?,
            Ok(update) => {
                draft.state = UpdateState::UpToDate;
                draft.update = Some(update);
            }
            Err(error) => draft.reason = Some(said(&error)),
        }
        Ok(draft)
    }

    /// Whether an unedited draft says what the data and templates say now.
    fn is_current(&self, review: &DraftReview, parts: &[AgreementPart]) -> Result<bool, Failure> {
        let Some((_, document)) = review.part_in(parts) else {
            return Ok(false);
        };
        let found = self.workspace().folder.read(&review.file, WORD_BYTES)?;
        Ok(match found {
            Found::File(bytes) => vuosikello::word::generated(&bytes).as_ref() == Some(document),
            _ => false,
        })
    }

    fn write_update(&self, draft: &mut DraftUpdate, old: &[u8], update: Update) -> Result<(), Failure> {
        let root = self.workspace().folder.root();
        let path = self.workspace().folder.path(&draft.file);
        let (kept, outcome) = replace_edited(root, &path, old, &update.bytes, KEPT)?;
        let name = |path: &std::path::Path| {
            let inside = path.strip_prefix(root).unwrap_or(path);
            inside.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
        };
        if let Outcome::Beside { path, because } = &outcome {
            draft.reason = Some(format!(
                "tiedosto {}; päivitetty on {}",
                because.label(),
                name(path)
            ));
        }
        self.note_originals(&path, &kept, old, &update.bytes)?;
        draft.state = UpdateState::Updated;
        draft.kept = Some(name(&kept));
        draft.update = Some(update);
        Ok(())
    }

    /// Notes what the updated file and the one as it was before are made from.
    fn note_originals(&self, path: &Path, kept: &Path, old: &[u8], new: &[u8]) -> Result<(), Failure> {
        for (file, bytes) in [(kept, old), (path, new)] {
            if let Some((folder, name)) = originals::place_of(file) {
                let mut originals = KeptOriginals::read(folder);
                originals.note(&name, bytes);
                originals.write(self.workspace().folder.root())?;
            }
        }
        Ok(())
    }
}

fn said(error: &Error) -> String {
    format!("{error}; {}", error.fix())
}
