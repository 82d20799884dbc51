//! Text in alternatives, tracked changes round blocks, and elements where there can be none.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use vuosikello_ooxml::Package;
use vuosikello_redline::{RemarkKind, misplaced, redline};

use support::{body, file, part, right, stamp};

const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const SHAPES: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

/// Puts an element round others.
type Round = fn(&str) -> String;

fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn cell(inner: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"2880\" w:type=\"dxa\"/></w:tcPr>{inner}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell(&p(text))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &str) -> String {
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"2880\"/>\
         <w:gridCol w:w=\"2880\"/></w:tblGrid>{rows}</w:tbl>"
    )
}

fn choice(inner: &str) -> String {
    format!("<mc:AlternateContent><mc:Choice Requires=\"wps\">{inner}</mc:Choice></mc:AlternateContent>")
}

fn fallback(inner: &str) -> String {
    format!(
        "<mc:AlternateContent><mc:Choice Requires=\"outo\">{}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>\
         </mc:AlternateContent>",
        inner.replace("e", "x").replace("<w:txxt", "<w:text")
    )
}

fn inserted(inner: &str) -> String {
    format!("<w:ins w:id=\"901\" w:author=\"Anna Asiakas\">{inner}</w:ins>")
}

fn moved(inner: &str) -> String {
    format!("<w:moveTo w:id=\"902\" w:author=\"Anna Asiakas\">{inner}</w:moveTo>")
}

fn removed(inner: &str) -> String {
    format!("<w:del w:id=\"903\" w:author=\"Anna Asiakas\">{inner}</w:del>")
}

fn moved_away(inner: &str) -> String {
    format!("<w:moveFrom w:id=\"904\" w:author=\"Anna Asiakas\">{inner}</w:moveFrom>")
}

/// A file with these blocks, and what follows them in the section.
fn document(blocks: &str) -> Vec<u8> {
    let mut package = Package::read(&file("vanha")).unwrap();
    let text = body(&file("vanha"));
    let (start, end) = (
        text.find("<w:body>").unwrap() + 8,
        text.rfind("<w:sectPr").unwrap(),
    );
    let mut text = format!(
        "{}{}{blocks}{}{}",
        &text[..start],
        p("Alku."),
        p("Loppu."),
        &text[end..]
    );
    for (prefix, uri) in [("mc", COMPATIBILITY), ("wps", SHAPES), ("outo", "urn:outo")] {
        if !text.contains(&format!("xmlns:{prefix}=")) {
            text = text.replacen(
                "<w:document ",
                &format!("<w:document xmlns:{prefix}=\"{uri}\" "),
                1,
            );
        }
    }
    package.insert("word/document.xml", "", text.into_bytes());
    package.write().unwrap()
}

fn both_ways(name: &str, one: &[u8], other: &[u8]) {
    right(name, one, other);
    right(&format!("{name}, back"), other, one);
}

#[test]
fn what_stands_in_an_alternative_is_text() {
    let plain = document(&format!(
        "{}{}",
        p("Palvelukeskus vastaa."),
        table(&row(&["Laite", "Hinta"]))
    ));
    let ways: [(&str, Round); 2] = [("choice", choice), ("fallback", fallback)];
    for (name, round) in ways {
        let texts = [
            format!(
                "{}{}",
                round(&p("Palvelukeskus vastaa.")),
                table(&row(&["Laite", "Hinta"]))
            ),
            format!("<w:p>{}</w:p>", round(&run("Palvelukeskus maksaa."))),
            format!("<w:p>{}{}</w:p>", run("Palvelukeskus "), round(&run("maksaa."))),
            table(&round(&row(&["Laite", "Hinta"]))),
            table(&format!(
                "{}{}",
                row(&["Laite", "Hinta"]),
                round(&row(&["Näyttö", "20,00"]))
            )),
            table(&format!(
                "<w:tr>{}{}</w:tr>",
                cell(&p("Laite")),
                round(&cell(&p("Hinta")))
            )),
            table(&format!(
                "<w:tr>{}{}</w:tr>",
                cell(&round(&p("Laite"))),
                cell(&p("Hinta"))
            )),
            round(&table(&row(&["Laite", "Hinta"]))),
        ];
        for (at, text) in texts.iter().enumerate() {
            both_ways(&format!("{name} {at}"), &plain, &document(text));
            let changed = text.replace("Laite", "Palvelin").replace("maksaa", "korvaa");
            both_ways(
                &format!("{name} {at}, in both"),
                &document(text),
                &document(&changed),
            );
        }
    }
}

#[test]
fn an_alternative_that_says_the_same_is_no_difference() {
    let text = document(&choice(&p("Palvelukeskus vastaa.")));
    assert_eq!(redline(&text, &text, &stamp()).unwrap().marks, 0);
}

