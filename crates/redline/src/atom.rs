//! The running text of a paragraph as words, objects and what encloses them.

use std::cell::OnceCell;
use std::hash::{DefaultHasher, Hash, Hasher};

use vuosikello_changes::tokens;
use vuosikello_ooxml::NodeId;

use crate::block::Container;
use crate::story::Story;

/// A stretch of a run, or something between runs that takes no room. The content of a run is measured in bytes of its text; an
/// element that is no text counts as one.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    Span {
        run: NodeId,
        from: usize,
        to: usize,
        format: u64,
        outer: Option<NodeId>,
    },
    /// A bookmark, a mark of a comment or of proofing, text that somebody has deleted.
    Ghost { node: NodeId, outer: Option<NodeId> },
}

/// What text consists of. Two atoms with the same `exact` say the same; with the same `key` they are the same thing that may
/// say something else.
#[derive(Debug)]
pub(crate) struct Atom {
    pub(crate) kind: Kind,
    pub(crate) key: u64,
    pub(crate) exact: u64,
    /// Differs also where only the format does.
    pub(crate) full: u64,
    /// How much a reader would see marked.
    pub(crate) weight: usize,
    /// The letters of a word.
    pub(crate) word: Option<Box<str>>,
    /// The parts of a word that was parted.
    halves: OnceCell<Box<Halves>>,
}

/// The two parts of a word.
#[derive(Debug)]
struct Halves {
    at: usize,
    left: Atom,
    right: Atom,
}

#[derive(Debug)]
pub(crate) enum Kind {
    /// A word, spaces or a mark; it may go over several runs.
    Word(Vec<Piece>),
    /// An element in a run that is no text; `holes` are the texts of its text boxes.
    Object {
        piece: Piece,
        child: NodeId,
        holes: Vec<Container>,
    },
    /// An element round running text: a link, a content control.
    Wrapper {
        node: NodeId,
        outer: Option<NodeId>,
        inner: Vec<Atom>,
    },
    /// An element beside runs: an equation.
    Opaque { node: NodeId, outer: Option<NodeId> },
    /// A field: what precedes its result, the result, the end.
    Field {
        head: Vec<Atom>,
        inner: Vec<Atom>,
        tail: Vec<Atom>,
    },
    /// What takes no room.
    Ghost(Piece),
    /// The end of a paragraph that somebody has deleted: the text goes on in the next one.
    GhostMark(NodeId),
}

impl Atom {
    pub(crate) fn is_ghost(&self) -> bool {
        matches!(self.kind, Kind::Ghost(_) | Kind::GhostMark(_))
    }

    /// What takes no room and says nothing.
    pub(crate) fn ghost(kind: Kind) -> Self {
        Self::new(kind, 0, (0, 0), 0)
    }

    fn new(kind: Kind, key: u64, (exact, full): (u64, u64), weight: usize) -> Self {
        Self {
            kind,
            key,
            exact,
            full,
            weight,
            word: None,
            halves: OnceCell::new(),
        }
    }

    /// Whether a word goes from one run to another after so many bytes.
    pub(crate) fn has_run_border(&self, at: usize) -> bool {
        let Kind::Word(pieces) = &self.kind else {
            return false;
        };
        let ends = pieces.iter().scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        });
        ends.take(pieces.len().saturating_sub(1)).any(|end| end == at)
    }

    /// A word in two parts. It remembers the first place alone at which it was parted.
    pub(crate) fn split(&self, at: usize) -> Option<(&Atom, &Atom)> {
        let Kind::Word(pieces) = &self.kind else {
            return None;
        };
        let (left, right) = self.word.as_deref()?.split_at_checked(at)?;
        if left.is_empty() || right.is_empty() {
            return None;
        }
        let halves = self.halves.get_or_init(|| {
            let (before, after) = split_pieces(pieces, at);
            Box::new(Halves {
                at,
                left: word(left, before),
                right: word(right, after),
            })
        });
        (halves.at == at).then_some((&halves.left, &halves.right))
    }
}

impl Piece {
    /// How many bytes of text it has.
    fn len(&self) -> usize {
        match self {
            Piece::Span { from, to, .. } => to - from,
            Piece::Ghost { .. } => 0,
        }
    }

