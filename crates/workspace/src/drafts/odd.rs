//! Drafts that are not where, or not what, they should be.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use vuosikello::Review;
use vuosikello::agreement::{AgreementPart, Content};
use vuosikello::document::Head;
use vuosikello::word::WordFile;
use vuosikello_core::{DataFolder, Period};

use super::review::{DRAFTS, DraftReview, DraftReviews, DraftState};
use crate::{Place, Problem};

/// Whose draft a document with such a head is, when it is not of this customer and year, in Finnish, and where it belongs.
pub(super) fn elsewhere(head: &Head, id: &str, year: i32) -> Option<(String, String)> {
    let property = |name: &str| {
        let mut properties = head.properties.iter();
        properties
            .find(|property| property.name == name)
            .map(|property| property.value.as_str())
    };
    let (customer, of_year) = (property("Asiakas")?, property("Vuosi")?);
    let is_here = customer == id && of_year == year.to_string();
    (!is_here).then(|| {
        let folder = match of_year.parse() {
            Ok(year) => DataFolder::AGREEMENT.path(customer, Period::Year(year)),
            Err(_) => format!("asiakkaat/{customer}/sopimukset/{of_year}"),
        };
        (
            format!("tiedosto on asiakkaan {customer} vuoden {of_year} luonnos"),
            format!("siirrä se kansioon {folder}/{}", DRAFTS.folder),
        )
    })
}

/// Who has a document open, as the file says that Word puts beside it: a length, and the name in the encoding of the machine.
pub(super) fn opened_by(lock: &[u8]) -> Option<String> {
    let (length, rest) = lock.split_first()?;
    let name = rest.get(..usize::from(*length))?;
    let name: String = name.iter().map(|byte| char::from(*byte)).collect();
    let is_name = name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_control);
    is_name.then(|| name.trim().to_owned())
}

/// Who has a document open, as the file says that LibreOffice puts beside it: fields with commas between, the first of them the name.
pub(super) fn opened_in_libreoffice(lock: &[u8]) -> Option<String> {
    let lock = String::from_utf8_lossy(lock);
    let name = lock.split(',').map(str::trim).find(|field| !field.is_empty())?;
    let is_name = name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_control);
    is_name.then(|| name.to_owned())
}

/// That a document is open in a program, in Finnish.
pub(super) fn is_open_in(file: &str, program: &str, by: Option<String>) -> String {
    let by = by.map(|name| format!(" ({name})")).unwrap_or_default();
    format!(
        "{file} on auki {program}{by}; tallenna ja sulje se, jotta viimeisimmät muutokset ovat tiedostossa"
    )
}

/// Who changed a file, and when last.
pub(super) fn editors(word: &WordFile<'_>, review: &Review) -> (Vec<String>, Option<NaiveDateTime>) {
    let saved = word.saved();
    let tracked = review.tracked.iter().map(|change| (&change.author, change.date));
    let comments = review
        .comments
        .iter()
        .map(|comment| (&comment.author, comment.date));
    let saved = saved.iter().map(|saved| (&saved.by, saved.at));
    let mut names = BTreeSet::new();
    let mut last = None;
    for (name, date) in tracked.chain(comments).chain(saved) {
        names.extend((!name.trim().is_empty()).then(|| name.clone()));
        last = last.max(date);
    }
    (names.into_iter().collect(), last)
}

impl DraftReviews {
    /// Notes drafts that are gone, have another name, or lie in several copies that differ.
    pub(super) fn note_what_is_odd(&mut self, parts: Option<&[AgreementPart]>) {
        self.note_odd(parts);
        let copies = self.differing_copies();
        let copies = copies
            .iter()
            .map(|copy| format!("{}; {}", copy.message, copy.fix));
        self.notes.extend(copies);
    }

