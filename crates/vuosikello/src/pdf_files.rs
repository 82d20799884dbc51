//! PDF files: the agreement with its annexes, and documents of a program's own.

use vuosikello_agreement::{AgreementPart, Content};
use vuosikello_append::pdf::{self, Annex, Component};
use vuosikello_core::{Checked, Dossier, Signing};
use vuosikello_document::{Block, Document, Head};
use vuosikello_pdf::PageStyle;

use crate::annex_files::{AnnexFiles, is_word};
use crate::{Error, Errors, Studio};

/// What is done with a finished annex that breaks clauses of PDF/A-2a or PDF/UA-1 which cannot be mended without changing what is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AnnexChecks {
    /// No file is made; the error names page and clause.
    #[default]
    Refuse,
    /// It is taken in, and the file does not claim the standard that it breaks.
    TakeAsIs,
}

/// The agreement and its annexes as one file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FinalPdf {
    /// The name of the file: `Palvelusopimus 2027 RISE.pdf`.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of pages.
    pub pages: usize,
    /// What a person must know about the file, in Finnish: for example that a finished annex cannot be read by a screen
    /// reader.
    pub warnings: Vec<String>,
}

/// A PDF file, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PdfFile {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of pages.
    pub pages: usize,
}

impl Studio {
    /// The agreement and its annexes as one PDF file that conforms to PDF/A-2a and PDF/UA-1. `files` holds the finished files
    /// that the agreement names as annexes ([`Annex::file`](crate::model::Annex::file)): PDF files, which are appended, and Word
    /// files, which are set ([`Studio::set_word_annexes`]).
    ///
    /// # Errors
    /// Everything that keeps the file from being made: [`Error::AnnexFileMissing`] for each file that `files` does not have,
    /// [`Error::Pdf`] for one that cannot be taken in.
    pub fn final_pdf(&self, dossier: &Checked<Dossier>, files: &AnnexFiles) -> Result<FinalPdf, Errors> {
        self.final_pdf_of(&self.documents(dossier)?, files)
    }

    /// As [`Studio::final_pdf`], of documents that have been made already.
    ///
    /// # Errors
    /// Everything that keeps the file from being made.
    pub fn final_pdf_of(&self, parts: &[AgreementPart], files: &AnnexFiles) -> Result<FinalPdf, Errors> {
        self.final_pdf_with(parts, files, AnnexChecks::Refuse)
    }

    /// As [`Studio::final_pdf_of`], with finished annexes that break clauses of the standards treated as told.
    ///
    /// # Errors
    /// Everything that keeps the file from being made.
    pub fn final_pdf_with(
        &self,
        parts: &[AgreementPart],
        files: &AnnexFiles,
        checks: AnnexChecks,
    ) -> Result<FinalPdf, Errors> {
        let name = parts
            .first()
            .map(|part| format!("{}.pdf", part.file_stem))
            .unwrap_or_default();
        let failed = |source| Error::Pdf {
            document: name.clone(),
            source,
        };
        // Everything that is wrong with any annex is told at once.
        let set = match self.set_word_annexes(parts, files, None) {
            Ok(set) => set,
            Err(errors) => {
                let (components, missing) = components(parts, files, checks);
                let refused = pdf::check(&components).into_iter().map(failed);
                let errors = errors.into_iter().chain(missing).chain(refused);
                return Err(Errors::from(errors.collect::<Vec<_>>()));
            }
        };
        let (components, mut missing) = components(&set.parts, files, checks);
        if !missing.is_empty() {
            missing.extend(pdf::check(&components).into_iter().map(failed));
            return Err(Errors::from(missing));
        }
        match pdf::write(&components, &self.brand) {
            Ok(output) => Ok(FinalPdf {
                name,
                bytes: output.bytes,
                pages: output.pages,
                warnings: [
                    set.notes,
                    output.warnings.iter().map(ToString::to_string).collect(),
                ]
                .concat(),
            }),
            Err(errors) => Err(Errors::from(errors.into_iter().map(failed).collect::<Vec<_>>())),
        }
    }

    /// Documents as one PDF file that conforms to PDF/A-2a and PDF/UA-1, each beginning on a page of its own.
    ///
    /// # Errors
    /// [`Error::Pdf`]: a character that the fonts do not have, a table that fits no page, or no document.
    pub fn pdf(&self, documents: &[&Document]) -> Result<PdfFile, Error> {
        let name = documents.first().map_or("", |document| &document.head.title);
        self.pdf_file(documents, name)
    }

    /// Documents as one PDF file; `name` is what its errors call it.
    pub(crate) fn pdf_file(&self, documents: &[&Document], name: &str) -> Result<PdfFile, Error> {
        self.pdf_file_in(&PageStyle::pdf(), documents, name)
    }

    /// As [`Studio::pdf_file`], on pages of a style.
    pub(crate) fn pdf_file_in(
        &self,
        style: &PageStyle,
        documents: &[&Document],
        name: &str,
    ) -> Result<PdfFile, Error> {
        let output =
            vuosikello_pdf::write_in(style, documents, &self.brand).map_err(|error| failed(name, error))?;
        Ok(PdfFile {
            bytes: output.bytes,
            pages: output.pages,
        })
    }

    /// How many pages a Word file of a document has, about.
    pub(crate) fn word_pages(&self, document: &Document, name: &str) -> Result<usize, Error> {
        vuosikello_pdf::page_count(document, &self.brand, &PageStyle::word())
            .map_err(|error| failed(name, error))
    }

    /// The pages of the headings of a document that has a table of contents.
    pub(crate) fn heading_pages(&self, document: &Document, name: &str) -> Result<Vec<u32>, Error> {
        let document = vuosikello_word::with_annex_lines(document);
        let mut blocks = document.blocks.iter();
        match blocks.any(|block| matches!(block, Block::Contents { .. })) {
            true => vuosikello_pdf::heading_pages(&document, &self.brand, &PageStyle::word())
                .map_err(|error| failed(name, error)),
            false => Ok(Vec::new()),
        }
    }
}

/// The components of a final PDF, and the files that it lacks. A Word file that is still among the parts could not be set, and is left out.
fn components<'p>(
    parts: &'p [AgreementPart],
    files: &'p AnnexFiles,
    checks: AnnexChecks,
) -> (Vec<Component<'p>>, Vec<Error>) {
    let (mut components, mut missing) = (Vec::new(), Vec::new());
    for part in parts {
        match &part.content {
            Content::Document(document) => components.push(match part.signing {
                Some(Signing::Electronic) => Component::Signed(document),
                _ => Component::Document(document),
            }),
            Content::File { name, head } => match files.get(name) {
                Some(_) if is_word(name) => {}
                Some(bytes) => {
                    let head = Head {
                        title: part.title.clone(),
                        ..head.clone()
                    };
                    let as_is = checks == AnnexChecks::TakeAsIs;
                    components.push(Component::Annex(Annex { head, bytes, as_is }));
                }
                None => missing.push(Error::AnnexFileMissing(name.clone())),
            },
        }
    }
    (components, missing)
}

fn failed(name: &str, error: vuosikello_pdf::Error) -> Error {
    Error::Pdf {
        document: name.to_owned(),
        source: error.into(),
    }
}
