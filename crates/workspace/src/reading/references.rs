//! What a table refers to, by its identifier or by its name.

use std::sync::OnceLock;

use vuosikello_core::{
    Customer, DevelopmentItem, Dossier, Finance, Service, ServiceStatus, SharedCosts, person_named,
};
use vuosikello_intake::same_word;

/// Identifiers, each with the names that may stand for it.
#[derive(Debug, Default)]
pub(crate) struct References<'a> {
    known: Vec<(&'a str, Vec<&'a str>)>,
    synonyms: &'a [(String, String)],
}

/// The customers of a workspace with their names, read when a table first names one by another word than its identifier.
#[derive(Debug, Default)]
pub(crate) struct CustomerNames(pub(super) OnceLock<Vec<(String, Vec<String>)>>);

impl<'a> References<'a> {
    /// Things with an identifier and a name.
    pub(crate) fn of(
        known: impl IntoIterator<Item = (&'a str, &'a str)>,
        synonyms: &'a [(String, String)],
    ) -> Self {
        Self {
            known: known.into_iter().map(|(id, name)| (id, vec![name])).collect(),
            synonyms,
        }
    }

    /// Things with an identifier and several names.
    pub(super) fn of_named(known: &'a [(String, Vec<String>)], synonyms: &'a [(String, String)]) -> Self {
        let known = known
            .iter()
            .map(|(id, names)| (id.as_str(), names.iter().map(String::as_str).collect()));
        Self {
            known: known.collect(),
            synonyms,
        }
    }

    /// The services and the development items of an agreement.
    pub(crate) fn targets(
        services: &'a [Service],
        development: &'a [DevelopmentItem],
        synonyms: &'a [(String, String)],
    ) -> Self {
        let services = services
            .iter()
            .map(|service| (service.id.as_str(), service.name.as_str()));
        let items = development
            .iter()
            .map(|item| (item.id.as_str(), item.name.as_str()));
        Self::of(services.chain(items), synonyms)
    }

    /// The identifier that a word stands for: an identifier or a name, without regard to case, spaces and Unicode form, or a synonym of one.
    /// `None` when it stands for none, or for several.
    pub(crate) fn id(&self, word: &str) -> Option<&'a str> {
        self.named(word).or_else(|| {
            let mut synonyms = self
                .synonyms
                .iter()
                .filter(|(synonym, _)| same_word(synonym, word));
            synonyms.find_map(|(_, meant)| self.named(meant))
        })
    }

    fn named(&self, word: &str) -> Option<&'a str> {
        let exact = self.known.iter().map(|(id, _)| *id).find(|id| *id == word);
        let by_id = || only(self.known.iter().filter(|(id, _)| same_word(id, word)));
        let by_name = || {
            let bears = |names: &Vec<&str>| names.iter().any(|name| same_word(name, word));
            only(self.known.iter().filter(|(_, names)| bears(names)))
        };
        exact.or_else(by_id).or_else(by_name)
    }

    /// Puts the identifier in the place of a word that stands for it.
    pub(crate) fn resolve(&self, word: &mut String) {
        if let Some(id) = self.id(word)
            && id != word
        {
            *word = id.to_owned();
        }
    }
}

/// The identifier of the only one.
fn only<'k, 'a: 'k>(mut known: impl Iterator<Item = &'k (&'a str, Vec<&'a str>)>) -> Option<&'a str> {
    let first = known.next()?;
    known.next().is_none().then_some(first.0)
}

/// The status rows of services that are given by their names.
pub(crate) fn resolve_services(
    rows: &mut [ServiceStatus],
    agreement: &Dossier,
    synonyms: &[(String, String)],
) {
    let services = References::targets(&agreement.services, &[], synonyms);
    rows.iter_mut().for_each(|row| services.resolve(&mut row.service));
}

/// Writes the name of a person as that of the contact that it means.
pub(crate) fn resolve_person(name: &mut String, customer: &Customer) {
    if let Some(contact) = person_named(name, customer.contact_names())
        && contact != name
    {
        *name = contact.to_owned();
    }
}

/// The lines of a budget whose targets are given by their names.
pub(crate) fn resolve_targets(finance: &mut Finance, agreement: &Dossier, synonyms: &[(String, String)]) {
    let targets = References::targets(&agreement.services, &agreement.development, synonyms);
    let lines = finance
        .versions
        .values_mut()
        .flatten()
        .map(|line| &mut line.target);
    let actuals = finance.actuals.iter_mut().map(|line| &mut line.target);
    lines
        .chain(actuals)
        .flatten()
        .for_each(|target| targets.resolve(target));
}

/// The keys of common costs, by the names that the shares give them.
pub(crate) fn resolve_keys(costs: &mut SharedCosts, synonyms: &[(String, String)]) {
    let mut names: Vec<String> = costs.keys.iter().map(|share| share.key.clone()).collect();
    names.sort();
    names.dedup();
    let keys = References::of(names.iter().map(|name| (name.as_str(), name.as_str())), synonyms);
    let lines = costs.versions.values_mut().flatten().map(|line| &mut line.key);
    let actuals = costs.actuals.iter_mut().map(|line| &mut line.key);
    lines.chain(actuals).for_each(|key| keys.resolve(key));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_known_by_identifier_or_name() {
        let synonyms = [("Asiointi".to_owned(), "P05".to_owned())];
        let services = References::of(
            [
                ("P01", "Asiankäsittely"),
                ("P05", "Sähköinen asiointi"),
                ("P06", "Arkisto"),
                ("P07", "Arkisto"),
            ],
            &synonyms,
        );
        for (word, id) in [
            ("P01", Some("P01")),
            ("p01", Some("P01")),
            ("P 01", Some("P01")),
            ("asiankäsittely", Some("P01")),
            ("Asianka\u{308}sittely", Some("P01")),
            ("Asiointi", Some("P05")),
            ("Arkisto", None),
            ("P1", None),
            ("", None),
        ] {
            assert_eq!(services.id(word), id, "{word}");
        }
    }
}
