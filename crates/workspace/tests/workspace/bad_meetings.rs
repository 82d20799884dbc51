//! Meetings that break a rule, each with its place.
//!
//! The folder of the meeting is shortened to `…`, and that of the one before it to `‥`.

use crate::fixture::in_agreement;
use crate::meetings::{MEETING, NOTES, edited, files, in_meeting, in_meetings, in_previous, problems};

#[test]
fn two_meetings_of_one_quarter_are_told() {
    for (problems, expected) in [
        (
            edited(&in_meeting("kokous.json"), r#""2027-Q1""#, r#""2026-Q4""#),
            vec![
                "‥/kokous.json, rivi 2, sarake 13: kokous 2026-Q4 on myös kansiossa 2027-Q1 → pidä neljännekselle yksi kokous; siirrä toinen oman neljänneksensä kansioon",
                "…/kokous.json, rivi 2, sarake 13: kokous 2026-Q4 on myös kansiossa 2026-Q4 → pidä neljännekselle yksi kokous; siirrä toinen oman neljänneksensä kansioon",
                "…/kokous.json, rivi 2, sarake 13: tunnus 2026-Q4 ei ole sama kuin kansion nimi 2027-Q1 → kirjoita tunnukseksi 2027-Q1 tai nimeä kansio uudelleen",
            ],
        ),
        (
            edited(&in_previous("kokous.json"), r#""2026-Q4""#, r#""2026-Q3""#),
            vec![
                "‥/kokous.json, rivi 2, sarake 13: tunnus 2026-Q3 ei ole sama kuin kansion nimi 2026-Q4 → kirjoita tunnukseksi 2026-Q4 tai nimeä kansio uudelleen",
            ],
        ),
        (
            problems(&files().with(
                "asiakkaat/RISE/kokoukset/2027-Q2/kokous.json",
                files().content(&in_meeting("kokous.json")),
            )),
            vec![
                "…/kokous.json, rivi 2, sarake 13: kokous 2027-Q1 on myös kansiossa 2027-Q2 → pidä neljännekselle yksi kokous; siirrä toinen oman neljänneksensä kansioon",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_folder_that_is_no_meeting_is_told() {
    for (problems, expected) in [
        (
            problems(&files().with(&in_meetings("2027-Q1 kopio/kokous.json"), "{}")),
            vec![
                "… kopio: kokous 2027-Q1 on myös kansiossa 2027-Q1 → pidä neljännekselle yksi kokous; siirrä toinen oman neljänneksensä kansioon",
            ],
        ),
        (
            problems(
                &files()
                    .with(&in_meetings("2027-q2/kokous.json"), "{}")
                    .with(&in_meetings("2027_Q2/x"), ""),
            ),
            vec![
                "asiakkaat/RISE/kokoukset/2027-q2: kansion nimi \"2027-q2\" ei ole kokous → nimeä kansio 2027-Q2",
                "asiakkaat/RISE/kokoukset/2027_Q2: kokous 2027-Q2 on myös kansiossa 2027-q2 → pidä neljännekselle yksi kokous; siirrä toinen oman neljänneksensä kansioon",
            ],
        ),
        (
            problems(&files().with(&in_meetings("arkisto/x"), "")),
            vec![
                "asiakkaat/RISE/kokoukset/arkisto: kansion nimi \"arkisto\" ei ole kokous → nimeä kansio muodossa 2027-Q1 tai siirrä se muualle",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_meeting_must_be_after_the_one_before_and_end_after_it_starts() {
    for (problems, expected) in [
        (
            edited(&in_meeting("kokous.json"), "9.3.2027", "8.12.2026"),
            vec![
                "…/kokous.json, rivi 3, sarake 14: kokouspäivä 8.12.2026 ei ole edellisen kokouksen 2026-Q4 (8.12.2026) jälkeen → korjaa toisen kokouksen päivä",
            ],
        ),
        (
            edited(&in_meeting("kokous.json"), "10.30", "8.30"),
            vec![
                "…/kokous.json, rivi 5, sarake 14: kokous päättyy 8.30, mutta alkaa 9.00 → korjaa kellonajat",
            ],
        ),
        (
            edited(&in_meeting("kokous.json"), r#""9.3.2027""#, r#""30.2.2027""#),
            vec![
                "…/kokous.json, rivi 3, sarake 14: \"30.2.2027\" ei ole päivämäärä → kirjoita olemassa oleva päivä muodossa 23.11.2026",
            ],
        ),
        (
            edited(&in_meeting("kokous.json"), r#""9.00""#, r#""yhdeksältä""#),
            vec![
                "…/kokous.json, rivi 4, sarake 12: \"yhdeksältä\" ei ole kellonaika → kirjoita muodossa 9.00",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn people_links_and_items_that_do_not_fit_are_told() {
    for (problems, expected) in [
        (
            edited(
                &in_meeting("kokous.json"),
                r#""puheenjohtaja": "Olli Ohjaaja""#,
                r#""puheenjohtaja": "Olli Ohjaja""#,
            ),
            vec![
                "…/kokous.json, rivi 7, sarake 20: puheenjohtaja \"Olli Ohjaja\" ei ole tiedossa; tarkoititko \"Olli Ohjaaja\"? → kirjoita \"Olli Ohjaaja\"",
            ],
        ),
        (
            edited(&in_meeting("kokous.json"), "https://teams", "http://teams"),
            vec![
                "…/kokous.json, rivi 6, sarake 16: \"http://teams.example/kokous\" ei ole https-osoite → kirjoita koko osoite, esimerkiksi https://tilat.example/kokous",
            ],
        ),
        (
            edited(&in_meeting("kokous.json"), r#""kehitys""#, r#""kehittys""#),
            vec![
                "…/kokous.json, rivi 13, sarake 56: asiakohta \"kehittys\" ei ole tiedossa; tarkoititko \"kehitys\"? → kirjoita \"kehitys\"",
            ],
        ),
        (
            edited(&in_meeting("kokous.json"), r#""Laitekanta""#, r#""Muut asiat.""#),
            vec![
                "…/kokous.json, rivi 13, sarake 31: asialistalla on jo asiakohta \"Muut asiat\" → anna kummallekin asiakohdalle oma otsikko",
            ],
        ),
        (
            edited(&in_meeting("kokous.json"), r#""lisaasiat""#, r#""lisaasia""#),
            vec![
                "…/kokous.json, rivi 13, sarake 3: tuntematon avain \"lisaasia\" → tarkoititko \"lisaasiat\"?",
            ],
        ),
        (
            edited(
                &in_meeting("kokous.json"),
                r#""lisaasiat""#,
                r#""talousarvio": "TAE B2", "lisaasiat""#,
            ),
            vec![
                "…/kokous.json, rivi 13, sarake 18: versiota TAE\u{a0}B2 ei ole vuoden 2027 budjetissa → lisää taulukko tae-b2 tai valitse toinen versio",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn actions_that_nobody_agreed_on_are_told() {
    for (problems, expected) in [
        (
            edited(&in_meeting("kokous.json"), "2026-Q4/1", "2026-Q4/3"),
            vec![
                "…/kokous.json, rivi 14, sarake 27: aiemmissa kokouksissa ei ole sovittu toimenpidettä 2026-Q4/3; tarkoititko \"2026-Q4/1\"? → kirjoita \"2026-Q4/1\"",
            ],
        ),
        (
            edited(&in_meeting("kokous.json"), "2026-Q4/1", "2026-Q4"),
            vec![
                "…/kokous.json, rivi 14, sarake 27: \"2026-Q4\" ei ole toimenpiteen tunnus → kirjoita muodossa 2026-Q4/1",
            ],
        ),
        (
            problems(&files().with(
                &in_meeting("muistiinpanot.md"),
                "## Muut asiat\nTehty: 2026-Q4/1 Toimitettu.\nTehty: 2026-Q3/1 Sovittu.",
            )),
            vec![
                "…/muistiinpanot.md, rivi 3, sarake 1: aiemmissa kokouksissa ei ole sovittu toimenpidettä 2026-Q3/1; tarkoititko \"2026-Q4/1\"? → kirjoita \"2026-Q4/1\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn an_action_in_notes_with_errors_is_not_called_unknown() {
    assert_eq!(
        edited(
            &in_previous("muistiinpanot.md"),
            " (Pekka Palvelu, 15.1.2027)",
            ""
        ),
        [
            "‥/muistiinpanot.md, rivi 6, sarake 1: riviltä \"Toimenpide:\" puuttuu vastuuhenkilö ja määräpäivä → kirjoita tehtävä ja rivin loppuun (Nimi Sukunimi, 15.4.2027)"
        ]
    );
}

#[test]
fn notes_are_never_dropped() {
    for (problems, expected) in [
        (
            edited(
                &in_previous("muistiinpanot.md"),
                "3. Talouskatsaus",
                "3. Talouskatsasu",
            ),
            vec![
                "‥/muistiinpanot.md, rivi 4, sarake 1: otsikko \"3. Talouskatsasu\" ei ole kokouksen asialistalla; tarkoititko \"Talouskatsaus\"? → kirjoita otsikoksi \"Talouskatsaus\"",
            ],
        ),
        (
            edited(
                &in_previous("muistiinpanot.md"),
                "Alkoi: 9.02",
                "Alkoi: 9.02\nTervetuloa",
            ),
            vec![
                "‥/muistiinpanot.md, rivi 2, sarake 1: rivi ei kuulu minkään otsikon alle → ennen ensimmäistä otsikkoa voi olla vain rivejä, joiden alussa on Alkoi:, Päättyi:, Poissa: tai Läsnä:",
            ],
        ),
        (
            problems(&files().with(&in_meeting("muistiinpano.docx"), "x")),
            vec![
                "…/muistiinpano.docx: tiedostoa ei lueta muistiinpanoina → tallenna muistiinpanot tekstitiedostoksi muistiinpanot.md",
            ],
        ),
        (
            problems(
                &files()
                    .with(&in_meeting("muistiinpanot.md"), "")
                    .with(&in_meeting("Muistiinpanot.md"), ""),
            ),
            vec![
                "…/Muistiinpanot.md: muistiinpanot ovat kansiossa useana tiedostona: Muistiinpanot.md, muistiinpanot.md → jätä niistä vain yksi",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn characters_that_no_document_can_show_are_told_in_notes() {
    for (problems, expected) in [
        (
            // An emoji is replaced by words, which is a remark.
            edited(&in_previous("muistiinpanot.md"), "toteuma", "toteuma \u{1f600}"),
            vec![],
        ),
        (
            edited(&in_previous("muistiinpanot.md"), "toteuma", "toteuma \u{202e}"),
            vec![
                "‥/muistiinpanot.md, rivi 5, sarake 1: tekstissä on kirjoitussuuntaa muuttava merkki U+202E → poista merkki; se on voinut tulla kopioitaessa tekstiä toisesta ohjelmasta",
            ],
        ),
        (
            problems(&files().with(
                &in_previous("muistiinpanot.md"),
                b"Alkoi: 9.02\nP\xe4\xe4ttyi: 10.25",
            )),
            vec![
                "‥/muistiinpanot.md, rivi 2, sarake 2: tiedosto ei ole UTF-8-muotoa → tallenna tiedosto UTF-8-muodossa",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn files_that_are_missing_are_told() {
    for (problems, expected) in [
        (
            problems(&files().without(&in_meeting("kokous.json"))),
            vec![
                "…/kokous.json: tiedosto puuttuu → luo tiedosto; lomakkeen siihen saat komennolla vuosikello form kokous ja skeeman komennolla vuosikello schema kokous",
            ],
        ),
        (
            problems(&files().without(&in_previous("kokous.json"))),
            vec![
                "‥/kokous.json: tiedosto puuttuu → luo tiedosto; lomakkeen siihen saat komennolla vuosikello form kokous ja skeeman komennolla vuosikello schema kokous",
            ],
        ),
        (
            problems(&files().without_folder(MEETING)),
            vec![
                "…: asiakkaalla ei ole kokousta 2027-Q1 → aloita kokous: vuosikello new meeting 2027-Q1 --customer RISE",
            ],
        ),
        (
            problems(&files().without_folder("asiakkaat/RISE/sopimukset")),
            vec![
                "asiakkaat/RISE/sopimukset: asiakkaalla ei ole yhtään sopimusta → aloita sopimus: vuosikello new year 2027 --customer RISE",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn the_problems_of_the_agreement_are_those_of_the_meeting() {
    assert_eq!(
        edited(&in_agreement("talous.csv"), "40,00", "41,00"),
        [
            "asiakkaat/RISE/sopimukset/2027/talous.csv, D5: Yhteensä-rivin summa on 100,00\u{a0}€, mutta sen yläpuolella olevien rivien summa on 101,00\u{a0}€ (ero \u{2212}1,00\u{a0}€) → korjaa rivit tai summa niin, että ne täsmäävät sentilleen"
        ]
    );
}

#[test]
fn notes_are_not_read_without_their_meeting() {
    assert_eq!(
        problems(
            &files()
                .with(&in_meeting("muistiinpanot.md"), NOTES)
                .with(&in_meeting("kokous.json"), "{")
        ),
        [
            "…/kokous.json, rivi 1, sarake 1: tästä alkavia aaltosulkeita ei ole suljettu → lisää loppuun merkki }"
        ]
    );
}

#[test]
fn attachments_that_cannot_be_copied_are_told() {
    for (problems, expected) in [
        (
            problems(&files().with(&in_meeting("liitteet/a/b.pdf"), "x")),
            vec![
                "…/liitteet/a: alikansiota ei liitetä aineistoon → siirrä sen tiedostot kansioon liitteet tai tee niistä zip-paketti",
            ],
        ),
        (
            problems(&(0..51).fold(files(), |files, i| {
                files.with(&in_meeting(&format!("liitteet/{i}.txt")), "x")
            })),
            vec![
                "…/liitteet: kansiossa on 51 tiedostoa, mutta niitä saa olla enintään 50 → yhdistä tiedostoja tai poista osa niistä",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}
