//! Files of other programs, as they are and with one thing changed in each; `fixtures/make.py` makes them.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use vuosikello_append::pdf::{Annex, Component, Error, Fault, Output, Refusal, Warning, write};
use vuosikello_pdf::Brand;

use super::{append, first_page, loaded, name, roles, sample};

const TYPST: &[u8] = include_bytes!("fixtures/typst.pdf");
const QDF: &[u8] = include_bytes!("fixtures/typst-qdf.pdf");
const LIBREOFFICE: &[u8] = include_bytes!("fixtures/libreoffice.pdf");

/// A file with a change.
fn changed(file: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(file).unwrap();
    change(&mut document);
    let mut bytes = vec![];
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn refusal(bytes: &[u8]) -> Refusal {
    match append(bytes).unwrap_err() {
        Error::Annex { reason, .. } => reason,
        other => panic!("{other}"),
    }
}

fn faults(bytes: &[u8]) -> Vec<Fault> {
    match refusal(bytes) {
        Refusal::Breaches(breaches) => breaches.0.into_iter().map(|breach| breach.fault).collect(),
        other => panic!("{other}"),
    }
}

/// The elements of a type.
fn elements(document: &Document, role: &str) -> Vec<ObjectId> {
    let is_one = |object: &Object| {
        let element = object.as_dict().ok();
        let found = element.and_then(|it| it.get(b"S").and_then(Object::as_name).ok());
        found == Some(role.as_bytes()) && element.is_some_and(|it| it.has(b"P"))
    };
    let objects = document.objects.iter().filter(|(_, object)| is_one(object));
    objects.map(|(id, _)| *id).collect()
}

fn element<'d>(document: &'d mut Document, role: &str) -> &'d mut Dictionary {
    let id = elements(document, role)[0];
    document.get_dictionary_mut(id).unwrap()
}

/// Puts an element of a type below another.
fn put_below(document: &mut Document, above: &str, role: &str) {
    let parent = elements(document, above)[0];
    let new =
        document.add_object(dictionary! { "Type" => name("StructElem"), "S" => name(role), "P" => parent });
    let parent = document.get_dictionary_mut(parent).unwrap();
    let mut kids = match parent.get(b"K").cloned() {
        Ok(Object::Array(kids)) => kids,
        Ok(kid) => vec![kid],
        Err(_) => vec![],
    };
    kids.push(new.into());
    parent.set("K", kids);
}

/// Adds to the content of the first page.
fn draw(document: &mut Document, what: &[u8]) {
    let new = document.add_object(Stream::new(Dictionary::new(), what.to_vec()));
    let page = first_page(document);
    let mut contents = match page.get(b"Contents").cloned() {
        Ok(Object::Array(contents)) => contents,
        Ok(content) => vec![content],
        Err(_) => vec![],
    };
    contents.push(new.into());
    page.set("Contents", contents);
}

fn outline(output: &Output) -> String {
    roles(&loaded(output))
}

#[test]
fn files_of_other_programs_are_taken_in_with_all_their_structure() {
    for bytes in [TYPST, QDF] {
        let output = append(bytes).unwrap();
        assert!(output.warnings.is_empty(), "{:?}", output.warnings);
        let outline = outline(&output);
        for role in ["Table", "TH", "Note", "Link", "Figure", "Formula", "LBody"] {
            assert!(outline.contains(role), "{role}: {outline}");
        }
    }
    assert!(outline(&append(LIBREOFFICE).unwrap()).contains("Note"));
}

#[test]
fn what_stands_before_the_header_is_passed_over() {
    for before in ["\n\n", "Liite ohessa.\r\n\r\n"] {
        assert!(append(&[before.as_bytes(), TYPST].concat()).is_ok());
    }
    let far = [vec![b' '; 2_000], TYPST.to_vec()].concat();
    assert_eq!(refusal(&far), Refusal::Unreadable);
}

