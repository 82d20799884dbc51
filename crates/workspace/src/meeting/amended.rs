//! Notes with the actions that people have changed in Word, in the minutes that were made from the notes.

use vuosikello_core::{Action, ActionId, Date, Item, ItemNotes, MeetingId, Note, Notes, fold_name};
use vuosikello_inspect::minutes::{ActionEdit, SaidAction};

/// Puts the edits of actions into the notes of a meeting, and tells each in Finnish: what was taken, and what was not because the notes have
/// become others since, or because it is unclear.
pub(super) fn amend(
    notes: &mut Notes,
    edits: &[ActionEdit],
    agenda: &[Item<'_>],
    meeting: MeetingId,
) -> Vec<String> {
    let told = edits.iter().filter_map(|edit| match edit {
        ActionEdit::Changed { before, after } => changed(notes, before, after),
        ActionEdit::Added(action) => added(notes, action, agenda, meeting),
        ActionEdit::Removed(action) => removed(notes, action),
        ActionEdit::Done { action, item } => done(notes, *action, item, agenda),
        ActionEdit::Undone(action) => undone(notes, *action),
        ActionEdit::Unclear(message) => Some(not_read(message)),
        _ => None,
    });
    told.collect()
}

fn not_read(what: &str) -> String {
    format!("{what}; muutosta ei luettu, joten selvennä se Wordissa tai muistiinpanoissa")
}

fn clash(id: ActionId) -> String {
    format!(
        "toimenpidettä {id} on muutettu sekä Wordissa että muistiinpanoissa; muistiinpanot ratkaisevat, joten tee niistä samat"
    )
}

/// The day of an action, or what is told of one that is none.
fn due(action: &SaidAction) -> Result<Date, String> {
    Date::parse(&action.due).map_err(|_| {
        let SaidAction { text, due, .. } = action;
        not_read(&format!(
            "toimenpiteen ”{text}” määräaika ”{due}” ei ole päivämäärä"
        ))
    })
}

/// Whether an action of the notes says what minutes say.
fn is_as(action: &Action, said: &SaidAction) -> bool {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    tidy(&action.text) == said.text
        && tidy(&action.owner) == said.owner
        && Date::parse(&said.due).is_ok_and(|due| due == action.due)
}

fn action_of(notes: &mut Notes, id: ActionId) -> Option<&mut Action> {
    let all = notes.items.iter_mut().flat_map(|item| &mut item.notes);
    all.into_iter().find_map(|note| match note {
        Note::Action(action) if action.id == id => Some(action),
        _ => None,
    })
}

fn changed(notes: &mut Notes, before: &SaidAction, after: &SaidAction) -> Option<String> {
    let id = before.id?;
    let due = match due(after) {
        Ok(due) => due,
        Err(told) => return Some(told),
    };
    match action_of(notes, id) {
        Some(action) if is_as(action, after) => None,
        Some(action) if is_as(action, before) => {
            action.text.clone_from(&after.text);
            action.owner.clone_from(&after.owner);
            action.due = due;
            Some(format!(
                "Wordissa muutettu toimenpide luettiin: {id} {} ({}, {due})",
                action.text, action.owner
            ))
        }
        _ => Some(clash(id)),
    }
}

/// The notes of the item with this title; they are begun if there are none.
fn notes_of<'n>(notes: &'n mut Notes, title: &str, agenda: &[Item<'_>]) -> Option<&'n mut Vec<Note>> {
    let place = |id: &str| agenda.iter().position(|item| item.id == id);
    let wanted = agenda
        .iter()
        .find(|item| fold_name(item.title) == fold_name(title))?;
    let at = match notes.items.iter().position(|item| item.item == wanted.id) {
        Some(at) => at,
        None => {
            let at = notes
                .items
                .partition_point(|item| place(&item.item) < place(&wanted.id));
            notes.items.insert(
                at,
                ItemNotes {
                    item: wanted.id.clone(),
                    notes: Vec::new(),
                },
            );
            at
        }
    };
    notes.items.get_mut(at).map(|item| &mut item.notes)
}

fn added(notes: &mut Notes, said: &SaidAction, agenda: &[Item<'_>], meeting: MeetingId) -> Option<String> {
    let due = match due(said) {
        Ok(due) => due,
        Err(told) => return Some(told),
    };
    if notes.actions().any(|(_, action)| is_as(action, said)) {
        return None;
    }
    let is_free =
        |id: &ActionId| id.meeting == meeting && notes.actions().all(|(_, action)| action.id != *id);
    let last = notes.actions().map(|(_, action)| action.id.number).max();
    let number = last.unwrap_or(0) + 1;
    let id = said.id.filter(is_free).unwrap_or(ActionId { meeting, number });
    let Some(of_item) = notes_of(notes, &said.item, agenda) else {
        return Some(not_read(&format!(
            "toimenpide ”{}” ei ole minkään asiakohdan alla",
            said.text
        )));
    };
    of_item.push(Note::Action(Action {
        id,
        text: said.text.clone(),
        owner: said.owner.clone(),
        due,
    }));
    Some(format!(
        "Wordissa lisätty toimenpide luettiin: {id} {} ({}, {due})",
        said.text, said.owner
    ))
}

fn removed(notes: &mut Notes, said: &SaidAction) -> Option<String> {
    let id = said.id?;
    match action_of(notes, id) {
        None => None,
        Some(action) if is_as(action, said) => {
            let is_other = |note: &Note| !matches!(note, Note::Action(action) if action.id == id);
            notes
                .items
                .iter_mut()
                .for_each(|item| item.notes.retain(is_other));
            Some(format!(
                "Wordissa poistettu toimenpide jätettiin pois: {id} {}",
                said.text
            ))
        }
        Some(_) => Some(clash(id)),
    }
}

fn done(notes: &mut Notes, action: ActionId, title: &str, agenda: &[Item<'_>]) -> Option<String> {
    if notes.done().any(|(known, _)| known == action) {
        return None;
    }
    match notes_of(notes, title, agenda) {
        Some(of_item) => {
            of_item.push(Note::Done {
                action,
                comment: String::new(),
                line: 0,
            });
            Some(format!(
                "Wordissa tehdyksi merkitty toimenpide luettiin: {action}"
            ))
        }
        None => Some(not_read(&format!(
            "toimenpide {action} on merkitty tehdyksi muualla kuin asiakohdan alla"
        ))),
    }
}

fn undone(notes: &mut Notes, action: ActionId) -> Option<String> {
    let is_known = notes.done().any(|(known, _)| known == action);
    let is_other = |note: &Note| !matches!(note, Note::Done { action: known, .. } if *known == action);
    notes
        .items
        .iter_mut()
        .for_each(|item| item.notes.retain(is_other));
    is_known
        .then(|| format!("toimenpidettä {action} ei ole enää Wordissa merkitty tehdyksi: se on taas avoinna"))
}
