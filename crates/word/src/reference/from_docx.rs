//! Making a reference out of a `.docx` of the organisation's own.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_ooxml::{Element, Package, Relationships, relationships_part, resolve_target};

use super::built_in::{self, strip_layout};
use super::error::ReferenceError;
use super::numbering::{self, Definitions, NUMBERED, UNNUMBERED};
use super::{Attachment, ByLanguage, PackagePart, Page, Reference, styles};
use crate::parts::relationship_kind;
use crate::role::Role;

/// What of the settings of a reference concerns looks. The rest (protection, mail merge, attached templates, revision
/// ids, questions on opening) belongs to the one document.
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

/// How many parts a theme or a font table may bring along (pictures, embedded fonts).
const MAX_CARRIED: usize = 64;

fn part<'p>(package: &'p Package, name: &str) -> Result<Element<'p>, ReferenceError> {
    let bytes = package.part(name).unwrap_or_default();
    let mut root = Element::parse(bytes).map_err(|error| ReferenceError::Part {
        part: name.to_owned(),
        error,
    })?;
    strip_layout(&mut root);
    Ok(root)
}

impl Reference {
    /// The brand of a `.docx` of one's own. Its text, headers and footers are not used.
    ///
    /// Styles are found by their names. A style that the file lacks is added from the built-in brand, with the
    /// numbering of headings and lists if theirs is missing.
    ///
    /// # Errors
    /// [`ReferenceError`] if the bytes are not a readable Word document.
    pub fn from_docx(bytes: &[u8]) -> Result<Reference, ReferenceError> {
        let package = Package::read(bytes)?;
        let main = package.relationships("")?;
        let main = main
            .of_kind("officeDocument")
            .ok_or(ReferenceError::NotWord("pääasiakirja"))?;
        let main = resolve_target("", &main.target)
            .filter(|name| package.part(name).is_some())
            .ok_or(ReferenceError::NotWord("pääasiakirja"))?;
        let document = part(&package, &main)?;
        if document.name != "w:document" {
            return Err(ReferenceError::NotWord("w:document"));
        }
        let relationships = package.relationships(&main)?;
        let target = |kind: &str| {
            let relationship = relationships
                .of_kind(kind)
                .filter(|relationship| !relationship.external)?;
            resolve_target(&main, &relationship.target).filter(|name| package.part(name).is_some())
        };

        let style_part = target("styles").ok_or(ReferenceError::NotWord("tyylit (styles.xml)"))?;
        let mut styles = styles::Root(part(&package, &style_part)?);
        let numbering = match target("numbering") {
            Some(name) => part(&package, &name)?,
            None => {
                let empty = Element {
                    children: Vec::new(),
                    ..built_in::numbering()
                };
                empty.attribute("xmlns:r", crate::parts::RELATIONSHIPS)
            }
        };
        let mut numbering = numbering::Root(numbering);
        let style_ids = add_missing_styles(&mut styles);
        let definitions = add_missing_numbering(&mut styles, &mut numbering, &style_ids);

        let settings = match target("settings") {
            Some(name) => kept_settings(part(&package, &name)?),
            None => built_in::settings(),
        };
        let mut carried = Carried::default();
        for (kind, fallback) in [
            ("theme", built_in::theme as fn() -> _),
            ("fontTable", built_in::fonts),
        ] {
            match target(kind) {
                Some(name) => carried.attach(&package, &name, kind)?,
                None => carried.add(fallback()),
            }
        }
        if let Some(name) = target("numbering") {
            // Pictures as bullets.
            carried.follow(&package, &name, "word/numbering.xml")?;
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
            style_ids,
            styles: ByLanguage::new(|language| styles.part(language)),
            settings: ByLanguage::settings(&settings),
            numbering: numbering.finish(definitions),
            parts: carried.parts,
            attachments: carried.attachments,
            page,
            text_indent,
            table_indent,
        })
    }
}

/// Adds the styles that the reference lacks and gives the ids of all, by the number of the role.
fn add_missing_styles(styles: &mut styles::Root<'_>) -> Vec<String> {
    let built_in = built_in::styles();
    let mut ids = BTreeMap::new();
    Role::ALL
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

/// Ties headings and lists to a numbering where the reference has none for them.
fn add_missing_numbering(
    styles: &mut styles::Root<'_>,
    numbering: &mut numbering::Root<'_>,
    style_ids: &[String],
) -> Definitions {
    let built_in = built_in::numbering();
    let built_in_styles = built_in::styles();
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
            styles.set_numbering(&style(role), &instance, level);
        }
    }
    let mut list = |role: Role, own: &str| {
        if let Some(found) = definition(styles, numbering, role) {
            return found;
        }
        let Some((id, instance)) = numbering.take_over(&built_in, own, &ids) else {
            return String::new();
        };
        styles.set_numbering(&style(role), &instance, 0);
        id
    };
    let bullet = list(Role::ListBullet, "1");
    let number = list(Role::ListNumber, "2");
    let unnumbered = numbering
        .take_over(&built_in, UNNUMBERED, &ids)
        .map(|(_, instance)| instance);
    Definitions {
        bullet,
        number,
        unnumbered: unnumbered.unwrap_or_default(),
    }
}

fn kept_settings(mut settings: Element<'_>) -> Element<'_> {
    settings.retain(|child| SETTINGS_KEPT.contains(&child.name.as_ref()));
    settings
}

/// Parts taken over as they are, with the parts that they refer to.
#[derive(Default)]
struct Carried {
    parts: Vec<PackagePart>,
    attachments: Vec<Attachment>,
    names: BTreeSet<String>,
}

impl Carried {
    fn add(&mut self, (part, attachment): (PackagePart, Attachment)) {
        self.names.insert(part.name.clone());
        self.parts.push(part);
        self.attachments.push(attachment);
    }

    /// Takes over a part that hangs on the main document, under its own name.
    fn attach(&mut self, package: &Package, name: &str, kind: &str) -> Result<(), ReferenceError> {
        self.take(package, name);
        self.attachments.push(Attachment {
            kind: relationship_kind(kind),
            target: format!("/{name}"),
        });
        self.follow(package, name, name)
    }

    fn take(&mut self, package: &Package, name: &str) {
        if let Some(bytes) = package.part(name)
            && self.names.len() < MAX_CARRIED
            && self.names.insert(name.to_owned())
        {
            let content_type = package
                .content_types()
                .of(name)
                .unwrap_or("application/octet-stream")
                .to_owned();
            self.parts.push(PackagePart {
                name: name.to_owned(),
                content_type,
                bytes: bytes.to_owned(),
            });
        }
    }

    /// Takes over what a part refers to inside the package, and its relationships under the part's new name.
    fn follow(&mut self, package: &Package, name: &str, new_name: &str) -> Result<(), ReferenceError> {
        let relationships = package.relationships(name)?;
        if relationships.is_empty() {
            return Ok(());
        }
        let mut kept = Relationships::default();
        for relationship in relationships.iter() {
            if relationship.external {
                kept.add_external(&relationship.id, &relationship.kind, &relationship.target);
            } else if let Some(target) = resolve_target(name, &relationship.target)
                && package.part(&target).is_some()
            {
                self.take(package, &target);
                kept.add(&relationship.id, &relationship.kind, format!("/{target}"));
            }
        }
        let name = relationships_part(new_name);
        if self.names.insert(name.clone()) {
            self.parts.push(PackagePart {
                name,
                content_type: String::new(),
                bytes: kept.to_part(),
            });
        }
        Ok(())
    }
}
