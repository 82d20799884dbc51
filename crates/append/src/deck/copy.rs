//! Copying the parts of a file, with all parts that they refer to, under names that are free in the deck.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use vuosikello_ooxml::active_content::may_run;
use vuosikello_ooxml::presentation::{self, MARKUP};
use vuosikello_ooxml::validate::{self, Fault};
use vuosikello_ooxml::{
    Element, PackageError, Relationship, Relationships, carried, resolve_target, shorten_paths,
};

use super::defaults::{Defaults, shapes};
use super::destination::Destination;
use super::equal_masters::equal_master;
use super::look::{self, ThemeLook};
use super::refusal::Refusal;
use super::remark::Remark;
use super::remarks::Remarks;
use super::source::{SourceDeck, missing};
use super::table_styles::ForeignStyles;
use super::{charts, links, notes, number, slide};

/// The kinds of relationships to parts that are not copied: comments, and data on how the file was edited and printed.
const LEFT: [&str; 4] = [
    "comments",
    "slideUpdateInfo",
    "printerSettings",
    "threadedComments",
];

/// Copies the slides of one file.
pub(super) struct SlideCopier<'d, 'p, 's> {
    destination: &'d mut Destination<'p>,
    source: &'s SourceDeck,
    /// The new names of the parts.
    names: BTreeMap<String, String>,
    waiting: VecDeque<String>,
    /// The new ids of the slides.
    ids: BTreeMap<String, String>,
    /// The numbers of the slides in the deck, by their parts.
    numbers: BTreeMap<String, usize>,
    defaults: Defaults,
    /// How many elements were written into shapes; it is bounded, since a few defaults can become many elements.
    written: Cell<usize>,
    /// The styles that the masters of the slides give text outside placeholders (`p:otherStyle`).
    others: BTreeMap<String, Option<Element<'static>>>,
    tables: ForeignStyles,
    pub(super) remarks: Remarks,
}

impl<'d, 'p, 's> SlideCopier<'d, 'p, 's> {
    pub(super) fn new(destination: &'d mut Destination<'p>, source: &'s SourceDeck) -> Result<Self, Refusal> {
        Ok(Self {
            defaults: Defaults::of(&destination.root, &source.presentation),
            tables: ForeignStyles::of(source)?,
            destination,
            source,
            names: BTreeMap::new(),
            others: BTreeMap::new(),
            written: Cell::new(0),
            waiting: VecDeque::new(),
            ids: BTreeMap::new(),
            numbers: BTreeMap::new(),
            remarks: Remarks::default(),
        })
    }

    /// Copies everything and lists the slides in a section.
    pub(super) fn copy_slides(&mut self, section: &str) -> Result<(), Refusal> {
        let source = self.source;
        let first = self.destination.slide_count() + 1;
        let numbered = source
            .slides
            .iter()
            .map(|listed| listed.part.clone())
            .zip(first..);
        self.numbers = numbered.collect();
        let masters = self.masters()?;
        self.looks()?;
        let ids = self.destination.slide_ids(source.slides.len());
        let mut slides = Vec::with_capacity(ids.len());
        for (listed, id) in source.slides.iter().zip(ids) {
            self.ids.insert(listed.id.clone(), id.clone());
            slides.push((id, self.assign(&listed.part)));
        }
        while let Some(part) = self.waiting.pop_front() {
            self.copy_part(&part)?;
        }
        for master in masters {
            if let Some(name) = self.names.get(&master)
                && !self.destination.masters.contains(name)
            {
                self.destination.add_master(name);
            }
        }
        self.destination.add_slides(section, &slides);
        Ok(())
    }

