//! A value that becomes a form and is read back is the same value.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use vuosikello_core::{Agreement, Configuration, Customer, DataFile, Meeting, Registry};

use vuosikello_intake::read_xlsx;

use super::read::FormReading;
use super::*;

fn layout(file: &DataFile) -> Layout {
    Layout::of(Registry::built_in().get(file).unwrap()).unwrap()
}

fn written_and_read(file: &DataFile, value: &Value) -> FormReading {
    let layout = layout(file);
    let bytes = write(&layout, value, &Choices::of(file.stem())).unwrap();
    let sheets = read_xlsx(&bytes).unwrap();
    assert!(sheets.iter().all(|sheet| sheet.trouble.is_empty()));
    read(&layout, &sheets)
}

/// Writes the value of a file as a form and reads it back, as what the model makes of it.
fn round<T: DeserializeOwned + std::fmt::Debug + PartialEq>(file: &DataFile, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let read = written_and_read(file, &value);
    assert_eq!(read.trouble, []);
    let back: T =
        serde_json::from_value(read.value.clone()).unwrap_or_else(|e| panic!("{e}: {:#}", read.value));
    assert_eq!(back, serde_json::from_value::<T>(value).unwrap());
}

#[test]
fn the_files_of_the_examples_come_back_from_forms() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let mut folders = vec![std::path::PathBuf::from(root)];
    let mut counts = [0; 4];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = || std::fs::read_to_string(&path).unwrap();
            match path.file_name().unwrap().to_str().unwrap() {
                "asiakas.json" => {
                    round::<Customer>(&DataFile::CUSTOMER, &text());
                    counts[0] += 1;
                }
                "sopimus.json" => {
                    round::<Agreement>(&DataFile::AGREEMENT, &text());
                    counts[1] += 1;
                }
                "kokous.json" => {
                    round::<Meeting>(&DataFile::MEETING, &text());
                    counts[2] += 1;
                }
                "vuosikello.json" => {
                    round::<Configuration>(&DataFile::CONFIGURATION, &text());
                    counts[3] += 1;
                }
                _ => {}
            }
        }
    }
    assert!(counts.iter().all(|count| *count > 1), "{counts:?}");
}

#[test]
fn settings_that_say_everything_come_back() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/ork/vuosikello.json");
    let mut value: Value = serde_json::from_str(&std::fs::read_to_string(root).unwrap()).unwrap();
    let whole: Configuration = serde_json::from_value(value.clone()).unwrap();
    value = serde_json::to_value(&whole).unwrap();
    value["oletukset"]["talousnakyma"] = json!([{ "nimi": "A", "kustannuslajit": [] }, { "nimi": "B", "kustannuslajit": ["Ylläpito", "x\ny"] }]);
    value["oletukset"]["liitteet"] = json!([]);
    value["oletukset"]["kustannuslajit"] = json!([]);
    value["oletukset"]["allekirjoitusjarjestys"] = json!([["a", "b"], [], ["c"]]);
    value["vuodet"]["2028"] = json!({ "mallien_versio": "2028.1", "lisapaivat": [] });
    round::<Configuration>(&DataFile::CONFIGURATION, &value.to_string());
}

#[test]
fn the_same_form_has_the_same_bytes() {
    let layout = layout(&DataFile::AGREEMENT);
    let write = || write(&layout, &json!({ "vuosi": 2027 }), &Choices::default()).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn an_empty_form_asks_for_what_is_required_and_has_no_value() {
    for file in [
        DataFile::CUSTOMER,
        DataFile::AGREEMENT,
        DataFile::MEETING,
        DataFile::CONFIGURATION,
    ] {
        let read = written_and_read(&file, &Value::Null);
        assert_eq!(read.trouble, [], "{file}");
        let found = Registry::built_in().validate(&file, &read.value, |_| true);
        assert!(!found.is_empty());
        for finding in &found {
            assert_eq!(finding.violation.code(), "missing-key", "{finding}");
            assert_ne!(
                read.places.locate(&finding.pointer),
                crate::Place::File,
                "{finding}"
            );
        }
    }
}

#[test]
fn labels_and_names_of_sheets_are_told_apart() {
    for declared in Registry::built_in().files() {
        let Some(layout) = Layout::of(declared) else {
            continue;
        };
        let mut names: Vec<String> = layout
            .tables
            .iter()
            .map(|table| labels::label_key(&table.name))
            .collect();
        if !layout.is_table() {
            names.push(labels::label_key(&layout.title));
        }
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{}", layout.name);
        let name =
            |name: &str| name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']);
        assert!(layout.tables.iter().all(|table| name(&table.name)) && name(&layout.title));
        for table in &layout.tables {
            let columns = table.columns.iter().map(|column| column.label.clone());
            let mut labels: Vec<String> = table.keys.iter().cloned().chain(columns).collect();
            let count = labels.len();
            labels.sort();
            labels.dedup();
            assert_eq!(labels.len(), count, "{} {}", layout.name, table.name);
        }
    }
}

/// Parts of keys whose words have ä or ö, which their labels must have.
const WITH_DOTS: [&str; 16] = [
    "paat",
    "paiv",
    "lisaas",
    "maar",
    "jarj",
    "sahk",
    "kaytt",
    "kasit",
    "saad",
    "henkilo",
    "ryhm",
    "nakym",
    "esittelij",
    "hairi",
    "tehtav",
    "yhteiso",
];

#[test]
fn labels_have_the_dots_that_keys_lack() {
    for layout in Registry::built_in().files().filter_map(Layout::of) {
        let rows = layout.rows.iter().map(|row| row.label.as_str());
        let tables = layout.tables.iter().flat_map(|table| {
            let columns = table.columns.iter().map(|column| column.label.as_str());
            columns.chain([table.name.as_str()])
        });
        // A table that is a file of its own is called by its name.
        for label in rows.chain(tables).filter(|label| *label != layout.name) {
            let words = label.to_lowercase();
            let found = WITH_DOTS.iter().find(|part| words.contains(**part));
            let is_spelled = found.is_none_or(|_| words.contains(['ä', 'ö']));
            assert!(is_spelled, "{}: {label}", layout.name);
        }
    }
}

/// A form made by hand: the sheets with their cells.
fn by_hand(sheets: &[(&str, &[&[&str]])]) -> FormReading {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate() {
                sheet.write_string(r as u32, c as u16, *cell).unwrap();
            }
        }
    }
    let sheets = read_xlsx(&book.save_to_buffer().unwrap()).unwrap();
    read(&layout(&DataFile::CUSTOMER), &sheets)
}

