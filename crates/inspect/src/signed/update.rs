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
/// Actions: a field that was added has none.
const ACTIONS: [&[u8]; 2] = [b"A", b"AA"];

/// Everything that has changed besides signatures, in Finnish. `fields` are the fields for signatures of the file as it is now.
pub(super) fn differences(before: &Document, after: &Document, fields: &[SignatureField]) -> Vec<String> {
    let mut update = Update {
        before,
        after,
        own: fields
            .iter()
            .flat_map(|field| field.objects.iter().copied())
            .collect(),
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
            if is_same(old, new) || is_structure_of_file(old) || free.contains(id) {
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
        if let (Some(old), Some(new)) = (form(old, self.before), form(new, self.after)) {
            self.form(&old, &new);
        } else if old.has(b"AcroForm") {
            self.found.push("lomake on poistettu".to_owned());
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

    /// A field that was added is a signature and does nothing else.
    fn added_fields(&mut self) {
        let added = self.own.iter().filter(|id| !self.before.objects.contains_key(id));
        let with_action = added.filter(|id| {
            let field = self.after.get_dictionary(**id);
            field.is_ok_and(|field| ACTIONS.iter().any(|key| field.has(key)))
        });
        if with_action.count() > 0 {
            self.found
                .push("lisättyyn allekirjoituskenttään on liitetty toiminto".to_owned());
        }
    }
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
