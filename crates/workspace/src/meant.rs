//! What the name of a file that nothing reads was probably meant to be.

use vuosikello_core::fold_name;

use crate::folder::stem;

/// Words round a name that tell a copy or a version, as names are compared: those of Windows, macOS, Excel, the stores of documents, and people.
const MARKS: [&str; 28] = [
    "kopio",
    "kopion",
    "kopioi",
    "tiedostosta",
    "tiedoston",
    "copy",
    "of",
    "uusi",
    "uusin",
    "vanha",
    "entinen",
    "versio",
    "version",
    "final",
    "lopullinen",
    "korjattu",
    "paivitetty",
    "luonnos",
    "conflicted",
    "conflict",
    "ristiriita",
    "ristiriitainen",
    "kopia",
    "muokattu",
    "tallennettu",
    "export",
    "vienti",
    "lataus",
];

/// A word of a name.
#[derive(Debug)]
struct Word {
    folded: String,
    /// Whether it may stand beside the name of a table without changing what is meant.
    is_mark: bool,
}

/// The name of `known` that stands in the name of a file with nothing but marks of a copy or a version round it: a number, a date, a year, something in
/// parentheses, the name of a computer. The longest of several.
///
/// `talous - kopio`, `kysely (1)`, `TAE B3 2027` and `talous-KONENIMI` mean `talous`, `kysely`, `tae-b3` and `talous`.
pub(crate) fn marked<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    longest(name, known, true)
}

/// The name of `known` that stands among the words of the name of a file, whatever stands beside it. The longest of several.
pub(crate) fn mentioned<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    longest(name, known, false)
}

fn longest<'a>(name: &str, known: impl Iterator<Item = &'a str>, only_marks: bool) -> Option<&'a str> {
    let words = words(name);
    let found = known.filter(|candidate| {
        let wanted: Vec<String> = parts(candidate).map(fold_name).collect();
        let starts = 0..=words.len().saturating_sub(wanted.len());
        !wanted.is_empty()
            && starts
                .into_iter()
                .any(|start| stands_at(&words, start, &wanted, only_marks))
    });
    // Of two of one length the first, so that the answer does not depend on what else is known.
    found.reduce(|best, next| if next.len() > best.len() { next } else { best })
}

fn stands_at(words: &[Word], start: usize, wanted: &[String], only_marks: bool) -> bool {
    let end = start + wanted.len();
    let is_there = |at: &[Word]| at.iter().map(|word| &word.folded).eq(wanted);
    let is_free = |rest: &[Word]| rest.iter().all(|word| word.is_mark || !only_marks);
    let found = words.get(start..end).is_some_and(is_there);
    found && words.get(..start).is_some_and(is_free) && words.get(end..).is_some_and(is_free)
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\u{308}' && c != '\u{30a}')
        .filter(|word| !word.is_empty())
}

/// The words of a name, with those in parentheses as marks.
fn words(name: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for (at, piece) in name.split(['(', '[']).enumerate() {
        let (inside, outside) = match (at, piece.split_once([')', ']'])) {
            (0, _) => ("", piece),
            (_, Some(split)) => split,
            (_, None) => (piece, ""),
        };
        words.extend(parts(inside).map(|word| Word {
            folded: fold_name(word),
            is_mark: true,
        }));
        words.extend(parts(outside).map(word));
    }
    words
}

fn word(text: &str) -> Word {
    let folded = fold_name(text);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_version = folded.strip_prefix('v').is_some_and(is_number);
    // Names of computers and ids of customers.
    let is_capitals = text.len() > 1 && text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    Word {
        is_mark: is_number(&folded) || is_version || is_capitals || MARKS.contains(&folded.as_str()),
        folded,
    }
}

/// The year, or the first of several, in the name of a folder: `2027-2028`, `vuosi 2027`.
pub(crate) fn year(name: &str) -> Option<&str> {
    parts(stem(name)).find(|word| {
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TABLES: [&str; 6] = [
        "palvelut",
        "kehittaminen",
        "talous",
        "kysely",
        "tae-b3",
        "toteuma",
    ];

    #[test]
    fn marks_of_copies_and_versions_do_not_hide_what_is_meant() {
        for (name, meant) in [
            ("TAE B3", "tae-b3"),
            ("tae_b3 (2)", "tae-b3"),
            ("kysely (1)", "kysely"),
            ("talous - kopio", "talous"),
            ("talous - Copy (3)", "talous"),
            ("Kopio tiedostosta talous", "talous"),
            ("Copy of talous", "talous"),
            ("talous 2027", "talous"),
            ("2027-03-01 talous", "talous"),
            ("Talous 1.3.2027 v2", "talous"),
            ("talous-KONENIMI", "talous"),
            ("talous-DESKTOP-4F2K1AB", "talous"),
            ("kysely (Jukan ristiriitainen kopio 2027-03-01)", "kysely"),
            ("talous (Maija's conflicted copy 2027-03-01)", "talous"),
            ("Kehittäminen_uusi", "kehittaminen"),
            ("KHO toteuma", "toteuma"),
            ("toteuma[2]", "toteuma"),
        ] {
            assert_eq!(marked(name, TABLES.into_iter()), Some(meant), "{name}");
        }
    }

    #[test]
    fn other_words_are_only_a_mention() {
        for (name, meant) in [
            ("talous muistiinpanoja", "talous"),
            ("Jukan kysely", "kysely"),
            ("luvut TAE B3 keväältä", "tae-b3"),
        ] {
            assert_eq!(marked(name, TABLES.into_iter()), None, "{name}");
            assert_eq!(mentioned(name, TABLES.into_iter()), Some(meant), "{name}");
        }
        for name in ["", "muistio", "taloudenpito", "b3", "()", "2027"] {
            assert_eq!(mentioned(name, TABLES.into_iter()), None, "{name}");
        }
    }

    #[test]
    fn a_folder_of_two_years_means_the_first() {
        assert_eq!(year("2027-2028"), Some("2027"));
        assert_eq!(year("vuosi 2027"), Some("2027"));
        assert_eq!(year("arkisto"), None);
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(name in "\\PC{0,16}|[a-b() \\[\\]-]{0,12}") {
            let _ = (mentioned(&name, TABLES.into_iter()), year(&name));
        }

        #[test]
        fn what_is_marked_is_mentioned(name in "(kopio |)(talous|kysely)( \\(1\\)| - kopio| 2027|)") {
            prop_assert!(marked(&name, TABLES.into_iter()).is_some());
            prop_assert_eq!(marked(&name, TABLES.into_iter()), mentioned(&name, TABLES.into_iter()));
        }
    }
}
