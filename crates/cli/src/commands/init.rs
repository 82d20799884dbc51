//! `vuosikello init`: a new workspace.

use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};
use vuosikello::model::PublicBody;
use vuosikello_workspace::output::add_files;
use vuosikello_workspace::{BegunWorkspace, Kinds, OwnOrganisation, Workspace};

use crate::console::Console;
use crate::counted;
use crate::exit::{Exit, Failure};
use crate::values;
use vuosikello_workspace::shell::quoted;

/// The worked example: an organisation, a customer, an agreement, meetings.
static EXAMPLE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/alku");
/// What to do first in a workspace of one's own.
const GUIDE: &str = include_str!("../../../../examples/oma/LUEMINUT.md");
const GUIDE_FILE: &str = "LUEMINUT.md";

/// Luo uusi työtila: oman organisaation (--name) tai valmis esimerkki
#[derive(Debug, Args)]
#[command(
    after_help = "Ilman valitsinta --name työtilassa on keksitty esimerkki, jota voi kokeilla. Valitsimella --name työtila on omasi: siinä on vain asetukset, ja mitä nimestä ei voi \
    päätellä, on merkitty täytettäväksi.\n\n\
    Esimerkkejä:\n  vuosikello init kokeilu\n  vuosikello init sopimukset --excel --name \"Mallilan kunta\"\n  \
    vuosikello init sopimukset --excel --name \"Tietohallinto\" --julkisyhteiso kunta"
)]
pub(crate) struct Init {
    /// Kansio, johon työtila luodaan
    #[arg(value_name = "KANSIO", value_parser = values::new_folder)]
    folder: PathBuf,
    /// Kirjoita tiedot Excel-lomakkeina eikä JSONina
    #[arg(long)]
    excel: bool,
    /// Oman organisaation nimi perusmuodossa; taivutusmuodot ehdotetaan
    #[arg(long, value_name = "NIMI", value_parser = values::name)]
    name: Option<String>,
    /// Mihin organisaatio kuuluu: valtio, kunta, hyvinvointialue tai muu; oletuksena nimen mukaan
    #[arg(long, value_name = "LAJI", value_parser = values::public_body, requires = "name")]
    julkisyhteiso: Option<PublicBody>,
    /// Ensimmäinen sopimusvuosi; oletuksena 2027
    #[arg(long, value_name = "VUOSI", value_parser = values::year, requires = "name", default_value = "2027", hide_default_value = true)]
    year: i32,
}

impl Init {
    pub(crate) fn run(&self, console: &Console) -> Result<Exit, Failure> {
        if Workspace::is_at(&self.folder) {
            let folder = self.folder.display();
            return Err(Failure::Usage(format!("kansiossa {folder} on jo työtila")));
        }
        match &self.name {
            Some(name) => self.own(name, console),
            None => self.example(console),
        }
    }

    /// The workspace of the user's own organisation.
    fn own(&self, name: &str, console: &Console) -> Result<Exit, Failure> {
        let (body, is_given) = match self.julkisyhteiso {
            Some(given) => (given, true),
            None => (PublicBody::of_name(name).ok_or_else(|| unclear(name))?, false),
        };
        let organisation = OwnOrganisation {
            name,
            body,
            year: self.year,
        };
        let BegunWorkspace { files, mut notes } = Kinds::built_in().begin_own_workspace(
            &organisation,
            (Path::new(GUIDE_FILE), GUIDE),
            self.excel,
        )?;
        if !is_given {
            let others = PublicBody::ALL.into_iter().filter(|other| *other != body);
            let others: Vec<&str> = others.map(PublicBody::label).collect();
            notes.insert(
                0,
                format!(
                    "julkisyhteisö on nimen mukaan {}; jos se on väärin, vaihda se asetuksiin ({})",
                    body.label(),
                    others.join(", ")
                ),
            );
        }
        self.write(&files, &notes, console)?;
        console.line("Lue ensin LUEMINUT.md, täytä asetukset ja aloita asiakas:");
        self.suggest(&["new customer TUNNUS --name \"Asiakkaan nimi\""], console);
        Ok(Exit::Done)
    }

    /// The worked example.
    fn example(&self, console: &Console) -> Result<Exit, Failure> {
        let files = Kinds::built_in().begin_example(files_of(&EXAMPLE), self.excel)?;
        self.write(&files, &[], console)?;
        console.line("Lue ensin LUEMINUT.md. Kokeile sitten:");
        let commands = [
            "agreement draft --year 2027 --all",
            "meeting pack --meeting 2027-Q1 --all",
            "due",
        ];
        self.suggest(&commands, console);
        Ok(Exit::Done)
    }

    /// Writes the files that are not there yet, and tells what must be done in them.
    fn write(
        &self,
        files: &[(PathBuf, Vec<u8>)],
        notes: &[String],
        console: &Console,
    ) -> Result<(), Failure> {
        let folder = self.folder.display();
        let all = files
            .iter()
            .map(|(path, bytes)| (path.as_path(), bytes.as_slice()));
        let added = add_files(&self.folder, all)?;
        console.json(&serde_json::json!({
            "workspace": self.folder, "files": added.files, "kept": added.kept, "notes": notes
        }))?;
        console.line(&format!(
            "Työtila luotu: {folder} ({})",
            counted::files(added.files)
        ));
        for file in &added.kept {
            console.note(&format!("{file} oli jo kansiossa; se säilytettiin"));
        }
        notes.iter().for_each(|note| console.line(&format!("  {note}")));
        Ok(())
    }

    fn suggest(&self, commands: &[&str], console: &Console) {
        let folder = quoted(&self.folder.display().to_string());
        for command in commands {
            console.line(&format!("  vuosikello {command} -w {folder}"));
        }
    }
}

fn unclear(name: &str) -> Failure {
    let kinds: Vec<&str> = PublicBody::ALL.into_iter().map(PublicBody::label).collect();
    Failure::Usage(format!(
        "nimestä \"{name}\" ei voi päätellä, mihin organisaatio kuuluu; anna valitsin --julkisyhteiso ({})",
        kinds.join(", ")
    ))
}

/// The files of a folder that the program carries and of those below it, with their paths.
pub(crate) fn files_of<'a>(folder: &'a Dir<'a>) -> Vec<(&'a Path, &'a [u8])> {
    let own = folder.files().map(|file| (file.path(), file.contents()));
    own.chain(folder.dirs().flat_map(files_of)).collect()
}