#[test]
fn notes_have_identifiers_that_no_other_annex_has() {
    let agreement = sample::agreement();
    let annex = |bytes| {
        Component::Annex(Annex {
            head: sample::head("Turvallisuus", Some("Liite 1")),
            bytes,
            as_is: false,
        })
    };
    let components = [
        Component::Document(&agreement),
        annex(TYPST),
        annex(TYPST),
        annex(LIBREOFFICE),
    ];
    let output = write(&components, &Brand::built_in().unwrap()).unwrap();
    let document = loaded(&output);
    let notes = elements(&document, "Note");
    let ids: Vec<Vec<u8>> = notes
        .iter()
        .map(|note| {
            document
                .get_dictionary(*note)
                .unwrap()
                .get(b"ID")
                .unwrap()
                .as_str()
                .unwrap()
                .to_vec()
        })
        .collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert!(ids.len() >= 5 && unique.len() == ids.len(), "{}", ids.len());
}

#[test]
fn an_empty_tree_of_scripts_is_none_and_a_script_is_refused() {
    let with = |names: Vec<Object>| {
        changed(TYPST, |document| {
            let tree = dictionary! { "JavaScript" => dictionary! { "Names" => names } };
            document.catalog_mut().unwrap().set("Names", tree);
        })
    };
    assert!(append(&with(vec![])).is_ok());
    let script = dictionary! { "S" => name("JavaScript"), "JS" => Object::string_literal("a") };
    let names = vec![Object::string_literal("a"), script.into()];
    assert_eq!(refusal(&with(names)), Refusal::Script);
}

#[test]
fn actions_are_found_wherever_they_follow() {
    let launch = || dictionary! { "S" => name("Launch") };
    let nexts: [Object; 3] = [
        launch().into(),
        vec![Object::from(launch())].into(),
        dictionary! { "S" => name("URI"), "Next" => vec![Object::from(launch())] }.into(),
    ];
    for next in nexts {
        let bytes = changed(TYPST, |document| {
            let action = dictionary! { "S" => name("URI"), "URI" => Object::string_literal("https://example.fi"), "Next" => next };
            let link = dictionary! { "Subtype" => name("Link"), "Rect" => vec![0.into(); 4], "A" => action };
            let link = document.add_object(link);
            first_page(document).set("Annots", vec![link.into()]);
        });
        assert_eq!(refusal(&bytes), Refusal::Action("Launch".into()));
    }
}

#[test]
fn annotations_without_a_type_are_annotations() {
    for kind in ["Text", "Screen"] {
        let bytes = changed(TYPST, |document| {
            let note =
                document.add_object(dictionary! { "Subtype" => name(kind), "Rect" => vec![0.into(); 4] });
            first_page(document).set("Annots", vec![note.into()]);
        });
        assert_eq!(refusal(&bytes), Refusal::Annotation(kind.into()));
    }
}

#[test]
fn lines_that_nobody_marked_become_artifacts_and_text_is_told() {
    let bytes = changed(TYPST, |document| draw(document, b"0 0 m 9 9 l S 0 0 9 9 re f"));
    assert!(append(&bytes).is_ok());
    let bytes = changed(TYPST, |document| draw(document, b"BT /F0 9 Tf () Tj ET"));
    assert_eq!(faults(&bytes), [Fault::Unmarked("tekstiä")]);
    let image = b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q";
    let bytes = changed(TYPST, |document| draw(document, image));
    assert_eq!(faults(&bytes), [Fault::Unmarked("kuva")]);
}

#[test]
fn a_structure_that_is_lost_on_the_way_is_rebuilt_from_the_elements() {
    let bytes = changed(TYPST, |document| {
        let root = document
            .catalog()
            .unwrap()
            .get(b"StructTreeRoot")
            .unwrap()
            .as_reference()
            .unwrap();
        document.get_dictionary_mut(root).unwrap().remove(b"ParentTree");
        first_page(document).remove(b"StructParents");
    });
    assert!(append(&bytes).unwrap().warnings.is_empty());
}

