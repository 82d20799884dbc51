//! Tables of a meeting that break a rule, each with its cell.
//!
//! The folder of the meeting is shortened to `…`.

use crate::fixture::{Cell, Files, workbook};
use crate::meetings::{SURVEY, edited, files, in_meeting, problems};

/// A column of the survey is not read.
fn with_ignored_id() -> Files {
    let settings = r#""oletukset": { "kysely": { "ohitettavat_sarakkeet": ["ID"] } }, "vuodet""#;
    files().edit("vuosikello.json", "\"vuodet\"", settings)
}

#[test]
fn a_status_that_is_none_is_told() {
    for (problems, expected) in [
        (
            edited(&in_meeting("palvelutilanne.csv"), "huomioitavaa", "huomiotavaa"),
            vec![
                "…/palvelutilanne.csv, B2: arvo \"huomiotavaa\" ei ole mahdollinen → tarkoititko \"huomioitavaa\"? Mahdolliset arvot: \"kunnossa\", \"huomioitavaa\", \"ongelma\"",
            ],
        ),
        (
            edited(&in_meeting("kehitystarpeet.csv"), "idea", "ajatus"),
            vec![
                "…/kehitystarpeet.csv, C3: arvo \"ajatus\" ei ole mahdollinen → kirjoita jokin näistä: \"idea\", \"tarve\", \"hyötyanalyysi\", \"ratkaisuselvitys\", \"pienkehitys\", \"projekti\", \"hylätty\"",
            ],
        ),
        (
            edited(&in_meeting("projektit.csv"), "riski", "punainen"),
            vec![
                "…/projektit.csv, E2: arvo \"punainen\" ei ole mahdollinen → kirjoita jokin näistä: \"ei aloitettu\", \"suunnitelmassa\", \"riski\", \"poikkeama\", \"keskeytetty\", \"päättynyt\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_service_that_the_agreement_does_not_have_is_told() {
    for (problems, expected) in [
        (
            edited(&in_meeting("palvelutilanne.csv"), "P1", "P9"),
            vec![
                "…/palvelutilanne.csv, A2: palvelu \"P9\" ei ole tiedossa; tarkoititko \"P1\"? → kirjoita \"P1\"",
            ],
        ),
        (
            edited(
                &in_meeting("palvelutilanne.csv"),
                "P1;",
                "P1;kunnossa;;1;;\r\nP1;",
            ),
            vec!["…/palvelutilanne.csv, A3: palvelu \"P1\" on lueteltu kahdesti → poista toinen"],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn numbers_must_be_whole_where_things_are_counted() {
    for (problems, expected) in [
        (
            edited(&in_meeting("palvelutilanne.csv"), ";2;", ";pari;"),
            vec![
                "…/palvelutilanne.csv, D2: tässä pitää olla kokonaisluku, mutta tässä on teksti \"pari\" → kirjoita soluun kokonaisluku",
            ],
        ),
        (
            edited(&in_meeting("palvelutilanne.csv"), ";2;", ";-1;"),
            vec!["…/palvelutilanne.csv, D2: \u{2212}1 ei ole välillä 0–100\u{a0}000 → korjaa luku"],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_project_must_belong_to_the_customer() {
    for (problems, expected) in [
        (
            edited(&in_meeting("projektit.csv"), "RISE, KKO", ""),
            vec![
                "…/projektit.csv, C2: pakollinen solu \"asiakas\" on tyhjä → kirjoita arvo, esimerkiksi RISE, SY",
            ],
        ),
        (
            edited(&in_meeting("projektit.csv"), "RISE, KKO", ","),
            vec![
                "…/projektit.csv, C2: projektilla K1 ei ole asiakasta → kirjoita asiakkaan tunnus sarakkeeseen asiakas",
            ],
        ),
        (
            edited(&in_meeting("projektit.csv"), "RISE, KKO", "RISE, KK"),
            vec![
                "…/projektit.csv, C2: asiakas \"KK\" ei ole tiedossa; tarkoititko \"KKO\"? → kirjoita \"KKO\"",
            ],
        ),
        (
            // The row of another customer is left out with a remark.
            edited(&in_meeting("projektit.csv"), "RISE, KKO", "KKO"),
            vec![],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_table_under_another_name_or_in_another_form_is_told() {
    for (problems, expected) in [
        (
            problems(
                &files()
                    .without(&in_meeting("projektit.csv"))
                    .with(&in_meeting("projekti.csv"), ""),
            ),
            vec![
                "…/projekti.csv: tiedosto ei ole minkään taulukon niminen; puuttuuko taulukko projektit? → nimeä tiedosto projektit.csv",
            ],
        ),
        (
            problems(&files().with(&in_meeting("projektit.json"), "[]")),
            vec![
                "…/projektit.csv: taulukko projektit on kansiossa useana tiedostona: projektit.csv, projektit.json → jätä niistä vain yksi",
            ],
        ),
        (
            problems(
                &files()
                    .without(&in_meeting("projektit.csv"))
                    .with(&in_meeting("projektit.xls"), ""),
            ),
            vec![
                "…/projektit.xls: taulukko on tiedostomuodossa, jota ei lueta → tallenna se muodossa .xlsx, .csv tai .json",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn grades_outside_their_scale_are_told_with_their_cell() {
    for (problems, expected) in [
        (
            edited(&in_meeting("kysely.csv"), "8;10;9", "3;11;11"),
            vec![
                "…/kysely.csv, A2: 3 ei ole välillä 4–10 → korjaa luku",
                "…/kysely.csv, B2: 11 ei ole välillä 4–10 → korjaa luku",
                "…/kysely.csv, C2: 11 ei ole välillä 0–10 → korjaa luku",
            ],
        ),
        (
            edited(&in_meeting("kysely.csv"), "4;0;", "4;-1;"),
            vec!["…/kysely.csv, C3: \u{2212}1 ei ole välillä 0–10 → korjaa luku"],
        ),
        (
            edited(&in_meeting("kysely.csv"), "8;10;9", "8,25;10,0;kyllä"),
            vec![
                "…/kysely.csv, A2: vastaus \"8,25\" ei ole arvosana 4–10 → kerro asetusten avaimessa oletukset, kysely, vastausten_arvosanat, minkä arvosanan vastaus saa",
                "…/kysely.csv, C2: vastaus \"kyllä\" ei ole suositus 0–10 → pyydä lomakkeella luku, tai kirjoita luku soluun",
            ],
        ),
        (
            problems(&files().without(&in_meeting("kysely.csv")).with(
                &in_meeting("kysely.json"),
                SURVEY.json().replace("8", "8.25").replacen("9", "11", 1),
            )),
            vec![
                "…/kysely.json, rivi 3, sarake 26: tässä pitää olla kokonainen tai puolikas arvosana, mutta tässä on luku 8.25 → kirjoita luku ilman lainausmerkkejä, esimerkiksi 8 tai 8.5",
                "…/kysely.json, rivi 6, sarake 17: 11 ei ole välillä 0–10 → korjaa luku",
            ],
        ),
        (
            problems(&files().without(&in_meeting("kysely.csv")).with(
                &in_meeting("kysely.xlsx"),
                workbook(
                    "Vastaukset",
                    &[
                        (0, 0, Cell::Text("suositus")),
                        (1, 0, Cell::Number(8.5)),
                        (2, 0, Cell::Truth(true)),
                        (3, 0, Cell::Number(11.0)),
                    ],
                ),
            )),
            vec![
                "…/kysely.xlsx, taulukko \"Vastaukset\", A2: vastaus 8,5 on puolikas, mutta suositus on kokonaisluku 0–10 → pyydä lomakkeella luku, tai kirjoita luku soluun",
                "…/kysely.xlsx, taulukko \"Vastaukset\", A3: solussa on totuusarvo TOSI → kirjoita teksti tai luku",
                "…/kysely.xlsx, taulukko \"Vastaukset\", A4: 11 ei ole välillä 0–10 → korjaa luku",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn columns_of_the_survey_that_are_no_questions_are_told() {
    for (problems, expected) in [
        (
            edited(&in_meeting("kysely.csv"), "projektipalvelut", "Projektipalvelt"),
            vec![
                "…/kysely.csv, B1: tuntematon sarake \"Projektipalvelt\" → tarkoititko \"projektipalvelut\"?",
            ],
        ),
        (
            edited(&in_meeting("kysely.csv"), "parannettavaa", "Nimi"),
            // It is left out with a remark.
            vec![],
        ),
        (
            edited(&in_meeting("kysely.csv"), "parannettavaa", "Suositus"),
            vec!["…/kysely.csv, D1: sarake \"Suositus\" on taulukossa kahdesti → poista toinen sarake"],
        ),
        (
            problems(&files().without(&in_meeting("kysely.csv")).with(
                &in_meeting("kysely.json"),
                SURVEY.json().replacen("suositus", "suositu", 1),
            )),
            vec!["…/kysely.json, rivi 6, sarake 5: tuntematon avain \"suositu\" → tarkoititko \"suositus\"?"],
        ),
        (
            problems(&with_ignored_id().with(&in_meeting("kysely.csv"), "ID\r\n1")),
            vec![
                "…/kysely.csv, A1: mikään rivi ei ole tämän taulukon otsikkorivi → käytä otsikkoina näitä: \"jatkuvat_palvelut\", \"yhteinen_kehittaminen\", \"projektipalvelut\", \"taloushallinta\", \"asiantuntijapalvelut\", \"ennakoivuus\", \"asiantuntemus\", \"ystavallisyys\", \"aktiivisuus\", \"suositus\", \"onnistumiset\", \"parannettavaa\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}
