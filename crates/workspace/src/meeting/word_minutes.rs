//! Minutes that people wrote into the skeleton in Word.

use std::sync::Arc;

use vuosikello::changes::{Change, Spot, changes};
use vuosikello::document::Document;
use vuosikello::word::{self, Reading as WordFile, Reference, Weight};
use vuosikello_core::{AgendaItem, Findings, Meeting, MeetingId, Note, Notes, fold_name};
use vuosikello_inspect::minutes::{
    ActionEdit, FilledMinutes, action_edits, filled_minutes, looks_like_skeleton, skeleton_of,
};

use super::names::{MINUTES, PACK};
use crate::Failure;
use crate::folder::{Folder, Found, Listing, WORD_BYTES, extension, is_clutter, stem};
use crate::problem::Place;
use crate::reading::{Reading, SourceFile};

/// The name of the skeleton in the material, as names are compared.
const SKELETON: &str = "poytakirjapohja";

/// A skeleton of minutes in which something has been written.
#[derive(Debug)]
pub(super) struct WordMinutes {
    /// The file, from the root of the workspace.
    pub(super) file: String,
    filled: FilledMinutes,
    word: WordFile,
    /// Whether what it was made from still travels in it.
    is_known: bool,
}

/// A Word file, and what it tells of how it was made.
#[derive(Debug)]
pub(crate) struct MadeWord {
    bytes: Vec<u8>,
    /// The document that it was made from.
    generated: Option<Document>,
    /// Whether nobody has changed it.
    is_untouched: bool,
}

impl MadeWord {
    fn of(bytes: Vec<u8>) -> Self {
        let word = word::WordFile::unpack(&bytes);
        Self {
            generated: word.generated(),
            is_untouched: word.is_untouched(),
            bytes,
        }
    }
}

/// What the Word files of a meeting's minutes are.
#[derive(Debug, Default)]
pub(super) struct AllMinutes {
    /// The filled ones, those that count first: those in the folder of a later meeting, which approves them, go before those in its own.
    pub(super) minutes: Vec<WordMinutes>,
    /// What people have done to the actions of minutes that were made from notes, with the files.
    pub(super) edits: Vec<(String, Vec<ActionEdit>)>,
    /// What a person must know of the others, in Finnish.
    pub(super) remarks: Vec<String>,
}

/// A Word file that is minutes of a meeting.
enum Opened {
    Minutes(Box<WordMinutes>),
    /// Minutes made from notes that people have edited since: what was done to actions, and the other changes in Finnish.
    Edited(Vec<ActionEdit>, Vec<String>),
    /// Why it cannot be read, in Finnish.
    Unreadable(String),
}

/// The most changes of edited minutes that are told one by one.
const MOST_CHANGES: usize = 20;

/// The Word minutes of a meeting.
pub(super) fn find(
    folder: &Listing,
    meeting: &Meeting,
    reading: &mut Reading<'_>,
) -> Result<AllMinutes, Failure> {
    let mut all = AllMinutes::default();
    for (file, is_by_name) in candidates(reading.folder, folder, meeting.id)? {
        match open(&file, is_by_name, meeting, reading)? {
            Some(Opened::Minutes(minutes)) => {
                if reading.folder.is_open(&file)? {
                    all.remarks.push(format!(
                        "{file}: tiedosto on auki Wordissa tai LibreOfficessa, eikä tallentamattomia muutoksia luettu; tallenna ja sulje se"
                    ));
                }
                all.minutes.push(*minutes);
            }
            Some(Opened::Edited(edits, changes)) => {
                all.edits.push((file.clone(), edits));
                let more = changes.len().saturating_sub(MOST_CHANGES);
                let told = changes.iter().take(MOST_CHANGES);
                all.remarks.extend(told.map(|change| {
                    format!("{file}: pöytäkirjaa on muokattu Wordissa, eikä muutosta lueta muistiinpanoihin: {change}")
                }));
                if more > 0 {
                    all.remarks
                        .push(format!("{file}: {more} muutakaan muutosta ei lueta"));
                }
            }
            Some(Opened::Unreadable(reason)) => all.remarks.push(format!(
                "{file}: {reason}; siitä ei luettu päätöksiä eikä toimenpiteitä"
            )),
            None => {}
        }
    }
    Ok(all)
}

