//! What stood in the skeleton before people filled it in.

use std::collections::BTreeSet;

use vuosikello_document::{Block, Document, Language, List, Signatory, Table, spelled_out, without_mark};

use super::labels::{Label, is_filled, key};

/// What is to be filled in after *Toimenpide* where the skeleton is not known.
const HINT: &str = "(vastuuhenkilö, määräaika)";

/// The keywords of the times, with the beginnings of the verbs by which a sentence tells them.
const TIMES: [(&str, [&str; 2]); 2] = [("Alkoi", ["ava", "alk"]), ("Päättyi", ["päät", "lopet"])];

/// The sentences of the times where the skeleton is not known.
const SENTENCES: [&str; 2] = [
    "Puheenjohtaja avasi kokouksen klo ",
    "Puheenjohtaja päätti kokouksen klo ",
];

/// What stood in the skeleton.
#[derive(Debug)]
pub(super) struct Known {
    is_known: bool,
    texts: BTreeSet<String>,
    /// The beginnings of the sentences that end with a time.
    sentences: Vec<String>,
    hint: String,
    /// The headings that are not of an item, such as that of the signatures.
    unnumbered: BTreeSet<String>,
}

impl Known {
    pub(super) fn of(skeleton: Option<&Document>) -> Self {
        let mut known = Self {
            is_known: skeleton.is_some(),
            texts: BTreeSet::new(),
            sentences: Vec::new(),
            hint: String::new(),
            unnumbered: BTreeSet::from([key("Allekirjoitukset")]),
        };
        for block in skeleton.iter().flat_map(|document| &document.blocks) {
            known.block(block);
        }
        if !known.is_known {
            known.sentences.extend(SENTENCES.map(str::to_owned));
            HINT.clone_into(&mut known.hint);
        }
        known
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                let title = spelled_out(&heading.content);
                if !heading.numbered {
                    self.unnumbered.insert(key(&title));
                }
                self.texts.insert(title);
            }
            Block::Paragraph(content) | Block::Note(content) => {
                let text = spelled_out(content);
                if let Some((beginning, _)) = text.split_once('…') {
                    self.sentences.push(beginning.to_owned());
                }
                self.texts.insert(text);
            }
            Block::List(list) => self.list(list),
            Block::Definitions(definitions) => {
                for one in definitions {
                    let term = spelled_out(&one.term);
                    for line in one.lines.iter().map(|line| spelled_out(line)) {
                        if Label::of(one) == Some(Label::Action) {
                            self.hint = line.trim_start_matches(['…', ' ']).to_owned();
                        }
                        let lines = line.split('\n');
                        self.texts.extend(lines.map(|line| definition(&term, line)));
                    }
                }
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.table(&chart.as_table(Language::Finnish)),
            Block::Signatures(signatories) => self.texts.extend(signatories.iter().map(signatory)),
            Block::Title(_)
            | Block::Subtitle(_)
            | Block::Contents { .. }
            | Block::PageBreak
            | Block::Turn(_) => {}
        }
    }

    fn list(&mut self, list: &List) {
        list.items.iter().flatten().for_each(|block| self.block(block));
    }

    fn table(&mut self, table: &Table) {
        self.texts.insert(columns(table));
        self.texts.extend(rows(table).map(|cells| cells.join("\t")));
    }

    /// Whether the skeleton is known at all.
    pub(super) fn is_known(&self) -> bool {
        self.is_known
    }

    /// Whether a text stood in the skeleton.
    pub(super) fn has(&self, text: &str) -> bool {
        self.texts.contains(text)
    }

    /// Whether a participant may have had a row of the table; only of a known skeleton it can be told that not.
    pub(super) fn may_have_row_of(&self, name: &str) -> bool {
        let has_row = |text: &String| {
            text.split_once('\t')
                .is_some_and(|(first, _)| key(first) == key(name))
        };
        !self.is_known || self.texts.iter().any(has_row)
    }

    /// Whether a heading is none of the agenda's: what follows it is not a matter of the meeting.
    pub(super) fn ends_minutes(&self, title: &str) -> bool {
        self.unnumbered.contains(&key(title))
    }

    /// What was written after *Toimenpide*, without what the skeleton said is to be written; of an owner or a date that is
    /// still to be written nothing is left.
    pub(super) fn without_hint(&self, text: &str) -> String {
        let text = text.trim();
        if let Some(rest) = text.strip_suffix(self.hint.as_str()) {
            return rest.trim_end().to_owned();
        }
        let hints = self.hint.trim_matches(['(', ')']).split(',').map(str::trim);
        let mut text = text.to_owned();
        for hint in hints.filter(|hint| is_filled(hint)) {
            if let Some((before, after)) = text.rsplit_once(hint) {
                let is_whole = before.ends_with(['(', ' ', ',']) && after.starts_with([',', ')', ' ']);
                if is_whole {
                    text = format!("{before}{after}");
                }
            }
        }
        text
    }

    /// The keyword and the time that a sentence of the skeleton tells when it has been filled in.
    pub(super) fn time<'t>(&self, text: &'t str) -> Option<(&'static str, &'t str)> {
        let mut sentences = self.sentences.iter();
        let (beginning, rest) =
            sentences.find_map(|beginning| Some((beginning, text.strip_prefix(beginning.as_str())?)))?;
        let words = beginning.to_lowercase();
        let is_told = |verb: &&str| {
            let mut words = words.split_whitespace();
            words.any(|word| word.starts_with(*verb))
        };
        let (keyword, _) = TIMES.iter().find(|(_, verbs)| verbs.iter().any(&is_told))?;
        let time = rest
            .trim()
            .trim_start_matches(['…', ' '])
            .trim_end_matches(['.', ' ', '…']);
        let is_time = is_filled(time) && !time.contains(char::is_whitespace);
        is_time.then_some((*keyword, time))
    }
}

/// A term with a line of its description, as one text.
pub(super) fn definition(term: &str, line: &str) -> String {
    format!("{term}\t{line}")
}

/// A signatory as one text.
pub(super) fn signatory(signatory: &Signatory) -> String {
    let parts = [&signatory.organisation, &signatory.name, &signatory.role];
    parts.map(|part| part.replace('\n', ", ")).join(", ")
}

/// The headers of a table as one text.
pub(super) fn columns(table: &Table) -> String {
    let titles = table.columns.iter().map(|column| column.title());
    titles.collect::<Vec<_>>().join("\t")
}

/// The rows of a table, cell by cell; a state is its word, with its mark or without.
pub(super) fn rows(table: &Table) -> impl Iterator<Item = Vec<String>> {
    table.rows.iter().map(|row| {
        let cells = (0..table.columns.len()).map(|column| spelled_out(&table.content(row, column)));
        cells
            .map(|text| {
                without_mark(&text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    })
}
