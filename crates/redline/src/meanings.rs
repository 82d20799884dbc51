//! Works out what the ids of styles, lists and notes mean in both files.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_ooxml::{NodeId, Package, Relationships, resolve_target};

use crate::RedlineError;
use crate::carry::{Carrier, Numbering, Styles};
use crate::content::{container, hash};
use crate::story::{Meanings, Story, parse};

/// A file and the names of its parts.
pub(crate) struct File<'p> {
    pub(crate) package: &'p Package,
    pub(crate) main: String,
    pub(crate) relationships: Relationships,
}

impl<'p> File<'p> {
    pub(crate) fn new(package: &'p Package) -> Result<Self, RedlineError> {
        let root = package.relationships("")?;
        let main = root
            .of_kind("officeDocument")
            .and_then(|relationship| package.target("", relationship))
            .ok_or(RedlineError::NotWord)?;
        let relationships = package.relationships(&main)?;
        Ok(Self {
            package,
            main,
            relationships,
        })
    }

    /// The part to which the first relationship of the main part with this kind leads.
    pub(crate) fn attached(&self, kind: &str) -> Option<String> {
        let relationship = self.relationships.of_kind(kind).filter(|it| !it.external)?;
        resolve_target(&self.main, &relationship.target).filter(|name| self.package.part(name).is_some())
    }
}

/// Style id → kind and name, in small letters: Word and LibreOffice write `heading 1` and `Heading 1`.
pub(crate) fn style_names(file: &File<'_>) -> Result<BTreeMap<String, String>, RedlineError> {
    let Some(part) = file.attached("styles") else {
        return Ok(BTreeMap::new());
    };
    let tree = parse(file.package, &part)?;
    let name = |node: NodeId| {
        let kind = tree.get(node, "w:type").unwrap_or("paragraph");
        let name = tree
            .find(node, "w:name")
            .and_then(|name| tree.get(name, "w:val"))?;
        Some((
            tree.get(node, "w:styleId")?.to_owned(),
            format!("{kind}:{}", name.to_lowercase()),
        ))
    };
    let styles = tree
        .elements(tree.root())
        .filter(|node| tree.name(*node) == "w:style");
    Ok(styles.filter_map(name).collect())
}

/// What the styles of the newer file are called in the older one.
pub(crate) fn styles<'p>(
    older: &BTreeMap<String, String>,
    newer: &BTreeMap<String, String>,
    file: &File<'p>,
) -> Result<Styles<'p>, RedlineError> {
    let by_name: BTreeMap<&String, &String> = older.iter().rev().map(|(id, name)| (name, id)).collect();
    let same = |(id, name): (&String, &String)| Some((id.clone(), (*by_name.get(name)?).clone()));
    Ok(Styles {
        newer: file
            .attached("styles")
            .map(|part| parse(file.package, &part))
            .transpose()?,
        ids: newer.iter().filter_map(same).collect(),
        taken: older.keys().cloned().collect::<BTreeSet<_>>(),
        added: String::new(),
    })
}

/// A list: its id and a hash of how it numbers.
type List = (String, u64);

fn lists(
    file: &File<'_>,
    styles: &BTreeMap<String, String>,
) -> Result<(Vec<List>, (u64, u64)), RedlineError> {
    let Some(part) = file.attached("numbering") else {
        return Ok((Vec::new(), (0, 0)));
    };
    let meanings = Meanings {
        styles: styles.clone(),
        ..Meanings::default()
    };
    let story = Story::read(file.package, &part, &meanings, true)?;
    let tree = &story.tree;
    let mut definitions = BTreeMap::new();
    let mut lists = Vec::new();
    let mut last = (0, 0);
    let number = |id: &str| id.parse::<u64>().unwrap_or(0).min(1 << 30);
    for node in tree.elements(tree.root()) {
        if tree.name(node) == "w:abstractNum" {
            let id = tree.get(node, "w:abstractNumId").unwrap_or_default();
            last.1 = last.1.max(number(id));
            let levels = tree.elements(node).filter(|child| tree.name(*child) == "w:lvl");
            definitions.insert(
                id,
                levels.fold(23, |before, level| hash((before, story.look(Some(level))))),
            );
        } else if tree.name(node) == "w:num" {
            let id = tree.get(node, "w:numId").unwrap_or_default();
            last.0 = last.0.max(number(id));
            let of = tree
                .find(node, "w:abstractNumId")
                .and_then(|it| tree.get(it, "w:val"));
            let overrides = tree
                .elements(node)
                .filter(|child| tree.name(*child) == "w:lvlOverride");
            let start = of.and_then(|id| definitions.get(id)).copied().unwrap_or_default();
            lists.push((
                id.to_owned(),
                overrides.fold(start, |before, it| hash((before, story.look(Some(it))))),
            ));
        }
    }
    Ok((lists, last))
}

