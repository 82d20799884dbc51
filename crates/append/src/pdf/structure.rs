//! The structure of an annex as a part of ours.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use vuosikello_pdf::{Insertion, text_string};

use super::entries::items;
use super::refusal::Refusal;
use super::roles::standard_role;

/// The structure of an annex whose objects are copied into our document.
pub(super) struct Structure<'a> {
    pub(super) document: &'a mut Document,
    pub(super) pages: &'a [ObjectId],
    /// The element below which the structure belongs.
    pub(super) element: ObjectId,
    /// The title of the annex.
    pub(super) title: &'a str,
    pub(super) insertion: Insertion,
    pub(super) figures_without_text: usize,
}

impl Structure<'_> {
    /// Takes over the tree of a tagged file: standard types instead of mapped ones, parents that are right, and what
    /// PDF/UA asks of headings, header cells and figures (ISO 14289-1 § 7.3–7.5).
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] if an element stands in the tree twice.
    pub(super) fn tree(&mut self, roles: &Dictionary, classes: &Dictionary) -> Result<(), Refusal> {
        let identifiers = Identifiers::below(self.element);
        let mut seen = BTreeSet::new();
        let mut level = 0;
        let kids = self.insertion.kids.iter().rev();
        let mut stack: Vec<(Object, ObjectId)> = kids.map(|kid| (kid.clone(), self.element)).collect();
        while let Some((kid, parent)) = stack.pop() {
            let Ok(id) = kid.as_reference() else { continue };
            let Ok(node) = self.document.get_dictionary(id) else {
                continue;
            };
            let Ok(role) = node.get(b"S").and_then(Object::as_name) else {
                continue;
            };
            if !seen.insert(id) {
                return Err(Refusal::Unreadable);
            }
            let mut below = items(self.document, node, b"K");
            let count = below.len();
            below.retain(|kid| !leads_nowhere(self.document, kid));
            let has_lost_kids = below.len() < count;
            let has_elements = below.iter().any(|kid| kid.as_reference().is_ok());
            let mut role = standard_role(role, roles, &mut level, has_elements);
            if has_lost_kids && role == "Form" {
                // The place of a field without the field.
                role = "Div".to_owned();
            }
            let mut attributes = attributes(self.document, node, classes, &identifiers);
            if role == "TH" {
                add_scope(self.document, node, &mut attributes);
            }
            let identifier = identifiers.of(node, role == "Note", seen.len());
            let is_silent = role == "Figure" && !node.has(b"Alt") && !node.has(b"ActualText");
            let Ok(node) = self.document.get_dictionary_mut(id) else {
                continue;
            };
            node.set("S", role.as_str());
            node.set("P", parent);
            node.remove(b"NS");
            node.remove(b"C");
            if has_lost_kids {
                node.set("K", below.clone());
            }
            if let Some(attributes) = attributes {
                node.set("A", attributes);
            }
            if let Some(identifier) = identifier {
                node.set("ID", Object::string_literal(identifier.clone()));
                self.insertion.identifiers.push((identifier, id));
            }
            if is_silent {
                self.figures_without_text += 1;
                node.set("Alt", text_string(&format!("Kuva, {}", self.title)));
            }
            stack.extend(below.into_iter().rev().map(|kid| (kid, id)));
        }
        Ok(())
    }

    /// Makes each page of an untagged file a figure.
    pub(super) fn figures(&mut self) {
        for (index, page) in self.pages.iter().enumerate() {
            let bounds = self.document.get_dictionary(*page);
            let bounds = bounds.and_then(|page| page.get(b"MediaBox")).cloned();
            let figure = self.document.add_object(dictionary! {
                "Type" => "StructElem",
                "S" => "Figure",
                "P" => self.element,
                "Pg" => *page,
                "K" => 0,
                "Alt" => text_string(&format!("{}, sivu {}", self.title, index + 1)),
                "A" => dictionary! {
                    "O" => "Layout",
                    "Placement" => "Block",
                    "BBox" => bounds.unwrap_or(Object::Null),
                },
            });
            let key = self.add(figure, vec![Object::from(figure)].into());
            if let Ok(page) = self.document.get_dictionary_mut(*page) {
                page.set("StructParents", key);
            }
        }
    }

    /// Adds an element below that of the annex, and its entry in the parent tree; returns the key of that.
    pub(super) fn add(&mut self, element: ObjectId, parents: Object) -> i64 {
        let key = self.insertion.next_key;
        self.insertion.next_key += 1;
        self.insertion.parents.push((key, parents));
        self.insertion.kids.push(element.into());
        key
    }
}

