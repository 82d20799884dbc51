//! A small workspace with meetings, a budget and common costs, added to that of the agreement; and changes that break it.

use std::fmt::Write as _;

use rust_xlsxwriter::Workbook;
use vuosikello_core::MeetingId;
use vuosikello_workspace::{Failure, LoadedMeeting, Problem, Workspace};

use crate::fixture::{Files, can_show};

/// The folder of the meeting that is read.
pub const MEETING: &str = "asiakkaat/RISE/kokoukset/2027-Q1";
/// The folder of the meeting before it.
pub const PREVIOUS: &str = "asiakkaat/RISE/kokoukset/2026-Q4";
/// The folder of the budget.
pub const BUDGET: &str = "asiakkaat/RISE/budjetti/2027";
/// The folder of the common costs.
pub const SHARED: &str = "yhteiset/2027";

/// A workspace without errors: two meetings, a budget with a locked version, and common costs.
pub fn files() -> Files {
    Files::good()
        .with(&in_meeting("kokous.json"), MEETING_TEXT)
        .with(&in_meeting("palvelutilanne.csv"), SERVICES.csv())
        .with(&in_meeting("kehitystarpeet.csv"), NEEDS.csv())
        .with(&in_meeting("projektit.csv"), PROJECTS.csv())
        .with(&in_meeting("kysely.csv"), SURVEY.csv())
        .with(&format!("{PREVIOUS}/kokous.json"), PREVIOUS_TEXT)
        .with(&format!("{PREVIOUS}/muistiinpanot.md"), NOTES)
        .with(&in_budget("tae-b0.csv"), LIVE.csv())
        .with(&in_budget("tae-b1.csv"), FIRST.csv())
        .with(&in_budget("toteuma.csv"), ACTUALS.csv())
        .with(&in_budget("lukitut/tae-b1.json"), LOCK)
        .with(&in_shared("jyvitys.csv"), KEYS.csv())
        .with(&in_shared("tae-b0.csv"), SHARED_LINES.csv())
        .with(&in_shared("tae-b1.csv"), SHARED_LINES.csv())
        .with(&in_shared("toteuma.csv"), SHARED_ACTUALS.csv())
        .with("asiakkaat/KKO/asiakas.json", "ei vielä valmis")
}

pub fn in_meeting(file: &str) -> String {
    format!("{MEETING}/{file}")
}

pub fn in_previous(file: &str) -> String {
    format!("{PREVIOUS}/{file}")
}

pub fn in_meetings(file: &str) -> String {
    format!("asiakkaat/RISE/kokoukset/{file}")
}

pub fn in_budget(file: &str) -> String {
    format!("{BUDGET}/{file}")
}

pub fn in_shared(file: &str) -> String {
    format!("{SHARED}/{file}")
}

pub fn id(text: &str) -> MeetingId {
    MeetingId::parse(text).unwrap()
}

/// Opens the workspace and reads the meeting.
pub fn read(files: &Files) -> Result<LoadedMeeting, Failure> {
    let folder = files.write();
    Workspace::open(folder.path(), can_show)?.meeting("RISE", id("2027-Q1"))
}

/// What is wrong, each problem as its line; the folder of the meeting is shortened to `…`, that of the one before it to `‥`,
/// and that of the budget to `€`.
pub fn problems(files: &Files) -> Vec<String> {
    match read(files) {
        Ok(_) => Vec::new(),
        Err(Failure::Problems(problems)) => shown(&problems),
        Err(other) => panic!("{other}"),
    }
}

pub fn shown(problems: &[Problem]) -> Vec<String> {
    let short = |problem: &Problem| {
        let line = problem.to_string().replace(MEETING, "…");
        line.replace(PREVIOUS, "‥").replace(BUDGET, "€")
    };
    problems.iter().map(short).collect()
}

/// The problems after a text of a file has been replaced by another.
pub fn edited(file: &str, from: &str, to: &str) -> Vec<String> {
    problems(&files().edit(file, from, to))
}

/// A cell of a table that can be written in every form.
#[derive(Clone, Copy)]
pub enum Value {
    None,
    Text(&'static str),
    Number(f64),
}

use Value::{None as E, Number as N, Text as T};

/// A table that can be written in every form.
pub struct Rows {
    keys: &'static [&'static str],
    rows: &'static [&'static [Value]],
}