    /// The masters of the slides, in the order in which slides use them. One that the deck has already gets the name that it
    /// has there, and is not copied.
    fn masters(&mut self) -> Result<Vec<String>, Refusal> {
        let source = self.source;
        let mut masters: Vec<String> = Vec::new();
        let mut checked = BTreeSet::new();
        for listed in &source.slides {
            source.expect(&listed.part, presentation::SLIDE)?;
            let layout = source.related(&listed.part, "slideLayout")?;
            if !checked.insert(layout.clone()) {
                continue;
            }
            let master = source.related(&layout, "slideMaster")?;
            let relationships = source.package.relationships(&master)?;
            let mut targets = relationships
                .iter()
                .filter_map(|one| resolve_target(&master, &one.target));
            if !targets.any(|target| target == layout) {
                return Err(missing(&master, layout));
            }
            if masters.contains(&master) {
                continue;
            }
            let theme = source.related(&master, "theme")?;
            source.expect(&layout, presentation::SLIDE_LAYOUT)?;
            source.expect(&master, presentation::SLIDE_MASTER)?;
            source.expect(&theme, presentation::THEME)?;
            let style = source
                .package
                .parse(&master)?
                .path(&["p:txStyles", "p:otherStyle"])
                .cloned();
            self.others.insert(master.clone(), style.map(Element::into_owned));
            let same = self.destination.masters.iter().find_map(|own| {
                equal_master(
                    self.destination.package,
                    own,
                    &source.package,
                    &master,
                    |part, kind, root| self.write_defaults(part, kind, root).is_ok(),
                )
            });
            self.names.extend(same.unwrap_or_default());
            masters.push(master);
        }
        Ok(masters)
    }

    /// Finds where slides look foreign.
    fn looks(&mut self) -> Result<(), Refusal> {
        let source = self.source;
        let own = self.destination.look()?;
        let mut themes: BTreeMap<String, ThemeLook> = BTreeMap::new();
        for listed in &source.slides {
            let layout = source.related(&listed.part, "slideLayout")?;
            let master = source.related(&layout, "slideMaster")?;
            let theme = match themes.get(&master) {
                Some(theme) => theme.clone(),
                None => {
                    let part = source.related(&master, "theme")?;
                    let theme = ThemeLook::of(&source.package.parse(&part)?);
                    themes.insert(master, theme.clone());
                    theme
                }
            };
            let found = look::compare(&source.package.parse(&listed.part)?, &theme, &own);
            let number = self.numbers.get(&listed.part).copied().unwrap_or_default();
            self.remarks.look(number, found);
        }
        Ok(())
    }

    /// The name of a part in the deck. A part without one gets one and is copied later, unless it is a picture or a film that the
    /// deck has already.
    fn assign(&mut self, part: &str) -> String {
        if let Some(name) = self.names.get(part) {
            return name.clone();
        }
        let name = match self.same_medium(part) {
            Some(name) => name,
            None => {
                self.waiting.push_back(part.to_owned());
                let (stem, extension) = pattern(part);
                self.destination.names.numbered(&stem, 1, &extension)
            }
        };
        self.names.insert(part.to_owned(), name.clone());
        name
    }

    fn same_medium(&self, part: &str) -> Option<String> {
        let kind = self.source.package.content_types().of(part)?;
        let is_medium = ["image/", "audio/", "video/"]
            .iter()
            .any(|start| kind.starts_with(start));
        let bytes = carried(self.source.package.part(part)?, None);
        let package = &*self.destination.package;
        let mut alike = package
            .parts()
            .filter(|(name, there)| *there == &*bytes && package.content_types().of(name) == Some(kind));
        is_medium.then(|| alike.next())?.map(|(name, _)| name.to_owned())
    }

    fn copy_part(&mut self, part: &str) -> Result<(), Refusal> {
        let package = &self.source.package;
        let bytes = package.part(part).ok_or_else(|| missing(part, part))?;
        let kind = package
            .content_types()
            .of(part)
            .ok_or_else(|| Refusal::NoType(part.to_owned()))?;
        let damaged = |fault| Refusal::Damaged {
            part: part.to_owned(),
            fault,
        };
        let found = package.relationships(part)?;
        validate::relationships(&found).map_err(damaged)?;
        let (kept, undone) = self.relationships(part, kind, &found)?;
        let content = if presentation::is_xml(kind) {
            let mut root = package.parse(part)?;
            check_references(part, &root, &found)?;
            validate::part(kind, bytes, Some(&root), &found).map_err(damaged)?;
            let changed = links::undo(part, &mut root, &undone)?;
            let changed = self.put_right(part, kind, &mut root)? || changed;
            let changed = shorten_paths(&mut root) || changed;
            match changed {
                true => root.to_part(),
                false => carried(bytes, Some(&root)).into_owned(),
            }
        } else {
            validate::part(kind, bytes, None, &found).map_err(damaged)?;
            carried(bytes, None).into_owned()
        };
        let name = self.assign(part);
        if !kept.is_empty() {
            self.destination.package.set_relationships(&name, &kept);
        }
        self.destination.package.insert(name, kind, content);
        Ok(())
    }

