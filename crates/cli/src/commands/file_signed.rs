//! `vuosikello agreement file`: a signed agreement checked and put into its place.

use std::path::PathBuf;

use clap::Args;
use vuosikello_workspace::SignerNames;

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files::read_named;
use crate::workspace;

/// Tarkista allekirjoitettu PDF ja vie se sopimuksen kansioon
#[derive(Debug, Args)]
#[command(
    after_help = "Tiedoston pitää olla lähetetty PDF, johon on lisätty vain allekirjoitukset: kaikki sovitut, allekirjoituskenttien järjestyksessä, ja kunkin tiivisteen pitää täsmätä. \
    Jos allekirjoitus kertoo nimen, sen pitää olla sen allekirjoittajan, jonka kenttä on. Ilman kenttiä järjestystä ja henkilöitä ei arvioida. Varmenteiden luotettavuutta ei arvioida. Sopimus löytyy siitä, millä kansionsa PDF:llä tiedosto alkaa.\n\n\
    Esimerkki:\n  vuosikello agreement file \"Palvelusopimus 2027 RISE allekirjoitettu.pdf\""
)]
pub(crate) struct FileSigned {
    /// Allekirjoitettu PDF-tiedosto
    #[arg(value_name = "TIEDOSTO.pdf")]
    file: PathBuf,
    /// Henkilöt on tarkistettu: muut nimet allekirjoituksissa ovat vain huomautuksia
    #[arg(long)]
    names_checked: bool,
}

impl FileSigned {
    /// The name of the command, and of those that it stands among.
    pub(crate) const NAME: &str = "file";
    pub(crate) const GROUP: &str = "agreement";

    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (kinds, publisher) = workspace::open(common)?;
        let bytes = read_named(&self.file)?;
        let name = self.file.display().to_string();
        let names = match self.names_checked {
            true => SignerNames::Checked,
            false => SignerNames::Compared,
        };
        let filed = kinds.file_signed(&publisher, &name, &bytes, names)?;
        console.json(&filed)?;
        for signature in &filed.signatures {
            let by_certificate = signature.certificate.as_ref();
            let by_certificate = by_certificate.map(|name| format!(", varmenne {name}"));
            let who = signature
                .name
                .as_ref()
                .map(|name| format!(", {name}"))
                .or(by_certificate);
            console.line(&format!(
                "Allekirjoitus {}{}",
                signature.field,
                who.unwrap_or_default()
            ));
        }
        filed.notes.iter().for_each(|note| console.note(note));
        console.line(&format!("{} ({})", filed.file.path, filed.file.outcome));
        Ok(Exit::Done)
    }
}
