//! Answers to a survey as forms export them: in words, on other scales, or not given.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use vuosikello_core::{SurveyAnswer, SurveySettings, fold_name, shortened};

/// The form's own columns: of Microsoft Forms and Webropol in Finnish, English and Swedish, and of Google Forms. They tell who answered and when, and are
/// never read, so that nobody's answer can be known.
pub(super) const OWN_COLUMNS: [&str; 62] = [
    "Tunnus",
    "Id",
    "Aloitusaika",
    "Alkamisaika",
    "Valmistumisaika",
    "Sähköposti",
    "Sähköpostiosoite",
    "Nimi",
    "Etunimi",
    "Sukunimi",
    "Edellinen muokkausaika",
    "Viimeksi muokattu",
    "Viimeinen muokkausaika",
    "Kieli",
    "Start time",
    "Completion time",
    "Email",
    "E-mail",
    "Email address",
    "Name",
    "First name",
    "Last name",
    "Last modified time",
    "Language",
    "Starttid",
    "Sluttid",
    "E-post",
    "Namn",
    "Tid för senaste ändring",
    "Språk",
    "Aikaleima",
    "Timestamp",
    "Vastaajan tunniste",
    "Vastaajan ID",
    "Vastaajan nimi",
    "Vastaajan sähköposti",
    "Vastaajan IP-osoite",
    "Vastaajanumero",
    "Vastaaja",
    "Vastaajaryhmä",
    "Vastausaika",
    "Vastattu",
    "Vastauksen aika",
    "Vastauspäivä",
    "Vastaamiseen käytetty aika",
    "Käytetty aika",
    "Lähetysaika",
    "Tallennusaika",
    "Luontiaika",
    "IP-osoite",
    "Kyselyn linkki",
    "Respondent",
    "Respondent ID",
    "Respondent number",
    "Response ID",
    "Submitted",
    "Submission time",
    "Created",
    "Duration",
    "IP address",
    "User agent",
    "Puhelinnumero",
];

/// Answers that say that there is none, as names are compared.
const NO_ANSWERS: [&str; 36] = [
    "",
    "en_osaa_sanoa",
    "en_osaa_arvioida",
    "en_osaa_vastata",
    "ei_osaa_sanoa",
    "emme_osaa_sanoa",
    "eos",
    "en_tieda",
    "ei_kokemusta",
    "ei_kokemuksia",
    "ei_mielipidetta",
    "ei_vastausta",
    "ei_vastattu",
    "en_halua_vastata",
    "en_vastaa",
    "ei_koske",
    "ei_koske_minua",
    "ei_koske_meita",
    "ei_sovellu",
    "ei_kaytossa",
    "en_ole_kayttanyt",
    "emme_ole_kayttaneet",
    "ei_arvosanaa",
    "n.a.",
    "n/a",
    "na",
    "n.a",
    "ei_ole",
    "tyhja",
    "i_don't_know",
    "don't_know",
    "no_opinion",
    "no_answer",
    "not_applicable",
    "vet_inte",
    "kan_inte_saga",
];

/// What is done about an answer that is no grade.
const IN_SETTINGS: &str =
    "kerro asetusten avaimessa oletukset, kysely, vastausten_arvosanat, minkä arvosanan vastaus saa";
/// So many grades are needed before it is seen from them that their scale is another.
const GRADES_TO_TELL: usize = 6;
/// The best grade of the scale that forms offer as stars or satisfaction.
const BEST_OF_FIVE: i64 = 5;

/// Something that is wrong with an answer: the pointer of its value, what is wrong, and what would be right.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongAnswer {
    pub pointer: String,
    pub message: String,
    pub fix: String,
}

/// Whether a heading is one of a form's own.
pub(crate) fn is_form_column(heading: &str) -> bool {
    let folded = fold_name(heading);
    OWN_COLUMNS.iter().any(|own| fold_name(own) == folded)
}

