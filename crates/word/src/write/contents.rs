//! The table of contents, with its entries and page numbers already in it.
//!
//! The entries are the text of a `TOC` field, so Word can make them anew, but they stand in the file as they will be
//! read: no field is marked out of date, and no question comes up on opening. Only where the pages are not known are the
//! fields marked so.

use docx_rs::{
    DocumentChild, Hyperlink, HyperlinkType, Paragraph, Run, StructuredDataTag, Tab, TabLeaderType,
    TabValueType,
};
use vuosikello_core::one_line;
use vuosikello_document::{Heading, Inline, plain_text};

use super::field_code;
use super::writer::Writer;
use crate::conform::Control;
use crate::role::Role;

/// The tab stop of the text of an entry behind its number, by level, in twentieths of a point: the hanging indent of the built-in
/// styles.
const TEXT_STARTS: [usize; 3] = [567, 1247, 2098];

impl Writer<'_> {
    pub(super) fn contents(&mut self, title: &str, depth: u8) {
        let depth = depth.clamp(1, 3);
        let mut control = StructuredDataTag::new().alias(Control::Contents.mark());
        if !title.is_empty() {
            let heading = self.paragraph(Role::ContentsHeading);
            let heading = self.append(heading, &[Inline::text(title)]);
            control = control.add_paragraph(self.break_page_before(heading));
        }
        let numbers = self.document.heading_numbers();
        let listed: Vec<(usize, &Heading)> = self
            .document
            .headings()
            .enumerate()
            .filter(|(_, heading)| heading.level <= depth)
            .collect();
        let annexes = self.annexes.clone();
        // Annexes are entries by their own fields, of the type below.
        let of_annexes = match annexes.is_empty() {
            true => String::new(),
            false => format!(" \\f {}", field_code::ANNEX),
        };
        let code = format!("TOC \\o \"1-{depth}\" \\h \\z \\u{of_annexes}");
        if listed.is_empty() {
            let empty = self.paragraph(Role::Contents1);
            let empty = self.break_page_before(empty);
            let empty = field_code::begin(empty, &code).add_run(field_code::end());
            control = control.add_paragraph(empty);
        }
        // They follow the headings, which begin the field.
        let annexes = if listed.is_empty() { Vec::new() } else { annexes };
        let last = (listed.len() + annexes.len()).saturating_sub(1);
        for (at, (number, heading)) in listed.into_iter().enumerate() {
            let mut entry = self.entry_paragraph(heading.level);
            if at == 0 {
                // Without a title the first entry is the first paragraph.
                entry = self.break_page_before(entry);
                entry = match self.contents_pages {
                    Some(_) => field_code::begin(entry, &code),
                    None => field_code::begin_outdated(entry, &code),
                };
            }
            let numeral = numbers.get(number).map_or("", String::as_str);
            entry = self.entry(entry, number, heading, numeral);
            if at == last {
                entry = entry.add_run(field_code::end());
            }
            control = control.add_paragraph(entry);
        }
        let headings = last + 1 - annexes.len().min(last + 1);
        for (at, annex) in annexes.iter().enumerate() {
            let mut entry = self.entry_paragraph(1).add_run(Run::new().add_text(annex));
            if headings + at == last {
                entry = entry.add_run(field_code::end());
            }
            control = control.add_paragraph(entry);
        }
        self.push(DocumentChild::StructuredDataTag(Box::new(control)));
    }

    fn entry_paragraph(&self, level: u8) -> Paragraph {
        let level = usize::from(level.clamp(1, 3));
        let text_start = TEXT_STARTS.get(level - 1).copied().unwrap_or_default();
        let end = usize::try_from(self.page.text_width()).unwrap_or_default();
        self.paragraph(Role::contents(u8::try_from(level).unwrap_or(1)))
            .add_tab(Tab::new().val(TabValueType::Left).pos(text_start))
            .add_tab(
                Tab::new()
                    .val(TabValueType::Right)
                    .leader(TabLeaderType::Dot)
                    .pos(end),
            )
    }

    /// An entry: number, text and page, all of it a link to the heading.
    fn entry(&self, paragraph: Paragraph, number: usize, heading: &Heading, numeral: &str) -> Paragraph {
        let Some(bookmark) = self.bookmarks.of_number(number) else {
            return paragraph;
        };
        let target = bookmark.contents_name();
        let mut text = Run::new();
        if !numeral.is_empty() {
            text = text.add_text(numeral).add_tab();
        }
        text = text.add_text(one_line(&plain_text(&heading.content)));
        let code = format!("PAGEREF {target} \\h");
        let tab = Paragraph::new().add_run(Run::new().add_tab());
        let page = match self.contents_pages {
            Some(pages) => {
                let page = pages.get(number).map(u32::to_string).unwrap_or_default();
                field_code::field(tab, &code, &page)
            }
            None => field_code::begin_outdated(tab, &code).add_run(field_code::end()),
        };
        let mut link = Hyperlink::new(target, HyperlinkType::Anchor).add_run(text);
        link.children.extend(page.children);
        paragraph.add_hyperlink(link)
    }
}
