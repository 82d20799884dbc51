//! Tables as people and systems make them: those of `tables/`, made by `tables/make.py`, are read right or refused with one message.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod wanted;

use std::path::PathBuf;

use serde_json::{Value, json};
use vuosikello_intake::{RowReason, Table, Trouble, read, read_csv, read_xlsx};

use wanted::wanted;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables"))
}

/// The table of a file; its name begins with that of the table that is wanted.
fn table(file: &str) -> Result<Table, Trouble> {
    let bytes = std::fs::read(folder().join(file)).unwrap();
    let grids = match file.ends_with(".csv") {
        true => vec![read_csv(&bytes)?],
        false => read_xlsx(&bytes)?,
    };
    let name = file.split('-').next().unwrap();
    Ok(read(&grids, &wanted(name)))
}

/// The rows that every table of a name holds, with amounts in cents.
fn expected(name: &str) -> Value {
    match name {
        "talous" => json!([
            { "kustannuslaji": "Ylläpito", "kohde": "P1", "selite": "Tuki", "summa": 10_050 },
            { "kustannuslaji": "Ylläpito", "kohde": "P2", "selite": "Valvonta", "summa": 20_025 },
            { "kustannuslaji": "Pienkehitys", "kohde": "P1", "selite": "Muutokset", "summa": 5_000 },
            { "kustannuslaji": "Henkilötyö", "selite": "Asiantuntijat", "summa": 14_925 },
        ]),
        "tilanne" => json!([
            { "palvelu": "P1", "tila": "kunnossa", "hairiot": 1, "kaytettavyys": "99,8 %", "poimittu": "24.2.2027" },
            { "palvelu": "P2", "tila": "huomioitavaa", "kuvaus": "Viive", "hairiot": 2, "kaytettavyys": "99,3 %", "poimittu": "24.2.2027" },
        ]),
        "toteuma" => json!([
            { "kuukausi": "1/2027", "kustannuslaji": "Ylläpito", "kohde": "P1", "selite": "Tuki", "summa": 1_010 },
            { "kuukausi": "2/2027", "kustannuslaji": "Ylläpito", "kohde": "P1", "selite": "Tuki", "summa": 2_020 },
            { "kuukausi": "1/2027", "kustannuslaji": "Pienkehitys", "kohde": "P1", "selite": "Muutokset", "summa": 500 },
            { "kuukausi": "2/2027", "kustannuslaji": "Pienkehitys", "kohde": "P1", "selite": "Muutokset", "summa": 0 },
        ]),
        other => panic!("{other}"),
    }
}

/// The rows with amounts in cents and plain spaces, so that forms of the same value are equal.
fn plain(mut rows: Value) -> Value {
    for row in rows.as_array_mut().unwrap() {
        for (key, value) in row.as_object_mut().unwrap() {
            if key == "summa" {
                let amount: vuosikello_core::Money = serde_json::from_value(value.clone()).unwrap();
                *value = amount.cents().into();
            } else if let Value::String(text) = value {
                *text = text.replace('\u{a0}', " ").replace("p1", "P1");
            }
        }
    }
    rows
}

