//! What cannot stay as it was in its file.

use vuosikello_append::deck::{Remark, Warning};
use vuosikello_ooxml::{Element, Package};

use super::common::check;
use super::foreign::{FIRST, appended, external, parts, relate, related, replace, rich, unrelate};

fn remarks(parts: &Package) -> Vec<Remark> {
    let output = appended(parts);
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    let remark = |warning| match warning {
        Warning::Foreign { file, remark } => {
            assert_eq!(file, "vieras.pptx");
            remark
        }
        other => panic!("{other}"),
    };
    // The foreign brand looks foreign in each of these files.
    let is_of_look = |remark: &Remark| matches!(remark, Remark::Typefaces(..) | Remark::Colours(_));
    let remarks = output.warnings.into_iter().map(remark);
    remarks.filter(|remark| !is_of_look(remark)).collect()
}

#[test]
fn comments_are_left_behind() {
    let mut parts = parts("Hankkeet");
    parts.insert(
        "ppt/comments/comment1.xml",
        "application/x+xml",
        &b"<c>Salaisuus</c>"[..],
    );
    relate(&mut parts, FIRST, "rIdC", "comments", "ppt/comments/comment1.xml");
    let extension = r#"<p:extLst><p:ext uri="{6950BFC3-D8DA-4A85-94F7-54DA5524770B}"><q:commentRel xmlns:q="q" r:id="rIdC"/></p:ext></p:extLst></p:sld>"#;
    replace(&mut parts, FIRST, "</p:sld>", extension);
    assert_eq!(remarks(&parts), [Remark::Comments(1)]);
    let package = Package::read(&appended(&parts).bytes).unwrap();
    assert!(package.parts().all(|(name, _)| !name.contains("comment")));
}

#[test]
fn what_the_viewer_should_know_is_said() {
    let mut parts = rich("Hankkeet");
    replace(&mut parts, FIRST, "<p:sld ", r#"<p:sld show="0" "#);
    replace(&mut parts, FIRST, r#" descr="Kuvan kuvaus""#, "");
    external(
        &mut parts,
        FIRST,
        "rIdFile",
        "hyperlink",
        "file:///Q:/muistio.docx",
    );
    external(&mut parts, FIRST, "rIdVideo", "video", "https://video.example/1");
    let output = appended(&parts);
    let told: Vec<String> = output.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "esitys vieras.pptx: mukana on piilotettu dia",
            "esitys vieras.pptx: yhdeltä kuvalta, kaaviolta tai taulukolta puuttuu vaihtoehtoinen teksti",
            "esitys vieras.pptx: dioilla 18, 19 ja 20 on eri kirjasimet kuin esityksen omilla dioilla: DejaVu Serif, Verdana",
            "esitys vieras.pptx: dioilla 18, 19 ja 20 on eri teeman värit kuin esityksen omilla dioilla",
            "esitys vieras.pptx: linkki vie tiedostoon, jota muilla ei ehkä ole: file:///Q:/muistio.docx",
            "esitys vieras.pptx: video toistetaan verkosta: https://video.example/1",
        ]
    );
}

#[test]
fn links_to_custom_shows_and_zooms_to_sections_are_undone() {
    let mut parts = rich("Hankkeet");
    replace(
        &mut parts,
        FIRST,
        r#"<a:hlinkClick r:id="rIdWeb"/>"#,
        r#"<a:hlinkClick r:id="" action="ppaction://customshow?id=0"/>"#,
    );
    let zoom = r#"<mc:AlternateContent xmlns:mc="mc"><mc:Choice Requires="z"><z:sectionZmObj xmlns:z="z" sectionId="{1}"/></mc:Choice><mc:Fallback><p:sp><p:nvSpPr><p:cNvPr id="99" name="Korvaava"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="11500000" y="5500000"/><a:ext cx="9" cy="9"/></a:xfrm></p:spPr></p:sp></mc:Fallback></mc:AlternateContent></p:spTree>"#;
    replace(&mut parts, FIRST, "</p:spTree>", zoom);
    assert_eq!(remarks(&parts), [Remark::CustomShows(1), Remark::SectionZooms(1)]);
    let output = appended(&parts);
    let package = Package::read(&output.bytes).unwrap();
    let slide = slide_with(&package, "Hankkeet: alku");
    assert!(slide.contains("Korvaava") && !slide.contains("sectionZmObj"));
}

#[test]
fn links_that_run_a_script_are_undone_and_their_text_stays() {
    for target in ["javascript:alert(1)", "data:text/html,x", "ms-msdt:/id"] {
        let mut parts = rich("Hankkeet");
        external(&mut parts, FIRST, "rIdScript", "hyperlink", target);
        replace(
            &mut parts,
            FIRST,
            r#"<a:hlinkClick r:id="rIdWeb"/>"#,
            r#"<a:hlinkClick r:id="rIdScript"/>"#,
        );
        assert_eq!(remarks(&parts), [Remark::UndoneLink(target.to_owned())]);
        let package = Package::read(&appended(&parts).bytes).unwrap();
        for (name, bytes) in package.parts() {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains(target) && !text.contains("rIdScript"), "{name}");
        }
        assert!(slide_with(&package, "Hankkeet: alku").contains("Kuvan kuvaus"));
    }
}

