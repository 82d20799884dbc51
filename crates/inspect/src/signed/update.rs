//! What an update has changed in a file, besides its signatures.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fields::SignatureField;

/// What a signature may change in the root of the file, in its form, on a page, and in a field of its own.
const CATALOG: [&[u8]; 6] = [
    b"AcroForm",
    b"DSS",
    b"Extensions",
    b"Metadata",
    b"Perms",
    b"Version",
];
const FORM: [&[u8]; 5] = [b"Fields", b"SigFlags", b"DR", b"DA", b"NeedAppearances"];
const PAGE: [&[u8]; 1] = [b"Annots"];
const FIELD: [&[u8]; 7] = [b"V", b"AP", b"AS", b"M", b"MK", b"F", b"Lock"];
/// What of the information dictionary a service may change without a word.
const INFORMATION: [&[u8]; 2] = [b"ModDate", b"Producer"];
/// The largest place of a new signature in square points: an eighth of A4.
const LARGEST: f32 = 60_000.0;
/// Actions: a field that was added has none.
const ACTIONS: [&[u8]; 2] = [b"A", b"AA"];

/// Everything that has changed besides signatures, in Finnish. `sent` is the file before all signatures; `fields` are the fields for
/// signatures of the file as it is now.
pub(super) fn differences(
    sent: &Document,
    before: &Document,
    after: &Document,
    fields: &[SignatureField],
) -> Vec<String> {
    let mut update = Update {
        before,
        after,
        own: fields
            .iter()
            .flat_map(|field| field.objects.iter().copied())
            .collect(),
        proofs: proofs(before, sent),
        found: Vec::new(),
    };
    update.compare();
    update.found
}

struct Update<'d> {
    before: &'d Document,
    after: &'d Document,
    /// The objects of the fields for signatures.
    own: BTreeSet<ObjectId>,
    /// The objects of the proofs for an archive, to which each signature may add its own.
    proofs: BTreeSet<ObjectId>,
    found: Vec<String>,
}

