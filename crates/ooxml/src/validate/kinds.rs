//! What a type of content asks for, and what a kind of relationship does (ECMA-376 Part 1 § 13.3, § 14.2 and § 15.2;
//! MS-ODRAWXML for what came later).

use super::fault::Fault;
use crate::presentation;
use crate::{Element, Relationships};

const CHARTML: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DIAGRAMML: &str = "http://schemas.openxmlformats.org/drawingml/2006/diagram";

/// The root elements, with their namespaces, by type of content.
const ROOTS: [(&str, &str, &str); 18] = [
    (presentation::SLIDE, "sld", presentation::PRESENTATIONML),
    (
        presentation::SLIDE_LAYOUT,
        "sldLayout",
        presentation::PRESENTATIONML,
    ),
    (
        presentation::SLIDE_MASTER,
        "sldMaster",
        presentation::PRESENTATIONML,
    ),
    (presentation::NOTES_SLIDE, "notes", presentation::PRESENTATIONML),
    (
        presentation::NOTES_MASTER,
        "notesMaster",
        presentation::PRESENTATIONML,
    ),
    (HANDOUT_MASTER, "handoutMaster", presentation::PRESENTATIONML),
    (TAGS, "tagLst", presentation::PRESENTATIONML),
    (presentation::THEME, "theme", presentation::DRAWINGML),
    (THEME_OVERRIDE, "themeOverride", presentation::DRAWINGML),
    (presentation::TABLE_STYLES, "tblStyleLst", presentation::DRAWINGML),
    (presentation::CHART, "chartSpace", CHARTML),
    (CHART_SHAPES, "userShapes", CHARTML),
    (DIAGRAM_DATA, "dataModel", DIAGRAMML),
    (DIAGRAM_LAYOUT, "layoutDef", DIAGRAMML),
    (DIAGRAM_STYLE, "styleDef", DIAGRAMML),
    (DIAGRAM_COLOURS, "colorsDef", DIAGRAMML),
    (
        DIAGRAM_DRAWING,
        "drawing",
        "http://schemas.microsoft.com/office/drawing/2008/diagram",
    ),
    (
        CHART_EX,
        "chartSpace",
        "http://schemas.microsoft.com/office/drawing/2014/chartex",
    ),
];

const HANDOUT_MASTER: &str = "application/vnd.openxmlformats-officedocument.presentationml.handoutMaster+xml";
const TAGS: &str = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml";
const THEME_OVERRIDE: &str = "application/vnd.openxmlformats-officedocument.themeOverride+xml";
const CHART_SHAPES: &str = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml";
const DIAGRAM_DATA: &str = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml";
const DIAGRAM_LAYOUT: &str = "application/vnd.openxmlformats-officedocument.drawingml.diagramLayout+xml";
const DIAGRAM_STYLE: &str = "application/vnd.openxmlformats-officedocument.drawingml.diagramStyle+xml";
const DIAGRAM_COLOURS: &str = "application/vnd.openxmlformats-officedocument.drawingml.diagramColors+xml";
const DIAGRAM_DRAWING: &str = "application/vnd.ms-office.drawingml.diagramDrawing+xml";
const CHART_EX: &str = "application/vnd.ms-office.chartex+xml";

/// The types of the targets of relationships, by the last word of their kind.
const TARGETS: [(&str, &str); 18] = [
    ("slide", presentation::SLIDE),
    ("slideLayout", presentation::SLIDE_LAYOUT),
    ("slideMaster", presentation::SLIDE_MASTER),
    ("notesSlide", presentation::NOTES_SLIDE),
    ("notesMaster", presentation::NOTES_MASTER),
    ("handoutMaster", HANDOUT_MASTER),
    ("tags", TAGS),
    ("theme", presentation::THEME),
    ("themeOverride", THEME_OVERRIDE),
    ("tableStyles", presentation::TABLE_STYLES),
    ("chart", presentation::CHART),
    ("chartUserShapes", CHART_SHAPES),
    ("chartEx", CHART_EX),
    ("diagramData", DIAGRAM_DATA),
    ("diagramLayout", DIAGRAM_LAYOUT),
    ("diagramQuickStyle", DIAGRAM_STYLE),
    ("diagramColors", DIAGRAM_COLOURS),
    ("diagramDrawing", DIAGRAM_DRAWING),
];

/// The types of parts that hold shapes.
const WITH_SHAPES: [&str; 6] = [
    presentation::SLIDE,
    presentation::SLIDE_LAYOUT,
    presentation::SLIDE_MASTER,
    presentation::NOTES_SLIDE,
    presentation::NOTES_MASTER,
    HANDOUT_MASTER,
];

