//! From headings to columns: which are taken, which are left out, and which are missing.

use std::collections::BTreeMap;

use vuosikello_core::{Month, listed, one_line};

use crate::account::{ColumnLeft, ColumnName, ColumnReason};
use crate::find::{Found, Heading, ROWS_LOOKED_AT, meaning};
use crate::grid::{Cell, Grid, GridRow};
use crate::headings::{Known, Meaning, compact};
use crate::lists::{headings, named};
use crate::place::Place;
use crate::sums::is_total;
use crate::trouble::Trouble;
use crate::values::{meant, month_of_cell, same_word};
use crate::wanted::{Kind, Wanted};

/// The columns of a table.
#[derive(Debug, Default)]
pub(crate) struct Layout<'a> {
    /// Those that are taken, from left to right.
    pub taken: Vec<Taken<'a>>,
    /// Months that stand side by side, each over its amounts.
    pub months: Option<Months<'a>>,
    /// Words that stand in rows of their own above those that they hold for.
    pub grouped: Option<Grouped<'a>>,
    /// Those that are left out.
    pub left: Vec<ColumnLeft>,
    /// What keeps the rows from being read.
    pub trouble: Vec<Trouble>,
    /// What a person must know, in Finnish.
    pub remark: Option<String>,
}

/// A column that is taken.
#[derive(Debug, Clone)]
pub(crate) struct Taken<'a> {
    pub key: &'a str,
    pub kind: Kind,
    pub required: bool,
    pub column: usize,
    pub heading: String,
}

/// The column number of a choice that has no column in the sheet because its words are headings of groups. No sheet has this column, so
/// that no cell is ever found in it.
pub(crate) const OF_GROUPS: usize = usize::MAX;

/// A choice whose words head groups of rows, in the column of a text: a row *Ylläpito*, and below it what was paid for.
#[derive(Debug, Clone)]
pub(crate) struct Grouped<'a> {
    /// The choice, in the column [`OF_GROUPS`].
    pub taken: Taken<'a>,
    /// The column in which its words stand.
    pub column: usize,
    words: &'a [String],
    synonyms: &'a [(String, String)],
}

impl Grouped<'_> {
    /// Whether one of the words stands in a row, and no other text.
    pub(crate) fn heads(&self, row: &GridRow, taken: &[Taken<'_>]) -> bool {
        let is_word = |taken: &&Taken| !matches!(taken.kind, Kind::Amount | Kind::Integer);
        let mut others = taken
            .iter()
            .filter(is_word)
            .filter(|taken| taken.column != self.column);
        let text = row.cell(self.column).and_then(Cell::text);
        text.is_some_and(|text| self.has(text)) && others.all(|taken| row.cell(taken.column).is_none())
    }

    /// Whether a text is one of the words.
    pub(crate) fn has(&self, text: &str) -> bool {
        let is_word = |text: &str| self.words.iter().any(|word| same_word(word, text));
        is_word(text) || meant(self.synonyms, text).is_some_and(is_word)
    }
}

/// Months that stand side by side as columns.
#[derive(Debug, Clone)]
pub(crate) struct Months<'a> {
    /// The key of the month, and that of the amount.
    pub month: &'a str,
    pub amount: &'a str,
    /// The columns with their months and headings.
    pub columns: Vec<(usize, Month, String)>,
    /// The column that states the sums of the rows.
    pub sums: Option<usize>,
}