/// Whether minutes of a meeting have been written in Word.
pub(crate) fn has_word_minutes(
    folder: &Listing,
    meeting: &Meeting,
    reading: &mut Reading<'_>,
) -> Result<bool, Failure> {
    let before = reading.problems.len();
    let found = find(folder, meeting, reading)?;
    // What is wrong with the files is told where they are read.
    reading.problems.truncate(before);
    Ok(!found.minutes.is_empty())
}

/// The Word files that may be minutes of a meeting, and whether their name says that they are.
fn candidates(root: &Folder, folder: &Listing, id: MeetingId) -> Result<Vec<(String, bool)>, Failure> {
    let (home, _) = folder.path.rsplit_once('/').unwrap_or_default();
    let later = root.contents(home)?;
    let later = later
        .folders()
        .filter(|name| MeetingId::parse(name).is_ok_and(|other| other > id));
    let name = format!("{}{id}", MINUTES.prefix);
    let mut files = Vec::new();
    for later in later {
        let listing = root.contents(&format!("{home}/{later}"))?;
        let of_meeting = word_files(&listing).filter(|file| {
            let rest = file.strip_prefix(&name);
            rest.is_some_and(|rest| rest.starts_with(['.', ' ']))
        });
        files.extend(of_meeting.map(|file| (format!("{}/{file}", listing.path), true)));
    }
    let pack = root.contents(&format!("{}/{}", folder.path, PACK.folder))?;
    for listing in [folder, &pack] {
        // Other files of the material are what they are called.
        let names = word_files(listing).filter(|name| !name.starts_with("02-") && !name.starts_with("03-"));
        files.extend(names.map(|name| {
            let is_skeleton = fold_name(stem(name)).contains(SKELETON);
            (format!("{}/{name}", listing.path), is_skeleton)
        }));
    }
    Ok(files)
}

pub(super) fn word_files(listing: &Listing) -> impl Iterator<Item = &str> {
    listing
        .files()
        .filter(|name| extension(name) == "docx" && !is_clutter(name))
}

/// The minutes in a file; `None` when it is something else, or nothing has been written into it. `is_by_name` says that its name alone
/// makes it minutes of the meeting.
fn open(
    file: &str,
    is_by_name: bool,
    meeting: &Meeting,
    reading: &mut Reading<'_>,
) -> Result<Option<Opened>, Failure> {
    let found = word_file(file, reading)?;
    let made = match &*found {
        Found::File(made) => made,
        Found::Refused(message, _) if is_by_name => return Ok(Some(Opened::Unreadable(message.clone()))),
        Found::Refused(..) | Found::Missing => return Ok(None),
    };
    let is_untouched = made.is_untouched;
    if is_untouched && !is_by_name {
        return Ok(None);
    }
    let generated = made.generated.as_ref();
    match generated {
        Some(document) => match skeleton_of(document) {
            Some((id, customer)) if id == meeting.id && reading.customer == Some(customer) => {}
            Some((_, customer)) if is_untouched && reading.customer == Some(customer) => {}
            // The next meeting approves it.
            Some((id, _)) if file.ends_with(&format!("/{}{id}.docx", MINUTES.prefix)) => return Ok(None),
            Some((id, customer)) => {
                let message = format!("tiedosto on asiakkaan {customer} kokouksen {id} pöytäkirjapohja");
                reading.problem(file, message, "siirrä se oikean kokouksen kansioon");
                return Ok(None);
            }
            // Minutes from notes: the notes count, and what people have changed since is told.
            None if is_by_name && !is_untouched => return Ok(edited(&made.bytes, document)),
            // An agenda, whatever else this program makes.
            None => return Ok(None),
        },
        None if !is_by_name => return Ok(None),
        None => {}
    }
    if is_untouched {
        return Ok(None);
    }
    let word = match word::read(&made.bytes) {
        Ok(word) => word,
        Err(error) => return Ok(Some(Opened::Unreadable(error.to_string()))),
    };
    if generated.is_none() && !looks_like_skeleton(&word.document) {
        return Ok(None);
    }
    let skeleton = generated.and_then(as_word_says);
    let filled = filled_minutes(&word.document, skeleton.as_ref(), meeting);
    Ok((!filled.is_empty()).then(|| {
        Opened::Minutes(Box::new(WordMinutes {
            file: file.to_owned(),
            filled,
            word,
            is_known: skeleton.is_some(),
        }))
    }))
}