#[test]
fn languages_that_are_none_are_left_out() {
    let bytes = changed(TYPST, |document| {
        element(document, "P").set("Lang", Object::string_literal("suomi kieli"));
        document
            .catalog_mut()
            .unwrap()
            .set("Lang", Object::string_literal("suomi kieli"));
    });
    let output = append(&bytes).unwrap();
    let document = loaded(&output);
    let has = document.objects.values().any(|object| {
        let lang = object
            .as_dict()
            .and_then(|it| it.get(b"Lang"))
            .and_then(Object::as_str);
        lang.is_ok_and(|lang| lang.contains(&b' '))
    });
    assert!(!has);
}

#[test]
fn figures_and_formulas_without_a_text_are_told() {
    let bytes = changed(TYPST, |document| {
        element(document, "Figure").set("Alt", Object::string_literal(" "));
        element(document, "Formula").remove(b"Alt");
    });
    let warnings = append(&bytes).unwrap().warnings;
    let title = || "Tietoturvallisuus".to_owned();
    let expected = [
        Warning::FiguresWithoutText {
            title: title(),
            count: 1,
        },
        Warning::FormulasWithoutText {
            title: title(),
            count: 1,
        },
    ];
    assert_eq!(warnings, expected);
}

#[test]
fn parts_of_tables_where_they_may_not_be_are_told() {
    let cases = [
        ("Sect", "TR"),
        ("Sect", "TD"),
        ("Table", "P"),
        ("TR", "P"),
        ("TR", "TD"),
    ];
    for (above, role) in cases {
        let bytes = changed(TYPST, |document| {
            if elements(document, above).is_empty() {
                let root = elements(document, "Document")[0];
                document.get_dictionary_mut(root).unwrap().set("S", name(above));
            }
            put_below(document, above, role);
        });
        let found = faults(&bytes);
        let expected = match (above, role) {
            ("TR", "TD") => Fault::TableShape,
            _ => Fault::Misplaced(role.into(), above.into()),
        };
        assert!(found.contains(&expected), "{above} {role}: {found:?}");
    }
}

#[test]
fn parts_of_lists_get_what_is_missing_round_them() {
    for (above, role) in [
        ("L", "P"),
        ("LI", "P"),
        ("H1", "LI"),
        ("H1", "LBody"),
        ("H1", "TOCI"),
    ] {
        let bytes = changed(TYPST, |document| put_below(document, above, role));
        assert!(append(&bytes).is_ok(), "{above} {role}");
    }
}

#[test]
fn glyph_widths_are_those_of_the_font_and_lists_of_glyphs_are_left_out() {
    let bytes = changed(TYPST, |document| {
        for object in document.objects.values_mut() {
            if let Object::Dictionary(font) = object
                && font.has(b"CIDSystemInfo")
            {
                font.remove(b"W");
                font.set("DW", 77);
            }
        }
    });
    assert!(
        faults(&bytes)
            .iter()
            .all(|fault| matches!(fault, Fault::GlyphWidth(_)))
    );
    let bytes = changed(TYPST, |document| {
        let set = document.add_object(Stream::new(Dictionary::new(), vec![0]));
        for object in document.objects.values_mut() {
            if let Object::Dictionary(descriptor) = object
                && descriptor.has(b"FontName")
            {
                descriptor.set("CIDSet", set);
            }
        }
    });
    assert!(append(&bytes).is_ok());
}

#[test]
fn fonts_without_a_type_are_fonts_and_without_a_map_they_are_told() {
    let fonts = |document: &mut Document, key: &str| {
        for object in document.objects.values_mut() {
            if let Object::Dictionary(font) = object
                && font.has_type(b"Font")
            {
                font.remove(key.as_bytes());
            }
        }
    };
    assert!(append(&changed(TYPST, |document| fonts(document, "Type"))).is_ok());
    let found = faults(&changed(TYPST, |document| fonts(document, "ToUnicode")));
    assert!(
        !found.is_empty() && found.iter().all(|fault| matches!(fault, Fault::NoUnicode(_))),
        "{found:?}"
    );
}

