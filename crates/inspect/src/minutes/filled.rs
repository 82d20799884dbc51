//! What was written into a skeleton of minutes.

/// What was written into a skeleton of minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilledMinutes {
    /// The lines of the notes.
    pub lines: Vec<FilledLine>,
    /// What keeps the minutes from being understood.
    pub problems: Vec<Unclear>,
    /// What a person must know: what was not taken into the notes.
    pub remarks: Vec<Unclear>,
}

/// A line of the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilledLine {
    /// The line: `Päätös: Hyväksyttiin ennuste.`
    pub text: String,
    /// Its place in the Word file, in Finnish: `kohta 3 Talouskatsaus, Päätös`.
    pub place: String,
}

/// Something at a place that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unclear {
    /// The place in the Word file, in Finnish.
    pub place: String,
    /// What is unclear, in Finnish.
    pub message: String,
    /// What would be clear, in Finnish.
    pub fix: &'static str,
}

impl FilledMinutes {
    /// Whether anything has been filled in: an empty skeleton is no minutes.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.problems.is_empty()
    }

    /// The lines as the text of notes.
    pub fn text(&self) -> String {
        let lines = self.lines.iter().map(|line| line.text.as_str());
        lines.collect::<Vec<_>>().join("\n")
    }
}
