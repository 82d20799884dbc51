//! What a reading tells besides the document: losses, tracked changes, comments, headers and footers.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::{Parts, agreement, pages, with_body, with_parts};
use vuosikello_document::{Block, Document, Inline, Orientation};
use vuosikello_word::{
    Change, ChangeKind, ChangeUnit, Loss, LossKind, ReadError, ReadOptions, Reading, Reference, Story,
    Tracked, Weight, read, read_with, write,
};

fn reading(body: &str) -> Reading {
    read(&with_body(body)).unwrap()
}

fn kinds(reading: &Reading) -> Vec<(LossKind, &str)> {
    reading
        .losses
        .iter()
        .map(|loss| (loss.kind.clone(), loss.excerpt.as_str()))
        .collect()
}

fn paragraph(content: &str) -> String {
    format!("<w:p>{content}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

const SIGNED: &str = "w:author=\"Hilma Kuvitelma\" w:date=\"2026-11-26T12:00:00Z\"";

#[test]
fn what_this_project_writes_is_read_without_any_loss() {
    let document = agreement();
    let reading = read(&write(&document, Reference::built_in(), &pages(&document)).unwrap()).unwrap();
    assert_eq!(reading.losses, [], "{:?}", kinds(&reading));
    assert_eq!((reading.changes.len(), reading.comments.len()), (0, 0));
    assert!(!reading.lost_content());
    let stories: Vec<Story> = reading
        .furniture
        .iter()
        .map(|furniture| furniture.story)
        .collect();
    assert_eq!(stories.len(), 4, "{stories:?}");
    let first = &reading.furniture[1].lines;
    assert!(first.contains(&"[sivu] ([sivuja])".to_owned()), "{first:?}");
    assert!(first.contains(&"Oikeusrekisterikeskus".to_owned()), "{first:?}");
}

#[test]
fn a_tracked_insertion_tells_who_when_where_and_what() {
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>{}</w:p>{}",
        run("Sopimuksen perusta"),
        paragraph(&format!(
            "{}<w:ins w:id=\"1\" {SIGNED}>{}</w:ins><w:ins w:id=\"2\" {SIGNED}>{}</w:ins>",
            run("Osapuolet ovat viranomaisia."),
            run(" Asiakas voi irtisanoa"),
            run(" sopimuksen.")
        ))
    );
    let reading = reading(&body);
    let [change] = reading.changes.as_slice() else {
        panic!("{:?}", reading.changes)
    };
    assert_eq!(change.text, " Asiakas voi irtisanoa sopimuksen.");
    assert_eq!(
        change.to_string(),
        "kohta 1 Sopimuksen perusta, kappale 1: lisäys, Hilma Kuvitelma 26.11.2026 12.00: \
         ” Asiakas voi irtisanoa sopimuksen.”"
    );
    assert_eq!(
        reading.document.text(),
        "1 Sopimuksen perusta\nOsapuolet ovat viranomaisia. Asiakas voi irtisanoa sopimuksen.\n"
    );
}

const CHANGED: &str = "<w:p><w:r><w:t>Hinta on </w:t></w:r>\
    <w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>10</w:delText></w:r></w:del>\
    <w:ins w:id=\"2\" w:author=\"B\"><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t> euroa.</w:t></w:r></w:p>\
    <w:p><w:pPr><w:rPr><w:ins w:id=\"3\" w:author=\"B\"/></w:rPr></w:pPr>\
    <w:ins w:id=\"4\" w:author=\"B\"><w:r><w:t>Uusi kappale.</w:t></w:r></w:ins></w:p>\
    <w:p><w:pPr><w:rPr><w:del w:id=\"5\" w:author=\"A\"/></w:rPr></w:pPr>\
    <w:del w:id=\"6\" w:author=\"A\"><w:r><w:delText>Vanha kappale.</w:delText></w:r></w:del></w:p>\
    <w:p><w:r><w:t>Loppu.</w:t></w:r></w:p>";

#[test]
fn a_file_with_tracked_changes_has_two_texts() {
    let file = with_body(CHANGED);
    let text = |tracked: Tracked| {
        let reading = read_with(&file, &ReadOptions::default().tracked(tracked)).unwrap();
        assert_eq!(reading.changes.len(), 4, "{:?}", reading.changes);
        (
            reading.document.text(),
            reading.original.map(|original| original.text()),
        )
    };
    let accepted = "Hinta on 12 euroa.\nUusi kappale.\nLoppu.\n".to_owned();
    let rejected = "Hinta on 10 euroa.\nVanha kappale.\nLoppu.\n".to_owned();
    assert_eq!(text(Tracked::Accepted), (accepted.clone(), None));
    assert_eq!(text(Tracked::Rejected), (rejected.clone(), None));
    assert_eq!(text(Tracked::Apart), (accepted, Some(rejected)));
}

#[test]
fn changes_of_whole_paragraphs_end_with_a_line_feed() {
    let changes: Vec<(ChangeKind, String, String)> = reading(CHANGED)
        .changes
        .into_iter()
        .map(|change| (change.kind, change.author, change.text))
        .collect();
    let expected = [
        (ChangeKind::Deletion, "A", "10"),
        (ChangeKind::Insertion, "B", "12"),
        (ChangeKind::Insertion, "B", "Uusi kappale.\n"),
        (ChangeKind::Deletion, "A", "Vanha kappale.\n"),
    ];
    let expected = expected.map(|(kind, author, text)| (kind, author.to_owned(), text.to_owned()));
    assert_eq!(changes, expected);
}

#[test]
fn a_moved_paragraph_is_a_move_with_a_name() {
    let body = "<w:p><w:pPr><w:rPr><w:moveFrom w:id=\"1\" w:author=\"A\"/></w:rPr></w:pPr>\
        <w:moveFromRangeStart w:id=\"2\" w:name=\"move1\" w:author=\"A\"/>\
        <w:moveFrom w:id=\"3\" w:author=\"A\"><w:r><w:t>Siirtyvä.</w:t></w:r></w:moveFrom></w:p>\
        <w:moveFromRangeEnd w:id=\"2\"/><w:p><w:r><w:t>Pysyvä.</w:t></w:r></w:p>\
        <w:moveToRangeStart w:id=\"4\" w:name=\"move1\" w:author=\"A\"/>\
        <w:p><w:pPr><w:rPr><w:moveTo w:id=\"5\" w:author=\"A\"/></w:rPr></w:pPr>\
        <w:moveTo w:id=\"6\" w:author=\"A\"><w:r><w:t>Siirtyvä.</w:t></w:r></w:moveTo></w:p>\
        <w:moveToRangeEnd w:id=\"4\"/><w:p><w:r><w:t>Loppu.</w:t></w:r></w:p>";
    let reading = reading(body);
    let told: Vec<(ChangeKind, Option<&str>, &str)> = reading
        .changes
        .iter()
        .map(|change| (change.kind, change.move_name.as_deref(), change.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (ChangeKind::MoveFrom, Some("move1"), "Siirtyvä.\n"),
            (ChangeKind::MoveTo, Some("move1"), "Siirtyvä.\n")
        ]
    );
    assert_eq!(reading.document.text(), "Pysyvä.\nSiirtyvä.\nLoppu.\n");
}

#[test]
fn a_change_of_format_names_what_it_changes() {
    let body = "<w:p><w:pPr><w:jc w:val=\"center\"/><w:pPrChange w:id=\"1\" w:author=\"A\"><w:pPr/></w:pPrChange></w:pPr>\
        <w:r><w:rPr><w:b/><w:color w:val=\"FF0000\"/><w:rPrChange w:id=\"2\" w:author=\"A\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>\
        <w:t>lihava</w:t></w:r></w:p>";
    let file = with_body(body);
    let told: Vec<(ChangeUnit, Vec<String>)> = read(&file)
        .unwrap()
        .changes
        .into_iter()
        .map(|change| (change.unit, change.properties))
        .collect();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            (ChangeUnit::Text, names(&["lihavointi", "väri", "kursivointi"])),
            (ChangeUnit::Paragraph, names(&["tasaus"]))
        ]
    );
    let before = read_with(&file, &ReadOptions::default().tracked(Tracked::Rejected)).unwrap();
    let italic = Block::Paragraph(vec![Inline::Emphasis(vec![Inline::text("lihava")])]);
    assert_eq!(before.document.blocks, [italic]);
}

