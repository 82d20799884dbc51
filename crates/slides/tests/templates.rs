//! Templates that are not as one would wish.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::io::Write;

use proptest::prelude::*;

use common::brand::{self, Holder, holder, layout};
use common::check;
use vuosikello_ooxml::{Element, Package, PackageError};
use vuosikello_slides::{
    ActiveContentError, Block, Deck, Problem, Role, Section, Slide, Template, TemplateError, Unreadable,
    write,
};

const LAYOUT: &str = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml";

fn deck(slide: Slide) -> Deck {
    let mut deck = Deck::new(common::head());
    deck.sections.push(Section::new("Osa", vec![slide]));
    deck
}

fn content() -> Slide {
    Slide::new(Role::Content, "Otsikko")
        .with(Block::text("Johdanto"))
        .with(Block::list(["Yksi", "Kaksi"]))
}

fn adopted(package: &Package) -> Template {
    Template::from_pptx(&package.write().unwrap()).unwrap()
}

/// The second brand with one of its layouts replaced.
fn with_layout(number: u32, xml: &str) -> Template {
    let mut parts = brand::parts();
    parts.insert(
        format!("ppt/slideLayouts/slideLayout{number}.xml"),
        LAYOUT,
        xml.as_bytes().to_vec(),
    );
    adopted(&parts)
}

fn validated(template: &Template, slide: Slide) -> Vec<u8> {
    let output = write(&deck(slide), template).unwrap();
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    output.bytes
}

#[test]
fn what_is_no_presentation_is_refused() {
    for bytes in [&b""[..], b"PK", b"not a zip file at all"] {
        assert!(matches!(
            Template::from_pptx(bytes),
            Err(TemplateError::Unreadable(Unreadable::Package(_)))
        ));
    }
    let mut document = brand::parts();
    let main = document.part("ppt/presentation.xml").unwrap().to_vec();
    document.insert("ppt/presentation.xml", "application/example+xml", main);
    let refused = Template::from_pptx(&document.write().unwrap());
    assert!(matches!(
        refused,
        Err(TemplateError::Unreadable(Unreadable::NotPowerPoint(_)))
    ));
    let mut damaged = brand::parts();
    damaged.insert(
        "ppt/slideLayouts/slideLayout2.xml",
        LAYOUT,
        b"<p:sldLayout".as_slice(),
    );
    let refused = Template::from_pptx(&damaged.write().unwrap());
    assert!(
        matches!(refused, Err(TemplateError::Unreadable(Unreadable::Package(PackageError::Part { name, .. }))) if name.ends_with("slideLayout2.xml"))
    );
}

#[test]
fn a_bomb_is_refused() {
    let mut zip = zip_writer();
    zip.0.start_file("[Content_Types].xml", zip.1).unwrap();
    zip.0.write_all(&vec![b' '; 80 << 20]).unwrap();
    let bytes = zip.0.finish().unwrap().into_inner();
    assert!(bytes.len() < 200_000);
    assert!(matches!(
        Template::from_pptx(&bytes),
        Err(TemplateError::Unreadable(Unreadable::Package(_)))
    ));
}

type Zip = (
    zip::ZipWriter<std::io::Cursor<Vec<u8>>>,
    zip::write::SimpleFileOptions,
);

fn zip_writer() -> Zip {
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    (zip::ZipWriter::new(std::io::Cursor::new(Vec::new())), options)
}

#[test]
fn macros_and_controls_are_refused() {
    let macros = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml";
    let mut enabled = brand::parts();
    let main = enabled.part("ppt/presentation.xml").unwrap().to_vec();
    enabled.insert("ppt/presentation.xml", macros, main);
    let mut project = brand::parts();
    project.insert(
        "ppt/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        b"x".as_slice(),
    );
    let mut control = brand::parts();
    control.insert("ppt/activeX/activeX1.xml", "application/xml", b"<x/>".as_slice());
    for package in [enabled, project, control] {
        let refused = Template::from_pptx(&package.write().unwrap());
        assert!(matches!(
            refused,
            Err(TemplateError::Active(ActiveContentError::Contained(_)))
        ));
    }
}

