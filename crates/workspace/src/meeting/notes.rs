//! The notes of a meeting: `muistiinpanot.md`, or else the minutes that were filled in in Word.

use vuosikello_core::{AgendaItem, Meeting, Notes, check_text, fold_name, nearest, shown_by_words};

use super::amended;
use super::word_minutes::{self, AllMinutes, WordMinutes, differences};
use crate::Failure;
use crate::folder::{Listing, extension, is_clutter, stem};
use crate::reading::{Read, Reading, SourceFile};

/// The name of the file with the notes.
pub(crate) const NOTES: &str = "muistiinpanot";
/// The most bytes in notes.
const BYTES: u64 = 1 << 20;

/// The notes of a meeting, where they stand, and what a person must know of them, in Finnish.
pub(super) struct NotesFile {
    pub(super) notes: Read<Notes>,
    pub(super) source: SourceFile,
    pub(super) remarks: Vec<String>,
}

/// Reads the notes of a meeting, which is `None` when it has errors itself. Notes count before minutes that were filled in in Word; where
/// they do not agree, a remark says so.
pub(super) fn read(
    folder: &Listing,
    meeting: Option<&Meeting>,
    agenda: &[AgendaItem],
    reading: &mut Reading<'_>,
) -> Result<NotesFile, Failure> {
    let found = match meeting {
        Some(meeting) => word_minutes::find(folder, meeting, reading)?,
        None => AllMinutes::default(),
    };
    let (found, edits, mut remarks) = (found.minutes, found.edits, found.remarks);
    let own = found
        .iter()
        .filter_map(|word| word.file.strip_prefix(&folder.path)?.strip_prefix('/'));
    let name = match file(folder, &own.collect::<Vec<_>>(), reading) {
        Read::Value(name) => name,
        Read::Absent => {
            let mut read = of_word(folder, &found, meeting, agenda, reading);
            read.remarks.extend(remarks);
            return Ok(read);
        }
        Read::Failed => {
            return Ok(NotesFile {
                notes: Read::Failed,
                source: SourceFile::missing(format!("{}/{NOTES}.md", folder.path)),
                remarks,
            });
        }
    };
    let (mut notes, source, remark) = of_text(folder, &name, meeting, agenda, reading)?;
    remarks.extend(remark);
    if let (Read::Value(notes), Some(meeting)) = (&mut notes, meeting) {
        for (file, edits) in &edits {
            let taken = amended::amend(
                notes,
                edits,
                &vuosikello_core::agenda(agenda, meeting),
                meeting.id,
            );
            remarks.extend(taken.into_iter().map(|told| format!("{file}: {told}")));
        }
    }
    if let (Read::Value(notes), Some(meeting)) = (&notes, meeting) {
        remarks.extend(disagreements(&source.file, notes, &found, meeting, agenda));
    }
    Ok(NotesFile {
        notes,
        source,
        remarks,
    })
}

/// The notes as the first of some Word minutes says them.
fn of_word(
    folder: &Listing,
    found: &[WordMinutes],
    meeting: Option<&Meeting>,
    agenda: &[AgendaItem],
    reading: &mut Reading<'_>,
) -> NotesFile {
    let (Some((word, others)), Some(meeting)) = (found.split_first(), meeting) else {
        return NotesFile {
            notes: Read::Absent,
            source: SourceFile::missing(format!("{}/{NOTES}.md", folder.path)),
            remarks: Vec::new(),
        };
    };
    let before = reading.problems.len();
    word.report(reading);
    let (notes, findings, source) = word.notes(meeting, agenda);
    for finding in &findings {
        reading.problems.push(source.problem(reading.customer, finding));
    }
    let mut remarks = word.remarks(&notes, meeting);
    remarks.extend(disagreements(&word.file, &notes, others, meeting, agenda));
    let notes = match reading.problems.len() == before {
        true => Read::Value(notes),
        false => Read::Failed,
    };
    NotesFile {
        notes,
        source,
        remarks,
    }
}

