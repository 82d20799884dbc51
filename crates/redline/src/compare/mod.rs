//! Comparing files: the meanings of their ids, then their parts in pairs.

mod comments;
mod furniture;
mod looks;
mod notes;
mod pairs;
mod prefixes;
mod sections;

use std::collections::BTreeMap;

use vuosikello_ooxml::Package;

use crate::carry::Numbering;
use crate::meanings::{File, notes, numbering, shared_notes, style_names};
use crate::story::Meanings;
use crate::{Merged, Redline, RedlineError, Stamp};
use comments::add_comments;
use pairs::{Base, Pairs};

/// How much markup each file may have in all its parts, as for the reader of Word files.
const MOST_MARKUP: usize = 1_500_000;

/// The older file with what the newer one says otherwise as tracked changes.
///
/// # Errors
/// [`RedlineError`] if one of the files cannot be read.
pub fn redline(old: &[u8], new: &[u8], stamp: &Stamp) -> Result<Redline, RedlineError> {
    let packages = [read(old)?, read(new)?];
    let [older, newer] = &packages;
    let (a, b) = (File::new(older)?, File::new(newer)?);
    let old_meanings = meanings(&a, None)?;
    let (new_meanings, lists) = meanings_beside(&b, &a)?;
    let mut pairs = Pairs::new(&a, &b, &old_meanings, &new_meanings, lists, stamp)?;
    let mut links = pairs.body()?;
    pairs.furniture()?;
    pairs.notes(&mut links)?;
    pairs.other_parts()?;
    let (bytes, carrier) = pairs.finish(old, links)?;
    Ok(Redline {
        bytes,
        marks: carrier.marks,
        remarks: carrier.remarks.into_iter().collect(),
    })
}

/// Merges three files: what differs between `base` and `new` goes into `theirs`, which people have made of `base`, as tracked
/// changes. What they have changed stays: where both sides changed the same words, a comment tells what is new. Everything
/// else stays byte for byte as it is in their file, and tracked changes in it count as accepted.
///
/// Changes of format alone are merged where they have left the format as it was; headers and footers by their place.
///
/// # Errors
/// [`RedlineError`] if one of the files cannot be read.
pub fn merge(base: &[u8], theirs: &[u8], new: &[u8], stamp: &Stamp) -> Result<Merged, RedlineError> {
    let packages = [read(base)?, read(theirs)?, read(new)?];
    let [base, older, newer] = &packages;
    let (o, a, b) = (File::new(base)?, File::new(older)?, File::new(newer)?);
    let old_meanings = meanings(&a, None)?;
    let (new_meanings, lists) = meanings_beside(&b, &a)?;
    let (base_meanings, _) = meanings_beside(&o, &a)?;
    let mut pairs = Pairs::new(&a, &b, &old_meanings, &new_meanings, lists, stamp)?;
    pairs.base = Some(Base {
        file: &o,
        meanings: &base_meanings,
    });
    let mut links = pairs.body()?;
    pairs.furniture()?;
    pairs.notes(&mut links)?;
    let clashes = std::mem::take(&mut pairs.clashes);
    add_comments(&mut pairs.carrier, &a, &clashes, &mut links);
    let (bytes, carrier) = pairs.finish(theirs, links)?;
    Ok(Merged {
        bytes,
        marks: carrier.marks,
        clashes,
        remarks: carrier.remarks.into_iter().collect(),
    })
}

fn read(bytes: &[u8]) -> Result<Package, RedlineError> {
    let package = Package::read(bytes)?;
    package.check_markup(MOST_MARKUP)?;
    Ok(package)
}

fn meanings(file: &File<'_>, numbers: Option<BTreeMap<String, String>>) -> Result<Meanings, RedlineError> {
    let keeps_changes = numbers.is_none();
    let mut meanings = Meanings {
        styles: style_names(file)?,
        numbers: numbers.unwrap_or_default(),
        shared_notes: shared_notes(file),
        ..Meanings::default()
    };
    meanings.notes = notes(file, &meanings, keeps_changes)?;
    Ok(meanings)
}

/// What ids of a file mean beside the file that is written.
fn meanings_beside<'p>(
    file: &File<'p>,
    written: &File<'p>,
) -> Result<(Meanings, Numbering<'p>), RedlineError> {
    let lists = numbering(written, file, &style_names(written)?, &style_names(file)?)?;
    Ok((meanings(file, Some(lists.ids.clone()))?, lists))
}