/// Makes grades of the answers of a table: those in words by the settings, those that begin with a number by it, and none of those that say so. What cannot be
/// understood is taken away, and told once for each answer.
pub(crate) fn understand(table: &mut Value, settings: &SurveySettings) -> Vec<WrongAnswer> {
    let grades: BTreeMap<String, u8> = settings
        .answer_grades
        .iter()
        .map(|(answer, grade)| (fold_name(answer), *grade))
        .collect();
    let mut reader = Reader {
        grades,
        told: BTreeSet::new(),
        wrong: Vec::new(),
    };
    if let Some(wrong) = other_scale(table, settings) {
        let rows = table.as_array_mut().into_iter().flatten();
        rows.filter_map(Value::as_object_mut).for_each(|row| {
            row.retain(|key, _| !settings.areas.iter().any(|area| area.id == *key));
        });
        return vec![wrong];
    }
    let rows = table.as_array_mut().into_iter().flatten();
    for (index, row) in rows.filter_map(Value::as_object_mut).enumerate() {
        row.retain(|_, value| !is_no_answer(value));
        for area in &settings.areas {
            reader.grade(row, index, &area.id);
        }
        reader.recommendation(row, index, &settings.recommendation.id);
    }
    reader.wrong
}

struct Reader {
    /// The grades of answers, as names are compared.
    grades: BTreeMap<String, u8>,
    told: BTreeSet<String>,
    wrong: Vec<WrongAnswer>,
}

impl Reader {
    fn grade(&mut self, row: &mut Map<String, Value>, index: usize, key: &str) {
        let Some(value) = row.get_mut(key) else { return };
        let text = match &*value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return,
        };
        if let Some(grade) = self.grades.get(&fold_name(&text)) {
            *value = Value::from(*grade);
            return;
        }
        self.number(row, index, key, &text, true);
    }

    fn recommendation(&mut self, row: &mut Map<String, Value>, index: usize, key: &str) {
        if let Some(Value::String(text)) = row.get(key) {
            let text = text.clone();
            self.number(row, index, key, &text, false);
        }
    }

    /// Puts the number with which a text begins into its place, or tells that there is none.
    fn number(&mut self, row: &mut Map<String, Value>, index: usize, key: &str, text: &str, is_grade: bool) {
        if !row.get(key).is_some_and(Value::is_string) {
            return;
        }
        let number = leading_number(text).map(Value::from);
        let with_half = || half(text).filter(|_| is_grade).map(Value::from);
        if let Some(number) = number.or_else(with_half) {
            row.insert(key.to_owned(), number);
            return;
        }
        row.remove(key);
        if !self.told.insert(fold_name(text)) {
            return;
        }
        let (what, scale, fix) = match is_grade {
            true => ("arvosana", SurveyAnswer::GRADES, IN_SETTINGS),
            false => (
                "suositus",
                SurveyAnswer::RECOMMENDATIONS,
                "pyydä lomakkeella luku, tai kirjoita luku soluun",
            ),
        };
        let (worst, best) = scale.into_inner();
        let message = match half(text) {
            Some(_) => format!("vastaus {text} on puolikas, mutta {what} on kokonaisluku {worst}–{best}"),
            None => format!("vastaus \"{}\" ei ole {what} {worst}–{best}", shortened(text, 60)),
        };
        let fix = fix.to_owned();
        let pointer = format!("/{index}/{key}");
        self.wrong.push(WrongAnswer {
            pointer,
            message,
            fix,
        });
    }
}

/// Whether a value says that nothing was answered: `En osaa sanoa`, `EOS / ei kokemusta`, a dash.
fn is_no_answer(value: &Value) -> bool {
    let Value::String(text) = value else { return false };
    let parts = text.split(['/', '(', ')']);
    let says_nothing = |part: &str| {
        let part = part.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '!' | '?' | '*')
        });
        NO_ANSWERS.contains(&fold_name(part).as_str())
    };
    let whole = NO_ANSWERS.contains(&fold_name(text).as_str());
    whole || parts.into_iter().all(says_nothing)
}

