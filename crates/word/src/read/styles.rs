//! What the styles of a file are for, and how their text looks.

use std::collections::BTreeMap;

use vuosikello_document::Language;
use vuosikello_ooxml::Element;

use super::elements::{number, value};
use super::properties::TextProperties;
use crate::role::Role;

/// How many styles a style may be based on, one on another.
const LONGEST_LINE: usize = 30;

/// A style with what it takes from those that it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style<'e> {
    /// What it is for: itself, or the nearest style that it is based on.
    pub(super) role: Option<Role>,
    /// Its level as a heading, from 1.
    pub(super) heading: Option<u8>,
    /// The numbering instance and level that it gives its paragraphs.
    pub(super) numbering: Option<(&'e str, usize)>,
    /// Its level in the outline of the document, from 0; 9 for text.
    pub(super) outline: Option<u8>,
    pub(super) text: TextProperties<'e>,
    alignment: Option<&'e str>,
}

/// A style as it stands in the file.
#[derive(Debug, Default)]
struct Own<'e> {
    role: Option<Role>,
    heading: Option<u8>,
    based_on: Option<&'e str>,
    instance: Option<&'e str>,
    level: Option<usize>,
    outline: Option<u8>,
    text: TextProperties<'e>,
    alignment: Option<&'e str>,
}

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles<'e> {
    by_id: BTreeMap<&'e str, Style<'e>>,
    /// The style of paragraphs that name none.
    default: Style<'e>,
    /// How text looks that no style says anything of.
    pub(super) defaults: TextProperties<'e>,
    language: Language,
}

impl<'e> Styles<'e> {
    pub(super) fn new(root: Option<&'e Element<'e>>) -> Self {
        let Some(root) = root else { return Self::default() };
        let defaults = root
            .path(&["w:docDefaults", "w:rPrDefault", "w:rPr"])
            .map(TextProperties::new)
            .unwrap_or_default();
        let elements = || root.elements().filter(|element| element.name == "w:style");
        let own: BTreeMap<&str, Own<'e>> = elements()
            .filter_map(|style| Some((style.get("w:styleId")?, Own::new(style))))
            .collect();
        let by_id: BTreeMap<&str, Style<'e>> = own.keys().map(|id| (*id, Style::resolve(id, &own))).collect();
        let default = elements().find(|style| {
            style.get("w:type") == Some("paragraph")
                && matches!(style.get("w:default"), Some("1" | "true" | "on"))
        });
        let default = default
            .and_then(|style| by_id.get(style.get("w:styleId")?))
            .cloned()
            .unwrap_or_default();
        Self {
            default,
            by_id,
            defaults,
            language: defaults.language.and_then(language).unwrap_or_default(),
        }
    }

    /// The language of the document.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    pub(super) fn get(&self, id: &str) -> Option<&Style<'e>> {
        self.by_id.get(id)
    }

    /// The style of a paragraph that names this one, or none.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> &Style<'e> {
        id.and_then(|id| self.by_id.get(id)).unwrap_or(&self.default)
    }
}

impl<'e> Style<'e> {
    fn resolve(id: &str, own: &BTreeMap<&'e str, Own<'e>>) -> Self {
        let next = |style: &&Own<'e>| style.based_on.and_then(|base| own.get(base));
        let line = || std::iter::successors(own.get(id), next).take(LONGEST_LINE);
        // What it is for, it is as a whole: a style based on that of a heading is a heading, unless it is something else.
        let purpose = line().find(|style| style.role.is_some() || style.heading.is_some());
        let instance = line().find_map(|style| style.instance);
        let level = line().find_map(|style| style.level);
        Self {
            role: purpose.and_then(|style| style.role),
            heading: purpose.and_then(|style| style.heading),
            numbering: instance.map(|instance| (instance, level.unwrap_or(0))),
            outline: line().find_map(|style| style.outline),
            text: line().fold(TextProperties::default(), |text, style| text.over(style.text)),
            alignment: line().find_map(|style| style.alignment),
        }
    }

    /// How its paragraphs are aligned.
    pub(super) fn alignment(&self) -> Option<&'e str> {
        self.alignment
    }
}

impl<'e> Own<'e> {
    fn new(style: &'e Element<'e>) -> Self {
        let properties = style.find("w:pPr");
        let numbering = properties.and_then(|properties| properties.find("w:numPr"));
        let name = value(style, "w:name").unwrap_or_default();
        Self {
            role: Role::of_name(name),
            heading: heading_level(name),
            based_on: value(style, "w:basedOn"),
            instance: numbering.and_then(|numbering| value(numbering, "w:numId")),
            level: numbering.and_then(|numbering| number(numbering, "w:ilvl")),
            outline: properties.and_then(|properties| number(properties, "w:outlineLvl")),
            text: style.find("w:rPr").map(TextProperties::new).unwrap_or_default(),
            alignment: properties.and_then(|properties| value(properties, "w:jc")),
        }
    }
}

/// The level of a heading style, from 1 to 9, by its name: it is the same in every language version of Word.
fn heading_level(name: &str) -> Option<u8> {
    const NAME: &str = "heading ";
    let (word, level) = name.split_at_checked(NAME.len())?;
    let level = level.trim().parse().ok()?;
    (word.eq_ignore_ascii_case(NAME) && (1..=9).contains(&level)).then_some(level)
}

/// The language of a tag, by its first part.
pub(super) fn language(tag: &str) -> Option<Language> {
    match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
        "fi" => Some(Language::Finnish),
        "sv" => Some(Language::Swedish),
        "en" => Some(Language::English),
        _ => None,
    }
}
