//! What a Word file says.

use vuosikello_document::{Block, Cell, Definition, List, Table, spelled_out};
use vuosikello_word::{LossKind, Pages, Reading, Story};

use crate::contents::{Contents, Piece, PlacedTable, annex_of};
use crate::finding::Finding;
use crate::input::File;

pub(crate) fn read_word(reading: Reading, name: &str) -> Contents {
    let head = &reading.document.head;
    let mut contents = Contents {
        title: head.title.clone(),
        annex: head.annex.as_deref().and_then(annex_of).map(|(number, _)| number),
        date: (!head.document_type.is_empty()).then_some(head.date),
        ..Contents::default()
    };
    contents.properties = head
        .properties
        .iter()
        .map(|it| (it.name.clone(), it.value.clone()))
        .collect();
    if !head.case_number.is_empty() {
        contents.case_numbers.push(Piece {
            place: "ylätunniste".to_owned(),
            text: head.case_number.clone(),
        });
    }
    for furniture in &reading.furniture {
        let place = story(furniture.story);
        for line in &furniture.lines {
            contents.add_text(place, line);
        }
    }
    let mut walk = Walk {
        contents,
        counters: Vec::new(),
        place: "ennen ensimmäistä otsikkoa".to_owned(),
        lists_annexes: false,
        tables: 0,
    };
    for block in &reading.document.blocks {
        walk.block(block);
    }
    let mut contents = walk.contents;
    marks(&reading, name, &mut contents);
    contents.document = Some(reading.document);
    contents
}

pub(crate) fn read(file: &File<'_>) -> Result<Contents, Finding> {
    let reading = read_bytes(file)?;
    Ok(read_word(reading, file.name))
}

fn read_bytes(file: &File<'_>) -> Result<Reading, Finding> {
    vuosikello_word::read(file.bytes).map_err(|error| {
        let fix = "avaa tiedosto Wordissa ja tallenna se .docx-muodossa ilman salasanaa ja makroja";
        Finding::of(file.name, None, "unreadable", error.to_string(), fix)
    })
}

fn story(story: Story) -> &'static str {
    match story {
        Story::Header(Pages::First) => "ensimmäisen sivun ylätunniste",
        Story::Header(_) => "ylätunniste",
        Story::Footer(_) => "alatunniste",
        _ => "teksti",
    }
}

/// What the reader tells of marks that somebody left.
fn marks(reading: &Reading, name: &str, contents: &mut Contents) {
    for loss in &reading.losses {
        let (code, what, fix) = match loss.kind {
            LossKind::Highlight => ("highlight", "korostusväri", "tarkista kohta ja poista korostus"),
            LossKind::Placeholder => ("empty-field", "täyttämätön kenttä", "täytä kenttä tai poista se"),
            LossKind::FieldWithoutText => (
                "empty-field",
                "kenttä ilman tekstiä",
                "päivitä kenttä tai poista se",
            ),
            LossKind::HiddenText => (
                "hidden-text",
                "piiloteksti",
                "poista teksti tai tee siitä näkyvää",
            ),
            _ => continue,
        };
        let message = match loss.excerpt.as_str() {
            "" => what.to_owned(),
            excerpt => format!("{what}: ”{excerpt}”"),
        };
        contents
            .findings
            .push(Finding::of(name, loss.place.to_string(), code, message, fix));
    }
    for change in &reading.changes {
        let fix = "hyväksy tai hylkää muutos Wordissa";
        let message = format!(
            "käsittelemätön muutos: {}",
            crate::contents::excerpt(&change.to_string())
        );
        contents.findings.push(Finding::of(
            name,
            change.place.to_string(),
            "tracked-change",
            message,
            fix,
        ));
    }
    for comment in reading.comments.iter().filter(|comment| !comment.resolved) {
        let message = format!("avoin kommentti: ”{}”", crate::contents::excerpt(&comment.text));
        let fix = "käsittele kommentti Wordissa";
        contents.findings.push(Finding::of(
            name,
            comment.place.to_string(),
            "comment",
            message,
            fix,
        ));
    }
}

