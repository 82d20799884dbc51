//! Entries of dictionaries that can be made right without changing what is seen.

use lopdf::{Dictionary, Document, Object, Stream};

use super::conformance::{changes_nothing, is_blend_mode, is_intent};

/// Puts the entries of a copy right; `from` is the dictionary in the file.
pub(super) fn entries(document: &Document, from: &Dictionary, copy: &mut Dictionary) {
    let name = |key: &[u8]| {
        from.get_deref(key, document)
            .and_then(Object::as_name)
            .unwrap_or_default()
    };
    let subtype = name(b"Subtype");
    match subtype {
        b"Image" => {
            // Forbidden in archives, and without effect on print (ISO 19005-2 § 6.2.8).
            if copy.has(b"Interpolate") {
                copy.set("Interpolate", false);
            }
            intent(document, from, copy, b"Intent");
        }
        b"Type0" | b"Type1" | b"MMType1" | b"TrueType" | b"Type3" | b"CIDFontType0" | b"CIDFontType2" => {
            if from.has(b"BaseFont") || from.has(b"CharProcs") {
                copy.set("Type", "Font");
            }
            // What readers assume where it is missing (ISO 32000-1 § 9.7.4.2).
            if subtype == b"CIDFontType2" && !from.has(b"CIDToGIDMap") {
                copy.set("CIDToGIDMap", "Identity");
            }
        }
        _ => {}
    }
    if from.has(b"FontName") {
        // Lists of the glyphs of a subset, which have to be complete where they are (ISO 19005-2 § 6.2.11.4.2).
        copy.remove(b"CIDSet");
        copy.remove(b"CharSet");
    }
    intent(document, from, copy, b"RI");
    blend_mode(document, from, copy);
    for key in [b"TR".as_slice(), b"TR2"] {
        // Soft masks have a transfer function too, which is allowed.
        let is_mask = matches!(name(b"S"), b"Alpha" | b"Luminosity");
        if !is_mask && from.get_deref(key, document).is_ok_and(changes_nothing) {
            copy.remove(key);
        }
    }
    if matches!(from.get_deref(b"HTP", document), Ok(Object::Array(_))) {
        copy.remove(b"HTP");
    }
}

/// A rendering intent that readers do not know is the relative colorimetric one (ISO 32000-1 § 8.6.5.8).
fn intent(document: &Document, from: &Dictionary, copy: &mut Dictionary, key: &[u8]) {
    if let Ok(Object::Name(name)) = from.get_deref(key, document)
        && !is_intent(name)
    {
        copy.set(key.to_vec(), "RelativeColorimetric");
    }
}

/// Of several blend modes the first that a reader knows counts, and an unknown one is the normal one (ISO 32000-1 § 11.3.5).
fn blend_mode(document: &Document, from: &Dictionary, copy: &mut Dictionary) {
    let modes = match from.get_deref(b"BM", document) {
        Ok(mode @ Object::Name(_)) => std::slice::from_ref(mode),
        Ok(Object::Array(modes)) if modes.iter().all(|mode| matches!(mode, Object::Name(_))) => {
            modes.as_slice()
        }
        _ => return,
    };
    let known = modes
        .iter()
        .filter_map(|mode| mode.as_name().ok())
        .find(|mode| is_blend_mode(mode));
    copy.set("BM", Object::Name(known.unwrap_or(b"Normal").to_vec()));
}

/// Whether a stream has the one compression that archives forbid (ISO 19005-2 § 6.1.7.2), and no other.
pub(super) fn is_old_compression(stream: &Stream) -> bool {
    matches!(stream.filters().unwrap_or_default().as_slice(), [b"LZWDecode"])
}
