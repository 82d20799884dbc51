//! The agreement that a meeting is about.

use std::sync::Arc;

use vuosikello_core::{DataFile, Dossier};

use crate::dossier::AgreementParts;
use crate::problem::Place;
use crate::reading::{Reading, Sources};
use crate::workspace::CUSTOMERS;
use crate::{Failure, Workspace};

/// The agreement of a meeting.
pub(super) struct AgreementOfMeeting {
    /// The year of the agreement; `None` when the customer has none at all.
    pub year: Option<i32>,
    pub dossier: Option<Dossier>,
    pub sources: Sources,
    pub remarks: Vec<String>,
}

impl Workspace {
    /// Reads and checks the agreement that a meeting of `year` is about.
    pub(super) fn agreement_of_meeting(
        &self,
        customer: &str,
        year: i32,
        reading: &mut Reading<'_>,
    ) -> Result<AgreementOfMeeting, Failure> {
        let Some(found) = nearest_year(&self.years(customer)?, year) else {
            return self.without_agreement(customer, year, reading);
        };
        let before = reading.problems.len();
        let parts = self.agreement(customer, found, reading)?;
        let sources = parts.sources.clone();
        // An agreement with errors may lack services, and then its parts say nothing of those of the meeting.
        let dossier = parts.dossier().filter(|_| reading.problems.len() == before);
        let remark = format!("vuodella {year} ei ole sopimusta; palvelut ovat vuoden {found} sopimuksesta");
        Ok(AgreementOfMeeting {
            year: Some(found),
            dossier: dossier.map(|(dossier, ..)| dossier),
            sources,
            remarks: (found != year).then_some(remark).into_iter().collect(),
        })
    }

    fn without_agreement(
        &self,
        customer: &str,
        year: i32,
        reading: &mut Reading<'_>,
    ) -> Result<AgreementOfMeeting, Failure> {
        let folder = format!("{CUSTOMERS}/{customer}/sopimukset");
        let fix = format!("luo kansio {folder}/{year} ja siihen sopimus.json, palvelut ja talous");
        reading.problem(&folder, Place::File, "asiakkaalla ei ole yhtään sopimusta", fix);
        let mut parts = AgreementParts::of(&folder, Arc::clone(&self.source));
        let (about, source) = self.customer(customer, reading)?;
        parts.customer = about;
        parts.sources.insert(DataFile::CUSTOMER, source);
        self.check_agreement(customer, year, &parts, reading);
        Ok(AgreementOfMeeting {
            year: None,
            dossier: None,
            sources: parts.sources,
            remarks: Vec::new(),
        })
    }
}

/// The year itself, or else the newest before it, or else the earliest after it.
fn nearest_year(years: &[i32], year: i32) -> Option<i32> {
    let before = years.iter().copied().filter(|known| *known <= year).max();
    before.or_else(|| years.iter().copied().min())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_before_goes_before_a_year_after() {
        for (years, expected) in [
            (&[2025, 2026, 2027][..], Some(2026)),
            (&[2024, 2025, 2027][..], Some(2025)),
            (&[2027, 2028][..], Some(2027)),
            (&[][..], None),
        ] {
            assert_eq!(nearest_year(years, 2026), expected, "{years:?}");
        }
    }
}
