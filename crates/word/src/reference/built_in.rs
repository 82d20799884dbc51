//! The neutral brand, compiled in from `brand/docx/`.

use std::sync::LazyLock;

use vuosikello_core::Look;
use vuosikello_ooxml::{Element, Node, theme};

use super::numbering::Definitions;
use super::recolour::recoloured;
use super::{Attached, ByLanguage, Page, Reference, numbering, styles};
use crate::parts::{FONT_TABLE, THEME};

const STYLES: &str = include_str!("../../../../brand/docx/styles.xml");
const SPARE_STYLES: &str = include_str!("../../../../brand/docx/spare-styles.xml");
const NUMBERING: &str = include_str!("../../../../brand/docx/numbering.xml");
const SETTINGS: &str = include_str!("../../../../brand/docx/settings.xml");
const FONTS: &str = include_str!("../../../../brand/docx/fontTable.xml");

/// A part of the brand as a tree. A test parses each of the files, which are compiled in, so the empty tree in place of an error
/// is never used; it keeps a panic out of the library.
fn parse(text: &'static str) -> Element<'static> {
    let mut root = Element::parse(text.as_bytes()).unwrap_or_default();
    strip_layout(&mut root);
    root
}

/// Removes the line breaks and spaces between elements.
pub(super) fn strip_layout(root: &mut Element<'_>) {
    root.walk_mut(&mut |element| {
        element
            .children
            .retain(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
    });
}

pub(super) fn styles(look: &Look) -> styles::Root<'static> {
    styles::Root(recoloured(parse(STYLES), look))
}

/// The styles with those that only some files need.
pub(super) fn all_styles(look: &Look) -> styles::Root<'static> {
    let mut all = styles(look);
    all.0
        .children
        .extend(recoloured(parse(SPARE_STYLES), look).children);
    all
}

pub(super) fn numbering() -> Element<'static> {
    parse(NUMBERING)
}

pub(super) fn settings() -> Element<'static> {
    parse(SETTINGS)
}

/// Attaches the theme.
pub(super) fn attach_theme(attached: &mut Attached, look: &Look) {
    attached
        .parts
        .insert("word/theme/theme1.xml", THEME, theme::of_look(look));
    attached.relate("theme", "theme/theme1.xml");
}

/// Attaches the font table: the typefaces of the look. What Word should take in the place of the built-in one is known.
pub(super) fn attach_fonts(attached: &mut Attached, look: &Look) {
    let mut fonts = parse(FONTS);
    for name in [&look.typefaces.headings, &look.typefaces.text] {
        if !fonts.elements().any(|font| font.get("w:name") == Some(name)) {
            fonts.push(Element::new("w:font").attribute("w:name", name.clone()));
        }
    }
    attached
        .parts
        .insert("word/fontTable.xml", FONT_TABLE, fonts.to_part());
    attached.relate("fontTable", "fontTable.xml");
}

impl Reference {
    /// The neutral brand that comes with the software.
    pub fn built_in() -> &'static Reference {
        static BUILT_IN: LazyLock<Reference> = LazyLock::new(|| Reference::of_look(&Look::default()));
        &BUILT_IN
    }

    /// The neutral brand with the colours and typefaces of a look.
    pub fn of_look(look: &Look) -> Reference {
        reference(look)
    }
}

fn reference(look: &Look) -> Reference {
    let (styles, all_styles) = (styles(look), all_styles(look));
    let mut attached = Attached::new();
    attach_theme(&mut attached, look);
    attach_fonts(&mut attached, look);
    let style_ids = all_styles.role_ids();
    let text_indent = styles.indent_of("BodyText");
    let table_indent = styles.indent_of("Caption");
    // As `brand/docx/numbering.xml` has them; tests hold the two together.
    let definitions = Definitions {
        bullet: "1".to_owned(),
        number: "2".to_owned(),
        heading: "1".to_owned(),
        unnumbered: 4,
    };
    Reference {
        logo: None,
        look: look.clone(),
        left_out: Vec::new(),
        style_ids,
        styles: ByLanguage::new(|language| styles.part(language)),
        all_styles: ByLanguage::new(|language| all_styles.part(language)),
        settings: ByLanguage::settings(&settings()),
        numbering: numbering::Root(numbering()).finish(definitions),
        attached,
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
        for text in [STYLES, SPARE_STYLES, NUMBERING, SETTINGS, FONTS] {
            Element::parse(text.as_bytes()).unwrap();
        }
    }

    #[test]
    fn the_brand_has_a_style_for_every_role() {
        for (role, id) in Role::ALL.iter().zip(styles(&Look::default()).role_ids()) {
            assert!(!id.is_empty(), "{} is missing", role.name());
        }
        for (role, id) in Role::ALL
            .iter()
            .chain(Role::SPARE)
            .zip(all_styles(&Look::default()).role_ids())
        {
            assert!(!id.is_empty(), "{} is missing", role.name());
        }
    }

    #[test]
    fn headings_and_lists_are_tied_to_their_numbering() {
        let (styles, numbering) = (styles(&Look::default()), numbering::Root(numbering()));
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
