//! Files and folders of a workspace that nothing reads, with what they were probably meant to be.
//!
//! What is read is known from the registry of files, the kinds of documents and the readers themselves; here is no list of names.

mod describe;
mod look;

use std::collections::BTreeSet;

use vuosikello_core::{AnnexKind, DataFolder, MeetingId, Period, Rhythm};

use super::Kinds;
use crate::folder::{Entry, Listing, is_clutter};
use crate::form::in_form;
use crate::kind::{AlsoRead, Choice, Kind};
use crate::reading::{is_for_all, is_read_as};
use crate::workspace::is_year;
use crate::{Failure, Problem, Workspace};

/// Looks through the folders of a workspace.
struct Search<'a> {
    kinds: &'a Kinds,
    workspace: &'a Workspace,
    /// Whether the data of all customers have been read.
    is_whole: bool,
    /// The year whose folders are looked through, or all.
    year: Option<i32>,
    remarks: Vec<Problem>,
}

/// A folder of the workspace.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The folder as a [`DataFolder`] names it.
    pattern: &'a str,
    customer: Option<&'a str>,
    period: Option<Period>,
}

impl Kinds {
    /// What no command reads in the folders that all customers share, of a year or else of all years: a remark each. `is_whole` says that the
    /// data of all customers have been read.
    ///
    /// Files that this software made, that systems leave behind (`~$…`, `Thumbs.db`) and hidden ones are not told.
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub(super) fn unread(
        &self,
        workspace: &Workspace,
        is_whole: bool,
        year: Option<i32>,
    ) -> Result<Vec<Problem>, Failure> {
        let mut search = Search {
            kinds: self,
            workspace,
            is_whole,
            year,
            remarks: Vec::new(),
        };
        let root = DataFolder::WORKSPACE;
        let root = Place {
            pattern: root.pattern(),
            customer: None,
            period: None,
        };
        search.folder("", root)?;
        search.look()?;
        search.templates()?;
        Ok(search.remarks)
    }

    /// The same of the folders of a customer.
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub(super) fn unread_of(
        &self,
        workspace: &Workspace,
        id: &str,
        year: Option<i32>,
    ) -> Result<Vec<Problem>, Failure> {
        let mut search = Search {
            kinds: self,
            workspace,
            is_whole: false,
            year,
            remarks: Vec::new(),
        };
        let of_customer = DataFolder::CUSTOMER;
        let home = Place {
            pattern: of_customer.pattern(),
            customer: Some(id),
            period: None,
        };
        search.folder(&workspace.home(id), home)?;
        Ok(search.remarks)
    }

    /// The folders that hold files of data, without that of the look, which has files of other kinds too and is looked through by itself.
    fn data_folders(&self) -> BTreeSet<&DataFolder> {
        let of_files = self.registry().files().map(|declared| declared.file.folder());
        let of_files = of_files.filter(|folder| **folder != DataFolder::LOOK);
        of_files.chain(self.iter().flat_map(Kind::folders)).collect()
    }

    /// The names that the folders in a folder can have, `<tunnus>`, `<vuosi>` and `<kokous>` among them.
    fn steps(&self, pattern: &str) -> BTreeSet<&str> {
        let below = self.data_folders().into_iter().filter_map(|folder| {
            let rest = folder.pattern().strip_prefix(pattern)?;
            let rest = if pattern.is_empty() {
                rest
            } else {
                rest.strip_prefix('/')?
            };
            rest.split('/').next()
        });
        below.filter(|step| !step.is_empty()).collect()
    }
}

impl<'a> Search<'a> {
    /// Looks through a folder and those below it.
    fn folder(&mut self, path: &str, place: Place<'_>) -> Result<(), Failure> {
        let listing = self.workspace.folder.contents(path)?;
        let steps = self.kinds.steps(place.pattern);
        let mut unread = Vec::new();
        let kind = self
            .kinds
            .iter()
            .find(|kind| kind.folder.pattern() == place.pattern);
        let read = also_read(self.workspace, kind, &listing, place)?;
        for entry in &listing.entries {
            let is_known = is_clutter(&entry.name) || read.names.contains(&entry.name);
            match entry.is_folder {
                true => match steps.iter().find(|step| fits(step, &entry.name)) {
                    Some(step) => self.step(path, place, step, &entry.name)?,
                    None if is_known || self.is_of_look(place, &entry.name) => {}
                    None => unread.push(entry),
                },
                false if is_known => {}
                false if self.is_data(place, &entry.name) => self.for_nobody(path, place, &entry.name),
                false => unread.push(entry),
            }
        }
        // What else may be wrong with the name of a folder of a quarter is an error.
        unread.retain(|entry| !(entry.is_folder && steps.contains(Rhythm::Quarterly.placeholder())));
        self.describe(&listing, place, &steps, &unread, read.others);
        Ok(())
    }

