//! Copying the objects of an annex to which its pages, its structure and its bookmarks refer.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use vuosikello_pdf::Insertion;

use super::actions::{check_action, shown};
use super::annex_file::{AnnexFile, DEPTH, OBJECTS, UNPACKED};
use super::entries::{array, dictionary, items, tree_pairs};
use super::refusal::Refusal;
use super::{content, programs, unicode};

/// Attributes that pages inherit from the page tree (ISO 32000-1 § 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// The most bookmarks that are taken over.
const BOOKMARKS: usize = 10_000;

/// The result of copying a file.
pub(super) struct Copied {
    /// The pages that the layout had made, which hold the stamps.
    pub(super) stamps: Vec<Dictionary>,
    /// What the file adds to the structure and the bookmarks, its elements as they were.
    pub(super) insertion: Insertion,
    /// Its classes of attributes.
    pub(super) classes: Dictionary,
}

/// The kinds of streams that are looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StreamKind {
    Content,
    UnicodeMap,
}

pub(super) struct Copier<'i> {
    into: &'i mut Document,
    file: &'i AnnexFile,
    own: &'i [ObjectId],
    /// Where each object of the file went.
    map: BTreeMap<ObjectId, ObjectId>,
    /// Objects that are referred to and not yet copied.
    queue: Vec<(ObjectId, ObjectId)>,
    /// The streams that have to be looked into.
    streams: BTreeMap<ObjectId, StreamKind>,
    /// The bytes of streams that may still be unpacked for that.
    unpacked: usize,
    /// The number that is added to the keys of the parent tree.
    base: i64,
    insertion: Insertion,
}

impl<'i> Copier<'i> {
    /// Prepares to put the pages of a file into the places of `own`, and its structure below `element`.
    pub(super) fn new(
        into: &'i mut Document,
        file: &'i AnnexFile,
        own: &'i [ObjectId],
        element: ObjectId,
        base: i64,
    ) -> Self {
        let pages = file.pages.iter().copied();
        let mut map: BTreeMap<ObjectId, ObjectId> = pages.zip(own.iter().copied()).collect();
        let catalog = file.document.catalog();
        let root = catalog.and_then(|catalog| catalog.get(b"StructTreeRoot"));
        if let Ok(root) = root.and_then(Object::as_reference) {
            map.insert(root, element);
        }
        Copier {
            into,
            file,
            own,
            map,
            queue: Vec::new(),
            streams: BTreeMap::new(),
            unpacked: UNPACKED,
            base,
            insertion: Insertion {
                next_key: base,
                language: file.language.clone(),
                ..Insertion::default()
            },
        }
    }

    pub(super) fn copy(mut self) -> Result<Copied, Refusal> {
        let mut stamps = Vec::with_capacity(self.own.len());
        for (page, own) in self.file.pages.iter().zip(self.own) {
            let stamp = self.into.get_dictionary(*own).cloned().unwrap_or_default();
            let mut page = self.page(*page)?;
            if let Ok(parent) = stamp.get(b"Parent") {
                page.set("Parent", parent.clone());
            }
            page.set("Tabs", "S");
            self.into.set_object(*own, page);
            stamps.push(stamp);
        }
        let source = &self.file.document;
        let catalog = source.catalog().map_err(|_| Refusal::Unreadable)?;
        let root = dictionary(source, catalog, b"StructTreeRoot").filter(|_| self.file.tagged);
        let classes = root.and_then(|root| dictionary(source, root, b"ClassMap"));
        let classes = classes.map(|classes| self.dictionary(classes)).transpose()?;
        if let Some(root) = root {
            for kid in items(source, root, b"K") {
                let kid = self.object(&kid)?;
                self.insertion.kids.push(kid);
            }
            let tree = root.get(b"ParentTree").ok();
            let pairs = tree.map(|tree| tree_pairs(source, tree, b"Nums", DEPTH, OBJECTS));
            for (key, value) in pairs.into_iter().flatten() {
                if let Some(key) = key.as_i64().ok().and_then(|key| self.key(key)) {
                    let value = self.object(&value)?;
                    self.insertion.parents.push((key, value));
                }
            }
        }
        let root = dictionary(source, catalog, b"Outlines");
        self.insertion.outline = root.map(|root| self.outline(root)).unwrap_or_default();
        self.drain()?;
        Ok(Copied {
            stamps,
            insertion: self.insertion,
            classes: classes.unwrap_or_default(),
        })
    }

