//! The numbering of a file: what stands before a numbered paragraph (ECMA-376 Part 1 § 17.9).
//!
//! The part holds *definitions* of nine levels each, and *instances* of them, to which paragraphs and styles refer.
//! [`Counters`] count as Word does; the number of each paragraph comes out as Word shows it.

mod counters;

use std::collections::BTreeMap;

use vuosikello_document::Numeral;
use vuosikello_ooxml::Element;

use super::elements::{is_on, number, value};
pub(super) use counters::{Counters, Label, LabelKind};

/// The levels of a definition.
const LEVELS: usize = 9;

/// The longest text of a level that is shown, in characters.
const LONGEST_TEXT: usize = 60;

/// How many definitions may refer to one another through styles.
const MOST_LINKS: usize = 5;

/// What a level shows before its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Number(Numeral),
    Bullet,
    /// No number of its own; perhaps words.
    None,
}

impl Sign {
    /// The sign of the name in the file (ECMA-376 Part 1 § 17.18.59). Numbers of other scripts are written as decimal numbers.
    fn of(name: &str) -> Self {
        Sign::Number(match name {
            "decimalZero" => Numeral::DecimalZero,
            "lowerLetter" => Numeral::LowerLetter,
            "upperLetter" => Numeral::UpperLetter,
            "lowerRoman" => Numeral::LowerRoman,
            "upperRoman" => Numeral::UpperRoman,
            "bullet" => return Sign::Bullet,
            "none" => return Sign::None,
            _ => Numeral::Decimal,
        })
    }

    /// The number as the level writes it.
    fn write(self, number: u32) -> String {
        match self {
            Sign::Number(numeral) => numeral.write(number),
            Sign::Bullet | Sign::None => String::new(),
        }
    }
}

/// A level of a definition.
#[derive(Debug, Clone)]
struct Level<'e> {
    sign: Sign,
    start: u32,
    /// The text, with `%1` for the number of the first level and so on.
    text: &'e str,
    /// Counted from 1: the number begins anew after a paragraph of this level or one above it. 0: never.
    restart: Option<usize>,
    /// Whether all numbers in the text are decimal.
    is_legal: bool,
}

#[derive(Debug, Default)]
struct Definition<'e> {
    levels: BTreeMap<usize, Level<'e>>,
    /// The numbering style that says how it looks.
    looks_as: Option<&'e str>,
}

#[derive(Debug, Default)]
struct Instance<'e> {
    definition: &'e str,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level<'e>>,
}

/// The numbering part.
#[derive(Debug, Default)]
pub(super) struct Numbering<'e> {
    instances: BTreeMap<&'e str, Instance<'e>>,
    definitions: BTreeMap<&'e str, Definition<'e>>,
    /// The definition that says how each numbering style looks.
    looks: BTreeMap<&'e str, &'e str>,
}

impl<'e> Numbering<'e> {
    pub(super) fn new(root: Option<&'e Element<'e>>) -> Self {
        let mut numbering = Self::default();
        for element in root.into_iter().flat_map(|root| root.elements()) {
            match element.name.as_ref() {
                "w:abstractNum" => {
                    let id = element.get("w:abstractNumId").unwrap_or_default();
                    numbering.definitions.insert(id, Definition::new(element));
                    if let Some(style) = value(element, "w:styleLink") {
                        numbering.looks.insert(style, id);
                    }
                }
                "w:num" => {
                    let id = element.get("w:numId").unwrap_or_default();
                    numbering.instances.insert(id, Instance::new(element));
                }
                _ => {}
            }
        }
        numbering
    }

    /// An instance with the id of the definition behind it; `None` for an instance that is not there, and for number 0, which
    /// takes a paragraph out of its style's numbering (ECMA-376 Part 1 § 17.9.18).
    fn instance(&self, id: &str) -> Option<(&Instance<'e>, &'e str)> {
        let instance = self.instances.get(id)?;
        let mut definition = instance.definition;
        for _ in 0..MOST_LINKS {
            let style = self.definitions.get(definition).and_then(|found| found.looks_as);
            match style.and_then(|style| self.looks.get(style)) {
                Some(id) => definition = id,
                None => break,
            }
        }
        Some((instance, definition))
    }

    fn level<'s>(
        &'s self,
        instance: &'s Instance<'e>,
        definition: &str,
        level: usize,
    ) -> Option<&'s Level<'e>> {
        let own = instance.levels.get(&level);
        own.or_else(|| self.definitions.get(definition)?.levels.get(&level))
    }
}

fn level_of(element: &Element<'_>) -> Option<usize> {
    let level: usize = element.get("w:ilvl")?.parse().ok()?;
    (level < LEVELS).then_some(level)
}

fn levels<'e>(parent: &'e Element<'e>) -> BTreeMap<usize, Level<'e>> {
    let levels = parent.elements().filter(|element| element.name == "w:lvl");
    levels
        .filter_map(|level| Some((level_of(level)?, Level::new(level))))
        .collect()
}

impl<'e> Level<'e> {
    fn new(level: &'e Element<'e>) -> Self {
        Self {
            sign: Sign::of(value(level, "w:numFmt").unwrap_or("decimal")),
            // A level that does not say where it begins, begins at nought (ECMA-376 Part 1 § 17.9.25).
            start: number(level, "w:start").unwrap_or(0),
            text: value(level, "w:lvlText").unwrap_or_default(),
            restart: number(level, "w:lvlRestart"),
            is_legal: is_on(level, "w:isLgl"),
        }
    }
}

impl<'e> Definition<'e> {
    fn new(element: &'e Element<'e>) -> Self {
        Self {
            levels: levels(element),
            looks_as: value(element, "w:numStyleLink"),
        }
    }
}

impl<'e> Instance<'e> {
    fn new(element: &'e Element<'e>) -> Self {
        let overrides = || element.elements().filter(|child| child.name == "w:lvlOverride");
        Self {
            definition: value(element, "w:abstractNumId").unwrap_or_default(),
            starts: overrides()
                .filter_map(|level| Some((level_of(level)?, number(level, "w:startOverride")?)))
                .collect(),
            levels: overrides().flat_map(levels).collect(),
        }
    }
}
