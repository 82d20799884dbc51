//! The parts of Finnish compounds, from a list of the parts that the domain uses (`compounds.txt`, which says how it
//! was made and how to check it).

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The words of the list.
struct Parts {
    /// Words as they stand before another: `sopimus`, `tietojen`.
    first: BTreeSet<&'static str>,
    /// The beginnings, common to all inflected forms, of words as they stand last: `eht`, `sopimu`.
    last: BTreeSet<&'static str>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let mut parts = Parts {
        first: BTreeSet::new(),
        last: BTreeSet::new(),
    };
    let mut last = false;
    for line in include_str!("compounds.txt").lines() {
        match line {
            "[first]" => last = false,
            "[last]" => last = true,
            _ if line.starts_with('#') => {}
            _ => (if last { &mut parts.last } else { &mut parts.first }).extend(line.split_whitespace()),
        }
    }
    parts
});

/// A compound of more parts than this is not looked for.
const DEEPEST: usize = 6;

/// The byte offsets at which the parts of a word in small letters meet; none for a word that is not known to be a
/// compound.
pub(super) fn boundaries(word: &str) -> Vec<usize> {
    let mut found = Vec::new();
    split(word, 0, DEEPEST, &mut found);
    found
}

/// Splits off the longest known first part after which the rest is known too.
fn split(word: &str, base: usize, depth: usize, found: &mut Vec<usize>) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let mut ends: Vec<usize> = word.char_indices().map(|(i, _)| i).skip(3).collect();
    while let Some(end) = ends.pop() {
        let Some((first, rest)) = word.split_at_checked(end) else {
            continue;
        };
        if !PARTS.first.contains(first) {
            continue;
        }
        let length = found.len();
        found.push(base + end);
        if split(rest, base + end, depth, found) || begins_a_last_part(rest) {
            return true;
        }
        found.truncate(length);
    }
    false
}

fn begins_a_last_part(rest: &str) -> bool {
    let ends = rest.char_indices().map(|(i, _)| i).chain([rest.len()]);
    ends.filter_map(|end| rest.get(..end))
        .any(|start| PARTS.last.contains(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_the_list_are_words_in_small_letters() {
        for part in PARTS.first.iter().chain(&PARTS.last) {
            assert!(
                part.chars().count() >= 3 && part.chars().all(char::is_lowercase),
                "{part}"
            );
        }
    }

    #[test]
    fn a_compound_of_three_parts_is_taken_apart() {
        assert_eq!(boundaries("palvelusopimusehdot"), [7, 14]);
    }

    #[test]
    fn an_unknown_rest_makes_no_compound() {
        assert!(boundaries("palvelullinen").is_empty());
        assert!(boundaries("").is_empty());
    }
}
