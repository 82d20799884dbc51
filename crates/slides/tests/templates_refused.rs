//! Templates that would make every deck damaged or dangerous.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::brand;
use vuosikello_ooxml::{ContentTypes, Element, Package, Relationships};
use vuosikello_slides::{ActiveContentError, Fault, Template, TemplateError, Unreadable};

const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const LAYOUT: &str = "ppt/slideLayouts/slideLayout2.xml";
const THEME: &str = "ppt/theme/theme1.xml";

fn refused(package: &Package) -> TemplateError {
    let error = Template::from_pptx(&package.write().unwrap()).unwrap_err();
    assert!(!error.fix().is_empty());
    error
}

fn replaced(part: &str, from: &str, to: &str) -> Package {
    let mut parts = brand::parts();
    let text = String::from_utf8(parts.part(part).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{part} has {from}");
    parts.insert(part.to_owned(), "", text.replace(from, to).into_bytes());
    parts
}

/// The brand with a part to which another leads.
fn with_part(source: &str, kind: &str, name: &str, content_type: &str, bytes: &[u8]) -> Package {
    let mut parts = brand::parts();
    parts.insert(name.to_owned(), content_type, bytes.to_vec());
    let mut relationships = parts.relationships(source).unwrap();
    relationships.add("rIdX", format!("{KIND}{kind}"), format!("/{name}"));
    parts.set_relationships(source, &relationships);
    parts
}

fn with_address(source: &str, kind: &str, target: &str) -> Package {
    let mut parts = brand::parts();
    let mut relationships = parts.relationships(source).unwrap();
    relationships.add_external("rIdX", format!("{KIND}{kind}"), target);
    parts.set_relationships(source, &relationships);
    parts
}

#[test]
fn old_and_encrypted_files_are_told_apart() {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert!(matches!(
        Template::from_pptx(&bytes),
        Err(TemplateError::Unreadable(Unreadable::OldFormat))
    ));
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let error = Template::from_pptx(&bytes).unwrap_err();
    assert_eq!(
        error.to_string(),
        "esityspohja ei ole luettavissa: tiedosto on suojattu salasanalla tai salattu"
    );
}

#[test]
fn what_a_theme_lacks_is_named() {
    for (from, to, lacks) in [
        ("a:accent1>", "a:accent9>", "accent1"),
        ("a:clrScheme", "a:colours", "clrScheme"),
        ("a:minorFont", "a:otherFont", "minorFont"),
        ("a:bgFillStyleLst", "a:fills", "bgFillStyleLst"),
    ] {
        let error = refused(&replaced(THEME, from, to));
        let told = error.to_string();
        assert!(told.contains(THEME) && told.contains(lacks), "{told}");
    }
}

#[test]
fn a_master_without_its_theme_is_named() {
    let mut parts = brand::parts();
    parts.remove(THEME);
    let told = refused(&parts).to_string();
    assert!(told.contains(MASTER) && told.contains("teema"), "{told}");
}

#[test]
fn a_layout_without_its_master_is_named() {
    let mut parts = brand::parts();
    parts.set_relationships(LAYOUT, &Relationships::default());
    let error = refused(&parts);
    assert!(matches!(error, TemplateError::Damaged { part, fault: Fault::Lacks(_) } if part == LAYOUT));
}

#[test]
fn a_part_of_another_kind_is_named() {
    let html = || b"<html/>".to_vec();
    let mut theme = brand::parts();
    theme.insert(THEME, "", html());
    assert!(matches!(
        refused(&theme),
        TemplateError::Damaged {
            fault: Fault::Root("theme"),
            ..
        }
    ));
    let prefix = replaced(
        LAYOUT,
        "</p:cSld>",
        "<p:extLst><p:ext uri=\"x\"><q:x/></p:ext></p:extLst></p:cSld>",
    );
    assert!(
        matches!(refused(&prefix), TemplateError::Damaged { part, fault: Fault::Prefix(_) } if part == LAYOUT)
    );
    let picture = with_part(MASTER, "image", "ppt/media/logo.png", "image/png", b"text");
    assert!(matches!(
        refused(&picture),
        TemplateError::Damaged {
            fault: Fault::Picture,
            ..
        }
    ));
}

#[test]
fn a_font_without_a_name_gets_the_other_one() {
    let template = Template::from_pptx(&replaced(THEME, "Verdana", "").write().unwrap()).unwrap();
    let output = vuosikello_slides::write(&common::deck(), &template).unwrap();
    assert!(
        !output
            .warnings
            .iter()
            .any(|warning| warning.to_string().contains("””"))
    );
    let package = Package::read(&output.bytes).unwrap();
    let theme = String::from_utf8(package.part(THEME).unwrap().to_vec()).unwrap();
    assert!(theme.contains(r#"<a:minorFont><a:latin typeface="DejaVu Serif"/>"#));
}

#[test]
fn ids_of_layouts_that_are_not_unique_are_numbered_anew() {
    // The second layout has the id of the first, and the third one below the range.
    let mut parts = replaced(MASTER, r#"id="2147483650""#, r#"id="2147483649""#);
    let text = String::from_utf8(parts.part(MASTER).unwrap().to_vec()).unwrap();
    let text = text.replace(r#"id="2147483651""#, r#"id="7""#);
    parts.insert(MASTER, "", text.into_bytes());
    let template = Template::from_pptx(&parts.write().unwrap()).unwrap();
    let output = vuosikello_slides::write(&common::deck(), &template).unwrap();
    let package = Package::read(&output.bytes).unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for (_, bytes) in package.parts().filter(|(name, _)| {
        *name == "ppt/presentation.xml" || name.starts_with("ppt/slideMasters/slideMaster")
    }) {
        Element::parse(bytes).unwrap().walk(&mut |element| {
            if matches!(element.name.as_ref(), "p:sldMasterId" | "p:sldLayoutId") {
                let id: u32 = element.get("id").unwrap().parse().unwrap();
                assert!(id >= 1 << 31 && ids.insert(id), "{id}");
            }
        });
    }
    assert_eq!(ids.len(), 7);
    assert_eq!(common::check::problems(&output.bytes), [""; 0]);
}

#[test]
fn code_in_what_is_carried_is_refused() {
    let mut object = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    object.extend("_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes));
    let mut book = Package::new(ContentTypes::for_office());
    book.insert(
        "xl/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        b"x".as_slice(),
    );
    let book = book.write().unwrap();
    for (kind, bytes) in [
        ("oleObject", object.as_slice()),
        ("package", &book),
        ("oleObject", b"MZ program"),
        ("package", b"MZ program"),
        ("oleObject", &[b"xx", book.as_slice()].concat()),
    ] {
        let parts = with_part(MASTER, kind, "ppt/embeddings/x.bin", "application/x", bytes);
        assert!(
            matches!(refused(&parts), TemplateError::Active(ActiveContentError::Contained(part)) if part.ends_with("x.bin"))
        );
        // The slides of a template stay behind, with what only they use.
        let parts = with_part(
            "ppt/slides/slide1.xml",
            kind,
            "ppt/embeddings/x.bin",
            "application/x",
            bytes,
        );
        assert!(Template::from_pptx(&parts.write().unwrap()).is_ok());
    }
}

#[test]
fn clicks_that_start_programs_are_refused() {
    let click = r#"name="Band"><a:hlinkClick r:id="" action="ppaction://macro?name=Aja"/></p:cNvPr>"#;
    let parts = replaced(MASTER, r#"name="Band"/>"#, click);
    assert!(matches!(refused(&parts), TemplateError::Action(part) if part == MASTER));
}

#[test]
fn content_that_lies_outside_is_refused() {
    for (kind, target) in [
        ("image", "https://kuva.example/1.png"),
        ("image", "file:///C:/kuva.png"),
        ("oleObject", "file:///Q:/luvut.xlsx"),
    ] {
        let error = refused(&with_address(MASTER, kind, target));
        assert!(matches!(error, TemplateError::Outside { target: found, .. } if found == target));
    }
}

#[test]
fn links_to_the_web_stay_and_those_to_scripts_go() {
    for (target, stays) in [("https://virasto.example/", true), ("javascript:alert(1)", false)] {
        let mut parts = with_address(MASTER, "hyperlink", target);
        let text = String::from_utf8(parts.part(MASTER).unwrap().to_vec()).unwrap();
        let click = r#"name="Band"><a:hlinkClick r:id="rIdX"/></p:cNvPr>"#;
        parts.insert(MASTER, "", text.replace(r#"name="Band"/>"#, click).into_bytes());
        let template = Template::from_pptx(&parts.write().unwrap()).unwrap();
        let output = vuosikello_slides::write(&common::deck(), &template).unwrap();
        let package = Package::read(&output.bytes).unwrap();
        let links = package.relationships(MASTER).unwrap();
        assert_eq!(links.with_id("rIdX").is_some(), stays);
        let master = String::from_utf8(package.part(MASTER).unwrap().to_vec()).unwrap();
        assert_eq!(master.contains("hlinkClick"), stays);
        assert!(master.contains(r#"name="Band""#));
    }
}
