//! The agenda (*asialista*).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ExtraItem, Meeting, Participant, ParticipantRole, begins_alike, composed, nearest};

/// What an agenda item is about: which facts of the quarter belong under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ItemKind {
    /// Opening, and approving the agenda.
    #[serde(rename = "avaus")]
    Opening,
    /// The minutes of the previous meeting, with the actions that are open.
    #[serde(rename = "edellinen pöytäkirja")]
    PreviousMinutes,
    /// The finance overview.
    #[serde(rename = "talous")]
    Finance,
    /// The status of the services.
    #[serde(rename = "palvelut")]
    Services,
    /// Development needs and projects.
    #[serde(rename = "kehitys")]
    Development,
    /// The survey.
    #[serde(rename = "kysely")]
    Survey,
    /// Other matters.
    #[serde(rename = "muut")]
    Other,
    /// Agreeing on the next meeting.
    #[serde(rename = "seuraava")]
    NextMeeting,
    /// Closing.
    #[serde(rename = "päättäminen")]
    Closing,
    /// An item of the organisation's own, without facts of the quarter.
    #[serde(rename = "oma")]
    Own,
}

/// An item of the common agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// The id, by which other data refer to the item.
    ///
    /// fi: Tunnus, jolla muut viittaavat asiakohtaan.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// The title.
    ///
    /// fi: Otsikko.
    #[serde(rename = "otsikko")]
    pub title: String,
    /// What the item is about.
    ///
    /// fi: Mistä asiakohta kertoo.
    #[serde(rename = "laji")]
    pub kind: ItemKind,
    /// How long it usually takes, in minutes; where nothing is said, as [`timetable`](crate::timetable) says.
    ///
    /// fi: Tavanomainen kesto minuutteina.
    #[serde(rename = "kesto", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 480))]
    pub minutes: Option<u16>,
    /// The position of the participant who presents it, for example `talousasiantuntija`.
    ///
    /// fi: Esittelijän asema, esimerkiksi talousasiantuntija.
    #[serde(
        rename = "esittelijan_asema",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub presenter_position: Option<String>,
}

impl AgendaItem {
    /// The nine items of every meeting of a monitoring group, in order.
    pub fn standard() -> Vec<Self> {
        [
            (
                "avaus",
                "Kokouksen avaus ja asialistan hyväksyminen",
                ItemKind::Opening,
            ),
            (
                "poytakirja",
                "Edellisen kokouksen pöytäkirja",
                ItemKind::PreviousMinutes,
            ),
            ("talous", "Talouskatsaus", ItemKind::Finance),
            ("palvelut", "Palveluiden tilannekatsaus", ItemKind::Services),
            ("kehitys", "Palveluiden kehitys", ItemKind::Development),
            ("kysely", "Tilaajatyytyväisyyskysely", ItemKind::Survey),
            ("muut", "Muut asiat", ItemKind::Other),
            ("seuraava", "Seuraavan kokouksen sopiminen", ItemKind::NextMeeting),
            ("paattaminen", "Kokouksen päättäminen", ItemKind::Closing),
        ]
        .map(|(id, title, kind)| Self {
            id: id.to_owned(),
            title: title.to_owned(),
            kind,
            minutes: None,
            presenter_position: None,
        })
        .to_vec()
    }
}

/// An item of the agenda of one meeting: a common one, or one of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<'a> {
    /// The id, unique in the agenda.
    pub id: String,
    /// The title.
    pub title: &'a str,
    /// What it is about; [`ItemKind::Own`] for an item of the meeting's own.
    pub kind: ItemKind,
    /// The item of the meeting's own, where it is one.
    pub extra: Option<&'a ExtraItem>,
    /// How long it takes, in minutes, where the meeting or the settings say.
    pub minutes: Option<u16>,
    /// The name of the presenter: as the meeting says, or else the participant of the usual position, an item that deals with no
    /// facts being presented by the chair, and any other by the secretary.
    pub presenter: &'a str,
    /// The decision that the meeting's data ask for in words of their own.
    pub proposal: Option<&'a str>,
}

impl Item<'_> {
    /// How the ids of the items of a meeting's own begin; a number follows.
    pub const OWN_PREFIX: &'static str = "lisaasia-";
}

/// The agenda of a meeting: the common items, and its own ones in their places. An own item that names a place that is not
/// there comes last; the check of the meeting reports it.
pub fn agenda<'a>(common: &'a [AgendaItem], meeting: &'a Meeting) -> Vec<Item<'a>> {
    let own = |(i, extra): (usize, &'a ExtraItem)| Item {
        id: format!("{}{}", Item::OWN_PREFIX, i + 1),
        title: &extra.title,
        kind: ItemKind::Own,
        extra: Some(extra),
        minutes: extra.minutes,
        presenter: extra.presenter.as_deref().unwrap_or(&meeting.secretary),
        proposal: extra.proposal.as_deref(),
    };
    let positions: Vec<(String, &Participant)> = meeting
        .participants
        .iter()
        .map(|participant| (participant.position.to_lowercase(), participant))
        .collect();
    let mut items = Vec::new();
    for item in common {
        let handling = meeting.handling.iter().find(|handling| handling.item == item.id);
        items.push(Item {
            id: item.id.clone(),
            title: &item.title,
            kind: item.kind,
            extra: None,
            minutes: handling.and_then(|handling| handling.minutes).or(item.minutes),
            presenter: handling
                .and_then(|handling| handling.presenter.as_deref())
                .unwrap_or_else(|| usual_presenter(item, meeting, &positions)),
            proposal: handling.and_then(|handling| handling.proposal.as_deref()),
        });
        let after = |(_, extra): &(usize, &ExtraItem)| extra.after == item.id;
        items.extend(meeting.extra_items.iter().enumerate().filter(after).map(own));
    }
    let is_lost = |(_, extra): &(usize, &ExtraItem)| common.iter().all(|item| item.id != extra.after);
    items.extend(meeting.extra_items.iter().enumerate().filter(is_lost).map(own));
    items
}

