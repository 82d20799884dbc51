//! How much the agenda says.

/// How much the agenda says, so that it stays on one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Brevity {
    /// Everything.
    #[default]
    Full,
    /// Of those invited their names.
    Names,
    /// Of each proposal for a decision its first sentence, and of those invited their names.
    Short,
}
