//! Budgets and common costs that break a rule, each with its place.
//!
//! The folder of the budget is shortened to `€`.

use crate::fixture::{Cell, Files, workbook};
use crate::meetings::{edited, files, in_budget, in_shared, problems};

/// The actuals as a workbook with one row.
fn with_actuals(month: Cell, amount: Cell) -> Files {
    let header = ["kuukausi", "kustannuslaji", "selite", "summa"];
    let mut cells: Vec<(u32, u16, Cell)> = (0..)
        .zip(header)
        .map(|(column, key)| (0, column, Cell::Text(key)))
        .collect();
    cells.push((1, 0, month));
    cells.push((1, 1, Cell::Text("Ylläpito")));
    cells.push((1, 2, Cell::Text("Työ")));
    cells.push((1, 3, amount));
    files()
        .without(&in_budget("toteuma.csv"))
        .with(&in_budget("toteuma.xlsx"), workbook("Taul1", &cells))
}

#[test]
fn a_month_outside_the_year_or_no_month_is_told() {
    for (problems, expected) in [
        (
            edited(&in_budget("toteuma.csv"), "1/2027", "12/2026"),
            vec![
                "€/toteuma.csv, A2: kuukausi 12/2026 ei ole vuonna 2027 → kirjoita vuoden 2027 kuukausi tai siirrä rivi oikean vuoden kansioon",
            ],
        ),
        (
            edited(&in_budget("toteuma.csv"), "1/2027", "kevät"),
            vec!["€/toteuma.csv, A2: \"kevät\" ei ole kuukausi → kirjoita muodossa 3/2027"],
        ),
        (
            edited(&in_shared("toteuma.csv"), "1/2027", "1/2026"),
            vec![
                "yhteiset/2027/toteuma.csv, A2: kuukausi 1/2026 ei ole vuonna 2027 → kirjoita vuoden 2027 kuukausi tai siirrä rivi oikean vuoden kansioon",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_cell_that_is_no_month_is_told() {
    for (problems, expected) in [
        (
            problems(&with_actuals(
                Cell::Formatted(46_461.0, "d.m.yyyy"),
                Cell::Number(1.0),
            )),
            // Any day of a month means the month.
            vec![],
        ),
        (
            problems(&with_actuals(
                Cell::Formatted(46_447.5, "d.m.yyyy"),
                Cell::Number(1.0),
            )),
            // Any day of a month means the month.
            vec![],
        ),
        (
            problems(&with_actuals(Cell::Formatted(0.5, "h:mm"), Cell::Number(1.0))),
            vec![
                "€/toteuma.xlsx, taulukko \"Taul1\", A2: Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi → muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä",
            ],
        ),
        (
            problems(&with_actuals(Cell::Number(3.2027), Cell::Number(1.0))),
            vec![
                "€/toteuma.xlsx, taulukko \"Taul1\", A2: \"3,2027\" ei ole kuukausi → kirjoita muodossa 3/2027",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_cell_that_is_no_amount_is_told() {
    for (problems, expected) in [
        (
            problems(&with_actuals(Cell::Text("3/2027"), Cell::Truth(true))),
            vec![
                "€/toteuma.xlsx, taulukko \"Taul1\", D2: solussa on totuusarvo TOSI → kirjoita teksti tai luku",
            ],
        ),
        (
            problems(&with_actuals(
                Cell::Text("3/2027"),
                Cell::Formula("=A1+1", "#REF!"),
            )),
            vec!["€/toteuma.xlsx, taulukko \"Taul1\", D2: solussa on virhe #REF! → korjaa solun kaava"],
        ),
        (
            problems(&with_actuals(
                Cell::Text("3/2027"),
                Cell::Formatted(46_461.0, "d.m.yyyy"),
            )),
            vec![
                "€/toteuma.xlsx, taulukko \"Taul1\", D2: \"15.3.2027\" ei ole euromäärä → kirjoita muodossa 1 234 567,89",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_risk_that_says_too_little_or_something_else_is_told() {
    let with = |row: &str| {
        let table = format!("Riski;Todennäköisyys;Vaikutus;Versio\n{row}\n");
        problems(&files().with(&in_budget("riskit.csv"), table))
    };
    assert_eq!(
        with(" ;suuri;;"),
        ["€/riskit.csv, A2: pakollinen solu \"riski\" on tyhjä → kirjoita arvo: mitä voi tapahtua"]
    );
    assert_eq!(
        with("Hinnat nousevat.;iso;12 000;TAE B9"),
        [
            "€/riskit.csv, B2: arvo \"iso\" ei ole mahdollinen → kirjoita jokin näistä: \"pieni\", \"kohtalainen\", \"suuri\"",
            "€/riskit.csv, D2: arvo \"TAE B9\" ei ole mahdollinen → tarkoititko \"TAE B0\"? Mahdolliset arvot: \"TAE B0\", \"TAE B1\", \"TAE B2\", \"TAE B3\", \"TPE 1\", \"TPE 2\", \"tilinpäätös\"",
        ]
    );
}

#[test]
fn cost_types_and_targets_that_do_not_exist_are_told() {
    for (problems, expected) in [
        (
            edited(&in_budget("tae-b0.csv"), "Ylläpito;P1", "Ylläpido;P1"),
            vec![
                "€/tae-b0.csv, A2: kustannuslaji \"Ylläpido\" ei ole tiedossa; tarkoititko \"Ylläpito\"? → kirjoita \"Ylläpito\"",
            ],
        ),
        (
            edited(&in_budget("tae-b0.csv"), "K1", "K9"),
            vec!["€/tae-b0.csv, B3: kohde \"K9\" ei ole tiedossa; tarkoititko \"K1\"? → kirjoita \"K1\""],
        ),
        (
            edited(&in_shared("tae-b0.csv"), "Yhteiset", "Yhteinen"),
            vec![
                "yhteiset/2027/tae-b0.csv, A2: kustannuslaji \"Yhteinen palvelut\" ei ole tiedossa; tarkoititko \"Yhteiset palvelut\"? → kirjoita \"Yhteiset palvelut\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_sum_that_does_not_agree_is_told() {
    for (problems, expected) in [
        (
            edited(&in_budget("tae-b0.csv"), "1600,25", "1600,24"),
            vec![
                "€/tae-b0.csv, D4: Yhteensä-rivin summa on 1\u{a0}600,24\u{a0}€, mutta sen yläpuolella olevien rivien summa on 1\u{a0}600,25\u{a0}€ (ero \u{2212}0,01\u{a0}€) → korjaa rivit tai summa niin, että ne täsmäävät sentilleen",
            ],
        ),
        (
            problems(&files().edit(
                &in_budget("toteuma.csv"),
                "90,5;24.2.2027",
                "90,5;24.2.2027\r\nYhteensä;;;;91;",
            )),
            vec![
                "€/toteuma.csv, E3: Yhteensä-rivin summa on 91,00\u{a0}€, mutta sen yläpuolella olevien rivien summa on 90,50\u{a0}€ (ero 0,50\u{a0}€) → korjaa rivit tai summa niin, että ne täsmäävät sentilleen",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_locked_version_that_differs_is_told_by_its_lines() {
    for (problems, expected) in [
        (
            edited(&in_budget("tae-b1.csv"), "1000,25", "1000,26"),
            vec![
                "€/tae-b1.csv, D2: lukitun version TAE\u{a0}B1 rivi \"P1\" (Ylläpito) on 1\u{a0}000,26\u{a0}€, mutta lukittaessa 1\u{a0}000,25\u{a0}€ → palauta lukitut luvut; muutokset kuuluvat seuraavaan versioon",
            ],
        ),
        (
            problems(&files().with(
                &in_budget("tae-b1.csv"),
                "kustannuslaji;kohde;selite;summa\r\nYlläpito;P1;Ylläpito;1000,25\r\nYlläpito;;Muu;1,00",
            )),
            vec![
                "€/lukitut/tae-b1.json, rivi 6, sarake 99: lukitusta versiosta TAE\u{a0}B1 puuttuu rivi \"K1\" (Projektit ja ohjelmat), joka oli lukittaessa 500,00\u{a0}€ → palauta lukitut luvut; muutokset kuuluvat seuraavaan versioon",
                "€/tae-b1.csv, D3: lukitussa versiossa TAE\u{a0}B1 on rivi \"Muu\" (Ylläpito) 1,00\u{a0}€, jota ei ollut lukittaessa → palauta lukitut luvut; muutokset kuuluvat seuraavaan versioon",
            ],
        ),
        (
            edited(&in_shared("tae-b1.csv"), "100", "101"),
            vec![
                "yhteiset/2027/tae-b1.csv, D2: lukitun version TAE\u{a0}B1 rivi \"Käyttäjätuki\" (Yhteiset palvelut) on 67,33\u{a0}€, mutta lukittaessa 66,67\u{a0}€ → palauta lukitut luvut; muutokset kuuluvat seuraavaan versioon",
            ],
        ),
        (
            problems(&files().without(&in_budget("tae-b1.csv"))),
            vec![
                "€/lukitut/tae-b1.json, rivi 1, sarake 1: lukitulla versiolla TAE\u{a0}B1 ei ole taulukkoa → palauta taulukko tae-b1",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_lock_that_is_none_is_told() {
    for (problems, expected) in [
        (
            edited(&in_budget("lukitut/tae-b1.json"), "TAE B1", "TAE B2"),
            vec![
                "€/lukitut/tae-b1.json, rivi 2, sarake 13: lukitus on versiosta TAE\u{a0}B2, mutta tiedosto on version TAE\u{a0}B1 → lukitse versio uudelleen komennolla vuosikello budget lock (TAE\u{a0}B1)",
            ],
        ),
        (
            problems(
                &files().with(
                    &in_budget("lukitut/tae-b0.json"),
                    String::from_utf8(files().content(&in_budget("lukitut/tae-b1.json")))
                        .unwrap()
                        .replace("TAE B1", "TAE B0"),
                ),
            ),
            vec![
                "€/lukitut/tae-b0.json, rivi 2, sarake 13: elävää versiota TAE\u{a0}B0 ei voi lukita → poista lukitus; TAE\u{a0}B0 muuttuu päivittäin",
            ],
        ),
        (
            problems(
                &files()
                    .with(&in_budget("lukitut/tae-b1 (uusi).json"), "x")
                    .with(&in_budget("lukitut/tae-b4.json"), "x"),
            ),
            vec![
                "€/lukitut/tae-b1 (uusi).json: tiedosto ei ole minkään version lukitus → poista se; lukitusten nimet ovat tae-b1.json, tae-b2.json, tae-b3.json, tpe-1.json, tpe-2.json, tilinpaatos.json",
                "€/lukitut/tae-b4.json: tiedosto ei ole minkään version lukitus → nimeä tiedosto tae-b1.json tai poista se",
            ],
        ),
        (
            edited(&in_budget("lukitut/tae-b1.json"), r#""66,67""#, "66.677"),
            vec![
                "€/lukitut/tae-b1.json, rivi 7, sarake 80: \"66.677\" ei ole sentilleen tarkka euromäärä → pyöristä kahteen desimaaliin",
            ],
        ),
        (
            edited(&in_budget("lukitut/tae-b1.json"), r#""lukittu""#, r#""lukitu""#),
            vec![
                "€/lukitut/tae-b1.json, rivi 3, sarake 3: tuntematon avain \"lukitu\" → tarkoititko \"lukittu\"?",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn keys_of_common_costs_must_exist() {
    for (problems, expected) in [
        (
            edited(&in_shared("tae-b0.csv"), "käyttäjät", "käyttäjä"),
            vec![
                "yhteiset/2027/tae-b0.csv, C2: jyvitysperuste \"käyttäjä\" ei ole tiedossa; tarkoititko \"käyttäjät\"? → kirjoita \"käyttäjät\"",
            ],
        ),
        (
            edited(&in_shared("jyvitys.csv"), "KKO", "KKK"),
            vec![
                "yhteiset/2027/jyvitys.csv, B3: asiakas \"KKK\" ei ole tiedossa; tarkoititko \"KKO\"? → kirjoita \"KKO\"",
            ],
        ),
        (
            edited(&in_shared("jyvitys.csv"), "RISE;2", "RISE;0,5"),
            vec![
                "yhteiset/2027/jyvitys.csv, C2: tässä pitää olla kokonaisluku, mutta tässä on teksti \"0,5\" → kirjoita soluun kokonaisluku",
            ],
        ),
        (
            problems(&files().without(&in_shared("jyvitys.csv"))),
            vec![
                "yhteiset/2027/jyvitys: taulukko jyvitys puuttuu → lisää kansioon jyvitys.xlsx, jyvitys.csv tai jyvitys.json",
            ],
        ),
        (
            problems(&files().without(&in_shared("tae-b0.csv"))),
            vec![
                "€/tae-b0.csv, A1: versiosta TAE\u{a0}B0 puuttuvat asiakkaan yhteiset kustannukset → lisää yhteisiin kustannuksiin taulukko tae-b0; tyhjä taulukko riittää, kun yhteisiä kustannuksia ei ole",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_table_of_a_budget_under_another_name_is_told_once() {
    assert_eq!(
        problems(
            &files()
                .without(&in_budget("toteuma.csv"))
                .with(&in_budget("toteumat.csv"), "")
                .with(&in_budget("tae-b4.csv"), "")
        ),
        [
            "€/tae-b4.csv: tiedosto ei ole minkään taulukon niminen; puuttuuko taulukko tae-b2? → nimeä tiedosto tae-b2.csv",
            "€/toteumat.csv: tiedosto ei ole minkään taulukon niminen; puuttuuko taulukko toteuma? → nimeä tiedosto toteuma.csv"
        ]
    );
}
