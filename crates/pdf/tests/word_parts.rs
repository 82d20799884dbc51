//! What people write in Word and templates do not: pictures, notes, lines along text, raised text, joined cells.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail loudly, and so may what helps it"
)]

mod reading;

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};
use reading::File;
use vuosikello_document::*;
use vuosikello_pdf::{Brand, Error, Output, write};

fn png(pixel: [u8; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixel).unwrap();
    bytes
}

fn picture(bytes: Vec<u8>, description: &str, centimetres: u32) -> Inline {
    Inline::Picture(Picture {
        format: PictureFormat::Png,
        bytes: bytes.into(),
        description: description.into(),
        decorative: false,
        crop: Default::default(),
        turns: 0,
        width: centimetres * 360_000,
        height: centimetres * 180_000,
    })
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

fn paragraph(inlines: Vec<Inline>) -> Block {
    Block::Paragraph(inlines)
}

fn note(place: NotePlace, words: &str) -> Inline {
    Inline::Footnote(Footnote {
        place,
        paragraphs: vec![text(words)],
    })
}

fn made(blocks: Vec<Block>) -> (Output, File) {
    let mut document = Document::new(Head::new("Liite", "Keskus"));
    document.blocks = blocks;
    let output = write(&[&document], &Brand::built_in().unwrap()).unwrap();
    let file = File::read(&output.bytes);
    (output, file)
}

fn images(file: &File) -> Vec<&Dictionary> {
    let streams = file
        .document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let is_image = |stream: &&lopdf::Stream| {
        stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Image")
    };
    streams.filter(is_image).map(|stream| &stream.dict).collect()
}

fn elements<'f>(file: &'f File, role: &str) -> Vec<&'f Dictionary> {
    let dictionaries = file
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    dictionaries
        .filter(|it| {
            it.has(b"P")
                && it
                    .get(b"S")
                    .and_then(Object::as_name)
                    .is_ok_and(|name| name == role.as_bytes())
        })
        .collect()
}

#[test]
fn pictures_are_figures_with_text_and_area_and_stand_once_in_the_file() {
    let red = || png([200, 0, 0]);
    let (output, file) = made(vec![
        paragraph(vec![Inline::text("Ensin "), picture(red(), "Punainen", 3)]),
        paragraph(vec![
            picture(red(), "Sama leveänä", 60),
            picture(png([0, 0, 9]), "Sininen", 2),
        ]),
    ]);
    assert_eq!((output.undescribed_pictures, images(&file).len()), (0, 2));
    assert!(
        file.outline().contains("P “Ensin”\n      Figure"),
        "{}",
        file.outline()
    );
    let figures = elements(&file, "Figure");
    assert_eq!(figures.len(), 3);
    for figure in figures {
        assert!(figure.has(b"Alt"));
        let area = figure.get(b"A").and_then(Object::as_dict).unwrap().get(b"BBox");
        let corners: Vec<f32> = area
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c.as_float().unwrap())
            .collect();
        // Within the margins, whatever the size in Word.
        assert!(
            corners[0] >= 56.0 && corners[2] <= 540.0 && corners[1] > 0.0,
            "{corners:?}"
        );
    }
}

#[test]
fn decoration_is_no_content_and_a_picture_without_text_takes_the_claim_away() {
    let (output, file) = made(vec![paragraph(vec![picture(png([1, 2, 3]), " ", 3)])]);
    assert_eq!(output.undescribed_pictures, 1);
    let claims = |output: &Output| String::from_utf8_lossy(&output.bytes).contains("<pdfuaid:part>");
    assert!(!claims(&output));
    assert_eq!(elements(&file, "Figure").len(), 1);
    let mut decoration = picture(png([1, 2, 3]), "", 3);
    if let Inline::Picture(picture) = &mut decoration {
        picture.decorative = true;
    }
    let (output, file) = made(vec![paragraph(vec![decoration])]);
    assert!(claims(&output) && elements(&file, "Figure").is_empty());
}

#[test]
fn a_damaged_picture_is_named() {
    let mut document = Document::new(Head::new("Liite", "Keskus"));
    document.blocks = vec![paragraph(vec![picture(b"x".to_vec(), "Kaavio", 3)])];
    let error = write(&[&document], &Brand::built_in().unwrap()).unwrap_err();
    assert!(matches!(&error, Error::Picture { description, .. } if description == "Kaavio"));
}

