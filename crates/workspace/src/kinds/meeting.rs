//! The meetings of a monitoring group: their material and their minutes.

use std::collections::BTreeMap;

use vuosikello::{PackFile, PackInputs};
use vuosikello_core::{
    BudgetVersion, ClockTask, DataFile, DataFolder, Date, Meeting, MeetingSettings, Period, Quarter,
    Violation,
};

use super::minutes::{self, PreviousMinutes};
use crate::export::Export;
use crate::folder::Listing;
use crate::folder::{DATA_BYTES, Folder, Found, extension};
use crate::inventory::{FolderInventory, PartState};
use crate::kind::{AlsoRead, Choice, Functions, Glance, Help, Kind, Moment, Output, Rendered, Request, Task};
use crate::meeting::{
    Attachment, LoadedMeeting, MINUTES, PACK, files_read, has_notes, has_word_minutes, meeting_of,
};
use crate::reading::Reading;
use crate::{Failure, Problem, Publisher, Workspace};

pub(super) fn kind() -> Kind {
    Kind {
        partitive: "kokousta".into(),
        command: "meeting".into(),
        help: Help::new(
            "Tee seurantaryhmän kokouksen aineisto ja pöytäkirja",
            "Esimerkkejä:\n  vuosikello meeting pack --meeting 2027-Q1 --all\n  \
             vuosikello meeting minutes --meeting 2027-Q1 --customer RISE\n  vuosikello meeting status",
        ),
        status: Some(Help::new(
            "Näytä, mikä kokousten aineistosta on valmista, vanhentunutta tai puuttuu",
            "Taulukko on vanhentunut, kun se on poimittu lähdejärjestelmästä sallittua aiemmin (oletus 31 päivää). \
             Poimintapäivä luetaan sarakkeesta poimittu tai, ellei sitä ole, tiedoston muokkausajasta.\n\n\
             Esimerkkejä:\n  vuosikello meeting status\n  vuosikello meeting status --on 1.3.2027 --customer RISE",
        )),
        outputs: vec![
            Output {
                name: "pack".into(),
                help: Help::new(
                    "Tee kokouksen aineisto: kutsu, asialista, edellinen pöytäkirja, esitys, talousraportti ja pöytäkirjapohja",
                    "Aineisto kirjoitetaan kansioon asiakkaat/<tunnus>/kokoukset/<kokous>/aineisto. Puuttuva osa ei estä muita: \
                     sen kohdalla lukee \"Aineisto täydentyy\". Muokattua tiedostoa ei korvata.\n\n\
                     Esimerkkejä:\n  vuosikello meeting pack --meeting 2027-Q1 --all\n  vuosikello meeting pack --meeting 2027-Q1 --customer RISE KKO --zip",
                ),
                done: "Aineistot tehty".into(),
                names: PACK,
                leftovers: Some("aineistoon".into()),
                has_manifest: true,
                choices: vec![Choice::Zip, Choice::Shorten],
                render: Some(pack),
                ..Output::default()
            },
            Output {
                name: "minutes".into(),
                help: Help::new(
                    "Tee pöytäkirja kokouksen muistiinpanoista",
                    "Pöytäkirja kirjoitetaan seuraavan kokouksen kansioon, koska seuraava kokous hyväksyy sen. \
                     Muokattua pöytäkirjaa ei korvata: uusi kirjoitetaan sen viereen.\n\n\
                     Esimerkki:\n  vuosikello meeting minutes --meeting 2027-Q1 --customer RISE",
                ),
                done: "Pöytäkirjat tehty".into(),
                names: MINUTES,
                is_for_next: true,
                has_manifest: true,
                render: Some(minutes::render),
                ..Output::default()
            },
        ],
        tasks: vec![
            Task::new(ClockTask::MEETING_PACK, "pack", Moment::Before),
            Task::new(ClockTask::MEETING_MINUTES, "minutes", Moment::After),
        ],
        functions: Some(Functions {
            glance,
            check,
            reads,
            parts: Some(parts),
        }),
        ..Kind::new("kokous", DataFolder::MEETING)
    }
}

/// A meeting that has been planned has a day, and one with notes has been held.
fn glance(
    workspace: &Workspace,
    about: &mut FolderInventory,
    reading: &mut Reading<'_>,
) -> Result<(), Failure> {
    let listing = workspace.folder.contents(&about.folder)?;
    let meeting = match about.is_planned {
        true => stated(&about.folder, about.period, reading)?,
        false => None,
    };
    about.is_settled = has_notes(&listing);
    if let Some(meeting) = meeting.as_ref().filter(|_| !about.is_settled) {
        about.is_settled = has_word_minutes(&listing, meeting, reading)?;
    }
    about.is_right = meeting.is_some();
    about.is_cancelled = meeting.as_ref().is_some_and(|meeting| meeting.is_cancelled());
    about.date = meeting.map(|meeting| meeting.date);
    Ok(())
}

