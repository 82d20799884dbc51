//! An agreement is as long as what is agreed, and says each thing once and in one way.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use support::{Shared, TempDir, copy, examples, run_in};
use vuosikello::agreement::{AgreementPart, Content};
use vuosikello::document::{Block, plain_text};
use vuosikello_workspace::{Kinds, Publisher};

const YEAR: i32 = 2027;

static STATE: Shared<TempDir> = Shared::new(|| example("ork"));
static MUNICIPALITY: Shared<TempDir> = Shared::new(|| example("kunta"));

fn example(name: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&examples().join(name), folder.path());
    folder
}

fn publisher(root: &Path) -> Publisher {
    Kinds::built_in().publisher(root).unwrap()
}

fn parts(publisher: &Publisher, customer: &str) -> Vec<AgreementPart> {
    publisher.agreement(customer, YEAR).unwrap().parts
}

fn text(part: &AgreementPart) -> String {
    match &part.content {
        Content::Document(document) => document.text(),
        Content::File { .. } => String::new(),
    }
}

fn pages(publisher: &Publisher, customer: &str) -> usize {
    let rendered = publisher.agreement(customer, YEAR).unwrap();
    let pdf = publisher
        .studio()
        .final_pdf_of(&rendered.parts, &rendered.loaded.annex_files);
    pdf.unwrap().pages
}

/// The pages of the example's agreements with their annexes: those of a customer with three services and no projects, and of one with 66.
#[test]
fn an_agreement_is_as_long_as_what_is_agreed() {
    let folder = STATE.get();
    let with_terms = publisher(folder.path());
    // The same without common terms: what they say then stands in annexes.
    let without = TempDir::new().unwrap();
    copy(folder.path(), without.path());
    let settings = without.path().join("vuosikello.json");
    let mut json: serde_json::Value = serde_json::from_slice(&fs::read(&settings).unwrap()).unwrap();
    let year = json["vuodet"]["2027"].as_object_mut().unwrap();
    year.remove("yleiset_ehdot").unwrap();
    fs::write(&settings, json.to_string()).unwrap();
    let without = publisher(without.path());
    for (customer, most, without_terms) in [("KKO", 16, 18), ("RISE", 30, 32)] {
        let found = [pages(&with_terms, customer), pages(&without, customer)];
        assert!(
            found[0] <= most && found[1] <= without_terms,
            "{customer}: {found:?}"
        );
    }
}

/// Names of acts have the form that the act has.
const NAMES_OF_ACTS: [&str; 2] = [
    "valtion yhteisten tieto- ja viestintäteknisten palvelujen järjestämisestä",
    "digitaalisten palvelujen tarjoamisesta",
];

#[test]
fn a_term_has_one_form_in_all_templates() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/fi");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mut text = fs::read_to_string(&path).unwrap();
        for name in NAMES_OF_ACTS {
            text = text.replace(name, "");
        }
        seen += text.matches("palveluiden").count();
        // The genitive is palveluiden and the partitive palveluja.
        for other in ["palvelujen", "palveluita", "Palvelujen", "Palveluita"] {
            assert!(!text.contains(other), "{}: {other}", path.display());
        }
    }
    assert!(seen > 5, "{seen}");
}

/// The sentences of a text of some length, without white space at their ends.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let sentences = text.split(['.', '\n', ':', '\t']).map(str::trim);
    sentences.filter(|sentence| sentence.chars().count() > 30)
}

#[test]
fn nothing_is_said_twice() {
    for (folder, customers) in [
        (STATE.get(), &["KKO", "RISE", "TIV", "VAALIT", "UO"][..]),
        (MUNICIPALITY.get(), &["KAUP", "KONS", "SIVI"][..]),
    ] {
        let publisher = publisher(folder.path());
        for customer in customers {
            let mut seen: BTreeMap<String, String> = BTreeMap::new();
            for part in parts(&publisher, customer) {
                let Content::Document(document) = &part.content else {
                    continue;
                };
                for block in &document.blocks {
                    let (Block::Paragraph(content) | Block::Note(content)) = block else {
                        continue;
                    };
                    for sentence in sentences(&plain_text(content)) {
                        let earlier = seen.insert(sentence.to_owned(), part.title.clone());
                        assert!(
                            earlier.is_none(),
                            "{customer}: {earlier:?} and {}: {sentence}",
                            part.title
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_section_has_content_and_names_what_is_there() {
    for (folder, customers) in [
        (STATE.get(), &["KKO", "RISE", "VAALIT"][..]),
        (MUNICIPALITY.get(), &["KAUP", "KONS"][..]),
    ] {
        let publisher = publisher(folder.path());
        for customer in customers {
            let parts = parts(&publisher, customer);
            for part in &parts {
                let Content::Document(document) = &part.content else {
                    continue;
                };
                // A heading is followed by what it heads, or by a heading below it.
                for pair in document.blocks.windows(2) {
                    if let [Block::Heading(heading), Block::Heading(next)] = pair {
                        assert!(
                            next.level > heading.level,
                            "{customer} {}: {}",
                            part.title,
                            heading.id
                        );
                    }
                }
                assert!(!matches!(document.blocks.last(), Some(Block::Heading(_))));
            }
            // Every annex that a text refers to is one of the agreement.
            let annexes = parts.len() - 1;
            for part in &parts {
                let text = text(part);
                for (at, _) in text.match_indices("liitteessä\u{a0}") {
                    let number: String = text[at..]
                        .chars()
                        .skip(11)
                        .take_while(char::is_ascii_digit)
                        .collect();
                    assert!(
                        (1..=annexes).contains(&number.parse().unwrap()),
                        "{customer}: liitteessä {number}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_description_of_processing_is_in_the_agreement_that_promises_it() {
    let folder = STATE.get();
    let publisher = publisher(folder.path());
    let parts = parts(&publisher, "RISE");
    let main = text(&parts[0]);
    assert!(main.contains("kuvataan liitteessä\u{a0}2"), "{main}");
    let services = text(&parts[2]);
    for said in [
        "vangit ja muut rikosseuraamusasiakkaat",
        "rangaistusta ja sen täytäntöönpanoa koskevat tiedot",
    ] {
        assert!(services.contains(said), "{said}");
    }
}

#[test]
fn a_party_that_is_no_authority_has_one_that_acts_for_it() {
    let folder = TempDir::new().unwrap();
    copy(STATE.get().path(), folder.path());
    let root = folder.path();
    let main = text(&parts(&publisher(root), "VAALIT")[0]);
    assert!(
        main.contains("Asiakkaan puolesta sopimuksen tekee oikeusministeriö (vaalilaki 714/1998, 10 §)."),
        "{main}"
    );
    let file = root.join("asiakkaat/VAALIT/asiakas.json");
    let mut json: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    json.as_object_mut().unwrap().remove("edustaja").unwrap();
    fs::write(&file, json.to_string()).unwrap();
    let run = run_in(root, &["check", "--customer", "VAALIT"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr
            .contains("asiakas ei ole viranomainen, mutta edustaja puuttuu"),
        "{run:?}"
    );
}
