//! Names of files that every system takes: folders are shared, and whoever opens them next has Windows.

/// Whether a text is the name of a file and nothing else: it leads into no other folder, is not hidden, and is one name on
/// every system. Windows takes no name that ends in a dot or a space, nor those of devices, whatever their extensions.
///
/// ```
/// use vuosikello_core::is_file_name;
/// assert!(is_file_name("Turvallisuus 2027.pdf") && is_file_name("Console.pdf"));
/// for text in ["", "..", "../x", "a/b", "a\\b", "c:x", ".x", "a\nb", "mitä?.pdf", "liite.", "liite ", "CON", "aux.pdf"] {
///     assert!(!is_file_name(text), "{text}");
/// }
/// ```
pub fn is_file_name(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('.')
        && !text.ends_with(['.', ' '])
        && text.chars().all(may_stand_in_file_name)
        && !is_device_name(text)
}

/// Whether a character may stand in the name of a file on every system.
pub fn may_stand_in_file_name(character: char) -> bool {
    !character.is_control() && !"/\\:*?\"<>|".contains(character)
}

/// Whether Windows takes a name for a device in every folder, with or without an extension.
pub(crate) fn is_device_name(text: &str) -> bool {
    let stem = text.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_uppercase();
    let numbered = ["COM", "LPT"]
        .into_iter()
        .find_map(|device| stem.strip_prefix(device));
    let is_numbered = numbered.is_some_and(|number| {
        let mut characters = number.chars();
        let digit = characters.next();
        digit.is_some_and(|digit| digit.is_ascii_digit() || "¹²³".contains(digit))
            && characters.next().is_none()
    });
    is_numbered
        || matches!(
            stem.as_str(),
            "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_names_of_no_file() {
        for name in [
            "CON",
            "nul",
            "Aux.docx",
            "com1.pdf",
            "LPT9",
            "COM¹",
            "prn .pdf",
            "nul.tar.gz",
        ] {
            assert!(is_device_name(name) && !is_file_name(name), "{name}");
        }
        for name in [
            "Konsoli.pdf",
            "COM10.pdf",
            "COM.pdf",
            "nula",
            "Liite CON.pdf",
            "auxiliary.pdf",
        ] {
            assert!(is_file_name(name), "{name}");
        }
    }
}
