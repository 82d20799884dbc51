//! Finnish words for small numbers, in the cases that titles and proposals need.

/// A grammatical case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// `kaksi`
    Nominative,
    /// `kahta`
    Partitive,
    /// `kahdessa`
    Inessive,
    /// `kahdesta`
    Elative,
}

/// One to ten, each in the cases of [`Case`] in their order.
const WORDS: [[&str; 4]; 10] = [
    ["yksi", "yhtä", "yhdessä", "yhdestä"],
    ["kaksi", "kahta", "kahdessa", "kahdesta"],
    ["kolme", "kolmea", "kolmessa", "kolmesta"],
    ["neljä", "neljää", "neljässä", "neljästä"],
    ["viisi", "viittä", "viidessä", "viidestä"],
    ["kuusi", "kuutta", "kuudessa", "kuudesta"],
    ["seitsemän", "seitsemää", "seitsemässä", "seitsemästä"],
    ["kahdeksan", "kahdeksaa", "kahdeksassa", "kahdeksasta"],
    ["yhdeksän", "yhdeksää", "yhdeksässä", "yhdeksästä"],
    ["kymmenen", "kymmentä", "kymmenessä", "kymmenestä"],
];

/// A number from one to ten as a word in a case; others have none, since figures would need an ending.
pub(crate) fn word(count: usize, case: Case) -> Option<&'static str> {
    WORDS.get(count.checked_sub(1)?)?.get(case as usize).copied()
}

/// A number as a word in a case, or in figures where it has none. Figures are right only where the noun after them has the ending.
pub(crate) fn numeral(count: usize, case: Case) -> String {
    word(count, case).map_or_else(|| count.to_string(), str::to_owned)
}

/// A number with what is counted: `yksi toimenpide`, `viisi toimenpidettä`, `12 toimenpidettä`. Numbers up to ten are words.
pub(crate) fn counted(count: usize, singular: &str, partitive: &str) -> String {
    let noun = if count == 1 { singular } else { partitive };
    match word(count, Case::Nominative) {
        Some(word) => format!("{word} {noun}"),
        None => format!("{count}\u{a0}{noun}"),
    }
}

/// A text with a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
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
        assert_eq!(numeral(3, Case::Inessive), "kolmessa");
        assert_eq!(numeral(11, Case::Inessive), "11");
        assert_eq!(
            (word(0, Case::Elative), word(10, Case::Elative)),
            (None, Some("kymmenestä"))
        );
        assert_eq!(capitalised("äiti"), "Äiti");
    }
}
