//! Which customers a command is about, and where it writes.

use std::path::PathBuf;

use clap::Args;
use vuosikello_workspace::batch::{self, Made};
use vuosikello_workspace::{Kinds, Publisher, Workspace};

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::report;
use crate::workspace;

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
    /// The customers of a command that has the options itself.
    pub(crate) fn of(all: bool, customer: &[String]) -> Self {
        Self {
            all,
            customer: customer.to_vec(),
        }
    }

    /// Whether the option `--all` was given, so that customers who are signed already are a remark and not an error.
    pub(crate) fn is_all(&self) -> bool {
        self.all
    }

    /// The ids of the customers, in the order of the workspace.
    pub(crate) fn ids<'a>(&self, workspace: &'a Workspace) -> Result<Vec<&'a str>, Failure> {
        let wanted = if self.all { &[] } else { self.customer.as_slice() };
        Ok(workspace.select(wanted)?)
    }

    /// Does `work` for each customer, and shows what became of it; `done` says what was done.
    pub(crate) fn run(
        &self,
        workspace: &Workspace,
        console: &Console,
        done: &str,
        work: impl Fn(&str) -> Result<Made, vuosikello_workspace::Failure> + Sync,
    ) -> Result<Exit, Failure> {
        self.run_with(
            workspace,
            console,
            |report, console| report::show(report, console, done),
            work,
        )
    }

    /// The same, shown in another way.
    pub(crate) fn run_with(
        &self,
        workspace: &Workspace,
        console: &Console,
        show: impl Fn(&batch::Report, &Console) -> Result<Exit, Failure>,
        work: impl Fn(&str) -> Result<Made, vuosikello_workspace::Failure> + Sync,
    ) -> Result<Exit, Failure> {
        let ids = self.ids(workspace)?;
        let mut report = batch::run(&ids, console, |id| work(id));
        // What is settled is no fault, unless somebody asked for just that.
        if !self.all {
            report.settled_is_wrong();
        }
        report.remarks = workspace.remarks();
        show(&report, console)
    }
}

/// The customers that a command looks at.
#[derive(Debug, Args)]
pub(crate) struct Customers {
    /// Asiakkaan tunnus; voi antaa useita; oletuksena kaikki
    #[arg(long, value_name = "TUNNUS", num_args = 1..)]
    customer: Vec<String>,
}

impl Customers {
    /// The ids in the order of the workspace.
    pub(crate) fn of<'a>(&self, workspace: &'a Workspace) -> Result<Vec<&'a str>, Failure> {
        Ok(workspace.select(&self.customer)?)
    }
}

/// Whose documents are made, and where they go.
#[derive(Debug, Args)]
pub(crate) struct Target {
    #[command(flatten)]
    pub(crate) selection: Selection,
    /// Kirjoita tähän kansioon samalla kansiorakenteella eikä työtilaan
    #[arg(short = 'o', long, value_name = "KANSIO")]
    output: Option<PathBuf>,
}

impl Target {
    /// Opens the workspace, to write where it was asked for.
    pub(crate) fn open(&self, common: &Common) -> Result<(Kinds, Publisher), Failure> {
        let (kinds, publisher) = workspace::open(common)?;
        let publisher = match &self.output {
            Some(output) => publisher.with_output(output.clone()),
            None => publisher,
        };
        Ok((kinds, publisher))
    }
}
