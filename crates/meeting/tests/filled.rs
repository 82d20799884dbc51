//! Skeletons of minutes that people have filled in in Word come back as notes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::checked::minutes_skeleton;
use support::{built_in, complete, configuration};
use vuosikello_core::{Findings, MeetingId, Notes};
use vuosikello_document::{Block, Cell, Column, Definition, Document, Inline, List, Row, Table, spelled_out};
use vuosikello_inspect::minutes::{FilledMinutes, filled_minutes, looks_like_skeleton, skeleton_of};
use vuosikello_word::{Reference, read, write_without_pages};

/// The skeleton as it was made, and as Word says it.
fn skeleton() -> (Document, Document) {
    let generated = minutes_skeleton(&configuration(), &complete(), &built_in()).unwrap();
    let file = write_without_pages(&generated, Reference::built_in()).unwrap();
    (generated, read(&file).unwrap().document)
}

/// A skeleton that a person fills in.
struct Filling(Document);

impl Filling {
    fn new() -> Self {
        Self(skeleton().1)
    }

    /// The blocks below a heading, and where they begin.
    fn section(&self, heading: &str) -> std::ops::Range<usize> {
        let is_heading = |block: &Block| matches!(block, Block::Heading(_));
        let named =
            |block: &Block| matches!(block, Block::Heading(it) if spelled_out(&it.content) == heading);
        let start = self.0.blocks.iter().position(named).unwrap() + 1;
        let rest = self.0.blocks[start..].iter().position(is_heading);
        start..rest.map_or(self.0.blocks.len(), |length| start + length)
    }

    /// Writes lines after a side heading of an item.
    fn write(mut self, heading: &str, term: &str, lines: &[&str]) -> Self {
        let section = self.section(heading);
        let mut definitions = self.0.blocks[section].iter_mut().filter_map(|block| match block {
            Block::Definitions(list) => Some(list),
            _ => None,
        });
        let definition = definitions
            .find_map(|list| list.iter_mut().find(|it| spelled_out(&it.term) == term))
            .unwrap();
        definition.lines = lines.iter().map(|line| vec![Inline::text(*line)]).collect();
        self
    }

    /// Puts a block at the end of an item.
    fn add(mut self, heading: &str, block: Block) -> Self {
        let end = self.section(heading).end;
        self.0.blocks.insert(end, block);
        self
    }

    /// Changes the first table whose columns have a title.
    fn table(mut self, title: &str, change: impl FnOnce(&mut Table)) -> Self {
        let mut tables = self.0.blocks.iter_mut().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        change(
            tables
                .find(|table| table.columns.iter().any(|it| it.title() == title))
                .unwrap(),
        );
        self
    }

    /// Replaces a paragraph that begins so.
    fn paragraph(mut self, beginning: &str, text: &str) -> Self {
        let is_it = |block: &&mut Block| matches!(block, Block::Paragraph(run) if spelled_out(run).starts_with(beginning));
        *self.0.blocks.iter_mut().find(is_it).unwrap() = Block::Paragraph(vec![Inline::text(text)]);
        self
    }

    fn filled(&self) -> FilledMinutes {
        filled_minutes(&self.0, Some(&skeleton().1), &complete().meeting)
    }

    /// The notes, with what is wrong with them at their places.
    fn notes(&self) -> (Notes, Vec<String>) {
        let filled = self.filled();
        let (notes, findings) = parse(&filled);
        let at = |line: &str| filled.lines[line.parse::<usize>().unwrap() - 1].place.clone();
        let wrong = findings
            .iter()
            .map(|finding| format!("{}: {}", at(&finding.pointer), finding.violation));
        let unclear = filled
            .problems
            .iter()
            .map(|it| format!("{}: {}", it.place, it.message));
        (notes, unclear.chain(wrong).collect())
    }

    fn remarks(&self) -> Vec<String> {
        let filled = self.filled();
        filled
            .remarks
            .iter()
            .map(|it| format!("{}: {}", it.place, it.message))
            .collect()
    }
}

fn parse(filled: &FilledMinutes) -> (Notes, Findings) {
    Notes::parse(
        &filled.text(),
        &complete().meeting,
        &configuration().defaults.agenda,
    )
}

/// Marks the presence of some participants.
fn mark(table: &mut Table, marks: &[(&str, &str)]) {
    for row in &mut table.rows {
        let name = spelled_out(&Table::new("", vec![Column::text("")]).content(row, 0));
        if let Some((_, mark)) = marks.iter().find(|(marked, _)| *marked == name) {
            row.cells[4] = Cell::text(mark);
        }
    }
}

fn texts(cells: &[&str]) -> Row {
    Row::body(cells.iter().map(Cell::text).collect())
}

