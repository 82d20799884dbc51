//! The finance report, read back from its file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod reading;
mod sample;

use reading::{FileBook, all, compute, find};
use vuosikello_core::Money;
use vuosikello_sheet::{is_untouched, write};

fn report() -> FileBook {
    FileBook::read(&write(&sample::report()).unwrap())
}

#[test]
fn figures_are_numbers_with_finnish_formats() {
    let book = report();
    let services = book.sheet("Palveluittain");
    let budget = services.cell("B6");
    assert_eq!(
        (budget.value.as_deref(), budget.is_text),
        (Some("1204500"), false)
    );
    assert_eq!(services.value("C6"), "201117.42");
    assert!(
        budget.number_format.starts_with("#,##0.00\"\u{a0}€\""),
        "{}",
        budget.number_format
    );
    let deviation = &services.cell("E6").number_format;
    assert!(
        deviation.starts_with("\"+\"#,##0.00") && deviation.contains(";\"\u{2212}\"#,##0.00"),
        "{deviation}"
    );
    assert!(services.cell("F6").number_format.contains("0.0\"\u{a0}\"%"));
    let deviations = book.sheet("Poikkeamat");
    assert_eq!(deviations.value("D6"), "46446");
    assert!(deviations.cell("D6").number_format.starts_with("d\\.m\\.yyyy"));
    assert_eq!(deviations.value("C6"), "0.322");
}

#[test]
fn computed_cells_are_formulas_with_their_results() {
    let book = report();
    let services = book.sheet("Palveluittain");
    let cell = |address: &str| {
        let cell = services.cell(address);
        (cell.formula.clone().unwrap(), cell.value.clone().unwrap())
    };
    assert_eq!(cell("E6"), ("ROUND(D6-B6,2)".into(), "64400".into()));
    assert_eq!(
        cell("F6"),
        ("IF(B6=0,\"–\",ROUND(E6/B6,3))".into(), "0.053".into())
    );
    assert_eq!(cell("E9"), ("ROUND(D9-B9,2)".into(), "-0.01".into()));
    // A deviation from nothing is no share.
    assert_eq!(cell("F13").1, "–");
    assert_eq!(
        cell("B15"),
        ("ROUND(SUBTOTAL(109,B6:B14),2)".into(), "5946195.67".into())
    );
    assert_eq!(cell("E15"), ("ROUND(D15-B15,2)".into(), "22390.94".into()));
    assert_eq!(cell("F15").1, "0.004");
    let months = book.sheet("Kuukausittain");
    assert_eq!(months.cell("D6").formula.as_deref(), Some("SUBTOTAL(109,B$5:B6)"));
    assert_eq!(months.value("D6"), "991032.62");
    assert_eq!(months.value("E6"), "984640.52");
    assert!(months.cell("E7").value.is_none());
}

#[test]
fn the_total_does_not_count_groups_twice() {
    let book = report();
    let top = book.sheet("Yhteenveto");
    assert_eq!(top.cell("B9").formula.as_deref(), Some("SUBTOTAL(109,B6:B8)"));
    assert_eq!(top.value("B9"), "1290700");
    assert_eq!(top.value("B14"), "4655495.67");
    assert_eq!(top.value("B15"), "5946195.67");
    assert_eq!(top.value("A15"), "Kaikki yhteensä");
}

#[test]
fn what_is_computed_anew_is_what_is_stored() {
    let book = report();
    let mut count = 0;
    for (sheet, at, cell) in book.formulas() {
        let formula = cell.formula.as_deref().unwrap();
        match compute(sheet, formula) {
            // Subtotals are not rounded; the rest is the same double.
            Ok(number) if formula.starts_with("SUBTOTAL") => {
                assert!((number - cell.number()).abs() < 1e-8, "{} {at:?}", sheet.name);
            }
            Ok(number) => assert_eq!(number, cell.number(), "{} {at:?} {formula}", sheet.name),
            Err(text) => assert_eq!(Some(text), cell.value, "{} {at:?}", sheet.name),
        }
        count += 1;
    }
    assert!(count > 60, "{count}");
}

#[test]
fn totals_are_those_of_the_services() {
    let book = report();
    let sum: Money = sample::SERVICES
        .iter()
        .map(|(_, figures, _)| Money::parse(figures[2]).unwrap())
        .sum();
    let total = book.sheet("Palveluittain").cell("D15").number();
    assert_eq!(Money::from_number(total).unwrap(), sum);
}

#[test]
fn text_that_looks_like_a_formula_is_text() {
    let book = report();
    let services = book.sheet("Palveluittain");
    let text = services.cell("A13");
    assert_eq!(text.value.as_deref(), Some("=HYPERLINK(\"http://paha.example\")"));
    assert!(text.is_text && text.formula.is_none() && text.quote_prefix);
    assert!(services.cell("G13").quote_prefix);
    assert!(!services.cell("G6").quote_prefix);
}

#[test]
fn headers_stay_in_view_and_on_every_page() {
    let book = report();
    let services = book.sheet("Palveluittain");
    let pane = find(&services.xml, "pane").unwrap();
    assert_eq!(
        [pane.get("xSplit"), pane.get("ySplit"), pane.get("state")],
        [Some("1"), Some("5"), Some("frozen")]
    );
    let names = book.xml("xl/workbook.xml");
    let name = |name: &str, sheet: &str| {
        let names = all(&names, "definedName");
        let found = names
            .iter()
            .find(|found| found.get("name") == Some(name) && found.get("localSheetId") == Some(sheet));
        found.unwrap().own_text()
    };
    assert_eq!(name("_xlnm.Print_Titles", "1"), "Palveluittain!$5:$5");
    assert_eq!(name("_xlnm.Print_Area", "1"), "Palveluittain!$A$1:$G$15");
}

