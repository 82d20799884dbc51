//! The columns of tables: how their cells stand, what their values are, and how they are computed.

use serde::{Deserialize, Serialize};

use super::{Inline, plain_text};

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left edge, with words divided where needed.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the right edge; never broken over two lines as long as it fits.
    End,
    /// Figures: right-aligned, and lined up on the decimal comma.
    Decimal,
}

/// What the values of a column are. Cells of text may stand in any column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// Running text.
    #[default]
    Text,
    /// Money, exact to the cent.
    Money,
    /// Shares, in tenths of a percent.
    Share,
    /// Whole numbers of things, which may be added up.
    Count,
    /// Numbers with so many decimals, such as grades; not added up.
    Decimal {
        /// How many of the last digits are decimals.
        decimals: u8,
    },
    /// Dates.
    Date,
    /// Traffic lights with their words.
    Status,
}

impl ColumnKind {
    /// Whether the values are numbers, which stand at the right.
    pub fn is_figure(self) -> bool {
        match self {
            ColumnKind::Money | ColumnKind::Share | ColumnKind::Count | ColumnKind::Decimal { .. } => true,
            ColumnKind::Text | ColumnKind::Date | ColumnKind::Status => false,
        }
    }

    /// Whether the values of several rows may be added up, as money may and shares may not.
    pub fn is_summable(self) -> bool {
        matches!(self, ColumnKind::Money | ColumnKind::Count)
    }

    /// How many of the last digits of a value are decimals: two of cents, one of shares.
    pub fn decimals(self) -> u8 {
        match self {
            ColumnKind::Money => 2,
            ColumnKind::Share => 1,
            ColumnKind::Decimal { decimals } => decimals,
            _ => 0,
        }
    }
}

/// How the values of a column follow from columns to the left of it, counted from 0, in the same row. The cells hold the
/// values; a workbook has the formula beside them, so that it goes on computing when a person edits it.
///
/// An empty cell counts as zero. A cell of text cannot be computed with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formula {
    /// One value less another: the deviation of a forecast from a budget.
    Difference {
        /// The column of the value.
        minuend: usize,
        /// The column that is taken from it.
        subtrahend: usize,
    },
    /// The sum of neighbouring columns: twelve months.
    Sum {
        /// The first column.
        first: usize,
        /// The last column.
        last: usize,
    },
    /// The sum of a column from the first row of the table to this row: costs from the beginning of the year.
    RunningTotal {
        /// The column.
        of: usize,
    },
    /// One value as a share of another, rounded to tenths of a percent; no value where that is zero.
    Ratio {
        /// The column of the part.
        part: usize,
        /// The column of the whole.
        whole: usize,
    },
}

/// By which power of ten figures are shortened, where there is room for few digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Magnitude {
    /// Not at all.
    #[default]
    Ones,
    /// To thousands.
    Thousands,
    /// To millions.
    Millions,
    /// To thousands of millions.
    Billions,
}

impl Magnitude {
    /// The power of ten.
    pub fn power(self) -> u32 {
        match self {
            Magnitude::Ones => 0,
            Magnitude::Thousands => 3,
            Magnitude::Millions => 6,
            Magnitude::Billions => 9,
        }
    }
}

/// A column of a table.
///
/// ```
/// use vuosikello_document::{Align, Column, ColumnKind};
///
/// let column = Column::new("Poikkeama", Align::Decimal, 15.0).key("poikkeama").of(ColumnKind::Money).signed();
/// assert!(column.kind.is_summable() && column.signed);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Column {
    /// The name by which templates choose the column; empty where nobody chooses.
    pub key: String,
    /// The text in the header row. Never empty: a screen reader announces it with every cell. Slides add the unit of money.
    pub header: Vec<Inline>,
    /// What the values are.
    pub kind: ColumnKind,
    /// Whether values above zero have a plus sign: for changes and deviations.
    pub signed: bool,
    /// To what slides shorten the figures: thousands have no decimals, millions and billions two.
    pub magnitude: Magnitude,
    /// How the values follow from other columns.
    pub formula: Option<Formula>,
    /// How the cells stand in Word and PDF. Slides and sheets decide by the kind.
    pub align: Align,
    /// The share of the table's width in Word and PDF, relative to the other columns; greater than zero. Writers may widen
    /// a column whose longest unbreakable content would not fit.
    pub weight: f32,
    /// The greatest width in a workbook, in characters, of a column of text.
    pub characters: u16,
}

