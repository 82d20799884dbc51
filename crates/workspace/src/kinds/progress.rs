//! How far the agreements of a year are: from the first draft to the archive.

use chrono::NaiveDateTime;
use rayon::prelude::*;
use serde::Serialize;
use vuosikello_core::{Agreement, AgreementStatus, DataFile, DataFolder, Date, Period};

use super::Kinds;
use crate::drafts::{DraftReview, DraftState};
use crate::{Failure, Problem, Publisher, TermsState};

/// How far the agreement of a customer is.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct AgreementProgress {
    /// The id of the customer.
    pub customer: String,
    /// The year.
    pub year: i32,
    /// The state by its data, in Finnish; `None` without readable data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<&'static str>,
    /// When it was sent to the customer, where the data say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<Date>,
    /// How many drafts of it there are.
    pub drafts: usize,
    /// The drafts that people have changed.
    pub edited: Vec<EditedDraft>,
    /// The changes that Word has tracked and nobody has accepted or rejected, in all drafts.
    pub open_changes: usize,
    /// The comments that are not resolved, in all drafts.
    pub open_comments: usize,
    /// Whether both have accepted it.
    pub approved: bool,
    /// The PDF files of it.
    pub finals: Vec<String>,
    /// Whether it has been signed.
    pub signed: bool,
    /// Whether it has been filed: the data say so, or the signed PDF file is in its place.
    pub filed: bool,
    /// Whether the PDF file in its place has been signed.
    pub has_signed_pdf: bool,
    /// How far the common terms are that it names; nothing where the year has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub common_terms: Option<TermsState>,
    /// What a person must know of its drafts, in Finnish.
    pub notes: Vec<String>,
    /// What is wrong with its data or its drafts.
    #[serde(skip)]
    pub problems: Vec<Problem>,
}

/// A draft that people have changed.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct EditedDraft {
    /// The file, from the root of the workspace.
    pub file: String,
    /// Who: the authors of tracked changes and comments, and who saved it last.
    pub by: Vec<String>,
    /// When last, as the file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveDateTime>,
    /// How many passages differ from what was generated.
    pub changes: usize,
    /// How many tracked changes nobody has accepted or rejected.
    pub open_changes: usize,
    /// How many comments are not resolved.
    pub open_comments: usize,
}

impl EditedDraft {
    fn of(draft: &DraftReview) -> Option<Self> {
        let review = draft.edited()?;
        Some(Self {
            file: draft.file.clone(),
            by: draft.edited_by.clone(),
            at: draft.edited_at,
            changes: review.changes.len(),
            open_changes: review.tracked.len(),
            open_comments: review.comments.iter().filter(|comment| !comment.resolved).count(),
        })
    }
}

impl Kinds {
    /// How far the agreements of customers of a year are, in the order of the customers.
    ///
    /// # Errors
    /// Something could not be read. What is wrong in the data is told with the customer.
    pub fn agreement_progress(
        &self,
        publisher: &Publisher,
        ids: &[&str],
        year: i32,
    ) -> Result<Vec<AgreementProgress>, Failure> {
        let terms = publisher.terms_state(year)?;
        let progress = ids.par_iter().map(|id| self.progress_of(publisher, id, year));
        let mut found = progress.collect::<Result<Vec<_>, _>>()?;
        found.iter_mut().for_each(|it| it.common_terms = terms);
        Ok(found)
    }

    fn progress_of(&self, publisher: &Publisher, id: &str, year: i32) -> Result<AgreementProgress, Failure> {
        let workspace = publisher.workspace();
        let _kept = workspace.folder.keep(&workspace.home(id));
        let inventory = self.inventory(workspace, id)?;
        let about = inventory.get("sopimus", Period::Year(year));
        let mut reading = workspace.reading(id)?;
        let agreement = match about {
            Some(_) => {
                let folder = DataFolder::AGREEMENT.path(id, Period::Year(year));
                reading.json::<Agreement>(&DataFile::AGREEMENT, &folder)?.0
            }
            None => None,
        };
        let reviews = publisher.draft_reviews(id, year)?;
        let edited: Vec<EditedDraft> = reviews.drafts.iter().filter_map(EditedDraft::of).collect();
        let is_own = |draft: &&DraftReview| matches!(draft.state, DraftState::Untouched | DraftState::Edited);
        let status = agreement.as_ref().map(|agreement| agreement.status);
        // The signed PDF file in its place is the fact, whatever the data say yet.
        let has_signed_pdf = workspace.has_signed_pdf(id, year)?;
        let is_signed = has_signed_pdf || status.is_some_and(AgreementStatus::is_signed);
        let mut problems = reading.problems;
        problems.extend(reviews.misplaced());
        Ok(AgreementProgress {
            customer: id.to_owned(),
            year,
            state: status.map(AgreementStatus::label),
            sent: agreement.as_ref().and_then(|agreement| agreement.sent),
            drafts: reviews.drafts.iter().filter(is_own).count(),
            open_changes: edited.iter().map(|draft| draft.open_changes).sum(),
            open_comments: edited.iter().map(|draft| draft.open_comments).sum(),
            edited,
            approved: status.is_some_and(|status| status != AgreementStatus::Draft),
            finals: about
                .map(|about| about.made("final").to_vec())
                .unwrap_or_default(),
            signed: is_signed,
            filed: has_signed_pdf || status == Some(AgreementStatus::Filed),
            has_signed_pdf,
            common_terms: None,
            // Of a signed agreement nobody needs the drafts any more.
            notes: if is_signed { Vec::new() } else { reviews.notes },
            problems,
        })
    }
}
