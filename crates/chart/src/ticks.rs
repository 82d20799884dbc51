//! Round numbers along an axis of values.

/// The most intervals between ticks. With more, their figures stand closer than the lines of a text.
const MOST_INTERVALS: i128 = 5;
/// The fewest, where the values themselves have fewer: one line in the middle is needed to estimate by.
const FEWEST_INTERVALS: i128 = 2;
/// The intervals of an axis on which everything is zero.
const INTERVALS_OF_NOTHING: i128 = 4;
/// A value is too close to the end of an axis when it lies within one part of so many: the height of a mark.
const CLOSE: i128 = 16;

/// Ticks at round numbers, in units of the values of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ticks {
    pub(crate) first: i128,
    pub(crate) last: i128,
    pub(crate) step: i128,
}

impl Ticks {
    /// Ticks around all that lies between `least` and `greatest`, three to six of them, at multiples of 1, 2, 2.5 or 5
    /// times a power of ten. Where both are zero, `one` tells how large the steps shall be.
    pub(crate) fn around(least: i128, greatest: i128, one: i128) -> Ticks {
        if least == 0 && greatest == 0 {
            return Ticks {
                first: 0,
                last: one * INTERVALS_OF_NOTHING,
                step: one,
            };
        }
        let mut power = 1;
        loop {
            // Two and a half ones are no whole number: there it is two again.
            for step in [power, 2 * power, power * 5 / 2, 5 * power] {
                let (first, last) = (least.div_euclid(step), -(-greatest).div_euclid(step));
                if last - first <= MOST_INTERVALS {
                    return Ticks::with(first, last, step);
                }
            }
            power *= 10;
        }
    }

    /// Ticks at multiples of a step, from one to another, and more of them where they are few.
    fn with(first: i128, last: i128, step: i128) -> Ticks {
        let lacking = (FEWEST_INTERVALS - (last - first)).max(0);
        // Away from zero, which a bar begins at.
        let (first, last) = if last <= 0 {
            (first - lacking, last)
        } else {
            (first, last + lacking)
        };
        Ticks {
            first: first * step,
            last: last * step,
            step,
        }
    }

    /// One tick more at the lower end where the least value is so close to it that it would be taken for nothing.
    pub(crate) fn clear_of(self, least: i128) -> Ticks {
        if (least - self.first) * CLOSE >= self.last - self.first {
            return self;
        }
        Ticks {
            first: self.first - self.step,
            ..self
        }
    }

    pub(crate) fn values(self) -> impl Iterator<Item = i128> {
        let count = (self.last - self.first) / self.step;
        (0..=count).map(move |index| self.first + index * self.step)
    }

    /// Where a value stands: 0 at the first tick, 1 at the last.
    pub(crate) fn share(self, value: i128) -> f32 {
        ((value - self.first) as f64 / (self.last - self.first) as f64) as f32
    }
}

/// The greatest power of ten that is not above a positive number.
pub(crate) fn power_of_ten(number: i128) -> i128 {
    let mut power = 1;
    while power * 10 <= number {
        power *= 10;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(least: i128, greatest: i128) -> Vec<i128> {
        Ticks::around(least, greatest, 100).values().collect()
    }

    #[test]
    fn ticks_are_at_round_numbers() {
        assert_eq!(ticks(0, 100), [0, 20, 40, 60, 80, 100]);
        assert_eq!(ticks(0, 101), [0, 25, 50, 75, 100, 125]);
        assert_eq!(ticks(0, 7), [0, 2, 4, 6, 8]);
        assert_eq!(ticks(-30, 65), [-50, -25, 0, 25, 50, 75]);
        assert_eq!(ticks(812, 895), [800, 820, 840, 860, 880, 900]);
    }

    #[test]
    fn hardly_any_difference_has_ticks_too() {
        assert_eq!(ticks(0, 0), [0, 100, 200, 300, 400]);
        assert_eq!(ticks(0, 1), [0, 1, 2]);
        assert_eq!(ticks(-1, 0), [-2, -1, 0]);
    }

    #[test]
    fn the_least_value_does_not_lie_on_the_edge() {
        let ticks = Ticks::around(701, 921, 1);
        assert_eq!((ticks.first, ticks.clear_of(701).first), (700, 650));
        assert_eq!(ticks.clear_of(740), ticks);
    }

    proptest! {
        #[test]
        fn ticks_cover_the_values_and_are_few_and_round(
            one in any::<i64>(), other in any::<i64>(), shift in 0u32..60, close in any::<bool>(),
        ) {
            let (one, other) = (i128::from(one >> shift), i128::from(other >> shift));
            let (least, greatest) = (one.min(other), one.max(other));
            let ticks = Ticks::around(least, greatest, 100).clear_of(if close { least } else { greatest });
            prop_assert!(ticks.first <= least && greatest <= ticks.last);
            let values: Vec<i128> = ticks.values().collect();
            prop_assert!((3..=7).contains(&values.len()), "{:?}", values);
            prop_assert_eq!(values.last().copied(), Some(ticks.last));
            prop_assert!(values.iter().all(|value| value % ticks.step == 0));
            let digits = ticks.step.to_string();
            prop_assert!(["1", "2", "25", "5"].contains(&digits.trim_end_matches('0')), "{}", digits);
        }

        #[test]
        fn shares_lie_between_nothing_and_all(values in prop::collection::vec(any::<i64>(), 1..9)) {
            let values: Vec<i128> = values.into_iter().map(i128::from).collect();
            let (least, greatest) = (values.iter().min().unwrap(), values.iter().max().unwrap());
            let ticks = Ticks::around(*least, *greatest, 1);
            prop_assert!(values.iter().all(|value| (0.0..=1.0).contains(&ticks.share(*value))));
        }
    }
}
