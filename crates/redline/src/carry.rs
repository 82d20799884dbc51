//! What goes from the newer file into the older one: content, and what it refers to, under free ids.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_ooxml::{NodeId, Package, PartNames, Relationship, Relationships, SourceTree, resolve_target};

use crate::remark::{Remark, RemarkKind};
use crate::story::{NoteId, Story, is_passed_over};

/// How many parts one part may lead to, one after the other: a chart leads to its workbook.
const MAX_CHAIN: usize = 6;

/// What all stories of a file share while they are written.
pub(crate) struct Carrier<'p> {
    /// The file that is written: the older one with what is added.
    pub(crate) package: Package,
    newer: &'p Package,
    /// The attributes of a change but its id: author and date.
    pub(crate) stamp: String,
    next_id: u64,
    /// The number of tracked changes so far.
    pub(crate) marks: usize,
    pub(crate) remarks: BTreeSet<Remark>,
    pub(crate) styles: Styles<'p>,
    pub(crate) numbering: Numbering<'p>,
    /// Parts of the newer file and what they are called here.
    copied: BTreeMap<String, String>,
    /// Notes that are in both, with their ids, and those that only one has.
    pub(crate) kept_notes: Vec<(NoteId, String)>,
    pub(crate) deleted_notes: BTreeSet<NoteId>,
    /// The id in the newer file and that in this one.
    pub(crate) inserted_notes: BTreeMap<NoteId, String>,
    next_note: u64,
    /// The ids of comments, by the clash that they tell of.
    pub(crate) comments: BTreeMap<usize, u64>,
    /// The ids of the types of carried shapes, in the newer file and in this one.
    shape_types: BTreeMap<String, String>,
    /// Prefixes that carried content has used.
    pub(crate) prefixes: BTreeSet<String>,
    /// What the root of the part that is written declares: `xmlns:a` and its namespace.
    pub(crate) declared: BTreeMap<String, String>,
}

/// The styles of the newer file, and what the older one calls them.
#[derive(Default)]
pub(crate) struct Styles<'p> {
    pub(crate) newer: Option<SourceTree<'p>>,
    /// Style id of the newer file → that of the older one.
    pub(crate) ids: BTreeMap<String, String>,
    pub(crate) taken: BTreeSet<String>,
    /// The XML of styles to be added.
    pub(crate) added: String,
}

/// The lists of the newer file, and what the older one calls them.
#[derive(Default)]
pub(crate) struct Numbering<'p> {
    pub(crate) newer: Option<SourceTree<'p>>,
    pub(crate) ids: BTreeMap<String, String>,
    /// The highest ids of lists and of their definitions in the older file.
    pub(crate) last: (u64, u64),
    pub(crate) added_definitions: String,
    pub(crate) added_lists: String,
}

impl<'p> Carrier<'p> {
    pub(crate) fn new(
        package: Package,
        newer: &'p Package,
        stamp: String,
        next_id: u64,
        next_note: u64,
    ) -> Self {
        Self {
            package,
            newer,
            stamp,
            next_id,
            marks: 0,
            remarks: BTreeSet::new(),
            styles: Styles::default(),
            numbering: Numbering::default(),
            copied: BTreeMap::new(),
            kept_notes: Vec::new(),
            deleted_notes: BTreeSet::new(),
            inserted_notes: BTreeMap::new(),
            next_note,
            comments: BTreeMap::new(),
            shape_types: BTreeMap::new(),
            prefixes: BTreeSet::new(),
            declared: BTreeMap::new(),
        }
    }

    /// The attributes of a new tracked change.
    pub(crate) fn change(&mut self) -> String {
        self.marks += 1;
        format!("w:id=\"{}\"{}", self.free_id(), self.stamp)
    }

    /// The id of the comment on a clash.
    pub(crate) fn comment(&mut self, clash: usize) -> u64 {
        if let Some(known) = self.comments.get(&clash) {
            return *known;
        }
        let id = self.free_id();
        self.comments.insert(clash, id);
        id
    }

    /// Lets what comes refer to the older file's own notes where these stay: a note to which several places of the newer file refer.
    pub(crate) fn share_notes(&mut self, mut text: String) -> String {
        let twin = |(kind, id): &NoteId| {
            let kept = self.kept_notes.iter();
            let mut same = kept.filter(|((of, _), other)| of == kind && other == id);
            same.next().map(|((_, own), _)| own.clone())
        };
        let twins: Vec<(NoteId, String)> = self
            .inserted_notes
            .keys()
            .filter_map(|note| Some((note.clone(), twin(note)?)))
            .collect();
        for (note, own) in twins {
            let Some(free) = self.inserted_notes.remove(&note) else {
                continue;
            };
            let (tag, id) = (format!("<{}Reference ", note.0), format!("w:id=\"{free}\""));
            let places: Vec<usize> = text.match_indices(&tag).map(|(at, _)| at).collect();
            for at in places.into_iter().rev() {
                let end = text[at..].find('>').map_or(at, |end| at + end);
                let element = text[at..end].replacen(&id, &format!("w:id=\"{own}\""), 1);
                text.replace_range(at..end, &element);
            }
        }
        text
    }

