//! Reading the tree of an annex.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::attributes::{self, Classes};
use super::{Element, Holder, Kid, Mark, Tree, roles};
use crate::pdf::annex_file::AnnexFile;
use crate::pdf::budget::Budget;
use crate::pdf::entries::{dictionary, items, tree_pairs};
use crate::pdf::refusal::Refusal;

/// Reads the structure of a tagged file. Elements may stand in objects of their own or directly below others.
///
/// # Errors
/// [`Refusal::Structure`] if an element stands in the tree twice; [`Refusal::TooLarge`].
pub(in crate::pdf) fn read(file: &AnnexFile, budget: &Budget) -> Result<Tree, Refusal> {
    let document = &file.document;
    let catalog = document.catalog().map_err(|_| Refusal::Unreadable)?;
    let Some(root) = dictionary(document, catalog, b"StructTreeRoot") else {
        return Ok(Tree::default());
    };
    let classes = Classes::of(document, root);
    let mut reader = Reader {
        file,
        budget,
        classes,
        tree: Tree::default(),
        places: Vec::new(),
        seen: BTreeSet::new(),
    };
    reader.tree.elements.push(Element::default());
    reader.places.push(None);
    reader.elements(root)?;
    reader.parent_tree(root)?;
    let mut tree = reader.tree;
    roles::standardise(&mut tree, &file.roles);
    Ok(tree)
}

/// The largest number of marked content: programs count from 0 on each page.
const LARGEST_NUMBER: i64 = 65_535;

struct Reader<'r> {
    file: &'r AnnexFile,
    budget: &'r Budget,
    classes: Classes<'r>,
    tree: Tree,
    /// The object of each element, if it has one.
    places: Vec<Option<ObjectId>>,
    seen: BTreeSet<ObjectId>,
}

impl Reader<'_> {
    fn elements(&mut self, root: &Dictionary) -> Result<(), Refusal> {
        let mut open: Vec<(usize, Dictionary)> = Vec::new();
        self.kids(Tree::ROOT, root, None, &mut open)?;
        open.reverse();
        while let Some((at, node)) = open.pop() {
            let page = node.get(b"Pg").and_then(Object::as_reference).ok();
            let mut below = Vec::new();
            self.kids(at, &node, page, &mut below)?;
            open.extend(below.into_iter().rev());
            let attributes = attributes::all(&self.file.document, &node, &self.classes, self.budget)?;
            if let Some(element) = self.tree.elements.get_mut(at) {
                element.attributes = attributes;
                element.entries = node;
            }
        }
        Ok(())
    }

    /// Reads the kids of an element; the elements among them are put into `open`.
    fn kids(
        &mut self,
        at: usize,
        node: &Dictionary,
        page: Option<ObjectId>,
        open: &mut Vec<(usize, Dictionary)>,
    ) -> Result<(), Refusal> {
        let document = &self.file.document;
        let mut kids = Vec::new();
        for kid in items(document, node, b"K") {
            self.budget.step(1)?;
            let Ok((id, found)) = document.dereference(&kid) else {
                continue;
            };
            let kid = match found {
                Object::Integer(number) => {
                    page.and_then(|page| self.content(at, Holder::Page(page), *number, None))
                }
                Object::Dictionary(found) if found.has(b"S") => {
                    if id.is_some_and(|id| !self.seen.insert(id)) {
                        return Err(Refusal::Structure);
                    }
                    let place = self.tree.elements.len();
                    let role = found.get_deref(b"S", document).and_then(Object::as_name);
                    let Ok(role) = role else { continue };
                    self.tree.elements.push(Element {
                        role: String::from_utf8_lossy(role).into_owned(),
                        parent: at,
                        ..Element::default()
                    });
                    self.places.push(id);
                    self.budget.step(found.len())?;
                    open.push((place, found.clone()));
                    Some(Kid::Element(place))
                }
                Object::Dictionary(found) => self.reference(at, found, page),
                _ => None,
            };
            kids.extend(kid);
        }
        if let Some(element) = self.tree.elements.get_mut(at) {
            element.kids = kids;
        }
        Ok(())
    }

    /// A reference to marked content (`MCR`) or to an object (`OBJR`).
    fn reference(&mut self, at: usize, found: &Dictionary, page: Option<ObjectId>) -> Option<Kid> {
        let id = |key: &[u8]| found.get(key).and_then(Object::as_reference).ok();
        let page = id(b"Pg").or(page);
        if let Ok(number) = found
            .get_deref(b"MCID", &self.file.document)
            .and_then(Object::as_i64)
        {
            let holder = match id(b"Stm") {
                Some(form) => Holder::Form(form),
                None => Holder::Page(page?),
            };
            return self.content(at, holder, number, page);
        }
        let object = id(b"Obj")?;
        self.object(at, object, page)
    }

    fn content(&mut self, at: usize, holder: Holder, number: i64, page: Option<ObjectId>) -> Option<Kid> {
        let mark = Mark { holder, number };
        // Content belongs to one element: what is said of it a second time is left out.
        if self.tree.marks.contains_key(&mark) || !(0..=LARGEST_NUMBER).contains(&number) {
            return None;
        }
        self.tree.marks.insert(mark, at);
        Some(Kid::Content { mark, page })
    }

    fn object(&mut self, at: usize, object: ObjectId, page: Option<ObjectId>) -> Option<Kid> {
        if self.tree.objects.contains_key(&object) || self.file.document.get_object(object).is_err() {
            return None;
        }
        self.tree.objects.insert(object, at);
        Some(Kid::Object { object, page })
    }

    /// Takes from the parent tree what the elements themselves do not say.
    fn parent_tree(&mut self, root: &Dictionary) -> Result<(), Refusal> {
        let document = &self.file.document;
        let Ok(parents) = root.get(b"ParentTree") else {
            return Ok(());
        };
        let pairs = tree_pairs(document, parents, b"Nums", self.budget)?;
        let places = self.places.iter().enumerate();
        let places: BTreeMap<ObjectId, usize> = places.filter_map(|(at, id)| Some(((*id)?, at))).collect();
        let holders = holders(document, &self.file.pages, self.budget)?;
        for (key, value) in pairs {
            let Some(holders) = key.as_i64().ok().and_then(|key| holders.get(&key)) else {
                continue;
            };
            let Ok((_, Object::Array(elements))) = document.dereference(&value) else {
                continue;
            };
            for holder in holders {
                self.budget.step(elements.len())?;
                for (number, element) in elements.iter().enumerate() {
                    let at = element.as_reference().ok().and_then(|id| places.get(&id));
                    let Some(at) = at.copied() else { continue };
                    if let Some(kid) = self.content(at, *holder, number as i64, None)
                        && let Some(element) = self.tree.elements.get_mut(at)
                    {
                        element.kids.push(kid);
                    }
                }
            }
        }
        Ok(())
    }
}

/// The pages by their keys in the parent tree. Copies of a page share its key: their content belongs to the same elements.
fn holders(
    document: &Document,
    pages: &[ObjectId],
    budget: &Budget,
) -> Result<BTreeMap<i64, Vec<Holder>>, Refusal> {
    let mut holders: BTreeMap<i64, Vec<Holder>> = BTreeMap::new();
    for page in pages {
        budget.step(1)?;
        let key = document
            .get_dictionary(*page)
            .and_then(|page| page.get_deref(b"StructParents", document));
        if let Ok(key) = key.and_then(Object::as_i64) {
            holders.entry(key).or_default().push(Holder::Page(*page));
        }
    }
    Ok(holders)
}
