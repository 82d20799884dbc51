//! What is told of files and folders that nothing reads.

use std::fs;

use vuosikello_workspace::Kinds;

use crate::fixture::{AGREEMENT, Files, in_agreement};

const MEETING: &str = "asiakkaat/RISE/kokoukset/2027-Q1";
const BUDGET: &str = "asiakkaat/RISE/budjetti/2027";

/// The remarks of a check of a workspace with further files, those of the agreement's folder shortened to `…`.
fn remarks(files: &[&str]) -> Vec<String> {
    remarks_of(files, &["RISE"], None)
}

fn remarks_of(files: &[&str], ids: &[&str], year: Option<i32>) -> Vec<String> {
    let mut all = Files::good();
    for file in files {
        all = all.with(file, "x");
    }
    let folder = all.write();
    let kinds = Kinds::built_in();
    let publisher = kinds.publisher(folder.path()).unwrap();
    let check = kinds.check(&publisher, ids, year, &()).unwrap();
    let remarks = check.report.advice.iter();
    remarks
        .map(|remark| remark.to_string().replace(AGREEMENT, "…"))
        .collect()
}

#[test]
fn what_is_read_and_what_is_made_is_not_told() {
    let none: [String; 0] = [];
    assert_eq!(remarks(&[]), none);
    assert_eq!(
        remarks(&[
            "LUEMINUT.md",
            "README.txt",
            ".git/config",
            "asiakkaat/.DS_Store",
            "asiakkaat/RISE/Thumbs.db",
            "mallipohjat/fi/desktop.ini",
            &in_agreement("~$talous.xlsx"),
            &in_agreement("~WRL0001.tmp"),
            &in_agreement("Palvelusopimus 2027 RISE.pdf"),
            &in_agreement("Palvelusopimus 2027 RISE (uusi).pdf"),
            &in_agreement("luonnokset/Palvelusopimus 2027 RISE (ennen päivitystä).docx"),
            &in_agreement("luonnokset/kuva.png"),
            &format!("{MEETING}/aineisto/02-asialista.docx"),
            &format!("{MEETING}/aineisto-2027-Q1-RISE.zip"),
            &format!("{MEETING}/poytakirja-2026-Q4.docx"),
            &format!("{MEETING}/Muistiinpanot.md"),
            &format!("{MEETING}/liitteet/kartta.png"),
            &format!("{BUDGET}/talousarvioesitys-2027-RISE.pptx"),
            &format!("{BUDGET}/TAE B1.csv"),
            &format!("{BUDGET}/lukitut/tae-b1.json"),
            "yhteiset/2027/jyvitys.csv",
        ]),
        none
    );
}

#[test]
fn a_copy_of_a_file_that_is_read_is_told_with_that_file() {
    for name in [
        "talous - kopio.xlsx",
        "talous (1).csv",
        "Kopio tiedostosta talous.csv",
        "talous-KONENIMI.csv",
        "talous (Jukan ristiriitainen kopio 2027-03-01).csv",
        "talous 2027.xls",
        "Jukan talous.csv",
    ] {
        assert_eq!(
            remarks(&[&in_agreement(name)]),
            [format!(
                "…/{name}: tiedostoa ei lueta: luetaan talous.csv, ja tämä näyttää sen kopiolta tai toiselta versiolta → jos tämä on oikea, \
                 poista talous.csv ja nimeä tämä talous; muuten poista tämä"
            )]
        );
    }
}

#[test]
fn a_file_of_another_form_or_folder_is_told_with_what_was_meant() {
    for (file, told) in [
        (
            in_agreement("riskit.csv"),
            "…/riskit.csv: tiedostoa ei lueta tässä kansiossa → riskit kuuluu kansioon asiakkaat/<tunnus>/budjetti/<vuosi>",
        ),
        (
            "talous.xlsx".to_owned(),
            "talous.xlsx: tiedostoa ei lueta tässä kansiossa → talous kuuluu kansioon asiakkaat/<tunnus>/sopimukset/<vuosi>",
        ),
        (
            "asiakkaat/RISE/budjetti/toteuma 2027.csv".to_owned(),
            "asiakkaat/RISE/budjetti/toteuma 2027.csv: tiedostoa ei lueta tässä kansiossa → toteuma kuuluu kansioon \
             asiakkaat/<tunnus>/budjetti/<vuosi> tai yhteiset/<vuosi>",
        ),
        (
            format!("{BUDGET}/riskit.docx"),
            "asiakkaat/RISE/budjetti/2027/riskit.docx: tiedostoa ei lueta: tarkoitettiinko riskit? → tallenna se muodossa riskit.json, riskit.csv, \
             riskit.xlsx",
        ),
        (
            in_agreement("Turvallisuus.pdf"),
            "…: mikään ei lue näitä: Turvallisuus.pdf → jos tiedosto on sopimuksen liite, nimeä se tiedoston sopimus.json avaimessa liitteet (tiedosto)",
        ),
        (
            "asiakkaat/RISE/muistio.docx".to_owned(),
            "asiakkaat/RISE: mikään ei lue näitä: muistio.docx → tässä luetaan asiakas, kansio budjetti, kansio kokoukset, kansio sopimukset; \
             siirrä muu muualle, jos sen pitäisi vaikuttaa johonkin",
        ),
    ] {
        assert_eq!(remarks(&[&file]), [told], "{file}");
    }
}

