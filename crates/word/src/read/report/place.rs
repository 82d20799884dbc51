//! Where something stands in a Word file, as a person finds it.

use std::fmt;

use serde::Serialize;

/// Which text of a file: the file has several that do not follow on one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Story {
    /// The text itself.
    #[default]
    Body,
    /// The header of some pages.
    Header(Pages),
    /// The footer of some pages.
    Footer(Pages),
    /// The footnote with the number, counted from 1 as the file shows it.
    Footnote(u32),
    /// The endnote with the number, counted from 1.
    Endnote(u32),
}

/// The pages on which a header or footer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Pages {
    /// All that have no other.
    #[default]
    Default,
    /// The first of its section.
    First,
    /// Those with even numbers.
    Even,
}

/// The heading under which something stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Clause {
    /// The number as the file shows it, without a full stop at its end; empty for a heading without one.
    pub number: String,
    /// The text of the heading.
    pub title: String,
    /// The [id](vuosikello_document::Heading::id) of the heading in the document tree.
    pub id: String,
}

/// The cell of a table. Everything is counted from 1, the rows with the header rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CellPlace {
    /// Which table of the text; tables inside cells are not counted.
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The column, as merged cells count it.
    pub column: u32,
    /// The text of the first cell of the row: what the row is about.
    pub row_title: String,
}

/// A place in a Word file.
///
/// Its text form is meant for messages: `kohta 5.1 Määräraha, kappale 2`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// In which text.
    pub story: Story,
    /// Under which heading; `None` before the first.
    pub clause: Option<Clause>,
    /// The paragraph: which one under the heading, or in the cell, counted from 1 without empty ones; 0 for the heading
    /// itself and for what stands in no paragraph.
    pub paragraph: u32,
    /// The cell, if the place is in a table. For tables in tables, that of the outermost.
    pub cell: Option<CellPlace>,
    /// How the paragraph begins.
    pub text: String,
}

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Pages::Default => "",
            Pages::First => "ensimmäisen sivun ",
            Pages::Even => "parillisten sivujen ",
        })
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number.is_empty() {
            true => f.write_str(&self.title),
            false => write!(f, "{} {}", self.number, self.title),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.story, &self.clause) {
            (Story::Body, Some(clause)) => write!(f, "kohta {clause}")?,
            (Story::Body, None) => f.write_str("ennen ensimmäistä otsikkoa")?,
            (Story::Header(pages), _) => write!(f, "{pages}ylätunniste")?,
            (Story::Footer(pages), _) => write!(f, "{pages}alatunniste")?,
            (Story::Footnote(number), Some(clause)) => write!(f, "kohta {clause}, alaviite {number}")?,
            (Story::Footnote(number), None) => write!(f, "alaviite {number}")?,
            (Story::Endnote(number), Some(clause)) => write!(f, "kohta {clause}, loppuviite {number}")?,
            (Story::Endnote(number), None) => write!(f, "loppuviite {number}")?,
        }
        if let Some(cell) = &self.cell {
            write!(f, ", taulukko {}, rivi {}", cell.table, cell.row)?;
            if !cell.row_title.is_empty() {
                write!(f, " ({})", cell.row_title)?;
            }
            write!(f, ", sarake {}", cell.column)?;
        } else if self.paragraph > 0 && self.story == Story::Body {
            write!(f, ", kappale {}", self.paragraph)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_as_a_person_looks_for_it() {
        let clause = Clause {
            number: "5.1".to_owned(),
            title: "Määräraha".to_owned(),
            id: "maararaha".to_owned(),
        };
        let mut place = Place {
            clause: Some(clause),
            paragraph: 2,
            ..Place::default()
        };
        assert_eq!(place.to_string(), "kohta 5.1 Määräraha, kappale 2");
        place.cell = Some(CellPlace {
            table: 1,
            row: 3,
            column: 2,
            row_title: "Ylläpito".to_owned(),
        });
        assert_eq!(
            place.to_string(),
            "kohta 5.1 Määräraha, taulukko 1, rivi 3 (Ylläpito), sarake 2"
        );
        let header = Place {
            story: Story::Header(Pages::First),
            ..Place::default()
        };
        assert_eq!(header.to_string(), "ensimmäisen sivun ylätunniste");
        assert_eq!(Place::default().to_string(), "ennen ensimmäistä otsikkoa");
    }
}
