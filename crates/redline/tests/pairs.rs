//! Pairs of Word files made by python-docx: `vanha.docx` and what people do to it, one file each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use vuosikello_ooxml::Package;
use vuosikello_redline::{Merged, Redline, merge, redline};

use support::{apart, body, differing, file, right, stamp};

fn compared(new: &str) -> (Redline, String) {
    let redline = redline(&file("vanha"), &file(new), &stamp()).unwrap();
    let text = body(&redline.bytes);
    (redline, text)
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
        let redline = right(&format!("{old} → {new}"), &file(old), &file(new));
        assert!(redline.remarks.is_empty(), "{old} → {new}: {:?}", redline.remarks);
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
        text.contains("<w:trPr><w:cantSplit w:val=\"off\"/><w:del ")
            && text.contains("<w:trPr><w:cantSplit w:val=\"off\"/><w:ins "),
        "{text}"
    );
}

#[test]
fn a_column_that_comes_or_goes_marks_its_cells_and_no_more() {
    for (old, new, mark) in [("vanha", "sarake", "cellIns"), ("sarake", "vanha", "cellDel")] {
        let redline = right(new, &file(old), &file(new));
        let text = body(&redline.bytes);
        // A mark for each cell, and those of the paragraph in it.
        assert_eq!(text.matches(&format!("<w:{mark} ")).count(), 4, "{text}");
        assert_eq!(redline.marks, 12, "{text}");
        assert!(!text.contains("<w:trPr>"), "{text}");
        assert!(text.contains("<w:tblGridChange "), "{text}");
    }
}

#[test]
fn a_paragraph_that_stands_elsewhere_is_moved() {
    let (redline, text) = compared("siirretty");
    assert_eq!(redline.marks, 4, "{text}");
    for mark in ["moveFrom", "moveTo"] {
        // Around the words, and for the end of the paragraph.
        assert_eq!(text.matches(&format!("<w:{mark} ")).count(), 2, "{text}");
        assert_eq!(
            text.matches(&format!("<w:{mark}RangeStart ")).count(),
            1,
            "{text}"
        );
        assert_eq!(text.matches(&format!("<w:{mark}RangeEnd ")).count(), 1, "{text}");
    }
    let names = text.matches("w:name=\"siirto").count();
    assert_eq!(names, 2, "{text}");
    assert!(!text.contains("delText"), "{text}");
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
