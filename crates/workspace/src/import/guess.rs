//! Which table a file is, and which of its columns means what.

use vuosikello_core::{ColumnRule, Declaration, fold_name, nearest, one_line};
use vuosikello_intake::{Column, ColumnReason, Grid, Table, Wanted, same_word};

use super::{Candidate, ImportRequest};
use crate::folder::stem;
use crate::reading::{CUSTOMER, Reading, may_be_for_all, wanted_customers};
use crate::{Failure, Workspace, meant};

/// Whether a heading may mean a column.
type Fits = Box<dyn Fn(&str, &Column) -> bool>;

/// So many letters at the beginning of a word tell it whatever its inflection: `jatkuviin` and `jatkuvat`; more tell `asiantuntemus` from
/// `asiantuntijapalvelut`.
const STEMS: [usize; 4] = [12, 9, 7, 5];
/// Words by which ledgers and reports name what a column holds, as names are compared.
const WORDS: [(&str, &[&str]); 5] = [
    ("kuukausi", &["paiva", "pvm", "kausi", "month", "date"]),
    ("summa", &["euro", "eur", "maara", "saldo", "amount"]),
    ("selite", &["teksti", "kuvaus", "text", "description"]),
    ("kustannuslaji", &["laji", "ryhma", "category"]),
    ("kohde", &["palvelu", "projekti", "seurantakoh"]),
];

impl Workspace {
    /// The table that a file is most like.
    pub(super) fn best<'a>(
        &'a self,
        request: &ImportRequest<'_>,
        grids: &[Grid],
        reading: &Reading<'_>,
    ) -> Result<Candidate<'a>, Failure> {
        let registry = self.checker.registry();
        let tables = || {
            registry.files().filter(|declared| {
                declared.schema.shape.item().is_some() && !declared.schema.published.is_null()
            })
        };
        let wanted = request.table.map(fold_name);
        let is_wanted = |declared: &&Declaration| match &wanted {
            Some(name) => [
                declared.file.stem(),
                &declared.file.to_string(),
                &declared.schema.name,
            ]
            .iter()
            .any(|known| fold_name(known) == *name),
            None => true,
        };
        let of_name: Vec<&Declaration> = tables().filter(is_wanted).collect();
        if of_name.is_empty() {
            let name = request.table.unwrap_or_default();
            // Tables of several folders have one name.
            let mut stems: Vec<&str> = Vec::new();
            for stem in tables().map(|declared| declared.file.stem()) {
                if !stems.contains(&stem) {
                    stems.push(stem);
                }
            }
            let fix = match nearest(name, stems.iter().copied()) {
                Some(near) => format!("tarkoititko \"{near}\"?"),
                None => format!("taulukot ovat {}", stems.join(", ")),
            };
            return Err(Failure::of_file(
                None,
                request.file,
                format!("taulukkoa \"{name}\" ei ole"),
                fix,
            ));
        }
        let mut scored: Vec<(i64, Candidate<'_>)> = of_name
            .into_iter()
            .map(|declared| {
                let candidate = self.read_as(declared, request, grids, reading);
                (score(&candidate, request.file), candidate)
            })
            .collect();
        let best = scored.iter().map(|(score, _)| *score).max().unwrap_or_default();
        if best <= 0 && request.table.is_none() {
            let fix = "kerro taulukko valitsimella --as, esimerkiksi --as toteuma";
            return Err(Failure::of_file(
                None,
                request.file,
                "tiedosto ei muistuta mitään taulukkoa",
                fix,
            ));
        }
        scored.retain(|(score, _)| *score == best);
        if scored.len() > 1 {
            let names: Vec<String> = scored
                .iter()
                .map(|(_, candidate)| candidate.declared.file.to_string())
                .collect();
            let message = format!("tiedosto sopii usealle taulukolle: {}", names.join(", "));
            return Err(Failure::of_file(
                None,
                request.file,
                message,
                "kerro taulukko valitsimella --as",
            ));
        }
        let first = scored.into_iter().next().map(|(_, candidate)| candidate);
        let first = first.ok_or(Failure::WrongPeriod)?;
        let left = &first.read.account.columns_left;
        if let Some(column) = left.iter().find(|column| same_word(&column.heading, CUSTOMER)) {
            let message = format!(
                "tiedostossa on sarake \"{}\", mutta taulukossa {} on vain yhden asiakkaan rivejä",
                one_line(&column.heading),
                first.declared.file
            );
            let fix = "jätä tiedostoon yhden asiakkaan rivit ja poista sarake";
            return Err(Failure::of_file(None, request.file, message, fix));
        }
        Ok(first)
    }

    /// The file read as a table, with the columns that can be guessed.
    fn read_as<'a>(
        &'a self,
        declared: &'a Declaration,
        request: &ImportRequest<'_>,
        grids: &[Grid],
        reading: &Reading<'_>,
    ) -> Candidate<'a> {
        let columns = self.columns_of(declared);
        let year = request.period.map(|period| period.year());
        let year = year.or_else(|| meant::year(request.file).and_then(|year| year.parse().ok()));
        let mut wanted = columns.wanted(declared.file.stem(), year, &reading.words);
        reading.apply_rules(declared, &mut wanted);
        if may_be_for_all(self.checker.registry(), declared) {
            wanted_customers(&mut wanted, grids, false);
        }
        if request.sum {
            for column in wanted
                .columns
                .iter_mut()
                .filter(|column| column.key == super::sum::DESCRIPTION)
            {
                column.required = false;
            }
        }
        let read = vuosikello_intake::read(grids, &wanted);
        let rules = guesses(&read, &wanted, declared, columns.survey.is_some());
        for rule in &rules {
            for column in wanted
                .columns
                .iter_mut()
                .filter(|column| Some(&column.key) == rule.column.as_ref())
            {
                column.names.push(rule.heading.clone());
            }
        }
        let read = match rules.is_empty() {
            true => read,
            false => vuosikello_intake::read(grids, &wanted),
        };
        Candidate {
            declared,
            read,
            rules,
        }
    }
}

