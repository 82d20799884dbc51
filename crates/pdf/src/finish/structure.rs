//! The structure tree and the parent tree (ISO 32000-1 § 14.7).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use vuosikello_document::Numeral;

use super::annotations::Bound;
use super::insertion::Inserted;
use super::objects::{Objects, points, reference, text};
use crate::Error;
use crate::layout::rectangle::Rectangle;
use crate::layout::structure::{CellSpan, Kid, Node, Numbering, Role, Scope, Structure};

/// Adds the tree to the document: the elements of the layout, and those of finished files.
pub(super) fn add(
    document: &mut Document,
    objects: &Objects<'_>,
    links: &[Vec<Bound>],
    inserted: &[Inserted<'_>],
    next_key: i64,
) -> Result<(), Error> {
    let root = document.new_object_id();
    let tree = Tree { objects, links, root };
    let nodes = objects.laid.structure.nodes.iter().zip(&objects.elements);
    for (index, (node, id)) in nodes.enumerate() {
        let mut element = tree.element(node);
        if node.role == Role::Note {
            element.set("ID", Object::string_literal(note_identifier(index)));
        }
        if let Some(found) = inserted.iter().find(|one| one.segment.node == index) {
            element.set("K", found.insertion.kids.clone());
            if let Some(language) = &found.insertion.language {
                element.set("Lang", language.clone());
            }
        }
        document.set_object(*id, element);
    }
    let parents = parent_tree(document, &tree, inserted);
    let parents = document.add_object(parents);
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => objects.element(Structure::ROOT),
        "ParentTree" => parents,
        "ParentTreeNextKey" => next_key,
    };
    if let Some(identifiers) = identifiers(objects, inserted) {
        tree.set("IDTree", identifiers);
    }
    document.set_object(root, tree);
    let catalog = document.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

struct Tree<'t> {
    objects: &'t Objects<'t>,
    links: &'t [Vec<Bound>],
    root: ObjectId,
}

impl Tree<'_> {
    fn element(&self, node: &Node) -> Dictionary {
        let parent = node.parent.map(|parent| self.objects.element(parent));
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => node.role.name(),
            "P" => parent.unwrap_or(self.root.into()),
        };
        // Content on the page of the element is named by its number alone; elsewhere its page goes with it.
        let home = node.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            _ => None,
        });
        if let Some(home) = home {
            element.set("Pg", self.objects.page(home));
        }
        let kids: Vec<Object> = node.kids.iter().map(|kid| self.kid(kid, home)).collect();
        match <[Object; 1]>::try_from(kids) {
            Ok([kid]) => element.set("K", kid),
            Err(kids) if !kids.is_empty() => element.set("K", kids),
            Err(_) => {}
        }
        if let Some(language) = node.language {
            element.set("Lang", Object::string_literal(language.tag()));
        }
        if let Role::Figure { description } = &node.role {
            element.set("Alt", text(description));
        }
        let area = node.area.map(|area| self.area(home.unwrap_or_default(), area));
        if let Some(attributes) = attributes(&node.role).or(area) {
            element.set("A", attributes);
        }
        element
    }

    /// The attributes that say where an element is on its page.
    fn area(&self, page: usize, area: Rectangle) -> Dictionary {
        dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => self.objects.corners(page, area) }
    }

    fn kid(&self, kid: &Kid, home: Option<usize>) -> Object {
        match *kid {
            Kid::Node(node) => self.objects.element(node),
            Kid::Content { page, mcid } if Some(page) == home => Object::Integer(mcid as i64),
            Kid::Content { page, mcid } => {
                dictionary! { "Type" => "MCR", "Pg" => self.objects.page(page), "MCID" => mcid as i64 }.into()
            }
            Kid::Annotation { page, index } => {
                let link = self.links.get(page).and_then(|links| links.get(index));
                let link = reference(link.map(|link| &link.id));
                dictionary! { "Type" => "OBJR", "Pg" => self.objects.page(page), "Obj" => link }.into()
            }
        }
    }
}

