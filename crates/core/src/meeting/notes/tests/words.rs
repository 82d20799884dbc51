//! No word of the notes is lost, whatever they are.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::line::Line;
use super::*;

/// All words of the notes, in whatever part they stand.
fn words(notes: &Notes) -> BTreeSet<String> {
    let mut texts: Vec<String> = notes.absent.iter().chain(&notes.also_present).cloned().collect();
    let presence = notes.presence.iter();
    texts.extend(presence.flat_map(|one| [one.name.clone(), one.text.clone()]));
    texts.extend(notes.began.iter().chain(&notes.ended).map(ToString::to_string));
    for note in notes.items.iter().flat_map(|item| &item.notes) {
        match note {
            Note::Paragraph(text) | Note::Decision(text) | Note::Quotation(text) => texts.push(text.clone()),
            Note::Bullets(list) | Note::Numbered(list) => texts.extend(list.iter().cloned()),
            Note::Action(action) => {
                texts.extend([action.text.clone(), action.owner.clone(), action.due.to_string()]);
            }
            Note::Done { action, comment, .. } => texts.extend([action.to_string(), comment.clone()]),
        }
    }
    texts
        .iter()
        .flat_map(|text| split(text))
        .map(str::to_owned)
        .collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| c.is_whitespace() || "()[].,:;*_#-–•>|".contains(c);
    text.split(is_mark).filter(|word| !word.is_empty())
}

/// The lines that a problem tells about: its own; after an unknown heading all up to the next heading; those that go on a
/// paragraph or the like; and before the first heading the rest of the stray text.
fn covered(lines: &[&str], problems: &[Finding]) -> BTreeSet<usize> {
    let mut covered = BTreeSet::new();
    for problem in problems {
        let line: usize = problem.pointer.parse().unwrap();
        let is_section = problem.violation.code() == "unknown-heading";
        covered.insert(line);
        for (i, line) in lines.iter().enumerate().skip(line) {
            let ends = match Line::of(line) {
                Line::Heading(_) => true,
                Line::Text(_) | Line::Numbered(..) | Line::Quotation(_) | Line::Unsupported(_) => false,
                _ => !is_section && problem.violation.code() != "note-outside-items",
            };
            if ends {
                break;
            }
            covered.insert(i + 1);
        }
    }
    covered
}

/// A line as people write them, with slips.
fn a_line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "([0-9]{1,2}[.)] |> |- \\[ \\] |\\| a \\| )[a-zä*`<>]{1,6}( [a-zä~*]{1,8}){0,3}",
        "(- |\\* |  )?[a-zä]{1,6}( [a-zä(),.:]{1,8}){0,4}",
        "##? ?[0-9]?\\.? ?(Talouskatsaus|Muut asiat|muut  asiat|Kehitys|[a-z]{0,9})",
        "(Alkoi|Päättyi|alkoi): ?[0-9]{1,2}[.:][0-9]{2}",
        "(Poissa|Läsnä): ?(Aino Asiakas|Pekka Palvelu|Joku Muu)( \\([a-zä ]{1,8}\\))?(, [A-Z][a-z]{2,5}){0,2}",
        "(- |\\*\\*)?(Päätös|päätös|Päätökset|Tehty|Toimenpide|Toimenpde):(\\*\\*)? ?[a-z]{0,5}",
        "Toimenpide: [a-z]{1,6} \\((Aino Asiakas, )?[0-9]{1,2}\\.5\\.2027\\)",
        "Tehty: 202[67]-Q[1-5]/[0-9]( [a-z]{1,6})?",
        "[-=]{2,4}",
        "\\PC{0,20}",
    ]
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|\n){0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_word_is_lost(lines in prop::collection::vec(a_line(), 0..20)) {
        let text: String = lines.join("\n").nfc().collect();
        let (notes, problems) = parse(&text);
        let lines: Vec<&str> = text.lines().collect();
        let (covered, known) = (covered(&lines, &problems), words(&notes));
        for (i, line) in lines.iter().enumerate().filter(|(i, _)| !covered.contains(&(i + 1))) {
            let content = match Line::of(line) {
                Line::Heading(_) | Line::Blank => continue,
                Line::Preface(_, rest) | Line::Keyword(_, rest) => rest,
                Line::Bullet(text) | Line::Text(text) | Line::Numbered(_, text) | Line::Quotation(text) => text,
                Line::Rule | Line::Unsupported(_) | Line::Misspelt(..) => {
                    prop_assert!(false, "line {} has no problem: {line:?}", i + 1);
                    continue;
                }
            };
            // Times and dates are held as values, not as they were written.
            let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
            for word in split(content).filter(|word| !is_number(word)) {
                prop_assert!(
                    known.iter().any(|known| known.to_lowercase() == word.to_lowercase()),
                    "{word:?} of line {} is lost in {text:?}", i + 1
                );
            }
        }
    }
}
