//! Headers and footers, and the sections that they belong to.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::Pairs;
use super::sections::{is_on, sections, title_pages};
use crate::RedlineError;
use crate::carry::Links;
use crate::meanings::File;
use crate::remark::RemarkKind;
use crate::story::{Story, parse};

impl Pairs<'_> {
    /// Headers and footers, by the place of their section and the pages that they are for.
    pub(super) fn furniture(&mut self) -> Result<(), RedlineError> {
        let (old, new) = self.stories(&self.a.main, &self.b.main)?;
        let (of_old, of_new) = (furniture_of(self.a, &old), furniture_of(self.b, &new));
        let of_base = match self.base {
            Some(base) => furniture_of(base.file, &base.story(&base.file.main)?),
            None => BTreeMap::new(),
        };
        if self.base.is_none() {
            self.pages_of_furniture(&old, &new);
        }
        let mut done = BTreeSet::new();
        for (place, part) in &of_old {
            if !done.insert(part.clone()) {
                continue;
            }
            match of_new.get(place) {
                Some(other) => {
                    let (old, new) = self.stories(part, other)?;
                    let links = Links::new(old.relationships.clone());
                    let base = match (self.base, of_base.get(place)) {
                        (Some(base), Some(part)) => Some(base.story(part)?),
                        // Somebody has made it what it is, or the newer one is new: theirs stays.
                        (Some(_), None) => continue,
                        (None, _) => None,
                    };
                    let of_base = base.as_ref().map(|base| base.tree.root());
                    let roots = [(old.tree.root(), new.tree.root(), of_base)];
                    let links = self.write((&old, &new, base.as_ref()), &roots, links, false);
                    if links.is_changed {
                        self.carrier.package.set_relationships(part, &links.relationships);
                    }
                }
                None if self.base.is_some() => {}
                None => self.carrier.remark(RemarkKind::Furniture, part, ""),
            }
        }
        for (place, part) in &of_new {
            if !of_old.contains_key(place) && !of_base.contains_key(place) {
                self.carrier.remark(RemarkKind::Furniture, part, "");
            }
        }
        Ok(())
    }
}

impl Pairs<'_> {
    /// Remarks on pages that have headers and footers of their own in one of the files: these settings cannot be tracked.
    fn pages_of_furniture(&mut self, old: &Story<'_>, new: &Story<'_>) {
        let [of_old, of_new] = [title_pages(old), title_pages(new)];
        if of_old.iter().zip(&of_new).any(|(a, b)| a != b) {
            self.carrier
                .remark(RemarkKind::Furniture, &old.part, "ensimmäinen sivu");
        }
        if has_even_pages(self.a) != has_even_pages(self.b) {
            self.carrier
                .remark(RemarkKind::Furniture, &old.part, "parilliset sivut");
        }
    }
}

/// Whether the even pages have headers and footers of their own. Settings that cannot be read say nothing, as to the reader of Word files.
fn has_even_pages(file: &File<'_>) -> bool {
    let part = file.attached("settings").unwrap_or_default();
    parse(file.package, &part).is_ok_and(|settings| is_on(&settings, settings.root(), "w:evenAndOddHeaders"))
}

/// The headers and footers: place of the section, element and type → part.
fn furniture_of(file: &File<'_>, story: &Story<'_>) -> BTreeMap<(usize, String, String), String> {
    let mut found = BTreeMap::new();
    for (place, section) in sections(story).into_iter().enumerate() {
        for node in story.tree.elements(section) {
            let name = story.tree.name(node);
            if !matches!(name, "w:headerReference" | "w:footerReference") {
                continue;
            }
            let kind = story.tree.get(node, "w:type").unwrap_or("default").to_owned();
            let relationship = story
                .tree
                .get(node, "r:id")
                .and_then(|id| story.relationships.with_id(id));
            if let Some(part) = relationship.and_then(|it| file.package.target(&file.main, it)) {
                found.insert((place, name.to_owned(), kind), part);
            }
        }
    }
    found
}