impl Rows {
    /// As Excel in Finnish writes it.
    pub fn csv(&self) -> String {
        let mut csv = self.keys.join(";");
        for row in self.rows {
            let cells = row.iter().map(|value| match value {
                E => String::new(),
                T(text) => (*text).to_owned(),
                N(number) => number.to_string().replace('.', ","),
            });
            write!(csv, "\r\n{}", cells.collect::<Vec<_>>().join(";")).unwrap();
        }
        csv
    }

    pub fn xlsx(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, key) in self.keys.iter().enumerate() {
            sheet.write(0, column as u16, *key).unwrap();
        }
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, value) in cells.iter().enumerate() {
                let (row, column) = (row as u32 + 1, column as u16);
                match value {
                    E => continue,
                    T(text) => sheet.write(row, column, *text),
                    N(number) => sheet.write(row, column, *number),
                }
                .unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    pub fn json(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let cells = self.keys.iter().zip(*row).filter_map(|(key, value)| {
                let value = match value {
                    E => return None,
                    T(text) => serde_json::Value::from(*text),
                    // A whole number is one in JSON too.
                    N(number) if number.fract() == 0.0 => serde_json::Value::from(*number as i64),
                    N(number) => serde_json::Value::from(*number),
                };
                Some(((*key).to_owned(), value))
            });
            cells.collect::<serde_json::Map<_, _>>()
        });
        serde_json::to_string_pretty(&rows.collect::<Vec<_>>()).unwrap()
    }
}

pub const SERVICES: Rows = Rows {
    keys: &["palvelu", "tila", "kuvaus", "hairiot", "kaytettavyys", "poimittu"],
    rows: &[&[
        T("P1"),
        T("huomioitavaa"),
        T("=1+1 ei ole kaava"),
        N(2.0),
        T("99,7 %"),
        T("24.2.2027"),
    ]],
};

pub const NEEDS: Rows = Rows {
    keys: &[
        "tunnus",
        "nimi",
        "vaihe",
        "kustannusarvio",
        "seuraavaksi",
        "vastuuhenkilo",
        "poimittu",
    ],
    rows: &[
        &[
            T("T1"),
            T("-Koosteet"),
            T("hyötyanalyysi"),
            N(12500.5),
            T("+ analyysi"),
            T("Ville Vastuu"),
            T("23.2.2027"),
        ],
        &[T("T2"), T("@luokat"), T("idea"), E, E, E, T("25.2.2027")],
    ],
};

pub const PROJECTS: Rows = Rows {
    keys: &[
        "tunnus",
        "nimi",
        "asiakas",
        "portti",
        "tila",
        "tilanne",
        "etappi",
        "etappi_pvm",
        "projektipaallikko",
        "poimittu",
    ],
    rows: &[&[
        T("K1"),
        T("Asianhallinta"),
        T("RISE, KKO"),
        T("G2"),
        T("riski"),
        T("Testit alkavat."),
        T("Portti G3"),
        T("30.4.2027"),
        T("Ville Vastuu"),
        E,
    ]],
};

pub const SURVEY: Rows = Rows {
    keys: &[
        "jatkuvat_palvelut",
        "projektipalvelut",
        "suositus",
        "parannettavaa",
    ],
    rows: &[
        &[N(8.0), N(10.0), N(9.0), T("=Viestintää")],
        &[E, N(4.0), N(0.0), E],
        &[N(7.0), E, E, E],
    ],
};

pub const LIVE: Rows = Rows {
    keys: &["kustannuslaji", "kohde", "selite", "summa", "syy"],
    rows: &[
        &[
            T("Ylläpito"),
            T("P1"),
            T("Ylläpito"),
            N(1100.25),
            T("+10 % hintoihin"),
        ],
        &[
            T("Projektit ja ohjelmat"),
            T("K1"),
            T("Käyttöönotto"),
            N(500.0),
            E,
        ],
        &[T("Yhteensä"), E, E, N(1600.25), E],
    ],
};

pub const FIRST: Rows = Rows {
    keys: &["kustannuslaji", "kohde", "selite", "summa"],
    rows: &[
        &[T("Ylläpito"), T("P1"), T("Ylläpito"), N(1000.25)],
        &[T("Projektit ja ohjelmat"), T("K1"), T("Käyttöönotto"), N(500.0)],
    ],
};

