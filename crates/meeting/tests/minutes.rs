//! What the minutes keep of a meeting, and what of them comes back in the next.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use support::{agenda_of, complete, held, minutes_of, nearly_empty, section, skeleton_of, status_of};
use vuosikello_core::{ActionId, EarlierMeeting, Notes};
use vuosikello_meeting::PENDING;

#[test]
fn actions_come_back_until_they_are_done() {
    let dossier = complete();
    let text = status_of(&dossier);
    for line in [
        "2026-Q4/1\tPäivitetään yhteystiedot\tElina Esimerkki\t31.1.2027\t■\u{a0}myöhässä",
        "2027-Q1/1\tToimitetaan erittely henkilötyöstä\tKirsi Kirjanpito\t15.4.2027\t●\u{a0}tehty",
        "2027-Q1/2\tSelvitetään verkkopalvelun häiriöt\tSiiri Selitys\t30.6.2027\t○\u{a0}avoin",
    ] {
        assert!(text.contains(line), "{line} in {text}");
        assert!(skeleton_of(&dossier).contains(line));
    }
    // What the meeting finds done is done in its minutes.
    let text = minutes_of(&held());
    assert!(
        text.contains("2026-Q4/1\tPäivitetään yhteystiedot\tElina Esimerkki\t31.1.2027\t●\u{a0}tehty"),
        "{text}"
    );
    // The next meeting: what was done before is gone, what is open and what has been agreed stands there.
    let mut next = complete();
    next.earlier.push(EarlierMeeting {
        meeting: dossier.meeting.clone(),
        notes: held().notes,
        survey: None,
    });
    next.meeting.id = next.meeting.id.next();
    next.meeting.date = next.meeting.next.take().unwrap().date;
    next.meeting.done = vec![ActionId::parse("2027-Q2/1").unwrap()];
    let text = status_of(&next);
    for gone in ["2026-Q4/1", "2027-Q1/1"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    for line in ["2027-Q1/2\t", "2027-Q2/1\t", "2027-Q2/2\t"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(
        section(&text, "2. Edellisen kokouksen pöytäkirja").contains("15.8.2027\t●\u{a0}tehty"),
        "{text}"
    );
}

#[test]
fn the_minutes_say_who_was_there_and_when() {
    let text = minutes_of(&held());
    assert!(
        text.contains("Aika\ttorstai 10.6.2027 klo\u{a0}9.02–10.25"),
        "{text}"
    );
    assert!(text.contains("Elina Esimerkki\ttietohallintopäällikkö\tEsimerkkivirasto\tjäsen\tpoissa"));
    assert!(text.contains("Otso Ohjaaja\ttulosohjaaja\tMalliministeriö\tpuheenjohtaja\tläsnä"));
    assert!(text.contains("Kolmas Henkilö\t–\t–\tmuu läsnäolija\tläsnä"));
    // Before the meeting the notes are not looked at.
    for text in [status_of(&held()), skeleton_of(&held())] {
        assert!(
            !text.contains("Kolmas Henkilö") && !text.contains("9.02"),
            "{text}"
        );
    }
}

#[test]
fn every_piece_of_the_notes_is_in_the_minutes() {
    let dossier = held();
    let text = minutes_of(&dossier);
    for line in support::NOTES
        .lines()
        .skip(4)
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let content = ["- ", "Päätös: ", "Toimenpide: ", "Tehty: 2026-Q4/1 "]
            .iter()
            .find_map(|mark| line.strip_prefix(mark))
            .unwrap_or(line);
        assert!(text.contains(content), "{content} in {text}");
    }
    let agreed = section(&text, "Sovitut toimenpiteet");
    for row in [
        "2027-Q2/1\tSelvitetään lisenssien hinnankorotuksen syy\tSiiri Selitys\t15.8.2027\tTalouskatsaus",
        "2027-Q2/2\tLaaditaan suunnitelma muutoksesta\tPaula Pohja\t1.9.2027\tSaavutettavuusvaatimusten muutos",
    ] {
        assert!(agreed.contains(row), "{row} in {agreed}");
    }
}

#[test]
fn minutes_without_actions_have_no_table_of_them() {
    let mut dossier = held();
    dossier.notes = Some(Notes::default());
    let text = minutes_of(&dossier);
    assert!(!text.contains("Sovitut toimenpiteet"), "{text}");
    assert!(
        text.contains("Puheenjohtaja avasi kokouksen.") && text.contains("Puheenjohtaja päätti kokouksen.")
    );
}

#[test]
fn minutes_written_by_hand_are_approved_as_others() {
    let mut dossier = complete();
    dossier.earlier.last_mut().unwrap().notes = None;
    dossier.meeting.done.clear();
    let approved = "Hyväksytään 11.3.2027 pidetyn kokouksen pöytäkirja.";
    let text = agenda_of(&dossier);
    assert!(!text.contains(approved), "{text}");
    dossier.has_previous_minutes = true;
    let text = agenda_of(&dossier);
    assert!(text.contains(approved), "{text}");
    assert!(!text.contains(PENDING), "{text}");
}

#[test]
fn a_first_meeting_has_no_minutes_to_approve() {
    let text = status_of(&nearly_empty());
    assert!(
        section(&text, "2. Edellisen kokouksen pöytäkirja").contains("Kokous on ensimmäinen"),
        "{text}"
    );
}
