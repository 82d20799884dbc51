//! The losses of a reading.

use crate::read::report::{Loss, LossKind, Place, Weight};
use crate::read::text;

/// The most losses of a weight that are listed; further ones are counted.
const MOST: usize = 2_000;

/// The longest text of a loss that is kept, in bytes.
pub(in crate::read) const LONGEST: usize = 20_000;

/// The losses so far.
#[derive(Debug, Default)]
pub(in crate::read) struct Losses {
    list: Vec<Loss>,
    listed: [usize; 2],
    unlisted: [usize; 2],
    /// The losses of look of the paragraph being read, each kind once, with their places in the list.
    of_paragraph: Vec<usize>,
}

impl Losses {
    pub(in crate::read) fn begin_paragraph(&mut self) {
        self.of_paragraph.clear();
    }

    /// Adds a loss with its words. The place is asked for only where it is told: the losses of look of one kind in one
    /// paragraph are one.
    pub(in crate::read) fn add(
        &mut self,
        kind: LossKind,
        weight: Weight,
        words: &str,
        place: impl FnOnce() -> Place,
    ) {
        let slot = weight as usize;
        if weight == Weight::Look {
            for at in &self.of_paragraph {
                if let Some(loss) = self.list.get_mut(*at).filter(|loss| loss.kind == kind) {
                    loss.count += 1;
                    if loss.kind == LossKind::HiddenText && loss.words.len() < LONGEST {
                        loss.words.push_str(words);
                        loss.excerpt = text::shortened(&loss.words);
                    }
                    return;
                }
            }
        }
        let full = self.listed.get(slot).is_some_and(|listed| *listed >= MOST);
        let count = if full {
            self.unlisted.get_mut(slot)
        } else {
            self.listed.get_mut(slot)
        };
        if let Some(count) = count {
            *count += 1;
        }
        if full {
            return;
        }
        let keeps_words =
            weight == Weight::Content || matches!(kind, LossKind::HiddenText | LossKind::ContentsEntry);
        if weight == Weight::Look {
            self.of_paragraph.push(self.list.len());
        }
        self.list.push(Loss {
            kind,
            weight,
            place: place(),
            excerpt: text::shortened(words),
            count: 1,
            words: if keeps_words {
                words.to_owned()
            } else {
                String::new()
            },
        });
    }

    /// The losses, and how many more there were, by weight.
    pub(in crate::read) fn finish(self) -> (Vec<Loss>, [usize; 2]) {
        (self.list, self.unlisted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_of_a_paragraph_are_told_once_and_content_each_time() {
        let mut losses = Losses::default();
        let add = |losses: &mut Losses, kind, weight| losses.add(kind, weight, "x", Place::default);
        for _ in 0..3 {
            add(&mut losses, LossKind::Colour, Weight::Look);
            add(&mut losses, LossKind::TextBox, Weight::Content);
        }
        losses.begin_paragraph();
        add(&mut losses, LossKind::Colour, Weight::Look);
        let (list, unlisted) = losses.finish();
        let counts: Vec<usize> = list.iter().map(|loss| loss.count).collect();
        assert_eq!((counts, unlisted), (vec![3, 1, 1, 1, 1], [0, 0]));
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let mut losses = Losses::default();
        for _ in 0..MOST + 5 {
            losses.add(LossKind::TextBox, Weight::Content, "", Place::default);
        }
        let (list, unlisted) = losses.finish();
        assert_eq!((list.len(), unlisted), (MOST, [5, 0]));
    }
}
