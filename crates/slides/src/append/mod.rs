//! Slides that others made: they follow the deck's own, each file in a section of its own.
//!
//! A slide keeps everything that it looks like and holds: layout, master and theme, pictures and films, charts with their
//! workbooks, diagrams, notes, links. Parts are copied byte by byte under free names; their XML is changed only where it
//! has to be (ids of layouts, ids of table styles that clash, zooms, text that relied on the main part of its file, links that run
//! a script).
//!
//! | file | what it does |
//! |---|---|
//! | `source` | opens a file, and refuses what `ole` and `active_content` find (encryption, macros, programs) and other formats |
//! | `host` | the deck that takes the slides in: its lists, and ids that are free |
//! | `carry` | copies the parts that slides lead to |
//! | `same` | masters that the deck has already are not copied again |
//! | `slide`, `notes`, `charts`, `tables`, `defaults` | what is put right in them |
//! | `links` | what leads out of a file |
//! | `remarks` | what there is to say of a file |
//!
//! Left behind: comments, embedded fonts, custom shows, sections, and the settings and properties of the file. Slides of
//! another size are refused: PowerPoint itself fits them to a new size far better than could be done here.

mod carry;
mod charts;
mod defaults;
mod host;
mod links;
mod notes;
mod refusal;
mod remark;
mod remarks;
mod same;
mod slide;
mod source;
mod tables;

use std::collections::BTreeSet;

use vuosikello_ooxml::Package;

pub(crate) use links::{Leads, leads};
pub use refusal::Refusal;
pub use remark::Remark;

use crate::error::{Error, Errors, Warning};
use crate::text::one_line;
use carry::Carrier;
use host::Host;

/// A presentation that others made, whose slides are to follow the deck's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignDeck<'a> {
    /// The name of the file, by which messages know it.
    pub name: &'a str,
    /// The file (`.pptx`).
    pub bytes: &'a [u8],
}

/// What was appended.
#[derive(Debug, Default)]
pub(crate) struct Appended {
    pub(crate) slides: usize,
    /// How many of them have a page of notes.
    pub(crate) notes: usize,
    pub(crate) warnings: Vec<Warning>,
}

/// By how much the sides of slides may differ, one part in this many: programs round 33,867 cm differently.
const TOLERANCE: i64 = 1_000;

/// Appends the slides of the files to the deck in the package. `titles` are those of its slides. Every file that cannot be
/// carried is told; what is in the package then is of no use.
pub(crate) fn append(
    package: &mut Package,
    notes_master: &str,
    titles: impl Iterator<Item = String>,
    files: &[ForeignDeck<'_>],
) -> Result<Appended, Errors> {
    let mut appended = Appended::default();
    let Some(first) = files.first() else {
        return Ok(appended);
    };
    let mut titles: BTreeSet<String> = titles.collect();
    let refused = |file: &ForeignDeck<'_>, reason| Error::Foreign {
        file: one_line(file.name),
        reason: Box::new(reason),
    };
    let mut host = Host::new(package, notes_master).map_err(|reason| refused(first, reason))?;
    let mut errors = Vec::new();
    for file in files {
        if let Err(reason) = append_one(&mut host, file, &mut titles, &mut appended) {
            errors.push(refused(file, reason));
        }
    }
    Errors::of(errors)?;
    host.finish();
    Ok(appended)
}

fn append_one(
    host: &mut Host<'_>,
    file: &ForeignDeck<'_>,
    titles: &mut BTreeSet<String>,
    appended: &mut Appended,
) -> Result<(), Refusal> {
    let source = source::open(file.bytes)?;
    let (own, deck) = (source.size()?, host.size());
    let differs = |own: i64, deck: i64| (own - deck).abs() > deck / TOLERANCE;
    if differs(own.0, deck.0) || differs(own.1, deck.1) {
        return Err(Refusal::Size { own, deck });
    }
    let name = one_line(file.name);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let section = source.title.as_deref().unwrap_or(stem);
    let mut carrier = Carrier::new(host, &source)?;
    carrier.carry(section)?;

    let remarks = carrier.remarks;
    let mut warn = |remark| {
        let file = name.clone();
        appended.warnings.push(Warning::Foreign { file, remark });
    };
    if source.presentation.find("p:embeddedFontLst").is_some() {
        warn(Remark::Fonts);
    }
    appended.slides += source.slides.len();
    appended.notes += remarks.notes;
    let mut repeated = Vec::new();
    for title in &remarks.titles {
        if !titles.insert(title.clone()) {
            repeated.push(title);
        }
    }
    if let Some(first) = repeated.first() {
        warn(Remark::RepeatedTitles {
            count: repeated.len(),
            first: first.to_string(),
        });
    }
    for remark in remarks.list() {
        warn(remark);
    }
    Ok(())
}
