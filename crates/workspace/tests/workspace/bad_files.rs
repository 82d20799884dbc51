//! Files and folders that cannot be read, do not belong together, or break rules across files.
//!
//! The folder of the agreement is shortened to `…`.

use crate::fixture::{CUSTOMER, Files, configuration, contract, customer, in_agreement};

#[test]
fn years_and_ids_must_match_their_folders() {
    for (problems, expected) in [
        (
            contract(r#""vuosi": 2027"#, r#""vuosi": 2026"#),
            vec![
                "…/sopimus.json, rivi 2, sarake 12: vuosi 2026 ei ole sama kuin kansion vuosi 2027 → kirjoita 2027 tai siirrä tiedosto oikean vuoden kansioon",
            ],
        ),
        (
            contract("PK/1/00.04.01/2026", "PK/1/2024"),
            vec![
                "…/sopimus.json, rivi 3, sarake 19: diaarinumeron vuosi 2024 ei sovi vuoden 2027 sopimukseen → käytä vuonna 2026 tai 2027 avatun asian numeroa",
            ],
        ),
        (
            customer(r#""RISE""#, r#""RIS""#),
            vec![
                "asiakkaat/RISE/asiakas.json, rivi 2, sarake 13: tunnus RIS ei ole sama kuin kansion nimi RISE → kirjoita tunnukseksi RISE tai nimeä kansio uudelleen",
            ],
        ),
        (
            configuration(r#""2027": {"#, r#""2028": {"#),
            vec![
                "…/sopimus.json, rivi 2, sarake 12: vuodella 2027 ei ole asetuksia tiedostossa vuosikello.json → lisää avaimeen \"vuodet\" kohta \"2027\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn sums_that_do_not_agree_are_told_to_the_cent() {
    for (problems, expected) in [
        (
            contract(r#""100,00""#, r#""100,01""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 27: jaon summa on 100,00\u{a0}€, mutta määräraha on 100,01\u{a0}€ (ero \u{2212}0,01\u{a0}€) → korjaa jako tai määräraha niin, että summat täsmäävät sentilleen",
            ],
        ),
        (
            contract(r#""60,00""#, r#""60,01""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 27: jaon summa on 100,01\u{a0}€, mutta määräraha on 100,00\u{a0}€ (ero 0,01\u{a0}€) → korjaa jako tai määräraha niin, että summat täsmäävät sentilleen",
                "…/sopimus.json, rivi 9, sarake 45: kustannuslajin \"Ylläpito\" rivien summa on 60,00\u{a0}€, mutta jaossa on 60,01\u{a0}€ (ero \u{2212}0,01\u{a0}€) → korjaa rivit tai jako niin, että summat täsmäävät sentilleen",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn signatories_missing_and_out_of_order_are_told() {
    for (problems, expected) in [
        (
            contract(
                r#"{ "nimi": "Yrjö Ylin", "asema": "ylijohtaja", "osapuoli": "palvelukeskus" },"#,
                "",
            ),
            vec![
                "…/sopimus.json, rivi 12, sarake 23: allekirjoittaja puuttuu: ylijohtaja → lisää allekirjoittaja avaimeen \"allekirjoittajat\"",
            ],
        ),
        (
            contract(
                "{ \"nimi\": \"Sanna Suhde\", \"asema\": \"asiakkuusjohtaja\", \"osapuoli\": \"palvelukeskus\" },\n    { \"nimi\": \"Yrjö Ylin\", \"asema\": \"ylijohtaja\", \"osapuoli\": \"palvelukeskus\" }",
                "{ \"nimi\": \"Yrjö Ylin\", \"asema\": \"ylijohtaja\", \"osapuoli\": \"palvelukeskus\" },\n    { \"nimi\": \"Sanna Suhde\", \"asema\": \"asiakkuusjohtaja\", \"osapuoli\": \"palvelukeskus\" }",
            ),
            vec![
                "…/sopimus.json, rivi 14, sarake 5: Sanna Suhde (asiakkuusjohtaja) on väärässä kohdassa allekirjoitusjärjestystä → luettele allekirjoittajat järjestyksessä: asiakkuusjohtaja tai asiakaspäällikkö, ylijohtaja, asiakkaan edustaja",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn an_annex_listed_twice_is_told() {
    for (problems, expected) in [
        (
            contract(r#"{ "laji": "talous" }"#, r#"{ "laji": "yhteyshenkilöt" }"#),
            vec![
                "…/sopimus.json, rivi 19, sarake 5: liite \"Yhteyshenkilöt\" on lueteltu kahdesti → poista toinen",
            ],
        ),
        (
            configuration(
                r#""vuodet""#,
                r#""oletukset": { "liitteet": [ { "laji": "talous" }, { "laji": "talous" } ] }, "vuodet""#,
            ),
            vec!["vuosikello.json, rivi 8, sarake 54: liite \"Talous\" on lueteltu kahdesti → poista toinen"],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_finished_annex_must_be_a_pdf_in_the_folder() {
    for (problems, expected) in [
        (
            Files::good()
                .edit(
                    &in_agreement("sopimus.json"),
                    r#""turvallisuus", "seuranta"#,
                    r#""seuranta"#,
                )
                .edit(
                    &in_agreement("sopimus.json"),
                    r#"{ "laji": "talous" }"#,
                    r#"{ "laji": "turvallisuus", "tiedosto": "t.pdf" }"#,
                )
                .problems(),
            vec![
                "…/sopimus.json, rivi 19, sarake 43: liitteen tiedostoa \"t.pdf\" ei ole kansiossa … → lisää tiedosto kansioon tai korjaa sen nimi",
            ],
        ),
        (
            Files::good()
                .edit(
                    &in_agreement("sopimus.json"),
                    r#""turvallisuus", "seuranta"#,
                    r#""seuranta"#,
                )
                .edit(
                    &in_agreement("sopimus.json"),
                    r#"{ "laji": "talous" }"#,
                    r#"{ "laji": "turvallisuus", "tiedosto": "../t.pdf" }"#,
                )
                .problems(),
            vec![
                "…/sopimus.json, rivi 19, sarake 43: liitteen tiedosto \"../t.pdf\" ei kelpaa → anna sopimuksen kansiossa olevan PDF- tai Word-tiedoston (.docx) nimi",
            ],
        ),
        (
            Files::good()
                .edit(
                    &in_agreement("sopimus.json"),
                    r#""turvallisuus", "seuranta"#,
                    r#""seuranta"#,
                )
                .edit(
                    &in_agreement("sopimus.json"),
                    r#"{ "laji": "talous" }"#,
                    r#"{ "laji": "turvallisuus", "tiedosto": "t.pdf" }"#,
                )
                .with(&in_agreement("t.pdf"), "PK")
                .problems(),
            vec!["…/t.pdf: tiedosto ei ole PDF-tiedosto → tallenna liite PDF-muodossa"],
        ),
        (
            Files::good()
                .edit(
                    &in_agreement("sopimus.json"),
                    r#"{ "laji": "talous" }"#,
                    &format!(r#"{{ "laji": "talous", "tiedosto": "{}.pdf" }}"#, "a".repeat(300)),
                )
                .problems()
                .iter()
                .map(|line| line.replace(&"a".repeat(300), "aaa"))
                .collect(),
            vec![
                "…/sopimus.json, rivi 19, sarake 37: liitteen tiedostoa \"aaa.pdf\" ei ole kansiossa … → lisää tiedosto kansioon tai korjaa sen nimi",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn json_that_is_not_json_is_told_with_line_and_column() {
    for (problems, expected) in [
        (
            contract(r#""tila": "luonnos","#, r#""tila": "luonnos""#),
            vec![
                "…/sopimus.json, rivi 5, sarake 19: avainten välistä puuttuu pilkku → lisää pilkku tai merkki }",
            ],
        ),
        (
            contract("\"talous\" }\n  ]", "\"talous\" },\n  ]"),
            vec!["…/sopimus.json, rivi 20, sarake 3: viimeisen arvon jälkeen on pilkku → poista pilkku"],
        ),
        (
            Files::good().with(CUSTOMER, "").problems(),
            vec![
                "asiakkaat/RISE/asiakas.json, rivi 1, sarake 1: tiedosto on tyhjä tai loppuu kesken → kirjoita puuttuva arvo",
            ],
        ),
        (
            Files::good().with(CUSTOMER, "[".repeat(100_000)).problems(),
            vec![
                "asiakkaat/RISE/asiakas.json, rivi 1, sarake 128: sulkeita on sisäkkäin liikaa → käytä skeeman mukaista rakennetta",
            ],
        ),
        (
            Files::good()
                .with(CUSTOMER, b"{\n \"tunnus\": \"R\xe4\" }")
                .problems(),
            vec![
                "asiakkaat/RISE/asiakas.json, rivi 2, sarake 14: tiedosto ei ole UTF-8-muotoa → tallenna tiedosto UTF-8-muodossa",
            ],
        ),
        (
            Files::good()
                .with(CUSTOMER, vec![b' '; (16 << 20) + 1])
                .problems(),
            vec!["asiakkaat/RISE/asiakas.json: tiedosto on suurempi kuin 16 Mt → pienennä tiedostoa"],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_missing_file_or_folder_is_told() {
    for (problems, expected) in [
        (
            Files::good().without(CUSTOMER).problems(),
            vec![
                "asiakkaat/RISE/asiakas.json: tiedosto puuttuu → luo tiedosto; lomakkeen siihen saat komennolla vuosikello form asiakas ja skeeman komennolla vuosikello schema asiakas",
            ],
        ),
        (
            Files::good().without(&in_agreement("sopimus.json")).problems(),
            vec![
                "…/sopimus.json: tiedosto puuttuu → luo tiedosto; lomakkeen siihen saat komennolla vuosikello form sopimus ja skeeman komennolla vuosikello schema sopimus",
            ],
        ),
        (
            Files::good()
                .without(CUSTOMER)
                .with("asiakkaat/RISE/asiakas.json/x", "")
                .problems(),
            vec!["asiakkaat/RISE/asiakas.json: ei ole tavallinen tiedosto → korvaa se tiedostolla"],
        ),
        (
            Files::good().problems_of("RISE", 2028),
            vec![
                "asiakkaat/RISE/sopimukset/2028: asiakkaalla ei ole vuoden 2028 sopimusta → aloita sopimus: vuosikello new year 2028 --customer RISE",
            ],
        ),
        (
            Files::good().problems_of("KKO", 2027),
            vec![
                "asiakkaat/KKO/asiakas.json: tiedosto puuttuu → luo tiedosto; lomakkeen siihen saat komennolla vuosikello form asiakas ja skeeman komennolla vuosikello schema asiakas",
                "asiakkaat/KKO/sopimukset/2027: asiakkaalla ei ole vuoden 2027 sopimusta → aloita sopimus: vuosikello new year 2027 --customer KKO",
            ],
        ),
        (
            Files::good()
                .with("asiakkaat/RI SE/asiakas.json", "{}")
                .problems_of("RI SE", 2027),
            vec![
                "asiakkaat/RI SE: \"RI SE\" ei ole asiakkaan tunnus → käytä 1–20 merkkiä: kirjaimia, numeroita ja yhdysmerkkiä",
            ],
        ),
        (
            Files::good().problems_of("../RISE", 2027),
            vec![
                "asiakkaat/../RISE: \"../RISE\" ei ole asiakkaan tunnus → käytä 1–20 merkkiä: kirjaimia, numeroita ja yhdysmerkkiä",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn two_customers_with_one_id_are_told() {
    let problems = Files::good()
        .with("asiakkaat/KKO/asiakas.json", Files::good().content(CUSTOMER))
        .problems_of("KKO", 2027);
    assert_eq!(
        problems,
        [
            "asiakkaat/KKO/asiakas.json, rivi 2, sarake 13: tunnus RISE on myös asiakkaalla kansiossa RISE → anna kummallekin asiakkaalle oma tunnus",
            "asiakkaat/KKO/sopimukset/2027: asiakkaalla ei ole vuoden 2027 sopimusta → aloita sopimus: vuosikello new year 2027 --customer KKO"
        ]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn two_folders_whose_names_differ_by_case_alone_are_told() {
    let problems = Files::good()
        .with("asiakkaat/Rise/asiakas.json", "{}")
        .problems_of("RISE", 2027);
    assert_eq!(
        problems,
        [
            "asiakkaat/RISE: tunnus RISE on myös asiakkaalla kansiossa Rise → anna kummallekin asiakkaalle oma tunnus"
        ]
    );
}

#[test]
fn a_workspace_without_customers_is_told() {
    for (problems, expected) in [
        (
            Files::good().without_folder("asiakkaat/").problems(),
            vec![
                "asiakkaat: työtilassa ei ole yhtään asiakasta → aloita asiakas: vuosikello new customer TUNNUS --name \"Asiakkaan nimi\"",
            ],
        ),
        (
            Files::good()
                .without_folder("asiakkaat/")
                .with("asiakkaat/Lueminut.txt", "")
                .problems(),
            vec![
                "asiakkaat: työtilassa ei ole yhtään asiakasta → aloita asiakas: vuosikello new customer TUNNUS --name \"Asiakkaan nimi\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn templates_must_be_utf_8() {
    let problems = Files::good()
        .with("mallipohjat/fi/talous.md", b"# M\n\xe4")
        .problems();
    assert_eq!(
        problems,
        [
            "mallipohjat/fi/talous.md, rivi 2, sarake 1: tiedosto ei ole UTF-8-muotoa → tallenna tiedosto UTF-8-muodossa"
        ]
    );
}

#[test]
fn everything_is_told_at_once_in_the_order_of_the_files() {
    for (problems, expected) in [
        (
            Files::good()
                .edit(CUSTOMER, r#""sitoutuminen": 4"#, r#""sitoutuminen": 9"#)
                .edit(
                    &in_agreement("sopimus.json"),
                    r#""vuosi": 2027"#,
                    r#""vuosi": 2026"#,
                )
                .edit(&in_agreement("sopimus.json"), "ylijohtaja", "johtaja")
                .edit(&in_agreement("palvelut.json"), r#""P1""#, r#""P2""#)
                .edit(&in_agreement("talous.csv"), "50,00 €", "viisi")
                .edit(&in_agreement("talous.csv"), "Selite", "")
                .problems(),
            vec![
                "asiakkaat/RISE/asiakas.json, rivi 6, sarake 19: 9 ei ole välillä 1–5 → korjaa luku",
                "…/sopimus.json, rivi 2, sarake 12: vuosi 2026 ei ole sama kuin kansion vuosi 2027 → kirjoita 2027 tai siirrä tiedosto oikean vuoden kansioon",
                "…/sopimus.json, rivi 12, sarake 23: allekirjoittaja puuttuu: ylijohtaja → lisää allekirjoittaja avaimeen \"allekirjoittajat\"",
                "…/sopimus.json, rivi 14, sarake 37: asema \"johtaja\" ei ole tiedossa; tarkoititko \"ylijohtaja\"? → kirjoita \"ylijohtaja\"",
                "…/talous.csv, A1: pakollinen sarake \"selite\" puuttuu → lisää otsikkoriville sarake \"selite\"",
            ],
        ),
        (
            Files::good()
                .edit(
                    CUSTOMER,
                    r#""osapuoli": "asiakas" },"#,
                    r#""osapuoli": "asiakas", "sijainen": "Kukaan" },"#,
                )
                .edit(
                    &in_agreement("sopimus.json"),
                    r#""vuosi": 2027"#,
                    r#""vuosi": 2026"#,
                )
                .edit(&in_agreement("talous.csv"), "50,00 €", "50,01")
                .edit(&in_agreement("talous.csv"), "Yhteensä;;;100,00", "")
                .problems(),
            vec![
                "asiakkaat/RISE/asiakas.json, rivi 8, sarake 101: sijainen \"Kukaan\" ei ole tiedossa → käytä jotakin näistä: \"Aino Asiakas\", \"Pekka Palvelu\" (asiakkaan yhteyshenkilöt)",
                "…/sopimus.json, rivi 2, sarake 12: vuosi 2026 ei ole sama kuin kansion vuosi 2027 → kirjoita 2027 tai siirrä tiedosto oikean vuoden kansioon",
                "…/sopimus.json, rivi 9, sarake 45: kustannuslajin \"Ylläpito\" rivien summa on 60,01\u{a0}€, mutta jaossa on 60,00\u{a0}€ (ero 0,01\u{a0}€) → korjaa rivit tai jako niin, että summat täsmäävät sentilleen",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}
