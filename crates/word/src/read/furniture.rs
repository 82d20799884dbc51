//! Headers and footers, and the fields of the head in them.

use std::collections::BTreeMap;

use vuosikello_document::{HeadField, plain_text};
use vuosikello_ooxml::Element;

use super::elements::is_on;
use super::error::ReadError;
use super::parts::{Opened, Part, part};
use super::report::{Furniture, Story};
use super::sections::{pages, sections};
use super::session::Session;
use super::stories;
use crate::field;

/// The most headers and footers read; a file of a hundred sections repeats a few.
const MOST: usize = 60;

/// A header or footer with its text in the package.
pub(super) struct ShownFurniture<'e> {
    story: Story,
    section: u32,
    part: Part<'e>,
}

/// The headers and footers that show, each once, in the order of the sections.
pub(super) fn load<'e>(
    opened: &'e Opened<'_>,
    main: &Part<'e>,
    settings: Option<&Element<'_>>,
) -> Result<Vec<ShownFurniture<'e>>, ReadError> {
    let has_even = settings.is_some_and(|settings| is_on(settings, "w:evenAndOddHeaders"));
    let mut sources: Vec<ShownFurniture<'e>> = Vec::new();
    let body = main.root.find("w:body");
    let sections = body.map(sections).unwrap_or_default();
    for (number, section) in (1u32..).zip(sections) {
        for reference in section.elements() {
            let make: fn(super::report::Pages) -> Story = match reference.name.as_ref() {
                "w:headerReference" => Story::Header,
                "w:footerReference" => Story::Footer,
                _ => continue,
            };
            let Some(pages) = pages(reference, section, has_even) else {
                continue;
            };
            let story = make(pages);
            let name = reference.get("r:id").and_then(|id| main.target(id));
            let Some(name) = name.filter(|name| opened.package.part(name).is_some()) else {
                continue;
            };
            let is_known = |source: &ShownFurniture<'_>| source.story == story && source.part.name == name;
            if sources.len() >= MOST || sources.iter().any(is_known) {
                continue;
            }
            sources.push(ShownFurniture {
                story,
                section: number,
                part: part(opened, &name)?,
            });
        }
    }
    Ok(sources)
}

/// Reads the headers and footers.
pub(super) fn read<'e>(sources: &'e [ShownFurniture<'e>], session: &mut Session<'e>) -> Vec<Furniture> {
    let mut furniture = Vec::new();
    for source in sources {
        let paragraphs = stories::read(&source.part, &source.part.root, source.story, session);
        let lines = paragraphs
            .iter()
            .map(|paragraph| plain_text(paragraph).trim().to_owned())
            .chain(session.beside.drain(..))
            .filter(|line| !line.is_empty());
        furniture.push(Furniture {
            story: source.story,
            section: source.section,
            lines: lines.collect(),
        });
    }
    furniture
}

/// The fields of the head: the first of each that says something. Those of the first page count first, since it has all.
pub(super) fn fields(sources: &[ShownFurniture<'_>]) -> BTreeMap<HeadField, String> {
    let is_first = |source: &&ShownFurniture<'_>| matches!(source.story, Story::Header(pages) | Story::Footer(pages) if pages == super::report::Pages::First);
    let (first, others): (Vec<_>, Vec<_>) = sources.iter().partition(is_first);
    let mut fields = BTreeMap::new();
    for source in first.into_iter().chain(others) {
        source.part.root.walk(&mut |element| {
            if element.name == "w:sdt" {
                collect(element, &mut fields);
            }
        });
    }
    fields
}

fn collect(control: &Element<'_>, fields: &mut BTreeMap<HeadField, String>) {
    let property = |name: &str| {
        control
            .path(&["w:sdtPr", name])
            .and_then(|property| property.get("w:val"))
    };
    // LibreOffice keeps the title of a control and drops its tag.
    let field = property("w:tag")
        .and_then(field::of_tag)
        .or_else(|| property("w:alias").and_then(field::of_title));
    let Some(field) = field else { return };
    let text = control.find("w:sdtContent").map(shown_text).unwrap_or_default();
    if !text.is_empty() {
        fields.entry(field).or_insert(text);
    }
}

/// The text of runs below an element, without deletions.
fn shown_text(element: &Element<'_>) -> String {
    let mut text = String::new();
    push_text(element, &mut text);
    text
}

fn push_text(element: &Element<'_>, out: &mut String) {
    for child in element.elements() {
        match child.name.as_ref() {
            "w:t" => out.extend(
                child
                    .own_text()
                    .chars()
                    .map(|c| if c.is_control() { ' ' } else { c }),
            ),
            "w:tab" | "w:br" | "w:cr" => out.push(' '),
            "w:softHyphen" => out.push('\u{ad}'),
            "w:noBreakHyphen" => out.push('\u{2011}'),
            "w:del" | "w:moveFrom" | "w:rPr" | "w:pPr" | "w:sdtPr" => {}
            _ => push_text(child, out),
        }
    }
}
