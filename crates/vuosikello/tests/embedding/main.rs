//! The facade as another program uses it: everything is reached through `vuosikello`, and every method is called.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod agreement;
mod errors;
mod meeting;
mod own;

use serde_json::{Value, json};
use vuosikello::{PackFile, Studio, model};

/// The settings and the dossier of one agreement, as the example has them.
fn request() -> Value {
    serde_json::from_str(include_str!("../../examples/embed.json")).unwrap()
}

fn studio() -> Studio {
    Studio::new(serde_json::from_value(request()["asetukset"].clone()).unwrap()).unwrap()
}

fn dossier() -> model::Dossier {
    serde_json::from_value(request()["aineisto"].clone()).unwrap()
}

/// A meeting of which the budget has come, and the notes after it.
fn meeting() -> model::MeetingDossier {
    let person = |name: &str, position: &str, email: &str| json!({ "nimi": name, "asema": position, "organisaatio": "Esimerkkivirasto", "sahkoposti": email });
    let chair = person(
        "Elina Esimerkki",
        "tietohallintopäällikkö",
        "elina.esimerkki@esimerkkivirasto.example",
    );
    let secretary = person("Maija Mallikas", "asiakaspäällikkö", "maija.mallikas@mpk.example");
    let value = json!({
        "sopimusaineisto": request()["aineisto"],
        "kokous": {
            "kokous": "2027-Q1", "paivays": "9.3.2027", "alkaa": "9.00", "paattyy": "10.30",
            "etayhteys": "https://teams.example/kokous",
            "puheenjohtaja": "Elina Esimerkki", "sihteeri": "Maija Mallikas", "osallistujat": [chair, secretary],
        },
        "muistiinpanot": {
            "kohdat": [{ "kohta": "avaus", "merkinnat": [{ "kappale": "Puheenjohtaja avasi kokouksen." }] }],
        },
        "talous": finance(),
    });
    serde_json::from_value(value).unwrap()
}

fn finance() -> Value {
    let line = |amount: &str| json!({ "kustannuslaji": "Ylläpito", "kohde": "ASI", "selite": "Lisenssit", "summa": amount });
    json!({ "vuosi": 2027, "versiot": { "TAE B3": [line("78 200,25")], "TPE 1": [line("79 300,25")] } })
}

fn names(files: &[PackFile]) -> Vec<&str> {
    files.iter().map(|file| file.name.as_str()).collect()
}

/// A PNG picture of one white pixel.
const LOGO: &[u8] = &[
    0x89, b'P', b'N', b'G', 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0,
    1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, b'U', 0, 0, 0, 0xa, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0xf8,
    0xf, 0, 1, 1, 1, 0, 0xb1, 0x38, 0xf6, 0x14, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, b'B', 0x60, 0x82,
];
