//! The parts of a line of the notes.

use crate::{ActionId, Malformed, composed};

/// Names between commas; a comma in parentheses belongs to the name. A dash stands for nobody.
pub(super) fn split_names(text: &str) -> Vec<String> {
    let mut depth = 0usize;
    let names = text.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    let cleaned = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        composed(&words.join(" ")).into_owned()
    };
    names
        .map(cleaned)
        .filter(|name| name.chars().any(char::is_alphanumeric))
        .collect()
}

/// A name and what is told of it in brackets: `Aino Asiakas (poistui 9.45)`.
pub(super) fn told_of(name: &str) -> Option<(&str, &str)> {
    let (name, told) = name.strip_suffix(')')?.split_once('(')?;
    Some((name.trim_end(), told.trim())).filter(|(_, told)| !told.is_empty())
}

/// The parts of an action as it is written, `what (owner, date)`, each trimmed; a full stop may follow. `None` for other texts.
///
/// ```
/// let parts = vuosikello_core::action_parts("Toimitetaan erittely (Maija Mallikas, 15.4.2027).");
/// assert_eq!(parts, Some(("Toimitetaan erittely", "Maija Mallikas", "15.4.2027")));
/// ```
pub fn action_parts(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_end_matches('.').trim_end();
    let (what, end) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (owner, due) = end.rsplit_once(',')?;
    Some((what.trim(), owner.trim(), due.trim()))
}

/// The name of the action and what follows it.
pub(super) fn done_parts(text: &str) -> Result<(ActionId, &str), Malformed> {
    let text = text.trim();
    let (name, comment) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let action = ActionId::parse(name.trim_end_matches([',', ':', ';', '.']))?;
    Ok((action, comment.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_between_commas() {
        assert_eq!(
            split_names(" Aino  Asiakas,Pekka Palvelu (tulkki, etänä), "),
            ["Aino Asiakas", "Pekka Palvelu (tulkki, etänä)"]
        );
        for nobody in ["", "-", "–", " , "] {
            assert!(split_names(nobody).is_empty(), "{nobody}");
        }
    }

    #[test]
    fn an_action_ends_with_its_owner_and_date() {
        assert_eq!(
            action_parts("Tehdään (ehkä) jotain (Aino Asiakas, Pekka Palvelu, 1.2.2027)."),
            Some(("Tehdään (ehkä) jotain", "Aino Asiakas, Pekka Palvelu", "1.2.2027"))
        );
        for text in [
            "",
            "Tehdään",
            "Tehdään (Aino Asiakas)",
            "Tehdään (Aino, 1.2.2027) heti",
        ] {
            assert_eq!(action_parts(text), None, "{text}");
        }
    }

    #[test]
    fn a_done_action_is_named_first() {
        let (action, comment) = done_parts("2026-Q4/1: Valmis. ").unwrap();
        assert_eq!((action.to_string().as_str(), comment), ("2026-Q4/1", "Valmis."));
        assert_eq!(done_parts("2026-Q4/1").unwrap().1, "");
        assert!(done_parts("Valmis 2026-Q4/1").is_err());
    }
}