/// The notes, the attachments, the slides, and Word files that are minutes.
fn reads(
    _: &Workspace,
    reading: &mut Reading<'_>,
    listing: &Listing,
    _: Period,
) -> Result<AlsoRead, Failure> {
    Ok(AlsoRead {
        names: files_read(listing, reading)?,
        others: "jos tiedosto kuuluu aineistoon, siirrä se kansioon liitteet tai esitykset",
    })
}

/// What the file of a meeting says, when it is of that meeting.
fn stated(folder: &str, period: Period, reading: &mut Reading<'_>) -> Result<Option<Meeting>, Failure> {
    let (meeting, source) = meeting_of(folder, reading)?;
    let Some(other) = meeting
        .as_ref()
        .map(|meeting| meeting.id)
        .filter(|id| Period::from(*id) != period)
    else {
        return Ok(meeting);
    };
    let violation = Violation::IdMismatch {
        found: other.to_string(),
        folder: period.to_string(),
    };
    reading.violation(&source.file, source.locate("/kokous"), &violation);
    Ok(None)
}

/// The days of the meetings of a year that are known; what is wrong in their files is told elsewhere.
pub(super) fn dates(
    workspace: &Workspace,
    customer: &str,
    year: i32,
) -> Result<BTreeMap<Quarter, Date>, Failure> {
    let mut reading = workspace.reading(customer)?;
    let mut dates = BTreeMap::new();
    for id in workspace.quarters(&DataFolder::MEETING, "kokous", customer, &mut reading)? {
        if id.year() == year {
            let folder = DataFolder::MEETING.path(customer, id.into());
            let meeting = stated(&folder, id.into(), &mut reading)?;
            dates.extend(meeting.map(|meeting| (id.quarter(), meeting.date)));
        }
    }
    Ok(dates)
}

/// What has come of the material, and what is too old.
fn parts(glance: &Glance<'_>, on: Date, problems: &mut Vec<Problem>) -> Result<Vec<PartState>, Failure> {
    let Glance {
        workspace,
        customer,
        inventory,
        about,
    } = *glance;
    let (Period::Quarter(id), Some(date)) = (about.period, about.date) else {
        return Err(Failure::WrongPeriod);
    };
    let (exports, wrong) = workspace.exports(customer, id)?;
    problems.extend(wrong);
    let (meeting, _) = meeting_of(&about.folder, &mut workspace.reading(customer)?)?;
    if about.is_cancelled {
        let cancelled = PartState {
            state: "peruttu",
            ..PartState::new("kokous", true)
        };
        return Ok(vec![cancelled]);
    }
    let before =
        |other: &&FolderInventory| other.period < about.period && other.is_planned && !other.is_cancelled;
    let previous = inventory.of("kokous").iter().rev().find(before);
    let mut parts: Vec<PartState> = previous
        .map(|previous| previous_minutes(previous, about))
        .into_iter()
        .collect();
    let budget = inventory.get("talousarvio", Period::Year(id.year()));
    let mut versions = BudgetVersion::ALL.into_iter().map(DataFile::version);
    let has_versions = budget.is_some_and(|budget| versions.any(|version| budget.has(&version)));
    parts.push(PartState::new("talousarvio", has_versions));
    let mut tables = vec![
        DataFile::ACTUALS,
        DataFile::SERVICE_STATUS,
        DataFile::NEEDS,
        DataFile::PROJECTS,
    ];
    if meeting.is_some_and(|meeting| meeting.survey.is_some()) || about.has(&DataFile::SURVEY) {
        tables.push(DataFile::SURVEY);
    }
    let settings = &workspace.configuration().defaults.meetings;
    parts.extend(tables.into_iter().map(|table| {
        let name = table.stem().to_owned();
        let export = exports.iter().find(|export| export.table == table);
        match export.filter(|export| export.goes_stale) {
            Some(export) => of_export(name, export, settings, on.min(date)),
            None => PartState::new(name, about.has(&table) || export.is_some()),
        }
    }));
    parts.push(PartState::new(
        "kokouksen aineisto",
        !about.made("pack").is_empty(),
    ));
    Ok(parts)
}

/// The state of the minutes of the previous meeting.
fn previous_minutes(previous: &FolderInventory, about: &FolderInventory) -> PartState {
    let is_there = !about.made("minutes").is_empty();
    let is_to_be_made = !is_there && previous.is_settled;
    PartState {
        detail: is_to_be_made.then(|| "tehdään muistiinpanoista".to_owned()),
        ..PartState::new("edellisen kokouksen pöytäkirja", is_there || previous.is_settled)
    }
}

