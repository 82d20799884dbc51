//! The appropriation, its shares and the lines of the budget.

use super::*;

#[test]
fn a_budget_line_refers_to_a_known_target() {
    assert_eq!(
        found(|_, d| d.budget[0].target = Some("P9".into())),
        one(
            DataFile::BUDGET,
            "/0/kohde",
            "kohde \"P9\" ei ole tiedossa; tarkoititko \"P1\"?"
        )
    );
}

#[test]
fn cost_types_are_those_of_the_settings() {
    let findings = found(|_, d| {
        d.budget[2].cost_type = "Henkilötyöt".into();
        d.agreement.allocation[1].cost_type = "Henkilötyöt".into();
    });
    let text = "kustannuslaji \"Henkilötyöt\" ei ole tiedossa; tarkoititko \"Henkilötyö\"?";
    assert_eq!(
        findings,
        [
            one(DataFile::AGREEMENT, "/jako/1/kustannuslaji", text),
            one(DataFile::BUDGET, "/2/kustannuslaji", text)
        ]
        .concat()
    );
}

#[test]
fn a_cost_type_has_one_share() {
    assert_eq!(
        found(|_, d| {
            d.agreement.allocation = vec![
                share("Ylläpito", 60_00),
                share("Ylläpito", 0),
                share("Henkilötyö", 40_00),
            ];
        }),
        one(
            DataFile::AGREEMENT,
            "/jako/1/kustannuslaji",
            "kustannuslaji \"Ylläpito\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn lines_sum_to_their_share_to_the_cent() {
    assert_eq!(
        found(|_, d| d.budget[0].amount = Money::from_cents(50_01)),
        one(
            DataFile::AGREEMENT,
            "/jako/0/summa",
            "kustannuslajin \"Ylläpito\" rivien summa on 60,01\u{a0}€, mutta jaossa on 60,00\u{a0}€ (ero 0,01\u{a0}€)"
        )
    );
}

#[test]
fn lines_without_a_share_are_found() {
    assert_eq!(
        found(|_, d| d.budget.push(line("Pienkehitys", None, 1))),
        one(
            DataFile::AGREEMENT,
            "/jako",
            "kustannuslajin \"Pienkehitys\" rivien summa on 0,01\u{a0}€, mutta jaossa on 0,00\u{a0}€ (ero 0,01\u{a0}€)"
        )
    );
}

#[test]
fn the_shares_sum_to_the_appropriation_to_the_cent() {
    assert_eq!(
        found(|_, d| d.agreement.appropriation.amount = Money::from_cents(10_001)),
        one(
            DataFile::AGREEMENT,
            "/maararaha/summa",
            "jaon summa on 100,00\u{a0}€, mutta määräraha on 100,01\u{a0}€ (ero \u{2212}0,01\u{a0}€)"
        )
    );
}

#[test]
fn the_settings_list_cost_types_each_once() {
    let list = "/oletukset/kustannuslajit";
    assert_eq!(
        found_in_configuration(|c| c.defaults.cost_types.clear()),
        one(DataFile::CONFIGURATION, list, "kustannuslajit on tyhjä")
    );
    assert_eq!(
        found_in_configuration(|c| c.defaults.cost_types.push("ylläpito".into())),
        one(
            DataFile::CONFIGURATION,
            &format!("{list}/6"),
            "kustannuslaji \"ylläpito\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn a_development_item_costs_the_same_in_both_annexes() {
    let lines: i64 = {
        let dossier = dossier();
        let id = dossier.development[0].id.clone();
        let of_item = dossier
            .budget
            .iter()
            .filter(|line| line.target.as_ref() == Some(&id));
        of_item.map(|line| line.amount.cents()).sum()
    };
    let estimated =
        |cents: Option<i64>| found(|_, d| d.development[0].estimate = cents.map(Money::from_cents));
    assert_eq!(estimated(Some(lines)), []);
    assert_eq!(estimated(None), []);
    let differs = estimated(Some(lines + 1));
    assert_eq!(differs.len(), 1, "{differs:?}");
    let (file, pointer, text) = &differs[0];
    assert_eq!(
        (file, pointer.as_str()),
        (&DataFile::DEVELOPMENT, "/0/kustannusarvio")
    );
    assert!(text.contains("ero 0,01"), "{text}");
    // Without a line of its own an item is paid from those of no target.
    let unpaid = found(|_, d| {
        d.development[0].estimate = Some(Money::from_cents(1));
        d.budget.iter_mut().for_each(|line| line.target = None);
    });
    assert_eq!(unpaid, []);
}

#[test]
fn a_mistake_in_many_lines_is_told_once_with_its_consequences() {
    let found = found(|_, d| {
        for line in &mut d.budget {
            line.cost_type = "Yllapitoo".into();
            line.target = Some("Z1".into());
        }
        d.development.clear();
    });
    let texts: Vec<&str> = found.iter().map(|(.., text)| text.as_str()).collect();
    let [target, cost_type] = texts[..] else {
        panic!("{texts:#?}")
    };
    assert!(
        target.starts_with("kohde \"Z1\" ei ole tiedossa (") && target.contains("kehittaminen on tyhjä"),
        "{target}"
    );
    assert!(cost_type.contains("riviä"), "{cost_type}");
}

#[test]
fn a_development_item_is_not_taken_for_a_service() {
    let found = found(|_, d| {
        d.services[0].id = "P01".into();
        d.development.clear();
        d.budget.iter_mut().for_each(|line| line.target = None);
        d.budget[0].target = Some("K01".into());
    });
    assert!(!found[0].2.contains("tarkoititko"), "{found:?}");
}
