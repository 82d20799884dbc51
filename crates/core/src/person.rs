//! Names of people, as tables and people write them.

use unicode_normalization::UnicodeNormalization;

/// The one of some names that a word means: the same name, without regard to case, spaces, Unicode form and whether the family name comes first. `None` when
/// it means none of them, or several.
///
/// ```
/// use vuosikello_core::person_named;
/// let known = ["Maija Meikäläinen", "Matti Mallikas"];
/// assert_eq!(person_named("MEIKÄLÄINEN, Maija ", known), Some("Maija Meikäläinen"));
/// assert_eq!(person_named("Maija", known), None);
/// ```
pub fn person_named<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().collect();
    // Mostly names are written as they are known.
    if let Some(name) = known.iter().find(|name| **name == word) {
        return Some(name);
    }
    let wanted = parts(word);
    let mut alike: Vec<&str> = Vec::new();
    for name in known {
        if !alike.contains(&name) && parts(name) == wanted {
            alike.push(name);
        }
    }
    match alike.as_slice() {
        [one] if !wanted.is_empty() => Some(one),
        _ => None,
    }
}

/// Puts the known name in the place of a word that means it.
pub(crate) fn settle<'a>(word: &mut String, known: impl IntoIterator<Item = &'a str>) {
    if let Some(name) = person_named(word, known)
        && name != word
    {
        *word = name.to_owned();
    }
}

/// The parts of a name as they are compared, in the order of the alphabet.
fn parts(name: &str) -> Vec<String> {
    let composed: String = name.nfc().flat_map(char::to_lowercase).collect();
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '\u{200b}');
    let parts = composed.split(is_gap).filter(|part| !part.is_empty());
    let mut parts: Vec<String> = parts
        .map(|part| part.replace(['\u{2010}', '\u{2011}', '–'], "-"))
        .collect();
    parts.sort();
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_person_is_known_however_the_name_is_written() {
        let known = ["Maija Meikäläinen", "Matti Mallikas", "Anna-Liisa Ek", "Ek Anna"];
        for (word, name) in [
            ("Maija Meikäläinen", Some("Maija Meikäläinen")),
            ("maija  meikäläinen", Some("Maija Meikäläinen")),
            ("Meikäläinen Maija", Some("Maija Meikäläinen")),
            ("Meikäläinen, Maija", Some("Maija Meikäläinen")),
            ("MEIKÄLÄINEN MAIJA\u{a0}", Some("Maija Meikäläinen")),
            ("Maija Meika\u{308}la\u{308}inen", Some("Maija Meikäläinen")),
            ("Ek Anna\u{2011}Liisa", Some("Anna-Liisa Ek")),
            ("Anna Ek", Some("Ek Anna")),
            ("Maija", None),
            ("Maija Meikalainen", None),
            ("Maija Mallikas", None),
            ("", None),
        ] {
            assert_eq!(person_named(word, known), name, "{word}");
        }
        // Two people of the same name stay as they are written.
        assert_eq!(person_named("ek anna", ["Anna Ek", "Ek Anna"]), None);
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(word in "\\PC{0,20}") {
            let _ = person_named(&word, ["Anna Ek", ""]);
        }
    }
}
