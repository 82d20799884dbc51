//! The documents of a small agreement, from the built-in templates.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use serde_json::json;
use vuosikello_agreement::{AgreementPart, Content, Issue, templates};
use vuosikello_core::{Checker, Configuration, DataFile, Dossier, Violation};
use vuosikello_document::{Block, Templates, plain_text};

const CONFIGURATION: &str = include_str!("../../../examples/alku/vuosikello.json");
const CUSTOMER: &str = include_str!("../../../examples/alku/asiakkaat/ESIM/asiakas.json");
const AGREEMENT: &str = include_str!("../../../examples/alku/asiakkaat/ESIM/sopimukset/2027/sopimus.json");

fn dossier() -> (Configuration, Dossier) {
    let line = |cost_type: &str, target: Option<&str>, amount: &str| json!({ "kustannuslaji": cost_type, "kohde": target, "selite": "Selite", "summa": amount });
    let budget = json!([
        line("Ylläpito", Some("ASI"), "78 200,25"),
        line("Ylläpito", Some("VRK"), "42 100,00"),
        line("Pienkehitys", Some("ASI"), "24 000,00"),
        line("Valtori-palvelut", None, "17 120,50"),
        line("Projektit ja ohjelmat", Some("P1"), "25 000,00"),
    ]);
    let service = |id: &str, name: &str| json!({ "tunnus": id, "nimi": name, "vastuuhenkilo": "Siiri Selitys", "palveluaika": "24/7", "palvelutaso": "A" });
    let development = json!([{
        "tunnus": "P1", "nimi": "Uudistus", "laji": "projekti", "aikataulu": "1/2027–10/2027",
        "vastuuhenkilo": "Paula Pohja", "kustannusarvio": "25 000,00",
    }]);
    let dossier = Dossier {
        customer: serde_json::from_str(CUSTOMER).unwrap(),
        agreement: serde_json::from_str(AGREEMENT).unwrap(),
        services: serde_json::from_value(json!([
            service("ASI", "Asianhallinta"),
            service("VRK", "Verkkopalvelu")
        ]))
        .unwrap(),
        development: serde_json::from_value(development).unwrap(),
        budget: serde_json::from_value(budget).unwrap(),
    };
    (serde_json::from_str(CONFIGURATION).unwrap(), dossier)
}

/// The documents of data that are checked first.
fn documents(
    configuration: &Configuration,
    dossier: &Dossier,
    templates: &Templates,
) -> Result<Vec<AgreementPart>, Vec<Issue>> {
    let checker = Checker::new(configuration.clone(), |_| true).unwrap();
    let dossier = checker.check(dossier.clone()).unwrap();
    vuosikello_agreement::documents(checker.configuration(), &dossier, templates)
}

fn made(configuration: &Configuration, dossier: &Dossier) -> Vec<AgreementPart> {
    documents(configuration, dossier, &templates([]).unwrap()).unwrap()
}

fn text(part: &AgreementPart) -> String {
    match &part.content {
        Content::Document(document) => document.text(),
        Content::File { name, .. } => name.clone(),
    }
}

#[test]
fn the_text_of_every_part_is_as_reviewed() {
    let (configuration, dossier) = dossier();
    for part in made(&configuration, &dossier) {
        insta::assert_snapshot!(part.file_stem.replace(' ', "-"), text(&part));
    }
}

#[test]
fn every_part_carries_the_case_number_and_its_own_designation() {
    let (configuration, dossier) = dossier();
    let parts = made(&configuration, &dossier);
    let designations: Vec<_> = parts.iter().map(|part| part.head().annex.as_deref()).collect();
    let annexes = ["Liite 1", "Liite 2", "Liite 3", "Liite 4", "Liite 5", "Liite 6"];
    assert_eq!(designations, [vec![None], annexes.map(Some).to_vec()].concat());
    assert!(
        parts
            .iter()
            .all(|part| part.head().case_number == "MPK/12/00.04.01/2026" && part.head().draft)
    );
    assert!(
        parts
            .iter()
            .all(|part| part.head().author_initials.as_deref() == Some("MM"))
    );
}

#[test]
fn every_figure_service_and_contact_of_the_data_is_in_the_documents() {
    let (configuration, dossier) = dossier();
    let text: String = made(&configuration, &dossier).iter().map(text).collect();
    let money = dossier
        .budget
        .iter()
        .map(|line| line.amount)
        .chain([dossier.agreement.appropriation.amount]);
    for figure in money.chain(dossier.agreement.allocation.iter().map(|share| share.amount)) {
        assert!(text.contains(&figure.figures()), "{figure}");
    }
    let names = dossier
        .services
        .iter()
        .map(|s| &s.name)
        .chain(dossier.customer.contacts.iter().map(|c| &c.name));
    for name in names.chain(dossier.development.iter().map(|d| &d.name)) {
        assert!(text.contains(name.as_str()), "{name}");
    }
}

