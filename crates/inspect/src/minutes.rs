//! Minutes that were filled in in Word: the skeleton with what people wrote into it, as the lines of notes.
//!
//! What stood in the skeleton is no note, so the document is compared with it. What is left becomes the lines that
//! [`Notes::parse`](vuosikello_core::Notes::parse) reads, one below the other, each with its place in the Word file: one reader decides what a decision and an
//! action are, however they were written. Nothing is passed over: what is no note is a remark or an error with its place.

mod attendance;
mod known;
mod tables;

use vuosikello_core::{Meeting, MeetingId};
use vuosikello_document::{Block, Definition, Document, Inline, Language, List, spelled_out};

use known::Known;

/// The type that the head of a skeleton says.
const TYPE: &str = "Pöytäkirja";

/// What was written into a skeleton of minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilledMinutes {
    /// The lines of the notes.
    pub lines: Vec<FilledLine>,
    /// What keeps the minutes from being understood.
    pub problems: Vec<Unclear>,
    /// What a person must know: what was not taken into the notes.
    pub remarks: Vec<Unclear>,
}

/// A line of the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilledLine {
    /// The line: `Päätös: Hyväksyttiin ennuste.`
    pub text: String,
    /// Its place in the Word file, in Finnish: `kohta 3 Talouskatsaus, Päätös`.
    pub place: String,
}

/// Something at a place that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unclear {
    /// The place in the Word file, in Finnish.
    pub place: String,
    /// What is unclear, in Finnish.
    pub message: String,
    /// What would be clear, in Finnish.
    pub fix: &'static str,
}

impl FilledMinutes {
    /// Whether anything has been filled in: an empty skeleton is no minutes.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.problems.is_empty()
    }

    /// The lines as the text of notes.
    pub fn text(&self) -> String {
        let lines = self.lines.iter().map(|line| line.text.as_str());
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The meeting and the customer whose skeleton of minutes a document is, by what travels in its file; `None` for other documents.
pub fn skeleton_of(generated: &Document) -> Option<(MeetingId, &str)> {
    let head = &generated.head;
    if !head.draft || head.document_type != TYPE {
        return None;
    }
    let property = |name: &str| {
        let mut properties = head.properties.iter();
        properties
            .find(|property| property.name == name)
            .map(|property| property.value.as_str())
    };
    let meeting = MeetingId::parse(property("Kokous")?).ok()?;
    Some((meeting, property("Asiakas")?))
}

/// Whether a document has places to fill in as the skeleton of minutes has, whatever became of what travelled in its file.
pub fn looks_like_skeleton(document: &Document) -> bool {
    let has = |wanted: Label| {
        document.blocks.iter().any(|block| match block {
            Block::Definitions(list) => list.iter().any(|it| Label::of(it) == Some(wanted)),
            _ => false,
        })
    };
    has(Label::Decision) && has(Label::Action)
}

/// What was written into the skeleton of the minutes of a meeting. `skeleton` is the skeleton as a Word file says it; without it only
/// what follows its labels can be told from what stood there before.
pub fn filled_minutes(document: &Document, skeleton: Option<&Document>, meeting: &Meeting) -> FilledMinutes {
    let mut filler = Filler {
        known: Known::of(skeleton),
        meeting,
        filled: FilledMinutes::default(),
        body: Vec::new(),
        section: None,
        number: 0,
        gone: Vec::new(),
        is_unmarked: false,
        label: None,
        is_past_labels: false,
    };
    for block in &document.blocks {
        filler.block(block);
    }
    filler.finish()
}

/// What the side headings of an item ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Discussion,
    Decision,
    Action,
}

impl Label {
    fn of(definition: &Definition) -> Option<Self> {
        Some(match key(&spelled_out(&definition.term)).as_str() {
            "käsittely" => Self::Discussion,
            "päätös" | "päätökset" => Self::Decision,
            "toimenpide" | "toimenpiteet" => Self::Action,
            _ => return None,
        })
    }

