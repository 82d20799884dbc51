//! `vuosikello agreement terms`: the common terms of a year.

use clap::Args;

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::{values, workspace};

/// Tee vuoden yleiset ehdot Word- ja PDF-tiedostoksi
#[derive(Debug, Args)]
#[command(
    after_help = "Ehdot tehdään, kun asetuksissa on vuodelle yleiset_ehdot: diaarinumero, versio ja paivays. Tiedostot tulevat kansioon \
    yhteiset/<vuosi>. Sopimukset viittaavat ehtoihin, ja jos liitteena on true, ne ovat jokaisen sopimuksen viimeinen liite.\n\n\
    Esimerkki:\n  vuosikello agreement terms --year 2027"
)]
pub(crate) struct Terms {
    /// Sopimusvuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
}

impl Terms {
    /// The name of the command, and of those that it stands among.
    pub(crate) const NAME: &str = "terms";
    pub(crate) const GROUP: &str = "agreement";

    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (_, publisher) = workspace::open(common)?;
        publisher.workspace().require_year(self.year)?;
        let Some(made) = publisher.make_terms(self.year)? else {
            let text = format!(
                "vuodella {} ei ole yleisiä ehtoja; lisää asetuksiin vuodet, {0}, yleiset_ehdot",
                self.year
            );
            return Err(Failure::Usage(text));
        };
        console.json(&made)?;
        for file in &made.files {
            console.line(&format!("{} ({})", file.path, file.outcome));
        }
        made.notes.iter().for_each(|note| console.note(note));
        Ok(Exit::Done)
    }
}
