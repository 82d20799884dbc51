//! The same figure is the same everywhere: every total of the budget is taken from the model and found in the agenda, the
//! minutes, the finance report and its summary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../crates/pdf/tests/reading/mod.rs"]
mod pdf_reading;
#[path = "../crates/sheet/tests/reading/mod.rs"]
mod sheet_reading;
mod support;

use std::fs;
use std::path::Path;

use pdf_reading::File;
use sheet_reading::{FileBook, FileCell, FileSheet};
use support::{meeting, run_in, squeezed, whole_example};
use vuosikello::document::{Block, Document};
use vuosikello::model::{Figures, FinanceOverview, MeetingId, Money};
use vuosikello::word;
use vuosikello_workspace::Workspace;

/// All that have a budget.
const CUSTOMERS: [&str; 11] = [
    "KHO", "KKO", "OEV", "OM", "OMHY", "OPV", "ORK", "RISE", "SY", "TIV", "UO",
];
const MEETING: &str = "2027-Q1";

/// The views that the documents of a customer's meeting must show.
fn views(workspace: &Workspace, customer: &str) -> FinanceOverview {
    let loaded = workspace
        .meeting(customer, MeetingId::parse(MEETING).unwrap())
        .unwrap();
    let dossier = &loaded.dossier;
    let finance = dossier.finance.as_ref().unwrap();
    FinanceOverview::of(
        workspace.configuration(),
        &dossier.agreement,
        &dossier.meeting,
        finance,
    )
    .unwrap()
}

/// The rows of the short table with their names: the groups and the total.
fn rows(views: &FinanceOverview) -> Vec<(String, Figures)> {
    let groups = views.top.iter().map(|row| (row.name.clone(), row.figures));
    groups.chain([("Yhteensä".to_owned(), views.total)]).collect()
}

fn signed(text: String, is_positive: bool) -> String {
    if is_positive { format!("+{text}") } else { text }
}

/// A row as the documents show it.
fn shown(name: &str, figures: &Figures) -> Vec<String> {
    let deviation = figures.deviation().unwrap();
    let share = figures.deviation_share().unwrap();
    vec![
        name.to_owned(),
        figures.budget.figures(),
        figures.actual.figures(),
        figures.forecast.unwrap().figures(),
        signed(deviation.figures(), deviation.cents() > 0),
        signed(share.to_string(), share.tenths() > 0),
    ]
}

/// The cells of every row of the tables of a Word file.
fn table_rows(path: &Path) -> Vec<Vec<String>> {
    let document: Document = word::read(&fs::read(path).unwrap()).unwrap().document;
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut shown = Vec::new();
    for table in tables {
        for row in &table.rows {
            let cells = row.cells.iter().zip(&table.columns);
            shown.push(cells.map(|(cell, column)| cell.shown(column)).collect());
        }
    }
    shown
}

/// A number of a cell in cents; a finance report has no halves of cents.
fn cents(cell: Option<&FileCell>) -> i64 {
    let hundredfold = cell.map_or(0.0, FileCell::number) * 100.0;
    assert!((hundredfold - hundredfold.round()).abs() < 1e-4, "{cell:?}");
    hundredfold.round() as i64
}

/// The rows of a sheet whose first cell is `name`.
fn rows_named(sheet: &FileSheet, name: &str) -> Vec<u32> {
    let firsts = sheet.cells.iter().filter(|((_, column), _)| *column == 0);
    firsts
        .filter(|(_, cell)| cell.value.as_deref() == Some(name))
        .map(|((row, _), _)| *row)
        .collect()
}

/// The cells of a row from a column on, in cents.
fn amounts<const N: usize>(sheet: &FileSheet, row: u32, first: u32) -> [i64; N] {
    std::array::from_fn(|i| cents(sheet.cells.get(&(row, first + i as u32))))
}

fn in_cents(figures: &Figures) -> [i64; 4] {
    let amounts = [
        figures.budget,
        figures.actual,
        figures.forecast.unwrap(),
        figures.deviation().unwrap(),
    ];
    amounts.map(Money::cents)
}

#[test]
fn every_total_of_the_model_stands_in_every_document() {
    let example = whole_example();
    let root = example.path();
    // Only a meeting that has been held has minutes; most of the example have not.
    for customer in CUSTOMERS.into_iter().filter(|customer| *customer != "RISE") {
        let notes = root.join(meeting(customer, MEETING)).join("muistiinpanot.md");
        fs::write(notes, "Alkoi: 9.00\nPäättyi: 10.00\n").unwrap();
    }
    for command in ["pack", "minutes"] {
        let customers = [&["--customer"], &CUSTOMERS[..]].concat();
        let run = run_in(
            root,
            &[&["meeting", command, "--meeting", MEETING], &customers[..]].concat(),
        );
        assert_eq!(run.status, 0, "{run:?}");
    }
    let workspace = Workspace::open(root, |_| true).unwrap();
    for customer in CUSTOMERS {
        let views = views(&workspace, customer);
        let pack = root.join(meeting(customer, MEETING)).join("aineisto");
        let minutes = root.join(meeting(customer, "2027-Q2"));
        let rows = rows(&views);
        assert!(rows.len() >= 2, "{customer}");
        for (name, figures) in &rows {
            let row = shown(name, figures);
            for path in [
                pack.join("05-tilannekatsaus.docx"),
                minutes.join("poytakirja-2027-Q1.docx"),
            ] {
                let rows = table_rows(&path);
                assert!(rows.contains(&row), "{}: {row:?} in {rows:#?}", path.display());
            }
            let pdfs = [
                pack.join("05-tilannekatsaus.pdf"),
                pack.join("05-talousyhteenveto.pdf"),
                minutes.join("poytakirja-2027-Q1.pdf"),
            ];
            for path in pdfs {
                let text = squeezed(&File::read(&fs::read(&path).unwrap()).text());
                let row = squeezed(&row.concat());
                assert!(text.contains(&row), "{}: {row} in {text}", path.display());
            }
        }
        in_report(
            &FileBook::read(&fs::read(pack.join("05-talousraportti.xlsx")).unwrap()),
            &views,
            customer,
        );
    }
}

