//! The numbers of headings.

use super::Heading;

/// Numbers as Word's multilevel list gives them: a level counts from one again after a heading above it.
pub(super) fn numbers<'a>(headings: impl Iterator<Item = &'a Heading>) -> Vec<String> {
    let mut counters = [0u32; 3];
    headings
        .map(|heading| {
            if !heading.numbered {
                return String::new();
            }
            let level = usize::from(heading.level.clamp(1, 3));
            counters[level - 1] += 1;
            counters[level..].fill(0);
            let parts: Vec<String> = counters[..level].iter().map(|n| n.max(&1).to_string()).collect();
            parts.join(".")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, numbered: bool) -> Heading {
        Heading {
            level,
            id: String::new(),
            numbered,
            content: vec![],
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
    fn a_heading_without_a_number_does_not_count() {
        let headings = [heading(1, true), heading(1, false), heading(1, true)];
        assert_eq!(numbers(headings.iter()), ["1", "", "2"]);
    }
}
