//! Word files of any kind as one PDF file.

use serde::Serialize;
use vuosikello_document::{Block, Document, plain_text};
use vuosikello_pdf::{Brand, Insertion, PageLines, Segment, assemble};
use vuosikello_word::{
    Change, Comment, Furniture, Loss, Pages, ReadOptions, Reading, Story, Tracked, Weight, read_with,
};

use crate::unset::Unset;
use crate::{Error, Errors, Studio};

/// A Word file that becomes a part of a PDF file.
#[derive(Debug, Clone, Copy)]
pub struct WordFile<'a> {
    /// The name of the file, for messages.
    pub name: &'a str,
    /// The file.
    pub bytes: &'a [u8],
}

/// A PDF file made of Word files, and what it does not say of them.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct WordPdf {
    /// The file.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// The number of pages.
    pub pages: usize,
    /// What became of each file, in their order.
    pub files: Vec<CarriedFile>,
}

/// What became of a Word file.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct CarriedFile {
    /// The name of the file.
    pub name: String,
    /// The title that it has in the PDF file.
    pub title: String,
    /// What was not carried, or looks otherwise.
    pub losses: Vec<Loss>,
    /// How many more losses there were than are listed, by weight: content, look.
    pub unlisted_losses: [usize; 2],
    /// The tracked changes that nobody has accepted or rejected.
    pub tracked: Vec<Change>,
    /// What of the text could not be set, in Finnish: characters that the typeface lacks, which stand as a question mark, and
    /// damaged pictures.
    pub missing: Vec<String>,
    /// The comments, which the PDF file does not have.
    pub comments: Vec<Comment>,
    /// What else a person must know, in Finnish.
    pub notes: Vec<String>,
}

impl CarriedFile {
    /// Whether the PDF file lacks something that the Word file says.
    pub fn lost_content(&self) -> bool {
        self.unlisted_losses[0] > 0
            || !self.missing.is_empty()
            || self.losses.iter().any(|loss| loss.weight == Weight::Content)
    }
}

impl WordPdf {
    /// Whether the PDF file lacks something that one of the Word files says.
    pub fn lost_content(&self) -> bool {
        self.files.iter().any(CarriedFile::lost_content)
    }
}

