//! The structure tree and the parent tree (ISO 32000-1 § 14.7).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::annotations::Link;
use super::objects::{catalog_mut, name, text};
use crate::Error;
use crate::layout::Laid;
use crate::layout::structure::{Kid, Node, Numbering, Role, Scope, Structure};

/// Adds the tree to the document.
pub(super) fn add(
    document: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
    links: &[Vec<Link>],
) -> Result<(), Error> {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = laid
        .structure
        .nodes
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let tree = Tree {
        pages,
        links,
        ids: &ids,
        root,
    };
    for (node, id) in laid.structure.nodes.iter().zip(&ids) {
        document.set_object(*id, tree.element(node));
    }
    let parents = parent_tree(document, laid, &tree);
    let parents = document.add_object(parents);
    let next_key = laid.pages.len() + links.iter().map(Vec::len).sum::<usize>();
    document.set_object(
        root,
        dictionary! {
            "Type" => name("StructTreeRoot"),
            "K" => tree.reference(Structure::ROOT),
            "ParentTree" => Object::Reference(parents),
            "ParentTreeNextKey" => next_key as i64,
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
        if let Some(attributes) = attributes(&node.role) {
            element.set("A", attributes);
        }
        element
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
        Role::HeaderCell { scope, span } => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            let mut attributes = dictionary! { "O" => name("Table"), "Scope" => name(scope) };
            if *span > 1 {
                attributes.set("ColSpan", *span as i64);
            }
            attributes
        }
        Role::Table { summary } if !summary.is_empty() => {
            dictionary! { "O" => name("Table"), "Summary" => text(summary) }
        }
        _ => return None,
    })
}

/// From marked content and annotations back to their elements (ISO 32000-1 § 14.7.4.4).
fn parent_tree(document: &mut Document, laid: &Laid, tree: &Tree<'_>) -> Dictionary {
    let mut numbers = Vec::new();
    for (key, page) in laid.pages.iter().enumerate() {
        let owners: Vec<Object> = page.owners.iter().map(|node| tree.reference(*node)).collect();
        let owners = document.add_object(owners);
        numbers.extend([Object::Integer(key as i64), Object::Reference(owners)]);
    }
    for link in tree.links.iter().flatten() {
        numbers.extend([Object::Integer(link.key), tree.reference(link.node)]);
    }
    dictionary! { "Nums" => numbers }
}