#[test]
fn a_folder_of_another_name_is_told_with_the_name_that_is_read() {
    for (file, told) in [
        (
            "asiakkaat/RISE/budjetti/2027-2028/tae-b1.xlsx",
            "asiakkaat/RISE/budjetti/2027-2028: kansiota ei lueta: nimi \"2027-2028\" ei ole vuosi → vuoden 2027 kansion nimi on 2027; siirrä sen \
             tiedostot oikean vuoden kansioon",
        ),
        (
            "asiakkaat/RISE/Budjetti 2027/tae-b1.xlsx",
            "asiakkaat/RISE/Budjetti 2027: kansiota ei lueta: tarkoitettiinko budjetti? → nimeä kansio budjetti",
        ),
        (
            "kokoukset/2027-Q1/kokous.json",
            "kokoukset: kansiota ei lueta tässä → kansio kokoukset kuuluu kansioon asiakkaat/<tunnus>",
        ),
        (
            "arkisto/vanha.docx",
            ".: mikään ei lue näitä: arkisto → tässä luetaan vuosikello, sarakkeet, kansio asiakkaat, kansio yhteiset; siirrä muu muualle, jos sen pitäisi \
             vaikuttaa johonkin",
        ),
    ] {
        assert_eq!(remarks(&[file]), [told], "{file}");
    }
}

#[test]
fn looks_and_templates_of_another_name_are_told() {
    for (file, told) in [
        (
            "ilme/logo.jpg",
            "ilme/logo.jpg: tiedostoa ei lueta: logo luetaan vain tiedostosta logo.png → jos tämä on logo, tallenna se muodossa logo.png",
        ),
        (
            "ilme/malli.dotx",
            "ilme/malli.dotx: tiedostoa ei lueta: Word-tiedostojen malli luetaan vain tiedostosta malli.docx → jos tämä on Word-tiedostojen malli, \
             tallenna se muodossa malli.docx",
        ),
        (
            "ilme/Kirjepohja 2027.docx",
            "ilme/Kirjepohja 2027.docx: tiedostoa ei lueta: Word-tiedostojen malli luetaan vain tiedostosta malli.docx → jos tämä on Word-tiedostojen \
             malli, nimeä se malli.docx",
        ),
        (
            "ilme/fontti.ttf",
            "ilme/fontti.ttf: mikään ei lue tätä → ilme luetaan tiedostoista malli.docx, malli.pptx, logo.png, ilme.json, ilme.xlsx",
        ),
        (
            "mallipohjat/liite-talous.md",
            "mallipohjat/liite-talous.md: mallipohjaa ei lueta tästä kansiosta → siirrä se kansioon mallipohjat/fi",
        ),
        (
            "mallipohjat/fi/palvelusopimus.docx",
            "mallipohjat/fi/palvelusopimus.docx: tiedostoa ei lueta mallipohjana → mallipohjat ovat .md-tiedostoja, joiden ulkoasu tulee tiedostosta \
             ilme/malli.docx",
        ),
        (
            "mallipohjat/sv/palvelusopimus.md",
            "mallipohjat/sv: kansiota ei lueta → mallipohjat ovat kansiossa mallipohjat/fi",
        ),
    ] {
        assert_eq!(remarks(&[file]), [told], "{file}");
    }
}

#[test]
fn only_what_is_asked_for_is_looked_through() {
    let file = "asiakkaat/RISE/budjetti/2026/muistio.docx";
    assert_eq!(remarks_of(&[file], &["RISE"], Some(2027)), [""; 0]);
    assert_eq!(remarks_of(&[file], &[], None), [""; 0]);
    assert_eq!(remarks_of(&[file], &["RISE"], Some(2026)).len(), 1);
}

#[test]
fn many_files_are_counted() {
    let names: Vec<String> = (0..30).map(|i| in_agreement(&format!("kuva{i}.png"))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let told = remarks(&names);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("ja 20 muuta"), "{told:?}");
}

#[test]
fn a_table_that_is_missing_is_told_by_the_file_that_was_meant() {
    for name in ["talous 2027.xlsx", "talous - kopio.csv", "RISE talous (1).csv"] {
        let files = Files::good()
            .without(&in_agreement("talous.csv"))
            .with(&in_agreement(name), "x");
        let (_, form) = name.rsplit_once('.').unwrap();
        assert_eq!(
            files.problems(),
            [format!(
                "…/{name}: tiedosto ei ole minkään taulukon niminen; puuttuuko taulukko talous? → nimeä tiedosto talous.{form}"
            )]
        );
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_workspace_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("talous - kopio.csv"), "x").unwrap();
    let folder = Files::good().write();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("asiakkaat/RISE/budjetti")).unwrap();
    let kinds = Kinds::built_in();
    let publisher = kinds.publisher(folder.path()).unwrap();
    let check = kinds.check(&publisher, &["RISE"], None, &()).unwrap();
    assert!(check.report.advice.is_empty(), "{:?}", check.report.advice);
}
