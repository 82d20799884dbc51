//! The agreement as people have edited its drafts.

use vuosikello::Review;
use vuosikello::agreement::{AgreementPart, Content as PartContent};
use vuosikello::changes::{Change, ChangeKind, Spot, Touch};
use vuosikello::word::{Loss, LossKind, Tracked, Weight};

use super::review::{DraftReview, DraftReviews, DraftState};
use super::sums;
use crate::kind::EditedDrafts;
use crate::publisher::RenderedAgreement;
use crate::{Failure, Place, Problem, Publisher};

impl Publisher {
    /// The parts of an agreement, those of edited drafts as the Word files say them, and what a person must know of them, in
    /// Finnish. Their heads are those of the data.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that stops it.
    pub(crate) fn parts_as_edited(
        &self,
        rendered: &RenderedAgreement,
        edited: EditedDrafts,
    ) -> Result<(Vec<AgreementPart>, Vec<String>), Failure> {
        let mut parts = rendered.parts.clone();
        let tracked = match edited {
            EditedDrafts::Ignore => return Ok((parts, Vec::new())),
            EditedDrafts::Reject => Tracked::Rejected,
            EditedDrafts::Refuse | EditedDrafts::Accept => Tracked::Accepted,
        };
        let dossier = &rendered.loaded.dossier;
        let mut reviews = self.reviews(dossier.customer.id.as_str(), dossier.agreement.year, tracked)?;
        if let Some(draft) = reviews.drafts.iter().find(|draft| draft.is_no_file) {
            // A matter of the machine, not of the data.
            let reason = draft.reason.as_deref().unwrap_or("se ei ole tiedosto");
            return Err(Failure::Unreadable {
                path: self.workspace().folder.path(&draft.file),
                reason: format!("{reason}; korvaa se tiedostolla tai siirrä se pois luonnosten kansiosta"),
            });
        }
        let mut problems = reviews.problems(edited != EditedDrafts::Refuse);
        problems.extend(reviews.differing_copies());
        problems.extend(reviews.strays(&rendered.parts));
        problems.extend(reviews.left_aside(&rendered.parts));
        reviews.note_odd(Some(&rendered.parts));
        let mut notes = reviews.notes.clone();
        for (part, of_data) in parts.iter_mut().zip(&rendered.parts) {
            let PartContent::Document(document) = &mut part.content else {
                continue;
            };
            let is_of_part = |draft: &&DraftReview| {
                let of_draft = draft.part_in(&rendered.parts);
                of_draft.is_some_and(|(of_draft, _)| std::ptr::eq(of_draft, of_data))
            };
            let mut drafts = reviews.drafts.iter().filter(is_of_part);
            let Some((draft, review)) = drafts.find_map(|it| Some((it, it.edited()?))) else {
                continue;
            };
            let problem = |message: String, fix: &str| {
                Problem::new(Some(&reviews.customer), &draft.file, Place::File, message, fix)
            };
            if let Some(generated) = &review.generated {
                let sums = sums::sums_that_differ(generated, &review.reading.document);
                problems.extend(sums.into_iter().map(|sum| problem(sum, "korjaa summa Wordissa")));
            }
            let differing = match review.generated.as_ref() == Some(&*document) {
                // The data say what they said when it was generated.
                true => Ok(review.changes.clone()),
                false => self.studio().differences(document, &review.reading),
            };
            let differing = differing.map_err(|error| self.failed_agreement(&rendered.loaded, &[error]))?;
            for change in furniture_edits(review, &differing) {
                problems.push(problem(
                    format!("PDF:n tunnisteet tulevat tiedoista, mutta tunnistetta on muokattu: {change}"),
                    "muuta tiedot, tai palauta tunniste Wordissa ennalleen",
                ));
            }
            for change in &differing {
                let of_data = format!("poikkeaa tiedoista: {change}");
                match against_data(change) {
                    Some(Weight::Content) => problems.push(problem(
                        of_data,
                        "korjaa tiedot tai Word-tiedosto, niin että ne ovat samat",
                    )),
                    Some(Weight::Look) => notes.push(format!("{}: {of_data}", draft.file)),
                    None => {}
                }
            }
            notes.push(format!("{} on tehty Word-tiedostosta {}", part.title, draft.file));
            notes.extend(left_out(draft, review));
            document.blocks = review.reading.document.blocks.clone();
            self.studio().tidy_for_pdf(document);
        }
        match problems.is_empty() {
            true => Ok((parts, notes)),
            false => Err(Failure::Problems(problems)),
        }
    }
}

/// How much it matters that the file says otherwise than the data; `None` for words that are in no data. Sums and case numbers must be the
/// same; dates, names, cells of tables and signatories are told.
fn against_data(change: &Change) -> Option<Weight> {
    let is_exact = |touch: &Touch| matches!(touch, Touch::Sum | Touch::CaseNumber);
    // An emptied cell says otherwise too.
    let is_value = matches!(change.place.spot, Spot::Cell { .. } | Spot::Definition { .. });
    let is_row = matches!(change.place.spot, Spot::Row { .. } | Spot::Signatory);
    // In running text a sum that is new is what people agreed on; one that is not there any more is that of the data.
    let takes_away = change.removed_touches().iter().any(is_exact);
    let is_other = match is_value && change.kind == ChangeKind::Words {
        true => change.touches.iter().any(is_exact),
        false => change.replaces() && takes_away,
    };
    let is_gone = change.kind == ChangeKind::Removed && takes_away;
    match is_other {
        true => Some(Weight::Content),
        false => (change.replaces() || is_value || is_row || is_gone).then_some(Weight::Look),
    }
}

