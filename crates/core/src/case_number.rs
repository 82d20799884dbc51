//! Case numbers (*diaarinumero*, Dnro), and the forms that they have.

use std::fmt;

use crate::Malformed;
use crate::format::string_value;

/// The case number of the case management system, for example `ORK/1234/00.04.01/2026` or `HEL 2026-001234`.
///
/// Any text of one line with a figure in it can be one: which forms an organisation uses is a setting
/// ([`Defaults::case_numbers`](crate::Defaults::case_numbers)).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseNumber(String);

impl CaseNumber {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "diaarinumero";
    /// The most characters: the head of a document has room for one line of them.
    const LENGTH: usize = 60;

    /// Parses a case number.
    ///
    /// # Errors
    /// [`Malformed`] when it is empty or too long, has no figure, or has characters that no case number has.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let number = text.trim();
        let is_known = |c: char| c.is_alphanumeric() || " /.:-_".contains(c);
        let is_number = (1..=Self::LENGTH).contains(&number.chars().count())
            && number.chars().all(is_known)
            && number.contains(|c: char| c.is_ascii_digit());
        match is_number {
            true => Ok(Self(number.to_owned())),
            false => Err(Malformed::new(
                text,
                "diaarinumero",
                "kirjoita numero sellaisena kuin se on asianhallinnassa, esimerkiksi ORK/1234/00.04.01/2026",
            )),
        }
    }

    /// The case number as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(
    CaseNumber,
    "ORK/1234/00.04.01/2026",
    "Asianhallinnan diaarinumero; sama sopimuksessa ja kaikissa liitteissä."
);

/// A form of case numbers: text with parts in braces, for example `{tunnus}/{numero}/{luokka}/{vuosi}` or `HEL {vuosi}-{numero}`.
///
/// | part | what stands there |
/// |---|---|
/// | `{tunnus}` | the register's letters: 1 to 10 capitals, digits and hyphens |
/// | `{numero}` | the running number: 1 to 8 digits |
/// | `{luokka}` | the class of the task: digits parted by points |
/// | `{vuosi}` | the year in which the case was opened: 4 digits |
///
/// ```
/// use vuosikello_core::CaseNumberForm;
/// let form = CaseNumberForm::parse("EKTH:{numero}/{luokka}/{vuosi}").unwrap();
/// assert_eq!(form.year("EKTH:123/00.04.01/2026"), Some(2026));
/// assert_eq!(form.year("EKTH:123/2026"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseNumberForm(String);

/// A piece of the form of a case number: the kind of characters that stand in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormPiece<'a> {
    Letters,
    Number,
    Class,
    Year,
    Text(&'a str),
}

impl CaseNumberForm {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "diaarinumeromuoto";

    /// The forms of the common register practice of the Finnish state administration, with the class of the task and without.
    pub fn of_state() -> Vec<Self> {
        ["{tunnus}/{numero}/{luokka}/{vuosi}", "{tunnus}/{numero}/{vuosi}"]
            .map(|form| Self(form.to_owned()))
            .to_vec()
    }

    /// Parses a form.
    ///
    /// # Errors
    /// [`Malformed`]: a part in braces is none of those that there are, or the running number or the year is not there just once.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let text = text.trim();
        let fail = || {
            let fix = "kirjoita esimerkiksi HEL {vuosi}-{numero} tai {tunnus}/{numero}/{luokka}/{vuosi}; osat ovat {tunnus}, {numero}, {luokka} ja {vuosi}";
            Malformed::new(text, "diaarinumeron muoto", fix)
        };
        let parts = parts(text).ok_or_else(fail)?;
        let once = |wanted: FormPiece<'_>| parts.iter().filter(|part| **part == wanted).count() == 1;
        let repeats = |wanted: FormPiece<'_>| parts.iter().filter(|part| **part == wanted).count() > 1;
        let is_plain = once(FormPiece::Number)
            && once(FormPiece::Year)
            && !repeats(FormPiece::Letters)
            && !repeats(FormPiece::Class);
        match is_plain && text.chars().count() <= CaseNumber::LENGTH {
            true => Ok(Self(text.to_owned())),
            false => Err(fail()),
        }
    }

    /// The form as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The year of a case number that has this form; `None` for any other.
    pub fn year(&self, number: &str) -> Option<i32> {
        fits(&parts(&self.0)?, number)?
    }

    /// A case number of this form, for messages.
    pub fn example(&self) -> String {
        let shown = [
            ("{tunnus}", "ORK"),
            ("{numero}", "1234"),
            ("{luokka}", "00.04.01"),
            ("{vuosi}", "2026"),
        ];
        shown.iter().fold(self.0.clone(), |text, (part, example)| {
            text.replace(part, example)
        })
    }
}

impl fmt::Display for CaseNumberForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(
    CaseNumberForm,
    "{tunnus}/{numero}/{luokka}/{vuosi}",
    "Diaarinumeron muoto; aaltosulkeissa {tunnus}, {numero}, {luokka} ja {vuosi}, muu teksti sellaisenaan."
);