/// What the headings of a table make of its columns.
pub(crate) fn layout<'a>(found: &Found<'_>, known: &Known<'a>) -> Layout<'a> {
    let wanted = known.wanted();
    let mut layout = Layout::default();
    let (mut taken, mut unknown) = (Vec::new(), Vec::new());
    for heading in &found.headings.cells {
        match meaning(heading, known) {
            Meaning::Key(key) => taken.push((key, heading)),
            Meaning::Ignored => layout.left.push(left(heading, ColumnReason::Ignored)),
            Meaning::Unknown => unknown.push(heading),
        }
    }
    let headed = once_each(taken, &mut unknown, found, &mut layout.trouble);
    layout.months = months(wanted, &headed, &mut unknown, &mut layout.left);
    let twice = layout
        .months
        .as_ref()
        .and_then(|months| month_twice(months, found));
    layout.trouble.extend(twice);
    for (key, heading) in &headed {
        let Some(column) = wanted.column(key) else {
            continue;
        };
        let is_sums = |months: &Months| months.sums == Some(heading.column);
        if !layout.months.as_ref().is_some_and(is_sums) {
            layout.taken.push(Taken {
                key,
                kind: column.kind.clone(),
                required: column.required,
                column: heading.column,
                heading: heading.text.clone(),
            });
        }
    }
    layout.taken.sort_by_key(|taken| taken.column);
    unknown.sort_by_key(|heading| heading.column);
    layout.grouped = grouped(found, known, &layout, &unknown);
    layout.judge(found, known, &unknown);
    layout.left.sort_by_key(|left| left.column);
    layout
}

impl Layout<'_> {
    /// Whether a column is left out by rule: what stands in it is shown nowhere.
    pub(crate) fn is_ignored(&self, column: usize) -> bool {
        let mut left = self.left.iter();
        left.any(|left| left.column.0 == column && left.reason == ColumnReason::Ignored)
    }

    /// Whether a key has a column, or the months or the headings of groups stand for it.
    fn has(&self, key: &str) -> bool {
        let by_months = |months: &Months| months.month == key || months.amount == key;
        let by_groups = |grouped: &Grouped| grouped.taken.key == key;
        self.taken.iter().any(|taken| taken.key == key)
            || self.months.as_ref().is_some_and(by_months)
            || self.grouped.as_ref().is_some_and(by_groups)
    }

    /// Says what is missing, misspelt or left out.
    fn judge(&mut self, found: &Found<'_>, known: &Known<'_>, unknown: &[&Heading]) {
        let wanted = known.wanted();
        let whole = compact_pivot(found).or_else(|| self.months_for_a_sum(found, wanted, unknown));
        if let Some(trouble) = whole.filter(|_| !self.has_required(wanted)) {
            return self.trouble.push(trouble);
        }
        let mut meant = Vec::new();
        let mut others = Vec::new();
        for heading in unknown {
            let is_month = month_of_cell(&heading.cell, wanted.year).is_some();
            let near = known.nearest(&heading.lowest, |key| !self.has(key) && !meant.contains(&key));
            match near.filter(|_| !is_month) {
                Some(key) => {
                    meant.push(key);
                    let message = format!("tuntematon sarake \"{}\"", one_line(&heading.text));
                    let fix = format!("tarkoititko \"{key}\"?");
                    let place = place_of(found.grid, heading);
                    self.trouble
                        .push(Trouble::new("unknown-column", place, message, fix));
                }
                None => others.push(*heading),
            }
        }
        let required = wanted.columns.iter().filter(|column| column.required);
        let missing: Vec<String> = required
            .map(|column| &column.key)
            .filter(|key| !self.has(key) && !meant.contains(&key.as_str()))
            .cloned()
            .collect();
        let names: Vec<String> = others.iter().map(|heading| one_line(&heading.text)).collect();
        if self.taken.is_empty() && self.months.is_none() && meant.is_empty() {
            self.trouble.push(no_headings(found, wanted));
        } else if !missing.is_empty() {
            self.trouble
                .push(missing_columns(found, &missing, &names, &wanted.if_missing));
        }
        let missed = self.missed(wanted, &meant);
        if !missed.is_empty() && !names.is_empty() {
            self.trouble
                .push(missed_columns(found, &missed, &names, &wanted.if_unknown));
        }
        // What an error names needs no remark besides.
        let is_told = !missing.is_empty() || self.taken.is_empty();
        self.left
            .extend(others.iter().map(|heading| left(heading, ColumnReason::Unknown)));
        if !names.is_empty() && !is_told {
            let advice = if wanted.if_unknown.is_empty() {
                String::new()
            } else {
                format!("; {}", wanted.if_unknown)
            };
            let word = if names.len() == 1 {
                "saraketta"
            } else {
                "sarakkeita"
            };
            self.remark = Some(format!("{word} {} ei lueta{advice}", headings(&names)));
        }
        if !missed.is_empty() && names.is_empty() && !self.taken.is_empty() {
            self.remark = Some(format!("{} ei ole taulukossa", named(&missed)));
        }
    }

    fn has_required(&self, wanted: &Wanted) -> bool {
        let mut required = wanted.columns.iter().filter(|column| column.required);
        required.all(|column| self.has(&column.key))
    }

    /// Months as columns, where a table of the whole year has one sum for each row.
    fn months_for_a_sum(&self, found: &Found<'_>, wanted: &Wanted, unknown: &[&Heading]) -> Option<Trouble> {
        let amount = wanted.summed.as_deref().filter(|amount| !self.has(amount))?;
        let year = wanted.year.or(Some(2000));
        let mut months = unknown
            .iter()
            .filter(|heading| month_of_cell(&heading.cell, year).is_some());
        let (first, second) = (months.next()?, months.next()?);
        let message = format!(
            "taulukossa on kuukausia sarakkeina (\"{}\", \"{}\" …), mutta tähän taulukkoon kuuluu rivin koko summa",
            one_line(&first.text),
            one_line(&second.text)
        );
        let fix = format!("laske kuukaudet yhteen sarakkeeseen \"{amount}\"");
        Some(Trouble::new(
            "month-columns",
            place_of(found.grid, first),
            message,
            fix,
        ))
    }

    /// What the columns are called that are expected and have no heading.
    fn missed(&self, wanted: &Wanted, meant: &[&str]) -> Vec<String> {
        let expected = wanted.columns.iter().filter(|column| column.expected);
        expected
            .filter(|column| !self.has(&column.key) && !meant.contains(&column.key.as_str()))
            .map(|column| one_line(column.title()))
            .collect()
    }
}

