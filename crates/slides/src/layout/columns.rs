//! How wide the columns of a table are.

use crate::geometry::Emu;

/// What a column asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    /// Without it the column cannot be read.
    pub(super) hard: Emu,
    /// With it no word is broken.
    pub(super) soft: Emu,
    /// With it every cell stands on one line.
    pub(super) full: Emu,
}

/// The widths that share out `width`, in the order of the wishes; `None` if even the hard ones do not fit.
pub(super) fn share(wishes: &[Wish], width: Emu) -> Option<Vec<Emu>> {
    let total = |of: fn(&Wish) -> Emu| wishes.iter().map(of).sum::<Emu>();
    let (hard, soft, full) = (
        total(|wish| wish.hard),
        total(|wish| wish.soft),
        total(|wish| wish.full),
    );
    let widths: Vec<Emu> = if wishes.is_empty() || hard > width {
        return None;
    } else if full <= width {
        between(wishes, width - full, full, |wish| (wish.full, wish.full))
    } else if soft <= width {
        between(wishes, width - soft, full - soft, |wish| {
            (wish.soft, wish.full - wish.soft)
        })
    } else {
        between(wishes, width - hard, soft - hard, |wish| {
            (wish.hard, wish.soft - wish.hard)
        })
    };
    Some(widths)
}

/// The base width of each column with its part of `surplus`, in proportion to what it asks for beyond the base. What
/// rounding leaves over goes to the first column.
fn between(wishes: &[Wish], surplus: Emu, asked: Emu, of: impl Fn(&Wish) -> (Emu, Emu)) -> Vec<Emu> {
    let part = |more: Emu| (i128::from(surplus) * i128::from(more) / i128::from(asked.max(1))) as Emu;
    let mut widths: Vec<Emu> = wishes
        .iter()
        .map(|wish| {
            let (base, more) = of(wish);
            base + part(more)
        })
        .collect();
    let used: Emu = wishes.iter().map(|wish| part(of(wish).1)).sum();
    if let Some(first) = widths.first_mut() {
        *first += surplus - used;
    }
    widths
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wish(hard: Emu, soft: Emu, full: Emu) -> Wish {
        Wish { hard, soft, full }
    }

    #[test]
    fn columns_get_what_they_need_before_others_get_more() {
        let wishes = [wish(10, 30, 200), wish(20, 20, 20)];
        assert_eq!(share(&wishes, 440), Some(vec![400, 40]));
        assert_eq!(share(&wishes, 100), Some(vec![80, 20]));
        assert_eq!(share(&wishes, 40), Some(vec![20, 20]));
        assert_eq!(share(&wishes, 29), None);
    }

    proptest! {
        #[test]
        fn widths_fill_the_table_and_keep_what_is_needed(
            wishes in proptest::collection::vec((1i64..1000, 0i64..2000, 0i64..9000), 1..12),
            width in 1i64..30_000,
        ) {
            let wishes: Vec<Wish> =
                wishes.into_iter().map(|(hard, soft, full)| wish(hard, hard + soft, hard + soft + full)).collect();
            match share(&wishes, width) {
                Some(widths) => {
                    prop_assert_eq!(widths.iter().sum::<Emu>(), width);
                    for (got, wish) in widths.iter().zip(&wishes) {
                        prop_assert!(*got >= wish.hard);
                    }
                }
                None => prop_assert!(wishes.iter().map(|wish| wish.hard).sum::<Emu>() > width),
            }
        }
    }
}
