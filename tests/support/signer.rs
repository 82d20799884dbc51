//! Signs PDF files as a signing service does, with a signature that nobody could verify: an update with a field, its signature, and the
//! digest of what it covers.
#![allow(dead_code, reason = "each test uses its own part")]

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

/// So many bytes are kept for the signature.
const ROOM: usize = 2048;

/// The object of a field with a name.
pub fn field_named(document: &Document, name: &str) -> Option<ObjectId> {
    let form = document
        .catalog()
        .ok()?
        .get_deref(b"AcroForm", document)
        .ok()?
        .as_dict()
        .ok()?;
    let fields = form.get_deref(b"Fields", document).ok()?.as_array().ok()?;
    let mut ids = fields.iter().filter_map(|field| field.as_reference().ok());
    ids.find(|id| {
        let field = document.get_dictionary(*id).unwrap();
        field.get_deref(b"T", document).unwrap().as_str().unwrap() == name.as_bytes()
    })
}

/// The names of the empty fields for signatures, in order.
pub fn open_fields(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    let form = |document: &Document| {
        Some(
            document
                .catalog()
                .ok()?
                .get_deref(b"AcroForm", document)
                .ok()?
                .as_dict()
                .ok()?
                .clone(),
        )
    };
    let Some(form) = form(&document) else {
        return Vec::new();
    };
    let fields = form.get_deref(b"Fields", &document).unwrap().as_array().unwrap();
    let names = fields.iter().filter_map(|field| {
        let field = document.get_dictionary(field.as_reference().unwrap()).unwrap();
        let name = field.get_deref(b"T", &document).unwrap().as_str().unwrap();
        (!field.has(b"V")).then(|| String::from_utf8(name.to_vec()).unwrap())
    });
    names.collect()
}

/// Signs a file in a field, which is added where there is none; `change` does what a dishonest service would do besides.
pub fn sign_and(
    bytes: &[u8],
    field: &str,
    signatory: &str,
    change: impl FnOnce(&mut IncrementalDocument),
) -> Vec<u8> {
    let before = Document::load_mem(bytes).unwrap();
    let root = before.trailer.get(b"Root").unwrap().as_reference().unwrap();
    let page = before.page_iter().next().unwrap();
    let mut update = IncrementalDocument::create_from(bytes.to_vec(), before.clone());
    let zeros = vec![0; ROOM];
    let signature = update.new_document.add_object(dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "Name" => Object::string_literal(signatory),
        "M" => Object::string_literal("D:20261218120000+02'00'"),
        "ByteRange" => vec![0.into(), 1_000_000_000.into(), 1_000_000_000.into(), 1_000_000_000.into()],
        "Contents" => Object::String(zeros, StringFormat::Hexadecimal),
    });
    match field_named(&before, field) {
        Some(id) => {
            update.opt_clone_object_to_new_document(id).unwrap();
            let field = update
                .new_document
                .get_object_mut(id)
                .unwrap()
                .as_dict_mut()
                .unwrap();
            field.set("V", signature);
        }
        None => {
            let added = update.new_document.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Widget",
                "FT" => "Sig",
                "T" => Object::string_literal(field),
                "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
                "F" => 132,
                "P" => page,
                "V" => signature,
            });
            append(&mut update, page, b"Annots", added);
            update.opt_clone_object_to_new_document(root).unwrap();
            let catalog = update.new_document.get_object(root).unwrap().as_dict().unwrap();
            let form = catalog
                .get(b"AcroForm")
                .ok()
                .and_then(|form| form.as_reference().ok());
            match form {
                Some(form) => append(&mut update, form, b"Fields", added),
                None => {
                    let catalog = update
                        .new_document
                        .get_object_mut(root)
                        .unwrap()
                        .as_dict_mut()
                        .unwrap();
                    if !catalog.has(b"AcroForm") {
                        catalog.set(
                            "AcroForm",
                            dictionary! { "SigFlags" => 3, "Fields" => Vec::<Object>::new() },
                        );
                    }
                    let form = catalog.get_mut(b"AcroForm").unwrap().as_dict_mut().unwrap();
                    form.get_mut(b"Fields")
                        .unwrap()
                        .as_array_mut()
                        .unwrap()
                        .push(added.into());
                }
            }
        }
    }
    change(&mut update);
    let mut signed = Vec::new();
    update.save_to(&mut signed).unwrap();
    seal(&mut signed, bytes.len());
    signed
}

