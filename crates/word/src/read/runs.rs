//! Running text out of runs.

use vuosikello_document::{Inline, Table, Target};
use vuosikello_ooxml::Element;

use super::elements::{is_change, is_silent, is_transparent};
use super::fields::{FieldKind, Open, is_emptied, is_form_control, is_placeholder, value_of};
use super::inlines::{self, Content, Piece};
use super::look::{Ground, Look, RunLook, changed_properties, run_look};
use super::options::View;
use super::report::{ChangeUnit, LossKind, PAGE, PAGES, Story};
use super::session::Session;
use super::{symbols, text};

/// The text of a paragraph in the making.
#[derive(Debug)]
pub(super) struct Runs<'e> {
    ground: Ground<'e>,
    pieces: Vec<Piece>,
    /// How many tracked changes that the view does not show the reader is in.
    unseen: usize,
    /// What the paragraph shows of a table of contents, if it is an entry of one: its depth, or none for another list.
    pub(super) entry_of: Option<Option<u8>>,
    /// The text of an entry, with tabs.
    pub(super) entry: String,
    /// The data of the charts that hang in the paragraph.
    pub(super) tables: Vec<Table>,
}

impl<'e> Runs<'e> {
    pub(super) fn new(ground: Ground<'e>) -> Self {
        Self {
            ground,
            pieces: Vec::new(),
            unseen: 0,
            entry_of: None,
            entry: String::new(),
            tables: Vec::new(),
        }
    }

    /// Reads the content of a paragraph.
    pub(super) fn read(&mut self, paragraph: &'e Element<'e>, session: &mut Session<'e>) {
        self.note_contents(session);
        self.content(paragraph, session, None);
    }

    /// The text as a tree, in pieces that page breaks part.
    pub(super) fn finish(self) -> Vec<Vec<Inline>> {
        self.pieces
            .split(|(_, content)| *content == Content::PageBreak)
            .map(inlines::nest)
            .collect()
    }

    fn content(&mut self, parent: &'e Element<'e>, session: &mut Session<'e>, link: Option<&Target>) {
        for child in parent.elements() {
            match child.name.as_ref() {
                "w:r" => self.run(child, session, link),
                "w:hyperlink" => self.hyperlink(child, session, link),
                "w:sdt" => {
                    self.control(child, session);
                    self.content(child, session, link);
                }
                "w:fldSimple" => self.simple_field(child, session, link),
                name if is_change(name) => self.change(child, session, link),
                name if is_transparent(name) => self.content(child, session, link),
                "w:bookmarkStart" => self.bookmark(child, session),
                name if is_silent(name) => session.mark(child),
                _ if self.unseen > 0 => {}
                "m:oMath" | "m:oMathPara" => session.lose_element(LossKind::Equation, child),
                "w:subDoc" => session.lose_element(LossKind::IncludedFile, child),
                _ => session.lose_unknown(child),
            }
        }
    }

    /// A place that something leads to.
    fn bookmark(&mut self, element: &'e Element<'e>, session: &mut Session<'e>) {
        let name = element.get("w:name").unwrap_or_default();
        if self.unseen == 0 && session.context.anchors.is_place(name) {
            self.pieces
                .push((Look::default(), Content::Bookmark(name.to_owned())));
        }
    }

    fn change(&mut self, element: &'e Element<'e>, session: &mut Session<'e>, link: Option<&Target>) {
        let is_seen = session.context.view.shows(&element.name);
        let is_told = session.changes.is_told_with_row(element);
        if !is_told {
            let tracker = &mut session.tracker;
            session.changes.begin(element, || tracker.place());
        }
        self.unseen += usize::from(!is_seen);
        self.content(element, session, link);
        self.unseen -= usize::from(!is_seen);
        if !is_told {
            session.changes.end();
        }
    }

    fn hyperlink(&mut self, element: &'e Element<'e>, session: &mut Session<'e>, link: Option<&Target>) {
        let target = session.link_target(element);
        let leads = element.get("r:id").or(element.get("w:anchor")).is_some();
        if target.is_none() && leads && self.unseen == 0 && session.fields.contents().is_none() {
            session.lose(LossKind::Link, &text::excerpt(element));
        }
        self.content(element, session, target.as_ref().or(link));
    }

    fn control(&mut self, element: &'e Element<'e>, session: &mut Session<'e>) {
        let properties = element.find("w:sdtPr").filter(|_| self.unseen == 0);
        let Some(properties) = properties else { return };
        session.lose_control(element, properties);
    }

    fn simple_field(&mut self, element: &'e Element<'e>, session: &mut Session<'e>, link: Option<&Target>) {
        if self.unseen > 0 {
            return self.content(element, session, link);
        }
        session.fields.begin(element);
        session.fields.code(element.get("w:instr").unwrap_or_default());
        self.separate(session);
        self.content(element, session, link);
        self.end_field(session);
    }

    fn separate(&mut self, session: &mut Session<'e>) {
        let context = session.context;
        session.fields.separate(|kind| context.link_of(kind));
        self.note_contents(session);
    }