    /// A page with the attributes that it inherits.
    fn page(&mut self, id: ObjectId) -> Result<Dictionary, Refusal> {
        let document = &self.file.document;
        let page = document.get_dictionary(id).map_err(|_| Refusal::Unreadable)?;
        let mut flat = page.clone();
        for key in INHERITED {
            let mut at = page;
            let mut depth = DEPTH;
            while !at.has(key) && depth > 0 {
                let Some(parent) = dictionary(document, at, b"Parent") else {
                    break;
                };
                at = parent;
                depth -= 1;
            }
            if let Ok(value) = at.get(key) {
                flat.set(key.to_vec(), value.clone());
            }
        }
        for key in [
            b"Parent".as_slice(),
            b"Thumb",
            b"B",
            b"Metadata",
            b"PresSteps",
            b"Trans",
            b"Dur",
        ] {
            flat.remove(key);
        }
        check_size(document, &flat)?;
        self.mark(flat.get(b"Contents").ok(), StreamKind::Content);
        self.dictionary(&flat)
    }

    /// Notes the kind of the streams to which an entry refers, itself or in an array.
    fn mark(&mut self, entry: Option<&Object>, kind: StreamKind) {
        let mut entries: Vec<&Object> = entry.into_iter().collect();
        if let Some(Ok((_, Object::Array(items)))) = entry.map(|entry| self.file.document.dereference(entry))
        {
            entries = items.iter().collect();
        }
        let streams = entries.into_iter().filter_map(|entry| entry.as_reference().ok());
        self.streams.extend(streams.map(|id| (id, kind)));
    }

    /// The decoded content of a stream; `None` if a filter is not supported.
    fn unpack(&mut self, stream: &Stream) -> Result<Option<Vec<u8>>, Refusal> {
        match stream.get_plain_content_with_limit(self.unpacked) {
            Ok(content) => {
                self.unpacked -= content.len().min(self.unpacked);
                Ok(Some(content))
            }
            Err(lopdf::Error::Decompress(_)) => Err(Refusal::TooLarge {
                what: "tavuja purettuna",
                limit: UNPACKED,
            }),
            Err(_) => Ok(None),
        }
    }

    /// The bookmarks of the top level; those below them are copied with them.
    fn outline(&mut self, root: &Dictionary) -> Vec<ObjectId> {
        let mut items = Vec::new();
        let mut next = root.get(b"First").and_then(Object::as_reference).ok();
        while let Some(old) = next.filter(|_| items.len() < BOOKMARKS) {
            let new = self.place_of(old);
            if items.contains(&new) {
                break;
            }
            items.push(new);
            let item = self.file.document.get_dictionary(old);
            next = item.and_then(|item| item.get(b"Next")?.as_reference()).ok();
        }
        items
    }

    fn drain(&mut self) -> Result<(), Refusal> {
        while let Some((old, new)) = self.queue.pop() {
            let file = self.file;
            let copy = match file.document.get_object(old) {
                Ok(object) => {
                    let copy = self.object(object)?;
                    match (object, copy) {
                        (Object::Stream(stream), Object::Stream(copy)) => {
                            self.looked_into(old, stream, copy)?.into()
                        }
                        (_, copy) => copy,
                    }
                }
                Err(_) => Object::Null,
            };
            self.into.set_object(new, copy);
        }
        Ok(())
    }

