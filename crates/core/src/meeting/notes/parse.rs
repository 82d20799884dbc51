//! Reading the notes.

mod block;
mod lists;
mod preface;

use std::collections::BTreeMap;

use self::block::{Block, BlockKind};
use super::line::{Keyword, Line, Preface};
use super::markup;
use super::parts::{action_parts, done_parts};
use super::{ItemNotes, Note, Notes};

use crate::meeting::agenda::{meant_title, title_key};
use crate::{
    Action, ActionId, AgendaItem, DataFile, Date, Findings, Item, Meeting, NoteViolation, Violation, agenda,
    check_text, composed, nearest,
};

/// Bounds of a file that anyone may have written.
const MAX_BYTES: usize = 1 << 20;
const MAX_LINES: usize = 5_000;

impl Notes {
    /// Reads the notes of a meeting, whose agenda has the items of `common` and the meeting's own.
    ///
    /// ```text
    /// Alkoi: 9.02
    /// Päättyi: 10.25
    /// Poissa: Nimi Sukunimi, Toinen Nimi
    /// Läsnä: Kolmas Nimi
    ///
    /// ## 3. Talouskatsaus
    /// Free text in paragraphs.
    /// - a bulleted list
    /// Päätös: Hyväksyttiin ennuste.
    /// Toimenpide: Toimitetaan erittely (Kirsi Kirjanpitola, 15.4.2027)
    /// Tehty: 2026-Q4/1 Erittely on toimitettu.
    /// ```
    ///
    /// All four first lines may be left out; `Läsnä` names those who were present besides the invited, and what is to be said of the presence of
    /// one who was invited (`Nimi Sukunimi (poistui 9.45)`). A heading is the title of
    /// an agenda item, with or without its number; case, spaces and punctuation make no difference. Text goes on until a blank
    /// line, a bullet, a keyword or a heading; only right below a decision or the like that has come to its end more text is a
    /// problem, because it could belong to it or not. Actions are numbered from 1 in the order of the notes. Numbered lists (`1. …`) and
    /// quotations (`> …`) are such too; tables, pictures, HTML and lists in lists are problems.
    ///
    /// Every problem is reported. Notes with a problem are not to be used for minutes: what stands under an unknown heading is
    /// not among them.
    pub fn parse(text: &str, meeting: &Meeting, common: &[AgendaItem]) -> (Notes, Findings) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some((line, limit)) = exceeded(text) {
            let mut found = Findings::default();
            found.add(
                DataFile::NOTES,
                line.to_string(),
                NoteViolation::TooLong { limit },
            );
            return (Notes::default(), found);
        }
        let mut parser = Parser::new(meeting, common);
        for (i, line) in text.lines().enumerate() {
            // Some programs write ä as a and two dots.
            parser.line(i + 1, &composed(line));
        }
        parser.finish()
    }
}

/// The bound that a text exceeds, and the line where it does.
fn exceeded(text: &str) -> Option<(usize, &'static str)> {
    if text.len() > MAX_BYTES {
        Some((1, "1 Mt tekstiä"))
    } else if text.lines().nth(MAX_LINES).is_some() {
        Some((MAX_LINES + 1, "5\u{a0}000 riviä"))
    } else {
        None
    }
}

/// Under which heading a line stands.
enum Section {
    Preface,
    /// The place of the item in the agenda.
    Item(usize),
    Unknown,
}

struct Parser<'a> {
    meeting: &'a Meeting,
    agenda: Vec<Item<'a>>,
    section: Section,
    block: Option<Block>,
    /// The last line was one that does not belong before the first heading.
    in_stray_text: bool,
    /// The line of each item's heading.
    headings: BTreeMap<usize, usize>,
    items: BTreeMap<usize, Vec<Note>>,
    actions: u32,
    /// The last line of what minutes cannot hold.
    unsupported: Option<(usize, &'static str)>,
    /// How far the first item of the list is indented that is being read.
    list_indent: Option<usize>,
    /// The number before the last item of a numbered list.
    last_number: u32,
    notes: Notes,
    /// Where the time of the end stands.
    ended_at: usize,
    /// Which of the times have been given.
    times: Vec<Preface>,
    /// What is wrong, with its line.
    problems: Vec<(usize, Violation)>,
}

