//! Comparing two files: their parts in pairs.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_ooxml::{NodeId, Package, Relationships, SourceTree};

use crate::block::container;
use crate::carry::{Carrier, Links, Numbering, escape};
use crate::meanings::{
    File, NOTES, WORD, add_definitions, folder, notes, numbering, splice, style_names, styles,
};
use crate::merge::{Clash, Merger};
use crate::pen::Pen;
use crate::remark::{Remark, RemarkKind};
use crate::script::steps;
use crate::story::{Meanings, Story};
use crate::{Merged, Redline, RedlineError, Stamp};

/// How much markup each file may have in all its parts, as for the reader of Word files.
const MOST_MARKUP: usize = 1_500_000;

/// Ids above this are those of content controls, which do not share their numbers with changes.
const LARGEST_ID: u64 = 1_000_000_000;

/// The older file with what the newer one says otherwise as tracked changes.
///
/// # Errors
/// [`RedlineError`] if one of the files cannot be read.
pub fn redline(old: &[u8], new: &[u8], stamp: &Stamp) -> Result<Redline, RedlineError> {
    let packages = [read(old)?, read(new)?];
    let [older, newer] = &packages;
    let (a, b) = (File::new(older)?, File::new(newer)?);
    let old_meanings = meanings(&a, None)?;
    let (new_meanings, lists) = meanings_beside(&b, &a)?;
    let mut pairs = Pairs::new(&a, &b, &old_meanings, &new_meanings, lists, stamp)?;
    let mut links = pairs.body()?;
    pairs.furniture()?;
    pairs.notes(&mut links)?;
    pairs.other_parts()?;
    let (bytes, carrier) = pairs.finish(old, links)?;
    Ok(Redline {
        bytes,
        marks: carrier.marks,
        remarks: carrier.remarks.into_iter().collect(),
    })
}

/// Merges three files: what differs between `base` and `new` goes into `theirs`, which people have made of `base`, as tracked
/// changes. What they have changed stays: where both sides changed the same words, a comment tells what is new. Everything
/// else stays byte for byte as it is in their file, and tracked changes in it count as accepted.
///
/// Changes of format alone are merged where they have left the format as it was; headers and footers by their place.
///
/// # Errors
/// [`RedlineError`] if one of the files cannot be read.
pub fn merge(base: &[u8], theirs: &[u8], new: &[u8], stamp: &Stamp) -> Result<Merged, RedlineError> {
    let packages = [read(base)?, read(theirs)?, read(new)?];
    let [base, older, newer] = &packages;
    let (o, a, b) = (File::new(base)?, File::new(older)?, File::new(newer)?);
    let old_meanings = meanings(&a, None)?;
    let (new_meanings, lists) = meanings_beside(&b, &a)?;
    let (base_meanings, _) = meanings_beside(&o, &a)?;
    let mut pairs = Pairs::new(&a, &b, &old_meanings, &new_meanings, lists, stamp)?;
    pairs.base = Some(Base {
        file: &o,
        meanings: &base_meanings,
    });
    let mut links = pairs.body()?;
    pairs.furniture()?;
    pairs.notes(&mut links)?;
    let clashes = std::mem::take(&mut pairs.clashes);
    add_comments(&mut pairs.carrier, &a, &clashes, &mut links);
    let (bytes, carrier) = pairs.finish(theirs, links)?;
    Ok(Merged {
        bytes,
        marks: carrier.marks,
        clashes,
        remarks: carrier.remarks.into_iter().collect(),
    })
}

fn read(bytes: &[u8]) -> Result<Package, RedlineError> {
    let package = Package::read(bytes)?;
    package.check_markup(MOST_MARKUP)?;
    Ok(package)
}

fn meanings(file: &File<'_>, numbers: Option<BTreeMap<String, String>>) -> Result<Meanings, RedlineError> {
    let keeps_changes = numbers.is_none();
    let mut meanings = Meanings {
        styles: style_names(file)?,
        numbers: numbers.unwrap_or_default(),
        ..Meanings::default()
    };
    meanings.notes = notes(file, &meanings, keeps_changes)?;
    Ok(meanings)
}

