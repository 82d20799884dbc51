//! The structure of an annex (ISO 32000-1 § 14.7).
//!
//! | file | what it does |
//! |---|---|
//! | `read` | reads the tree of the file into a list of elements, each once |
//! | `roles` | maps types to standard ones and numbers headings without gaps |
//! | `prune` | takes out what leads to content that is not there |
//! | `lists`, `tables` | put lists and tables of contents right, and find what is wrong with tables |
//! | `attributes`, `identifiers` | attributes and identifiers as they are in our file |
//! | `write` | writes the elements and the entries of the parent tree into our document |
//! | `pages`, `links` | what pages without structure and links add to it |

mod attributes;
mod identifiers;
pub(super) mod keys;
mod links;
mod lists;
pub(super) mod pages;
mod prune;
mod read;
mod roles;
mod tables;
mod write;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

pub(super) use keys::Keys;
pub(super) use pages::Structure;
pub(super) use read::read;
pub(super) use write::write;

/// Where marked content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    Page(ObjectId),
    /// A form, whose content has numbers of its own.
    Form(ObjectId),
}

/// A piece of marked content, by its number (`MCID`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) holder: Holder,
    pub(super) number: i64,
}

/// What is below an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kid {
    /// An element, by its place in the list.
    Element(usize),
    /// Marked content, and the page that shows it where a form holds it.
    Content { mark: Mark, page: Option<ObjectId> },
    /// A whole object: a link or an image.
    Object {
        object: ObjectId,
        page: Option<ObjectId>,
    },
}

/// An element.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    /// The standard type.
    pub(super) role: String,
    /// Its own entries in the file.
    pub(super) entries: Dictionary,
    /// Its attributes, those of its classes first.
    pub(super) attributes: Vec<Object>,
    pub(super) parent: usize,
    pub(super) kids: Vec<Kid>,
}

/// The elements; the first is the root, which is that of the annex in our file.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) elements: Vec<Element>,
    /// The element of each piece of marked content.
    pub(super) marks: BTreeMap<Mark, usize>,
    /// The element of each whole object.
    pub(super) objects: BTreeMap<ObjectId, usize>,
    /// Figures and formulas without a text that says what they show.
    pub(super) figures_without_text: usize,
    pub(super) formulas_without_text: usize,
}

impl Tree {
    /// The place of the root.
    pub(super) const ROOT: usize = 0;

    fn role(&self, at: usize) -> &str {
        self.elements.get(at).map_or("", |element| &element.role)
    }

    fn kids(&self, at: usize) -> &[Kid] {
        self.elements.get(at).map_or(&[], |element| &element.kids)
    }

    /// The elements directly below one.
    fn below(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.kids(at).iter().filter_map(|kid| match kid {
            Kid::Element(kid) => Some(*kid),
            _ => None,
        })
    }

    /// The elements below one, those in elements without a meaning of their own in their place.
    fn significant(&self, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut stack: Vec<usize> = self.below(at).collect();
        stack.reverse();
        while let Some(kid) = stack.pop() {
            if is_transparent(self.role(kid)) {
                let start = stack.len();
                stack.extend(self.below(kid));
                if let Some(added) = stack.get_mut(start..) {
                    added.reverse();
                }
            } else {
                found.push(kid);
            }
        }
        found
    }

    /// The type of the nearest element above one that has a meaning of its own; empty at the root.
    fn parent_role(&self, at: usize) -> &str {
        let mut at = self.parent(at);
        while at != Tree::ROOT && is_transparent(self.role(at)) {
            at = self.parent(at);
        }
        if at == Tree::ROOT { "" } else { self.role(at) }
    }

    fn parent(&self, at: usize) -> usize {
        self.elements.get(at).map_or(Tree::ROOT, |element| element.parent)
    }

    /// Adds an element; the caller puts it below its parent.
    fn add(&mut self, role: &str, parent: usize, kids: Vec<Kid>) -> usize {
        let at = self.elements.len();
        for kid in &kids {
            match kid {
                Kid::Element(kid) => {
                    if let Some(kid) = self.elements.get_mut(*kid) {
                        kid.parent = at;
                    }
                }
                Kid::Content { mark, .. } => drop(self.marks.insert(*mark, at)),
                Kid::Object { object, .. } => drop(self.objects.insert(*object, at)),
            }
        }
        self.elements.push(Element {
            role: role.to_owned(),
            parent,
            kids,
            ..Element::default()
        });
        at
    }

    /// The places of all elements below the root, from above to below and in reading order.
    fn in_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.elements.len());
        let mut stack = vec![Tree::ROOT];
        while let Some(at) = stack.pop() {
            if at != Tree::ROOT {
                order.push(at);
            }
            let start = stack.len();
            stack.extend(self.below(at));
            if let Some(added) = stack.get_mut(start..) {
                added.reverse();
            }
        }
        order
    }

    /// The first page that shows content of an element, from 1.
    fn page(&self, at: usize, pages: &[ObjectId]) -> Option<usize> {
        let mut stack = vec![at];
        while let Some(at) = stack.pop() {
            let start = stack.len();
            for kid in self.kids(at) {
                let page = match kid {
                    Kid::Element(kid) => {
                        stack.push(*kid);
                        None
                    }
                    Kid::Content {
                        mark:
                            Mark {
                                holder: Holder::Page(page),
                                ..
                            },
                        ..
                    } => Some(*page),
                    Kid::Content { page, .. } | Kid::Object { page, .. } => *page,
                };
                if let Some(page) = page.and_then(|page| pages.iter().position(|it| *it == page)) {
                    return Some(page + 1);
                }
            }
            if let Some(added) = stack.get_mut(start..) {
                added.reverse();
            }
        }
        None
    }
}

/// Whether elements of a type only group others.
fn is_transparent(role: &str) -> bool {
    matches!(role, "NonStruct" | "Div" | "Part")
}