#[test]
fn an_empty_skeleton_is_no_minutes_and_is_known_by_what_travels_in_it() {
    let (generated, said) = skeleton();
    let meeting = MeetingId::parse("2027-Q2").unwrap();
    assert_eq!(skeleton_of(&generated), Some((meeting, "ESIM")));
    assert!(looks_like_skeleton(&said));
    let filled = filled_minutes(&said, Some(&said), &complete().meeting);
    assert_eq!(filled, FilledMinutes::default());
    // Nor is one that has lost what it was made from.
    assert!(filled_minutes(&said, None, &complete().meeting).is_empty());
}

#[test]
fn what_is_filled_in_becomes_notes() {
    let filling = Filling::new()
        .paragraph("Puheenjohtaja avasi", "Puheenjohtaja avasi kokouksen klo 9.02.")
        .paragraph("Puheenjohtaja päätti", "Puheenjohtaja päätti kokouksen klo 10.25")
        .write(
            "Talouskatsaus",
            "Käsittely",
            &["Ennuste käytiin läpi.", "Lisenssit kallistuivat."],
        )
        .write("Talouskatsaus", "Päätös", &["Ennuste hyväksyttiin."])
        .write(
            "Talouskatsaus",
            "Toimenpide",
            &[
                "Toimitetaan erittely (Maija Mallikas, 15.8.2027)",
                "Selvitetään syy (Siiri Selitys, Elina Esimerkki, 1.9.2027).",
            ],
        )
        .table("Läsnäolo", |table| {
            mark(table, &[("Elina Esimerkki", "poissa")]);
            table
                .rows
                .push(texts(&["Kalle Kävijä", "tulkki", "Tulkkaus Oy", "", "x"]));
        });
    let (notes, wrong) = filling.notes();
    assert_eq!(wrong, Vec::<String>::new());
    let (expected, _) = Notes::parse(
        "Alkoi: 9.02\nPäättyi: 10.25\nPoissa: Elina Esimerkki\nLäsnä: Kalle Kävijä (tulkki, Tulkkaus Oy)\n\
         ## Talouskatsaus\nEnnuste käytiin läpi.\n\nLisenssit kallistuivat.\n\nPäätös: Ennuste hyväksyttiin.\n\
         Toimenpide: Toimitetaan erittely (Maija Mallikas, 15.8.2027)\n\
         Toimenpide: Selvitetään syy (Siiri Selitys, Elina Esimerkki, 1.9.2027)\n",
        &complete().meeting,
        &configuration().defaults.agenda,
    );
    assert_eq!(notes, expected);
    assert_eq!(filling.remarks(), Vec::<String>::new());
}

#[test]
fn bullets_rows_and_tables_are_actions_too() {
    let bullets = [
        "Tehdään yksi (Maija Mallikas, 1.8.2027)",
        "Tehdään kaksi (Siiri Selitys, 2.8.2027)",
    ];
    let items = bullets.map(|text| vec![Block::Paragraph(vec![Inline::text(text)])]);
    let action = |text: &str| Definition {
        term: vec![Inline::text("Toimenpide")],
        lines: vec![vec![Inline::text(text)]],
    };
    let columns = ["Tehtävä", "Vastuu", "Määräpäivä"].map(Column::text).to_vec();
    let rows = [texts(&["Tehdään viisi", "Paula Pohja", "5.8.2027"])];
    let filling = Filling::new()
        .add("Muut asiat", Block::List(List::new(None, items.to_vec())))
        .add(
            "Palveluiden kehitys",
            Block::Definitions(vec![action("Tehdään kolme (Paula Pohja, 3.8.2027)")]),
        )
        .add(
            "Palveluiden kehitys",
            Block::Paragraph(vec![Inline::text("Tehdään neljä (Paula Pohja, 4.8.2027)")]),
        )
        .add(
            "Palveluiden kehitys",
            Block::Table(Table::new("", columns).with_rows(rows)),
        );
    let (notes, wrong) = filling.notes();
    assert_eq!(wrong, Vec::<String>::new());
    let actions = notes
        .actions()
        .map(|(item, action)| format!("{item}: {} {}", action.text, action.due));
    assert_eq!(
        actions.collect::<Vec<_>>(),
        [
            "kehitys: Tehdään kolme 3.8.2027",
            "kehitys: Tehdään neljä 4.8.2027",
            "kehitys: Tehdään viisi 5.8.2027",
            "muut: Tehdään yksi 1.8.2027",
            "muut: Tehdään kaksi 2.8.2027",
        ]
    );
}

#[test]
fn actions_of_before_are_done_in_their_table_and_new_ones_added_to_it() {
    let filling = Filling::new().table("Tila", |table| {
        let last = table.rows.last_mut().unwrap();
        *last.cells.last_mut().unwrap() = Cell::text("Tehty");
        table.rows.push(texts(&[
            "",
            "Uusi tehtävä",
            "Siiri Selitys",
            "30.9.2027",
            "avoin",
        ]));
    });
    let (notes, wrong) = filling.notes();
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(notes.done().count(), 1);
    assert_eq!(notes.actions().next().unwrap().1.text, "Uusi tehtävä");
    // Another date is no note: nobody could say which of the two holds.
    let filling = Filling::new().table("Tila", |table| table.rows[0].cells[3] = Cell::text("1.1.2028"));
    assert!(filling.filled().is_empty());
    let remarks = filling.remarks();
    assert!(
        remarks[0].contains("kohta 2 Edellisen kokouksen pöytäkirja, taulukko"),
        "{remarks:?}"
    );
}

