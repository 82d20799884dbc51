//! The fields of a form that are signatures.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The most fields, and the deepest one lies in another.
const FIELDS: usize = 2_000;
const DEPTH: usize = 16;

/// A field for a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SignatureField {
    /// Its full name: those of the fields that it lies in, with full stops between.
    pub(super) name: String,
    pub(super) id: ObjectId,
    /// Its objects: the field itself, and the places on pages where it shows.
    pub(super) objects: BTreeSet<ObjectId>,
    /// Whether it had been signed in the file that was sent.
    pub(super) was_signed_before: bool,
}

impl SignatureField {
    pub(super) fn is_signed(&self, document: &Document) -> bool {
        document
            .get_dictionary(self.id)
            .is_ok_and(|field| field.has(b"V"))
    }

    /// The signature.
    pub(super) fn value<'d>(&self, document: &'d Document) -> Option<&'d Dictionary> {
        let field = document.get_dictionary(self.id).ok()?;
        field.get_deref(b"V", document).ok()?.as_dict().ok()
    }
}

/// The form of a document.
pub(super) fn form(document: &Document) -> Option<&Dictionary> {
    let form = document.catalog().ok()?.get_deref(b"AcroForm", document).ok()?;
    form.as_dict().ok()
}

/// The fields for signatures, in the order of the form.
pub(super) fn fields(document: &Document) -> Vec<SignatureField> {
    let mut found = Vec::new();
    let fields = form(document).and_then(|form| form.get_deref(b"Fields", document).ok()?.as_array().ok());
    let mut seen = BTreeSet::new();
    for field in fields.into_iter().flatten() {
        collect(document, field, &Inherited::default(), &mut seen, &mut found);
    }
    found
}

/// What a field has from those that it lies in.
#[derive(Default)]
struct Inherited {
    name: String,
    is_signature: bool,
    depth: usize,
}

fn collect(
    document: &Document,
    field: &Object,
    from: &Inherited,
    seen: &mut BTreeSet<ObjectId>,
    found: &mut Vec<SignatureField>,
) {
    let Ok(id) = field.as_reference() else { return };
    let Ok(dictionary) = document.get_dictionary(id) else {
        return;
    };
    if from.depth > DEPTH || seen.len() > FIELDS || !seen.insert(id) {
        return;
    }
    let own = dictionary
        .get_deref(b"T", document)
        .ok()
        .and_then(crate::pdf::text);
    let name = match (from.name.as_str(), own) {
        ("", own) => own.unwrap_or_default(),
        (parent, Some(own)) => format!("{parent}.{own}"),
        (parent, None) => parent.to_owned(),
    };
    let kind = dictionary
        .get_deref(b"FT", document)
        .ok()
        .and_then(|kind| kind.as_name().ok());
    let is_signature = kind.map_or(from.is_signature, |kind| kind == b"Sig");
    let kids = dictionary
        .get_deref(b"Kids", document)
        .ok()
        .and_then(|kids| kids.as_array().ok());
    let kids: Vec<&Object> = kids.into_iter().flatten().collect();
    let is_field = |kid: &&Object| {
        let kid = kid
            .as_reference()
            .ok()
            .and_then(|id| document.get_dictionary(id).ok());
        kid.is_some_and(|kid| kid.has(b"T"))
    };
    if kids.iter().any(is_field) {
        let inherited = Inherited {
            name,
            is_signature,
            depth: from.depth + 1,
        };
        for kid in kids {
            collect(document, kid, &inherited, seen, found);
        }
    } else if is_signature {
        let objects = kids.into_iter().filter_map(|kid| kid.as_reference().ok());
        found.push(SignatureField {
            name,
            id,
            objects: objects.chain([id]).collect(),
            was_signed_before: false,
        });
    }
}