#[test]
fn the_strict_form_is_read() {
    let mut strict = brand::parts();
    let names: Vec<String> = strict.parts().map(|(name, _)| name.to_owned()).collect();
    for name in names
        .iter()
        .filter(|name| name.ends_with("l") || name.ends_with(".rels"))
    {
        let mut part = String::from_utf8(strict.part(name).unwrap().to_vec()).unwrap();
        for area in ["presentationml", "drawingml", "officeDocument"] {
            let from = format!("http://schemas.openxmlformats.org/{area}/2006/");
            part = part.replace(&from, &format!("http://purl.oclc.org/ooxml/{area}/"));
        }
        strict.insert(name.clone(), "", part.into_bytes());
    }
    let template = Template::from_pptx(&strict.write().unwrap()).unwrap();
    let own = Template::from_pptx(&brand::parts().write().unwrap()).unwrap();
    let written = |template| write(&deck(content()), template).unwrap().bytes;
    assert_eq!(written(&template), written(&own));
}

#[test]
fn a_missing_layout_is_named_with_those_that_there_are() {
    let mut slide = content();
    slide.layout = Some("Kansi".into());
    let error = common::first_error(write(&deck(slide), Template::built_in()));
    let message = error.to_string();
    assert!(
        message.contains("”Kansi”") && message.contains("”Otsikko ja sisältö” (tyyppi obj)"),
        "{message}"
    );

    let untitled = layout("Title Slide", "title", &[holder(3, r#"type="subTitle" idx="1""#)]);
    let template = with_layout(1, &untitled);
    let error = common::first_error(write(&deck(Slide::new(Role::Title, "Kansi")), &template));
    assert!(matches!(error.problem(), Some(Problem::NoLayout { .. })));
    assert!(error.to_string().contains("ei otsikon paikkaa"), "{error}");
}

#[test]
fn a_layout_is_found_by_its_name_before_its_type() {
    let mut slide = content();
    slide.layout = Some("two content".into());
    let bytes = validated(&Template::from_pptx(&brand::file()).unwrap(), slide);
    let package = Package::read(&bytes).unwrap();
    let relationships = package.relationships("ppt/slides/slide1.xml").unwrap();
    assert!(
        relationships
            .of_kind("slideLayout")
            .unwrap()
            .target
            .ends_with("slideLayout3.xml")
    );
}

#[test]
fn content_goes_below_the_title_where_the_layout_has_no_place_for_it() {
    let bare = layout("Title and Content", "obj", &[holder(2, r#"type="title""#)]);
    let bytes = validated(&with_layout(2, &bare), content());
    assert!(check::texts(&bytes)[0].contains("Johdanto"));
}

#[test]
fn locked_placeholders_stay_where_they_are() {
    let locked = |locks: &'static str| {
        let body = Holder {
            locks,
            ..holder(3, r#"idx="1""#)
        };
        layout("Title and Content", "obj", &[holder(2, r#"type="title""#), body])
    };
    let alone = content();
    let beside = content().with(Block::list(["Kolme"])).with(common::table_block());
    for locks in [r#" noMove="1" noResize="1""#, r#" noTextEdit="1""#] {
        let template = with_layout(2, &locked(locks));
        let place = |slide: &Slide| {
            let bytes = validated(&template, slide.clone());
            let package = Package::read(&bytes).unwrap();
            let slide = String::from_utf8(package.part("ppt/slides/slide1.xml").unwrap().to_vec()).unwrap();
            slide.contains(r#"<p:ph idx="1"/>"#)
        };
        assert_eq!(place(&alone), locks.contains("noMove"));
        assert!(!place(&beside));
    }
}

#[test]
fn placeholders_that_leave_the_slide_or_turn_the_text_are_not_used() {
    for (frame, body) in [
        (Some([20_000_000, 0, 1_000_000, 1_000_000]), "<a:bodyPr/>"),
        (None, r#"<a:bodyPr vert="vert"/>"#),
    ] {
        let holder3 = Holder {
            frame,
            ..holder(3, r#"idx="1""#)
        };
        let xml = layout(
            "Title and Content",
            "obj",
            &[holder(2, r#"type="title""#), holder3],
        );
        let xml = xml
            .replacen("<a:bodyPr/>", "<a:bodyPr />", 1)
            .replace("<a:bodyPr/>", body);
        let bytes = validated(&with_layout(2, &xml), content());
        assert!(check::texts(&bytes)[0].contains("Kaksi"));
    }
}

#[test]
fn a_layout_without_room_is_named() {
    let full = Holder {
        frame: Some([0, 0, 9_144_000, 6_858_000]),
        ..holder(2, r#"type="title""#)
    };
    let at_the_top = layout("Title and Content", "obj", &[full]);
    // Below a title at the top of its place there is room; round one in the middle there is none.
    assert!(write(&deck(content()), &with_layout(2, &at_the_top)).is_ok());
    let in_the_middle = at_the_top.replace("<a:bodyPr/>", r#"<a:bodyPr anchor="ctr"/>"#);
    let error = common::first_error(write(&deck(content()), &with_layout(2, &in_the_middle)));
    assert!(matches!(error.problem(), Some(Problem::NoRoom(_))), "{error}");
}

#[test]
fn links_to_slides_that_go_go_too() {
    let mut parts = brand::parts();
    let name = "ppt/slideLayouts/slideLayout2.xml";
    let xml = String::from_utf8(parts.part(name).unwrap().to_vec()).unwrap();
    let xml = xml.replacen(
        r#"name="Holder 2"/>"#,
        r#"name="Holder 2"><a:hlinkClick r:id="rId7" action="ppaction://hlinksldjump"/></p:cNvPr>"#,
        1,
    );
    parts.insert(name, LAYOUT, xml.into_bytes());
    let mut relationships = parts.relationships(name).unwrap();
    relationships.add(
        "rId7",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide",
        "../slides/slide1.xml",
    );
    parts.set_relationships(name, &relationships);
    let bytes = validated(&adopted(&parts), content());
    assert!(!check::texts(&bytes).concat().contains("VANHA"));
}

/// The brand with an element of one of its parts taken out or moved to another place.
fn damaged(part: usize, from: usize, to: Option<usize>) -> Vec<u8> {
    let mut parts = brand::parts();
    let names: Vec<String> = parts.parts().map(|(name, _)| name.to_owned()).collect();
    let name = &names[part % names.len()];
    let bytes = parts.part(name).unwrap().to_vec();
    let mut root = Element::parse(&bytes).unwrap().into_owned();
    let mut count = 0;
    root.walk(&mut |_| count += 1);
    let mut taken = None;
    let mut at = 0;
    root.walk_mut(&mut |element| {
        at += 1;
        if at == from % count + 1 && !element.children.is_empty() {
            taken = Some(element.children.remove(0));
        }
    });
    let mut at = 0;
    root.walk_mut(&mut |element| {
        at += 1;
        if to.is_some_and(|to| at == to % count + 1)
            && let Some(taken) = taken.take()
        {
            element.children.push(taken);
        }
    });
    parts.insert(name.clone(), "", root.to_part());
    parts.write().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_template_gives_a_deck_or_an_error(
        part in any::<usize>(),
        from in any::<usize>(),
        to in proptest::option::of(any::<usize>()),
    ) {
        if let Ok(template) = Template::from_pptx(&damaged(part, from, to)) {
            let _ = write(&deck(content().with(common::table_block())), &template);
        }
    }
}
