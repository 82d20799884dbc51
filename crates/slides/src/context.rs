//! What is being laid out: which slide, and what becomes of texts that are too long for their place.

use vuosikello_document::Language;

use crate::error::{Error, Piece, Problem, Warning};
use crate::shorten;
use crate::text::Runs;
use crate::words;

/// The slide that is being laid out, for error messages and warnings.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The title of the slide.
    pub(crate) slide: &'a str,
    pub(crate) language: Language,
    pub(crate) shorten: bool,
    pub(crate) warnings: Vec<Warning>,
    /// The whole of what was cut.
    pub(crate) notes: Vec<String>,
}

impl Context<'_> {
    /// The text if it fits; else cut, which is recorded, where that is allowed.
    pub(crate) fn fitted(
        &mut self,
        runs: &Runs,
        piece: Piece,
        fits: impl Fn(&Runs) -> bool,
    ) -> Result<Runs, Error> {
        let fitted = self.fitted_quietly(runs, piece, fits)?;
        if fitted != *runs {
            self.cut(runs, piece);
        }
        Ok(fitted)
    }

    /// As [`Context::fitted`], but a cut is not recorded.
    pub(crate) fn fitted_quietly(
        &self,
        runs: &Runs,
        piece: Piece,
        fits: impl Fn(&Runs) -> bool,
    ) -> Result<Runs, Error> {
        if fits(runs) {
            return Ok(runs.clone());
        }
        let cut = self.shorten.then(|| shorten::shorten(runs, &fits)).flatten();
        cut.ok_or_else(|| {
            self.error(Problem::TooLong {
                piece,
                beginning: runs.cut(40, "…").text(),
                length: runs.len(),
                room: shorten::room(runs, fits),
            })
        })
    }

    /// The error of a problem on the slide.
    pub(crate) fn error(&self, problem: Problem) -> Error {
        Error::Slide {
            slide: self.slide.to_owned(),
            problem,
        }
    }

    /// Records that a text was cut.
    pub(crate) fn cut(&mut self, whole: &Runs, piece: Piece) {
        let text = whole.text().replace('\n', " ");
        self.notes
            .push(format!("{} {text}", words::whole_text(self.language)));
        let warning = Warning::Shortened {
            slide: self.slide.to_owned(),
            piece,
        };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}
