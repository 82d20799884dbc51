//! One test for each violation, on a dossier that is otherwise right.

mod money;
mod people;

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
