//! Tables that should sum.

use vuosikello_core::Money;
use vuosikello_document::{RowKind, Table, spelled_out};

use crate::contents::{Contents, excerpt};
use crate::{Expected, Finding};

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

/// The sum of the agreement: the same in the data, in the main document and in the annex about money.
pub(crate) fn check_all(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    let of_main = |contents: &&Contents| contents.annex.is_none();
    let stated: Vec<_> = all
        .iter()
        .filter(of_main)
        .flat_map(|contents| {
            let pieces = contents
                .pieces
                .iter()
                .filter(|piece| says_appropriation(&piece.text));
            pieces.flat_map(move |piece| {
                amounts(&piece.text)
                    .into_iter()
                    .map(move |it| (contents, piece, it))
            })
        })
        .collect();
    let (right, whence) = match (expected.amount, stated.first()) {
        (Some(amount), _) => (amount, "tiedoissa"),
        (None, Some((.., amount))) => (*amount, "sopimuksessa"),
        (None, None) => return,
    };
    let fix = "korjaa summa: sama summa kuuluu sopimukseen, talousliitteeseen ja tietoihin";
    for (contents, piece, amount) in stated.iter().filter(|(.., amount)| *amount != right) {
        let message = format!(
            "sopimuksen summa on {}, mutta {whence} {}: ”{}”",
            amount.figures(),
            right.figures(),
            excerpt(&piece.text)
        );
        findings.push(Finding::of(
            &contents.name,
            piece.place.clone(),
            "amount-differs",
            message,
            fix,
        ));
    }
    let of_money = |contents: &&Contents| {
        let name = contents.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = format!("{} {name}", contents.title).to_lowercase();
        contents.annex.is_some() && !contents.is_pdf && name.contains("talous")
    };
    for contents in all.iter().filter(of_money) {
        let has = contents
            .pieces
            .iter()
            .any(|piece| amounts(&piece.text).contains(&right));
        if !has {
            let message = format!(
                "sopimuksen summa {whence} on {}, mutta liitteessä sitä ei ole",
                right.figures()
            );
            findings.push(Finding::of(&contents.name, None, "amount-differs", message, fix));
        }
    }
}

/// Whether a text says what the customer pays: a sum and from where it is paid.
fn says_appropriation(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_paid = text.contains("osoittaa") || text.trim_start().starts_with("määräraha");
    is_paid && (text.contains("momentti ") || text.contains("momentilta "))
}

/// The amounts with cents in a text: `24 648 982,57`.
fn amounts(text: &str) -> Vec<Money> {
    let text: Vec<char> = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let digits_before = |end: usize| {
        let before = text.get(..end).unwrap_or_default();
        before.iter().rev().take_while(|c| c.is_ascii_digit()).count()
    };
    let commas = text.iter().enumerate().filter(|(_, c)| **c == ',');
    let found = commas.filter_map(|(comma, _)| {
        let cents = text
            .get(comma + 1..)?
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        let mut start = comma - digits_before(comma);
        // Groups of three after one of at most three.
        while comma > start && digits_before(start + 3) == 3 && start > 1 && text.get(start - 1) == Some(&' ')
        {
            match digits_before(start - 1) {
                group @ 1..=3 => start -= group + 1,
                _ => break,
            }
        }
        let amount: String = text.get(start..comma + 3)?.iter().collect();
        (cents == 2).then(|| Money::parse(&amount).ok()).flatten()
    });
    found.collect()
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

    use super::{amounts, differing};

    fn table(rows: &[[&str; 2]]) -> Table {
        let row = |cells: &[&str; 2]| Row::body(cells.iter().map(Cell::text).collect());
        Table::new("", vec![Column::text("Laji"), Column::text("Summa, €")]).with_rows(rows.iter().map(row))
    }

    #[test]
    fn amounts_are_found_in_running_text() {
        for (text, found) in [
            (
                "käyttöön 24\u{a0}648\u{a0}982,57 € momentilta 25.40.01",
                &["24 648 982,57"][..],
            ),
            (
                "vuonna 2027 337 775,65 ja 12,50 €, liite 4, 3,1 %",
                &["337 775,65", "12,50"],
            ),
            ("1, 2, 300", &[]),
        ] {
            let amounts: Vec<String> = amounts(text)
                .into_iter()
                .map(|it| it.figures().replace('\u{a0}', " "))
                .collect();
            assert_eq!(amounts, found, "{text}");
        }
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
