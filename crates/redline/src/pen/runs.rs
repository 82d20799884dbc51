//! Writes running text: stretches of runs, kept, deleted, inserted or with another format.

use vuosikello_ooxml::NodeId;

use super::Pen;
use super::segment::{Fate, Segment, Stretch};
use crate::carry::escape;
use crate::content::{Atom, Kind, format_of, width};
use crate::remark::RemarkKind;
use crate::story::{NoteId, Story};

impl Pen<'_, '_> {
    /// The text of segments. Neighbours that are deleted or inserted share one mark.
    pub(super) fn written(&mut self, segments: Vec<Segment>) -> String {
        let mut out = String::new();
        let mut segments = segments.into_iter().peekable();
        let mut open: Option<NodeId> = None;
        let mut seen: Vec<NodeId> = Vec::new();
        while let Some(segment) = segments.next() {
            if segment.outer() != open {
                self.close_outer(open, &mut out);
                open = segment.outer();
                self.open_outer(open, &mut seen, &mut out);
            }
            match segment {
                Segment::Old {
                    stretch,
                    fate: Fate::Keep,
                    ..
                } => out.push_str(&self.old_run(stretch, false, None)),
                Segment::Old {
                    stretch,
                    fate: Fate::Like(like),
                    ..
                } => {
                    let properties = self.changed_format(stretch.run, like);
                    out.push_str(&self.old_run(stretch, false, Some(&properties)));
                }
                Segment::Old {
                    stretch,
                    fate: Fate::Delete,
                    ..
                } => {
                    let (mark, is_deleted) = self.moves.deletion();
                    out.push_str(&format!("<{mark} {}>", self.carrier.change()));
                    out.push_str(&self.old_run(stretch, is_deleted, None));
                    while let Some(Segment::Old { stretch, .. }) = segments.next_if(|next| {
                        matches!(next, Segment::Old { fate: Fate::Delete, outer, .. } if *outer == open)
                    }) {
                        out.push_str(&self.old_run(stretch, is_deleted, None));
                    }
                    out.push_str(&format!("</{mark}>"));
                }
                Segment::Insert(stretch) => {
                    let mark = self.moves.insertion();
                    out.push_str(&format!("<{mark} {}>", self.carrier.change()));
                    self.new_run(stretch, &mut out);
                    while let Some(Segment::Insert(stretch)) =
                        segments.next_if(|next| matches!(next, Segment::Insert(_)))
                    {
                        self.new_run(stretch, &mut out);
                    }
                    out.push_str(&format!("</{mark}>"));
                }
                Segment::Written { text, .. } => out.push_str(&text),
            }
        }
        self.close_outer(open, &mut out);
        out
    }

    /// Opens an insertion that somebody else has made, or opens it again after it was parted.
    fn open_outer(&mut self, outer: Option<NodeId>, seen: &mut Vec<NodeId>, out: &mut String) {
        let Some(node) = outer else { return };
        let it = self.old.tree.node(node);
        let tag = self.old.tree.slice(it.span.start..it.inner.start);
        if seen.contains(&node) {
            let id = format!("w:id=\"{}\"", self.old.tree.get(node, "w:id").unwrap_or_default());
            out.push_str(&tag.replacen(&id, &format!("w:id=\"{}\"", self.carrier.free_id()), 1));
        } else {
            seen.push(node);
            out.push_str(tag);
        }
    }

    fn close_outer(&self, outer: Option<NodeId>, out: &mut String) {
        if let Some(node) = outer {
            out.push_str(&format!("</{}>", self.old.tree.name(node)));
        }
    }

    /// A stretch of a run of the older file.
    pub(super) fn old_run(&self, stretch: Stretch, is_deleted: bool, properties: Option<&str>) -> String {
        let Stretch { run, from, to } = stretch;
        let story = self.old;
        let total: usize = story.tree.elements(run).map(|child| width(story, child)).sum();
        let is_whole = from == 0 && to == total;
        if is_whole && !is_deleted && properties.is_none() {
            return story.tree.source(run).to_owned();
        }
        let mut inner = properties.unwrap_or_else(|| self.own(run, "w:rPr")).to_owned();
        each_in(story, stretch, |child, range| {
            match (story.tree.name(child), range) {
                ("w:t", Some(text)) if is_deleted => text_element("w:delText", &text, &mut inner),
                ("w:instrText", _) if is_deleted => {
                    text_element("w:delInstrText", &story.tree.text(child), &mut inner)
                }
                ("w:t", Some(text)) if text.len() < width(story, child) => {
                    text_element("w:t", &text, &mut inner)
                }
                _ => inner.push_str(story.tree.source(child)),
            }
        });
        let mut out = String::with_capacity(inner.len() + 16);
        self.wrapped(run, &inner, &mut out);
        out
    }

