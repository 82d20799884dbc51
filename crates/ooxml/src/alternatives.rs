//! Alternatives of markup compatibility (ECMA-376 Part 3 § 7.5): one content in several forms, of which a program takes one.

/// The element round the branches of an alternative.
pub const ALTERNATIVE: &str = "mc:AlternateContent";

/// The prefixes of the extensions that are read as well as what they replace, or are known to be no replacement: a chart of a newer kind
/// has for fallback the words that it cannot be shown.
const UNDERSTOOD: [&str; 15] = [
    "w14", "w15", "w16", "w16cex", "w16cid", "w16du", "w16se", "wp14", "wps", "wpg", "wpc", "a14", "cx",
    "cx1", "aink",
];

/// The place of the branch that is read, of branches given by their element names and what they require (`Requires`): the first that
/// requires nothing unknown; or the one for programs that know nothing; or the first of all.
///
/// ```
/// use vuosikello_ooxml::branch_place;
///
/// let branches = [("mc:Choice", "unknown"), ("mc:Choice", "wps"), ("mc:Fallback", "")];
/// assert_eq!(branch_place(&branches), 1);
/// ```
pub fn branch_place(branches: &[(&str, &str)]) -> usize {
    let is_understood = |requires: &str| {
        requires
            .split_ascii_whitespace()
            .all(|prefix| UNDERSTOOD.contains(&prefix))
    };
    branches
        .iter()
        .position(|(name, requires)| *name == "mc:Choice" && is_understood(requires))
        .or_else(|| branches.iter().position(|(name, _)| *name == "mc:Fallback"))
        .unwrap_or(0)
}
