//! Fields for signatures in the place of lines.

#![allow(
    clippy::unwrap_used,
    clippy::redundant_closure,
    reason = "a test may fail loudly, and so may what helps it"
)]

mod reading;

use lopdf::{Dictionary, Object};
use reading::File;
use vuosikello_document::{Block, Document, Head, Signatory};
use vuosikello_pdf::{Brand, Error, Insertion, Segment, assemble};

fn file(segment: fn(&Document) -> Segment<'_>) -> File {
    let signatory = |name: &str| Signatory {
        organisation: "Keskus".into(),
        name: name.into(),
        role: "johtaja".into(),
    };
    let mut document = Document::new(Head::new("Sopimus", "Keskus"));
    let signatories = ["Aino Esimerkki", "Ylermi\nOikeudenhaltija", "Hilma Äimä"];
    document.blocks = vec![Block::Signatures(signatories.map(signatory).into())];
    let brand = Brand::built_in().unwrap();
    let written = assemble::<Error>(&[segment(&document)], &brand, |_, _| Ok(Insertion::default()));
    File::read(&written.unwrap().bytes)
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    let bytes = dictionary.get(key).unwrap().as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        None => String::from_utf8(bytes.to_vec()).unwrap(),
        Some(units) => {
            let units = units.chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
            String::from_utf16(&units.collect::<Vec<u16>>()).unwrap()
        }
    }
}

#[test]
fn each_signatory_has_a_named_empty_field_in_signing_order() {
    let file = file(|it| Segment::Signed(it));
    let catalog = file.document.catalog().unwrap();
    let form = catalog.get(b"AcroForm").unwrap().as_dict().unwrap();
    assert!(!form.has(b"NeedAppearances"));
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 1);
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    let fields: Vec<&Dictionary> = fields
        .iter()
        .map(|field| {
            file.document
                .get_dictionary(field.as_reference().unwrap())
                .unwrap()
        })
        .collect();
    let names: Vec<String> = fields.iter().map(|field| text(field, b"T")).collect();
    assert_eq!(names, ["allekirjoitus-1", "allekirjoitus-2", "allekirjoitus-3"]);
    assert_eq!(
        text(fields[0], b"TU"),
        "Allekirjoitus: Aino Esimerkki, johtaja, Keskus"
    );
    assert!(text(fields[1], b"TU").contains("Ylermi Oikeudenhaltija"));
    for field in fields {
        assert!(!field.has(b"V") && !field.has(b"A") && !field.has(b"AA"));
        assert_eq!(field.get(b"F").unwrap().as_i64().unwrap(), 4);
        assert_eq!(text(field, b"TU"), text(field, b"Contents"));
        let look = field.get(b"AP").unwrap().as_dict().unwrap().get(b"N").unwrap();
        let look = file.document.get_object(look.as_reference().unwrap()).unwrap();
        assert!(look.as_stream().unwrap().content.is_empty());
    }
    let outline = file.outline();
    assert_eq!(outline.matches("\n          Form\n").count(), 3, "{outline}");
    assert!(outline.contains("P “Sähköinen allekirjoitus”") && !outline.contains("Päiväys"));
    let annotations = file.document.get_page_annotations(file.pages[0]).unwrap();
    let is_widget = |it: &&&Dictionary| {
        it.get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Widget")
    };
    assert_eq!(annotations.iter().filter(is_widget).count(), 3);
}

#[test]
fn a_document_that_is_signed_in_ink_has_lines_and_no_form() {
    let file = file(|it| Segment::Document(it));
    assert!(!file.document.catalog().unwrap().has(b"AcroForm"));
    let outline = file.outline();
    assert!(
        outline.contains("P “Päiväys ja allekirjoitus”") && !outline.contains("Form"),
        "{outline}"
    );
}