/// What ids of a file mean beside the file that is written.
fn meanings_beside<'p>(
    file: &File<'p>,
    written: &File<'p>,
) -> Result<(Meanings, Numbering<'p>), RedlineError> {
    let lists = numbering(written, file, &style_names(written)?, &style_names(file)?)?;
    Ok((meanings(file, Some(lists.ids.clone()))?, lists))
}

/// The highest id of a change, bookmark, comment or drawing in the parts of a file.
fn last_id(package: &Package) -> u64 {
    let mut last = 0;
    for (name, bytes) in package.parts().filter(|(name, _)| name.ends_with(".xml")) {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        if name.contains("customXml") {
            continue;
        }
        for (at, _) in text.match_indices("id=\"") {
            let digits = text[at + 4..].bytes().take_while(u8::is_ascii_digit).take(10);
            let id = digits.fold(0u64, |before, digit| before * 10 + u64::from(digit - b'0'));
            if id < LARGEST_ID {
                last = last.max(id);
            }
        }
    }
    last
}

fn last_note(meanings: &Meanings) -> u64 {
    meanings
        .notes
        .keys()
        .filter_map(|(_, id)| id.parse().ok())
        .max()
        .unwrap_or(0)
}

struct Pairs<'p> {
    a: &'p File<'p>,
    b: &'p File<'p>,
    old_meanings: &'p Meanings,
    new_meanings: &'p Meanings,
    /// What the newer file is compared with, where that is not the file that is written.
    base: Option<Base<'p>>,
    carrier: Carrier<'p>,
    clashes: Vec<Clash>,
}

#[derive(Clone, Copy)]
struct Base<'p> {
    file: &'p File<'p>,
    meanings: &'p Meanings,
}

impl<'p> Base<'p> {
    fn story(&self, part: &str) -> Result<Story<'p>, RedlineError> {
        Story::read(self.file.package, part, self.meanings, false)
    }
}

/// An element of the file that is written, of the newer file, and of the base if there is one.
type Trio = (NodeId, NodeId, Option<NodeId>);

impl<'p> Pairs<'p> {
    fn new(
        a: &'p File<'p>,
        b: &'p File<'p>,
        old_meanings: &'p Meanings,
        new_meanings: &'p Meanings,
        lists: Numbering<'p>,
        stamp: &Stamp,
    ) -> Result<Self, RedlineError> {
        let last = last_id(a.package);
        let mut carrier = Carrier::new(
            a.package.clone(),
            b.package,
            stamp.attributes(),
            last,
            last_note(old_meanings),
        );
        carrier.styles = styles(&old_meanings.styles, &new_meanings.styles, b)?;
        carrier.numbering = lists;
        Ok(Self {
            a,
            b,
            old_meanings,
            new_meanings,
            base: None,
            carrier,
            clashes: Vec::new(),
        })
    }

    /// The bytes of the written file: those it has had if nothing has changed.
    fn finish(mut self, bytes: &[u8], mut links: Links) -> Result<(Vec<u8>, Carrier<'p>), RedlineError> {
        add_definitions(&mut self.carrier, self.a, &mut links);
        if links.is_changed {
            self.carrier
                .package
                .set_relationships(&self.a.main, &links.relationships);
        }
        let bytes = match self.carrier.marks == 0 && self.carrier.comments.is_empty() {
            true => bytes.to_vec(),
            false => {
                check_parts(&self.carrier.package, self.a.package)?;
                self.carrier.package.write()?
            }
        };
        Ok((bytes, self.carrier))
    }

    fn stories(&self, old: &str, new: &str) -> Result<(Story<'p>, Story<'p>), RedlineError> {
        Ok((
            Story::read(self.a.package, old, self.old_meanings, true)?,
            Story::read(self.b.package, new, self.new_meanings, false)?,
        ))
    }

