//! A small workspace without errors, built in a temporary folder, and changes that break it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use rust_xlsxwriter::{Format, Formula, Workbook};
use tempfile::TempDir;
use vuosikello_workspace::{Failure, LoadedDossier, Problem, Workspace};

/// The folder of the customer's agreement.
pub const AGREEMENT: &str = "asiakkaat/RISE/sopimukset/2027";
/// The file of the customer.
pub const CUSTOMER: &str = "asiakkaat/RISE/asiakas.json";

static DEVELOPMENT: LazyLock<Vec<u8>> = LazyLock::new(|| development(&[]));

/// The files of a workspace, by path.
#[derive(Clone)]
pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// A workspace without errors: one customer, the tables as JSON, CSV and Excel.
    pub fn good() -> Self {
        Self(BTreeMap::new())
            .with("vuosikello.json", CONFIGURATION)
            .with(CUSTOMER, CUSTOMER_TEXT)
            .with(&in_agreement("sopimus.json"), CONTRACT)
            .with(&in_agreement("palvelut.json"), SERVICES)
            .with(&in_agreement("kehittaminen.xlsx"), &*DEVELOPMENT)
            .with(&in_agreement("talous.csv"), BUDGET)
    }

    /// Puts a file in, or in place of another.
    pub fn with(mut self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.0.insert(path.to_owned(), content.as_ref().to_vec());
        self
    }

    /// Takes a file away.
    pub fn without(mut self, path: &str) -> Self {
        assert!(self.0.remove(path).is_some(), "{path}");
        self
    }

    /// What is in a file.
    pub fn content(&self, path: &str) -> Vec<u8> {
        self.0[path].clone()
    }

    /// Replaces a text in a file; it must stand there once.
    pub fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.0[path].clone()).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        self.with(path, text.replace(from, to))
    }

    /// Writes the files.
    pub fn write(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, content) in &self.0 {
            let path: PathBuf = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        folder
    }

    /// Takes all files of a folder away.
    pub fn without_folder(mut self, folder: &str) -> Self {
        self.0.retain(|path, _| !path.starts_with(folder));
        self
    }

    /// Opens the workspace and reads the agreement of RISE for 2027.
    pub fn read(&self) -> Result<LoadedDossier, Failure> {
        self.read_of("RISE", 2027)
    }

    fn read_of(&self, customer: &str, year: i32) -> Result<LoadedDossier, Failure> {
        let folder = self.write();
        Workspace::open(folder.path(), can_show)?.dossier(customer, year)
    }

    /// What is wrong, each problem as its line; the folder of the agreement is shortened to `…`.
    pub fn problems(&self) -> Vec<String> {
        self.problems_of("RISE", 2027)
    }

    /// What is wrong with an agreement.
    pub fn problems_of(&self, customer: &str, year: i32) -> Vec<String> {
        match self.read_of(customer, year) {
            Ok(_) => Vec::new(),
            Err(Failure::Problems(problems)) => problems.iter().map(shown).collect(),
            Err(other) => panic!("{other}"),
        }
    }
}

/// The problems after a text of the agreement has been replaced by another.
pub fn contract(from: &str, to: &str) -> Vec<String> {
    Files::good()
        .edit(&in_agreement("sopimus.json"), from, to)
        .problems()
}

/// The problems after a text of the customer has been replaced by another.
pub fn customer(from: &str, to: &str) -> Vec<String> {
    Files::good().edit(CUSTOMER, from, to).problems()
}

/// The problems after a text of the settings has been replaced by another.
pub fn configuration(from: &str, to: &str) -> Vec<String> {
    Files::good().edit("vuosikello.json", from, to).problems()
}

/// The problems after a text of the services has been replaced by another.
pub fn services(from: &str, to: &str) -> Vec<String> {
    Files::good()
        .edit(&in_agreement("palvelut.json"), from, to)
        .problems()
}

fn shown(problem: &Problem) -> String {
    problem.to_string().replace(AGREEMENT, "…")
}

pub fn in_agreement(file: &str) -> String {
    format!("{AGREEMENT}/{file}")
}

/// As if the fonts had no pictures beyond the basic plane.
pub fn can_show(c: char) -> bool {
    (c as u32) < 0x1_0000
}