/// Whether a kid of a structure element is an object reference (OBJR) to an object that was not copied, such as the widget of an
/// empty signature field.
fn leads_nowhere(document: &Document, kid: &Object) -> bool {
    let kid = document.dereference(kid).and_then(|(_, kid)| kid.as_dict());
    kid.is_ok_and(|kid| matches!(kid.get(b"Obj"), Ok(Object::Null)))
}

/// The identifiers of the elements of an annex, which are to be unique in our file: several annexes may have the same.
struct Identifiers {
    prefix: String,
}

impl Identifiers {
    /// Those of the elements below an element of ours.
    fn below(element: ObjectId) -> Self {
        Self {
            prefix: format!("annex-{:08}-", element.0),
        }
    }

    /// The identifier in our file.
    fn ours(&self, own: &[u8]) -> Vec<u8> {
        [self.prefix.as_bytes(), own].concat()
    }

    /// The new ID of a structure element: its own ID, made unique, or none. A note must have an ID (ISO 14289-1 § 7.9), so a note
    /// without one gets its number among the elements.
    fn of(&self, node: &Dictionary, is_note: bool, place: usize) -> Option<Vec<u8>> {
        let own = node
            .get(b"ID")
            .and_then(Object::as_str)
            .ok()
            .filter(|own| !own.is_empty());
        match own {
            Some(own) => Some(self.ours(own)),
            None => is_note.then(|| format!("{}note-{place:08}", self.prefix).into_bytes()),
        }
    }
}

/// The attributes of an element, where they have to be others than it has itself: those of its classes are written out, since our file has
/// no class map (ISO 32000-1 § 14.7.5.2), and header cells are named by our identifiers.
fn attributes(
    document: &Document,
    node: &Dictionary,
    classes: &Dictionary,
    identifiers: &Identifiers,
) -> Option<Vec<Object>> {
    let of_classes = items(document, node, b"C");
    let of_classes = of_classes.iter().filter_map(|class| class.as_name().ok());
    let of_classes: Vec<Object> = of_classes
        .flat_map(|class| items(document, classes, class))
        .collect();
    let own = items(document, node, b"A");
    let renamed = |attribute: &Object| {
        let (_, found) = document.dereference(attribute).ok()?;
        let found = found.as_dict().ok()?;
        let headers = found.get_deref(b"Headers", document).ok()?.as_array().ok()?;
        let ours = headers.iter().map(|header| match header {
            Object::String(name, _) => Object::string_literal(identifiers.ours(name)),
            other => other.clone(),
        });
        let mut renamed = found.clone();
        renamed.set("Headers", ours.collect::<Vec<_>>());
        Some(Object::from(renamed))
    };
    let is_same = of_classes.is_empty() && own.iter().all(|attribute| renamed(attribute).is_none());
    // What the element says itself counts before its classes, so it stands behind them.
    let all = of_classes.iter().chain(&own);
    (!is_same).then(|| {
        all.map(|attribute| renamed(attribute).unwrap_or_else(|| attribute.clone()))
            .collect()
    })
}

/// Adds the scope that PDF/UA asks of a header cell, unless it has one.
fn add_scope(document: &Document, node: &Dictionary, attributes: &mut Option<Vec<Object>>) {
    let now = attributes.clone().unwrap_or_else(|| items(document, node, b"A"));
    let has_scope = |attribute: &Object| {
        let attribute = document
            .dereference(attribute)
            .and_then(|(_, value)| value.as_dict());
        attribute.is_ok_and(|attribute| attribute.has(b"Scope"))
    };
    if !now.iter().any(has_scope) {
        let scope = dictionary! { "O" => "Table", "Scope" => "Column" };
        *attributes = Some(now.into_iter().chain([scope.into()]).collect());
    }
}
