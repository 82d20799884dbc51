//! Reading the file of an annex within bounds, and checking its catalog.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use vuosikello_document::Head;
use vuosikello_pdf::Segment;

use super::budget::Budget;
use super::conformance::Profile;
use super::entries::{array, dictionary, tree_pairs};
use super::error::Error;
use super::refusal::Refusal;
use super::{actions, language, syntax};

/// The largest file in bytes, and the most pages and objects: several times a report of some hundred pages with pictures. A file
/// that is one array of 40 MB was read in 84 MB of memory.
const BYTES: usize = 64 << 20;
const PAGES: usize = 1_000;
const OBJECTS: usize = 200_000;
/// How deep pages may lie in the page tree. Balanced trees of a thousand pages have three or four levels; the rest is for programs that
/// chain them.
const DEPTH: usize = 32;

/// A file whose catalog has nothing that forbids appending it.
#[derive(Debug)]
pub(super) struct AnnexFile {
    pub(super) title: String,
    pub(super) document: Document,
    pub(super) pages: Vec<ObjectId>,
    pub(super) tagged: bool,
    /// The tag of its language.
    pub(super) language: Option<String>,
    /// The role map.
    pub(super) roles: Dictionary,
    /// The named destinations.
    pub(super) destinations: BTreeMap<Vec<u8>, Object>,
    /// The fields that nobody has signed: an annex is not signed by itself, so they stay behind.
    pub(super) unsigned: BTreeSet<ObjectId>,
    /// The profile of its output intent, if that describes printing inks.
    pub(super) inks: Option<ObjectId>,
    /// True if the file has layers (optional content, ISO 32000-1 § 8.11). All are visible, since a file with a hidden layer is refused
    /// ([`hides`]).
    pub(super) has_layers: bool,
    /// The steps and bytes that are left for reading this file.
    pub(super) budget: Budget,
    /// A dictionary without entries.
    pub(super) nothing: Dictionary,
}

impl AnnexFile {
    /// Reads the file of an annex.
    ///
    /// # Errors
    /// [`Error::Annex`] if it is damaged, encrypted or too large, or its catalog has what cannot be carried over.
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
        let budget = Budget::new();
        let document = syntax::load(bytes, &budget)?;
        bounded(document.objects.len(), "objekteja", OBJECTS)?;
        let pages: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
        bounded(pages.len(), "sivuja", PAGES)?;
        if pages.is_empty() {
            return Err(Refusal::Empty);
        }
        if pages.iter().collect::<BTreeSet<_>>().len() < pages.len() {
            // A page that is in the tree twice is one object, which cannot have two stamps.
            return Err(Refusal::Unreadable);
        }
        let catalog = document.catalog().map_err(|_| Refusal::Unreadable)?;
        check_catalog(&document, catalog, &budget)?;
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
        let marked = dictionary(&document, catalog, b"MarkInfo");
        let marked = marked.and_then(|info| info.get_deref(b"Marked", &document).ok()?.as_bool().ok());
        let tagged = marked == Some(true) && structure.is_some_and(|root| root.has(b"K"));
        let language = catalog.get_deref(b"Lang", &document).and_then(Object::as_str);
        let language = language.ok().and_then(language::tag);
        let names = dictionary(&document, catalog, b"Names").and_then(|names| names.get(b"Dests").ok());
        let names = names
            .map(|names| tree_pairs(&document, names, b"Names", &budget))
            .transpose()?;
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
            inks: inks(&document, catalog, &budget)?,
            has_layers: catalog.has(b"OCProperties"),
            budget,
            nothing: Dictionary::new(),
            document,
        })
    }

    /// An attribute that a page has or inherits.
    pub(super) fn inherited<'p>(&'p self, page: &'p Dictionary, key: &[u8]) -> Option<&'p Object> {
        let mut at = page;
        for _ in 0..DEPTH {
            if let Ok(value) = at.get(key) {
                return Some(value);
            }
            at = dictionary(&self.document, at, b"Parent")?;
        }
        None
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

fn check_catalog(document: &Document, catalog: &Dictionary, budget: &Budget) -> Result<(), Refusal> {
    let form = dictionary(document, catalog, b"AcroForm");
    if form.is_some_and(|form| form.has(b"XFA")) || catalog.has(b"Perms") {
        return Err(Refusal::Form);
    }
    let names = dictionary(document, catalog, b"Names");
    let is_named = |key: &[u8]| -> Result<bool, Refusal> {
        let tree = names.and_then(|names| names.get(key).ok());
        let pairs = tree
            .map(|tree| tree_pairs(document, tree, b"Names", budget))
            .transpose()?;
        Ok(pairs.is_some_and(|pairs| !pairs.is_empty()))
    };
    if is_named(b"JavaScript")? || catalog.has(b"AA") {
        return Err(Refusal::Script);
    }
    if is_named(b"EmbeddedFiles")? || catalog.has(b"AF") || catalog.has(b"Collection") {
        return Err(Refusal::EmbeddedFiles);
    }
    if dictionary(document, catalog, b"OCProperties").is_some_and(|layers| hides(document, layers)) {
        return Err(Refusal::Layers);
    }
    if let Ok(action) = catalog.get(b"OpenAction") {
        let action = lopdf::dictionary! { "A" => action.clone() };
        actions::check(document, &action, budget)?;
    }
    Ok(())
}

/// Returns true if the default configuration of the layers (`OCProperties`, entry `D`, ISO 32000-1 § 8.11.4.3) hides a layer on the screen
/// or in print.
fn hides(document: &Document, layers: &Dictionary) -> bool {
    let Some(settings) = dictionary(document, layers, b"D") else {
        return true;
    };
    let state = settings
        .get_deref(b"BaseState", document)
        .and_then(Object::as_name)
        .unwrap_or(b"ON");
    let has = |key: &[u8]| !array(document, settings, key).is_empty();
    !matches!(state, b"ON" | b"Unchanged") || has(b"OFF") || has(b"AS")
}

/// The profile of the output intent, if it describes printing inks.
fn inks(document: &Document, catalog: &Dictionary, budget: &Budget) -> Result<Option<ObjectId>, Refusal> {
    for intent in array(document, catalog, b"OutputIntents") {
        let intent = document
            .dereference(intent)
            .and_then(|(_, intent)| intent.as_dict());
        let profile = intent.and_then(|intent| intent.get(b"DestOutputProfile")?.as_reference());
        let Ok(profile) = profile else { continue };
        let stream = document.get_object(profile);
        let plain = stream.map(|stream| budget.content(stream)).unwrap_or(Ok(None))?;
        let found = plain.as_deref().and_then(Profile::read);
        if found.is_some_and(|it| it.components() == Some(4)) {
            return Ok(Some(profile));
        }
    }
    Ok(None)
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
