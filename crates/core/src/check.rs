//! The checks that no single value can make: whether the parts of a workspace agree with each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Kind, Source};
use crate::{
    Agreement, Annex, AnnexKind, BudgetLine, Classification, Configuration, Customer, DevelopmentItem, Money,
    Party, Service, nearest,
};

/// Everything that one agreement is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// The customer.
    pub customer: Customer,
    /// The agreement.
    pub agreement: Agreement,
    /// The continuous services.
    pub services: Vec<Service>,
    /// The development work of the year.
    pub development: Vec<DevelopmentItem>,
    /// The budget lines.
    pub budget: Vec<BudgetLine>,
}

impl Dossier {
    /// The annexes in order: the agreement's own list, or else the default of the workspace.
    pub fn annexes<'a>(&'a self, configuration: &'a Configuration) -> &'a [Annex] {
        self.agreement
            .annexes
            .as_deref()
            .unwrap_or(&configuration.defaults.annexes)
    }

    /// The classification: the agreement's own, or else the default of the workspace.
    pub fn classification<'a>(&'a self, configuration: &'a Configuration) -> &'a Classification {
        self.agreement
            .classification
            .as_ref()
            .unwrap_or(&configuration.defaults.classification)
    }
}

/// Finds everything that is wrong between the parts of a dossier; an empty list means that documents may be made.
///
/// `folder_id` and `folder_year` are the names of the folders that the files stood in.
pub fn check(
    configuration: &Configuration,
    dossier: &Dossier,
    folder_id: &str,
    folder_year: i32,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found = |source, pointer: String, kind| findings.push(Finding::new(source, pointer, kind));
    identity(configuration, dossier, folder_id, folder_year, &mut found);
    contacts(&dossier.customer, &mut found);
    author(dossier, &mut found);
    classification(dossier, &mut found);
    signatories(configuration, dossier, &mut found);
    annexes(dossier, &mut found);
    tables(dossier, &mut found);
    money(configuration, dossier, &mut found);
    findings
}

type Report<'a> = dyn FnMut(Source, String, Kind) + 'a;

fn identity(
    configuration: &Configuration,
    dossier: &Dossier,
    folder_id: &str,
    folder_year: i32,
    found: &mut Report,
) {
    let id = dossier.customer.id.as_str();
    if id != folder_id {
        let kind = Kind::IdMismatch {
            found: id.to_owned(),
            folder: folder_id.to_owned(),
        };
        found(Source::Customer, "/tunnus".into(), kind);
    }
    let agreement = &dossier.agreement;
    if agreement.year != folder_year {
        let kind = Kind::YearMismatch {
            found: agreement.year,
            folder: folder_year,
        };
        found(Source::Agreement, "/vuosi".into(), kind);
    }
    let opened = agreement.case_number.year();
    if opened != folder_year && opened != folder_year - 1 {
        let kind = Kind::CaseNumberYear {
            found: opened,
            year: folder_year,
        };
        found(Source::Agreement, "/diaarinumero".into(), kind);
    }
    if configuration.year(folder_year).is_none() {
        found(
            Source::Agreement,
            "/vuosi".into(),
            Kind::YearNotConfigured { year: folder_year },
        );
    }
}

fn contacts(customer: &Customer, found: &mut Report) {
    for (party, name) in [(Party::Customer, "asiakas"), (Party::Provider, "palvelukeskus")] {
        if customer.contacts_of(party).next().is_none() {
            found(
                Source::Customer,
                "/yhteyshenkilot".into(),
                Kind::NoContact { party: name },
            );
        }
    }
    let names = || customer.contacts.iter().map(|contact| contact.name.as_str());
    let agencies = || customer.agencies.iter().map(|agency| agency.name.as_str());
    for (i, contact) in customer.contacts.iter().enumerate() {
        if let Some(deputy) = &contact.deputy
            && !names().any(|name| name == deputy)
        {
            let pointer = format!("/yhteyshenkilot/{i}/sijainen");
            found(
                Source::Customer,
                pointer,
                unknown("sijainen", deputy, names(), "asiakkaan yhteyshenkilöt"),
            );
        }
        if let Some(agency) = &contact.agency
            && !agencies().any(|name| name == agency)
        {
            let pointer = format!("/yhteyshenkilot/{i}/virasto");
            found(
                Source::Customer,
                pointer,
                unknown("virasto", agency, agencies(), "asiakkaan virastot"),
            );
        }
    }
}

