//! The sum of the agreement: the same in the data, in the main document and in the annex about money.

use vuosikello_core::Money;

use crate::contents::{Contents, excerpt};
use crate::finding::Finding;
use crate::input::Expected;

pub(crate) fn check_all(all: &[Contents], expected: &Expected, findings: &mut Vec<Finding>) {
    let of_main = |contents: &&Contents| contents.annex.is_none();
    let stated: Vec<_> = all
        .iter()
        .filter(of_main)
        .flat_map(|contents| {
            let pieces = contents
                .pieces
                .iter()
                .filter(|piece| says_appropriation(&piece.text));
            pieces.flat_map(move |piece| {
                amounts(&piece.text)
                    .into_iter()
                    .map(move |it| (contents, piece, it))
            })
        })
        .collect();
    let (right, whence) = match (expected.amount, stated.first()) {
        (Some(amount), _) => (amount, "tiedoissa"),
        (None, Some((.., amount))) => (*amount, "sopimuksessa"),
        (None, None) => return,
    };
    let fix = "korjaa summa: sama summa kuuluu sopimukseen, talousliitteeseen ja tietoihin";
    for (contents, piece, amount) in stated.iter().filter(|(.., amount)| *amount != right) {
        let message = format!(
            "sopimuksen summa on {}, mutta {whence} {}: ”{}”",
            amount.figures(),
            right.figures(),
            excerpt(&piece.text)
        );
        findings.push(Finding::of(
            &contents.name,
            piece.place.clone(),
            "amount-differs",
            message,
            fix,
        ));
    }
    let of_money = |contents: &&Contents| {
        let name = contents.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = format!("{} {name}", contents.title).to_lowercase();
        contents.annex.is_some() && !contents.is_pdf && name.contains("talous")
    };
    for contents in all.iter().filter(of_money) {
        let has = contents
            .pieces
            .iter()
            .any(|piece| amounts(&piece.text).contains(&right));
        if !has {
            let message = format!(
                "sopimuksen summa {whence} on {}, mutta liitteessä sitä ei ole",
                right.figures()
            );
            findings.push(Finding::of(&contents.name, None, "amount-differs", message, fix));
        }
    }
}

/// Whether a text says what the customer pays: a sum and from where it is paid.
fn says_appropriation(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_paid = text.contains("osoittaa") || text.trim_start().starts_with("määräraha");
    is_paid && (text.contains("momentti ") || text.contains("momentilta "))
}

/// The amounts with cents in a text: `24 648 982,57`.
fn amounts(text: &str) -> Vec<Money> {
    let text: Vec<char> = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let digits_before = |end: usize| {
        let before = text.get(..end).unwrap_or_default();
        before.iter().rev().take_while(|c| c.is_ascii_digit()).count()
    };
    let commas = text.iter().enumerate().filter(|(_, c)| **c == ',');
    let found = commas.filter_map(|(comma, _)| {
        let cents = text
            .get(comma + 1..)?
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        let mut start = comma - digits_before(comma);
        // Groups of three after one of at most three.
        while comma > start && digits_before(start + 3) == 3 && start > 1 && text.get(start - 1) == Some(&' ')
        {
            match digits_before(start - 1) {
                group @ 1..=3 => start -= group + 1,
                _ => break,
            }
        }
        let amount: String = text.get(start..comma + 3)?.iter().collect();
        (cents == 2).then(|| Money::parse(&amount).ok()).flatten()
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::amounts;

    #[test]
    fn amounts_are_found_in_running_text() {
        for (text, found) in [
            (
                "käyttöön 24\u{a0}648\u{a0}982,57 € momentilta 25.40.01",
                &["24 648 982,57"][..],
            ),
            (
                "vuonna 2027 337 775,65 ja 12,50 €, liite 4, 3,1 %",
                &["337 775,65", "12,50"],
            ),
            ("1, 2, 300", &[]),
        ] {
            let amounts: Vec<String> = amounts(text)
                .into_iter()
                .map(|it| it.figures().replace('\u{a0}', " "))
                .collect();
            assert_eq!(amounts, found, "{text}");
        }
    }
}
