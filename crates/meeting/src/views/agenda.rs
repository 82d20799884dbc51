//! The items of the agenda.

use vuosikello_core::agenda;
use vuosikello_document::View;
use vuosikello_document::deck::{Block, Item, Limit, List};

use crate::subject::Subject;

/// The titles of the items, numbered.
pub(super) fn items(subject: &Subject<'_>) -> View {
    let items = agenda(&subject.configuration.defaults.agenda, &subject.dossier.meeting);
    View::of(Block::List(List {
        numbered: true,
        items: items.iter().map(|item| Item::text(item.title)).collect(),
        limit: Limit::slides(2),
    }))
}