    /// Notes that the paragraph is an entry of a table of contents.
    fn note_contents(&mut self, session: &Session<'e>) {
        if self.entry_of.is_none() {
            self.entry_of = session.fields.contents().map(|kind| match kind {
                FieldKind::Contents { depth } => Some(*depth),
                _ => None,
            });
        }
    }

    fn end_field(&mut self, session: &mut Session<'e>) {
        let Some(field) = session.fields.end() else { return };
        let plain = run_look(None, self.ground, None, session.context);
        self.show_field(&field, &plain, session);
    }

    /// Shows a field whose text the file does not have.
    fn show_field(&mut self, field: &Open, look: &RunLook, session: &mut Session<'e>) {
        let in_furniture = matches!(session.tracker.story, Story::Header(_) | Story::Footer(_));
        match &field.kind {
            Some(FieldKind::Form) => {
                session.lose(
                    LossKind::FormField,
                    field.form_value.as_deref().unwrap_or_default(),
                );
                if let Some(value) = field.form_value.as_deref().filter(|_| !field.has_text) {
                    self.text(look, value, session);
                }
            }
            _ if field.has_text => {}
            Some(FieldKind::Page) if in_furniture => self.text(look, PAGE, session),
            Some(FieldKind::Pages) if in_furniture => self.text(look, PAGES, session),
            Some(FieldKind::Silent | FieldKind::Contents { .. } | FieldKind::Index) => {}
            _ => session.lose(LossKind::FieldWithoutText, field.code()),
        }
    }

    fn run(&mut self, run: &'e Element<'e>, session: &mut Session<'e>, link: Option<&Target>) {
        let mut properties = run.find("w:rPr");
        if let Some(change) = properties.and_then(|properties| properties.find("w:rPrChange")) {
            let before = change.find("w:rPr");
            let names = changed_properties(properties, before);
            let words = text::words(run, text::EXCERPT);
            let tracker = &mut session.tracker;
            session
                .changes
                .format(change, ChangeUnit::Text, names, &words, || tracker.place());
            if session.context.view == View::Rejected {
                properties = before;
            }
        }
        let link = session.fields.link().or(link);
        let look = run_look(properties, self.ground, link, session.context);
        for child in run.elements() {
            self.run_child(child, &look, session);
        }
    }

    fn run_child(&mut self, child: &'e Element<'e>, look: &RunLook, session: &mut Session<'e>) {
        match child.name.as_ref() {
            "w:fldChar" => self.field_mark(child, session),
            "w:instrText" | "w:delInstrText" => {
                if self.unseen == 0 {
                    session.fields.code(&child.own_text());
                }
            }
            "w:commentReference" => session.mark(child),
            _ if session.fields.in_code() && self.unseen == 0 => {}
            "w:t" | "w:delText" => self.text(look, &child.own_text(), session),
            "w:tab" | "w:ptab" => self.tab(look, session),
            "w:softHyphen" => self.text(look, "\u{ad}", session),
            "w:noBreakHyphen" => self.text(look, "\u{2011}", session),
            "w:cr" => self.line_break(look, session),
            "w:br" => match child.get("w:type") {
                Some("page") if self.unseen == 0 => self.pieces.push((look.look.clone(), Content::PageBreak)),
                Some("page" | "column") => {}
                _ => self.line_break(look, session),
            },
            "w:sym" => self.symbol(child, look, session),
            "w:pgNum" => self.text(look, PAGE, session),
            name if is_silent(name) => {}
            _ if self.unseen > 0 => session.changes.text("\u{fffc}"),
            _ if look.hidden => session.lose_element(LossKind::HiddenText, child),
            "w:footnoteReference" | "w:endnoteReference" => self.note(child, look, session),
            "w:drawing" | "w:pict" | "w:object" => self.drawing(child, look, session),
            "w:ruby" => self.ruby(child, session),
            "w:contentPart" => session.lose(LossKind::Ink, ""),
            _ => session.lose_unknown(child),
        }
    }

    fn field_mark(&mut self, mark: &'e Element<'e>, session: &mut Session<'e>) {
        if self.unseen > 0 {
            return;
        }
        if !session.fields.is_matched(mark) {
            if value_of(mark) == "begin" {
                session.lose(LossKind::UnclosedField, "");
            }
            return;
        }
        match value_of(mark) {
            "begin" => session.fields.begin(mark),
            "separate" => self.separate(session),
            "end" => self.end_field(session),
            _ => {}
        }
    }

    fn tab(&mut self, look: &RunLook, session: &mut Session<'e>) {
        if session.fields.contents().is_some() {
            self.entry.push('\t');
        } else if self.unseen == 0 && session.tracker.story == Story::Body {
            session.lose(LossKind::Tab, "");
        }
        self.text(look, " ", session);
    }

    fn line_break(&mut self, look: &RunLook, session: &mut Session<'e>) {
        session.changes.text("\n");
        session.comments.text(" ");
        if self.unseen == 0 && !look.hidden {
            self.pieces.push((look.look.clone(), Content::LineBreak));
        }
    }

