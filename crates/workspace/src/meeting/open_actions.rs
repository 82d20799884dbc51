//! The actions that a customer's meetings have agreed on, and that are open.

use std::collections::BTreeSet;

use vuosikello_core::{Action, ActionId, DataFolder, Notes};

use super::is_planned;
use super::own::OwnFiles;
use crate::{Failure, Problem, Workspace};

impl Workspace {
    /// The open actions of all meetings of a customer, in the order of the meetings, and what is wrong in the files that were looked at.
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub(crate) fn open_actions(&self, customer: &str) -> Result<(Vec<Action>, Vec<Problem>), Failure> {
        let mut reading = self.reading(customer)?;
        let mut done: BTreeSet<ActionId> = BTreeSet::new();
        let mut actions: Vec<Action> = Vec::new();
        for id in self.quarters(&DataFolder::MEETING, "kokous", customer, &mut reading)? {
            let listing = self
                .folder
                .contents(&DataFolder::MEETING.path(customer, id.into()))?;
            if !is_planned(&listing.entries) {
                continue;
            }
            let own = OwnFiles::read(self, listing, &mut reading)?;
            done.extend(
                own.meeting
                    .iter()
                    .flat_map(|meeting| meeting.done.iter().copied()),
            );
            let notes = own.notes.value();
            done.extend(notes.iter().flat_map(Notes::done).map(|(action, _)| action));
            actions.extend(
                notes
                    .iter()
                    .flat_map(Notes::actions)
                    .map(|(_, action)| action.clone()),
            );
        }
        actions.retain(|action| !done.contains(&action.id));
        Ok((actions, reading.problems))
    }
}
