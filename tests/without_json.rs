//! From a new folder to drafts, the final PDF and the material of a meeting for an organisation that is not in the examples: only
//! commands and Excel files, as the guide tells it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::path::Path;

use rust_xlsxwriter::Workbook;
use support::{TempDir, files, run_in};

/// What a person leaves in a form: its sheets with their cells.
type Sheets<'a> = &'a [(&'a str, &'a [&'a [&'a str]])];

/// Writes a form that was there before as a person has filled it in.
fn fill(root: &Path, file: &str, sheets: Sheets<'_>) {
    assert!(root.join(file).is_file(), "{file} was not begun");
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(r as u32, c as u16, *cell).unwrap();
            }
        }
    }
    book.save(root.join(file)).unwrap();
}

fn run(root: &Path, command: &[&str]) -> String {
    let run = run_in(root, command);
    assert_eq!(run.status, 0, "{command:?}: {}{}", run.stdout, run.stderr);
    run.stdout + &run.stderr
}

const NAME: [(&str, &str); 9] = [
    ("perusmuoto", ""),
    ("genetiivi", "n"),
    ("partitiivi", "a"),
    ("inessiivi", "ssa"),
    ("elatiivi", "sta"),
    ("illatiivi", "an"),
    ("adessiivi", "lla"),
    ("ablatiivi", "lta"),
    ("allatiivi", "lle"),
];

