//! What a person has to put right, and where.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use vuosikello_core::DataFolder;
pub use vuosikello_intake::CellName;

/// An error in the data of a workspace.
///
/// Problems are ordered by customer, file and place, so that a list of them is always in the same order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The folder of the customer; `None` when the problem concerns the whole workspace.
    pub customer: Option<String>,
    /// The file or folder, from the root of the workspace, with `/` between folders.
    pub file: String,
    /// The place in the file.
    pub place: Place,
    /// What is wrong, in Finnish.
    pub message: String,
    /// What would be right, in Finnish.
    pub fix: String,
}

impl Problem {
    /// A problem; characters that would disturb a terminal are replaced by their numbers.
    pub fn new(
        customer: Option<&str>,
        file: &str,
        place: Place,
        message: impl fmt::Display,
        fix: impl fmt::Display,
    ) -> Self {
        Self {
            customer: customer.map(visible),
            file: visible(file),
            place,
            message: visible(&message.to_string()),
            fix: visible(&fix.to_string()),
        }
    }
}

impl Problem {
    /// The problem as one of the whole column, and its cell; `None` when it is of no cell.
    fn in_column(&self) -> Option<(Problem, CellName)> {
        let Place::Cell { sheet, cell, .. } = &self.place else {
            return None;
        };
        let column = Place::Cell {
            sheet: sheet.clone(),
            cell: CellName {
                row: 0,
                column: cell.column,
            },
            line: None,
        };
        let problem = Problem {
            place: column,
            ..self.clone()
        };
        Some((problem, *cell))
    }
}

/// `asiakkaat/RISE/sopimukset/2027/talous.csv, D14: … → …`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.place != Place::File {
            write!(f, ", {}", self.place)?;
        }
        write!(f, ": {} → {}", self.message, self.fix)
    }
}

/// A place in a file; serialised as `null`, `{"line": 3, "column": 5}`, `{"sheet": "Taul1", "cell": "B7"}` or
/// `{"passage": "kohta 3 Talouskatsaus, Päätös"}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A place in a text file.
    Line {
        /// The line, from 1.
        line: usize,
        /// The character on the line, from 1.
        column: usize,
    },
    /// A cell of a table.
    Cell {
        /// The sheet of an Excel file.
        #[serde(skip_serializing_if = "Option::is_none")]
        sheet: Option<String>,
        /// The cell as a spreadsheet program names it.
        cell: CellName,
        /// The line of a CSV file, from 1: cells that hold several lines make it another than the row.
        #[serde(skip_serializing_if = "Option::is_none")]
        line: Option<usize>,
    },
    /// A passage of a document.
    Passage {
        /// Which one, in Finnish.
        passage: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File => Ok(()),
            Place::Line { line, column } => write!(f, "rivi {line}, sarake {column}"),
            Place::Passage { passage } => f.write_str(&visible(passage)),
            Place::Cell { sheet, cell, line } => {
                if let Some(sheet) = sheet {
                    write!(f, "taulukko \"{}\", ", visible(sheet))?;
                }
                write!(f, "{cell}")?;
                match line {
                    Some(line) if *line != cell.row + 1 => write!(f, " (rivi {line})"),
                    _ => Ok(()),
                }
            }
        }
    }
}

/// The place of a table.
impl From<vuosikello_intake::Place> for Place {
    fn from(place: vuosikello_intake::Place) -> Self {
        match place {
            vuosikello_intake::Place::File => Place::File,
            vuosikello_intake::Place::Line { line, column } => Place::Line { line, column },
            vuosikello_intake::Place::Cell { sheet, cell, line } => Place::Cell { sheet, cell, line },
        }
    }
}

/// Whose a problem of a file is that a customer reads: what is wrong with a file that customers share is one problem, whichever of them
/// reads it.
pub(crate) fn whose<'a>(customer: Option<&'a str>, file: &str) -> Option<&'a str> {
    let home = |path: &str| path.split('/').next().map(str::to_owned);
    customer.filter(|_| home(file) != home(DataFolder::SHARED.pattern()))
}

/// So many further cells are named of problems that are one.
const NAMED: usize = 5;

/// The same word that is wrong in many cells of a column is one problem, in the first of them, which names the others; so are many words
/// that are wrong in the same way. The problems must be in order.
pub(crate) fn merged(problems: Vec<Problem>) -> Vec<Problem> {
    let each = problems
        .into_iter()
        .map(|problem| (problem, Vec::new()))
        .collect();
    let words = joined(each, 1, |problem| problem.in_column().map(|(column, _)| column));
    let mut merged = joined(words, MOST_ALIKE, |problem| {
        let (mut column, _) = problem.in_column()?;
        let after_value = column.message.strip_prefix('"')?.rsplit_once('"')?.1.to_owned();
        column.message = after_value;
        Some(column)
    });
    for (_, cells) in &mut merged {
        cells.sort_unstable();
    }
    let named = |(mut problem, cells): (Problem, Vec<CellName>)| {
        let more = cells.len().saturating_sub(NAMED);
        let names: Vec<String> = cells.iter().take(NAMED).map(ToString::to_string).collect();
        match (names.as_slice(), more) {
            ([], _) => {}
            ([one], _) => problem.message.push_str(&format!(" (myös solussa {one})")),
            (_, 0) => problem
                .message
                .push_str(&format!(" (myös soluissa {})", names.join(", "))),
            (_, more) => problem
                .message
                .push_str(&format!(" (myös soluissa {} ja {more} muussa)", names.join(", "))),
        }
        problem
    };
    merged.into_iter().map(named).collect()
}

