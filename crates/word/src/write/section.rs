//! Sections: runs of pages that stand or lie. A document has one until its pages turn.
//!
//! Headers are as wide as their pages, so that pages that lie have headers of their own. Only the first page of a document has the header of
//! a first page; later sections have none, and take the footers over from the section before (ECMA-376 Part 1 § 17.10).

use docx_rs::{Footer, Header, PageMargin, PageOrientationType, PageSize, SectionProperty};
use vuosikello_document::Orientation;

use crate::reference::Page;

/// A section that is being written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section {
    /// How its pages lie.
    pub(super) orientation: Orientation,
    /// Whether it is the first of the document.
    pub(super) is_first: bool,
    /// Whether the first section lies, and whether any section does each.
    first: Orientation,
    stands: bool,
    lies: bool,
}

impl Default for Section {
    fn default() -> Self {
        Self {
            orientation: Orientation::Portrait,
            is_first: true,
            first: Orientation::Portrait,
            stands: true,
            lies: false,
        }
    }
}

/// A header in a part of its own: `header3.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeaderPart {
    pub(super) number: u32,
    pub(super) is_first_page: bool,
    pub(super) orientation: Orientation,
}

impl HeaderPart {
    fn new(orientation: Orientation, is_first_page: bool) -> Self {
        let number = match (orientation, is_first_page) {
            (Orientation::Portrait, false) => 1,
            (Orientation::Portrait, true) => 2,
            (Orientation::Landscape, false) => 3,
            (Orientation::Landscape, true) => 4,
        };
        Self {
            number,
            is_first_page,
            orientation,
        }
    }

    pub(super) fn relationship(self) -> String {
        format!("rIdHeader{}", self.number)
    }
}

impl Section {
    /// What follows stands or lies; until a section has ended that is the first one.
    pub(super) fn turn(&mut self, orientation: Orientation) {
        self.orientation = orientation;
        if self.is_first {
            self.first = orientation;
            (self.stands, self.lies) = (false, false);
        }
        match orientation {
            Orientation::Portrait => self.stands = true,
            Orientation::Landscape => self.lies = true,
        }
    }

    /// The headers of all sections so far.
    pub(super) fn headers(&self) -> Vec<HeaderPart> {
        let following = [
            (self.stands, Orientation::Portrait),
            (self.lies, Orientation::Landscape),
        ];
        let following = following.into_iter().filter(|(is_used, _)| *is_used);
        let mut parts: Vec<HeaderPart> = following
            .map(|(_, orientation)| HeaderPart::new(orientation, false))
            .chain([HeaderPart::new(self.first, true)])
            .collect();
        parts.sort_by_key(|part| part.number);
        parts
    }

    /// The properties of the section: its page, its headers, and the footers in the first one, where the document has them.
    pub(super) fn properties(&self, page: Page, has_footers: bool) -> SectionProperty {
        let Page {
            width,
            height,
            top,
            left,
            bottom,
            right,
            header,
            footer,
        } = page;
        let mut size = PageSize::new().size(width, height);
        if self.orientation == Orientation::Landscape {
            size = size.orient(PageOrientationType::Landscape);
        }
        let margin = PageMargin {
            top,
            left,
            bottom,
            right,
            header,
            footer,
            gutter: 0,
        };
        // The headers themselves are parts that are built apart; here they are only named.
        let following = HeaderPart::new(self.orientation, false).relationship();
        let mut section = SectionProperty::new()
            .page_size(size)
            .page_margin(margin)
            .header(Header::new(), &following);
        if self.is_first {
            let first = HeaderPart::new(self.orientation, true).relationship();
            section = section.first_header(Header::new(), &first);
            if has_footers {
                section = section
                    .footer(Footer::new(), "rIdFooter1")
                    .first_footer(Footer::new(), "rIdFooter2");
            }
        }
        section
    }
}
