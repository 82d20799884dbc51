//! Pairs of Word files made by python-docx: `vanha.docx` and what people do to it, one file each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::PathBuf;

use vuosikello_changes::{ChangeKind, changes};
use vuosikello_ooxml::Package;
use vuosikello_redline::{Merged, Redline, Stamp, merge, redline};
use vuosikello_word::{ReadOptions, Reading, Tracked, read_with};

fn stamp() -> Stamp {
    Stamp {
        author: "vuosikello".to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    }
}

fn file(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    fs::read(folder.join(format!("{name}.docx"))).unwrap()
}

fn compared(new: &str) -> (Redline, String) {
    let redline = redline(&file("vanha"), &file(new), &stamp()).unwrap();
    let package = Package::read(&redline.bytes).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    (redline, text)
}

/// What differs in words, tables and places; headers and footers where `furniture` says so.
fn differing(found: &Reading, expected: &Reading, rejected: bool) -> Vec<String> {
    let document = |reading: &Reading| match rejected {
        true => reading.original.clone().unwrap(),
        false => reading.document.clone(),
    };
    let lines = |reading: &Reading| {
        reading
            .furniture
            .iter()
            .map(|it| it.lines.clone())
            .collect::<Vec<_>>()
    };
    let differing = changes(&document(found), &document(expected)).into_iter();
    let mut differing: Vec<String> = differing
        .filter(|change| change.kind != ChangeKind::Formatting)
        .map(|it| it.to_string())
        .collect();
    if !rejected && lines(found) != lines(expected) {
        differing.push(format!("{:?}", lines(found)));
    }
    differing
}

fn apart(bytes: &[u8]) -> Reading {
    read_with(bytes, &ReadOptions::default().tracked(Tracked::Apart)).unwrap()
}

const NAMES: [&str; 21] = [
    "ilman_taulukkoa",
    "jaettu",
    "jaksot",
    "korvattu",
    "kuva",
    "lihavointi",
    "linkki",
    "lisatty",
    "loppu_poistettu",
    "luettelo",
    "monta",
    "poistettu",
    "rivi",
    "sana",
    "sarake",
    "siirretty",
    "solu",
    "taulukko",
    "tyyli",
    "yhdistetty",
    "ylatunniste",
];

#[test]
fn accepting_gives_the_newer_file_and_rejecting_the_older() {
    for (old, new) in NAMES.iter().flat_map(|name| [("vanha", *name), (*name, "vanha")]) {
        let redline = redline(&file(old), &file(new), &stamp()).unwrap();
        let result = apart(&redline.bytes);
        for (expected, rejected) in [(new, false), (old, true)] {
            let differing = differing(&result, &apart(&file(expected)), rejected);
            assert!(differing.is_empty(), "{old} → {new}, {rejected}: {differing:?}");
        }
        // The grid of a table cannot be tracked.
        let has_column = [old, new].contains(&"sarake");
        assert_eq!(
            redline.remarks.len(),
            usize::from(has_column),
            "{old} → {new}: {:?}",
            redline.remarks
        );
    }
}

#[test]
fn words_are_marked_and_no_more() {
    let (redline, text) = compared("sana");
    assert_eq!(redline.marks, 4);
    let mark = "w:author=\"vuosikello\" w:date=\"2026-11-27T00:00:00Z\"><w:r><w:";
    for word in [
        "delText xml:space=\"preserve\">kahdesti</w:delText>",
        "t xml:space=\"preserve\">kolmesti</w:t>",
    ] {
        assert!(text.contains(&format!("{mark}{word}")), "{text}");
    }
}

#[test]
fn a_split_and_a_join_mark_the_end_of_the_paragraph() {
    for (name, most) in [("jaettu", 3), ("yhdistetty", 3)] {
        let (redline, text) = compared(name);
        assert!(redline.marks <= most, "{name}: {} {text}", redline.marks);
    }
}

#[test]
fn runs_that_were_parted_otherwise_are_no_change() {
    let (redline, _) = compared("jaksot");
    assert_eq!(redline.marks, 0);
    assert_eq!(redline.bytes, file("vanha"));
}

