//! What somebody forgot to fill in: `[Dnro]`, `xx.xx.2026`, `[täytä: lyhenne]`.

/// Words in brackets that say what is to be written.
const WORDS: [&str; 17] = [
    "dnro",
    "diaarinum",
    "nimi",
    "päiv",
    "pvm",
    "summa",
    "asiakas",
    "vuosi",
    "virasto",
    "täyd",
    "täytä",
    "lisää",
    "tähän",
    "numero",
    "euro",
    "teksti",
    "osoite",
];

/// Texts that nobody means.
const TEXTS: [&str; 6] = ["lorem ipsum", "todo", "tbd", "???", "{{", "pp.kk.vvvv"];

/// A placeholder that says what is to be filled in, as files that are begun have them: [`placeholders`] finds it.
///
/// ```
/// use vuosikello_core::{placeholder, placeholders};
/// assert_eq!(placeholder("lyhenne"), "[täytä: lyhenne]");
/// assert_eq!(placeholders(&placeholder("lyhenne")), ["[täytä: lyhenne]"]);
/// ```
pub fn placeholder(what: &str) -> String {
    format!("[täytä: {what}]")
}

/// The placeholders of a text, as they stand in it.
///
/// ```
/// use vuosikello_core::placeholders;
/// assert_eq!(placeholders("Allekirjoitettu xx.xx.2026, [Dnro]"), ["[Dnro]", "xx.xx.2026"]);
/// assert!(placeholders("Sivu [sivu], max. 3.2").is_empty());
/// ```
pub fn placeholders(text: &str) -> Vec<String> {
    let mut found = in_brackets(text);
    if may_have_texts(text) {
        let known = TEXTS.iter().filter(|known| contains_word(text, known));
        found.extend(known.map(|known| (*known).to_owned()));
    }
    // Most texts have no such letter, and need not be taken apart.
    if !text.contains(['x', 'X']) {
        return found;
    }
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        if is_open(word) {
            found.push(word.to_owned());
        }
    }
    found
}

/// Whether a text has two characters one after the other with which one of [`TEXTS`] begins: few have, and the others need not be searched
/// for each of them.
fn may_have_texts(text: &str) -> bool {
    let (first, rest) = (text.bytes(), text.bytes().skip(1));
    first.zip(rest).any(|pair| {
        matches!(
            pair,
            (b'l' | b'L', b'o' | b'O')
                | (b't' | b'T', b'o' | b'O' | b'b' | b'B')
                | (b'p' | b'P', b'p' | b'P')
                | (b'?', b'?')
                | (b'{', b'{')
        )
    })
}

/// Whether a word of ASCII stands alone in a text, in any case.
fn contains_word(text: &str, known: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands_at = |at: &usize| {
        let word = text.as_bytes().get(*at..at + known.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(known.as_bytes()))
    };
    let Some(first) = known.bytes().next() else {
        return false;
    };
    let begun = text.bytes().enumerate();
    let begun = begun.filter(|(_, byte)| byte.eq_ignore_ascii_case(&first));
    begun.map(|(at, _)| at).filter(stands_at).any(|at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + known.len()..)
            .and_then(|after| after.chars().next());
        !is_letter(before) && !is_letter(after)
    })
}

/// `[Dnro]`, `[täydennä]`; not `[sivu]`, which is the number of the page, nor what merely stands in brackets.
fn in_brackets(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in text.split('[').skip(1) {
        let Some((inner, after)) = rest.split_once(']') else {
            continue;
        };
        // The text of a link.
        if after.starts_with('(') {
            continue;
        }
        let lower = inner.trim().to_lowercase();
        let is_dots = !lower.is_empty() && lower.chars().all(|c| matches!(c, '.' | '…' | '_' | ' ' | 'x'));
        let is_told = lower.chars().count() <= 40 && WORDS.iter().any(|word| lower.starts_with(word));
        if is_dots || is_told {
            found.push(format!("[{inner}]"));
        }
    }
    found
}

/// Whether a word has letters x where digits are to come: `xx.xx.`, `x.x.2027`, `20xx`, `xx.12.2026`, `XXX`.
fn is_open(word: &str) -> bool {
    if !word.contains(['x', 'X']) {
        return false;
    }
    let lower = word.to_lowercase();
    let is_x = |part: &str| !part.is_empty() && part.chars().all(|c| c == 'x');
    let is_digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = lower.split('.').filter(|part| !part.is_empty()).collect();
    let is_date = lower.contains('.')
        && parts.len() >= 2
        && parts.iter().any(|part| is_x(part))
        && parts
            .iter()
            .all(|part| is_x(part) || is_digits(part) || is_open_year(part));
    // XXX is Roman for thirty only where nobody writes agreements.
    is_date || is_open_year(&lower) || (is_x(&lower) && lower.len() >= 3)
}

fn is_open_year(word: &str) -> bool {
    word.len() == 4
        && word.starts_with("20")
        && word.ends_with('x')
        && word.chars().skip(2).all(|c| c == 'x' || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{TEXTS, may_have_texts, placeholders};

    #[test]
    fn every_text_is_looked_for() {
        for text in TEXTS {
            assert!(may_have_texts(text), "{text}");
            assert_eq!(placeholders(&format!("a {} b", text.to_uppercase())), [text]);
        }
    }

    #[test]
    fn what_was_not_filled_in_is_found_and_nothing_else() {
        for (text, found) in [
            ("Dnro [Dnro]", &["[Dnro]"][..]),
            ("Allekirjoitettu xx.xx.2026", &["xx.xx.2026"]),
            ("viimeistään xx.xx. mennessä", &["xx.xx."]),
            ("vuodelle 20xx", &["20xx"]),
            (
                "[täytä: hallinnonala, genetiivi] on",
                &["[täytä: hallinnonala, genetiivi]"],
            ),
            ("Määräraha on [summa] €", &["[summa]"]),
            ("Todo: tarkista", &["todo"]),
            ("[…] ja [xx]", &["[…]", "[xx]"]),
            ("Sivu [sivu]", &[]),
            ("Luonnos käsitellään 1.2.2027 [kuva palvelusta]", &[]),
            ("Linux, XXL, max. 3.2, x-akseli", &[]),
        ] {
            assert_eq!(placeholders(text), found, "{text}");
        }
    }
}
