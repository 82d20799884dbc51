//! The tables that the tests want.
#![allow(dead_code, reason = "each test uses some of it")]

use vuosikello_intake::{Column, Kind, Place, Wanted};

fn column(key: &str, kind: Kind, required: bool) -> Column {
    Column {
        key: key.to_owned(),
        names: Vec::new(),
        kind,
        required,
        expected: false,
    }
}

fn words(words: &[&str]) -> Kind {
    Kind::Choice(words.iter().map(|word| (*word).to_owned()).collect())
}

/// A table of the model, by its name.
pub fn wanted(name: &str) -> Wanted {
    let mut costs = vec![
        column(
            "kustannuslaji",
            words(&["Ylläpito", "Pienkehitys", "Henkilötyö"]),
            true,
        ),
        column("kohde", Kind::Text, false),
        column("selite", Kind::Text, true),
        column("summa", Kind::Amount, true),
    ];
    let columns = match name {
        "tilanne" => vec![
            column("palvelu", Kind::Text, true),
            column("tila", words(&["kunnossa", "huomioitavaa", "ongelma"]), true),
            column("kuvaus", Kind::Text, false),
            column("hairiot", Kind::Integer, false),
            column("kaytettavyys", Kind::Percentage, false),
            column("poimittu", Kind::Date, false),
        ],
        "kysely" => vec![
            column("ennakoivuus", Kind::Integer, false),
            column("asiantuntemus", Kind::Integer, false),
            column("suositus", Kind::Integer, false),
            column("parannettavaa", Kind::Text, false),
        ],
        "toteuma" => {
            costs.insert(0, column("kuukausi", Kind::Month, true));
            costs.push(column("poimittu", Kind::Date, false));
            costs
        }
        _ => costs,
    };
    let synonyms = [
        ("Huolto", "Ylläpito"),
        ("Vihreä", "kunnossa"),
        ("Keltainen", "huomioitavaa"),
        ("Tuote", "palvelu"),
    ];
    Wanted {
        name: name.to_owned(),
        columns,
        ignored: ["Vastaajan ID", "Vastausaika", "Nimi"]
            .map(str::to_owned)
            .to_vec(),
        summed: (!["tilanne", "kysely"].contains(&name)).then(|| "summa".to_owned()),
        has_respondents: name == "kysely",
        year: Some(2027),
        synonyms: synonyms
            .map(|(word, meant)| (word.to_owned(), meant.to_owned()))
            .to_vec(),
        ..Wanted::default()
    }
}

/// The name of a cell.
pub fn cell(place: &Place) -> String {
    match place {
        Place::Cell { cell, .. } => cell.to_string(),
        Place::Line { line, .. } => format!("rivi {line}"),
        Place::File => String::new(),
    }
}
