//! What a person has to put right, and where.

use std::fmt;

use serde::Serialize;
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
