//! Copying the objects of an annex to which its pages, its structure and its bookmarks refer.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::annex_file::AnnexFile;
use super::conformance::Examined;
use super::entries::{OF_PAGES, dictionary, jpeg2000, stays_behind};
use super::inks::Inks;
use super::refusal::Refusal;
use super::structure::{Holder, Keys, Tree};
use super::{mend, unicode};

/// Attributes that pages inherit from the page tree (ISO 32000-1 § 7.7.3.4).
pub(super) const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// The most bookmarks that are taken over.
const BOOKMARKS: usize = 10_000;

/// Copies the objects of a file into our document.
pub(super) struct Copier<'i> {
    pub(super) into: &'i mut Document,
    pub(super) file: &'i AnnexFile,
    pub(super) examined: &'i Examined,
    pub(super) own: &'i [ObjectId],
    /// The spot colours of all annexes.
    inks: &'i mut Inks,
    pub(super) keys: Keys,
    /// Where each object of the file went.
    map: BTreeMap<ObjectId, ObjectId>,
    /// Objects that are referred to and not yet copied.
    queue: Vec<(ObjectId, ObjectId)>,
    /// The streams that are Unicode maps.
    unicode_maps: BTreeSet<ObjectId>,
    /// The dictionaries of resources.
    resources: BTreeSet<ObjectId>,
    /// The description of the colours of printing inks, once it is copied.
    described_inks: Option<ObjectId>,
}

impl<'i> Copier<'i> {
    /// Prepares to put the pages of a file into the places of `own`; `next_key` is the first free key of the parent tree.
    pub(super) fn new(
        into: &'i mut Document,
        file: &'i AnnexFile,
        examined: &'i Examined,
        own: &'i [ObjectId],
        next_key: i64,
        inks: &'i mut Inks,
    ) -> Self {
        let empty = Tree::default();
        let pages = file.pages.iter().copied();
        Copier {
            into,
            file,
            examined,
            own,
            inks,
            keys: Keys::new(examined.tree.as_ref().unwrap_or(&empty), next_key),
            map: pages.zip(own.iter().copied()).collect(),
            queue: Vec::new(),
            unicode_maps: BTreeSet::new(),
            resources: BTreeSet::new(),
            described_inks: None,
        }
    }