#[test]
fn a_note_follows_its_mark_in_the_structure_and_has_an_identifier() {
    let cells = vec![
        Cell::Text(vec![Inline::text("a"), note(NotePlace::Page, "solussa")]),
        Cell::text("b"),
    ];
    let table = Table::new("Taulukko", vec![Column::text("A"), Column::text("B")]);
    let (_, file) = made(vec![
        paragraph(vec![
            Inline::text("Summa"),
            note(NotePlace::Page, "alustava"),
            Inline::text(" vahvistuu"),
            note(NotePlace::End, "lopussa"),
            Inline::text("."),
        ]),
        Block::Table(table.with_rows([Row::body(cells)])),
        paragraph(vec![Inline::text("Loppu"), note(NotePlace::Page, "viimeinen")]),
    ]);
    let outline = file.outline();
    let marked = "P “Summa vahvistuu.”\n      Reference\n        Link “1”\n      Note\n";
    assert!(outline.contains(marked), "{outline}");
    let order: Vec<usize> = ["alustava", "solussa", "viimeinen", "lopussa"]
        .iter()
        .map(|words| outline.find(words).unwrap())
        .collect();
    assert!(order.is_sorted(), "{outline}");
    let notes = elements(&file, "Note");
    let identifiers: BTreeSet<&[u8]> = notes
        .iter()
        .map(|note| note.get(b"ID").unwrap().as_str().unwrap())
        .collect();
    assert_eq!((notes.len(), identifiers.len()), (4, 4));
    let tree = file.root().get(b"IDTree").unwrap().as_dict().unwrap();
    assert_eq!(tree.get(b"Names").unwrap().as_array().unwrap().len(), 8);
}

#[test]
fn lines_and_shifts_are_told_to_those_who_listen() {
    let (_, file) = made(vec![paragraph(vec![
        Inline::text("40 m"),
        Inline::Superscript(text("2")),
        Inline::text(" CO"),
        Inline::Subscript(text("2")),
        Inline::Strike(text("ei enää")),
        Inline::Underline(text("tärkeä")),
    ])]);
    let outline = file.outline();
    for expected in [
        "Span BaselineShift=3.4 “2”",
        "Span BaselineShift=-1.4 “2”",
        "Span TextDecorationType=LineThrough “ei enää”",
        "Span TextDecorationType=Underline “tärkeä”",
    ] {
        assert!(outline.contains(expected), "{expected}\n{outline}");
    }
}

#[test]
fn links_lead_to_bookmarks_and_none_where_there_is_none() {
    let link = |name: &str| Inline::Link {
        target: Target::Bookmark(name.into()),
        content: text("katso"),
    };
    let (_, file) = made(vec![
        paragraph(vec![link("tasta"), link("puuttuu")]),
        paragraph(vec![Inline::Bookmark("tasta".into())]),
        paragraph(text("Tässä.")),
    ]);
    assert_eq!(elements(&file, "Link").len(), 1);
    let annotations = file.document.get_page_annotations(file.pages[0]).unwrap();
    assert_eq!(annotations.len(), 1);
    assert!(annotations[0].has(b"Dest"));
}

#[test]
fn headings_go_down_to_level_six_and_lists_have_their_labels() {
    let heading = |level| {
        Block::Heading(Heading {
            numbered: false,
            ..Heading::new(level, "", text("Otsikko"))
        })
    };
    let marker = Marker {
        before: "(".into(),
        numeral: Numeral::UpperRoman,
        after: ")".into(),
    };
    let list = List {
        marker: Some(marker),
        ..List::new(Some(3), vec![vec![paragraph(text("kohta"))]])
    };
    let (_, file) = made((1..=6).map(heading).chain([Block::List(list)]).collect());
    let outline = file.outline();
    assert!(outline.contains("H6 “Otsikko”"), "{outline}");
    assert!(
        outline.contains("L ListNumbering=UpperRoman\n") && outline.contains("Lbl “(III)”"),
        "{outline}"
    );
}

/// A table whose header has two rows, and whose first column joins so many rows of the body.
fn joined(rows: usize, words: &str) -> Block {
    let row = |texts: [&str; 3]| Row::body(texts.map(Cell::text).into());
    let mut table = Table::new("Kulut", ["Palvelu", "Kulut", ""].map(Column::text).into());
    table.headers = vec![row(["", "2026", "2027"])];
    table.rows = (0..rows).map(|_| row(["", "1,00", "2,00"])).collect();
    table.rows[0].cells[0] = Cell::text(words);
    let merge = |row, column, rows, columns| Merge {
        row,
        column,
        rows,
        columns,
    };
    table.merges = vec![merge(0, 0, 2, 1), merge(0, 1, 1, 2), merge(2, 0, rows, 1)];
    Block::Table(table)
}

