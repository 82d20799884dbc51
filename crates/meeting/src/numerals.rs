//! Finnish words for small numbers.

/// One to ten in words.
const NOMINATIVES: [&str; 10] = [
    "yksi",
    "kaksi",
    "kolme",
    "neljä",
    "viisi",
    "kuusi",
    "seitsemän",
    "kahdeksan",
    "yhdeksän",
    "kymmenen",
];

/// A number with what is counted: `yksi toimenpide`, `viisi toimenpidettä`, `12 toimenpidettä`. Numbers up to ten are words.
pub(crate) fn counted(count: usize, singular: &str, partitive: &str) -> String {
    let noun = if count == 1 { singular } else { partitive };
    let word = count.checked_sub(1).and_then(|i| NOMINATIVES.get(i));
    match word {
        Some(word) => format!("{word} {noun}"),
        None => format!("{count}\u{a0}{noun}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_words() {
        let shown = |count| counted(count, "toimenpide", "toimenpidettä");
        assert_eq!(shown(1), "yksi toimenpide");
        assert_eq!(shown(5), "viisi toimenpidettä");
        assert_eq!(shown(12), "12\u{a0}toimenpidettä");
        assert_eq!(shown(0), "0\u{a0}toimenpidettä");
    }
}
