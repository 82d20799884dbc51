//! The finished files of annexes.

use std::collections::BTreeMap;

/// The finished files that an agreement names as annexes, by their names.
pub type AnnexFiles = BTreeMap<String, Vec<u8>>;

/// Whether an annex is a Word file by its name.
pub(crate) fn is_word(name: &str) -> bool {
    name.to_lowercase().ends_with(".docx")
}
