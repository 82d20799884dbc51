//! The styles part of a reference: finding styles by name, adding those that are missing.

use std::collections::BTreeMap;

use vuosikello_document::Language;
use vuosikello_ooxml::{Element, Node, Order, order};

use crate::role::Role;

/// The children of a style (ECMA-376 Part 1 § 17.7.4.17).
const STYLE_ORDER: Order = order!(w:
    name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
    personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr);

/// The root of the styles part while a reference is being made.
pub(super) struct Root<'a>(pub(super) Element<'a>);

/// The name of a style.
fn name_of<'s>(style: &'s Element<'_>) -> Option<&'s str> {
    style.find("w:name")?.get("w:val")
}

impl<'a> Root<'a> {
    fn all(&self) -> impl Iterator<Item = &Element<'a>> {
        self.0.elements().filter(|element| element.name == "w:style")
    }

    fn with_id(&self, id: &str) -> Option<&Element<'a>> {
        self.all().find(|style| style.get("w:styleId") == Some(id))
    }

    /// The id of the style with the name and kind; names do not differ by case alone.
    pub(super) fn id_of(&self, name: &str, kind: &str) -> Option<String> {
        let name = name.to_lowercase();
        let found = self.all().find(|style| {
            style.get("w:type").unwrap_or("paragraph") == kind
                && name_of(style).is_some_and(|own| own.to_lowercase() == name)
        });
        found?.get("w:styleId").map(str::to_owned)
    }

    /// The style and those that it is based on, itself first. A cycle ends where it closes.
    fn lineage(&self, id: &str) -> Vec<&Element<'a>> {
        let mut line: Vec<&Element<'a>> = Vec::new();
        let mut next = self.with_id(id);
        while let Some(style) = next {
            if line.len() > 50 || line.iter().any(|seen| std::ptr::eq(*seen, style)) {
                break;
            }
            line.push(style);
            next = style
                .find("w:basedOn")
                .and_then(|base| self.with_id(base.get("w:val")?));
        }
        line
    }

    /// The numbering instance of a style, its own or inherited.
    pub(super) fn numbering_of(&self, id: &str) -> Option<String> {
        let own = |style: &&Element<'a>| {
            let instance = style.path(&["w:pPr", "w:numPr", "w:numId"])?.get("w:val")?;
            Some(instance.to_owned())
        };
        self.lineage(id)
            .iter()
            .find_map(own)
            .filter(|instance| instance != "0")
    }

    /// The left indent of a style in twentieths of a point, its own or inherited.
    pub(super) fn indent_of(&self, id: &str) -> u32 {
        let own = |style: &&Element<'a>| {
            let indent = style.path(&["w:pPr", "w:ind"])?;
            indent
                .get("w:left")
                .or_else(|| indent.get("w:start"))?
                .parse()
                .ok()
        };
        self.lineage(id).iter().find_map(own).unwrap_or(0)
    }

    /// Sets the numbering of a style: a level of an instance.
    pub(super) fn set_numbering(&mut self, id: &str, instance: u32, level: usize) {
        let style = self
            .0
            .elements_mut()
            .find(|style| style.get("w:styleId") == Some(id));
        let Some(style) = style else { return };
        let numbering = Element::new("w:numPr")
            .child(Element::new("w:ilvl").attribute("w:val", level.to_string()))
            .child(Element::new("w:numId").attribute("w:val", instance.to_string()));
        style.edit("w:pPr", |properties| {
            properties.retain(|child| child.name != "w:numPr");
            properties.push(numbering);
            crate::conform::PARAGRAPH_PROPERTIES.apply(properties);
        });
        STYLE_ORDER.apply(style);
    }

    /// Copies a style from another set of styles, and the styles that it refers to, unless there is one of that name; returns its
    /// id here. `ids` maps the ids of the other set to those here.
    pub(super) fn copy_from(
        &mut self,
        from: &Root<'a>,
        id: &str,
        ids: &mut BTreeMap<String, String>,
    ) -> Option<String> {
        if let Some(known) = ids.get(id) {
            return Some(known.clone());
        }
        let mut style = from.with_id(id)?.clone();
        let kind = style.get("w:type").unwrap_or("paragraph").to_owned();
        let name = name_of(&style)?.to_owned();
        if let Some(own) = self.id_of(&name, &kind) {
            ids.insert(id.to_owned(), own.clone());
            return Some(own);
        }
        let mut new_id = id.to_owned();
        while self.all().any(|other| {
            other
                .get("w:styleId")
                .is_some_and(|taken| taken.eq_ignore_ascii_case(&new_id))
        }) {
            new_id.push('V');
        }
        ids.insert(id.to_owned(), new_id.clone());
        style.set("w:styleId", new_id.clone());
        // The reference has its own default styles, of which there can be only one of each kind.
        style.unset("w:default");
        // The ids of numbering instances belong to the other set; `set_numbering` sets those here.
        if let Some(properties) = style.find_mut("w:pPr") {
            properties.retain(|child| child.name != "w:numPr");
        }
        for reference in ["w:basedOn", "w:next", "w:link"] {
            let target = style
                .find(reference)
                .and_then(|element| element.get("w:val"))
                .map(str::to_owned);
            let Some(target) = target else { continue };
            match self.copy_from(from, &target, ids) {
                Some(own) => {
                    if let Some(element) = style.find_mut(reference) {
                        element.set("w:val", own);
                    }
                }
                None => style.retain(|child| child.name != reference),
            }
        }
        self.0.children.push(Node::Element(style));
        Some(new_id)
    }

    /// The ids of the styles of all roles, the spare ones too, by the number of the role; empty for a role without a style.
    pub(super) fn role_ids(&self) -> Vec<String> {
        let roles = Role::ALL.iter().chain(Role::SPARE);
        let ids = roles.map(|role| self.id_of(role.name(), role.kind()));
        ids.map(Option::unwrap_or_default).collect()
    }

    /// The part for documents in the language: proofing tools and screen readers take the language from the defaults.
    pub(super) fn part(&self, language: Language) -> Vec<u8> {
        let mut root = self.0.clone();
        root.edit("w:docDefaults", |defaults| {
            defaults.edit("w:rPrDefault", |default| {
                default.edit("w:rPr", |properties| {
                    properties.edit("w:lang", |lang| lang.set("w:val", language.tag()));
                    crate::conform::RUN_PROPERTIES.apply(properties);
                });
            });
        });
        STYLES_ORDER.apply(&mut root);
        root.to_part()
    }
}

/// The children of the styles part (ECMA-376 Part 1 § 17.7.4.18).
const STYLES_ORDER: Order = order!(w: docDefaults latentStyles style);