/// Whether a Word file was made as one of the files of a meeting, or looks like its skeleton of minutes.
pub(super) fn is_skeleton(file: &str, reading: &mut Reading<'_>) -> Result<bool, Failure> {
    let found = word_file(file, reading)?;
    let Found::File(made) = &*found else {
        return Ok(false);
    };
    let looks_like_one = || word::read(&made.bytes).is_ok_and(|word| looks_like_skeleton(&word.document));
    Ok(made.generated.is_some() || looks_like_one())
}

/// A Word file that may be minutes: of what is kept of the customer, if it has been read before.
fn word_file(file: &str, reading: &Reading<'_>) -> Result<Arc<Found<MadeWord>>, Failure> {
    let read = || {
        let found = reading.folder.read(file, WORD_BYTES)?;
        Ok(Arc::new(match found {
            Found::File(bytes) => Found::File(MadeWord::of(bytes)),
            Found::Missing => Found::Missing,
            Found::Refused(message, fix) => Found::Refused(message, fix),
        }))
    };
    match &reading.kept {
        Some(kept) => kept.once(file, read),
        None => read(),
    }
}

/// What people have changed in minutes that were made from notes; `None` where that is nothing.
fn edited(bytes: &[u8], generated: &Document) -> Option<Opened> {
    let now = match word::read(bytes) {
        Ok(word) => word.document,
        Err(error) => return Some(Opened::Unreadable(error.to_string())),
    };
    let generated = as_word_says(generated)?;
    let edits = action_edits(&generated, &now);
    let changes = changes(&generated, &now);
    let others = changes.iter().filter(|change| !is_of_actions(change));
    let others: Vec<String> = others.map(ToString::to_string).collect();
    (!edits.is_empty() || !others.is_empty()).then_some(Opened::Edited(edits, others))
}

/// Whether a change is one of an action, which is read.
fn is_of_actions(change: &Change) -> bool {
    let is_action =
        |text: &str| text.trim_start().starts_with("Toimenpide ") || text.starts_with("Toimenpide:");
    match &change.place.spot {
        Spot::Table { table } | Spot::Row { table, .. } | Spot::Cell { table, .. } => {
            table.to_lowercase().contains("toimenpiteet")
        }
        Spot::Paragraph | Spot::ListItem => is_action(&change.before()) || is_action(&change.after()),
        _ => false,
    }
}

/// A document after the way through a Word file, where for example a chart becomes a table.
fn as_word_says(document: &Document) -> Option<Document> {
    let reading = word::as_written(document, Reference::built_in()).ok()?;
    Some(reading.document)
}

impl WordMinutes {
    /// The notes that the minutes say, what is wrong with them, and where.
    pub(super) fn notes(&self, meeting: &Meeting, agenda: &[AgendaItem]) -> (Notes, Findings, SourceFile) {
        let (notes, findings) = Notes::parse(&self.filled.text(), meeting, agenda);
        let places = self.filled.lines.iter().map(|line| line.place.clone());
        (notes, findings, SourceFile::word(&self.file, places.collect()))
    }

    /// Reports what cannot be understood.
    pub(super) fn report(&self, reading: &mut Reading<'_>) {
        for unclear in &self.filled.problems {
            let place = Place::Passage {
                passage: unclear.place.clone(),
            };
            reading.problem_at(&self.file, place, &unclear.message, unclear.fix);
        }
    }

