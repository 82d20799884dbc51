//! Which file of a folder holds a file of data, in whichever form it is kept.

use vuosikello_core::{DataFile, DataFolder, Declaration, Registry, fold_name};

use crate::folder::{Entry, Listing, extension, stem};
use crate::meant::marked;

/// The extension of a form.
pub(super) const FORM: &str = "xlsx";

/// The extensions of the forms of tables that are read.
pub(super) const READ: [&str; 3] = ["json", "csv", "xlsx"];

/// The path of a file of a folder; the root of the workspace has no name.
pub(super) fn path_of(folder: &Listing, file: &str) -> String {
    match folder.path.as_str() {
        "" => file.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}

/// The file of a folder that holds a file of data, in whichever form.
pub(crate) fn file_of<'a>(folder: &'a Listing, declared: &Declaration) -> Option<&'a str> {
    files(folder, &declared.file, forms(declared)).into_iter().next()
}

/// The year that a folder of a period is of: `…/2027`, `…/2027-Q1`.
pub(super) fn year_of(folder: &str) -> Option<i32> {
    let period = folder.rsplit('/').next()?;
    let (year, rest) = period.split_at_checked(4)?;
    let is_year =
        year.bytes().all(|byte| byte.is_ascii_digit()) && (rest.is_empty() || rest.starts_with('-'));
    year.parse().ok().filter(|_| is_year)
}

/// Whether a folder has a file of data.
pub(crate) fn holds(folder: &Listing, declared: &Declaration) -> bool {
    !files(folder, &declared.file, forms(declared)).is_empty()
}

/// Whether a file of this name is read as a file of data.
pub(crate) fn is_read_as(name: &str, declared: &Declaration) -> bool {
    has_stem_of(name, &declared.file) && forms(declared).contains(&extension(name).as_str())
}

/// The extensions in which a file of data is read.
pub(crate) fn forms(declared: &Declaration) -> &'static [&'static str] {
    match declared.is_table() {
        true => &READ,
        // What the program writes itself has no form.
        false if *declared.file.folder() == DataFolder::LOCKS => &["json"],
        false => &["json", FORM],
    }
}

pub(super) fn has_stem_of(name: &str, file: &DataFile) -> bool {
    fold_name(stem(name)) == fold_name(file.stem())
}

/// The files of a folder that have the name of a table and one of the extensions.
pub(super) fn files<'a>(folder: &'a Listing, table: &DataFile, extensions: &[&str]) -> Vec<&'a str> {
    folder
        .files()
        .filter(|name| has_stem_of(name, table) && extensions.contains(&extension(name).as_str()))
        .collect()
}

/// Whether a file has almost the name of a table of which there is no file, or that name with the marks of a copy or a version round it; of
/// several such tables the nearest.
pub(super) fn is_lookalike(entry: &Entry, folder: &Listing, table: &DataFile, registry: &Registry) -> bool {
    let name = fold_name(stem(&entry.name));
    let known = registry.of_folder(table.folder());
    let is_table_file = !entry.is_folder && READ.contains(&extension(&entry.name).as_str());
    if !is_table_file || known.clone().any(|known| fold_name(known.file.stem()) == name) {
        return false;
    }
    let absent = known.filter(|known| known.is_table() && !holds(folder, known));
    let marked = marked(stem(&entry.name), absent.clone().map(|known| known.file.stem()));
    if marked.is_some() {
        return marked == Some(table.stem());
    }
    let folded: Vec<String> = absent.map(|known| fold_name(known.file.stem())).collect();
    vuosikello_core::nearest(&name, folded.iter().map(String::as_str)) == Some(&fold_name(table.stem()))
}
