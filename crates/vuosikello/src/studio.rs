//! Where documents are made: the settings, templates and looks that all of them share.

use std::collections::BTreeMap;

use vuosikello_agreement::{Content, Part, documents};
use vuosikello_append::pdf::{self, Annex, Component};
use vuosikello_core::{Checkable, Checked, Checker, Configuration, Dossier, Findings, nearest};
use vuosikello_document::{Block, Document, Head, TemplateError, TemplateErrorKind, Templates};
use vuosikello_pdf::{Brand, PageStyle};
use vuosikello_slides::Template as SlideTemplate;
use vuosikello_word::Reference;

use crate::{Error, Errors};

/// The finished files that an agreement names as annexes, by their names.
pub type AnnexFiles = BTreeMap<String, Vec<u8>>;

/// Settings, templates and looks: everything that the agreements of an organisation share.
///
/// Cheap to use from several threads at once.
#[derive(Debug, Clone)]
pub struct Studio {
    pub(crate) checker: Checker,
    pub(crate) templates: Templates,
    pub(crate) reference: Reference,
    pub(crate) slides: SlideTemplate,
    pub(crate) brand: Brand,
}

/// The built-in templates by name: those of agreements and those of meetings.
pub fn built_in_templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    vuosikello_agreement::BUILT_IN
        .into_iter()
        .chain(vuosikello_meeting::BUILT_IN)
}

/// Whether every document can show a character. A line break and a soft hyphen need no glyph.
pub fn can_show(character: char) -> bool {
    matches!(character, '\n' | '\t' | '\u{ad}')
        || vuosikello_pdf::Fonts::built_in().is_ok_and(|fonts| fonts.covers(character))
}

