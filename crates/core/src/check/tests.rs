//! One test for each violation, on a dossier that is otherwise right.

use super::example::{configuration, dossier, line, share, signatory};
use super::*;
use crate::{
    Agency, Annex, AnnexKind, CaseNumber, Classification, Configuration, CustomerId, DataFile, Dossier,
    DossierParts, Finding, Findings, Money, Party,
};

/// What the check finds after a change: file, pointer and text of each.
fn found(change: impl FnOnce(&mut Configuration, &mut Dossier)) -> Vec<(DataFile, String, String)> {
    let (mut configuration, mut dossier) = (configuration(), dossier());
    change(&mut configuration, &mut dossier);
    told(check_agreement(&configuration, (&dossier).into(), "RISE", 2027))
}

fn found_in_configuration(change: impl FnOnce(&mut Configuration)) -> Vec<(DataFile, String, String)> {
    let mut configuration = configuration();
    change(&mut configuration);
    told(check_configuration(&configuration))
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

#[test]
fn a_right_dossier_has_no_findings() {
    assert_eq!(found(|_, _| ()), []);
    assert_eq!(found_in_configuration(|_| ()), []);
}

#[test]
fn the_year_of_the_file_is_that_of_its_folder() {
    assert_eq!(
        found(|_, d| d.agreement.year = 2026),
        one(
            DataFile::AGREEMENT,
            "/vuosi",
            "vuosi 2026 ei ole sama kuin kansion vuosi 2027"
        )
    );
}

#[test]
fn a_case_number_is_of_the_year_or_the_one_before() {
    let change =
        |text: &'static str| found(move |_, d| d.agreement.case_number = CaseNumber::parse(text).unwrap());
    assert_eq!(change("PK/1/2027"), []);
    for (text, year) in [("PK/1/2025", 2025), ("PK/1/2028", 2028)] {
        let message = format!("diaarinumeron vuosi {year} ei sovi vuoden 2027 sopimukseen");
        assert_eq!(change(text), one(DataFile::AGREEMENT, "/diaarinumero", &message));
    }
}

#[test]
fn a_year_without_settings_is_found() {
    assert_eq!(
        found(|c, _| c.years.clear()),
        one(
            DataFile::AGREEMENT,
            "/vuosi",
            "vuodella 2027 ei ole asetuksia tiedostossa vuosikello.json"
        )
    );
}

#[test]
fn the_id_is_the_name_of_the_folder() {
    assert_eq!(
        found(|_, d| d.customer.id = CustomerId::parse("RIS").unwrap()),
        one(
            DataFile::CUSTOMER,
            "/tunnus",
            "tunnus RIS ei ole sama kuin kansion nimi RISE"
        )
    );
}

#[test]
fn both_parties_have_a_contact() {
    assert_eq!(
        found(|_, d| {
            d.customer.contacts.remove(0);
        }),
        one(
            DataFile::CUSTOMER,
            "/yhteyshenkilot",
            "osapuolella \"asiakas\" ei ole yhteyshenkilöä"
        )
    );
}

#[test]
fn a_deputy_is_a_contact_too() {
    assert_eq!(
        found(|_, d| d.customer.contacts[0].deputy = Some("Pekka Palvalu".into())),
        one(
            DataFile::CUSTOMER,
            "/yhteyshenkilot/0/sijainen",
            "sijainen \"Pekka Palvalu\" ei ole tiedossa; tarkoititko \"Pekka Palvelu\"?"
        )
    );
}

#[test]
fn agencies_are_those_of_the_customer_and_each_stands_once() {
    assert_eq!(
        found(|_, d| d.customer.contacts[0].agency = Some("Muu".into())),
        one(
            DataFile::CUSTOMER,
            "/yhteyshenkilot/0/virasto",
            "virasto \"Muu\" ei ole tiedossa"
        )
    );
    assert_eq!(
        found(|_, d| d.agreement.signatories[2].agency = Some("Muu".into())),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/2/virasto",
            "virasto \"Muu\" ei ole tiedossa"
        )
    );
    assert_eq!(
        found(|_, d| d.customer.agencies.push(Agency {
            name: "keskushallinto".into(),
            abbreviation: None
        })),
        one(
            DataFile::CUSTOMER,
            "/virastot/1/nimi",
            "virasto \"keskushallinto\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn the_author_is_a_contact_of_the_centre() {
    assert_eq!(
        found(|_, d| d.agreement.author = "Aino Asiakas".into()),
        one(
            DataFile::AGREEMENT,
            "/laatija",
            "laatija \"Aino Asiakas\" ei ole tiedossa"
        )
    );
}

#[test]
fn a_class_that_restricts_access_has_a_legal_ground() {
    let class = |ground: Option<&str>| {
        Some(Classification {
            label: "Salassa pidettävä".into(),
            legal_ground: ground.map(str::to_owned),
        })
    };
    let message = "luokitukselta \"Salassa pidettävä\" puuttuu lainkohta";
    assert_eq!(
        found(|_, d| d.agreement.classification = class(None)),
        one(DataFile::AGREEMENT, "/luokitus", message)
    );
    assert_eq!(
        found(|_, d| d.agreement.classification = class(Some("JulkL 24 §"))),
        []
    );
    assert_eq!(
        found_in_configuration(|c| c.defaults.classification = class(None).unwrap()),
        one(DataFile::CONFIGURATION, "/oletukset/luokitus", message)
    );
}

#[test]
fn every_step_of_the_signing_order_has_a_signatory() {
    assert_eq!(
        found(|_, d| {
            d.agreement.signatories.remove(0);
        }),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat",
            "allekirjoittaja puuttuu: asiakkuusjohtaja tai asiakaspäällikkö"
        )
    );
}

#[test]
fn signatories_stand_in_signing_order() {
    assert_eq!(
        found(|_, d| d.agreement.signatories.swap(0, 1)),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/1",
            "Sanna Suhde (asiakkuusjohtaja) on väärässä kohdassa allekirjoitusjärjestystä"
        )
    );
}