    /// What a person must know of minutes that count, in Finnish.
    pub(super) fn remarks(&self, notes: &Notes, meeting: &Meeting) -> Vec<String> {
        let mut remarks: Vec<String> = Vec::new();
        if !self.is_known {
            remarks.push(
                "tiedostosta on hävinnyt, mistä se tehtiin: siitä luettiin läsnäolot, kellonajat ja se, mitä on kohdissa Käsittely, Päätös \
                 ja Toimenpide ja niiden jälkeen"
                    .to_owned(),
            );
        }
        let unclear = self.filled.remarks.iter();
        remarks.extend(unclear.map(|it| format!("{}: {}; {}", it.place, it.message, it.fix)));
        remarks.extend(self.unknown_owners(notes, meeting));
        match self.word.changes.len() {
            0 => {}
            count => remarks.push(format!(
                "seurattuja muutoksia on {count}; ne on luettu hyväksyttyinä"
            )),
        }
        let open = self.word.comments.iter().filter(|comment| !comment.resolved);
        remarks.extend(open.map(|comment| format!("avoin {comment}")));
        let losses = self
            .word
            .losses
            .iter()
            .filter(|loss| loss.weight == Weight::Content);
        remarks.extend(losses.map(|loss| format!("{loss}: ei luettu")));
        let file = &self.file;
        remarks.iter().map(|remark| format!("{file}: {remark}")).collect()
    }

    /// Owners of actions who are not known in the meeting: perhaps the name is wrong.
    fn unknown_owners(&self, notes: &Notes, meeting: &Meeting) -> Vec<String> {
        let invited = meeting.participants.iter().map(|participant| &participant.name);
        let known: Vec<String> = invited
            .chain(&notes.also_present)
            .map(|name| name.to_lowercase())
            .collect();
        let is_known = |name: &str| known.iter().any(|known| known.contains(&name.to_lowercase()));
        let mut places = self
            .filled
            .lines
            .iter()
            .filter(|line| line.text.starts_with("Toimenpide:"));
        let actions = notes.actions().map(|(_, action)| action);
        let mut actions: Vec<_> = actions.collect();
        actions.sort_by_key(|action| action.id.number);
        let names = actions.into_iter().flat_map(|action| {
            let place = places.next().map_or("", |line| &line.place);
            let names = action
                .owner
                .split([',', ';', '/'])
                .flat_map(|names| names.split(" ja "));
            names.map(move |name| (place, name.trim()))
        });
        let unknown = names.filter(|(_, name)| !name.is_empty() && !is_known(name));
        unknown
            .map(|(place, name)| {
                format!("{place}: vastuuhenkilö {name} ei ole kokouksen osallistujia; tarkista nimi")
            })
            .collect()
    }
}

/// What two notes of a meeting say otherwise, in Finnish; nothing where they agree on what was decided and who was there.
pub(super) fn differences(a: &Notes, b: &Notes) -> Vec<&'static str> {
    let texts = |notes: &Notes, wanted: fn(&Note) -> Option<String>| -> Vec<String> {
        let items = notes.items.iter();
        items
            .flat_map(|item| item.notes.iter().filter_map(wanted))
            .collect()
    };
    let discussions: fn(&Note) -> Option<String> = |note| match note {
        Note::Paragraph(text) | Note::Quotation(text) => Some(text.clone()),
        Note::Bullets(texts) | Note::Numbered(texts) => Some(texts.join("\n")),
        _ => None,
    };
    let decisions: fn(&Note) -> Option<String> = |note| match note {
        Note::Decision(text) => Some(text.clone()),
        _ => None,
    };
    let actions: fn(&Note) -> Option<String> = |note| match note {
        Note::Action(action) => Some(format!("{} ({}, {})", action.text, action.owner, action.due)),
        Note::Done { action, .. } => Some(action.to_string()),
        _ => None,
    };
    let are_others = |wanted| texts(a, wanted) != texts(b, wanted);
    let people = |notes: &Notes| {
        (
            notes.absent.clone(),
            notes.also_present.len(),
            notes.presence.clone(),
        )
    };
    let all = [
        (are_others(discussions), "käsittelyn tekstit"),
        (are_others(decisions), "päätökset"),
        (are_others(actions), "toimenpiteet"),
        (people(a) != people(b), "läsnäolot"),
        ((a.began, a.ended) != (b.began, b.ended), "kellonajat"),
    ];
    all.into_iter()
        .filter(|(differ, _)| *differ)
        .map(|(_, what)| what)
        .collect()
}
