//! Random documents of the kinds that agreements and minutes are made of: the same for the same seed.

use vuosikello_document::*;

/// A linear congruential generator (Knuth's MMIX): enough for choosing words.
pub struct Random(u64);

const WORDS: [&str; 40] = [
    "palvelu",
    "sopimuskausi",
    "asiakas",
    "palvelukeskus",
    "käytettävyys",
    "tietoturvallisuus",
    "seurantaryhmä",
    "kustannus",
    "toteutuma",
    "määräraha",
    "muutos",
    "ja",
    "sekä",
    "on",
    "tai",
    "sovitaan",
    "toteutetaan",
    "seurataan",
    "vuosittain",
    "kirjallisesti",
    "henkilötietojen",
    "käsittely",
    "järjestelmän",
    "ylläpito",
    "jatkuvuus",
    "laskutetaan",
    "erikseen",
    "noudattaen",
    "hankintamenettely",
    "vastuu",
    "kehittämistarve",
    "etenee",
    "arvioidaan",
    "palautumisaika",
    "tietojärjestelmäpalvelut",
    "jos",
    "että",
    "osapuolet",
    "ilmoittavat",
    "viivytyksettä",
];

/// What must not be divided: people, organisations, figures with their units, ordinals, times and dates.
pub const PHRASES: [&str; 16] = [
    "Aino Asiakkala",
    "Göran Gantt-Exempel",
    "Rikosseuraamuslaitos",
    "Oikeusrekisterikeskus",
    "12 500 €",
    "99,5 %",
    "24 §:n",
    "2. vaihe",
    "klo 9.00",
    "15. maaliskuuta 2027",
    "30 minuuttia",
    "4 tuntia",
    "3 momentin",
    "1 250 000,00 euroa",
    "Verohallinto",
    "10 työpäivää",
];

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1))
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % count.max(1)
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    fn words(&mut self, count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(match self.below(9) {
                0 => PHRASES[self.below(PHRASES.len())],
                _ => WORDS[self.below(WORDS.len())],
            });
        }
        text
    }

    fn text(&mut self, least: usize, most: usize, end: &str) -> Vec<Inline> {
        let count = self.between(least, most);
        vec![Inline::text(format!("Tällöin {}{end}", self.words(count)))]
    }

    fn heading(&mut self, index: usize) -> Block {
        let level = [1, 2, 2, 3][self.below(4)];
        let count = self.between(1, 4);
        Block::Heading(Heading::new(
            level,
            format!("h{index}"),
            vec![Inline::text(self.words(count))],
        ))
    }

    fn list(&mut self) -> Block {
        let (count, long) = (self.between(1, 9), self.below(3) == 0);
        let items = (0..count).map(|_| {
            let most = if long { 60 } else { 9 };
            vec![Block::Paragraph(self.text(1, most, ""))]
        });
        let items = items.collect();
        Block::List(List {
            start: (self.below(2) == 0).then_some(1),
            marker: None,
            items,
        })
    }

    fn table(&mut self, rows: usize) -> Block {
        let width = self.between(2, 6);
        let columns = (0..width).map(|index| {
            let header = vec![Inline::text(WORDS[self.below(WORDS.len())])];
            let align = if index + 1 == width {
                Align::Decimal
            } else {
                Align::Start
            };
            Column::with_header(header, align, [3.0, 2.0, 1.0][index.min(2)])
        });
        let columns = columns.collect();
        let grouped = self.below(3) == 0;
        let rows = (0..rows).map(|index| {
            if grouped && index % 5 == 0 {
                let mut cells = vec![Cell::text(self.words(2))];
                cells.resize(width, Cell::Empty);
                return Row::new(RowKind::Group, cells);
            }
            let cells = (0..width).map(|column| match column + 1 == width {
                true => Cell::text(format!("{},{:02} €", self.below(90_000), self.below(100))),
                false => {
                    let count = self.between(1, 3);
                    Cell::text(self.words(count))
                }
            });
            let cells = cells.collect();
            Row::new(
                if index > 2 && index % 11 == 0 {
                    RowKind::Subtotal
                } else {
                    RowKind::Body
                },
                cells,
            )
        });
        Block::Table(Table {
            caption: vec![Inline::text("Taulukko 1. Kustannukset")],
            columns,
            rows: rows.collect(),
            row_headers: true,
            ..Table::default()
        })
    }

    /// A document of 8 to 60 blocks.
    pub fn document(&mut self) -> Document {
        let mut document = Document::new(Head::new("Palvelusopimus", "Oikeusrekisterikeskus"));
        let blocks = &mut document.blocks;
        blocks.push(Block::Title(vec![Inline::text("Palvelusopimus 2027")]));
        if self.below(3) == 0 {
            blocks.push(Block::Contents {
                title: "Sisällys".into(),
                depth: 2,
            });
        }
        for index in 0..self.between(8, 60) {
            match self.below(12) {
                0 | 1 => blocks.push(self.heading(index)),
                2 | 3 => {
                    blocks.push(Block::Paragraph(self.text(3, 30, ":")));
                    blocks.push(self.list());
                }
                4 => {
                    blocks.push(Block::Paragraph(self.text(5, 40, ".")));
                    let rows = self.between(1, 8);
                    blocks.push(self.table(rows));
                    blocks.push(Block::Paragraph(self.text(5, 30, ".")));
                }
                5 => {
                    let rows = self.between(3, 40);
                    blocks.push(self.table(rows));
                }
                6 => {
                    let pairs = (0..self.between(1, 6)).map(|_| Definition {
                        term: self.text(0, 1, ""),
                        lines: vec![self.text(1, 12, "")],
                    });
                    blocks.push(Block::Definitions(pairs.collect()));
                }
                7 => blocks.push(Block::Note(self.text(5, 40, "."))),
                _ => blocks.push(Block::Paragraph(self.text(2, 120, "."))),
            }
        }
        if self.below(2) == 0 {
            blocks.push(Block::Heading(Heading::new(
                1,
                "end",
                vec![Inline::text("Allekirjoitukset")],
            )));
            blocks.push(Block::Paragraph(self.text(5, 50, ".")));
            let signatory = Signatory {
                organisation: "Oikeusrekisterikeskus".into(),
                name: "Aino Asiakkala".into(),
                role: "johtaja".into(),
            };
            blocks.push(Block::Signatures(vec![signatory; self.between(1, 6)]));
        }
        document
    }
}
