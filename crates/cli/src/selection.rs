//! Which customers a command is about.

use clap::Args;
use vuosikello::model::nearest;

use crate::exit::Failure;

/// The customers to work on: all, or those named.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Selection {
    /// Kaikki asiakkaat
    #[arg(long)]
    all: bool,
    /// Asiakkaan tunnus; voi antaa useita
    #[arg(long, value_name = "TUNNUS", num_args = 1..)]
    customer: Vec<String>,
}

impl Selection {
    /// The ids in the order of the workspace.
    pub(crate) fn of<'a>(&self, known: &'a [String]) -> Result<Vec<&'a str>, Failure> {
        if self.all {
            return Ok(known.iter().map(String::as_str).collect());
        }
        pick(&self.customer, known)
    }
}

/// The wanted ids in the order of the workspace, or all when none is named.
pub(crate) fn pick_or_all<'a>(wanted: &[String], known: &'a [String]) -> Result<Vec<&'a str>, Failure> {
    match wanted {
        [] => Ok(known.iter().map(String::as_str).collect()),
        wanted => pick(wanted, known),
    }
}

/// The wanted ids in the order of the workspace, each once.
pub(crate) fn pick<'a>(wanted: &[String], known: &'a [String]) -> Result<Vec<&'a str>, Failure> {
    if let Some(unknown) = wanted.iter().find(|id| !known.contains(id)) {
        let hint = match nearest(unknown, known.iter().map(String::as_str)) {
            Some(near) => format!("tarkoititko \"{near}\"?"),
            None => "asiakkaan tunnus on sen kansion nimi kansiossa asiakkaat".to_owned(),
        };
        return Err(Failure::Usage(format!(
            "työtilassa ei ole asiakasta \"{unknown}\"; {hint}"
        )));
    }
    Ok(known
        .iter()
        .filter(|id| wanted.contains(id))
        .map(String::as_str)
        .collect())
}
