//! Taking parts over from the package of a template.

use std::collections::BTreeSet;

use vuosikello_ooxml::{Element, Package, Relationships, resolve_target};

use super::TemplateError;
use crate::parts::relationship_kind;

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
pub(super) struct Carrier<'p> {
    source: &'p Package,
    pub(super) package: Package,
    taken: BTreeSet<String>,
}

impl<'p> Carrier<'p> {
    pub(super) fn new(source: &'p Package) -> Self {
        Self {
            source,
            package: Package::new(vuosikello_ooxml::ContentTypes::for_office()),
            taken: BTreeSet::new(),
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
            let relationships = self.source.relationships(&name)?;
            let mut kept = Relationships::default();
            let mut dead = Vec::new();
            for relationship in relationships.iter() {
                let last = relationship.kind.rsplit('/').next().unwrap_or_default();
                if relationship.external {
                    kept.add_external(&relationship.id, &relationship.kind, &relationship.target);
                    continue;
                }
                let target = resolve_target(&name, &relationship.target)
                    .filter(|target| !LEFT_BEHIND.contains(&last) && self.source.part(target).is_some());
                match target {
                    Some(target) => {
                        kept.add(&relationship.id, &relationship.kind, format!("/{target}"));
                        waiting.push(target);
                    }
                    None => dead.push(relationship.id.clone()),
                }
            }
            let content_type = self.source.content_types().of(&name).unwrap_or_default();
            let bytes = if dead.is_empty() {
                bytes.to_vec()
            } else {
                without_links(&name, bytes, &dead)?
            };
            if !kept.is_empty() {
                self.package.set_relationships(&name, &kept);
            }
            self.package.insert(name, content_type, bytes);
        }
        Ok(())
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
        relationships.add(id, relationship_kind(kind), format!("/{target}"));
        self.package.set_relationships(source, &relationships);
        Ok(())
    }
}

/// A part without the elements that refer to what is left behind.
fn without_links(part: &str, bytes: &[u8], dead: &[String]) -> Result<Vec<u8>, TemplateError> {
    let mut root = Element::parse(bytes).map_err(|error| TemplateError::Part {
        part: part.to_owned(),
        error,
    })?;
    let refers = |element: &Element<'_>| {
        let mut references = element
            .attributes
            .iter()
            .filter(|(name, _)| name.starts_with("r:"));
        references.any(|(_, id)| dead.iter().any(|one| one == id))
    };
    root.walk_mut(&mut |element| element.retain(|child| !refers(child)));
    Ok(root.to_part())
}