    /// Drafts that are gone, have another name, or lie in several copies: what to do. `parts` are those that the data give now.
    pub(super) fn note_odd(&mut self, parts: Option<&[AgreementPart]>) {
        let own: Vec<&DraftReview> = self
            .drafts
            .iter()
            .filter(|draft| matches!(draft.state, DraftState::Untouched | DraftState::Edited))
            .collect();
        let mut notes = Vec::new();
        for part in parts.unwrap_or_default() {
            let Content::Document(document) = &part.content else {
                continue;
            };
            let name = format!("{}.docx", part.file_stem);
            let is_of_part = |draft: &&&DraftReview| draft.title.as_ref() == Some(&document.head.title);
            let files: Vec<&str> = own.iter().filter(is_of_part).map(|draft| draft.name()).collect();
            let is_told = || self.drafts.iter().any(|draft| draft.name() == name);
            let are_some_there = || !own.is_empty() || self.aside_of(part).is_some();
            if files.is_empty() && !is_told() && are_some_there() {
                notes.push(self.missing(part));
            }
            if let [file] = files.as_slice()
                && *file != name
            {
                notes.push(format!("luonnos {name} on nimellä {file}; se tunnetaan sisällöstään, mutta anna sille oma nimensä takaisin"));
            }
        }
        self.notes.extend(notes);
    }

    /// Files that came of one document, of which people have changed more than one, otherwise than each other.
    pub(super) fn differing_copies(&self) -> Vec<Problem> {
        let mut copies: BTreeMap<&str, Vec<(&DraftReview, &Review)>> = BTreeMap::new();
        for draft in &self.drafts {
            if let (Some(title), Some(review)) = (&draft.title, draft.edited()) {
                copies.entry(title).or_default().push((draft, review));
            }
        }
        let mut problems = Vec::new();
        for files in copies.into_values().filter(|files| files.len() > 1) {
            let texts: Vec<String> = files
                .iter()
                .map(|(_, review)| review.reading.document.text())
                .collect();
            if texts.windows(2).all(|pair| pair.first() == pair.last()) {
                continue;
            }
            let name = |(draft, _): &(&DraftReview, &Review)| match draft.edited_by.join(", ") {
                by if by.is_empty() => draft.name().to_owned(),
                by => format!("{} ({by})", draft.name()),
            };
            let names: Vec<String> = files.iter().map(name).collect();
            let message = format!(
                "samasta luonnoksesta on muokattu useita tiedostoja: {}",
                names.join(", ")
            );
            let fix = "yhdistä muutokset yhteen (Word: Tarkista, Vertaa) ja siirrä muut pois kansiosta";
            let first = files.first().map_or("", |(draft, _)| &draft.file);
            problems.push(Problem::new(
                Some(&self.customer),
                first,
                Place::File,
                message,
                fix,
            ));
        }
        problems
    }

    /// Files that do not belong in the folder, or cannot be read.
    pub(crate) fn misplaced(&self) -> Vec<Problem> {
        let drafts = self.drafts.iter();
        let odd =
            drafts.filter(|draft| matches!(draft.state, DraftState::Misplaced | DraftState::Unreadable));
        odd.map(|draft| {
            let message = draft.reason.as_deref().unwrap_or("tiedosto ei ole luettavissa");
            let fix = draft
                .fix
                .as_deref()
                .unwrap_or("korjaa tiedosto, tai siirrä se pois luonnosten kansiosta");
            Problem::new(Some(&self.customer), &draft.file, Place::File, message, fix)
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{opened_by, opened_in_libreoffice};

    #[test]
    fn a_lock_names_who_has_the_file_open() {
        let lock = [b"\x0fHilma Kuvitelma".as_slice(), &[b' '; 40]].concat();
        assert_eq!(opened_by(&lock).as_deref(), Some("Hilma Kuvitelma"));
        for lock in [&b""[..], b"\x20x", b"\x02\x00\x01", b"\x00"] {
            assert_eq!(opened_by(lock), None);
        }
    }

    #[test]
    fn a_lock_of_libreoffice_names_who_has_the_file_open() {
        let lock = b",Hilma Kuvitelma,kone,27.11.2026 12:00,file:///home/hilma;";
        assert_eq!(opened_in_libreoffice(lock).as_deref(), Some("Hilma Kuvitelma"));
        assert_eq!(opened_in_libreoffice(b",,;\n"), None);
        assert_eq!(opened_in_libreoffice(b""), None);
    }
}
