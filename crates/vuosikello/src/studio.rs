//! The settings, templates and looks that all documents share.

use vuosikello_core::{Checkable, Checked, Checker, Configuration, Findings, Look, nearest};
use vuosikello_document::{TemplateError, TemplateErrorKind, Templates};
use vuosikello_word::Reference;

use crate::{Error, Errors};

/// Settings, templates and looks: everything that the documents of an organisation share, and what makes documents with them.
///
/// | to | call | needs the feature |
/// |---|---|---|
/// | check data | [`check`](Studio::check) | |
/// | make the Word drafts of an agreement | [`drafts`](Studio::drafts) | |
/// | make its PDF file | [`final_pdf`](Studio::final_pdf) | `pdf` |
/// | make the material of a meeting | [`meeting_pack`](Studio::meeting_pack) | |
/// | make its minutes, its invitation | [`minutes`](Studio::minutes), [`invitation`](Studio::invitation) | |
/// | make the slides of a budget | [`budget_deck`](Studio::budget_deck) | `slides` |
/// | add or replace a template | [`add_template`](Studio::add_template), [`replace_template`](Studio::replace_template) | |
/// | give all files a look | [`with_look`](Studio::with_look) | |
/// | render a template | [`render`](Studio::render), [`render_deck`](Studio::render_deck) | |
/// | write a tree as a file | [`word`](Studio::word), [`pdf`](Studio::pdf), [`deck`](Studio::deck), [`sheet`](Studio::sheet) | none, `pdf`, `slides`, `sheet` |
///
/// It is built once and used for all documents, from several threads at once.
#[derive(Debug, Clone)]
pub struct Studio {
    pub(crate) checker: Checker,
    pub(crate) templates: Templates,
    pub(crate) reference: Reference,
    #[cfg(feature = "sheet")]
    pub(crate) look: Look,
    /// The look of slides where it is another than the built-in one.
    #[cfg(feature = "slides")]
    own_slides: Option<vuosikello_slides::Template>,
    #[cfg(feature = "pdf")]
    pub(crate) brand: vuosikello_pdf::Brand,
}

/// The built-in templates by name and source: those of agreements and those of meetings.
///
/// ```
/// let names: Vec<&str> = vuosikello::built_in_templates().map(|(name, _)| name).collect();
/// assert!(names.contains(&"palvelusopimus.md") && names.contains(&"esitys.md"));
/// ```
pub fn built_in_templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    vuosikello_agreement::BUILT_IN
        .into_iter()
        .chain(vuosikello_meeting::BUILT_IN)
}

/// Whether the documents can show a character: what [`Studio::new`] gives the [`Checker`] of its data.
///
/// PDF files show what their fonts have, without the fonts of the reader's machine. So with the feature `pdf`, a character
/// must be in the built-in font: Latin, Greek and Cyrillic letters and common signs, but no emoji. Without the feature every
/// character will do, since Word, PowerPoint and Excel find a font for it; control characters and the like are errors anyway.
#[must_use]
pub fn can_show(character: char) -> bool {
    // A line break and a soft hyphen need no glyph.
    matches!(character, '\n' | '\t' | '\u{ad}') || has_glyph(character)
}

#[cfg(feature = "pdf")]
fn has_glyph(character: char) -> bool {
    vuosikello_pdf::Fonts::built_in_covers(character)
}