    pub(crate) fn free_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    pub(crate) fn remark(&mut self, kind: RemarkKind, part: &str, place: impl Into<String>) {
        self.remarks.insert(Remark {
            kind,
            part: part.to_owned(),
            place: place.into(),
        });
    }

    /// Writes an element of the newer file as it can stand in the older one.
    pub(crate) fn carry(&mut self, story: &Story<'_>, links: &mut Links, id: NodeId, out: &mut String) {
        let tree = &story.tree;
        let node = tree.node(id);
        if node.is_text {
            out.push_str(tree.source(id));
            return;
        }
        let name = tree.name(id);
        if matches!(name, "w:ins" | "w:moveTo") {
            return self.carry_children(story, links, id, out);
        }
        if is_passed_over(name) {
            match name {
                "w:noProof" => {}
                "w:bookmarkStart" => {
                    let bookmark = tree.get(id, "w:name").unwrap_or_default();
                    if !bookmark.starts_with('_') {
                        self.remark(RemarkKind::Bookmark, &story.part, bookmark);
                    }
                    return;
                }
                "w:commentReference" => return self.remark(RemarkKind::Comments, &story.part, ""),
                _ => return,
            }
        }
        self.open(story, links, id, out);
        if node.inner.start == node.span.end {
            out.insert(out.len() - 1, '/');
            return;
        }
        self.carry_children(story, links, id, out);
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }

    pub(crate) fn carry_children(
        &mut self,
        story: &Story<'_>,
        links: &mut Links,
        id: NodeId,
        out: &mut String,
    ) {
        for child in &story.tree.node(id).children {
            self.carry(story, links, *child, out);
        }
    }

    /// Writes the opening tag of an element of the newer file.
    pub(crate) fn open(&mut self, story: &Story<'_>, links: &mut Links, id: NodeId, out: &mut String) {
        let name = story.tree.name(id);
        out.push('<');
        out.push_str(name);
        self.note_prefix(name);
        for (key, value) in &story.tree.node(id).attributes {
            if key.starts_with("w:rsid") || matches!(*key, "w14:paraId" | "w14:textId") {
                continue;
            }
            self.note_prefix(key);
            if key == &"Requires" {
                value
                    .split_ascii_whitespace()
                    .for_each(|prefix| self.note_prefix_itself(prefix));
            }
            let mapped = self.mapped(story, links, name, key, value);
            out.push(' ');
            out.push_str(key);
            out.push_str("=\"");
            escape(mapped.as_deref().unwrap_or(value), out);
            out.push('"');
        }
        self.declare(story, id, out);
        out.push('>');
    }

    /// Declares the prefixes of an element that mean something else where it comes to stand: those that something around it below the
    /// root declares in the newer file, and those that the two roots declare differently.
    fn declare(&self, story: &Story<'_>, id: NodeId, out: &mut String) {
        let tree = &story.tree;
        let keys = tree.node(id).attributes.iter().map(|(key, _)| *key);
        let prefixes = keys
            .chain([tree.name(id)])
            .filter_map(|name| name.split_once(':'));
        let used: BTreeSet<&str> = prefixes
            .map(|(prefix, _)| prefix)
            .filter(|prefix| *prefix != "xmlns")
            .collect();
        for prefix in used {
            let name = format!("xmlns:{prefix}");
            let differs = |uri: &&str| self.declared.get(&name).is_some_and(|declared| declared != uri);
            let of_root = || tree.get(tree.root(), &name).filter(differs);
            if tree.get(id, &name).is_none()
                && let Some(uri) = tree.inner_binding(id, prefix).or_else(of_root)
            {
                out.push_str(&format!(" {name}=\""));
                escape(uri, out);
                out.push('"');
            }
        }
    }

    fn note_prefix(&mut self, name: &str) {
        if let Some((prefix, _)) = name.split_once(':') {
            self.note_prefix_itself(prefix);
        }
    }

    fn note_prefix_itself(&mut self, prefix: &str) {
        if !matches!(prefix, "w" | "r" | "xmlns" | "xml") && !self.prefixes.contains(prefix) {
            self.prefixes.insert(prefix.to_owned());
        }
    }

