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
    // Without the services no target can be called unknown.
    assert_eq!(
        pointers,
        [
            "/yhteyshenkilot/0/sijainen",
            "/vuosi",
            "/laatija",
            "/0/kustannuslaji",
            "/jako/0/summa"
        ]
    );
    let parts = DossierParts {
        agreement: Some(&dossier.agreement),
        ..DossierParts::default()
    };
    assert_eq!(check_agreement(&configuration, parts, "RISE", 2027).len(), 1);
}