#[cfg(not(feature = "pdf"))]
fn has_glyph(_: char) -> bool {
    true
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

    /// As [`Studio::new`], with settings that have been checked already.
    ///
    /// # Errors
    /// When what is built in cannot be read; the tests show that it can.
    pub fn with_checker(checker: Checker) -> Result<Self, Error> {
        let templates = Templates::new(built_in_templates()).map_err(first)?;
        Ok(Self {
            checker,
            templates,
            reference: Reference::built_in().clone(),
            #[cfg(feature = "sheet")]
            look: Look::default(),
            #[cfg(feature = "slides")]
            own_slides: None,
            #[cfg(feature = "pdf")]
            brand: vuosikello_pdf::Brand::built_in()?,
        })
    }

    /// Puts many templates in the place of built-in ones of the same names, or beside them, given as name and source. Templates
    /// that were added before are gone. A name that no other template has is no error here, since other templates may include
    /// it; [`replace_template`](Studio::replace_template) finds misspelt names.
    ///
    /// # Errors
    /// Every template that cannot be parsed.
    pub fn with_templates<'a>(
        self,
        templates: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Errors> {
        let built_in = built_in_templates().map(|(name, source)| -> (&'a str, &'a str) { (name, source) });
        let templates = Templates::new(built_in.chain(templates)).map_err(Errors::of_templates)?;
        Ok(Self { templates, ..self })
    }

    /// Adds a template of the program's own, for [`render`](Studio::render) and [`render_deck`](Studio::render_deck), or for
    /// other templates to include. A template that another one includes is added before that one.
    ///
    /// # Errors
    /// A syntax error, and a name that another template has.
    pub fn add_template(self, name: &str, source: &str) -> Result<Self, Errors> {
        if self.templates.names().any(|known| known == name) {
            return Err(template_error(name, TemplateErrorKind::Exists));
        }
        self.with_template(name, source)
    }

    /// Puts a template in the place of the one of the same name, built-in or added.
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

    /// Puts a logo, a PNG file of at most 2 MiB and 2 000 pixels to a side, at the head of Word and PDF files. `description`
    /// says what it shows, for someone who cannot see it: usually the name of the organisation.
    ///
    /// Slides have no logo of their own: where there is room for one differs from layout to layout, so it belongs to the
    /// PowerPoint file that [`with_slides`](Studio::with_slides) takes. Excel files have none.
    ///
    /// # Errors
    /// [`Error::Logo`] for a file that is no PNG picture, [`Error::Brand`] for one that a PDF/A file cannot hold.
    pub fn with_logo(mut self, png: &[u8], description: &str) -> Result<Self, Error> {
        let logo = vuosikello_word::Logo::from_png(png.to_vec(), description).map_err(Error::Logo)?;
        self.reference.logo = Some(logo);
        #[cfg(feature = "pdf")]
        {
            self.brand.logo = Some(vuosikello_pdf::Logo::from_png(png)?);
        }
        Ok(self)
    }

    /// Takes the colours, the typefaces of Office files and the room for the logo from a look, for files of every format. A logo that was set
    /// before stays; a [reference](Studio::with_reference), [slides](Studio::with_slides) and a [brand](Studio::with_brand) that
    /// were set before are replaced, so those of the organisation's own are given after it.
    ///
    /// ```
    /// use vuosikello::{Studio, model::Look};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let request: serde_json::Value = serde_json::from_str(include_str!("../examples/embed.json"))?;
    /// # let studio = Studio::new(serde_json::from_value(request["asetukset"].clone())?)?;
    /// let look: Look = serde_json::from_str(r#"{ "varit": { "otsikot": "0B5345" } }"#)?;
    /// let studio = studio.with_look(&look)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Settings`] with everything that is wrong with the look, such as colours that cannot be read.
    pub fn with_look(mut self, look: &Look) -> Result<Self, Error> {
        let found = look.check();
        if !found.is_empty() {
            return Err(Error::Settings(found));
        }
        // What the built-in look makes is there, or made when it is first asked for.
        let own = (*look != Look::default()).then_some(look);
        let logo = self.reference.logo.take();
        self.reference = own.map_or_else(|| Reference::built_in().clone(), Reference::of_look);
        self.reference.logo = logo;
        #[cfg(feature = "slides")]
        {
            self.own_slides = own.map(vuosikello_slides::Template::of_look);
        }
        #[cfg(feature = "pdf")]
        {
            let logo = self.brand.logo.take();
            self.brand = vuosikello_pdf::Brand {
                logo,
                ..vuosikello_pdf::Brand::of_look(look)?
            };
        }
        #[cfg(feature = "sheet")]
        {
            self.look = look.clone();
        }
        Ok(self)
    }

    /// Takes the look of Word files from a reference package: styles, fonts, margins and logo. A logo that was set before is
    /// replaced, also by none.
    #[must_use]
    pub fn with_reference(self, reference: Reference) -> Self {
        Self { reference, ..self }
    }

    /// What Word files take their look from.
    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    /// Takes the look of slides from a PowerPoint file: layouts, colours, fonts and logo.
    #[cfg(feature = "slides")]
    #[must_use]
    pub fn with_slides(self, slides: vuosikello_slides::Template) -> Self {
        let own_slides = Some(slides);
        Self { own_slides, ..self }
    }

    /// The look of slides. The built-in one is read when slides are first made.
    #[cfg(feature = "slides")]
    pub(crate) fn slides(&self) -> &vuosikello_slides::Template {
        match &self.own_slides {
            Some(own) => own,
            None => vuosikello_slides::Template::built_in(),
        }
    }

    /// Takes the look of PDF files from a brand: fonts, colour and logo. A logo that was set before is replaced, also by none.
    #[cfg(feature = "pdf")]
    #[must_use]
    pub fn with_brand(self, brand: vuosikello_pdf::Brand) -> Self {
        Self { brand, ..self }
    }

    /// What PDF files take their look from.
    #[cfg(feature = "pdf")]
    pub fn brand(&self) -> &vuosikello_pdf::Brand {
        &self.brand
    }

    /// The settings.
    pub fn configuration(&self) -> &Checked<Configuration> {
        self.checker.configuration()
    }

    /// What checks the data: also one file of them at a time, see [`Checker`].
    pub fn checker(&self) -> &Checker {
        &self.checker
    }

    /// The templates, for the functions of [`agreement`](crate::agreement) and [`meeting`](crate::meeting).
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Checks data: a [`Dossier`](crate::model::Dossier), a [`MeetingDossier`](crate::model::MeetingDossier) or a
    /// [`BudgetDay`](crate::model::BudgetDay). Documents are made of data that have been checked alone.
    ///
    /// # Errors
    /// Everything that is wrong with the data, each with its code, its place, a message and a fix.
    pub fn check<T: Checkable>(&self, data: T) -> Result<Checked<T>, Findings> {
        self.checker.check(data)
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
