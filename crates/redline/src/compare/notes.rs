//! Footnotes and endnotes: those in both files, and those that go or come with the text that refers to them.

use std::collections::BTreeMap;

use vuosikello_ooxml::{NodeId, Relationships};

use super::pairs::Pairs;
use crate::RedlineError;
use crate::carry::Links;
use crate::content::container;
use crate::meanings::{NOTES, folder};
use crate::pen::Pen;
use crate::script::Step;
use crate::story::Story;

impl Pairs<'_> {
    pub(super) fn notes(&mut self, main: &mut Links) -> Result<(), RedlineError> {
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
        let links = Links::new(old.relationships.clone());
        let mut pen = Pen::new(&old, &new, &mut self.carrier, links, None);
        let tree = &old.tree;
        let root = tree.root();
        let mut inner = String::new();
        let mut at = tree.node(root).inner.start;
        for node in tree.elements(root) {
            let Some(id) = tree.get(node, "w:id").filter(|_| tree.name(node) == name) else {
                continue;
            };
            let counterpart = kept.get(id).and_then(|other| with_id(&new, other));
            let before = container(&old, node);
            let text = match counterpart {
                Some(other) => pen.steps(node, &Step::between(&before, &container(&new, other))),
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
        let links = Links::new(Relationships::default());
        let mut pen = Pen::new(&newer, &newer, &mut self.carrier, links, None);
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
}

fn insert_note(pen: &mut Pen<'_, '_>, name: &str, free: &str, node: NodeId, out: &mut String) {
    let content = container(pen.new, node);
    out.push_str(&format!("<{name} w:id=\"{free}\">"));
    pen.inserted(&content, out);
    out.push_str(&format!("</{name}>"));
}
