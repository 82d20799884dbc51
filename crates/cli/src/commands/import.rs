//! `vuosikello import`: an export of another system taken into the workspace.

use std::path::{Path, PathBuf};

use clap::Args;
use vuosikello::model::{MeetingId, Period};
use vuosikello_workspace::{ImportRequest, Imported, Workspace};

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files::read_named;
use crate::{table, values, workspace};

/// Tunnista, mikä taulukko toisen järjestelmän vienti on, ja tallenna se työtilaan
#[derive(Debug, Args)]
#[command(
    after_help = "Ilman valitsinta --save mitään ei kirjoiteta: komento näyttää, mihin taulukkoon tiedosto kuuluu ja mitä sen sarakkeet ovat. --save kirjoittaa rivit \
    työtilan taulukoksi (CSV) ja arvatut sarakkeet työtilan taulukkoon sarakkeet.csv, jota voi muuttaa Excelissä ja jota kaikki myöhemmät lukemiset käyttävät. \
    Taulukkoa, jonka joku on tuonut tai muuttanut, ei korvata. Tiedosto, jossa on kaikkien asiakkaiden rivejä, tallennetaan kansioon yhteiset/<vuosi>.\n\n\
    Esimerkkejä:\n  vuosikello import \"Kysely(1-24).xlsx\" --customer RISE --meeting 2027-Q1\n  \
    vuosikello import paakirja.xlsx --as toteuma --sum --customer RISE --year 2027 --save"
)]
pub(crate) struct Import {
    /// Excel- tai CSV-tiedosto
    #[arg(value_name = "TIEDOSTO")]
    file: PathBuf,
    /// Taulukko, jos sitä ei arvata: kysely, toteuma, tae-b1 …
    #[arg(long = "as", value_name = "TAULUKKO")]
    table: Option<String>,
    /// Asiakkaan tunnus, jos se ei ole tiedoston nimessä eikä polussa
    #[arg(long, value_name = "TUNNUS")]
    customer: Option<String>,
    /// Vuosi, jos se ei ole tiedoston nimessä eikä polussa
    #[arg(long, value_name = "VUOSI", value_parser = values::year, conflicts_with = "meeting")]
    year: Option<i32>,
    /// Kokous, jos se ei ole tiedoston nimessä eikä polussa
    #[arg(long, value_name = "KOKOUS", value_parser = values::meeting)]
    meeting: Option<MeetingId>,
    /// Laske yhteen rivit, jotka eroavat vain selitteeltään (kirjanpidon rivit)
    #[arg(long)]
    sum: bool,
    /// Kirjoita taulukko ja arvatut sarakkeet työtilaan
    #[arg(long)]
    save: bool,
}

impl Import {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (_, workspace) = workspace::read(common)?;
        if let Some(customer) = &self.customer {
            workspace.select(&[customer])?;
        }
        let bytes = read_named(&self.file)?;
        let file = in_workspace(&self.file, &workspace);
        let request = ImportRequest {
            file: &file,
            bytes: &bytes,
            table: self.table.as_deref(),
            customer: self.customer.as_deref(),
            period: self.meeting.map(Period::Quarter).or(self.year.map(Period::Year)),
            sum: self.sum,
            save: self.save,
        };
        let imported = workspace.import(&request)?;
        console.json(&imported)?;
        console.problems(&imported.problems);
        show(&imported, console);
        if !imported.problems.is_empty() {
            return Ok(Exit::Data);
        }
        for file in &imported.files {
            console.line(&format!("{} ({})", file.path, file.outcome));
        }
        if !self.save {
            console.line("Mitään ei kirjoitettu; tallenna valitsimella --save");
        }
        Ok(Exit::Done)
    }
}

/// The path of a file from the root of the workspace, or as it was given.
fn in_workspace(file: &Path, workspace: &Workspace) -> String {
    let real = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let inside = real.strip_prefix(workspace.root()).map(Path::to_owned);
    let path = inside.unwrap_or_else(|_| file.to_owned());
    path.display().to_string().replace('\\', "/")
}

fn show(imported: &Imported, console: &Console) {
    let target = imported
        .target
        .as_deref()
        .unwrap_or("ei tiedossa, minkä asiakkaan tai ajan");
    console.heading(&format!("{} → {target}", imported.table));
    let mut rows = vec![["Sarake", "Otsikko", "Luetaan", ""].map(str::to_owned).to_vec()];
    for column in &imported.columns {
        let how = if column.is_guess { "arvattu" } else { "" };
        rows.push(vec![
            column.column.clone(),
            column.heading.clone(),
            column.key.clone().unwrap_or_else(|| "ei lueta".to_owned()),
            how.to_owned(),
        ]);
    }
    console.lines(&table::lines(&rows, &[]));
    console.line(&format!("Rivejä {}", imported.rows));
    imported.remarks.iter().for_each(|remark| console.note(remark));
}
