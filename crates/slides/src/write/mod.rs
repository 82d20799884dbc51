//! Writing a deck that has been laid out.

mod card;
pub(crate) mod master;
pub(crate) mod names;
mod notes;
pub(crate) mod presentation;
mod properties;
mod runs;
mod slide;
mod table;
mod text;
mod xml;

#[cfg(test)]
mod tests;

use vuosikello_ooxml::{BLANK_SEAL, CUSTOM_PROPERTIES_PART, CUSTOM_PROPERTIES_TYPE, Package, seal};

use crate::append::{ForeignDeck, append};
use crate::error::{Errors, Warning};
use crate::layout::{Laid, lay_out};
use crate::template::{Kind, Template};
use crate::tree::{Deck, Head};
use crate::words;
use names::Names;

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
    write_with(deck, template, &[])
}

/// Writes a deck as [`write()`] does, with the slides of files that others made after its own.
///
/// The slides of each file stand in a section named after the title or else the name of the file. They keep their own
/// layouts, masters and themes, pictures and films, charts with their workbooks, notes and links. Comments, embedded
/// fonts, custom shows and sections are left out, the first three with a [`Remark`](crate::Remark).
///
/// # Errors
/// As with [`write()`]; [`Error::Foreign`](crate::Error::Foreign) names a file that cannot be carried whole: one that carries macros or
/// programs, is damaged or encrypted, shows what lies in other files, or has slides of another size.
pub fn write_with(deck: &Deck, template: &Template, foreign: &[ForeignDeck<'_>]) -> Result<Output, Errors> {
    let laid = lay_out(deck, template)?;
    let mut package = template.package.clone();
    let mut names = Names::of(&package);
    let slides = slide::slides(&laid, deck, template, &mut package, &mut names)?;
    if template.is_built_in {
        let footer = laid.slides.iter().find_map(|slide| slide.footer.as_deref());
        let date = words::date(deck.head.language, deck.head.date);
        master::fill(&mut package, &date, footer.unwrap_or_default());
    }
    presentation::presentation(deck, template, &laid, &slides, &mut package);
    let titles = laid.slides.iter().map(|slide| slide.title.clone());
    let appended = append(&mut package, &template.notes.part, titles, foreign)?;
    let slides = laid.slides.len() + appended.slides;
    let notes = laid.slides.iter().filter(|slide| !slide.notes.is_empty()).count() + appended.notes;
    properties::properties(&mut package, &deck.head, slides, notes);
    sealed(&mut package, &deck.head, BLANK_SEAL);
    let own = seal(&package);
    sealed(&mut package, &deck.head, &own);
    let mut warnings = warnings(laid, template);
    warnings.extend(appended.warnings);
    Ok(Output {
        bytes: package.write()?,
        slides,
        warnings,
    })
}

fn sealed(package: &mut Package, head: &Head, seal: &str) {
    package.insert(
        CUSTOM_PROPERTIES_PART,
        CUSTOM_PROPERTIES_TYPE,
        properties::custom(head, seal),
    );
}

/// The warnings of the slides, and the typefaces whose widths are not known.
fn warnings(laid: Laid<'_>, template: &Template) -> Vec<Warning> {
    let mut warnings = laid.warnings;
    for slide in &laid.slides {
        let used = slide
            .layout
            .placeholders
            .iter()
            .filter(|holder| holder.kind == Kind::Title || holder.kind.is_content())
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