    fn symbol(&mut self, element: &'e Element<'e>, look: &RunLook, session: &mut Session<'e>) {
        let font = element.get("w:font").unwrap_or_default();
        let code = element.get("w:char").unwrap_or_default();
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        match code.and_then(|code| symbols::character(font, code)) {
            Some(character) => self.text(look, character.encode_utf8(&mut [0; 4]), session),
            None if self.unseen == 0 => {
                let name = format!("{font} {}", element.get("w:char").unwrap_or_default());
                session.lose(LossKind::Symbol, &name);
            }
            None => {}
        }
    }

    /// The mark of a note. It is raised by its style; the tree says that by itself.
    fn note(&mut self, reference: &'e Element<'e>, look: &RunLook, session: &mut Session<'e>) {
        session.changes.text("\u{fffc}");
        if let Some(note) = session.read_note(reference) {
            let look = Look {
                script: None,
                ..look.look.clone()
            };
            self.pieces.push((look, Content::Footnote(note)));
        }
    }

    fn drawing(&mut self, drawing: &'e Element<'e>, look: &RunLook, session: &mut Session<'e>) {
        session.changes.text("\u{fffc}");
        let drawn = session.read_drawing(drawing);
        for picture in drawn.pictures {
            self.pieces.push((look.look.clone(), Content::Picture(picture)));
        }
        self.tables.extend(drawn.tables);
    }

    /// Text with a reading aid above it: the text stays.
    fn ruby(&mut self, element: &'e Element<'e>, session: &mut Session<'e>) {
        if let Some(aid) = element.find("w:rt") {
            session.lose_element(LossKind::Ruby, aid);
        }
        if let Some(base) = element.find("w:rubyBase") {
            self.content(base, session, None);
        }
    }

    fn text(&mut self, look: &RunLook, text: &str, session: &mut Session<'e>) {
        if text.is_empty() {
            return;
        }
        let clean = |c: char| if c.is_control() { ' ' } else { c };
        let font = look.font.as_deref().unwrap_or_default();
        let shown: String = text
            .chars()
            .map(|c| symbols::character(font, c).unwrap_or_else(|| clean(c)))
            .collect();
        session.changes.text(&shown);
        if self.unseen > 0 {
            return;
        }
        session.comments.text(&shown);
        if look.hidden {
            session.lose(LossKind::HiddenText, &shown);
            return;
        }
        let in_furniture = matches!(session.tracker.story, Story::Header(_) | Story::Footer(_));
        let shown = match session.fields.show() {
            Some((FieldKind::Page, is_first)) if in_furniture => if is_first { PAGE } else { "" }.to_owned(),
            Some((FieldKind::Pages, is_first)) if in_furniture => {
                if is_first { PAGES } else { "" }.to_owned()
            }
            _ => shown,
        };
        if !shown.trim().is_empty() {
            for kind in &look.lost {
                session.lose(kind.clone(), &shown);
            }
        }
        let is_listed = session.fields.in_body && !session.tracker.is_in_table();
        if is_listed && session.fields.contents().is_some() {
            // What stands beside the contents in their paragraph is text. In cells, boxes and headers contents are text too.
            return self.entry.push_str(&shown);
        }
        match self.pieces.last_mut() {
            Some((last, Content::Text(before))) if *last == look.look => before.push_str(&shown),
            _ if shown.is_empty() => {}
            _ => self.pieces.push((look.look.clone(), Content::Text(shown))),
        }
    }
}

impl<'e> Session<'e> {
    /// Where a `w:hyperlink` leads, if it is a place that a document may link to.
    fn link_target(&self, hyperlink: &Element<'_>) -> Option<Target> {
        if let Some(id) = hyperlink.get("r:id") {
            let address = self.part.address(id)?;
            return vuosikello_core::link_address(address).map(|_| Target::Uri(address.to_owned()));
        }
        self.context.anchors.target(hyperlink.get("w:anchor")?)
    }

    /// Notes the value of a content control that is chosen, or its prompt.
    pub(super) fn lose_control(&mut self, control: &'e Element<'e>, properties: &'e Element<'e>) {
        // What is chosen in one of our own is text like any other.
        let tag = properties.find("w:tag").and_then(|tag| tag.get("w:val"));
        let is_own = tag == Some(crate::fill_in::TAG);
        if is_placeholder(properties) {
            self.lose(LossKind::Placeholder, &text::excerpt(control));
        } else if is_emptied(control, properties) {
            let name = ["w:alias", "w:tag"]
                .iter()
                .find_map(|name| properties.find(name)?.get("w:val"));
            self.lose(LossKind::Placeholder, name.unwrap_or_default());
        } else if is_form_control(properties) && !is_own {
            self.lose(LossKind::FormField, &text::excerpt(control));
        }
    }

    /// Takes up the marks of comments and moves.
    pub(super) fn mark(&mut self, element: &'e Element<'e>) {
        let id = element.get("w:id").unwrap_or_default();
        let tracker = &mut self.tracker;
        match element.name.as_ref() {
            "w:commentRangeStart" => self.comments.begin(id, || tracker.place()),
            "w:commentRangeEnd" => self.comments.end(id),
            "w:commentReference" => {
                self.comments.meet(id, || tracker.place());
            }
            _ => self.changes.range(element),
        }
    }
}
