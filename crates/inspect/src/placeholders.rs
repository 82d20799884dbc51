//! What somebody forgot to fill in.

use vuosikello_core::placeholders;

use crate::contents::{Contents, excerpt};
use crate::finding::Finding;

pub(crate) fn check(contents: &Contents, findings: &mut Vec<Finding>) {
    findings.extend(contents.findings.iter().cloned());
    for piece in &contents.pieces {
        let mut add = |code, message, fix| {
            findings.push(Finding::of(
                &contents.name,
                piece.place.clone(),
                code,
                message,
                fix,
            ));
        };
        for found in placeholders(&piece.text) {
            let message = format!("”{found}” on täyttämättä: ”{}”", excerpt(&piece.text));
            add("placeholder", message, "kirjoita puuttuva tieto");
        }
        for _ in draft_marks(&piece.text) {
            let message = "asiakirjassa lukee LUONNOS".to_owned();
            let fix = "tee lopullinen, kun sopimus on hyväksytty, tai poista merkintä";
            add("draft-mark", message, fix);
        }
    }
}

/// The words of a text that mark it as a draft.
fn draft_marks(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    words.filter(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == "LUONNOS")
}

#[cfg(test)]
mod tests {
    use super::draft_marks;

    #[test]
    fn a_draft_is_marked_in_capitals() {
        assert_eq!(draft_marks("LUONNOS").count(), 1);
        assert_eq!(draft_marks("(LUONNOS.)").count(), 1);
        assert_eq!(draft_marks("Luonnos käsitellään 1.2.2027").count(), 0);
    }
}
