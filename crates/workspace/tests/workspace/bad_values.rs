//! Bad keys and values in the JSON files: file, place, what is wrong, what would be right.
//!
//! The folder of the agreement is shortened to `…`.

use crate::fixture::{configuration, contract, customer, services};

#[test]
fn a_missing_key_is_named_with_an_example() {
    for (problems, expected) in [
        (
            contract("  \"diaarinumero\": \"PK/1/00.04.01/2026\",\n", ""),
            vec![
                "…/sopimus.json, rivi 1, sarake 1: pakollinen avain \"diaarinumero\" puuttuu → lisää avain, esimerkiksi \"diaarinumero\": \"ORK/1234/00.04.01/2026\"",
            ],
        ),
        (
            contract("  \"laatija\": \"Pekka Palvelu\",\n", ""),
            vec![
                "…/sopimus.json, rivi 1, sarake 1: pakollinen avain \"laatija\" puuttuu → lisää avain \"laatija\": laatijan nimi; laatijan pitää olla palvelukeskuksen yhteyshenkilö",
            ],
        ),
        (
            contract(r#""jako": ["#, r#""jako": [ {},"#),
            vec![
                "…/sopimus.json, rivi 8, sarake 13: pakollinen avain \"kustannuslaji\" puuttuu → lisää avain \"kustannuslaji\": kustannuslaji; jokin asetuksissa luetelluista",
                "…/sopimus.json, rivi 8, sarake 13: pakollinen avain \"summa\" puuttuu → lisää avain, esimerkiksi \"summa\": \"1 234 567,89\"",
            ],
        ),
        (
            configuration(r#""lyhenne": "PK","#, ""),
            vec![
                "vuosikello.json, rivi 2, sarake 19: pakollinen avain \"lyhenne\" puuttuu → lisää avain \"lyhenne\": lyhenne, esimerkiksi ORK",
            ],
        ),
        (
            services(r#""tunnus": "P1","#, ""),
            vec![
                "…/palvelut.json, rivi 2, sarake 3: pakollinen avain \"tunnus\" puuttuu → lisää avain \"tunnus\": palvelun tunnus; talouden rivit viittaavat siihen",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_misspelt_key_is_one_problem_with_the_nearest_known_key() {
    for (problems, expected) in [
        (
            contract(r#""maararaha""#, r#""määräraha""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 3: tuntematon avain \"määräraha\" → tarkoititko \"maararaha\"?",
            ],
        ),
        (
            contract(r#""diaarinumero""#, r#""dianumero""#),
            vec![
                "…/sopimus.json, rivi 3, sarake 3: tuntematon avain \"dianumero\" → tarkoititko \"diaarinumero\"?",
            ],
        ),
        (
            customer(r#""genetiivi""#, r#""genitiivi""#),
            vec![
                "asiakkaat/RISE/asiakas.json, rivi 3, sarake 51: tuntematon avain \"genitiivi\" → tarkoititko \"genetiivi\"?",
            ],
        ),
        (
            configuration(r#""hallinnonala": {"#, r#""Hallinnonala": {"#),
            vec![
                "vuosikello.json, rivi 5, sarake 5: tuntematon avain \"Hallinnonala\" → tarkoititko \"hallinnonala\"?",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_key_like_no_other_is_told_with_all_that_are_known() {
    for (problems, expected) in [
        (
            contract(r#""vuosi""#, r#""x": 1, "vuosi""#),
            vec![
                "…/sopimus.json, rivi 2, sarake 3: tuntematon avain \"x\" → poista avain tai käytä jotakin näistä: \"allekirjoittajat\", \"allekirjoitustapa\", \"diaarinumero\", \"jako\", \"laatija\", \"lahetetty\", \"liitteet\", \"liitteet_pois\", \"lisaehdot\", \"luokitus\", \"maararaha\", \"paivays\", \"tila\", \"vuosi\"",
            ],
        ),
        (
            configuration(r#""mallien_versio""#, r#""kieli": "fi", "mallien_versio""#),
            vec![
                "vuosikello.json, rivi 8, sarake 25: tuntematon avain \"kieli\" → poista avain tai käytä jotakin näistä: \"kalenteri\", \"lisapaivat\", \"mallien_versio\", \"yleiset_ehdot\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_key_that_stands_twice_is_told() {
    let problems = contract(r#""tila": "luonnos""#, r#""tila": "luonnos", "tila": "luonnos""#);
    assert_eq!(
        problems,
        ["…/sopimus.json, rivi 5, sarake 22: avain \"tila\" on samassa kohdassa kahdesti → poista toinen"]
    );
}

#[test]
fn a_wrong_type_is_told_with_the_right_one() {
    for (problems, expected) in [
        (
            contract(r#""vuosi": 2027"#, r#""vuosi": "2027""#),
            vec![
                "…/sopimus.json, rivi 2, sarake 12: tässä pitää olla kokonaisluku, mutta tässä on teksti \"2027\" → kirjoita kokonaisluku ilman lainausmerkkejä",
            ],
        ),
        (
            contract(r#""vuosi": 2027"#, r#""vuosi": 2027.5"#),
            vec![
                "…/sopimus.json, rivi 2, sarake 12: tässä pitää olla kokonaisluku, mutta tässä on luku 2027.5 → kirjoita kokonaisluku ilman lainausmerkkejä",
            ],
        ),
        (
            contract(r#""luonnos""#, "null"),
            vec![
                "…/sopimus.json, rivi 5, sarake 11: tässä pitää olla teksti, mutta tässä on null → kirjoita arvo lainausmerkkeihin",
            ],
        ),
        (
            contract(r#""luonnos""#, "true"),
            vec![
                "…/sopimus.json, rivi 5, sarake 11: tässä pitää olla teksti, mutta tässä on totuusarvo tosi (true) → kirjoita arvo lainausmerkkeihin",
            ],
        ),
        (
            contract(r#""100,00""#, "true"),
            vec![
                "…/sopimus.json, rivi 7, sarake 27: tässä pitää olla euromäärä, mutta tässä on totuusarvo tosi (true) → kirjoita muodossa \"1 234 567,89\"",
            ],
        ),
        (
            contract(r#""jako": ["#, r#""jako": [ [],"#),
            vec![
                "…/sopimus.json, rivi 8, sarake 13: tässä pitää olla avaimia ja arvoja, mutta tässä on luettelo → kirjoita aaltosulkeisiin: { \"avain\": arvo }",
            ],
        ),
        (
            contract(r#""jako": ["#, r#""jako": "60,00", "lisaehdot": ["#),
            vec![
                "…/sopimus.json, rivi 8, sarake 11: tässä pitää olla luettelo, mutta tässä on teksti \"60,00\" → kirjoita arvot hakasulkeisiin: [ … ]",
                "…/sopimus.json, rivi 9, sarake 5: pakollinen avain \"kohta\" puuttuu → lisää avain \"kohta\": sopimuksen kohta, jonka loppuun ehto lisätään, esimerkiksi talous",
                "…/sopimus.json, rivi 9, sarake 5: pakollinen avain \"otsikko\" puuttuu → lisää avain \"otsikko\": ehdon otsikko",
                "…/sopimus.json, rivi 9, sarake 5: pakollinen avain \"teksti\" puuttuu → lisää avain \"teksti\": ehdon teksti kappaleittain",
                "…/sopimus.json, rivi 9, sarake 7: tuntematon avain \"kustannuslaji\" → poista avain tai käytä jotakin näistä: \"kohta\", \"otsikko\", \"teksti\"",
                "…/sopimus.json, rivi 9, sarake 36: tuntematon avain \"summa\" → poista avain tai käytä jotakin näistä: \"kohta\", \"otsikko\", \"teksti\"",
                "…/sopimus.json, rivi 10, sarake 5: pakollinen avain \"kohta\" puuttuu → lisää avain \"kohta\": sopimuksen kohta, jonka loppuun ehto lisätään, esimerkiksi talous",
                "…/sopimus.json, rivi 10, sarake 5: pakollinen avain \"otsikko\" puuttuu → lisää avain \"otsikko\": ehdon otsikko",
                "…/sopimus.json, rivi 10, sarake 5: pakollinen avain \"teksti\" puuttuu → lisää avain \"teksti\": ehdon teksti kappaleittain",
                "…/sopimus.json, rivi 10, sarake 7: tuntematon avain \"kustannuslaji\" → poista avain tai käytä jotakin näistä: \"kohta\", \"otsikko\", \"teksti\"",
                "…/sopimus.json, rivi 10, sarake 38: tuntematon avain \"summa\" → poista avain tai käytä jotakin näistä: \"kohta\", \"otsikko\", \"teksti\"",
            ],
        ),
        (
            configuration(r#"{ "mallien_versio": "2027.1" }"#, r#""2027.1""#),
            vec![
                "vuosikello.json, rivi 8, sarake 23: tässä pitää olla avaimia ja arvoja, mutta tässä on teksti \"2027.1\" → kirjoita aaltosulkeisiin: { \"avain\": arvo }",
            ],
        ),
        (
            services(r#""A""#, "5"),
            vec![
                "…/palvelut.json, rivi 7, sarake 20: tässä pitää olla teksti, mutta tässä on luku 5 → kirjoita arvo lainausmerkkeihin",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_value_outside_the_list_is_told_with_the_list() {
    for (problems, expected) in [
        (
            contract(r#""luonnos""#, r#""Luonos""#),
            vec![
                "…/sopimus.json, rivi 5, sarake 11: arvo \"Luonos\" ei ole mahdollinen → tarkoititko \"luonnos\"? Mahdolliset arvot: \"luonnos\", \"hyväksytty\", \"allekirjoitettu\", \"arkistoitu\"",
            ],
        ),
        (
            contract(r#""luonnos""#, r#""lähetetty""#),
            vec![
                "…/sopimus.json, rivi 5, sarake 11: arvo \"lähetetty\" ei ole mahdollinen → kirjoita jokin näistä: \"luonnos\", \"hyväksytty\", \"allekirjoitettu\", \"arkistoitu\"",
            ],
        ),
        (
            contract(
                r#""asema": "ylijohtaja", "osapuoli": "palvelukeskus""#,
                r#""asema": "ylijohtaja", "osapuoli": "palvelukesku""#,
            ),
            vec![
                "…/sopimus.json, rivi 14, sarake 63: arvo \"palvelukesku\" ei ole mahdollinen → tarkoititko \"palvelukeskus\"? Mahdolliset arvot: \"asiakas\", \"palvelukeskus\"",
            ],
        ),
        (
            customer(r#""sitoutuminen": 4"#, r#""sitoutuminen": 6"#),
            vec!["asiakkaat/RISE/asiakas.json, rivi 6, sarake 19: 6 ei ole välillä 1–5 → korjaa luku"],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_value_without_its_form_is_told_with_a_right_one() {
    for (problems, expected) in [
        (
            contract("PK/1/00.04.01/2026", "PK-1-2026"),
            vec![
                "…/sopimus.json, rivi 3, sarake 19: diaarinumero \"PK-1-2026\" ei ole asetusten mukainen; muodot ovat {tunnus}/{numero}/{luokka}/{vuosi} ja {tunnus}/{numero}/{vuosi} → kirjoita esimerkiksi ORK/1234/00.04.01/2026 tai ORK/1234/2026; muodot asetetaan tiedostossa vuosikello avaimessa oletukset.diaarinumerot, esimerkiksi \"HEL {vuosi}-{numero}\"",
            ],
        ),
        (
            contract("1.12.2026", "31.2.2027"),
            vec![
                "…/sopimus.json, rivi 4, sarake 14: \"31.2.2027\" ei ole päivämäärä → kirjoita olemassa oleva päivä muodossa 23.11.2026",
            ],
        ),
        (
            contract(r#""100,00""#, r#""1.234,5.6""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 27: \"1.234,5.6\" ei ole euromäärä → kirjoita muodossa 1 234 567,89",
            ],
        ),
        (
            contract(r#""100,00""#, "100.001"),
            vec![
                "…/sopimus.json, rivi 7, sarake 27: \"100.001\" ei ole sentilleen tarkka euromäärä → pyöristä kahteen desimaaliin",
            ],
        ),
        (
            contract(r#""100,00""#, r#""sata""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 27: \"sata\" ei ole euromäärä → kirjoita muodossa 1 234 567,89",
            ],
        ),
        (
            customer(r#""RISE""#, r#""RI SE""#),
            vec![
                "asiakkaat/RISE/asiakas.json, rivi 2, sarake 13: \"RI SE\" ei ole asiakkaan tunnus → käytä 1–20 merkkiä: kirjaimia, numeroita ja yhdysmerkkiä",
            ],
        ),
        (
            configuration(r#""2027": {"#, r#""2027 ": {"#),
            vec![
                "vuosikello.json, rivi 8, sarake 24: \"2027 \" ei ole vuosi → kirjoita vuosi neljällä numerolla, esimerkiksi \"2027\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn the_settings_are_checked_in_themselves() {
    let problems = configuration(
        r#""vuodet""#,
        r#""oletukset": { "luokitus": { "luokka": "Salassa pidettävä" }, "allekirjoitusjarjestys": [], "kustannuslajit": ["A", "a"] }, "vuodet""#,
    );
    assert_eq!(
        problems,
        [
            "vuosikello.json, rivi 8, sarake 30: luokitukselta \"Salassa pidettävä\" puuttuu lainkohta → lisää avain \"lainkohta\", esimerkiksi JulkL 24 § 1 mom. 7 k",
            "vuosikello.json, rivi 8, sarake 91: allekirjoitusjärjestyksessä ei ole vaihetta kummallekin osapuolelle → luettele ensin palvelukeskuksen vaiheet ja viimeisenä asiakkaan edustajat",
            "vuosikello.json, rivi 8, sarake 119: kustannuslaji \"a\" on lueteltu kahdesti → poista toinen"
        ]
    );
}

#[test]
fn characters_that_cannot_be_shown_are_refused_by_number() {
    for (problems, expected) in [
        (
            contract(r#""25.01.03""#, r#""25\u0000""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 49: tekstissä on ohjausmerkki U+0000 → poista merkki; se on voinut tulla kopioitaessa tekstiä toisesta ohjelmasta",
            ],
        ),
        (
            contract(r#""25.01.03""#, r#""25\u202e""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 49: tekstissä on kirjoitussuuntaa muuttava merkki U+202E → poista merkki; se on voinut tulla kopioitaessa tekstiä toisesta ohjelmasta",
            ],
        ),
        (
            contract(r#""25.01.03""#, r#""25\ud800""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 58: tekstissä on merkkikoodi (\\u…), joka ei ole merkki → kirjoita merkki sellaisenaan tai poista koodi",
            ],
        ),
        (
            contract(r#""25.01.03""#, r#""25 😀""#),
            vec![
                "…/sopimus.json, rivi 7, sarake 49: merkkiä 😀 (U+1F600) ei ole asiakirjojen kirjasimissa → korvaa merkki toisella tai poista se",
            ],
        ),
        (
            contract("\"25.01.03\"", "\"25\t\""),
            vec![
                "…/sopimus.json, rivi 7, sarake 52: tekstissä on rivinvaihto tai muu ohjausmerkki sellaisenaan → kirjoita rivinvaihto \\n ja sarkain \\t",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn empty_and_endless_texts_and_lists_are_refused() {
    for (problems, expected) in [
        (
            contract(r#""laatija": "Pekka Palvelu""#, r#""laatija": "  ""#),
            vec![
                "…/sopimus.json, rivi 6, sarake 14: teksti on tyhjä → kirjoita arvo tai poista avain, jos se ei ole pakollinen",
            ],
        ),
        (
            contract("25.01.03", &"a".repeat(10_001)),
            vec![
                "…/sopimus.json, rivi 7, sarake 49: tekstissä on 10001 merkkiä, mutta siinä saa olla enintään 10000 → lyhennä tekstiä tai jaa se kappaleisiin",
            ],
        ),
        (
            services("[", &format!("[{}", "{},".repeat(10_000))),
            vec![
                "…/palvelut.json, rivi 1, sarake 1: luettelossa on 10001 kohtaa, mutta siinä saa olla enintään 10000 → poista ylimääräiset kohdat",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}
