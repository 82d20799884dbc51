//! The deck of a meeting.

use vuosikello_core::{Checked, Configuration, MeetingDossier};
use vuosikello_document::Templates;
use vuosikello_document::deck::{Deck, Head};

use super::foot::footers;
use crate::context::variables;
use crate::phrases::meeting_number;
use crate::views::{Stage, Subject};
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
    configuration: &Checked<Configuration>,
    dossier: &Checked<MeetingDossier>,
    templates: &Templates,
) -> Result<Deck, Vec<Issue>> {
    let data = variables(&Subject::new(configuration, dossier, Stage::Before, 0));
    let customer = &dossier.agreement.customer.name.base;
    let mut deck = Deck::new(deck_head(configuration, dossier));
    deck.sections = templates
        .slides(templates::DECK, &data, &configuration.defaults.meetings.group)
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
