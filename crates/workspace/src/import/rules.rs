//! The rules by which headings are understood, kept in the table `sarakkeet` of the workspace.

use vuosikello_core::{ColumnRule, DataFile};

use super::csv_line::line;
use crate::folder::{DATA_BYTES, Found, extension};
use crate::reading::file_of;
use crate::{Failure, Workspace};

/// The file of the rules, to be written with the new ones at its end.
pub(super) struct RulesFile {
    /// From the root of the workspace.
    pub path: String,
    /// What is in it now; `None` when there is no file.
    pub old: Option<Vec<u8>>,
    pub new: Vec<u8>,
}

/// The file of the rules with the new ones at its end; `None` when there are none.
pub(super) fn with(workspace: &Workspace, new: &[ColumnRule]) -> Result<Option<RulesFile>, Failure> {
    let Some(declared) = workspace
        .checker
        .registry()
        .get(&DataFile::COLUMN_RULES)
        .filter(|_| !new.is_empty())
    else {
        return Ok(None);
    };
    let stem = declared.file.stem();
    let listing = workspace.folder.contents("")?;
    let file = file_of(&listing, declared).map_or_else(|| format!("{stem}.csv"), str::to_owned);
    let cannot = |message: &str| {
        let rows: Vec<String> = new
            .iter()
            .map(|rule| format!("{} = {}", rule.heading, rule.column.as_deref().unwrap_or("–")))
            .collect();
        Failure::of_file(
            None,
            &file,
            message,
            format!("lisää siihen rivit: {}", rows.join("; ")),
        )
    };
    if extension(&file) != "csv" {
        return Err(cannot(
            "taulukkoon ei voi lisätä rivejä, koska se ei ole CSV-tiedosto",
        ));
    }
    let old = match workspace.folder.read(&file, DATA_BYTES)? {
        Found::File(bytes) => Some(bytes),
        Found::Missing => None,
        Found::Refused(message, _) => return Err(cannot(&message)),
    };
    let mut text = match &old {
        Some(bytes) => String::from_utf8(bytes.clone())
            .map_err(|_| cannot("taulukkoon ei voi lisätä rivejä, koska se ei ole UTF-8-muotoa"))?,
        None => "\u{feff}taulukko;otsikko;sarake\r\n".to_owned(),
    };
    if text.lines().next().is_some_and(|first| !first.contains(';')) {
        return Err(cannot(
            "taulukkoon ei voi lisätä rivejä, koska siinä ei ole puolipisteitä",
        ));
    }
    if !text.ends_with('\n') {
        text.push_str("\r\n");
    }
    for rule in new {
        let cells = [
            &rule.table,
            &rule.heading,
            rule.column.as_ref().unwrap_or(&String::new()),
        ]
        .map(Clone::clone);
        line(&mut text, cells.into_iter());
    }
    Ok(Some(RulesFile {
        path: file,
        old,
        new: text.into_bytes(),
    }))
}