#[test]
fn joined_cells_say_how_many_rows_and_columns_they_take() {
    let (output, file) = made(vec![joined(3, "Ylläpito")]);
    assert_eq!(output.pages, 1);
    let outline = file.outline();
    let lines: Vec<&str> = outline.lines().map(str::trim).collect();
    let expected = [
        "THead",
        "TR",
        "TH Scope=Column RowSpan=2 “Palvelu”",
        "TH Scope=Column ColSpan=2 “Kulut”",
        "TR",
        "TH Scope=Column “2026”",
        "TH Scope=Column “2027”",
        "TBody",
        "TR",
        "TH Scope=Row RowSpan=3 “Ylläpito”",
        "TD “1,00”",
        "TD “2,00”",
        "TR",
        "TD “1,00”",
    ];
    assert!(
        lines.windows(expected.len()).any(|window| window == expected),
        "{outline}"
    );
}

#[test]
fn joined_rows_higher_than_a_page_flow_over_pages_with_their_header() {
    let words = "Ylläpito ja sen pitkä kuvaus. ".repeat(60);
    let (output, file) = made(vec![joined(90, words.trim())]);
    assert!(output.pages > 1);
    assert!(file.outline().contains("RowSpan=90"));
    let text: String = file.text().split_whitespace().collect();
    assert!(text.contains(&words.split_whitespace().collect::<String>()));
    for artifacts in file.artifacts.iter().skip(1) {
        assert!(
            artifacts.contains("Palvelu") && artifacts.contains("2027"),
            "{artifacts}"
        );
    }
}

#[test]
fn cells_hold_paragraphs_lists_and_tables() {
    let inner = Table::new("", vec![Column::text("X"), Column::text("Y")])
        .with_rows([Row::body(vec![Cell::text("1"), Cell::text("2")])]);
    let blocks = vec![
        paragraph(text("ensin")),
        Block::List(List::new(None, vec![vec![paragraph(text("kohta"))]])),
        Block::Table(inner),
    ];
    let table = Table::new("", vec![Column::text("A"), Column::text("B")])
        .with_rows([Row::body(vec![Cell::Blocks(blocks), Cell::text("b")])]);
    let (_, file) = made(vec![Block::Table(table)]);
    let roles: Vec<String> = file
        .outline()
        .lines()
        .map(|line| line.trim().replace(" ListNumbering=Disc", ""))
        .collect();
    let at = roles.iter().position(|line| line == "P “ensin”").unwrap();
    assert_eq!(roles[at - 1], "TD");
    assert_eq!(
        roles[at + 1..at + 6],
        ["L", "LI", "Lbl “•”", "LBody", "P “kohta”"]
    );
    assert_eq!(roles[at + 6..at + 8], ["Table", "THead"]);
}

#[test]
fn a_table_without_headers_has_no_header_row() {
    let table = Table::new("", vec![Column::with_header(vec![], Align::Start, 1.0); 2])
        .with_rows([Row::body(vec![Cell::text("a"), Cell::text("b")])]);
    let (_, file) = made(vec![Block::Table(table)]);
    assert!(!file.outline().contains("THead"), "{}", file.outline());
}

#[test]
fn columns_in_which_no_cell_begins_take_no_room() {
    let columns = vec![Column::text(""); 60];
    let mut table = Table::new("Lomake", columns).with_rows([Row::body(vec![Cell::text("a")])]);
    table.columns[0].header = text("Ensimmäinen");
    table.columns[40].header = text("Toinen");
    let merge = |row, column, columns| Merge {
        row,
        column,
        rows: 1,
        columns,
    };
    table.merges = vec![merge(0, 0, 40), merge(0, 40, 20), merge(1, 0, 60)];
    let (_, file) = made(vec![Block::Table(table)]);
    let outline = file.outline();
    assert!(outline.contains("TD ColSpan=2 “a”"), "{outline}");
    assert!(outline.contains("TH Scope=Column “Toinen”"), "{outline}");
}

#[test]
fn a_table_of_header_rows_alone_has_a_body() {
    let (_, file) = made(vec![Block::Table(Table::new(
        "",
        vec![Column::text("A"), Column::text("B")],
    ))]);
    let outline = file.outline();
    assert!(
        outline.contains("TBody") && !outline.contains("THead"),
        "{outline}"
    );
    assert!(outline.contains("TH Scope=Column “A”"), "{outline}");
}