/// Word minutes that do not say what the notes that count say.
fn disagreements(
    counts: &str,
    notes: &Notes,
    others: &[WordMinutes],
    meeting: &Meeting,
    agenda: &[AgendaItem],
) -> Vec<String> {
    let remark = |word: &WordMinutes| {
        let (of_word, ..) = word.notes(meeting, agenda);
        let differ = differences(notes, &of_word);
        let file = &word.file;
        (!differ.is_empty()).then(|| {
            format!(
                "{file}: {} ovat toiset kuin tiedostossa {counts}, joka ratkaisee; tee niistä samat tai poista toinen",
                differ.join(", ")
            )
        })
    };
    others.iter().filter_map(remark).collect()
}

/// Reads the notes in a text file, with a remark on characters that were replaced.
fn of_text(
    folder: &Listing,
    name: &str,
    meeting: Option<&Meeting>,
    agenda: &[AgendaItem],
    reading: &mut Reading<'_>,
) -> Result<(Read<Notes>, SourceFile, Option<String>), Failure> {
    let file = format!("{}/{name}", folder.path);
    let source = SourceFile::lines(&file);
    let bytes = reading.bytes(&file, BYTES, "")?;
    let text = bytes.and_then(|bytes| reading.text(&file, bytes));
    let (Some(text), Some(meeting)) = (text, meeting) else {
        return Ok((Read::Failed, source, None));
    };
    let before = reading.problems.len();
    let (text, remark) = by_words(&file, &text, reading);
    let (notes, problems) = Notes::parse(&text, meeting, agenda);
    for finding in &problems {
        reading.problems.push(source.problem(reading.customer, finding));
    }
    let notes = if reading.problems.len() == before {
        Read::Value(notes)
    } else {
        Read::Failed
    };
    Ok((notes, source, remark))
}

/// Whether there are notes in the folder of a meeting.
pub(crate) fn has_notes(folder: &Listing) -> bool {
    !names(folder).is_empty()
}

/// The names of the files with notes: one, unless a system that tells case apart holds several.
pub(super) fn names(folder: &Listing) -> Vec<&str> {
    let is_name = |name: &&str| fold_name(stem(name)) == NOTES && extension(name) == "md";
    folder.files().filter(is_name).collect()
}

/// The name of the file with the notes. Notes under another name would be lost in silence, but for those in `word`, which are read.
fn file(folder: &Listing, word: &[&str], reading: &mut Reading<'_>) -> Read<String> {
    let names = names(folder);
    let is_alike = |name: &str| {
        let is_text = ["md", "txt", "docx", "doc", "odt", "rtf"].contains(&extension(name).as_str());
        is_text
            && !is_clutter(name)
            && !word.contains(&name)
            && nearest(&fold_name(stem(name)), [NOTES]).is_some()
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

/// The lines with words for characters that the fonts of the documents do not have, and a remark that says where.
fn by_words(file: &str, text: &str, reading: &Reading<'_>) -> (String, Option<String>) {
    let mut told = Vec::new();
    let lines = text.lines().enumerate().map(|(i, line)| {
        // A character that no text may have is told by the notes themselves.
        let shown = check_text(line)
            .ok()
            .and_then(|()| shown_by_words(line, reading.can_show));
        let Some(shown) = shown else {
            return line.to_owned();
        };
        let replaced = shown.replaced.iter();
        told.extend(replaced.map(|(from, to)| format!("rivi {}: {from} on nyt {to}", i + 1)));
        shown.text
    });
    let lines: Vec<String> = lines.collect();
    let remark = (!told.is_empty()).then(|| {
        format!(
            "{file}: merkkejä, joita asiakirjojen kirjasimissa ei ole, on korvattu: {}",
            told.join("; ")
        )
    });
    (lines.join("\n"), remark)
}
