//! Writing what has been made.

use vuosikello::word::Tracked;
use vuosikello::{WordFile, WordPdf};

use crate::batch::Made;
use crate::folder_writer::FolderWriter;
use crate::kind::{Output, Rendered};
use crate::{Failure, Publisher};

/// Writes the files of an output into their folder, none over a file that a person has changed.
pub(super) fn write(
    publisher: &Publisher,
    output: &Output,
    customer: &str,
    mut rendered: Rendered,
) -> Result<Made, Failure> {
    let mut writer = FolderWriter::new(publisher.output(), &rendered.folder, output.has_manifest);
    if output.keeps_originals {
        writer = writer.keeping_originals();
    }
    let done = write_files(publisher, output, &mut rendered, &mut writer);
    let made = Made {
        pages: rendered.pages,
        notes: rendered.notes,
        ..Made::of(customer, rendered.period)
    };
    let has_word = rendered.files.iter().any(|file| file.name.ends_with(".docx"));
    let mut made = writer.finish(done, made)?;
    made.notes.extend(rendered.remarks);
    if has_word {
        made.notes
            .extend(publisher.remarks().iter().map(ToString::to_string));
    }
    Ok(made)
}

fn write_files(
    publisher: &Publisher,
    output: &Output,
    rendered: &mut Rendered,
    writer: &mut FolderWriter<'_>,
) -> Result<(), Failure> {
    writer.announce(
        rendered
            .files
            .iter()
            .map(|file| (file.name.as_str(), file.bytes.as_slice())),
    )?;
    for file in &mut rendered.files {
        if let Some(bytes) = of_edited(publisher, &file.name, writer)? {
            file.bytes = bytes;
        }
        if writer.write(&file.name, &file.bytes)? && rendered.zip.is_some() {
            // What a person has written is what goes out.
            file.bytes = writer.kept(&file.name)?;
        }
    }
    let names = &output.names;
    if let Some(zip) = &rendered.zip {
        let inner = format!("{}/", names.folder);
        let files = rendered.files.iter();
        let files = files.filter_map(|file| Some((file.name.strip_prefix(&inner)?, file.bytes.as_slice())));
        let bytes = vuosikello::zip(files)?;
        writer.announce(std::iter::once((zip.as_str(), bytes.as_slice())))?;
        writer.write(zip, &bytes)?;
    }
    if let Some(whole) = &output.leftovers {
        writer.note_leftovers(&names.folder, whole);
    }
    Ok(())
}

/// The PDF file of a Word file that a person has edited, in the place of one of the data; `None` for other files, and where the PDF file
/// would not say all that the Word file does.
fn of_edited(
    publisher: &Publisher,
    name: &str,
    writer: &mut FolderWriter<'_>,
) -> Result<Option<Vec<u8>>, Failure> {
    let word = name.strip_suffix(".pdf").map(|stem| format!("{stem}.docx"));
    let Some(word) = word.filter(|word| writer.is_kept(word)) else {
        return Ok(None);
    };
    let file = WordFile {
        name: &word,
        bytes: &writer.kept(&word)?,
    };
    // What is unreadable or open in the Word file is told with it.
    let made = publisher.studio().word_pdf(&[file], Tracked::Accepted).ok();
    let is_whole = |made: &WordPdf| {
        let mut files = made.files.iter();
        !made.lost_content() && files.all(|file| file.tracked.is_empty() && file.comments.is_empty())
    };
    let whole = made.filter(is_whole);
    if whole.is_some() {
        writer.note_edited_pdf(name, &word);
    }
    Ok(whole.map(|made| made.bytes))
}
