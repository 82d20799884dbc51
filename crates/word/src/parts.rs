//! The names and content types of the parts of a Word file (ECMA-376 Part 1 § 11.3).

/// The main document part.
pub(crate) const DOCUMENT_PART: &str = "word/document.xml";

pub(crate) const DOCUMENT: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
pub(crate) const STYLES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
pub(crate) const NUMBERING: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
pub(crate) const SETTINGS: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
pub(crate) const FONT_TABLE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
pub(crate) const HEADER: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
pub(crate) const FOOTER: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
pub(crate) const FOOTNOTES: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";
pub(crate) const ENDNOTES: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml";
pub(crate) const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// The namespace of the custom XML part with what a file was made from. The number changes when files of before could not be read any
/// more.
pub(crate) const GENERATED_NAMESPACE: &str = "urn:vuosikello:generated:1";
/// Its identifier (ECMA-376 Part 1 § 22.5.2.1); LibreOffice drops parts without one, and controls are bound by it.
pub(crate) const GENERATED_ID: &str = "{6F1D5A0C-7E1B-4C8E-9D53-0B2A4E7F9C21}";
