//! What a reader wants of a table: its columns, how they may be headed, and what their cells hold.

/// The table that is wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The name of the table, which a sheet of a workbook may have.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// Headings of columns that are left out by rule, without a remark.
    pub ignored: Vec<String>,
    /// The key of the column whose sum total rows must state.
    pub summed: Option<String>,
    /// The year of months that are named without one.
    pub year: Option<i32>,
    /// Whether each row is the answers of one person: equal rows are nothing remarkable, and rows that compute something are no answers.
    pub has_respondents: bool,
    /// What else can be done about a column that is not known (imperative, Finnish); empty when nothing can.
    pub if_unknown: String,
    /// What else can be done about a required column that no heading names (a sentence, Finnish); empty when nothing can.
    pub if_missing: String,
    /// Words that stand for others, each with the word that is meant.
    pub synonyms: Vec<(String, String)>,
}

/// A column that is wanted.
#[derive(Debug, Clone)]
pub struct Column {
    /// The key of its values.
    pub key: String,
    /// What it may be headed by besides its key.
    pub names: Vec<String>,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is missed when it is not there, such as a question of a survey: that is told, and an error beside a column that is not
    /// known, which may be the one.
    pub expected: bool,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Kind {
    /// A text.
    #[default]
    Text,
    /// A text that states a share of a hundred: `99,8 %`.
    Percentage,
    /// An amount of money in euro.
    Amount,
    /// A whole number.
    Integer,
    /// A day.
    Date,
    /// A month of a year.
    Month,
    /// One of some words.
    Choice(Vec<String>),
}

impl Column {
    /// What a person calls it: the first heading that is not its key, or else the key.
    pub(crate) fn title(&self) -> &str {
        self.names
            .iter()
            .find(|name| **name != self.key)
            .unwrap_or(&self.key)
    }
}

impl Wanted {
    /// The column of a key.
    pub(crate) fn column(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.key == key)
    }
}
