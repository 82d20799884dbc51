//! The neutral brand, compiled in from `brand/pptx/`, as a package.

use vuosikello_core::Look;
use vuosikello_ooxml::{ContentTypes, Element, Node, Package, Relationships, theme};

use crate::parts::{self, PRESENTATION_PART};

macro_rules! brand {
    ($file:literal) => {
        include_str!(concat!("../../../../brand/pptx/", $file))
    };
}

const MASTER_PART: &str = "ppt/slideMasters/slideMaster1.xml";

const LAYOUTS: [&str; 9] = [
    brand!("slideLayouts/slideLayout1.xml"),
    brand!("slideLayouts/slideLayout2.xml"),
    brand!("slideLayouts/slideLayout3.xml"),
    brand!("slideLayouts/slideLayout4.xml"),
    brand!("slideLayouts/slideLayout5.xml"),
    brand!("slideLayouts/slideLayout6.xml"),
    brand!("slideLayouts/slideLayout7.xml"),
    brand!("slideLayouts/slideLayout8.xml"),
    brand!("slideLayouts/slideLayout9.xml"),
];

/// A part of the brand without the line breaks and spaces that make the file readable.
fn compact(text: &'static str) -> Vec<u8> {
    let mut root = Element::parse(text.as_bytes()).unwrap_or_default();
    root.walk_mut(&mut |element| {
        element
            .children
            .retain(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
    });
    root.to_part()
}

/// The parts of the neutral brand, with the colours and typefaces of a look.
pub(super) fn package(look: &Look) -> Package {
    let mut package = Package::new(ContentTypes::for_office());
    let parts = [
        (PRESENTATION_PART, parts::PRESENTATION, brand!("presentation.xml")),
        (
            "ppt/tableStyles.xml",
            parts::TABLE_STYLES,
            brand!("tableStyles.xml"),
        ),
        (
            MASTER_PART,
            parts::SLIDE_MASTER,
            brand!("slideMasters/slideMaster1.xml"),
        ),
    ];
    for (name, kind, text) in parts {
        package.insert(name, kind, compact(text));
    }
    package.insert("ppt/theme/theme1.xml", parts::THEME, theme::of_look(look));
    let mut presentation = Relationships::default();
    presentation.relate("rId1", "slideMaster", "slideMasters/slideMaster1.xml");
    presentation.relate("rId2", "theme", "theme/theme1.xml");
    presentation.relate("rId3", "tableStyles", "tableStyles.xml");
    package.set_relationships(PRESENTATION_PART, &presentation);

    let mut master = Relationships::default();
    let mut of_layout = Relationships::default();
    of_layout.relate("rId1", "slideMaster", "../slideMasters/slideMaster1.xml");
    for (number, text) in (1..).zip(LAYOUTS) {
        let file = format!("slideLayouts/slideLayout{number}.xml");
        // As the master refers to them.
        master.relate(format!("rId{number}"), "slideLayout", format!("../{file}"));
        let name = format!("ppt/{file}");
        package.set_relationships(&name, &of_layout);
        package.insert(name, parts::SLIDE_LAYOUT, compact(text));
    }
    master.relate("rIdTheme", "theme", "../theme/theme1.xml");
    package.set_relationships(MASTER_PART, &master);
    package
}

/// The theme, also for a notes master added to a template.
pub(super) fn notes_theme() -> Vec<u8> {
    theme::of_look(&Look::default())
}

/// The notes master, for a template that has none.
pub(super) fn notes_master() -> Vec<u8> {
    compact(brand!("notesMasters/notesMaster1.xml"))
}

/// The properties of a presentation and of its view. How it is shown is left to the program, but PowerPoint takes a file
/// without these parts for damaged.
pub(super) fn properties(root: &'static str) -> Vec<u8> {
    Element::new(root)
        .attribute("xmlns:p", parts::PRESENTATIONML)
        .to_part()
}

/// The table styles, for a template that has none.
pub(super) fn table_styles() -> Vec<u8> {
    compact(brand!("tableStyles.xml"))
}