fn author(dossier: &Dossier, found: &mut Report) {
    let author = &dossier.agreement.author;
    let names = || {
        dossier
            .customer
            .contacts_of(Party::Provider)
            .map(|contact| contact.name.as_str())
    };
    if !names().any(|name| name == author) {
        let kind = unknown("laatija", author, names(), "palvelukeskuksen yhteyshenkilöt");
        found(Source::Agreement, "/laatija".into(), kind);
    }
}

fn classification(dossier: &Dossier, found: &mut Report) {
    if let Some(class) = &dossier.agreement.classification
        && class.label != Classification::PUBLIC
        && class
            .legal_ground
            .as_deref()
            .is_none_or(|ground| ground.trim().is_empty())
    {
        found(
            Source::Agreement,
            "/luokitus".into(),
            Kind::NoLegalGround {
                label: class.label.clone(),
            },
        );
    }
}

fn signatories(configuration: &Configuration, dossier: &Dossier, found: &mut Report) {
    let order = &configuration.defaults.signing_order;
    let step_of = |position: &str| order.iter().position(|step| step.iter().any(|p| p == position));
    let order_text = || {
        order
            .iter()
            .map(|step| step.join(" tai "))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut highest = 0;
    let mut seen = BTreeSet::new();
    for (i, signatory) in dossier.agreement.signatories.iter().enumerate() {
        let Some(step) = step_of(&signatory.position) else {
            let known = order.iter().flatten().map(String::as_str);
            let kind = unknown(
                "asema",
                &signatory.position,
                known,
                "asetusten allekirjoitusjärjestys",
            );
            found(Source::Agreement, format!("/allekirjoittajat/{i}/asema"), kind);
            continue;
        };
        seen.insert(step);
        let (name, position) = (signatory.name.clone(), signatory.position.clone());
        if step < highest {
            let kind = Kind::SignatoryOutOfOrder {
                name,
                position,
                order: order_text(),
            };
            found(Source::Agreement, format!("/allekirjoittajat/{i}"), kind);
        } else if (step + 1 == order.len()) != (signatory.party == Party::Customer) {
            // The customer's representatives are the last step.
            found(
                Source::Agreement,
                format!("/allekirjoittajat/{i}/osapuoli"),
                Kind::SignatoryParty { name, position },
            );
        }
        highest = highest.max(step);
    }
    for (step, positions) in order.iter().enumerate() {
        if !seen.contains(&step) {
            let kind = Kind::SignatoryMissing {
                positions: positions.clone(),
            };
            found(Source::Agreement, "/allekirjoittajat".into(), kind);
        }
    }
}

fn annexes(dossier: &Dossier, found: &mut Report) {
    let mut seen = BTreeSet::new();
    for (i, annex) in dossier.agreement.annexes.iter().flatten().enumerate() {
        let pointer = format!("/liitteet/{i}");
        if annex.kind == AnnexKind::Other {
            for (missing, what) in [
                (annex.title.is_none(), "otsikko"),
                (annex.file.is_none(), "tiedosto"),
            ] {
                if missing {
                    found(Source::Agreement, pointer.clone(), Kind::AnnexIncomplete { what });
                }
            }
        }
        let title = annex.title();
        if !seen.insert(title.to_lowercase()) && !title.is_empty() {
            found(
                Source::Agreement,
                pointer.clone(),
                Kind::Duplicate {
                    what: "liite",
                    value: title.to_owned(),
                },
            );
        }
        if let Some(file) = &annex.file
            && !is_plain_pdf_name(file)
        {
            let kind = Kind::AnnexFile { file: file.clone() };
            found(Source::Agreement, format!("{pointer}/tiedosto"), kind);
        }
    }
}

/// A file name without folders, so that it cannot lead out of the agreement's folder.
fn is_plain_pdf_name(file: &str) -> bool {
    file.to_lowercase().ends_with(".pdf") && !file.contains(['/', '\\', ':']) && !file.starts_with('.')
}

fn tables(dossier: &Dossier, found: &mut Report) {
    let mut ids = BTreeMap::new();
    let rows = dossier
        .services
        .iter()
        .map(|s| (Source::Services, &s.id, &s.name))
        .enumerate();
    let more = dossier
        .development
        .iter()
        .map(|d| (Source::Development, &d.id, &d.name))
        .enumerate();
    for (i, (source, id, name)) in rows.chain(more) {
        for (what, value, key) in [("tunnus", id, "tunnus"), ("nimi", name, "nimi")] {
            if value.trim().is_empty() {
                found(source, format!("/{i}/{key}"), Kind::Empty { what });
            }
        }
        if ids.insert(id.as_str(), source).is_some() {
            found(
                source,
                format!("/{i}/tunnus"),
                Kind::Duplicate {
                    what: "tunnus",
                    value: id.clone(),
                },
            );
        }
    }
    for (i, line) in dossier.budget.iter().enumerate() {
        if let Some(target) = &line.target
            && !ids.contains_key(target.as_str())
        {
            let known = ids.keys().copied();
            let kind = unknown(
                "kohde",
                target,
                known,
                "palvelujen ja kehittämiskohteiden tunnukset",
            );
            found(Source::Budget, format!("/{i}/kohde"), kind);
        }
    }
}

fn money(configuration: &Configuration, dossier: &Dossier, found: &mut Report) {
    let cost_types = || configuration.defaults.cost_types.iter().map(String::as_str);
    let agreement = &dossier.agreement;
    let mut lines: BTreeMap<&str, Money> = BTreeMap::new();
    for (i, line) in dossier.budget.iter().enumerate() {
        if !cost_types().any(|cost_type| cost_type == line.cost_type) {
            let kind = unknown(
                "kustannuslaji",
                &line.cost_type,
                cost_types(),
                "asetusten kustannuslajit",
            );
            found(Source::Budget, format!("/{i}/kustannuslaji"), kind);
        }
        let sum = lines.entry(&line.cost_type).or_default();
        *sum = [*sum, line.amount].into_iter().sum();
    }
    let mut seen = BTreeSet::new();
    for (i, share) in agreement.allocation.iter().enumerate() {
        let pointer = format!("/jako/{i}");
        if !cost_types().any(|cost_type| cost_type == share.cost_type) {
            let kind = unknown(
                "kustannuslaji",
                &share.cost_type,
                cost_types(),
                "asetusten kustannuslajit",
            );
            found(Source::Agreement, format!("{pointer}/kustannuslaji"), kind);
        } else if !seen.insert(share.cost_type.as_str()) {
            let kind = Kind::Duplicate {
                what: "kustannuslaji",
                value: share.cost_type.clone(),
            };
            found(Source::Agreement, format!("{pointer}/kustannuslaji"), kind);
        } else {
            let sum = lines.remove(share.cost_type.as_str()).unwrap_or_default();
            if sum != share.amount {
                let kind = Kind::PartsDiffer {
                    cost_type: share.cost_type.clone(),
                    lines: sum,
                    share: share.amount,
                };
                found(Source::Agreement, format!("{pointer}/summa"), kind);
            }
        }
    }
    for (cost_type, sum) in lines
        .into_iter()
        .filter(|(cost_type, _)| cost_types().any(|known| known == *cost_type))
    {
        if !seen.contains(cost_type) {
            let kind = Kind::PartsDiffer {
                cost_type: cost_type.to_owned(),
                lines: sum,
                share: Money::ZERO,
            };
            found(Source::Agreement, "/jako".into(), kind);
        }
    }
    let allocated: Money = agreement.allocation.iter().map(|share| share.amount).sum();
    let appropriation = agreement.appropriation.amount;
    if allocated != appropriation {
        let kind = Kind::AllocationDiffers {
            allocated,
            appropriation,
        };
        found(Source::Agreement, "/maararaha/summa".into(), kind);
    }
}

fn unknown<'a>(
    what: &'static str,
    value: &str,
    known: impl Iterator<Item = &'a str>,
    listed: &'static str,
) -> Kind {
    Kind::Unknown {
        what,
        value: value.to_owned(),
        nearest: nearest(value, known).map(str::to_owned),
        listed,
    }
}

#[cfg(test)]
mod tests;
