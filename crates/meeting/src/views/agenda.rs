//! The items of the agenda.

use vuosikello_core::{Item, ItemKind, agenda, timetable};
use vuosikello_document::{Cell, Column, Inline, NO_VALUE, Row, Table, Target};

use crate::brevity::Brevity;
use crate::missing::{MissingPart, PENDING};
use crate::numerals::counted;
use crate::phrases::{at, day, meeting_number, times};
use crate::subject::Subject;
use crate::views::actions;

/// Up to so many actions of earlier meetings are named in the agenda: those of a small customer, for which there is room.
const NAMED_ACTIONS: usize = 2;

/// The items as the agenda shows them: when each begins, what is decided, who presents it, and which material it has.
pub(super) fn programme(subject: &Subject<'_>) -> Table {
    let meeting = &subject.dossier.meeting;
    let items = agenda(&subject.configuration.defaults.agenda, meeting);
    let times = timetable(&items, meeting);
    let columns = [
        ("klo", "Klo"),
        ("numero", "Kohta"),
        ("asia", "Asia ja päätösehdotus"),
        ("esittelija", "Esittelijä"),
        ("kasittely", "Käsittely"),
        ("aineisto", "Aineisto"),
    ];
    let columns = columns.map(|(key, header)| Column::text(header).key(key));
    let rows = items.iter().enumerate().map(|(i, item)| {
        let is_first = is_first_of_kind(&items, i);
        let begins = times.as_ref().and_then(|times| times.get(i));
        let proposal = proposal(subject, item, is_first, NAMED_ACTIONS);
        let handling = match (&proposal, item.kind) {
            (Some(_), _) => Cell::from(vec![Inline::Strong(vec![Inline::text("päätettäväksi")])]),
            (None, ItemKind::Closing) => Cell::NoValue,
            (None, ItemKind::Other) => Cell::text("keskusteltavaksi"),
            (None, _) => Cell::text("tiedoksi"),
        };
        let mut matter = vec![Inline::Strong(vec![Inline::text(item.title)])];
        if let Some(proposal) = proposal {
            matter.push(Inline::LineBreak);
            matter.extend(Inline::value(&proposal));
        }
        Row::body(vec![
            begins.map_or(Cell::NoValue, |time| Cell::text(time.to_string())),
            Cell::text((i + 1).to_string()),
            Cell::Text(matter),
            Cell::text(item.presenter.replace(' ', "\u{a0}")),
            handling,
            if is_first {
                material(subject, item)
            } else {
                Cell::NoValue
            },
        ])
    });
    let rows: Vec<Row> = rows.collect();
    Table::new("Kokouksen asiakohdat", columns.into()).with_rows(rows)
}

/// How many decisions the meeting is asked for.
pub(crate) fn decisions(subject: &Subject<'_>) -> usize {
    let items = agenda(&subject.configuration.defaults.agenda, &subject.dossier.meeting);
    let asks =
        |(i, item): &(usize, &Item<'_>)| proposal(subject, item, is_first_of_kind(&items, *i), 0).is_some();
    items.iter().enumerate().filter(asks).count()
}

/// Whether no item before that with the index, counted from 0, is of its kind: should a workspace have two of one kind, the facts of
/// the quarter belong to the first. Items of one's own have none, so each of them is a first.
pub(crate) fn is_first_of_kind(items: &[Item<'_>], index: usize) -> bool {
    let Some((item, before)) = items.get(..=index).and_then(<[Item<'_>]>::split_last) else {
        return false;
    };
    item.kind == ItemKind::Own || before.iter().all(|other| other.kind != item.kind)
}

/// What the meeting is asked to decide: in the words of its data, or as is usual; nothing where an item is only told of. Up to
/// `named` actions of earlier meetings are named, more are counted.
pub(crate) fn proposal(
    subject: &Subject<'_>,
    item: &Item<'_>,
    is_first: bool,
    named: usize,
) -> Option<String> {
    let own = || item.extra.and_then(|extra| deciding_text(&extra.text));
    let proposal = match item.proposal {
        Some(proposal) => Some(proposal.to_owned()),
        None => match item.kind {
            ItemKind::Opening if is_first => Some("Hyväksytään asialista.".to_owned()),
            ItemKind::PreviousMinutes if is_first => minutes(subject, named),
            ItemKind::NextMeeting if is_first => Some(next_meeting(subject)),
            ItemKind::Own => own().map(str::to_owned),
            _ => None,
        },
    }?;
    match subject.brevity {
        Brevity::Full | Brevity::Names => Some(proposal),
        Brevity::Short => Some(sentences(&proposal).next().unwrap_or(&proposal).to_owned()),
    }
}

/// The minutes to be approved, and which actions are gone through, or how many where there are more than `named`.
fn minutes(subject: &Subject<'_>, named: usize) -> Option<String> {
    let earlier = subject.dossier.previous();
    let is_ready = earlier.is_some() && !subject.is_missing(MissingPart::PreviousMinutes);
    let minutes = earlier.filter(|_| is_ready).map(|earlier| {
        format!(
            "Hyväksytään {} pidetyn kokouksen pöytäkirja.",
            earlier.meeting.date
        )
    });
    let open = actions::told(subject);
    let count = counted(open.len(), "toimenpide", "toimenpidettä");
    let actions = match open.len() {
        0 => None,
        few if few <= named => Some(format!("Käydään läpi {count}: {}.", open.join("; "))),
        _ => Some(format!("Käydään läpi {count}.")),
    };
    let parts: Vec<String> = minutes.into_iter().chain(actions).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The meeting that is proposed, or that one is to be agreed on.
fn next_meeting(subject: &Subject<'_>) -> String {
    let Some(next) = &subject.dossier.meeting.next else {
        return "Sovitaan seuraavan kokouksen aika ja paikka.".to_owned();
    };
    let time = match (next.starts, next.ends) {
        (Some(starts), Some(ends)) => format!(" {}", times(starts, ends)),
        (Some(starts), None) => format!(" {}", at(starts)),
        (None, _) => String::new(),
    };
    let place = next.place.as_ref().map(|place| format!(", {place}"));
    let day = day(next.date).replace(' ', "\u{a0}");
    format!("Ehdotus: {day}{time}{}.", place.unwrap_or_default())
}

/// The sentence of a text in paragraphs that asks for a decision.
pub(crate) fn deciding_text(text: &[String]) -> Option<&str> {
    text.iter().find_map(|text| deciding_sentence(text))
}

/// The sentence of a text that asks for a decision.
fn deciding_sentence(text: &str) -> Option<&str> {
    let asks = |sentence: &&str| {
        let sentence = sentence.to_lowercase();
        ["sovitaan", "päätetään", "hyväksytään", "vahvistetaan"]
            .iter()
            .any(|word| {
                sentence
                    .split(|c: char| !c.is_alphabetic())
                    .any(|found| found == *word)
            })
    };
    sentences(text).find(asks)
}

/// The sentences of a text. A full stop ends one where a space and a capital follow, and no number or single letter stands before
/// it, as in `2. vaihe` and `M. Malli`.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (sentence, after) = rest.split_at(sentence_end(rest));
        rest = after.trim_start();
        Some(sentence.trim_end())
    })
}

/// Whether a word ends with a year, by itself or in a date: no ordinal has four figures.
fn is_year(word: &str) -> bool {
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == 4
}

/// Where the first sentence of a text ends, in bytes.
fn sentence_end(text: &str) -> usize {
    let ends = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | '!' | '?'))
        .find(|(at, mark)| {
            let (before, after) = (
                text.get(..*at).unwrap_or_default(),
                text.get(at + 1..).unwrap_or_default(),
            );
            let word = before
                .rsplit(|c: char| c.is_whitespace())
                .next()
                .unwrap_or_default();
            let is_ordinal = word.ends_with(|c: char| c.is_ascii_digit()) && !is_year(word);
            let is_abbreviated = *mark == '.' && (word.chars().count() == 1 || is_ordinal);
            let follows = after.trim_start().chars().next();
            after.starts_with(char::is_whitespace)
                && !is_abbreviated
                && follows.is_some_and(char::is_uppercase)
        });
    ends.map_or(text.len(), |(at, _)| at + 1)
}

