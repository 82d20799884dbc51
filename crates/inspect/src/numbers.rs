//! Case numbers in running text.

/// The words after which a case number stands.
const WORDS: [&str; 5] = [
    "dnro",
    "diaarinumero",
    "diaarinumerolla",
    "diaarinumeron",
    "asianumero",
];

/// The case numbers that a text gives by name: `Dnro ORK/12/00.04.01/2026`, `diaarinumerolla HEL 2026-001234`.
pub(crate) fn case_numbers(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let key: String = word
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        if !WORDS.contains(&key.as_str()) {
            continue;
        }
        let [first, second] = [at + 1, at + 2].map(|at| words.get(at).map_or("", |word| trimmed(word)));
        let is_prefix = first.len() <= 6 && first.chars().all(char::is_uppercase) && !first.is_empty();
        if is_number(first) {
            found.push(first.to_owned());
        } else if is_prefix && is_number(second) {
            found.push(format!("{first} {second}"));
        }
    }
    found
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| matches!(c, '.' | ',' | ';' | ':' | '(' | ')' | '”' | '"'))
}

/// Whether a word can be a case number: digits with what parts them.
fn is_number(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits >= 2 && word.contains(['/', '-', ':'])
}

#[cfg(test)]
mod tests {
    use super::case_numbers;

    #[test]
    fn numbers_are_found_by_their_names() {
        for (text, numbers) in [
            ("Dnro ORK/12/00.04.01/2026", &["ORK/12/00.04.01/2026"][..]),
            (
                "tallennetaan diaarinumerolla HEL 2026-001234, ja",
                &["HEL 2026-001234"],
            ),
            (
                "Diaarinumero: EKTH:123/00.04.01/2026.",
                &["EKTH:123/00.04.01/2026"],
            ),
            ("Dnro [Dnro]", &[]),
            ("samalla diaarinumerolla kuin", &[]),
        ] {
            assert_eq!(case_numbers(text), numbers, "{text}");
        }
    }
}