    fn word(self) -> &'static str {
        match self {
            Self::Discussion => "Käsittely",
            Self::Decision => "Päätös",
            Self::Action => "Toimenpide",
        }
    }
}

/// A heading of the document.
struct Section {
    title: String,
    place: String,
    /// Whether its heading is among the lines already: it is when something was noted under it.
    is_open: bool,
}

/// A pass over the document.
struct Filler<'a> {
    known: Known,
    meeting: &'a Meeting,
    filled: FilledMinutes,
    /// The lines below the first heading; those before it are collected in `filled`.
    body: Vec<FilledLine>,
    section: Option<Section>,
    /// How many numbered headings there have been.
    number: usize,
    /// The invited whose rows are not in the table of participants.
    gone: Vec<String>,
    /// Whether nobody's presence was marked.
    is_unmarked: bool,
    /// The side heading that was last, to which a list or paragraph after it belongs.
    label: Option<Label>,
    /// Whether the labels of the section have been: what follows them was written by a person, also where the skeleton is not known.
    is_past_labels: bool,
}

impl Filler<'_> {
    fn block(&mut self, block: &Block) {
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
            Block::Title(_) | Block::Subtitle(_) | Block::Contents { .. } | Block::PageBreak => {}
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
    fn note(&mut self, text: String, place: &str) {
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

    fn remark(&mut self, place: &str, message: String, fix: &'static str) {
        let place = place.to_owned();
        self.filled.remarks.push(Unclear { place, message, fix });
    }

    fn problem(&mut self, place: String, message: String, fix: &'static str) {
        self.filled.problems.push(Unclear { place, message, fix });
    }

    /// The place in the section.
    fn place(&self, what: Option<&str>) -> String {
        let section = match &self.section {
            Some(section) => section.place.as_str(),
            None => "ennen ensimmäistä otsikkoa",
        };
        match what {
            Some(what) => format!("{section}, {what}"),
            None => section.to_owned(),
        }
    }

    fn finish(mut self) -> FilledMinutes {
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

/// A text without the bullet or letter that somebody has typed before it: `- `, `• `, `1) `, `a) `.
fn without_bullet(text: &str) -> &str {
    let start = text.trim_start();
    let bullet = start.strip_prefix(['-', '–', '—', '•', '*', '·', '▪', '◦', '\u{f0b7}']);
    let bracket = start.split_once(')').filter(|(before, _)| {
        let is_number = before.len() <= 2 && before.chars().all(|c| c.is_ascii_digit());
        let is_letter = before.len() == 1 && before.chars().all(|c| c.is_ascii_lowercase());
        !before.is_empty() && (is_number || is_letter)
    });
    let rest = bullet.or(bracket.map(|(_, rest)| rest));
    match rest.filter(|rest| rest.starts_with(char::is_whitespace)) {
        Some(rest) => rest.trim_start(),
        None => text,
    }
}

/// Whether a text says something: dots and dashes stand for what has not been written.
fn is_filled(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// A text without regard to case, spaces and punctuation.
fn key(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::without_bullet;

    #[test]
    fn bullets_that_people_type_are_no_text() {
        for (text, expected) in [
            ("- Hyväksyttiin.", "Hyväksyttiin."),
            ("• Hyväksyttiin.", "Hyväksyttiin."),
            (" –\u{a0}Hyväksyttiin.", "Hyväksyttiin."),
            ("1) Hyväksyttiin.", "Hyväksyttiin."),
            ("b) Hyväksyttiin.", "Hyväksyttiin."),
            ("15. päivä", "15. päivä"),
            ("-5 astetta", "-5 astetta"),
            ("ks. a) ja b)", "ks. a) ja b)"),
            ("–", "–"),
            ("", ""),
        ] {
            assert_eq!(without_bullet(text), expected, "{text}");
        }
    }
}
