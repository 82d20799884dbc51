//! Suggestions for misspelt words.

/// The word of `known` that `word` was probably meant to be: the closest by edit distance, if it is close enough that
/// the suggestion helps (at most a third of its letters differ, or two).
///
/// ```
/// use vuosikello_core::nearest;
/// assert_eq!(nearest("dianumero", ["diaarinumero", "päiväys"]), Some("diaarinumero"));
/// assert_eq!(nearest("xyz", ["diaarinumero", "päiväys"]), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Beyond this length a suggestion is of no use, and the distance costs time quadratic in the length.
    if word.len() > 200 {
        return None;
    }
    let folded = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| {
            (
                strsim::osa_distance(&folded, &candidate.to_lowercase()),
                candidate,
            )
        })
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, candidate)| {
            *distance
                <= (candidate.chars().count() / 3)
                    .max(2)
                    .min(candidate.chars().count().saturating_sub(1))
        })
        .map(|(_, candidate)| candidate)
}

/// A name without the differences that a person may not see: case, the dots of ä, ö and å, and space, hyphen and
/// underscore, one or several.
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.trim().to_lowercase().chars() {
        match c {
            'ä' | 'å' => folded.push('a'),
            'ö' => folded.push('o'),
            // The combining dots and ring: some systems write ä in two parts.
            '\u{308}' | '\u{30a}' => {}
            c if c.is_whitespace() || matches!(c, '-' | '_') => {
                if !folded.ends_with('_') {
                    folded.push('_');
                }
            }
            c => folded.push(c),
        }
    }
    folded
}

/// The nearest of the known words; one that differs only by dots or case before any other.
pub fn nearest_name<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let folded = fold_name(word);
    let known: Vec<&str> = known.collect();
    let same = known
        .iter()
        .copied()
        .find(|candidate| fold_name(candidate) == folded);
    same.or_else(|| nearest(&folded, known)).map(str::to_owned)
}

/// So many equal letters at the beginning show that two words mean the same: fewer join words of different stems.
const SAME_BEGINNING: usize = 5;

/// Whether two words, both folded in the same way, begin with the same five letters.
///
/// ```
/// use vuosikello_core::begins_alike;
/// assert!(begins_alike("muutostenhallinta", "muutokset"));
/// assert!(!begins_alike("talous", "talvi"));
/// ```
pub fn begins_alike(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    same.count() >= SAME_BEGINNING
}
