//! What people do to drafts in Word, one scenario each: what is reported, what new data make of the file, and what the final says.
//!
//! The edited files in `luonnokset` are made by `make.py` (python-docx, LibreOffice) from the draft that the workspace in
//! `tyotila` gives; nothing of this project writes them. What is expected stands in `odotettu`, one snapshot for each scenario,
//! read by a person before it was kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod judge;
mod said;
mod scenario;

use scenario::{Data, run};

/// What the data say of next year's figures.
const FIGURES: Data = &[
    ("sopimus.json", "\"24 000,00\"", "\"26 000,00\""),
    ("sopimus.json", "186 420,75", "188 420,75"),
    ("talous.csv", "24 000,00", "26 000,00"),
    ("talous.csv", "186 420,75", "188 420,75"),
];

/// A template of the workspace.
const TEMPLATE: &str = "palvelusopimus.md";

#[test]
fn words() {
    run(&[
        ("sana", "sana vaihdettu", FIGURES),
        ("paivamaara", "päivämäärä vaihdettu", FIGURES),
        ("maaraaika", "luku vaihdettu", FIGURES),
        ("virke_lisatty", "virke lisätty kappaleen loppuun", FIGURES),
        ("virke_poistettu", "virke poistettu", FIGURES),
        (
            "talouden_virke",
            "sanoja vaihdettu kappaleessa, jonka summa muuttuu tiedoissa",
            FIGURES,
        ),
    ]);
}

#[test]
fn paragraphs_and_clauses() {
    run(&[
        ("kappale_lisatty", "kappale lisätty", FIGURES),
        ("kappale_poistettu", "kappale poistettu", FIGURES),
        ("kappale_siirretty", "kappale siirretty toiseen kohtaan", FIGURES),
        ("kappale_jaettu", "kappale jaettu kahdeksi", FIGURES),
        ("kappaleet_yhdistetty", "kaksi kappaletta yhdistetty", FIGURES),
        ("kohta_siirretty", "kohta siirretty toisen jälkeen", FIGURES),
        ("kohta_poistettu", "kohta poistettu", FIGURES),
        ("kohta_lisatty", "kohta lisätty", FIGURES),
        ("otsikko_muutettu", "otsikko nimetty uudelleen", FIGURES),
        ("otsikon_taso", "otsikon taso muutettu", FIGURES),
        (
            "kappale_luetteloksi",
            "kappaleesta tehty luettelon kohta",
            FIGURES,
        ),
    ]);
}

#[test]
fn lists() {
    run(&[
        ("luetteloon_lisatty", "luettelon kohta lisätty", FIGURES),
        ("luettelosta_poistettu", "luettelon kohta poistettu", FIGURES),
        ("luettelossa_siirretty", "luettelon kohta siirretty", FIGURES),
        ("luettelossa_muutettu", "luettelon kohta muutettu", FIGURES),
        (
            "numeroituun_lisatty",
            "numeroidun luettelon kohta lisätty",
            FIGURES,
        ),
        ("alakohta", "luetteloon lisätty alakohta", FIGURES),
    ]);
}

#[test]
fn tables() {
    run(&[
        ("rivi_lisatty", "taulukon rivi lisätty", FIGURES),
        ("rivi_poistettu", "taulukon rivi poistettu", FIGURES),
        ("rivi_siirretty", "taulukon rivi siirretty", FIGURES),
        ("solu_muutettu", "solu muutettu", FIGURES),
        ("sarake_lisatty", "sarake lisätty", FIGURES),
        ("sarake_poistettu", "sarake poistettu", FIGURES),
        ("solut_yhdistetty", "kaksi solua yhdistetty allekkain", FIGURES),
        ("taulukko_lisatty", "taulukko lisätty", FIGURES),
        ("taulukko_poistettu", "taulukko poistettu", FIGURES),
        ("sisakkainen_taulukko", "taulukko lisätty soluun", FIGURES),
    ]);
}