    /// Writes the containers of a story: each element of the older part with the one of the newer part.
    fn write(
        &mut self,
        stories: (&Story<'p>, &Story<'p>, Option<&Story<'p>>),
        containers: &[Trio],
        links: Links,
        takes_comments: bool,
    ) -> Links {
        let (old, new, base) = stories;
        let first_clash = takes_comments.then_some(self.clashes.len());
        let of_root = old.tree.node(old.tree.root()).attributes.iter();
        self.carrier.declared = of_root
            .filter(|(key, _)| key.starts_with("xmlns:"))
            .map(|(key, uri)| ((*key).to_owned(), uri.to_string()))
            .collect();
        let mut pen = Pen {
            old,
            new,
            carrier: &mut self.carrier,
            links,
            first_clash,
        };
        let mut out = String::with_capacity(old.tree.all().len() * 5 / 4);
        let mut at = 0;
        for (a, b, o) in containers {
            let before = container(old, *a, 0);
            let after = container(new, *b, 0);
            let span = old.tree.node(*a).span.clone();
            out.push_str(old.tree.slice(at..span.start));
            let inner = match (base, o) {
                (Some(base), Some(o)) => {
                    let of_base = container(base, *o, 0);
                    let mut merger = Merger::new(base, old, new);
                    let steps = merger.steps(&of_base, &before, &after);
                    let inner = pen.steps(*a, &steps);
                    self.clashes.extend(merger.clashes.into_iter().map(|clash| Clash {
                        is_anchored: clash.is_anchored && takes_comments,
                        ..clash
                    }));
                    inner
                }
                _ => pen.steps(*a, &steps(&before, &after)),
            };
            pen.wrapped(*a, &inner, &mut out);
            at = span.end;
        }
        out.push_str(old.tree.slice(at..old.tree.all().len()));
        let links = pen.links;
        self.put(old, new, out);
        links
    }

    /// Puts the text of a part into the file, if it is another than before.
    fn put(&mut self, old: &Story<'p>, new: &Story<'p>, text: String) {
        let prefixes = std::mem::take(&mut self.carrier.prefixes);
        if text != old.tree.all() {
            let text = with_prefixes(text, old, new, &prefixes);
            self.carrier
                .package
                .insert(old.part.clone(), "", text.into_bytes());
        }
    }

    fn body(&mut self) -> Result<Links, RedlineError> {
        let (old, new) = self.stories(&self.a.main, &self.b.main)?;
        let links = Links::new(self.a.relationships.clone());
        let base = self.base.map(|base| base.story(&base.file.main)).transpose()?;
        let body = |story: &Story<'_>| {
            story
                .tree
                .find(story.tree.root(), "w:body")
                .ok_or(RedlineError::NotWord)
        };
        let of_base = base.as_ref().map(body).transpose()?;
        let bodies = [(body(&old)?, body(&new)?, of_base)];
        let links = self.write((&old, &new, base.as_ref()), &bodies, links, true);
        if self.base.is_some() {
            return Ok(links);
        }
        let looks = |story: &Story<'_>| {
            let of_section = |node: &NodeId| {
                story.properties(Some(*node), |name| {
                    !matches!(name, "w:headerReference" | "w:footerReference" | "w:rsid")
                })
            };
            sections(story).iter().map(of_section).collect::<Vec<_>>()
        };
        if looks(&old) != looks(&new) {
            self.carrier.remark(RemarkKind::Section, &old.part, "");
        }
        Ok(links)
    }

    /// Headers and footers, by the place of their section and the pages that they are for.
    fn furniture(&mut self) -> Result<(), RedlineError> {
        let (old, new) = self.stories(&self.a.main, &self.b.main)?;
        let (of_old, of_new) = (furniture_of(self.a, &old), furniture_of(self.b, &new));
        let of_base = match self.base {
            Some(base) => furniture_of(base.file, &base.story(&base.file.main)?),
            None => BTreeMap::new(),
        };
        let mut done = BTreeSet::new();
        for (place, part) in &of_old {
            if !done.insert(part.clone()) {
                continue;
            }
            match of_new.get(place) {
                Some(other) => {
                    let (old, new) = self.stories(part, other)?;
                    let links = Links::new(old.relationships.clone());
                    let base = match (self.base, of_base.get(place)) {
                        (Some(base), Some(part)) => Some(base.story(part)?),
                        // Somebody has made it what it is, or the newer one is new: theirs stays.
                        (Some(_), None) => continue,
                        (None, _) => None,
                    };
                    let of_base = base.as_ref().map(|base| base.tree.root());
                    let roots = [(old.tree.root(), new.tree.root(), of_base)];
                    let links = self.write((&old, &new, base.as_ref()), &roots, links, false);
                    if links.is_changed {
                        self.carrier.package.set_relationships(part, &links.relationships);
                    }
                }
                None if self.base.is_some() => {}
                None => self.carrier.remark(RemarkKind::Furniture, part, ""),
            }
        }
        for (place, part) in &of_new {
            if !of_old.contains_key(place) && !of_base.contains_key(place) {
                self.carrier.remark(RemarkKind::Furniture, part, "");
            }
        }
        Ok(())
    }

    fn notes(&mut self, main: &mut Links) -> Result<(), RedlineError> {
        for (kind, name) in NOTES {
            let touched = self.carrier.inserted_notes.keys().any(|(of, _)| *of == name);
            match (self.a.attached(kind), self.b.attached(kind)) {
                (Some(old), Some(new)) => self.notes_of(&old, &new, name)?,
                (Some(old), None) => self.notes_of(&old, &self.b.main.clone(), name)?,
                (None, Some(new)) if touched => {
                    let part = self.new_notes(&new, kind, name)?;
                    main.relate(kind, &part);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn notes_of(&mut self, old: &str, new: &str, name: &'static str) -> Result<(), RedlineError> {
        let (old, new) = self.stories(old, new)?;
        let with_id = |story: &Story<'_>, id: &str| {
            let mut elements = story.tree.elements(story.tree.root());
            elements.find(|node| story.tree.name(*node) == name && story.tree.get(*node, "w:id") == Some(id))
        };
        let mut kept: BTreeMap<String, String> = BTreeMap::new();
        for ((kind, id), other) in &self.carrier.kept_notes {
            if *kind == name {
                kept.insert(id.clone(), other.clone());
            }
        }
        let deleted = self.carrier.deleted_notes.clone();
        let inserted = self.carrier.inserted_notes.clone();
        let mut pen = Pen {
            old: &old,
            new: &new,
            carrier: &mut self.carrier,
            links: Links::new(old.relationships.clone()),
            first_clash: None,
        };
        let tree = &old.tree;
        let root = tree.root();
        let mut inner = String::new();
        let mut at = tree.node(root).inner.start;
        for node in tree.elements(root) {
            let Some(id) = tree.get(node, "w:id").filter(|_| tree.name(node) == name) else {
                continue;
            };
            let counterpart = kept.get(id).and_then(|other| with_id(&new, other));
            let before = container(&old, node, 0);
            let text = match counterpart {
                Some(other) => pen.steps(node, &steps(&before, &container(&new, other, 0))),
                None if deleted.contains(&(name, id.to_owned())) => pen.deleted(&before),
                None => continue,
            };
            let span = tree.node(node).span.clone();
            inner.push_str(tree.slice(at..span.start));
            pen.wrapped(node, &text, &mut inner);
            at = span.end;
        }
        inner.push_str(tree.slice(at..tree.node(root).inner.end));
        for ((_, id), free) in inserted.iter().filter(|((kind, _), _)| *kind == name) {
            if let Some(node) = with_id(&new, id) {
                insert_note(&mut pen, name, free, node, &mut inner);
            }
        }
        let mut out = tree.slice(0..tree.node(root).span.start).to_owned();
        pen.wrapped(root, &inner, &mut out);
        let links = pen.links;
        if links.is_changed {
            self.carrier
                .package
                .set_relationships(&old.part, &links.relationships);
        }
        self.put(&old, &new, out);
        Ok(())
    }

    /// Makes a part of notes for a file that has had none. It begins with the separators of the newer file.
    fn new_notes(&mut self, new: &str, kind: &str, name: &'static str) -> Result<String, RedlineError> {
        let newer = Story::read(self.b.package, new, self.new_meanings, false)?;
        let inserted = self.carrier.inserted_notes.clone();
        let mut pen = Pen {
            old: &newer,
            new: &newer,
            carrier: &mut self.carrier,
            links: Links::new(Relationships::default()),
            first_clash: None,
        };
        let tree = &newer.tree;
        let mut inner = String::new();
        for node in tree.elements(tree.root()) {
            let id = tree.get(node, "w:id").unwrap_or_default();
            if tree.get(node, "w:type").is_some() {
                inner.push_str(tree.source(node));
            } else if let Some(free) = inserted.get(&(name, id.to_owned())) {
                insert_note(&mut pen, name, free, node, &mut inner);
            }
        }
        let mut out = tree.slice(0..tree.node(tree.root()).span.start).to_owned();
        pen.wrapped(tree.root(), &inner, &mut out);
        let links = pen.links;
        let part = format!("{}{kind}.xml", folder(&self.a.main));
        let content_type =
            format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml");
        self.carrier
            .package
            .insert(part.clone(), &content_type, out.into_bytes());
        if links.is_changed {
            self.carrier
                .package
                .set_relationships(&part, &links.relationships);
        }
        Ok(part)
    }

    /// What differs and is no text.
    fn other_parts(&mut self) -> Result<(), RedlineError> {
        let looks = |file: &File<'_>, meanings: &Meanings| style_looks(file, meanings);
        let (old, new) = (
            looks(self.a, self.old_meanings)?,
            looks(self.b, self.new_meanings)?,
        );
        let part = self.a.attached("styles").unwrap_or_default();
        for (name, look) in &new {
            if old.get(name).is_some_and(|other| other != look) {
                let name = name.split_once(':').map_or(name.as_str(), |(_, name)| name);
                self.carrier.remark(RemarkKind::Style, &part, name);
            }
        }
        for (kind, remark) in [("theme", RemarkKind::Theme), ("comments", RemarkKind::Comments)] {
            let bytes = |file: &File<'p>| {
                file.attached(kind)
                    .and_then(|part| file.package.part(&part).map(<[u8]>::to_vec))
            };
            let (old, new) = (bytes(self.a), bytes(self.b));
            if new.is_some() && old != new {
                let part = self.b.attached(kind).unwrap_or_default();
                self.carrier.remarks.insert(Remark {
                    kind: remark,
                    part,
                    place: String::new(),
                });
            }
        }
        Ok(())
    }
}

/// Adds the comments on what clashes.
fn add_comments(carrier: &mut Carrier<'_>, file: &File<'_>, clashes: &[Clash], main_links: &mut Links) {
    let mut text = String::new();
    for (clash, id) in &carrier.comments {
        if let Some(clash) = clashes.get(*clash) {
            text.push_str(&format!(
                "<w:comment w:id=\"{id}\"{} w:initials=\"v\">",
                carrier.stamp
            ));
            text.push_str("<w:p><w:r><w:t xml:space=\"preserve\">");
            escape(&clash.to_string(), &mut text);
            text.push_str("</w:t></w:r></w:p></w:comment>");
        }
    }
    if text.is_empty() {
        return;
    }
    let known = file.attached("comments").filter(|part| {
        let bytes = carrier.package.part(part).unwrap_or_default();
        String::from_utf8_lossy(bytes).contains("</w:comments>")
    });
    match known {
        Some(part) => splice(&mut carrier.package, &part, &[("</w:comments>", &text)]),
        None => {
            let part = file
                .attached("comments")
                .unwrap_or_else(|| format!("{}comments.xml", folder(&file.main)));
            if file.attached("comments").is_none() {
                main_links.relate("comments", &part);
            }
            let text = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{WORD}\">{text}</w:comments>"
            );
            let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
            carrier.package.insert(part, kind, text.into_bytes());
        }
    }
}