#[test]
fn negative_ids_of_axes_are_written_without_a_sign() {
    let mut parts = parts("Hankkeet");
    let chart = related(&parts, "ppt/slides/slide2.xml", "chart");
    let text = String::from_utf8(parts.part(&chart).unwrap().to_vec()).unwrap();
    let at = text.find("<c:axId val=\"").unwrap() + 13;
    let id = text[at..].split('"').next().unwrap().to_owned();
    let negative = text.replace(&format!("val=\"{id}\""), "val=\"-2068027336\"");
    parts.insert(chart, "", negative.into_bytes());
    let output = appended(&parts);
    let package = Package::read(&output.bytes).unwrap();
    let charts = package
        .parts()
        .filter(|(name, _)| name.starts_with("ppt/charts/chart"));
    let texts: Vec<String> = charts
        .map(|(_, bytes)| String::from_utf8(bytes.to_vec()).unwrap())
        .collect();
    let expected = text.replace(&format!("val=\"{id}\""), "val=\"2226939960\"");
    assert!(texts.contains(&expected));
}

fn slide_with(package: &Package, text: &str) -> String {
    let slides = package
        .parts()
        .filter(|(name, _)| name.starts_with("ppt/slides/slide"));
    let mut texts = slides.map(|(_, bytes)| String::from_utf8(bytes.to_vec()).unwrap());
    texts.find(|slide| slide.contains(text)).unwrap()
}

#[test]
fn zooms_to_slides_follow_them() {
    let mut parts = parts("Hankkeet");
    let zoom = r#"<p:extLst><p:ext uri="z"><z:sldZmObj xmlns:z="z" sldId="257"/></p:ext></p:extLst></p:sld>"#;
    replace(&mut parts, FIRST, "</p:sld>", zoom);
    let output = appended(&parts);
    let id = 256 + output.slides - 2;
    let slide = slide_with(&Package::read(&output.bytes).unwrap(), "Hankkeet: alku");
    assert!(slide.contains(&format!(r#"sldId="{id}""#)), "{slide}");
}

#[test]
fn notes_take_the_places_of_the_notes_master_of_the_deck() {
    let mut parts = parts("Hankkeet");
    let page = related(&parts, FIRST, "notesSlide");
    let text = String::from_utf8(parts.part(&page).unwrap().to_vec()).unwrap();
    let mut root = Element::parse(text.as_bytes()).unwrap();
    root.walk_mut(&mut |element| {
        if element.name == "p:ph" {
            element.set("idx", "77");
        }
    });
    parts.insert(page.clone(), "", root.to_part());
    let header = r#"<p:sp><p:nvSpPr><p:cNvPr id="9" name="Koodi"/><p:cNvSpPr/><p:nvPr><p:ph type="pic" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp></p:spTree>"#;
    replace(&mut parts, &page, "</p:spTree>", header);
    let output = appended(&parts);
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    assert!(check::notes(&output.bytes).contains(&"Kerro tästä ensin.".to_owned()));
    let package = Package::read(&output.bytes).unwrap();
    let pages = package
        .parts()
        .filter(|(name, _)| name.starts_with("ppt/notesSlides/notes"));
    for (_, bytes) in pages {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(
            !text.contains("idx=\"77\"") && !text.contains("type=\"pic\""),
            "{text}"
        );
    }
}

#[test]
fn a_table_style_with_the_id_of_another_gets_one_of_its_own() {
    let mut parts = parts("Hankkeet");
    let styles = related(&parts, "ppt/presentation.xml", "tableStyles");
    replace(
        &mut parts,
        &styles,
        "styleName=\"Vuosikello\"",
        "styleName=\"Toinen\"",
    );
    let output = appended(&parts);
    let package = Package::read(&output.bytes).unwrap();
    let bytes = package.part("ppt/tableStyles.xml").unwrap();
    let root = Element::parse(bytes).unwrap();
    let found: Vec<(&str, &str)> = root
        .elements()
        .map(|style| (style.get("styleName").unwrap(), style.get("styleId").unwrap()))
        .collect();
    let [("Vuosikello", own), ("Toinen", other)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_ne!(own, other);
    assert!(slide_with(&package, "Hankkeet: taulukko").contains(other));
}

#[test]
fn text_that_relied_on_the_main_part_keeps_its_looks() {
    let mut parts = parts("Hankkeet");
    let text = String::from_utf8(parts.part("ppt/presentation.xml").unwrap().to_vec()).unwrap();
    let style =
        r#"<p:defaultTextStyle><a:lvl1pPr algn="ctr"><a:defRPr sz="2600"/></a:lvl1pPr></p:defaultTextStyle>"#;
    assert!(!text.contains("defaultTextStyle"));
    replace(
        &mut parts,
        "ppt/presentation.xml",
        "<p:extLst>",
        &format!("{style}<p:extLst>"),
    );
    let shape = r#"<p:sp><p:nvSpPr><p:cNvPr id="95" name="Teksti"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="10500000" y="5500000"/><a:ext cx="9000" cy="9000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp></p:spTree>"#;
    replace(&mut parts, FIRST, "</p:spTree>", shape);
    let output = appended(&parts);
    let slide = slide_with(&Package::read(&output.bytes).unwrap(), "Hankkeet: alku");
    assert!(
        slide.contains(r#"<a:bodyPr/><a:lstStyle><a:lvl1pPr algn="ctr">"#),
        "{slide}"
    );
}

#[test]
fn a_slide_without_notes_has_none() {
    let mut parts = parts("Hankkeet");
    unrelate(&mut parts, FIRST, "notesSlide");
    let output = appended(&parts);
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    assert!(
        !check::notes(&output.bytes)
            .concat()
            .contains("Kerro tästä ensin.")
    );
}