/// The whole number with which a text begins, when words follow it: `9 (kiitettävä)`, `10 = erittäin todennäköisesti`, or when
/// it is written with a decimal: `10,0`.
fn leading_number(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let rest = rest
        .strip_prefix(",0")
        .or(rest.strip_prefix(".0"))
        .unwrap_or(rest);
    let rest = rest.trim_start();
    let words = rest
        .strip_prefix(['=', '-', '–', '(', ':', '.'])
        .unwrap_or(rest)
        .trim_start();
    let is_words = words.is_empty() || words.starts_with(char::is_alphabetic);
    digits.parse().ok().filter(|_| is_words)
}

/// The number with which a text begins, when it is a whole number and a half: `8,5`, `8½ (hyvä)`.
fn half(text: &str) -> Option<f64> {
    let text = text.trim().replace([' ', '\u{a0}'], "").replace('½', ",5");
    let (whole, rest) = text.split_once([',', '.'])?;
    let words = rest.strip_prefix('5')?.trim_start_matches('0');
    let is_half = words.is_empty()
        || words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '=' | '–' | '-' | ':'));
    let is_number = (1..=2).contains(&whole.len()) && whole.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.parse::<u8>().ok().filter(|_| is_number && is_half)?;
    Some(f64::from(whole) + 0.5)
}

