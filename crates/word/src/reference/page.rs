//! The size and margins of the page.

use vuosikello_document::Orientation;
use vuosikello_ooxml::Element;

/// The page, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) top: i32,
    pub(crate) right: i32,
    pub(crate) bottom: i32,
    pub(crate) left: i32,
    pub(crate) header: i32,
    pub(crate) footer: i32,
}

/// The narrowest text that a page may leave, 6 cm: below it the header cannot be laid out.
const MIN_TEXT_WIDTH: u32 = 3402;

impl Page {
    /// A4 with margins of 20 mm at the sides, as SFS 2487 has them, and room for the header above.
    pub(crate) const A4: Page = Page {
        width: 11906,
        height: 16838,
        top: 1928,
        right: 1134,
        bottom: 1247,
        left: 1134,
        header: 624,
        footer: 510,
    };

    /// The page of a section of another document; `None` if its measures leave no room for text.
    pub(super) fn from_section(section: &Element<'_>) -> Option<Page> {
        let size = section.find("w:pgSz")?;
        let margin = section.find("w:pgMar")?;
        let side = |name: &str| margin.get(name)?.parse::<i32>().ok();
        let page = Page {
            width: size.get("w:w")?.parse().ok()?,
            height: size.get("w:h")?.parse().ok()?,
            top: side("w:top")?,
            right: side("w:right")?,
            bottom: side("w:bottom")?,
            left: side("w:left")?,
            // LibreOffice saves 0 where its own header has no distance of its own; the text would begin at the edge of the paper.
            header: side("w:header").unwrap_or_default().max(Page::A4.header),
            footer: side("w:footer").unwrap_or_default().max(Page::A4.footer),
        };
        // 22 inches is the largest page of Word.
        let sides = [page.left, page.right, page.header, page.footer];
        let is_valid = page.width <= 31_680
            && page.height <= 31_680
            && sides.iter().all(|side| (0..31_680).contains(side))
            && page.text_width() >= MIN_TEXT_WIDTH
            && i64::from(page.height) - i64::from(page.top.abs()) - i64::from(page.bottom.abs()) >= 5_000;
        is_valid.then_some(page)
    }

    /// The same page standing or lying, with the margins that it has.
    pub(crate) fn turned(self, orientation: Orientation) -> Page {
        let sides = [self.width, self.height];
        let [short, long] = [sides[0].min(sides[1]), sides[0].max(sides[1])];
        let [width, height] = match orientation {
            Orientation::Portrait => [short, long],
            Orientation::Landscape => [long, short],
        };
        Page {
            width,
            height,
            ..self
        }
    }

    /// The width between the margins.
    pub(crate) fn text_width(&self) -> u32 {
        let margins = i64::from(self.left) + i64::from(self.right);
        u32::try_from(i64::from(self.width) - margins).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(width: &'static str, left: &'static str) -> Element<'static> {
        let margins = ["w:top", "w:right", "w:bottom"];
        let margin = margins.iter().fold(Element::new("w:pgMar"), |margin, side| {
            margin.attribute(*side, "1000")
        });
        Element::new("w:sectPr")
            .child(
                Element::new("w:pgSz")
                    .attribute("w:w", width)
                    .attribute("w:h", "16838"),
            )
            .child(margin.attribute("w:left", left))
    }

    #[test]
    fn a_page_is_taken_over_if_it_leaves_room_for_text() {
        assert_eq!(
            Page::from_section(&section("11906", "1500")).map(|page| page.text_width()),
            Some(9406)
        );
        let page = Page::from_section(&section("11906", "1500")).unwrap();
        assert_eq!((page.header, page.footer), (Page::A4.header, Page::A4.footer));
        assert_eq!(Page::from_section(&section("11906", "9000")), None);
        assert_eq!(Page::from_section(&section("4000000000", "1500")), None);
        assert_eq!(Page::from_section(&section("11906", "-5")), None);
    }
}
