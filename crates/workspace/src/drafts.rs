//! What people have made of the drafts of an agreement.

mod clauses;
mod expected;
mod odd;
mod report;
mod sums;
mod update;

use std::cell::OnceCell;

use chrono::NaiveDateTime;
use serde::Serialize;
use vuosikello::Review;
use vuosikello::agreement::{Content as PartContent, Part};
use vuosikello::changes::{Change, Spot, Touch};
use vuosikello::document::Document;
use vuosikello::word::{self, Tracked, Weight};
use vuosikello_core::{DataFolder, Period};

pub use clauses::{ChangedClause, Wording, changed_clauses};
pub use report::changes_report;
pub use update::{DraftUpdate, DraftUpdates, UpdateState};

use crate::folder::{Found, WORD_BYTES, extension};
use crate::inventory::Names;
use crate::kind::EditedDrafts;
use crate::publisher::RenderedAgreement;
use crate::{Failure, Place, Problem, Publisher};

/// Where the drafts of an agreement stand.
pub(crate) const DRAFTS: Names = Names::of_folder("luonnokset", &["docx"]);

/// What of the files of an agreement was changed by people.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct DraftReviews {
    /// The id of the customer.
    pub customer: String,
    /// The year of the agreement.
    pub year: i32,
    /// The Word files in the folder of drafts, by name.
    pub drafts: Vec<DraftReview>,
    /// What a person must know of the folder, in Finnish.
    pub notes: Vec<String>,
}

/// A Word file in the folder of drafts.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct DraftReview {
    /// The file, from the root of the workspace.
    pub file: String,
    /// The title of the document that it was made from; that of the file itself where this is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What became of it.
    pub state: DraftState,
    /// What was changed; only of an edited file.
    #[serde(flatten)]
    pub review: Option<Review>,
    /// Who changed it: the authors of tracked changes and comments, and who saved it last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edited_by: Vec<String>,
    /// When it was changed last, as the file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<NaiveDateTime>,
    /// Why it cannot be read or does not belong here, in Finnish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What to do about it, in Finnish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DraftState {
    /// It says what was generated.
    Untouched,
    /// A person has changed it.
    Edited,
    /// It was not generated here, or has lost what it was generated from.
    Foreign,
    /// It is a draft of another customer or another year.
    Misplaced,
    /// It cannot be read.
    Unreadable,
}

impl DraftState {
    /// The Finnish word.
    pub fn label(self) -> &'static str {
        match self {
            DraftState::Untouched => "ennallaan",
            DraftState::Edited => "muokattu",
            DraftState::Foreign => "muualla tehty",
            DraftState::Misplaced => "ei kuulu tähän",
            DraftState::Unreadable => "ei luettavissa",
        }
    }
}

impl DraftReview {
    /// The name of the file.
    fn name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or_default()
    }

    /// What was changed, when a person has changed it.
    pub fn edited(&self) -> Option<&Review> {
        self.review.as_ref().filter(|_| self.state == DraftState::Edited)
    }
}

/// The most bytes of the file by which Word says that a document is open.
const LOCK_BYTES: u64 = 1 << 12;

impl Publisher {
    /// Looks at the drafts of a customer's agreement of a year: which of them people have changed, and how.
    ///
    /// A file is compared with what it was generated from, which travels in it: data and templates may be others now. One
    /// that has lost it is compared with what the data give now under its name. A file that people have only saved again
    /// is untouched.
    ///
    /// # Errors
    /// A file or folder could not be read for a reason of the system's.
    pub fn draft_reviews(&self, id: &str, year: i32) -> Result<DraftReviews, Failure> {
        let mut reviews = self.reviews(id, year, Tracked::Accepted)?;
        if !reviews.drafts.is_empty() {
            // Without readable data nobody can say which drafts there should be.
            let parts = self.agreement(id, year).map(|rendered| rendered.parts).ok();
            reviews.note_odd(parts.as_deref());
            let copies = reviews.differing_copies();
            reviews.notes.extend(
                copies
                    .iter()
                    .map(|copy| format!("{}; {}", copy.message, copy.fix)),
            );
        }
        Ok(reviews)
    }