    /// Writes a stretch of a run of the newer file.
    fn new_run(&mut self, Stretch { run, from, to }: Stretch, out: &mut String) {
        out.push_str("<w:r>");
        if let Some(properties) = self.new.tree.find(run, "w:rPr") {
            let mut inner = String::new();
            let children: Vec<NodeId> = self.new.tree.elements(properties).collect();
            children
                .into_iter()
                .for_each(|child| self.carry_property(child, &mut inner));
            if !inner.is_empty() {
                out.push_str(&format!("<w:rPr>{inner}</w:rPr>"));
            }
        }
        let mut children = Vec::new();
        each_in(self.new, Stretch { run, from, to }, |child, text| {
            children.push((child, text))
        });
        for (child, text) in children {
            match text {
                Some(text) => text_element("w:t", &text, out),
                None => self.carry(child, out),
            }
        }
        out.push_str("</w:r>");
    }

    /// The properties of a run of the older file that is to look like one of the newer file.
    fn changed_format(&mut self, run: NodeId, like: NodeId) -> String {
        let properties = self.old.tree.find(run, "w:rPr");
        if properties.is_some_and(|it| self.old.tree.find(it, "w:rPrChange").is_some()) {
            let place = self.first_words(run);
            self.carrier
                .remark(RemarkKind::AlreadyTracked, &self.old.part, place);
            return self.own(run, "w:rPr").to_owned();
        }
        debug_assert_ne!(format_of(self.old, run), format_of(self.new, like));
        let mut now = String::new();
        let tree = &self.new.tree;
        for child in tree.find(like, "w:rPr").iter().flat_map(|it| tree.elements(*it)) {
            self.carry_property(child, &mut now);
        }
        let before = self.base(properties, |_| true);
        let change = self.carrier.change();
        format!("<w:rPr>{now}<w:rPrChange {change}><w:rPr>{before}</w:rPr></w:rPrChange></w:rPr>")
    }
}

pub(super) fn collect_notes(story: &Story<'_>, atoms: &[Atom], found: &mut Vec<NoteId>) {
    for atom in atoms {
        match &atom.kind {
            Kind::Object { child, .. } => found.extend(story.note_of(*child)),
            Kind::Wrapper { inner, .. } => collect_notes(story, inner, found),
            Kind::Field { head, inner, tail } => {
                [head, inner, tail]
                    .into_iter()
                    .for_each(|atoms| collect_notes(story, atoms, found));
            }
            _ => {}
        }
    }
}

/// The text of a stretch of a run.
pub(crate) fn run_text(story: &Story<'_>, run: NodeId, from: usize, to: usize) -> String {
    let mut out = String::new();
    each_in(story, Stretch { run, from, to }, |_, text| {
        out.push_str(&text.unwrap_or_default())
    });
    out
}

/// Calls `each` for the children of a run that lie in a stretch of it, of texts with what lies in it. Children without room go
/// with what follows them.
fn each_in(
    story: &Story<'_>,
    Stretch { run, from, to }: Stretch,
    mut each: impl FnMut(NodeId, Option<String>),
) {
    let total: usize = story.tree.elements(run).map(|child| width(story, child)).sum();
    let mut at = 0;
    for child in story.tree.elements(run) {
        let (start, end) = (at, at + width(story, child));
        at = end;
        if story.tree.name(child) == "w:rPr" {
            continue;
        }
        if start == end {
            if from <= start && (start < to || start == to && to == total) && story.keeps_changes {
                each(child, None);
            }
        } else if start < to && from < end {
            let text = (story.tree.name(child) == "w:t").then(|| {
                let text = story.tree.text(child);
                text.get(from.max(start) - start..to.min(end) - start)
                    .unwrap_or_default()
                    .to_owned()
            });
            each(child, text);
        }
    }
}

fn text_element(name: &str, text: &str, out: &mut String) {
    out.push_str(&format!("<{name} xml:space=\"preserve\">"));
    escape(text, out);
    out.push_str(&format!("</{name}>"));
}
