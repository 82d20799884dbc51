//! Templates: Markdown with Tera, rendered with data into blocks. The language is described in `language.rs`.

mod arguments;
mod chart;
mod checks;
mod data;
mod error;
mod escape;
mod extent;
mod function;
mod in_document;
mod lazy;
mod meter;
mod payload;
mod placement;
mod reword;
mod slides;
mod source;
mod syntax;
mod tera_error;
mod usages;
mod view;

pub use data::{Data, json_of, rows};
pub(crate) use error::RULE;
pub use error::{TemplateError, TemplateErrorKind};
pub(crate) use escape::{EMPTY, decode};
pub(crate) use payload::{Payload, Piece, split_tokens};
pub(crate) use placement::Placement;
pub use reword::{RewordError, RewordedSpan, Rewording, reword};
pub use view::View;
pub(crate) use view::Views;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use tera::{Context, Delimiters, Tera};

use self::error::{Lines, MOST_TOLD};
use self::meter::Meter;
use self::source::TemplateSource;
use self::syntax::Site;
use self::usages::Usages;
use crate::Block;
use crate::deck::Section;
use crate::markdown::{self, Mistake};

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
    /// In alphabetical order of their names.
    sources: Vec<TemplateSource>,
    /// The places in them to which the calls belong that were put in.
    sites: Arc<[Site]>,
    /// The paths of each template and of the parts that it includes.
    usages: BTreeMap<String, Vec<(String, Usages)>>,
}