    /// The files among the drafts that do not belong there, or cannot be read.
    pub(crate) fn misplaced_drafts(&self, id: &str, year: i32) -> Result<Vec<Problem>, Failure> {
        Ok(self.reviews(id, year, Tracked::Accepted)?.misplaced())
    }

    fn reviews(&self, id: &str, year: i32, tracked: Tracked) -> Result<DraftReviews, Failure> {
        let folder = format!(
            "{}/{}",
            DataFolder::AGREEMENT.path(id, Period::Year(year)),
            DRAFTS.folder
        );
        let mut reviews = DraftReviews {
            customer: id.to_owned(),
            year,
            drafts: Vec::new(),
            notes: Vec::new(),
        };
        // What the data give now, for files that have lost what they were made from; worked out when one has.
        let now = OnceCell::new();
        let listing = self.workspace().folder.contents(&folder)?;
        let drafts = listing
            .files()
            .filter(|name| extension(name) == "docx" && !update::is_kept(name));
        for name in drafts {
            let file = format!("{folder}/{name}");
            // Word puts such a file beside one that it has open.
            match name.strip_prefix("~$") {
                Some(end) => {
                    let mut names = listing
                        .files()
                        .filter(|other| other.ends_with(end) && !other.starts_with("~$"));
                    let open = names.next().unwrap_or(end);
                    let lock = self.workspace().folder.read(&file, LOCK_BYTES)?;
                    let by = match &lock {
                        Found::File(lock) => odd::opened_by(lock).map(|name| format!(" ({name})")),
                        _ => None,
                    };
                    let by = by.unwrap_or_default();
                    reviews.notes.push(format!(
                        "{open} on auki Wordissa{by}; tallenna ja sulje se, jotta viimeisimmät muutokset ovat tiedostossa"
                    ));
                }
                None => {
                    let spare = |file: &str| {
                        let stem = file
                            .rsplit('/')
                            .next()
                            .and_then(|name| name.strip_suffix(".docx"));
                        let parts = now
                            .get_or_init(|| self.agreement(id, year).map(|it| it.parts).unwrap_or_default());
                        let part = parts.iter().find(|part| Some(part.file_stem.as_str()) == stem)?;
                        match &part.content {
                            PartContent::Document(document) => Some(document.clone()),
                            PartContent::File { .. } => None,
                        }
                    };
                    reviews
                        .drafts
                        .push(self.draft_review(&file, id, year, tracked, &spare)?);
                }
            }
        }
        Ok(reviews)
    }