    pub(super) fn file(&self) -> &'i AnnexFile {
        self.file
    }

    pub(super) fn keys(&self) -> &Keys {
        &self.keys
    }

    /// A number for an object of ours.
    pub(super) fn reserve(&mut self) -> ObjectId {
        self.into.new_object_id()
    }

    pub(super) fn put(&mut self, id: ObjectId, object: Dictionary) {
        self.into.set_object(id, object);
    }

    /// A page with the attributes that it inherits, and its content mended.
    pub(super) fn page(&mut self, id: ObjectId, index: usize) -> Result<Dictionary, Refusal> {
        let page = self
            .file
            .document
            .get_dictionary(id)
            .map_err(|_| Refusal::Unreadable)?;
        let mut flat = page.clone();
        for key in INHERITED {
            if let Some(value) = self.file.inherited(page, key) {
                flat.set(key.to_vec(), value.clone());
            }
        }
        for key in OF_PAGES {
            flat.remove(key);
        }
        let mended = self
            .examined
            .pages
            .get(index)
            .and_then(|page| page.mended.as_ref());
        if mended.is_some() {
            flat.remove(b"Contents");
        }
        let mut copy = self.dictionary(&flat)?;
        if let Some(mended) = mended {
            copy.set(
                "Contents",
                self.into
                    .add_object(Stream::new(Dictionary::new(), mended.clone())),
            );
        }
        if let Some(key) = self.keys.of_holder.get(&Holder::Page(id)) {
            copy.set("StructParents", *key);
        }
        Ok(copy)
    }

    /// The bookmarks of the top level; those below them are copied with them.
    pub(super) fn outline(&mut self, root: &Dictionary) -> Vec<ObjectId> {
        let mut items = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = root.get(b"First").and_then(Object::as_reference).ok();
        while let Some(old) = next.filter(|old| items.len() < BOOKMARKS && seen.insert(*old)) {
            let Ok(item) = self.file.document.get_dictionary(old) else {
                break;
            };
            items.push(self.place_of(old));
            next = item.get(b"Next").and_then(Object::as_reference).ok();
        }
        items
    }

    pub(super) fn drain(&mut self) -> Result<(), Refusal> {
        while let Some((old, new)) = self.queue.pop() {
            self.file.budget.step(1)?;
            let file = self.file;
            let mut copy = match file.document.get_object(old) {
                Ok(Object::Stream(stream)) => self.stream(old, stream)?.into(),
                Ok(object) => self.object(object)?,
                Err(_) => Object::Null,
            };
            let entries = match &mut copy {
                Object::Dictionary(entries) => Some(entries),
                Object::Stream(stream) => Some(&mut stream.dict),
                _ => None,
            };
            if let Some(entries) = entries {
                let key = self.keys.of_holder.get(&Holder::Form(old));
                if let Some(key) = key {
                    entries.set("StructParents", *key);
                } else if let Some(key) = self.keys.of_object.get(&old) {
                    entries.set("StructParent", *key);
                }
                if self.resources.contains(&old) {
                    self.add_default_inks(entries);
                }
            }
            self.into.set_object(new, copy);
        }
        Ok(())
    }

    /// A stream of an object of its own, mended.
    fn stream(&mut self, id: ObjectId, stream: &Stream) -> Result<Stream, Refusal> {
        let mut copy = Stream::new(self.dictionary(&stream.dict)?, stream.content.clone());
        copy.allows_compression = stream.allows_compression;
        let examined = self.examined;
        if let Some(resources) = examined.resources.get(&id) {
            let resources = self.resources(resources)?;
            copy.dict.set("Resources", resources);
        }
        if let Some(mended) = examined.forms.get(&id) {
            copy.set_plain_content(mended.clone());
        } else if self.unicode_maps.contains(&id) {
            if let Some(plain) = self.file.budget.unpack(stream)?
                && let Some(map) = unicode::without_private_use(&plain).map_err(|_| Refusal::UnicodeMap)?
            {
                self.file.budget.spend(map.len())?;
                copy.set_plain_content(map);
            }
        } else if mend::is_old_compression(stream)
            && let Some(plain) = self.file.budget.unpack(stream)?
        {
            copy.set_plain_content(plain);
        } else if let Some(Cow::Owned(data)) = jpeg2000(&self.file.document, stream, &self.file.budget)? {
            // The reference validator looks for the image itself in the stream.
            copy.dict.set("Filter", "JPXDecode");
            copy.dict.remove(b"DecodeParms");
            copy.set_content(data);
        }
        Ok(copy)
    }

    /// Where an object goes.
    pub(super) fn place_of(&mut self, old: ObjectId) -> ObjectId {
        if let Some(new) = self.map.get(&old) {
            return *new;
        }
        let new = self.into.new_object_id();
        self.map.insert(old, new);
        self.queue.push((old, new));
        new
    }

    pub(super) fn object(&mut self, object: &Object) -> Result<Object, Refusal> {
        self.file.budget.step(1)?;
        Ok(match object {
            Object::Reference(old) if self.file.unsigned.contains(old) => Object::Null,
            Object::Reference(old) => Object::Reference(self.place_of(*old)),
            Object::Array(items) => {
                let renamed = self.inks.renamed(self.file, items)?;
                let items = renamed.as_deref().unwrap_or(items);
                let items: Result<Vec<_>, _> = items.iter().map(|item| self.object(item)).collect();
                items?.into()
            }
            Object::Dictionary(dictionary) => Object::Dictionary(self.dictionary(dictionary)?),
            Object::Stream(stream) => {
                Stream::new(self.dictionary(&stream.dict)?, stream.content.clone()).into()
            }
            Object::Name(name) if name == b"DeviceCMYK" => match self.described_inks {
                Some(described) => described.into(),
                None => object.clone(),
            },
            // Closer to zero than archives allow (ISO 19005-2 § 6.1.13).
            Object::Real(number) if number.abs() < f32::MIN_POSITIVE => Object::Integer(0),
            other => other.clone(),
        })
    }

    /// A copy of a dictionary, with references to the copies of the objects, explicit destinations, and entries mended.
    fn dictionary(&mut self, from: &Dictionary) -> Result<Dictionary, Refusal> {
        let document = &self.file.document;
        if let Ok(map) = from.get(b"ToUnicode").and_then(Object::as_reference) {
            self.unicode_maps.insert(map);
        }
        let mut copy = Dictionary::new();
        for (key, value) in from.iter().filter(|(key, _)| !stays_behind(from, key)) {
            let value = match key.as_slice() {
                // The alternate colour space of a profile, which is not used where the profile is.
                b"Alternate" if matches!(value, Object::Name(_)) => value.clone(),
                b"Resources" => match value {
                    Object::Dictionary(resources) => self.resources(resources)?.into(),
                    value => {
                        self.resources.extend(value.as_reference().ok());
                        self.object(value)?
                    }
                },
                // Named destinations become explicit ones.
                b"Dest" | b"D" => {
                    let name = match document.dereference(value) {
                        Ok((_, Object::String(name, _) | Object::Name(name))) => Some(name),
                        _ => None,
                    };
                    match name.and_then(|name| self.file.destination(name)) {
                        Some(destination) => self.object(&destination)?,
                        None => self.object(value)?,
                    }
                }
                b"Lang" => match value.as_str().ok().and_then(super::language::tag) {
                    Some(tag) => Object::string_literal(tag),
                    None if matches!(value, Object::String(..)) => continue,
                    None => self.object(value)?,
                },
                _ => self.object(value)?,
            };
            copy.set(key.clone(), value);
        }
        mend::entries(document, from, &mut copy);
        Ok(copy)
    }

    fn resources(&mut self, from: &Dictionary) -> Result<Dictionary, Refusal> {
        let mut copy = self.dictionary(from)?;
        if self.described_inks.is_some() {
            // The colour spaces may stand in an object of their own, which other resources share.
            if let Some(spaces) = dictionary(&self.file.document, from, b"ColorSpace") {
                copy.set("ColorSpace", self.dictionary(spaces)?);
            }
            self.add_default_inks(&mut copy);
        }
        Ok(copy)
    }

    /// Says in resources what colours of printing inks look like: as the output intent of the file says (ISO 19005-2 § 6.2.4.3).
    fn add_default_inks(&self, resources: &mut Dictionary) {
        let Some(described) = self.described_inks else {
            return;
        };
        let mut spaces = match resources.get(b"ColorSpace") {
            Ok(Object::Dictionary(spaces)) => spaces.clone(),
            Ok(Object::Reference(id)) => self.into.get_dictionary(*id).cloned().unwrap_or_default(),
            _ => Dictionary::new(),
        };
        if !spaces.has(b"DefaultCMYK") {
            spaces.set("DefaultCMYK", described);
            resources.set("ColorSpace", spaces);
        }
    }

    /// Copies the profile of the output intent of the file.
    pub(super) fn describe_inks(&mut self) -> Result<(), Refusal> {
        if let Some(profile) = self.file.inks {
            let stream = self.file.document.get_object(profile).and_then(Object::as_stream);
            let stream = stream.map_err(|_| Refusal::Unreadable)?;
            let mut copy = Stream::new(self.dictionary(&stream.dict)?, stream.content.clone());
            copy.dict.set("N", 4);
            let profile = self.into.add_object(copy);
            let space = vec![Object::Name(b"ICCBased".to_vec()), profile.into()];
            self.described_inks = Some(self.into.add_object(space));
        }
        Ok(())
    }
}
