//! What words say of the unit of amounts.

use unicode_normalization::UnicodeNormalization;

use super::Unit;

const THOUSANDS: [&str; 13] = [
    "t€",
    "k€",
    "te",
    "ke",
    "teur",
    "keur",
    "teuroa",
    "tuh",
    "tuhat",
    "tuhatta",
    "tuhansia",
    "tuhansina",
    "tuhansissa",
];
const MILLIONS: [&str; 9] = [
    "m€",
    "me",
    "meur",
    "milj",
    "mn",
    "miljoonaa",
    "miljoonia",
    "miljoonina",
    "miljoonissa",
];
/// Those of them that are written for euro alone.
const SYMBOLS: [&str; 10] = [
    "t€", "k€", "te", "ke", "teur", "keur", "teuroa", "m€", "me", "meur",
];
const EUROS: [&str; 9] = [
    "€", "e", "eur", "euro", "euroa", "euroina", "euron", "eurossa", "euroissa",
];
/// Other currencies, each with the name by which it is told.
const CURRENCIES: [(&str, &str); 31] = [
    ("usd", "USD"),
    ("$", "$"),
    ("us$", "USD"),
    ("dollaria", "USD"),
    ("dollareina", "USD"),
    ("dollareissa", "USD"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("isk", "ISK"),
    ("kr", "kr"),
    ("kruunua", "kr"),
    ("kruunuina", "kr"),
    ("gbp", "GBP"),
    ("£", "£"),
    ("puntaa", "GBP"),
    ("puntina", "GBP"),
    ("chf", "CHF"),
    ("jpy", "JPY"),
    ("¥", "¥"),
    ("pln", "PLN"),
    ("czk", "CZK"),
    ("huf", "HUF"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("cny", "CNY"),
    ("inr", "INR"),
    ("rub", "RUB"),
    ("mk", "mk"),
    ("fim", "mk"),
    ("markkaa", "mk"),
];
/// Words after which a text says its unit: `Luvut 1 000 €`.
const BEFORE_A_UNIT: [&str; 12] = [
    "luvut",
    "summat",
    "arvot",
    "määrät",
    "euromäärät",
    "yksikkö",
    "yksikössä",
    "kaikki",
    "taulukko",
    "taulukon",
    "x",
    "×",
];
/// Words of prices for each month.
const MONTHLY: [&str; 6] = [
    "kk",
    "kuukaudessa",
    "kuukausihinta",
    "kuukausimaksu",
    "kuukausikustannus",
    "kuukausierä",
];

/// Where a text stands, which decides how much of it may be a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// Over the amounts.
    Heading,
    /// Above the table, or in the name of its sheet.
    Title,
    /// Below the table or beside it.
    Note,
}

#[derive(Debug, PartialEq)]
enum Token {
    Number(String),
    Word(String),
    Mark(char),
}

/// The unit that a text says amounts to be in; `None` for euro, and where it only tells of a sum such as `12 000 €`.
pub(super) fn unit_said(text: &str, place: Where) -> Option<Unit> {
    if text.len() > 400 {
        return None;
    }
    let tokens = tokens(text);
    let units = (0..tokens.len()).filter_map(|at| unit_at(&tokens, at, place));
    let mut units: Vec<Unit> = units.collect();
    let names_euro = tokens.iter().any(|token| is_word(token, &EUROS));
    units.retain(|unit| !(names_euro && matches!(unit, Unit::Other(_))));
    units.into_iter().next()
}

/// The unit that a text is and nothing else: `t€`, `USD`, `(1 000 €)`.
pub(super) fn unit_alone(text: &str) -> Option<Unit> {
    let tokens = tokens(text);
    let words = tokens.iter().filter(|token| !matches!(token, Token::Mark(_)));
    let is_of_unit = |token: &&Token| match token {
        Token::Number(number) => number == "1000" || number == "1000000",
        Token::Word(word) => {
            [&THOUSANDS[..], &MILLIONS, &EUROS]
                .concat()
                .contains(&word.as_str())
                || currency(word).is_some()
        }
        Token::Mark(_) => true,
    };
    let is_unit = words.clone().next().is_some() && words.clone().all(|token| is_of_unit(&token));
    is_unit.then(|| unit_said(text, Where::Heading)).flatten()
}

/// What numbers count besides money, and the words that stand beside a unit.
const COUNTED: [&str; 15] = [
    "kpl", "h", "min", "htp", "htv", "hlö", "pv", "vrk", "kk", "v", "alv", "sis", "ilman", "pvm", "pp",
];
/// The longest text that is taken for a unit, in bytes. `tuhatta euroa, alv 25,5 %` has 25; longer texts are sentences.
const LONGEST_UNIT: usize = 30;

/// Whether a text is a unit and nothing else: `€`, `t€`, `(€, alv 0 %)`, `kpl`, `%`.
pub(crate) fn is_unit(text: &str) -> bool {
    if text.len() > LONGEST_UNIT {
        return false;
    }
    let tokens = tokens(text);
    let names_tax = tokens.iter().any(|token| is_word(token, &["alv"]));
    let is_of_unit = |token: &Token| match token {
        Token::Number(number) => names_tax || number == "1000" || number == "1000000",
        Token::Word(word) => {
            let words = [&THOUSANDS[..], &MILLIONS, &EUROS, &COUNTED];
            words.iter().any(|words| words.contains(&word.as_str())) || currency(word).is_some()
        }
        Token::Mark(mark) => matches!(mark, '%' | '(' | ')' | '[' | ']' | '/' | ','),
    };
    let says = |token: &Token| matches!(token, Token::Word(_) | Token::Mark('%'));
    tokens.iter().all(is_of_unit) && tokens.iter().any(says)
}

fn unit_at(tokens: &[Token], at: usize, place: Where) -> Option<Unit> {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let after = tokens.get(at + 1);
    match tokens.get(at)? {
        Token::Word(word) => {
            // After a number it is an amount: `12 t€`; a year is none.
            if matches!(before, Some(Token::Number(number)) if !is_year(number)) {
                return None;
            }
            let word = word.as_str();
            let is_last = tokens
                .get(at + 1..)
                .is_none_or(|rest| rest.iter().all(|token| matches!(token, Token::Mark(_))));
            let is_of_money = SYMBOLS.contains(&word)
                || place == Where::Heading
                || is_last
                || after.is_some_and(|after| is_word(after, &EUROS));
            if THOUSANDS.contains(&word) && is_of_money {
                return Some(Unit::Thousands);
            }
            if MILLIONS.contains(&word) && is_of_money {
                return Some(Unit::Millions);
            }
            if place == Where::Heading && MONTHLY.contains(&word) {
                return Some(Unit::Monthly);
            }
            let is_sure = place == Where::Heading || word.len() > 2;
            currency(word)
                .filter(|_| is_sure)
                .map(|name| Unit::Other(name.to_owned()))
        }
        Token::Number(number) => {
            let unit = match number.as_str() {
                "1000" => Unit::Thousands,
                "1000000" => Unit::Millions,
                _ => return None,
            };
            stands_as_unit(tokens, at, place).then_some(unit)
        }
        Token::Mark(_) => None,
    }
}

/// Whether the number 1 000 at a place is a unit: with the word euro, and after nothing that it would be the amount of.
fn stands_as_unit(tokens: &[Token], at: usize, place: Where) -> bool {
    let euro_after = tokens.get(at + 1).is_some_and(|token| is_word(token, &EUROS));
    let euro_before = at
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| is_word(token, &EUROS));
    let first = if euro_before { at.saturating_sub(1) } else { at };
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    let last = if euro_after { at + 1 } else { at };
    let is_end = |token: Option<&Token>| matches!(token, None | Some(Token::Mark(_)));
    let is_multiplied = before.is_some_and(|token| is_word(token, &["x", "×"]) || *token == Token::Mark('*'));
    let is_introduced = match before {
        None => true,
        Some(Token::Mark('(' | '[')) => true,
        Some(Token::Mark(',' | '/' | '–' | '-')) => place != Where::Note,
        Some(Token::Mark(':')) => {
            let word = first.checked_sub(2).and_then(|at| tokens.get(at));
            word.is_some_and(|word| is_word(word, &BEFORE_A_UNIT))
        }
        Some(word) => place == Where::Heading || is_word(word, &BEFORE_A_UNIT),
    };
    is_multiplied || ((euro_after || euro_before) && is_end(tokens.get(last + 1)) && is_introduced)
}

