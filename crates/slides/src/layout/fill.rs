//! Filling slides with what has been measured.

use std::ops::Range;

use crate::geometry::Emu;

/// The height of something that stays whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) height: Emu,
    /// Whether it should stand on the same slide as the next item of its group.
    pub(super) keep: bool,
}

/// A group of items that follow each other: the paragraphs of a text, the rows of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Measured {
    /// What the group takes on each slide besides its items: the header row of a table, the insets of a text box.
    pub(super) lead: Emu,
    pub(super) items: Vec<Item>,
    /// Whether the group takes what room the others leave.
    pub(super) stretch: bool,
}

/// Items of a group that stand on one slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Portion {
    pub(super) group: usize,
    pub(super) items: Range<usize>,
    pub(super) height: Emu,
}

/// Fills as few slides as it can with the groups in their order, each slide from the top. `None` if an item is higher
/// than a slide.
pub(super) fn fill(groups: &[Measured], height: Emu, gap: Emu) -> Option<Vec<Vec<Portion>>> {
    let mut slides: Vec<Vec<Portion>> = Vec::new();
    let mut slide: Vec<Portion> = Vec::new();
    let mut used = 0;
    for (number, group) in groups.iter().enumerate() {
        let mut at = 0;
        while let Some(item) = group.items.get(at) {
            let begun = slide.last_mut().filter(|part| part.group == number);
            let is_empty = begun.is_none() && used == 0;
            let more = match &begun {
                Some(_) => item.height,
                None => item.height + group.lead + if used > 0 { gap } else { 0 },
            };
            let rest = group.items.get(at..).unwrap_or_default();
            let kept = rest
                .iter()
                .zip(rest.iter().skip(1))
                .take_while(|(item, _)| item.keep);
            let following: Emu = kept.map(|(_, next)| next.height).sum();
            // What should stay together is parted only where both together are higher than a slide.
            let together = item.height + following + group.lead <= height;
            let wanted = if together { more + following } else { more };
            if used + wanted > height && !is_empty {
                slides.push(std::mem::take(&mut slide));
                used = 0;
                continue;
            }
            if used + more > height {
                return None;
            }
            used += more;
            match begun {
                Some(part) => {
                    part.items.end += 1;
                    part.height += item.height;
                }
                None => slide.push(Portion {
                    group: number,
                    items: at..at + 1,
                    height: item.height + group.lead,
                }),
            }
            at += 1;
        }
    }
    if !slide.is_empty() {
        slides.push(slide);
    }
    Some(slides)
}

/// Fills the slides evenly: as few as [`fill`] takes, but none is full while another is nearly empty. Groups that
/// stretch take what room is left.
pub(super) fn fill_evenly(groups: &[Measured], height: Emu, gap: Emu) -> Option<Vec<Vec<Portion>>> {
    let mut best = fill(groups, height, gap)?;
    if best.len() > 1 && !groups.iter().any(|group| group.stretch) {
        // The least height at which the number of slides stays.
        let (mut low, mut high) = (height / 4, height);
        for _ in 0..12 {
            let middle = i64::midpoint(low, high);
            match fill(groups, middle, gap).filter(|slides| slides.len() == best.len()) {
                Some(slides) => (best, high) = (slides, middle),
                None => low = middle,
            }
        }
    }
    for slide in &mut best {
        let gaps = gap * (slide.len() as Emu - 1);
        let used: Emu = slide.iter().map(|part| part.height).sum();
        let stretches = |part: &Portion| groups.get(part.group).is_some_and(|group| group.stretch);
        let count = slide.iter().filter(|part| stretches(part)).count() as Emu;
        for part in slide.iter_mut().filter(|part| stretches(part)) {
            part.height += (height - gaps - used) / count.max(1);
        }
    }
    Some(best)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn group(lead: Emu, heights: &[Emu]) -> Measured {
        let items = heights.iter().map(|height| Item {
            height: *height,
            keep: false,
        });
        Measured {
            lead,
            items: items.collect(),
            stretch: false,
        }
    }

    fn shape(slides: &[Vec<Portion>]) -> Vec<Vec<(usize, Range<usize>)>> {
        let parts = |slide: &Vec<Portion>| {
            let part = |part: &Portion| (part.group, part.items.clone());
            slide.iter().map(part).collect()
        };
        slides.iter().map(parts).collect()
    }

    #[test]
    fn a_long_table_continues_with_its_header() {
        let slides = fill(&[group(10, &[20; 7])], 60, 5).unwrap();
        assert_eq!(
            shape(&slides),
            [vec![(0, 0..2)], vec![(0, 2..4)], vec![(0, 4..6)], vec![(0, 6..7)]]
        );
        assert_eq!(slides[0][0].height, 50);
    }

    #[test]
    fn slides_are_filled_evenly() {
        let slides = fill_evenly(&[group(10, &[10; 11])], 110, 5).unwrap();
        assert_eq!(shape(&slides), [vec![(0, 0..6)], vec![(0, 6..11)]]);
    }

    #[test]
    fn what_belongs_together_stays_together() {
        let mut table = group(10, &[20, 20, 20]);
        table.items[1].keep = true;
        assert_eq!(
            shape(&fill(&[table], 60, 5).unwrap()),
            [vec![(0, 0..1)], vec![(0, 1..3)]]
        );
        let mut high = group(0, &[40, 40]);
        high.items[0].keep = true;
        assert_eq!(fill(&[high], 60, 5).unwrap().len(), 2);
    }

    #[test]
    fn a_chart_takes_the_room_that_is_left() {
        let mut chart = group(0, &[30]);
        chart.stretch = true;
        let slides = fill_evenly(&[group(0, &[20]), chart], 100, 5).unwrap();
        assert_eq!(slides.len(), 1);
        assert_eq!(slides[0][1].height, 75);
    }

    #[test]
    fn an_item_higher_than_a_slide_does_not_fit() {
        assert_eq!(fill(&[group(10, &[51])], 60, 5), None);
    }

    proptest! {
        #[test]
        fn every_item_stands_once_and_no_slide_overflows(
            groups in proptest::collection::vec(
                (0i64..20, proptest::collection::vec((1i64..40, any::<bool>()), 1..30), any::<bool>()), 0..5),
            evenly in any::<bool>(),
        ) {
            let groups: Vec<Measured> = groups.into_iter().map(|(lead, items, stretch)| Measured {
                lead,
                items: items.into_iter().map(|(height, keep)| Item { height, keep }).collect(),
                stretch,
            }).collect();
            let slides = if evenly { fill_evenly(&groups, 60, 5) } else { fill(&groups, 60, 5) };
            let slides = slides.unwrap();
            let mut next = vec![0; groups.len()];
            for slide in &slides {
                prop_assert!(!slide.is_empty());
                let gaps = 5 * (slide.len() as Emu - 1);
                prop_assert!(slide.iter().map(|part| part.height).sum::<Emu>() + gaps <= 60);
                for part in slide {
                    prop_assert_eq!(next[part.group], part.items.start);
                    next[part.group] = part.items.end;
                }
            }
            let all: Vec<usize> = groups.iter().map(|group| group.items.len()).collect();
            prop_assert_eq!(next, all);
        }
    }
}
