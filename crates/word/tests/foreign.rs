//! Reading files that other programs or people made, and files that are damaged.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod common;

use common::with_body;
use proptest::prelude::*;
use vuosikello_document::{Block, Cell, Inline, List, Row};
use vuosikello_ooxml::Package;
use vuosikello_word::{ReadError, Reference, is_untouched, read};

fn blocks(body: &str) -> Vec<Block> {
    read(&with_body(body)).unwrap().document.blocks
}

fn text(body: &str) -> String {
    read(&with_body(body)).unwrap().document.text()
}

#[test]
fn tracked_insertions_are_read_and_deletions_are_not() {
    let body = "<w:p><w:r><w:t>Hinta on </w:t></w:r>\
        <w:del w:id=\"1\"><w:r><w:delText>10</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\"><w:r><w:t>12</w:t></w:r></w:ins>\
        <w:moveFrom w:id=\"3\"><w:r><w:t>pois</w:t></w:r></w:moveFrom>\
        <w:moveTo w:id=\"4\"><w:r><w:t> euroa</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(text(body), "Hinta on 12 euroa\n");
}

#[test]
fn a_deleted_end_of_a_paragraph_joins_it_to_the_next() {
    let body = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>yksi </w:t></w:r></w:p>\
        <w:p><w:r><w:t>kaksi</w:t></w:r></w:p>";
    assert_eq!(text(body), "yksi kaksi\n");
}

#[test]
fn a_deleted_row_is_not_read() {
    let row = |properties: &str, text: &str| {
        format!("<w:tr>{properties}<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>")
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", "Palvelu"),
        row("<w:trPr><w:del w:id=\"1\"/></w:trPr>", "poistettu"),
        row("<w:trPr><w:ins w:id=\"2\"/></w:trPr>", "uusi")
    );
    let found = blocks(&body);
    let [Block::Table(table)] = found.as_slice() else {
        panic!("{found:?}")
    };
    let cells: Vec<&Row> = table.rows.iter().collect();
    assert_eq!(cells.len(), 1);
    assert_eq!(table.rows[0].cells, [Cell::text("uusi")]);
}

#[test]
fn the_code_of_a_field_is_not_text() {
    let body = "<w:p><w:r><w:t>Sivu </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:instrText> IF </w:instrText><w:t>näkymätön</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
        <w:r><w:t>sisempi</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>";
    assert_eq!(text(body), "Sivu 3.\n");
}

#[test]
fn content_controls_and_runs_split_by_an_editor_are_one_text() {
    let body = "<w:sdt><w:sdtContent><w:p><w:r><w:t>Pal</w:t></w:r><w:proofErr/><w:r><w:rPr><w:lang w:val=\"fi-FI\"/></w:rPr>\
        <w:t>velu</w:t></w:r><w:smartTag><w:r><w:t>sopimus</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>";
    assert_eq!(
        blocks(body),
        [Block::Paragraph(vec![Inline::text("Palvelusopimus")])]
    );
}

#[test]
fn the_style_of_a_list_makes_a_list_without_a_numbering_of_its_own() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"ListBullet\"/></w:pPr><w:r><w:t>yksi</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"ListBullet\"/></w:pPr><w:r><w:t>kaksi</w:t></w:r></w:p>";
    let item = |text: &str| vec![Block::Paragraph(vec![Inline::text(text)])];
    assert_eq!(
        blocks(body),
        [Block::List(List {
            start: None,
            marker: None,
            items: vec![item("yksi"), item("kaksi")]
        })]
    );
}

#[test]
fn a_page_break_in_the_text_is_a_block() {
    let body =
        "<w:p><w:r><w:t>yksi</w:t><w:br w:type=\"page\"/></w:r></w:p><w:p><w:r><w:t>kaksi</w:t></w:r></w:p>";
    let kinds = blocks(body);
    assert!(
        matches!(
            kinds.as_slice(),
            [Block::Paragraph(_), Block::PageBreak, Block::Paragraph(_)]
        ),
        "{kinds:?}"
    );
}