    /// What an attribute becomes, where it is an id.
    fn mapped(
        &mut self,
        story: &Story<'_>,
        links: &mut Links,
        name: &str,
        key: &str,
        value: &str,
    ) -> Option<String> {
        match (name, key) {
            ("w:pStyle" | "w:rStyle" | "w:tblStyle", "w:val") => Some(self.style(value)),
            ("w:numId", "w:val") => Some(self.list(value)),
            ("w:footnoteReference", "w:id") => Some(self.note("w:footnote", value)),
            ("w:endnoteReference", "w:id") => Some(self.note("w:endnote", value)),
            ("wp:docPr" | "pic:cNvPr", "id") | ("w:sdtPr", "w:id") => Some(self.free_id().to_string()),
            ("w:id", "w:val") => Some((self.free_id() + 100_000_000).to_string()),
            (_, key) if key.starts_with("r:") => self.relationship(story, links, value),
            (_, "o:spid") => Some(format!("_x0000_s{}", 10_000 + self.free_id())),
            ("v:shape", "id") => Some(format!("_x0000_v{}", self.free_id())),
            // Shapes name their type by its id.
            ("v:shapetype", "id") => {
                let fresh = format!("_x0000_w{}", self.free_id());
                self.shape_types.insert(value.to_owned(), fresh.clone());
                Some(fresh)
            }
            (name, "type") if name.starts_with("v:") => {
                let fresh = value.strip_prefix('#').and_then(|id| self.shape_types.get(id));
                fresh.map(|fresh| format!("#{fresh}"))
            }
            _ => None,
        }
    }

    fn note(&mut self, kind: &'static str, id: &str) -> String {
        let next = &mut self.next_note;
        let fresh = || {
            *next += 1;
            next.to_string()
        };
        self.inserted_notes
            .entry((kind, id.to_owned()))
            .or_insert_with(fresh)
            .clone()
    }

    /// The id of a relationship of this file that leads where that of the newer file does.
    fn relationship(&mut self, story: &Story<'_>, links: &mut Links, id: &str) -> Option<String> {
        let relationship = story.relationships.with_id(id)?.clone();
        let target = match relationship.external {
            true => relationship.target.clone(),
            false => {
                let source = resolve_target(&story.part, &relationship.target)?;
                format!("/{}", self.part(&source, 0)?)
            }
        };
        Some(links.id(&relationship, target))
    }

    /// Copies a part of the newer file with what it leads to, and returns its name here. The same picture is taken once.
    fn part(&mut self, name: &str, depth: usize) -> Option<String> {
        if let Some(known) = self.copied.get(name) {
            return Some(known.clone());
        }
        let newer = self.newer;
        let bytes = newer.part(name)?;
        let relationships = newer.relationships(name).ok()?;
        if relationships.is_empty()
            && let Some((same, _)) = self.package.parts().find(|(_, other)| *other == bytes)
        {
            let same = same.to_owned();
            self.copied.insert(name.to_owned(), same.clone());
            return Some(same);
        }
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        let free = PartNames::of(&self.package).numbered(stem, 1, extension);
        self.copied.insert(name.to_owned(), free.clone());
        let kind = newer.content_types().of(name).unwrap_or_default();
        self.package.insert(free.clone(), kind, bytes.to_vec());
        let mut own = Relationships::default();
        for relationship in relationships.iter() {
            let target = match resolve_target(name, &relationship.target).filter(|_| !relationship.external) {
                None => relationship.target.clone(),
                Some(_) if depth >= MAX_CHAIN => continue,
                Some(below) => match self.part(&below, depth + 1) {
                    Some(copy) => format!("/{copy}"),
                    None => continue,
                },
            };
            match relationship.external {
                true => own.add_external(relationship.id.clone(), relationship.kind.clone(), target),
                false => own.add(relationship.id.clone(), relationship.kind.clone(), target),
            }
        }
        if !own.is_empty() {
            self.package.set_relationships(&free, &own);
        }
        Some(free)
    }

    /// The id of a style of this file for one of the newer file; it is added where there is none.
    pub(crate) fn style(&mut self, id: &str) -> String {
        if let Some(known) = self.styles.ids.get(id) {
            return known.clone();
        }
        let mut free = id.to_owned();
        while self.styles.taken.contains(&free) {
            free.push('x');
        }
        self.styles.ids.insert(id.to_owned(), free.clone());
        let Some(tree) = self.styles.newer.take() else {
            return free;
        };
        let of_id = |node: &NodeId| tree.name(*node) == "w:style" && tree.get(*node, "w:styleId") == Some(id);
        if let Some(node) = tree.elements(tree.root()).find(of_id) {
            self.styles.taken.insert(free.clone());
            // The style is put back before those are looked for that it is based on.
            let text = self.style_text(&tree, node, &free);
            self.styles.added.push_str(&text);
        }
        self.styles.newer = Some(tree);
        free
    }

