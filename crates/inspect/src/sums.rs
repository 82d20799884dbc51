//! Tables that should sum.

use vuosikello_core::Money;
use vuosikello_document::{ColumnKind, Row, RowKind, Table, spelled_out};

use crate::contents::Contents;
use crate::finding::Finding;

const FIX: &str = "korjaa summa tai rivi, jotta ne täsmäävät";

pub(crate) fn check(contents: &Contents, findings: &mut Vec<Finding>) {
    for placed in &contents.tables {
        let sums = differing_sums(&placed.table, None);
        let across = differing_across(&placed.table);
        for message in sums.into_iter().chain(across) {
            let place = placed.place.clone();
            findings.push(Finding::of(&contents.name, place, "sum-differs", message, FIX));
        }
    }
}

/// Every total of a table that its rows do not give, in Finnish: `rivi ”Yhteensä”, sarake Summa, €: 4,50, mutta rivit ovat yhteensä 3,50`.
///
/// A row sums when its first cell says so; of its columns those whose every cell is a number. Where the table is known as it was
/// `generated`, that tells which rows and columns sum, and what is no amount in such a column is an error too; rows that people have added are
/// ordinary rows.
///
/// ```
/// use vuosikello_document::{Cell, Column, Row, Table};
/// use vuosikello_inspect::differing_sums;
///
/// let row = |cells: [&str; 2]| Row::body(cells.iter().map(Cell::text).collect());
/// let columns = vec![Column::text("Laji"), Column::text("Summa")];
/// let table = Table::new("", columns).with_rows([row(["A", "1,00"]), row(["Yhteensä", "2,00"])]);
/// assert_eq!(differing_sums(&table, None), ["rivi ”Yhteensä”, sarake Summa: 2,00, mutta rivit ovat yhteensä 1,00"]);
/// ```
pub fn differing_sums(table: &Table, generated: Option<&Table>) -> Vec<String> {
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| texts(table, row)).collect();
    let known = generated.map(known_rows);
    let kinds: Vec<Kind> = table
        .rows
        .iter()
        .zip(&rows)
        .map(|(row, cells)| match &known {
            Some(known) => Kind::of_generated(known, cells),
            None => Kind::of(row.kind, cells),
        })
        .collect();
    let mut found = Vec::new();
    // Without a total nothing is said to be one.
    if kinds
        .iter()
        .any(|kind| matches!(kind, Kind::Total | Kind::Subtotal))
    {
        for column in 1..table.width() {
            let title = title(table, column);
            let is_known = match generated {
                Some(generated) => is_money(generated, &title),
                None => !is_share(&title),
            };
            if is_known {
                found.extend(of_column(&rows, &kinds, column, &title, generated.is_some()));
            }
        }
    }
    found
}

/// The totals of a column that differ. `is_exact` says that every cell of it must be an amount.
fn of_column(
    rows: &[Vec<String>],
    kinds: &[Kind],
    column: usize,
    title: &str,
    is_exact: bool,
) -> Vec<String> {
    // What is summed since the last subtotal, and since the heading of the group: a group of one row may have no subtotal.
    let (mut sum, mut group, mut headed) = (Money::ZERO, Money::ZERO, Money::ZERO);
    // The sums that stand before what they sum: of the table, and of a group in its heading.
    let mut announced: Option<(&str, Money)> = None;
    let mut heading: Option<(&str, Money)> = None;
    let mut found = Vec::new();
    let differs = |row: &str, amount: Money, expected: Money| {
        (amount != expected).then(|| {
            format!(
                "rivi ”{row}”, sarake {title}: {}, mutta rivit ovat yhteensä {}",
                amount.figures(),
                expected.figures()
            )
        })
    };
    for (at, (cells, kind)) in rows.iter().zip(kinds).enumerate() {
        let text = cells.get(column).map_or("", String::as_str);
        let row = first(cells);
        if matches!(kind, Kind::Heading | Kind::Total) {
            let ended = heading.take();
            found.extend(ended.and_then(|(row, amount)| differs(row, amount, headed)));
            headed = Money::ZERO;
            let begun = amount(text).map(|amount| (row, amount));
            match kind {
                Kind::Heading => {
                    heading = begun;
                    continue;
                }
                _ if at == 0 => {
                    announced = begun;
                    continue;
                }
                _ => {}
            }
        }
        let Some(amount) = amount(text) else {
            let says = text.chars().any(char::is_alphanumeric);
            match is_exact {
                true if says => found.push(format!("rivi ”{row}”, sarake {title}: ”{text}” ei ole summa")),
                // Words in a column of numbers: nobody sums it.
                false if says => return Vec::new(),
                _ => {}
            }
            continue;
        };
        let expected = match kind {
            Kind::Total => sum,
            Kind::Subtotal => {
                let group = std::mem::replace(&mut group, Money::ZERO);
                let headed = std::mem::replace(&mut headed, Money::ZERO);
                // In tables of people a heading may also stand within a group.
                if !is_exact && amount == group {
                    group
                } else {
                    headed
                }
            }
            Kind::Heading => continue,
            Kind::Row => {
                // More money than there can be does not sum: the total below differs.
                sum = sum.checked_add(amount).unwrap_or(Money::ZERO);
                group = group.checked_add(amount).unwrap_or(Money::ZERO);
                headed = headed.checked_add(amount).unwrap_or(Money::ZERO);
                continue;
            }
        };
        found.extend(differs(row, amount, expected));
    }
    found.extend(heading.and_then(|(row, amount)| differs(row, amount, headed)));
    found.extend(announced.and_then(|(row, amount)| differs(row, amount, sum)));
    found
}