/// Whether an export is new enough on the day `seen`.
fn of_export(part: String, export: &Export, settings: &MeetingSettings, seen: Date) -> PartState {
    let ready = PartState::new(part, true);
    let Some(date) = export.date else {
        return ready;
    };
    let origin = if export.is_stated {
        "poimittu"
    } else {
        "tiedosto muokattu"
    };
    let ready = PartState {
        detail: Some(format!("{origin} {date}")),
        ..ready
    };
    let age = (seen.naive() - date.naive()).num_days();
    if age > i64::from(settings.export_days) {
        ready.stale()
    } else {
        ready
    }
}

/// The material of a meeting, in the folder `aineisto` of the meeting, and in its own the minutes of the meeting before.
fn pack(publisher: &Publisher, request: &Request<'_>) -> Result<Rendered, Failure> {
    let (id, meeting) = (request.customer, request.meeting()?);
    let loaded = publisher.workspace().meeting(id, meeting)?;
    let previous = match loaded.dossier.meeting.is_cancelled() {
        true => PreviousMinutes::default(),
        false => PreviousMinutes::find(publisher, id, &loaded)?,
    };
    let inputs = PackInputs {
        previous_minutes: previous.files,
        slides: files(&loaded, &loaded.slides)?,
        shorten: request.options.shorten,
        earlier_invitations: invitations(publisher, loaded.origin.folder())?,
        attachments: files(&loaded, &loaded.attachments)?,
    };
    let pack = publisher.studio().meeting_pack(&loaded.dossier, &inputs);
    let pack = pack.map_err(|errors| publisher.failed(id, &loaded.origin, &[], &errors))?;
    let mut files = previous.made;
    files.extend(PACK.place(pack.files));
    let missing = pack
        .missing
        .iter()
        .map(|missing| format!("aineisto täydentyy: {missing}"));
    let customer = &loaded.dossier.agreement.customer;
    let unfinished = publisher
        .workspace()
        .unfinished_remarks(&loaded.dossier, customer, &loaded.origin);
    let remarks = [
        loaded.oddities,
        loaded.remarks,
        previous.notes,
        pack.warnings,
        unfinished,
    ]
    .into_iter()
    .flatten();
    Ok(Rendered {
        pages: Some(pack.pages),
        remarks: remarks.chain(missing).collect(),
        zip: request
            .options
            .zip
            .then(|| format!("{}-{meeting}-{id}.zip", PACK.folder)),
        ..Rendered::new(meeting, loaded.origin.folder(), files)
    })
}

/// Reads and checks a meeting, and tries its templates and slides. The minutes of the meeting before are tried with that.
fn check(publisher: &Publisher, request: &Request<'_>) -> Result<Vec<String>, Failure> {
    let loaded = publisher
        .workspace()
        .meeting(request.customer, request.meeting()?)?;
    let name_alone = |attachment: &Attachment| PackFile {
        name: attachment.name.clone(),
        bytes: Vec::new(),
    };
    let inputs = PackInputs {
        slides: files(&loaded, &loaded.slides)?,
        attachments: loaded.attachments.iter().map(name_alone).collect(),
        ..PackInputs::default()
    };
    let tried = publisher.studio().try_meeting(&loaded.dossier, &inputs);
    tried.map_err(|errors| publisher.failed(request.customer, &loaded.origin, &[], &errors))?;
    Ok(loaded.oddities)
}

/// The calendar files of invitations in the material of a meeting: in the folder that is written to, and in the workspace, from which they
/// may have been sent.
fn invitations(publisher: &Publisher, folder: &str) -> Result<Vec<Vec<u8>>, Failure> {
    let home = format!("{folder}/{}", PACK.folder);
    let output = Folder::open(publisher.output()).ok();
    let mut files = Vec::new();
    for root in output.iter().chain([&publisher.workspace().folder]) {
        for name in root.contents(&home)?.files() {
            let is_invitation = name.starts_with("01-") && extension(name) == "ics";
            if is_invitation && let Found::File(bytes) = root.read(&format!("{home}/{name}"), DATA_BYTES)? {
                files.push(bytes);
            }
        }
    }
    Ok(files)
}

/// Attachments with their bytes.
fn files(loaded: &LoadedMeeting, attachments: &[Attachment]) -> Result<Vec<PackFile>, Failure> {
    let files = attachments.iter().map(|attachment| {
        Ok(PackFile {
            name: attachment.name.clone(),
            bytes: loaded.attachment(attachment)?,
        })
    });
    files.collect()
}
