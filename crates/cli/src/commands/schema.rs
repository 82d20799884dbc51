//! `vuosikello schema`: the JSON schemas of the files of a workspace.

use clap::Args;
use serde_json::Value;
use vuosikello::model::nearest;
use vuosikello_workspace::schemas;

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
        let schemas = schemas();
        let text = match &self.name {
            None => schemas.iter().map(|(name, _)| format!("{name}\n")).collect(),
            Some(wanted) => match schemas.iter().find(|(name, _)| name == wanted) {
                Some((_, schema)) => pretty(schema),
                None => {
                    return Err(Failure::Usage(unknown(
                        wanted,
                        schemas.iter().map(|(name, _)| &**name),
                    )));
                }
            },
        };
        print_bytes(text.as_bytes())?;
        Ok(Exit::Done)
    }
}

fn pretty(schema: &Value) -> String {
    format!("{schema:#}\n")
}

fn unknown<'a>(wanted: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let hint = match nearest(wanted, known.clone()) {
        Some(near) => format!("tarkoititko \"{near}\"?"),
        None => format!("skeemat ovat {}", known.collect::<Vec<_>>().join(", ")),
    };
    format!("skeemaa \"{wanted}\" ei ole; {hint}")
}