/// The greatest width of a column of text in a workbook, in characters: two of them and a dozen columns of money
/// stand side by side on a wide screen.
const CHARACTERS: u16 = 42;

impl Column {
    /// A column of text with a plain header.
    pub fn new(header: impl Into<String>, align: Align, weight: f32) -> Self {
        Self::with_header(vec![Inline::text(header)], align, weight)
    }

    /// A column of text whose header is running text.
    ///
    /// ```
    /// use vuosikello_document::{Align, Column, Inline};
    ///
    /// let header = vec![Inline::text("Summa, "), Inline::Emphasis(vec![Inline::text("tuhatta euroa")])];
    /// assert_eq!(Column::with_header(header, Align::End, 2.0).title(), "Summa, tuhatta euroa");
    /// ```
    pub fn with_header(header: Vec<Inline>, align: Align, weight: f32) -> Self {
        Self {
            key: String::new(),
            header,
            kind: ColumnKind::Text,
            signed: false,
            magnitude: Magnitude::Ones,
            formula: None,
            align,
            weight,
            characters: CHARACTERS,
        }
    }

    /// A column of text.
    pub fn text(header: impl Into<String>) -> Self {
        Self::new(header, Align::Start, 1.0)
    }

    /// A column of values of a kind; figures line up at the right.
    pub fn figures(header: impl Into<String>, kind: ColumnKind) -> Self {
        let align = match kind {
            ColumnKind::Money => Align::Decimal,
            kind if kind.is_figure() => Align::End,
            _ => Align::Start,
        };
        Self::new(header, align, 1.0).of(kind)
    }

    /// A column of money.
    pub fn money(header: impl Into<String>) -> Self {
        Self::figures(header, ColumnKind::Money)
    }

    /// The column with the name by which templates choose it.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }

    /// The column with values of a kind.
    pub fn of(mut self, kind: ColumnKind) -> Self {
        self.kind = kind;
        self
    }

    /// The column with a plus sign before values above zero.
    pub fn signed(mut self) -> Self {
        self.signed = true;
        self
    }

    /// The column with its figures in thousands or millions on slides.
    pub fn shortened(mut self, magnitude: Magnitude) -> Self {
        self.magnitude = magnitude;
        self
    }

    /// The column with values that follow from other columns.
    pub fn computed(mut self, formula: Formula) -> Self {
        self.formula = Some(formula);
        self
    }

    /// The column with another share of the table's width, relative to the other columns.
    pub fn weighing(mut self, weight: f32) -> Self {
        self.weight = weight;
        self
    }

    /// The column with another greatest width in a workbook, in characters.
    pub fn wide(mut self, characters: u16) -> Self {
        self.characters = characters;
        self
    }

    /// The header as plain text.
    pub fn title(&self) -> String {
        plain_text(&self.header)
    }
}

impl Formula {
    /// The formula where column `places[n]` has become column `n`; `None` where one of its columns is gone.
    pub(super) fn moved(&self, places: &[usize]) -> Option<Self> {
        let new = |old: usize| places.iter().position(|place| *place == old);
        Some(match *self {
            Formula::Difference { minuend, subtrahend } => Formula::Difference {
                minuend: new(minuend)?,
                subtrahend: new(subtrahend)?,
            },
            Formula::Sum { first, last } => {
                let (from, to) = (new(first)?, new(last)?);
                let is_whole = (first..=last)
                    .zip(from..)
                    .all(|(old, at)| places.get(at) == Some(&old));
                is_whole.then_some(Formula::Sum {
                    first: from,
                    last: to,
                })?
            }
            Formula::RunningTotal { of } => Formula::RunningTotal { of: new(of)? },
            Formula::Ratio { part, whole } => Formula::Ratio {
                part: new(part)?,
                whole: new(whole)?,
            },
        })
    }
}