fn row(properties: &str, texts: [&str; 2]) -> String {
    let cells = texts.map(|text| format!("<w:tc>{}</w:tc>", paragraph(&run(text))));
    format!("<w:tr>{properties}{}</w:tr>", cells.concat())
}

#[test]
fn an_inserted_row_is_one_change_and_shows_by_the_view() {
    let inserted = format!("<w:trPr><w:ins w:id=\"1\" {SIGNED}/></w:trPr>");
    let deleted = format!("<w:trPr><w:del w:id=\"2\" {SIGNED}/></w:trPr>");
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", ["Palvelu", "Hinta"]),
        row(&inserted, ["Uusi", "1,00"]),
        row(&deleted, ["Vanha", "2,00"])
    );
    let file = with_body(&body);
    let reading = read_with(&file, &ReadOptions::default().tracked(Tracked::Apart)).unwrap();
    let told: Vec<(ChangeKind, ChangeUnit, &str)> = reading
        .changes
        .iter()
        .map(|change| (change.kind, change.unit, change.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (ChangeKind::Insertion, ChangeUnit::Row, "Uusi\t1,00\t"),
            (ChangeKind::Deletion, ChangeUnit::Row, "Vanha\t2,00\t")
        ]
    );
    let place = &reading.changes[1].place;
    assert_eq!(
        place.cell.as_ref().map(|cell| (cell.table, cell.row)),
        Some((1, 3))
    );
    assert!(reading.document.text().contains("Uusi\t1,00"));
    assert!(reading.original.unwrap().text().contains("Vanha\t2,00"));
}

