//! Slides that others made: they follow the deck's own, each file in a section of its own.
//!
//! A slide keeps everything that it looks like and holds: layout, master and theme, pictures and films, charts with their
//! workbooks, diagrams, notes, links. Parts are copied byte by byte under free names; their XML is changed only where it
//! has to be (ids of layouts, ids of table styles that clash, zooms, text that relied on the main part of its file, links that run
//! a script).
//!
//! | file | what it does |
//! |---|---|
//! | `source` | opens a file, and refuses other formats, encryption, macros and programs |
//! | `destination` | the deck that takes the slides in: its lists, and ids that are free |
//! | `copy` | copies the parts that slides lead to |
//! | `equal_masters` | masters that the deck has already are not copied again |
//! | `slide`, `notes`, `charts`, `table_styles`, `defaults` | change in parts what cannot stay as it is |
//! | `number`, `look` | the number of the deck on each slide; where slides look foreign |
//! | `links` | links, and references to what lies outside the file |
//! | `remarks` | gathers what the maker of the deck should know |
//!
//! Left behind: comments, embedded fonts, custom shows, sections, and the settings and properties of the file. Slides of
//! another size are refused: PowerPoint itself fits them to a new size far better than could be done here.

mod charts;
mod copy;
mod defaults;
mod destination;
mod equal_masters;
mod error;
mod links;
mod look;
mod notes;
mod number;
mod refusal;
mod remark;
mod remarks;
mod slide;
mod source;
mod table_styles;

use std::collections::BTreeSet;

use vuosikello_slides::{Assembly, Deck, Template, one_line};

pub use error::{Error, Warning};
pub use refusal::Refusal;
pub use remark::Remark;
pub use vuosikello_ooxml::presentation::Unreadable;
pub use vuosikello_ooxml::validate::Fault;

use copy::SlideCopier;
use destination::Destination;

/// A presentation that others made, whose slides are to follow the deck's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignDeck<'a> {
    /// The name of the file, by which messages know it.
    pub name: &'a str,
    /// The file (`.pptx`).
    pub bytes: &'a [u8],
}

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

/// The sides of slides may differ by one part in this many: programs round 33,867 cm differently.
const TOLERANCE: i64 = 1_000;

/// Writes a deck as [`vuosikello_slides::write()`] does, with the slides of files that others made after its own.
///
/// The slides of each file stand in a section named after the title or else the name of the file. They keep their own
/// layouts, masters and themes, pictures and films, charts with their workbooks, notes and links. Comments, embedded
/// fonts, custom shows and sections are left out, the first three with a [`Remark`].
///
/// # Errors
/// Every error of the deck, as with [`vuosikello_slides::write()`]; or else an [`Error::Foreign`] for each file that cannot be
/// carried whole: one that carries macros or programs, is damaged or encrypted, shows what lies in other files, or has slides
/// of another size.
pub fn write(deck: &Deck, template: &Template, foreign: &[ForeignDeck<'_>]) -> Result<Output, Vec<Error>> {
    let all = |errors: vuosikello_slides::Errors| errors.into_iter().map(Error::from).collect::<Vec<_>>();
    let mut assembly = Assembly::new(deck, template).map_err(all)?;
    let remarks = append(&mut assembly, foreign)?;
    let output = assembly.finish().map_err(all)?;
    let own = output.warnings.into_iter().map(Warning::Deck);
    Ok(Output {
        bytes: output.bytes,
        slides: output.slides,
        warnings: own.chain(remarks).collect(),
    })
}

/// Finds the errors that [`write()`] would give, without writing the file. A deck to which other people's slides are appended is
/// put together, since their errors are found only while they are copied.
///
/// # Errors
/// As with [`write()`].
pub fn check(deck: &Deck, template: &Template, foreign: &[ForeignDeck<'_>]) -> Result<(), Vec<Error>> {
    let all = |errors: vuosikello_slides::Errors| errors.into_iter().map(Error::from).collect::<Vec<_>>();
    if foreign.is_empty() {
        return vuosikello_slides::check(deck, template).map_err(all);
    }
    let mut assembly = Assembly::new(deck, template).map_err(all)?;
    append(&mut assembly, foreign).map(drop)
}

/// Appends the slides of the files to the deck. There is an error for every file that cannot be carried; the package is unusable
/// then.
fn append(assembly: &mut Assembly, files: &[ForeignDeck<'_>]) -> Result<Vec<Warning>, Vec<Error>> {
    let Some(first) = files.first() else {
        return Ok(Vec::new());
    };
    let mut titles: BTreeSet<String> = std::mem::take(&mut assembly.titles).into_iter().collect();
    let refused = |file: &ForeignDeck<'_>, reason| Error::Foreign {
        file: one_line(file.name),
        reason: Box::new(reason),
    };
    let mut destination = Destination::new(&mut assembly.package, &assembly.notes_master)
        .map_err(|reason| vec![refused(first, reason)])?;
    let mut warnings = Vec::new();
    let mut errors = Vec::new();
    for file in files {
        match append_one(&mut destination, file, &mut titles) {
            Ok(appended) => {
                assembly.slides += appended.slides;
                assembly.notes += appended.notes;
                let file = one_line(file.name);
                warnings.extend(appended.remarks.into_iter().map(|remark| Warning::Foreign {
                    file: file.clone(),
                    remark,
                }));
            }
            Err(reason) => errors.push(refused(file, reason)),
        }
    }
    if errors.is_empty() {
        destination.finish();
        Ok(warnings)
    } else {
        Err(errors)
    }
}

/// The slides appended from one file.
struct Appended {
    slides: usize,
    /// How many of them have a page of notes.
    notes: usize,
    remarks: Vec<Remark>,
}

/// Appends the slides of a file. `titles` are those of all slides before.
fn append_one(
    destination: &mut Destination<'_>,
    file: &ForeignDeck<'_>,
    titles: &mut BTreeSet<String>,
) -> Result<Appended, Refusal> {
    let source = source::open(file.bytes)?;
    let (own, deck) = (source.size()?, destination.size());
    let differs = |own: i64, deck: i64| (own - deck).abs() > deck / TOLERANCE;
    if differs(own.0, deck.0) || differs(own.1, deck.1) {
        return Err(Refusal::Size { own, deck });
    }
    let name = one_line(file.name);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let section = source.title.clone().unwrap_or_else(|| one_line(stem));
    let mut copier = SlideCopier::new(destination, &source)?;
    copier.copy_slides(&section)?;

    let found = copier.remarks;
    let mut remarks = Vec::new();
    if source.presentation.find("p:embeddedFontLst").is_some() {
        remarks.push(Remark::Fonts);
    }
    let mut repeated = Vec::new();
    for title in &found.titles {
        if !titles.insert(title.clone()) {
            repeated.push(title);
        }
    }
    if let Some(first) = repeated.first() {
        remarks.push(Remark::RepeatedTitles {
            count: repeated.len(),
            first: first.to_string(),
        });
    }
    let notes = found.notes;
    remarks.extend(found.list());
    Ok(Appended {
        slides: source.slides.len(),
        notes,
        remarks,
    })
}