/// The exact figures in the finance report: groups, services, months and totals.
fn in_report(book: &FileBook, views: &FinanceOverview, customer: &str) {
    let (top, types) = (book.sheet("Yleisnäkymä"), book.sheet("Kustannuslajit"));
    for (name, figures) in rows(views) {
        let found = [top, types].map(|sheet| (sheet, rows_named(sheet, &name)));
        // Groups stand in the first sheet with their amounts, and as headings in the second.
        let mut found = found.into_iter().filter(|(_, rows)| !rows.is_empty());
        let (sheet, rows) = found.next().unwrap_or_else(|| panic!("{customer}: {name}"));
        if name != "Yhteensä" {
            assert_eq!(
                amounts::<4>(sheet, rows[0], 1),
                in_cents(&figures),
                "{customer}: {name}"
            );
        }
    }
    let total = in_cents(&views.total);
    // Below the amounts the first sheet has what is used of the year, as shares.
    let has_shares = views.actuals_to.is_some() && !views.top.is_empty();
    for (sheet, count) in [(top, 1 + usize::from(has_shares)), (types, 1)] {
        let totals = rows_named(sheet, "Yhteensä");
        assert_eq!(totals.len(), count, "{customer}");
        assert_eq!(amounts::<4>(sheet, totals[0], 1), total, "{customer}");
    }
    let services = book.sheet("Palveluittain");
    for service in &views.services {
        let of_name = rows_named(services, &service.name);
        let wanted = in_cents(&service.figures);
        assert!(
            of_name
                .iter()
                .any(|row| amounts::<4>(services, *row, 2) == wanted),
            "{customer}: {}",
            service.name
        );
    }
    let [row] = rows_named(services, "Yhteensä")[..] else {
        panic!("{customer}: one total by service");
    };
    assert_eq!(amounts::<4>(services, row, 2), total, "{customer}");
    let months = book.sheet("Kuukausittain");
    let [row] = rows_named(months, "Yhteensä")[..] else {
        panic!("{customer}: one total of the months");
    };
    assert_eq!(amounts::<2>(months, row, 1), [total[0], total[1]], "{customer}");
    for month in &views.months {
        let [row] = rows_named(months, &month.month.to_string())[..] else {
            panic!("{customer}: {}", month.month);
        };
        let [actual] = amounts::<1>(months, row, 2);
        let [cumulative] = amounts::<1>(months, row, 4);
        assert_eq!(actual, month.actual.cents(), "{customer}: {}", month.month);
        assert_eq!(
            cumulative,
            month.cumulative.cents(),
            "{customer}: {}",
            month.month
        );
    }
}

#[test]
fn the_largest_deviations_and_their_reasons_are_in_agenda_summary_and_report() {
    let example = whole_example();
    let root = example.path();
    let run = run_in(
        root,
        &["meeting", "pack", "--meeting", MEETING, "--customer", "RISE"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let workspace = Workspace::open(root, |_| true).unwrap();
    let views = views(&workspace, "RISE");
    let deviations = views.deviations();
    let first = deviations.first().unwrap();
    let pack = root.join(meeting("RISE", MEETING)).join("aineisto");
    let deviation = first.figures.deviation().unwrap();
    let reason = first.reason.as_deref().unwrap();
    let wanted = [
        first.name.as_str(),
        reason,
        &signed(deviation.figures(), deviation.cents() > 0),
    ]
    .map(squeezed);
    for name in ["05-tilannekatsaus.pdf", "05-talousyhteenveto.pdf"] {
        let text = squeezed(&File::read(&fs::read(pack.join(name)).unwrap()).text());
        for part in &wanted {
            assert!(text.contains(part), "{name}: {part} in {text}");
        }
    }
    let book = FileBook::read(&fs::read(pack.join("05-talousraportti.xlsx")).unwrap());
    let sheet = book.sheet("Poikkeamat");
    let [row] = rows_named(sheet, &first.name)[..] else {
        panic!("one row of the largest deviation");
    };
    assert_eq!(amounts::<1>(sheet, row, 3), [deviation.cents()]);
    assert_eq!(sheet.cells[&(row, 5)].value.as_deref(), Some(reason));
    // A reason that nobody has given is seen as missing.
    let without = deviations.iter().find(|row| row.reason.is_none()).unwrap();
    let [row] = rows_named(sheet, &without.name)[..] else {
        panic!("one row without a reason");
    };
    assert_eq!(sheet.cells[&(row, 5)].value.as_deref(), Some("syy puuttuu"));
}
