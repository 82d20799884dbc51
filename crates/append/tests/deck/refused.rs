//! Files that are refused, by name.

use proptest::prelude::*;
use vuosikello_append::deck::{Error, Refusal, Unreadable};
use vuosikello_ooxml::{ContentTypes, Package, PackageError};

use super::common::{brand, check};
use super::foreign::{FIRST, external, file, parts, refusal, relate, related, replace, rich, try_append};

const MAIN: &str = "ppt/presentation.xml";

fn refused(package: &Package) -> Refusal {
    refusal(&package.write().unwrap())
}

#[test]
fn what_is_no_package_is_refused() {
    for bytes in [&b""[..], b"PK", b"not a zip file at all"] {
        assert!(matches!(
            refusal(bytes),
            Refusal::Unreadable(Unreadable::Package(_))
        ));
    }
    let whole = file("Hankkeet");
    assert!(matches!(
        refusal(&whole[..whole.len() / 2]),
        Refusal::Unreadable(Unreadable::Package(_))
    ));
}

#[test]
fn old_and_encrypted_files_are_told_apart() {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert!(matches!(
        refusal(&bytes),
        Refusal::Unreadable(Unreadable::OldFormat)
    ));
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(
        refusal(&bytes),
        Refusal::Unreadable(Unreadable::Encrypted)
    ));
}

