//! A pass over minutes that were filled in: what is new becomes lines of notes.

use vuosikello_core::Meeting;
use vuosikello_document::{Block, Definition, Inline, Language, List, spelled_out};

use super::filled::{FilledLine, FilledMinutes, Unclear};
use super::known::{self, Known};
use super::labels::{Label, is_filled, without_bullet};

/// A heading of the document.
pub(super) struct Section {
    title: String,
    place: String,
    /// Whether its heading is among the lines already: it is when something was noted under it.
    is_open: bool,
}

/// A pass over the document.
pub(super) struct Filler<'a> {
    pub(super) known: Known,
    pub(super) meeting: &'a Meeting,
    pub(super) filled: FilledMinutes,
    /// The lines below the first heading; those before it are collected in `filled`.
    body: Vec<FilledLine>,
    pub(super) section: Option<Section>,
    /// How many numbered headings there have been.
    number: usize,
    /// The invited whose rows are not in the table of participants.
    pub(super) gone: Vec<String>,
    /// Whether nobody's presence was marked.
    pub(super) is_unmarked: bool,
    /// The side heading that was last, to which a list or paragraph after it belongs.
    label: Option<Label>,
    /// Whether the labels of the section have been: what follows them was written by a person, also where the skeleton is not known.
    pub(super) is_past_labels: bool,
}

impl<'a> Filler<'a> {
    pub(super) fn new(known: Known, meeting: &'a Meeting) -> Self {
        Self {
            known,
            meeting,
            filled: FilledMinutes::default(),
            body: Vec::new(),
            section: None,
            number: 0,
            gone: Vec::new(),
            is_unmarked: false,
            label: None,
            is_past_labels: false,
        }
    }