/// The relationships without which a part of a type is none, with what is missing then.
const NEEDS: [(&str, &str, &str); 6] = [
    (
        presentation::SLIDE,
        "slideLayout",
        "dian asettelu (suhde slideLayout)",
    ),
    (
        presentation::SLIDE_LAYOUT,
        "slideMaster",
        "asettelun perustyyli (suhde slideMaster)",
    ),
    (
        presentation::SLIDE_MASTER,
        "theme",
        "perustyylin teema (suhde theme)",
    ),
    (
        presentation::NOTES_SLIDE,
        "notesMaster",
        "muistiinpanojen perustyyli (suhde notesMaster)",
    ),
    (
        presentation::NOTES_MASTER,
        "theme",
        "perustyylin teema (suhde theme)",
    ),
    (HANDOUT_MASTER, "theme", "perustyylin teema (suhde theme)"),
];

/// Refuses a part that leads nowhere where one of its type has to lead somewhere.
pub(super) fn check_needs(kind: &str, found: &Relationships) -> Result<(), Fault> {
    let mut needs = NEEDS.iter().filter(|(one, _, _)| *one == kind);
    let lacking = needs.find(|(_, word, _)| found.of_kind(word).is_none_or(|found| found.external));
    lacking.map_or(Ok(()), |(_, _, missing)| Err(Fault::Lacks(missing)))
}

/// Whether the target of a relationship may be of a type. The kind is named by its last word, in which all forms of the
/// standard agree.
pub(super) fn is_of_kind(relationship: &str, kind: &str) -> bool {
    if relationship == "image" {
        return kind
            .get(..6)
            .is_some_and(|start| start.eq_ignore_ascii_case("image/"));
    }
    let wanted = TARGETS.iter().find(|(word, _)| *word == relationship);
    wanted.is_none_or(|(_, wanted)| kind == *wanted)
}

/// Refuses a part whose root element is not the one that its type asks for, and one with shapes that has no place for
/// them.
pub(super) fn check_root(kind: &str, root: &Element<'_>) -> Result<(), Fault> {
    let Some((_, name, namespace)) = ROOTS.iter().find(|(one, _, _)| *one == kind) else {
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
        return Err(Fault::Lacks("p:cSld/p:spTree"));
    }
    if kind == presentation::SLIDE_MASTER && root.path(&["p:sldLayoutIdLst", "p:sldLayoutId"]).is_none() {
        return Err(Fault::Lacks("luettelo asetteluista (p:sldLayoutIdLst)"));
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
        let theme = format!(r#"<a:theme xmlns:a="{}"/>"#, presentation::DRAWINGML);
        assert_eq!(of(presentation::THEME, &theme), Ok(()));
        assert_eq!(
            of(
                presentation::THEME,
                &theme.replace("a:", "b:").replace(":a=", ":b=")
            ),
            Ok(())
        );
        let chart = format!(r#"<chartSpace xmlns="{CHARTML}"/>"#);
        assert_eq!(of(presentation::CHART, &chart), Ok(()));
        assert_eq!(of("application/xml", "<html/>"), Ok(()));
        for other in ["<html/>", "<theme/>", r#"<a:theme xmlns:a="a"/>"#, &chart] {
            assert_eq!(
                of(presentation::THEME, other),
                Err(Fault::Root("theme")),
                "{other}"
            );
        }
        let slide = format!(
            r#"<p:sld xmlns:p="{}"><p:cSld/></p:sld>"#,
            presentation::PRESENTATIONML
        );
        assert_eq!(
            of(presentation::SLIDE, &slide),
            Err(Fault::Lacks("p:cSld/p:spTree"))
        );
    }

    #[test]
    fn a_relationship_agrees_with_the_type_of_its_target() {
        assert!(is_of_kind("chart", presentation::CHART) && is_of_kind("image", "image/x-emf"));
        assert!(is_of_kind("customXml", "application/xml"));
        assert!(!is_of_kind("chart", "application/xml") && !is_of_kind("image", "text/plain"));
        assert!(!is_of_kind("slideLayout", presentation::SLIDE_MASTER));
    }

    #[test]
    fn a_layout_leads_to_its_master() {
        let mut found = Relationships::default();
        found.add_external("rId1", "http://k/slideMaster", "http://k");
        assert!(check_needs(presentation::SLIDE_LAYOUT, &found).is_err());
        let mut found = Relationships::default();
        found.add("rId1", "http://k/slideMaster", "m.xml");
        assert_eq!(check_needs(presentation::SLIDE_LAYOUT, &found), Ok(()));
        assert_eq!(check_needs(presentation::CHART, &found), Ok(()));
        assert!(check_needs(presentation::SLIDE_MASTER, &found).is_err());
    }
}
