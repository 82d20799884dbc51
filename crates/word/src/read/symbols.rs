//! Characters of symbol typefaces: what they look like, in Unicode.
//!
//! Such a typeface shows signs in the places of letters. A file has the letter, or the letter moved to the private use area at
//! U+F000.

/// The character that a letter of a typeface looks like; `None` if the typeface shows letters as they are, or the sign is not known.
pub(super) fn character(font: &str, letter: char) -> Option<char> {
    let is_moved = is_private(letter);
    if !is_moved && !letter.is_ascii_graphic() && !matches!(letter, '\u{a0}'..='\u{ff}') {
        return None;
    }
    let table: &[(u8, char)] = match font {
        "Symbol" => &SYMBOL,
        "Wingdings" => &WINGDINGS,
        // Bullets are moved letters of Symbol whatever typeface a run names for the rest of its text.
        _ if is_moved => &BULLETS,
        _ => return None,
    };
    let code = u8::try_from(u32::from(letter) & 0xff).ok()?;
    let at = table.binary_search_by_key(&code, |(code, _)| *code).ok()?;
    table.get(at).map(|(_, character)| *character)
}

/// Whether a character is a letter of a symbol typeface, moved to the private use area.
pub(super) fn is_private(character: char) -> bool {
    matches!(character, '\u{f020}'..='\u{f0ff}')
}

const BULLETS: [(u8, char); 3] = [(0xa7, '▪'), (0xb7, '•'), (0xd8, '➢')];

/// The encoding of the typeface Symbol, but for what is the same in ASCII.
const SYMBOL: [(u8, char); 148] = [
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2a, '∗'),
    (0x2d, '−'),
    (0x40, '≅'),
    (0x41, 'Α'),
    (0x42, 'Β'),
    (0x43, 'Χ'),
    (0x44, 'Δ'),
    (0x45, 'Ε'),
    (0x46, 'Φ'),
    (0x47, 'Γ'),
    (0x48, 'Η'),
    (0x49, 'Ι'),
    (0x4a, 'ϑ'),
    (0x4b, 'Κ'),
    (0x4c, 'Λ'),
    (0x4d, 'Μ'),
    (0x4e, 'Ν'),
    (0x4f, 'Ο'),
    (0x50, 'Π'),
    (0x51, 'Θ'),
    (0x52, 'Ρ'),
    (0x53, 'Σ'),
    (0x54, 'Τ'),
    (0x55, 'Υ'),
    (0x56, 'ς'),
    (0x57, 'Ω'),
    (0x58, 'Ξ'),
    (0x59, 'Ψ'),
    (0x5a, 'Ζ'),
    (0x5c, '∴'),
    (0x5e, '⊥'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x63, 'χ'),
    (0x64, 'δ'),
    (0x65, 'ε'),
    (0x66, 'φ'),
    (0x67, 'γ'),
    (0x68, 'η'),
    (0x69, 'ι'),
    (0x6a, 'ϕ'),
    (0x6b, 'κ'),
    (0x6c, 'λ'),
    (0x6d, 'μ'),
    (0x6e, 'ν'),
    (0x6f, 'ο'),
    (0x70, 'π'),
    (0x71, 'θ'),
    (0x72, 'ρ'),
    (0x73, 'σ'),
    (0x74, 'τ'),
    (0x75, 'υ'),
    (0x76, 'ϖ'),
    (0x77, 'ω'),
    (0x78, 'ξ'),
    (0x79, 'ψ'),
    (0x7a, 'ζ'),
    (0x7e, '∼'),
    (0xa0, '€'),
    (0xa1, 'ϒ'),
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa4, '⁄'),
    (0xa5, '∞'),
    (0xa6, 'ƒ'),
    (0xa7, '♣'),
    (0xa8, '♦'),
    (0xa9, '♥'),
    (0xaa, '♠'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb5, '∝'),
    (0xb6, '∂'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xba, '≡'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xbf, '↵'),
    (0xc0, 'ℵ'),
    (0xc1, 'ℑ'),
    (0xc2, 'ℜ'),
    (0xc3, '℘'),
    (0xc4, '⊗'),
    (0xc5, '⊕'),
    (0xc6, '∅'),
    (0xc7, '∩'),
    (0xc8, '∪'),
    (0xc9, '⊃'),
    (0xca, '⊇'),
    (0xcb, '⊄'),
    (0xcc, '⊂'),
    (0xcd, '⊆'),
    (0xce, '∈'),
    (0xcf, '∉'),
    (0xd0, '∠'),
    (0xd1, '∇'),
    (0xd2, '®'),
    (0xd3, '©'),
    (0xd4, '™'),
    (0xd5, '∏'),
    (0xd6, '√'),
    (0xd7, '⋅'),
    (0xd8, '¬'),
    (0xd9, '∧'),
    (0xda, '∨'),
    (0xdb, '⇔'),
    (0xdc, '⇐'),
    (0xdd, '⇑'),
    (0xde, '⇒'),
    (0xdf, '⇓'),
    (0xe0, '◊'),
    (0xe1, '〈'),
    (0xe2, '®'),
    (0xe3, '©'),
    (0xe4, '™'),
    (0xe5, '∑'),
    (0xe6, '⎛'),
    (0xe7, '⎜'),
    (0xe8, '⎝'),
    (0xe9, '⎡'),
    (0xea, '⎢'),
    (0xeb, '⎣'),
    (0xec, '⎧'),
    (0xed, '⎨'),
    (0xee, '⎩'),
    (0xef, '⎪'),
    (0xf1, '〉'),
    (0xf2, '∫'),
    (0xf3, '⌠'),
    (0xf4, '⎮'),
    (0xf5, '⌡'),
    (0xf6, '⎞'),
    (0xf7, '⎟'),
    (0xf8, '⎠'),
    (0xf9, '⎤'),
];

/// The signs of Wingdings that texts and forms use.
const WINGDINGS: [(u8, char); 32] = [
    (0x21, '✏'),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x46, '☞'),
    (0x4a, '☺'),
    (0x4c, '☹'),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_order() {
        for table in [&BULLETS[..], &SYMBOL[..], &WINGDINGS[..]] {
            assert!(table.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }

    #[test]
    fn signs_are_found_by_letter_and_by_moved_letter() {
        assert_eq!(character("Symbol", '\u{f0b3}'), Some('≥'));
        assert_eq!(character("Symbol", 'a'), Some('α'));
        assert_eq!(character("Wingdings", '\u{f0fc}'), Some('✓'));
        assert_eq!(character("Arial", '\u{f0b7}'), Some('•'));
        assert_eq!(character("Arial", 'a'), None);
        assert_eq!(character("Wingdings", '\u{f080}'), None);
        // 0xC4 and 0xE4 of the Symbol encoding (Adobe's symbol.txt).
        assert_eq!(character("Symbol", 'Ä'), Some('⊗'));
        assert_eq!(character("Symbol", 'ä'), Some('™'));
        assert_eq!(character("Symbol", '€'), None);
    }
}