/// Who presents an item unless the meeting says so: the first participant whose position has the usual title in it, presenters
/// before others. `positions` are those of the participants, in lower case.
fn usual_presenter<'a>(
    item: &AgendaItem,
    meeting: &'a Meeting,
    positions: &[(String, &'a Participant)],
) -> &'a str {
    let position = match (&item.presenter_position, item.kind) {
        (Some(position), _) => position.as_str(),
        (None, ItemKind::Finance) => "talousasiantuntija",
        (None, ItemKind::Services) => "palvelupäällikkö",
        (None, ItemKind::Development) => "kehityspäällikkö",
        (None, ItemKind::Opening | ItemKind::Other | ItemKind::NextMeeting | ItemKind::Closing) => {
            return &meeting.chair;
        }
        (None, ItemKind::PreviousMinutes | ItemKind::Survey | ItemKind::Own) => return &meeting.secretary,
    };
    let position = position.to_lowercase();
    let holders = || {
        let holders = positions.iter().filter(|(held, _)| held.contains(&position));
        holders.map(|(_, participant)| *participant)
    };
    let presenter = holders().find(|participant| participant.role == ParticipantRole::Presenter);
    presenter
        .or_else(|| holders().next())
        .map_or(&meeting.secretary, |participant| &participant.name)
}

/// What is left of a title when case, spaces and punctuation make no difference; a heading in the notes names an item by it.
pub(crate) fn title_key(title: &str) -> String {
    composed(title)
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The title that a heading was probably meant to be: the nearest, or else one that it shortens, as `Kysely` does
/// `Tilaajatyytyväisyyskysely`, or one that begins alike.
pub(crate) fn meant_title<'a>(
    heading: &str,
    titles: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let key = title_key(heading);
    let with_key = || titles.clone().map(|title| (title, title_key(title)));
    nearest(heading, titles.clone()).or_else(|| {
        let shortened = with_key().find(|(_, title)| key.chars().count() > 2 && title.contains(&key));
        let found = shortened.or_else(|| with_key().find(|(_, title)| begins_alike(title, &key)));
        found.map(|(title, _)| title)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::example::meeting;

    #[test]
    fn a_heading_that_shortens_a_title_means_it() {
        let titles = [
            "Talouskatsaus",
            "Palveluiden tilannekatsaus",
            "Tilaajatyytyväisyyskysely",
            "Muut asiat",
        ];
        for (heading, title) in [
            ("Talouskatsasu", Some("Talouskatsaus")),
            ("Talous", Some("Talouskatsaus")),
            ("Kysely", Some("Tilaajatyytyväisyyskysely")),
            ("Palvelujen tila", Some("Palveluiden tilannekatsaus")),
            ("Muut", Some("Muut asiat")),
            ("Hankinnat", None),
            ("A", None),
            ("", None),
        ] {
            assert_eq!(meant_title(heading, titles.into_iter()), title, "{heading}");
        }
    }

    #[test]
    fn own_items_stand_in_their_places() {
        let mut meeting = meeting("2027-Q1", "9.3.2027");
        let extra = |title: &str, after: &str| ExtraItem {
            title: title.to_owned(),
            after: after.to_owned(),
            ..ExtraItem::default()
        };
        meeting.extra_items = vec![
            extra("Kolmas", "muut"),
            extra("Ensimmäinen", "kehitys"),
            extra("Paikaton", "jotain"),
            extra("Toinen", "kehitys"),
        ];
        let common = AgendaItem::standard();
        let items: Vec<(String, &str)> = agenda(&common, &meeting)
            .into_iter()
            .map(|item| {
                assert_eq!(item.extra.is_some(), item.kind == ItemKind::Own);
                (item.id, item.title)
            })
            .collect();
        let shown: Vec<(&str, &str)> = items.iter().map(|(id, title)| (id.as_str(), *title)).collect();
        assert_eq!(
            shown,
            [
                ("avaus", "Kokouksen avaus ja asialistan hyväksyminen"),
                ("poytakirja", "Edellisen kokouksen pöytäkirja"),
                ("talous", "Talouskatsaus"),
                ("palvelut", "Palveluiden tilannekatsaus"),
                ("kehitys", "Palveluiden kehitys"),
                ("lisaasia-2", "Ensimmäinen"),
                ("lisaasia-4", "Toinen"),
                ("kysely", "Tilaajatyytyväisyyskysely"),
                ("muut", "Muut asiat"),
                ("lisaasia-1", "Kolmas"),
                ("seuraava", "Seuraavan kokouksen sopiminen"),
                ("paattaminen", "Kokouksen päättäminen"),
                ("lisaasia-3", "Paikaton"),
            ]
        );
    }

    #[test]
    fn titles_are_told_apart_by_their_letters_and_figures() {
        assert_eq!(
            title_key(" Palveluiden – Kehitys, 2027!"),
            "palveluidenkehitys2027"
        );
        // A letter with its dots apart is the same letter.
        assert_eq!(title_key("Pa\u{308}a\u{308}to\u{308}s"), title_key("Päätös"));
    }
}