/// What of a file the PDF file does not show, in Finnish.
fn left_out(draft: &DraftReview, review: &Review) -> Vec<String> {
    let file = &draft.file;
    let losses = review.losses.iter().filter(|loss| loss.weight != Weight::Content);
    let losses = losses.map(|loss| format!("{file}: {loss}: ei siirry PDF:ään"));
    let comments = review.comments.iter().filter(|comment| !comment.resolved);
    let comments = comments.map(|comment| format!("{file}: avoin kommentti jää pois PDF:stä: {comment}"));
    let looks = review.looks.join(", ");
    let looks = (!looks.is_empty()).then(|| format!("{file}: ulkoasusta ei siirry kaikki: {looks}"));
    losses.chain(comments).chain(looks).collect()
}

/// What people have changed in the head and foot of the pages, where the data do not say the same now.
fn furniture_edits<'r>(review: &'r Review, differing: &[Change]) -> impl Iterator<Item = &'r Change> {
    let is_furniture =
        |change: &&Change| matches!(change.place.spot, Spot::Head { .. } | Spot::Furniture { .. });
    review.changes.iter().filter(is_furniture).filter(|edit| {
        let mut differing = differing.iter();
        differing.any(|change| change.place.spot == edit.place.spot && change.after() == edit.after())
    })
}

impl DraftReviews {
    /// Edited drafts of documents that the agreement does not have any more: what people wrote in them would be lost.
    fn strays(&self, parts: &[AgreementPart]) -> Vec<Problem> {
        let strays = self.drafts.iter().filter(|draft| draft.edited().is_some());
        let strays = strays.filter(|draft| draft.part_in(parts).is_none());
        let problem = |draft: &DraftReview| {
            let message = "luonnosta on muokattu, mutta sopimuksessa ei ole enää tätä asiakirjaa".to_owned();
            let fix =
                "palauta asiakirja sopimuksen liitteisiin, tai siirrä tiedosto pois luonnosten kansiosta";
            Problem::new(Some(&self.customer), &draft.file, Place::File, message, fix)
        };
        strays.map(problem).collect()
    }

    /// What keeps the files from becoming the agreement: what cannot be read or carried over, and what is still open.
    /// `accepts` says that the changes are known and agreed.
    pub(crate) fn problems(&self, accepts: bool) -> Vec<Problem> {
        let mut problems = self.misplaced();
        for draft in &self.drafts {
            let mut problem = |message: String, fix: &str| {
                problems.push(Problem::new(
                    Some(&self.customer),
                    &draft.file,
                    Place::File,
                    message,
                    fix,
                ));
            };
            match (draft.state, &draft.review) {
                (DraftState::Untouched | DraftState::Misplaced | DraftState::Unreadable, _) | (_, None) => {}
                (DraftState::Foreign, Some(_)) => problem(
                    "tiedostoa ei ole tehty tällä ohjelmalla, joten sitä ei tunneta sopimuksen osaksi"
                        .to_owned(),
                    "siirrä se pois luonnosten kansiosta; oma liite annetaan sopimuksen liitteissä (tiedosto)",
                ),
                (_, Some(review)) => {
                    for loss in review.losses.iter().filter(|loss| loss.weight == Weight::Content) {
                        problem(format!("{loss}: ei siirry PDF:ään"), fix_of(loss));
                    }
                    if review.reading.unlisted_losses[0] > 0 {
                        let more = review.reading.unlisted_losses[0];
                        problem(format!("{more} muuta kohtaa ei siirry PDF:ään"), LOST_FIX);
                    }
                    if accepts {
                        continue;
                    }
                    let fix = "käsittele muutokset Wordissa, tai hyväksy ne valinnalla --accept-changes; \
                               --from-data tekee PDF:n tiedoista";
                    for change in &review.changes {
                        problem(format!("luonnosta on muokattu: {change}"), fix);
                    }
                    for change in &review.tracked {
                        problem(format!("seurattu muutos on käsittelemättä: {change}"), fix);
                    }
                    for comment in review.comments.iter().filter(|comment| !comment.resolved) {
                        problem(format!("avoin kommentti: {comment}"), fix);
                    }
                    for loss in review.losses.iter().filter(|loss| loss.weight != Weight::Content) {
                        problem(format!("luonnosta on muokattu: {loss}"), fix);
                    }
                }
            }
        }
        problems
    }
}

const LOST_FIX: &str = "muuta se Wordissa tavalliseksi tekstiksi tai taulukoksi";

/// What to do about content that would be lost.
fn fix_of(loss: &Loss) -> &'static str {
    match loss.kind {
        LossKind::ContentsEntry => {
            "sisällysluettelo tehdään otsikoista: siirrä rivi tekstiin, tai päivitä sisällysluettelo Wordissa"
        }
        _ => LOST_FIX,
    }
}
