//! The ends of an axis whose values lie in a known range. What is not fixed the program that shows the chart chooses, also
//! when the data are edited; fixed is only what it would choose worse.

use vuosikello_document::Chart;

use crate::room::{Bounds, Labels};
use crate::scale::unit_decimals;
use crate::{kind, values};

/// An axis with a step for each unit has at most so many: grades from 0 to 10 and two to spare.
const MOST_STEPS: i64 = 12;
/// The axis of values that lie in a known range, such as grades.
pub(super) fn of_range(chart: &Chart, (least, most): (i64, i64), labels: &Labels) -> Bounds {
    let is_inside = values::ends(chart).is_none_or(|(low, high)| least <= low && high <= most);
    if least >= most || !is_inside {
        return Bounds::default();
    }
    let unit = 10i64.pow(unit_decimals(chart.unit));
    let is_whole = least % unit == 0 && most % unit == 0;
    Bounds {
        least: Some(least),
        // The label of a bar that reaches the end of the range has its room beyond it.
        most: Some(most).filter(|_| !kind::stands_on_zero(chart.kind) || *labels == Labels::None),
        step: Some(unit).filter(|_| is_whole && (most / unit - least / unit) <= MOST_STEPS),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vuosikello_document::{ChartKind, Unit};

    use super::*;
    use crate::room::LabelRoom;

    fn chart(kind: ChartKind, values: &[i64]) -> Chart {
        Chart::new(kind, Unit::Number { decimals: 2 }, "", "Kuvaus")
            .categories(vec!["A"; values.len()])
            .series("S", values.iter().copied().map(Some))
    }

    fn lines(values: [i64; 2]) -> Option<i64> {
        kind::bounds(&chart(ChartKind::Lines, &values), None).least
    }

    #[test]
    fn lines_begin_where_their_changes_can_be_seen() {
        assert_eq!(lines([67, 86]), Some(40));
        assert_eq!(lines([850, 900]), Some(800));
        assert_eq!(lines([10, 90]), None);
        assert_eq!(lines([-5, 33]), None);
        assert_eq!(lines([7, 7]), None);
        assert_eq!(lines([i64::MIN, i64::MAX]), None);
    }

    #[test]
    fn grades_have_their_scale() {
        let grades = chart(ChartKind::ClusteredBars, &[733, 900]);
        let scale = of_range(&grades, (400, 1_000), &Labels::None);
        assert_eq!(
            (scale.least, scale.most, scale.step),
            (Some(400), Some(1_000), Some(100))
        );
        assert_eq!(of_range(&grades, (400, 1_000), &Labels::All).most, None);
        // A value outside makes the range a mistake.
        assert_eq!(of_range(&grades, (400, 800), &Labels::None), Bounds::default());
        assert_eq!(of_range(&grades, (5, 5), &Labels::None), Bounds::default());
    }

    #[test]
    fn bars_begin_at_zero() {
        let of = |values: &[i64]| kind::bounds(&chart(ChartKind::ClusteredBars, values), None);
        assert_eq!((of(&[5, 0]).least, of(&[5, 0]).most), (Some(0), None));
        assert_eq!((of(&[-5, 0]).least, of(&[-5, 0]).most), (None, Some(0)));
        assert_eq!(of(&[-5, 5]), Bounds::default());
        assert_eq!(of(&[]), Bounds::default());
    }

    proptest! {
        #[test]
        fn labels_have_their_room_beyond_the_bars(
            least in -1_000_000_000_000i64..-10_000, most in 0i64..1_000_000_000_000, before in 1i64..200, after in 1i64..200,
        ) {
            let room = LabelRoom { labels: [before, after], plot: 1_000 };
            let (from, to) = room.around(least, most).unwrap();
            let all = i128::from(to) - i128::from(from);
            prop_assert!((i128::from(least) - i128::from(from)) * 1_000 >= i128::from(before) * all * 95 / 100);
            prop_assert!((i128::from(to) - i128::from(most)) * 1_000 >= i128::from(after) * all * 95 / 100);
        }
    }
}
