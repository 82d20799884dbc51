//! The agreement that a meeting is about.

use vuosikello_core::{DataFolder, Dossier};

use crate::reading::{Origin, Reading};
use crate::{Failure, Workspace};

/// The agreement of a meeting.
pub(super) struct AgreementOfMeeting {
    /// The year of the agreement; `None` when the customer has none at all.
    pub year: Option<i32>,
    pub dossier: Option<Dossier>,
    pub origin: Origin,
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
        let found = nearest_year(&self.years(&DataFolder::AGREEMENT, customer)?, year);
        let before = reading.problems.len();
        let parts = match found {
            Some(found) => self.agreement(customer, found, reading)?,
            None => {
                let folder = DataFolder::AGREEMENT.home(customer);
                let fix = format!("aloita sopimus: vuosikello new year {year} --customer {customer}");
                reading.problem(&folder, "asiakkaalla ei ole yhtään sopimusta", fix);
                let parts = self.parts_of(customer, &folder, reading)?;
                self.check_agreement(customer, year, &parts, reading);
                parts
            }
        };
        let origin = parts.origin.clone();
        // An agreement with errors may lack services, and then its parts say nothing of those of the meeting.
        let dossier = parts.dossier().filter(|_| reading.problems.len() == before);
        let other = found.filter(|found| *found != year);
        let remark =
            |found| format!("vuodella {year} ei ole sopimusta; palvelut ovat vuoden {found} sopimuksesta");
        Ok(AgreementOfMeeting {
            year: found,
            dossier: dossier.map(|(dossier, _)| dossier),
            origin,
            remarks: other.map(remark).into_iter().collect(),
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
