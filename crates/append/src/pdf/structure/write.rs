//! The elements of an annex in our document.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use vuosikello_pdf::text_string;

use super::identifiers::Identifiers;
use super::{Holder, Kid, Mark, Tree, attributes};
use crate::pdf::copy::Copier;
use crate::pdf::language;
use crate::pdf::refusal::Refusal;

/// Writes the elements below that of the annex; returns those directly below it, and the entries of the parent tree.
pub(in crate::pdf) fn write(
    copier: &mut Copier<'_>,
    tree: &Tree,
    element: ObjectId,
) -> Result<Written, Refusal> {
    let order = tree.in_order();
    let mut ids = vec![element; tree.elements.len()];
    for at in &order {
        if let Some(id) = ids.get_mut(*at) {
            *id = copier.reserve();
        }
    }
    let identifiers = Identifiers::new(tree, &order, &copier.file().document, element);
    let writer = Writer {
        tree,
        ids,
        identifiers,
    };
    let mut written = Written::default();
    for at in order {
        let id = writer.id(at);
        let node = writer.element(copier, at)?;
        copier.put(id, node);
        if let Some(identifier) = writer.identifiers.of.get(&at) {
            written.identifiers.push((identifier.clone(), id));
        }
    }
    written.kids = tree.below(Tree::ROOT).map(|kid| writer.id(kid).into()).collect();
    written.parents = writer.parents(copier)?;
    Ok(written)
}

/// What [`write`] has written.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Written {
    pub(in crate::pdf) kids: Vec<Object>,
    pub(in crate::pdf) parents: Vec<(i64, Object)>,
    pub(in crate::pdf) identifiers: Vec<(Vec<u8>, ObjectId)>,
}

struct Writer<'w> {
    tree: &'w Tree,
    ids: Vec<ObjectId>,
    identifiers: Identifiers,
}

impl Writer<'_> {
    fn id(&self, at: usize) -> ObjectId {
        self.ids.get(at).copied().unwrap_or_default()
    }

    fn element(&self, copier: &mut Copier<'_>, at: usize) -> Result<Dictionary, Refusal> {
        let file = copier.file();
        let Some(element) = self.tree.elements.get(at) else {
            return Ok(Dictionary::new());
        };
        let mut node = dictionary! {
            "Type" => "StructElem",
            "S" => element.role.as_str(),
            "P" => self.id(element.parent),
        };
        for key in [b"Alt".as_slice(), b"ActualText", b"E", b"T"] {
            if let Ok(text @ Object::String(..)) = element.entries.get_deref(key, &file.document) {
                node.set(key.to_vec(), text.clone());
            }
        }
        let tag = element
            .entries
            .get_deref(b"Lang", &file.document)
            .and_then(Object::as_str);
        if let Some(tag) = tag.ok().and_then(language::tag) {
            node.set("Lang", Object::string_literal(tag));
        }
        if self.tree.is_silent(at, &file.document) {
            let kind = if element.role == "Figure" { "Kuva" } else { "Kaava" };
            node.set("Alt", text_string(&format!("{kind}, {}", file.title)));
        }
        if let Some(identifier) = self.identifiers.of.get(&at) {
            node.set("ID", Object::string_literal(identifier.clone()));
        }
        let mut all = Vec::with_capacity(element.attributes.len());
        for attribute in &element.attributes {
            let renamed = self.identifiers.renamed(attribute.clone(), &file.document);
            all.push(copier.object(&renamed)?);
        }
        if element.role == "TH"
            && attributes::value(&file.document, &element.attributes, b"Table", b"Scope").is_none()
        {
            all.push(attributes::scope());
        }
        if !all.is_empty() {
            node.set("A", all);
        }
        self.kids(copier, at, &mut node);
        Ok(node)
    }

    fn kids(&self, copier: &mut Copier<'_>, at: usize, node: &mut Dictionary) {
        let pages = self.tree.kids(at).iter().filter_map(|kid| match kid {
            Kid::Content {
                mark:
                    Mark {
                        holder: Holder::Page(page),
                        ..
                    },
                ..
            } => Some(*page),
            _ => None,
        });
        // Content on the page of the element is named by its number alone; elsewhere its page goes with it.
        let home = pages.into_iter().next();
        let mut kids = Vec::new();
        for kid in self.tree.kids(at) {
            kids.push(match *kid {
                Kid::Element(kid) => Object::Reference(self.id(kid)),
                Kid::Content {
                    mark:
                        Mark {
                            holder: Holder::Page(page),
                            number,
                        },
                    ..
                } if Some(page) == home => Object::Integer(number),
                Kid::Content { mark, page } => {
                    let mut reference = dictionary! { "Type" => "MCR", "MCID" => mark.number };
                    match mark.holder {
                        Holder::Page(page) => reference.set("Pg", copier.place_of(page)),
                        Holder::Form(form) => {
                            reference.set("Stm", copier.place_of(form));
                            if let Some(page) = page {
                                reference.set("Pg", copier.place_of(page));
                            }
                        }
                    }
                    reference.into()
                }
                Kid::Object { object, page } => {
                    let mut reference = dictionary! { "Type" => "OBJR", "Obj" => copier.place_of(object) };
                    if let Some(page) = page.filter(|page| copier.file().pages.contains(page)) {
                        reference.set("Pg", copier.place_of(page));
                    }
                    reference.into()
                }
            });
        }
        if let Some(home) = home {
            node.set("Pg", copier.place_of(home));
        }
        if !kids.is_empty() {
            node.set("K", kids);
        }
    }

    /// The entries of the parent tree: the elements of the marked content of each page or form by its numbers, and those of objects.
    fn parents(&self, copier: &Copier<'_>) -> Result<Vec<(i64, Object)>, Refusal> {
        let keys = copier.keys();
        let mut of_holder: BTreeMap<i64, Vec<Object>> = BTreeMap::new();
        for (mark, at) in &self.tree.marks {
            let Some(key) = keys.of_holder.get(&mark.holder) else {
                continue;
            };
            let elements = of_holder.entry(*key).or_default();
            let number = usize::try_from(mark.number).unwrap_or_default();
            // Numbers that leave others out make the list longer than its elements.
            copier
                .file()
                .budget
                .step(number.saturating_sub(elements.len()).saturating_mul(8))?;
            elements.resize(number.max(elements.len()), Object::Null);
            elements.push(self.id(*at).into());
        }
        let mut parents: Vec<(i64, Object)> = of_holder
            .into_iter()
            .map(|(key, elements)| (key, elements.into()))
            .collect();
        for (object, at) in &self.tree.objects {
            parents.extend(keys.of_object.get(object).map(|key| (*key, self.id(*at).into())));
        }
        Ok(parents)
    }
}
