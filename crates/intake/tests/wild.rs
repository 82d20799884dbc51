//! Tables that are not like those of `tables/`, with what was expected of them before they were first read: `wild/make.py` makes them and `expected.json`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod wanted;

use std::path::PathBuf;

use serde_json::Value;
use vuosikello_core::{Malformed, Money};
use vuosikello_intake::{Table, Trouble, read, read_csv, read_xlsx};

use wanted::wanted;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wild"))
}

/// The rows of a table as lists in the order of its columns, with amounts in cents; the first amount that is none is an error.
fn rows(table: &Table, name: &str) -> Result<Vec<Value>, (String, String)> {
    let keys: &[&str] = match name {
        "talous" => &["kustannuslaji", "kohde", "selite", "summa"],
        "toteuma" => &["kuukausi", "kustannuslaji", "kohde", "selite", "summa"],
        "kysely" => &["ennakoivuus", "asiantuntemus", "suositus", "parannettavaa"],
        "tilanne" => &["palvelu", "tila", "kuvaus", "hairiot"],
        other => panic!("{other}"),
    };
    let records = table.value.as_array().unwrap().iter().enumerate();
    let row = |(at, record): (usize, &Value)| {
        let value = |key: &&str| match (&record[*key], *key) {
            (Value::String(text), "summa") => match Money::parse(text) {
                Ok(money) => Ok(Value::from(money.cents())),
                Err(error) => {
                    let cell = wanted::cell(&table.places.locate(&format!("/{at}/summa")));
                    Err((cell, Malformed::from(error).to_string()))
                }
            },
            (Value::Number(number), "summa") => Ok(Value::from(
                Money::from_number(number.as_f64().unwrap()).unwrap().cents(),
            )),
            (value, _) => Ok(value.clone()),
        };
        keys.iter()
            .map(value)
            .collect::<Result<Vec<_>, _>>()
            .map(Value::Array)
    };
    records.map(row).collect()
}

/// The records and what is told of them, or the place and message of each error.
type Outcome = Result<(Vec<Value>, Vec<String>), Vec<(String, String)>>;

/// What was read of a file: its rows with what was told, or what is wrong with it.
fn outcome(file: &str, name: &str) -> Outcome {
    let bytes = std::fs::read(folder().join(file)).unwrap();
    let told = |trouble: &Trouble| {
        (
            wanted::cell(&trouble.place),
            trouble.message.replace('\u{a0}', " "),
        )
    };
    let grids = match file.ends_with(".csv") {
        true => read_csv(&bytes).map(|grid| vec![grid]),
        false => read_xlsx(&bytes),
    };
    let grids = grids.map_err(|trouble| vec![told(&trouble)])?;
    let table = read(&grids, &wanted(name));
    if !table.trouble.is_empty() {
        return Err(table.trouble.iter().map(told).collect());
    }
    let rows = rows(&table, name).map_err(|wrong| vec![wrong])?;
    Ok((rows, table.remarks))
}

/// What is not as expected of a file.
fn difference(file: &str, expected: &Value) -> Option<String> {
    let outcome = outcome(file, expected["table"].as_str().unwrap());
    if let Some(rows) = expected["rows"].as_array() {
        let told = expected["told"].as_array().unwrap();
        return match &outcome {
            Ok((read, remarks)) if read == rows => {
                let remarks = remarks.join("; ");
                let missing = told.iter().find(|told| !remarks.contains(told.as_str().unwrap()));
                missing.map(|told| format!("not told: {told}; told: {remarks}"))
            }
            other => Some(format!("{other:?}")),
        };
    }
    match (&outcome, expected["refused"].as_str()) {
        (Err(troubles), None) if !troubles.is_empty() => None,
        (Err(troubles), Some(message)) => {
            let is_it = matches!(troubles.as_slice(), [(cell, told)] if told.contains(message) && cell == expected["cell"].as_str().unwrap());
            (!is_it).then(|| format!("{troubles:?}"))
        }
        (other, _) => Some(format!("{other:?}")),
    }
}

#[test]
fn every_table_is_read_right_or_refused_as_expected() {
    let expected = std::fs::read_to_string(folder().join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let files = expected.as_object().unwrap();
    assert!(files.len() >= 50);
    let wrong: Vec<String> = files
        .iter()
        .filter_map(|(file, expected)| Some(format!("{file}: {}", difference(file, expected)?)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        files.len(),
        wrong.join("\n")
    );
}
