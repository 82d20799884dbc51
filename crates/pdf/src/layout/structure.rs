//! The logical structure: an arena of elements (ISO 32000-1 § 14.7, 14.8).

use vuosikello_document::{Language, Numeral};

use super::rectangle::Rectangle;

/// The index of an element in the arena.
pub(crate) type NodeId = usize;

/// How the items of a list are labelled (ISO 32000-1 table 347, `ListNumbering`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbering {
    None,
    Disc,
    Ordered(Numeral),
}

/// Which cells a header cell is the header of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Column,
    Row,
}

/// How many rows and columns a cell takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CellSpan {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

impl CellSpan {
    pub(crate) const SINGLE: Self = CellSpan { rows: 1, columns: 1 };
}

/// The type of an element (ISO 32000-1 § 14.8.4), with the attributes that go with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Role {
    Document,
    Part,
    /// A group: a figure and its caption.
    Division,
    /// A heading of level 1 to 6.
    Heading(u8),
    Paragraph,
    List(Numbering),
    ListItem,
    Label,
    ListBody,
    /// With a summary for someone who cannot see it.
    Table {
        summary: String,
    },
    Caption,
    /// With an alternative text.
    Figure {
        description: String,
    },
    TableHead,
    TableBody,
    TableRow,
    HeaderCell(Scope, CellSpan),
    Cell(CellSpan),
    Contents,
    ContentsItem,
    Reference,
    Link,
    /// A part of a text in another language, or with lines along it, or shifted so many points above the line.
    Span {
        underline: bool,
        strike: bool,
        shift: f32,
    },
    /// A footnote or an endnote.
    Note,
    /// A field of a form.
    Form,
}

impl Role {
    /// The standard structure type.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Part => "Part",
            Role::Division => "Div",
            Role::Heading(1) => "H1",
            Role::Heading(2) => "H2",
            Role::Heading(3) => "H3",
            Role::Heading(4) => "H4",
            Role::Heading(5) => "H5",
            Role::Heading(_) => "H6",
            Role::Paragraph => "P",
            Role::List(_) => "L",
            Role::ListItem => "LI",
            Role::Label => "Lbl",
            Role::ListBody => "LBody",
            Role::Table { .. } => "Table",
            Role::Caption => "Caption",
            Role::Figure { .. } => "Figure",
            Role::TableHead => "THead",
            Role::TableBody => "TBody",
            Role::TableRow => "TR",
            Role::HeaderCell(..) => "TH",
            Role::Cell(_) => "TD",
            Role::Contents => "TOC",
            Role::ContentsItem => "TOCI",
            Role::Reference => "Reference",
            Role::Link => "Link",
            Role::Span { .. } => "Span",
            Role::Note => "Note",
            Role::Form => "Form",
        }
    }
}

/// A child of an element, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kid {
    Node(NodeId),
    /// Marked content on a page.
    Content {
        page: usize,
        mcid: usize,
    },
    /// A link or a field on a page.
    Annotation {
        page: usize,
        index: usize,
    },
}

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) parent: Option<NodeId>,
    pub(crate) kids: Vec<Kid>,
    /// The language, where it is not that of the parent.
    pub(crate) language: Option<Language>,
    /// The area on its page (`BBox`), for a figure.
    pub(crate) area: Option<Rectangle>,
    attached: bool,
}

impl Node {
    /// An element without content. The root has its place from the beginning.
    fn new(role: Role, parent: Option<NodeId>) -> Self {
        Node {
            role,
            parent,
            kids: vec![],
            language: None,
            area: None,
            attached: parent.is_none(),
        }
    }
}

/// All elements of a file; the first is the root.
#[derive(Debug)]
pub(crate) struct Structure {
    pub(crate) nodes: Vec<Node>,
}

impl Structure {
    pub(crate) const ROOT: NodeId = 0;

    pub(crate) fn new() -> Self {
        let root = Node::new(Role::Document, None);
        Structure { nodes: vec![root] }
    }

    /// Adds an element. It becomes a kid of its parent when content of it is first painted, so that the order of the tree is the
    /// order of painting.
    pub(crate) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node::new(role, Some(parent)));
        self.nodes.len() - 1
    }

    pub(crate) fn set_language(&mut self, node: NodeId, language: Language) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.language = Some(language);
        }
    }

    pub(crate) fn set_area(&mut self, node: NodeId, area: Rectangle) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.area = Some(area);
        }
    }

    /// Makes an element, and those above it, kids of their parents, unless they are already.
    pub(crate) fn attach(&mut self, id: NodeId) {
        let mut id = id;
        while let Some(node) = self.nodes.get_mut(id) {
            if node.attached {
                return;
            }
            node.attached = true;
            let Some(parent) = node.parent else { return };
            if let Some(parent) = self.nodes.get_mut(parent) {
                parent.kids.push(Kid::Node(id));
            }
            id = parent;
        }
    }

    pub(crate) fn push(&mut self, id: NodeId, kid: Kid) {
        self.attach(id);
        if let Some(node) = self.nodes.get_mut(id) {
            node.kids.push(kid);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_takes_its_place_when_it_is_first_painted() {
        let mut structure = Structure::new();
        let early = structure.add(Structure::ROOT, Role::Paragraph);
        let late = structure.add(Structure::ROOT, Role::Paragraph);
        structure.push(late, Kid::Content { page: 0, mcid: 0 });
        structure.push(early, Kid::Content { page: 0, mcid: 1 });
        assert_eq!(
            structure.nodes[Structure::ROOT].kids,
            [Kid::Node(late), Kid::Node(early)]
        );
    }
}