/// A Word draft of the main agreement or of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The name of the file: `Liite 4 Talous 2027 RISE.docx`.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The agreement and its annexes as one file.
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl Studio {
    /// The built-in templates and looks, with the settings of an organisation.
    ///
    /// # Errors
    /// [`Error::Settings`] with everything that is wrong with the settings. That what is built in cannot be read is another
    /// error; the tests show that it can.
    pub fn new(configuration: Configuration) -> Result<Self, Error> {
        Self::with_checker(Checker::new(configuration, can_show)?)
    }

    /// The same with settings that have been checked already.
    ///
    /// # Errors
    /// When what is built in cannot be read; the tests show that it can.
    pub fn with_checker(checker: Checker) -> Result<Self, Error> {
        let templates = Templates::new(built_in_templates()).map_err(first)?;
        Ok(Self {
            checker,
            templates,
            reference: Reference::built_in().clone(),
            slides: SlideTemplate::built_in().clone(),
            brand: Brand::built_in()?,
        })
    }

    /// Replaces built-in templates by others of the same names, given as name and source.
    ///
    /// # Errors
    /// Every template that cannot be parsed.
    pub fn with_templates<'a>(
        self,
        replacements: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<TemplateError>> {
        Ok(Self {
            templates: Templates::new(
                built_in_templates()
                    .map(|(name, source)| -> (&'a str, &'a str) { (name, source) })
                    .chain(replacements),
            )?,
            ..self
        })
    }

    /// Adds a template of the program's own, for [`render`](Studio::render) and [`render_deck`](Studio::render_deck), or for
    /// other templates to include.
    ///
    /// # Errors
    /// A syntax error, and a name that another template has.
    pub fn add_template(self, name: &str, source: &str) -> Result<Self, Errors> {
        if self.templates.names().any(|known| known == name) {
            return Err(template_error(name, TemplateErrorKind::Exists));
        }
        self.with_template(name, source)
    }

    /// Puts a template in the place of the one of the same name.
    ///
    /// # Errors
    /// A syntax error, and a name that no template has, with the nearest one that there is.
    pub fn replace_template(self, name: &str, source: &str) -> Result<Self, Errors> {
        if !self.templates.names().any(|known| known == name) {
            let nearest = nearest(name, self.templates.names()).map(str::to_owned);
            return Err(template_error(
                name,
                TemplateErrorKind::NothingToReplace { nearest },
            ));
        }
        self.with_template(name, source)
    }

    fn with_template(self, name: &str, source: &str) -> Result<Self, Errors> {
        let templates = self.templates.with(name, source);
        Ok(Self {
            templates: templates.map_err(Errors::of_templates)?,
            ..self
        })
    }

    /// Puts a logo, a PNG file, at the head of Word and PDF files. `description` says what it shows, for someone who cannot
    /// see it: usually the name of the organisation. Slides take their logo from their template.
    ///
    /// # Errors
    /// A file that is no PNG picture, or that a PDF/A file cannot hold.
    pub fn with_logo(mut self, png: &[u8], description: &str) -> Result<Self, Error> {
        let logo = vuosikello_word::Logo::from_png(png.to_vec(), description);
        self.reference.logo = Some(logo.map_err(|error| Error::Logo(error.to_string()))?);
        self.brand.logo = Some(vuosikello_pdf::Logo::from_png(png)?);
        Ok(self)
    }

    /// Takes the looks of Word files from a reference package.
    pub fn with_reference(self, reference: Reference) -> Self {
        Self { reference, ..self }
    }

    /// Takes the looks of slides from a PowerPoint file.
    pub fn with_slides(self, slides: SlideTemplate) -> Self {
        Self { slides, ..self }
    }

    /// Takes the looks of PDF files from a brand.
    pub fn with_brand(self, brand: Brand) -> Self {
        Self { brand, ..self }
    }

    /// The settings.
    pub fn configuration(&self) -> &Checked<Configuration> {
        self.checker.configuration()
    }

    /// The data of an agreement, a meeting or a budget day, when nothing is wrong with them.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn check<T: Checkable>(&self, data: T) -> Result<Checked<T>, Findings> {
        self.checker.check(data)
    }

    /// The main agreement and its annexes as documents.
    ///
    /// # Errors
    /// Everything that is wrong with the templates, or missing in the data that they use.
    pub fn documents(&self, dossier: &Checked<Dossier>) -> Result<Vec<Part>, Vec<Error>> {
        documents(self.configuration(), dossier, &self.templates)
            .map_err(|issues| issues.into_iter().map(Error::from).collect())
    }

    /// The Word drafts: the main agreement and every annex that is made from a template, each as a file of its own.
    ///
    /// # Errors
    /// Everything that keeps a draft from being made; then none is.
    pub fn drafts(&self, dossier: &Checked<Dossier>) -> Result<Vec<Draft>, Vec<Error>> {
        self.drafts_of(&self.documents(dossier)?)
    }

    /// The agreement and its annexes as one PDF file that conforms to PDF/A-2a and PDF/UA-1.
    ///
    /// # Errors
    /// Everything that keeps the file from being made.
    pub fn final_pdf(&self, dossier: &Checked<Dossier>, files: &AnnexFiles) -> Result<FinalPdf, Vec<Error>> {
        self.final_pdf_of(&self.documents(dossier)?, files)
    }

    /// As [`Studio::drafts`], of documents that have been made already.
    ///
    /// # Errors
    /// Everything that keeps a draft from being made; then none is.
    pub fn drafts_of(&self, parts: &[Part]) -> Result<Vec<Draft>, Vec<Error>> {
        let mut drafts = Vec::new();
        let mut errors = Vec::new();
        for part in parts {
            if let Content::Document(document) = &part.content {
                match self.draft(document, &part.title) {
                    Ok(bytes) => drafts.push(Draft {
                        name: format!("{}.docx", part.file_stem),
                        bytes,
                    }),
                    Err(error) => errors.push(error),
                }
            }
        }
        if errors.is_empty() {
            Ok(drafts)
        } else {
            Err(errors)
        }
    }

    pub(crate) fn draft(&self, document: &Document, title: &str) -> Result<Vec<u8>, Error> {
        let has_contents = document
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Contents { .. }));
        let pages = if has_contents {
            vuosikello_pdf::heading_pages(document, &self.brand, &PageStyle::word())?
        } else {
            Vec::new()
        };
        vuosikello_word::write(document, &self.reference, &pages).map_err(|source| Error::Word {
            part: title.to_owned(),
            source,
        })
    }

    /// As [`Studio::final_pdf`], of documents that have been made already.
    ///
    /// # Errors
    /// Everything that keeps the file from being made.
    pub fn final_pdf_of(&self, parts: &[Part], files: &AnnexFiles) -> Result<FinalPdf, Vec<Error>> {
        let mut missing = Vec::new();
        let mut components = Vec::new();
        for part in parts {
            match &part.content {
                Content::Document(document) => components.push(Component::Document(document)),
                Content::File { name, head } => match files.get(name) {
                    Some(bytes) => {
                        let head = Head {
                            title: part.title.clone(),
                            ..head.clone()
                        };
                        components.push(Component::Annex(Annex { head, bytes }));
                    }
                    None => missing.push(Error::AnnexFileMissing(name.clone())),
                },
            }
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        let output = pdf::write(&components, &self.brand).map_err(|error| vec![Error::Pdf(error)])?;
        Ok(FinalPdf {
            name: parts
                .first()
                .map(|part| format!("{}.pdf", part.file_stem))
                .unwrap_or_default(),
            bytes: output.bytes,
            pages: output.pages,
            warnings: output.warnings.iter().map(ToString::to_string).collect(),
        })
    }
}

fn first(errors: Vec<TemplateError>) -> Error {
    let none = || TemplateError {
        template: String::new(),
        place: None,
        kind: TemplateErrorKind::NotFound,
    };
    Error::Template(errors.into_iter().next().unwrap_or_else(none))
}

fn template_error(name: &str, kind: TemplateErrorKind) -> Errors {
    Errors::of_templates(vec![TemplateError {
        template: name.to_owned(),
        place: None,
        kind,
    }])
}
