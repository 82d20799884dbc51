//! Gathering the remarks on a file.

use vuosikello_ooxml::Element;

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
}

impl Remarks {
    /// Adds the remark on a link.
    pub(super) fn extend(&mut self, remark: Option<Remark>) {
        self.links.extend(remark);
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
        list.extend(self.links);
        list.sort();
        list.dedup();
        list
    }
}