const COMMENTS: &str = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">\
    <w:comment w:id=\"1\" w:author=\"Paavo Näytemäki\" w:initials=\"PN\" w:date=\"2026-11-26T09:30:00Z\">\
    <w:p w14:paraId=\"0A\"><w:r><w:t>Onko tämä oikein?</w:t></w:r></w:p></w:comment>\
    <w:comment w:id=\"2\" w:author=\"Hilma Kuvitelma\"><w:p w14:paraId=\"0B\"><w:r><w:t>On.</w:t></w:r></w:p></w:comment>\
    <w:comment w:id=\"3\" w:author=\"Hilma Kuvitelma\"><w:p w14:paraId=\"0C\"><w:r><w:t>Valmis.</w:t></w:r></w:p></w:comment>\
    </w:comments>";

const EXTENDED: &str = "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">\
    <w15:commentEx w15:paraId=\"0A\" w15:done=\"0\"/><w15:commentEx w15:paraId=\"0B\" w15:paraIdParent=\"0A\" w15:done=\"0\"/>\
    <w15:commentEx w15:paraId=\"0C\" w15:done=\"1\"/></w15:commentsEx>";

#[test]
fn a_comment_tells_its_author_its_text_and_what_it_hangs_on() {
    let body = format!(
        "{}{}",
        paragraph(&format!(
            "{}<w:commentRangeStart w:id=\"1\"/><w:commentRangeStart w:id=\"2\"/>{}<w:commentRangeEnd w:id=\"1\"/>\
             <w:commentRangeEnd w:id=\"2\"/><w:r><w:commentReference w:id=\"1\"/></w:r>{}",
            run("Määräraha on "),
            run("1 200 000,00 euroa"),
            run(".")
        )),
        paragraph(&format!(
            "{}<w:r><w:commentReference w:id=\"3\"/></w:r>",
            run("Muuta.")
        ))
    );
    let file = with_parts(
        &body,
        &[
            Parts::new("comments", "comments.xml", COMMENTS),
            Parts::new("commentsExtended", "commentsExtended.xml", EXTENDED),
        ],
    );
    let reading = read(&file).unwrap();
    let told: Vec<String> = reading.comments.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "ennen ensimmäistä otsikkoa, kappale 1: kommentti, Paavo Näytemäki 26.11.2026 9.30, \
             kohdassa ”1 200 000,00 euroa”: ”Onko tämä oikein?”",
            "ennen ensimmäistä otsikkoa, kappale 1: kommentti, Hilma Kuvitelma, kohdassa ”1 200 000,00 euroa”: ”On.”",
            "ennen ensimmäistä otsikkoa, kappale 2: kommentti, Hilma Kuvitelma: ”Valmis.”",
        ]
    );
    assert_eq!(reading.comments[1].reply_to, Some(0));
    assert!(reading.comments[2].resolved);
    assert_eq!(reading.open_comments().count(), 1);
}

#[test]
fn the_text_of_a_box_is_told_as_lost() {
    let body = "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent><w:p><w:r>\
        <w:t>Vain vuonna 2027</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>\
        <w:p><w:r><w:t>Osapuolet ovat viranomaisia.</w:t></w:r></w:p>";
    let reading = reading(body);
    assert_eq!(kinds(&reading), [(LossKind::TextBox, "Vain vuonna 2027")]);
    assert!(reading.lost_content());
    assert_eq!(reading.document.text(), "Osapuolet ovat viranomaisia.\n");
}