#[test]
fn what_is_unclear_is_told_with_its_place() {
    let action = |text: &str| Filling::new().write("Talouskatsaus", "Toimenpide", &[text]);
    for (filling, told) in [
        (
            action("Toimitetaan erittely (Maija Mallikas, toukokuussa)"),
            "kohta 3 Talouskatsaus, Toimenpide: \"toukokuussa\" ei ole päivämäärä",
        ),
        (
            action("Toimitetaan erittely"),
            "kohta 3 Talouskatsaus, Toimenpide: riviltä \"Toimenpide:\" puuttuu vastuuhenkilö ja määräpäivä",
        ),
        (
            action("Toimitetaan erittely (vastuuhenkilö, 15.8.2027)"),
            "kohta 3 Talouskatsaus, Toimenpide: riviltä \"Toimenpide:\" puuttuu vastuuhenkilö",
        ),
        (
            action("… Toimitetaan erittely (vastuuhenkilö, määräaika)"),
            "kohta 3 Talouskatsaus, Toimenpide: riviltä \"Toimenpide:\" puuttuu vastuuhenkilö ja määräpäivä",
        ),
        (
            Filling::new().table("Läsnäolo", |table| mark(table, &[("Elina Esimerkki", "x")])),
            "osallistujat, Otso Ohjaaja: läsnäolo on merkitsemättä, vaikka muut on merkitty",
        ),
        (
            Filling::new().table("Läsnäolo", |table| {
                mark(table, &[("Elina Esimerkki", "osan aikaa")])
            }),
            "osallistujat, Elina Esimerkki: läsnäolosta lukee ”osan aikaa”",
        ),
        (
            Filling::new()
                .write("Talouskatsaus", "Päätös", &["Hyväksyttiin."])
                .table("Läsnäolo", |table| drop(table.rows.remove(0))),
            "osallistujat, Otso Ohjaaja: kutsutun rivi puuttuu",
        ),
        (
            Filling::new().paragraph("Puheenjohtaja avasi", "Puheenjohtaja avasi kokouksen klo 25.61."),
            "kohta 1 Kokouksen avaus ja asialistan hyväksyminen: \"25.61\" ei ole kellonaika",
        ),
    ] {
        let (_, wrong) = filling.notes();
        assert!(
            wrong.iter().any(|line| line.starts_with(told)),
            "{told} in {wrong:?}"
        );
    }
}

#[test]
fn what_is_no_note_is_told() {
    let said = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
    let filling = Filling::new().add("Allekirjoitukset", said("Tarkastettu 20.6.2027"));
    assert!(filling.filled().is_empty());
    assert!(
        filling.remarks()[0].starts_with("kohta Allekirjoitukset: ”Tarkastettu 20.6.2027”"),
        "{:?}",
        filling.remarks()
    );
    // A heading of a person's own is told only where something stands below it.
    let mut renamed = Filling::new();
    let at = renamed.section("Talouskatsaus").start - 1;
    if let Block::Heading(heading) = &mut renamed.0.blocks[at] {
        heading.content = vec![Inline::text("Katsaus talouteen")];
    }
    assert!(renamed.filled().is_empty());
    let (_, wrong) = renamed
        .write("Katsaus talouteen", "Päätös", &["Hyväksyttiin."])
        .notes();
    assert!(
        wrong[0].starts_with("kohta 3 Katsaus talouteen: otsikko"),
        "{wrong:?}"
    );
}

#[test]
fn a_skeleton_that_lost_what_it_was_made_from_is_read_by_its_labels() {
    let filling = Filling::new()
        .paragraph("Puheenjohtaja avasi", "Puheenjohtaja avasi kokouksen klo 9.02.")
        .write("Talouskatsaus", "Päätös", &["Ennuste hyväksyttiin."])
        .write(
            "Talouskatsaus",
            "Toimenpide",
            &["Toimitetaan erittely (Maija Mallikas, 15.8.2027)"],
        )
        .add(
            "Talouskatsaus",
            Block::Paragraph(vec![Inline::text("Keskusteltiin vielä ennusteesta.")]),
        );
    let filled = filled_minutes(&filling.0, None, &complete().meeting);
    let lines: Vec<&str> = filled
        .lines
        .iter()
        .map(|line| line.text.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(
        lines,
        [
            "Alkoi: 9.02",
            "## Talouskatsaus",
            "Päätös: Ennuste hyväksyttiin.",
            "Toimenpide: Toimitetaan erittely (Maija Mallikas, 15.8.2027)",
            "Keskusteltiin vielä ennusteesta.",
        ]
    );
    assert!(
        matches!(filled.remarks.as_slice(), [remark] if remark.message.starts_with("läsnäoloja ei ole merkitty")),
        "{filled:?}"
    );
}
