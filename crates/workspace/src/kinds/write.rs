//! Writing what has been made.

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
    let done = write_files(output, &mut rendered, &mut writer);
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