/// How much a file is like a table: the columns that it has, less those that it lacks, and its name.
fn score(candidate: &Candidate<'_>, file: &str) -> i64 {
    let taken: std::collections::BTreeSet<&str> = candidate
        .read
        .account
        .columns
        .iter()
        .map(|taken| taken.key.as_str())
        .collect();
    let record = candidate.declared.schema.shape.item();
    let required = record
        .into_iter()
        .flat_map(|record| &record.fields)
        .filter(|field| field.required);
    let missing = required
        .filter(|field| !taken.contains(field.key.as_str()))
        .count();
    let left = candidate
        .read
        .account
        .columns_left
        .iter()
        .filter(|left| left.reason == ColumnReason::Unknown)
        .count();
    let is_named = meant::mentioned(stem(file), std::iter::once(candidate.declared.file.stem())).is_some();
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / 100);
    let named = if is_named && !taken.is_empty() { 15 } else { 0 };
    10 * count(taken.len()) - 12 * count(missing) - count(left) + named
}

/// The columns that the headings left over probably mean: each heading that only one free column fits, those that fit most closely first.
fn guesses(read: &Table, wanted: &Wanted, declared: &Declaration, is_survey: bool) -> Vec<ColumnRule> {
    let taken = |key: &str| read.account.columns.iter().any(|taken| taken.key == key);
    let mut free: Vec<&Column> = wanted
        .columns
        .iter()
        .filter(|column| !taken(&column.key))
        .collect();
    let left = read.account.columns_left.iter();
    let left = left.filter(|left| left.reason == ColumnReason::Unknown);
    let mut headings: Vec<&str> = left.map(|left| left.heading.as_str()).collect();
    let mut rules = Vec::new();
    let fits: Vec<Fits> = match is_survey {
        true => STEMS.into_iter().map(question).collect(),
        false => vec![Box::new(is_near), Box::new(has_word)],
    };
    for fits in fits {
        let found: Vec<(&str, &Column)> = headings
            .iter()
            .filter_map(|heading| {
                let mut fitting = free.iter().filter(|column| fits(heading, column));
                let (column, None) = (fitting.next()?, fitting.next()) else {
                    return None;
                };
                let is_only = headings.iter().filter(|other| fits(other, column)).count() == 1;
                is_only.then_some((*heading, *column))
            })
            .collect();
        for (heading, column) in found {
            rules.push(ColumnRule {
                table: declared.file.stem().to_owned(),
                heading: one_line(heading),
                column: Some(column.key.clone()),
            });
            free.retain(|other| other.key != column.key);
            headings.retain(|other| *other != heading);
        }
    }
    rules
}

/// Whether the questions of a form ask for a column, by so many letters of each word.
fn question(stem: usize) -> Fits {
    Box::new(move |heading, column| names(column).any(|name| asks_for(heading, name, stem)))
}

fn names(column: &Column) -> impl Iterator<Item = &String> {
    [&column.key].into_iter().chain(&column.names)
}

/// Whether a heading is almost a name of a column.
fn is_near(heading: &str, column: &Column) -> bool {
    names(column).any(|name| nearest(&fold_name(heading), [fold_name(name).as_str()]).is_some())
}

/// Whether a heading has a word by which systems name what a column holds.
fn has_word(heading: &str, column: &Column) -> bool {
    let folded = fold_name(heading);
    let words = WORDS.iter().find(|(key, _)| *key == column.key);
    words.is_some_and(|(_, words)| words.iter().any(|word| folded.contains(word)))
}

/// Whether a question has all words of a name, whatever their inflection: the first `stem` letters of each are compared.
fn asks_for(question: &str, name: &str, stem: usize) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(fold_name);
        let words = words.filter(|word| word.chars().count() > 3);
        words.map(|word| word.chars().take(stem).collect()).collect()
    };
    let (asked, wanted) = (words(question), words(name));
    !wanted.is_empty() && wanted.iter().all(|word| asked.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_asks_for_an_area_in_whatever_form() {
        for (question, name) in [
            (
                "Kuinka tyytyväinen olet jatkuviin palveluihin?",
                "Jatkuvat palvelut",
            ),
            ("Kuinka hyvin keskus ennakoi tarpeitasi?", "Ennakoivuus"),
            ("Kuinka ystävällistä palvelu on?", "Ystävällisyys"),
            ("Kuinka todennäköisesti suosittelisit keskusta?", "suositus"),
        ] {
            assert!(asks_for(question, name, 5), "{question}");
        }
        assert!(!asks_for(
            "Kuinka tyytyväinen olet projektipalveluihin?",
            "Jatkuvat palvelut",
            5
        ));
        assert!(!asks_for("Mitä?", "", 5));
    }
}
