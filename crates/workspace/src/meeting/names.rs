//! How the files and folders of a meeting that are made are called.

use crate::inventory::Names;

/// The material of a meeting.
pub(crate) const PACK: Names = Names::of_folder("aineisto", &[]);
/// The minutes of a meeting, which are written into the folder of the next one.
pub(crate) const MINUTES: Names = Names::of_files("poytakirja-");
