//! Two files with what is written: their bodies, and what all their parts share.

use vuosikello_ooxml::{NodeId, Package, SourceTree};

use super::prefixes::with_prefixes;
use super::sections::page_looks;
use crate::carry::{Carrier, Links, Numbering};
use crate::content::container;
use crate::meanings::{File, add_definitions, styles};
use crate::merge::{Clash, Merger};
use crate::pen::Pen;
use crate::remark::RemarkKind;
use crate::script::Step;
use crate::story::{Meanings, Story};
use crate::{RedlineError, Stamp};

/// Ids above this are those of content controls, which do not share their numbers with changes.
const LARGEST_ID: u64 = 1_000_000_000;

/// The file that is written and the newer one.
pub(super) struct Pairs<'p> {
    pub(super) a: &'p File<'p>,
    pub(super) b: &'p File<'p>,
    pub(super) old_meanings: &'p Meanings,
    pub(super) new_meanings: &'p Meanings,
    /// What the newer file is compared with, where that is not the file that is written.
    pub(super) base: Option<Base<'p>>,
    pub(super) carrier: Carrier<'p>,
    pub(super) clashes: Vec<Clash>,
}

#[derive(Clone, Copy)]
pub(super) struct Base<'p> {
    pub(super) file: &'p File<'p>,
    pub(super) meanings: &'p Meanings,
}

impl<'p> Base<'p> {
    pub(super) fn story(&self, part: &str) -> Result<Story<'p>, RedlineError> {
        Story::read(self.file.package, part, self.meanings, false)
    }
}

/// An element of the file that is written, of the newer file, and of the base if there is one.
pub(super) type Trio = (NodeId, NodeId, Option<NodeId>);

impl<'p> Pairs<'p> {
    pub(super) fn new(
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
    pub(super) fn finish(
        mut self,
        bytes: &[u8],
        mut links: Links,
    ) -> Result<(Vec<u8>, Carrier<'p>), RedlineError> {
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

    pub(super) fn stories(&self, old: &str, new: &str) -> Result<(Story<'p>, Story<'p>), RedlineError> {
        Ok((
            Story::read(self.a.package, old, self.old_meanings, true)?,
            Story::read(self.b.package, new, self.new_meanings, false)?,
        ))
    }

    /// Writes the containers of a story: each element of the older part with the one of the newer part.
    pub(super) fn write(
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
        let mut pen = Pen::new(old, new, &mut self.carrier, links, first_clash);
        let mut out = String::with_capacity(old.tree.all().len() * 5 / 4);
        let mut at = 0;
        for (a, b, o) in containers {
            let before = container(old, *a);
            let after = container(new, *b);
            let span = old.tree.node(*a).span.clone();
            out.push_str(old.tree.slice(at..span.start));
            let inner = match (base, o) {
                (Some(base), Some(o)) => {
                    let of_base = container(base, *o);
                    let mut merger = Merger::new(base, old, new);
                    let steps = merger.steps(&of_base, &before, &after);
                    let inner = pen.steps(*a, &steps);
                    self.clashes.extend(merger.clashes.into_iter().map(|clash| Clash {
                        is_anchored: clash.is_anchored && takes_comments,
                        ..clash
                    }));
                    inner
                }
                _ => pen.steps(*a, &Step::between(&before, &after)),
            };
            pen.wrapped(*a, &inner, &mut out);
            at = span.end;
        }
        out.push_str(old.tree.slice(at..old.tree.all().len()));
        let links = pen.links;
        let out = self.carrier.share_notes(out);
        self.put(old, new, out);
        links
    }

    /// Puts the text of a part into the file, if it is another than before.
    pub(super) fn put(&mut self, old: &Story<'p>, new: &Story<'p>, text: String) {
        let prefixes = std::mem::take(&mut self.carrier.prefixes);
        if text != old.tree.all() {
            let text = with_prefixes(text, old, new, &prefixes);
            self.carrier
                .package
                .insert(old.part.clone(), "", text.into_bytes());
        }
    }

    pub(super) fn body(&mut self) -> Result<Links, RedlineError> {
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
        let (of_old, of_new) = (page_looks(&old), page_looks(&new));
        if of_old.len() != of_new.len() {
            self.carrier.remark(RemarkKind::SectionBreak, &old.part, "");
        } else if of_old != of_new {
            self.carrier.remark(RemarkKind::Section, &old.part, "");
        }
        Ok(links)
    }
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