/// A pivot table in the compact form that Excel makes first: the words of all levels stand in one column, and nothing but their indent tells
/// them apart.
fn compact_pivot(found: &Found<'_>) -> Option<Trouble> {
    const HEADINGS: [&str; 4] = ["Riviotsikot", "Rivien otsikot", "Row Labels", "Radetiketter"];
    let cells = found.grid.rows.iter().take(ROWS_LOOKED_AT);
    let mut cells = cells.flat_map(|row| row.cells.iter().map(move |(column, cell)| (row, *column, cell)));
    let is_heading = |text: &str| HEADINGS.iter().any(|heading| same_word(heading, text));
    let (row, column, _) = cells.find(|(_, _, cell)| cell.text().is_some_and(is_heading))?;
    let message = "pivot-taulukko on tiivistetyssä muodossa: rivien kaikki tasot ovat samassa sarakkeessa";
    let fix = "valitse Excelissä Rakenne, Raportin asettelu, Näytä taulukkomuodossa";
    Some(Trouble::new(
        "compact-pivot",
        found.grid.place(row, column),
        message,
        fix,
    ))
}

/// The one choice that is required and has no column, where its words head groups of rows in the first column of texts that is required.
fn grouped<'a>(
    found: &Found<'_>,
    known: &Known<'a>,
    layout: &Layout<'a>,
    unknown: &[&Heading],
) -> Option<Grouped<'a>> {
    let required = known.wanted().columns.iter().filter(|column| column.required);
    let mut missing = required.filter(|column| !layout.has(&column.key));
    let (column, None) = (missing.next()?, missing.next()) else {
        return None;
    };
    let Kind::Choice(words) = &column.kind else {
        return None;
    };
    let mut unknown = unknown.iter();
    if unknown.any(|heading| known.nearest(&heading.lowest, |key| key == column.key).is_some()) {
        return None;
    }
    let mut texts = layout
        .taken
        .iter()
        .filter(|taken| taken.required && taken.kind == Kind::Text);
    let grouped = Grouped {
        taken: Taken {
            key: &column.key,
            kind: column.kind.clone(),
            required: true,
            column: OF_GROUPS,
            heading: "ryhmien otsikot".to_owned(),
        },
        column: texts.next()?.column,
        words,
        synonyms: &known.wanted().synonyms,
    };
    let mut rows = found.grid.rows.iter().skip(found.headings.last + 1);
    rows.any(|row| grouped.heads(row, &layout.taken))
        .then_some(grouped)
}