fn insert_note(pen: &mut Pen<'_, '_>, name: &str, free: &str, node: NodeId, out: &mut String) {
    let content = container(pen.new, node, 0);
    out.push_str(&format!("<{name} w:id=\"{free}\">"));
    pen.inserted(&content, out);
    out.push_str(&format!("</{name}>"));
}

/// The section properties of a body, in order.
fn sections(story: &Story<'_>) -> Vec<NodeId> {
    let tree = &story.tree;
    let mut found = Vec::new();
    let mut open = vec![tree.root()];
    while let Some(node) = open.pop() {
        match tree.name(node) {
            "w:sectPr" => found.push(node),
            // Sections end in paragraphs of the body or at its end.
            "w:r" | "w:tbl" => {}
            _ => open.extend(tree.elements(node).rev()),
        }
    }
    found
}

/// The headers and footers: place of the section, element and type → part.
fn furniture_of(file: &File<'_>, story: &Story<'_>) -> BTreeMap<(usize, String, String), String> {
    let mut found = BTreeMap::new();
    for (place, section) in sections(story).into_iter().enumerate() {
        for node in story.tree.elements(section) {
            let name = story.tree.name(node);
            if !matches!(name, "w:headerReference" | "w:footerReference") {
                continue;
            }
            let kind = story.tree.get(node, "w:type").unwrap_or("default").to_owned();
            let relationship = story
                .tree
                .get(node, "r:id")
                .and_then(|id| story.relationships.with_id(id));
            if let Some(part) = relationship.and_then(|it| file.package.target(&file.main, it)) {
                found.insert((place, name.to_owned(), kind), part);
            }
        }
    }
    found
}

