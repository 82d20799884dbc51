//! The tables of a meeting but the survey.

use vuosikello_core::{DataFile, Need, Project, ServiceStatus};

use crate::Failure;
use crate::export::Export;
use crate::reading::{Read, Reading, Sources, TableFolder, TableReader};

/// The status of the services, the needs and the projects.
#[derive(Debug)]
pub(crate) struct MeetingTables {
    pub services: Read<Vec<ServiceStatus>>,
    pub needs: Read<Vec<Need>>,
    pub projects: Read<Vec<Project>>,
    pub exports: Vec<Export>,
    pub sources: Sources,
}

impl MeetingTables {
    pub(crate) fn read(folder: TableFolder<'_>, reading: &mut Reading<'_>) -> Result<Self, Failure> {
        let mut tables = TableReader::new(folder, reading);
        Ok(Self {
            services: tables.table(DataFile::SERVICE_STATUS)?,
            needs: tables.table(DataFile::NEEDS)?,
            projects: tables.table(DataFile::PROJECTS)?,
            exports: tables.exports,
            sources: tables.sources,
        })
    }
}