#[test]
fn a_field_without_an_end_hides_nothing() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Huomaa: </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:t>tarkistetaan syksyllä</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Seuraava.</w:t></w:r></w:p>";
    let reading = reading(body);
    assert_eq!(
        reading.document.text(),
        "Huomaa: tarkistetaan syksyllä\nSeuraava.\n"
    );
    assert_eq!(kinds(&reading), [(LossKind::UnclosedField, "")]);
    assert!(!reading.lost_content());
}

#[test]
fn hidden_text_is_told_and_not_read() {
    let body = "<w:p><w:r><w:t>Näkyvä lause.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> Piilotettu</w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t> huomautus</w:t></w:r></w:p>";
    let reading = reading(body);
    assert_eq!(reading.document.text(), "Näkyvä lause.\n");
    assert_eq!(kinds(&reading), [(LossKind::HiddenText, "Piilotettu huomautus")]);
}

#[test]
fn an_alternative_is_read_once() {
    let body = "<w:p><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\
        <mc:Choice Requires=\"w14\"><w:r><w:t>Liite päivitetään keväällä.</w:t></w:r></mc:Choice><mc:Fallback><w:r>\
        <w:t>Liite päivitetään keväällä.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>";
    let reading = reading(body);
    assert_eq!(reading.document.text(), "Liite päivitetään keväällä.\n");
    assert_eq!(kinds(&reading), []);
}

#[test]
fn looks_are_told_by_paragraph_with_their_words() {
    let run =
        |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!(
        "{}{}",
        paragraph(&format!(
            "{}{}{}",
            run("<w:color w:val=\"FF0000\"/>", "punainen"),
            run("<w:color w:val=\"00FF00\"/>", "vihreä"),
            run("<w:highlight w:val=\"yellow\"/>", "xx.xx.2027")
        )),
        paragraph(&run(
            "<w:rFonts w:ascii=\"Papyrus\"/><w:sz w:val=\"40\"/><w:caps/>",
            "iso"
        )),
    );
    let reading = reading(&body);
    assert_eq!(
        kinds(&reading),
        [
            (LossKind::Colour, "punainen"),
            (LossKind::Highlight, "xx.xx.2027"),
            (LossKind::Font, "iso"),
            (LossKind::FontSize, "iso"),
            (LossKind::TextEffect, "iso")
        ]
    );
    assert_eq!(reading.losses[0].count, 2);
    assert!(
        reading
            .losses
            .iter()
            .all(|loss: &Loss| loss.weight == Weight::Look)
    );
}

#[test]
fn headings_are_known_by_their_outline_level_too() {
    let heading = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr>{}</w:p>",
            run(text)
        )
    };
    let body = format!(
        "{}{}{}",
        heading(0, "Yksi"),
        heading(1, "Kaksi"),
        heading(9, "Leipäteksti")
    );
    let document = reading(&body).document;
    let levels: Vec<u8> = document.headings().map(|heading| heading.level).collect();
    assert_eq!(levels, [1, 2]);
    assert_eq!(document.text(), "Yksi\nKaksi\nLeipäteksti\n");
}

#[test]
fn pages_lie_from_the_section_on_that_says_so() {
    let section =
        |width: u32, height: u32| format!("<w:sectPr><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/></w:sectPr>");
    let (stands, lies) = (section(11_906, 16_838), section(16_838, 11_906));
    let ends = |text: &str, section: &str| format!("<w:p><w:pPr>{section}</w:pPr>{}</w:p>", run(text));
    let blocks = |body: &str| reading(body).document.blocks;
    let text = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
    let turn = Block::Turn;
    assert_eq!(
        blocks(
            &[
                ends("a", &stands),
                ends("b", &lies),
                paragraph(&run("c")),
                stands.clone()
            ]
            .concat()
        ),
        [
            text("a"),
            turn(Orientation::Landscape),
            text("b"),
            turn(Orientation::Portrait),
            text("c")
        ]
    );
    assert_eq!(
        blocks(&[paragraph(&run("a")), lies].concat()),
        [turn(Orientation::Landscape), text("a")]
    );
    // A section of the same pages begins a page as before.
    assert_eq!(
        blocks(&[ends("a", &stands), paragraph(&run("b")), stands].concat()),
        [text("a"), Block::PageBreak, text("b")]
    );
}

