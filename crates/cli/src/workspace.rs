//! The workspace that a command works on: the one named, or the nearest upwards from here.

use std::path::PathBuf;

use vuosikello::can_show;
use vuosikello_workspace::{Publisher, Workspace};

use crate::common::Common;
use crate::exit::Failure;

/// Opens the workspace for reading alone, without templates and looks.
pub(crate) fn read(common: &Common) -> Result<Workspace, Failure> {
    Ok(Workspace::open(&root(common)?, can_show)?)
}

/// Opens the workspace, with templates and looks.
pub(crate) fn open(common: &Common) -> Result<Publisher, Failure> {
    Ok(Publisher::open(&root(common)?)?)
}

fn root(common: &Common) -> Result<PathBuf, Failure> {
    if let Some(named) = &common.workspace {
        return Ok(named.clone());
    }
    let here = std::env::current_dir().map_err(|error| Failure::Io(format!("nykyinen kansio: {error}")))?;
    Workspace::find(&here).ok_or_else(|| {
        let text = "tässä kansiossa tai sen yläpuolella ei ole työtilaa (vuosikello.json); \
                    anna työtila valitsimella -w tai luo se: vuosikello init KANSIO";
        Failure::Usage(text.to_owned())
    })
}