    /// The same piece from and to other places of its run.
    fn between(&self, start: usize, end: usize) -> Piece {
        let mut piece = self.clone();
        if let Piece::Span { from, to, .. } = &mut piece {
            (*from, *to) = (start, end);
        }
        piece
    }
}

/// The pieces up to a place in their text, and those behind it.
fn split_pieces(pieces: &[Piece], at: usize) -> (Vec<Piece>, Vec<Piece>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut start = 0;
    for piece in pieces {
        let end = start + piece.len();
        match piece {
            Piece::Span { from, to, .. } if start < at && at < end => {
                let middle = from + (at - start);
                before.push(piece.between(*from, middle));
                after.push(piece.between(middle, *to));
            }
            piece if end <= at && start < at => before.push(piece.clone()),
            piece => after.push(piece.clone()),
        }
        start = end;
    }
    (before, after)
}

pub(crate) fn hash(value: impl Hash) -> u64 {
    let mut state = DefaultHasher::new();
    value.hash(&mut state);
    state.finish()
}

/// Reads the children of an element into atoms.
pub(crate) fn atoms(story: &Story<'_>, parent: NodeId, depth: usize) -> Vec<Atom> {
    let mut flow = Flow {
        story,
        atoms: Vec::new(),
        text: String::new(),
        parts: Vec::new(),
        depth,
    };
    flow.children(parent, None);
    flow.flush();
    fields(flow.atoms)
}

struct Flow<'s, 'p> {
    story: &'s Story<'p>,
    atoms: Vec<Atom>,
    /// Text that has not become words yet, and the pieces that it came from.
    text: String,
    parts: Vec<(usize, Piece)>,
    depth: usize,
}

