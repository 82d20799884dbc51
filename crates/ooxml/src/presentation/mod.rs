//! Presentations: the names and types of their parts (ECMA-376 Part 1 § 13.3), and what every program that writes into one
//! has to know of its main part.

mod footers;
mod main_part;
mod read;

pub use crate::package::{RELATIONSHIPS, relationship_kind};
pub use footers::set_footers;
pub use main_part::{MAIN_PART_ORDER, SECTION_LIST, section};
pub use read::{MARKUP, Unreadable, main_part, parse, read};

/// The namespace of slides.
pub const PRESENTATIONML: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// The namespace of drawings.
pub const DRAWINGML: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The first id that masters and layouts may have (ECMA-376 Part 1 § 19.7.12); they share one range.
pub const FIRST_MASTER: u32 = 1 << 31;

/// The first id that a slide may have (ECMA-376 Part 1 § 19.7.13).
pub const FIRST_SLIDE: u32 = 256;

/// The name of the main part in files of this project.
pub const PRESENTATION_PART: &str = "ppt/presentation.xml";

/// The type of the main part of a presentation (`.pptx`).
pub const PRESENTATION: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
/// The type of a slide.
pub const SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
/// The type of a master.
pub const SLIDE_MASTER: &str = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml";
/// The type of a layout.
pub const SLIDE_LAYOUT: &str = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml";
/// The type of a notes master.
pub const NOTES_MASTER: &str = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
/// The type of a page of notes.
pub const NOTES_SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
/// The type of the list of table styles.
pub const TABLE_STYLES: &str = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml";
/// The type of a theme.
pub const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
/// The type of a chart.
pub const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// Whether a part of the type is XML that Office reads as such. Pictures may be XML too, of their own kind.
pub fn is_xml(kind: &str) -> bool {
    (kind.ends_with("+xml") || kind.ends_with("/xml")) && !kind.starts_with("image/")
}
