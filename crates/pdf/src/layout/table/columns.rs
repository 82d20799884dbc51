//! The widths of columns.

/// The width that a column needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Need {
    /// The narrowest width in which no word and no figure is broken that should not be.
    pub(super) least: f32,
    /// The narrowest width in which words are divided at most where their parts meet; `least` or more.
    pub(super) whole: f32,
    /// Its share of the width, relative to the others.
    pub(super) weight: f32,
    /// Whether it holds figures, which are broken last.
    pub(super) firm: bool,
}

/// Divides `room` by weight, but gives no column less than it needs while all needs can be met. Where they cannot, columns of
/// text give way first, down to `floor`, and then columns of figures.
pub(super) fn share_out(needs: &[Need], room: f32, floor: f32) -> Vec<f32> {
    let sum: f32 = needs.iter().map(|need| need.least).sum();
    if sum > room {
        return squeeze(needs, room, floor);
    }
    let needs = &with_whole_words(needs, room - sum);
    let weight = |need: &Need| {
        if need.weight.is_finite() {
            need.weight.max(0.01)
        } else {
            1.0
        }
    };
    let mut widths = vec![0.0; needs.len()];
    let mut settled = vec![false; needs.len()];
    loop {
        let taken: f32 = widths
            .iter()
            .zip(&settled)
            .filter(|(_, settled)| **settled)
            .map(|(width, _)| width)
            .sum();
        let weights: f32 = needs
            .iter()
            .zip(&settled)
            .filter(|(_, s)| !**s)
            .map(|(need, _)| weight(need))
            .sum();
        let mut changed = false;
        for ((need, width), settled) in needs
            .iter()
            .zip(&mut widths)
            .zip(&mut settled)
            .filter(|(_, s)| !**s)
        {
            *width = (room - taken) * weight(need) / weights;
            if *width < need.least {
                (*width, *settled, changed) = (need.least, true, true);
            }
        }
        if !changed {
            return widths;
        }
    }
}

/// The needs with as many columns as `spare` allows raised to where their words stay whole, those that need least for it first.
fn with_whole_words(needs: &[Need], mut spare: f32) -> Vec<Need> {
    let mut order: Vec<usize> = (0..needs.len()).collect();
    let more = |index: &usize| needs.get(*index).map_or(0.0, |need| need.whole - need.least);
    order.sort_by(|a, b| more(a).total_cmp(&more(b)));
    let mut raised = needs.to_vec();
    for index in order {
        if let Some(need) = raised.get_mut(index)
            && need.whole - need.least <= spare
        {
            spare -= need.whole - need.least;
            need.least = need.whole;
        }
    }
    raised
}

/// The widths when not all needs can be met.
fn squeeze(needs: &[Need], room: f32, floor: f32) -> Vec<f32> {
    let least = |need: &Need| {
        if need.firm {
            need.least
        } else {
            need.least.min(floor)
        }
    };
    let sum: f32 = needs.iter().map(least).sum();
    if sum > room {
        // Not even then: every column gets the same, or what it needs if that is less.
        return level(needs, room);
    }
    let wish: f32 = needs.iter().map(|need| need.least - least(need)).sum();
    let share = if wish > 0.0 { (room - sum) / wish } else { 0.0 };
    needs
        .iter()
        .map(|need| least(need) + share * (need.least - least(need)))
        .collect()
}

/// Widths of which the greatest are cut down to one common width.
fn level(needs: &[Need], room: f32) -> Vec<f32> {
    let mut sorted: Vec<f32> = needs.iter().map(|need| need.least).collect();
    sorted.sort_by(f32::total_cmp);
    let (mut left, mut count) = (room, sorted.len());
    for need in sorted {
        let common = left / count as f32;
        if need > common {
            return needs.iter().map(|need| need.least.min(common)).collect();
        }
        left -= need;
        count -= 1;
    }
    needs.iter().map(|need| need.least).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn need(least: f32, weight: f32, firm: bool) -> Need {
        Need {
            least,
            whole: least,
            weight,
            firm,
        }
    }

    #[test]
    fn width_is_shared_by_weight_when_there_is_enough() {
        assert_eq!(
            share_out(&[need(10.0, 3.0, false), need(10.0, 1.0, true)], 100.0, 5.0),
            [75.0, 25.0]
        );
    }

    #[test]
    fn a_column_is_widened_to_what_it_needs() {
        assert_eq!(
            share_out(&[need(10.0, 3.0, false), need(40.0, 1.0, true)], 100.0, 5.0),
            [60.0, 40.0]
        );
    }

    #[test]
    fn text_gives_way_before_figures() {
        assert_eq!(
            share_out(&[need(80.0, 1.0, false), need(60.0, 1.0, true)], 100.0, 5.0),
            [40.0, 60.0]
        );
    }

    #[test]
    fn words_stay_whole_in_as_many_columns_as_there_is_room_for() {
        let needs = [(10.0, 60.0), (10.0, 30.0), (10.0, 12.0)];
        let needs = needs.map(|(least, whole)| Need {
            whole,
            ..need(least, 0.01, false)
        });
        let widths = share_out(&[needs[0], needs[1], needs[2], need(10.0, 9.0, false)], 80.0, 5.0);
        assert!(
            widths[1] >= 30.0 && widths[2] >= 12.0 && widths[0] < 60.0,
            "{widths:?}"
        );
    }

    proptest! {
        #[test]
        fn widths_fill_the_room_and_are_never_negative(
            needs in prop::collection::vec((0.0f32..300.0, 0.0f32..10.0, any::<bool>()), 1..20),
        ) {
            let needs: Vec<Need> = needs.iter().map(|(l, w, f)| need(*l, *w, *f)).collect();
            let widths = share_out(&needs, 480.0, 10.0);
            prop_assert!(widths.iter().all(|width| *width >= 0.0));
            prop_assert!(widths.iter().sum::<f32>() <= 480.5);
        }
    }
}