/// Signs a file as it should be done.
pub fn sign(bytes: &[u8], field: &str, signatory: &str) -> Vec<u8> {
    sign_and(bytes, field, signatory, |_| {})
}

/// Adds an object to a list in a dictionary.
fn append(update: &mut IncrementalDocument, owner: ObjectId, key: &[u8], added: ObjectId) {
    update.opt_clone_object_to_new_document(owner).unwrap();
    let dictionary: &Dictionary = update.new_document.get_object(owner).unwrap().as_dict().unwrap();
    match dictionary.get(key).ok().and_then(|list| list.as_reference().ok()) {
        Some(list) => {
            update.opt_clone_object_to_new_document(list).unwrap();
            update
                .new_document
                .get_object_mut(list)
                .unwrap()
                .as_array_mut()
                .unwrap()
                .push(added.into());
        }
        None => {
            let dictionary = update
                .new_document
                .get_object_mut(owner)
                .unwrap()
                .as_dict_mut()
                .unwrap();
            if !dictionary.has(key) {
                dictionary.set(key, Vec::<Object>::new());
            }
            dictionary
                .get_mut(key)
                .unwrap()
                .as_array_mut()
                .unwrap()
                .push(added.into());
        }
    }
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> usize {
    from + bytes[from..]
        .windows(wanted.len())
        .position(|window| window == wanted)
        .unwrap()
}

/// Puts the ranges and the signature over them into their places.
fn seal(bytes: &mut Vec<u8>, from: usize) {
    let open = find(bytes, from, &[b"<", "0".repeat(2 * ROOM).as_bytes()].concat());
    let close = open + 2 * ROOM + 2;
    let placeholder = b"0 1000000000 1000000000 1000000000";
    let at = find(bytes, from, placeholder);
    let ranges = format!("0 {open} {close} {}", bytes.len() - close);
    let ranges = format!("{ranges:<width$}", width = placeholder.len());
    bytes.splice(at..at + placeholder.len(), ranges.into_bytes());
    let mut digest = Sha256::new();
    digest.update(&bytes[..open]);
    digest.update(&bytes[close..]);
    let hex: String = cms(&digest.finalize())
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    bytes.splice(open + 1..open + 1 + hex.len(), hex.into_bytes());
}

/// An element of DER.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len();
    let mut out = vec![tag];
    match length {
        0..0x80 => out.push(length as u8),
        _ => out.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    out.extend(content);
    out
}

/// A signature (CMS) whose signed attributes hold a digest; the signature itself is of zeros.
fn cms(digest: &[u8]) -> Vec<u8> {
    let object = |bytes: &[u8]| der(0x06, &[bytes]);
    let data = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
    let signed_data = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
    let message_digest = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
    let sha256 = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
    let algorithm = der(0x30, &[&object(&sha256)]);
    let version = der(0x02, &[&[1]]);
    let attribute = der(
        0x30,
        &[&object(&message_digest), &der(0x31, &[&der(0x04, &[digest])])],
    );
    let signer = der(
        0x30,
        &[
            &version,
            &der(0x30, &[]),
            &algorithm,
            &der(0xa0, &[&attribute]),
            &algorithm,
            &der(0x04, &[&[0; 256]]),
        ],
    );
    let signed = der(
        0x30,
        &[
            &version,
            &der(0x31, &[&algorithm]),
            &der(0x30, &[&object(&data)]),
            &der(0xa0, &[&[0x30, 0]]),
            &der(0x31, &[&signer]),
        ],
    );
    der(0x30, &[&object(&signed_data), &der(0xa0, &[&signed])])
}
