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
