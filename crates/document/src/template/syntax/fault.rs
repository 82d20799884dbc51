//! What can be wrong with the syntax of a template.

/// A mistake: the byte of the source at which it is, what is wrong and what would be right, in Finnish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::template) struct Fault {
    pub(in crate::template) at: usize,
    pub(in crate::template) problem: String,
    pub(in crate::template) fix: String,
}

impl Fault {
    pub(super) fn new(at: usize, problem: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            at,
            problem: problem.into(),
            fix: fix.into(),
        }
    }
}