/// So many rows must sum across before one that does not is taken for a slip: in other tables the column sums something else.
const ACROSS: usize = 2;

/// The rows whose column *Yhteensä* is not the sum of the columns before it, where that of most rows is.
fn differing_across(table: &Table) -> Vec<String> {
    let says_total = |column: &usize| {
        let title = title(table, *column).to_lowercase();
        title.starts_with("yhteensä") || title.ends_with(" yhteensä")
    };
    let Some(column) = (3..table.width()).find(says_total) else {
        return Vec::new();
    };
    let (mut right, mut found) = (0, Vec::new());
    for row in &table.rows {
        let cells = texts(table, row);
        let Some(total) = cells.get(column).and_then(|text| amount(text)) else {
            continue;
        };
        let parts = (1..column).filter(|part| !is_share(&title(table, *part)));
        let mut parts = parts.filter_map(|part| amount(cells.get(part)?));
        let sum = parts.try_fold(Money::ZERO, |sum, part| sum.checked_add(part));
        match sum {
            Some(sum) if sum == total => right += 1,
            Some(sum) => found.push(format!(
                "rivi ”{}”, sarake {}: {}, mutta sarakkeet ovat yhteensä {}",
                first(&cells),
                title(table, column),
                total.figures(),
                sum.figures()
            )),
            None => {}
        }
    }
    match right >= ACROSS && right > 2 * found.len() {
        true => found,
        false => Vec::new(),
    }
}

fn texts(table: &Table, row: &Row) -> Vec<String> {
    let cells = 0..table.width();
    cells
        .map(|column| spelled_out(&table.content(row, column)))
        .collect()
}

/// The first cell of each row of a table, and what the row is.
fn known_rows(table: &Table) -> Vec<(String, RowKind)> {
    let first = |row: &Row| (spelled_out(&table.content(row, 0)), row.kind);
    match table.width() {
        0 => Vec::new(),
        _ => table.rows.iter().map(first).collect(),
    }
}

/// What a row is about: its first cell that says something in words. Some tables number their rows.
fn first(cells: &[String]) -> &str {
    let words = cells.iter().map(|cell| cell.trim());
    let mut words = words.take(2).filter(|cell| cell.chars().any(char::is_alphabetic));
    let number = cells.first().map_or("", |cell| cell.trim());
    words.next().unwrap_or(number)
}

fn title(table: &Table, column: usize) -> String {
    table
        .columns
        .get(column)
        .map(|column| column.title())
        .unwrap_or_default()
}

fn is_money(generated: &Table, title: &str) -> bool {
    let mut columns = generated.columns.iter();
    columns.any(|column| column.kind == ColumnKind::Money && column.title() == title)
}

fn is_share(title: &str) -> bool {
    title.contains('%') || title.to_lowercase().contains("osuus")
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
        let first = first(cells).to_lowercase();
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

    /// What the row with this first cell was when the table was generated, whose rows are `known`.
    fn of_generated(known: &[(String, RowKind)], cells: &[String]) -> Self {
        let own = cells.first().map_or("", String::as_str);
        let mut known = known.iter();
        match known
            .find(|(first, _)| first == own)
            .map_or(RowKind::Body, |(_, kind)| *kind)
        {
            RowKind::Body => Self::Row,
            RowKind::Group => Self::Heading,
            RowKind::Subtotal => Self::Subtotal,
            RowKind::Total => Self::Total,
        }
    }
}

