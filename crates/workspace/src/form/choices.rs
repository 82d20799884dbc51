//! What the drop-downs of a form offer besides the choices that the schema has.

use std::collections::BTreeMap;

/// What drop-downs offer, by the keys that lead to the value: `allekirjoittajat/asema`. Another value can be written all the same.
#[derive(Debug, Default)]
pub(crate) struct Choices(BTreeMap<String, Offered>);

/// Where the offered values stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Offered {
    /// They are known beforehand.
    Values(Vec<String>),
    /// They are what stands in a column of a sheet of the form: the keys that lead to it.
    Column(&'static str),
}

/// The values that name a row of another sheet of the same form: the file, the value, and the column.
const COLUMNS: [(&str, &str, &str); 5] = [
    ("asiakas", "yhteyshenkilot/sijainen", "yhteyshenkilot/nimi"),
    ("asiakas", "yhteyshenkilot/virasto", "virastot/nimi"),
    ("kokous", "puheenjohtaja", "osallistujat/nimi"),
    ("kokous", "sihteeri", "osallistujat/nimi"),
    ("kokous", "lisaasiat/esittelija", "osallistujat/nimi"),
];

impl Choices {
    /// What a form of a file offers by itself.
    pub(crate) fn of(name: &str) -> Self {
        let own = COLUMNS.iter().filter(|(file, ..)| *file == name);
        Self(
            own.map(|(_, value, column)| ((*value).to_owned(), Offered::Column(column)))
                .collect(),
        )
    }

    /// Offers values, each once, for what some keys lead to; none where there are none.
    pub(crate) fn offer(&mut self, path: &str, values: impl IntoIterator<Item = impl Into<String>>) {
        let mut offered: Vec<String> = Vec::new();
        for value in values {
            let value = value.into();
            if !offered.contains(&value) {
                offered.push(value);
            }
        }
        if !offered.is_empty() {
            self.0.insert(path.to_owned(), Offered::Values(offered));
        }
    }

    pub(super) fn get(&self, path: &str) -> Option<&Offered> {
        self.0.get(path)
    }
}
