//! Writing a table that was taken in, and the rules by which it was understood.

use serde_json::Value;
use vuosikello_core::schema::Shape;
use vuosikello_core::{ColumnRule, DataFile, Declaration};

use super::csv_line::line;
use super::rules;
use super::sum::{money, plain};
use crate::batch::{Made, MadeFile};
use crate::folder::Found;
use crate::folder_writer::FolderWriter;
use crate::output::{Manifest, write_whole};
use crate::reading::{CUSTOMER, file_of};
use crate::{Failure, Workspace};

/// Writes the table into its folder and the rules into the root, and nothing where either cannot be.
pub(super) fn write(
    workspace: &Workspace,
    folder: &str,
    declared: &Declaration,
    rows: &Value,
    new: &[ColumnRule],
) -> Result<Vec<MadeFile>, Failure> {
    let name = format!("{}.csv", declared.file.stem());
    let bytes = csv(rows, declared).into_bytes();
    free_place(workspace, folder, declared, &name, &bytes)?;
    let rules = rules::with(workspace, new)?;
    let mut writer = FolderWriter::new(workspace.root(), folder, true);
    let period = vuosikello_core::Period::Year(0);
    let written = writer.write(&name, &bytes).map(drop);
    let mut files = writer.finish(written, Made::of("", period))?.files;
    if let Some(rules) = rules {
        let path = workspace.root().join(&rules.path);
        // What stood in the file when it was read is in the new one too.
        let is_in_it = |found: &[u8]| rules.old.as_deref() == Some(found);
        let outcome = write_whole(workspace.root(), &path, &rules.new, is_in_it)?;
        files.push(MadeFile::new(&path, &outcome));
    }
    Ok(files)
}

/// Fails where the folder has the table already, unless it was written by an import and nobody has changed it since.
fn free_place(
    workspace: &Workspace,
    folder: &str,
    declared: &Declaration,
    name: &str,
    bytes: &[u8],
) -> Result<(), Failure> {
    let listing = workspace.folder.contents(folder)?;
    let Some(old) = file_of(&listing, declared) else {
        return Ok(());
    };
    let path = format!("{folder}/{old}");
    if old == name
        && let Found::File(found) = workspace.folder.read(&path, crate::folder::DATA_BYTES)?
        && (found == bytes || Manifest::read(&workspace.folder.path(folder)).is_ours(name, &found))
    {
        return Ok(());
    }
    let message = format!(
        "taulukko {} on jo työtilassa, eikä sitä korvata",
        declared.file.stem()
    );
    Err(Failure::of_file(
        None,
        &path,
        message,
        "poista tai siirrä entinen tiedosto ensin, jos uusi on oikea",
    ))
}

/// The rows as a CSV file that Excel opens in Finnish: UTF-8 with its mark, semicolons.
fn csv(rows: &Value, declared: &Declaration) -> String {
    let rows: Vec<_> = rows
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .collect();
    let record = declared.schema.shape.item();
    let mut keys: Vec<&str> = record.into_iter().flat_map(|record| record.keys()).collect();
    if !keys.contains(&CUSTOMER) {
        keys.push(CUSTOMER);
    }
    if declared.file == DataFile::SURVEY {
        let mut own: Vec<&str> = rows
            .iter()
            .flat_map(|row| row.keys())
            .map(String::as_str)
            .collect();
        own.sort_unstable();
        own.dedup();
        keys = own;
    }
    keys.retain(|key| rows.iter().any(|row| row.contains_key(*key)));
    let is_amount = |key: &str| {
        let field = record.and_then(|record| record.field(key));
        field.is_some_and(|field| matches!(field.shape.of_value(), Shape::Amount(_)))
    };
    let mut text = String::from("\u{feff}");
    line(&mut text, keys.iter().map(|key| (*key).to_owned()));
    for row in rows {
        line(
            &mut text,
            keys.iter().map(|key| match row.get(*key) {
                Some(value) if is_amount(key) => money(value).map_or_else(|| shown(value), plain),
                Some(value) => shown(value),
                None => String::new(),
            }),
        );
    }
    text
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
