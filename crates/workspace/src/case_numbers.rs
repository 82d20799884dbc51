//! The numbers of cases: each is of one agreement, whichever customer's it is, or of the common terms of a year.

use std::collections::BTreeMap;

use rayon::prelude::*;
use vuosikello_core::{DataFile, DataFolder, Period, Violation};

use crate::reading::{Origin, Reading};
use crate::{Failure, Workspace};

impl Workspace {
    /// Reports that the case number of a customer's agreement of a year stands in another agreement too, such as one that its folder was
    /// copied from. What else is wrong with the other one is of no matter.
    pub(crate) fn shared_number(
        &self,
        customer: &str,
        year: i32,
        origin: &Origin,
        reading: &mut Reading<'_>,
    ) -> Result<(), Failure> {
        let folder = DataFolder::AGREEMENT.path(customer, Period::Year(year));
        let (file, _) = origin.locate(&DataFile::AGREEMENT, "");
        if let Some((number, _)) = self.case_number_in(customer, &folder)? {
            let is_other = |(_, other): &&(String, String)| *other != file;
            let others: Vec<String> = self
                .agreements_of(&number)?
                .filter(is_other)
                .map(|(_, other)| other.clone())
                .collect();
            report(&DataFile::AGREEMENT, number, others, origin, reading);
        }
        Ok(())
    }

    /// Reports that the own case number of something else of a customer stands in the agreement of another customer.
    pub(crate) fn number_of_others(
        &self,
        file: &DataFile,
        number: &str,
        customer: &str,
        origin: &Origin,
        reading: &mut Reading<'_>,
    ) -> Result<(), Failure> {
        let is_other = |(other, _): &&(String, String)| other != customer;
        let others: Vec<String> = self
            .agreements_of(number)?
            .filter(is_other)
            .map(|(_, other)| other.clone())
            .collect();
        report(file, number.to_owned(), others, origin, reading);
        Ok(())
    }

    fn agreements_of(&self, number: &str) -> Result<impl Iterator<Item = &(String, String)>, Failure> {
        let known = match self.case_numbers.0.get() {
            Some(known) => known,
            None => {
                let read = self.read_case_numbers()?;
                self.case_numbers.0.get_or_init(|| read)
            }
        };
        Ok(known.get(number).into_iter().flatten())
    }

    fn read_case_numbers(&self) -> Result<BTreeMap<String, Vec<(String, String)>>, Failure> {
        let of_customers: Vec<Vec<(String, String, String)>> = self
            .customers()
            .par_iter()
            .map(|customer| {
                let mut found = Vec::new();
                for year in self.years(&DataFolder::AGREEMENT, customer)? {
                    let folder = DataFolder::AGREEMENT.path(customer, Period::Year(year));
                    if let Some((number, file)) = self.case_number_in(customer, &folder)? {
                        found.push((number, customer.clone(), file));
                    }
                }
                Ok(found)
            })
            .collect::<Result<_, Failure>>()?;
        let mut known: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (number, customer, file) in of_customers.into_iter().flatten() {
            known.entry(number).or_default().push((customer, file));
        }
        // Common terms are no agreement's, so that theirs is taken for every customer.
        let years = self.configuration().years.values();
        for terms in years.filter_map(|year| year.common_terms.as_ref()) {
            let number = terms.case_number.to_string();
            let settings = DataFile::CONFIGURATION.to_string();
            known.entry(number).or_default().push((String::new(), settings));
        }
        Ok(known)
    }

    /// The case number that the file of an agreement gives, whatever else is wrong with it, and the file.
    fn case_number_in(&self, customer: &str, folder: &str) -> Result<Option<(String, String)>, Failure> {
        let mut aside = Reading::of(self, Some(customer));
        let Some((value, file)) = aside.raw_value(&DataFile::AGREEMENT, folder)? else {
            return Ok(None);
        };
        let number = value["diaarinumero"].as_str().map(str::trim);
        let number = number.filter(|number| !number.is_empty());
        Ok(number.map(|number| (number.to_owned(), file)))
    }
}

fn report(file: &DataFile, number: String, others: Vec<String>, origin: &Origin, reading: &mut Reading<'_>) {
    if !others.is_empty() {
        let (path, place) = origin.locate(file, "/diaarinumero");
        let violation = Violation::CaseNumberTaken { number, others };
        reading.violation(&path, place, &violation);
    }
}