/// The parts of a form; `None` when one in braces is unknown or not closed.
fn parts(form: &str) -> Option<Vec<FormPiece<'_>>> {
    let mut parts = Vec::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, next) = after.split_once('}')?;
        if !before.is_empty() {
            parts.push(FormPiece::Text(before));
        }
        parts.push(match name {
            "tunnus" => FormPiece::Letters,
            "numero" => FormPiece::Number,
            "luokka" => FormPiece::Class,
            "vuosi" => FormPiece::Year,
            _ => return None,
        });
        rest = next;
    }
    if !rest.is_empty() {
        parts.push(FormPiece::Text(rest));
    }
    (!form.contains("}}")).then_some(parts)
}

/// Matches a text against the pieces of a form, in order; gives the year in it, if the form has one. Of several ways to divide the
/// text the one counts whose first piece is longest.
fn fits(parts: &[FormPiece<'_>], text: &str) -> Option<Option<i32>> {
    let Some((part, rest)) = parts.split_first() else {
        return text.is_empty().then_some(None);
    };
    if let FormPiece::Text(own) = part {
        return fits(rest, text.strip_prefix(own)?);
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.take(CaseNumber::LENGTH).collect();
    ends.into_iter().rev().find_map(|end| {
        let (own, after) = text
            .split_at_checked(end)
            .filter(|(own, _)| is_part(*part, own))?;
        let year = fits(rest, after)?;
        Some(if *part == FormPiece::Year {
            own.parse().ok()
        } else {
            year
        })
    })
}

fn is_part(part: FormPiece<'_>, text: &str) -> bool {
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    match part {
        FormPiece::Letters => {
            let is_letter = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "ÅÄÖ-".contains(c);
            text.chars().count() <= 10 && text.chars().all(is_letter)
        }
        FormPiece::Number => digits(text, 8),
        FormPiece::Class => text.len() <= 20 && text.split('.').all(|part| digits(part, 3)),
        FormPiece::Year => text.len() == 4 && digits(text, 4),
        FormPiece::Text(own) => own == text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn year(form: &str, number: &str) -> Option<i32> {
        CaseNumberForm::parse(form).unwrap().year(number)
    }

    #[test]
    fn the_class_of_the_task_may_be_left_out() {
        let of_state = |number: &str| {
            CaseNumberForm::of_state()
                .iter()
                .find_map(|form| form.year(number))
        };
        for (number, year) in [
            ("ORK/1234/00.04.01/2026", 2026),
            ("OM/1/2026", 2026),
            ("VN/12345678/01/1999", 1999),
        ] {
            assert_eq!(of_state(number), Some(year), "{number}");
        }
        for number in [
            "ORK",
            "ORK/2026",
            "ork/1/2026",
            "ORK/x/2026",
            "ORK/1/26",
            "ORK/1//2026",
            "ORK/1/00./2026",
            "A/1/2/3/2026",
            "ORK/1/2026x",
            "HEL 2026-001234",
        ] {
            assert_eq!(of_state(number), None, "{number}");
        }
    }

    #[test]
    fn others_than_the_state_have_forms_of_their_own() {
        assert_eq!(year("HEL {vuosi}-{numero}", "HEL 2026-001234"), Some(2026));
        assert_eq!(year("HEL {vuosi}-{numero}", "HEL 2026-2027"), Some(2026));
        assert_eq!(year("{tunnus} {vuosi}-{numero}", "ESK 2026-001234"), Some(2026));
        assert_eq!(
            year("EKTH:{numero}/{luokka}/{vuosi}", "EKTH:123/00.04.01/2026"),
            Some(2026)
        );
        assert_eq!(year("HEL {vuosi}-{numero}", "ESK 2026-001234"), None);
        assert_eq!(year("D/{vuosi}{numero}", "D/2026123"), Some(2026));
    }

    #[test]
    fn a_form_has_a_number_and_a_year() {
        for form in [
            "",
            "HEL",
            "{numero}",
            "{vuosi}",
            "{numero}/{vuosi}/{vuosi}",
            "{nro}/{vuosi}",
            "{numero}/{vuosi",
            "{numero}}/{vuosi}}",
        ] {
            assert!(CaseNumberForm::parse(form).is_err(), "{form}");
        }
        assert_eq!(CaseNumberForm::of_state()[0].example(), "ORK/1234/00.04.01/2026");
    }

    #[test]
    fn what_no_case_number_can_be_is_refused() {
        for text in [
            "",
            " ",
            "ORK",
            "ORK/1\n2",
            "<1>",
            "1234567890123456789012345678901234567890123456789012345678901",
        ] {
            assert!(CaseNumber::parse(text).is_err(), "{text}");
        }
        assert_eq!(
            CaseNumber::parse(" HEL 2026-001234 ").unwrap().to_string(),
            "HEL 2026-001234"
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}", form in "(\\{(tunnus|numero|luokka|vuosi)\\}|[/ :{}A-Öa]){0,6}") {
            let _ = CaseNumber::parse(&text);
            if let Ok(form) = CaseNumberForm::parse(&form) {
                let _ = form.year(&text);
            }
        }
    }
}
