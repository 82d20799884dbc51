//! The folders of the years and quarters that a customer has documents of.

use vuosikello_core::{DataFolder, MeetingId, Period, Quarter, Rhythm};

use crate::reading::Reading;
use crate::{Failure, Workspace};

impl Workspace {
    /// The periods for which a customer has a folder of a `kind`, in order.
    pub(crate) fn periods(
        &self,
        folder: &DataFolder,
        kind: &str,
        customer: &str,
        reading: &mut Reading<'_>,
    ) -> Result<Vec<Period>, Failure> {
        Ok(match folder.rhythm() {
            Some(Rhythm::Yearly) => {
                let years = self.years(folder, customer)?.into_iter();
                years.map(Period::Year).collect()
            }
            Some(Rhythm::Quarterly) => {
                let quarters = self.quarters(folder, kind, customer, reading)?.into_iter();
                quarters.map(Period::Quarter).collect()
            }
            None => Vec::new(),
        })
    }

    /// The quarters of the folders whose names are quarters; the other folders are reported.
    pub(crate) fn quarters(
        &self,
        folder: &DataFolder,
        kind: &str,
        customer: &str,
        reading: &mut Reading<'_>,
    ) -> Result<Vec<MeetingId>, Failure> {
        let home = folder.home(customer);
        let listing = self.folder.contents(&home)?;
        let mut ids = Vec::new();
        let mut other = Vec::new();
        for name in listing.folders() {
            match MeetingId::parse(name) {
                Ok(id) if id.to_string() == name => {
                    let folder = format!("{home}/{name}");
                    if self.folder.list(&folder)?.is_some() {
                        ids.push(id);
                    } else {
                        let message = "linkki johtaa työtilan ulkopuolelle";
                        reading.problem(&folder, message, "kopioi kansio työtilaan");
                    }
                }
                _ => other.push(name),
            }
        }
        ids.sort();
        let mut taken: Vec<(MeetingId, String)> = ids.iter().map(|id| (*id, id.to_string())).collect();
        for name in other {
            let meant = meant(name);
            let twin = meant.and_then(|id| taken.iter().find(|(taken, _)| *taken == id));
            let no_period = format!("kansion nimi \"{name}\" ei ole {kind}");
            let (message, fix) = match (meant, twin) {
                (Some(id), Some((_, twin))) => (
                    format!("{kind} {id} on myös kansiossa {twin}"),
                    format!("pidä neljännekselle yksi {kind}; siirrä toinen oman neljänneksensä kansioon"),
                ),
                (Some(id), None) => {
                    taken.push((id, name.to_owned()));
                    (no_period, format!("nimeä kansio {id}"))
                }
                (None, _) => (
                    no_period,
                    "nimeä kansio muodossa 2027-Q1 tai siirrä se muualle".to_owned(),
                ),
            };
            reading.problem(&format!("{home}/{name}"), message, fix);
        }
        Ok(ids)
    }
}

/// The quarter that a folder's name means: a year and a quarter somewhere in it, as in `2027-q1` and `Kopio 2027 Q1`.
fn meant(name: &str) -> Option<MeetingId> {
    let starts = name.char_indices().map(|(at, _)| at);
    starts
        .filter(|at| !name.get(..*at).is_some_and(|before| before.ends_with(is_digit)))
        .find_map(|at| begins_with_quarter(name.get(at..)?))
}

/// The quarter with which a text begins: four digits, no letters or digits, `Q`, and one of 1 to 4 on its own.
fn begins_with_quarter(text: &str) -> Option<MeetingId> {
    let (year, rest) = text.split_at_checked(4)?;
    if !year.chars().all(is_digit) {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (quarter, after) = rest.split_at_checked(2)?;
    if after.starts_with(is_digit) {
        return None;
    }
    Some(MeetingId::new(year.parse().ok()?, Quarter::parse(quarter).ok()?))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_means_the_meeting_that_stands_in_it() {
        for name in [
            "2027-q1",
            "2027-Q1 kopio",
            "Kopio 2027-Q1",
            "2027 Q1",
            "2027_Q1 (2)",
            "2027Q1",
        ] {
            assert_eq!(meant(name).unwrap().to_string(), "2027-Q1", "{name}");
        }
        for name in [
            "",
            "arkisto",
            "2027",
            "2027-Q5",
            "12027-Q1",
            "2027-Q12",
            "Q1-2027",
            "vuosi 27 Q1",
        ] {
            assert_eq!(meant(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(name in "\\PC{0,12}|[0-9Qq -]{0,12}") {
            let _ = meant(&name);
        }
    }
}
