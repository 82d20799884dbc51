//! What the data say that the files of an agreement should say.

use vuosikello::agreement::Content;
use vuosikello_core::{Agreement, DataFile, DataFolder, Period};
use vuosikello_inspect::Expected;

use crate::{Failure, Publisher, Workspace};

impl Workspace {
    /// The customer and the year of the agreement that has a case number; `None` where none has it, or its data cannot be read.
    ///
    /// # Errors
    /// Something could not be read for a reason of the system's.
    pub fn agreement_with(&self, case_number: &str) -> Result<Option<(String, i32)>, Failure> {
        for id in self.customers() {
            let Ok(years) = self.years(&DataFolder::AGREEMENT, id) else {
                continue;
            };
            for year in years {
                let folder = DataFolder::AGREEMENT.path(id, Period::Year(year));
                let (agreement, _) = self
                    .reading(id)?
                    .json::<Agreement>(&DataFile::AGREEMENT, &folder)?;
                if agreement.is_some_and(|agreement| agreement.case_number.to_string() == case_number) {
                    return Ok(Some((id.clone(), year)));
                }
            }
        }
        Ok(None)
    }
}

impl Publisher {
    /// What the data of an agreement say, for [comparing files](vuosikello_inspect::inspect) with them.
    ///
    /// # Errors
    /// As [`Publisher::agreement`].
    pub fn expected(&self, id: &str, year: i32) -> Result<Expected, Failure> {
        let rendered = self.agreement(id, year)?;
        let mut documents = Vec::new();
        for part in &rendered.parts {
            if let Content::Document(document) = &part.content {
                let said = self.studio().as_word_says(document);
                documents.push(said.map_err(|error| self.failed_agreement(&rendered.loaded, &[error]))?);
            }
        }
        let loaded = &rendered.loaded;
        let (dossier, configuration) = (&loaded.dossier, self.workspace().configuration());
        let signatories: Vec<String> = dossier
            .agreement
            .signatories
            .iter()
            .map(|one| one.name.clone())
            .collect();
        let contacts = dossier
            .customer
            .contacts
            .iter()
            .map(|contact| contact.name.clone());
        let annexes = dossier.annexes(configuration);
        let annexes = annexes.iter();
        Ok(Expected {
            case_number: Some(dossier.agreement.case_number.to_string()),
            year: Some(year),
            template_version: configuration.year(year).map(|year| year.template_version.clone()),
            amount: Some(dossier.agreement.appropriation.amount),
            people: signatories.iter().cloned().chain(contacts).collect(),
            signatories,
            annexes: annexes.map(|annex| annex.title().to_owned()).collect(),
            documents,
        })
    }
}
