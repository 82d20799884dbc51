//! Finished files as annexes: what is taken in, and what is refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly, and so may what helps it"
)]

#[path = "../../../pdf/tests/reading/mod.rs"]
mod reading;
#[path = "../../../pdf/tests/sample/mod.rs"]
mod sample;

mod conformance;
mod foreign;
mod structure;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use reading::File;
use vuosikello_append::pdf::{Annex, Component, Error, Fault, Output, Refusal, Warning, write};
use vuosikello_pdf::Brand;

fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A file of two pages with a rectangle each, which `change` may change.
fn file(change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let mut kids = vec![];
    for _ in 0..2 {
        let content = document.add_object(Stream::new(Dictionary::new(), b"0 0 50 50 re f".to_vec()));
        let page = dictionary! { "Type" => name("Page"), "Parent" => pages, "Contents" => content };
        kids.push(Object::Reference(document.add_object(page)));
    }
    let tree = dictionary! {
        "Type" => name("Pages"), "Kids" => kids, "Count" => 2,
        "MediaBox" => vec![0.into(), 0.into(), 400.into(), 600.into()],
        "Resources" => Dictionary::new(),
    };
    document.set_object(pages, tree);
    let catalog = document.add_object(dictionary! { "Type" => name("Catalog"), "Pages" => pages });
    document.trailer.set("Root", catalog);
    change(&mut document);
    let mut bytes = vec![];
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn first_page(document: &mut Document) -> &mut Dictionary {
    let page = document.page_iter().next().unwrap();
    document.get_dictionary_mut(page).unwrap()
}

fn append(bytes: &[u8]) -> Result<Output, Error> {
    let (agreement, annexes) = (sample::agreement(), sample::annexes(4, 4));
    let annex = Annex {
        head: sample::head("Tietoturvallisuus", Some("Liite 2")),
        bytes,
        as_is: false,
    };
    let components = [
        Component::Document(&agreement),
        Component::Annex(annex),
        Component::Document(&annexes[0]),
    ];
    write(&components, &Brand::built_in().unwrap()).map_err(only)
}

/// The only error.
fn only(mut errors: Vec<Error>) -> Error {
    let error = errors.pop().unwrap();
    assert!(errors.is_empty(), "{errors:?}");
    error
}

fn refusal(change: impl FnOnce(&mut Document)) -> Refusal {
    match append(&file(change)).unwrap_err() {
        Error::Annex { title, reason } => {
            assert_eq!(title, "Tietoturvallisuus");
            reason
        }
        other => panic!("{other}"),
    }
}

/// The written file.
fn loaded(output: &Output) -> Document {
    Document::load_mem(&output.bytes).unwrap()
}

/// The elements of a file as lines of their types, indented.
fn roles(document: &Document) -> String {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let (_, root) = document.dereference(root).unwrap();
    let mut lines = String::new();
    let mut open = vec![(root.clone(), 0)];
    while let Some((node, depth)) = open.pop() {
        let Ok((_, Object::Dictionary(node))) = document.dereference(&node) else {
            continue;
        };
        if let Ok(role) = node.get(b"S").and_then(Object::as_name) {
            lines.push_str(&format!(
                "{}{}\n",
                "  ".repeat(depth),
                String::from_utf8_lossy(role)
            ));
        }
        let kids = match node.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => vec![],
        };
        open.extend(kids.into_iter().rev().map(|kid| (kid, depth + 1)));
    }
    lines
}

