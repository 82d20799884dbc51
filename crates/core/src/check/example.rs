//! A dossier without errors, for the tests.

use std::collections::BTreeMap;

use crate::{
    Agency, Agreement, AgreementStatus, AllocationShare, Appropriation, BudgetLine, CaseNumber,
    Configuration, Contact, Customer, CustomerId, Date, Defaults, DevelopmentItem, DevelopmentKind, Dossier,
    Engagement, InflectedName, Money, Organisation, Party, Phase, PublicBody, Segment, Service, Signatory,
    Signing, Statute, YearSettings,
};

pub(crate) fn configuration() -> Configuration {
    Configuration {
        schema: None,
        organisation: Organisation {
            name: InflectedName::new("Palvelukeskus"),
            abbreviation: "PK".into(),
            unit: None,
            contact_line: None,
            help_desk: None,
            body: PublicBody::State,
            branch: InflectedName::new("hallinnonala"),
            statute: Statute {
                name: InflectedName::new("laki palvelukeskuksesta"),
                number: Some("1/2012".into()),
            },
        },
        years: [(
            "2027".to_owned(),
            YearSettings {
                template_version: "2027.1".into(),
                calendar: BTreeMap::new(),
                own_entries: Vec::new(),
                common_terms: None,
            },
        )]
        .into(),
        defaults: Defaults::default(),
    }
}

pub(crate) fn contact(name: &str, party: Party) -> Contact {
    Contact {
        name: name.into(),
        role: "rooli".into(),
        party,
        agency: None,
        email: None,
        signs_as: None,
        group_role: None,
        phone: None,
        deputy: None,
    }
}

pub(crate) fn signatory(name: &str, position: &str, party: Party) -> Signatory {
    Signatory {
        name: name.into(),
        position: position.into(),
        title: None,
        party,
        agency: None,
    }
}

pub(crate) fn line(cost_type: &str, target: Option<&str>, cents: i64) -> BudgetLine {
    BudgetLine {
        cost_type: cost_type.into(),
        target: target.map(str::to_owned),
        description: "rivi".into(),
        amount: Money::from_cents(cents),
    }
}

pub(crate) fn share(cost_type: &str, cents: i64) -> AllocationShare {
    AllocationShare {
        cost_type: cost_type.into(),
        amount: Money::from_cents(cents),
    }
}

pub(crate) fn dossier() -> Dossier {
    Dossier {
        customer: Customer {
            schema: None,
            id: CustomerId::parse("RISE").unwrap(),
            name: InflectedName::new("Rikosseuraamuslaitos"),
            agencies: vec![Agency {
                name: "Keskushallinto".into(),
                abbreviation: None,
            }],
            is_authority: true,
            representative: None,
            segment: Segment::Large,
            phase: Phase::Established,
            engagement: Engagement::try_from(4).unwrap(),
            contacts: vec![
                contact("Aino Asiakas", Party::Customer),
                contact("Pekka Palvelu", Party::Provider),
            ],
            group: Vec::new(),
            communication: Vec::new(),
            calendar: BTreeMap::new(),
        },
        agreement: Agreement {
            schema: None,
            year: 2027,
            case_number: CaseNumber::parse("PK/1/2026").unwrap(),
            date: Date::parse("1.12.2026").unwrap(),
            status: AgreementStatus::Draft,
            sent: None,
            classification: None,
            author: "Pekka Palvelu".into(),
            appropriation: Appropriation {
                amount: Money::from_cents(10_000),
                item: Some("25.01.03".into()),
            },
            allocation: vec![share("Ylläpito", 60_00), share("Henkilötyö", 40_00)],
            signatories: vec![
                signatory("Sanna Suhde", "asiakkuusjohtaja", Party::Provider),
                signatory("Yrjö Ylin", "ylijohtaja", Party::Provider),
                signatory("Aino Asiakas", "asiakkaan edustaja", Party::Customer),
            ],
            annexes: None,
            signing: Signing::default(),
            annexes_left_out: Vec::new(),
            extra_clauses: Vec::new(),
        },
        services: vec![Service {
            id: "P1".into(),
            name: "Palvelu".into(),
            description: None,
            owner: "Ville Vastuu".into(),
            hours: "24/7".into(),
            level: "A".into(),
            availability: None,
            data_subjects: None,
            personal_data: None,
        }],
        development: vec![DevelopmentItem {
            id: "K1".into(),
            name: "Kehitys".into(),
            kind: DevelopmentKind::Project,
            aim: None,
            schedule: "1/2027".into(),
            gate: None,
            owner: "Ville Vastuu".into(),
            estimate: None,
        }],
        budget: vec![
            line("Ylläpito", Some("P1"), 50_00),
            line("Ylläpito", Some("K1"), 10_00),
            line("Henkilötyö", None, 40_00),
        ],
    }
}
