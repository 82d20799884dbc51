//! The characters that a face covers.

use vuosikello_core::turns_direction;

/// A set of characters, one bit each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Coverage {
    bits: Vec<u64>,
}

impl Coverage {
    pub(crate) fn insert(&mut self, code: u32) {
        let word = (code / 64) as usize;
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(word) {
            *bits |= 1 << (code % 64);
        }
    }

    /// The characters that all of some sets have.
    pub(crate) fn common(sets: [&Self; 4]) -> Self {
        let [first, others @ ..] = sets;
        let word = |(at, bits): (usize, &u64)| {
            let others = others.iter().map(|other| other.bits.get(at).copied());
            others.fold(*bits, |bits, other| bits & other.unwrap_or_default())
        };
        let bits = first.bits.iter().enumerate().map(word).collect();
        Self { bits }
    }

    pub(crate) fn contains(&self, character: char) -> bool {
        let code = u32::from(character);
        self.bits
            .get((code / 64) as usize)
            .is_some_and(|bits| bits & (1 << (code % 64)) != 0)
    }
}

/// Whether a character may be printed, although fonts map it to an empty glyph: not controls, and not the bidirectional controls
/// (U+202E and others), with which a name can pose as another.
pub(super) fn printable(character: char) -> bool {
    !character.is_control()
        && !turns_direction(character)
        && !matches!(character, '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_into_it() {
        let mut set = Coverage::default();
        set.insert(0x41);
        set.insert(0x1F600);
        assert!(set.contains('A') && set.contains('\u{1F600}'));
        assert!(!set.contains('B') && !set.contains('\u{10FFFF}'));
    }

    #[test]
    fn what_all_sets_have_is_common() {
        let of = |text: &str| {
            let mut set = Coverage::default();
            text.chars().for_each(|c| set.insert(c.into()));
            set
        };
        let common = Coverage::common([&of("abä😀"), &of("aä"), &of("bä😀"), &of("abcä")]);
        assert!(common.contains('ä'));
        assert!(!['a', 'b', 'c', '😀'].iter().any(|c| common.contains(*c)));
    }
}
