//! The deck to which slides are appended: its lists of masters, slides and sections, and free ids.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_ooxml::presentation::{
    FIRST_MASTER, FIRST_SLIDE, MAIN_PART_ORDER, PRESENTATION_PART, SECTION_LIST, section,
};
use vuosikello_ooxml::{Element, Package, PartNames, Relationships};

use super::look::ThemeLook;
use super::refusal::Refusal;
use super::source::slide_size;
use super::table_styles::TableStyles;

/// The deck, and the names and ids that must stay unique in it.
#[derive(Debug)]
pub(super) struct Destination<'p> {
    pub(super) package: &'p mut Package,
    pub(super) names: PartNames,
    /// The main part.
    pub(super) root: Element<'static>,
    pub(super) relationships: Relationships,
    pub(super) tables: TableStyles,
    /// The masters, in order.
    pub(super) masters: Vec<String>,
    /// The ids of masters and layouts.
    layout_ids: BTreeSet<u32>,
    next_slide: u32,
    sections: usize,
    pub(super) notes: NotesMaster,
}

/// The notes master, and the index of its placeholder of each type.
#[derive(Debug)]
pub(super) struct NotesMaster {
    pub(super) part: String,
    pub(super) holders: BTreeMap<String, Option<String>>,
}

impl<'p> Destination<'p> {
    /// The deck in a package whose main part and slides are written.
    pub(super) fn new(package: &'p mut Package, notes_master: &str) -> Result<Self, Refusal> {
        let mut root = package.parse(PRESENTATION_PART)?.into_owned();
        let relationships = package.relationships(PRESENTATION_PART)?;
        let mut layout_ids = BTreeSet::new();
        let mut masters = Vec::new();
        for entry in root.elements_in("p:sldMasterIdLst") {
            layout_ids.extend(number(entry));
            let link = entry.get("r:id").and_then(|id| relationships.with_id(id));
            let Some(part) = link.and_then(|found| package.target(PRESENTATION_PART, found)) else {
                continue;
            };
            let master = package.parse(&part)?;
            layout_ids.extend(master.elements_in("p:sldLayoutIdLst").filter_map(number));
            masters.push(part);
        }
        let last = root.elements_in("p:sldIdLst").filter_map(number).max();
        let mut holders = BTreeMap::new();
        package.parse(notes_master)?.walk(&mut |element| {
            if element.name == "p:ph" {
                let kind = element.get("type").unwrap_or("obj").to_owned();
                holders.insert(kind, element.get("idx").map(str::to_owned));
            }
        });
        let sections = section_list(&mut root).map_or(0, |list| list.elements().count());
        Ok(Self {
            names: PartNames::of(package),
            tables: TableStyles::of(package)?,
            notes: NotesMaster {
                part: notes_master.to_owned(),
                holders,
            },
            next_slide: last.map_or(FIRST_SLIDE, |last| last + 1),
            package,
            root,
            relationships,
            masters,
            layout_ids,
            sections,
        })
    }

    /// The size of the slides, in EMU.
    pub(super) fn size(&self) -> (i64, i64) {
        slide_size(&self.root).unwrap_or_default()
    }

    /// The number of slides in the deck so far.
    pub(super) fn slide_count(&self) -> usize {
        self.root.elements_in("p:sldIdLst").count()
    }

    /// The look of the first master, in which the deck's own slides are.
    pub(super) fn look(&self) -> Result<ThemeLook, Refusal> {
        let Some(master) = self.masters.first() else {
            return Ok(ThemeLook::default());
        };
        let relationships = self.package.relationships(master)?;
        let theme = relationships.of_kind("theme");
        let theme = theme.and_then(|found| self.package.target(master, found));
        Ok(match theme {
            Some(part) => ThemeLook::of(&self.package.parse(&part)?),
            None => ThemeLook::default(),
        })
    }

    /// An id for a master or a layout that is not taken.
    pub(super) fn layout_id(&mut self) -> String {
        let free = (FIRST_MASTER..).find(|id| !self.layout_ids.contains(id));
        let id = free.unwrap_or(FIRST_MASTER);
        self.layout_ids.insert(id);
        id.to_string()
    }

    /// Relates the main part to another; returns the id of the relationship.
    fn relate(&mut self, kind: &str, part: &str) -> String {
        let number = self.relationships.iter().count() + 1;
        let id = self.relationships.free_id(format!("rId{number}"));
        self.relationships.relate(id.as_str(), kind, format!("/{part}"));
        id
    }

    /// Adds a master to the list of masters.
    pub(super) fn add_master(&mut self, part: &str) {
        let id = self.layout_id();
        let link = self.relate("slideMaster", part);
        let entry = Element::new("p:sldMasterId")
            .attribute("id", id)
            .attribute("r:id", link);
        self.root.edit("p:sldMasterIdLst", |list| list.push(entry));
        self.masters.push(part.to_owned());
    }

    /// Ids for a number of slides.
    pub(super) fn slide_ids(&mut self, count: usize) -> Vec<String> {
        let first = self.next_slide;
        let ids: Vec<String> = (first..).take(count).map(|id| id.to_string()).collect();
        self.next_slide += ids.len() as u32;
        ids
    }

    /// Adds slides to the list of slides, and a section of them.
    pub(super) fn add_slides(&mut self, name: &str, slides: &[(String, String)]) {
        for (id, part) in slides {
            let link = self.relate("slide", part);
            let entry = Element::new("p:sldId")
                .attribute("id", id.clone())
                .attribute("r:id", link);
            self.root.edit("p:sldIdLst", |list| list.push(entry));
        }
        self.sections += 1;
        let section = section(self.sections, name, slides.iter().map(|(id, _)| id.clone()));
        if let Some(list) = section_list(&mut self.root) {
            list.push(section);
        }
    }

    /// Writes the main part and the table styles.
    pub(super) fn finish(mut self) {
        MAIN_PART_ORDER.apply(&mut self.root);
        self.tables.write(self.package);
        self.package
            .set_relationships(PRESENTATION_PART, &self.relationships);
        self.package.insert(PRESENTATION_PART, "", self.root.to_part());
    }
}

/// The id of an entry of a list.
fn number(entry: &Element<'_>) -> Option<u32> {
    entry.get("id")?.parse().ok()
}

fn section_list<'a>(root: &'a mut Element<'static>) -> Option<&'a mut Element<'static>> {
    let mut extensions = root.find_mut("p:extLst")?.elements_mut();
    let extension = extensions.find(|extension| extension.get("uri") == Some(SECTION_LIST))?;
    extension.find_mut("p14:sectionLst")
}
