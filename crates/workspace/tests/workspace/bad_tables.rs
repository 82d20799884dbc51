//! Every bad input of the tables: file, cell, what is wrong, what would be right.
//!
//! The folder of the agreement is shortened to `…`.

use crate::fixture::{Cell, Files, development, in_agreement, workbook};

/// The problems after a text of the budget, a CSV file, has been replaced by another.
fn budget(from: &str, to: &str) -> Vec<String> {
    Files::good()
        .edit(&in_agreement("talous.csv"), from, to)
        .problems()
}

/// The problems with other bytes as the budget.
fn csv(bytes: impl AsRef<[u8]>) -> Vec<String> {
    Files::good().with(&in_agreement("talous.csv"), bytes).problems()
}

/// The problems after cells of the development work, an Excel file, have been changed.
fn excel(changes: &[(u32, u16, Cell)]) -> Vec<String> {
    excel_bytes(&development(changes))
}

/// The problems with other bytes as the development work.
fn excel_bytes(bytes: &[u8]) -> Vec<String> {
    Files::good()
        .with(&in_agreement("kehittaminen.xlsx"), bytes)
        .problems()
}

#[test]
fn columns_missing_unknown_twice_and_without_a_name_are_told() {
    for (problems, expected) in [
        // One missing heading is one error, although every value below stands in another column.
        (
            budget("Selite;", ""),
            vec![
                "…/talous.csv, A1: pakollinen sarake \"selite\" puuttuu → lisää otsikkoriville sarake \"selite\"",
            ],
        ),
        (
            budget("Selite;", "Selte;"),
            vec!["…/talous.csv, C1: tuntematon sarake \"Selte\" → tarkoititko \"selite\"?"],
        ),
        (
            budget("Selite;", "Muu asia;"),
            vec![
                "…/talous.csv, A1: pakollinen sarake \"selite\" puuttuu → nimeä sarake \"Muu asia\" uudelleen tai lisää otsikkoriville sarake \"selite\"; vuosikello import ehdottaa, mikä sarake on mikä",
            ],
        ),
        (
            budget("Selite;", ";"),
            vec![
                "…/talous.csv, A1: pakollinen sarake \"selite\" puuttuu → lisää otsikkoriville sarake \"selite\"",
            ],
        ),
        (
            budget("Kohde;Selite;Summa", "Kohde;Selite;Summa;Kohde"),
            vec!["…/talous.csv, E1: sarake \"Kohde\" on taulukossa kahdesti → poista toinen sarake"],
        ),
        (
            excel(&[(0, 7, Cell::Text("Kustanusarvio"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", H1: tuntematon sarake \"Kustanusarvio\" → tarkoititko \"kustannusarvio\"?",
            ],
        ),
        // A space more is no mistake, and a column that nothing wants is left out.
        (excel(&[(0, 7, Cell::Text("Kustannus arvio"))]), vec![]),
        (excel(&[(0, 7, Cell::Text("Euroa"))]), vec![]),
        (
            excel(&[(0, 8, Cell::Text("Muistio")), (1, 8, Cell::Text("x"))]),
            vec![],
        ),
        (
            excel(&[(1, 8, Cell::Text("x"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", I1: sarakkeella ei ole otsikkoa → kirjoita sarakkeelle otsikko tai poista sarake",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn an_empty_table_is_told_with_its_columns() {
    for (problems, expected) in [
        (
            csv(""),
            vec![
                "…/talous.csv: taulukko on tyhjä → kirjoita ensimmäiselle riville sarakkeiden otsikot: kohde, kustannuslaji, selite, summa",
            ],
        ),
        (
            csv("\n;;\n"),
            vec![
                "…/talous.csv: taulukko on tyhjä → kirjoita ensimmäiselle riville sarakkeiden otsikot: kohde, kustannuslaji, selite, summa",
            ],
        ),
        (
            excel_bytes(&workbook("Taul1", &[])),
            vec![
                "…/kehittaminen.xlsx: taulukko on tyhjä → kirjoita ensimmäiselle riville sarakkeiden otsikot: aikataulu, kustannusarvio, laji, nimi, portti, tavoite, tunnus, vastuuhenkilo",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn an_empty_cell_of_a_required_column_is_told() {
    for (problems, expected) in [
        (
            budget("50,00 €", ""),
            vec![
                "…/talous.csv, D2: pakollinen solu \"summa\" on tyhjä → kirjoita arvo, esimerkiksi 1 234 567,89",
            ],
        ),
        (
            budget("Ylläpito;P1;Ylläpito", ";P1;  "),
            vec![
                "…/talous.csv, A2: pakollinen solu \"kustannuslaji\" on tyhjä → kirjoita arvo: kustannuslaji; jokin asetuksissa luetelluista",
                "…/talous.csv, C2: pakollinen solu \"selite\" on tyhjä → kirjoita arvo: selite",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_cell_beyond_the_columns_is_told() {
    for (problems, expected) in [
        (
            budget("50,00 €", "50,00 €;ylimääräinen"),
            vec![
                "…/talous.csv, E2: solu on otsikoitujen sarakkeiden ulkopuolella → siirrä arvo oikeaan sarakkeeseen tai poista se",
            ],
        ),
        // Beside a table in Excel it is a note, which a remark tells.
        (excel(&[(1, 9, Cell::Text("x"))]), vec![]),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn what_is_no_amount_is_told() {
    for (problems, expected) in [
        (
            budget("50,00 €", "viisikymmentä"),
            vec!["…/talous.csv, D2: \"viisikymmentä\" ei ole euromäärä → kirjoita muodossa 1 234 567,89"],
        ),
        (
            budget("50,00 €", "1.234,5.6"),
            vec!["…/talous.csv, D2: \"1.234,5.6\" ei ole euromäärä → kirjoita muodossa 1 234 567,89"],
        ),
        (
            budget("50,00 €", "50,001"),
            vec![
                "…/talous.csv, D2: \"50,001\" ei ole yksiselitteinen euromäärä → kirjoita tuhannet välilyönnein (1 234,00) tai kaksi desimaalia (1,23)",
            ],
        ),
        (
            excel(&[(1, 7, Cell::Text("paljon"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", H2: \"paljon\" ei ole euromäärä → kirjoita muodossa 1 234 567,89",
            ],
        ),
        (
            excel(&[(1, 7, Cell::Number(0.125))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", H2: \"0,125\" ei ole sentilleen tarkka euromäärä → pyöristä kahteen desimaaliin",
            ],
        ),
        (
            excel(&[(1, 7, Cell::Number(1e15))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", H2: \"1000000000000000\" ei ole mahdollinen euromäärä → tarkista luvun suuruus",
            ],
        ),
        (
            excel(&[(1, 7, Cell::Truth(true))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", H2: solussa on totuusarvo TOSI → kirjoita teksti tai luku",
            ],
        ),
        (
            excel(&[(1, 7, Cell::Formatted(46_082.0, "d.m.yyyy"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", H2: \"1.3.2026\" ei ole euromäärä → kirjoita muodossa 1 234 567,89",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_total_that_is_not_the_sum_of_the_lines_is_told() {
    for (problems, expected) in [
        (
            budget("Yhteensä;;;100,00", "Yhteensä;;;100,01"),
            vec![
                "…/talous.csv, D5: Yhteensä-rivin summa on 100,01\u{a0}€, mutta sen yläpuolella olevien rivien summa on 100,00\u{a0}€ (ero 0,01\u{a0}€) → korjaa rivit tai summa niin, että ne täsmäävät sentilleen",
            ],
        ),
        (
            budget("Yhteensä;;;100,00", "YHTEENSÄ:;;;"),
            vec!["…/talous.csv, D5: Yhteensä-rivillä ei ole summaa → kirjoita summa tai poista rivi"],
        ),
        (
            budget("Yhteensä;;;100,00", "Yhteensä;;;sata"),
            vec!["…/talous.csv, D5: Yhteensä-rivin summa ei ole euromäärä → kirjoita muodossa 1 234 567,89"],
        ),
        (
            budget(
                "Henkilötyö;;Asiantuntijatyö;40,00",
                "Yhteensä;;;59,99\nHenkilötyö;;Asiantuntijatyö;40,00",
            ),
            vec![
                "…/talous.csv, D4: Yhteensä-rivin summa on 59,99\u{a0}€, mutta sen yläpuolella olevien rivien summa on 60,00\u{a0}€ (ero \u{2212}0,01\u{a0}€) → korjaa rivit tai summa niin, että ne täsmäävät sentilleen",
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
            excel(&[(1, 2, Cell::Text("Projektit"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", C2: arvo \"Projektit\" ei ole mahdollinen → tarkoititko \"projekti\"? Mahdolliset arvot: \"projekti\", \"tehtävä\"",
            ],
        ),
        (excel(&[(1, 2, Cell::Text("PROJEKTI "))]), vec![]),
        (
            excel(&[(1, 5, Cell::Text("G9"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", F2: arvo \"G9\" ei ole mahdollinen → tarkoititko \"G0\"? Mahdolliset arvot: \"G0\", \"G1\", \"G2\", \"G3\", \"G4\", \"G5\"",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn references_and_identifiers_are_checked() {
    for (problems, expected) in [
        (
            budget(";P1;", ";P11;"),
            vec!["…/talous.csv, B2: kohde \"P11\" ei ole tiedossa; tarkoititko \"P1\"? → kirjoita \"P1\""],
        ),
        (
            budget("Henkilötyö;", "Henkilöstö;"),
            vec![
                "…/talous.csv, A4: kustannuslaji \"Henkilöstö\" ei ole tiedossa; tarkoititko \"Henkilötyö\"? → kirjoita \"Henkilötyö\"",
            ],
        ),
        (
            excel(&[(1, 0, Cell::Text("P1"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", A2: tunnus \"P1\" on lueteltu kahdesti → poista toinen",
                "…/talous.csv, B3: kohde \"K1\" ei ole tiedossa → käytä jotakin näistä: \"P1\" (taulukot palvelut ja kehittaminen)",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn dates_that_excel_has_guessed_are_told() {
    for (problems, expected) in [
        (
            excel(&[(1, 4, Cell::Formatted(46_082.0, "mmm yy"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", E2: Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi → muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä",
            ],
        ),
        (
            excel(&[(1, 4, Cell::Formatted(46_082.5, "d.m.yyyy hh:mm"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", E2: Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi → muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä",
            ],
        ),
        (
            excel(&[(1, 4, Cell::Formatted(46_082.0, "d.m.yyyy"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", E2: Excel on tulkinnut arvon päivämääräksi 1.3.2026 → muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä",
            ],
        ),
        (
            excel(&[(1, 4, Cell::Formatted(0.5, "hh:mm"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", E2: Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi → muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_formula_that_has_failed_is_told() {
    for (problems, expected) in [
        (
            excel(&[(1, 7, Cell::Formula("=1/0", "#DIV/0!"))]),
            vec![
                "…/kehittaminen.xlsx, taulukko \"Taul1\", H2: solussa on virhe #DIV/0! → korjaa solun kaava",
            ],
        ),
        (
            excel(&[(1, 7, Cell::Formula("=X1", "#REF!"))]),
            vec!["…/kehittaminen.xlsx, taulukko \"Taul1\", H2: solussa on virhe #REF! → korjaa solun kaava"],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn characters_that_cannot_be_shown_are_refused_by_number() {
    for (problems, expected) in [
        (
            budget("Asiantuntijatyö", "a\u{202e}b"),
            vec![
                "…/talous.csv, C4: tekstissä on kirjoitussuuntaa muuttava merkki U+202E → poista merkki; se on voinut tulla kopioitaessa tekstiä toisesta ohjelmasta",
            ],
        ),
        (
            budget("Asiantuntijatyö", "a\0b"),
            vec![
                "…/talous.csv, C4: tekstissä on ohjausmerkki U+0000 → poista merkki; se on voinut tulla kopioitaessa tekstiä toisesta ohjelmasta",
            ],
        ),
        (
            budget("Asiantuntijatyö", "a😀b"),
            vec![
                "…/talous.csv, C4: merkkiä 😀 (U+1F600) ei ole asiakirjojen kirjasimissa → korvaa merkki toisella tai poista se",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let problems = budget(
        "Käyttöönotto;10,00 €",
        "\"Käyttö\nönotto\";10,00 €\n\n\nYlläpito;P1;Selite;x",
    );
    assert_eq!(
        problems,
        ["…/talous.csv, D6 (rivi 7): \"x\" ei ole euromäärä → kirjoita muodossa 1 234 567,89"]
    );
}

#[test]
fn a_quotation_mark_left_open_is_told() {
    let problems = budget("10,00 €", "\"10,00 €");
    assert_eq!(
        problems,
        [
            "…/talous.csv, D3: \"10,00 € Henkilötyö;;Asiantuntijatyö;40,00 Yhteensä;;;100,00\" ei ole euromäärä → kirjoita muodossa 1 234 567,89",
            "…/talous.csv, D3: lainausmerkki jää sulkematta → sulje lainausmerkki tai poista se"
        ]
    );
}

#[test]
fn tables_beyond_the_limits_are_told() {
    for (problems, expected) in [
        (
            csv(format!("Selite\n{}", "a\n".repeat(10_001)))
                .iter()
                .filter(|line| line.contains("saa olla"))
                .cloned()
                .collect(),
            vec![
                "…/talous.csv, A10002: taulukossa saa olla enintään 10000 riviä ja 100 saraketta → poista ylimääräiset rivit ja sarakkeet",
            ],
        ),
        (
            csv(format!("Kustannuslaji;Kohde;Selite;Summa\n{}x", ";".repeat(100))),
            vec![
                "…/talous.csv, CW2: taulukossa saa olla enintään 10000 riviä ja 100 saraketta → poista ylimääräiset rivit ja sarakkeet",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_text_in_another_encoding_is_told() {
    for (problems, expected) in [
        (
            csv(b"a;b\n\xe4\x81"),
            vec![
                "…/talous.csv, rivi 2, sarake 1: tiedosto ei ole UTF-8 eikä Windows-1252 → tallenna Excelissä muodossa CSV UTF-8 (luetteloerotin)",
            ],
        ),
        (
            csv(b"\xff\xfea\0;"),
            vec![
                "…/talous.csv: tiedosto alkaa UTF-16-muodossa mutta ei ole sitä → tallenna Excelissä muodossa CSV UTF-8 (luetteloerotin)",
            ],
        ),
        (
            csv("Määrä\n".bytes().chain([0xe4]).collect::<Vec<u8>>()),
            vec![
                "…/talous.csv, rivi 2, sarake 1: tiedostossa on sekaisin UTF-8- ja Windows-1252-merkistöä → tallenna Excelissä muodossa CSV UTF-8 (luetteloerotin)",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn what_is_no_workbook_is_told() {
    for (problems, expected) in [
        (
            excel_bytes(b"Tunnus;Nimi"),
            vec![
                "…/kehittaminen.xlsx: tiedosto ei ole XLSX-tiedosto → tallenna tiedosto Excelissä muodossa Excel-työkirja (.xlsx)",
            ],
        ),
        (
            excel_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            vec![
                "…/kehittaminen.xlsx: tiedosto on suojattu salasanalla tai vanhaa XLS-muotoa → tallenna tiedosto Excelissä muodossa Excel-työkirja (.xlsx)",
            ],
        ),
        (
            excel_bytes(b"PK\x03\x04"),
            vec![
                "…/kehittaminen.xlsx: tiedosto ei ole XLSX-tiedosto → tallenna tiedosto Excelissä muodossa Excel-työkirja (.xlsx)",
            ],
        ),
        (
            excel_bytes(b""),
            vec![
                "…/kehittaminen.xlsx: tiedosto ei ole XLSX-tiedosto → tallenna tiedosto Excelissä muodossa Excel-työkirja (.xlsx)",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}

#[test]
fn a_table_must_be_one_file_of_a_known_form() {
    for (problems, expected) in [
        (
            Files::good().with(&in_agreement("talous.json"), "[]").problems(),
            vec![
                "…/talous.csv: taulukko talous on kansiossa useana tiedostona: talous.csv, talous.json → jätä niistä vain yksi",
            ],
        ),
        (
            Files::good().without(&in_agreement("talous.csv")).problems(),
            vec![
                "…/talous: taulukko talous puuttuu → lisää kansioon talous.xlsx, talous.csv tai talous.json",
            ],
        ),
        (
            Files::good()
                .without(&in_agreement("talous.csv"))
                .with(&in_agreement("talous.ods"), "")
                .problems(),
            vec![
                "…/talous.ods: taulukko on tiedostomuodossa, jota ei lueta → tallenna se muodossa .xlsx, .csv tai .json",
            ],
        ),
        (
            Files::good()
                .without(&in_agreement("talous.csv"))
                .with(&in_agreement("talus.csv"), "")
                .problems(),
            vec![
                "…/talus.csv: tiedosto ei ole minkään taulukon niminen; puuttuuko taulukko talous? → nimeä tiedosto talous.csv",
            ],
        ),
        (
            Files::good()
                .without(&in_agreement("kehittaminen.xlsx"))
                .with(&in_agreement("kehitaminen.xlsx"), "")
                .problems(),
            vec![
                "…/kehitaminen.xlsx: tiedosto ei ole minkään taulukon niminen; puuttuuko taulukko kehittaminen? → nimeä tiedosto kehittaminen.xlsx",
            ],
        ),
    ] {
        assert_eq!(problems, expected);
    }
}