/// So many words of a column that are wrong in the same way are told one by one: a person sees better what each is.
const MOST_ALIKE: usize = 4;

/// Problems with the cells that they are of besides their own; those with the same key are one, where there are more than `most`.
fn joined(
    problems: Vec<(Problem, Vec<CellName>)>,
    most: usize,
    key: impl Fn(&Problem) -> Option<Problem>,
) -> Vec<(Problem, Vec<CellName>)> {
    let mut counts: BTreeMap<Problem, usize> = BTreeMap::new();
    for key in problems.iter().filter_map(|(problem, _)| key(problem)) {
        *counts.entry(key).or_default() += 1;
    }
    counts.retain(|_, count| *count > most);
    let mut joined: Vec<(Problem, Vec<CellName>)> = Vec::new();
    let mut first: BTreeMap<Problem, usize> = BTreeMap::new();
    for (problem, cells) in problems {
        let key = key(&problem).filter(|key| counts.contains_key(key));
        let at = key.as_ref().and_then(|key| first.get(key));
        match at.and_then(|at| joined.get_mut(*at)) {
            Some((_, others)) => {
                others.extend(problem.in_column().map(|(_, cell)| cell).into_iter().chain(cells))
            }
            None => {
                first.extend(key.map(|key| (key, joined.len())));
                joined.push((problem, cells));
            }
        }
    }
    joined
}

/// The text with characters that cannot be shown as their numbers: `U+202E`. A line break becomes a space.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut buffer = [0; 4];
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            c if vuosikello_core::check_text(c.encode_utf8(&mut buffer)).is_err() => {
                out.push_str(&format!("<U+{:04X}>", c as u32));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_serialised_with_its_place_as_it_is_shown() {
        let json = |place| {
            let problem = Problem::new(None, "a.csv", place, "virhe", "korjaa");
            serde_json::to_value(problem).unwrap()["place"].to_string()
        };
        let cell = CellName { row: 6, column: 1 };
        let (sheet, line) = (Some("Taul1".to_owned()), Some(9));
        assert_eq!(json(Place::File), "null");
        assert_eq!(
            json(Place::Line { line: 3, column: 5 }),
            r#"{"column":5,"line":3}"#
        );
        assert_eq!(
            json(Place::Cell {
                sheet,
                cell,
                line: None
            }),
            r#"{"cell":"B7","sheet":"Taul1"}"#
        );
        assert_eq!(
            json(Place::Cell {
                sheet: None,
                cell,
                line
            }),
            r#"{"cell":"B7","line":9}"#
        );
    }

    #[test]
    fn a_word_that_is_wrong_in_many_cells_of_a_column_is_one_problem() {
        let at = |row: usize, column: usize, message: &str| {
            let (sheet, cell) = (None, CellName { row, column });
            let place = Place::Cell {
                sheet,
                cell,
                line: None,
            };
            Problem::new(None, "a.csv", place, message, "korjaa")
        };
        let mut problems: Vec<Problem> = (3..12).map(|row| at(row, 4, "väärä")).collect();
        problems.extend([at(3, 5, "väärä"), at(4, 5, "väärä"), at(4, 4, "muu")]);
        let told: Vec<String> = merged(problems).iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "a.csv, E4: väärä (myös soluissa E5, E6, E7, E8, E9 ja 3 muussa) → korjaa",
                "a.csv, F4: väärä (myös solussa F5) → korjaa",
                "a.csv, E5: muu → korjaa",
            ]
        );
    }

    #[test]
    fn many_words_that_are_wrong_in_the_same_way_are_one_problem() {
        let at = |row: usize, message: String| {
            let place = Place::Cell {
                sheet: None,
                cell: CellName { row, column: 3 },
                line: None,
            };
            Problem::new(None, "a.csv", place, message, "kirjoita")
        };
        let told = |words: &[&str]| -> Vec<String> {
            let words = words.iter().enumerate();
            let problems = words.map(|(row, word)| at(row + 1, format!("\"{word}\" ei ole euromäärä")));
            merged(problems.collect())
                .iter()
                .map(ToString::to_string)
                .collect()
        };
        assert_eq!(told(&["1 e\"u", "b", "c", "d"]).len(), 4);
        assert_eq!(
            told(&["1 e\"u", "b", "b", "c", "d", "e", "f", "g"]),
            [
                "a.csv, D2: \"1 e\"u\" ei ole euromäärä (myös soluissa D3, D4, D5, D6, D7 ja 2 muussa) → kirjoita"
            ]
        );
    }

    #[test]
    fn a_problem_is_one_line_that_cannot_disturb_the_terminal() {
        let place = Place::Cell {
            sheet: None,
            cell: CellName { row: 13, column: 3 },
            line: Some(20),
        };
        let problem = Problem::new(
            Some("RISE"),
            "a/talous.csv",
            place,
            "rivi\n\u{1b}[2J\u{202e}",
            "korjaa",
        );
        assert_eq!(
            problem.to_string(),
            "a/talous.csv, D14 (rivi 20): rivi <U+001B>[2J<U+202E> → korjaa"
        );
    }
}
