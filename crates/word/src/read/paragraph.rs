//! A paragraph and what its properties say.

use vuosikello_document::{Inline, Orientation, Table};
use vuosikello_ooxml::Element;

use super::elements::{is_change, is_on, number, value};
use super::look::{Ground, changed_properties};
use super::numbering::Label;
use super::options::View;
use super::outline::level;
use super::report::{ChangeUnit, LossKind, Story};
use super::runs::Runs;
use super::session::Session;
use super::styles::Style;
use super::text;
use crate::role::Role;

/// A paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) role: Option<Role>,
    /// Its level as a heading, from 1.
    pub(super) level: Option<u8>,
    /// What stands before it.
    pub(super) label: Option<Label>,
    /// Its text, in pieces that page breaks part: at least one.
    pub(super) content: Vec<Vec<Inline>>,
    /// Whether it begins a page by a setting of its own.
    pub(super) on_new_page: bool,
    /// Whether a section ends with it, and the next begins a page.
    pub(super) ends_page: bool,
    /// Whether pages stand or lie otherwise from there on.
    pub(super) turn: Option<Orientation>,
    /// Whether its end is taken out by a tracked change, so that it runs on into the next.
    pub(super) runs_on: bool,
    /// `w:jc`.
    pub(super) alignment: Option<String>,
    /// What it shows of a table of contents, if it is an entry of one: its depth, or none for another list.
    pub(super) entry_of: Option<Option<u8>>,
    /// The text of an entry, with tabs.
    pub(super) entry: String,
    /// The data of the charts that hang in it.
    pub(super) tables: Vec<Table>,
}

/// The properties of a paragraph that hold in a view: those before a tracked change of format, when it is rejected.
pub(super) fn properties<'e>(paragraph: &'e Element<'e>, view: View) -> Option<&'e Element<'e>> {
    let now = paragraph.find("w:pPr")?;
    match view {
        View::Accepted => Some(now),
        View::Rejected => now.path(&["w:pPrChange", "w:pPr"]).or(Some(now)),
    }
}

impl Paragraph {
    pub(super) fn read<'e>(element: &'e Element<'e>, session: &mut Session<'e>) -> Self {
        let context = session.context;
        session.begin_paragraph(element);
        let stays = std::mem::take(&mut session.is_before_table) && shows_something(element, context.view);
        let properties = properties(element, context.view);
        let style_id = properties.and_then(|properties| value(properties, "w:pStyle"));
        let style = context.styles.of_paragraph(style_id);
        // A paragraph that runs on into the next has no number of its own.
        let label = match runs_on(element, session) && !stays {
            true => None,
            false => label(properties, style, session),
        };
        let level = level(properties, style);
        if level.is_some() {
            session.begin_heading(element, label.as_ref());
        }
        session.lose_paragraph_looks(element, properties, style);
        let mut runs = Runs::new(Ground::new(style, context.styles.defaults));
        runs.read(element, session);
        let runs_on = mark(element, session) && !stays;
        let entry_of = runs.entry_of;
        let (entry, tables) = (std::mem::take(&mut runs.entry), std::mem::take(&mut runs.tables));
        let content = runs.finish();
        let section = properties.and_then(|properties| properties.find("w:sectPr"));
        Self {
            role: style.role,
            level,
            label,
            content,
            on_new_page: properties.is_some_and(|properties| is_on(properties, "w:pageBreakBefore")),
            ends_page: section.is_some_and(begins_page),
            turn: section.and_then(|section| session.turns.after(section)),
            runs_on,
            alignment: properties
                .and_then(|properties| value(properties, "w:jc"))
                .or(style.alignment())
                .map(str::to_owned),
            entry_of,
            entry,
            tables,
        }
    }
}

/// Whether what follows a section begins a page.
fn begins_page(section: &Element<'_>) -> bool {
    !matches!(value(section, "w:type"), Some("continuous" | "nextColumn"))
}

