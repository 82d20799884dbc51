//! Writing a deck that has been laid out.

mod card;
mod master;
mod notes;
mod presentation;
mod properties;
mod runs;
mod slide;
mod table;
mod text;
mod xml;

#[cfg(test)]
mod tests;

use vuosikello_ooxml::{Package, PartNames};

use crate::error::{Errors, Warning};
use crate::layout::{Laid, lay_out};
use crate::template::{PlaceholderKind, Template};
use crate::tree::{Deck, Head};
use crate::words;

/// A written deck, and what its maker should know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The file (`.pptx`).
    pub bytes: Vec<u8>,
    /// The number of its slides.
    pub slides: usize,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// Writes a deck as a PowerPoint file with the looks of a template.
///
/// The same deck and template give the same bytes, in any thread and order.
///
/// # Errors
/// Every [`Error`](crate::Error): a layout that the template lacks, a text that fits no slide, data that do not agree with each other.
pub fn write(deck: &Deck, template: &Template) -> Result<Output, Errors> {
    Assembly::new(deck, template)?.finish()
}

/// Lays a deck out without writing it: whether its texts fit and its data agree with each other.
///
/// # Errors
/// Every [`Error`](crate::Error) of the layout, as [`write()`] has it.
pub fn check(deck: &Deck, template: &Template) -> Result<(), Errors> {
    lay_out(deck, template).map(drop)
}

/// A deck whose parts are written, but which is not yet sealed and packed: slides of other files can still go in.
#[derive(Debug)]
#[non_exhaustive]
pub struct Assembly {
    /// The parts: the main part, its slides, and everything of the template.
    pub package: Package,
    /// The name of the notes master.
    pub notes_master: String,
    /// The titles of the deck's own slides.
    pub titles: Vec<String>,
    /// The number of slides.
    pub slides: usize,
    /// How many of them have a page of notes.
    pub notes: usize,
    head: Head,
    warnings: Vec<Warning>,
}

impl Assembly {
    /// Lays a deck out and writes its parts.
    ///
    /// # Errors
    /// As with [`write()`].
    pub fn new(deck: &Deck, template: &Template) -> Result<Self, Errors> {
        let laid = lay_out(deck, template)?;
        let mut package = template.package.clone();
        let mut names = PartNames::of(&package);
        let slides = slide::slides(&laid, deck, template, &mut package, &mut names)?;
        if template.is_built_in {
            let footer = laid.slides.iter().find_map(|slide| slide.footer.as_deref());
            let date = words::date(deck.head.language, deck.head.date);
            master::fill(&mut package, &date, footer.unwrap_or_default());
        }
        presentation::presentation(deck, template, &laid, &slides, &mut package);
        Ok(Self {
            package,
            notes_master: template.notes.part.clone(),
            titles: laid.slides.iter().map(|slide| slide.title.clone()).collect(),
            slides: laid.slides.len(),
            notes: laid.slides.iter().filter(|slide| !slide.notes.is_empty()).count(),
            head: deck.head.clone(),
            warnings: warnings(laid, template),
        })
    }

    /// Counts, seals and packs the file.
    ///
    /// # Errors
    /// [`Error::Package`](crate::Error::Package).
    pub fn finish(self) -> Result<Output, Errors> {
        let mut package = self.package;
        properties::close(&mut package, &self.head, self.slides, self.notes);
        Ok(Output {
            bytes: package.write()?,
            slides: self.slides,
            warnings: self.warnings,
        })
    }
}

/// The warnings of the slides, and the typefaces whose widths are not known.
fn warnings(laid: Laid<'_>, template: &Template) -> Vec<Warning> {
    let mut warnings = laid.warnings;
    for slide in &laid.slides {
        let used = slide
            .layout
            .placeholders
            .iter()
            .filter(|holder| holder.kind == PlaceholderKind::Title || holder.kind.is_content())
            .map(|holder| holder.typeface.as_str())
            .chain([template.typeface(slide.layout)]);
        for name in used {
            let warning = Warning::Typeface(name.to_owned());
            if vuosikello_measure::Typeface::named(name).is_none() && !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
    }
    warnings
}
