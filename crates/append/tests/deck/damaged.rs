//! Files with a part that would make PowerPoint take the whole deck for damaged.

use vuosikello_append::deck::{Fault, Refusal};
use vuosikello_ooxml::{Package, Relationships};

use super::foreign::{FIRST, appended, parts, refusal, related, replace, rich};

const SECOND: &str = "ppt/slides/slide2.xml";

/// The part that a refusal names, and what is wrong with it.
fn fault(package: &Package) -> (String, Fault) {
    match refusal(&package.write().unwrap()) {
        Refusal::Damaged { part, fault } => (part, fault),
        other => panic!("{other}"),
    }
}

fn faulty(package: &Package, part: &str, expected: &Fault) {
    let found = fault(package);
    assert_eq!((found.0.as_str(), &found.1), (part, expected));
}

#[test]
fn prefixes_that_nothing_declares_are_refused() {
    let prefix = Fault::Prefix("q".to_owned());
    let mut slide = parts("Hankkeet");
    replace(
        &mut slide,
        FIRST,
        "</p:cSld>",
        "<p:extLst><p:ext uri=\"x\"><q:x/></p:ext></p:extLst></p:cSld>",
    );
    faulty(&slide, FIRST, &prefix);

    let mut chart = parts("Hankkeet");
    let name = related(&chart, SECOND, "chart");
    replace(
        &mut chart,
        &name,
        "</c:chartSpace>",
        "<c:extLst><c:ext uri=\"x\" q:y=\"\"/></c:extLst></c:chartSpace>",
    );
    faulty(&chart, &name, &prefix);
}

#[test]
fn a_chart_without_its_part_is_refused() {
    let mut lost = parts("Hankkeet");
    let text = String::from_utf8(lost.part(SECOND).unwrap().to_vec()).unwrap();
    let from = text.find("<c:chart ").unwrap();
    let chart = &text[from..from + text[from..].find("/>").unwrap() + 2];
    let at = chart.find(" r:id=").unwrap();
    let end = chart[at + 7..].find('"').unwrap() + at + 8;
    replace(&mut lost, SECOND, &chart[at..end], "");
    let (part, fault) = fault(&lost);
    assert_eq!(part, SECOND);
    assert!(matches!(fault, Fault::Lacks(what) if what.contains("c:chart")));
}

#[test]
fn a_part_with_another_root_is_refused() {
    let whole = parts("Hankkeet");
    let chart = related(&whole, SECOND, "chart");
    let layout = related(&whole, FIRST, "slideLayout");
    let theme = related(&whole, &related(&whole, &layout, "slideMaster"), "theme");
    for (part, root) in [(&chart, "chartSpace"), (&theme, "theme"), (&layout, "sldLayout")] {
        let mut other = whole.clone();
        other.insert(part.clone(), "", &b"<html/>"[..]);
        match refusal(&other.write().unwrap()) {
            Refusal::Damaged { part: named, fault } => {
                assert_eq!((&named, fault), (part, Fault::Root(root)));
            }
            // What a layout leads to is looked at first.
            Refusal::Missing { part: named, .. } => assert_eq!(&named, part),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn a_slide_without_a_place_for_shapes_is_refused() {
    for (from, to) in [("p:spTree>", "p:spTrea>"), ("p:cSld", "p:cSlide")] {
        let mut slide = parts("Hankkeet");
        let text = String::from_utf8(slide.part(FIRST).unwrap().to_vec()).unwrap();
        slide.insert(FIRST, "", text.replace(from, to).into_bytes());
        faulty(&slide, FIRST, &Fault::Lacks("p:cSld/p:spTree".into()));
    }
}

#[test]
fn a_chart_that_the_list_of_types_does_not_know_is_refused() {
    let mut chart = parts("Hankkeet");
    let name = related(&chart, SECOND, "chart");
    let bytes = chart.part(&name).unwrap().to_vec();
    chart.insert(name.clone(), "application/xml", bytes);
    let refused = refusal(&chart.write().unwrap());
    assert!(matches!(refused, Refusal::NoType(part) if part == name));
}

#[test]
fn pictures_and_workbooks_are_what_they_are_said_to_be() {
    let mut picture = rich("Hankkeet");
    picture.insert("ppt/media/kuva.png", "", &b"not a picture"[..]);
    faulty(&picture, "ppt/media/kuva.png", &Fault::Picture);

    let mut book = parts("Hankkeet");
    let workbook = related(&book, &related(&book, SECOND, "chart"), "package");
    book.insert(workbook.clone(), "", &b"not a workbook"[..]);
    faulty(&book, &workbook, &Fault::Object);
}

#[test]
fn relationships_with_the_same_id_are_refused() {
    let mut twice = parts("Hankkeet");
    let mut list = Relationships::default();
    for one in twice.relationships(FIRST).unwrap().iter() {
        list.add(&one.id, &one.kind, &one.target);
        list.add(&one.id, &one.kind, &one.target);
    }
    twice.set_relationships(FIRST, &list);
    let (part, fault) = fault(&twice);
    assert_eq!(part, FIRST);
    assert!(matches!(fault, Fault::Link(_)));
}

#[test]
fn a_theme_without_colours_is_refused_and_one_without_a_font_gets_one() {
    let whole = parts("Hankkeet");
    let master = related(&whole, &related(&whole, FIRST, "slideLayout"), "slideMaster");
    let theme = related(&whole, &master, "theme");
    let mut colours = whole.clone();
    replace(&mut colours, &theme, "<a:accent2>", "<a:accent9>");
    replace(&mut colours, &theme, "</a:accent2>", "</a:accent9>");
    faulty(&colours, &theme, &Fault::Lacks("teeman väri accent2".into()));

    let mut font = whole;
    replace(&mut font, &theme, r#"typeface="Verdana""#, r#"typeface="""#);
    let output = Package::read(&appended(&font).bytes).unwrap();
    let mut themes = output.parts().filter(|(name, _)| name.starts_with("ppt/theme/"));
    let named = r#"<a:minorFont><a:latin typeface="DejaVu Serif"/>"#;
    assert!(themes.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(named)));
}

#[test]
fn a_layout_of_a_master_that_no_slide_has_is_refused() {
    let mut other = parts("Hankkeet");
    let layout = related(&other, FIRST, "slideLayout");
    let master = related(&other, &layout, "slideMaster");
    let mut layouts = Vec::new();
    for one in other.relationships(&master).unwrap().iter() {
        layouts.extend(vuosikello_ooxml::resolve_target(&master, &one.target));
    }
    let unused =
        layouts
            .iter()
            .find(|one| {
                one.contains("slideLayout")
                    && !other.relationships(SECOND).unwrap().iter().any(|link| {
                        vuosikello_ooxml::resolve_target(SECOND, &link.target).as_ref() == Some(one)
                    })
                    && **one != layout
            })
            .unwrap()
            .clone();
    other.set_relationships(&unused, &Relationships::default());
    let (part, fault) = fault(&other);
    assert_eq!(part, unused);
    assert!(matches!(fault, Fault::Lacks(what) if what.contains("slideMaster")));
}
