//! The table of the year that holds unless a workspace has its own.

use super::{ClockEntry, ClockTask, ClockTheme, Timing};
use crate::{PublicBody, Quarter};

/// How many days before a meeting the survey is sent: the answers come in during two weeks, and the material is due a
/// week before the meeting.
const SURVEY_DAYS: i16 = -21;

impl ClockEntry {
    /// The entries of every year in a public body of this kind, by theme.
    pub fn standard(body: PublicBody) -> Vec<Self> {
        let mut entries: Vec<Self> = finance(planning(body)).into();
        entries.extend(agreement());
        for quarter in Quarter::ALL {
            entries.extend(meeting(quarter));
        }
        entries.push(user_survey(body));
        entries.push(with(
            ClockTheme::Cooperation,
            "kuukausikokous",
            "Taktinen kuukausikokous",
            Timing::Monthly,
            "Palvelujen ja kehittämisen ajankohtaiset asiat käydään läpi asiakkaan kanssa.",
        ));
        entries
    }
}

fn with(theme: ClockTheme, id: &str, title: &str, timing: Timing, description: &str) -> ClockEntry {
    ClockEntry {
        id: id.to_owned(),
        title: title.to_owned(),
        theme,
        timing,
        description: Some(description.to_owned()),
        task: None,
    }
}

/// The id, title and description of planning the years after the next: spending limits in the state, a financial plan
/// (kuntalaki 410/2015, 110 §) elsewhere.
fn planning(body: PublicBody) -> [&'static str; 3] {
    if body.is_state() {
        [
            "kehyskausi",
            "Kehyskauden suunnittelu",
            "Tulevan kehyskauden menot suunnitellaan asiakkaan kanssa.",
        ]
    } else {
        [
            "taloussuunnitelma",
            "Taloussuunnitelman valmistelu",
            "Tulevien vuosien menot suunnitellaan asiakkaan kanssa taloussuunnitelmaa varten.",
        ]
    }
}

fn user_survey(body: PublicBody) -> ClockEntry {
    let (title, description) = if body.is_state() {
        (
            "Hallinnonalan vuosittainen käyttäjäkysely",
            "Kysytään kaikilta hallinnonalan käyttäjiltä järjestelmien käytettävyydestä, toimintavarmuudesta ja tuesta.",
        )
    } else {
        (
            "Vuosittainen käyttäjäkysely",
            "Kysytään kaikilta käyttäjiltä järjestelmien käytettävyydestä, toimintavarmuudesta ja tuesta.",
        )
    };
    with(
        ClockTheme::Satisfaction,
        "kayttajakysely",
        title,
        Timing::EndOf(10),
        description,
    )
}

