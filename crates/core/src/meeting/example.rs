//! A meeting without errors, for the tests.

use crate::check::example::dossier;
use crate::{
    AgendaItem, Date, EarlierMeeting, Finance, Meeting, MeetingDossier, MeetingId, MeetingStatus,
    NextMeeting, Notes, Participant, ParticipantRole, Project, ProjectState, ServiceState, ServiceStatus,
    TimeOfDay,
};

pub(crate) fn id(text: &str) -> MeetingId {
    MeetingId::parse(text).unwrap()
}

pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(crate) fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

pub(crate) fn participant(name: &str) -> Participant {
    Participant {
        name: name.into(),
        position: "asema".into(),
        organisation: "organisaatio".into(),
        role: ParticipantRole::Member,
        email: None,
    }
}

pub(crate) fn meeting(of: &str, on: &str) -> Meeting {
    Meeting {
        schema: None,
        id: id(of),
        date: date(on),
        starts: time("9.00"),
        ends: time("10.30"),
        place: None,
        online: Some("https://teams.example/kokous".into()),
        chair: "Otso Ohjaaja".into(),
        secretary: "Pekka Palvelu".into(),
        participants: ["Otso Ohjaaja", "Pekka Palvelu", "Aino Asiakas"]
            .map(participant)
            .to_vec(),
        extra_items: Vec::new(),
        handling: Vec::new(),
        material: None,
        survey: None,
        next: Some(NextMeeting {
            date: date("8.6.2027"),
            starts: None,
            ends: None,
            place: None,
        }),
        done: Vec::new(),
        budget: None,
        forecast: None,
        case_number: None,
        classification: None,
        invitation_revision: 0,
        status: MeetingStatus::Planned,
    }
}

/// An earlier meeting with its notes.
pub(crate) fn earlier(of: &str, on: &str, notes: &str) -> EarlierMeeting {
    let meeting = meeting(of, on);
    let (notes, problems) = Notes::parse(notes, &meeting, &AgendaItem::standard());
    assert_eq!(*problems, []);
    EarlierMeeting {
        meeting,
        notes: Some(notes),
        survey: None,
    }
}

/// A meeting after two that agreed on three actions.
pub(crate) fn meeting_dossier() -> MeetingDossier {
    MeetingDossier {
        agreement: dossier(),
        meeting: meeting("2027-Q1", "9.3.2027"),
        notes: None,
        services: Some(vec![ServiceStatus {
            service: "P1".into(),
            state: ServiceState::Good,
            description: None,
            incidents: None,
            availability: None,
            extracted: None,
        }]),
        needs: Some(Vec::new()),
        projects: Some(vec![project("H1", "RISE, SY")]),
        survey: None,
        finance: Some(Finance {
            year: 2027,
            ..Finance::default()
        }),
        earlier: vec![
            earlier(
                "2026-Q3",
                "8.9.2026",
                "## Muut asiat\nToimenpide: Yksi (Aino Asiakas, 1.12.2026)\nToimenpide: Kaksi (Aino Asiakas, 1.12.2026)",
            ),
            earlier(
                "2026-Q4",
                "9.12.2026",
                "## Edellisen kokouksen pöytäkirja\nTehty: 2026-Q3/2\n## Talouskatsaus\nToimenpide: Kolme (Aino Asiakas, 1.3.2027)",
            ),
        ],
        has_previous_minutes: false,
    }
}

pub(crate) fn project(id: &str, customers: &str) -> Project {
    Project {
        id: id.into(),
        name: "Hanke".into(),
        customers: customers.into(),
        gate: None,
        state: ProjectState::OnPlan,
        situation: None,
        milestone: None,
        milestone_date: None,
        manager: None,
        extracted: None,
    }
}
