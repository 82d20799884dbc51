//! What people have made of a Word file since it was generated.

use std::collections::BTreeSet;

use serde::Serialize;
use vuosikello_changes::{Change, ChangeKind, Spot, changes, line_changes};
use vuosikello_document::{Document, plain_text};
use vuosikello_word::{
    AsWrittenError, Furniture, Loss, LossKind, ReadOptions, Reading, Tracked, Weight, WordFile, as_written,
    write_without_pages,
};

use crate::{Error, Studio};

/// A Word file as it is now, and what differs from what was generated.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Review {
    /// The document as it was generated; `None` for a file that was not made so or has lost it.
    #[serde(skip)]
    pub generated: Option<Document>,
    /// The file as it is now, its tracked changes taken as accepted.
    #[serde(skip)]
    pub reading: Reading,
    /// What differs in words, tables and places, headers and footers among them. Empty without a generated document.
    pub changes: Vec<Change>,
    /// The changes that Word has tracked and nobody has accepted or rejected. They are among `changes` too.
    pub tracked: Vec<vuosikello_word::Change>,
    /// The comments.
    pub comments: Vec<vuosikello_word::Comment>,
    /// What the file has and the document tree cannot hold, such as a text box: it is not among `changes`.
    pub losses: Vec<Loss>,
    /// What else looks otherwise than a document can say, and did not in what was generated, in Finnish: `kirjasin`. Programs that
    /// save a file leave such traces too, so they make no edit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub looks: Vec<String>,
}

impl Review {
    /// Whether a person has changed or added anything. What programs write when they save a file is no edit.
    pub fn is_edited(&self) -> bool {
        self.generated.is_none()
            || !(self.changes.is_empty()
                && self.tracked.is_empty()
                && self.comments.is_empty()
                && self.losses.is_empty())
    }
}

impl Studio {
    /// Reads a Word file that people may have edited, and compares it with the document that travels in it, or else with
    /// `spare`, where the file has lost it. `tracked` says how tracked changes are read.
    ///
    /// # Errors
    /// [`Error::Read`] when the file cannot be read.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use vuosikello::Studio;
    /// use vuosikello::document::{Block, Document, Head, Inline};
    /// use vuosikello::word::Tracked;
    ///
    /// # let request: serde_json::Value = serde_json::from_str(include_str!("../examples/embed.json"))?;
    /// # let configuration = serde_json::from_value(request["asetukset"].clone())?;
    /// let studio = Studio::new(configuration)?;
    /// let mut document = Document::new(Head::new("Muistio", "Esimerkkikeskus"));
    /// document.blocks.push(Block::Paragraph(vec![Inline::text("Sovittiin seuraavaa.")]));
    /// let review = studio.review(&studio.word(&document)?, None, Tracked::Accepted)?;
    /// assert_eq!(review.generated, Some(document));
    /// assert!(!review.is_edited());
    /// # Ok(())
    /// # }
    /// ```
    pub fn review(&self, file: &[u8], spare: Option<Document>, tracked: Tracked) -> Result<Review, Error> {
        let file = WordFile::unpack(file);
        let generated = file.generated().or(spare);
        self.review_of(&file, generated, tracked)
    }

    /// As [`Studio::review`], of a file that has been unpacked, compared with a document that is known already.
    ///
    /// # Errors
    /// As [`Studio::review`].
    pub fn review_of(
        &self,
        file: &WordFile<'_>,
        generated: Option<Document>,
        tracked: Tracked,
    ) -> Result<Review, Error> {
        let reading = file.read(&ReadOptions::default().tracked(tracked))?;
        let mut review = Review {
            generated,
            changes: Vec::new(),
            tracked: reading.changes.clone(),
            comments: reading.comments.clone(),
            losses: reading
                .losses
                .iter()
                .filter(|loss| matters(loss))
                .cloned()
                .collect(),
            looks: Vec::new(),
            reading,
        };
        let mut known_looks = BTreeSet::new();
        if let Some(document) = &review.generated {
            let before = self.as_written(document)?;
            review.changes = differences(&before, &review.reading);
            for known in &before.losses {
                let same = |loss: &Loss| loss.kind == known.kind && loss.excerpt == known.excerpt;
                if let Some(at) = review.losses.iter().position(same) {
                    review.losses.remove(at);
                }
                known_looks.insert(known.kind.clone());
            }
            review
                .losses
                .iter_mut()
                .for_each(|loss| weigh_entry(loss, document));
        }
        let losses = review.reading.losses.iter();
        let looks = losses.filter(|loss| !matters(loss) && !known_looks.contains(&loss.kind));
        let looks: BTreeSet<&str> = looks.map(|loss| loss.kind.name()).collect();
        review.looks = looks.into_iter().map(str::to_owned).collect();
        Ok(review)
    }