/// The attributes of an element (ISO 32000-1 § 14.8.5).
fn attributes(role: &Role) -> Option<Dictionary> {
    Some(match role {
        Role::List(numbering) => {
            let numbering = match numbering {
                Numbering::None => "None",
                Numbering::Disc => "Disc",
                Numbering::Ordered(Numeral::Decimal | Numeral::DecimalZero) => "Decimal",
                Numbering::Ordered(Numeral::LowerLetter) => "LowerAlpha",
                Numbering::Ordered(Numeral::UpperLetter) => "UpperAlpha",
                Numbering::Ordered(Numeral::LowerRoman) => "LowerRoman",
                Numbering::Ordered(Numeral::UpperRoman) => "UpperRoman",
            };
            dictionary! { "O" => "List", "ListNumbering" => numbering }
        }
        Role::HeaderCell(scope, span) => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            spanning(dictionary! { "O" => "Table", "Scope" => scope }, *span)
        }
        Role::Cell(span) if *span != CellSpan::SINGLE => spanning(dictionary! { "O" => "Table" }, *span),
        Role::Table { summary } if !summary.is_empty() => {
            dictionary! { "O" => "Table", "Summary" => text(summary) }
        }
        Role::Span {
            underline,
            strike,
            shift,
        } => {
            let mut layout = dictionary! { "O" => "Layout" };
            // Only one line can be named: the one that changes what the text says.
            let line = match (strike, underline) {
                (true, _) => Some("LineThrough"),
                (_, true) => Some("Underline"),
                _ => None,
            };
            if let Some(line) = line {
                layout.set("TextDecorationType", line);
            }
            if *shift != 0.0 {
                layout.set("BaselineShift", points(*shift));
            }
            return Some(layout).filter(|layout| layout.len() > 1);
        }
        _ => return None,
    })
}

/// Adds how many rows and columns a cell takes, where that is more than one.
fn spanning(mut attributes: Dictionary, span: CellSpan) -> Dictionary {
    for (key, count) in [("RowSpan", span.rows), ("ColSpan", span.columns)] {
        if count > 1 {
            attributes.set(key, count as i64);
        }
    }
    attributes
}

/// The identifier of a note among the elements, which each note must have (ISO 14289-1 § 7.9): the number of its element.
fn note_identifier(node: usize) -> Vec<u8> {
    format!("note-{node:08}").into_bytes()
}

/// The elements by their identifiers (ISO 32000-1 § 14.7.2, `IDTree`): the notes, and those of finished files that have one.
fn identifiers(objects: &Objects<'_>, inserted: &[Inserted<'_>]) -> Option<Dictionary> {
    let nodes = objects.laid.structure.nodes.iter().enumerate();
    let notes = nodes.filter(|(_, node)| node.role == Role::Note);
    let notes = notes.map(|(index, _)| (note_identifier(index), objects.element(index)));
    let others = inserted.iter().flat_map(|one| &one.insertion.identifiers);
    let mut all: Vec<(Vec<u8>, Object)> = notes
        .chain(others.map(|(name, element)| (name.clone(), Object::from(*element))))
        .collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    let names = all
        .into_iter()
        .flat_map(|(name, element)| [Object::string_literal(name), element]);
    let names: Vec<Object> = names.collect();
    (!names.is_empty()).then(|| dictionary! { "Names" => names })
}

/// From marked content and annotations back to their elements (ISO 32000-1 § 14.7.4.4).
fn parent_tree(document: &mut Document, tree: &Tree<'_>, inserted: &[Inserted<'_>]) -> Dictionary {
    let laid = tree.objects.laid;
    let mut numbers = Vec::new();
    let own = laid
        .pages
        .iter()
        .enumerate()
        .filter(|(page, _)| !laid.is_reserved(*page));
    for (key, page) in own {
        let owners: Vec<Object> = page
            .owners
            .iter()
            .map(|node| tree.objects.element(*node))
            .collect();
        numbers.extend([Object::Integer(key as i64), document.add_object(owners).into()]);
    }
    for link in tree.links.iter().flatten() {
        numbers.extend([link.key.into(), tree.objects.element(link.node)]);
    }
    let others = inserted.iter().flat_map(|one| &one.insertion.parents);
    let mut others: Vec<&(i64, Object)> = others.collect();
    others.sort_by_key(|(key, _)| *key);
    for (key, value) in others {
        numbers.extend([Object::Integer(*key), value.clone()]);
    }
    dictionary! { "Nums" => numbers }
}