impl Update<'_> {
    fn compare(&mut self) {
        let root = |document: &Document| document.trailer.get(b"Root").and_then(Object::as_reference).ok();
        let (Some(catalog), true) = (root(self.before), root(self.before) == root(self.after)) else {
            self.found.push("tiedoston juuri on vaihdettu".to_owned());
            return;
        };
        let pages: Vec<ObjectId> = self.before.page_iter().collect();
        if !self.after.page_iter().eq(pages.iter().copied()) {
            self.found
                .push("sivuja on lisätty, poistettu tai siirretty".to_owned());
        }
        let reference = |of: Option<&Dictionary>, key: &[u8]| of?.get(key).ok()?.as_reference().ok();
        let root = self.before.catalog().ok();
        let form = reference(root, b"AcroForm");
        let fields = reference(super::fields::form(self.before), b"Fields");
        let annotations = pages
            .iter()
            .map(|page| reference(self.before.get_dictionary(*page).ok(), b"Annots"));
        let lists: BTreeSet<ObjectId> = annotations.flatten().chain(fields).collect();
        let free: BTreeSet<ObjectId> = [
            reference(root, b"Metadata"),
            self.before
                .trailer
                .get(b"Info")
                .ok()
                .and_then(|info| info.as_reference().ok()),
        ]
        .into_iter()
        .flatten()
        .collect();
        for (id, old) in &self.before.objects {
            let Some(new) = self.after.objects.get(id) else {
                self.found.push(format!("objekti {} on poistettu", id.0));
                continue;
            };
            if is_same(old, new) || is_structure_of_file(old) || free.contains(id) || self.proofs.contains(id)
            {
                continue;
            }
            let page = pages.iter().position(|page| page == id);
            match (old, new) {
                (Object::Dictionary(old), Object::Dictionary(new)) if *id == catalog => {
                    self.keys(old, new, &CATALOG, "tiedoston juuri");
                    self.inner_form(old, new);
                }
                (Object::Dictionary(old), Object::Dictionary(new)) if Some(*id) == form => {
                    self.form(old, new)
                }
                (Object::Dictionary(old), Object::Dictionary(new)) if page.is_some() => {
                    let name = format!("sivu {}", page.unwrap_or_default() + 1);
                    self.keys(old, new, &PAGE, &name);
                    self.list(old, new, b"Annots", &name);
                }
                (Object::Dictionary(old), _) if self.own.contains(id) && old.has(b"V") => {
                    self.found
                        .push("jo allekirjoitettua kenttää on muutettu".to_owned());
                }
                (Object::Dictionary(old), Object::Dictionary(new)) if self.own.contains(id) => {
                    self.keys(old, new, &FIELD, "allekirjoituskenttä");
                }
                (Object::Array(old), Object::Array(new)) if lists.contains(id) => {
                    self.longer(old, new, "huomautusten tai kenttien luettelo");
                }
                _ => self
                    .found
                    .push(format!("objekti {} on muuttunut{}", id.0, kind_of(old))),
            }
        }
        self.added_fields();
    }

    /// Reports keys that differ and may not.
    fn keys(&mut self, old: &Dictionary, new: &Dictionary, free: &[&[u8]], what: &str) {
        let keys: BTreeSet<&Vec<u8>> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
        for key in keys.into_iter().filter(|key| !free.contains(&key.as_slice())) {
            let is_equal = match (old.get(key), new.get(key)) {
                (Ok(old), Ok(new)) => is_same(old, new),
                _ => false,
            };
            if !is_equal {
                let key = String::from_utf8_lossy(key).into_owned();
                self.found.push(format!("{what}: {key} on muuttunut"));
            }
        }
    }

    /// A form that lies in the root itself.
    fn inner_form(&mut self, old: &Dictionary, new: &Dictionary) {
        let form = |root: &Dictionary, document: &Document| {
            root.get_deref(b"AcroForm", document)
                .ok()
                .and_then(|it| it.as_dict().ok())
                .cloned()
        };
        match (form(old, self.before), form(new, self.after)) {
            (old, Some(new)) => self.form(&old.unwrap_or_default(), &new),
            (Some(_), None) => self.found.push("lomake on poistettu".to_owned()),
            (None, None) => {}
        }
    }

    fn form(&mut self, old: &Dictionary, new: &Dictionary) {
        self.keys(old, new, &FORM, "lomake");
        self.list(old, new, b"Fields", "lomakkeen kentät");
    }

    /// A list in a dictionary, to which fields for signatures may have been added.
    fn list(&mut self, old: &Dictionary, new: &Dictionary, key: &[u8], what: &str) {
        let of = |dictionary: &Dictionary, document: &Document| {
            let list = dictionary
                .get_deref(key, document)
                .ok()
                .and_then(|list| list.as_array().ok());
            list.cloned().unwrap_or_default()
        };
        let (old, new) = (of(old, self.before), of(new, self.after));
        self.longer(&old, &new, what);
    }

    fn longer(&mut self, old: &[Object], new: &[Object], what: &str) {
        let added = match new.split_at_checked(old.len()) {
            Some((kept, added)) if kept == old => added,
            _ => {
                self.found
                    .push(format!("{what}: entisiä on poistettu tai muutettu"));
                return;
            }
        };
        let is_own = |object: &Object| object.as_reference().is_ok_and(|id| self.own.contains(&id));
        if !added.iter().all(is_own) {
            self.found
                .push(format!("{what}: lisätty muuta kuin allekirjoituksia"));
        }
    }

    /// A field that was added is a signature and does nothing else, and it does not cover the page.
    fn added_fields(&mut self) {
        let added = self.own.iter().filter(|id| !self.before.objects.contains_key(id));
        let added = added.filter_map(|id| self.after.get_dictionary(*id).ok());
        let mut told = BTreeSet::new();
        for field in added {
            if ACTIONS.iter().any(|key| field.has(key)) {
                told.insert("lisättyyn allekirjoituskenttään on liitetty toiminto");
            }
            let kind = field.get_deref(b"Subtype", self.after).and_then(Object::as_name);
            let is_field_alone = kind.is_err() && !field.has(b"Rect") && !field.has(b"AP");
            if !is_field_alone && kind.ok() != Some(b"Widget") {
                told.insert("lisätty huomautus, joka ei ole allekirjoitus");
            }
            if area(field, self.after) > LARGEST {
                told.insert("lisätty allekirjoitus peittää ison osan sivusta");
            }
        }
        self.found.extend(told.into_iter().map(str::to_owned));
    }
}