#[test]
fn what_did_not_change_is_the_same_byte_for_byte() {
    let before = Package::read(&file("vanha")).unwrap();
    let old = String::from_utf8(before.part("word/document.xml").unwrap().to_vec()).unwrap();
    let (redline, text) = compared("rivi");
    let after = Package::read(&redline.bytes).unwrap();
    for (name, bytes) in before.parts().filter(|(name, _)| *name != "word/document.xml") {
        assert_eq!(after.part(name), Some(bytes), "{name}");
    }
    // A deleted row and an inserted one: all that is before and after them stays.
    let same = old.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    assert!(old[..same].contains("Hinta"), "{}", &old[same..]);
    let same = old
        .bytes()
        .rev()
        .zip(text.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    assert!(old[old.len() - same..].starts_with("</w:tr>") || old[old.len() - same..].contains("Palvelin"));
    assert!(
        text.contains("<w:trPr><w:cantSplit w:val=\"0\"/><w:del ")
            && text.contains("<w:trPr><w:cantSplit w:val=\"0\"/><w:ins "),
        "{text}"
    );
}

#[test]
fn the_same_files_give_the_same_bytes() {
    for name in NAMES {
        assert_eq!(compared(name).0.bytes, compared(name).0.bytes, "{name}");
    }
}

#[test]
fn comparing_the_result_again_finds_nothing_more() {
    for name in NAMES {
        let (first, _) = compared(name);
        let again = redline(&first.bytes, &file(name), &stamp()).unwrap();
        assert_eq!(again.marks, 0, "{name}");
    }
}

fn merged(theirs: &str, new: &str) -> Merged {
    merge(&file("vanha"), &file(theirs), &file(new), &stamp()).unwrap()
}

#[test]
fn every_merge_keeps_the_edited_file_and_is_done_once() {
    // Each with itself and with every third other, which are enough to meet all kinds of edits.
    let count = NAMES.len();
    let pairs = (0..count).flat_map(|a| {
        (0..count)
            .filter(move |b| (a + 2 * b) % 3 == 0)
            .map(move |b| (a, b))
    });
    for (theirs, new) in pairs.map(|(a, b)| (NAMES[a], NAMES[b])) {
        let merged = merged(theirs, new);
        let rejected = differing(&apart(&merged.bytes), &apart(&file(theirs)), true);
        assert!(rejected.is_empty(), "{theirs} + {new}: {rejected:?}");
        let again = merge(&file(new), &merged.bytes, &file(new), &stamp()).unwrap();
        assert_eq!(again.bytes, merged.bytes, "{theirs} + {new}");
        if theirs == new {
            assert_eq!((merged.marks, merged.clashes.len()), (0, 0), "{theirs}");
        }
    }
}

#[test]
fn a_merge_says_what_both_sides_say() {
    for (theirs, new, expected) in [
        ("sana", "rivi", &["kolmesti", "1 400,00", "Näyttö", "60,50"][..]),
        ("rivi", "sana", &["kolmesti", "1 400,00", "Näyttö", "60,50"]),
        (
            "luettelo",
            "lisatty",
            &[
                "raportti joka käynnistä sähköpostilla",
                "Huollosta sovitaan",
                "kahtena kappaleena",
            ],
        ),
        (
            "lisatty",
            "luettelo",
            &[
                "raportti joka käynnistä sähköpostilla",
                "Huollosta sovitaan",
                "kahtena kappaleena",
            ],
        ),
        ("jaettu", "sana", &["kolmesti", "1 400,00"]),
        ("yhdistetty", "sana", &["kolmesti", "1 400,00", "sijainen"]),
        ("siirretty", "solu", &["950,00", "(väri)", "Irtisanomisaika"]),
        ("taulukko", "lisatty", &["Uusi", "taulukko", "Huollosta sovitaan"]),
        ("kuva", "linkki", &["Ohje verkossa"]),
        ("linkki", "kuva", &["Ohje verkossa"]),
        ("lihavointi", "sana", &["kolmesti"]),
        ("tyyli", "lisatty", &["Huollosta sovitaan", "kahtena kappaleena"]),
        ("ylatunniste", "sana", &["kolmesti"]),
        ("sana", "ylatunniste", &["kolmesti"]),
    ] {
        let merged = merged(theirs, new);
        let text = apart(&merged.bytes).document.text();
        let is_said = |words: &&str| text.replace('\u{a0}', " ").contains(*words);
        let missing: Vec<_> = expected.iter().filter(|words| !is_said(words)).collect();
        assert!(
            missing.is_empty(),
            "{theirs} + {new}: {missing:?} {:?} {text}",
            merged.clashes
        );
        assert!(
            merged.clashes.is_empty(),
            "{theirs} + {new}: {:?}",
            merged.clashes
        );
    }
}

#[test]
fn where_both_changed_the_same_words_theirs_stay_and_a_comment_tells_it() {
    let merged = merged("sana", "korvattu");
    assert!(!merged.clashes.is_empty());
    let reading = apart(&merged.bytes);
    assert!(
        reading.document.text().contains("kolmesti"),
        "{}",
        reading.document.text()
    );
    assert_eq!(
        reading.comments.len(),
        merged.clashes.iter().filter(|clash| clash.is_anchored).count()
    );
    assert!(
        reading
            .comments
            .iter()
            .all(|comment| comment.author == "vuosikello"),
        "{:?}",
        reading.comments
    );
}