    /// The copy of a stream, checked or changed according to its kind.
    fn looked_into(&mut self, id: ObjectId, stream: &Stream, mut copy: Stream) -> Result<Stream, Refusal> {
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        let drawn = matches!(subtype, Ok(b"Form")) || stream.dict.has(b"PatternType");
        let known = self.streams.get(&id).copied();
        let Some(kind) = known.or(drawn.then_some(StreamKind::Content)) else {
            return Ok(copy);
        };
        let Some(plain) = self.unpack(stream)? else {
            return Ok(copy);
        };
        match kind {
            StreamKind::Content => content::check(&plain)?,
            StreamKind::UnicodeMap => {
                if let Some(map) = unicode::without_private_use(&plain) {
                    copy.set_plain_content(map);
                }
            }
        }
        Ok(copy)
    }

    fn place_of(&mut self, old: ObjectId) -> ObjectId {
        if let Some(new) = self.map.get(&old) {
            return *new;
        }
        let new = self.into.new_object_id();
        self.map.insert(old, new);
        self.queue.push((old, new));
        new
    }

    fn object(&mut self, object: &Object) -> Result<Object, Refusal> {
        Ok(match object {
            Object::Reference(old) if self.file.unsigned.contains(old) => Object::Null,
            Object::Reference(old) => Object::Reference(self.place_of(*old)),
            Object::Array(items) => {
                let items: Result<Vec<_>, _> = items.iter().map(|item| self.object(item)).collect();
                items?.into()
            }
            Object::Dictionary(dictionary) => Object::Dictionary(self.dictionary(dictionary)?),
            Object::Stream(stream) => {
                let mut filters = stream.filters().unwrap_or_default().into_iter();
                if filters.any(|filter| matches!(filter, b"LZWDecode" | b"LZW")) {
                    return Err(Refusal::Compression);
                }
                let mut copy = Stream::new(self.dictionary(&stream.dict)?, stream.content.clone());
                copy.allows_compression = stream.allows_compression;
                Object::Stream(copy)
            }
            Object::Name(name) if name == b"DeviceCMYK" => return Err(Refusal::Cmyk),
            other => other.clone(),
        })
    }

    /// A copy of a dictionary, with references to the copies of the objects, and with new keys of the parent tree and explicit
    /// destinations.
    fn dictionary(&mut self, from: &Dictionary) -> Result<Dictionary, Refusal> {
        self.check(from)?;
        self.mark(from.get(b"ToUnicode").ok(), StreamKind::UnicodeMap);
        if let Some(glyphs) = dictionary(&self.file.document, from, b"CharProcs") {
            for (_, glyph) in glyphs.iter() {
                self.mark(Some(glyph), StreamKind::Content);
            }
        }
        let mut copy = Dictionary::new();
        for (key, value) in from.iter() {
            match key.as_slice() {
                // Actions on events, and the private data of other programs.
                b"AA" | b"PieceInfo" | b"LastModified" => {}
                // The alternate colour space of an ICC profile, which is not used where the profile is.
                b"Alternate" if matches!(value, Object::Name(_)) => copy.set(key.clone(), value.clone()),
                b"StructParent" | b"StructParents" => {
                    let old = value.as_i64().ok().filter(|_| self.file.tagged);
                    if let Some(new) = old.and_then(|old| self.key(old)) {
                        copy.set(key.clone(), new);
                    }
                }
                // Named destinations become explicit ones.
                b"Dest" | b"D" => {
                    let name = match value {
                        Object::String(name, _) | Object::Name(name) => Some(name),
                        _ => None,
                    };
                    let value = match name.and_then(|name| self.file.destination(name)) {
                        Some(destination) => self.object(&destination)?,
                        None => self.object(value)?,
                    };
                    copy.set(key.clone(), value);
                }
                // Forbidden in archives, and without effect on print (ISO 19005-2 § 6.2.8).
                b"Interpolate" => copy.set("Interpolate", false),
                _ => {
                    let value = self.object(value)?;
                    copy.set(key.clone(), value);
                }
            }
        }
        Ok(copy)
    }

