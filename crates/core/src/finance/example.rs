//! A budget without errors, for the tests.

use std::collections::BTreeMap;

use super::{
    ActualLine, BudgetVersion, Finance, KeyShare, Lock, SharedActual, SharedCosts, SharedLine, VersionLine,
};
use crate::{Date, Money, Month};

pub(crate) fn version_line(cost_type: &str, target: Option<&str>, cents: i64) -> VersionLine {
    VersionLine {
        cost_type: cost_type.into(),
        target: target.map(str::to_owned),
        description: if target.is_some() { "rivi" } else { "Työ" }.into(),
        amount: Money::from_cents(cents),
        reason: None,
    }
}

pub(crate) fn actual(month: u8, cost_type: &str, target: Option<&str>, cents: i64) -> ActualLine {
    let line = version_line(cost_type, target, cents);
    ActualLine {
        month: Month::new(2027, month).unwrap(),
        cost_type: line.cost_type,
        target: line.target,
        description: line.description,
        amount: line.amount,
        extracted: None,
    }
}

/// The customer's own tables: the live budget, and TAE B1, which is locked.
pub(crate) fn finance() -> Finance {
    let lines = |cents| {
        vec![
            version_line("Ylläpito", Some("P1"), cents),
            version_line("Henkilötyö", None, 12_000),
        ]
    };
    Finance {
        risks: None,
        year: 2027,
        versions: [
            (BudgetVersion::TaeB0, lines(11_000)),
            (BudgetVersion::TaeB1, lines(10_000)),
        ]
        .into(),
        actuals: vec![
            actual(1, "Ylläpito", Some("P1"), 900),
            actual(3, "Henkilötyö", None, 1_100),
        ],
        locks: [(BudgetVersion::TaeB1, lock())].into(),
    }
}

/// The lock of TAE B1, with the customer's part of the common costs.
pub(crate) fn lock() -> Lock {
    let mut lines = vec![
        version_line("Ylläpito", Some("P1"), 10_000),
        version_line("Henkilötyö", None, 12_000),
    ];
    lines.extend(
        shared()
            .versions_of("RISE")
            .remove(&BudgetVersion::TaeB1)
            .unwrap(),
    );
    Lock::of(BudgetVersion::TaeB1, Date::parse("1.4.2026").unwrap(), &lines)
}

/// Common costs, of which RISE has two thirds.
pub(crate) fn shared() -> SharedCosts {
    let share = |customer: &str, weight| KeyShare {
        key: "käyttäjät".into(),
        customer: customer.into(),
        weight,
    };
    let line = SharedLine {
        cost_type: "Yhteiset palvelut".into(),
        description: "Tuki".into(),
        key: "käyttäjät".into(),
        amount: Money::from_cents(1_000),
        reason: None,
    };
    let versions: BTreeMap<BudgetVersion, Vec<SharedLine>> = [BudgetVersion::TaeB0, BudgetVersion::TaeB1]
        .map(|version| (version, vec![line.clone()]))
        .into();
    SharedCosts {
        keys: vec![share("RISE", 2), share("SY", 1)],
        versions,
        actuals: vec![SharedActual {
            month: Month::new(2027, 1).unwrap(),
            cost_type: line.cost_type,
            description: line.description,
            key: line.key,
            amount: Money::from_cents(100),
            extracted: None,
        }],
    }
}
