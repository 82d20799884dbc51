//! Making a reference out of a `.docx` of the organisation's own.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_core::Look;
use vuosikello_ooxml::{Element, Package, RELATIONSHIPS, Relationships, validate};

use super::built_in::{self, strip_layout};
use super::error::ReferenceError;
use super::numbering::{self, Definitions, NUMBERED, UNNUMBERED};
use super::{Attached, ByLanguage, LeftOut, Page, Reference, styles};
use crate::role::Role;

/// The settings of a reference that concern appearance. The others (protection, mail merge, attached templates, revision ids,
/// prompts on opening) belong to the one document.
const SETTINGS_KEPT: &[&str] = &[
    "w:zoom",
    "w:mirrorMargins",
    "w:defaultTabStop",
    "w:autoHyphenation",
    "w:consecutiveHyphenLimit",
    "w:hyphenationZone",
    "w:doNotHyphenateCaps",
    "w:characterSpacingControl",
    "w:compat",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:decimalSymbol",
    "w:listSeparator",
];

/// A part without the line breaks and spaces between its elements.
fn part<'p>(package: &'p Package, name: &str) -> Result<Element<'p>, ReferenceError> {
    let mut root = package.parse(name)?;
    validate::names(&root).map_err(|fault| ReferenceError::Damaged {
        part: name.to_owned(),
        fault,
    })?;
    strip_layout(&mut root);
    Ok(root)
}

impl Reference {
    /// Makes a reference of a `.docx` file. Its text, headers and footers are not used.
    ///
    /// Styles are found by their names. A style that the file lacks is added from the built-in brand, with the
    /// numbering of headings and lists if theirs is missing.
    ///
    /// # Errors
    /// [`ReferenceError`] if the bytes are not a readable Word document.
    pub fn from_docx(bytes: &[u8]) -> Result<Reference, ReferenceError> {
        Self::from_docx_with(bytes, &Look::default())
    }

    /// As [`Reference::from_docx`], where what the file lacks is that of a look: styles, theme, and the colours that no style
    /// gives (sums in tables, marks of states).
    ///
    /// # Errors
    /// As [`Reference::from_docx`].
    pub fn from_docx_with(bytes: &[u8], look: &Look) -> Result<Reference, ReferenceError> {
        let package = Package::read(bytes)?.into_transitional();
        let root = package.relationships("")?;
        let main = root.of_kind("officeDocument");
        let main = main.and_then(|main| package.target("", main));
        let main = main.ok_or(ReferenceError::NotWord("pääasiakirja"))?;
        let document = part(&package, &main)?;
        if document.name != "w:document" {
            return Err(ReferenceError::NotWord("w:document"));
        }
        let relationships = package.relationships(&main)?;
        let target = |kind: &str| package.target(&main, relationships.of_kind(kind)?);

        let style_part = target("styles").ok_or(ReferenceError::NotWord("tyylit (styles.xml)"))?;
        let mut styles = styles::Root(part(&package, &style_part)?);
        let numbering = match target("numbering") {
            Some(name) => part(&package, &name)?,
            None => {
                let empty = Element {
                    children: Vec::new(),
                    ..built_in::numbering()
                };
                empty.attribute("xmlns:r", RELATIONSHIPS)
            }
        };
        let mut numbering = numbering::Root(numbering);
        let style_ids = add_styles(&mut styles, Role::ALL, look);
        let definitions = add_missing_numbering(&mut styles, &mut numbering, &style_ids);

        let mut all_styles = styles::Root(styles.0.clone());
        let mut style_ids = style_ids;
        style_ids.extend(add_styles(&mut all_styles, Role::SPARE, look));
        for styles in [&mut styles, &mut all_styles] {
            leave_out_numbers(styles, &style_ids);
        }

        let mut settings = match target("settings") {
            Some(name) => part(&package, &name)?,
            None => built_in::settings(),
        };
        settings.retain(|child| SETTINGS_KEPT.contains(&child.name.as_ref()));
        let mut attached = Attached::new();
        match target("theme") {
            Some(name) => attached.take(&package, &name, "theme")?,
            None => built_in::attach_theme(&mut attached, look),
        }
        match target("fontTable") {
            Some(name) => attached.take(&package, &name, "fontTable")?,
            None => built_in::attach_fonts(&mut attached, look),
        }
        if let Some(name) = target("numbering") {
            // Pictures as bullets.
            attached.follow(&package, &name, "word/numbering.xml")?;
        }

        let section = document
            .find("w:body")
            .and_then(|body| body.elements().rev().find(|e| e.name == "w:sectPr"));
        let page = section.and_then(Page::from_section).unwrap_or(Page::A4);
        let indent = |role: Role| {
            let indent = style_ids.get(role as usize).map_or(0, |id| styles.indent_of(id));
            indent.min(page.text_width() / 3)
        };
        let (text_indent, table_indent) = (indent(Role::Body), indent(Role::Caption));
        Ok(Reference {
            logo: None,
            look: look.clone(),
            left_out: left_out(&package, &main, &document, &relationships),
            style_ids,
            styles: ByLanguage::new(|language| styles.part(language)),
            all_styles: ByLanguage::new(|language| all_styles.part(language)),
            settings: ByLanguage::settings(&settings),
            numbering: numbering.finish(definitions),
            attached,
            page,
            text_indent,
            table_indent,
        })
    }
}

