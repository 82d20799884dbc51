//! Files of the material that a person has edited.

use std::fs;
use std::path::Path;

use crate::support::{COMPLETE, edit, edit_in_word, edit_part, meeting, names, run_in, small_workspace};
use crate::{PACK, done, folder};

/// Stands for a person who changes a text file.
fn append(path: &Path) -> Vec<u8> {
    let bytes = [fs::read(path).unwrap(), b"Lis\xc3\xa4ys\r\n".to_vec()].concat();
    fs::write(path, &bytes).unwrap();
    bytes
}

#[test]
fn nothing_that_a_person_has_edited_in_the_pack_is_replaced() {
    let workspace = small_workspace();
    let root = workspace.path();
    let zipped = [&PACK[..], &["--zip"]].concat();
    done(run_in(root, &zipped));
    let aineisto = folder(root, "2027-Q1").join("aineisto");
    let edited: Vec<(&str, Vec<u8>)> = vec![
        ("01-kutsu.ics", append(&aineisto.join("01-kutsu.ics"))),
        ("01-kutsu.txt", append(&aineisto.join("01-kutsu.txt"))),
        (
            "02-asialista.docx",
            edit_in_word(
                &aineisto.join("02-asialista.docx"),
                "Talouskatsaus",
                "Katsaus talouteen",
            ),
        ),
        (
            "04-esitys.pptx",
            edit_part(
                &aineisto.join("04-esitys.pptx"),
                "ppt/slides/slide1.xml",
                "Esimerkkivirasto",
                "Virasto",
            ),
        ),
        (
            "05-talousraportti.xlsx",
            edit_part(
                &aineisto.join("05-talousraportti.xlsx"),
                "xl/sharedStrings.xml",
                "Talouden yleisnäkymä",
                "Talouden näkymä",
            ),
        ),
        (
            "05-talousyhteenveto.pdf",
            append(&aineisto.join("05-talousyhteenveto.pdf")),
        ),
        (
            "06-poytakirjapohja.docx",
            edit_in_word(
                &aineisto.join("06-poytakirjapohja.docx"),
                "Talouskatsaus",
                "Katsaus talouteen",
            ),
        ),
    ];
    // New data, twice: every file has a new version.
    let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q1"));
    for [name, new_name, amount, new_amount] in [
        ["Elina Esimerkki", "Elina Uusi", "80 050,25", "81 050,25"],
        ["Elina Uusi", "Elina Toinen", "81 050,25", "82 050,25"],
    ] {
        for data in [file.as_str(), "asiakkaat/ESIM/asiakas.json"] {
            let text = fs::read_to_string(root.join(data)).unwrap();
            fs::write(root.join(data), text.replace(name, new_name)).unwrap();
        }
        edit(
            root,
            "asiakkaat/ESIM/budjetti/2027/tae-b0.csv",
            amount,
            new_amount,
        );
        let run = done(run_in(root, &zipped));
        for (name, bytes) in &edited {
            assert!(fs::read(aineisto.join(name)).unwrap() == *bytes, "{name}");
            let said = format!("{name} on muokattu");
            assert!(run.stderr.contains(&said), "{name}: {}", run.stderr);
        }
        let of_pdf = "02-asialista.pdf on tehty muokatusta tiedostosta 02-asialista.docx";
        assert!(run.stderr.contains(of_pdf), "{}", run.stderr);
    }
    let made = names(&aineisto);
    assert_eq!(made.len(), COMPLETE.len() + edited.len(), "{made:?}");
    let message = fs::read_to_string(aineisto.join("01-kutsu (uusi).ics")).unwrap();
    assert!(message.contains("Elina Toinen"), "{message}");
    // What goes out is what the person wrote.
    let bytes = fs::read(folder(root, "2027-Q1").join("aineisto-2027-Q1-ESIM.zip")).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(zip.len(), COMPLETE.len());
    for (name, bytes) in &edited {
        let mut in_zip = Vec::new();
        std::io::copy(&mut zip.by_name(name).unwrap(), &mut in_zip).unwrap();
        assert!(in_zip == *bytes, "{name}");
    }
}

#[test]
fn without_its_list_the_program_replaces_no_text() {
    for damage in [
        None,
        Some("{"),
        Some("[]"),
        Some("{ \"selite\": \"\", \"tiedostot\": {} }"),
    ] {
        let workspace = small_workspace();
        let root = workspace.path();
        done(run_in(root, &PACK));
        let here = folder(root, "2027-Q1");
        let list = here.join(".vuosikello.json");
        match damage {
            None => fs::remove_file(&list).unwrap(),
            Some(text) => fs::write(&list, text).unwrap(),
        }
        // What has not changed is known by its content.
        let run = done(run_in(root, &PACK));
        assert!(!run.stderr.contains("muokattu"), "{damage:?}: {}", run.stderr);
        match damage {
            None => fs::remove_file(&list).unwrap(),
            Some(text) => fs::write(&list, text).unwrap(),
        }
        let before = fs::read(here.join("aineisto/01-kutsu.txt")).unwrap();
        let file = format!("{}/kokous.json", meeting("ESIM", "2027-Q1"));
        edit(root, &file, "\"alkaa\": \"13.00\"", "\"alkaa\": \"12.45\"");
        let run = done(run_in(root, &PACK));
        for name in ["01-kutsu.ics", "01-kutsu.txt"] {
            assert!(
                run.stderr.contains(&format!("{name} on muokattu")),
                "{damage:?}: {}",
                run.stderr
            );
        }
        assert!(fs::read(here.join("aineisto/01-kutsu.txt")).unwrap() == before);
        assert!(here.join("aineisto/01-kutsu (uusi).txt").exists());
        // Word and PDF files carry their own seals.
        assert!(!run.stderr.contains("asialista"), "{damage:?}: {}", run.stderr);
    }
}