/// A cell of a workbook.
pub enum Cell {
    Text(&'static str),
    Number(f64),
    /// A number with a number format.
    Formatted(f64, &'static str),
    Truth(bool),
    /// A formula and its calculated value.
    Formula(&'static str, &'static str),
}

/// A workbook of one sheet.
pub fn workbook(sheet: &str, cells: &[(u32, u16, Cell)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet().set_name(sheet).unwrap();
    for (row, column, cell) in cells {
        match cell {
            Cell::Text(text) => worksheet.write(*row, *column, *text),
            Cell::Number(number) => worksheet.write(*row, *column, *number),
            Cell::Formatted(number, format) => {
                worksheet.write_with_format(*row, *column, *number, &Format::new().set_num_format(*format))
            }
            Cell::Truth(truth) => worksheet.write(*row, *column, *truth),
            Cell::Formula(formula, result) => {
                worksheet.write(*row, *column, Formula::new(*formula).set_result(*result))
            }
        }
        .unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// The table `kehittaminen` as a workbook, with some cells changed or added.
pub fn development(changes: &[(u32, u16, Cell)]) -> Vec<u8> {
    let headers = [
        "Tunnus",
        "Nimi",
        "Laji",
        "Tavoite",
        "Aikataulu",
        "Portti",
        "Vastuuhenkilö",
        "Kustannusarvio",
    ];
    let row = [
        "K1",
        "Asianhallinta",
        "projekti",
        "Uusi järjestelmä",
        "1/2027–9/2027",
        "G2",
        "Pekka Palvelu",
    ];
    let mut cells: Vec<(u32, u16, Cell)> = Vec::new();
    for (line, texts) in [&headers[..], &row[..]].into_iter().enumerate() {
        for (column, text) in texts.iter().copied().enumerate() {
            cells.push((line as u32, column as u16, Cell::Text(text)));
        }
    }
    cells.push((1, 7, Cell::Number(10.0)));
    workbook("Taul1", &[cells, changes.iter().map(copy).collect()].concat())
}

fn copy((row, column, cell): &(u32, u16, Cell)) -> (u32, u16, Cell) {
    (*row, *column, cell.clone())
}

impl Clone for Cell {
    fn clone(&self) -> Self {
        match *self {
            Cell::Text(text) => Cell::Text(text),
            Cell::Number(number) => Cell::Number(number),
            Cell::Formatted(number, format) => Cell::Formatted(number, format),
            Cell::Truth(truth) => Cell::Truth(truth),
            Cell::Formula(formula, result) => Cell::Formula(formula, result),
        }
    }
}

const CONFIGURATION: &str = r#"{
  "organisaatio": {
    "nimi": { "perusmuoto": "Palvelukeskus", "genetiivi": "Palvelukeskuksen" },
    "lyhenne": "PK",
    "hallinnonala": { "perusmuoto": "hallinnonala" },
    "saados": { "nimi": { "perusmuoto": "laki palvelukeskuksesta" }, "numero": "625/2012" }
  },
  "vuodet": { "2027": { "mallien_versio": "2027.1" } }
}
"#;

const CUSTOMER_TEXT: &str = r#"{
  "tunnus": "RISE",
  "nimi": { "perusmuoto": "Rikosseuraamuslaitos", "genetiivi": "Rikosseuraamuslaitoksen" },
  "segmentti": "suuri",
  "vaihe": "vakiintunut kumppanuus",
  "sitoutuminen": 4,
  "yhteyshenkilot": [
    { "nimi": "Aino Asiakas", "rooli": "tietohallintopäällikkö", "osapuoli": "asiakas" },
    { "nimi": "Pekka Palvelu", "rooli": "asiakaspäällikkö", "osapuoli": "palvelukeskus" }
  ]
}
"#;

const CONTRACT: &str = r#"{
  "vuosi": 2027,
  "diaarinumero": "PK/1/00.04.01/2026",
  "paivays": "1.12.2026",
  "tila": "luonnos",
  "laatija": "Pekka Palvelu",
  "maararaha": { "summa": "100,00", "momentti": "25.01.03" },
  "jako": [
    { "kustannuslaji": "Ylläpito", "summa": "60,00" },
    { "kustannuslaji": "Henkilötyö", "summa": "40,00" }
  ],
  "allekirjoittajat": [
    { "nimi": "Sanna Suhde", "asema": "asiakkuusjohtaja", "osapuoli": "palvelukeskus" },
    { "nimi": "Yrjö Ylin", "asema": "ylijohtaja", "osapuoli": "palvelukeskus" },
    { "nimi": "Aino Asiakas", "asema": "asiakkaan edustaja", "osapuoli": "asiakas" }
  ],
  "liitteet_pois": ["jatkuvat palvelut", "kehittäminen", "turvallisuus", "seuranta ja yhteistyö"], "liitteet": [
    { "laji": "yhteyshenkilöt" },
    { "laji": "talous" }
  ]
}
"#;

const SERVICES: &str = r#"[
  {
    "tunnus": "P1",
    "nimi": "Vankitietojärjestelmä",
    "vastuuhenkilo": "Pekka Palvelu",
    "palveluaika": "24/7",
    "palvelutaso": "A", "rekisteroidyt": "–"
  }
]
"#;

const BUDGET: &str = "Kustannuslaji;Kohde;Selite;Summa\r\n\
    Ylläpito;P1;Ylläpito;50,00 €\r\n\
    Ylläpito;K1;Käyttöönotto;10,00 €\r\n\
    Henkilötyö;;Asiantuntijatyö;40,00\r\n\
    Yhteensä;;;100,00\r\n";
