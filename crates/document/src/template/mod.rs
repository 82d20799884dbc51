//! Templates: Markdown with Tera, rendered with data into blocks. The language is described in `language.rs`.

mod arguments;
mod chart;
mod data;
mod error;
mod escape;
mod function;
mod lazy;
mod paths;
mod payload;
mod reword;
mod slides;
mod view;

pub use data::{Data, json_of, rows};
pub use error::{TemplateError, TemplateErrorKind};
pub(crate) use escape::decode;
pub(crate) use payload::{Payload, Piece, split_tokens};
pub use reword::{RewordError, RewordedSpan, Rewording, reword};
pub use view::View;
pub(crate) use view::{Placement, Views};

use std::collections::BTreeMap;
use std::io;

use tera::{Context, Delimiters, Tera};

use self::paths::Usages;
use crate::deck::Section;
use crate::{Block, markdown};

/// The most that one template may print, in bytes: far more than any agreement, and little enough for the memory.
const OUTPUT_LIMIT: usize = 16 << 20;

/// A set of templates that has been read and found free of syntax errors.
///
/// ```
/// use vuosikello_document::{Block, Data, Inline, Templates};
///
/// let templates = Templates::new([("tervehdys.md", "Hyvä {{ nimi }}!")]).unwrap();
/// let data = Data::new(&serde_json::json!({ "nimi": "*Maija* <b>" }));
/// let blocks = templates.render("tervehdys.md", &data).unwrap();
/// assert_eq!(blocks, [Block::Paragraph(vec![Inline::text("Hyvä *Maija* <b>!")])]);
/// ```
#[derive(Debug, Clone)]
pub struct Templates {
    tera: Tera,
    sources: BTreeMap<String, String>,
    /// The paths of each template and of the parts that it includes.
    usages: BTreeMap<String, Vec<(String, Usages)>>,
}

impl Templates {
    /// Reads templates given as name and source; a later one replaces an earlier one of the same name.
    ///
    /// # Errors
    /// Every template that has a syntax error, calls something unknown, or has characters that the software uses itself.
    pub fn new<N: Into<String>, S: Into<String>>(
        templates: impl IntoIterator<Item = (N, S)>,
    ) -> Result<Self, Vec<TemplateError>> {
        let sources: BTreeMap<String, String> = templates
            .into_iter()
            .map(|(name, source)| (name.into(), source.into()))
            .collect();
        let mut errors: Vec<TemplateError> = sources
            .iter()
            .filter_map(|(name, source)| error::foreign_character(name, source))
            .collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut tera = engine();
        let pairs = || {
            sources
                .iter()
                .map(|(name, source)| (name.as_str(), source.as_str()))
        };
        if let Err(of_all) = tera.add_raw_templates(pairs()) {
            // Together they stop at the first error; one at a time, every template tells its own. The others are there
            // without their content, so that it may include them.
            errors.extend(pairs().filter_map(|(name, source)| {
                let alone = pairs().map(|(other, _)| (other, if other == name { source } else { "" }));
                let error = engine().add_raw_templates(alone).err()?;
                error::of_syntax(name, source, &error)
            }));
            if errors.is_empty() {
                errors.push(error::of_set(&of_all));
            }
            return Err(errors);
        }
        let usages: BTreeMap<String, Usages> = sources
            .iter()
            .map(|(name, source)| (name.clone(), Usages::of(source)))
            .collect();
        let usages = paths::with_parts(&usages);
        Ok(Self {
            tera,
            sources,
            usages,
        })
    }

    /// These templates with one more, or with another in the place of the one of the same name.
    ///
    /// # Errors
    /// As with [`Templates::new`].
    pub fn with(
        &self,
        name: impl Into<String>,
        source: impl Into<String>,
    ) -> Result<Self, Vec<TemplateError>> {
        let own = (name.into(), source.into());
        Self::new(self.sources.clone().into_iter().chain([own]))
    }

    /// The source of a template.
    pub fn source(&self, name: &str) -> Option<&str> {
        self.sources.get(name).map(String::as_str)
    }

    /// The names of the templates, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str)
    }

    /// The top-level variables that a template mentions, in alphabetical order; empty for an unknown template. Lets
    /// templates be checked against the names that there will be, without data.
    pub fn variables(&self, name: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .tera
            .get_template_variables(name)
            .map(|names| names.into_iter().map(str::to_owned).collect())
            .unwrap_or_default();
        names.sort();
        names
    }

    /// Renders a template with data into blocks.
    ///
    /// # Errors
    /// Every unknown variable and field (with the nearest known name), in the parts that it includes too; or else the first function called wrongly, or Markdown
    /// that a document cannot hold.
    pub fn render(&self, name: &str, data: &Data<'_>) -> Result<Vec<Block>, Vec<TemplateError>> {
        let text = self.text(name, data)?;
        markdown::blocks(&text, &data.views).map_err(|kind| vec![TemplateError::whole(name, kind)])
    }

    /// Renders the template of a deck with data into sections of slides. What stands before the first section belongs to
    /// one called `first`.
    ///
    /// # Errors
    /// As with [`Templates::render`]; every view that is not known, and what slides cannot hold.
    pub fn slides(
        &self,
        name: &str,
        data: &Data<'_>,
        first: &str,
    ) -> Result<Vec<Section>, Vec<TemplateError>> {
        let text = self.text(name, data)?;
        let whole = |kind| TemplateError::whole(name, kind);
        slides::sections(&text, &data.views, first).map_err(|kinds| kinds.into_iter().map(whole).collect())
    }

    /// The Markdown that a template renders to.
    fn text(&self, name: &str, data: &Data<'_>) -> Result<String, Vec<TemplateError>> {
        let unknown: Vec<TemplateError> = self
            .usages
            .get(name)
            .into_iter()
            .flatten()
            .flat_map(|(part, usages)| usages.unknown(part, data))
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let mut output = Bounded(Vec::new());
        self.tera
            .render_to(name, &self.context(name, data), &mut output)
            .map_err(|error| vec![error::of_rendering(name, &self.sources, data.names(), &error)])?;
        String::from_utf8(output.0).map_err(|_| vec![TemplateError::whole(name, TemplateErrorKind::TooLong)])
    }

    /// The variables that a template and its parts use, and the one that its functions do.
    fn context(&self, name: &str, data: &Data<'_>) -> Context {
        let mut context = Context::new();
        let used = self.tera.get_template_variables(name).unwrap_or_default();
        for name in used.into_iter().chain([function::SIGNATORIES]) {
            if let Some(value) = data.get(name) {
                context.insert_value(name.to_owned(), value.clone());
            }
        }
        context
    }
}

/// Tera with values escaped always, and with the functions of this crate.
fn engine() -> Tera {
    let mut tera = Tera::new();
    // `{#` begins the id of a heading. The delimiters differ and have two bytes each, so they are accepted.
    let comments = Delimiters {
        comment_start: "<!".into(),
        comment_end: "!>".into(),
        ..Delimiters::default()
    };
    let accepted = tera.set_delimiters(comments);
    debug_assert!(accepted.is_ok(), "{accepted:?}");
    tera.autoescape_on(vec![""]);
    tera.set_escape_fn(escape::escape);
    function::register(&mut tera);
    tera
}

/// A buffer that refuses more than [`OUTPUT_LIMIT`] bytes.
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT_LIMIT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