    fn style_text(&mut self, tree: &SourceTree<'p>, node: NodeId, id: &str) -> String {
        let mut out = String::from("<w:style");
        for (key, value) in &tree.node(node).attributes {
            let value = if *key == "w:styleId" { id } else { value.as_ref() };
            if *key != "w:default" {
                out.push_str(&format!(" {key}=\""));
                escape(value, &mut out);
                out.push('"');
            }
        }
        out.push('>');
        for child in tree.elements(node) {
            match tree.name(child) {
                // Of what it is based on, only what both files have by name.
                name @ ("w:basedOn" | "w:link" | "w:next") => {
                    if let Some(known) = tree.get(child, "w:val").and_then(|id| self.styles.ids.get(id)) {
                        out.push_str(&format!("<{name} w:val=\"{known}\"/>"));
                    }
                }
                _ => out.push_str(tree.source(child)),
            }
        }
        out.push_str("</w:style>");
        out
    }

    /// The id of a list of this file for one of the newer file; it is added where there is none.
    fn list(&mut self, id: &str) -> String {
        if id == "0" {
            return id.to_owned();
        }
        if let Some(known) = self.numbering.ids.get(id) {
            return known.clone();
        }
        let numbering = &mut self.numbering;
        let (list, definition) = (numbering.last.0 + 1, numbering.last.1 + 1);
        let Some(tree) = &numbering.newer else {
            return id.to_owned();
        };
        let with = |name: &str, key: &str, id: &str| {
            tree.elements(tree.root())
                .find(|node| tree.name(*node) == name && tree.get(*node, key) == Some(id))
        };
        let Some(num) = with("w:num", "w:numId", id) else {
            return id.to_owned();
        };
        let abstract_id = tree
            .find(num, "w:abstractNumId")
            .and_then(|node| tree.get(node, "w:val"));
        let Some(of) = abstract_id.and_then(|id| with("w:abstractNum", "w:abstractNumId", id)) else {
            return id.to_owned();
        };
        let node = tree.node(of);
        let inner: String = tree
            .elements(of)
            .filter(|child| {
                !matches!(
                    tree.name(*child),
                    "w:nsid" | "w:tmpl" | "w:styleLink" | "w:numStyleLink"
                )
            })
            .map(|child| tree.slice(tree.node(child).span.clone()))
            .collect();
        debug_assert!(!node.is_text);
        numbering.added_definitions.push_str(&format!(
            "<w:abstractNum w:abstractNumId=\"{definition}\">{inner}</w:abstractNum>"
        ));
        let overrides: String = tree
            .elements(num)
            .filter(|child| tree.name(*child) == "w:lvlOverride")
            .map(|child| tree.source(child))
            .collect();
        numbering.added_lists.push_str(&format!(
            "<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"{definition}\"/>{overrides}</w:num>"
        ));
        numbering.last = (list, definition);
        numbering.ids.insert(id.to_owned(), list.to_string());
        list.to_string()
    }
}

/// The relationships of a part that is written.
pub(crate) struct Links {
    pub(crate) relationships: Relationships,
    pub(crate) is_changed: bool,
}

impl Links {
    pub(crate) fn new(relationships: Relationships) -> Self {
        Self {
            relationships,
            is_changed: false,
        }
    }

    /// Adds a relationship of the kind with the last segment `name` to a part.
    pub(crate) fn relate(&mut self, name: &str, part: &str) {
        self.is_changed = true;
        let id = self
            .relationships
            .free_id(format!("rIdV{}", self.relationships.iter().count() + 1));
        self.relationships.relate(id, name, format!("/{part}"));
    }

    fn id(&mut self, like: &Relationship, target: String) -> String {
        let same = |other: &&Relationship| {
            other.name() == like.name()
                && other.external == like.external
                && (other.target == target
                    || !like.external && target.ends_with(&format!("/{}", other.target)))
        };
        if let Some(known) = self.relationships.iter().find(same) {
            return known.id.clone();
        }
        self.is_changed = true;
        let number = self.relationships.iter().count() + 1;
        let id = self.relationships.free_id(format!("rIdV{number}"));
        match like.external {
            true => self
                .relationships
                .add_external(id.clone(), like.kind.clone(), target),
            false => self.relationships.add(id.clone(), like.kind.clone(), target),
        }
        id
    }
}

/// Writes text so that it can stand in XML, in an attribute too.
pub(crate) fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            // XML has no form for these.
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
}
