//! `vuosikello schema`: the JSON schemas of the files of a workspace.

use clap::Args;
use vuosikello::model::nearest;
use vuosikello_workspace::Kinds;

use crate::console::print_bytes;
use crate::exit::{Exit, Failure};

/// Tulosta työtilan tiedostojen JSON-skeemat
#[derive(Debug, Args)]
#[command(after_help = "Esimerkki:\n  vuosikello schema sopimus > sopimus.schema.json")]
pub(crate) struct Schema {
    /// Skeeman nimi; ilman nimeä luetellaan kaikki
    #[arg(value_name = "NIMI")]
    name: Option<String>,
}

impl Schema {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let kinds = Kinds::built_in();
        let schemas = kinds.registry().schemas();
        let text = match &self.name {
            None => schemas
                .iter()
                .map(|schema| format!("{}\n", schema.name))
                .collect(),
            Some(wanted) => match schemas.iter().find(|schema| schema.name == *wanted) {
                Some(schema) => format!("{:#}\n", schema.published),
                None => {
                    let names = schemas.iter().map(|schema| &*schema.name);
                    return Err(Failure::Usage(unknown(wanted, names)));
                }
            },
        };
        print_bytes(text.as_bytes())?;
        Ok(Exit::Done)
    }
}

fn unknown<'a>(wanted: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let hint = match nearest(wanted, known.clone()) {
        Some(near) => format!("tarkoititko \"{near}\"?"),
        None => format!("skeemat ovat {}", known.collect::<Vec<_>>().join(", ")),
    };
    format!("skeemaa \"{wanted}\" ei ole; {hint}")
}
