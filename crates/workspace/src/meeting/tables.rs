//! The tables of a meeting but the survey.

use serde::de::DeserializeOwned;
use vuosikello_core::{Date, Need, Project, ServiceStatus};

use crate::Failure;
use crate::export::Export;
use crate::reading::{Read, Reading, Sources, TableFolder};
use crate::schema::{SHAPES, Shape};
use crate::table::Table;

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
        let mut reader = Reader {
            folder,
            reading,
            exports: Vec::new(),
            sources: Sources::of(folder.path),
        };
        let services = reader.table(
            Table::ServiceStatus,
            &SHAPES.service_status,
            |row: &ServiceStatus| row.extracted,
        )?;
        let needs = reader.table(Table::Needs, &SHAPES.needs, |row: &Need| row.extracted)?;
        let projects = reader.table(Table::Projects, &SHAPES.projects, |row: &Project| row.extracted)?;
        Ok(Self {
            services,
            needs,
            projects,
            exports: reader.exports,
            sources: reader.sources,
        })
    }
}

struct Reader<'a, 'b> {
    folder: TableFolder<'a>,
    reading: &'a mut Reading<'b>,
    exports: Vec<Export>,
    sources: Sources,
}

impl Reader<'_, '_> {
    fn table<T: DeserializeOwned>(
        &mut self,
        table: Table,
        shape: &Shape,
        extracted: impl Fn(&T) -> Option<Date>,
    ) -> Result<Read<Vec<T>>, Failure> {
        let (rows, source) = self.reading.table::<T>(self.folder, table, shape)?;
        if let Read::Value(rows) = &rows {
            let stated = rows.iter().filter_map(extracted);
            let export = Export::of(table.part(), &source.file, stated, self.reading.folder)?;
            self.exports.push(export);
        }
        self.sources.insert(table.part(), source);
        Ok(rows)
    }
}
