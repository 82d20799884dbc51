//! What a look at the drafts of an agreement finds.

use chrono::NaiveDateTime;
use serde::Serialize;
use vuosikello::Review;
use vuosikello::agreement::{AgreementPart, Content};
use vuosikello::document::Document;
use vuosikello_core::fold_name;

use crate::folder::stem;
use crate::inventory::Names;

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
    /// The texts beside the drafts, which nothing reads.
    #[serde(skip)]
    pub(super) asides: Vec<Aside>,
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
    /// What it was compared with.
    #[serde(skip)]
    pub(super) base: Base,
    /// The file as it was read; only of an edited one.
    #[serde(skip)]
    pub(super) bytes: Vec<u8>,
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
    /// Whether it is no file of the workspace, or too large for one, and was not read.
    #[serde(skip)]
    pub(super) is_no_file: bool,
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
    pub(super) fn name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or_default()
    }

    /// The document of an agreement whose draft it is: known by the title of what it was made from, or else by its name.
    pub(super) fn part_in<'p>(
        &self,
        parts: &'p [AgreementPart],
    ) -> Option<(&'p AgreementPart, &'p Document)> {
        let documents = || {
            parts.iter().filter_map(|part| match &part.content {
                Content::Document(document) => Some((part, document)),
                Content::File { .. } => None,
            })
        };
        let mut by_title =
            documents().filter(|(_, document)| self.title.as_ref() == Some(&document.head.title));
        let mut by_name = documents().filter(|(part, _)| part.file_stem == stem(self.name()));
        by_title.next().or_else(|| by_name.next())
    }

    /// What was changed, when a person has changed it.
    pub fn edited(&self) -> Option<&Review> {
        self.review.as_ref().filter(|_| self.state == DraftState::Edited)
    }
}

/// What a draft is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// What travels in the file.
    Own,
    /// What is kept in the folder of the agreement.
    Kept,
    /// What the data give now: the file may have been made from other data.
    Data,
}

/// A text that lies beside the drafts.
#[derive(Debug, Clone)]
pub(super) struct Aside {
    /// The file, from the root of the workspace.
    pub(super) file: String,
    /// The title of the document that it was made from, where that is known.
    pub(super) title: Option<String>,
}

impl Aside {
    /// Whether it was made from a part of the agreement, by what travels in it or by its name.
    pub(super) fn is_of(&self, part: &AgreementPart) -> bool {
        let Content::Document(document) = &part.content else {
            return false;
        };
        let name = self.file.rsplit('/').next().unwrap_or_default();
        match &self.title {
            Some(title) => *title == document.head.title,
            None => fold_name(stem(name)).starts_with(&fold_name(&part.file_stem)),
        }
    }
}