pub const ACTUALS: Rows = Rows {
    keys: &[
        "kuukausi",
        "kustannuslaji",
        "kohde",
        "selite",
        "summa",
        "poimittu",
    ],
    rows: &[
        &[
            T("1/2027"),
            T("Ylläpito"),
            T("P1"),
            T("Ylläpito"),
            N(90.5),
            T("24.2.2027"),
        ],
        &[
            T("2027-02"),
            T("Ylläpito"),
            T("P1"),
            T("Ylläpito"),
            N(-0.5),
            T("24.2.2027"),
        ],
    ],
};

pub const KEYS: Rows = Rows {
    keys: &["peruste", "asiakas", "osuus"],
    rows: &[
        &[T("käyttäjät"), T("RISE"), N(2.0)],
        &[T("käyttäjät"), T("KKO"), N(1.0)],
    ],
};

pub const SHARED_LINES: Rows = Rows {
    keys: &["kustannuslaji", "selite", "peruste", "summa"],
    rows: &[&[
        T("Yhteiset palvelut"),
        T("Käyttäjätuki"),
        T("käyttäjät"),
        N(100.0),
    ]],
};

pub const SHARED_ACTUALS: Rows = Rows {
    keys: &[
        "kuukausi",
        "kustannuslaji",
        "selite",
        "peruste",
        "summa",
        "poimittu",
    ],
    rows: &[&[
        T("1/2027"),
        T("Yhteiset palvelut"),
        T("Käyttäjätuki"),
        T("käyttäjät"),
        N(10.0),
        T("26.2.2027"),
    ]],
};

const LOCK: &str = r#"{
  "versio": "TAE B1",
  "lukittu": "31.3.2026",
  "rivit": [
    { "kustannuslaji": "Ylläpito", "kohde": "P1", "selite": "Ylläpito", "summa": "1 000,25" },
    { "kustannuslaji": "Projektit ja ohjelmat", "kohde": "K1", "selite": "Käyttöönotto", "summa": "500,00" },
    { "kustannuslaji": "Yhteiset palvelut", "selite": "Käyttäjätuki", "summa": "66,67" }
  ]
}
"#;

const MEETING_TEXT: &str = r#"{
  "kokous": "2027-Q1",
  "paivays": "9.3.2027",
  "alkaa": "9.00",
  "paattyy": "10.30",
  "etayhteys": "https://teams.example/kokous",
  "puheenjohtaja": "Olli Ohjaaja",
  "sihteeri": "Pekka Palvelu",
  "osallistujat": [
    { "nimi": "Olli Ohjaaja", "asema": "tulosohjaaja", "organisaatio": "Ministeriö" },
    { "nimi": "Pekka Palvelu", "asema": "asiakaspäällikkö", "organisaatio": "Palvelukeskus" }
  ],
  "lisaasiat": [ { "otsikko": "Laitekanta", "jalkeen": "kehitys" } ],
  "tehdyt_toimenpiteet": ["2026-Q4/1"]
}
"#;

const PREVIOUS_TEXT: &str = r#"{
  "kokous": "2026-Q4",
  "paivays": "8.12.2026",
  "alkaa": "9.00",
  "paattyy": "10.30",
  "paikka": "Esimerkkilä",
  "puheenjohtaja": "Olli Ohjaaja",
  "sihteeri": "Pekka Palvelu",
  "osallistujat": [
    { "nimi": "Olli Ohjaaja", "asema": "tulosohjaaja", "organisaatio": "Ministeriö" },
    { "nimi": "Pekka Palvelu", "asema": "asiakaspäällikkö", "organisaatio": "Palvelukeskus" }
  ]
}
"#;

/// The notes of the meeting before.
pub const NOTES: &str = "Alkoi: 9.02\nPäättyi: 10.25\n\n## 3. Talouskatsaus\nKäytiin läpi toteuma.\n\
    Toimenpide: Toimitetaan erittely (Pekka Palvelu, 15.1.2027)\n\n## Muut asiat\n\
    Toimenpide: Sovitaan aikataulu (Olli Ohjaaja, 31.1.2027)\n";
