//! Messages in the words of forms: who fills in a workbook sees no keys and no JSON files.

use super::labels::path_label;

/// The files that can be forms.
const FILES: [&str; 4] = ["vuosikello", "asiakas", "sopimus", "kokous"];

/// The word for a key, in its cases, and that for what a form calls a value.
const WORDS: [(&str, &str); 6] = [
    ("avaimeen", "tietoon"),
    ("avaimessa", "tiedossa"),
    ("avaimesta", "tiedosta"),
    ("avaimella", "tiedolla"),
    ("avainta", "tietoa"),
    ("avain", "tieto"),
];

/// A path of keys that messages write as words.
const WRITTEN_OUT: (&str, &str) = (
    "oletukset, kysely, vastausten_arvosanat",
    "oletukset.kysely.vastausten_arvosanat",
);

/// The beginnings of paths of keys in the settings.
const PATHS: [&str; 2] = ["oletukset.", "organisaatio."];

/// A message of JSON files as one of forms: keys become the labels that forms have, files their names as forms.
///
/// `lisää avain "liitteet_pois"` becomes `lisää tieto "Liitteet pois"`.
pub(crate) fn in_form(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('"');
    out.push_str(&words(parts.next().unwrap_or_default()));
    let mut before = text.split('"').next().unwrap_or_default();
    while let Some(quoted) = parts.next() {
        let after = parts.next();
        let is_key =
            is_key(quoted) && (ends_with_word(before) || after.is_some_and(|after| after.starts_with(": ")));
        out.push('"');
        match is_key {
            true => out.push_str(&path_label(quoted.split('.'))),
            false => out.push_str(quoted),
        }
        let Some(after) = after else { break };
        out.push('"');
        out.push_str(&words(after));
        before = after;
    }
    FILES.iter().fold(out, |text, stem| {
        text.replace(&format!("{stem}.json"), &format!("{stem}.xlsx"))
    })
}

/// Whether a text between quotation marks looks like a key, or like keys that lead to a value.
fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'.'))
}

/// Whether a text ends with the word for a key, in whichever case.
fn ends_with_word(text: &str) -> bool {
    text.strip_suffix(' ')
        .is_some_and(|text| WORDS.iter().any(|(word, _)| text.ends_with(word)))
}

/// A text without quotation marks: words for keys become those of forms, and paths of keys labels.
fn words(text: &str) -> String {
    let mut text = text.replace(WRITTEN_OUT.0, WRITTEN_OUT.1);
    for (key, form) in WORDS {
        text = replace_word(&text, key, form);
    }
    for path in PATHS {
        while let Some(at) = text.find(path) {
            let rest = text.get(at..).unwrap_or_default();
            let end = rest
                .find(|c: char| !(c.is_ascii_lowercase() || matches!(c, '_' | '.')))
                .unwrap_or(rest.len());
            let keys = rest.get(..end).unwrap_or_default().trim_end_matches('.');
            let label = path_label(keys.split('.'));
            let end = at + keys.len();
            text.replace_range(at..end, &label);
        }
    }
    text
}

/// Replaces a word where it stands by itself.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(word) {
        out.push_str(before);
        let stands_alone = !is_letter(before.chars().next_back()) && !is_letter(after.chars().next());
        out.push_str(if stands_alone { by } else { word });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::in_form;

    #[test]
    fn keys_become_labels_and_files_forms() {
        for (json, form) in [
            (
                "lisää allekirjoittaja avaimeen \"allekirjoittajat\"",
                "lisää allekirjoittaja tietoon \"Allekirjoittajat\"",
            ),
            (
                "lisää ne avaimeen \"liitteet\", tai jos ne jätetään pois, kirjoita \"liitteet_pois\": [\"kehittäminen\"]",
                "lisää ne tietoon \"Liitteet\", tai jos ne jätetään pois, kirjoita \"Liitteet pois\": [\"kehittäminen\"]",
            ),
            (
                "lisää avain \"lainkohta\", esimerkiksi JulkL 24 § 1 mom. 7 k",
                "lisää tieto \"Lainkohta\", esimerkiksi JulkL 24 § 1 mom. 7 k",
            ),
            (
                "avain \"numero\" puuttuu; kirjoita avaimeen \"organisaatio.julkisyhteiso\"",
                "tieto \"Numero\" puuttuu; kirjoita tietoon \"Organisaatio: julkisyhteisö\"",
            ),
            (
                "käytä jotakin näistä: \"A\", \"b\" (vuosikello.json, oletukset.kustannuslajit)",
                "käytä jotakin näistä: \"A\", \"b\" (vuosikello.xlsx, Oletukset: kustannuslajit)",
            ),
            (
                "osapuolella \"asiakas\" ei ole yhteyshenkilöä; lisää hänet tiedostoon asiakas.json",
                "osapuolella \"asiakas\" ei ole yhteyshenkilöä; lisää hänet tiedostoon asiakas.xlsx",
            ),
            (
                "kerro asetusten avaimessa oletukset, kysely, vastausten_arvosanat, minkä arvosanan vastaus saa",
                "kerro asetusten tiedossa Oletukset: kysely: vastausten arvosanat, minkä arvosanan vastaus saa",
            ),
            ("avainsana \"tila\" on oma sana", "avainsana \"tila\" on oma sana"),
        ] {
            assert_eq!(in_form(json), form);
        }
    }

    proptest! {
        #[test]
        fn no_text_stops_it_or_loses_its_quotation_marks(text in ".{0,80}") {
            let marks = |text: &str| text.matches('"').count();
            prop_assert_eq!(marks(&in_form(&text)), marks(&text));
        }

        #[test]
        fn words_of_messages_stop_it_neither(text in "(avain |oletukset\\.|organisaatio\\.|\"|[a-z_.]{1,4}|: ){0,12}") {
            in_form(&text);
        }
    }
}
