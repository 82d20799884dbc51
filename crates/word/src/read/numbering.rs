//! What the numbering instances of a file show.

use std::collections::BTreeMap;

use vuosikello_ooxml::Element;

use super::elements::value;

/// What stands before a numbered paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// A bullet.
    Bullet,
    /// A number; the first is given.
    Number(u32),
}

#[derive(Debug, Default)]
struct Instance {
    definition: String,
    starts: BTreeMap<usize, u32>,
}

/// The numbering part: instances, and the levels of the definitions behind them.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    instances: BTreeMap<String, Instance>,
    definitions: BTreeMap<String, BTreeMap<usize, Mark>>,
}

impl Numbering {
    pub(super) fn new(root: Option<&Element<'_>>) -> Self {
        let mut numbering = Self::default();
        for element in root.into_iter().flat_map(|root| root.elements()) {
            match element.name.as_ref() {
                "w:abstractNum" => {
                    let id = element.get("w:abstractNumId").unwrap_or_default();
                    numbering.definitions.insert(id.to_owned(), levels(element));
                }
                "w:num" => {
                    let id = element.get("w:numId").unwrap_or_default();
                    numbering.instances.insert(id.to_owned(), instance(element));
                }
                _ => {}
            }
        }
        numbering
    }

    /// What a level of an instance shows. An instance that is not there shows nothing, nor does number 0 (ECMA-376
    /// Part 1 § 17.9.18).
    pub(super) fn mark(&self, instance: &str, level: usize) -> Mark {
        let Some(instance) = self.instances.get(instance) else {
            return Mark::None;
        };
        let levels = self.definitions.get(&instance.definition);
        let mark = levels.and_then(|levels| levels.get(&level)).copied();
        match (mark, instance.starts.get(&level)) {
            (Some(Mark::Number(_)), Some(start)) => Mark::Number(*start),
            (Some(mark), _) => mark,
            // A definition may say its looks elsewhere (a numbering style); a list it is.
            (None, _) => Mark::Bullet,
        }
    }
}

fn level_of(element: &Element<'_>) -> Option<usize> {
    element.get("w:ilvl")?.parse().ok()
}

fn levels(definition: &Element<'_>) -> BTreeMap<usize, Mark> {
    let levels = definition.elements().filter(|element| element.name == "w:lvl");
    levels
        .filter_map(|level| {
            let mark = match value(level, "w:numFmt") {
                Some("none") => Mark::None,
                Some("bullet") => Mark::Bullet,
                _ => Mark::Number(
                    value(level, "w:start")
                        .and_then(|start| start.parse().ok())
                        .unwrap_or(1),
                ),
            };
            Some((level_of(level)?, mark))
        })
        .collect()
}

fn instance(element: &Element<'_>) -> Instance {
    let overrides = element.elements().filter(|child| child.name == "w:lvlOverride");
    Instance {
        definition: value(element, "w:abstractNumId").unwrap_or_default().to_owned(),
        starts: overrides
            .filter_map(|level| Some((level_of(level)?, value(level, "w:startOverride")?.parse().ok()?)))
            .collect(),
    }
}