/// The area of an annotation in square points; nothing where it does not show.
fn area(annotation: &Dictionary, document: &Document) -> f32 {
    let corners = annotation.get_deref(b"Rect", document).and_then(Object::as_array);
    let numbers = corners
        .into_iter()
        .flatten()
        .map(|it| it.as_float().unwrap_or(0.0));
    match numbers.collect::<Vec<f32>>()[..] {
        [left, bottom, right, top] => ((right - left) * (top - bottom)).abs(),
        _ => 0.0,
    }
}

/// Signatures that show where what was sent had no field for them, in Finnish.
pub(super) fn shown(before: &Document, after: &Document, fields: &[SignatureField]) -> Vec<String> {
    let shows = |field: &&SignatureField| {
        let mut added = field.objects.iter().filter(|id| !before.objects.contains_key(id));
        added.any(|id| after.get_dictionary(*id).is_ok_and(|it| area(it, after) > 0.0))
    };
    let names = fields.iter().filter(shows).map(|field| field.name.as_str());
    let told = names.map(|name| {
        format!("allekirjoitus {name} näkyy sivulla, vaikka lähetetyssä PDF:ssä ei ollut sille paikkaa: tarkista, ettei se peitä tekstiä")
    });
    told.collect()
}

/// What a file says of itself that has changed, in Finnish: it does not show on the pages.
pub(super) fn remarks(before: &Document, after: &Document) -> Vec<String> {
    let information = |document: &Document| {
        let information = document
            .trailer
            .get_deref(b"Info", document)
            .and_then(Object::as_dict);
        let mut information = information.cloned().unwrap_or_default();
        for key in INFORMATION {
            information.remove(key);
        }
        information
    };
    let metadata = |document: &Document| {
        let metadata = document.catalog().ok()?.get_deref(b"Metadata", document).ok()?;
        Some(metadata.as_stream().ok()?.content.clone())
    };
    let mut told = Vec::new();
    if information(before) != information(after) {
        told.push(
            "tiedoston tiedot (kuten nimi ja tekijä) ovat muuttuneet lähetetystä; sivut ovat ennallaan"
                .to_owned(),
        );
    }
    if metadata(before) != metadata(after) {
        told.push(
            "tiedoston kuvailutiedot (XMP) ovat muuttuneet lähetetystä; sivut ovat ennallaan".to_owned(),
        );
    }
    told
}

/// The objects of the proofs in a file that were not in the one that was sent.
fn proofs(document: &Document, sent: &Document) -> BTreeSet<ObjectId> {
    let mut found = BTreeSet::new();
    let catalog = document.catalog();
    let mut next: Vec<&Object> = catalog.and_then(|it| it.get(b"DSS")).into_iter().collect();
    while let Some(object) = next.pop() {
        match object {
            Object::Reference(id) if !sent.objects.contains_key(id) && found.insert(*id) => {
                next.extend(document.get_object(*id).ok());
            }
            Object::Array(items) => next.extend(items),
            Object::Dictionary(entries) => next.extend(entries.iter().map(|(_, entry)| entry)),
            _ => {}
        }
    }
    found
}

/// Whether an update adds proofs for an archive, which may come after the last signature.
pub(super) fn adds_proofs(before: &Document, after: &Document) -> bool {
    let proofs = |document: &Document| {
        let catalog = document.catalog().ok()?;
        catalog.get_deref(b"DSS", document).ok().cloned()
    };
    proofs(after).is_some() && proofs(before) != proofs(after)
}

/// Whether two objects say the same; where a stream lies in the file makes no difference.
fn is_same(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::Stream(old), Object::Stream(new)) => old.dict == new.dict && old.content == new.content,
        _ => old == new,
    }
}

/// Whether an object is of the file and not of the document: tables of objects.
fn is_structure_of_file(object: &Object) -> bool {
    let Object::Stream(stream) = object else {
        return false;
    };
    let kind = stream.dict.get(b"Type").and_then(Object::as_name);
    kind.is_ok_and(|kind| kind == b"XRef" || kind == b"ObjStm")
}

/// What kind of object it is, for a message.
fn kind_of(object: &Object) -> String {
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        _ => return String::new(),
    };
    let kind = dictionary.get(b"Type").and_then(Object::as_name);
    kind.map(|kind| format!(" ({})", String::from_utf8_lossy(kind)))
        .unwrap_or_default()
}
