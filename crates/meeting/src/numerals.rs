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
    /// `kahden`
    Genitive,
}

/// One to ten, each in the cases of [`Case`] in their order.
const WORDS: [[&str; 5]; 10] = [
    ["yksi", "yhtä", "yhdessä", "yhdestä", "yhden"],
    ["kaksi", "kahta", "kahdessa", "kahdesta", "kahden"],
    ["kolme", "kolmea", "kolmessa", "kolmesta", "kolmen"],
    ["neljä", "neljää", "neljässä", "neljästä", "neljän"],
    ["viisi", "viittä", "viidessä", "viidestä", "viiden"],
    ["kuusi", "kuutta", "kuudessa", "kuudesta", "kuuden"],
    [
        "seitsemän",
        "seitsemää",
        "seitsemässä",
        "seitsemästä",
        "seitsemän",
    ],
    [
        "kahdeksan",
        "kahdeksaa",
        "kahdeksassa",
        "kahdeksasta",
        "kahdeksan",
    ],
    ["yhdeksän", "yhdeksää", "yhdeksässä", "yhdeksästä", "yhdeksän"],
    ["kymmenen", "kymmentä", "kymmenessä", "kymmenestä", "kymmenen"],
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

/// All of so many, as the subject of a sentence: `Kaikki viisi palvelua`, of two `Molemmat palvelut`.
pub(crate) fn all_of(count: usize, partitive: &str, plural: &str) -> String {
    match (count, word(count, Case::Nominative)) {
        (2, _) => format!("Molemmat {plural}"),
        (_, Some(word)) => format!("Kaikki {word} {partitive}"),
        (_, None) => format!("Kaikki {count}\u{a0}{partitive}"),
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
        let all = |count| all_of(count, "palvelua", "palvelut");
        assert_eq!(
            [2, 5, 12].map(all),
            [
                "Molemmat palvelut",
                "Kaikki viisi palvelua",
                "Kaikki 12\u{a0}palvelua"
            ]
        );
    }
}