/// The columns of the keys, each once. Of several that name one key the one counts that names it most exactly.
fn once_each<'a, 'h>(
    taken: Vec<(&'a str, &'h Heading)>,
    unknown: &mut Vec<&'h Heading>,
    found: &Found<'_>,
    trouble: &mut Vec<Trouble>,
) -> Vec<(&'a str, &'h Heading)> {
    let mut by_key: BTreeMap<&'a str, Vec<&'h Heading>> = BTreeMap::new();
    for (key, heading) in taken {
        by_key.entry(key).or_default().push(heading);
    }
    let mut once = Vec::new();
    for (key, headings) in by_key {
        let exact = headings
            .iter()
            .filter(|heading| compact(&heading.text) == compact(key))
            .count();
        let mut is_taken = false;
        for heading in headings.iter().copied() {
            let counts = headings.len() == 1 || exact != 1 || compact(&heading.text) == compact(key);
            if !counts {
                unknown.push(heading);
            } else if is_taken {
                let message = format!("sarake \"{}\" on taulukossa kahdesti", one_line(&heading.text));
                let place = place_of(found.grid, heading);
                trouble.push(Trouble::new(
                    "column-twice",
                    place,
                    message,
                    "poista toinen sarake",
                ));
            } else {
                is_taken = true;
                once.push((key, heading));
            }
        }
    }
    once
}

/// Months as columns, where the table wants a column of months and has none. What names no month stays unknown.
fn months<'a>(
    wanted: &'a Wanted,
    headed: &[(&'a str, &Heading)],
    unknown: &mut Vec<&Heading>,
    left_out: &mut Vec<ColumnLeft>,
) -> Option<Months<'a>> {
    let amount = wanted.summed.as_deref()?;
    let is_headed = |key: &str| headed.iter().any(|(headed, _)| *headed == key);
    let month = wanted
        .columns
        .iter()
        .find(|column| column.kind == Kind::Month && !is_headed(&column.key))?;
    let month_of = |heading: &Heading| match &heading.cell {
        Cell::Text(_) => crate::values::month_of_word(&heading.lowest, wanted.year)
            .or_else(|| crate::values::month_of_word(&heading.text, wanted.year)),
        cell => month_of_cell(cell, wanted.year),
    };
    let columns: Vec<(usize, Month, String)> = unknown
        .iter()
        .filter_map(|heading| Some((heading.column, month_of(heading)?, heading.text.clone())))
        .collect();
    if columns.len() < 2 {
        return None;
    }
    unknown.retain(|heading| !columns.iter().any(|(column, ..)| *column == heading.column));
    // The sums of the rows may be headed by the key of the amounts.
    let own = headed
        .iter()
        .find(|(key, _)| *key == amount)
        .map(|(_, heading)| *heading);
    let sums = own.or_else(|| unknown.iter().copied().find(|heading| is_total(&heading.lowest)));
    if let Some(sums) = sums {
        unknown.retain(|heading| heading.column != sums.column);
        left_out.push(left(sums, ColumnReason::Sums));
    }
    Some(Months {
        month: &month.key,
        amount,
        columns,
        sums: sums.map(|heading| heading.column),
    })
}

/// A month that two columns are headed by: those of another year, or of a budget beside the actuals.
fn month_twice(months: &Months<'_>, found: &Found<'_>) -> Option<Trouble> {
    let mut seen: BTreeMap<Month, &str> = BTreeMap::new();
    let (first, column, second) = months.columns.iter().find_map(|(column, month, heading)| {
        let first = seen.insert(*month, heading)?;
        Some((first.to_owned(), *column, heading))
    })?;
    let message = format!(
        "sama kuukausi on otsikkona kahdesti: \"{}\" ja \"{}\"",
        one_line(&first),
        one_line(second)
    );
    let headings = &found.headings.cells;
    let place = headings.iter().find(|heading| heading.column == column);
    let place = place.map_or(Place::File, |heading| place_of(found.grid, heading));
    let fix = "jätä taulukkoon kustakin kuukaudesta yksi sarake: yhden vuoden, ja vain toteuma";
    Some(Trouble::new("month-twice", place, message, fix))
}