    /// Compares a Word file with a document, such as the one that the data give now.
    ///
    /// # Errors
    /// [`Error::Word`] when a Word file cannot hold the document.
    pub fn differences(&self, document: &Document, reading: &Reading) -> Result<Vec<Change>, Error> {
        Ok(differences(&self.as_written(document)?, reading))
    }

    /// The document as it reads in a Word file, where a chart is the table of its data: what a file that says the same is read as.
    ///
    /// # Errors
    /// As [`Studio::differences`].
    pub fn as_word_says(&self, document: &Document) -> Result<Document, Error> {
        Ok(self.as_written(document)?.document)
    }

    /// What a file that was made of a document is read as.
    fn as_written(&self, document: &Document) -> Result<Reading, Error> {
        as_written(document, &self.reference).map_err(|error| match error {
            AsWrittenError::Read(source) => Error::Read(source),
            AsWrittenError::Write(source) => Error::Word {
                document: document.head.title.clone(),
                source,
            },
        })
    }

    /// The file that was made of a document. The numbers of its pages are not compared, so none are worked out.
    pub(crate) fn as_generated(&self, document: &Document) -> Result<Vec<u8>, Error> {
        write_without_pages(document, &self.reference).map_err(|source| Error::Word {
            document: document.head.title.clone(),
            source,
        })
    }
}

pub(crate) fn differences(before: &Reading, after: &Reading) -> Vec<Change> {
    let mut found = furniture_changes(&before.furniture, &after.furniture);
    // The fields of the head stand in the headers, whose lines are told already. Where the lines are as they were, a field that is not
    // found has lost its content control alone, as in files that Google Docs has saved.
    let is_told = !found.is_empty();
    let is_of_head = |change: &Change| matches!(change.place.spot, Spot::Head { .. });
    let is_nothing = |change: &Change| is_of_head(change) && (is_told || change.kind == ChangeKind::Removed);
    let differing = changes(&before.document, &after.document).into_iter();
    found.extend(differing.filter(|change| !is_nothing(change)));
    found
}

/// A line of the contents that was generated is old where its heading has changed since. What else stands among the lines somebody has
/// written, though it end with a number as of a page: it is in no other place of the document.
fn weigh_entry(loss: &mut Loss, generated: &Document) {
    let is_old = |loss: &Loss| {
        let mut headings = generated.headings();
        headings.any(|heading| loss.is_entry_of(&plain_text(&heading.content)))
    };
    if loss.kind == LossKind::ContentsEntry && !is_old(loss) {
        loss.weight = Weight::Content;
    }
}

/// Whether a loss is something that a person has put into the file, and not how a program has saved it.
fn matters(loss: &Loss) -> bool {
    loss.weight == Weight::Content
        || matches!(
            loss.kind,
            LossKind::HiddenText
                | LossKind::Watermark
                | LossKind::Highlight
                | LossKind::ContentsEntry
                | LossKind::Shape
                | LossKind::Rule
        )
}

/// What differs in the headers and footers.
fn furniture_changes(before: &[Furniture], after: &[Furniture]) -> Vec<Change> {
    let mut stories: Vec<_> = before
        .iter()
        .chain(after)
        .map(|furniture| furniture.story)
        .collect();
    stories.sort_unstable();
    stories.dedup();
    let lines = |all: &[Furniture], story| -> Vec<String> {
        let of_story = all.iter().filter(|furniture| furniture.story == story);
        of_story
            .flat_map(|furniture| furniture.lines.iter().cloned())
            .collect()
    };
    let of_story = |story| line_changes(story_name(story), &lines(before, story), &lines(after, story));
    stories.into_iter().flat_map(of_story).collect()
}

fn story_name(story: vuosikello_word::Story) -> &'static str {
    match story {
        vuosikello_word::Story::Footer(_) => "alatunniste",
        _ => "ylätunniste",
    }
}
