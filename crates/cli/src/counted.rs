//! Numbers of things.

/// A number with the form of the word that it asks for: `1 tiedosto`, `2 tiedostoa`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// How many files.
pub(crate) fn files(count: usize) -> String {
    counted(count, "tiedosto", "tiedostoa")
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn one_is_one_and_others_are_many() {
        assert_eq!([0, 1, 2].map(files), ["0 tiedostoa", "1 tiedosto", "2 tiedostoa"]);
    }
}