#[test]
fn macros_are_refused_wherever_they_are() {
    let mut own = parts("Hankkeet");
    own.insert(
        "ppt/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        &b"x"[..],
    );
    assert!(matches!(refused(&own), Refusal::Macros(_)));

    let mut control = parts("Hankkeet");
    control.insert(
        "ppt/activeX/activeX1.xml",
        "application/vnd.ms-office.activeX+xml",
        &b"<x/>"[..],
    );
    assert!(matches!(refused(&control), Refusal::Macros(_)));

    let mut main = parts("Hankkeet");
    let kind = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml";
    let bytes = main.part(MAIN).unwrap().to_vec();
    main.insert(MAIN, kind, bytes);
    assert!(matches!(refused(&main), Refusal::Macros(_)));

    let mut book = Package::new(ContentTypes::for_office());
    book.insert(
        "xl/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        &b"x"[..],
    );
    let mut embedded = parts("Hankkeet");
    embedded.insert("ppt/embeddings/x.xlsx", "application/x", book.write().unwrap());
    assert!(matches!(refused(&embedded), Refusal::Macros(part) if part == "ppt/embeddings/x.xlsx"));

    let mut object = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    object.extend("_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes));
    let mut embedded = parts("Hankkeet");
    embedded.insert("ppt/embeddings/oleObject1.bin", "application/x", object);
    assert!(matches!(refused(&embedded), Refusal::Macros(_)));
}

/// A workbook with macros.
fn with_macros() -> Vec<u8> {
    let mut book = Package::new(ContentTypes::for_office());
    book.insert(
        "xl/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        &b"x"[..],
    );
    book.write().unwrap()
}

#[test]
fn objects_that_may_be_programs_are_refused() {
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    for (kind, bytes) in [
        ("oleObject", b"MZ\x90\0 program".to_vec()),
        ("package", b"MZ\x90\0 program".to_vec()),
        ("oleObject", b"#!/bin/sh".to_vec()),
        ("oleObject", [b"xx".as_slice(), &with_macros()].concat()),
        (
            "image",
            [b"\x89PNG\r\n\x1a\n".as_slice(), &with_macros()].concat(),
        ),
        (
            "oleObject",
            [compound.as_slice(), &with_macros(), &[0; 600]].concat(),
        ),
    ] {
        let mut object = parts("Hankkeet");
        let content_type = if kind == "image" {
            "image/png"
        } else {
            "application/x"
        };
        object.insert("ppt/embeddings/x.bin", content_type, bytes);
        relate(&mut object, FIRST, "rIdX", kind, "ppt/embeddings/x.bin");
        assert!(matches!(refused(&object), Refusal::Macros(part) if part == "ppt/embeddings/x.bin"));
    }
}

#[test]
fn files_within_files_are_looked_into_within_bounds() {
    let mut filled = Package::new(ContentTypes::for_office());
    filled.insert("a.bin", "application/x", vec![b' '; 30 << 20]);
    let filled = filled.write().unwrap();
    let mut many = parts("Hankkeet");
    for number in 0..8 {
        many.insert(
            format!("ppt/embeddings/{number}.xlsx"),
            "application/x",
            filled.clone(),
        );
    }
    assert!(matches!(refused(&many), Refusal::Embedded { .. }));
}

#[test]
fn too_much_markup_in_all_parts_together_is_refused() {
    let mut many = parts("Hankkeet");
    for number in 0..4 {
        let text = format!("<a>{}</a>", "<b/>".repeat(900_000 + number));
        many.insert(
            format!("ppt/tags/tag{number}.xml"),
            "application/xml",
            text.into_bytes(),
        );
    }
    let refused = refusal(&stored(&many));
    assert_eq!(refused.to_string(), "paketti on liian suuri: liikaa elementtejä");
}

#[test]
fn text_of_the_main_part_that_would_be_written_into_too_many_shapes_is_refused() {
    let mut many = parts("Hankkeet");
    let level = format!("<a:lvl1pPr>{}</a:lvl1pPr>", "<a:x/>".repeat(20_000));
    let style = format!("<p:defaultTextStyle>{level}</p:defaultTextStyle><p:extLst>");
    replace(&mut many, MAIN, "<p:extLst>", &style);
    let shapes = "<p:sp><p:txBody/></p:sp>".repeat(20_000);
    replace(&mut many, FIRST, "</p:spTree>", &format!("{shapes}</p:spTree>"));
    let refused = refused(&many);
    assert_eq!(refused.to_string(), "paketti on liian suuri: liikaa elementtejä");
}

/// The package without packing, which would be refused for its ratio.
fn stored(package: &Package) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let packed = package.write().unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        out.start_file(entry.name().unwrap().into_owned(), options)
            .unwrap();
        std::io::copy(&mut entry, &mut out).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn clicks_that_start_programs_are_refused() {
    for action in [
        "ppaction://macro?name=Aja",
        "ppaction://program",
        "PPACTION://Program",
    ] {
        let mut parts = rich("Hankkeet");
        let link = format!(r#"<a:hlinkClick r:id="rIdWeb" action="{action}"/>"#);
        replace(&mut parts, FIRST, r#"<a:hlinkClick r:id="rIdWeb"/>"#, &link);
        assert!(matches!(refused(&parts), Refusal::Action(_)), "{action}");
    }
    // Whatever the prefix of the namespace is.
    let mut parts = rich("Hankkeet");
    let link = r#"<d:hlinkClick xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/main" r:id="rIdWeb" action="ppaction://macro?name=Aja"/>"#;
    replace(&mut parts, FIRST, r#"<a:hlinkClick r:id="rIdWeb"/>"#, link);
    assert!(matches!(refused(&parts), Refusal::Action(_)));
}

#[test]
fn content_that_lies_elsewhere_is_refused() {
    for (kind, target) in [
        ("image", "file:///C:/kuva.png"),
        ("image", "https://kuva.example/1.png"),
        ("video", "file:///C:/video.mp4"),
        ("oleObject", "file:///Q:/luvut.xlsx"),
    ] {
        let mut parts = parts("Hankkeet");
        external(&mut parts, FIRST, "rIdOut", kind, target);
        assert!(matches!(refused(&parts), Refusal::Linked { target: found, .. } if found == target));
    }
}

#[test]
fn other_files_of_office_and_empty_presentations_are_refused() {
    let mut word = parts("Hankkeet");
    let bytes = word.part(MAIN).unwrap().to_vec();
    word.insert(
        MAIN,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        bytes,
    );
    assert!(matches!(
        refused(&word),
        Refusal::Unreadable(Unreadable::NotPowerPoint(_))
    ));

    let mut empty = parts("Hankkeet");
    replace(&mut empty, MAIN, "<p:sldIdLst>", "<p:none>");
    replace(&mut empty, MAIN, "</p:sldIdLst>", "</p:none>");
    assert!(matches!(refused(&empty), Refusal::NoSlides));
}

#[test]
fn slides_of_another_size_are_refused() {
    let mut parts = brand::parts();
    assert!(matches!(
        refused(&parts),
        Refusal::Size {
            own: (9_144_000, _),
            ..
        }
    ));
    // Programs round the same size differently.
    parts = self::parts("Hankkeet");
    replace(&mut parts, MAIN, r#"cx="12192000""#, r#"cx="12190413""#);
    assert!(try_append(&[("a.pptx", &parts.write().unwrap())]).is_ok());
}

#[test]
fn damage_is_refused() {
    let mut chart = parts("Hankkeet");
    let name = related(&chart, "ppt/slides/slide2.xml", "chart");
    replace(&mut chart, &name, "</c:chartSpace>", "");
    assert!(matches!(
        refused(&chart),
        Refusal::Unreadable(Unreadable::Package(PackageError::Part { name: part, .. })) if part == name
    ));

    let mut book = parts("Hankkeet");
    let workbook = related(&book, &name, "package");
    book.insert(workbook.clone(), "", &b"PK\x03\x04 damaged"[..]);
    assert!(matches!(refused(&book), Refusal::Embedded { part, .. } if part == workbook));

    let mut lost = rich("Hankkeet");
    replace(
        &mut lost,
        FIRST,
        r#"r:embed="rIdPicture""#,
        r#"r:embed="rIdLost""#,
    );
    assert!(matches!(refused(&lost), Refusal::Missing { missing, .. } if missing == "rIdLost"));

    let mut typeless = parts("Hankkeet");
    typeless.insert("ppt/media/kuva.xyz", "", &b"x"[..]);
    relate(&mut typeless, FIRST, "rIdX", "image", "ppt/media/kuva.xyz");
    assert!(matches!(refused(&typeless), Refusal::NoType(_)));

    let mut wrong = parts("Hankkeet");
    let layout = related(&wrong, FIRST, "slideLayout");
    let bytes = wrong.part(&layout).unwrap().to_vec();
    wrong.insert(layout.clone(), "application/xml", bytes);
    assert!(matches!(refused(&wrong), Refusal::NoType(part) if part == layout));
}

#[test]
fn a_file_with_a_part_missing_is_refused_or_needs_it_not() {
    let whole = rich("Hankkeet");
    let names: Vec<String> = whole.parts().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        let mut parts = whole.clone();
        parts.remove(&name);
        match try_append(&[("vieras.pptx", &parts.write().unwrap())]) {
            Ok(output) => assert_eq!(check::problems(&output.bytes), [""; 0], "without {name}"),
            Err(Error::Foreign { file, .. }) => assert_eq!(file, "vieras.pptx"),
            Err(error) => panic!("{error}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_damaged_file_never_stops_the_program(at in 0.0..1.0f64, byte: u8, cut: bool) {
        let mut bytes = file("Hankkeet");
        let at = (at * bytes.len() as f64) as usize;
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        let result = try_append(&[("vieras.pptx", &bytes)]);
        let is_sound = matches!(result, Ok(_) | Err(Error::Foreign { .. }));
        prop_assert!(is_sound);
    }

    #[test]
    fn parts_of_any_text_never_stop_the_program(part in 0..200usize, from in 0.0..1.0f64, length in 0..40usize, text in "[ -~]{0,12}") {
        let mut parts = rich("Hankkeet");
        let names: Vec<String> = parts.parts().map(|(name, _)| name.to_owned()).collect();
        let name = names[part % names.len()].clone();
        let mut bytes = parts.part(&name).unwrap().to_vec();
        let from = (from * bytes.len() as f64) as usize;
        let to = (from + length).min(bytes.len());
        bytes.splice(from..to, text.into_bytes());
        parts.insert(name, "", bytes);
        let result = try_append(&[("vieras.pptx", &parts.write().unwrap())]);
        let is_sound = matches!(result, Ok(_) | Err(Error::Foreign { .. }));
        prop_assert!(is_sound);
    }
}