    /// The relationships of a part with their new targets, and the links that are removed.
    fn relationships<'f>(
        &mut self,
        part: &str,
        kind: &str,
        found: &'f Relationships,
    ) -> Result<(Relationships, Vec<&'f Relationship>), Refusal> {
        let mut kept = Relationships::default();
        let mut undone = Vec::new();
        for relationship in found.iter() {
            if relationship.external {
                let remark = links::leading_out(part, relationship)?;
                if matches!(remark, Some(Remark::UndoneLink(_))) {
                    undone.push(relationship);
                } else {
                    kept.add_external(&relationship.id, &relationship.kind, &relationship.target);
                }
                self.remarks.extend(remark);
                continue;
            }
            let last = relationship.name();
            if LEFT.contains(&last) {
                self.remarks.comments += usize::from(last.ends_with("omments"));
                continue;
            }
            let target = if kind == presentation::NOTES_SLIDE && last == "notesMaster" {
                self.destination.notes.part.clone()
            } else {
                let target = self.source.package.target(part, relationship);
                let target = target.ok_or_else(|| missing(part, relationship.target.as_str()))?;
                // Slides are listed already: another would be one that the file does not show.
                if last == "slide" && !self.names.contains_key(&target) {
                    return Err(missing(part, target));
                }
                if last == "notesSlide" {
                    self.check_notes(part, &target)?;
                }
                self.check_target(part, last, &target)?;
                self.assign(&target)
            };
            kept.add(&relationship.id, &relationship.kind, format!("/{target}"));
        }
        Ok((kept, undone))
    }

    /// Refuses a target that may be a program, or that does not fit the kind of its relationship.
    fn check_target(&self, part: &str, relationship: &str, target: &str) -> Result<(), Refusal> {
        let package = &self.source.package;
        let kind = package.content_types().of(target).unwrap_or_default();
        let bytes = package.part(target).ok_or_else(|| missing(part, target))?;
        if may_run(relationship, bytes) {
            return Err(Refusal::Macros(target.to_owned()));
        }
        validate::target(relationship, kind, bytes).map_err(|fault| match fault {
            Fault::Type => Refusal::NoType(target.to_owned()),
            fault => Refusal::Damaged {
                part: target.to_owned(),
                fault,
            },
        })
    }

    /// Refuses a page of notes that does not refer to its slide, or has no master.
    fn check_notes(&self, slide: &str, page: &str) -> Result<(), Refusal> {
        self.source.expect(page, presentation::NOTES_SLIDE)?;
        self.source.related(page, "notesMaster")?;
        if self.source.related(page, "slide")? == slide {
            Ok(())
        } else {
            Err(missing(page, slide))
        }
    }

    /// Changes in a part what cannot stay as it is; returns whether there was anything.
    fn put_right(&mut self, part: &str, kind: &str, root: &mut Element<'_>) -> Result<bool, Refusal> {
        let name = match kind {
            presentation::SLIDE => "p:sld",
            presentation::SLIDE_LAYOUT => "p:sldLayout",
            presentation::SLIDE_MASTER => "p:sldMaster",
            presentation::NOTES_SLIDE => "p:notes",
            presentation::CHART => return Ok(charts::unsign_axes(root)),
            presentation::THEME => return Ok(validate::name_fonts(root)),
            _ => return Ok(false),
        };
        if root.name != name {
            return Err(missing(part, name));
        }
        // Parts are large; a copy to compare with would double them.
        let shows = links::actions(part, root)?;
        self.remarks.custom_shows += shows;
        if kind == presentation::NOTES_SLIDE {
            self.remarks.notes += 1;
            let before = root.clone();
            notes::repoint(root, &self.destination.notes);
            return Ok(shows > 0 || *root != before);
        }
        let zooms = slide::section_zooms(root);
        self.remarks.section_zooms += zooms;
        let mut changed = shows + zooms > 0;
        changed |= slide::zooms(root, &self.ids);
        changed |= self.tables.take_over(root, &mut self.destination.tables);
        changed |= self.write_defaults(part, kind, root)?;
        match kind {
            presentation::SLIDE => {
                changed |= slide::without_comments(root);
                self.remarks.slide(root);
                if let Some(number) = self.numbers.get(part).copied() {
                    let layout = self.source.related(part, "slideLayout")?;
                    let layout = self.source.package.parse(&layout)?;
                    changed |= number::put(root, &layout, number, self.destination.size());
                }
            }
            presentation::SLIDE_MASTER => {
                if let Some(list) = root.find_mut("p:sldLayoutIdLst") {
                    for entry in list.elements_mut() {
                        entry.set("id", self.destination.layout_id());
                    }
                    changed = true;
                }
            }
            _ => {}
        }
        Ok(changed)
    }

    /// Writes the default text style of the file into the shapes of a slide, a layout or a master; returns whether there were any.
    fn write_defaults(&self, part: &str, kind: &str, root: &mut Element<'_>) -> Result<bool, Refusal> {
        let shapes = shapes(root);
        if self.defaults.is_empty() || shapes == 0 {
            return Ok(false);
        }
        let written = self.written.get() + shapes.saturating_mul(self.defaults.size());
        if written > MARKUP {
            return Err(PackageError::TooLarge("liikaa elementtejä".into()).into());
        }
        self.written.set(written);
        let source = self.source;
        let master = match kind {
            presentation::SLIDE => source.related(&source.related(part, "slideLayout")?, "slideMaster")?,
            presentation::SLIDE_LAYOUT => source.related(part, "slideMaster")?,
            presentation::SLIDE_MASTER => part.to_owned(),
            _ => return Ok(false),
        };
        let style = self
            .others
            .get(&master)
            .ok_or_else(|| missing(part, master.as_str()))?;
        self.defaults.write_into(root, style.as_ref());
        Ok(true)
    }
}