#[test]
fn layers_that_are_shown_become_one_and_hidden_ones_are_refused() {
    let with = |settings: Dictionary| {
        changed(TYPST, |document| {
            let layer = dictionary! { "Type" => name("OCG"), "Name" => Object::string_literal("A") };
            let layer = document.add_object(layer);
            let layers = dictionary! { "OCGs" => vec![layer.into()], "D" => settings };
            document.catalog_mut().unwrap().set("OCProperties", layers);
        })
    };
    let warnings = append(&with(Dictionary::new())).unwrap().warnings;
    assert!(matches!(warnings.as_slice(), [Warning::LayersJoined { .. }]));
    let off = dictionary! { "OFF" => vec![Object::Integer(1)] };
    assert_eq!(refusal(&with(off)), Refusal::Layers);
}

#[test]
fn spot_colours_of_one_name_that_differ_get_names_that_differ() {
    let with = |colour: i64| {
        changed(TYPST, |document| {
            let function = dictionary! {
                "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1,
                "C0" => vec![1.into(); 3], "C1" => vec![colour.into(), 0.into(), 0.into()],
            };
            let space = vec![
                name("Separation"),
                name("Virasto"),
                name("DeviceRGB"),
                function.into(),
            ];
            let space = document.add_object(space);
            let page = document.page_iter().next().unwrap();
            let resources = document
                .get_dictionary(page)
                .unwrap()
                .get(b"Resources")
                .unwrap()
                .clone();
            let (_, resources) = document.dereference(&resources).unwrap();
            let mut resources = resources.as_dict().unwrap().clone();
            resources.set("ColorSpace", dictionary! { "S" => space });
            first_page(document).set("Resources", resources);
            draw(document, b"/Artifact BMC /S cs 1 scn 0 0 9 9 re f EMC");
        })
    };
    let (red, black) = (with(1), with(0));
    let agreement = sample::agreement();
    let annex = |bytes| {
        Component::Annex(Annex {
            head: sample::head("Turvallisuus", Some("Liite 1")),
            bytes,
            as_is: false,
        })
    };
    let components = [
        Component::Document(&agreement),
        annex(&red),
        annex(&black),
        annex(&red),
    ];
    let output = write(&components, &Brand::built_in().unwrap()).unwrap();
    let document = loaded(&output);
    let mut names: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| match object.as_array().ok()?.as_slice() {
            [family, Object::Name(ink), ..] if family.as_name().ok() == Some(b"Separation") => {
                Some(String::from_utf8_lossy(ink).into_owned())
            }
            _ => None,
        })
        .collect();
    names.sort();
    assert_eq!(names, ["Virasto", "Virasto", "Virasto 2"]);
}

#[test]
fn links_without_a_place_in_the_structure_get_one() {
    let bytes = changed(TYPST, |document| {
        let action =
            dictionary! { "S" => name("URI"), "URI" => Object::string_literal("https://example.fi") };
        let link = dictionary! {
            "Subtype" => name("Link"), "Rect" => vec![0.into(); 4], "A" => action, "StructParent" => 4_321,
        };
        let link = document.add_object(link);
        let page = first_page(document);
        let mut all = page
            .get(b"Annots")
            .and_then(Object::as_array)
            .cloned()
            .unwrap_or_default();
        all.push(link.into());
        page.set("Annots", all);
    });
    let links = |bytes: &[u8]| outline(&append(bytes).unwrap()).matches("Link").count();
    assert_eq!(links(&bytes), links(TYPST) + 1);
}

#[test]
fn elements_of_pages_that_are_gone_are_left_out() {
    let bytes = changed(TYPST, |document| {
        let gone = document.new_object_id();
        put_below(document, "H1", "BlockQuote");
        let left = element(document, "BlockQuote");
        left.set("Pg", gone);
        left.set("K", 5);
    });
    assert!(!outline(&append(&bytes).unwrap()).contains("BlockQuote"));
}