#[test]
fn tables_are_tables_of_excel() {
    let book = report();
    let tables = book.parts("xl/tables/");
    assert_eq!(tables.len(), 4);
    let services = tables
        .iter()
        .find(|table| table.get("name") == Some("Palveluittain"))
        .unwrap();
    assert_eq!(services.get("ref"), Some("A5:G15"));
    assert_eq!(services.get("totalsRowCount"), Some("1"));
    assert_eq!(services.find("autoFilter").unwrap().get("ref"), Some("A5:G14"));
    let columns: Vec<&str> = all(services, "tableColumn")
        .iter()
        .map(|column| column.get("name").unwrap())
        .collect();
    let sheet = book.sheet("Palveluittain");
    let headers: Vec<&str> = ('A'..='G')
        .map(|letter| sheet.value(&format!("{letter}5")))
        .collect();
    assert_eq!(columns, headers);
    let description = find(services, "x14:table").unwrap().get("altTextSummary");
    assert_eq!(description, Some("Menot palveluittain ja poikkeamien syyt"));
    let top = tables
        .iter()
        .find(|table| table.get("name") == Some("Yhteenveto"))
        .unwrap();
    assert!(top.find("autoFilter").is_none());
}

#[test]
fn sheets_are_printed_on_landscape_a4_with_page_numbers() {
    let book = report();
    for sheet in &book.sheets {
        let setup = find(&sheet.xml, "pageSetup").unwrap();
        assert_eq!(
            (setup.get("paperSize"), setup.get("orientation")),
            (Some("9"), Some("landscape"))
        );
        assert_eq!(
            find(&sheet.xml, "pageSetUpPr").unwrap().get("fitToPage"),
            Some("1")
        );
        assert_eq!(
            find(&sheet.xml, "sheetView").unwrap().get("showGridLines"),
            Some("0")
        );
        let footer = find(&sheet.xml, "oddFooter").unwrap().own_text();
        assert!(
            footer.contains("Sivu &P / &N") && footer.contains("Talousraportti 2027-Q1"),
            "{footer}"
        );
        assert!(all(&sheet.xml, "mergeCell").is_empty());
    }
    let active: Vec<bool> = book
        .sheets
        .iter()
        .map(|sheet| find(&sheet.xml, "sheetView").unwrap().get("tabSelected") == Some("1"))
        .collect();
    assert_eq!(active, [true, false, false, false]);
}

#[test]
fn charts_have_descriptions_values_and_references() {
    let book = report();
    let mut descriptions: Vec<String> = Vec::new();
    for drawing in book.parts("xl/drawings/") {
        for properties in all(&drawing, "xdr:cNvPr") {
            descriptions.push(properties.get("descr").unwrap().to_owned());
        }
    }
    assert_eq!(descriptions.len(), 3);
    assert!(
        descriptions.iter().all(|text| text.contains("euro")),
        "{descriptions:?}"
    );
    let charts = book.parts("xl/charts/");
    let lines = charts
        .iter()
        .find(|chart| find(chart, "c:lineChart").is_some())
        .unwrap();
    let values = find(lines, "c:val").unwrap();
    assert_eq!(
        find(values, "c:f").unwrap().own_text(),
        "Kuukausittain!$D$5:$D$16"
    );
    let cache = find(values, "c:numCache").unwrap();
    assert_eq!(all(cache, "c:pt").len(), 12);
    assert_eq!(find(cache, "c:v").unwrap().own_text(), "495516.31");
    // Months to come are gaps, not zeros.
    assert_eq!(all(all(lines, "c:val")[1], "c:pt").len(), 2);
    assert_eq!(find(lines, "c:dispBlanksAs").unwrap().get("val"), Some("gap"));
    for chart in &charts {
        assert_eq!(find(chart, "c:lang").unwrap().get("val"), Some("fi-FI"));
        assert!(find(chart, "c:title").is_some());
    }
}

#[test]
fn the_file_says_what_it_is() {
    let book = report();
    let core = book.xml("docProps/core.xml");
    let text = |name: &str| core.find(name).unwrap().own_text();
    assert_eq!(text("dc:title"), "Talousraportti 2027-Q1, Rikosseuraamuslaitos");
    assert_eq!(text("dc:creator"), "Oikeusrekisterikeskus");
    assert_eq!(text("dc:language"), "fi-FI");
    assert_eq!(text("dcterms:created"), "2027-02-28T00:00:00Z");
    let custom = book.xml("docProps/custom.xml");
    let names: Vec<&str> = custom
        .elements()
        .filter_map(|property| property.get("name"))
        .collect();
    assert_eq!(names, ["Asiakas", "Kokous", "vuosikello"]);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let first = write(&sample::report()).unwrap();
    for _ in 0..5 {
        assert!(write(&sample::report()).unwrap() == first);
    }
}

#[test]
fn a_file_is_untouched_until_a_part_of_it_changes() {
    let file = write(&sample::report()).unwrap();
    assert!(is_untouched(&file));
    let package = FileBook::read(&file).package;
    let names: Vec<String> = package.parts().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        let mut changed = package.clone();
        changed.insert(name.clone(), "", [package.part(&name).unwrap(), b" "].concat());
        // Properties of the file are no content, and white space between relationships says nothing.
        let says_nothing = name.starts_with("docProps/") || name.ends_with(".rels");
        assert_eq!(
            is_untouched(&changed.write().unwrap()),
            says_nothing,
            "a change in {name}"
        );
    }
    assert!(!is_untouched(b"not a workbook"));
    assert!(!is_untouched(&file[..file.len() / 2]));
}
