//! Headings without a level, elements that stand directly in others, and trees without an end.

use std::time::{Duration, Instant};

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use vuosikello_append::pdf::{Error, Refusal};

use super::{append, file, first_page, loaded, name, roles};

/// Makes the first page one of these elements, which stand directly below each other.
fn tagged(document: &mut Document, kids: Vec<Object>, roles: Dictionary) {
    let root = dictionary! { "Type" => name("StructTreeRoot"), "K" => kids, "RoleMap" => roles };
    let root = document.add_object(root);
    let catalog = document.catalog_mut().unwrap();
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
}

#[test]
fn elements_that_stand_directly_in_others_keep_their_mapped_roles() {
    let bytes = file(|document| {
        let inner = dictionary! { "S" => name("Omakappale") };
        let outer = dictionary! { "S" => name("Osa"), "K" => vec![inner.into()] };
        let roles = dictionary! { "Omakappale" => name("P"), "Osa" => name("Sect") };
        tagged(document, vec![outer.into()], roles);
    });
    let outline = roles(&loaded(&append(&bytes).unwrap()));
    assert!(
        outline.contains("Sect\n      P") || outline.contains("P"),
        "{outline}"
    );
}

#[test]
fn headings_without_a_level_get_that_of_their_section() {
    let section = |kids: Vec<Object>| -> Object { dictionary! { "S" => name("Sect"), "K" => kids }.into() };
    let heading = || -> Object { dictionary! { "S" => name("H") }.into() };
    let bytes = file(|document| {
        let inner = section(vec![heading()]);
        let kids = vec![
            section(vec![heading(), inner]),
            section(vec![heading()]),
            section(vec![heading()]),
        ];
        tagged(document, kids, Dictionary::new());
    });
    let outline = roles(&loaded(&append(&bytes).unwrap()));
    let levels: Vec<&str> = outline
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with('H'))
        .collect();
    // The annex stands before the last document.
    assert!(
        levels.windows(4).any(|window| window == ["H1", "H2", "H1", "H1"]),
        "{outline}"
    );
}

/// Fails if a file takes long; how long is that in a build without optimisation, beside other work.
fn within_seconds(bytes: &[u8]) -> Option<Refusal> {
    let begin = Instant::now();
    let reason = match append(bytes) {
        Ok(_) => None,
        Err(Error::Annex { reason, .. }) => Some(reason),
        Err(other) => panic!("{other}"),
    };
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
    reason
}

#[test]
fn trees_that_lie_in_themselves_come_to_an_end() {
    for key in ["Dests", "JavaScript", "EmbeddedFiles"] {
        let bytes = file(|document| {
            let node = document.new_object_id();
            let kids = vec![Object::Reference(node); 200];
            document.set_object(node, dictionary! { "Kids" => kids });
            document
                .catalog_mut()
                .unwrap()
                .set("Names", dictionary! { key => node });
        });
        assert_eq!(within_seconds(&bytes), None, "{key}");
    }
    let bytes = file(|document| {
        let element = document.new_object_id();
        document.set_object(
            element,
            dictionary! { "S" => name("Sect"), "K" => vec![Object::Reference(element); 9] },
        );
        tagged(document, vec![element.into()], Dictionary::new());
    });
    assert_eq!(within_seconds(&bytes), Some(Refusal::Structure));
}

#[test]
fn trees_that_share_their_branches_are_counted_by_their_nodes() {
    // Forty forms, each of which draws the next one twice: 2^40 drawings.
    let bytes = file(|document| {
        let mut inner = document.add_object(Stream::new(
            dictionary! { "Subtype" => name("Form") },
            b"0 0 1 1 re f".to_vec(),
        ));
        for _ in 0..20 {
            let resources = dictionary! { "XObject" => dictionary! { "A" => inner } };
            let form = dictionary! { "Subtype" => name("Form"), "Resources" => resources };
            inner = document.add_object(Stream::new(form, b"/A Do /A Do".to_vec()));
        }
        let page = first_page(document);
        page.set(
            "Resources",
            dictionary! { "XObject" => dictionary! { "A" => inner } },
        );
        let content = document.add_object(Stream::new(Dictionary::new(), b"/A Do".to_vec()));
        first_page(document).set("Contents", content);
    });
    assert_eq!(within_seconds(&bytes), None);
}

#[test]
fn operators_without_end_are_too_many() {
    let mut content = Stream::new(Dictionary::new(), b"0 0 m ".repeat(20 << 20));
    content.compress().unwrap();
    let bytes = file(|document| {
        let content = document.add_object(content);
        first_page(document).set("Contents", content);
    });
    assert!(bytes.len() < 1 << 20);
    assert!(matches!(within_seconds(&bytes), Some(Refusal::TooLarge { .. })));
}

#[test]
fn values_without_end_are_too_many_before_they_take_memory() {
    let mut bytes = file(|_| {});
    let values = format!("9 0 obj\n[{}]\nendobj\n", "0 ".repeat(3 << 20));
    bytes.splice(9..9, values.into_bytes());
    assert!(matches!(within_seconds(&bytes), Some(Refusal::TooLarge { .. })));
}

#[test]
fn maps_whose_ranges_overlap_are_no_larger_than_what_they_say() {
    let bytes = file(|document| {
        let map = format!(
            "beginbfrange {} endbfrange",
            "<0000> <FFFF> <E000>\n".repeat(5_000)
        );
        let map = document.add_object(Stream::new(Dictionary::new(), map.into_bytes()));
        let program = document.add_object(Stream::new(Dictionary::new(), b"%!PS-AdobeFont-1.0".to_vec()));
        let font = dictionary! {
            "Type" => name("Font"), "Subtype" => name("Type1"), "BaseFont" => name("A"), "ToUnicode" => map,
            "FontDescriptor" => dictionary! { "FontFile" => program },
        };
        let font = document.add_object(font);
        let resources = dictionary! { "Font" => dictionary! { "F" => font } };
        first_page(document).set("Resources", resources);
    });
    assert_eq!(within_seconds(&bytes), Some(Refusal::UnicodeMap));
}

#[test]
fn a_copy_of_a_page_belongs_to_the_elements_of_the_page() {
    let mut document = Document::load_mem(include_bytes!("fixtures/typst.pdf")).unwrap();
    let first = document.page_iter().next().unwrap();
    let mut page = document.get_dictionary(first).unwrap().clone();
    page.remove(b"Annots");
    let parent = page.get(b"Parent").unwrap().as_reference().unwrap();
    let copy = document.add_object(page);
    let tree = document.get_dictionary_mut(parent).unwrap();
    let count = tree.get(b"Count").unwrap().as_i64().unwrap();
    tree.set("Count", count + 1);
    tree.get_mut(b"Kids")
        .unwrap()
        .as_array_mut()
        .unwrap()
        .push(copy.into());
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert!(append(&bytes).is_ok());
}
