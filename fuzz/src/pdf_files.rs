//! Changes PDF files: values of their objects become others, references lead elsewhere.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};

use crate::random::Random;

/// Keys that the pages, the structure and the marks of a file go by.
const KEYS: [&str; 24] = [
    "Type",
    "Kids",
    "Parent",
    "Count",
    "Resources",
    "Contents",
    "MediaBox",
    "Rotate",
    "Annots",
    "StructParents",
    "StructTreeRoot",
    "K",
    "Pg",
    "S",
    "P",
    "RoleMap",
    "ParentTree",
    "Nums",
    "IDTree",
    "Names",
    "ClassMap",
    "Filter",
    "Length",
    "Subtype",
];

/// A file like the given one, but for a few changes.
pub(crate) fn changed(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    if random.percent(20) {
        return crate::bytes::changed(bytes, random);
    }
    let Ok(mut document) = Document::load_mem(bytes) else {
        return crate::bytes::changed(bytes, random);
    };
    let ids: Vec<ObjectId> = document.objects.keys().copied().collect();
    for _ in 0..1 + random.below(5) {
        let Some(&id) = random.pick(&ids) else { break };
        match random.below(20) {
            0 => drop(document.objects.remove(&id)),
            1 => {
                let other = random.pick(&ids).and_then(|id| document.objects.get(id)).cloned();
                document.objects.extend(other.map(|other| (id, other)));
            }
            _ => {
                if let Some(object) = document.objects.get_mut(&id) {
                    change(object, &ids, 0, random);
                }
            }
        }
    }
    let mut out = Vec::new();
    match document.save_to(&mut out) {
        Ok(()) => out,
        Err(_) => bytes.to_vec(),
    }
}

fn change(object: &mut Object, ids: &[ObjectId], depth: usize, random: &mut Random) {
    // Lopdf writes objects recursively, so what is put into objects stays flat.
    if depth > 8 || random.percent(15) {
        *object = value(ids, random);
        return;
    }
    match object {
        Object::Dictionary(dictionary) => change_dictionary(dictionary, ids, depth, random),
        Object::Stream(Stream { dict, content, .. }) => match random.below(3) {
            0 => *content = crate::bytes::changed(content, random),
            1 => {
                let mut stream = Stream::new(dict.clone(), content.clone());
                if stream.decompress().is_ok() {
                    stream.content = crate::bytes::changed(&stream.content, random);
                    *object = Object::Stream(stream);
                }
            }
            _ => change_dictionary(dict, ids, depth, random),
        },
        Object::Array(items) => match random.below(4) {
            0 => drop((!items.is_empty()).then(|| items.remove(random.below(items.len())))),
            1 => items.push(value(ids, random)),
            _ => {
                let at = random.below(items.len());
                if let Some(item) = items.get_mut(at) {
                    change(item, ids, depth + 1, random);
                }
            }
        },
        other => *other = value(ids, random),
    }
}

fn change_dictionary(dictionary: &mut Dictionary, ids: &[ObjectId], depth: usize, random: &mut Random) {
    let keys: Vec<Vec<u8>> = dictionary.iter().map(|(key, _)| key.clone()).collect();
    let key = random.pick(&keys).cloned().unwrap_or_default();
    match random.below(5) {
        0 => drop(dictionary.remove(&key)),
        1 => {
            let new = random.pick(&KEYS).copied().unwrap_or("Type");
            dictionary.set(new, value(ids, random));
        }
        _ => {
            if let Ok(inner) = dictionary.get_mut(&key) {
                change(inner, ids, depth + 1, random);
            }
        }
    }
}

fn value(ids: &[ObjectId], random: &mut Random) -> Object {
    let reference = |random: &mut Random| random.pick(ids).map_or(Object::Null, |id| Object::Reference(*id));
    match random.below(9) {
        0 => Object::Null,
        1 => Object::Boolean(random.percent(50)),
        2 => Object::Integer([0, 1, -1, 7, i64::from(i32::MAX), i64::MIN, 99_999][random.below(7)]),
        3 => Object::Real([0.0, -0.5, 1e30, f32::MIN_POSITIVE][random.below(4)]),
        4 => Object::Name(random.pick(&KEYS).copied().unwrap_or("X").as_bytes().to_vec()),
        5 => Object::String(b"\xfe\xff\x00a".to_vec(), StringFormat::Hexadecimal),
        6 => Object::Array((0..random.below(5)).map(|_| reference(random)).collect()),
        7 => Object::Dictionary(Dictionary::new()),
        _ => reference(random),
    }
}
