//! Reading the file of an annex within bounds, and checking its catalog.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use vuosikello_document::Head;
use vuosikello_pdf::Segment;

use super::actions::check_action;
use super::entries::{array, dictionary, tree_pairs};
use super::error::Error;
use super::refusal::Refusal;

/// The largest file in bytes, the most pages and objects, and the most bytes of a stream once unpacked.
const BYTES: usize = 64 << 20;
const PAGES: usize = 1_000;
pub(super) const OBJECTS: usize = 200_000;
pub(super) const UNPACKED: usize = 128 << 20;
/// Trees (of names, numbers, bookmarks) are followed to this depth.
pub(super) const DEPTH: usize = 32;

/// A file whose catalog has nothing that forbids appending it.
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
    /// The fields that nobody has signed: an annex is not signed by itself, so they stay behind.
    pub(super) unsigned: BTreeSet<ObjectId>,
}

impl AnnexFile {
    /// Reads the file of an annex.
    ///
    /// # Errors
    /// [`Error::Annex`] if it is damaged, encrypted or too large, or its catalog has what an archive may not have or what cannot
    /// be carried over.
    pub(super) fn read(head: &Head, bytes: &[u8]) -> Result<Self, Error> {
        let title = Segment::Reserved { head, pages: 0 }.title();
        AnnexFile::parse(bytes, &title).map_err(|reason| Error::Annex { title, reason })
    }

    fn parse(bytes: &[u8], title: &str) -> Result<Self, Refusal> {
        let bounded = |count: usize, what, limit| match count <= limit {
            true => Ok(()),
            false => Err(Refusal::TooLarge { what, limit }),
        };
        bounded(bytes.len(), "tavuja", BYTES)?;
        let options = LoadOptions::with_max_decompressed_size(UNPACKED);
        let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
            lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => Refusal::Encrypted,
            _ => Refusal::Unreadable,
        })?;
        if document.is_encrypted() || document.was_encrypted() {
            return Err(Refusal::Encrypted);
        }
        bounded(document.objects.len(), "objekteja", OBJECTS)?;
        let pages: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
        bounded(pages.len(), "sivuja", PAGES)?;
        if pages.is_empty() {
            return Err(Refusal::Empty);
        }
        let catalog = document.catalog().map_err(|_| Refusal::Unreadable)?;
        check_catalog(&document, catalog)?;
        let form = dictionary(&document, catalog, b"AcroForm");
        let unsigned = match form {
            Some(form) => unsigned_fields(&document, form).ok_or(Refusal::Form)?,
            None => BTreeSet::new(),
        };

        let structure = dictionary(&document, catalog, b"StructTreeRoot");
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
        let names = dictionary(&document, catalog, b"Names").and_then(|names| names.get(b"Dests").ok());
        let names = names.map(|names| tree_pairs(&document, names, b"Names", DEPTH, OBJECTS));
        let named = names.into_iter().flatten();
        let mut destinations: BTreeMap<Vec<u8>, Object> = named
            .filter_map(|(name, destination)| Some((name.as_str().ok()?.to_vec(), destination)))
            .collect();
        let older = dictionary(&document, catalog, b"Dests").into_iter();
        let older = older.flat_map(Dictionary::iter);
        destinations.extend(older.map(|(name, destination)| (name.clone(), destination.clone())));
        Ok(AnnexFile {
            title: title.to_owned(),
            pages,
            tagged,
            language,
            roles,
            destinations,
            unsigned,
            document,
        })
    }

    /// The explicit destination of a name.
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
    if form.is_some_and(|form| form.has(b"XFA")) || catalog.has(b"Perms") {
        return Err(Refusal::Form);
    }
    let names = dictionary(document, catalog, b"Names");
    let named = |key: &[u8]| names.is_some_and(|names| names.has(key));
    if named(b"JavaScript") || catalog.has(b"AA") {
        return Err(Refusal::Script);
    }
    if named(b"EmbeddedFiles") || catalog.has(b"AF") || catalog.has(b"Collection") {
        return Err(Refusal::EmbeddedFiles);
    }
    if catalog.has(b"OCProperties") {
        return Err(Refusal::Layers);
    }
    if let Some(action) = dictionary(document, catalog, b"OpenAction") {
        check_action(action)?;
    }
    Ok(())
}

/// The most bytes of an appearance stream that is searched for drawing operators: that of an empty field is some ten bytes long, and
/// a longer one counts as one that shows something.
const BLANK: usize = 1_000;

/// The fields of a form, if all of them are signatures that nobody has made yet and that show nothing; `None` for any other form.
fn unsigned_fields(document: &Document, form: &Dictionary) -> Option<BTreeSet<ObjectId>> {
    let fields = array(document, form, b"Fields").iter();
    let unsigned = fields.map(|field| {
        let id = field.as_reference().ok()?;
        let field = document.get_dictionary(id).ok()?;
        let is_signature = field.get(b"FT").and_then(Object::as_name).ok() == Some(b"Sig".as_slice());
        let is_blank = !field.has(b"V") && !field.has(b"Kids") && shows_nothing(document, field);
        (is_signature && is_blank).then_some(id)
    });
    unsigned.collect()
}

fn shows_nothing(document: &Document, field: &Dictionary) -> bool {
    let Ok(looks) = field.get_deref(b"AP", document) else {
        return true;
    };
    let look = looks.as_dict().and_then(|looks| looks.get_deref(b"N", document));
    let content = look
        .and_then(Object::as_stream)
        .and_then(|look| look.get_plain_content_with_limit(BLANK));
    content.is_ok_and(|content| content.iter().all(u8::is_ascii_whitespace))
}