/// Kind and name of a style → hash of its look.
fn style_looks(file: &File<'_>, meanings: &Meanings) -> Result<BTreeMap<String, u64>, RedlineError> {
    let Some(part) = file.attached("styles") else {
        return Ok(BTreeMap::new());
    };
    let story = Story::read(file.package, &part, meanings, true)?;
    let tree = &story.tree;
    let look = |node: NodeId| {
        let name = meanings.styles.get(tree.get(node, "w:styleId")?)?;
        let look = story.properties(Some(node), |name| {
            !matches!(
                name,
                "w:name"
                    | "w:basedOn"
                    | "w:next"
                    | "w:link"
                    | "w:uiPriority"
                    | "w:qFormat"
                    | "w:unhideWhenUsed"
                    | "w:semiHidden"
                    | "w:rsid"
            )
        });
        Some((name.clone(), look))
    };
    Ok(tree
        .elements(tree.root())
        .filter(|node| tree.name(*node) == "w:style")
        .filter_map(look)
        .collect())
}

/// Makes sure that every part that was written is well-formed.
fn check_parts(written: &Package, older: &Package) -> Result<(), RedlineError> {
    let is_new = |(name, bytes): &(&str, &[u8])| name.ends_with(".xml") && older.part(name) != Some(*bytes);
    for (name, bytes) in written.parts().filter(is_new) {
        SourceTree::parse(bytes).map_err(|error| RedlineError::Part {
            part: name.to_owned(),
            error,
        })?;
    }
    Ok(())
}