/// Refuses a part that refers to a relationship that it does not have.
fn check_references(part: &str, root: &Element<'_>, relationships: &Relationships) -> Result<(), Refusal> {
    let ids: BTreeSet<&str> = relationships.iter().map(|one| one.id.as_str()).collect();
    let mut lost = None;
    root.walk(&mut |element| {
        for (name, id) in &element.attributes {
            // An empty id means no target, as in an action that goes to the next slide.
            if name.starts_with("r:") && !id.is_empty() && !ids.contains(id.as_ref()) {
                lost = Some(id.to_string());
            }
        }
    });
    lost.map_or(Ok(()), |id| Err(missing(part, id)))
}

/// Stem and extension of the new name of a part: those of its own name without its number, if they are plain ASCII.
fn pattern(part: &str) -> (String, String) {
    let plain = |text: &str| {
        !text.is_empty()
            && text.len() <= 40
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let (path, extension) = part.rsplit_once('.').unwrap_or((part, ""));
    let extension = if plain(extension) { extension } else { "bin" };
    let stem = path.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let stem = match stem.split('/').collect::<Vec<&str>>().as_slice() {
        ["ppt", folder, file] if plain(folder) && plain(file) && *folder != "_rels" => stem,
        _ => "ppt/parts/part",
    };
    (stem.to_owned(), extension.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_names_are_plain() {
        let name = |part| {
            let (stem, extension) = pattern(part);
            format!("{stem}#.{extension}")
        };
        assert_eq!(name("ppt/slides/slide12.xml"), "ppt/slides/slide#.xml");
        assert_eq!(name("ppt/media/IMAGE.JPG"), "ppt/media/IMAGE#.JPG");
        for odd in [
            "docProps/app.xml",
            "slide.xml",
            "ppt/_rels/presentation.xml",
            "ppt/slides/_rels/slide1.xml",
            "ppt/x/12.xml",
            "customXml/item1.xml",
        ] {
            assert_eq!(name(odd), "ppt/parts/part#.xml", "{odd}");
        }
        assert_eq!(name("ppt/media/kuva"), "ppt/media/kuva#.bin");
        assert_eq!(name("ppt/media/kuva 1.ä"), "ppt/parts/part#.bin");
    }
}
