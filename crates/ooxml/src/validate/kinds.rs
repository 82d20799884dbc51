//! What the content type of a part and the kind of a relationship require (ECMA-376 Part 1 § 13.3, § 14.2 and § 15.2;
//! MS-ODRAWXML for what came later).

use super::fault::Fault;
use crate::presentation::{
    CHART, DRAWINGML, NOTES_MASTER, NOTES_SLIDE, PRESENTATIONML, SLIDE, SLIDE_LAYOUT, SLIDE_MASTER,
    TABLE_STYLES, THEME,
};
use crate::{Element, Relationships};

const CHARTML: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const CHART_EXML: &str = "http://schemas.microsoft.com/office/drawing/2014/chartex";
const DIAGRAMML: &str = "http://schemas.openxmlformats.org/drawingml/2006/diagram";
const DIAGRAM_DRAWINGML: &str = "http://schemas.microsoft.com/office/drawing/2008/diagram";

const HANDOUT_MASTER: &str = "application/vnd.openxmlformats-officedocument.presentationml.handoutMaster+xml";
const TAGS: &str = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml";
const THEME_OVERRIDE: &str = "application/vnd.openxmlformats-officedocument.themeOverride+xml";
const CHART_SHAPES: &str = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml";
const CHART_EX: &str = "application/vnd.ms-office.chartex+xml";
const DIAGRAM_DATA: &str = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml";
const DIAGRAM_LAYOUT: &str = "application/vnd.openxmlformats-officedocument.drawingml.diagramLayout+xml";
const DIAGRAM_STYLE: &str = "application/vnd.openxmlformats-officedocument.drawingml.diagramStyle+xml";
const DIAGRAM_COLOURS: &str = "application/vnd.openxmlformats-officedocument.drawingml.diagramColors+xml";
const DIAGRAM_DRAWING: &str = "application/vnd.ms-office.drawingml.diagramDrawing+xml";

/// The kinds of parts: the last segment of the kind of relationship that leads to one, its content type, its root element and
/// the namespace of that.
const KINDS: [(&str, &str, &str, &str); 18] = [
    ("slide", SLIDE, "sld", PRESENTATIONML),
    ("slideLayout", SLIDE_LAYOUT, "sldLayout", PRESENTATIONML),
    ("slideMaster", SLIDE_MASTER, "sldMaster", PRESENTATIONML),
    ("notesSlide", NOTES_SLIDE, "notes", PRESENTATIONML),
    ("notesMaster", NOTES_MASTER, "notesMaster", PRESENTATIONML),
    ("handoutMaster", HANDOUT_MASTER, "handoutMaster", PRESENTATIONML),
    ("tags", TAGS, "tagLst", PRESENTATIONML),
    ("theme", THEME, "theme", DRAWINGML),
    ("themeOverride", THEME_OVERRIDE, "themeOverride", DRAWINGML),
    ("tableStyles", TABLE_STYLES, "tblStyleLst", DRAWINGML),
    ("chart", CHART, "chartSpace", CHARTML),
    ("chartUserShapes", CHART_SHAPES, "userShapes", CHARTML),
    ("chartEx", CHART_EX, "chartSpace", CHART_EXML),
    ("diagramData", DIAGRAM_DATA, "dataModel", DIAGRAMML),
    ("diagramLayout", DIAGRAM_LAYOUT, "layoutDef", DIAGRAMML),
    ("diagramQuickStyle", DIAGRAM_STYLE, "styleDef", DIAGRAMML),
    ("diagramColors", DIAGRAM_COLOURS, "colorsDef", DIAGRAMML),
    ("diagramDrawing", DIAGRAM_DRAWING, "drawing", DIAGRAM_DRAWINGML),
];

/// The content types of parts that hold shapes.
const WITH_SHAPES: [&str; 6] = [
    SLIDE,
    SLIDE_LAYOUT,
    SLIDE_MASTER,
    NOTES_SLIDE,
    NOTES_MASTER,
    HANDOUT_MASTER,
];

/// The relationships that a part of a content type must have, by the last segment of their kind, with what is missing
/// without one.
const NEEDS: [(&str, &str, &str); 6] = [
    (SLIDE, "slideLayout", "dian asettelu"),
    (SLIDE_LAYOUT, "slideMaster", "asettelun perustyyli"),
    (SLIDE_MASTER, "theme", "perustyylin teema"),
    (NOTES_SLIDE, "notesMaster", "muistiinpanojen perustyyli"),
    (NOTES_MASTER, "theme", "perustyylin teema"),
    (HANDOUT_MASTER, "theme", "perustyylin teema"),
];

