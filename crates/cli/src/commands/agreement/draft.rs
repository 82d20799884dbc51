//! `vuosikello agreement draft`: Word drafts.

use std::fs;
use std::path::Path;

use clap::Args;
use vuosikello::word;

use super::{Rendered, Target, folder, render};
use crate::arguments::Common;
use crate::batch::{self, Made, MadeFile};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::problem;
use crate::workspace::Opened;
use crate::writing::write_file;

/// Tee sopimusluonnokset Word-tiedostoiksi
#[derive(Debug, Args)]
#[command(
    after_help = "Luonnokset kirjoitetaan kansioon asiakkaat/<tunnus>/sopimukset/<vuosi>/luonnokset. \
    Muokattua luonnosta ei korvata: uusi kirjoitetaan sen viereen.\n\n\
    Esimerkkejä:\n  vuosikello agreement draft --year 2027 --all\n  vuosikello agreement draft --year 2027 --customer RISE KKO -o luonnokset"
)]
pub(crate) struct Draft {
    #[command(flatten)]
    target: Target,
}

impl Draft {
    pub(super) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (opened, base) = self.target.open(common)?;
        let ids = self.target.selection.of(opened.workspace.customers())?;
        let year = self.target.year;
        let report = batch::run(console, &ids, |id| {
            let rendered = render(&opened, id, year)?;
            write(&opened, &base, id, year, &rendered)
        });
        report.show(console, "Luonnokset tehty")
    }
}

/// Writes the drafts of one customer: all of them, or none where something is wrong.
pub(crate) fn write(
    opened: &Opened,
    base: &Path,
    id: &str,
    year: i32,
    rendered: &Rendered,
) -> Result<Made, Failure> {
    let drafts = opened.studio.drafts_of(&rendered.parts).map_err(|errors| {
        Failure::Problems(problem::of_errors(
            &opened.workspace,
            &rendered.loaded,
            id,
            &errors,
        ))
    })?;
    let folder = folder(id, year).join("luonnokset");
    let mut made = Made {
        customer: id.to_owned(),
        year: Some(year),
        meeting: None,
        files: Vec::new(),
        pages: None,
        notes: Vec::new(),
    };
    for draft in drafts {
        let (file, note) = write_file(base, &folder.join(&draft.name), &draft.bytes, word::is_untouched)?;
        made.files.push(file);
        made.notes.extend(note);
    }
    made.notes.extend(leftovers(&base.join(&folder), &made.files));
    Ok(made)
}

/// Drafts of an earlier run that the agreement no longer has, for example an annex that was taken away or got another
/// number. They are not removed: who has sent one out must see that it is no longer true.
fn leftovers(folder: &Path, made: &[MadeFile]) -> Vec<String> {
    let is_made = |path: &Path| made.iter().any(|file| Path::new(&file.path) == path);
    let mut notes: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "docx") && !is_made(path))
        .filter(|path| fs::read(path).is_ok_and(|bytes| word::is_untouched(&bytes)))
        .map(|path| format!("{} ei enää kuulu sopimukseen; poista se", path.display()))
        .collect();
    notes.sort();
    notes
}
