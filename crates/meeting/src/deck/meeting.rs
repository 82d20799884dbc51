//! The deck of a meeting.

use vuosikello_core::{Configuration, MeetingDossier};
use vuosikello_document::deck::{Deck, Head};

use super::foot::footers;
use crate::phrases::meeting_number;
use crate::{Documents, Issue, head, templates};

impl Documents<'_> {
    /// The deck of a meeting, in the order of its agenda: what the meeting looks at. A part of the material that has not come yet
    /// keeps no slide from being made: its place says so.
    ///
    /// The deck leaves texts uncut: a text that no slide can hold is an error of its writer, unless the caller sets
    /// [`Deck::shorten`].
    ///
    /// # Errors
    /// As [`Documents`] says.
    pub fn deck(&self) -> Result<Deck, Vec<Issue>> {
        let group = &self.configuration.defaults.meetings.group;
        let mut deck = Deck::new(deck_head(self.configuration, self.dossier));
        deck.sections = self
            .templates
            .slides(templates::DECK, &self.data, group)
            .map_err(|errors| self.issues(errors))?;
        Ok(deck)
    }
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