/// Declares prefixes that carried content has, as the newer file does.
fn with_prefixes(mut text: String, old: &Story<'_>, new: &Story<'_>, prefixes: &BTreeSet<String>) -> String {
    let (of_old, of_new) = (old.tree.root(), new.tree.root());
    let mut declared = String::new();
    let mut ignorable = Vec::new();
    let list = |story: &Story<'_>, root| {
        story
            .tree
            .get(root, "mc:Ignorable")
            .unwrap_or_default()
            .to_owned()
    };
    let (of_old_ignorable, of_new_ignorable) = (list(old, of_old), list(new, of_new));
    for prefix in prefixes {
        let name = format!("xmlns:{prefix}");
        if old.tree.get(of_old, &name).is_some() {
            continue;
        }
        if let Some(uri) = new.tree.get(of_new, &name) {
            declared.push_str(&format!(" {name}=\"{uri}\""));
            if of_new_ignorable
                .split_ascii_whitespace()
                .any(|other| other == prefix)
            {
                ignorable.push(prefix.as_str());
            }
        }
    }
    if declared.is_empty() {
        return text;
    }
    let end = old.tree.node(of_old).inner.start - 1;
    if !ignorable.is_empty() {
        let added = ignorable.join(" ");
        let whole = format!("mc:Ignorable=\"{of_old_ignorable}\"");
        if of_old_ignorable.is_empty() {
            let mc = "xmlns:mc";
            if old.tree.get(of_old, mc).is_none() && !declared.contains("xmlns:mc=") {
                declared
                    .push_str(" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"");
            }
            declared.push_str(&format!(" mc:Ignorable=\"{added}\""));
        } else if let Some(at) = text[..end].find(&whole) {
            text.insert_str(end, &declared);
            text.replace_range(
                at..at + whole.len(),
                &format!("mc:Ignorable=\"{of_old_ignorable} {added}\""),
            );
            return text;
        }
    }
    text.insert_str(end, &declared);
    debug_assert!(text.contains(WORD) || !text.is_empty());
    text
}
