//! `vuosikello init` and what a newcomer meets first: nothing of an example in one's own documents, and nothing final of what is not filled in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::Path;

use support::{TempDir, copy, edit, examples, files, run_in, small_workspace};

fn init(arguments: &[&str]) -> (TempDir, support::Run) {
    let folder = TempDir::new().unwrap();
    let all: Vec<&str> = ["init", "oma"]
        .into_iter()
        .chain(arguments.iter().copied())
        .collect();
    let run = run_in(folder.path(), &all);
    (folder, run)
}

#[test]
fn a_workspace_of_ones_own_has_nothing_of_the_example() {
    let (folder, run) = init(&["--name", "Etelä-Mallilan hyvinvointialueen ICT-palvelut"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in [
        "julkisyhteisö on nimen mukaan hyvinvointialue",
        "täytä vuosikello.json: lyhenne, yhteystiedot",
        "tarkista taivutusmuodot vuosikello.json: hallinnonala, nimi, säädös: nimi",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    for (path, bytes) in files(&folder.path().join("oma")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for word in [
            "MPK",
            "Mallikatu",
            "Mallihallinnon",
            "0000/2000",
            "Maija",
            "029 555",
        ] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
    let settings = fs::read_to_string(folder.path().join("oma/vuosikello.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&settings).unwrap();
    let organisation = &value["organisaatio"];
    assert_eq!(organisation["julkisyhteiso"], "hyvinvointialue");
    assert_eq!(
        organisation["hallinnonala"]["genetiivi"],
        "Etelä-Mallilan hyvinvointialueen"
    );
}

#[test]
fn what_an_organisation_belongs_to_is_asked_where_its_name_does_not_tell() {
    let (folder, run) = init(&["--name", "Tietohallinto"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("--julkisyhteiso"), "{}", run.stderr);
    assert!(!folder.path().join("oma").exists());
    let (folder, run) = init(&["--name", "Tietohallinto", "--julkisyhteiso", "Kunta"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let settings = fs::read_to_string(folder.path().join("oma/vuosikello.json")).unwrap();
    assert!(settings.contains("\"julkisyhteiso\": \"kunta\""), "{settings}");
    assert!(
        settings.contains("[täytä: hallinnonala, genetiivi]"),
        "{settings}"
    );
}

#[test]
fn names_and_folders_that_are_none_begin_nothing() {
    let long = "a".repeat(300);
    for name in [
        "",
        "  ",
        "rivi\nrivi",
        "sar\tkain",
        "\u{202e}nimi",
        "[nimi]",
        "12",
        &long,
        "🙂 virasto",
    ] {
        let (folder, run) = init(&["--name", name]);
        assert_eq!(run.status, 2, "{name:?}: {}", run.stdout);
        assert!(!folder.path().join("oma").exists(), "{name:?}");
        let workspace = small_workspace();
        let before = files(workspace.path());
        let run = run_in(workspace.path(), &["new", "customer", "UUSI", "--name", name]);
        assert_eq!(run.status, 2, "{name:?}: {}", run.stdout);
        assert_eq!(files(workspace.path()), before, "{name:?}");
    }
    for id in [
        "",
        " ",
        "a/b",
        "a\\b",
        "..",
        "esim",
        "ESIM",
        "CON",
        "a b",
        "a\nb",
        "liianpitkatunnusliianpitka",
    ] {
        let workspace = small_workspace();
        let before = files(workspace.path());
        let run = run_in(
            workspace.path(),
            &["new", "customer", id, "--name", "Uusi virasto"],
        );
        assert_ne!(run.status, 0, "{id:?}");
        assert_eq!(files(workspace.path()), before, "{id:?}");
    }
    let workspace = small_workspace();
    for command in [
        &["new", "year", "0001", "--all"][..],
        &["new", "year", "9999", "--all"],
        &["new", "meeting", "0001-Q1", "--all"],
        &["new", "meeting", "2027-Q5", "--all"],
        &["init", ""],
        &["init", "a\nb"],
    ] {
        assert_eq!(run_in(workspace.path(), command).status, 2, "{command:?}");
    }
}

/// The small workspace of the tests, whose settings are those of a new workspace with a name.
fn unfinished_workspace() -> TempDir {
    let folder = small_workspace();
    let (other, run) = init(&["--name", "Etelä-Mallilan hyvinvointialueen tietohallinto"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    fs::copy(
        other.path().join("oma/vuosikello.json"),
        folder.path().join("vuosikello.json"),
    )
    .unwrap();
    folder
}

#[test]
fn nothing_final_is_made_of_what_is_not_filled_in() {
    let folder = small_workspace();
    let root = folder.path();
    edit(
        root,
        "vuosikello.json",
        "\"lyhenne\": \"MPK\"",
        "\"lyhenne\": \"[täytä: lyhenne]\"",
    );
    edit(
        root,
        "asiakkaat/ESIM/asiakas.json",
        "\"029 555 0003\"",
        "\"xx.xx.\"",
    );
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(check.status, 0, "{}", check.stderr);
    let draft = run_in(
        root,
        &["agreement", "draft", "--year", "2027", "--customer", "ESIM"],
    );
    assert_eq!(draft.status, 0, "{}", draft.stderr);
    let fin = run_in(
        root,
        &["agreement", "final", "--year", "2027", "--customer", "ESIM"],
    );
    assert_eq!(fin.status, 1, "{}", fin.stdout);
    for told in [&check.stderr, &(draft.stdout + &draft.stderr), &fin.stderr] {
        for what in ["\"[täytä: lyhenne]\" on täyttämättä", "\"xx.xx.\" on täyttämättä"] {
            assert!(told.contains(what), "{what}: {told}");
        }
    }
    assert!(
        !root
            .join("asiakkaat/ESIM/sopimukset/2027/Palvelusopimus 2027 ESIM.pdf")
            .exists()
    );
    let pack = run_in(
        root,
        &["meeting", "pack", "--meeting", "2027-Q1", "--customer", "ESIM"],
    );
    assert_eq!(pack.status, 0, "{}", pack.stderr);
    assert!((pack.stdout + &pack.stderr).contains("[täytä: lyhenne]"));
}

#[test]
fn values_of_the_example_do_not_go_into_the_documents_of_another_organisation() {
    let folder = small_workspace();
    let root = folder.path();
    // Whoever tries the example has nothing to replace.
    let check = run_in(root, &["check"]);
    assert!(!check.stderr.contains("esimerkkityötilan"), "{}", check.stderr);
    edit(
        root,
        "vuosikello.json",
        "\"perusmuoto\": \"Mallihallinnon palvelukeskus\"",
        "\"perusmuoto\": \"Oma palvelukeskus\"",
    );
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(check.status, 0, "{}", check.stderr);
    for told in [
        "vuosikello.json, rivi 16, sarake 21: \"Mallihallinnon palvelukeskus · Mallikatu 1",
        "\"0000/2000\" on esimerkkityötilan tieto",
        "\"Maija Mallikas, maija.mallikas@mpk.example\" on esimerkkityötilan tieto",
    ] {
        assert!(check.stderr.contains(told), "{told}: {}", check.stderr);
    }
    let fin = run_in(
        root,
        &["agreement", "final", "--year", "2027", "--customer", "ESIM"],
    );
    assert_eq!(fin.status, 1, "{}", fin.stdout);
}

#[test]
fn a_place_that_is_unfinished_is_told_by_its_cell() {
    let folder = unfinished_workspace();
    let root = folder.path();
    let form = ["form", "asetukset", "-o", "vuosikello.xlsx"];
    assert_eq!(run_in(root, &form).status, 0);
    fs::remove_file(root.join("vuosikello.json")).unwrap();
    edit(
        root,
        "asiakkaat/ESIM/sopimukset/2027/sopimus.json",
        "\"ylijohtaja\"",
        "\"tietohallintojohtaja\"",
    );
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    for told in [
        "taulukko \"Työtilan asetukset\", B19: \"[täytä: lyhenne]\" on täyttämättä",
        "taivutusmuodot ovat ohjelman ehdotus",
    ] {
        assert!(check.stderr.contains(told), "{told}: {}", check.stderr);
    }
}

#[test]
fn a_form_is_told_of_by_its_labels() {
    let folder = small_workspace();
    let root = folder.path();
    let form = "asiakkaat/ESIM/sopimukset/2027/sopimus.xlsx";
    let command = [
        "form",
        "sopimus",
        "--customer",
        "ESIM",
        "--year",
        "2027",
        "-o",
        form,
    ];
    edit(
        root,
        "asiakkaat/ESIM/sopimukset/2027/sopimus.json",
        "\"Maija Mallikas\"",
        "\"Maija Malikas\"",
    );
    assert_eq!(run_in(root, &command).status, 0);
    fs::remove_file(root.join("asiakkaat/ESIM/sopimukset/2027/sopimus.json")).unwrap();
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(check.status, 1);
    assert!(
        check.stderr.contains("laatija \"Maija Malikas\" ei ole tiedossa"),
        "{}",
        check.stderr
    );
    fs::remove_file(root.join(form)).unwrap();
    let empty = ["form", "sopimus", "-o", form];
    assert_eq!(run_in(root, &empty).status, 0);
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    for told in ["\"Määräraha: summa\"", "\"Diaarinumero\"", "\"Päiväys\""] {
        assert!(
            check.stderr.contains(&format!("pakollinen solu {told} on tyhjä")),
            "{told}: {}",
            check.stderr
        );
    }
    assert!(!check.stderr.contains("avain"), "{}", check.stderr);
}

#[test]
fn a_form_is_an_excel_file_by_its_name() {
    let folder = TempDir::new().unwrap();
    for name in ["s.txt", "s", "s.xls", "s.xlsm", "s.json"] {
        let run = run_in(folder.path(), &["form", "sopimus", "-o", name]);
        assert_eq!(run.status, 2, "{name}");
        assert!(run.stderr.contains("anna nimeksi s.xlsx"), "{}", run.stderr);
    }
    assert!(files(folder.path()).is_empty());
    assert_eq!(
        run_in(folder.path(), &["form", "sopimus", "-o", "S.XLSX"]).status,
        0
    );
}

#[test]
fn guides_name_the_files_that_are_there() {
    for (arguments, extension, other) in [
        (&["--excel"][..], "xlsx", "json"),
        (&[][..], "json", "xlsx"),
        (&["--excel", "--name", "Mallilan kunta"], "xlsx", "json"),
        (&["--name", "Mallilan kunta"], "json", "xlsx"),
    ] {
        let (folder, run) = init(arguments);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let guide = fs::read_to_string(folder.path().join("oma/LUEMINUT.md")).unwrap();
        for stem in ["vuosikello", "asiakas", "sopimus", "kokous"] {
            assert!(
                guide.contains(&format!("{stem}.{extension}")),
                "{arguments:?} {stem}"
            );
            assert!(
                !guide.contains(&format!("{stem}.{other}")),
                "{arguments:?} {stem}"
            );
        }
    }
}

/// Writes a table of projects of two customers, one of nobody.
fn common_projects(root: &Path, rows: &str) {
    fs::create_dir_all(root.join("yhteiset/2027")).unwrap();
    let text = format!("Tunnus;Nimi;Asiakas;Portti;Tila\n{rows}");
    fs::write(root.join("yhteiset/2027/projektit.csv"), text).unwrap();
}

#[test]
fn rows_of_a_common_file_that_do_not_count_are_told() {
    let folder = small_workspace();
    let root = folder.path();
    common_projects(
        root,
        "P1;Yksi;ESIM;G1;riski\nP2;Kaksi;ESIM;G1;riski\nP3;Kolme;TOINEN;G1;riski\n",
    );
    let check = run_in(root, &["check"]);
    assert_eq!(check.status, 0, "{}", check.stderr);
    let told = "asiakkaat/ESIM/kokoukset/2027-Q1/projektit.csv: luetaan asiakkaan oma tiedosto; sen rivejä on myös tiedostossa \
                yhteiset/2027/projektit.csv (2), eikä niitä lueta";
    assert!(check.stderr.contains(told), "{}", check.stderr);
}

#[test]
fn a_common_file_of_a_table_that_every_customer_has_is_told() {
    let folder = TempDir::new().unwrap();
    let root = folder.path();
    copy(&examples().join("ork"), root);
    let text = "Tunnus;Nimi;Asiakas;Vastuuhenkilö;Palveluaika;Palvelutaso\nX;Y;RISE;Maija Malli;24/7;A\n";
    fs::write(root.join("yhteiset/2027/palvelut.csv"), text).unwrap();
    fs::create_dir_all(root.join("yhteiset/2031")).unwrap();
    fs::write(root.join("yhteiset/2031/palvelut.csv"), text).unwrap();
    let check = run_in(root, &["check"]);
    assert!(
        check
            .stderr
            .contains("tiedostossa yhteiset/2027/palvelut.csv (1), eikä niitä lueta"),
        "{}",
        check.stderr
    );
    assert!(
        check
            .stderr
            .contains("yhteiset/2031/palvelut.csv: tiedostoa ei lue kukaan"),
        "{}",
        check.stderr
    );
}

#[test]
fn a_word_that_is_wrong_in_many_rows_is_one_error() {
    let folder = small_workspace();
    let root = folder.path();
    let table = "asiakkaat/ESIM/kokoukset/2027-Q1/projektit.csv";
    let text = "Tunnus;Nimi;Asiakas;Portti;Tila\nA;Yksi;ESIM;G1;vihreä\nB;Kaksi;ESIM;G1;vihreä\nC;Kolme;ESIM;G1;vihreä\nD;Neljä;ZZZ;G1;riski\n";
    fs::write(root.join(table), text).unwrap();
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(check.stderr.matches("virhe:").count(), 1, "{}", check.stderr);
    assert!(
        check
            .stderr
            .contains("E2: arvo \"vihreä\" ei ole mahdollinen (myös soluissa E3, E4)"),
        "{}",
        check.stderr
    );
    fs::write(root.join(table), text.replace("vihreä", "riski")).unwrap();
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    assert_eq!(check.stderr.matches("virhe:").count(), 1, "{}", check.stderr);
    // One cause is one error in a file that all customers share too.
    fs::remove_file(root.join(table)).unwrap();
    common_projects(root, "A;Yksi;ESIM;G1;vihreä\nC;Kolme;TOINEN;G1;vihreä\n");
    let check = run_in(root, &["check"]);
    assert_eq!(
        check.stderr.matches("arvo \"vihreä\"").count(),
        1,
        "{}",
        check.stderr
    );
}

#[test]
fn texts_beside_the_cells_of_a_form_are_told() {
    let folder = small_workspace();
    let root = folder.path();
    let form = "asiakkaat/ESIM/asiakas.xlsx";
    assert_eq!(
        run_in(root, &["form", "asiakas", "--customer", "ESIM", "-o", form]).status,
        0
    );
    fs::remove_file(root.join("asiakkaat/ESIM/asiakas.json")).unwrap();
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    assert!(!check.stderr.contains("ei lueta"), "{}", check.stderr);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Asiakas").unwrap();
    let rows: &[&[&str]] = &[
        &["Asiakas", "HUOM! Maija jää eläkkeelle 1.3."],
        &["Tieto", "Arvo", "Ohje"],
        &["Tunnus", "ESIM", "tämä on väärin"],
        &["Muista kysyä puhelinnumero"],
    ];
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            sheet.write_string(r as u32, c as u16, *text).unwrap();
        }
    }
    book.save(root.join(form)).unwrap();
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    for told in [
        "B1 (\"HUOM! Maija jää eläkkeelle 1.3.\")",
        "C3 (\"tämä on väärin\")",
        "A4 (\"Muista kysyä puhelinnumero\")",
    ] {
        assert!(check.stderr.contains(told), "{told}: {}", check.stderr);
    }
}

#[test]
fn an_export_that_was_imported_is_not_advised_to_be_renamed() {
    let folder = small_workspace();
    let root = folder.path();
    let home = "asiakkaat/ESIM/kokoukset/2027-Q1";
    fs::rename(
        root.join(home).join("kysely.csv"),
        root.join(home).join("Kysely(1-24).csv"),
    )
    .unwrap();
    let source = format!("{home}/Kysely(1-24).csv");
    let import = run_in(root, &["import", &source, "--as", "kysely", "--save"]);
    assert_eq!(import.status, 0, "{}{}", import.stdout, import.stderr);
    let check = run_in(root, &["check", "--customer", "ESIM"]);
    assert!(
        check.stderr.contains("joka on tuotu komennolla import"),
        "{}",
        check.stderr
    );
    assert!(!check.stderr.contains("nimeä tämä"), "{}", check.stderr);
}
