//! Spot colours: all of one name in a file must look the same (ISO 19005-2 § 6.2.4.4). Annexes by several senders have colours of the same
//! name that differ; those that come later get another name, by which no printer has an ink, so that they look as they did on
//! every screen.

use std::collections::BTreeMap;

use lopdf::{Document, Object};

use super::annex_file::AnnexFile;
use super::budget::Budget;
use super::entries::dictionary;
use super::refusal::Refusal;

/// What describes a colour lies in objects at most so deep.
const DEEPEST: usize = 12;

/// What a spot colour looks like, and the name that it got in our file.
#[derive(Debug)]
struct Ink {
    description: Vec<u8>,
    name: Vec<u8>,
}

/// The spot colours of all annexes.
#[derive(Debug, Default)]
pub(super) struct Inks {
    /// The colours of each name in the files.
    known: BTreeMap<Vec<u8>, Vec<Ink>>,
}

impl Inks {
    /// A colour space with its colours renamed; `None` if it is none, or keeps the names.
    pub(super) fn renamed(
        &mut self,
        file: &AnnexFile,
        space: &[Object],
    ) -> Result<Option<Vec<Object>>, Refusal> {
        let document = &file.document;
        match space {
            [Object::Name(family), name, ..] if family == b"Separation" => {
                let Ok((_, Object::Name(name))) = document.dereference(name) else {
                    return Ok(None);
                };
                let new = self.name(file, name, space)?;
                let mut renamed = space.to_vec();
                if let Some(at) = renamed.get_mut(1) {
                    *at = Object::Name(new.clone());
                }
                Ok((new != *name).then_some(renamed))
            }
            [Object::Name(family), names, _, _, more, ..] if family == b"DeviceN" => {
                let found = |object| document.dereference(object).map(|(_, object)| object);
                let (Ok(Object::Array(names)), Ok(Object::Dictionary(more))) = (found(names), found(more))
                else {
                    return Ok(None);
                };
                let Some(colorants) = dictionary(document, more, b"Colorants") else {
                    return Ok(None);
                };
                let (mut names, mut renamed) = (names.clone(), lopdf::Dictionary::new());
                for (name, space) in colorants.iter() {
                    let new = match found(space) {
                        Ok(Object::Array(space)) => self.name(file, name, space)?,
                        _ => name.clone(),
                    };
                    for ink in names.iter_mut().filter(|ink| ink.as_name().ok() == Some(name)) {
                        *ink = Object::Name(new.clone());
                    }
                    renamed.set(new, space.clone());
                }
                let mut more = more.clone();
                more.set("Colorants", renamed);
                let mut space = space.to_vec();
                for (at, part) in [(1, Object::Array(names)), (4, Object::Dictionary(more))] {
                    if let Some(place) = space.get_mut(at) {
                        *place = part;
                    }
                }
                Ok(Some(space))
            }
            _ => Ok(None),
        }
    }

    /// The name of a colour in our file.
    fn name(&mut self, file: &AnnexFile, name: &[u8], space: &[Object]) -> Result<Vec<u8>, Refusal> {
        let mut description = Vec::new();
        for part in space.get(2..4).unwrap_or_default() {
            describe(&file.document, part, 0, &file.budget, &mut description)?;
        }
        let known = self.known.entry(name.to_vec()).or_default();
        if let Some(ink) = known.iter().find(|it| it.description == description) {
            return Ok(ink.name.clone());
        }
        let new = match known.len() {
            0 => name.to_vec(),
            count => [name, format!(" {}", count + 1).as_bytes()].concat(),
        };
        known.push(Ink {
            description,
            name: new.clone(),
        });
        Ok(new)
    }
}

/// Writes what an object and those below it say, wherever they stand.
fn describe(
    document: &Document,
    object: &Object,
    depth: usize,
    budget: &Budget,
    out: &mut Vec<u8>,
) -> Result<(), Refusal> {
    budget.step(1)?;
    let Ok((_, object)) = document.dereference(object) else {
        return Ok(());
    };
    if depth > DEEPEST {
        return Err(Refusal::TooDeep);
    }
    match object {
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                describe(document, item, depth + 1, budget, out)?;
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => describe_entries(document, entries, depth, budget, out)?,
        Object::Stream(stream) => {
            describe_entries(document, &stream.dict, depth, budget, out)?;
            budget.spend(stream.content.len())?;
            out.extend_from_slice(&stream.content);
        }
        value => out.extend(format!("{value:?} ").into_bytes()),
    }
    Ok(())
}

fn describe_entries(
    document: &Document,
    entries: &lopdf::Dictionary,
    depth: usize,
    budget: &Budget,
    out: &mut Vec<u8>,
) -> Result<(), Refusal> {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_by_key(|(key, _)| *key);
    for (key, value) in sorted {
        out.push(b'/');
        out.extend_from_slice(key);
        describe(document, value, depth + 1, budget, out)?;
    }
    Ok(())
}