/// The numbering of a paragraph: its own, or that of its style.
fn label(properties: Option<&Element<'_>>, style: &Style<'_>, session: &mut Session<'_>) -> Option<Label> {
    let own = properties.and_then(|properties| properties.find("w:numPr"));
    let instance = own
        .and_then(|own| value(own, "w:numId"))
        .or(style.numbering.map(|(instance, _)| instance))?;
    let level = own.and_then(|own| number(own, "w:ilvl"));
    let level = level.or(style.numbering.map(|(_, level)| level)).unwrap_or(0);
    session
        .counters
        .count(&session.context.numbering, instance, level)
}

/// The tracked changes of the end of a paragraph.
fn changed_ends<'e>(element: &'e Element<'e>) -> impl Iterator<Item = &'e Element<'e>> {
    let mark = element
        .find("w:pPr")
        .and_then(|properties| properties.find("w:rPr"));
    mark.into_iter()
        .flat_map(|mark| mark.elements())
        .filter(|child| is_change(&child.name))
}

/// Whether a tracked change takes the end of a paragraph out of the text that is read.
fn runs_on(element: &Element<'_>, session: &Session<'_>) -> bool {
    changed_ends(element).any(|change| !session.context.view.shows(&change.name))
}

/// Whether something of a paragraph or of what stands in it is in the text that is read.
fn shows_something(parent: &Element<'_>, view: View) -> bool {
    parent.elements().any(|child| match child.name.as_ref() {
        "w:pPr" | "w:sdtPr" => false,
        "w:r" => child.elements().any(|it| it.name != "w:rPr"),
        name if is_change(name) && !view.shows(name) => false,
        _ => shows_something(child, view),
    })
}

/// Notes what is tracked of the end of a paragraph and of its properties. Whether it runs on into the next.
fn mark<'e>(element: &'e Element<'e>, session: &mut Session<'e>) -> bool {
    let Some(properties) = element.find("w:pPr") else {
        session.changes.part();
        return false;
    };
    if let Some(change) = properties.find("w:pPrChange") {
        let names = changed_properties(Some(properties), change.find("w:pPr"));
        let tracker = &mut session.tracker;
        let words = text::excerpt(element);
        session
            .changes
            .format(change, ChangeUnit::Paragraph, names, &words, || tracker.place());
    }
    let mut is_changed = false;
    for change in changed_ends(element) {
        is_changed = true;
        if !session.changes.is_told_with_row(change) {
            let tracker = &mut session.tracker;
            session.changes.begin(change, || tracker.place());
            session.changes.text("\n");
            session.changes.end();
        }
    }
    if !is_changed {
        session.changes.part();
    }
    runs_on(element, session)
}

impl<'e> Session<'e> {
    /// Notes the looks of a paragraph that the tree cannot say.
    fn lose_paragraph_looks(
        &mut self,
        element: &'e Element<'e>,
        properties: Option<&'e Element<'e>>,
        style: &Style<'e>,
    ) {
        let Some(properties) = properties else { return };
        if properties.find("w:framePr").is_some() {
            self.lose(LossKind::FloatingFrame, &text::excerpt(element));
        }
        let shown = |border: &Element<'_>| !matches!(border.get("w:val"), Some("none" | "nil"));
        let borders = properties.find("w:pBdr");
        let ground = properties.find("w:shd").and_then(|ground| ground.get("w:fill"));
        let has_ground = ground.is_some_and(|fill| !matches!(fill, "auto" | "FFFFFF" | "ffffff"));
        if has_ground || borders.is_some_and(|borders| borders.elements().any(shown)) {
            self.lose(LossKind::Shading, &text::excerpt(element));
        }
        let own = value(properties, "w:jc");
        let is_aligned = own.is_some_and(|own| matches!(own, "center" | "right" | "end"));
        let in_text = self.tracker.story == Story::Body && !self.tracker.is_in_table();
        if is_aligned && own != style.alignment() && in_text {
            self.lose(LossKind::Alignment, &text::excerpt(element));
        }
        if let Some(section) = properties.find("w:sectPr") {
            self.lose_section(section);
        }
    }
}
