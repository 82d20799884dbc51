//! PowerPoint files: the slides of meetings and budgets, and decks of a program's own.

use vuosikello_append::deck::{self, ForeignDeck};
use vuosikello_core::{BudgetDay, Checked};
use vuosikello_document::deck::Deck;
use vuosikello_meeting as meeting;

use crate::{Error, Errors, PackFile, Studio};

/// A PowerPoint file, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SlidesFile {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of slides.
    pub slides: usize,
    /// What a person should look at, in Finnish.
    pub warnings: Vec<String>,
}

impl Studio {
    /// The slides of a budget day: a version of the budget beside the one before it. With `shorten`, a text that is too long
    /// for a slide is cut at a sentence, and the whole put into the notes. The file is named for the version
    /// (`talousarvioesitys-tpe-1.pptx`); beside it stands what a person should look at, in Finnish.
    ///
    /// # Errors
    /// Everything that keeps the file from being made.
    pub fn budget_deck(
        &self,
        day: &Checked<BudgetDay>,
        shorten: bool,
    ) -> Result<(PackFile, Vec<String>), Errors> {
        let deck = meeting::budget_deck(self.configuration(), day, &self.templates);
        let mut deck = deck.map_err(Errors::of_issues)?;
        deck.shorten = shorten;
        let name = format!("talousarvioesitys-{}.pptx", day.version.file_stem());
        let file = self.slides_file(&deck, &[], &name)?;
        Ok((PackFile::new(name, file.bytes), file.warnings))
    }

    /// A deck as a PowerPoint file (`.pptx`).
    ///
    /// # Errors
    /// [`Error::Slides`] for every text that fits no slide, and for every chart and table whose parts do not agree with each
    /// other.
    pub fn deck(&self, deck: &Deck) -> Result<SlidesFile, Errors> {
        self.slides_file(deck, &[], &deck.head.title)
    }

    /// A deck, and after its slides those of others, as a PowerPoint file; `name` is what its errors call it.
    pub(crate) fn slides_file(
        &self,
        deck: &Deck,
        foreign: &[PackFile],
        name: &str,
    ) -> Result<SlidesFile, Errors> {
        let output = deck::write(deck, self.slides(), &foreign_decks(foreign))
            .map_err(|errors| failed(name, errors))?;
        Ok(SlidesFile {
            bytes: output.bytes,
            slides: output.slides,
            warnings: output.warnings.iter().map(ToString::to_string).collect(),
        })
    }

    /// What keeps a deck from becoming a file, found without writing one.
    pub(crate) fn try_slides(&self, deck: &Deck, foreign: &[PackFile], name: &str) -> Result<(), Errors> {
        deck::check(deck, self.slides(), &foreign_decks(foreign)).map_err(|errors| failed(name, errors))
    }
}

fn foreign_decks(files: &[PackFile]) -> Vec<ForeignDeck<'_>> {
    let decks = files.iter().map(|file| ForeignDeck {
        name: &file.name,
        bytes: &file.bytes,
    });
    decks.collect()
}

fn failed(name: &str, errors: Vec<deck::Error>) -> Errors {
    let errors = errors.into_iter().map(|source| Error::Slides {
        document: name.to_owned(),
        source,
    });
    Errors::from(errors.collect::<Vec<_>>())
}