#[test]
fn an_organisation_begins_without_json() {
    let folder = TempDir::new().unwrap();
    run(
        folder.path(),
        &["init", "Kunnan sopimukset", "--excel", "--name", "Mallilan kunta"],
    );
    let root = folder.path().join("Kunnan sopimukset");
    let is_json = |path: &Path| path.extension().is_some_and(|extension| extension == "json");
    assert!(files(&root).iter().all(|(path, _)| !is_json(path)));
    let told = run_in(&root, &["check"]);
    assert!(
        told.stderr.contains("aloita asiakas: vuosikello new customer"),
        "{}",
        told.stderr
    );

    let branch: Vec<(String, String)> = NAME
        .iter()
        .map(|(form, ending)| {
            (
                format!("Organisaatio: hallinnonala: {form}"),
                format!("kunnan toimiala{ending}"),
            )
        })
        .collect();
    let statute = [
        "päätös Mallilan tietohallinnosta",
        "Mallilan tietohallinnosta annetun päätöksen",
        "Mallilan tietohallinnosta annettua päätöstä",
        "Mallilan tietohallinnosta annetussa päätöksessä",
        "Mallilan tietohallinnosta annetusta päätöksestä",
        "Mallilan tietohallinnosta annettuun päätökseen",
        "Mallilan tietohallinnosta annetulla päätöksellä",
        "Mallilan tietohallinnosta annetulta päätökseltä",
        "Mallilan tietohallinnosta annetulle päätökselle",
    ];
    let statute: Vec<(String, String)> = NAME
        .iter()
        .zip(statute)
        .map(|((form, _), text)| (format!("Organisaatio: säädös: nimi: {form}"), text.to_owned()))
        .collect();
    let forms = [
        "Mallilan kunta",
        "Mallilan kunnan",
        "Mallilan kuntaa",
        "Mallilan kunnassa",
        "Mallilan kunnasta",
        "Mallilan kuntaan",
        "Mallilan kunnalla",
        "Mallilan kunnalta",
        "Mallilan kunnalle",
    ];
    let own: Vec<(String, String)> = NAME
        .iter()
        .zip(forms)
        .map(|((form, _), text)| (format!("Organisaatio: nimi: {form}"), text.to_owned()))
        .collect();
    let mut rows: Vec<Vec<&str>> = vec![vec!["Tieto", "Arvo", "Ohje"]];
    for (label, value) in own.iter().chain(&branch).chain(&statute) {
        rows.push(vec![label, value]);
    }
    rows.extend([
        vec!["Organisaatio: lyhenne", "MALK"],
        vec!["Organisaatio: julkisyhteisö", "kunta"],
        vec!["Organisaatio: säädös: numero", "12/2020"],
        vec!["Oletukset: diaarinumerot", "MAL {vuosi}-{numero}"],
    ]);
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    fill(
        &root,
        "vuosikello.xlsx",
        &[
            ("Työtilan asetukset", &rows),
            ("Vuodet", &[&["Vuosi", "Mallien versio"], &["2027", "2027.1"]]),
        ],
    );

    let told = run(&root, &["new", "customer", "TEKN", "--name", "Tekniset palvelut"]);
    assert!(told.contains("taivutusmuodot ovat ehdotus"), "{told}");
    fill(
        &root,
        "asiakkaat/TEKN/asiakas.xlsx",
        &[
            (
                "Asiakas",
                &[
                    &["Tieto", "Arvo"],
                    &["Tunnus", "TEKN"],
                    &["Nimi: perusmuoto", "Tekniset palvelut"],
                    &["Nimi: genetiivi", "Teknisten palvelujen"],
                    &["Nimi: partitiivi", "Teknisiä palveluja"],
                    &["Nimi: inessiivi", "Teknisissä palveluissa"],
                    &["Nimi: elatiivi", "Teknisistä palveluista"],
                    &["Nimi: illatiivi", "Teknisiin palveluihin"],
                    &["Nimi: adessiivi", "Teknisillä palveluilla"],
                    &["Nimi: ablatiivi", "Teknisiltä palveluilta"],
                    &["Nimi: allatiivi", "Teknisille palveluille"],
                    &["Segmentti", "keskisuuri"],
                    &["Vaihe", "aloitus"],
                    &["Sitoutuminen", "3"],
                    &["Viestintä", "Katkoista ilmoitetaan päällikölle."],
                ],
            ),
            (
                "Yhteyshenkilöt",
                &[
                    &[
                        "Nimi",
                        "Rooli",
                        "Osapuoli",
                        "Sähköposti",
                        "Allekirjoittaa",
                        "Seurantaryhmä",
                    ],
                    &[
                        "Tiia Tekninen",
                        "tekninen johtaja",
                        "asiakas",
                        "tiia.tekninen@mallila.example",
                        "asiakkaan edustaja",
                        "Puheenjohtaja",
                    ],
                    &[
                        "Kalle Kello",
                        "asiakaspäällikkö",
                        "palvelukeskus",
                        "kalle.kello@mallila.example",
                        "",
                        "sihteeri",
                    ],
                    &[
                        "Johanna Johtaja",
                        "tietohallintojohtaja",
                        "palvelukeskus",
                        "johanna.johtaja@mallila.example",
                    ],
                ],
            ),
        ],
    );
    let told = run(&root, &["new", "year", "2027", "--customer", "TEKN"]);
    assert!(
        told.contains("täytä asiakkaat/TEKN/sopimukset/2027/sopimus.xlsx: diaarinumero"),
        "{told}"
    );
    let agreement = "asiakkaat/TEKN/sopimukset/2027";
    fill(
        &root,
        &format!("{agreement}/palvelut.xlsx"),
        &[(
            "palvelut",
            &[
                &["Tunnus", "Nimi", "Vastuuhenkilö", "Palveluaika", "Palvelutaso"],
                &["KAR", "Karttapalvelu", "Olli Otos", "ark. 8–16", "B"],
            ],
        )],
    );
    fill(
        &root,
        &format!("{agreement}/talous.xlsx"),
        &[(
            "talous",
            &[
                &["Kustannuslaji", "Kohde", "Selite", "Summa"],
                &["Ylläpito", "KAR", "Lisenssit", "10 000,50"],
                &["Pienkehitys", "KAR", "Muutokset", "2 000,00"],
            ],
        )],
    );
    let state = |state: &'static str| {
        fill(
            &root,
            &format!("{agreement}/sopimus.xlsx"),
            &[(
                "Palvelusopimus",
                &[
                    &["Tieto", "Arvo"],
                    &["Vuosi", "2027"],
                    &["Diaarinumero", "MAL 2026-000123"],
                    &["Päiväys", "1.12.2026"],
                    &["Tila", state],
                    &["Laatija", "Kalle Kello"],
                    &["Määräraha: summa", "12 000,50"],
                    &["Määräraha: momentti", "palvelualueen käyttötalous"],
                ],
            )],
        );
    };
    state("luonnos");
    run(&root, &["check"]);
    run(&root, &["agreement", "draft", "--year", "2027", "--all"]);
    state("hyväksytty");
    run(&root, &["agreement", "draft", "--year", "2027", "--all"]);
    run(&root, &["agreement", "final", "--year", "2027", "--all"]);
    assert!(
        root.join(agreement)
            .join("Palvelusopimus 2027 TEKN.pdf")
            .is_file()
    );

    let told = run(&root, &["new", "meeting", "2027-Q1", "--all"]);
    assert!(told.contains("kokous.xlsx: päiväys"), "{told}");
    fill(
        &root,
        "asiakkaat/TEKN/kokoukset/2027-Q1/kokous.xlsx",
        &[(
            "Kokous",
            &[
                &["Tieto", "Arvo"],
                &["Kokous", "2027-Q1"],
                &["Päiväys", "20.3.2027"],
                &["Alkaa", "9.00"],
                &["Päättyy", "10.30"],
                &["Paikka", "Mallilan kunnantalo"],
            ],
        )],
    );
    let told = run(&root, &["check"]);
    assert!(told.contains("kokouspäivä 20.3.2027 on lauantai"), "{told}");
    run(&root, &["meeting", "pack", "--meeting", "2027-Q1", "--all"]);
    assert!(root.join("asiakkaat/TEKN/kokoukset/2027-Q1/aineisto").is_dir());
}