/// The material of an item, and what of it has not come yet. The names lead to the folder of the material, where there is one.
fn material(subject: &Subject<'_>, item: &Item<'_>) -> Cell {
    let dossier = subject.dossier;
    let mut names = Vec::new();
    match item.kind {
        ItemKind::PreviousMinutes => {
            let earlier = dossier
                .previous()
                .filter(|_| !subject.is_missing(MissingPart::PreviousMinutes));
            names.extend(
                earlier.map(|earlier| format!("pöytäkirja\u{a0}{}", meeting_number(earlier.meeting.id))),
            );
        }
        ItemKind::Finance if subject.finance().is_some() => names.push("talousyhteenveto".to_owned()),
        _ => {}
    }
    let has_slides = matches!(
        item.kind,
        ItemKind::PreviousMinutes
            | ItemKind::Finance
            | ItemKind::Services
            | ItemKind::Development
            | ItemKind::Survey
            | ItemKind::Own
    );
    if has_slides {
        names.push("esitys".to_owned());
    }
    let link = |name: String| match &dossier.meeting.material {
        Some(address) => Inline::Link {
            target: Target::Uri(address.clone()),
            content: vec![Inline::text(name)],
        },
        None => Inline::text(name),
    };
    let mut content: Vec<Inline> = Vec::new();
    for name in names {
        if !content.is_empty() {
            content.push(Inline::LineBreak);
        }
        content.push(link(name));
    }
    let pending: Vec<&str> = subject
        .missing
        .iter()
        .filter(|missing| missing.part.item_kind() == item.kind)
        .map(|missing| missing.part.label())
        .collect();
    if !pending.is_empty() {
        if !content.is_empty() {
            content.push(Inline::LineBreak);
        }
        content.push(Inline::text(format!("{PENDING}: {}", pending.join(", "))));
    }
    match content.is_empty() {
        true => Cell::text(NO_VALUE),
        false => Cell::Text(content),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_the_next_one_begins() {
        let found = |text| sentences(text).collect::<Vec<_>>();
        assert_eq!(found("Yksi. Kaksi! Kolme"), ["Yksi.", "Kaksi!", "Kolme"]);
        assert_eq!(
            found("Hankkeen 2. vaihe alkaa 1.6. Kesällä M. Malli jatkaa."),
            ["Hankkeen 2. vaihe alkaa 1.6. Kesällä M. Malli jatkaa."]
        );
        assert_eq!(
            found("Laitteet tulevat 1.6.2027. Siihen asti 2. vaihe odottaa."),
            ["Laitteet tulevat 1.6.2027.", "Siihen asti 2. vaihe odottaa."]
        );
        assert_eq!(found("  "), Vec::<&str>::new());
    }

    #[test]
    fn the_sentence_that_asks_for_a_decision_is_found() {
        let text =
            "Hankinta viivästyi. Kokouksessa sovitaan, missä järjestyksessä laitteet otetaan käyttöön.";
        assert_eq!(
            deciding_sentence(text),
            Some("Kokouksessa sovitaan, missä järjestyksessä laitteet otetaan käyttöön.")
        );
        assert_eq!(deciding_sentence("Sovitut asiat etenevät."), None);
    }
}
