//! The documents of an agreement, and its Word drafts.

use vuosikello_agreement::{AgreementPart, Content, common_terms, documents};
use vuosikello_core::{Checked, Dossier};
use vuosikello_document::Document;

use crate::{Error, Errors, PackFile, Studio};

/// A Word draft of the main agreement or of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Draft {
    /// The name of the file: `Liite 4 Talous 2027 RISE.docx`.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Studio {
    /// The main agreement and its annexes as documents.
    ///
    /// # Errors
    /// Everything that is wrong with the templates, or missing in the data that they use: [`Error::Template`] and
    /// [`Error::Data`].
    pub fn documents(&self, dossier: &Checked<Dossier>) -> Result<Vec<AgreementPart>, Errors> {
        documents(self.configuration(), dossier, &self.templates).map_err(Errors::of_issues)
    }

    /// The common terms of a year as a document of its own; nothing where the settings have none.
    ///
    /// # Errors
    /// Everything that is wrong with their templates ([`Error::Template`]).
    pub fn common_terms(&self, year: i32) -> Result<Option<AgreementPart>, Errors> {
        common_terms(self.configuration(), year, &self.templates).map_err(Errors::of_issues)
    }

    /// The common terms as a Word file and, with the feature `pdf`, a PDF file.
    ///
    /// # Errors
    /// What keeps one of them from being made.
    pub fn terms_files(&self, part: &AgreementPart) -> Result<Vec<PackFile>, Errors> {
        let mut files = Vec::new();
        if let Content::Document(document) = &part.content {
            let name = format!("{}.docx", part.file_stem);
            let bytes = self.word_file(document, &name)?;
            files.push(PackFile { name, bytes });
            #[cfg(feature = "pdf")]
            {
                let name = format!("{}.pdf", part.file_stem);
                let bytes = self.pdf_file(&[document], &name)?.bytes;
                files.push(PackFile { name, bytes });
            }
        }
        Ok(files)
    }

    /// The Word drafts: the main agreement and every annex that is made from a template, each as a file of its own.
    ///
    /// # Errors
    /// Everything that keeps a draft from being made; then none is.
    pub fn drafts(&self, dossier: &Checked<Dossier>) -> Result<Vec<Draft>, Errors> {
        self.drafts_of(&self.documents(dossier)?)
    }

    /// As [`Studio::drafts`], of documents that have been made already.
    ///
    /// # Errors
    /// Everything that keeps a draft from being made; then none is.
    pub fn drafts_of(&self, parts: &[AgreementPart]) -> Result<Vec<Draft>, Errors> {
        let mut drafts = Vec::new();
        let mut errors = Vec::new();
        for part in parts {
            if let Content::Document(document) = &part.content {
                let name = format!("{}.docx", part.file_stem);
                match self.word_file(document, &name) {
                    Ok(bytes) => drafts.push(Draft { name, bytes }),
                    Err(error) => errors.push(error),
                }
            }
        }
        Errors::none_in(errors, drafts)
    }

    /// A document as a Word file; `name` is what its errors call it.
    pub(crate) fn word_file(&self, document: &Document, name: &str) -> Result<Vec<u8>, Error> {
        let failed = |source| Error::Word {
            document: name.to_owned(),
            source,
        };
        #[cfg(feature = "pdf")]
        return vuosikello_word::write(document, &self.reference, &self.heading_pages(document, name)?)
            .map_err(failed);
        #[cfg(not(feature = "pdf"))]
        return vuosikello_word::write_without_pages(document, &self.reference).map_err(failed);
    }
}