    /// The new key of an entry of the parent tree.
    fn key(&mut self, key: i64) -> Option<i64> {
        const LARGEST: i64 = 10_000_000;
        let key = self.base + Some(key).filter(|key| (0..LARGEST).contains(key))?;
        self.insertion.next_key = self.insertion.next_key.max(key + 1);
        Some(key)
    }

    /// Refuses a dictionary of what an archive may not hold.
    fn check(&self, checked: &Dictionary) -> Result<(), Refusal> {
        let named = |key: &[u8]| checked.get(key).and_then(Object::as_name).unwrap_or_default();
        match (named(b"Type"), named(b"Subtype")) {
            (b"Font", b"Type1" | b"MMType1" | b"TrueType" | b"CIDFontType0" | b"CIDFontType2") => {
                self.check_font(checked)?
            }
            (b"Annot", subtype) if subtype != b"Link" => {
                return Err(match subtype {
                    b"Widget" => Refusal::Form,
                    b"FileAttachment" => Refusal::EmbeddedFiles,
                    other => Refusal::Annotation(shown(other)),
                });
            }
            (_, b"Image" | b"Form") => {
                for key in ["OPI", "Alternates", "PS", "Ref"] {
                    if checked.has(key.as_bytes()) {
                        return Err(Refusal::Forbidden(key.to_owned()));
                    }
                }
            }
            _ => {}
        }
        self.check_graphics_states(checked)?;
        if checked.has(b"AF") || checked.has(b"EF") {
            return Err(Refusal::EmbeddedFiles);
        }
        if checked.has_type(b"Action") || (checked.has(b"S") && checked.has(b"JS")) {
            check_action(checked)?;
        }
        for key in [b"A".as_slice(), b"Next"] {
            let action = dictionary(&self.file.document, checked, key);
            // `A` is also where elements keep their attributes, which have an owner.
            if let Some(action) = action.filter(|action| action.has(b"S") && !action.has(b"O")) {
                check_action(action)?;
            }
        }
        Ok(())
    }

    fn check_font(&self, font: &Dictionary) -> Result<(), Refusal> {
        let descriptor = dictionary(&self.file.document, font, b"FontDescriptor");
        let embedded = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"];
        let name = font.get(b"BaseFont").and_then(Object::as_name);
        let name = shown(name.unwrap_or_default());
        let mut embedded = embedded.into_iter();
        let Some((key, program)) = embedded.find_map(|key| Some((key, descriptor?.get(key).ok()?))) else {
            return Err(Refusal::Font(name));
        };
        match self.file.document.dereference(program) {
            Ok((_, Object::Stream(program))) if !programs::is_damaged(key, program, UNPACKED) => Ok(()),
            _ => Err(Refusal::DamagedFont(name)),
        }
    }

    /// Transfer functions and halftone phases are forbidden (ISO 19005-2 § 6.2.5).
    fn check_graphics_states(&self, resources: &Dictionary) -> Result<(), Refusal> {
        let document = &self.file.document;
        let states = dictionary(document, resources, b"ExtGState");
        for (name, _) in states.into_iter().flat_map(Dictionary::iter) {
            let state = states.and_then(|states| dictionary(document, states, name));
            for key in ["TR", "HTP"] {
                if state.is_some_and(|state| state.has(key.as_bytes())) {
                    return Err(Refusal::Forbidden(key.to_owned()));
                }
            }
        }
        Ok(())
    }
}

/// Pages measure from 3 to 14 400 units each way (ISO 19005-2 § 6.1.13).
fn check_size(document: &Document, page: &Dictionary) -> Result<(), Refusal> {
    for key in [b"MediaBox".as_slice(), b"CropBox"] {
        let numbers = array(document, page, key).iter();
        let numbers: Vec<f32> = numbers
            .filter_map(|number| document.dereference(number).ok()?.1.as_float().ok())
            .collect();
        if let [left, bottom, right, top] = *numbers.as_slice() {
            let fits = |length: f32| (3.0..=14_400.0).contains(&length.abs());
            if !fits(right - left) || !fits(top - bottom) {
                return Err(Refusal::PageSize);
            }
        }
    }
    Ok(())
}
