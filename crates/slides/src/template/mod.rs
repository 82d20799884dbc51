//! The template: the brand of an organisation as a PowerPoint file.
//!
//! A written deck takes everything that is looks from here: masters, layouts, themes, table style, notes master, slide size.
//! The built-in brand lies in `brand/pptx/` as readable XML. An organisation may give its own `.pptx` or `.potx`
//! instead; its slides are left out.

mod built_in;
mod choose;
mod copy;
mod error;
mod from_package;
mod ids;
mod layout;
mod notes;
mod placeholder;
mod style;

use std::sync::LazyLock;

use vuosikello_core::{Look, StateColours};
use vuosikello_ooxml::{Element, Package, Relationships, presentation};

pub(crate) use choose::{choose, is_cover};
pub use error::TemplateError;
pub(crate) use layout::{Layout, Region};
pub(crate) use notes::NotesMaster;
pub(crate) use placeholder::{Placeholder, PlaceholderKind};
pub(crate) use style::{Spacing, TextStyle};

/// The template: masters, layouts and themes, and what the writer has to know of them.
///
/// ```
/// use vuosikello_slides::Template;
///
/// assert!(Template::built_in().layout_names().any(|name| name == "Otsikko ja sisältö"));
/// assert!(Template::from_pptx(b"not a presentation").is_err());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Template {
    /// The parts taken over, with their relationships.
    pub(crate) package: Package,
    /// The main part without slides, sections and relationship to the notes master.
    pub(crate) presentation: Element<'static>,
    /// The relationships of the main part.
    pub(crate) relationships: Relationships,
    pub(crate) layouts: Vec<Layout>,
    pub(crate) notes: NotesMaster,
    pub(crate) table_style: TableStyle,
    /// The typefaces of the masters for text that stands in no placeholder.
    pub(crate) plain: Vec<TextStyle>,
    /// Their names.
    pub(crate) typefaces: Vec<String>,
    /// Whether it is the built-in brand, whose footers say nothing of their own.
    pub(crate) is_built_in: bool,
    /// The colours of the marks of states; without them they are accents of the theme that come near.
    pub(crate) states: Option<StateColours>,
    dropped: usize,
}

/// The style of tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct TableStyle {
    pub(crate) id: String,
    /// Whether the first column looks like the others also where it is marked as the names of the rows.
    pub(crate) has_plain_first_column: bool,
}

impl Template {
    /// The neutral brand that comes with the software: 16:9, dark blue on white.
    pub fn built_in() -> &'static Template {
        static BUILT_IN: LazyLock<Template> = LazyLock::new(|| Template::of_look(&Look::default()));
        &BUILT_IN
    }

    /// The neutral brand with the colours and typefaces of a look.
    pub fn of_look(look: &Look) -> Template {
        // The parts are compiled in and a test reads them, so an error cannot come up; a template without
        // layouts in their place keeps a panic out of the library.
        let mut template = Template::from_package(&built_in::package(look)).unwrap_or_default();
        template.is_built_in = true;
        template.states = Some(look.colours.states.clone());
        template
    }

    /// The brand of a `.pptx` or `.potx` of one's own. Its slides are left out, with everything that only they use.
    ///
    /// Layouts are found by their names, in Finnish, Swedish or English, and then by their types. A notes master that the
    /// file lacks is added from the built-in brand.
    ///
    /// # Errors
    /// [`TemplateError`] if the bytes are not a readable presentation, or what is taken over of it is damaged, holds code or
    /// shows what lies outside.
    pub fn from_pptx(bytes: &[u8]) -> Result<Template, TemplateError> {
        Template::from_package(&presentation::read(bytes)?)
    }

    /// The names of the layouts, in the order of the file.
    pub fn layout_names(&self) -> impl Iterator<Item = &str> {
        self.layouts.iter().map(|layout| layout.name.as_str())
    }

    /// How many slides the file had that were left out.
    pub fn dropped_slides(&self) -> usize {
        self.dropped
    }

    /// The typeface of text on slides of the layout, as the template names it.
    pub(crate) fn typeface(&self, layout: &Layout) -> &str {
        self.typefaces.get(layout.master).map_or("", String::as_str)
    }

    /// The style of text on slides of the layout that stands in no placeholder.
    pub(crate) fn plain_style(&self, layout: &Layout) -> TextStyle {
        let style = self.plain.get(layout.master).copied();
        style.unwrap_or_else(|| TextStyle::plain(vuosikello_measure::Typeface::Wide))
    }
}
