//! One pass through the content of a file: what it looks for, what it has found, and where it is.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, ObjectId};

use super::edits::Edits;
use super::fonts::UsedFont;
use crate::pdf::annex_file::AnnexFile;
use crate::pdf::budget::Budget;
use crate::pdf::findings::Findings;
use crate::pdf::structure::{Holder, Mark, Tree};

/// How content outside all marked-content sequences (`BDC` … `EMC`) is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// Lines become artifacts, text and pictures are faults.
    Tag,
    /// It is counted: the one who draws the form decides.
    Count,
    /// The page becomes a picture of itself, and loses the marks that are left of a structure.
    Strip,
    /// It belongs to something else: a pattern, a glyph, the look of a link.
    Off,
}

/// Whether the marked-content sequences round a place make its content text, an artifact, or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    Loose,
    Tagged,
    Artifact,
}

/// The state in which the reading of a content stream begins: that of the page, or of the form at the place where it is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The page or form whose `StructParents` number the marks of the stream; `None` where it has none.
    pub(super) holder: Option<Holder>,
    pub(super) mode: Mode,
    pub(super) status: Status,
    pub(super) state: State,
}

impl Frame {
    pub(super) fn new(holder: Option<Holder>, mode: Mode, status: Status) -> Self {
        let state = State::default();
        Self {
            holder,
            mode,
            status,
            state,
        }
    }
}

/// The part of the graphics state that decides how text is shown: the font, by its address in the file, and the rendering mode.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct State {
    pub(super) font: Option<usize>,
    pub(super) rendering: i64,
}

/// What draws without a mark round it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Loose {
    pub(super) text: bool,
    pub(super) image: bool,
    pub(super) lines: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Drawn {
    Text,
    Image,
    Lines,
}

/// What looking through a content stream gives.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) edits: Edits,
    pub(super) loose: Loose,
    /// How deeply its graphics states are nested.
    pub(super) deepest: usize,
    /// Whether nothing that it does outlasts it.
    pub(super) is_closed: bool,
}

/// What the content of a file uses.
#[derive(Debug, Default)]
pub(super) struct Used<'r> {
    /// The fonts, by their addresses in the file.
    pub(super) fonts: BTreeMap<usize, UsedFont<'r>>,
    /// The marked content that is there.
    pub(super) present: BTreeSet<Mark>,
    pub(super) images: BTreeSet<ObjectId>,
    pub(super) forms: BTreeMap<ObjectId, Vec<u8>>,
    pub(super) resources: BTreeMap<ObjectId, Dictionary>,
    /// Colours of inks that the output intent of the file describes; and whether they are used by their profile, or overprint.
    pub(super) uses_own_inks: bool,
    pub(super) inks_of_profile: bool,
    pub(super) overprints: bool,
}

/// Looks through content streams.
pub(super) struct Content<'r> {
    pub(super) file: &'r AnnexFile,
    pub(super) budget: &'r Budget,
    /// The marked content that the structure knows.
    pub(super) marks: BTreeSet<Mark>,
    pub(super) findings: Findings,
    pub(super) used: Used<'r>,
    /// The forms that have been looked through, and those that are being.
    pub(super) known_forms: BTreeMap<(ObjectId, Mode, Status), Loose>,
    pub(super) open_forms: Vec<ObjectId>,
    /// Colour spaces, graphics states and other resources that have been looked at.
    pub(super) known: BTreeSet<ObjectId>,
    /// Forms with marks of their own that have been drawn.
    pub(super) drawn: BTreeSet<ObjectId>,
}

impl<'r> Content<'r> {
    pub(super) fn new(
        file: &'r AnnexFile,
        budget: &'r Budget,
        tree: Option<&Tree>,
        findings: Findings,
    ) -> Self {
        Self {
            file,
            budget,
            marks: tree
                .into_iter()
                .flat_map(|tree| tree.marks.keys().copied())
                .collect(),
            findings,
            used: Used::default(),
            known_forms: BTreeMap::new(),
            open_forms: Vec::new(),
            known: BTreeSet::new(),
            drawn: BTreeSet::new(),
        }
    }

    pub(super) fn finish(self) -> (Used<'r>, Findings) {
        (self.used, self.findings)
    }
}

/// Where the reading of a content stream is.
pub(super) struct Run<'r> {
    pub(super) resources: &'r Dictionary,
    pub(super) frame: Frame,
    pub(super) state: State,
    pub(super) status: Status,
    pub(super) states: Vec<State>,
    pub(super) marks: Vec<OpenMark>,
    /// Where the path in the making begins.
    pub(super) path: Option<usize>,
    pub(super) outcome: Outcome,
}

impl Run<'_> {
    /// What a form begins with that is drawn here.
    pub(super) fn inner(&self, holder: Option<Holder>, mode: Mode) -> Frame {
        let (status, state) = (self.status, self.state);
        Frame {
            holder,
            mode,
            status,
            state,
        }
    }
}

/// A mark that is open.
pub(super) struct OpenMark {
    /// What held outside of it.
    pub(super) outside: Status,
    pub(super) deleted: bool,
}