/// A pass over the blocks.
struct Walk {
    contents: Contents,
    counters: Vec<u32>,
    place: String,
    /// Whether the section is the one that lists the annexes.
    lists_annexes: bool,
    tables: usize,
}

impl Walk {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(content)
            | Block::Subtitle(content)
            | Block::Paragraph(content)
            | Block::Note(content) => {
                self.text(&spelled_out(content));
            }
            Block::Heading(heading) => {
                let title = spelled_out(&heading.content);
                let number = match (&heading.number, heading.numbered) {
                    (Some(number), _) => number.trim_end_matches('.').to_owned(),
                    (None, true) => self.count(heading.level),
                    (None, false) => String::new(),
                };
                self.place = format!("kohta {number} {title}").replace("  ", " ");
                self.lists_annexes = title.to_lowercase().contains("liitteet");
                if !number.is_empty() {
                    self.contents.headings.push(number);
                }
                self.text(&title);
            }
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.table(&chart.as_table(vuosikello_document::Language::Finnish)),
            Block::Definitions(list) => list.iter().for_each(|definition| self.definition(definition)),
            Block::Signatures(signatories) => {
                for one in signatories {
                    self.text(&[&*one.organisation, &one.name, &one.role].join(", "));
                    self.value(&one.name);
                }
                self.contents.signatories.extend(signatories.iter().cloned());
            }
            Block::Contents { .. } | Block::PageBreak | Block::Turn(_) => {}
        }
    }

    /// The number of the next heading of a level.
    fn count(&mut self, level: u8) -> String {
        self.counters.resize(usize::from(level.max(1)), 0);
        if let Some(last) = self.counters.last_mut() {
            *last += 1;
        }
        self.counters
            .iter()
            .map(u32::to_string)
            .collect::<Vec<_>>()
            .join(".")
    }

    fn text(&mut self, text: &str) {
        self.contents.add_text(&self.place, text);
    }

    fn value(&mut self, text: &str) {
        self.contents.values.push(Piece {
            place: self.place.clone(),
            text: text.to_owned(),
        });
    }

    fn list(&mut self, list: &List) {
        for block in list.items.iter().flatten() {
            if let (Block::Paragraph(content), true) = (block, self.lists_annexes)
                && let Some((number, title)) = annex_of(&spelled_out(content))
            {
                self.contents
                    .annexes
                    .push((number, title.to_owned(), self.place.clone()));
            }
            self.block(block);
        }
    }

    fn definition(&mut self, definition: &Definition) {
        let term = spelled_out(&definition.term);
        for line in definition.lines.iter().map(|line| spelled_out(line)) {
            self.text(&format!("{term}: {line}"));
            self.value(&line);
        }
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let caption = spelled_out(&table.caption);
        let place = match caption.as_str() {
            "" => format!("{}, taulukko {}", self.place, self.tables),
            caption => format!("{}, taulukko {caption}", self.place),
        };
        let outer = std::mem::replace(&mut self.place, place.clone());
        self.text(&caption);
        for column in &table.columns {
            self.text(&column.title());
        }
        for row in table.headers.iter().chain(&table.rows) {
            for column in 0..table.width() {
                let text = spelled_out(&table.content(row, column));
                self.text(&text);
                self.value(&text);
            }
        }
        // Tables in its cells have totals of their own.
        for cell in table.headers.iter().chain(&table.rows).flat_map(|row| &row.cells) {
            if let Cell::Blocks(blocks) = cell {
                self.nested(blocks);
            }
        }
        self.place = outer;
        self.contents.tables.push(PlacedTable {
            place,
            table: table.clone(),
        });
    }

    /// The tables in a cell, whose texts have been read with it.
    fn nested(&mut self, blocks: &[Block]) {
        for block in blocks {
            if let Block::Table(table) = block {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                for cell in cells {
                    if let Cell::Blocks(blocks) = cell {
                        self.nested(blocks);
                    }
                }
                self.contents.tables.push(PlacedTable {
                    place: format!("{}, taulukko solussa", self.place),
                    table: table.clone(),
                });
            }
        }
    }
}