impl Templates {
    /// Reads templates given as name and source; a later one replaces an earlier one of the same name.
    ///
    /// # Errors
    /// Every syntax error of every template, calls of something unknown, empty templates, and characters that the software uses itself.
    pub fn new<N: Into<String>, S: Into<String>>(
        templates: impl IntoIterator<Item = (N, S)>,
    ) -> Result<Self, Vec<TemplateError>> {
        let given: BTreeMap<String, String> = templates
            .into_iter()
            .map(|(name, source)| (name.into(), source.into()))
            .collect();
        let (mut sources, mut sites, mut errors) = (Vec::new(), Vec::new(), Vec::new());
        let mut usages = BTreeMap::new();
        for (number, (name, source)) in given.iter().enumerate() {
            match TemplateSource::read(number, name, source, &given, &mut sites) {
                Ok((source, used)) => {
                    usages.insert(name.clone(), used);
                    sources.push(source);
                }
                Err(found) => errors.extend(found),
            }
        }
        if errors.is_empty() {
            errors.extend(source::circles(&usages));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut tera = engine(&sites);
        let pairs = || {
            sources
                .iter()
                .map(|source| (source.name.as_str(), source.instrumented()))
        };
        if let Err(of_all) = tera.add_raw_templates(pairs()) {
            // Together they stop at the first error; one at a time, every template tells its own. The others are there
            // without their content, so that it may include them.
            errors.extend(sources.iter().filter_map(|source| {
                let alone =
                    pairs().map(|(other, text)| (other, if other == source.name { text } else { "" }));
                let error = engine(&sites).add_raw_templates(alone).err()?;
                tera_error::of_syntax(source, &error)
            }));
            if errors.is_empty() {
                errors.push(tera_error::of_set(&sources, &of_all));
            }
            return Err(errors);
        }
        Ok(Self {
            tera,
            sources,
            sites: sites.into(),
            usages: usages::with_parts(&usages),
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
        let others = self
            .sources
            .iter()
            .map(|source| (source.name.clone(), source.own.clone()));
        Self::new(others.chain([own]))
    }

    /// The source of a template.
    pub fn source(&self, name: &str) -> Option<&str> {
        let source = self.sources.iter().find(|source| source.name == name);
        source.map(|source| source.own.as_str())
    }

    /// The names of the templates, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(|source| source.name.as_str())
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
        let (text, meter) = self.text(name, data)?;
        let placed = |mistakes| self.placed(name, &meter, mistakes);
        let blocks = markdown::blocks(&text, &data.views).map_err(placed)?;
        if blocks
            .iter()
            .all(|block| matches!(block, Block::PageBreak | Block::Turn(_)))
        {
            return Err(vec![TemplateError::whole(name, TemplateErrorKind::Empty)]);
        }
        Ok(blocks)
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
        let (text, meter) = self.text(name, data)?;
        if text.trim().is_empty() {
            return Err(vec![TemplateError::whole(name, TemplateErrorKind::Empty)]);
        }
        let placed = |mistakes| self.placed(name, &meter, mistakes);
        slides::sections(&text, &data.views, first).map_err(placed)
    }

    /// The Markdown that a template renders to, and what is known of where it comes from.
    fn text(&self, name: &str, data: &Data<'_>) -> Result<(String, Option<Meter>), Vec<TemplateError>> {
        let mistakes: Vec<TemplateError> = self
            .usages
            .get(name)
            .into_iter()
            .flatten()
            .flat_map(|(part, usages)| usages.mistakes(part, self.source(part).unwrap_or_default(), data))
            .collect();
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let mut output = Bounded(Vec::new());
        let context = self.context(name, data);
        let render = || self.tera.render_to(name, &context, &mut output);
        let (rendered, meter) = meter::metered(&self.sites, render);
        if let Err(error) = rendered {
            let of_tera = || tera_error::of_rendering(name, &self.sources, data.names(), &error);
            let stopped = meter.as_ref().and_then(|meter| self.stopped(meter, &error));
            return Err(vec![stopped.unwrap_or_else(of_tera)]);
        }
        match String::from_utf8(output.0) {
            Ok(text) => Ok((text, meter)),
            Err(_) => Err(vec![TemplateError::whole(name, TemplateErrorKind::TooLong)]),
        }
    }

    /// Why this library itself stopped rendering: by one of its functions, or because the output is too long.
    fn stopped(&self, meter: &Meter, error: &tera::Error) -> Option<TemplateError> {
        let too_long = matches!(error.kind(), tera::ErrorKind::Io(_));
        let (kind, site) = match &meter.failure {
            Some(failure) => (failure.kind.clone(), failure.site),
            None if too_long => (TemplateErrorKind::TooLong, None),
            None => return None,
        };
        if site.is_none()
            && let tera::ErrorKind::RenderingError(report) = error.kind()
        {
            let source = self
                .sources
                .iter()
                .find(|source| source.name == report.filename())?;
            return Some(source.at(report, kind));
        }
        let (template, at) = meter.place(site)?;
        let source = self.sources.get(template)?;
        let end = site
            .and_then(|site| self.sites.get(site))
            .map_or(at, |site| site.end);
        let path = source.own.get(at..end).unwrap_or_default().trim();
        Some(TemplateError::at(
            &source.name,
            &source.lines(),
            at,
            kind.with_path(path),
        ))
    }

    /// The mistakes of what a template rendered to, each where the template, or the part of it, has it.
    fn placed(&self, name: &str, meter: &Option<Meter>, mistakes: Vec<Mistake>) -> Vec<TemplateError> {
        let mut errors: Vec<TemplateError> = Vec::new();
        let mut lines: BTreeMap<usize, Lines<'_>> = BTreeMap::new();
        // What is known of each line of each template.
        let mut known: BTreeMap<Option<(usize, usize)>, Vec<TemplateErrorKind>> = BTreeMap::new();
        let mut more = 0usize;
        for Mistake { kind, at } in mistakes {
            let place = meter.as_ref().and_then(|meter| meter.source_of(at));
            let source = place.and_then(|(template, at)| Some((template, self.sources.get(template)?, at)));
            let place = source.map(|(template, source, at)| {
                let lines = &*lines.entry(template).or_insert_with(|| source.lines());
                (template, source, lines, at)
            });
            // Of several alike on a line, and of one in each turn of a loop, the first.
            let line = place
                .as_ref()
                .map(|(template, _, lines, at)| (*template, lines.line(*at)));
            let of_line = known.entry(line).or_default();
            if of_line.len() >= MOST_TOLD || errors.len() >= MOST_TOLD {
                more += 1;
            } else if !of_line.contains(&kind) {
                of_line.push(kind.clone());
                errors.push(match place {
                    Some((_, source, lines, at)) => TemplateError::at(&source.name, lines, at, kind),
                    None => TemplateError::whole(name, kind),
                });
            }
        }
        if more > 0 {
            errors.push(TemplateError::more(name, more));
        }
        errors
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

/// Tera with values escaped always, and with the functions of this crate and those of the sites.
fn engine(sites: &[Site]) -> Tera {
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
    checks::register(&mut tera, sites);
    tera
}

/// A buffer that refuses more than [`OUTPUT_LIMIT`] bytes.
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT_LIMIT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        meter::written(self.0.len(), bytes.len());
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
