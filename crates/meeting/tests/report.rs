//! The finance report.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::io::{Cursor, Read};

use support::checked::finance_report;
use support::{complete, configuration, nearly_empty, overview};
use vuosikello_core::{BudgetVersion, MeetingDossier, Money, ServiceRow};
use vuosikello_document::workbook::Workbook;
use vuosikello_document::{Cell, RowKind, Table, plain_text};
use vuosikello_sheet::write;

fn report(dossier: &MeetingDossier) -> Workbook {
    finance_report(&configuration(), dossier).unwrap()
}

fn table<'a>(workbook: &'a Workbook, name: &str) -> &'a Table {
    let mut tables = workbook.sheets.iter().flat_map(|sheet| &sheet.tables);
    tables
        .find(|table| table.name == name)
        .map(|table| &table.table)
        .unwrap_or_else(|| panic!("{name}"))
}

/// The rows of ordinary cells.
fn body(table: &Table) -> Vec<&Vec<Cell>> {
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Body);
    rows.map(|row| &row.cells).collect()
}

fn sum(table: &Table, header: &str) -> Money {
    let column = table
        .columns
        .iter()
        .position(|column| column.title() == header)
        .unwrap();
    let amounts = body(table).into_iter().map(|cells| match &cells[column] {
        Cell::Money(amount) => *amount,
        Cell::Empty => Money::ZERO,
        other => panic!("{other:?}"),
    });
    amounts.sum()
}

#[test]
fn every_view_sums_to_the_same_totals() {
    let dossier = complete();
    let (workbook, total) = (report(&dossier), overview(&dossier).total);
    for name in ["Ryhmat", "Kustannuslajit", "Palveluittain"] {
        let table = table(&workbook, name);
        assert_eq!(sum(table, "Talousarvio TAE B3"), total.budget, "{name}");
        assert_eq!(sum(table, "Toteuma"), total.actual, "{name}");
        assert_eq!(sum(table, "Ennuste TPE 1"), total.forecast.unwrap(), "{name}");
    }
    let months = table(&workbook, "Kuukausittain");
    assert_eq!(sum(months, "Toteuma"), total.actual);
    assert_eq!(sum(months, "Tasainen talousarvio"), total.budget);
    assert_eq!(body(months).len(), 12);
}

#[test]
fn the_file_holds_the_totals_as_the_results_of_its_formulas() {
    let dossier = complete();
    let bytes = write(&report(&dossier)).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    archive
        .by_name("xl/worksheets/sheet1.xml")
        .unwrap()
        .read_to_string(&mut sheet)
        .unwrap();
    let total = overview(&dossier).total;
    let amounts = [
        total.budget,
        total.actual,
        total.forecast.unwrap(),
        total.deviation().unwrap(),
    ];
    for amount in amounts {
        let value = format!("{}.{:02}", amount.cents() / 100, amount.cents() % 100);
        assert!(
            sheet.contains(&format!("<v>{}</v></c>", value.trim_end_matches('0'))),
            "{value} in {sheet}"
        );
    }
    assert!(sheet.contains("</f><v>"), "{sheet}");
}

#[test]
fn the_sheets_stand_in_order_and_every_chart_says_its_finding() {
    let workbook = report(&complete());
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Yleisnäkymä",
            "Kustannuslajit",
            "Palveluittain",
            "Kuukausittain",
            "Poikkeamat",
            "Tiedot"
        ]
    );
    let charts: Vec<&str> = workbook
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.charts)
        .map(|chart| chart.description.as_str())
        .collect();
    assert_eq!(
        charts,
        [
            "Vuoden 2027 menojen ennuste (TPE\u{a0}1) on 191\u{a0}570,90\u{a0}€, 5\u{a0}150,15\u{a0}€ (2,8\u{a0}%) enemmän \
             kuin talousarvio (TAE\u{a0}B3). Suurin poikkeama on ryhmässä Muut palvelut: +6\u{a0}250,15\u{a0}€ (+3,7\u{a0}%).",
            "Menoja on toteutunut toukokuun 2027 loppuun mennessä 52\u{a0}596,88\u{a0}€, 28,2\u{a0}% talousarviosta \
             (TAE\u{a0}B3).",
            "Suurin poikkeama: Asianhallinta, +3\u{a0}750,15\u{a0}€ (+3,7\u{a0}%).",
        ]
    );
    assert_eq!(workbook.created.to_string(), "2027-06-03");
}

#[test]
fn every_deviation_has_its_reason_or_says_that_none_is_given() {
    let dossier = complete();
    let workbook = report(&dossier);
    let rows = body(table(&workbook, "Poikkeamat"));
    let views = overview(&dossier);
    assert_eq!(rows.len(), views.deviations().len());
    for (cells, row) in rows.iter().zip(views.deviations()) {
        let reason = row.reason.as_deref().unwrap_or(ServiceRow::NO_REASON);
        assert_eq!(
            (&cells[0], cells.last().unwrap()),
            (&Cell::text(&row.name), &Cell::text(reason))
        );
    }
    // What does not deviate needs no reason.
    let services = body(table(&workbook, "Palveluittain"));
    let web = services
        .iter()
        .find(|cells| cells[0] == Cell::text("Verkkopalvelu"))
        .unwrap();
    assert_eq!(web.last(), Some(&Cell::text("")));
    assert_eq!(web[1], Cell::text("Ylläpito"));
}

#[test]
fn the_report_says_what_its_figures_come_from() {
    let workbook = report(&complete());
    let facts: Vec<String> = body(table(&workbook, "Tiedot"))
        .into_iter()
        .map(|cells| match cells.as_slice() {
            [Cell::Text(name), Cell::Text(value)] => format!("{}: {}", plain_text(name), plain_text(value)),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        facts,
        [
            "Asiakas: Esimerkkivirasto",
            "Vuosi: 2027",
            "Kokous: 2/2027, torstai 10.6.2027",
            "Talousarvio: TAE\u{a0}B3, lukittu 18.12.2026",
            "Ennuste: TPE\u{a0}1, lukitsematta",
            "Toteuma: toukokuun 2027 loppuun",
            "Toteuma poimittu: 31.5.2027",
            "Diaarinumero: MPK/12/00.04.01/2026",
            "Julkisuus: Julkinen",
        ]
    );
}

#[test]
fn a_report_is_made_of_whatever_there_is() {
    assert_eq!(finance_report(&configuration(), &nearly_empty()), None);
    let mut dossier = complete();
    let finance = dossier.finance.as_mut().unwrap();
    finance.versions.remove(&BudgetVersion::Tpe1);
    let workbook = report(&dossier);
    assert!(workbook.sheets[4].tables.is_empty());
    assert!(workbook.sheets[4].notes[0].contains("Ennustetta ei ole vielä tehty."));
    assert!(write(&workbook).is_ok());

    let finance = dossier.finance.as_mut().unwrap();
    finance.actuals.clear();
    assert!(write(&report(&dossier)).is_ok());

    let finance = dossier.finance.as_mut().unwrap();
    finance.locks.clear();
    finance.versions = [
        (BudgetVersion::TaeB0, Vec::new()),
        (BudgetVersion::Closing, Vec::new()),
    ]
    .into();
    let workbook = report(&dossier);
    assert!(
        workbook.sheets[4]
            .notes
            .iter()
            .any(|note| note == "Ennuste ei poikkea talousarviosta.")
    );
    assert!(write(&workbook).is_ok());
}
