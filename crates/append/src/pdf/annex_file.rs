//! Reading the file of an annex, within bounds, and what can be told from its catalog.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use vuosikello_document::Head;
use vuosikello_pdf::Segment;

use super::actions::check_action;
use super::error::Error;
use super::refusal::Refusal;

/// The largest file, the most pages and objects, and the longest stream once unpacked.
const BYTES: usize = 64 << 20;
const PAGES: usize = 1_000;
const OBJECTS: usize = 200_000;
pub(super) const UNPACKED: usize = 128 << 20;
/// Trees (of names, numbers, bookmarks) are followed to this depth.
pub(super) const DEPTH: usize = 32;

/// A file that can be taken in, as far as its catalog tells.
#[derive(Debug)]
pub(super) struct AnnexFile {
    pub(super) title: String,
    pub(super) document: Document,
    pub(super) pages: Vec<ObjectId>,
    pub(super) tagged: bool,
    pub(super) language: Option<Object>,
    /// The role map.
    pub(super) roles: Dictionary,
    /// The named destinations.
    pub(super) destinations: BTreeMap<Vec<u8>, Object>,
}

impl AnnexFile {
    /// Reads the file of an annex.
    pub(super) fn read(head: &Head, bytes: &[u8]) -> Result<Self, Error> {
        let title = Segment::Reserved { head, pages: 0 }.title();
        AnnexFile::parse(bytes, &title).map_err(|reason| Error::Annex { title, reason })
    }

    fn parse(bytes: &[u8], title: &str) -> Result<Self, Refusal> {
        if bytes.len() > BYTES {
            return Err(Refusal::TooLarge {
                what: "tavuja",
                limit: BYTES,
            });
        }
        let options = LoadOptions::with_max_decompressed_size(UNPACKED);
        let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
            lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => Refusal::Encrypted,
            _ => Refusal::Unreadable,
        })?;
        if document.is_encrypted() || document.was_encrypted() {
            return Err(Refusal::Encrypted);
        }
        if document.objects.len() > OBJECTS {
            return Err(Refusal::TooLarge {
                what: "objekteja",
                limit: OBJECTS,
            });
        }
        let pages: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
        if pages.len() > PAGES {
            return Err(Refusal::TooLarge {
                what: "sivuja",
                limit: PAGES,
            });
        }
        if pages.is_empty() {
            return Err(Refusal::Empty);
        }
        let catalog = document.catalog().map_err(|_| Refusal::Unreadable)?;
        check_catalog(&document, catalog)?;

        let structure = dictionary(&document, catalog, b"StructTreeRoot");
        for (key, shown) in [(b"IDTree".as_slice(), "IDTree"), (b"ClassMap", "ClassMap")] {
            if structure.is_some_and(|root| root.has(key)) {
                return Err(Refusal::Structure(shown));
            }
        }
        let roles = structure
            .and_then(|root| dictionary(&document, root, b"RoleMap"))
            .cloned()
            .unwrap_or_default();
        let marked = dictionary(&document, catalog, b"MarkInfo").and_then(|info| info.get(b"Marked").ok());
        let marked = marked.and_then(|marked| marked.as_bool().ok()).unwrap_or(false);
        let tagged = marked && structure.is_some_and(|root| root.has(b"K"));
        let language = catalog
            .get(b"Lang")
            .ok()
            .filter(|lang| matches!(lang, Object::String(..)))
            .cloned();
        let mut destinations = BTreeMap::new();
        if let Some(names) =
            dictionary(&document, catalog, b"Names").and_then(|names| names.get(b"Dests").ok())
        {
            for (name, destination) in leaves(&document, names, b"Names", DEPTH) {
                if let Object::String(name, _) = name {
                    destinations.insert(name, destination);
                }
            }
        }
        for (name, destination) in dictionary(&document, catalog, b"Dests")
            .into_iter()
            .flat_map(Dictionary::iter)
        {
            destinations.insert(name.clone(), destination.clone());
        }
        Ok(AnnexFile {
            title: title.to_owned(),
            pages,
            tagged,
            language,
            roles,
            destinations,
            document,
        })
    }

    /// What a name leads to: an explicit destination.
    pub(super) fn destination(&self, name: &[u8]) -> Option<Object> {
        let (_, destination) = self.document.dereference(self.destinations.get(name)?).ok()?;
        match destination {
            Object::Dictionary(wrapped) => Some(wrapped.get_deref(b"D", &self.document).ok()?.clone()),
            destination => Some(destination.clone()),
        }
    }
}

fn check_catalog(document: &Document, catalog: &Dictionary) -> Result<(), Refusal> {
    let form = dictionary(document, catalog, b"AcroForm");
    let fields = form
        .and_then(|form| form.get_deref(b"Fields", document).ok())
        .and_then(|f| f.as_array().ok());
    if fields.is_some_and(|fields| !fields.is_empty())
        || form.is_some_and(|form| form.has(b"XFA"))
        || catalog.has(b"Perms")
    {
        return Err(Refusal::Form);
    }
    let names = dictionary(document, catalog, b"Names");
    let named = |key: &[u8]| names.is_some_and(|names| names.has(key));
    if named(b"JavaScript") {
        return Err(Refusal::Script);
    }
    if named(b"EmbeddedFiles") || catalog.has(b"AF") || catalog.has(b"Collection") {
        return Err(Refusal::EmbeddedFiles);
    }
    if catalog.has(b"OCProperties") {
        return Err(Refusal::Layers);
    }
    if catalog.has(b"AA") {
        return Err(Refusal::Script);
    }
    if let Some(action) = dictionary(document, catalog, b"OpenAction") {
        check_action(action)?;
    }
    Ok(())
}

/// The dictionary under a key, be it there or elsewhere.
pub(super) fn dictionary<'d>(
    document: &'d Document,
    holder: &'d Dictionary,
    key: &[u8],
) -> Option<&'d Dictionary> {
    holder.get_deref(key, document).ok()?.as_dict().ok()
}

/// The pairs of a name tree (`Names`) or number tree (`Nums`), from left to right (ISO 32000-1 § 7.9.6, 7.9.7).
pub(super) fn leaves(document: &Document, root: &Object, key: &[u8], depth: usize) -> Vec<(Object, Object)> {
    let Some(depth) = depth.checked_sub(1) else {
        return Vec::new();
    };
    let Some(node) = document
        .dereference(root)
        .ok()
        .and_then(|(_, node)| node.as_dict().ok())
    else {
        return Vec::new();
    };
    let array = |key: &[u8]| {
        node.get_deref(key, document)
            .ok()
            .and_then(|array| array.as_array().ok())
    };
    let mut pairs: Vec<(Object, Object)> = array(key)
        .into_iter()
        .flat_map(|pairs| pairs.chunks_exact(2))
        .filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone())))
        .collect();
    for kid in array(b"Kids").into_iter().flatten().take(OBJECTS) {
        pairs.extend(leaves(document, kid, key, depth));
        if pairs.len() > OBJECTS {
            break;
        }
    }
    pairs
}