#[test]
fn sums_and_case_numbers() {
    run(&[
        (
            "summa_muutettu",
            "summa muutettu, yhteissumma ei; tiedoissa sama uusi summa",
            FIGURES,
        ),
        (
            "summat_muutettu",
            "summat muutettu joka paikassa; tiedoissa samat uudet summat",
            FIGURES,
        ),
        (
            "maararaha_tekstissa",
            "summa muutettu tekstissä; tiedoissa muu uusi summa",
            FIGURES,
        ),
        (
            "jakorivi_lisatty",
            "rivi lisätty summattavaan taulukkoon",
            FIGURES,
        ),
        ("summa_sanoin", "summan tilalla sanoja", FIGURES),
        ("diaarinumero", "diaarinumero muutettu", FIGURES),
    ]);
}

#[test]
fn looks() {
    run(&[
        ("lihavointi", "sana lihavoitu", FIGURES),
        ("kursiivi", "sana kursivoitu", FIGURES),
        ("yliviivaus", "sana viivattu yli", FIGURES),
        ("fontti_ja_vari", "fontti, koko ja väri vaihdettu", FIGURES),
        ("korostus", "sana merkitty keltaisella", FIGURES),
        ("ylaindeksi", "virke, jossa on yläindeksi", FIGURES),
        ("vaakasivu", "sivut käännetty vaakaan", FIGURES),
        ("sivunvaihto", "sivunvaihto ennen otsikkoa", FIGURES),
    ]);
}

#[test]
fn pictures_notes_links_and_objects() {
    run(&[
        ("kuva", "kuva lisätty", FIGURES),
        (
            "kuva_ilman_kuvausta",
            "kuva lisätty ilman vaihtoehtoista tekstiä",
            FIGURES,
        ),
        ("alaviite", "alaviite lisätty", FIGURES),
        ("loppuviite", "loppuviite lisätty", FIGURES),
        ("linkki_lisatty", "linkki lisätty", FIGURES),
        ("linkin_osoite", "linkin osoite vaihdettu", FIGURES),
        ("linkin_teksti", "linkin teksti vaihdettu", FIGURES),
        ("tekstiruutu", "tekstiruutu lisätty", FIGURES),
        ("yhtalo", "kaava lisätty", FIGURES),
        ("sisaltosaadin", "sana pantu sisältösäätimeen", FIGURES),
        ("piiloteksti", "piilotekstiä lisätty", FIGURES),
    ]);
}

#[test]
fn comments() {
    run(&[
        ("kommentti", "kommentti", FIGURES),
        ("kommentin_vastaus", "kommentti ja vastaus", FIGURES),
        ("kommentti_ratkaistu", "ratkaistu kommentti", FIGURES),
    ]);
}

#[test]
fn tracked_changes() {
    run(&[
        ("seurattu_lisays", "seurattu lisäys", FIGURES),
        ("seurattu_poisto", "seurattu poisto", FIGURES),
        ("seurattu_korvaus", "seurattu korvaus", FIGURES),
        ("seurattu_kappale", "seurattu uusi kappale", FIGURES),
        ("seurattu_kappaleen_poisto", "seurattu kappaleen poisto", FIGURES),
        ("seurattu_siirto", "seurattu siirto", FIGURES),
        ("seurattu_muotoilu", "seurattu muotoilu", FIGURES),
        ("seurattu_rivi", "seurattu uusi rivi", FIGURES),
        ("kaksi_tekijaa", "kahden tekijän seuratut muutokset", FIGURES),
    ]);
}

#[test]
fn heads_and_signatures() {
    run(&[
        ("ylatunniste", "ylätunnisteen teksti muutettu", FIGURES),
        ("alatunniste", "alatunnisteen teksti muutettu", FIGURES),
        ("allekirjoittaja", "allekirjoittaja vaihdettu", FIGURES),
        ("allekirjoittaja_lisatty", "allekirjoittaja lisätty", FIGURES),
        ("allekirjoittaja_poistettu", "allekirjoittaja poistettu", FIGURES),
    ]);
}

