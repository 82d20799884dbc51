//! The syntax of objects (ISO 32000-1 § 7.3).

use std::io::Write;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use crate::hex;

/// Writes an object. Of a stream, which can only stand on its own, this is the dictionary.
pub(super) fn object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Integer(value) => integer(out, *value),
        Object::Real(value) => real(out, *value),
        Object::Name(value) => name(out, value),
        Object::String(text, StringFormat::Literal) => literal(out, text),
        Object::String(text, StringFormat::Hexadecimal) => hexadecimal(out, text),
        Object::Array(values) => array(out, values),
        Object::Dictionary(values) => dictionary(out, values),
        Object::Stream(stream) => dictionary(out, &stream.dict),
        Object::Reference(id) => reference(out, *id),
    }
}

pub(super) fn integer(out: &mut Vec<u8>, value: i64) {
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// Writes a real number. PDF has no exponents, and neither has what Rust writes by default; a value that is not finite becomes 0.
fn real(out: &mut Vec<u8>, value: f32) {
    let value = if value.is_finite() { value } else { 0.0 };
    // Writing to memory does not fail.
    let _ = write!(out, "{value}");
}

fn reference(out: &mut Vec<u8>, (number, generation): ObjectId) {
    integer(out, number.into());
    out.push(b' ');
    integer(out, generation.into());
    out.extend_from_slice(b" R");
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'#');
            hex::push(out, &[*byte]);
        }
    }
}

fn literal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
            // A bare one would be read as a line feed.
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

fn hexadecimal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'<');
    hex::push(out, text);
    out.push(b'>');
}

fn array(out: &mut Vec<u8>, values: &[Object]) {
    out.push(b'[');
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            separate(out, value);
        }
        object(out, value);
    }
    out.push(b']');
}

fn dictionary(out: &mut Vec<u8>, values: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in values {
        entry(out, key, value);
    }
    out.extend_from_slice(b">>");
}

/// An entry of a dictionary.
pub(super) fn entry(out: &mut Vec<u8>, key: &[u8], value: &Object) {
    name(out, key);
    separate(out, value);
    object(out, value);
}

/// A space, unless the value begins with a delimiter of its own.
fn separate(out: &mut Vec<u8>, value: &Object) {
    if matches!(
        value,
        Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_)
    ) {
        out.push(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;
    use proptest::prelude::*;

    fn written(value: impl Into<Object>) -> String {
        let mut out = Vec::new();
        object(&mut out, &value.into());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn only_what_would_run_together_is_separated() {
        let values = dictionary! {
            "A" => 1, "B" => "Name", "C" => vec![(3, 0).into(), true.into(), Object::Null, 0.25.into()],
        };
        assert_eq!(written(values), "<</A 1/B/Name/C[3 0 R true null 0.25]>>");
    }

    #[test]
    fn names_hold_no_delimiters() {
        assert_eq!(written("A B#/ä"), "/A#20B#23#2F#C3#A4");
    }

    #[test]
    fn small_and_broken_numbers_are_numbers_all_the_same() {
        assert_eq!(written(1.0e-7f32), "0.0000001");
        assert_eq!(written(f32::NAN), "0");
    }

    proptest! {
        #[test]
        fn strings_are_read_back_as_they_were(
            text in prop::collection::vec(any::<u8>(), 0..40), hexadecimal in any::<bool>()
        ) {
            let format = if hexadecimal { StringFormat::Hexadecimal } else { StringFormat::Literal };
            let mut file = b"%PDF-1.7\n1 0 obj\n".to_vec();
            object(&mut file, &Object::String(text.clone(), format));
            let start = file.len() + b"\nendobj\n".len();
            file.extend_from_slice(b"\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n");
            file.extend_from_slice(b"trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n");
            file.extend_from_slice(format!("{start}\n%%EOF").as_bytes());
            let document = lopdf::Document::load_mem(&file).unwrap();
            prop_assert_eq!(document.get_object((1, 0)).unwrap().as_str().unwrap(), text.as_slice());
        }
    }
}