#[test]
fn changes_of_others_round_paragraphs_rows_and_cells_are_read_as_accepted() {
    let plain = document(&format!(
        "{}{}",
        p("Palvelukeskus vastaa."),
        table(&row(&["Laite", "Hinta"]))
    ));
    let ways: [(&str, Round); 4] = [
        ("ins", inserted),
        ("moveTo", moved),
        ("del", removed),
        ("moveFrom", moved_away),
    ];
    for (name, round) in ways {
        let texts = [
            format!("{}{}", round(&p("Asiakas maksaa.")), p("Palvelukeskus vastaa.")),
            format!("{}{}", p("Palvelukeskus vastaa."), round(&p("Asiakas maksaa."))),
            table(&format!(
                "{}{}",
                row(&["Laite", "Hinta"]),
                round(&row(&["Näyttö", "20,00"]))
            )),
            table(&format!(
                "{}{}",
                round(&row(&["Laite", "Hinta"])),
                row(&["Näyttö", "20,00"])
            )),
            table(&format!(
                "<w:tr>{}{}</w:tr>",
                cell(&p("Laite")),
                round(&cell(&p("Hinta")))
            )),
            table(&format!(
                "<w:tr>{}{}</w:tr>",
                cell(&format!("{}{}", round(&p("Laite")), p("ja ohjelma"))),
                cell(&p("Hinta"))
            )),
        ];
        for (at, text) in texts.iter().enumerate() {
            both_ways(&format!("{name} {at}"), &plain, &document(text));
        }
    }
}

#[test]
fn pages_with_headers_of_their_own_in_one_file_are_a_remark() {
    let old = file("vanha");
    let with = |part_name: &str, from: &str, to: &str| {
        let mut package = Package::read(&old).unwrap();
        let text = part(&old, part_name);
        assert!(text.contains(from), "{part_name}");
        package.insert(part_name.to_owned(), "", text.replacen(from, to, 1).into_bytes());
        package.write().unwrap()
    };
    let first = with("word/document.xml", "</w:sectPr>", "<w:titlePg/></w:sectPr>");
    let even = with(
        "word/settings.xml",
        "</w:settings>",
        "<w:evenAndOddHeaders/></w:settings>",
    );
    for (new, place) in [(first, "ensimmäinen sivu"), (even, "parilliset sivut")] {
        for (one, other) in [(&old, &new), (&new, &old)] {
            let remarks = redline(one, other, &stamp()).unwrap().remarks;
            let found: Vec<_> = remarks.iter().map(|it| (it.kind, it.place.as_str())).collect();
            assert_eq!(found, [(RemarkKind::Furniture, place)]);
        }
    }
}

#[test]
fn elements_where_there_can_be_none_are_found_with_their_place() {
    let told = |blocks: &str| misplaced(&document(blocks)).unwrap().map(|it| it.to_string());
    let good = format!(
        "{}{}{}<w:p>{}</w:p>",
        choice(&p("a")),
        table(&row(&["a", "b"])),
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
        inserted(&run("a"))
    );
    assert_eq!(told(&good), None);
    let cases = [
        (
            format!("<w:p>{}{}</w:p>", run("Ehdot"), p("sisällä")),
            "elementissä w:p on elementti w:p, joka ei kuulu siihen (kohdassa \"Ehdot sisällä\")",
        ),
        (
            "<w:p><w:t>irti</w:t></w:p>".to_owned(),
            "elementissä w:p on elementti w:t, joka ei kuulu siihen (kohdassa \"irti\")",
        ),
        (
            format!("<w:p><w:r>{}</w:r></w:p>", run("kaksi")),
            "elementissä w:r on elementti w:r, joka ei kuulu siihen (kohdassa \"kaksi\")",
        ),
        (
            format!("<w:p><w:pPr>{}</w:pPr></w:p>", run("x")),
            "elementissä w:pPr on elementti w:r, joka ei kuulu siihen (kohdassa \"x\")",
        ),
        (
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:rPr/><w:t>lihava</w:t></w:r></w:p>".to_owned(),
            "elementissä w:r on useita elementtejä w:rPr (kohdassa \"lihava\")",
        ),
        (
            table(&inserted(&row(&["Laite", "Hinta"]))),
            "elementissä w:ins on elementti w:tr, joka ei kuulu siihen (kohdassa \"Laite Hinta\")",
        ),
        (
            table("<w:p/>"),
            "elementissä w:tbl on elementti w:p, joka ei kuulu siihen",
        ),
    ];
    for (blocks, expected) in cases {
        let expected = format!("osan word/document.xml rakenne on rikki: {expected}");
        assert_eq!(told(&blocks), Some(expected), "{blocks}");
    }
}

#[test]
fn files_of_every_program_have_no_misplaced_elements() {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    for folder in [
        folder.join("tests/pairs"),
        folder.join("../../tests/scenarios/luonnokset"),
    ] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "docx") {
                let found = misplaced(&std::fs::read(&path).unwrap()).unwrap();
                assert_eq!(found, None, "{}", path.display());
            }
        }
    }
}
