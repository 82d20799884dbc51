//! The values that the pages reach, whatever they are used for: limits of numbers, names and strings (ISO 19005-2 § 6.1.13), filters
//! (§ 6.1.7), page sizes; and what no annex may bring along: actions, comments, fields, other files.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use crate::pdf::actions::{self, shown};
use crate::pdf::annex_file::AnnexFile;
use crate::pdf::breach::Fault;
use crate::pdf::budget::Budget;
use crate::pdf::entries::{OF_PAGES, array, filters, stays_behind};
use crate::pdf::findings::Findings;
use crate::pdf::refusal::Refusal;

pub(super) const LONGEST_NAME: usize = 127;
pub(super) const LONGEST_STRING: usize = 32_767;

/// Looks at everything that pages and bookmarks reach.
///
/// # Errors
/// [`Refusal`] for what no annex may bring along.
pub(super) fn check(file: &AnnexFile, budget: &Budget, findings: &mut Findings) -> Result<(), Refusal> {
    let mut values = Values {
        file,
        budget,
        findings,
        seen: file.pages.iter().copied().collect(),
    };
    for (index, page) in file.pages.iter().enumerate() {
        values.findings.page = Some(index + 1);
        values.page(*page)?;
    }
    values.findings.page = None;
    let catalog = file.document.catalog().map_err(|_| Refusal::Unreadable)?;
    if let Ok(outline) = catalog.get(b"Outlines") {
        values.reach(outline)?;
    }
    Ok(())
}

struct Values<'v> {
    file: &'v AnnexFile,
    budget: &'v Budget,
    findings: &'v mut Findings,
    seen: BTreeSet<ObjectId>,
}

impl<'v> Values<'v> {
    fn page(&mut self, id: ObjectId) -> Result<(), Refusal> {
        let file = self.file;
        let page = file
            .document
            .get_dictionary(id)
            .map_err(|_| Refusal::Unreadable)?;
        self.boxes(page);
        for annotation in array(&file.document, page, b"Annots") {
            let annotation = file
                .document
                .dereference(annotation)
                .and_then(|(_, it)| it.as_dict());
            self.annotation(annotation.map_err(|_| Refusal::Unreadable)?)?;
        }
        self.entries(page)?;
        for (_, value) in page
            .iter()
            .filter(|(key, _)| !OF_PAGES.contains(&key.as_slice()) && !stays_behind(page, key))
        {
            self.reach(value)?;
        }
        match file.inherited(page, b"Resources") {
            Some(resources) => self.reach(resources),
            None => Ok(()),
        }
    }

    /// An annotation of a page, with or without a `Type`: links alone are taken in.
    fn annotation(&self, annotation: &Dictionary) -> Result<(), Refusal> {
        match annotation
            .get_deref(b"Subtype", &self.file.document)
            .and_then(Object::as_name)
        {
            Ok(b"Link") => Ok(()),
            Ok(b"Widget") => match annotation.has(b"V") || self.file.unsigned.is_empty() {
                true => Err(Refusal::Form),
                false => Ok(()),
            },
            Ok(b"FileAttachment") => Err(Refusal::EmbeddedFiles),
            Ok(other) => Err(Refusal::Annotation(shown(other))),
            Err(_) => Err(Refusal::Unreadable),
        }
    }

    /// Pages measure from 3 to 14 400 units each way (§ 6.1.13).
    fn boxes(&mut self, page: &Dictionary) {
        let document = &self.file.document;
        for key in [
            b"MediaBox".as_slice(),
            b"CropBox",
            b"BleedBox",
            b"TrimBox",
            b"ArtBox",
        ] {
            let found = self
                .file
                .inherited(page, key)
                .and_then(|it| document.dereference(it).ok());
            let Some((_, Object::Array(numbers))) = found else {
                continue;
            };
            let numbers = numbers
                .iter()
                .filter_map(|it| document.dereference(it).ok()?.1.as_float().ok());
            let numbers: Vec<f32> = numbers.collect();
            if let [left, bottom, right, top] = *numbers.as_slice() {
                let fits = |length: f32| (3.0..=14_400.0).contains(&length.abs());
                if !fits(right - left) || !fits(top - bottom) {
                    self.findings.add(Fault::PageSize);
                }
            }
        }
    }

    /// Looks at an object and all that it reaches.
    fn reach(&mut self, object: &'v Object) -> Result<(), Refusal> {
        let mut open = vec![object];
        while let Some(object) = open.pop() {
            self.budget.step(1)?;
            match object {
                Object::Reference(id) => {
                    let is_new = !self.file.unsigned.contains(id) && self.seen.insert(*id);
                    open.extend(self.file.document.objects.get(id).filter(|_| is_new));
                }
                Object::Array(items) => open.extend(items),
                Object::Dictionary(found) => open.extend(self.entries(found)?),
                Object::Stream(stream) => {
                    self.stream(stream);
                    open.extend(self.entries(&stream.dict)?);
                }
                value => self.value(value),
            }
        }
        Ok(())
    }

    /// The values of a dictionary that go into our file.
    fn entries(&mut self, found: &'v Dictionary) -> Result<Vec<&'v Object>, Refusal> {
        if found.has(b"AF") || found.has(b"EF") {
            return Err(Refusal::EmbeddedFiles);
        }
        if found.has_type(b"OCMD")
            && (found.has(b"VE")
                || matches!(found.get(b"P"), Ok(Object::Name(name)) if name != b"AnyOn" && name != b"AllOn"))
        {
            return Err(Refusal::Layers);
        }
        actions::check(&self.file.document, found, self.budget)?;
        let mut values = Vec::with_capacity(found.len());
        for (key, value) in found.iter().filter(|(key, _)| !stays_behind(found, key)) {
            if key.len() > LONGEST_NAME {
                self.findings
                    .add(Fault::Limit("tiedostossa on yli 127 merkin pituinen nimi"));
            }
            values.push(value);
        }
        Ok(values)
    }

    fn value(&mut self, value: &Object) {
        let what = match value {
            Object::Integer(number) if i32::try_from(*number).is_err() => "tiedostossa on liian suuri luku",
            Object::Real(number) if !number.is_finite() => "tiedostossa on liian suuri luku",
            Object::Name(name) if name.len() > LONGEST_NAME => "tiedostossa on yli 127 merkin pituinen nimi",
            Object::String(text, _) if text.len() > LONGEST_STRING => {
                "tiedostossa on yli 32 767 tavun pituinen teksti"
            }
            _ => return,
        };
        self.findings.add(Fault::Limit(what));
    }

    /// § 6.1.7: filters of the standard, no data in other files.
    fn stream(&mut self, stream: &Stream) {
        for key in ["F", "FFilter", "FDecodeParms"] {
            if stream.dict.has(key.as_bytes()) {
                self.findings.add(Fault::Entry(key.to_owned()));
            }
        }
        let filters = filters(&self.file.document, &stream.dict);
        for filter in &filters {
            match *filter {
                b"ASCIIHexDecode" | b"ASCII85Decode" | b"FlateDecode" | b"RunLengthDecode"
                | b"CCITTFaxDecode" | b"JBIG2Decode" | b"DCTDecode" | b"JPXDecode" => {}
                // Packed anew, if nothing else is in the way.
                b"LZWDecode" if filters.len() == 1 => {}
                other => self.findings.add(Fault::Compression(shown(other))),
            }
        }
    }
}