fn currency(word: &str) -> Option<&'static str> {
    CURRENCIES
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, name)| *name)
}

fn is_word(token: &Token, words: &[&str]) -> bool {
    matches!(token, Token::Word(word) if words.contains(&word.as_str()))
}

fn is_year(number: &str) -> bool {
    number.len() == 4
        && number
            .parse::<u32>()
            .is_ok_and(|year| (1990..2100).contains(&year))
}

/// Numbers, words and marks of a text; the groups of a number joined: `1 000` is one number.
fn tokens(text: &str) -> Vec<Token> {
    let text: String = text.to_lowercase().nfc().collect();
    let mut tokens: Vec<Token> = Vec::new();
    // Whether what comes next may belong to the number before it.
    let mut is_joined = false;
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let is_digit = |c: char| c.is_ascii_digit();
        let is_letter = |c: char| c.is_alphabetic() || matches!(c, '€' | '$' | '£' | '¥' | '×');
        let length = |is: &dyn Fn(char) -> bool| rest.find(|c: char| !is(c)).unwrap_or(rest.len());
        let length = match first {
            c if is_digit(c) => length(&is_digit),
            c if is_letter(c) => length(&is_letter),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = after;
        if is_digit(first) {
            match tokens.last_mut() {
                Some(Token::Number(number)) if is_joined && piece.len() == 3 && number.len() <= 9 => {
                    number.push_str(piece)
                }
                _ => tokens.push(Token::Number(piece.to_owned())),
            }
            let is_group = matches!(tokens.last(), Some(Token::Number(number)) if number.len() <= 3 || number.len() % 3 != 0 || number.len() > 3);
            is_joined = is_group && piece.len() <= 3;
        } else if is_letter(first) {
            tokens.push(Token::Word(piece.to_owned()));
            is_joined = false;
        } else if first == '.' {
            // `1.000 €` and `milj. €`.
        } else if !first.is_whitespace() {
            tokens.push(Token::Mark(first));
            is_joined = false;
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(texts: &[&str], place: Where, unit: Option<Unit>) {
        for text in texts {
            assert_eq!(unit_said(text, place), unit, "{text}");
        }
    }

    #[test]
    fn headings_say_thousands_and_currencies() {
        let thousands = [
            "Summa (t€)",
            "Summa, tuhatta euroa",
            "Summa (1 000 €)",
            "Summa 1000\u{a0}€",
            "Summa 1 000 euroa",
            "Summa €1000",
            "Summa x 1000",
            "kEUR",
            "Summa 2027 (tuh. €)",
            "Summa tuhansina",
        ];
        of(&thousands, Where::Heading, Some(Unit::Thousands));
        let millions = ["Summa (M€)", "Summa, milj. €", "Summa (1 000 000 €)", "MEUR"];
        of(&millions, Where::Heading, Some(Unit::Millions));
        of(&["Summa (USD)"], Where::Heading, Some(Unit::Other("USD".into())));
        of(
            &["Summa $", "Summa ($)"],
            Where::Heading,
            Some(Unit::Other("$".into())),
        );
        of(
            &["Summa (€/kk)", "Kuukausihinta"],
            Where::Heading,
            Some(Unit::Monthly),
        );
        let euros = [
            "Summa (€)",
            "Summa (€, alv 0 %)",
            "Summa",
            "Summa, EUR",
            "Summa 2027",
            "Summa (e)",
            "Summa 31.12.2027",
        ];
        of(&euros, Where::Heading, None);
    }

    #[test]
    fn a_unit_stands_alone() {
        for text in [
            "€",
            "(€)",
            "EUR",
            "t€",
            "1 000 €",
            "milj. €",
            "€, alv 0 %",
            "%",
            "kpl",
            "€/kk",
            "htp",
            "[USD]",
            "alv 25,5 %",
        ] {
            assert!(is_unit(text), "{text}");
        }
        for text in [
            "",
            "(",
            "12 €",
            "1 000",
            "Summa (€)",
            "P1",
            "Ylläpito",
            "kunnossa",
            "-",
            "0,00",
            "100 %",
            "tuki €",
        ] {
            assert!(!is_unit(text), "{text}");
        }
    }

    #[test]
    fn titles_and_notes_say_units_and_tell_of_sums() {
        let thousands = [
            "Talousarvio 2027, tuhatta euroa",
            "Talousarvio 2027, 1 000 €",
            "Talousarvio 2027 (1 000 €)",
            "1 000 €",
            "1.000 €",
            "Luvut tuhansina euroina",
            "Luvut: 1 000 €",
            "TAE t€",
            "Taulukon luvut ovat tuhansia euroja",
        ];
        of(&thousands[..8], Where::Title, Some(Unit::Thousands));
        let notes = [
            "* luvut tuhansina euroina",
            "(t€)",
            "Yksikkö: 1 000 €",
            "Kaikki luvut 1 000 €",
            "* 1 000 €",
        ];
        of(&notes, Where::Note, Some(Unit::Thousands));
        of(
            &["Luvut milj. €", "Summat miljoonina euroina"],
            Where::Note,
            Some(Unit::Millions),
        );
        of(
            &["Laskutus USD", "Summat USD"],
            Where::Title,
            Some(Unit::Other("USD".into())),
        );
        let sums = [
            "Lisäksi varaus 12 tuhatta euroa",
            "Sanktio on 1 000 €",
            "Varaus, 1 000 €",
            "Varaus: 1 000 €",
            "Lisäksi 5 t€",
            "Sisältää 1,2 milj. €",
            "Palvelulla on tuhansia käyttäjiä",
            "Kurssi 1 USD = 0,92 EUR",
            "Alv 25,5 %",
            "Päivitetty 24.2.2027",
            "TAE 2027",
            "",
        ];
        of(&sums, Where::Note, None);
    }

    #[test]
    fn a_unit_alone_is_only_that() {
        assert_eq!(unit_alone("t€"), Some(Unit::Thousands));
        assert_eq!(unit_alone("(1 000 €)"), Some(Unit::Thousands));
        assert_eq!(unit_alone("USD"), Some(Unit::Other("USD".into())));
        for text in ["€", "EUR", "kpl", "1000", "Summa t€", ""] {
            assert_eq!(unit_alone(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,30}|[0-9 .,€tkM()x*:-]{0,20}") {
            for place in [Where::Heading, Where::Title, Where::Note] {
                let _ = (unit_said(&text, place), unit_alone(&text));
            }
        }
    }
}