    fn draft_review(
        &self,
        file: &str,
        id: &str,
        year: i32,
        tracked: Tracked,
        spare: &dyn Fn(&str) -> Option<Document>,
    ) -> Result<DraftReview, Failure> {
        let mut draft = DraftReview {
            file: file.to_owned(),
            title: None,
            state: DraftState::Unreadable,
            review: None,
            edited_by: Vec::new(),
            edited_at: None,
            reason: None,
            fix: None,
        };
        let bytes = match self.workspace().folder.read(file, WORD_BYTES)? {
            Found::File(bytes) => bytes,
            Found::Refused(message, _) => {
                draft.reason = Some(message);
                return Ok(draft);
            }
            Found::Missing => {
                draft.reason = Some("tiedostoa ei enää ole".to_owned());
                return Ok(draft);
            }
        };
        let own = word::generated(&bytes);
        let is_own = own.is_some();
        let generated = own.or_else(|| spare(file));
        draft.title = generated.as_ref().map(|document| document.head.title.clone());
        if let Some(whose) = generated
            .as_ref()
            .and_then(|document| odd::elsewhere(document, id, year))
        {
            draft.state = DraftState::Misplaced;
            (draft.reason, draft.fix) = (Some(whose.0), Some(whose.1));
            return Ok(draft);
        }
        if is_own && word::is_untouched(&bytes) {
            draft.state = DraftState::Untouched;
            return Ok(draft);
        }
        match self.studio().review(&bytes, generated, tracked) {
            Ok(review) => {
                draft.state = match (&review.generated, review.is_edited()) {
                    (None, _) => DraftState::Foreign,
                    (_, true) => DraftState::Edited,
                    (_, false) => DraftState::Untouched,
                };
                draft
                    .title
                    .get_or_insert_with(|| review.reading.document.head.title.clone());
                if draft.state != DraftState::Untouched {
                    (draft.edited_by, draft.edited_at) = odd::editors(&bytes, &review);
                    draft.review = Some(review);
                }
            }
            Err(error) => draft.reason = Some(error.to_string()),
        }
        Ok(draft)
    }
}

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
    ) -> Result<(Vec<Part>, Vec<String>), Failure> {
        let mut parts = rendered.parts.clone();
        let tracked = match edited {
            EditedDrafts::Ignore => return Ok((parts, Vec::new())),
            EditedDrafts::Reject => Tracked::Rejected,
            EditedDrafts::Refuse | EditedDrafts::Accept => Tracked::Accepted,
        };
        let dossier = &rendered.loaded.dossier;
        let mut reviews = self.reviews(dossier.customer.id.as_str(), dossier.agreement.year, tracked)?;
        let mut problems = reviews.problems(edited != EditedDrafts::Refuse);
        problems.extend(reviews.differing_copies());
        reviews.note_odd(Some(&rendered.parts));
        let mut notes = reviews.notes.clone();
        for part in &mut parts {
            let PartContent::Document(document) = &mut part.content else {
                continue;
            };
            let of_part = |draft: &&DraftReview| draft.title.as_ref() == Some(&document.head.title);
            let Some((draft, review)) = reviews
                .drafts
                .iter()
                .filter(of_part)
                .find_map(|it| Some((it, it.edited()?)))
            else {
                continue;
            };
            let problem = |message: String, fix: &str| {
                Problem::new(Some(&reviews.customer), &draft.file, Place::File, message, fix)
            };
            if let Some(generated) = &review.generated {
                let sums = sums::differing_sums(generated, &review.reading.document);
                problems.extend(sums.into_iter().map(|sum| problem(sum, "korjaa summa Wordissa")));
            }
            let differing = self.studio().differences(document, &review.reading);
            let differing = differing.map_err(|error| self.failed_agreement(&rendered.loaded, &[error]))?;
            for change in furniture_edits(review, &differing) {
                problems.push(problem(
                    format!("PDF:n tunnisteet tulevat tiedoista, mutta tunnistetta on muokattu: {change}"),
                    "muuta tiedot, tai palauta tunniste Wordissa ennalleen",
                ));
            }
            for change in differing.iter().filter(|change| change.replaces()) {
                let of_data = format!("poikkeaa tiedoista: {change}");
                match change
                    .touches
                    .iter()
                    .any(|touch| matches!(touch, Touch::Sum | Touch::CaseNumber))
                {
                    true => problems.push(problem(
                        of_data,
                        "korjaa tiedot tai Word-tiedosto, niin että ne ovat samat",
                    )),
                    false => notes.push(format!("{}: {of_data}", draft.file)),
                }
            }
            notes.push(format!("{} on tehty Word-tiedostosta {}", part.title, draft.file));
            document.blocks = review.reading.document.blocks.clone();
        }
        match problems.is_empty() {
            true => Ok((parts, notes)),
            false => Err(Failure::Problems(problems)),
        }
    }
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
                        problem(
                            format!("{loss}: ei siirry PDF:ään"),
                            "muuta se Wordissa tavalliseksi tekstiksi tai taulukoksi",
                        );
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
