//! The names and types of the parts of a PowerPoint file (ECMA-376 Part 1 § 13.3).

/// The namespace of relationship kinds.
pub(crate) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of slides.
pub(crate) const PRESENTATIONML: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// The namespace of slides in the strict form of the format.
pub(crate) const STRICT_PRESENTATIONML: &str = "http://purl.oclc.org/ooxml/presentationml/main";
/// The namespace of drawings.
pub(crate) const DRAWINGML: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The kind of a relationship with the given last segment.
pub(crate) fn relationship_kind(name: &str) -> String {
    format!("{RELATIONSHIPS}/{name}")
}

/// The first id that masters and layouts may have (ECMA-376 Part 1 § 19.7.12); they share one range.
pub(crate) const FIRST_MASTER: u32 = 1 << 31;

/// The main part of a written deck.
pub(crate) const PRESENTATION_PART: &str = "ppt/presentation.xml";

pub(crate) const PRESENTATION: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
pub(crate) const TEMPLATE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml";
pub(crate) const SHOW: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml";
pub(crate) const SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
pub(crate) const SLIDE_MASTER: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml";
pub(crate) const SLIDE_LAYOUT: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml";
pub(crate) const NOTES_MASTER: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
pub(crate) const NOTES_SLIDE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
pub(crate) const TABLE_STYLES: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml";
pub(crate) const PROPERTIES: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml";
pub(crate) const VIEW_PROPERTIES: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml";
pub(crate) const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
pub(crate) const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
pub(crate) const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(crate) const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
pub(crate) const APP: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";

/// Whether a part of the type is XML that Office reads as such. Pictures may be XML too, of their own kind.
pub(crate) fn is_xml(kind: &str) -> bool {
    (kind.ends_with("+xml") || kind.ends_with("/xml")) && !kind.starts_with("image/")
}
