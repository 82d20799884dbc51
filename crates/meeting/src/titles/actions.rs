//! What became of the actions of earlier meetings.

use super::title::Title;
use crate::numerals::{Case, all_of, capitalised, counted, numeral, word};
use crate::subject::Subject;
use crate::views::actions::{ActionState, days_between, states};

pub(super) fn title(subject: &Subject<'_>) -> Option<Title> {
    let actions = states(subject);
    let today = subject.dossier.meeting.date;
    let oldest = actions
        .iter()
        .filter(|(state, _)| *state == ActionState::Late)
        .map(|(_, due)| *due)
        .min();
    let count = |state| actions.iter().filter(|(known, _)| *known == state).count();
    of(
        count(ActionState::Late),
        count(ActionState::Open),
        count(ActionState::Done),
        oldest.map(|due| days_between(due, today)),
    )
}

/// The title of so many actions; `oldest` is by how many days the latest of the late ones is late.
pub(super) fn of(late: usize, open: usize, done: usize, oldest: Option<i64>) -> Option<Title> {
    let all = late + open + done;
    let lateness = oldest.map(lateness);
    Some(match (late, open) {
        _ if all == 0 => return None,
        (1, _) => Title::new("Yksi toimenpide on myöhässä").and(lateness.map(|late| format!(" {late}"))),
        (2.., _) => {
            let said = match (word(late, Case::Nominative), word(all, Case::Elative)) {
                (Some(late_word), Some(of_all)) if late < all => {
                    format!("{} toimenpidettä {of_all} on myöhässä", capitalised(late_word))
                }
                (Some(_), Some(_)) => {
                    format!("{} ovat myöhässä", all_of(all, "toimenpidettä", "toimenpiteet"))
                }
                _ => format!("Myöhässä on {}", counted(late, "toimenpide", "toimenpidettä")),
            };
            Title::new(said).and(lateness.map(|late| format!(", vanhin niistä {late}")))
        }
        (0, 0) if done == 1 => Title::new("Aiemmin sovittu toimenpide on tehty"),
        (0, 0) => Title::new(format!(
            "{} on tehty",
            all_of(done, "toimenpidettä", "toimenpiteet")
        )),
        (0, 1) if done == 0 => Title::new("Avoin toimenpide on aikataulussa"),
        (0, _) => {
            let (done, open) = (numeral(done, Case::Nominative), numeral(open, Case::Nominative));
            let counted = match done.as_str() {
                "0" => format!(": avoinna {open}"),
                _ => format!(": {done} tehty, {open} avoinna"),
            };
            Title::new("Toimenpiteet ovat aikataulussa").and(Some(counted))
        }
    })
}

/// How late: in full months where there are two or more of them, of 30 days each, or else in days.
fn lateness(days: i64) -> String {
    const MONTH: i64 = 31;
    match usize::try_from(days / MONTH) {
        Ok(months @ 2..) => format!("yli {}", counted(months, "kuukauden", "kuukautta")),
        _ if days == 1 => "yhden päivän".to_owned(),
        _ => format!("{days}\u{a0}päivää"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(late: usize, open: usize, done: usize, oldest: Option<i64>) -> String {
        of(late, open, done, oldest)
            .and_then(|title| title.fitted())
            .unwrap_or_default()
    }

    #[test]
    fn late_actions_are_told_first() {
        let wanted = "Kaksi toimenpidettä viidestä on myöhässä, vanhin niistä yli yhdeksän kuukautta";
        assert_eq!(shown(2, 0, 3, Some(285)), wanted);
        assert_eq!(
            shown(1, 4, 0, Some(12)),
            "Yksi toimenpide on myöhässä 12\u{a0}päivää"
        );
        assert_eq!(
            shown(3, 0, 0, Some(1)),
            "Kaikki kolme toimenpidettä ovat myöhässä, vanhin niistä yhden päivän"
        );
        let wanted = "Myöhässä on 12\u{a0}toimenpidettä, vanhin niistä yli kaksi kuukautta";
        assert_eq!(shown(12, 3, 0, Some(70)), wanted);
    }

    #[test]
    fn actions_in_time_are_counted() {
        assert_eq!(
            shown(0, 2, 3, None),
            "Toimenpiteet ovat aikataulussa: kolme tehty, kaksi avoinna"
        );
        assert_eq!(
            shown(0, 2, 0, None),
            "Toimenpiteet ovat aikataulussa: avoinna kaksi"
        );
        assert_eq!(shown(0, 1, 0, None), "Avoin toimenpide on aikataulussa");
        assert_eq!(shown(0, 0, 4, None), "Kaikki neljä toimenpidettä on tehty");
        assert_eq!(shown(0, 0, 1, None), "Aiemmin sovittu toimenpide on tehty");
        assert_eq!(shown(0, 0, 0, None), "");
    }
}
