//! A paragraph and what its properties say.

use vuosikello_document::Inline;
use vuosikello_ooxml::Element;

use super::context::Context;
use super::elements::{is_on, style_id, value};
use super::inlines::Runs;
use super::numbering::Mark;
use crate::role::Role;

/// A list level that a paragraph stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) instance: String,
    pub(super) level: usize,
    pub(super) mark: Mark,
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) role: Option<Role>,
    /// Its place in a numbering that shows something.
    pub(super) numbered: Option<Numbered>,
    pub(super) content: Vec<Inline>,
    /// Whether it begins a page by a setting of its own.
    pub(super) on_new_page: bool,
    /// Whether what follows it begins a page.
    pub(super) page_break: bool,
    /// Whether its end is deleted by a tracked change, so that it runs on into the next.
    pub(super) runs_on: bool,
    /// `w:jc`.
    pub(super) alignment: Option<String>,
}

impl Paragraph {
    pub(super) fn read(element: &Element<'_>, context: &Context) -> Self {
        let properties = element.find("w:pPr");
        let style = style_id(element);
        let mut runs = Runs::default();
        runs.read(element, context);
        Self {
            role: style.and_then(|id| context.styles.role(id)),
            numbered: numbered(properties, style, context),
            on_new_page: properties.is_some_and(|properties| is_on(properties, "w:pageBreakBefore")),
            page_break: runs.page_break,
            runs_on: properties.is_some_and(|properties| properties.path(&["w:rPr", "w:del"]).is_some()),
            alignment: properties
                .and_then(|properties| value(properties, "w:jc"))
                .map(str::to_owned),
            content: runs.finish(),
        }
    }
}

/// The numbering of a paragraph: its own, or that of its style.
fn numbered(properties: Option<&Element<'_>>, style: Option<&str>, context: &Context) -> Option<Numbered> {
    let own = properties.and_then(|properties| properties.find("w:numPr"));
    let of_style = style.and_then(|id| context.styles.numbering(id));
    let instance = own
        .and_then(|own| value(own, "w:numId"))
        .or(of_style.map(|(instance, _)| instance))?;
    let level = own.and_then(|own| value(own, "w:ilvl")?.parse().ok());
    let level = level.or(of_style.map(|(_, level)| level)).unwrap_or(0);
    match context.numbering.mark(instance, level) {
        Mark::None => None,
        mark => Some(Numbered {
            instance: instance.to_owned(),
            level,
            mark,
        }),
    }
}
