//! What people have made of the drafts of an agreement.

mod as_edited;
mod aside;
mod clauses;
mod expected;
mod into_template;
mod odd;
mod originals;
mod report;
mod review;
mod sums;
mod update;

use std::cell::OnceCell;
use std::path::PathBuf;

use vuosikello::agreement::{AgreementPart, Content as PartContent};
use vuosikello::document::Document;
use vuosikello::word::{ReadOptions, Tracked, WordFile};
use vuosikello_core::{DataFolder, Period};

pub use clauses::{ChangedClause, Wording, changed_clauses};
pub use into_template::TemplateChange;
pub use report::changes_report;
pub use review::{DraftReview, DraftReviews, DraftState};
pub use update::{DraftUpdate, DraftUpdates, UpdateState};

pub(crate) use originals::KeptOriginals;
use review::Base;
pub(crate) use review::DRAFTS;

use crate::folder::{Found, WORD_BYTES, extension, lock_of, stem};
use crate::{Failure, Problem, Publisher};

/// The most bytes of the file by which Word says that a document is open.
const LOCK_BYTES: u64 = 1 << 12;

impl Publisher {
    /// Looks at the drafts of a customer's agreement of a year: which of them people have changed, and how.
    ///
    /// A file is compared with what it was generated from, which travels in it: data and templates may be others now. One
    /// that has lost it is compared with what is kept in the folder of the agreement, or else with what the data give now under its name.
    /// A file that people have only saved again is untouched.
    ///
    /// # Errors
    /// A file or folder could not be read for a reason of the system's.
    pub fn draft_reviews(&self, id: &str, year: i32) -> Result<DraftReviews, Failure> {
        let mut reviews = self.reviews(id, year, Tracked::Accepted)?;
        if !reviews.drafts.is_empty() || !reviews.asides.is_empty() {
            // Without readable data nobody can say which drafts there should be.
            let parts = self.agreement(id, year).map(|rendered| rendered.parts).ok();
            reviews.note_what_is_odd(parts.as_deref());
        }
        Ok(reviews)
    }

    /// The same for an agreement that has been rendered: `parts` are what the data give now.
    fn draft_reviews_of(
        &self,
        id: &str,
        year: i32,
        parts: &[AgreementPart],
    ) -> Result<DraftReviews, Failure> {
        let mut reviews = self.reviews(id, year, Tracked::Accepted)?;
        if !reviews.drafts.is_empty() || !reviews.asides.is_empty() {
            reviews.note_what_is_odd(Some(parts));
        }
        Ok(reviews)
    }

    /// The files among the drafts that do not belong there, or cannot be read.
    pub(crate) fn misplaced_drafts(&self, id: &str, year: i32) -> Result<Vec<Problem>, Failure> {
        Ok(self.reviews(id, year, Tracked::Accepted)?.misplaced())
    }