/// What is told when no grade is above 5: the scale of the form is probably 1 to 5. Settings that give any of these grades know better.
fn other_scale(table: &Value, settings: &SurveySettings) -> Option<WrongAnswer> {
    let rows = table.as_array()?;
    let is_told = |grade: i64| settings.answer_grades.contains_key(&grade.to_string());
    let mut given = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        for area in &settings.areas {
            let grade = match &row[&area.id] {
                Value::Number(number) => number.as_i64(),
                Value::String(text) => leading_number(text).and_then(|number| i64::try_from(number).ok()),
                _ => None,
            };
            given.extend(grade.map(|grade| (grade, index, &area.id)));
        }
    }
    let worst = i64::from(*SurveyAnswer::GRADES.start());
    let all_low = given
        .iter()
        .all(|(grade, ..)| (1..=BEST_OF_FIVE).contains(grade) && !is_told(*grade));
    let is_certain = given.iter().any(|(grade, ..)| *grade < worst) || given.len() >= GRADES_TO_TELL;
    let (_, index, key) = given.first().filter(|_| all_low && is_certain)?;
    Some(WrongAnswer {
        pointer: format!("/{index}/{key}"),
        message: format!("mikään arvosana ei ole yli {BEST_OF_FIVE}: lomakkeen asteikko on luultavasti 1–5"),
        fix: "kerro asetusten avaimessa oletukset, kysely, vastausten_arvosanat, minkä arvosanan vastaus saa, esimerkiksi { \"5\": 10, \"4\": 9, \"3\": 8, \
              \"2\": 6, \"1\": 4 }; jos arvosanat ovat oikein, { \"4\": 4, \"5\": 5 }"
            .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn understood(mut table: Value, grades: &[(&str, u8)]) -> (Value, Vec<WrongAnswer>) {
        let mut settings = SurveySettings::default();
        settings.answer_grades.extend(
            grades
                .iter()
                .map(|(answer, grade)| ((*answer).to_owned(), *grade)),
        );
        let wrong = understand(&mut table, &settings);
        (table, wrong)
    }

    #[test]
    fn an_answer_that_says_nothing_is_none() {
        for answer in [
            "En osaa sanoa",
            "EN OSAA SANOA.",
            "EOS",
            "en osaa sanoa (EOS)",
            "Ei kokemusta / en osaa sanoa",
            "-",
            "–",
            "n/a",
            "N.A.",
            "Ei koske meitä",
            "en tiedä",
            "I don't know",
        ] {
            let table = json!([{ "ennakoivuus": answer, "suositus": answer, "onnistumiset": answer }]);
            assert_eq!(understood(table, &[]), (json!([{}]), vec![]), "{answer}");
        }
        let open = json!([{ "onnistumiset": "En osaa sanoa mitään pahaa" }]);
        assert_eq!(understood(open.clone(), &[]), (open, vec![]));
    }

    #[test]
    fn words_get_the_grades_that_the_settings_say() {
        let grades = [("Melko tyytyväinen", 9), ("erittäin tyytyväinen", 10)];
        let table = json!([{ "ennakoivuus": "melko  tyytyväinen", "aktiivisuus": "Erittäin tyytyväinen" }]);
        let expected = json!([{ "ennakoivuus": 9, "aktiivisuus": 10 }]);
        assert_eq!(understood(table, &grades), (expected, vec![]));
    }

    #[test]
    fn a_number_before_words_is_the_grade() {
        let table = json!([{ "ennakoivuus": "9 (kiitettävä)", "aktiivisuus": "4 = huono", "suositus": "10 – erittäin todennäköisesti" }]);
        let expected = json!([{ "ennakoivuus": 9, "aktiivisuus": 4, "suositus": 10 }]);
        assert_eq!(understood(table, &[]), (expected, vec![]));
    }

    #[test]
    fn halves_are_grades() {
        let table = json!([{ "ennakoivuus": "8,5", "aktiivisuus": "9½", "projektipalvelut": "7.50", "taloushallinta": "8 ½ (hyvä)" }]);
        let expected = json!([{ "ennakoivuus": 8.5, "aktiivisuus": 9.5, "projektipalvelut": 7.5, "taloushallinta": 8.5 }]);
        assert_eq!(understood(table, &[]), (expected, vec![]));
    }

    #[test]
    fn what_is_not_understood_is_told_once() {
        let table = json!([
            { "ennakoivuus": "Melko hyvä", "suositus": "8,5" },
            { "ennakoivuus": "melko hyvä", "aktiivisuus": "8,25" },
            { "ennakoivuus": "melko hyvä", "aktiivisuus": 9 },
        ]);
        let (table, wrong) = understood(table, &[]);
        assert_eq!(table, json!([{}, {}, { "aktiivisuus": 9 }]));
        let told: Vec<(&str, &str)> = wrong
            .iter()
            .map(|wrong| (wrong.pointer.as_str(), wrong.message.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("/0/ennakoivuus", "vastaus \"Melko hyvä\" ei ole arvosana 4–10"),
                (
                    "/0/suositus",
                    "vastaus 8,5 on puolikas, mutta suositus on kokonaisluku 0–10"
                ),
                ("/1/aktiivisuus", "vastaus \"8,25\" ei ole arvosana 4–10"),
            ]
        );
    }

    #[test]
    fn a_scale_of_five_is_told_once_and_mapped_when_told() {
        let table = json!([{ "ennakoivuus": 5, "aktiivisuus": 3 }, { "ennakoivuus": 4 }]);
        let (_, wrong) = understood(table.clone(), &[]);
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].message.contains("1–5"), "{wrong:?}");
        let (mapped, wrong) = understood(table, &[("5", 10), ("4", 9), ("3", 8)]);
        assert_eq!(
            (mapped, wrong),
            (
                json!([{ "ennakoivuus": 10, "aktiivisuus": 8 }, { "ennakoivuus": 9 }]),
                vec![]
            )
        );
        // A few low grades are low grades.
        let low = json!([{ "ennakoivuus": 5, "aktiivisuus": 4 }]);
        assert_eq!(understood(low.clone(), &[]), (low, vec![]));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,12}|[0-9 ,.½=(-]{0,6}") {
            let table = json!([{ "ennakoivuus": text, "suositus": text, "onnistumiset": text }]);
            let (table, wrong) = understood(table, &[]);
            prop_assert!(!wrong.is_empty() || !table[0]["ennakoivuus"].is_string());
        }
    }
}
