//! The numbers of headings.

use super::{DEEPEST_HEADING, Heading};

/// Counts headings as Word's multilevel list does: a level counts from one again after a heading above it. A heading with a number
/// of its own sets the count, if the number is one that counting could give.
///
/// ```
/// use vuosikello_document::{Heading, HeadingCounter};
///
/// let mut counter = HeadingCounter::default();
/// let numbers = [1, 2, 2, 1].map(|level| counter.number(&Heading::new(level, "", vec![])));
/// assert_eq!(numbers, ["1", "1.1", "1.2", "2"]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct HeadingCounter([u32; DEEPEST_HEADING as usize]);

impl HeadingCounter {
    /// The number of the next heading; an empty string for one that is not numbered.
    pub fn number(&mut self, heading: &Heading) -> String {
        let counters = &mut self.0;
        let level = usize::from(heading.level.clamp(1, DEEPEST_HEADING));
        if let Some(own) = &heading.number {
            if let Some(counted) = parse(own, level) {
                counters[..level].copy_from_slice(&counted);
                counters[level..].fill(0);
            }
            return own.clone();
        }
        if !heading.numbered {
            return String::new();
        }
        counters[level - 1] = counters[level - 1].saturating_add(1);
        counters[level..].fill(0);
        let parts: Vec<String> = counters[..level].iter().map(|n| n.max(&1).to_string()).collect();
        parts.join(".")
    }
}

/// The numbers of headings.
pub(super) fn numbers<'a>(headings: impl Iterator<Item = &'a Heading>) -> Vec<String> {
    let mut counter = HeadingCounter::default();
    headings.map(|heading| counter.number(heading)).collect()
}

/// The counts of a number such as `5.1`, if it has as many as the level wants.
fn parse(number: &str, level: usize) -> Option<Vec<u32>> {
    let counts: Vec<u32> = number
        .split('.')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    (counts.len() == level).then_some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, numbered: bool) -> Heading {
        Heading {
            level,
            numbered,
            ..Heading::default()
        }
    }

    #[test]
    fn a_level_counts_from_one_again_after_a_heading_above_it() {
        let headings = [
            heading(1, true),
            heading(2, true),
            heading(2, true),
            heading(1, true),
            heading(2, true),
        ];
        assert_eq!(numbers(headings.iter()), ["1", "1.1", "1.2", "2", "2.1"]);
    }

    #[test]
    fn a_number_of_its_own_sets_the_count_where_it_can() {
        let own = |level: u8, number: &str| Heading {
            number: Some(number.to_owned()),
            ..heading(level, true)
        };
        let headings = [
            own(1, "5"),
            heading(2, true),
            own(2, "§ 9"),
            heading(2, true),
            own(3, "7.2.4"),
            heading(3, true),
            heading(6, true),
            heading(1, true),
        ];
        let expected = ["5", "5.1", "§ 9", "5.2", "7.2.4", "7.2.5", "7.2.5.1.1.1", "8"];
        assert_eq!(numbers(headings.iter()), expected);
    }

    #[test]
    fn a_heading_without_a_number_does_not_count() {
        let headings = [heading(1, true), heading(1, false), heading(1, true)];
        assert_eq!(numbers(headings.iter()), ["1", "", "2"]);
    }
}
