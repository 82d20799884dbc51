//! Taking parts over from the package of a template.

use std::collections::BTreeSet;

use vuosikello_ooxml::active_content::{ActiveContentError, STARTS, Search, is_click, may_run};
use vuosikello_ooxml::validate::{self, Fault};
use vuosikello_ooxml::{
    ContentTypes, Element, LinkTarget, Package, PackageError, Relationship, Relationships, carried,
    link_target, resolve_target, shorten_paths,
};

use super::error::TemplateError;
use crate::parts;

/// What is left behind wherever a part refers to it: slides and what belongs to them, and code.
const LEFT_BEHIND: [&str; 8] = [
    "slide",
    "notesSlide",
    "comments",
    "commentAuthors",
    "vbaProject",
    "control",
    "printerSettings",
    "presentation",
];

/// Takes parts over with everything that they refer to.
pub(super) struct PartCopier<'p> {
    source: &'p Package,
    pub(super) package: Package,
    taken: BTreeSet<String>,
    code: Search,
}

impl<'p> PartCopier<'p> {
    pub(super) fn new(source: &'p Package) -> Self {
        Self {
            source,
            package: Package::new(ContentTypes::for_office()),
            taken: BTreeSet::new(),
            code: Search::default(),
        }
    }

    /// Takes over a part, and the parts that it leads to.
    pub(super) fn take(&mut self, name: &str) -> Result<(), TemplateError> {
        let mut waiting = vec![name.to_owned()];
        while let Some(name) = waiting.pop() {
            if !self.taken.insert(name.clone()) {
                continue;
            }
            let Some(bytes) = self.source.part(&name) else {
                continue;
            };
            self.code.part(&name, bytes)?;
            let damaged = |fault| TemplateError::Damaged {
                part: name.clone(),
                fault,
            };
            let relationships = self.source.relationships(&name)?;
            validate::relationships(&relationships).map_err(damaged)?;
            let mut kept = Relationships::default();
            let mut dead = Vec::new();
            for relationship in relationships.iter() {
                match self.target(&name, relationship)? {
                    Target::Part(target) => {
                        kept.add(&relationship.id, &relationship.kind, format!("/{target}"));
                        waiting.push(target);
                    }
                    Target::Address => {
                        kept.add_external(&relationship.id, &relationship.kind, &relationship.target);
                    }
                    Target::Nothing => dead.push(relationship.id.clone()),
                }
            }
            let kind = self
                .source
                .content_types()
                .of(&name)
                .ok_or_else(|| damaged(Fault::Type))?;
            let bytes = self::content(&name, kind, bytes, &dead, &kept)?;
            if !kept.is_empty() {
                self.package.set_relationships(&name, &kept);
            }
            self.package.insert(name, kind, bytes);
        }
        Ok(())
    }

    /// Where a relationship leads in the deck.
    fn target(&self, part: &str, relationship: &Relationship) -> Result<Target, TemplateError> {
        let last = relationship.kind.rsplit('/').next().unwrap_or_default();
        if relationship.external {
            return match (last, link_target(&relationship.target)) {
                ("hyperlink", LinkTarget::Other) => Ok(Target::Nothing),
                ("hyperlink", _) => Ok(Target::Address),
                _ => Err(TemplateError::Outside {
                    part: part.to_owned(),
                    target: relationship.target.clone(),
                }),
            };
        }
        let target = resolve_target(part, &relationship.target).filter(|_| !LEFT_BEHIND.contains(&last));
        let Some((target, bytes)) = target.and_then(|target| {
            let bytes = self.source.part(&target)?;
            Some((target, bytes))
        }) else {
            return Ok(Target::Nothing);
        };
        if may_run(last, bytes) {
            return Err(ActiveContentError::Contained(target).into());
        }
        let kind = self.source.content_types().of(&target).unwrap_or_default();
        match validate::target(last, kind, bytes) {
            Ok(()) => Ok(Target::Part(target)),
            Err(fault) => Err(TemplateError::Damaged { part: target, fault }),
        }
    }

    /// Puts in a part of the writer's own, under a name that is not taken.
    pub(super) fn add(&mut self, name: &str, content_type: &str, bytes: Vec<u8>) -> String {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "xml"));
        let mut free = name.to_owned();
        let mut number = 1;
        while self.package.part(&free).is_some() {
            number += 1;
            free = format!("{stem}Own{number}.{extension}");
        }
        self.package.insert(free.clone(), content_type, bytes);
        free
    }

    /// Relates a part to one taken over.
    pub(super) fn relate(
        &mut self,
        source: &str,
        id: &str,
        kind: &str,
        target: &str,
    ) -> Result<(), TemplateError> {
        let mut relationships = self.package.relationships(source)?;
        relationships.relate(id, kind, format!("/{target}"));
        self.package.set_relationships(source, &relationships);
        Ok(())
    }
}

/// Where a relationship leads.
enum Target {
    /// To a part that is taken over as well.
    Part(String),
    /// To an address outside.
    Address,
    /// To what is left behind.
    Nothing,
}

/// The content of a part that is taken over: without the elements that refer to what is left behind, and with a name for
/// each font of a theme.
fn content(
    part: &str,
    kind: &str,
    bytes: &[u8],
    dead: &[String],
    kept: &Relationships,
) -> Result<Vec<u8>, TemplateError> {
    let damaged = |fault| TemplateError::Damaged {
        part: part.to_owned(),
        fault,
    };
    if !parts::is_xml(kind) {
        validate::part(kind, bytes, None, kept).map_err(damaged)?;
        return Ok(carried(bytes, None).into_owned());
    }
    let mut root = Element::parse(bytes).map_err(|error| PackageError::Part {
        name: part.to_owned(),
        error,
    })?;
    let mut changed = !dead.is_empty();
    if changed {
        root.walk_mut(&mut |element| element.retain(|child| !refers(child, dead)));
    }
    validate::part(kind, bytes, Some(&root), kept).map_err(damaged)?;
    let mut starts = false;
    root.walk(&mut |element| starts |= is_click(element, &STARTS));
    if starts {
        return Err(TemplateError::Action(part.to_owned()));
    }
    if kind == parts::THEME {
        changed |= validate::name_fonts(&mut root);
    }
    changed |= shorten_paths(&mut root);
    Ok(if changed {
        root.to_part()
    } else {
        carried(bytes, Some(&root)).into_owned()
    })
}

/// Whether an element refers to what is left behind.
fn refers(element: &Element<'_>, dead: &[String]) -> bool {
    let mut references = element
        .attributes
        .iter()
        .filter(|(name, _)| name.starts_with("r:"));
    references.any(|(_, id)| dead.iter().any(|one| one == id))
}
