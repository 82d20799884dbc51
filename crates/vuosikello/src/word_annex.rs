//! Annexes that exist as Word files made by others.

use std::borrow::Cow;

use vuosikello_agreement::{AgreementPart, Content};
use vuosikello_document::{Block, Document, Head, Inline};
use vuosikello_word::{Furniture, Loss, LossKind, ReadOptions, Reading, Tracked, Weight, read_with};

use crate::annex_files::{AnnexFiles, is_word};
use crate::{Error, Errors, Studio};

/// The parts of an agreement, none of them a Word file any more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SetAnnexes<'a> {
    /// The parts.
    pub parts: Cow<'a, [AgreementPart]>,
    /// What a person must know of the Word files, in Finnish.
    pub notes: Vec<String>,
}

impl Studio {
    /// Sets the annexes that exist as Word files (`.docx`), whoever made them, as documents with the head of the agreement.
    /// `tracked` says what becomes of changes and comments that nobody has dealt with; without it they keep the annex
    /// from being set.
    ///
    /// # Errors
    /// [`Error::WordFile`] for a file that cannot be read, [`Error::WordAnnex`] for everything that a document would lack of one.
    /// A file that `files` does not have is left for [`Studio::final_pdf_of`] to tell.
    pub fn set_word_annexes<'a>(
        &self,
        parts: &'a [AgreementPart],
        files: &AnnexFiles,
        tracked: Option<Tracked>,
    ) -> Result<SetAnnexes<'a>, Errors> {
        let mut set = SetAnnexes {
            parts: Cow::Borrowed(parts),
            notes: Vec::new(),
        };
        let mut errors = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let Content::File { name, head } = &part.content else {
                continue;
            };
            let Some(bytes) = files.get(name).filter(|_| is_word(name)) else {
                continue;
            };
            let options = ReadOptions::default().tracked(tracked.unwrap_or_default());
            match read_with(bytes, &options) {
                Ok(reading) => {
                    errors.extend(obstacles(name, &reading, tracked));
                    set.notes.extend(remarks(name, &reading));
                    if tracked.is_some() {
                        let open = reading.open_comments();
                        let left = open.map(|it| format!("{name}: avoin kommentti jää pois PDF:stä: {it}"));
                        set.notes.extend(left);
                    }
                    #[allow(unused_mut, reason = "without PDF files nothing is set")]
                    let mut document = document(part, head, reading);
                    #[cfg(feature = "pdf")]
                    self.tidy_for_pdf(&mut document);
                    if let Some(part) = set.parts.to_mut().get_mut(index) {
                        part.content = Content::Document(document);
                    }
                }
                Err(source) => errors.push(Error::WordFile {
                    document: name.clone(),
                    source,
                }),
            }
        }
        Errors::none_in(errors, set)
    }
}

/// The document of an annex: the head of the agreement and the text of the file, under a title.
fn document(part: &AgreementPart, head: &Head, reading: Reading) -> Document {
    let Document {
        head: own,
        mut blocks,
    } = reading.document;
    if !blocks.iter().any(|block| matches!(block, Block::Title(_))) {
        let designation = head.annex.as_deref().unwrap_or_default();
        let title = format!("{designation} {}", part.title);
        blocks.insert(0, Block::Title(vec![Inline::text(title.trim())]));
    }
    let head = Head {
        language: own.language,
        ..head.clone()
    };
    Document { head, blocks }
}

/// What keeps a file from being set.
fn obstacles(name: &str, reading: &Reading, tracked: Option<Tracked>) -> Vec<Error> {
    const LOST: &str = "muuta se Wordissa tavalliseksi tekstiksi tai taulukoksi";
    const OPEN: &str = "käsittele se Wordissa, tai hyväksy muutokset valinnalla --accept-changes";
    let error = |what: String, fix| Error::WordAnnex {
        document: name.to_owned(),
        what,
        fix,
    };
    let lost = reading.losses_of(Weight::Content);
    let mut errors: Vec<Error> = lost
        .map(|loss| error(format!("{loss}: ei siirry PDF:ään"), LOST))
        .collect();
    if reading.unlisted_losses[0] > 0 {
        let what = format!("{} muuta kohtaa ei siirry PDF:ään", reading.unlisted_losses[0]);
        errors.push(error(what, LOST));
    }
    if tracked.is_none() {
        let changes = reading.changes.iter();
        errors.extend(
            changes.map(|change| error(format!("seurattu muutos on käsittelemättä: {change}"), OPEN)),
        );
        let comments = reading.open_comments();
        errors.extend(comments.map(|comment| error(format!("avoin kommentti: {comment}"), OPEN)));
    }
    errors
}

/// Whether a loss of the kind is of words that somebody may miss.
fn has_words(kind: &LossKind) -> bool {
    matches!(
        kind,
        LossKind::HiddenText | LossKind::ContentsEntry | LossKind::Watermark | LossKind::Placeholder
    )
}

/// What looks otherwise than in the file.
fn remarks(name: &str, reading: &Reading) -> Vec<String> {
    // Words that the PDF file does not show are told each; looks by their kinds.
    let (words, looks): (Vec<&Loss>, Vec<&Loss>) = reading
        .losses_of(Weight::Look)
        .partition(|loss| has_words(&loss.kind));
    let mut kinds: Vec<&str> = looks.iter().map(|loss| loss.kind.name()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let words = words.iter();
    let mut notes: Vec<String> = words
        .map(|loss| format!("{name}: {loss}: ei siirry PDF:ään"))
        .collect();
    if !kinds.is_empty() {
        notes.push(format!(
            "{name}: ulkoasusta ei siirry kaikki: {}",
            kinds.join(", ")
        ));
    }
    let lines = reading.furniture.iter().flat_map(Furniture::lines_without_page);
    let mut lines: Vec<String> = lines.collect();
    lines.dedup();
    if !lines.is_empty() {
        notes.push(format!(
            "{name}: ylä- ja alatunniste tulevat sopimuksesta; tiedoston omat jäävät pois: {}",
            lines.join(" · ")
        ));
    }
    notes
}
