//! The commands, one file each or one for a group of them.

pub(crate) mod calendar;
pub(crate) mod changes;
pub(crate) mod check;
pub(crate) mod check_files;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod documents;
pub(crate) mod due;
pub(crate) mod file_signed;
pub(crate) mod form;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod lock;
pub(crate) mod new;
pub(crate) mod pdf;
pub(crate) mod progress;
pub(crate) mod schema;
pub(crate) mod terms;
pub(crate) mod update;