impl Studio {
    /// As [`word_pdf`], in the look of the organisation.
    ///
    /// # Errors
    /// As [`word_pdf`].
    pub fn word_pdf(&self, files: &[WordFile<'_>], tracked: Tracked) -> Result<WordPdf, Errors> {
        word_pdf(files, tracked, &self.brand)
    }
}

/// Sets Word files, whoever made them, as one PDF file that conforms to PDF/A-2a and PDF/UA-1, each with bookmarks of its own. A
/// file with pictures that nobody has described does not claim PDF/UA.
///
/// Nothing is dropped in silence: what a document cannot hold is in [`WordPdf::files`]. Whether a file that lacks
/// content may go out is for the caller to decide ([`WordPdf::lost_content`]).
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use vuosikello::document::{Block, Document, Head, Inline};
/// use vuosikello::word::{self, Reference, Tracked};
/// use vuosikello::{WordFile, pdf, word_pdf};
///
/// let mut memo = Document::new(Head::new("Muistio", "Esimerkkikeskus"));
/// memo.blocks.push(Block::Paragraph(vec![Inline::text("Sovittiin seuraavaa.")]));
/// let bytes = word::write_without_pages(&memo, &Reference::built_in())?;
/// let file = WordFile { name: "muistio.docx", bytes: &bytes };
/// let made = word_pdf(&[file], Tracked::Accepted, &pdf::Brand::built_in()?)?;
/// assert!(made.pages == 1 && !made.lost_content());
/// assert_eq!(made.files[0].title, "Muistio");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`Error::WordFile`] for each file that cannot be read, [`Error::Pdf`] for one that cannot be set.
pub fn word_pdf(files: &[WordFile<'_>], tracked: Tracked, brand: &Brand) -> Result<WordPdf, Errors> {
    let options = ReadOptions::default().tracked(tracked);
    let (mut errors, mut sources) = (Vec::new(), Vec::new());
    for file in files {
        match read_with(file.bytes, &options) {
            Ok(reading) => sources.push(ReadFile::new(file.name, reading, brand)),
            Err(source) => errors.push(Error::WordFile {
                document: file.name.to_owned(),
                source,
            }),
        }
    }
    let sources = Errors::none_in(errors, sources)?;
    let segments: Vec<Segment<'_>> = sources.iter().map(ReadFile::segment).collect();
    let output = assemble(&segments, brand, |_, _| Ok(Insertion::default())).map_err(
        |error: vuosikello_pdf::Error| {
            let names: Vec<&str> = files.iter().map(|file| file.name).collect();
            Error::Pdf {
                document: names.join(", "),
                source: error.into(),
            }
        },
    )?;
    Ok(WordPdf {
        bytes: output.bytes,
        pages: output.pages,
        files: sources.into_iter().map(|source| source.carried).collect(),
    })
}

/// A file that has been read.
struct ReadFile {
    document: Document,
    /// The lines of the headers and the footer, of a file that has no head of an official document.
    lines: Option<PageLines>,
    carried: CarriedFile,
}

impl ReadFile {
    fn new(name: &str, reading: Reading, brand: &Brand) -> Self {
        let mut document = reading.document;
        let mut notes = Vec::new();
        let mut unset = Unset::new(brand);
        document.walk_runs_mut(&mut |run| unset.take_out(run));
        document.head.title = title(name, &document, &mut notes);
        let is_official = !document.head.case_number.is_empty() || !document.head.document_type.is_empty();
        let (lines, lost) = (!is_official)
            .then(|| {
                let (mut lines, lost) = page_lines(&reading.furniture);
                let all = lines.first_header.iter_mut().chain(&mut lines.header);
                all.chain([&mut lines.first_footer, &mut lines.footer])
                    .for_each(|line| unset.replace(line));
                (lines, lost)
            })
            .unzip();
        let losses = [reading.losses, lost.unwrap_or_default()].concat();
        Self {
            lines,
            carried: CarriedFile {
                name: name.to_owned(),
                title: document.head.title.clone(),
                losses,
                unlisted_losses: reading.unlisted_losses,
                tracked: reading.changes,
                missing: unset.told(),
                comments: reading.comments,
                notes,
            },
            document,
        }
    }

    fn segment(&self) -> Segment<'_> {
        match &self.lines {
            Some(lines) => Segment::Plain {
                document: &self.document,
                lines,
            },
            None => Segment::Document(&self.document),
        }
    }
}

/// The title of a file: that of its properties, else its first title or heading, else its name.
fn title(name: &str, document: &Document, notes: &mut Vec<String>) -> String {
    let own = vuosikello_core::one_line(&document.head.title);
    if !own.is_empty() {
        return own;
    }
    let heading = document.blocks.iter().find_map(|block| match block {
        Block::Title(content) => Some(plain_text(content)),
        Block::Heading(heading) => Some(plain_text(&heading.content)),
        _ => None,
    });
    let heading = heading.map(|text| vuosikello_core::one_line(&text));
    let (title, of) = match heading.filter(|text| !text.is_empty()) {
        Some(heading) => (heading, "ensimmäistä otsikkoa"),
        None => {
            let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
            (stem.trim_end_matches(".docx").to_owned(), "tiedoston nimeä")
        }
    };
    notes.push(format!(
        "tiedostolla ei ole nimekettä (Tiedosto › Tiedot › Otsikko); nimekkeenä käytetään {of}: ”{title}”"
    ));
    title
}

/// The lines of the headers and the footers, and those that have no place; the number of the page is left out, since each page
/// has one at its head.
fn page_lines(furniture: &[Furniture]) -> (PageLines, Vec<Loss>) {
    let lines_of = |story: Story| {
        let found = furniture.iter().find(|it| it.story == story && it.section == 1);
        found.map(|it| it.lines_without_page().collect::<Vec<String>>())
    };
    let header = lines_of(Story::Header(Pages::Default)).unwrap_or_default();
    let footer = lines_of(Story::Footer(Pages::Default)).unwrap_or_default();
    let first_footer = lines_of(Story::Footer(Pages::First)).unwrap_or_else(|| footer.clone());
    let lines = PageLines {
        first_header: lines_of(Story::Header(Pages::First)).unwrap_or_else(|| header.clone()),
        header,
        first_footer: first_footer.join(" · "),
        footer: footer.join(" · "),
    };
    let is_set = |line: &String| {
        let all = [&lines.first_header, &lines.header, &first_footer, &footer];
        all.iter().any(|lines| lines.contains(line))
    };
    let lost = furniture.iter().flat_map(|it| {
        let lost = it.lines_without_page().filter(|line| !is_set(line));
        lost.map(|line| it.lost_line(&line))
    });
    let lost = lost.collect();
    (lines, lost)
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Head, Inline};

    use super::*;

    #[test]
    fn a_file_without_a_title_has_that_of_its_first_heading_or_its_name() {
        let mut notes = Vec::new();
        let mut document = Document::new(Head::new(" ", ""));
        assert_eq!(title("a/liite.docx", &document, &mut notes), "liite");
        document.blocks.push(Block::Title(vec![Inline::text("Turva")]));
        assert_eq!(title("a/liite.docx", &document, &mut notes), "Turva");
        assert_eq!(notes.len(), 2);
        assert!(
            notes[1].ends_with("ensimmäistä otsikkoa: ”Turva”"),
            "{}",
            notes[1]
        );
        document.head.title = "Oma".into();
        assert_eq!(title("a/liite.docx", &document, &mut notes), "Oma");
        assert_eq!(notes.len(), 2);
    }
}
