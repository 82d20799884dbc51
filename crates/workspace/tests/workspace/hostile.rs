//! Files that come from anyone: nothing makes the reader panic, hang or fill the memory.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use proptest::prelude::*;
use vuosikello_ooxml::Package;
use vuosikello_workspace::{Failure, Workspace};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fixture::{CUSTOMER, Files, can_show, development, in_agreement};
static WORKBOOK: LazyLock<Package> = LazyLock::new(|| Package::read(&development(&[])).unwrap());

/// A workbook with one of its parts changed.
fn with_part(part: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut package = WORKBOOK.clone();
    let content = package.part(part).unwrap().to_vec();
    package.insert(part.to_owned(), "", change(content));
    package.write().unwrap()
}

fn workbook_problems(bytes: &[u8]) -> Vec<String> {
    Files::good()
        .with(&in_agreement("kehittaminen.xlsx"), bytes)
        .problems()
}

pub const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in WORKBOOK
        .parts()
        .chain([("xl/bomb.xml", vec![b' '; 20 << 20].as_slice())])
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000);
    assert_eq!(
        workbook_problems(&bomb),
        [
            "…/kehittaminen.xlsx: XLSX-tiedostoa ei avata: osa xl/bomb.xml on purettuna yli 200 kertaa pakattua suurempi → kopioi taulukko uuteen työkirjaan ja tallenna se"
        ]
    );
}

#[test]
fn a_workbook_with_a_document_type_definition_is_refused() {
    let entities = with_part(SHEET, |content| {
        let text = String::from_utf8(content).unwrap();
        text.replacen("<worksheet", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet", 1)
            .into_bytes()
    });
    assert_eq!(
        workbook_problems(&entities),
        [
            "…/kehittaminen.xlsx: XLSX-tiedostossa on DTD-määrittely, jota ei hyväksytä → tallenna tiedosto Excelissä muodossa Excel-työkirja (.xlsx)"
        ]
    );
}

#[test]
fn a_cell_in_the_last_corner_takes_no_memory() {
    let corner = with_part(SHEET, |content| {
        let text = String::from_utf8(content).unwrap();
        let row = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
        text.replacen("</sheetData>", row, 1).into_bytes()
    });
    assert_eq!(
        workbook_problems(&corner),
        [
            "…/kehittaminen.xlsx, taulukko \"Taul1\", XFD1048576: taulukossa saa olla enintään 10000 riviä ja 100 saraketta → poista ylimääräiset rivit ja sarakkeet"
        ]
    );
}

#[test]
fn a_formula_without_a_calculated_value_is_told() {
    for formula in ["<f>A1+1</f>", "<f>A1+1</f><v></v>", "<f>A1+1</f><v/>"] {
        let workbook = with_part(SHEET, |content| {
            let text = String::from_utf8(content).unwrap();
            // The amount is in the last cell; before it the number is one of shared texts.
            let (before, after) = text.rsplit_once("<v>10</v>").unwrap();
            format!("{before}{formula}{after}").into_bytes()
        });
        assert_eq!(
            workbook_problems(&workbook),
            [
                "…/kehittaminen.xlsx, taulukko \"Taul1\", H2: kaavalla ei ole laskettua arvoa → avaa tiedosto Excelissä ja tallenna se, jolloin arvo lasketaan"
            ],
            "{formula}"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_workspace_are_not_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("asiakas.json"), "{}").unwrap();
    let folder = Files::good().write();
    let link = folder.path().join("asiakkaat/KKO");
    std::os::unix::fs::symlink(elsewhere.path(), link).unwrap();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let Err(Failure::Problems(problems)) = workspace.dossier("KKO", 2027) else {
        panic!("the link was followed");
    };
    assert_eq!(
        problems[0].to_string(),
        "asiakkaat/KKO/asiakas.json: linkki johtaa työtilan ulkopuolelle → kopioi tiedosto työtilaan"
    );
}

#[cfg(unix)]
#[test]
fn a_link_within_the_workspace_is_followed() {
    let folder = Files::good().without(&in_agreement("talous.csv")).write();
    let agreement = folder.path().join(in_agreement(""));
    let shared = folder.path().join("yhteinen.csv");
    std::fs::write(&shared, Files::good().content(&in_agreement("talous.csv"))).unwrap();
    std::os::unix::fs::symlink(&shared, agreement.join("talous.csv")).unwrap();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    assert_eq!(workspace.dossier("RISE", 2027).unwrap().dossier.budget.len(), 3);
}

#[cfg(unix)]
#[test]
fn what_the_system_refuses_is_not_called_an_error_of_the_data() {
    let folder = Files::good().without(CUSTOMER).write();
    let itself = folder.path().join(CUSTOMER);
    std::os::unix::fs::symlink(&itself, &itself).unwrap();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let failure = workspace.dossier("RISE", 2027).unwrap_err();
    assert!(
        matches!(&failure, Failure::Unreadable { path, .. } if path.ends_with(CUSTOMER)),
        "{failure}"
    );
}

/// Bytes of a text with some of them changed, doubled or cut out.
pub fn mutated(content: Vec<u8>, changes: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    changes.iter().fold(content, |mut content, (index, kind, byte)| {
        if !content.is_empty() {
            let at = index.index(content.len());
            match kind % 4 {
                0 => content[at] = *byte,
                1 => content.insert(at, *byte),
                2 => {
                    content.remove(at);
                }
                _ => {
                    let end = (at + usize::from(*byte)).min(content.len());
                    let slice = content[at..end].to_vec();
                    content.splice(at..at, slice);
                }
            }
        }
        content
    })
}

pub fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..12)
}

proptest! {

    #[test]
    fn no_bytes_make_the_reader_panic(
        file in prop::sample::select(vec![
            "vuosikello.json".to_owned(),
            "asiakkaat/RISE/asiakas.json".to_owned(),
            in_agreement("sopimus.json"),
            in_agreement("palvelut.json"),
            in_agreement("kehittaminen.xlsx"),
            in_agreement("talous.csv"),
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let _ = Files::good().with(&file, bytes).problems();
    }

    #[test]
    fn no_change_to_a_text_file_makes_the_reader_panic(
        file in prop::sample::select(vec![
            "vuosikello.json".to_owned(),
            "asiakkaat/RISE/asiakas.json".to_owned(),
            in_agreement("sopimus.json"),
            in_agreement("talous.csv"),
        ]),
        changes in changes(),
    ) {
        let files = Files::good();
        let content = mutated(files.content(&file), &changes);
        let _ = files.with(&file, content).problems();
    }

    #[test]
    fn no_change_to_a_part_of_a_workbook_makes_the_reader_panic(
        part in prop::sample::select(vec![
            SHEET,
            "xl/workbook.xml",
            "xl/styles.xml",
            "xl/sharedStrings.xml",
            "xl/_rels/workbook.xml.rels",
        ]),
        changes in changes(),
    ) {
        let _ = workbook_problems(&with_part(part, |content| mutated(content, &changes)));
    }
}
