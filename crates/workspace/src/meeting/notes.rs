//! The notes of a meeting.

use vuosikello_core::{AgendaItem, Meeting, Notes, StructureViolation, check_text, fold_name, nearest};

use crate::Failure;
use crate::folder::{Listing, extension, is_clutter, stem};
use crate::problem::Place;
use crate::reading::{Read, Reading, SourceFile};

/// The name of the file with the notes.
pub(crate) const NOTES: &str = "muistiinpanot";
/// The most bytes in notes.
const BYTES: u64 = 1 << 20;

/// Reads the notes of a meeting, which is `None` when it has errors itself.
pub(super) fn read(
    folder: &Listing,
    meeting: Option<&Meeting>,
    agenda: &[AgendaItem],
    reading: &mut Reading<'_>,
) -> Result<(Read<Notes>, SourceFile), Failure> {
    let name = match file(folder, reading) {
        Read::Value(name) => name,
        other => {
            let source = SourceFile::missing(format!("{}/{NOTES}.md", folder.path));
            return Ok((other.and_then(|_| None), source));
        }
    };
    let file = format!("{}/{name}", folder.path);
    let source = SourceFile::lines(&file);
    let bytes = reading.bytes(&file, BYTES, "")?;
    let text = bytes.and_then(|bytes| reading.text(&file, bytes));
    let (Some(text), Some(meeting)) = (text, meeting) else {
        return Ok((Read::Failed, source));
    };
    let before = reading.problems.len();
    let (notes, problems) = Notes::parse(&text, meeting, agenda);
    for finding in &problems {
        reading.problems.push(source.problem(reading.customer, finding));
    }
    report_hidden(&file, &text, reading);
    let notes = if reading.problems.len() == before {
        Read::Value(notes)
    } else {
        Read::Failed
    };
    Ok((notes, source))
}

/// Whether there are notes in the folder of a meeting.
pub(crate) fn has_notes(folder: &Listing) -> bool {
    !names(folder).is_empty()
}

/// The names of the files with notes: one, unless a system that tells case apart holds several.
fn names(folder: &Listing) -> Vec<&str> {
    let is_name = |name: &&str| fold_name(stem(name)) == NOTES && extension(name) == "md";
    folder.files().filter(is_name).collect()
}

/// The name of the file with the notes. Notes under another name would be lost in silence.
fn file(folder: &Listing, reading: &mut Reading<'_>) -> Read<String> {
    let names = names(folder);
    let is_alike = |name: &str| {
        let is_text = ["md", "txt", "docx", "doc", "odt", "rtf"].contains(&extension(name).as_str());
        is_text && !is_clutter(name) && nearest(&fold_name(stem(name)), [NOTES]).is_some()
    };
    let (file, message, fix) = match names.as_slice() {
        [name] => return Read::Value((*name).to_owned()),
        [first, ..] => (
            *first,
            format!(
                "muistiinpanot ovat kansiossa useana tiedostona: {}",
                names.join(", ")
            ),
            "jätä niistä vain yksi".to_owned(),
        ),
        [] => match folder.files().find(|name| is_alike(name)) {
            Some(name) => (
                name,
                "tiedostoa ei lueta muistiinpanoina".to_owned(),
                format!("tallenna muistiinpanot tekstitiedostoksi {NOTES}.md"),
            ),
            None => return Read::Absent,
        },
    };
    reading.problem(&format!("{}/{file}", folder.path), message, fix);
    Read::Failed
}

/// Characters for which the fonts of the documents have no picture, the first of each line.
fn report_hidden(file: &str, text: &str, reading: &mut Reading<'_>) {
    for (i, line) in text.lines().enumerate() {
        let is_hidden = |c: &char| *c != '\t' && !(reading.can_show)(*c);
        // A character that no text may have is told by the notes themselves.
        let hidden = line.chars().enumerate().find(|(_, c)| is_hidden(c));
        if let Some((column, character)) = hidden.filter(|_| check_text(line).is_ok()) {
            let place = Place::Line {
                line: i + 1,
                column: column + 1,
            };
            reading.violation(file, place, &StructureViolation::NoGlyph { character }.into());
        }
    }
}
