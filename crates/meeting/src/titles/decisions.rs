//! What the meeting is asked to decide, and the next meeting.

use vuosikello_core::Date;

use super::title::Title;
use crate::numerals::{Case, word};
use crate::subject::Subject;
use crate::views::agenda::decisions;

pub(super) fn title(subject: &Subject<'_>) -> Option<Title> {
    let next = subject.dossier.meeting.next.as_ref().map(|next| next.date);
    Some(of(decisions(subject), next))
}

pub(super) fn of(decisions: usize, next: Option<Date>) -> Title {
    let said = match (decisions, word(decisions, Case::Partitive)) {
        (0, _) => "Kaikki asiat ovat tiedoksi".to_owned(),
        (_, Some(count)) => format!("Kokoukselta pyydetään {count} päätöstä"),
        (count, None) => format!("Kokoukselta pyydetään päätöksiä, yhteensä {count}"),
    };
    let next = next.map(|date| {
        format!(
            "; seuraavaksi kokouspäiväksi ehdotetaan {}\u{a0}{date}",
            partitive(date.weekday())
        )
    });
    Title::new(said).and(next)
}

/// The partitive of a weekday: `tiistaita`, `keskiviikkoa`.
fn partitive(weekday: &str) -> String {
    match weekday {
        "keskiviikko" => "keskiviikkoa".to_owned(),
        weekday => format!("{weekday}ta"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_counted_and_the_day_is_told() {
        let day = Date::parse("8.6.2027").ok();
        let shown = |title: Title| title.fitted().unwrap();
        assert_eq!(
            shown(of(4, day)),
            "Kokoukselta pyydetään neljää päätöstä; seuraavaksi kokouspäiväksi ehdotetaan tiistaita\u{a0}8.6.2027"
        );
        assert_eq!(shown(of(0, None)), "Kaikki asiat ovat tiedoksi");
        assert_eq!(
            shown(of(12, None)),
            "Kokoukselta pyydetään päätöksiä, yhteensä 12"
        );
    }
}