/// An amount as people write it: with or without grouping spaces and the sign of the euro.
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
    use vuosikello_document::{Cell, Column, Row, RowKind, Table};

    use super::{differing_across, differing_sums};

    fn table(rows: &[[&str; 2]]) -> Table {
        let row = |cells: &[&str; 2]| Row::body(cells.iter().map(Cell::text).collect());
        Table::new("", vec![Column::text("Laji"), Column::text("Summa, €")]).with_rows(rows.iter().map(row))
    }

    fn differing(table: &Table) -> Vec<String> {
        differing_sums(table, None)
    }

    #[test]
    fn a_group_of_one_row_may_have_no_subtotal() {
        let group = |name: &str| Row::group(name, 2);
        let row = |cells: [&str; 2]| Row::body(cells.iter().map(Cell::text).collect());
        let with_second = |sum: &str| {
            let rows = [
                group("Ylläpito"),
                row(["Verkkolaitteet", "3,00"]),
                group("Henkilötyö"),
                row(["A", "1,00"]),
                row(["B", "2,50"]),
                Row {
                    kind: RowKind::Subtotal,
                    ..row(["Henkilötyö yhteensä", sum])
                },
                Row::total(vec![Cell::text("Yhteensä"), Cell::text("6,50")]),
            ];
            Table::new("", vec![Column::text("Selite"), Column::money("Summa, €")]).with_rows(rows)
        };
        let right = with_second("3,50");
        assert!(differing(&right).is_empty());
        assert!(differing_sums(&right, Some(&right)).is_empty());
        let wrong = with_second("6,50");
        assert_eq!(differing_sums(&wrong, Some(&right)).len(), 1);
    }

    #[test]
    fn sums_may_stand_before_what_they_sum() {
        let row = |kind, cells: [&str; 2]| Row::new(kind, cells.iter().map(Cell::text).collect());
        let with = |total: &str, group: &str| {
            let rows = [
                row(RowKind::Total, ["Yhteensä 3 palvelua", total]),
                row(RowKind::Group, ["Luokka A", group]),
                row(RowKind::Body, ["A", "1,00"]),
                row(RowKind::Body, ["B", "2,50"]),
                row(RowKind::Group, ["Luokka B", "4,00"]),
                row(RowKind::Body, ["C", "4,00"]),
            ];
            Table::new("", vec![Column::text("Palvelu"), Column::money("Summa, €")]).with_rows(rows)
        };
        let right = with("7,50", "3,50");
        assert!(differing(&right).is_empty());
        assert!(differing_sums(&right, Some(&right)).is_empty());
        assert_eq!(
            differing_sums(&with("8,50", "3,50"), Some(&right)),
            ["rivi ”Yhteensä 3 palvelua”, sarake Summa, €: 8,50, mutta rivit ovat yhteensä 7,50"]
        );
        assert_eq!(
            differing(&with("7,50", "2,50")),
            ["rivi ”Luokka A”, sarake Summa, €: 2,50, mutta rivit ovat yhteensä 3,50"]
        );
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

    #[test]
    fn a_table_that_was_generated_tells_which_rows_sum() {
        let columns = || vec![Column::text("Laji"), Column::money("Summa, €")];
        let row = |kind, cells: [&str; 2]| Row {
            kind,
            ..Row::body(cells.iter().map(Cell::text).collect())
        };
        let generated = Table::new("", columns()).with_rows([
            row(RowKind::Body, ["A", "1,00"]),
            row(RowKind::Total, ["Kaikkiaan", "1,00"]),
        ]);
        let found = |cells: &[[&str; 2]]| differing_sums(&table(cells), Some(&generated));
        assert!(found(&[["A", "1,00"], ["Lisä", "2,00"], ["Kaikkiaan", "3,00"]]).is_empty());
        assert_eq!(
            found(&[["A", "1,00"], ["Kaikkiaan", "3,00"]]),
            ["rivi ”Kaikkiaan”, sarake Summa, €: 3,00, mutta rivit ovat yhteensä 1,00"]
        );
        assert_eq!(
            found(&[["A", "sovitaan"], ["Kaikkiaan", "0,00"]]),
            ["rivi ”A”, sarake Summa, €: ”sovitaan” ei ole summa"]
        );
    }

    #[test]
    fn numbered_rows_and_columns_of_totals_sum_too() {
        let columns = ["Nro", "Laji", "2027", "2028", "Yhteensä"]
            .map(Column::text)
            .to_vec();
        let row = |cells: [&str; 5]| Row::body(cells.iter().map(Cell::text).collect());
        let of = |total: &str, across: &str| {
            Table::new("", columns.clone()).with_rows([
                row(["1", "A", "1,00", "2,00", "3,00"]),
                row(["2", "B", "1,50", "2,00", "3,50"]),
                row(["3", "C", "1,00", "1,00", across]),
                row(["", "Yhteensä", total, "5,00", "8,50"]),
            ])
        };
        // A column that numbers the rows sums nothing.
        let without_number = |mut table: Table| {
            table.columns.remove(0);
            table.rows.iter_mut().for_each(|row| drop(row.cells.remove(0)));
            table
        };
        assert!(differing(&of("3,50", "2,00")).is_empty());
        assert_eq!(
            differing(&of("4,50", "2,00")),
            ["rivi ”Yhteensä”, sarake 2027: 4,50, mutta rivit ovat yhteensä 3,50"]
        );
        assert!(differing_across(&without_number(of("3,50", "2,00"))).is_empty());
        assert_eq!(
            differing_across(&without_number(of("3,50", "2,10"))),
            ["rivi ”C”, sarake Yhteensä: 2,10, mutta sarakkeet ovat yhteensä 2,00"]
        );
        // A column that is the sum of nothing in the table.
        let other = of("3,50", "9,00").with_rows([
            row(["4", "D", "1,00", "1,00", "7,00"]),
            row(["5", "E", "1,00", "1,00", "8,00"]),
        ]);
        assert!(differing_across(&without_number(other)).is_empty());
    }
}
