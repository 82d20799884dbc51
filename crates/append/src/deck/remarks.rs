//! Gathering the remarks on a file.

use std::collections::BTreeMap;

use vuosikello_ooxml::Element;

use super::look::Foreign;
use super::remark::Remark;
use super::slide;

/// The findings in one file.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    pub(super) comments: usize,
    pub(super) custom_shows: usize,
    pub(super) section_zooms: usize,
    hidden: usize,
    untitled: usize,
    without_text: usize,
    /// The titles of the slides, in order.
    pub(super) titles: Vec<String>,
    /// How many slides have a page of notes.
    pub(super) notes: usize,
    links: Vec<Remark>,
    /// The differences in look of each slide that has some, with its number in the deck.
    looks: Vec<(usize, Foreign)>,
}

impl Remarks {
    /// Adds the remark on a link.
    pub(super) fn extend(&mut self, remark: Option<Remark>) {
        self.links.extend(remark);
    }

    /// Adds what looks foreign on the slide with a number.
    pub(super) fn look(&mut self, number: usize, found: Foreign) {
        self.looks.push((number, found));
    }

    /// The remarks on looks: one for each set of typefaces, one for colours, one for sizes.
    fn of_looks(&self) -> Vec<Remark> {
        let mut by_faces: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for (number, found) in self.looks.iter().filter(|(_, found)| !found.faces.is_empty()) {
            by_faces.entry(found.faces.as_slice()).or_default().push(*number);
        }
        let faces = by_faces
            .into_iter()
            .map(|(faces, numbers)| Remark::Typefaces(numbers, faces.to_vec()));
        let numbers = |is_wanted: fn(&Foreign) -> bool| -> Vec<usize> {
            let wanted = self.looks.iter().filter(|(_, found)| is_wanted(found));
            wanted.map(|(number, _)| *number).collect()
        };
        let coloured = numbers(|found| found.colours);
        let colours = (!coloured.is_empty()).then_some(Remark::Colours(coloured));
        let smallest = self.looks.iter().filter_map(|(_, found)| found.small).min();
        let small = smallest.map(|size| Remark::SmallText(numbers(|found| found.small.is_some()), size));
        faces.chain(colours).chain(small).collect()
    }

    /// Adds the findings in a slide.
    pub(super) fn slide(&mut self, root: &Element<'_>) {
        self.hidden += usize::from(matches!(root.get("show"), Some("0" | "false")));
        match slide::title(root) {
            Some(title) => self.titles.push(title),
            None => self.untitled += 1,
        }
        self.without_text += slide::without_text(root);
    }

    /// The remarks, each once, in a fixed order.
    pub(super) fn list(self) -> Vec<Remark> {
        let counted = [
            (self.comments, Remark::Comments as fn(usize) -> Remark),
            (self.custom_shows, Remark::CustomShows),
            (self.section_zooms, Remark::SectionZooms),
            (self.hidden, Remark::Hidden),
            (self.untitled, Remark::Untitled),
            (self.without_text, Remark::WithoutText),
        ];
        let mut list: Vec<Remark> = counted
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, remark)| remark(count))
            .collect();
        list.extend(self.of_looks());
        list.extend(self.links);
        list.sort();
        list.dedup();
        list
    }
}