    fn reviews(&self, id: &str, year: i32, tracked: Tracked) -> Result<DraftReviews, Failure> {
        let of_agreement = DataFolder::AGREEMENT.path(id, Period::Year(year));
        let folder = format!("{of_agreement}/{}", DRAFTS.folder);
        let mut reviews = DraftReviews {
            customer: id.to_owned(),
            year,
            drafts: Vec::new(),
            notes: Vec::new(),
            asides: Vec::new(),
        };
        let spare = Spare {
            publisher: self,
            id,
            year,
            folder: self.workspace().folder.path(&of_agreement),
            kept: OnceCell::new(),
            now: OnceCell::new(),
        };
        let listing = self.workspace().folder.contents(&folder)?;
        let drafts = listing
            .files()
            .filter(|name| !update::is_kept(name))
            .filter(|name| extension(name) == "docx" || aside::is_other_form(name));
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
                        Found::File(lock) => odd::opened_by(lock),
                        _ => None,
                    };
                    reviews.notes.push(odd::is_open_in(open, "Wordissa", by));
                }
                None => {
                    if let Found::File(lock) = self
                        .workspace()
                        .folder
                        .read(&lock_of(&folder, name), LOCK_BYTES)?
                    {
                        reviews.notes.push(odd::is_open_in(
                            name,
                            "LibreOfficessa",
                            odd::opened_in_libreoffice(&lock),
                        ));
                    }
                    reviews.drafts.push(self.draft_review(&file, tracked, &spare)?);
                }
            }
        }
        let (asides, notes) = self.asides(id, year)?;
        reviews.asides = asides;
        reviews.notes.extend(notes);
        if reviews.drafts.is_empty() && !spare.kept().is_empty() {
            reviews.notes.push(format!(
                "luonnokset on tehty, mutta kansiossa {folder} ei ole niistä yhtään: jos ne on poistettu tai siirretty vahingossa, palauta ne; muuten PDF tehdään tiedoista"
            ));
        }
        Ok(reviews)
    }

    fn draft_review(&self, file: &str, tracked: Tracked, spare: &Spare<'_>) -> Result<DraftReview, Failure> {
        let mut draft = DraftReview {
            file: file.to_owned(),
            title: None,
            state: DraftState::Unreadable,
            review: None,
            base: Base::Own,
            bytes: Vec::new(),
            edited_by: Vec::new(),
            edited_at: None,
            reason: None,
            fix: None,
            is_no_file: false,
        };
        if aside::is_other_form(draft.name()) {
            let (reason, fix) = aside::other_form(draft.name());
            (draft.reason, draft.fix) = (Some(reason), Some(fix));
            return Ok(draft);
        }
        let bytes = match self.workspace().folder.read(file, WORD_BYTES)? {
            Found::File(bytes) => bytes,
            Found::Refused(message, _) => {
                draft.reason = Some(message);
                draft.is_no_file = true;
                return Ok(draft);
            }
            Found::Missing => {
                draft.reason = Some("tiedostoa ei enää ole".to_owned());
                return Ok(draft);
            }
        };
        let word = WordFile::unpack(&bytes);
        // Of most files the head says all that is asked.
        if let Some(head) = word.generated_head().filter(|_| word.is_untouched()) {
            draft.state = DraftState::Untouched;
            if let Some(whose) = odd::elsewhere(&head, spare.id, spare.year) {
                draft.state = DraftState::Misplaced;
                (draft.reason, draft.fix) = (Some(whose.0), Some(whose.1));
            }
            draft.title = Some(head.title);
            return Ok(draft);
        }
        let mut generated = word.generated();
        let mut says = None;
        if generated.is_none() {
            let now = match word.read(&ReadOptions::default()) {
                Ok(reading) => reading.document,
                Err(error) => {
                    draft.reason = Some(error.to_string());
                    return Ok(draft);
                }
            };
            (generated, draft.base) = spare.base_of(draft.name(), &now);
            says = Some(now);
        }
        draft.title = generated.as_ref().map(|document| document.head.title.clone());
        // What the properties of the file say counts, whatever its name is.
        let whose = says.as_ref().or(generated.as_ref());
        if let Some(whose) = whose.and_then(|document| odd::elsewhere(&document.head, spare.id, spare.year)) {
            draft.state = DraftState::Misplaced;
            (draft.reason, draft.fix) = (Some(whose.0), Some(whose.1));
            return Ok(draft);
        }
        if generated.is_some() && draft.base != Base::Data && word.is_untouched() {
            draft.state = DraftState::Untouched;
            return Ok(draft);
        }
        match self.studio().review_of(&word, generated, tracked) {
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
                    (draft.edited_by, draft.edited_at) = odd::editors(&word, &review);
                    draft.review = Some(review);
                    draft.bytes = bytes;
                }
            }
            Err(error) => draft.reason = Some(error.to_string()),
        }
        Ok(draft)
    }
}

/// What files were made from that do not tell it any more.
struct Spare<'p> {
    publisher: &'p Publisher,
    id: &'p str,
    year: i32,
    /// The folder of the agreement.
    folder: PathBuf,
    /// What is kept there; read when a file needs it.
    kept: OnceCell<KeptOriginals>,
    /// What the data give now; worked out when a file needs it.
    now: OnceCell<Vec<AgreementPart>>,
}

impl Spare<'_> {
    fn kept(&self) -> &KeptOriginals {
        self.kept.get_or_init(|| KeptOriginals::read(&self.folder))
    }

    /// What a file of this name that says this was made from.
    fn base_of(&self, name: &str, now: &Document) -> (Option<Document>, Base) {
        if let Some(kept) = self.kept().base_of(name, now) {
            return (Some(kept), Base::Kept);
        }
        let parts = self.now.get_or_init(|| {
            let rendered = self.publisher.agreement(self.id, self.year);
            rendered.map(|it| it.parts).unwrap_or_default()
        });
        let mut parts = parts.iter().filter(|part| part.file_stem == stem(name));
        let document = parts.find_map(|part| match &part.content {
            PartContent::Document(document) => Some(document.clone()),
            PartContent::File { .. } => None,
        });
        (document, Base::Data)
    }
}
