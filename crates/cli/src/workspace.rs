//! The workspace that a command works on: the one named, or the nearest upwards from here.

use std::path::PathBuf;

use vuosikello_workspace::{Kinds, Publisher, Workspace, reason_of};

use crate::common::Common;
use crate::exit::Failure;

/// Opens the workspace for reading alone, without templates and looks.
pub(crate) fn read(common: &Common) -> Result<(Kinds, Workspace), Failure> {
    let kinds = Kinds::built_in();
    let workspace = kinds.workspace(&root(common)?)?;
    Ok((kinds, workspace))
}

/// The same where there may be no customers yet.
pub(crate) fn read_to_begin(common: &Common) -> Result<(Kinds, Workspace), Failure> {
    let kinds = Kinds::built_in();
    let workspace = kinds.workspace_to_begin(&root(common)?)?;
    Ok((kinds, workspace))
}

/// Opens the workspace, with templates and looks.
pub(crate) fn open(common: &Common) -> Result<(Kinds, Publisher), Failure> {
    let kinds = Kinds::built_in();
    let publisher = kinds.publisher(&root(common)?)?;
    Ok((kinds, publisher))
}

/// The folder of the workspace.
pub(crate) fn root(common: &Common) -> Result<PathBuf, Failure> {
    if let Some(named) = &common.workspace {
        return Ok(named.clone());
    }
    let here = std::env::current_dir()
        .map_err(|error| Failure::Io(format!("nykyinen kansio: {}", reason_of(&error))))?;
    Workspace::find(&here).ok_or_else(|| {
        let text = "tässä kansiossa tai sen yläpuolella ei ole työtilaa (vuosikello.json tai vuosikello.xlsx); \
                    anna työtila valitsimella -w tai luo se: vuosikello init KANSIO";
        Failure::Usage(text.to_owned())
    })
}
