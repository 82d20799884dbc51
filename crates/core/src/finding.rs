//! What a check finds: which rule is broken, and where.

mod declaration;
mod finance;
mod meeting;
mod notes;
mod structure;
pub(crate) mod violation;

pub use finance::FinanceViolation;
pub use meeting::MeetingViolation;
pub use notes::NoteViolation;
pub use structure::{Hint, LIST_LENGTH, StructureViolation, first_of, listed};
pub(crate) use structure::{TEXT_LENGTH, quoted};
pub use violation::Violation;

use std::fmt;
use std::ops::Deref;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::DataFile;

/// A rule that the data break, and where: the reader of the files knows the line or the cell.
///
/// As JSON it has the `code` of the rule, the name of the `file`, the `pointer`, the `message` and the `fix`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub file: DataFile,
    /// The place in it as a JSON pointer (RFC 6901) with the files' own keys: `/allekirjoittajat/1/asema`; in a
    /// table `/17/summa`, the row counted from zero.
    pub pointer: String,
    /// The rule.
    pub violation: Violation,
}

/// `sopimus /maararaha/summa: jaon summa on … → korjaa …`
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, pointer, violation) = (&self.file, &self.pointer, &self.violation);
        write!(f, "{file} {pointer}: {violation} → {}", violation.fix())
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 5)?;
        fields.serialize_field("code", self.violation.code())?;
        fields.serialize_field("file", &self.file.to_string())?;
        fields.serialize_field("pointer", &self.pointer)?;
        fields.serialize_field("message", &self.violation.to_string())?;
        fields.serialize_field("fix", &self.violation.fix())?;
        fields.end()
    }
}

/// Everything that a check has found, in order; an error when it is not empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[serde(transparent)]
#[must_use]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds a finding.
    pub fn add(&mut self, file: DataFile, pointer: impl Into<String>, violation: impl Into<Violation>) {
        self.0.push(Finding {
            file,
            pointer: pointer.into(),
            violation: violation.into(),
        });
    }

    /// The same of data that stand below `pointer` in others.
    pub(crate) fn below(mut self, pointer: &str) -> Self {
        self.0
            .iter_mut()
            .for_each(|finding| finding.pointer.insert_str(0, pointer));
        self
    }

    /// Keeps those findings for which `is_wanted` holds.
    pub fn retain(&mut self, is_wanted: impl FnMut(&Finding) -> bool) {
        self.0.retain(is_wanted);
    }
}

/// One line for each finding.
impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(Finding::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Findings {}

impl Deref for Findings {
    type Target = [Finding];
    fn deref(&self) -> &[Finding] {
        &self.0
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.0.extend(findings);
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        Self(findings.into_iter().collect())
    }
}

impl From<Finding> for Findings {
    fn from(finding: Finding) -> Self {
        Self(vec![finding])
    }
}
