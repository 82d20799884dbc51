//! Whatever stands in a table is among the records, or it is told.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod wanted;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;
use vuosikello_intake::{Cell, CellName, Grid, GridRow, Merged, Merges, Place, Table, read, read_csv};

use wanted::wanted;

/// A table of cells that people put into tables: headings, values, sums, notes, nothing.
fn cell() -> impl Strategy<Value = Option<Cell>> {
    let text = |words: &'static [&'static str]| {
        prop::sample::select(words).prop_map(|word| Some(Cell::Text(word.to_owned())))
    };
    prop_oneof![
        3 => Just(None),
        4 => text(&["Kustannuslaji", "Kohde", "Selite", "Summa (€)", "Muistio", "Summa", "tammi", "helmi", "Kuukausi"]),
        4 => text(&["Ylläpito", "Pienkehitys", "P1", "Tuki", "100,50", "50,00 EUR", "(5,00)", "1.234", "1/2027"]),
        2 => text(&["Yhteensä", "Ylläpito yhteensä", "Henkilötyö yhteensä", "Määräraha yhteensä", "Kaikki", "Summa", "Keskiarvo", "N = 3", "* huomautus", "Lähde: raportti", "Luvut ovat viime vuoden luvuista johdettuja."]),
        2 => (-1000i32..1000).prop_map(|number| Some(Cell::Number {
            value: f64::from(number) / 100.0,
            text: format!("{}", f64::from(number) / 100.0).replace('.', ","),
        })),
        1 => Just(Some(Cell::Truth(true))),
        1 => Just(Some(Cell::Percentage("99,8 %".to_owned()))),
        1 => Just(Some(Cell::Unusable { message: "virhe".to_owned(), fix: "korjaa" })),
    ]
}

fn grid(has_lines: bool) -> impl Strategy<Value = Grid> {
    let heading = prop::collection::vec(cell(), 0..6);
    let rows = prop::collection::vec(prop::collection::vec(cell(), 0..7), 0..14);
    let merged = prop::collection::vec((0usize..14, 0usize..6, 0usize..3, 0usize..3), 0..3);
    (heading, rows, merged, any::<bool>()).prop_map(move |(title, rows, merged, has_heading)| {
        let known = ["Kustannuslaji", "Kohde", "Selite", "Summa"];
        let known: Vec<Option<Cell>> = known
            .iter()
            .map(|word| Some(Cell::Text((*word).to_owned())))
            .collect();
        let mut all = vec![title];
        all.extend(has_heading.then_some(known));
        all.extend(rows);
        let rows = all.into_iter().enumerate().map(|(row, cells)| GridRow {
            row,
            line: has_lines.then_some(row + 1),
            cells: cells
                .into_iter()
                .enumerate()
                .filter_map(|(at, cell)| Some((at, cell?)))
                .collect(),
        });
        let ranges = merged.into_iter().map(|(row, column, rows, columns)| Merged {
            first: CellName { row, column },
            last: CellName {
                row: row + rows,
                column: column + columns,
            },
        });
        Grid {
            rows: rows.filter(|row| !row.cells.is_empty()).collect(),
            merged: Merges::new(if has_lines { Vec::new() } else { ranges.collect() }),
            ..Grid::default()
        }
    })
}

/// The cells that are neither a value, nor a heading, nor left out with a word, nor an error.
fn dropped(grid: &Grid, table: &Table) -> Vec<String> {
    let account = &table.account;
    let headings: BTreeSet<usize> = account.heading_rows.iter().copied().collect();
    let rows_left: BTreeSet<usize> = account.rows_left.iter().map(|left| left.row).collect();
    let columns_left: BTreeSet<usize> = account.columns_left.iter().map(|left| left.column.0).collect();
    let mut told = BTreeSet::new();
    // The first cell beyond the columns is told for all of its row.
    let mut beyond = BTreeSet::new();
    for trouble in &table.trouble {
        if let Place::Cell { cell, .. } = &trouble.place {
            told.insert(*cell);
            beyond.extend((trouble.code == "outside").then_some(*cell));
        }
    }
    let is_beyond = |name: CellName| {
        let mut beyond = beyond.iter();
        beyond.any(|first| first.row == name.row && first.column <= name.column)
    };
    let mut taken = BTreeSet::new();
    for (at, record) in table.value.as_array().into_iter().flatten().enumerate() {
        for key in record.as_object().map(|map| map.keys()).into_iter().flatten() {
            if let Place::Cell { cell, .. } = table.places.locate(&format!("/{at}/{key}")) {
                taken.insert(cell);
            }
        }
    }
    let nameless: BTreeSet<usize> = told
        .iter()
        .filter(|cell| headings.contains(&(cell.row + 1)))
        .map(|cell| cell.column)
        .collect();
    let named_elsewhere = |name: CellName| {
        table
            .trouble
            .iter()
            .any(|trouble| trouble.message.contains(&name.to_string()) || trouble.message.contains("muussa"))
    };
    let cells = grid.rows.iter().flat_map(|row| {
        row.cells.iter().map(|(column, cell)| {
            (
                CellName {
                    row: row.row,
                    column: *column,
                },
                cell,
            )
        })
    });
    cells
        .filter(|(name, _)| {
            !(headings.contains(&(name.row + 1))
                || rows_left.contains(&(name.row + 1))
                || columns_left.contains(&name.column)
                || nameless.contains(&name.column)
                || told.contains(name)
                || is_beyond(*name)
                || taken.contains(name)
                || named_elsewhere(*name))
        })
        .map(|(name, cell)| format!("{name}: {cell:?}"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_cell_is_dropped_without_being_told(grid in prop_oneof![grid(false), grid(true)], name in prop::sample::select(&["talous", "toteuma", "tilanne", "kysely"][..])) {
        let table = read(std::slice::from_ref(&grid), &wanted(name));
        if table.has_rows {
            prop_assert_eq!(dropped(&grid, &table), Vec::<String>::new(), "{:#?}\n{:#?}", grid, table);
        } else {
            // A table that is not understood is refused as a whole.
            prop_assert!(!table.trouble.is_empty());
            prop_assert_eq!(&table.value, &Value::Array(Vec::new()));
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in "[a-zäKSumkohde;\t,\"\n0-9€ ]{0,200}") {
        if let Ok(grid) = read_csv(text.as_bytes()) {
            let _ = read(&[grid], &wanted("talous"));
        }
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = vuosikello_intake::read_xlsx(&bytes);
        if let Ok(grid) = read_csv(&bytes) {
            let _ = read(&[grid], &wanted("toteuma"));
        }
    }
}