#[test]
fn a_customer_without_development_gets_a_whole_agreement() {
    let (configuration, mut dossier) = dossier();
    dossier.development.clear();
    dossier.budget.iter_mut().for_each(|line| line.target = None);
    let parts = made(&configuration, &dossier);
    assert!(!text(&parts[3]).contains("Kustannusarvio, €"));
}

#[test]
fn an_extra_clause_stands_in_its_section() {
    let (configuration, mut dossier) = dossier();
    let clause = json!({ "kohta": "talous", "otsikko": "Laskutus erissä", "teksti": ["Maksetaan | kahdessa *erässä*."] });
    dossier.agreement.extra_clauses = vec![serde_json::from_value(clause).unwrap()];
    let parts = made(&configuration, &dossier);
    let Content::Document(document) = &parts[0].content else {
        panic!("{parts:?}")
    };
    let titles: Vec<_> = document
        .headings()
        .filter(|heading| heading.level == 1 || heading.id == "lisaehto-1")
        .map(|heading| (heading.id.as_str(), plain_text(&heading.content)))
        .collect();
    let at = titles.iter().position(|(id, _)| *id == "lisaehto-1").unwrap();
    assert_eq!(titles[at - 1].0, "talous");
    assert!(document.text().contains("Maksetaan | kahdessa *erässä*."));
}

#[test]
fn a_missing_name_form_is_an_error_of_the_data_that_names_it() {
    let (configuration, mut dossier) = dossier();
    dossier.customer.name.genitive = None;
    let issues = documents(&configuration, &dossier, &templates([]).unwrap()).unwrap_err();
    let Issue::Data(finding) = &issues[0] else {
        panic!("{issues:?}")
    };
    assert_eq!(
        (finding.file.clone(), finding.pointer.as_str()),
        (DataFile::CUSTOMER, "/nimi")
    );
    assert!(
        matches!(&finding.violation, Violation::MissingForm { form, .. } if form == "genetiivi"),
        "{finding:?}"
    );
}

#[test]
fn a_template_of_the_workspace_replaces_the_built_in_one() {
    let (configuration, dossier) = dossier();
    let own = templates([(
        "liite-talous.md",
        "# {{ liite.tunnus }} {{ liite.otsikko }}\n\nOma malli.",
    )])
    .unwrap();
    let parts = documents(&configuration, &dossier, &own).unwrap();
    assert_eq!(text(&parts[4]), "Liite 4 Talous\nOma malli.\n");
}

#[test]
fn a_finished_annex_keeps_its_place_and_number() {
    let (configuration, mut dossier) = dossier();
    let annexes = json!([{ "laji": "turvallisuus", "tiedosto": "turvallisuus.pdf" }, { "laji": "talous" }]);
    dossier.agreement.annexes = Some(serde_json::from_value(annexes).unwrap());
    let parts = made(&configuration, &dossier);
    assert!(matches!(&parts[1].content, Content::File { name, .. } if name == "turvallisuus.pdf"));
    assert_eq!(parts[2].head().annex.as_deref(), Some("Liite 2"));
}

#[test]
fn every_built_in_template_uses_only_known_variables() {
    let known = [
        "organisaatio",
        "asiakas",
        "sopimus",
        "liite",
        "liitteet",
        "liitenumerot",
        "liitteessa",
        "yleiset_ehdot",
        "ehdot",
        "kasittely",
        "yhteyshenkilot",
        "allekirjoittajat",
        "palvelut",
        "palvelut_kustannuksin",
        "kehittaminen",
        "kehittaminen_kustannuksin",
        "projektit",
        "tehtavat",
        "talous",
    ];
    let templates = templates([]).unwrap();
    for name in templates.names() {
        for variable in templates.variables(name) {
            assert!(known.contains(&variable.as_str()), "{name}: {variable}");
        }
    }
}

#[test]
fn every_table_of_the_documents_has_a_description() {
    let (configuration, dossier) = dossier();
    for part in made(&configuration, &dossier) {
        let Content::Document(document) = part.content else {
            continue;
        };
        for block in &document.blocks {
            if let Block::Table(table) = block {
                assert!(!table.description.is_empty(), "{}", plain_text(&table.caption));
            }
        }
    }
}
