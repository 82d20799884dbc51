//! The names and types of the parts of a PowerPoint file (ECMA-376 Part 1 § 13.3).

pub(crate) use vuosikello_ooxml::presentation::*;

pub(crate) const PROPERTIES: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml";
pub(crate) const VIEW_PROPERTIES: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml";
pub(crate) const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The name of a part as seen from another in a folder beside its own: `../charts/chart1.xml`.
pub(crate) fn beside(part: &str) -> String {
    format!("../{}", part.strip_prefix("ppt/").unwrap_or(part))
}