/// What the lists of the newer file are called in the older one: the same id if that numbers alike, or else the next one
/// that does and is not taken.
pub(crate) fn numbering<'p>(
    old: &File<'p>,
    new: &File<'p>,
    old_styles: &BTreeMap<String, String>,
    new_styles: &BTreeMap<String, String>,
) -> Result<Numbering<'p>, RedlineError> {
    let (older, last) = lists(old, old_styles)?;
    let (newer, _) = lists(new, new_styles)?;
    let same: BTreeSet<&String> = older
        .iter()
        .filter(|list| newer.contains(list))
        .map(|(id, _)| id)
        .collect();
    let mut free: Vec<&List> = older.iter().filter(|(id, _)| !same.contains(id)).collect();
    let mut ids = BTreeMap::new();
    for (id, look) in &newer {
        let of_old = match same.contains(id) {
            true => Some(id.clone()),
            false => free
                .iter()
                .position(|(_, other)| other == look)
                .map(|at| free.remove(at).0.clone()),
        };
        if let Some(of_old) = of_old {
            ids.insert(id.clone(), of_old);
        }
    }
    Ok(Numbering {
        newer: new
            .attached("numbering")
            .map(|part| parse(new.package, &part))
            .transpose()?,
        ids,
        last,
        ..Numbering::default()
    })
}

/// The parts with notes: the kind of their relationship, the name of an element in them.
pub(crate) const NOTES: [(&str, &str); 2] = [("footnotes", "w:footnote"), ("endnotes", "w:endnote")];

/// Hashes of what the notes of a file say.
pub(crate) fn notes(
    file: &File<'_>,
    meanings: &Meanings,
    keeps_changes: bool,
) -> Result<BTreeMap<(&'static str, String), u64>, RedlineError> {
    let mut found = BTreeMap::new();
    for (kind, name) in NOTES {
        let Some(part) = file.attached(kind) else { continue };
        let story = Story::read(file.package, &part, meanings, keeps_changes)?;
        for node in story.tree.elements(story.tree.root()) {
            if let Some(id) = story
                .tree
                .get(node, "w:id")
                .filter(|_| story.tree.name(node) == name)
            {
                found.insert((name, id.to_owned()), container(&story, node).key);
            }
        }
    }
    Ok(found)
}

/// The notes to which more than one place of the main part refers, numbered in the order of their first places.
pub(crate) fn shared_notes(file: &File<'_>) -> BTreeMap<(&'static str, String), usize> {
    let text = file.package.part(&file.main).unwrap_or_default();
    let text = std::str::from_utf8(text).unwrap_or_default();
    let mut found = BTreeMap::new();
    for (_, name) in NOTES {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (at, tag) in text.match_indices(&format!("<{name}Reference ")) {
            let rest = text.get(at + tag.len()..).unwrap_or_default();
            let rest = rest.split_once('>').map_or("", |(attributes, _)| attributes);
            let id = rest
                .split_once("w:id=\"")
                .and_then(|(_, rest)| rest.split_once('"'));
            if let Some((id, _)) = id {
                counts.entry(id).or_insert((at, 0)).1 += 1;
            }
        }
        let mut shared: Vec<(usize, &str)> = counts
            .into_iter()
            .filter(|(_, (_, count))| *count > 1)
            .map(|(id, (at, _))| (at, id))
            .collect();
        shared.sort_unstable();
        let numbered = shared.into_iter().enumerate();
        found.extend(numbered.map(|(place, (_, id))| ((name, id.to_owned()), place)));
    }
    found
}

/// Adds to the package the styles and lists that carried content needs.
pub(crate) fn add_definitions(
    carrier: &mut Carrier<'_>,
    old: &File<'_>,
    main_links: &mut crate::carry::Links,
) {
    let styles = std::mem::take(&mut carrier.styles.added);
    if !styles.is_empty()
        && let Some(part) = old.attached("styles")
    {
        splice(&mut carrier.package, &part, &[("</w:styles>", &styles)]);
    }
    let definitions = std::mem::take(&mut carrier.numbering.added_definitions);
    let lists = std::mem::take(&mut carrier.numbering.added_lists);
    if lists.is_empty() {
        return;
    }
    match old.attached("numbering") {
        Some(part) => {
            let text = String::from_utf8_lossy(carrier.package.part(&part).unwrap_or_default());
            let first = if text.contains("<w:num ") {
                "<w:num "
            } else {
                "</w:numbering>"
            };
            let end = if text.contains("<w:numIdMacAtCleanup") {
                "<w:numIdMacAtCleanup"
            } else {
                "</w:numbering>"
            };
            let (first, end) = (first.to_owned(), end.to_owned());
            splice(
                &mut carrier.package,
                &part,
                &[(&first, &definitions), (&end, &lists)],
            );
        }
        None => {
            let part = format!("{}numbering.xml", folder(&old.main));
            let text = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:numbering xmlns:w=\"{WORD}\">{definitions}{lists}</w:numbering>"
            );
            let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
            carrier.package.insert(part.clone(), kind, text.into_bytes());
            main_links.relate("numbering", &part);
        }
    }
}

pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The folder of a part, with a slash at its end.
pub(crate) fn folder(part: &str) -> &str {
    part.rfind('/').map_or("", |at| &part[..=at])
}

/// Puts texts before the first place where each of the others stands.
pub(crate) fn splice(package: &mut Package, part: &str, additions: &[(&str, &str)]) {
    let mut text = String::from_utf8_lossy(package.part(part).unwrap_or_default()).into_owned();
    for (before, added) in additions {
        if let Some(at) = text.find(before) {
            text.insert_str(at, added);
        }
    }
    package.insert(part.to_owned(), "", text.into_bytes());
}