/// The faults for which a file is not taken in.
fn faults(change: impl FnOnce(&mut Document)) -> Vec<Fault> {
    match refusal(change) {
        Refusal::Breaches(breaches) => breaches.0.into_iter().map(|breach| breach.fault).collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn an_untagged_file_becomes_figures_and_a_warning() {
    let output = append(&file(|_| {})).unwrap();
    assert_eq!(
        output.warnings,
        [Warning::UntaggedAnnex {
            title: "Tietoturvallisuus".into()
        }]
    );
    let read = File::read(&output.bytes);
    assert_eq!(read.outline().matches("Figure").count(), 2);
    assert_eq!(read.pages.len(), output.pages);
}

#[test]
fn the_pages_stand_in_their_place_among_the_parts_and_keep_their_size() {
    let output = append(&file(|_| {})).unwrap();
    let read = File::read(&output.bytes);
    let widths: Vec<i64> = read
        .pages
        .iter()
        .map(|page| {
            let page = read.document.get_dictionary(*page).unwrap();
            page.get(b"MediaBox").unwrap().as_array().unwrap()[2]
                .as_float()
                .unwrap()
                .round() as i64
        })
        .collect();
    let last = widths.len() - 1;
    assert_eq!(widths[last], 595);
    assert_eq!(widths[last - 2..last], [400, 400]);
}

#[test]
fn a_file_that_this_crate_wrote_is_taken_in_with_its_structure() {
    let annex = &sample::annexes(4, 4)[0];
    let brand = Brand::built_in().unwrap();
    let finished = vuosikello_pdf::write(&[annex], &brand).unwrap();
    let output = append(&finished.bytes).unwrap();
    assert!(output.warnings.is_empty());
    let read = File::read(&output.bytes);
    assert!(
        read.outline()
            .contains("\n  Part [fi-FI]\n    Sect\n      Part\n        H1 “Yhteyshenkilöt”"),
        "{}",
        read.outline()
    );
}

#[test]
fn an_agreement_that_nobody_has_signed_yet_is_taken_in_without_its_fields() {
    let brand = Brand::built_in().unwrap();
    let agreement = sample::agreement();
    let finished = write(&[Component::Signed(&agreement)], &brand).unwrap();
    let has_form = |bytes: &[u8]| File::read(bytes).document.catalog().unwrap().has(b"AcroForm");
    assert!(has_form(&finished.bytes));
    let output = append(&finished.bytes).unwrap();
    assert!(output.warnings.is_empty(), "{:?}", output.warnings);
    assert!(!has_form(&output.bytes));
    let read = File::read(&output.bytes);
    let mut objects = read
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    assert!(
        !objects.any(|it| it.has(b"FT") || matches!(it.get(b"S").and_then(Object::as_name), Ok(b"Form")))
    );
}

/// Two pages of one element each: a table whose cell names its header, of a class, and a note.
fn with_identifiers() -> Vec<u8> {
    file(|document| {
        let pages: Vec<_> = document.page_iter().collect();
        let root = document.new_object_id();
        let element = |role: &str, page, more: Dictionary| {
            let mut element = dictionary! {
                "Type" => name("StructElem"), "S" => name(role), "P" => root, "Pg" => page, "K" => 0,
            };
            element.extend(&more);
            element
        };
        let text = Object::string_literal;
        let headers = dictionary! { "O" => name("Table"), "Headers" => vec![text("n1")] };
        let cell = dictionary! { "C" => name("left"), "A" => headers, "ID" => text("n1") };
        let cell = document.add_object(element("TD", pages[0], cell));
        let row = document.add_object(dictionary! { "S" => name("TR"), "K" => vec![cell.into()] });
        let table = document.add_object(dictionary! { "S" => name("Table"), "K" => vec![row.into()] });
        let note = document.add_object(element("Note", pages[1], Dictionary::new()));
        for (key, (page, element)) in pages.iter().zip([cell, note]).enumerate() {
            let marked = b"/Span <</MCID 0>> BDC 0 0 50 50 re f EMC".to_vec();
            let marked = document.add_object(Stream::new(Dictionary::new(), marked));
            let parents = document.add_object(vec![Object::from(element)]);
            let page = document.get_dictionary_mut(*page).unwrap();
            page.set("StructParents", key as i64);
            page.set("Contents", marked);
            page.set("parents", parents);
        }
        let parents = pages.iter().enumerate().flat_map(|(key, page)| {
            let page = document.get_dictionary(*page).unwrap();
            [Object::from(key as i64), page.get(b"parents").unwrap().clone()]
        });
        let parents: Vec<Object> = parents.collect();
        for page in &pages {
            document.get_dictionary_mut(*page).unwrap().remove(b"parents");
        }
        let left = dictionary! { "O" => name("Layout"), "TextAlign" => name("Start") };
        let tree = dictionary! {
            "Type" => name("StructTreeRoot"), "K" => vec![table.into(), note.into()],
            "ParentTree" => dictionary! { "Nums" => parents },
            "ClassMap" => dictionary! { "left" => left },
            "IDTree" => dictionary! { "Names" => vec![text("n1"), cell.into()] },
        };
        document.set_object(root, tree);
        let catalog = document.catalog_mut().unwrap();
        catalog.set("StructTreeRoot", root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
    })
}

#[test]
fn identifiers_are_unique_among_annexes_and_classes_are_written_out() {
    let bytes = with_identifiers();
    let agreement = sample::agreement();
    let annex = |number: &str| {
        Component::Annex(Annex {
            head: sample::head("Tietoturvallisuus", Some(number)),
            bytes: &bytes,
            as_is: false,
        })
    };
    let components = [
        Component::Document(&agreement),
        annex("Liite 1"),
        annex("Liite 2"),
    ];
    let output = write(&components, &Brand::built_in().unwrap()).unwrap();
    let document = loaded(&output);
    let elements = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let elements: Vec<&Dictionary> = elements.filter(|it| it.has(b"S") && it.has(b"ID")).collect();
    let id = |element: &&Dictionary| element.get(b"ID").unwrap().as_str().unwrap().to_vec();
    let mut ids: Vec<Vec<u8>> = elements.iter().map(id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(
        (elements.len(), ids.len()),
        (4, 4),
        "two of each annex, the notes too"
    );
    let cells = elements
        .iter()
        .filter(|it| it.get(b"S").unwrap().as_name().unwrap() == b"TD");
    for cell in cells {
        let attributes = cell.get(b"A").unwrap().as_array().unwrap();
        let [layout, table] = attributes.as_slice() else {
            panic!("{attributes:?}")
        };
        assert!(layout.as_dict().unwrap().has(b"TextAlign") && !cell.has(b"C"));
        let headers = table
            .as_dict()
            .unwrap()
            .get(b"Headers")
            .unwrap()
            .as_array()
            .unwrap();
        assert_eq!(headers[0].as_str().unwrap(), id(cell));
    }
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let (_, root) = document.dereference(root).unwrap();
    let tree = root.as_dict().unwrap().get(b"IDTree").unwrap();
    let (_, tree) = document.dereference(tree).unwrap();
    let tree = tree.as_dict().unwrap();
    let names = tree.get(b"Names").unwrap().as_array().unwrap();
    let names: Vec<Vec<u8>> = names
        .iter()
        .step_by(2)
        .map(|it| it.as_str().unwrap().to_vec())
        .collect();
    assert_eq!(names, ids, "in order");
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let bytes = file(|_| {});
    assert!(append(&bytes).unwrap() == append(&bytes).unwrap());
}

#[test]
fn every_annex_that_cannot_be_taken_in_is_told_at_once() {
    let agreement = sample::agreement();
    let good = file(|_| {});
    let annex = |title: &str, bytes| {
        let head = sample::head(title, Some("Liite 2"));
        let as_is = false;
        Component::Annex(Annex { head, bytes, as_is })
    };
    let components = [
        Component::Document(&agreement),
        annex("Ensimmäinen", b"ei ole PDF".as_slice()),
        annex("Toinen", &good),
        annex("Kolmas", good.get(..good.len() / 2).unwrap_or_default()),
    ];
    let errors = write(&components, &Brand::built_in().unwrap()).unwrap_err();
    let titles: Vec<&str> = errors
        .iter()
        .map(|error| match error {
            Error::Annex { title, .. } => title.as_str(),
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(titles, ["Ensimmäinen", "Kolmas"]);
    assert_eq!(vuosikello_append::pdf::check(&components), errors);
}

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [b"".as_slice(), b"%PDF-1.7\n", b"PK\x03\x04", &[0xFF; 200]] {
        let error = append(bytes).unwrap_err();
        assert!(
            matches!(
                error,
                Error::Annex {
                    reason: Refusal::Unreadable | Refusal::Empty,
                    ..
                }
            ),
            "{error}"
        );
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused_or_read_but_never_a_panic() {
    let bytes = file(|_| {});
    for length in (0..bytes.len()).step_by(7) {
        let _ = append(&bytes[..length]);
    }
}

#[test]
fn arrays_within_arrays_without_end_do_not_exhaust_the_stack() {
    let mut bytes = file(|_| {});
    let nested = format!("9 0 obj\n{}\nendobj\n", "[".repeat(100_000));
    bytes.splice(9..9, nested.into_bytes());
    let _ = append(&bytes);
}

#[test]
fn forms_scripts_layers_and_embedded_files_are_refused() {
    let set = |key: &'static str, value: Object| {
        refusal(move |document| document.catalog_mut().unwrap().set(key, value))
    };
    let named = |key: &str| -> Object {
        let names = vec![Object::string_literal("a"), Dictionary::new().into()];
        dictionary! { key => dictionary! { "Names" => names } }.into()
    };
    let fields = dictionary! { "Fields" => vec![Dictionary::new().into()] };
    assert_eq!(set("AcroForm", fields.into()), Refusal::Form);
    let signed = |document: &mut Document| {
        let field = dictionary! { "FT" => name("Sig"), "V" => Dictionary::new() };
        let field = document.add_object(field);
        let form = dictionary! { "Fields" => vec![field.into()] };
        document.catalog_mut().unwrap().set("AcroForm", form);
    };
    assert_eq!(refusal(signed), Refusal::Form);
    let shown = |document: &mut Document| {
        let look = document.add_object(Stream::new(Dictionary::new(), b"0 0 9 9 re f".to_vec()));
        let field = dictionary! { "FT" => name("Sig"), "AP" => dictionary! { "N" => look } };
        let field = document.add_object(field);
        let form = dictionary! { "Fields" => vec![field.into()] };
        document.catalog_mut().unwrap().set("AcroForm", form);
    };
    assert_eq!(refusal(shown), Refusal::Form);
    assert_eq!(set("Names", named("JavaScript")), Refusal::Script);
    assert_eq!(set("Names", named("EmbeddedFiles")), Refusal::EmbeddedFiles);
    assert_eq!(set("OCProperties", Dictionary::new().into()), Refusal::Layers);
    let script = dictionary! { "S" => name("JavaScript"), "JS" => Object::string_literal("app.alert(1)") };
    assert_eq!(set("OpenAction", script.into()), Refusal::Script);
}

#[test]
fn comments_and_actions_other_than_links_are_refused_by_name() {
    let annotation = |annotation: Dictionary| {
        refusal(move |document| first_page(document).set("Annots", vec![annotation.into()]))
    };
    let note = dictionary! { "Type" => name("Annot"), "Subtype" => name("Text") };
    assert_eq!(annotation(note), Refusal::Annotation("Text".into()));
    let launch = dictionary! {
        "Type" => name("Annot"), "Subtype" => name("Link"),
        "A" => dictionary! { "S" => name("Launch") },
    };
    assert_eq!(annotation(launch), Refusal::Action("Launch".into()));
}

#[test]
fn a_link_in_an_untagged_file_is_kept_and_described() {
    let bytes = file(|document| {
        let link = dictionary! {
            "Type" => name("Annot"), "Subtype" => name("Link"), "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "A" => dictionary! { "S" => name("URI"), "URI" => Object::string_literal("https://example.fi") },
        };
        first_page(document).set("Annots", vec![link.into()]);
    });
    let read = File::read(&append(&bytes).unwrap().bytes);
    let links: usize = read
        .pages
        .iter()
        .map(|page| read.document.get_page_annotations(*page).unwrap().len())
        .sum();
    let own = File::read(&append(&file(|_| {})).unwrap().bytes);
    let own: usize = own
        .pages
        .iter()
        .map(|page| own.document.get_page_annotations(*page).unwrap().len())
        .sum();
    assert_eq!(links, own + 1);
}