/// Adds the styles of roles that the reference lacks and gives the ids of all, in the order of the roles.
fn add_styles(styles: &mut styles::Root<'_>, roles: &[Role], look: &Look) -> Vec<String> {
    let built_in = built_in::all_styles(look);
    let mut ids = BTreeMap::new();
    roles
        .iter()
        .map(|role| {
            styles.id_of(role.name(), role.kind()).or_else(|| {
                let id = built_in.id_of(role.name(), role.kind())?;
                styles.copy_from(&built_in, &id, &mut ids)
            })
        })
        .map(Option::unwrap_or_default)
        .collect()
}

/// Takes the number from the styles that inherit one without being headings or lists: the heading of the table of contents, say, where
/// it is based on the first heading. It would take a number that the text then lacks.
fn leave_out_numbers(styles: &mut styles::Root<'_>, style_ids: &[String]) {
    use Role::{Heading4, Heading5, Heading6};
    let may_have_number = |role: &Role| {
        NUMBERED.iter().any(|(numbered, _)| numbered == role)
            || matches!(role, Heading4 | Heading5 | Heading6)
    };
    let roles = Role::ALL.iter().chain(Role::SPARE);
    for role in roles.filter(|role| role.kind() == "paragraph" && !may_have_number(role)) {
        if let Some(id) = style_ids.get(*role as usize)
            && styles.numbering_of(id).is_some()
        {
            styles.set_numbering(id, 0, 0);
        }
    }
}

/// What the file shows that documents do not have.
fn left_out(
    package: &Package,
    main: &str,
    document: &Element,
    relationships: &Relationships,
) -> Vec<LeftOut> {
    let mut left_out = BTreeSet::new();
    for relationship in relationships.iter() {
        if !matches!(relationship.name(), "header" | "footer") {
            continue;
        }
        let target = package.target(main, relationship);
        if let Some(root) = target.and_then(|target| package.parse(&target).ok()) {
            shown(&root, LeftOut::HeaderText, LeftOut::HeaderPicture, &mut left_out);
        }
    }
    if let Some(body) = document.find("w:body") {
        shown(body, LeftOut::BodyText, LeftOut::BodyPicture, &mut left_out);
        let mut has_borders = false;
        body.walk(&mut |element| has_borders |= element.name == "w:pgBorders");
        left_out.extend(has_borders.then_some(LeftOut::PageBorders));
    }
    left_out.extend(document.find("w:background").map(|_| LeftOut::Background));
    left_out.into_iter().collect()
}

/// Notes whether a part of the file shows text and pictures.
fn shown(root: &Element, text: LeftOut, picture: LeftOut, left_out: &mut BTreeSet<LeftOut>) {
    root.walk(&mut |element| match element.name.as_ref() {
        "w:t" if !element.own_text().trim().is_empty() => {
            left_out.insert(text);
        }
        "w:drawing" | "w:pict" | "w:object" => {
            left_out.insert(picture);
        }
        _ => {}
    });
}

/// Adds numbering definitions for headings and lists where the styles of the reference have none.
fn add_missing_numbering(
    styles: &mut styles::Root<'_>,
    numbering: &mut numbering::Root<'_>,
    style_ids: &[String],
) -> Definitions {
    let built_in = built_in::numbering();
    let built_in_styles = built_in::styles(&Look::default());
    let style = |role: Role| style_ids.get(role as usize).cloned().unwrap_or_default();
    // The levels of a definition name their styles, by the ids of the built-in brand until they are replaced.
    let ids: BTreeMap<String, String> = NUMBERED
        .iter()
        .filter_map(|(role, _)| Some((built_in_styles.id_of(role.name(), role.kind())?, style(*role))))
        .collect();
    let definition = |styles: &styles::Root<'_>, numbering: &numbering::Root<'_>, role: Role| {
        numbering.definition_of(&styles.numbering_of(&style(role))?)
    };

    let headings = [Role::Heading1, Role::Heading2, Role::Heading3];
    if headings
        .iter()
        .any(|role| definition(styles, numbering, *role).is_none())
        && let Some((_, instance)) = numbering.take_over(&built_in, "0", &ids)
    {
        for (level, role) in headings.into_iter().enumerate() {
            styles.set_numbering(&style(role), instance, level);
        }
    }
    let heading = styles.numbering_of(&style(Role::Heading1)).unwrap_or_default();
    let mut list = |role: Role, own: &str| {
        if let Some(found) = definition(styles, numbering, role) {
            return found;
        }
        let Some((id, instance)) = numbering.take_over(&built_in, own, &ids) else {
            return String::new();
        };
        styles.set_numbering(&style(role), instance, 0);
        id
    };
    let bullet = list(Role::ListBullet, "1");
    let number = list(Role::ListNumber, "2");
    let unnumbered = numbering.take_over(&built_in, UNNUMBERED, &ids);
    Definitions {
        bullet,
        number,
        heading,
        unnumbered: unnumbered.map_or(0, |(_, instance)| instance),
    }
}
