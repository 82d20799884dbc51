//! The ends and properties of paragraphs.

use vuosikello_ooxml::NodeId;

use super::Pen;
use super::runs::collect_notes;
use crate::content::{Atom, Kind, paragraph_look};
use crate::remark::RemarkKind;
use crate::script::{Mark, Op};
use crate::story::Story;

impl Pen<'_, '_> {
    /// Writes paragraphs. `at` is where the bytes of the older file have been copied up to.
    pub(super) fn text(&mut self, ops: &[Op<'_>], at: &mut usize, out: &mut String) {
        let mut segments = Vec::new();
        for op in ops {
            match op {
                Op::Same(old, new) => {
                    self.pair_notes(&old.atoms, &new.atoms);
                    self.copy_to(self.old.tree.node(old.mark).span.end, at, out);
                }
                Op::Whole(old, _) => self.copy_to(self.old.tree.node(old.mark).span.end, at, out),
                Op::Mark(mark) => {
                    let content = self.written(std::mem::take(&mut segments));
                    self.paragraph(*mark, &content, at, out);
                }
                Op::Ghost(Atom {
                    kind: Kind::GhostMark(node),
                    ..
                }) => {
                    let content = self.written(std::mem::take(&mut segments));
                    self.paragraph(Mark::Keep(*node, None), &content, at, out);
                }
                Op::MoveEnd => out.push_str(&self.moves.end()),
                op => self.segments(op, &mut segments),
            }
        }
    }

    pub(super) fn pair_notes(&mut self, old: &[Atom], new: &[Atom]) {
        let notes = |story: &Story<'_>, atoms: &[Atom]| {
            let mut found = Vec::new();
            collect_notes(story, atoms, &mut found);
            found
        };
        for ((kind, id), (_, other)) in notes(self.old, old).into_iter().zip(notes(self.new, new)) {
            self.carrier.kept_notes.push(((kind, id), other));
        }
    }

    fn paragraph(&mut self, mark: Mark, content: &str, at: &mut usize, out: &mut String) {
        match mark {
            Mark::Insert(new) => {
                let properties = self.inserted_properties(new);
                out.push_str(&format!("<w:p>{properties}{content}</w:p>"));
            }
            Mark::Delete(old) | Mark::Keep(old, _) | Mark::Stay(old, _) => {
                let span = self.old.tree.node(old).span.clone();
                self.copy_to(span.start, at, out);
                let properties = match mark {
                    Mark::Keep(_, Some(new))
                        if paragraph_look(self.old, old) != paragraph_look(self.new, new) =>
                    {
                        self.changed_properties(old, new)
                    }
                    Mark::Delete(_) => self.deleted_properties(old),
                    _ => self.own(old, "w:pPr").to_owned(),
                };
                self.wrapped(old, &format!("{properties}{content}"), out);
                *at = span.end;
            }
        }
    }

    fn inserted_properties(&mut self, new: NodeId) -> String {
        let mark = format!("<{} {}/>", self.moves.insertion(), self.carrier.change());
        let mut own = String::new();
        self.paragraph_base(new, &mut own);
        let tree = &self.new.tree;
        let mut run = String::new();
        for child in tree
            .path(new, &["w:pPr", "w:rPr"])
            .iter()
            .flat_map(|it| tree.elements(*it))
        {
            self.carry_property(child, &mut run);
        }
        format!("<w:pPr>{own}<w:rPr>{mark}{run}</w:rPr></w:pPr>")
    }

    /// The properties of a paragraph of the newer file, as they can stand in the older one, but those of its end and section.
    fn paragraph_base(&mut self, new: NodeId, out: &mut String) {
        let tree = &self.new.tree;
        for child in tree.find(new, "w:pPr").iter().flat_map(|it| tree.elements(*it)) {
            match tree.name(child) {
                "w:rPr" => {}
                "w:sectPr" => self.carrier.remark(RemarkKind::SectionBreak, &self.old.part, ""),
                _ => self.carry_property(child, out),
            }
        }
    }

    fn deleted_properties(&mut self, old: NodeId) -> String {
        let tree = &self.old.tree;
        let properties = tree.find(old, "w:pPr");
        if properties.is_some_and(|it| tree.find(it, "w:sectPr").is_some()) {
            self.carrier.remark(RemarkKind::SectionBreak, &self.old.part, "");
            return self.own(old, "w:pPr").to_owned();
        }
        let mark = format!("<{} {}/>", self.moves.deletion().0, self.carrier.change());
        let own = self.base(properties, |name| !matches!(name, "w:rPr" | "w:pPrChange"));
        let run = properties.and_then(|it| self.old.tree.find(it, "w:rPr"));
        let before = self.base(run, |name| name == "w:ins");
        let rest = self.base(run, |name| name != "w:ins");
        let change = self.base(properties, |name| name == "w:pPrChange");
        format!("<w:pPr>{own}<w:rPr>{before}{mark}{rest}</w:rPr>{change}</w:pPr>")
    }

    fn changed_properties(&mut self, old: NodeId, new: NodeId) -> String {
        let properties = self.old.tree.find(old, "w:pPr");
        if properties.is_some_and(|it| self.old.tree.find(it, "w:pPrChange").is_some()) {
            let place = self.first_words(old);
            self.carrier
                .remark(RemarkKind::AlreadyTracked, &self.old.part, place);
            return self.own(old, "w:pPr").to_owned();
        }
        let mut now = String::new();
        self.paragraph_base(new, &mut now);
        let before = self.base(properties, |name| !matches!(name, "w:rPr" | "w:sectPr"));
        let stays = self.base(properties, |name| matches!(name, "w:rPr" | "w:sectPr"));
        let change = self.carrier.change();
        format!("<w:pPr>{now}{stays}<w:pPrChange {change}><w:pPr>{before}</w:pPr></w:pPrChange></w:pPr>")
    }
}
