//! The widths of columns.

/// The width that a column needs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Need {
    /// The narrowest width in which no word and no figure is broken that should not be.
    pub(super) least: f32,
    /// The widths of the parts of words, names and figures in it, which a line holds whole if it can, in order ([`grouped`]).
    pub(super) pieces: Vec<Piece>,
    /// Its share of the width, relative to the others.
    pub(super) weight: f32,
    /// Whether it holds figures, which are broken last.
    pub(super) firm: bool,
}

/// A part of a word between the seams of a compound, a name, or a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    pub(super) width: f32,
    /// How bad it is to divide it: 1, and more in a header, which each page repeats.
    pub(super) weight: f32,
}

/// Pieces in the order of their widths, with those of nearly the same width as one: columns of thousands of words have some hundred
/// steps, not thousands.
pub(super) fn grouped(mut pieces: Vec<Piece>) -> Vec<Piece> {
    /// In points.
    const SAME: f32 = 1.0;
    pieces.sort_by(|a, b| a.width.total_cmp(&b.width));
    let mut grouped: Vec<Piece> = Vec::new();
    let mut begin = f32::MIN;
    for piece in pieces {
        match grouped.last_mut() {
            Some(group) if piece.width - begin <= SAME => {
                group.width = piece.width;
                group.weight += piece.weight;
            }
            _ => {
                begin = piece.width;
                grouped.push(piece);
            }
        }
    }
    grouped
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

/// The needs with columns raised as far as `spare` allows, so that as few pieces as possible are divided: always by the step that keeps the
/// most pieces whole for its width. All or nothing by column would leave a column of names in syllables for one long word in another.
fn with_whole_words(needs: &[Need], mut spare: f32) -> Vec<Need> {
    let mut raised = needs.to_vec();
    for need in &mut raised {
        need.pieces.retain(|piece| piece.width > need.least);
    }
    loop {
        let steps = raised
            .iter()
            .enumerate()
            .filter_map(|(index, need)| Some((index, best_step(need, spare)?)));
        let Some((index, step)) = steps.max_by(|(_, a), (_, b)| a.gain.total_cmp(&b.gain)) else {
            return raised;
        };
        let Some(need) = raised.get_mut(index) else {
            return raised;
        };
        spare -= step.to - need.least;
        need.least = step.to;
        need.pieces.retain(|piece| piece.width > step.to);
    }
}

/// A column made wider.
struct Step {
    /// Its new width.
    to: f32,
    /// The weight of the pieces that it keeps whole, by point of width.
    gain: f32,
}

/// The step of a column that gains most by point of width, of those for which there is room.
fn best_step(need: &Need, spare: f32) -> Option<Step> {
    let mut weight = 0.0;
    let mut steps: Vec<Step> = Vec::new();
    for piece in &need.pieces {
        let more = piece.width - need.least;
        if more > spare {
            break;
        }
        weight += piece.weight;
        steps.push(Step {
            to: piece.width,
            gain: weight / more.max(0.01),
        });
    }
    steps.into_iter().max_by(|a, b| a.gain.total_cmp(&b.gain))
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
            pieces: Vec::new(),
            weight,
            firm,
        }
    }

    fn wanting(least: f32, pieces: &[f32]) -> Need {
        let piece = |width: &f32| Piece {
            width: *width,
            weight: 1.0,
        };
        Need {
            pieces: pieces.iter().map(piece).collect(),
            ..need(least, 0.01, false)
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
        let needs = [
            wanting(10.0, &[60.0]),
            wanting(10.0, &[30.0]),
            wanting(10.0, &[12.0]),
            need(10.0, 9.0, false),
        ];
        let widths = share_out(&needs, 80.0, 5.0);
        assert!(
            widths[1] >= 30.0 && widths[2] >= 12.0 && widths[0] < 60.0,
            "{widths:?}"
        );
    }

    #[test]
    fn one_long_word_does_not_leave_a_column_of_names_in_syllables() {
        let names = wanting(20.0, &[50.0, 52.0, 55.0, 56.0, 58.0, 90.0]);
        let texts = wanting(30.0, &[40.0, 75.0]);
        let widths = share_out(&[names, texts], 105.0, 5.0);
        assert!(widths[0] >= 58.0 && widths[1] >= 40.0, "{widths:?}");
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
