//! Sets of character codes.

/// A set of codes of two bytes.
#[derive(Debug, Default)]
pub(super) struct Codes(Vec<u64>);

impl Codes {
    pub(super) fn add(&mut self, code: u16) {
        let word = usize::from(code >> 6);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << (code & 63);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The codes in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            (0..64)
                .filter(move |bit| word >> bit & 1 == 1)
                .map(move |bit| (at << 6 | bit) as u16)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Codes;

    #[test]
    fn codes_come_back_once_and_in_order() {
        let mut codes = Codes::default();
        for code in [65_535, 64, 0, 64, 63] {
            codes.add(code);
        }
        assert_eq!(codes.iter().collect::<Vec<_>>(), [0, 63, 64, 65_535]);
    }
}