    /// Takes a block of the document.
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) if heading.level == 1 => self.heading(heading),
            Block::Heading(heading) => self.paragraph(&spelled_out(&heading.content)),
            Block::Paragraph(content) | Block::Note(content) => {
                self.paragraph(&spelled_out(content));
                self.picture(content, &self.place(None));
            }
            Block::List(list) => self.list(list),
            Block::Definitions(list) => list.iter().for_each(|definition| self.definition(definition)),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.table(&chart.as_table(Language::Finnish)),
            Block::Signatures(signatories) => {
                let texts = signatories.iter().map(known::signatory);
                let added: Vec<String> = texts.filter(|text| !self.known.has(text)).collect();
                if self.known.is_known() && !added.is_empty() {
                    self.left_out(&self.place(None), &added.join("; "));
                }
            }
            Block::Title(_)
            | Block::Subtitle(_)
            | Block::Contents { .. }
            | Block::PageBreak
            | Block::Turn(_) => {}
        }
    }

    fn heading(&mut self, heading: &vuosikello_document::Heading) {
        let title = spelled_out(&heading.content);
        self.number += usize::from(heading.numbered);
        let place = match heading.numbered {
            true => format!("kohta {} {title}", self.number),
            false => format!("kohta {title}"),
        };
        self.section = Some(Section {
            title,
            place,
            is_open: false,
        });
        (self.label, self.is_past_labels) = (None, false);
    }

    fn definition(&mut self, definition: &Definition) {
        let term = spelled_out(&definition.term);
        self.label = Label::of(definition);
        self.is_past_labels |= self.label.is_some();
        let place = self.place(Some(&term));
        for line in &definition.lines {
            self.picture(line, &place);
        }
        let lines = definition.lines.iter().map(|line| spelled_out(line));
        for text in lines
            .collect::<Vec<_>>()
            .iter()
            .flat_map(|lines| lines.split('\n'))
        {
            if self.known.has(&known::definition(&term, text)) {
                continue;
            }
            match self.label {
                Some(label) => self.labelled(label, text, &place),
                None if !is_filled(text) => {}
                None if self.section.is_none() => {
                    let message = format!("”{term}: {text}” poikkeaa tiedostosta kokous.json");
                    let fix = "korjaa kokous.json, jos kokous pidettiin toisin";
                    if self.known.is_known() {
                        self.remark(&place, message, fix);
                    }
                }
                None if self.known.is_known() => self.note(format!("{term}: {text}"), &place),
                None => {}
            }
        }
    }

    /// What was written after a side heading.
    fn labelled(&mut self, label: Label, text: &str, place: &str) {
        let text = match label {
            Label::Action => self.known.without_hint(text),
            _ => text.trim().to_owned(),
        };
        let text = without_bullet(text.trim_start_matches(['…', '.', ' ', '\u{a0}']));
        if !is_filled(text) {
            return;
        }
        match label {
            Label::Discussion => self.note(text.to_owned(), place),
            Label::Decision | Label::Action => self.note(format!("{}: {text}", label.word()), place),
        }
    }

    fn list(&mut self, list: &List) {
        for item in &list.items {
            for block in item {
                match block {
                    Block::Paragraph(content) | Block::Note(content) => self.item(&spelled_out(content)),
                    other => self.block(other),
                }
            }
        }
    }

    /// An item of a list: under *Päätös* or *Toimenpide* one more of these.
    fn item(&mut self, text: &str) {
        if self.is_old(text) {
            return;
        }
        match self.label {
            Some(label @ (Label::Decision | Label::Action)) => {
                self.labelled(label, text, &self.place(Some(label.word())));
            }
            _ => self.note(
                format!("- {}", without_bullet(text).replace('\n', " ")),
                &self.place(None),
            ),
        }
    }

    fn paragraph(&mut self, text: &str) {
        if let Some((keyword, time)) = self.known.time(text) {
            let place = self.place(None);
            self.filled.lines.push(FilledLine {
                text: format!("{keyword}: {time}"),
                place,
            });
            return;
        }
        if self.is_old(text) {
            return;
        }
        let looks_like_action = || text.trim_end_matches('.').ends_with(')') && text.contains('(');
        match self.label {
            Some(Label::Action) if looks_like_action() => {
                self.labelled(Label::Action, text, &self.place(Some("Toimenpide")));
            }
            Some(label @ (Label::Decision | Label::Action)) if without_bullet(text) != text => {
                self.labelled(label, text, &self.place(Some(label.word())));
            }
            _ if without_bullet(text) != text => self.note(
                format!("- {}", without_bullet(text).replace('\n', " ")),
                &self.place(None),
            ),
            _ => self.note(text.replace('\n', " "), &self.place(None)),
        }
    }

    /// Whether a text stood in the skeleton, or may have where it is not known.
    fn is_old(&self, text: &str) -> bool {
        !is_filled(text) || self.known.has(text) || (!self.known.is_known() && !self.is_past_labels)
    }

    /// Adds a line of notes under the heading of the section.
    pub(super) fn note(&mut self, text: String, place: &str) {
        let line = |text| FilledLine {
            text,
            place: place.to_owned(),
        };
        let Some(section) = &mut self.section else {
            self.filled.lines.push(line(text));
            return;
        };
        if self.known.ends_minutes(&section.title) {
            self.left_out(place, &text);
            return;
        }
        if !section.is_open {
            section.is_open = true;
            self.body.push(FilledLine {
                text: format!("## {}", section.title),
                place: section.place.clone(),
            });
        }
        // Lines are paragraphs of their own.
        self.body.extend([line(text), line(String::new())]);
    }

    /// Tells of a picture, of which the minutes have no more than its description.
    fn picture(&mut self, content: &[Inline], place: &str) {
        if has_picture(content) && !self.known.has(&spelled_out(content)) {
            let fix = "kerro tekstinä, mitä kuvassa on, tai liitä kuva kokouksen aineistoon";
            self.remark(place, "kuvaa ei lueta pöytäkirjaan".to_owned(), fix);
        }
    }

    fn left_out(&mut self, place: &str, text: &str) {
        self.remark(
            place,
            format!("”{text}” ei ole pöytäkirjan merkintä, eikä sitä lueta muistiinpanoihin"),
            "kirjoita kokouksessa sovittu asiakohdan alle",
        );
    }

    pub(super) fn remark(&mut self, place: &str, message: String, fix: &'static str) {
        let place = place.to_owned();
        self.filled.remarks.push(Unclear { place, message, fix });
    }

    pub(super) fn problem(&mut self, place: String, message: String, fix: &'static str) {
        self.filled.problems.push(Unclear { place, message, fix });
    }

    /// The place in the section.
    pub(super) fn place(&self, what: Option<&str>) -> String {
        let section = match &self.section {
            Some(section) => section.place.as_str(),
            None => "ennen ensimmäistä otsikkoa",
        };
        match what {
            Some(what) => format!("{section}, {what}"),
            None => section.to_owned(),
        }
    }

    /// What was filled in.
    pub(super) fn finish(mut self) -> FilledMinutes {
        self.filled.lines.append(&mut self.body);
        self.report_attendance();
        self.filled
    }
}

fn has_picture(content: &[Inline]) -> bool {
    content
        .iter()
        .any(|inline| matches!(inline, Inline::Picture(_)) || inline.content().is_some_and(has_picture))
}