#[test]
fn a_signatory_is_of_the_party_of_the_position() {
    assert_eq!(
        found(|_, d| d.agreement.signatories[1].party = Party::Customer),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/1/osapuoli",
            "Yrjö Ylin (ylijohtaja) on merkitty väärän osapuolen allekirjoittajaksi"
        )
    );
}

#[test]
fn a_position_outside_the_signing_order_is_found_with_the_nearest() {
    assert_eq!(
        found(|_, d| d
            .agreement
            .signatories
            .push(signatory("X", "asiakkaan edustja", Party::Customer))),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/3/asema",
            "asema \"asiakkaan edustja\" ei ole tiedossa; tarkoititko \"asiakkaan edustaja\"?"
        )
    );
}

#[test]
fn a_person_signs_once() {
    assert_eq!(
        found(|_, d| {
            let again = d.agreement.signatories[2].clone();
            d.agreement.signatories.push(again);
        }),
        one(
            DataFile::AGREEMENT,
            "/allekirjoittajat/3/nimi",
            "allekirjoittaja \"Aino Asiakas\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn an_annex_stands_once_in_the_list() {
    let twice = || vec![Annex::new(AnnexKind::Finance), Annex::new(AnnexKind::Finance)];
    let message = "liite \"Talous\" on lueteltu kahdesti";
    assert_eq!(
        found(|_, d| d.agreement.annexes = Some(twice())),
        one(DataFile::AGREEMENT, "/liitteet/1", message)
    );
    assert_eq!(
        found_in_configuration(|c| c.defaults.annexes = twice()),
        one(DataFile::CONFIGURATION, "/oletukset/liitteet/1", message)
    );
}

#[test]
fn an_annex_of_another_kind_has_a_title_and_a_file() {
    let texts: Vec<String> = found(|_, d| d.agreement.annexes = Some(vec![Annex::new(AnnexKind::Other)]))
        .into_iter()
        .map(|(_, pointer, text)| format!("{pointer} {text}"))
        .collect();
    assert_eq!(
        texts,
        [
            "/liitteet/0 liitteeltä puuttuu otsikko",
            "/liitteet/0 liitteeltä puuttuu tiedosto"
        ]
    );
}

#[test]
fn the_file_of_an_annex_is_a_pdf_or_word_file_in_the_same_folder() {
    for file in ["../x.pdf", "a/x.pdf", "a\\x.pdf", "c:x.pdf", ".x.pdf", "x.odt"] {
        let mut annex = Annex::new(AnnexKind::Security);
        annex.file = Some(file.into());
        assert_eq!(
            found(|_, d| d.agreement.annexes = Some(vec![annex])),
            one(
                DataFile::AGREEMENT,
                "/liitteet/0/tiedosto",
                &format!("liitteen tiedosto \"{file}\" ei kelpaa")
            )
        );
    }
    let mut annex = Annex::new(AnnexKind::Security);
    annex.file = Some("Turvallisuus 2027.PDF".into());
    assert_eq!(annex.finished_file(), Some("Turvallisuus 2027.PDF"));
}

#[test]
fn an_identifier_stands_once_in_both_tables() {
    assert_eq!(
        found(|_, d| {
            d.development[0].id = "P1".into();
            d.budget[1].target = None;
        }),
        one(
            DataFile::DEVELOPMENT,
            "/0/tunnus",
            "tunnus \"P1\" on lueteltu kahdesti"
        )
    );
}

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
fn a_key_of_the_years_is_a_year() {
    assert_eq!(
        found_in_configuration(|c| {
            let settings = c.years["2027"].clone();
            c.years.insert("27/a~".into(), settings);
        }),
        one(
            DataFile::CONFIGURATION,
            "/vuodet/27~1a~0",
            "\"27/a~\" ei ole vuosi"
        )
    );
    assert_eq!(
        found_in_configuration(|c| c.years.clear()),
        one(DataFile::CONFIGURATION, "/vuodet", "vuodet on tyhjä")
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
fn the_signing_order_has_steps_for_both_parties_and_each_position_once() {
    let list = "/oletukset/allekirjoitusjarjestys";
    assert_eq!(
        found_in_configuration(|c| c.defaults.signing_order.truncate(1)),
        one(
            DataFile::CONFIGURATION,
            list,
            "allekirjoitusjärjestyksessä ei ole vaihetta kummallekin osapuolelle"
        )
    );
    assert_eq!(
        found_in_configuration(|c| c.defaults.signing_order[1].clear()),
        one(
            DataFile::CONFIGURATION,
            &format!("{list}/1"),
            "allekirjoituksen vaihe on tyhjä"
        )
    );
    assert_eq!(
        found_in_configuration(|c| c.defaults.signing_order[1].push("asiakkuusjohtaja".into())),
        one(
            DataFile::CONFIGURATION,
            &format!("{list}/1/1"),
            "asema \"asiakkuusjohtaja\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn everything_is_found_at_once_also_when_a_part_could_not_be_read() {
    let (configuration, mut dossier) = (configuration(), dossier());
    dossier.customer.contacts[0].deputy = Some("Kukaan".into());
    dossier.agreement.author = "Joku".into();
    dossier.agreement.year = 2026;
    dossier.budget[0].cost_type = "Muu".into();
    dossier.budget[1].target = Some("Tuntematon".into());
    let parts = DossierParts {
        services: None,
        ..DossierParts::from(&dossier)
    };
    let pointers: Vec<String> = check_agreement(&configuration, parts, "RISE", 2027)
        .into_iter()
        .map(|finding| finding.pointer)
        .collect();
    // Without the services no target can be called unknown; the sums differ because of the unknown cost type.
    assert_eq!(
        pointers,
        [
            "/yhteyshenkilot/0/sijainen",
            "/vuosi",
            "/laatija",
            "/0/kustannuslaji"
        ]
    );
    let parts = DossierParts {
        agreement: Some(&dossier.agreement),
        ..DossierParts::default()
    };
    assert_eq!(check_agreement(&configuration, parts, "RISE", 2027).len(), 1);
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

#[test]
fn a_service_level_is_one_that_the_annex_defines() {
    let level = |level: &str| {
        let level = level.to_owned();
        move |_: &mut Configuration, d: &mut Dossier| d.services[0].level = level
    };
    let said = found(level("Kulta"));
    assert_eq!(
        said,
        one(
            DataFile::SERVICES,
            "/0/palvelutaso",
            "palvelutaso \"Kulta\" ei ole tiedossa"
        )
    );
    assert_eq!(found(level("B")), []);
    let own = |c: &mut Configuration, d: &mut Dossier| {
        c.defaults.service_levels = vec!["Kulta".into()];
        d.services
            .iter_mut()
            .for_each(|service| service.level = "Kulta".into());
    };
    assert_eq!(found(own), []);
    let any = |c: &mut Configuration, d: &mut Dossier| {
        c.defaults.service_levels.clear();
        d.services[0].level = "Kulta".into();
    };
    assert_eq!(found(any), []);
    // A finished annex defines its own.
    let finished = |_: &mut Configuration, d: &mut Dossier| {
        d.services[0].level = "Kulta".into();
        let mut annex = Annex::new(AnnexKind::Services);
        annex.file = Some("palvelut.pdf".into());
        d.agreement.annexes = Some(vec![annex]);
    };
    assert_eq!(found(finished), []);
}

#[test]
fn annexes_that_are_left_out_are_told_unless_it_is_said() {
    let left_out = |change: fn(&mut Dossier)| -> Vec<String> {
        let (configuration, mut dossier) = (configuration(), dossier());
        change(&mut dossier);
        assert_eq!(
            told(check_agreement(&configuration, (&dossier).into(), "RISE", 2027)),
            []
        );
        told(remarks_of_agreement(&configuration, &dossier))
            .into_iter()
            .map(|(.., text)| text)
            .filter(|text| text.starts_with("liitteistä"))
            .collect()
    };
    let only_finance = |d: &mut Dossier| d.agreement.annexes = Some(vec![Annex::new(AnnexKind::Finance)]);
    assert_eq!(left_out(|_| ()), [""; 0]);
    assert_eq!(
        left_out(only_finance),
        [
            "liitteistä puuttuu oletusliitteitä: Yhteyshenkilöt, Jatkuvat palvelut, Kehittäminen, Turvallisuus, Seuranta ja yhteistyö"
        ]
    );
    let said = |d: &mut Dossier| {
        d.agreement.annexes = Some(AnnexKind::STANDARD[1..].iter().copied().map(Annex::new).collect());
        d.agreement.annexes_left_out = vec![AnnexKind::Contacts];
    };
    assert_eq!(left_out(said), [""; 0]);
    // Without a list of its own an agreement has the others of the default.
    let (configuration, mut dossier) = (configuration(), dossier());
    dossier.agreement.annexes_left_out = vec![AnnexKind::Contacts];
    assert_eq!(
        dossier.annexes(&configuration).len(),
        AnnexKind::STANDARD.len() - 1
    );
    dossier.agreement.annexes = Some(vec![Annex::new(AnnexKind::Contacts)]);
    assert_eq!(
        told(check_agreement(&configuration, (&dossier).into(), "RISE", 2027)),
        one(
            DataFile::AGREEMENT,
            "/liitteet_pois/0",
            "liite Yhteyshenkilöt on sekä avaimessa \"liitteet\" että avaimessa \"liitteet_pois\""
        )
    );
}