    /// Looks through a folder in a folder, where it is asked for.
    fn step(&mut self, path: &str, place: Place<'_>, step: &str, name: &str) -> Result<(), Failure> {
        let join = |base: &str, name: &str| match base {
            "" => name.to_owned(),
            base => format!("{base}/{name}"),
        };
        let (path, pattern) = (join(path, name), join(place.pattern, step));
        let mut inner = Place {
            pattern: &pattern,
            ..place
        };
        match step {
            // Customers are looked through one by one.
            "<tunnus>" => return Ok(()),
            _ => inner.period = period(name).or(place.period),
        }
        let is_other_year = |period: Period| self.year.is_some_and(|year| year != period.year());
        if inner.period.is_some_and(is_other_year) {
            return Ok(());
        }
        self.folder(&path, inner)
    }

    /// Whether a file is one of data.
    fn is_data(&self, place: Place<'_>, name: &str) -> bool {
        let files = self.kinds.registry().files();
        let mut files = files.filter(|declared| declared.file.folder().pattern() == place.pattern);
        let is_guide = place.pattern.is_empty() && is_guide(name);
        // The common terms of a year are made there.
        let is_terms = |stem: &str| name == format!("{stem}.docx") || name == format!("{stem}.pdf");
        let year = place
            .period
            .filter(|_| place.pattern == DataFolder::SHARED.pattern());
        if year.is_some_and(|year| is_terms(&format!("{} {year}", AnnexKind::CommonTerms.title()))) {
            return true;
        }
        let is_shared =
            place.pattern == DataFolder::SHARED.pattern() && is_for_all(self.kinds.registry(), name);
        is_guide || is_shared || files.any(|declared| is_read_as(name, declared))
    }

    /// Tells of a file for all customers that none of them has read, although all have been looked at.
    fn for_nobody(&mut self, folder: &str, place: Place<'_>, name: &str) {
        let file = format!("{folder}/{name}");
        let is_meant =
            place.pattern == DataFolder::SHARED.pattern() && is_for_all(self.kinds.registry(), name);
        if is_meant && self.is_whole && !self.workspace.tables.has(&file) {
            let message = "tiedostoa ei lue kukaan: yhdelläkään asiakkaalla ei ole vuoden tietoja, joihin sen rivit kuuluisivat";
            let fix =
                "siirrä tiedosto oikean vuoden kansioon, tai aloita asiakkaiden sopimukset tai kokoukset";
            self.remark(None, &file, message, fix);
        }
    }

    /// A reading that only looks; what is wrong is told elsewhere.
    fn remark(&mut self, customer: Option<&str>, file: &str, message: &str, fix: &str) {
        let fix = match self.workspace.source.is_form() {
            true => in_form(fix),
            false => fix.to_owned(),
        };
        self.remarks
            .push(Problem::new(customer, file, crate::Place::File, message, fix));
    }
}

/// What is read of the folder of a period beside the files of data, and what was made there.
fn also_read(
    workspace: &Workspace,
    kind: Option<&Kind>,
    listing: &Listing,
    place: Place<'_>,
) -> Result<AlsoRead, Failure> {
    let (Some(kind), Some(customer), Some(period)) = (kind, place.customer, place.period) else {
        return Ok(AlsoRead::default());
    };
    let mut read = match &kind.functions {
        Some(functions) => {
            let Ok(mut reading) = workspace.reading(customer) else {
                return Ok(AlsoRead::default());
            };
            (functions.reads)(workspace, &mut reading, listing, period)?
        }
        None => AlsoRead::default(),
    };
    let made = listing.entries.iter().filter(|entry| is_made(kind, entry));
    read.names.extend(made.map(|entry| entry.name.clone()));
    Ok(read)
}

/// Whether what stands in the folder of a period was made there. An output whose names say nothing says what it makes itself.
fn is_made(kind: &Kind, entry: &Entry) -> bool {
    kind.outputs.iter().any(|output| {
        let names = &output.names;
        let is_zip = output.choices.contains(&Choice::Zip)
            && !entry.is_folder
            && entry.name.starts_with(&format!("{}-", names.folder))
            && entry.name.ends_with(".zip");
        let says_something = !names.folder.is_empty() || !names.prefix.is_empty();
        is_zip || (says_something && names.hold(entry))
    })
}

/// Whether a folder can have a name.
fn fits(step: &str, name: &str) -> bool {
    match step {
        "<tunnus>" => true,
        step if step == Rhythm::Yearly.placeholder() => is_year(name),
        step if step == Rhythm::Quarterly.placeholder() => {
            MeetingId::parse(name).is_ok_and(|id| id.to_string() == name)
        }
        step => step == name,
    }
}

fn period(name: &str) -> Option<Period> {
    let quarter = || MeetingId::parse(name).ok().map(Period::Quarter);
    let year = name.parse().ok().filter(|_| is_year(name)).map(Period::Year);
    year.or_else(quarter)
}

/// Whether a file of the root is there for people to read: `LUEMINUT.md`, `README.txt`.
fn is_guide(name: &str) -> bool {
    let folded = name.to_lowercase();
    ["lueminut", "readme"]
        .iter()
        .any(|guide| folded.starts_with(guide))
}
