//! `vuosikello meeting pack`: the material of a meeting.

use std::path::Path;

use clap::Args;
use vuosikello::model::MeetingId;
use vuosikello::{PackFile, PackInputs};
use vuosikello_workspace::{Attachment, LoadedMeeting};

use super::minutes::PreviousMinutes;
use super::{Target, Writing, folder, problems};
use crate::arguments::Common;
use crate::batch::{self, Made};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::workspace::Opened;

/// Tee kokouksen aineisto: kutsu, asialista, edellinen pöytäkirja, esitys, talousraportti ja pöytäkirjapohja
#[derive(Debug, Args)]
#[command(
    after_help = "Aineisto kirjoitetaan kansioon asiakkaat/<tunnus>/kokoukset/<kokous>/aineisto. Puuttuva osa ei estä muita: \
    sen kohdalla lukee \"Aineisto täydentyy\". Muokattua tiedostoa ei korvata.\n\n\
    Esimerkkejä:\n  vuosikello meeting pack --meeting 2027-Q1 --all\n  vuosikello meeting pack --meeting 2027-Q1 --customer RISE KKO --zip"
)]
pub(crate) struct Pack {
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    options: Options,
}

/// How a pack is made.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct Options {
    /// Tee aineistosta myös yksi zip-tiedosto
    #[arg(long)]
    zip: bool,
    /// Lyhennä dialle liian pitkä teksti virkkeen kohdalta ja jätä se kokonaan muistiinpanoihin
    #[arg(long)]
    shorten: bool,
}

impl Pack {
    pub(super) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (opened, base) = self.target.open(common)?;
        let ids = self.target.selection.of(opened.workspace.customers())?;
        let report = batch::run(console, &ids, |id| {
            write(&opened, &base, id, self.target.meeting, self.options)
        });
        report.show(console, "Aineistot tehty")
    }
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

/// The material of a meeting, made from data that have been read and checked.
pub(crate) struct Rendered {
    loaded: LoadedMeeting,
    previous: PreviousMinutes,
    pack: vuosikello::Pack,
}

/// Reads and checks a meeting and makes its material, or says everything that is wrong.
/// `base` is where its files are to be written.
pub(crate) fn render(
    opened: &Opened,
    base: &Path,
    id: &str,
    meeting: MeetingId,
    options: Options,
) -> Result<Rendered, Failure> {
    let loaded = opened.workspace.meeting(id, meeting)?;
    let previous = PreviousMinutes::of(opened, base, id, &loaded)?;
    let inputs = PackInputs {
        previous_minutes: previous.files.clone(),
        slides: files(&loaded, &loaded.slides)?,
        shorten: options.shorten,
        attachments: files(&loaded, &loaded.attachments)?,
    };
    let pack = opened
        .studio
        .meeting_pack(&loaded.dossier, &inputs)
        .map_err(|errors| problems(opened, &loaded, id, &errors))?;
    Ok(Rendered {
        loaded,
        previous,
        pack,
    })
}

/// Writes the material of one customer's meeting: all of it, or nothing where something is wrong.
pub(crate) fn write(
    opened: &Opened,
    base: &Path,
    id: &str,
    meeting: MeetingId,
    options: Options,
) -> Result<Made, Failure> {
    let Rendered {
        loaded,
        previous,
        mut pack,
    } = render(opened, base, id, meeting, options)?;
    let (files, mut notes) = Writing::run(base, folder(id, meeting), |writing| {
        previous.write(writing)?;
        for file in &mut pack.files {
            let path = format!("aineisto/{}", file.name);
            if writing.write(&path, &file.bytes)? && options.zip {
                // What a person has written is what goes out.
                file.bytes = writing.kept(&path)?;
            }
        }
        if options.zip {
            let bytes = pack
                .zip()
                .map_err(|error| problems(opened, &loaded, id, &[error]))?;
            writing.write(&format!("aineisto-{meeting}-{id}.zip"), &bytes)?;
        }
        writing.leftovers("aineisto");
        Ok(())
    })?;
    notes.extend(loaded.remarks);
    notes.extend(previous.notes);
    notes.extend(pack.warnings);
    notes.extend(
        pack.missing
            .iter()
            .map(|missing| format!("aineisto täydentyy: {missing}")),
    );
    Ok(Made {
        customer: id.to_owned(),
        year: None,
        meeting: Some(meeting.to_string()),
        files,
        pages: Some(pack.pages),
        notes,
    })
}
