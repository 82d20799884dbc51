//! `vuosikello form`: a form that is filled in with Excel instead of writing JSON.

use std::path::{Path, PathBuf};

use clap::Args;
use vuosikello::model::{MeetingId, Period};
use vuosikello_workspace::{FormRequest, Kinds, Workspace};

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files::write_new;
use crate::values;

/// Kirjoita lomake: Excel-tiedosto, jonka täyttämällä ei tarvitse kirjoittaa JSONia
#[derive(Debug, Args)]
#[command(
    after_help = "Lomakkeita ovat asiakas, sopimus, kokous ja asetukset (vuosikello) sekä taulukot, esimerkiksi palvelut ja talous.\n\
    Lomake täytetään niillä tiedoilla, jotka ovat jo työtilassa, kun asiakas ja vuosi tai kokous annetaan.\n\n\
    Esimerkkejä:\n  vuosikello form asiakas -o asiakas.xlsx\n  vuosikello form sopimus --customer RISE --year 2027 -o sopimus.xlsx"
)]
pub(crate) struct Form {
    /// Mikä lomake: asiakas, sopimus, kokous, asetukset tai taulukon nimi
    #[arg(value_name = "LAJI")]
    kind: String,
    /// Tiedosto, johon lomake kirjoitetaan
    #[arg(short = 'o', long, value_name = "TIEDOSTO.xlsx")]
    output: PathBuf,
    /// Asiakkaan tunnus: lomake täytetään tämän asiakkaan tiedoilla
    #[arg(long, value_name = "TUNNUS")]
    customer: Option<String>,
    /// Vuosi, jonka tiedoilla lomake täytetään
    #[arg(long, value_name = "VUOSI", value_parser = values::year, requires = "customer", conflicts_with = "meeting")]
    year: Option<i32>,
    /// Kokous, jonka tiedoilla lomake täytetään
    #[arg(long, value_name = "KOKOUS", value_parser = values::meeting, requires = "customer")]
    meeting: Option<MeetingId>,
}

impl Form {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let extension = self.output.extension().unwrap_or_default();
        if !extension.eq_ignore_ascii_case("xlsx") {
            let right = self.output.with_extension("xlsx");
            return Err(Failure::Usage(format!(
                "lomake on Excel-tiedosto, mutta {} ei ole sellaisen nimi; anna nimeksi {}",
                self.output.display(),
                right.display()
            )));
        }
        let root = match (&common.workspace, &self.customer) {
            (Some(named), _) => Some(named.clone()),
            (None, Some(_)) => Some(crate::workspace::root(common)?),
            (None, None) => Workspace::find(Path::new(".")),
        };
        let period = match (self.year, self.meeting) {
            (Some(year), _) => Some(Period::Year(year)),
            (None, meeting) => meeting.map(Period::Quarter),
        };
        let request = FormRequest {
            name: &self.kind,
            customer: self.customer.as_deref(),
            period,
        };
        let bytes = Kinds::built_in().form(root.as_deref(), &request)?;
        write_new(&self.output, &bytes)?;
        console.json(&serde_json::json!({ "form": self.output }))?;
        console.line(&format!("Lomake kirjoitettu: {}", self.output.display()));
        let json = self.output.with_extension("json");
        if json.is_file() {
            console.note(&format!(
                "{} on samassa kansiossa; poista se, kun lomake on valmis",
                json.display()
            ));
        }
        Ok(Exit::Done)
    }
}
