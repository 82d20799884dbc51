//! The structure tree and the parent tree (ISO 32000-1 § 14.7).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::annotations::Link;
use super::insertion::Inserted;
use super::objects::{catalog_mut, name, points, text};
use crate::Error;
use crate::layout::Laid;
use crate::layout::rectangle::Rectangle;
use crate::layout::structure::{Kid, Node, Numbering, Role, Scope, Structure};

/// Adds the tree to the document: the elements of the layout, whose objects are `elements`, and those of finished files.
pub(super) fn add(
    document: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
    links: &[Vec<Link>],
    elements: &[ObjectId],
    inserted: &[Inserted<'_>],
    next_key: i64,
) -> Result<(), Error> {
    let root = document.new_object_id();
    let tree = Tree {
        pages,
        links,
        ids: elements,
        root,
        height: laid.style.height,
    };
    for (index, (node, id)) in laid.structure.nodes.iter().zip(elements).enumerate() {
        let mut element = tree.element(node);
        if let Some(found) = inserted.iter().find(|one| one.segment.node == index) {
            element.set("K", found.insertion.kids.clone());
            if let Some(language) = &found.insertion.language {
                element.set("Lang", language.clone());
            }
        }
        document.set_object(*id, element);
    }
    let parents = parent_tree(document, laid, &tree, inserted);
    let parents = document.add_object(parents);
    document.set_object(
        root,
        dictionary! {
            "Type" => name("StructTreeRoot"),
            "K" => tree.reference(Structure::ROOT),
            "ParentTree" => Object::Reference(parents),
            "ParentTreeNextKey" => next_key,
        },
    );
    let catalog = catalog_mut(document)?;
    catalog.set("StructTreeRoot", Object::Reference(root));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

struct Tree<'t> {
    pages: &'t [ObjectId],
    links: &'t [Vec<Link>],
    ids: &'t [ObjectId],
    root: ObjectId,
    /// The height of the pages.
    height: f32,
}

impl Tree<'_> {
    fn reference(&self, node: usize) -> Object {
        self.ids
            .get(node)
            .map_or(Object::Null, |id| Object::Reference(*id))
    }

    fn page(&self, page: usize) -> Object {
        self.pages
            .get(page)
            .map_or(Object::Null, |id| Object::Reference(*id))
    }

    fn element(&self, node: &Node) -> Dictionary {
        let parent = node
            .parent
            .map_or(Object::Reference(self.root), |parent| self.reference(parent));
        let mut element = dictionary! {
            "Type" => name("StructElem"),
            "S" => name(node.role.name()),
            "P" => parent,
        };
        // Content on the page of the element is named by its number alone; elsewhere its page goes with it.
        let home = node.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            _ => None,
        });
        if let Some(home) = home {
            element.set("Pg", self.page(home));
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
        let area = node.area.map(|area| self.area(area));
        if let Some(attributes) = attributes(&node.role).or(area) {
            element.set("A", attributes);
        }
        element
    }

    /// The attributes that say where an element is on its page.
    fn area(&self, area: Rectangle) -> Dictionary {
        let (left, bottom) = (area.x, self.height - area.y - area.height);
        let corners = [left, bottom, left + area.width, bottom + area.height].map(points);
        dictionary! { "O" => name("Layout"), "Placement" => name("Block"), "BBox" => corners.to_vec() }
    }

    fn kid(&self, kid: &Kid, home: Option<usize>) -> Object {
        match *kid {
            Kid::Node(node) => self.reference(node),
            Kid::Content { page, mcid } if Some(page) == home => Object::Integer(mcid as i64),
            Kid::Content { page, mcid } => {
                dictionary! { "Type" => name("MCR"), "Pg" => self.page(page), "MCID" => mcid as i64 }.into()
            }
            Kid::Annotation { page, index } => {
                let link = self.links.get(page).and_then(|links| links.get(index));
                let link = link.map_or(Object::Null, |link| Object::Reference(link.id));
                dictionary! { "Type" => name("OBJR"), "Pg" => self.page(page), "Obj" => link }.into()
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
                Numbering::Decimal => "Decimal",
            };
            dictionary! { "O" => name("List"), "ListNumbering" => name(numbering) }
        }
        Role::HeaderCell(scope) => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            dictionary! { "O" => name("Table"), "Scope" => name(scope) }
        }
        Role::Cell { span } if *span > 1 => dictionary! { "O" => name("Table"), "ColSpan" => *span as i64 },
        Role::Table { summary } if !summary.is_empty() => {
            dictionary! { "O" => name("Table"), "Summary" => text(summary) }
        }
        _ => return None,
    })
}

/// From marked content and annotations back to their elements (ISO 32000-1 § 14.7.4.4).
fn parent_tree(
    document: &mut Document,
    laid: &Laid,
    tree: &Tree<'_>,
    inserted: &[Inserted<'_>],
) -> Dictionary {
    let mut numbers = Vec::new();
    for (key, page) in laid.pages.iter().enumerate() {
        if laid.is_reserved(key) {
            continue;
        }
        let owners: Vec<Object> = page.owners.iter().map(|node| tree.reference(*node)).collect();
        let owners = document.add_object(owners);
        numbers.extend([Object::Integer(key as i64), Object::Reference(owners)]);
    }
    for link in tree.links.iter().flatten() {
        numbers.extend([Object::Integer(link.key), tree.reference(link.node)]);
    }
    let others = inserted.iter().flat_map(|one| &one.insertion.parents);
    let mut others: Vec<&(i64, Object)> = others.collect();
    others.sort_by_key(|(key, _)| *key);
    for (key, value) in others {
        numbers.extend([Object::Integer(*key), value.clone()]);
    }
    dictionary! { "Nums" => numbers }
}