fn finance([planning_id, planning_title, planning_description]: [&'static str; 3]) -> [ClockEntry; 12] {
    [
        (
            "tilinpaatos",
            "Tilinpäätös",
            2,
            "Edellisen vuoden toteuma tarkistetaan ja poikkeamat selitetään tilinpäätöstä varten.",
        ),
        (
            "talouskeskustelut",
            "Talousarviokeskustelut",
            2,
            "Asiakkaan kanssa käydään läpi edellisen vuoden toteuma ja tulevat menot.",
        ),
        (
            "maararahan-palautus",
            "Käyttämättömän määrärahan palautus",
            2,
            "Asiakkaan siirtämästä määrärahasta palautetaan se osa, jota ei käytetty.",
        ),
        (
            "tae-b1",
            "Seuraavan vuoden talousarvioesitys TAE B1",
            3,
            "Talousarvioesityksen ensimmäinen versio vahvistetaan ja lukitaan.",
        ),
        (
            "tpe-1-valmistelu",
            "Tilinpäätösennusteen TPE 1 valmistelu",
            5,
            "Järjestelmäpäälliköiltä ja palveluvastaavilta pyydetään ennusteet ja poikkeamien syyt.",
        ),
        (
            "tpe-1-esittely",
            "Tilinpäätösennusteen TPE 1 esittely",
            6,
            "Ennuste laaditaan ja esitellään.",
        ),
        (
            "tpe-1",
            "Tilinpäätösennuste TPE 1",
            7,
            "Ennuste annetaan ja lukitaan.",
        ),
        (
            "tae-b2",
            "Seuraavan vuoden talousarvion tarkistus TAE B2",
            9,
            "Talousarvioesitys tarkistetaan, ja sen toinen versio vahvistetaan ja lukitaan.",
        ),
        (
            "tpe-2",
            "Tilinpäätösennuste TPE 2",
            10,
            "Vuoden toinen ennuste laaditaan, annetaan ja lukitaan.",
        ),
        (planning_id, planning_title, 10, planning_description),
        (
            "tae-b3-viimeistely",
            "Seuraavan vuoden talousarvion viimeistely",
            11,
            "Talousarvio viimeistellään versioksi TAE B3, ja seuraavan vuoden määrärahat vahvistetaan.",
        ),
        (
            "tae-b3",
            "Seuraavan vuoden talousarvio TAE B3",
            12,
            "Talousarvion viimeinen versio vahvistetaan ja lukitaan.",
        ),
    ]
    .map(|(id, title, month, description)| {
        with(ClockTheme::Finance, id, title, Timing::EndOf(month), description)
    })
}

fn agreement() -> [ClockEntry; 4] {
    [
        (
            "suunnittelukokoukset",
            "Suunnittelukokoukset asiakkaan kanssa",
            Timing::Day { month: 11, day: 15 },
            "Sovitaan seuraavan vuoden palveluista, kehittämisestä ja määrärahasta.",
            None,
        ),
        (
            "sopimusluonnokset",
            "Seuraavan vuoden palvelusopimuksen luonnokset",
            Timing::EndOf(11),
            "Sopimuksesta ja sen liitteistä tehdään luonnokset asiakkaan tarkistettaviksi.",
            Some(ClockTask::AGREEMENT_DRAFTS),
        ),
        (
            "lopullinen-sopimus",
            "Seuraavan vuoden palvelusopimus allekirjoitettavaksi",
            Timing::Day { month: 12, day: 15 },
            "Hyväksytystä sopimuksesta liitteineen tehdään yksi tiedosto, joka lähetetään allekirjoitettavaksi.",
            Some(ClockTask::AGREEMENT_FINAL),
        ),
        (
            "sopimus",
            "Seuraavan vuoden palvelusopimus allekirjoitettu ja arkistoitu",
            Timing::Day { month: 12, day: 23 },
            "Allekirjoitettu sopimus viedään asianhallintaan ja asiakkaan kansioon ennen joulua.",
            Some(ClockTask::AGREEMENT_SIGNED),
        ),
    ]
    .map(|(id, title, timing, description, task)| ClockEntry {
        task,
        ..with(ClockTheme::Agreement, id, title, timing, description)
    })
}

/// What belongs to the meeting of a quarter.
fn meeting(quarter: Quarter) -> [ClockEntry; 4] {
    let id = |what: &str| format!("{what}-q{}", quarter.number());
    let title = |what: &str| format!("{what} {quarter}");
    let from_meeting = |days| Timing::Meeting { quarter, days };
    [
        with(
            ClockTheme::Satisfaction,
            &id("kysely"),
            &title("Tilaajatyytyväisyyskysely"),
            from_meeting(SURVEY_DAYS),
            "Kysely lähetetään tilaajille niin, että vastaukset ehtivät kokouksen aineistoon.",
        ),
        ClockEntry {
            task: Some(ClockTask::MEETING_PACK.of_quarter(quarter)),
            ..with(
                ClockTheme::Monitoring,
                &id("aineisto"),
                &title("Seurantaryhmän aineisto"),
                Timing::Pack(quarter),
                "Asialista, edellisen kokouksen pöytäkirja ja muu aineisto ovat osallistujien saatavilla.",
            )
        },
        with(
            ClockTheme::Monitoring,
            &id("kokous"),
            &title("Seurantaryhmän kokous"),
            from_meeting(0),
            "Palvelusopimuksen seurantaryhmä kokoontuu.",
        ),
        ClockEntry {
            task: Some(ClockTask::MEETING_MINUTES.of_quarter(quarter)),
            ..with(
                ClockTheme::Monitoring,
                &id("poytakirja"),
                &title("Seurantaryhmän pöytäkirja"),
                from_meeting(1),
                "Pöytäkirja kirjoitetaan heti kokouksen jälkeen ja viedään seuraavan kokouksen aineistoon.",
            )
        },
    ]
}