impl Flow<'_, '_> {
    fn children(&mut self, parent: NodeId, outer: Option<NodeId>) {
        let story = self.story;
        for child in story.tree.elements(parent) {
            match story.tree.name(child) {
                "w:pPr" | "w:sdtPr" | "w:sdtEndPr" | "w:smartTagPr" | "w:customXmlPr" => {}
                "w:r" => self.run(child, outer),
                "w:ins" | "w:moveTo" if story.keeps_changes => self.children(child, Some(child)),
                "w:ins" | "w:moveTo" => self.children(child, outer),
                "w:hyperlink" | "w:smartTag" | "w:fldSimple" | "w:dir" | "w:bdo" | "w:customXml"
                | "w:sdt" => {
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
        let look = self.story.look(Some(node));
        self.atoms
            .push(Atom::new(Kind::Opaque { node, outer }, look, (look, look), 1));
    }

    fn wrapper(&mut self, node: NodeId, outer: Option<NodeId>) {
        self.flush();
        let inner = atoms(self.story, content(self.story, node), self.depth);
        let key = identity(self.story, node);
        self.atoms.push(composite(
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
        let story = self.story;
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
        let story = self.story;
        let holes = crate::block::holes(story, child, self.depth);
        let note = crate::pen::note_of(story, child);
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
            let mut pieces = Vec::new();
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
            self.atoms.push(word(token, pieces));
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

fn word(token: &str, pieces: Vec<Piece>) -> Atom {
    let key = hash(token);
    let mut formats: Vec<(usize, u64)> = Vec::new();
    for piece in &pieces {
        if let Piece::Span { from, to, format, .. } = piece {
            match formats.last_mut() {
                Some((length, last)) if last == format => *length += to - from,
                _ => formats.push((to - from, *format)),
            }
        }
    }
    let full = hash((key, formats));
    Atom {
        word: Some(token.into()),
        ..Atom::new(Kind::Word(pieces), key, (key, full), token.chars().count())
    }
}

/// An atom of others.
fn composite(kind: Kind, key: u64, inner: Vec<Atom>) -> Atom {
    let fold = |of: fn(&Atom) -> u64| {
        let solid = inner.iter().filter(|atom| !atom.is_ghost());
        solid.fold(key, |before, atom| hash((before, of(atom))))
    };
    let (exact, full) = (fold(|atom| atom.exact), fold(|atom| atom.full));
    let weight = inner.iter().map(|atom| atom.weight).sum();
    let kind = match kind {
        Kind::Wrapper { node, outer, .. } => Kind::Wrapper { node, outer, inner },
        Kind::Field { head, tail, .. } => Kind::Field { head, inner, tail },
        other => other,
    };
    Atom::new(kind, key, (exact, full), weight)
}

/// The element whose children are the text of a wrapper.
pub(crate) fn content(story: &Story<'_>, node: NodeId) -> NodeId {
    story.tree.find(node, "w:sdtContent").unwrap_or(node)
}

/// What makes a wrapper the same as another: the target of a link, the properties of a content control.
pub(crate) fn identity(story: &Story<'_>, node: NodeId) -> u64 {
    let tree = &story.tree;
    let mut attributes: Vec<_> = tree.node(node).attributes.iter().collect();
    attributes.sort();
    let attributes: Vec<_> = attributes
        .into_iter()
        .filter(|(key, _)| !crate::story::is_identifying(tree.name(node), key))
        .map(|(key, value)| (*key, story.meaning(tree.name(node), key, value)))
        .collect();
    let properties = story.properties(tree.find(node, "w:sdtPr"), |name| {
        !matches!(
            name,
            "w:id" | "w:showingPlcHdr" | "w:rPr" | "w:placeholder" | "w15:repeatingSectionItem"
        )
    });
    hash((tree.name(node), attributes, properties))
}

/// How text of a run looks.
pub(crate) fn format_of(story: &Story<'_>, run: NodeId) -> u64 {
    story.properties(story.tree.find(run, "w:rPr"), |name| {
        !matches!(name, "w:ins" | "w:moveTo")
    })
}

/// The room that an element in a run takes.
pub(crate) fn width(story: &Story<'_>, child: NodeId) -> usize {
    match story.tree.name(child) {
        "w:t" => story
            .tree
            .node(child)
            .children
            .iter()
            .map(|text| story.tree.node(*text).content.len())
            .sum(),
        "w:rPr" | "w:delText" | "w:delInstrText" => 0,
        name if crate::story::is_passed_over(name) => 0,
        _ => 1,
    }
}

/// Puts what belongs to a field together, where it begins and ends in this text.
fn fields(atoms: Vec<Atom>) -> Vec<Atom> {
    let boundaries = [Boundary::Begin, Boundary::Separate, Boundary::End].map(|it| (it.key(), it));
    let mut out: Vec<Atom> = Vec::with_capacity(atoms.len());
    // Where the fields that are open begin, and where their results do.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    for atom in atoms {
        let boundary = boundaries
            .iter()
            .find(|(key, _)| *key == atom.key)
            .map(|(_, it)| *it);
        match boundary {
            Some(Boundary::Begin) => open.push((out.len(), None)),
            Some(Boundary::Separate) => {
                if let Some((_, separate)) = open.last_mut() {
                    *separate = Some(out.len() + 1);
                }
            }
            _ => {}
        }
        out.push(atom);
        if let Some(Boundary::End) = boundary
            && let Some((begin, separate)) = open.pop()
        {
            let tail = out.split_off(out.len() - 1);
            let inner = separate.map(|at| out.split_off(at)).unwrap_or_default();
            let head = out.split_off(begin);
            let key = head
                .iter()
                .filter(|it| !it.is_ghost())
                .fold(1, |before, it| hash((before, it.exact)));
            out.push(composite(
                Kind::Field {
                    head,
                    inner: Vec::new(),
                    tail,
                },
                key,
                inner,
            ));
        }
    }
    out
}

/// The characters that bound a field (ECMA-376 Part 1 § 17.16.18).
#[derive(Clone, Copy)]
enum Boundary {
    Begin,
    Separate,
    End,
}

impl Boundary {
    fn key(self) -> u64 {
        field_key(match self {
            Boundary::Begin => "begin",
            Boundary::Separate => "separate",
            Boundary::End => "end",
        })
    }
}

fn field_key(kind: &str) -> u64 {
    hash(("w:fldChar", kind))
}
