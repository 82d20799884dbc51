//! Where a signed agreement stands.

use vuosikello::agreement::main_file_stem;
use vuosikello_core::{DataFolder, Period};

/// Where the signed PDF file of an agreement stands: in the place of the one that was sent.
pub(crate) fn signed_path(id: &str, year: i32) -> String {
    let folder = DataFolder::AGREEMENT.path(id, Period::Year(year));
    format!("{folder}/{}.pdf", main_file_stem(year, id))
}
