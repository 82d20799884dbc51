//! One test for each violation, on a budget that is otherwise right.

use super::*;
use crate::check::example::{configuration, dossier};
use crate::finance::example::{finance, lock, shared, version_line};
use crate::{BudgetVersion, Finance, Finding, KeyShare, Lock, Money, Month, SharedCosts};

/// What the check finds after a change: file, pointer and text of each.
fn found(change: impl FnOnce(&mut Finance, &mut SharedCosts)) -> Vec<(DataFile, String, String)> {
    found_but(&[], change)
}

fn found_but(
    unread: &[BudgetVersion],
    change: impl FnOnce(&mut Finance, &mut SharedCosts),
) -> Vec<(DataFile, String, String)> {
    let (mut finance, mut shared) = (finance(), shared());
    change(&mut finance, &mut shared);
    let parts = FinanceParts {
        finance: &finance,
        shared: Some(&shared),
        customer: "RISE",
        agreement: Some(&dossier()),
        unread,
    };
    told(check_finance(&configuration(), parts))
}

fn found_in_shared(change: impl FnOnce(&mut SharedCosts)) -> Vec<(DataFile, String, String)> {
    let mut shared = shared();
    change(&mut shared);
    told(check_shared_costs(
        &configuration(),
        2027,
        &shared,
        &["RISE", "SY"],
    ))
}

fn told(findings: Findings) -> Vec<(DataFile, String, String)> {
    let tell = |finding: Finding| {
        assert!(!finding.violation.fix().is_empty());
        (finding.file, finding.pointer, finding.violation.to_string())
    };
    findings.into_iter().map(tell).collect()
}

fn one(file: DataFile, pointer: &str, text: &str) -> Vec<(DataFile, String, String)> {
    vec![(file, pointer.to_owned(), text.to_owned())]
}

const B1: BudgetVersion = BudgetVersion::TaeB1;

#[test]
fn a_right_budget_has_no_findings() {
    assert_eq!(found(|_, _| ()), []);
    assert_eq!(found_in_shared(|_| ()), []);
    // Lines of one cost type and target are summed.
    assert_eq!(
        found(|f, _| {
            f.locks.clear();
            let lines = f.versions.get_mut(&B1).unwrap();
            lines.push(lines[0].clone());
        }),
        []
    );
}

#[test]
fn lines_name_known_cost_types_and_targets() {
    let change = |change: fn(&mut crate::VersionLine)| {
        found(move |f, _| {
            f.locks.clear();
            change(&mut f.versions.get_mut(&B1).unwrap()[0]);
        })
    };
    assert_eq!(
        change(|line| line.cost_type = "Ylläpit".into()),
        one(
            DataFile::version(B1),
            "/0/kustannuslaji",
            "kustannuslaji \"Ylläpit\" ei ole tiedossa; tarkoititko \"Ylläpito\"?"
        )
    );
    assert_eq!(
        change(|line| line.target = Some("P9".into())),
        one(
            DataFile::version(B1),
            "/0/kohde",
            "kohde \"P9\" ei ole tiedossa; tarkoititko \"P1\"?"
        )
    );
    assert_eq!(
        found(|f, _| f.actuals[0].target = Some("Muu kohde".into())),
        one(
            DataFile::ACTUALS,
            "/0/kohde",
            "kohde \"Muu kohde\" ei ole tiedossa"
        )
    );
}

#[test]
fn the_impacts_of_risks_can_be_summed() {
    let risk = |description: &str, impact| crate::Risk {
        description: description.into(),
        likelihood: crate::Likelihood::High,
        impact,
        response: None,
        version: None,
    };
    let with = |risk: crate::Risk| found(|f, _| f.risks = Some(vec![risk.clone()]));
    assert_eq!(with(risk("Hinnat nousevat.", None)), []);
    assert_eq!(
        with(risk("Hinnat nousevat.", Some(Money::from_cents(i64::MAX)))),
        one(
            DataFile::RISKS,
            "/0/vaikutus",
            "rivien summat ovat yhteensä liian suuria laskettaviksi"
        )
    );
}

#[test]
fn a_month_is_of_the_year() {
    let month = Month::parse("1/2028").unwrap();
    let text = "kuukausi 1/2028 ei ole vuonna 2027";
    assert_eq!(
        found(|f, _| f.actuals[0].month = month),
        one(DataFile::ACTUALS, "/0/kuukausi", text)
    );
    assert_eq!(
        found_in_shared(|s| s.actuals[0].month = month),
        one(DataFile::SHARED_ACTUALS, "/0/kuukausi", text)
    );
}

#[test]
fn amounts_that_cannot_be_summed_are_found() {
    let text = "rivien summat ovat yhteensä liian suuria laskettaviksi";
    let large = Money::from_cents(-60_000_000_000_000);
    assert_eq!(
        found(|f, _| {
            f.locks.clear();
            let lines = f.versions.get_mut(&B1).unwrap();
            lines.extend([large, large, large].map(|amount| crate::VersionLine {
                amount,
                ..lines[0].clone()
            }));
        }),
        one(DataFile::version(B1), "/3/summa", text)
    );
    assert_eq!(
        found(|f, _| f.actuals[0].amount = Money::from_cents(i64::MIN)),
        one(DataFile::ACTUALS, "/0/summa", text)
    );
    assert_eq!(
        found_in_shared(|s| s.versions.get_mut(&B1).unwrap()[0].amount = Money::from_cents(i64::MAX)),
        one(DataFile::shared_version(B1), "/0/summa", text)
    );
}

