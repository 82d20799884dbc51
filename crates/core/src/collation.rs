//! The Finnish order of texts.

use unicode_normalization::UnicodeNormalization;

use crate::composed;

/// By what a text is ordered among others: letters first, then their marks, then case, so that the order is the same everywhere.
///
/// Å, ä and ö stand after z, in this order; æ stands with ä, ø with ö, and ü with y; other letters with marks (š, ž, é) stand with the letter that they are made
/// of (SFS 4600; the rules of CLDR for Finnish). Digits stand before letters, and marks and spaces before digits.
///
/// ```
/// use vuosikello_core::finnish_order;
/// let mut words = ["Öljy", "äänestys", "Åbo", "Zeniitti", "Šakki", "Ähtäri", "Sakko"];
/// words.sort_by_cached_key(|word| finnish_order(word));
/// assert_eq!(words, ["Šakki", "Sakko", "Zeniitti", "Åbo", "Ähtäri", "äänestys", "Öljy"]);
/// ```
pub fn finnish_order(text: &str) -> impl Ord + use<> {
    let composed = composed(text).into_owned();
    let letters: Vec<(u32, u8)> = composed
        .chars()
        .flat_map(char::to_lowercase)
        .flat_map(weights)
        .collect();
    let primary: Vec<u32> = letters.iter().map(|(letter, _)| *letter).collect();
    let marks: Vec<u8> = letters.iter().map(|(_, mark)| *mark).collect();
    (primary, marks, composed)
}

/// The place of a character in the alphabet, and whether it has a mark that counts only between equals. One character may stand for two.
fn weights(c: char) -> Vec<(u32, u8)> {
    // Above the code points that texts use (planes 0 to 15), so that digits sort after other signs, and letters after digits.
    const LETTERS: u32 = 0x20_0000;
    const DIGITS: u32 = 0x10_0000;
    let letter = |c: char| LETTERS + u32::from(c);
    let after_z = |place: u32| LETTERS + u32::from('z') + place;
    match c {
        'å' => vec![(after_z(1), 0)],
        'ä' => vec![(after_z(2), 0)],
        'æ' => vec![(after_z(2), 1)],
        'ö' => vec![(after_z(3), 0)],
        'ø' | 'õ' | 'ő' => vec![(after_z(3), 1)],
        'ü' | 'ű' => vec![(letter('y'), 1)],
        'ß' => vec![(letter('s'), 1), (letter('s'), 1)],
        'đ' | 'ð' => vec![(letter('d'), 1)],
        'ł' => vec![(letter('l'), 1)],
        'þ' => vec![(letter('t'), 1), (letter('h'), 1)],
        'a'..='z' => vec![(letter(c), 0)],
        c if c.is_ascii_digit() => vec![(DIGITS + u32::from(c), 0)],
        c => match c.nfd().next() {
            Some(base @ 'a'..='z') if base != c => vec![(letter(base), 1)],
            // Other alphabets stand after the Latin one.
            _ if c.is_alphabetic() => vec![(after_z(4) + u32::from(c), 0)],
            _ => vec![(u32::from(c), 0)],
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted<'a>(words: &[&'a str]) -> Vec<&'a str> {
        let mut words = words.to_vec();
        words.sort_by_cached_key(|word| finnish_order(word));
        words
    }

    #[test]
    fn the_order_is_that_of_a_finnish_dictionary() {
        for words in [
            &["aamu", "Åbo", "Ähtäri", "äänestys", "Öljy"][..],
            &["Šakki", "Sakko", "Seppä", "šeriffi"],
            &["edit", "édition", "eduskunta"],
            &["Müller", "Myllylä", "Möttönen"],
            &["- viiva", "1. kohta", "2. kohta", "a"],
            &["Kate", "kate", "katé"],
            &["talo", "talo 2", "talot"],
            &["zeta", "ångström", "äiti", "æro", "ökytalo", "ørsted", "Дума"],
        ] {
            let backwards: Vec<&str> = words.iter().rev().copied().collect();
            assert_eq!(sorted(&backwards), words);
        }
    }

    #[test]
    fn the_unicode_form_does_not_matter() {
        let order = |text| finnish_order(text);
        assert!(order("a\u{308}") == order("ä"));
        assert!(order("s\u{30c}akki") < order("sakko"));
    }

    proptest! {
        #[test]
        fn equal_order_means_equal_text(a in "\\PC{0,6}", b in "\\PC{0,6}") {
                        prop_assert_eq!(finnish_order(&a) == finnish_order(&b), composed(&a) == composed(&b));
        }
    }
}