impl<'a> Parser<'a> {
    fn new(meeting: &'a Meeting, common: &'a [AgendaItem]) -> Self {
        Self {
            meeting,
            agenda: agenda(common, meeting),
            section: Section::Preface,
            block: None,
            in_stray_text: false,
            headings: BTreeMap::new(),
            items: BTreeMap::new(),
            actions: 0,
            unsupported: None,
            list_indent: None,
            last_number: 0,
            notes: Notes::default(),
            ended_at: 0,
            times: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, line: usize, violation: impl Into<Violation>) {
        self.problems.push((line, violation.into()));
    }

    fn line(&mut self, number: usize, text: &str) {
        if let Err(error) = check_text(text) {
            self.problem(number, error);
        }
        let was_stray = std::mem::take(&mut self.in_stray_text);
        let in_preface = matches!(self.section, Section::Preface);
        match Line::of(text) {
            Line::Heading(heading) => self.heading(number, heading),
            Line::Blank => self.close(),
            Line::Rule => {
                self.close();
                self.problem(number, NoteViolation::Rule);
            }
            Line::Preface(keyword, rest) if in_preface => self.preface(number, keyword, rest),
            Line::Preface(keyword, _) => {
                self.close();
                let keyword = keyword.word();
                self.problem(number, NoteViolation::Misplaced { keyword });
            }
            _ if in_preface => {
                self.in_stray_text = true;
                if !was_stray {
                    let words = Preface::ALL.map(Preface::word);
                    let word = text.split(':').next().unwrap_or_default().trim();
                    let nearest = nearest(word, words).map(|word| format!("{word}:"));
                    self.problem(number, NoteViolation::OutsideItems { nearest });
                }
            }
            Line::Keyword(keyword, rest) => self.open(number, BlockKind::Announced(keyword), rest),
            Line::Misspelt(found, keyword) => {
                self.close();
                let found = found.to_owned();
                self.problem(number, NoteViolation::Misspelt { found, keyword });
            }
            Line::Bullet(item) => {
                self.item_indent(number, text);
                self.open(number, BlockKind::Bullet, item);
            }
            Line::Numbered(label, item) if label == 1 || self.open_list() == Some(true) => {
                self.item_indent(number, text);
                self.open(number, BlockKind::Numbered(label), item);
            }
            Line::Quotation(quotation) => match &mut self.block {
                Some(block) if matches!(block.kind, BlockKind::Quotation) && !quotation.is_empty() => {
                    block.text.push(' ');
                    block.text.push_str(quotation);
                }
                _ => self.open(number, BlockKind::Quotation, quotation),
            },
            Line::Unsupported(what) => {
                self.close();
                // The rows of a table are one mistake.
                if self.unsupported.replace((number, what)) != Some((number - 1, what)) {
                    self.problem(number, NoteViolation::Unsupported { what });
                }
            }
            Line::Text(_) | Line::Numbered(..) => self.text(number, text.trim()),
        }
    }

    fn text(&mut self, number: usize, text: &str) {
        match &mut self.block {
            Some(block) if block.has_ended() => {
                if let BlockKind::Announced(keyword) = block.kind {
                    let keyword = keyword.word();
                    self.problem(number, NoteViolation::AfterEnd { keyword });
                }
                self.open(number, BlockKind::Paragraph, text);
            }
            Some(block) => {
                if !block.text.is_empty() {
                    block.text.push(' ');
                }
                block.text.push_str(text);
            }
            None => self.open(number, BlockKind::Paragraph, text),
        }
    }

    fn heading(&mut self, line: usize, heading: &str) {
        self.close();
        let without_number = heading
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(['.', ')']);
        let place = [heading, without_number].iter().find_map(|heading| {
            let key = title_key(heading);
            self.agenda
                .iter()
                .position(|item| !key.is_empty() && title_key(item.title) == key)
        });
        let Some(place) = place else {
            let titles = self.agenda.iter().map(|item| item.title);
            let nearest = meant_title(without_number.trim(), titles).map(str::to_owned);
            let heading = heading.to_owned();
            self.section = Section::Unknown;
            self.problem(line, NoteViolation::UnknownHeading { heading, nearest });
            return;
        };
        self.section = Section::Item(place);
        let first = *self.headings.entry(place).or_insert(line);
        if first != line {
            let title = self.agenda.get(place).map_or("", |item| item.title).to_owned();
            self.problem(line, NoteViolation::RepeatedHeading { title, first });
        }
    }

    fn open(&mut self, line: usize, kind: BlockKind, text: &str) {
        self.close();
        let text = text.to_owned();
        self.block = Some(Block { line, kind, text });
    }

    /// Ends the paragraph or the like that the lines so far belong to.
    fn close(&mut self) {
        let Some(block) = self.block.take() else {
            return;
        };
        if let Some(what) = markup::of_text(&block.text) {
            self.problem(block.line, NoteViolation::Unsupported { what });
            return;
        }
        let (line, kind) = (block.line, block.kind);
        let note = match block.kind {
            BlockKind::Paragraph => Note::Paragraph(block.text),
            BlockKind::Quotation if block.text.is_empty() => return,
            BlockKind::Quotation => Note::Quotation(block.text),
            BlockKind::Bullet => Note::Bullets(vec![block.text]),
            BlockKind::Numbered(_) => Note::Numbered(vec![block.text]),
            BlockKind::Announced(keyword) => match self.announced(keyword, &block) {
                Ok(note) => note,
                Err(violation) => {
                    self.problem(block.line, violation);
                    return;
                }
            },
        };
        let Section::Item(place) = self.section else {
            // Under an unknown heading, which is a problem.
            return;
        };
        self.add(place, note, kind, line);
    }

    fn announced(&mut self, keyword: Keyword, block: &Block) -> Result<Note, Violation> {
        let text = block.text.trim();
        let missing = |what| {
            let keyword = keyword.word();
            Err(NoteViolation::Missing { keyword, what }.into())
        };
        match keyword {
            Keyword::Decision if text.is_empty() => missing("teksti"),
            Keyword::Decision => Ok(Note::Decision(text.to_owned())),
            Keyword::Action => {
                // An action with a problem has its number too: the others keep theirs when it is mended.
                self.actions += 1;
                let Some((text, owner, due)) = action_parts(text) else {
                    return missing("vastuuhenkilö ja määräpäivä");
                };
                let due = Date::parse(due)?;
                if text.is_empty() {
                    return missing("tehtävä");
                }
                if owner.is_empty() {
                    return missing("vastuuhenkilö");
                }
                if markup::is_formatted(text) {
                    return Err(NoteViolation::FormattedAction.into());
                }
                let meeting = self.meeting.date;
                if due < meeting {
                    return Err(NoteViolation::DueBeforeMeeting { due, meeting }.into());
                }
                Ok(Note::Action(Action {
                    id: ActionId {
                        meeting: self.meeting.id,
                        number: self.actions,
                    },
                    text: text.to_owned(),
                    owner: owner.to_owned(),
                    due,
                }))
            }
            Keyword::Done if text.is_empty() => missing("toimenpiteen tunnus"),
            Keyword::Done => {
                let (action, comment) = done_parts(text)?;
                if done_parts(comment.trim_start_matches("ja ")).is_ok() {
                    return Err(NoteViolation::SeveralDone.into());
                }
                Ok(Note::Done {
                    action,
                    comment: comment.to_owned(),
                    line: block.line,
                })
            }
        }
    }

    fn finish(mut self) -> (Notes, Findings) {
        self.close();
        if let (Some(began), Some(ended)) = (self.notes.began, self.notes.ended)
            && ended <= began
        {
            self.problem(self.ended_at, NoteViolation::EndedBeforeBeginning);
        }
        let agenda = &self.agenda;
        let items = std::mem::take(&mut self.items)
            .into_iter()
            .filter_map(|(place, notes)| {
                let item = agenda.get(place)?.id.clone();
                Some(ItemNotes { item, notes })
            });
        self.notes.items = items.collect();
        self.problems.sort_by_key(|(line, _)| *line);
        let mut found = Findings::default();
        for (line, violation) in self.problems {
            found.add(DataFile::NOTES, line.to_string(), violation);
        }
        (self.notes, found)
    }
}