/// Checks that a part of the content type `kind` has the relationships without which PowerPoint takes it for damaged.
pub(super) fn check_needs(kind: &str, found: &Relationships) -> Result<(), Fault> {
    let mut needs = NEEDS.iter().filter(|(one, _, _)| *one == kind);
    match needs.find(|(_, name, _)| found.of_kind(name).is_none_or(|found| found.external)) {
        Some((_, name, missing)) => Err(Fault::Lacks(format!("{missing} (suhde {name})"))),
        None => Ok(()),
    }
}

/// Whether the target of a relationship may have the content type `kind`; `relationship` is the last segment of its kind.
pub(super) fn is_of_kind(relationship: &str, kind: &str) -> bool {
    if relationship == "image" {
        return kind
            .get(..6)
            .is_some_and(|start| start.eq_ignore_ascii_case("image/"));
    }
    let wanted = KINDS.iter().find(|(name, ..)| *name == relationship);
    wanted.is_none_or(|(_, wanted, ..)| kind == *wanted)
}

/// Checks that the root element is that of the content type `kind`, and that a part with shapes has a shape tree.
pub(super) fn check_root(kind: &str, root: &Element<'_>) -> Result<(), Fault> {
    let Some((_, _, name, namespace)) = KINDS.iter().find(|(_, one, ..)| *one == kind) else {
        return Ok(());
    };
    let (declaration, local) = match root.name.split_once(':') {
        Some((prefix, local)) => (format!("xmlns:{prefix}"), local),
        None => ("xmlns".to_owned(), root.name.as_ref()),
    };
    if local != *name || root.get(&declaration) != Some(namespace) {
        return Err(Fault::Root(name));
    }
    if WITH_SHAPES.contains(&kind) && root.path(&["p:cSld", "p:spTree"]).is_none() {
        return Err(Fault::Lacks("p:cSld/p:spTree".to_owned()));
    }
    if kind == SLIDE_MASTER && root.path(&["p:sldLayoutIdLst", "p:sldLayoutId"]).is_none() {
        return Err(Fault::Lacks(
            "luettelo asetteluista (p:sldLayoutIdLst)".to_owned(),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: &str, text: &str) -> Result<(), Fault> {
        check_root(kind, &Element::parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn the_root_is_that_of_the_type() {
        let theme = format!(r#"<a:theme xmlns:a="{}"/>"#, DRAWINGML);
        assert_eq!(of(THEME, &theme), Ok(()));
        assert_eq!(
            of(THEME, &theme.replace("a:", "b:").replace(":a=", ":b=")),
            Ok(())
        );
        let chart = format!(r#"<chartSpace xmlns="{CHARTML}"/>"#);
        assert_eq!(of(CHART, &chart), Ok(()));
        assert_eq!(of("application/xml", "<html/>"), Ok(()));
        for other in ["<html/>", "<theme/>", r#"<a:theme xmlns:a="a"/>"#, &chart] {
            assert_eq!(of(THEME, other), Err(Fault::Root("theme")), "{other}");
        }
        let slide = format!(r#"<p:sld xmlns:p="{}"><p:cSld/></p:sld>"#, PRESENTATIONML);
        assert_eq!(of(SLIDE, &slide), Err(Fault::Lacks("p:cSld/p:spTree".to_owned())));
    }

    #[test]
    fn a_relationship_agrees_with_the_type_of_its_target() {
        assert!(is_of_kind("chart", CHART) && is_of_kind("image", "image/x-emf"));
        assert!(is_of_kind("customXml", "application/xml"));
        assert!(!is_of_kind("chart", "application/xml") && !is_of_kind("image", "text/plain"));
        assert!(!is_of_kind("slideLayout", SLIDE_MASTER));
    }

    #[test]
    fn a_layout_leads_to_its_master() {
        let mut found = Relationships::default();
        found.add_external("rId1", "http://k/slideMaster", "http://k");
        assert!(check_needs(SLIDE_LAYOUT, &found).is_err());
        let mut found = Relationships::default();
        found.add("rId1", "http://k/slideMaster", "m.xml");
        assert_eq!(check_needs(SLIDE_LAYOUT, &found), Ok(()));
        assert_eq!(check_needs(CHART, &found), Ok(()));
        assert!(check_needs(SLIDE_MASTER, &found).is_err());
    }
}
