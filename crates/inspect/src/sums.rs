//! Tables that should sum.

use vuosikello_core::Money;
use vuosikello_document::{RowKind, Table, spelled_out};

use crate::Finding;
use crate::contents::Contents;

pub(crate) fn check(contents: &Contents, findings: &mut Vec<Finding>) {
    for placed in &contents.tables {
        for message in differing(&placed.table) {
            let fix = "korjaa summa tai rivi, jotta ne täsmäävät";
            findings.push(Finding::of(
                &contents.name,
                placed.place.clone(),
                "sum-differs",
                message,
                fix,
            ));
        }
    }
}

/// The sums that the rows above them do not give. A row sums when its first cell says so; of its columns those whose every cell is a
/// number.
fn differing(table: &Table) -> Vec<String> {
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            (0..table.width())
                .map(|column| spelled_out(&table.content(row, column)))
                .collect()
        })
        .collect();
    let kinds: Vec<Kind> = table
        .rows
        .iter()
        .zip(&rows)
        .map(|(row, cells)| Kind::of(row.kind, cells))
        .collect();
    let mut found = Vec::new();
    for column in 1..table.width() {
        let title = table
            .columns
            .get(column)
            .map(|column| column.title())
            .unwrap_or_default();
        if title.contains('%') || title.to_lowercase().contains("osuus") {
            continue;
        }
        let (mut sum, mut group) = (Money::ZERO, Money::ZERO);
        let mut is_sum = true;
        let mut of_column = Vec::new();
        for (cells, kind) in rows.iter().zip(&kinds) {
            let text = cells.get(column).map_or("", String::as_str);
            let Some(amount) = amount(text) else {
                is_sum &= !text.chars().any(char::is_alphanumeric) || *kind == Kind::Heading;
                continue;
            };
            let expected = match kind {
                Kind::Total => sum,
                Kind::Subtotal => std::mem::replace(&mut group, Money::ZERO),
                Kind::Heading => continue,
                Kind::Row => {
                    let (Some(of_all), Some(of_group)) = (sum.checked_add(amount), group.checked_add(amount))
                    else {
                        is_sum = false;
                        break;
                    };
                    (sum, group) = (of_all, of_group);
                    continue;
                }
            };
            if amount != expected {
                let row = cells.first().map_or("", String::as_str);
                of_column.push(format!(
                    "rivi ”{row}”, sarake {title}: {}, mutta rivit ovat yhteensä {}",
                    amount.figures(),
                    expected.figures()
                ));
            }
        }
        if is_sum {
            found.extend(of_column);
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Row,
    Heading,
    Subtotal,
    Total,
}

impl Kind {
    fn of(kind: RowKind, cells: &[String]) -> Self {
        let first = cells
            .first()
            .map(|text| text.trim().to_lowercase())
            .unwrap_or_default();
        // Whole words: ”Summaaristen asioiden käsittely” sums nothing.
        let begins = |words: &[&str]| {
            let mut rests = words.iter().filter_map(|word| first.strip_prefix(word));
            rests.any(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        if kind == RowKind::Group {
            Self::Heading
        } else if kind == RowKind::Subtotal
            || begins(&["välisumma"])
            || (first.ends_with(" yhteensä") && first != "kaikki yhteensä")
        {
            Self::Subtotal
        } else if kind == RowKind::Total || begins(&["yhteensä", "summa", "kaikki yhteensä", "kokonaissumma"])
        {
            Self::Total
        } else {
            Self::Row
        }
    }
}

/// An amount as people write it.
fn amount(text: &str) -> Option<Money> {
    let text = text
        .trim()
        .trim_end_matches('€')
        .trim_end()
        .trim_start_matches('+');
    Money::parse(text).ok()
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Cell, Column, Row, Table};

    use super::differing;

    fn table(rows: &[[&str; 2]]) -> Table {
        let row = |cells: &[&str; 2]| Row::body(cells.iter().map(Cell::text).collect());
        Table::new("", vec![Column::text("Laji"), Column::text("Summa, €")]).with_rows(rows.iter().map(row))
    }

    #[test]
    fn totals_that_rows_do_not_give_are_found() {
        assert!(differing(&table(&[["A", "1,00"], ["B", "2,50"], ["Yhteensä", "3,50 €"]])).is_empty());
        let found = differing(&table(&[["A", "1,00"], ["B", "2,50"], ["Yhteensä", "4,50"]]));
        assert_eq!(
            found,
            ["rivi ”Yhteensä”, sarake Summa, €: 4,50, mutta rivit ovat yhteensä 3,50"]
        );
        // Words in a column of numbers: nobody sums it.
        assert!(differing(&table(&[["A", "sopimuksen mukaan"], ["Yhteensä", "4,50"]])).is_empty());
        let groups = [
            ["A", "1,00"],
            ["Ryhmä yhteensä", "1,00"],
            ["B", "2,00"],
            ["Toinen yhteensä", "2,00"],
            ["Yhteensä", "3,00"],
        ];
        assert!(differing(&table(&groups)).is_empty());
        // Words that only begin like a total.
        let services = [
            ["Summaaristen asioiden käsittely", "1,00"],
            ["Yhteensovitus", "2,00"],
            ["Summa:", "3,00"],
        ];
        assert!(differing(&table(&services)).is_empty());
    }
}
