//! Reads the running text of a paragraph into words, objects and what encloses them.

use vuosikello_changes::tokens;
use vuosikello_ooxml::{ALTERNATIVE, NodeId};

use super::elements::{format_of, identity, inner_element, width};
use super::fields::{field_key, with_fields};
use super::{Atom, Kind, Piece, Reader, hash};

impl Reader<'_, '_> {
    /// Reads the children of an element into atoms.
    pub(super) fn atoms(self, parent: NodeId) -> Vec<Atom> {
        let mut flow = Flow {
            reader: self,
            atoms: Vec::new(),
            text: String::new(),
            parts: Vec::new(),
        };
        flow.children(parent, None);
        flow.flush();
        with_fields(flow.atoms)
    }
}

struct Flow<'s, 'p> {
    reader: Reader<'s, 'p>,
    atoms: Vec<Atom>,
    /// Text that has not become words yet, and the pieces that it came from.
    text: String,
    parts: Vec<(usize, Piece)>,
}

impl Flow<'_, '_> {
    fn children(&mut self, parent: NodeId, outer: Option<NodeId>) {
        let story = self.reader.story;
        for child in story.tree.elements(parent) {
            match story.tree.name(child) {
                "w:pPr" | "w:sdtPr" | "w:sdtEndPr" | "w:smartTagPr" | "w:customXmlPr" => {}
                "w:r" => self.run(child, outer),
                "w:ins" | "w:moveTo" if story.keeps_changes => self.children(child, Some(child)),
                "w:ins" | "w:moveTo" => self.children(child, outer),
                "w:hyperlink" | "w:smartTag" | "w:fldSimple" | "w:dir" | "w:bdo" | "w:customXml"
                | "w:sdt" | ALTERNATIVE => {
                    self.wrapper(child, outer);
                }
                "m:oMath" | "m:oMathPara" => self.opaque(child, outer),
                _ => self.ghost(child, outer),
            }
        }
    }

    fn ghost(&mut self, node: NodeId, outer: Option<NodeId>) {
        self.parts.push((self.text.len(), Piece::Ghost { node, outer }));
    }

    fn opaque(&mut self, node: NodeId, outer: Option<NodeId>) {
        self.flush();
        let look = self.reader.story.look(Some(node));
        self.atoms
            .push(Atom::new(Kind::Opaque { node, outer }, look, (look, look), 1));
    }

    fn wrapper(&mut self, node: NodeId, outer: Option<NodeId>) {
        self.flush();
        let story = self.reader.story;
        let inner = self.reader.atoms(inner_element(story, node));
        let key = identity(story, node);
        self.atoms.push(Atom::composite(
            Kind::Wrapper {
                node,
                outer,
                inner: Vec::new(),
            },
            key,
            inner,
        ));
    }

    fn run(&mut self, run: NodeId, outer: Option<NodeId>) {
        let story = self.reader.story;
        let format = format_of(story, run);
        let mut at = 0;
        for child in story.tree.elements(run) {
            let width = width(story, child);
            let piece = Piece::Span {
                run,
                from: at,
                to: at + width,
                format,
                outer,
            };
            at += width;
            match story.tree.name(child) {
                _ if width == 0 => {}
                "w:t" => {
                    self.parts.push((self.text.len(), piece));
                    self.text.push_str(&story.tree.text(child));
                }
                name => {
                    self.flush();
                    self.object(child, name, piece, format);
                }
            }
        }
        if at == 0 {
            self.ghost(run, outer);
        }
    }

    fn object(&mut self, child: NodeId, name: &str, piece: Piece, format: u64) {
        let story = self.reader.story;
        let holes = self.reader.holes(child);
        let note = story.note_of(child);
        let key = match (name, &note) {
            ("w:fldChar", _) => field_key(story.tree.get(child, "w:fldCharType").unwrap_or_default()),
            // A note to which several places refer is another only for all of them.
            (_, Some(note)) => hash((name, story.frame(child), story.meanings.shared_notes.get(note))),
            _ => hash((name, story.frame(child))),
        };
        let exact = match &note {
            Some(note) => hash((name, story.frame(child), story.meanings.notes.get(note))),
            None => holes.iter().fold(key, |before, hole| hash((before, hole.key))),
        };
        let full = holes
            .iter()
            .fold(hash((exact, format)), |before, hole| hash((before, hole.full)));
        self.atoms.push(Atom::new(
            Kind::Object { piece, child, holes },
            key,
            (exact, full),
            1,
        ));
    }

    /// Makes words of the text that has gathered.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let parts = std::mem::take(&mut self.parts);
        let mut parts = parts.into_iter().peekable();
        // What is left of the piece that the last word ended in.
        let mut rest: Option<Piece> = None;
        let mut start = 0;
        for token in tokens(&text) {
            let end = start + token.len();
            let mut at = start;
            // Most words lie in one run.
            let mut pieces = Vec::with_capacity(1);
            while at < end {
                let piece = match rest.take().or_else(|| parts.next().map(|(_, piece)| piece)) {
                    Some(piece) => piece,
                    None => break,
                };
                match piece {
                    Piece::Ghost { .. } if at == start => self.push_ghost(piece),
                    Piece::Ghost { .. } => pieces.push(piece),
                    Piece::Span {
                        run,
                        from,
                        to,
                        format,
                        outer,
                    } => {
                        let taken = (to - from).min(end - at);
                        pieces.push(Piece::Span {
                            run,
                            from,
                            to: from + taken,
                            format,
                            outer,
                        });
                        if taken < to - from {
                            rest = Some(Piece::Span {
                                run,
                                from: from + taken,
                                to,
                                format,
                                outer,
                            });
                        }
                        at += taken;
                    }
                }
            }
            self.atoms.push(Atom::word(token, pieces));
            start = end;
        }
        parts.for_each(|(_, piece)| self.push_ghost(piece));
    }

    fn push_ghost(&mut self, piece: Piece) {
        if matches!(piece, Piece::Ghost { .. }) {
            self.atoms.push(Atom::ghost(Kind::Ghost(piece)));
        }
    }
}