#[test]
fn a_wide_cell_stands_in_the_first_of_its_columns() {
    let body = "<w:tbl><w:tblGrid><w:gridCol w:w=\"100\"/><w:gridCol w:w=\"300\"/></w:tblGrid>\
        <w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>c</w:t></w:r></w:p><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    let found = blocks(body);
    let [Block::Table(table)] = found.as_slice() else {
        panic!("{found:?}")
    };
    let wide = [
        Cell::Text(vec![Inline::text("c"), Inline::LineBreak, Inline::text("d")]),
        Cell::Empty,
    ];
    assert_eq!(table.rows[0].cells[..2], wide);
}

#[test]
fn what_is_no_word_file_is_an_error() {
    assert!(matches!(read(b"no zip file"), Err(ReadError::Package(_))));
    assert!(matches!(read(&with_body("<w:p>")), Err(ReadError::Part { .. })));
    let mut package = Package::read(&with_body("")).unwrap();
    package.remove("word/document.xml");
    assert!(matches!(read(&package.write().unwrap()), Err(ReadError::NotWord)));
}

/// Fragments out of which odd documents are made.
fn fragment() -> impl Strategy<Value = String> {
    let names = [
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:pPr",
        "w:pStyle",
        "w:numPr",
        "w:numId",
        "w:ilvl",
        "w:sdt",
        "w:sdtContent",
        "w:sdtPr",
        "w:docPartObj",
        "w:fldChar",
        "w:hyperlink",
        "w:ins",
        "w:del",
        "w:gridSpan",
        "w:tcPr",
        "w:bookmarkStart",
        "w:br",
        "w:tblGrid",
        "w:gridCol",
        "w:trPr",
    ];
    let values = [
        "1",
        "0",
        "-1",
        "99999999999",
        "Heading1",
        "ListBullet",
        "page",
        "begin",
        "end",
        "",
    ];
    let open = (
        proptest::sample::select(names.to_vec()),
        proptest::sample::select(values.to_vec()),
    );
    let leaf = open.prop_map(|(name, value)| {
        format!("<{name} w:val=\"{value}\" w:type=\"{value}\" w:fldCharType=\"{value}\" w:w=\"{value}\">x</{name}>")
    });
    leaf.prop_recursive(6, 40, 5, move |inner| {
        (
            proptest::sample::select(names.to_vec()),
            proptest::collection::vec(inner, 0..5),
        )
            .prop_map(|(name, children)| format!("<{name}>{}</{name}>", children.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_are_a_document_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = Reference::from_docx(&bytes);
        prop_assert!(!is_untouched(&bytes));
    }

    #[test]
    fn a_damaged_file_is_a_document_or_an_error(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut file = with_body("<w:p><w:r><w:t>teksti</w:t></w:r></w:p>");
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = read(&file);
        let _ = Reference::from_docx(&file);
        prop_assert!(!is_untouched(&file));
    }

    #[test]
    fn any_elements_in_any_part_are_a_document_or_an_error(
        body in proptest::collection::vec(fragment(), 0..6),
        part in proptest::sample::select(vec!["", "word/styles.xml", "word/numbering.xml", "word/header2.xml", "docProps/custom.xml"]),
    ) {
        let body = body.concat();
        let mut file = with_body(&body);
        if !part.is_empty() {
            let mut package = Package::read(&file).unwrap();
            let root = format!("<w:root xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{body}</w:root>");
            package.insert(part, "", root.into_bytes());
            file = package.write().unwrap();
        }
        prop_assert!(read(&file).is_ok());
        prop_assert!(Reference::from_docx(&file).is_ok());
    }
}

#[test]
fn smaller_text_that_is_raised_or_lowered_is_superscript_or_subscript() {
    let moved = |position: &str, size: &str| {
        let body = format!(
            "<w:p><w:r><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:t>m</w:t></w:r>\
             <w:r><w:rPr><w:position w:val=\"{position}\"/><w:sz w:val=\"{size}\"/></w:rPr><w:t>2</w:t></w:r></w:p>"
        );
        let Some(Block::Paragraph(content)) = blocks(&body).pop() else {
            panic!("a paragraph")
        };
        content
    };
    let plain = Inline::text("m");
    let raised = Inline::Superscript(vec![Inline::text("2")]);
    assert_eq!(moved("8", "12"), [plain.clone(), raised]);
    let lowered = Inline::Subscript(vec![Inline::text("2")]);
    assert_eq!(moved("-2", "12"), [plain, lowered]);
    assert_eq!(moved("8", "32"), [Inline::text("m2")]);
}
