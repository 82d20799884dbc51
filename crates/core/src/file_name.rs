//! Names of files.

/// Whether a text is the name of a file and nothing else: it leads into no other folder, is not hidden, and is one name on
/// every system.
///
/// ```
/// use vuosikello_core::is_file_name;
/// assert!(is_file_name("Turvallisuus 2027.pdf"));
/// for text in ["", "..", "../x", "a/b", "a\\b", "c:x", ".x", "a\nb"] {
///     assert!(!is_file_name(text), "{text}");
/// }
/// ```
pub fn is_file_name(text: &str) -> bool {
    let leads_elsewhere = |c: char| matches!(c, '/' | '\\' | ':') || c.is_control();
    !text.is_empty() && !text.starts_with('.') && !text.contains(leads_elsewhere)
}