#[test]
fn a_locked_version_says_what_it_said() {
    assert_eq!(
        found(|f, _| f.versions.get_mut(&B1).unwrap()[1].amount = Money::from_cents(12_001)),
        one(
            DataFile::version(B1),
            "/1/summa",
            "lukitun version TAE\u{a0}B1 rivi \"Työ\" (Henkilötyö) on 120,01\u{a0}€, mutta lukittaessa 120,00\u{a0}€"
        )
    );
    assert_eq!(
        found(|f, _| {
            f.versions.get_mut(&B1).unwrap().remove(0);
        }),
        one(
            DataFile::lock(B1),
            "/rivit/0/summa",
            "lukitusta versiosta TAE\u{a0}B1 puuttuu rivi \"P1\" (Ylläpito), joka oli lukittaessa 100,00\u{a0}€"
        )
    );
    assert_eq!(
        found(|f, _| f.versions.get_mut(&B1).unwrap().push(version_line(
            "Projektit ja ohjelmat",
            Some("K1"),
            5
        ))),
        one(
            DataFile::version(B1),
            "/2/summa",
            "lukitussa versiossa TAE\u{a0}B1 on rivi \"K1\" (Projektit ja ohjelmat) 0,05\u{a0}€, jota ei ollut lukittaessa"
        )
    );
    assert_eq!(
        found(|_, s| s.versions.get_mut(&B1).unwrap()[0].amount = Money::from_cents(1_003)),
        one(
            DataFile::shared_version(B1),
            "/0/summa",
            "lukitun version TAE\u{a0}B1 rivi \"Tuki\" (Yhteiset palvelut) on 6,69\u{a0}€, mutta lukittaessa 6,67\u{a0}€"
        )
    );
    assert_eq!(
        found(|f, s| {
            f.versions.remove(&B1);
            s.versions.remove(&B1);
        }),
        one(
            DataFile::lock(B1),
            "",
            "lukitulla versiolla TAE\u{a0}B1 ei ole taulukkoa"
        )
    );
}

#[test]
fn texts_and_reasons_may_change_and_lines_be_split() {
    assert_eq!(
        found(|f, _| {
            let lines = f.versions.get_mut(&B1).unwrap();
            lines[0].description = "Toinen teksti".into();
            lines[0].reason = Some("Syy.".into());
            lines[0].amount = Money::from_cents(9_000);
            lines.push(version_line("Ylläpito", Some("P1"), 1_000));
        }),
        []
    );
}

#[test]
fn a_version_that_could_not_be_read_is_not_compared() {
    let change = |f: &mut Finance, _: &mut SharedCosts| {
        f.versions.remove(&B1);
    };
    assert_eq!(found_but(&[B1], change), []);
}

#[test]
fn a_lock_is_of_its_own_version_and_not_of_the_live_one() {
    assert_eq!(
        found(|f, _| f.locks.get_mut(&B1).unwrap().version = BudgetVersion::TaeB2),
        one(
            DataFile::lock(B1),
            "/versio",
            "lukitus on versiosta TAE\u{a0}B2, mutta tiedosto on version TAE\u{a0}B1"
        )
    );
    assert_eq!(
        found(|f, _| {
            let live = BudgetVersion::TaeB0;
            f.locks.insert(
                live,
                Lock {
                    version: live,
                    ..lock()
                },
            );
        }),
        one(
            DataFile::lock(BudgetVersion::TaeB0),
            "/versio",
            "elävää versiota TAE\u{a0}B0 ei voi lukita"
        )
    );
}

#[test]
fn every_version_has_its_common_costs() {
    let text = "versiosta TAE\u{a0}B0 puuttuvat asiakkaan yhteiset kustannukset";
    let file = DataFile::version(BudgetVersion::TaeB0);
    let remove = |_: &mut Finance, s: &mut SharedCosts| {
        s.versions.remove(&BudgetVersion::TaeB0);
    };
    assert_eq!(found(remove), one(file, "", text));
    assert_eq!(found_but(&[BudgetVersion::TaeB0], remove), []);
    // A customer without a part in them has no need of them.
    assert_eq!(
        found(|f, s| {
            f.locks.clear();
            s.keys.retain(|share| share.customer != "RISE");
            s.versions.remove(&BudgetVersion::TaeB0);
        }),
        []
    );
}

#[test]
fn a_common_cost_has_a_known_key() {
    let text = "jyvitysperuste \"käyttäjä\" ei ole tiedossa; tarkoititko \"käyttäjät\"?";
    assert_eq!(
        found_in_shared(|s| s.versions.get_mut(&B1).unwrap()[0].key = "käyttäjä".into()),
        one(DataFile::shared_version(B1), "/0/peruste", text)
    );
    assert_eq!(
        found_in_shared(|s| s.actuals[0].key = "käyttäjä".into()),
        one(DataFile::SHARED_ACTUALS, "/0/peruste", text)
    );
}

#[test]
fn a_key_splits_between_known_customers_each_once() {
    assert_eq!(
        found_in_shared(|s| s.keys[1].customer = "SYY".into()),
        one(
            DataFile::SHARED_KEYS,
            "/1/asiakas",
            "asiakas \"SYY\" ei ole tiedossa; tarkoititko \"SY\"?"
        )
    );
    let share = |weight| KeyShare {
        key: "käyttäjät".into(),
        customer: "RISE".into(),
        weight,
    };
    assert_eq!(
        found_in_shared(|s| s.keys.push(share(1))),
        one(
            DataFile::SHARED_KEYS,
            "/2/asiakas",
            "asiakkaalla RISE on jyvitysperusteessa \"käyttäjät\" jo osuus"
        )
    );
    assert_eq!(
        found_in_shared(|s| s.keys.iter_mut().for_each(|share| share.weight = 0)),
        one(
            DataFile::SHARED_KEYS,
            "/0/osuus",
            "jyvitysperusteen \"käyttäjät\" osuuksien summa on nolla"
        )
    );
}