fn told(read: &FormReading) -> Vec<String> {
    let lines = read
        .trouble
        .iter()
        .map(|one| format!("{}: {} → {}", one.place, one.message, one.fix));
    lines.collect()
}

#[test]
fn nothing_in_a_form_is_passed_over() {
    let read = by_hand(&[
        (
            "Asiakas",
            &[
                &["Tieto", "Arvo", "Ohje"],
                &["Tunnus", "ESIM", "", "sivussa"],
                &["Nimi: genetivi", "Esimerkin"],
                &["Segmentti", "Pieni"],
                &["segmentti", "suuri"],
                &["Otsikko rivien välissä"],
                &["", "orpo"],
            ],
        ),
        (
            "Yhteyshenkilot",
            &[&["Nimi", "Rooli", "Puh."], &["Maija", "päällikkö", "029"]],
        ),
        ("Virasto", &[&["Nimi"], &["Toimisto"]]),
    ]);
    let told = told(&read);
    let expected = [
        "taulukko \"Asiakas\", D2: solu on otsikoitujen sarakkeiden ulkopuolella",
        "taulukko \"Asiakas\", B3: tuntematon tieto \"Nimi: genetivi\" → tarkoititko \"Nimi: genetiivi\"?",
        "taulukko \"Asiakas\", B5: Segmentti on annettu kahdesti eri tavoin; toinen on kohdassa taulukko \"Asiakas\", B4",
        "taulukko \"Asiakas\", B7: arvolta puuttuu nimi",
        "taulukko \"Yhteyshenkilot\", C1: tuntematon sarake \"Puh.\"",
        "taulukko \"Virasto\", A1: lomakkeessa ei ole taulukkoa \"Virasto\" → tarkoititko \"Virastot\"?",
    ];
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}");
    }
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    assert_eq!(read.value["segmentti"], "pieni");
    assert_eq!(read.value["yhteyshenkilot"][0]["nimi"], "Maija");
}

#[test]
fn the_place_of_a_value_is_its_cell() {
    let read = by_hand(&[
        (
            "Perustiedot",
            &[
                &["Asiakkaan tiedot"],
                &["TIETO", "arvo"],
                &["nimi.perusmuoto", "Esimerkki"],
                &["Nimi: genetiivi"],
            ],
        ),
        (
            "Yhteyshenkilöt",
            &[
                &["Kaikki henkilöt"],
                &[],
                &["Rooli *", "NIMI"],
                &["", "Maija"],
                &["johtaja", "Aino"],
            ],
        ),
        (
            "Kalenteri",
            &[&["Vuosi", "Tunnus", "Päivä"], &["2027", "tae-b1", "19.3.2027"]],
        ),
    ]);
    assert_eq!(told(&read), [""; 0]);
    let place = |pointer: &str| read.places.locate(pointer).to_string();
    assert_eq!(place("/nimi/perusmuoto"), "taulukko \"Perustiedot\", B3");
    assert_eq!(place("/nimi/genetiivi"), "taulukko \"Perustiedot\", B4");
    assert_eq!(
        place("/yhteyshenkilot/0/rooli"),
        "taulukko \"Yhteyshenkilöt\", A4"
    );
    assert_eq!(place("/yhteyshenkilot/1/nimi"), "taulukko \"Yhteyshenkilöt\", B5");
    assert_eq!(place("/yhteyshenkilot"), "taulukko \"Yhteyshenkilöt\", A3");
    assert_eq!(place("/kalenteri/2027/tae-b1"), "taulukko \"Kalenteri\", C2");
    assert_eq!(read.value["kalenteri"]["2027"]["tae-b1"], "19.3.2027");
}

#[test]
fn times_that_excel_keeps_as_numbers_are_times() {
    let layout = layout(&DataFile::MEETING);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let time = rust_xlsxwriter::Format::new().set_num_format("h:mm");
    sheet.write_row(0, 0, ["Tieto", "Arvo"]).unwrap();
    sheet.write_column(1, 0, ["Alkaa", "Päättyy", "Paikka"]).unwrap();
    sheet.write_with_format(1, 1, 0.375, &time).unwrap();
    sheet.write(2, 1, "klo 10:30").unwrap();
    sheet.write_with_format(3, 1, 0.375, &time).unwrap();
    let read = read(&layout, &read_xlsx(&workbook.save_to_buffer().unwrap()).unwrap());
    assert_eq!(read.value["alkaa"], "9.00");
    assert_eq!(read.value["paattyy"], "klo 10:30");
    let told: Vec<&str> = read
        .trouble
        .iter()
        .map(|trouble| trouble.message.as_str())
        .collect();
    assert_eq!(told, ["Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi"]);
}
