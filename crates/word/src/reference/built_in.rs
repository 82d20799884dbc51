//! The neutral brand, compiled in from `brand/docx/`.

use std::sync::LazyLock;

use vuosikello_ooxml::{Element, Node};

use super::numbering::Definitions;
use super::{Attachment, ByLanguage, PackagePart, Page, Reference, numbering, styles};
use crate::parts::{FONT_TABLE, THEME, relationship_kind};

const STYLES: &str = include_str!("../../../../brand/docx/styles.xml");
const NUMBERING: &str = include_str!("../../../../brand/docx/numbering.xml");
const SETTINGS: &str = include_str!("../../../../brand/docx/settings.xml");
const FONTS: &str = include_str!("../../../../brand/docx/fontTable.xml");
const COLOURS: &str = include_str!("../../../../brand/docx/theme/theme1.xml");

/// A part of the brand as a tree. The files are compiled in and a test parses each, so an error cannot come up; the
/// empty tree in its place keeps a panic out of the library.
fn parse(text: &'static str) -> Element<'static> {
    let mut root = Element::parse(text.as_bytes()).unwrap_or_default();
    strip_layout(&mut root);
    root
}

/// Takes out the line breaks and spaces that make the files readable.
pub(super) fn strip_layout(root: &mut Element<'_>) {
    root.walk_mut(&mut |element| {
        element
            .children
            .retain(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
    });
}

pub(super) fn styles() -> styles::Root<'static> {
    styles::Root(parse(STYLES))
}

pub(super) fn numbering() -> Element<'static> {
    parse(NUMBERING)
}

pub(super) fn settings() -> Element<'static> {
    parse(SETTINGS)
}

/// Theme and fonts, for the built-in brand and for a reference that has none.
pub(super) fn theme() -> (PackagePart, Attachment) {
    attached(
        "word/theme/theme1.xml",
        "theme/theme1.xml",
        THEME,
        "theme",
        COLOURS,
    )
}

pub(super) fn fonts() -> (PackagePart, Attachment) {
    attached(
        "word/fontTable.xml",
        "fontTable.xml",
        FONT_TABLE,
        "fontTable",
        FONTS,
    )
}

fn attached(
    name: &str,
    target: &str,
    content_type: &str,
    kind: &str,
    text: &'static str,
) -> (PackagePart, Attachment) {
    (
        PackagePart {
            name: name.to_owned(),
            content_type: content_type.to_owned(),
            bytes: parse(text).to_part(),
        },
        Attachment {
            kind: relationship_kind(kind),
            target: target.to_owned(),
        },
    )
}

impl Reference {
    /// The neutral brand that comes with the software.
    pub fn built_in() -> &'static Reference {
        static BUILT_IN: LazyLock<Reference> = LazyLock::new(reference);
        &BUILT_IN
    }
}

fn reference() -> Reference {
    let styles = styles();
    let (parts, attachments) = [theme(), fonts()].into_iter().unzip();
    let style_ids: Vec<String> = styles
        .role_ids()
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect();
    let text_indent = styles.indent_of("BodyText");
    let table_indent = styles.indent_of("Caption");
    // As `brand/docx/numbering.xml` has them; tests hold the two together.
    let definitions = Definitions {
        bullet: "1".to_owned(),
        number: "2".to_owned(),
        unnumbered: "4".to_owned(),
    };
    Reference {
        logo: None,
        style_ids,
        styles: ByLanguage::new(|language| styles.part(language)),
        settings: ByLanguage::settings(&settings()),
        numbering: numbering::Root(numbering()).finish(definitions),
        parts,
        attachments,
        page: Page::A4,
        text_indent,
        table_indent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;

    #[test]
    fn every_part_of_the_brand_is_readable() {
        for text in [STYLES, NUMBERING, SETTINGS, FONTS, COLOURS] {
            Element::parse(text.as_bytes()).unwrap();
        }
    }

    #[test]
    fn the_brand_has_a_style_for_every_role() {
        for (role, id) in Role::ALL.iter().zip(styles().role_ids()) {
            assert!(id.is_some(), "{} is missing", role.name());
        }
    }

    #[test]
    fn headings_and_lists_are_tied_to_their_numbering() {
        let (styles, numbering) = (styles(), numbering::Root(numbering()));
        for (role, definition) in super::super::numbering::NUMBERED {
            let id = styles.id_of(role.name(), role.kind()).unwrap();
            let instance = styles.numbering_of(&id).unwrap();
            assert_eq!(
                numbering.definition_of(&instance).as_deref(),
                Some(definition),
                "{}",
                role.name()
            );
        }
        assert_eq!(
            numbering.definition_of("4").as_deref(),
            Some(numbering::UNNUMBERED)
        );
    }
}
