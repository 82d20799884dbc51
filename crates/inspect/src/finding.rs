//! What the checks find.

use serde::Serialize;

/// Something that a person has to put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The name of the file.
    pub file: String,
    /// The place in it, in Finnish; `None` for the file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<String>,
    /// What is wrong, by a name that does not change.
    pub code: &'static str,
    /// What is wrong, in Finnish.
    pub message: String,
    /// What to do, in Finnish.
    pub fix: &'static str,
}

impl Finding {
    pub(crate) fn of(
        file: &str,
        passage: impl Into<Option<String>>,
        code: &'static str,
        message: String,
        fix: &'static str,
    ) -> Self {
        Self {
            file: file.to_owned(),
            passage: passage.into(),
            code,
            message,
            fix,
        }
    }
}

/// Findings that say the same of a file as one, with the first of their places and how many others there are.
pub(crate) fn merged(findings: Vec<Finding>) -> Vec<Finding> {
    let mut merged: Vec<(Finding, usize)> = Vec::new();
    for finding in findings {
        let is_same = |known: &Finding| {
            known.file == finding.file && known.code == finding.code && known.message == finding.message
        };
        match merged.iter_mut().find(|(known, _)| is_same(known)) {
            Some((_, others)) => *others += 1,
            None => merged.push((finding, 0)),
        }
    }
    let told = merged.into_iter().map(|(mut finding, others)| {
        if let (Some(passage), 1..) = (&mut finding.passage, others) {
            passage.push_str(&format!(" (ja {others} muuta kohtaa)"));
        }
        finding
    });
    told.collect()
}
