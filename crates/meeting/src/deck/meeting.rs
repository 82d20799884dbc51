//! The deck of a meeting.

use vuosikello_core::{Configuration, MeetingDossier};
use vuosikello_document::{Data, Templates};
use vuosikello_slides::{Deck, Head};

use super::facts::MeetingFacts;
use super::fill::sections;
use super::foot::footers;
use super::guard::guarded;
use crate::context::{Stage, fields};
use crate::documents;
use crate::missing::{missing_beside, overview};
use crate::phrases::meeting_number;
use crate::{Issue, head, templates};

/// The deck of a meeting, in the order of its agenda: what the meeting looks at. A part of the material that has not come yet
/// keeps no slide from being made: its place says so.
///
/// The deck leaves texts uncut: a text that no slide can hold is an error of its writer, unless the caller sets
/// [`Deck::shorten`].
///
/// # Errors
/// Everything that is wrong in the templates, or missing in the data that they use.
pub fn deck(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
) -> Result<Deck, Vec<Issue>> {
    let fields = fields(configuration, dossier, Stage::Before, 0);
    let data = Data::new(&guarded(fields.clone().into()));
    let views = overview(configuration, dossier);
    let facts = MeetingFacts {
        dossier,
        survey: dossier.survey_results(&configuration.defaults.survey),
        missing: missing_beside(configuration, dossier, views.as_ref()),
        views,
        fields,
    };
    let customer = &dossier.agreement.customer.name.base;
    let blocks = documents::blocks(configuration, dossier, templates, templates::DECK, &data)?;
    let mut deck = Deck::new(deck_head(configuration, dossier));
    let first = &configuration.defaults.meetings.group;
    deck.sections = sections(templates::DECK, &blocks, first, &facts)
        .map_err(|errors| Issue::from_templates(errors, configuration, customer))?;
    Ok(deck)
}

fn deck_head(configuration: &Configuration, dossier: &MeetingDossier) -> Head {
    let document = head::head(configuration, dossier, "Esitys", dossier.meeting.date);
    let number = meeting_number(dossier.meeting.id);
    let customer = &dossier.agreement.customer;
    let name = &customer.name.base;
    let texts = [
        format!("{} {number} · {name}", configuration.defaults.meetings.group),
        format!("{number} · {name}"),
        format!("{number} · {}", customer.id),
    ];
    let footers = footers(dossier.classification(configuration), texts);
    Head {
        title: document.title,
        organisation: document.organisation,
        language: document.language,
        date: document.date,
        footers,
        properties: document.properties,
    }
}
