//! Cutting a text that is too long.

use crate::text::Runs;

/// How many of the first characters fit with an ellipsis after them.
pub(crate) fn room(runs: &Runs, fits: impl Fn(&Runs) -> bool) -> usize {
    let (mut least, mut most) = (0, runs.len());
    while least < most {
        let middle = (least + most).div_ceil(2);
        if fits(&runs.cut(middle, "…")) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    least
}

/// The text cut so that it fits: at the end of a sentence if a good part is left, else at the end of a word. `None` if
/// not even the ellipsis fits.
pub(crate) fn shorten(runs: &Runs, fits: impl Fn(&Runs) -> bool) -> Option<Runs> {
    if fits(runs) {
        return Some(runs.clone());
    }
    let room = room(runs, &fits);
    let text: Vec<char> = runs.chars().map(|(character, _)| character).collect();
    let sentence = (1..=room).rev().find(|end| ends_sentence(&text, *end));
    let word = (1..=room)
        .rev()
        .find(|end| text.get(*end).is_some_and(|next| next.is_whitespace()));
    let candidates = [
        sentence
            .filter(|end| end * 3 >= room)
            .map(|end| runs.cut(end, "")),
        word.filter(|end| end * 2 >= room).map(|end| {
            let kept: String = text.iter().take(end).collect();
            let kept = kept.trim_end_matches([',', ';', ':', '–', ' ']).chars().count();
            runs.cut(kept, "…")
        }),
        Some(runs.cut(room, "…")),
    ];
    candidates.into_iter().flatten().find(|cut| fits(cut))
}

/// Whether a sentence ends before the character at `end`: after its stop comes a space, and after that a capital, so
/// that ordinals and abbreviations do not count.
fn ends_sentence(text: &[char], end: usize) -> bool {
    let stop = end.checked_sub(1).and_then(|before| text.get(before));
    let space = text.get(end).is_some_and(|next| next.is_whitespace());
    let after = text.get(end..).unwrap_or_default();
    let begins = after.iter().find(|character| !character.is_whitespace());
    matches!(stop, Some('.' | '!' | '?')) && space && begins.is_some_and(|next| next.is_uppercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str, most: usize) -> Option<String> {
        let cut = shorten(&Runs::plain(text), |runs| runs.len() <= most)?;
        Some(cut.text())
    }

    #[test]
    fn a_text_is_cut_at_the_end_of_a_sentence() {
        let text = "Häiriö korjattiin 3. päivä esim. varmistuksilla. Syy selvitetään. Seuranta jatkuu.";
        assert_eq!(
            cut(text, 60).as_deref(),
            Some("Häiriö korjattiin 3. päivä esim. varmistuksilla.")
        );
        assert_eq!(cut(text, 30).as_deref(), Some("Häiriö korjattiin 3. päivä…"));
        assert_eq!(cut(text, 500).as_deref(), Some(text));
    }

    #[test]
    fn a_text_without_spaces_is_cut_anywhere() {
        assert_eq!(cut("aaaaaaaaaa", 5).as_deref(), Some("aaaa…"));
        assert_eq!(cut("aaaaaaaaaa", 0), None);
    }

    #[test]
    fn no_comma_stands_before_the_ellipsis() {
        assert_eq!(cut("yksi, kaksi, kolme", 14).as_deref(), Some("yksi, kaksi…"));
    }

    proptest! {
        #[test]
        fn what_is_cut_fits_and_begins_the_same(text in "[A-Ca-d .,]{0,80}", most in 2usize..60) {
            let runs = Runs::plain(&text);
            let cut = shorten(&runs, |runs| runs.len() <= most).unwrap();
            prop_assert!(cut.len() <= most);
            let cut = cut.text();
            prop_assert!(runs.text().starts_with(cut.trim_end_matches('…').trim_end()));
        }
    }
}
