//! The character maps of composite fonts: those that readers have, and those in the file (ISO 19005-2 § 6.2.11.3, ISO 14289-1 § 7.21.3).

use lopdf::{Dictionary, Document, Object};

use super::used::UsedFont;
use crate::pdf::annex_file::AnnexFile;
use crate::pdf::breach::Fault;
use crate::pdf::budget::Budget;
use crate::pdf::entries::dictionary;
use crate::pdf::findings::Findings;
use crate::pdf::refusal::Refusal;
use crate::pdf::tokens::{Token, Tokens};

/// The character maps that readers have, with the collection that each belongs to and its supplement
/// (ISO 32000-1 § 9.7.5.2, tables 118 and 120).
const KNOWN: [(&str, i64, &str); 14] = [
    ("GB1", 0, "GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V"),
    ("GB1", 2, "GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V"),
    (
        "GB1",
        4,
        "GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V",
    ),
    (
        "CNS1",
        0,
        "B5pc-H B5pc-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V",
    ),
    ("CNS1", 3, "HKscs-B5-H HKscs-B5-V UniCNS-UCS2-H UniCNS-UCS2-V"),
    ("CNS1", 4, "UniCNS-UTF16-H UniCNS-UTF16-V"),
    (
        "Japan1",
        1,
        "83pv-RKSJ-H 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V H V",
    ),
    (
        "Japan1",
        2,
        "90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V Ext-RKSJ-H Ext-RKSJ-V",
    ),
    (
        "Japan1",
        4,
        "UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V",
    ),
    ("Japan1", 5, "UniJIS-UTF16-H UniJIS-UTF16-V"),
    ("Korea1", 0, "KSC-EUC-H KSC-EUC-V KSCpc-EUC-H"),
    (
        "Korea1",
        1,
        "KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V UniKS-UCS2-H UniKS-UCS2-V",
    ),
    ("Korea1", 2, "UniKS-UTF16-H UniKS-UTF16-V"),
    ("Identity", 0, "Identity-H Identity-V"),
];

/// A collection of characters, and its version.
#[derive(Debug, PartialEq, Eq)]
struct Collection<'c> {
    registry: &'c [u8],
    ordering: &'c [u8],
    supplement: i64,
}

/// Notes what is wrong with the character map of a composite font.
pub(super) fn check(
    file: &AnnexFile,
    budget: &Budget,
    font: &UsedFont<'_>,
    findings: &mut Findings,
) -> Result<(), Refusal> {
    let document = &file.document;
    let mut found = |what| findings.add(Fault::CharacterMap(font.name(), what));
    let Ok(map) = font.font.get_deref(b"Encoding", document) else {
        found("puuttuu");
        return Ok(());
    };
    let (name, of_map) = match map {
        Object::Name(name) => match known(name) {
            Some(collection) => (name.as_slice(), Some(collection)),
            None => {
                found("ei ole tiedostossa eikä standardin tuntemien joukossa");
                return Ok(());
            }
        },
        Object::Stream(stream) => {
            let map = &stream.dict;
            if !refers_to_known(document, map) {
                found("perustuu toiseen, joka ei ole standardin tuntemien joukossa");
            }
            let said = map
                .get_deref(b"WMode", document)
                .and_then(Object::as_i64)
                .unwrap_or(0);
            let content = budget.unpack(stream)?.unwrap_or_default();
            if said != writing_mode(&content, budget)? {
                found("sanoo kirjoitussuunnan kahdella tavalla");
            }
            let name = map.get_deref(b"CMapName", document).and_then(Object::as_name);
            (name.unwrap_or_default(), collection(document, map))
        }
        _ => return Ok(()),
    };
    let of_font = font.descendant.and_then(|inner| collection(document, inner));
    match of_font.zip(of_map) {
        _ if matches!(name, b"Identity-H" | b"Identity-V") => {}
        Some((font, map)) if !font.is_in(&map) => found("on eri merkistölle kuin kirjasin"),
        Some(_) => {}
        None => found("tai kirjasin ei sano, mille merkistölle se on"),
    }
    Ok(())
}

impl Collection<'_> {
    /// Returns true if `other` is the same collection in the same version or a later one, which has all characters of the earlier.
    fn is_in(&self, other: &Self) -> bool {
        (self.registry, self.ordering) == (other.registry, other.ordering)
            && self.supplement <= other.supplement
    }
}

/// The collection of a character map that readers have.
fn known(name: &[u8]) -> Option<Collection<'static>> {
    let mut known = KNOWN.iter();
    let is_named = |names: &str| names.split(' ').any(|known| known.as_bytes() == name);
    let (ordering, supplement, _) = known.find(|(.., names)| is_named(names))?;
    Some(Collection {
        registry: b"Adobe",
        ordering: ordering.as_bytes(),
        supplement: *supplement,
    })
}

/// Reads the character collection of a font or of a map in the file (`CIDSystemInfo`); `None` if it gives none.
fn collection<'d>(document: &'d Document, of: &'d Dictionary) -> Option<Collection<'d>> {
    let info = dictionary(document, of, b"CIDSystemInfo").or_else(|| {
        // Older maps have a list of one (PDF Reference 1.4 § 5.6.4).
        let list = of
            .get_deref(b"CIDSystemInfo", document)
            .and_then(Object::as_array)
            .ok()?;
        document.dereference(list.first()?).ok()?.1.as_dict().ok()
    })?;
    let text = |key: &[u8]| info.get_deref(key, document).and_then(Object::as_str).ok();
    let supplement = info.get_deref(b"Supplement", document).and_then(Object::as_i64);
    Some(Collection {
        registry: text(b"Registry")?,
        ordering: text(b"Ordering")?,
        supplement: supplement.unwrap_or(0),
    })
}

/// A map may be built on one that readers have, and on no other.
fn refers_to_known(document: &Document, map: &Dictionary) -> bool {
    match map.get_deref(b"UseCMap", document) {
        Ok(Object::Name(name)) => known(name).is_some(),
        Ok(Object::Stream(other)) => {
            let name = other
                .dict
                .get_deref(b"CMapName", document)
                .and_then(Object::as_name);
            name.is_ok_and(|name| known(name).is_some())
        }
        _ => true,
    }
}

/// The direction of writing that the content of a map gives (`/WMode 1 def`): 0 where it gives none.
fn writing_mode(map: &[u8], budget: &Budget) -> Result<i64, Refusal> {
    let mut mode = 0;
    let mut is_next = false;
    for token in Tokens::new(map) {
        budget.step(1)?;
        if let (true, Some(value)) = (is_next, token.integer()) {
            mode = value;
        }
        is_next = token == Token::Name(b"WMode");
    }
    Ok(mode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_that_readers_have_belong_to_collections() {
        let collection = known(b"90ms-RKSJ-H").unwrap();
        assert_eq!(
            (collection.ordering, collection.supplement),
            (b"Japan1".as_slice(), 2)
        );
        assert_eq!(known(b"Own-H"), None);
        assert_eq!(KNOWN.iter().flat_map(|(.., names)| names.split(' ')).count(), 61);
    }

    #[test]
    fn a_map_gives_its_direction_of_writing() {
        let mode = |map: &[u8]| writing_mode(map, &Budget::new()).unwrap();
        assert_eq!(mode(b"/CMapName /A def /WMode 1 def"), 1);
        assert_eq!(mode(b"/CMapName /WMode def"), 0);
    }
}