#[test]
fn saved_by_programs_and_several_edits() {
    run(&[
        ("tallennettu", "tallennettu Wordissa muuttamatta", FIGURES),
        ("libreoffice", "tallennettu LibreOfficessa muuttamatta", FIGURES),
        (
            "libreoffice_sana",
            "sana vaihdettu, tallennettu LibreOfficessa",
            FIGURES,
        ),
        (
            "libreoffice_rivi_lisatty",
            "rivi lisätty, tallennettu LibreOfficessa",
            FIGURES,
        ),
        (
            "libreoffice_seurattu_korvaus",
            "seurattu korvaus, tallennettu LibreOfficessa",
            FIGURES,
        ),
        ("monta", "monta muutosta kerralla", FIGURES),
        (
            "monta_seuraten",
            "monta muutosta, osa seurattuja, ja kommentti",
            FIGURES,
        ),
        (
            "kadonnut",
            "sana vaihdettu tiedostossa, joka ei enää tiedä, mistä se on tehty",
            FIGURES,
        ),
    ]);
}

#[test]
fn data_and_templates_that_change() {
    run(&[
        (
            "sana+allekirjoittaja",
            "tiedoissa uusi allekirjoittaja",
            &[("sopimus.json", "Yrjö Ylinen", "Ylva Ylinen")],
        ),
        (
            "sana+diaarinumero",
            "tiedoissa uusi diaarinumero",
            &[("sopimus.json", "MPK/12/", "MPK/77/")],
        ),
        (
            "diaarinumero+diaarinumero",
            "sama tieto muutettu kummassakin eri tavoin",
            &[("sopimus.json", "MPK/12/", "MPK/77/")],
        ),
        (
            "sana+paivays",
            "tiedoissa uusi päiväys",
            &[("sopimus.json", "23.11.2026", "1.12.2026")],
        ),
        (
            "rivi_lisatty+palvelu",
            "rivi lisätty kummassakin",
            &[(
                "palvelut.csv",
                "VRK;",
                "VAR;Varausjärjestelmä;Tilojen varaaminen;Siiri Selitys;24/7;C;99,0 %\nVRK;",
            )],
        ),
        (
            "rivi_poistettu+palvelutaso",
            "rivi poistettu, tiedoissa sen solu muutettu",
            &[("palvelut.csv", "24/7;A", "24/7;B")],
        ),
        (
            "sarake_lisatty+palvelutaso",
            "sarake lisätty, tiedoissa rivin solu muutettu",
            &[("palvelut.csv", "24/7;A", "24/7;B")],
        ),
        (
            "sarake_poistettu+nimi",
            "sarake poistettu, tiedoissa rivin toinen solu muutettu",
            &[("palvelut.csv", "VRK;Verkkopalvelu", "VRK;Julkinen verkkopalvelu")],
        ),
        (
            "sarake_poistettu+palvelutaso",
            "sarake poistettu, tiedoissa sen solu muutettu",
            &[("palvelut.csv", "24/7;A", "24/7;B")],
        ),
        (
            "sana+malli_sarake",
            "mallissa taulukon uusi sarake",
            &[(
                TEMPLATE,
                "\"palvelutaso | Taso",
                "\"vastuuhenkilo | Vastuu | 20\", \"palvelutaso | Taso",
            )],
        ),
        (
            "solu_muutettu+palvelutaso",
            "saman rivin kaksi solua muutettu, toinen tiedoissa",
            &[("palvelut.csv", "ark. 8–16;B", "ark. 8–16;C")],
        ),
        (
            "solu_muutettu+palveluaika",
            "sama solu muutettu kummassakin eri tavoin",
            &[("palvelut.csv", "ark. 8–16", "ark. 7–17")],
        ),
        (
            "maaraaika+malli_sana",
            "saman kappaleen eri sanat muutettu, toinen mallissa",
            &[(TEMPLATE, "sovitaan kirjallisesti", "sovitaan aina kirjallisesti")],
        ),
        (
            "maaraaika+malli_sama",
            "sama sana muutettu mallissa samoin",
            &[(TEMPLATE, "15 työpäivän", "10 työpäivän")],
        ),
        (
            "maaraaika+malli_muu",
            "sama sana muutettu mallissa toisin",
            &[(TEMPLATE, "15 työpäivän", "20 työpäivän")],
        ),
        (
            "sana+malli_kappale",
            "mallissa uusi kappale",
            &[(
                TEMPLATE,
                "## Voimassaolo",
                "Muutokset kirjataan luetteloon.\n\n## Voimassaolo",
            )],
        ),
        (
            "kappale_lisatty+malli_kappale",
            "kappale lisätty samaan paikkaan kummassakin",
            &[(
                TEMPLATE,
                "## Voimassaolo",
                "Muutokset kirjataan luetteloon.\n\n## Voimassaolo",
            )],
        ),
        (
            "sana+malli_kohta",
            "mallissa uusi kohta",
            &[(
                TEMPLATE,
                "## Voimassaolo",
                "## Turvallisuus {#turvallisuus}\n\nOsapuolet suojaavat tietonsa.\n\n## Voimassaolo",
            )],
        ),
        (
            "kohta_poistettu+malli_sana",
            "kohta poistettu, mallissa sen sana muutettu",
            &[(TEMPLATE, "15 työpäivän", "20 työpäivän")],
        ),
        (
            "sana+malli_poisto",
            "muutettu kappale poistettu mallista",
            &[(
                TEMPLATE,
                "Palvelukeskus arvioi muutoksen viimeistään 15 työpäivän kuluessa.\nMuutoksesta sovitaan kirjallisesti.\n\n",
                "",
            )],
        ),
        (
            "luetteloon_lisatty+malli_luettelo",
            "luettelon eri kohdat muutettu",
            &[(TEMPLATE, "palvelujen laatua", "palvelujen saatavuutta, laatua")],
        ),
        (
            "seurattu_korvaus+malli_sana",
            "seurattu korvaus, mallissa saman kappaleen toinen sana",
            &[(TEMPLATE, "irtisanotaan kirjallisesti", "irtisanotaan sähköisesti")],
        ),
        (
            "otsikko_muutettu+malli_otsikko",
            "otsikko muutettu kummassakin toisin",
            &[(TEMPLATE, "## Muutokset {", "## Muutosten käsittely {")],
        ),
        (
            "kappale_siirretty+malli_sana",
            "kappale siirretty, mallissa sen sana muutettu",
            &[(TEMPLATE, "saa tehdä heti", "saa tehdä viipymättä")],
        ),
        ("sana+ei_muutosta", "tiedot ovat ennallaan", &[]),
        (
            "rivi_siirretty+palvelutaso",
            "rivi siirretty, tiedoissa sen solu muutettu",
            &[("palvelut.csv", "24/7;A", "24/7;B")],
        ),
        (
            "allekirjoittaja+nimi",
            "sama nimi muutettu kummassakin eri tavoin",
            &[("sopimus.json", "Elina Esimerkki", "Elina Uusi")],
        ),
        (
            "kappale_siirretty+malli_poisto",
            "kappale siirretty, mallista poistettu",
            &[(
                TEMPLATE,
                "Kiireellisen muutoksen saa tehdä heti, jos se on välttämätön tietoturvallisuuden vuoksi.\n\n",
                "",
            )],
        ),
        (
            "libreoffice_sana+diaarinumero",
            "sana vaihdettu ja tallennettu LibreOfficessa, tiedoissa uusi diaarinumero",
            &[("sopimus.json", "MPK/12/", "MPK/77/")],
        ),
        (
            "libreoffice_sana+malli_otsikko",
            "sana vaihdettu ja tallennettu LibreOfficessa, mallissa toinen otsikko ja uusi kohta",
            &[
                (TEMPLATE, "## Muutokset {", "## Muutosten käsittely {"),
                (
                    TEMPLATE,
                    "## Voimassaolo",
                    "## Turvallisuus {#turvallisuus}\n\nOsapuolet suojaavat tietonsa.\n\n## Voimassaolo",
                ),
            ],
        ),
    ]);
}