fn left(heading: &Heading, reason: ColumnReason) -> ColumnLeft {
    ColumnLeft {
        column: ColumnName(heading.column),
        heading: heading.text.clone(),
        reason,
    }
}

fn place_of(grid: &Grid, heading: &Heading) -> Place {
    grid.rows
        .get(heading.row)
        .map_or(Place::File, |row| grid.place(row, heading.column))
}

/// The place of the first heading.
fn first_place(found: &Found<'_>) -> Place {
    let first = found.headings.cells.first();
    first.map_or(Place::File, |heading| place_of(found.grid, heading))
}

fn no_headings(found: &Found<'_>, wanted: &Wanted) -> Trouble {
    let keys: Vec<String> = wanted.columns.iter().map(|column| column.key.clone()).collect();
    Trouble::new(
        "no-headings",
        first_place(found),
        "mikään rivi ei ole tämän taulukon otsikkorivi",
        format!("käytä otsikkoina näitä: {}", listed(&keys)),
    )
}

fn missed_columns(found: &Found<'_>, missed: &[String], unknown: &[String], otherwise: &str) -> Trouble {
    let message = format!(
        "{} ei ole taulukossa, eikä tunneta: {}",
        named(missed),
        headings(unknown)
    );
    let fix = format!("nimeä sarake sen mukaan, mikä se on; {otherwise}");
    Trouble::new("missed-column", first_place(found), message, fix)
}

fn missing_columns(found: &Found<'_>, missing: &[String], unknown: &[String], otherwise: &str) -> Trouble {
    let keys = listed(missing);
    let (message, add) = match missing {
        [_] => (
            format!("pakollinen sarake {keys} puuttuu"),
            format!("lisää otsikkoriville sarake {keys}"),
        ),
        _ => (
            format!("pakolliset sarakkeet {keys} puuttuvat"),
            format!("lisää otsikkoriville sarakkeet {keys}"),
        ),
    };
    let otherwise = match otherwise {
        "" => String::new(),
        otherwise => format!("; {otherwise}"),
    };
    let fix = match unknown {
        [] => add,
        [one] => format!("nimeä sarake \"{one}\" uudelleen tai {add}{otherwise}"),
        _ => format!(
            "nimeä jokin sarakkeista {} uudelleen tai {add}{otherwise}",
            headings(unknown)
        ),
    };
    Trouble::new("missing-column", first_place(found), message, fix)
}

#[cfg(test)]
mod tests {
    use crate::{Column, Kind, Wanted, read, read_csv};

    #[test]
    fn a_month_stands_in_one_column() {
        let column = |key: &str, kind| Column {
            key: key.to_owned(),
            names: Vec::new(),
            kind,
            required: true,
            expected: false,
        };
        let wanted = Wanted {
            columns: vec![
                column("kuukausi", Kind::Month),
                column("kustannuslaji", Kind::Text),
                column("summa", Kind::Amount),
            ],
            summed: Some("summa".to_owned()),
            year: Some(2027),
            ..Wanted::default()
        };
        let codes = |headings: &str| {
            let file = format!("Kustannuslaji;{headings}\nYlläpito;1,00;2,00;3,00\n");
            let table = read(&[read_csv(file.as_bytes()).unwrap()], &wanted);
            table
                .trouble
                .iter()
                .map(|trouble| trouble.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("tammi;helmi;maalis"), Vec::<&str>::new());
        assert_eq!(codes("tammi;helmi;tammi"), ["month-twice"]);
        assert_eq!(codes("tammi;helmi;1/2027"), ["month-twice"]);
    }
}
