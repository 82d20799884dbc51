//! Sums in running text: those of the data must be what the data say, those that people agreed on besides are the agreement's own.

use crate::{MAIN, draft, drafted, edit_last, run};

/// The final with the edits accepted after a text of the main agreement has become another.
fn final_after(from: &str, to: &str) -> crate::support::Run {
    let workspace = drafted();
    let root = workspace.path();
    edit_last(&draft(root, MAIN), from, to);
    run(root, "final", &["--accept-changes"])
}

#[test]
fn a_sum_that_people_agreed_on_in_the_text_stops_nothing() {
    for to in [
        "1\u{a0}500,00 euron hintaan",
        "10\u{a0}työpäivän ja enintään 450,00 €:n kuluin",
    ] {
        let made = final_after("15\u{a0}työpäivän kuluessa", to);
        assert_eq!(made.status, 0, "{to}: {}", made.stderr);
        assert!(!made.stderr.contains("poikkeaa tiedoista"), "{}", made.stderr);
    }
}

#[test]
fn a_sum_of_the_data_that_became_other_words_or_went_stops_the_final() {
    for to in ["sovitun summan", "25\u{a0}000,00\u{a0}€", ""] {
        let made = final_after("186\u{a0}420,75\u{a0}€", to);
        assert_eq!(made.status, 1, "{to}: {}", made.stderr);
        assert!(
            made.stderr.contains("poikkeaa tiedoista: kohta"),
            "{}",
            made.stderr
        );
    }
}
