//! What the styles of a file are for.

use std::collections::BTreeMap;

use vuosikello_document::Language;
use vuosikello_ooxml::Element;

use super::elements::value;
use crate::role::Role;

/// How many styles a style may be based on, one on another.
const LONGEST_LINE: usize = 30;

#[derive(Debug, Default)]
struct Style {
    role: Option<Role>,
    based_on: Option<String>,
    /// The numbering instance and level, if the style has one.
    numbering: Option<(String, usize)>,
    level: Option<usize>,
}

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    language: Language,
}

impl Styles {
    pub(super) fn new(root: Option<&Element<'_>>) -> Self {
        let Some(root) = root else { return Self::default() };
        let tag = root
            .path(&["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"])
            .and_then(|lang| lang.get("w:val"));
        let styles = root.elements().filter(|element| element.name == "w:style");
        let by_id = styles
            .filter_map(|style| Some((style.get("w:styleId")?.to_owned(), Style::new(style))))
            .collect();
        Self {
            by_id,
            language: tag.and_then(language).unwrap_or_default(),
        }
    }

    /// The language of the document.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    fn lineage<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let next = |style: &&'s Style| style.based_on.as_deref().and_then(|base| self.by_id.get(base));
        std::iter::successors(self.by_id.get(id), next).take(LONGEST_LINE)
    }

    /// What a style is for: itself, or the nearest style that it is based on.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        self.lineage(id).find_map(|style| style.role)
    }

    /// The numbering instance and level that a style gives its paragraphs.
    pub(super) fn numbering<'s>(&'s self, id: &'s str) -> Option<(&'s str, usize)> {
        let (instance, level) = self.lineage(id).find_map(|style| style.numbering.as_ref())?;
        let own_level = self.lineage(id).find_map(|style| style.level);
        Some((instance, own_level.unwrap_or(*level)))
    }
}

impl Style {
    fn new(style: &Element<'_>) -> Self {
        let numbering = style.path(&["w:pPr", "w:numPr"]);
        let level = numbering.and_then(|numbering| value(numbering, "w:ilvl")?.parse().ok());
        let instance = numbering.and_then(|numbering| value(numbering, "w:numId"));
        Self {
            role: value(style, "w:name").and_then(Role::of_name),
            based_on: value(style, "w:basedOn").map(str::to_owned),
            numbering: instance.map(|instance| (instance.to_owned(), level.unwrap_or(0))),
            level,
        }
    }
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