#[test]
fn a_page_break_stands_where_it_is() {
    let page = "<w:r><w:br w:type=\"page\"/></w:r>";
    let blocks = |content: &str| reading(&paragraph(content)).document.blocks;
    let text = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
    assert_eq!(
        blocks(&format!("{page}{}", run("a"))),
        [Block::PageBreak, text("a")]
    );
    assert_eq!(
        blocks(&format!("{}{page}", run("a"))),
        [text("a"), Block::PageBreak]
    );
    assert_eq!(
        blocks(&format!("{}{page}{}", run("a"), run("b"))),
        [text("a"), Block::PageBreak, text("b")]
    );
    assert_eq!(blocks(page), [Block::PageBreak]);
}

#[test]
fn what_a_person_adds_to_the_signatures_stays_with_them() {
    let body = "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:pStyle w:val=\"Allekirjoittajannimi\"/></w:pPr><w:r><w:t>Hilma Kuvitelma</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Allekirjoittajantehtava\"/></w:pPr><w:r><w:t>kansliapäällikkö</w:t></w:r></w:p>\
        <w:p><w:r><w:t>valtuutettuna</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let reading = reading(body);
    let [Block::Signatures(signatories)] = reading.document.blocks.as_slice() else {
        panic!("{:?}", reading.document.blocks)
    };
    assert_eq!(signatories[0].role, "kansliapäällikkö\nvaltuutettuna");
    let again = Document {
        head: agreement().head,
        ..reading.document.clone()
    };
    let file = write(&again, Reference::built_in(), &[]).unwrap();
    assert_eq!(read(&file).unwrap().document.blocks, reading.document.blocks);
}

#[test]
fn other_kinds_of_files_are_named() {
    let compound = |stream: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.extend([0; 504]);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        read(&bytes).unwrap_err()
    };
    assert!(matches!(compound("EncryptedPackage"), ReadError::Encrypted));
    assert!(matches!(compound("WordDocument"), ReadError::OldWord));
    assert!(matches!(compound("Workbook"), ReadError::NotWord));
    let macros = with_parts("<w:p/>", &[Parts::new("vbaProject", "vbaProject.bin", "x")]);
    let error = read(&macros).unwrap_err();
    assert!(
        matches!(&error, ReadError::Macros(part) if part == "word/vbaProject.bin"),
        "{error}"
    );
    assert_eq!(error.code(), "word-macros");
}

#[test]
fn a_change_in_the_order_of_lists_is_seen_in_their_numbers() {
    let item = |list: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
            run(text)
        )
    };
    let body = format!(
        "{}{}{}{}",
        item("3", "a"),
        item("3", "b"),
        paragraph(&run("väli")),
        item("3", "c")
    );
    let starts: Vec<Option<u32>> = reading(&body)
        .document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::List(list) => Some(list.start),
            _ => None,
        })
        .collect();
    assert_eq!(starts, [Some(1), Some(3)]);
}

#[test]
fn changes_and_losses_serialise() {
    let reading = reading(CHANGED);
    let change: &Change = &reading.changes[0];
    assert_eq!(change.unit, ChangeUnit::Text);
    let value = serde_json::to_value(&reading).unwrap();
    assert_eq!(value["changes"][0]["kind"], "deletion");
    assert_eq!(
        value["document"]["blocks"][0]["paragraph"][0]["text"],
        "Hinta on 12 euroa."
    );
}

#[test]
fn tables_that_would_fill_the_memory_are_refused() {
    let cell = |properties: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>")
    };
    let table = |row: String, rows: usize| {
        format!(
            "<w:tbl>{}</w:tbl><w:p/>",
            format!("<w:tr>{row}</w:tr>").repeat(rows)
        )
    };
    let spanned = || cell("<w:gridSpan w:val=\"63\"/>");
    let before = format!("<w:trPr><w:gridBefore w:val=\"62\"/></w:trPr>{}", cell(""));
    for row in [spanned(), before] {
        let refused = read(&with_body(&table(row, 10_000)));
        assert!(matches!(refused, Err(ReadError::TooLarge(_))), "{refused:?}");
    }
    let tables = table(spanned(), 1_000).repeat(9);
    assert!(matches!(read(&with_body(&tables)), Err(ReadError::TooLarge(_))));
    assert!(read(&with_body(&table(spanned(), 1_000))).is_ok());
}
