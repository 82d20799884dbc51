//! Writing a deck that has been laid out.

mod card;
mod names;
mod notes;
mod presentation;
mod properties;
mod runs;
mod slide;
mod table;
mod text;
mod xml;

use vuosikello_ooxml::{BLANK_SEAL, CUSTOM_PROPERTIES_PART, CUSTOM_PROPERTIES_TYPE, Package, seal};

use crate::error::{Error, Warning};
use crate::layout::{Laid, lay_out};
use crate::template::{Kind, Template};
use crate::tree::{Deck, Head};
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
/// [`Error`]: a layout that the template lacks, a text that fits no slide, data that do not agree with each other.
pub fn write(deck: &Deck, template: &Template) -> Result<Output, Error> {
    let laid = lay_out(deck, template)?;
    let mut package = template.package.clone();
    let mut names = Names::of(&package);
    let slides = slide::slides(&laid, deck, template, &mut package, &mut names)?;
    presentation::presentation(deck, template, &laid, &slides, &mut package);
    properties::properties(&mut package, &deck.head, &laid);
    sealed(&mut package, &deck.head, BLANK_SEAL);
    let own = seal(&package);
    sealed(&mut package, &deck.head, &own);
    let slides = laid.slides.len();
    let warnings = warnings(laid, template);
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
            if !crate::measure::Typeface::named(name).1 && !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
    }
    warnings
}