#[test]
fn tables_as_people_make_them_are_read() {
    let mut files: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("virhe-") && (name.ends_with(".xlsx") || name.ends_with(".csv")))
        .collect();
    files.sort();
    assert!(files.len() >= 40, "{}", files.len());
    let mut wrong = Vec::new();
    for file in &files {
        let read = table(file).unwrap();
        let rows = plain(read.value);
        if !read.trouble.is_empty() || rows != expected(file.split('-').next().unwrap()) {
            wrong.push(format!("{file}: {:?}\n{rows}", read.trouble));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tables_that_cannot_be_read_right_are_refused_with_one_message_each() {
    for (file, place, message) in [
        (
            "virhe-valisumma.xlsx",
            "D4",
            "välisumma \"Ylläpito\" on 300,00 €, mutta sen rivien summa on 300,75 € (ero −0,75 €)",
        ),
        (
            "virhe-ryhman-summa.xlsx",
            "D2",
            "välisumma \"Ylläpito\" on 300,00 €, mutta sen rivien summa on 300,75 € (ero −0,75 €)",
        ),
        (
            "virhe-sarake-puuttuu.xlsx",
            "A1",
            "pakollinen sarake \"selite\" puuttuu",
        ),
        ("virhe-sarake-vaarin.xlsx", "C1", "tuntematon sarake \"Selte\""),
        (
            "virhe-tuhansina.xlsx",
            "D2",
            "taulukon summat ovat tuhansina euroina",
        ),
        (
            "virhe-tuhansina-otsikossa.xlsx",
            "A1",
            "taulukon summat ovat tuhansina euroina",
        ),
        (
            "virhe-kaksi-taulukkoa.xlsx",
            "",
            "taulukko on kahdella välilehdellä: \"Taul1\" ja \"Taul1 (2)\"",
        ),
        (
            "virhe-osuus-paljaana.xlsx",
            "E2",
            "luku 0,998 on prosenttien sarakkeessa ilman prosenttimerkkiä",
        ),
        (
            "virhe-paiva-tekstina.xlsx",
            "C2",
            "Excel on tulkinnut arvon päivämääräksi 16.8.2027",
        ),
        (
            "virhe-yhdistetty-summa.xlsx",
            "D2",
            "yhdistetyn solun luku koskee montaa riviä",
        ),
        (
            "virhe-kuukausien-summa.xlsx",
            "G2",
            "rivin summa on 31,00 €, mutta sen kuukausien summa on 30,30 €",
        ),
        (
            "virhe-ei-taulukkoa.xlsx",
            "A1",
            "mikään rivi ei ole tämän taulukon otsikkorivi",
        ),
        (
            "virhe-siirtynyt.csv",
            "E2",
            "solu on otsikoitujen sarakkeiden ulkopuolella",
        ),
    ] {
        let name = match file {
            "virhe-osuus-paljaana.xlsx" => "tilanne",
            "virhe-kuukausien-summa.xlsx" => "toteuma",
            _ => "talous",
        };
        let bytes = std::fs::read(folder().join(file)).unwrap();
        let grids = match file.ends_with(".csv") {
            true => vec![read_csv(&bytes).unwrap()],
            false => read_xlsx(&bytes).unwrap(),
        };
        let read = read(&grids, &wanted(name));
        let told: Vec<(String, String)> = read
            .trouble
            .iter()
            .map(|trouble| {
                (
                    wanted::cell(&trouble.place),
                    trouble.message.replace('\u{a0}', " "),
                )
            })
            .collect();
        assert_eq!(told, [(place.to_owned(), message.to_owned())], "{file}");
    }
    // What could be read in two ways is left as it is, and the schema refuses it.
    let bytes = std::fs::read(folder().join("virhe-tuhaterotin.csv")).unwrap();
    let read = read(&[read_csv(&bytes).unwrap()], &wanted("talous"));
    assert_eq!(read.value[0]["summa"], "1.234");
}

#[test]
fn what_was_left_out_is_told() {
    let read = table("talous-lisasarakkeet.xlsx").unwrap();
    assert_eq!(read.remarks, ["sarakkeita \"Tili\" ja \"Muistio\" ei lueta"]);
    let read = table("talous-vieressa-muistiinpano.xlsx").unwrap();
    assert_eq!(
        read.remarks,
        ["taulukon vieressä olevaa saraketta G ei lueta: sillä ei ole otsikkoa"]
    );
    let read = table("talous-kirjelomake.xlsx").unwrap();
    assert_eq!(read.account.heading_rows, [6]);
    let reasons = |table: &Table| -> Vec<(usize, RowReason)> {
        table
            .account
            .rows_left
            .iter()
            .map(|row| (row.row, row.reason))
            .collect()
    };
    let above = [1, 2, 3, 5].map(|row| (row, RowReason::AboveHeadings));
    assert_eq!(reasons(&read), above);
    let read = table("talous-alaviite.xlsx").unwrap();
    assert_eq!(reasons(&read), [(7, RowReason::Note), (8, RowReason::Note)]);
    let read = table("talous-ohje-ensin.xlsx").unwrap();
    assert_eq!(read.account.other_sheets, ["Ohje"]);
    assert_eq!(read.account.sheet.as_deref(), Some("Luvut"));
    assert_eq!(
        read.account.to_string(),
        "välilehti \"Luvut\", otsikot rivillä 1, rivejä 4\n\
         sarakkeet: A Kustannuslaji = kustannuslaji, B Kohde = kohde, C Selite = selite, D Summa = summa\n\
         pois jätetty rivi 6: summarivi, joka täsmää (\"Yhteensä 500\")\n\
         lukematta jätetyt välilehdet: Ohje"
    );
}
