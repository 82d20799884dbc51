//! The titles of the example's slides say what its data say. Counted here from the dossiers, by no function that makes titles.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../crates/slides/tests/common/check.rs"]
mod check;
mod support;

use std::collections::BTreeMap;
use std::fs;

use support::{meeting, run_in, whole_example};
use vuosikello::model::{
    BudgetVersion, Finance, FinanceOverview, MeetingDossier, MeetingId, Money, ProjectState, ServiceState,
};
use vuosikello_workspace::Workspace;

const MEETING: &str = "2027-Q1";

/// Small numbers in the forms that titles have.
const WORDS: [&[&str]; 10] = [
    &["yksi", "yhdessä", "yhtä"],
    &["kaksi", "kahdessa", "kahta", "molemmat"],
    &["kolme", "kolmessa", "kolmea"],
    &["neljä", "neljässä", "neljää"],
    &["viisi", "viidessä", "viittä"],
    &["kuusi", "kuudessa", "kuutta"],
    &["seitsemän", "seitsemässä", "seitsemää"],
    &["kahdeksan", "kahdeksassa", "kahdeksaa"],
    &["yhdeksän", "yhdeksässä", "yhdeksää"],
    &["kymmenen", "kymmenessä", "kymmentä"],
];

/// The number that the word before or among `text` says.
fn number(word: &str) -> Option<usize> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let at = WORDS.iter().position(|forms| forms.contains(&word.as_str()));
    at.map(|at| at + 1).or_else(|| word.parse().ok())
}

fn numbers(text: &str) -> Vec<usize> {
    text.split(|c: char| c.is_whitespace())
        .filter_map(number)
        .collect()
}

/// The first number of the part of a title that has `mark` in it, up to there.
fn before(title: &str, mark: &str) -> Option<usize> {
    let (text, _) = title.split_once(mark)?;
    numbers(text).last().copied()
}

/// The share that a text has, in thousandths of a per cent, read without the type of the model.
fn share(text: &str) -> i64 {
    let text = text.replace(['%', ' ', '\u{a0}'], "").replace(',', ".");
    (text.parse::<f64>().unwrap() * 1_000.0).round() as i64
}

/// How many services were less available than agreed, and how many of them have a problem.
fn below(dossier: &MeetingDossier) -> (usize, usize) {
    let services = &dossier.agreement.services;
    let low: Vec<ServiceState> = dossier
        .services
        .iter()
        .flatten()
        .filter_map(|status| {
            let service = services.iter().find(|service| service.id == status.service)?;
            let (reached, target) = (status.availability.as_ref()?, service.availability.as_ref()?);
            (share(reached.as_ref()) < share(target.as_ref())).then_some(status.state)
        })
        .collect();
    let problems = low.iter().filter(|state| **state == ServiceState::Problem);
    (low.len(), problems.count())
}

/// Checks what a title says; gives how many facts of it were known.
fn compared(title: &str, dossier: &MeetingDossier, overview: Option<&FinanceOverview>) -> usize {
    let mut known = 0;
    let mut same = |said: Option<usize>, counted: usize, what: &str| {
        if let Some(said) = said {
            assert_eq!(said, counted, "{what}: {title}");
            known += 1;
        }
    };
    let (low, low_with_problem) = below(dossier);
    same(before(title, " alle sovitun käytettävyyden"), low, "below");
    same(
        before(title, " niistä on ongelma"),
        low_with_problem,
        "below with a problem",
    );
    let states = |state| {
        let services = dossier.services.iter().flatten();
        services.filter(|status| status.state == state).count()
    };
    if title.contains("huomioitavaa on") {
        let (_, rest) = title.split_once("huomioitavaa on").unwrap();
        same(
            numbers(rest).first().copied(),
            states(ServiceState::Attention),
            "noted",
        );
        assert_eq!(states(ServiceState::Problem), 0, "{title}");
    }
    let projects = |state| {
        let projects = dossier.projects.iter().flatten();
        projects.filter(|project| project.state == state).count()
    };
    if title.starts_with("Projekteista") {
        same(
            before(title, " poikkeaa"),
            projects(ProjectState::OffPlan),
            "off plan",
        );
        same(
            before(title, " on riski"),
            projects(ProjectState::AtRisk),
            "at risk",
        );
        same(
            before(title, " on keskeytetty"),
            projects(ProjectState::Paused),
            "paused",
        );
    }
    let needs = dossier.needs.as_ref().map_or(0, Vec::len);
    same(before(title, " kehittämistarve"), needs, "needs");
    if title.starts_with("Kokoukselta pyydetään") && title.contains("päätöstä") {
        // The opening, the minutes and the next meeting, and the own items that ask for something.
        let count = before(title, " päätöstä").unwrap();
        assert!((2..=5).contains(&count), "{title}");
    }
    if let (Some(overview), true) = (overview, title.starts_with("Ennuste ")) {
        let difference = overview.total.deviation().unwrap().cents();
        assert_eq!(title.contains("ylittää"), difference > 0, "{title}");
        assert_eq!(title.contains("alittaa"), difference < 0, "{title}");
        if difference != 0 {
            let (_, rest) = title.split_once("talousarvion ").unwrap();
            let (amount, _) = rest.split_once('€').unwrap();
            let said = Money::parse(amount.trim()).unwrap().cents();
            let off = (said - difference.abs()).abs();
            assert!(off * 50 <= difference.abs(), "{title}: {difference}");
            known += 1;
        }
    }
    known
}

#[test]
fn each_title_of_the_example_is_true() {
    let example = whole_example();
    let root = example.path();
    let run = run_in(root, &["meeting", "pack", "--meeting", MEETING, "--all"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let workspace = Workspace::open(root, |_| true).unwrap();
    let mut known = 0;
    for customer in workspace.customers() {
        let path = root
            .join(meeting(customer, MEETING))
            .join("aineisto/04-esitys.pptx");
        let loaded = workspace
            .meeting(customer, MeetingId::parse(MEETING).unwrap())
            .unwrap();
        let dossier = &loaded.dossier;
        let overview = dossier.finance.as_ref().and_then(|finance| {
            let configuration = workspace.configuration();
            FinanceOverview::of(configuration, &dossier.agreement, &dossier.meeting, finance)
        });
        let titles = check::titles(&fs::read(path).unwrap());
        let results = dossier.survey_results(&workspace.configuration().defaults.survey);
        for title in &titles {
            let title = title.replace('\u{a0}', " ");
            known += compared(&title, dossier, overview.as_ref());
            if let Some((_, rest)) = title
                .split_once("ja on nyt ")
                .filter(|_| title.contains("keskiarvo"))
            {
                let mean = results.overall.mean.unwrap().to_string();
                assert!(rest.starts_with(&mean), "{title}: {mean}");
                let change = results.overall.change.unwrap().hundredths();
                assert_eq!(title.contains("nousi"), change > 0, "{title}");
                known += 1;
            }
        }
    }
    assert!(known > 30, "only {known} facts of titles were compared");
}

/// The changes of each cost type and of each target between two versions, and of all.
fn changes(finance: &Finance, from: BudgetVersion, to: BudgetVersion) -> (BTreeMap<String, i64>, i64) {
    let mut types: BTreeMap<String, i64> = BTreeMap::new();
    for (version, sign) in [(from, -1), (to, 1)] {
        for line in &finance.versions[&version] {
            *types.entry(line.cost_type.clone()).or_default() += sign * line.amount.cents();
        }
    }
    let all = types.values().sum();
    (types, all)
}

/// The amount at the beginning of a text, in cents, without its sign.
fn amount_of(text: &str) -> i64 {
    let end = text.find('€').unwrap();
    let text = text[..end].trim().trim_start_matches(['+', '\u{2212}']);
    match text.strip_suffix(" milj.") {
        Some(millions) => Money::parse(millions).unwrap().cents() * 1_000_000,
        None => Money::parse(text).unwrap().cents(),
    }
}

/// Whether an amount is shown to a fiftieth.
fn is_near(said: i64, exact: i64) -> bool {
    (said - exact.abs()).abs() * 50 <= exact.abs()
}

/// Checks what a title of a budget day says of version B3 beside the one before it; gives how many facts of it were known.
fn budget_compared(title: &str, finance: &Finance) -> usize {
    let versions = [BudgetVersion::TaeB2, BudgetVersion::TaeB1];
    let before = versions
        .into_iter()
        .find(|version| finance.versions.contains_key(version));
    let changes = before.map(|before| changes(finance, before, BudgetVersion::TaeB3));
    let mut known = 0;
    if let (Some((types, all)), Some((_, rest))) = (&changes, title.split_once("TAE B3 on ")) {
        if let Some(than) = ["pienempi", "suurempi"]
            .into_iter()
            .find(|than| rest.contains(than))
        {
            assert_eq!(than == "pienempi", *all < 0, "{title}");
            assert!(is_near(amount_of(rest), *all), "{title}: {all}");
            known += 1;
        }
        if let Some((_, largest)) = rest.split_once("; suurin ") {
            let (_, largest) = largest.split_once(" on ").unwrap();
            let (name, amount) = largest.rsplit_once(", ").unwrap();
            let same = types.values().filter(|change| (**change < 0) == (*all < 0));
            assert_eq!(
                same.map(|change| change.abs()).max(),
                Some(types[name].abs()),
                "{title}"
            );
            assert!(is_near(amount_of(amount), types[name]), "{title}");
            known += 1;
        }
    }
    if let Some(count) = before_word(title, " voi lisätä menoja") {
        let risks = finance.risks.iter().flatten();
        let of_version =
            risks.filter(|risk| risk.version.is_none_or(|version| version == BudgetVersion::TaeB3));
        let impacts: Vec<i64> = of_version.map(|risk| risk.impact.unwrap().cents()).collect();
        assert_eq!(count, impacts.len(), "{title}");
        let (_, rest) = title.split_once("menoja ").unwrap();
        let rest = rest.trim_start_matches("yhteensä ");
        assert!(is_near(amount_of(rest), impacts.iter().sum()), "{title}");
        known += 1;
    }
    if title.contains("lukittiin") {
        let lock = &finance.locks[&BudgetVersion::TaeB3];
        assert!(title.ends_with(&lock.date.to_string()), "{title}");
        known += 1;
    }
    if title.starts_with("Päätettäväksi") {
        assert!(!finance.locks.contains_key(&BudgetVersion::TaeB3), "{title}");
        known += 1;
    }
    known
}

/// The first number of the part of a title up to `mark`: the number of risks.
fn before_word(title: &str, mark: &str) -> Option<usize> {
    let (text, _) = title.split_once(mark)?;
    numbers(text).first().copied()
}

#[test]
fn each_title_of_the_budget_decks_of_the_example_is_true() {
    let example = whole_example();
    let root = example.path();
    let workspace = Workspace::open(root, |_| true).unwrap();
    let mut known = 0;
    for customer in workspace.customers() {
        let loaded = workspace
            .meeting(customer, MeetingId::parse(MEETING).unwrap())
            .unwrap();
        let Some(finance) = &loaded.dossier.finance else {
            continue;
        };
        if !finance.versions.contains_key(&BudgetVersion::TaeB3) {
            continue;
        }
        let arguments = ["budget", "deck", "--customer", customer, "--version", "TAE B3"];
        let run = run_in(root, &arguments);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let folder = root.join("asiakkaat").join(customer).join("budjetti/2027");
        let deck = fs::read(folder.join("talousarvioesitys-tae-b3.pptx")).unwrap();
        for title in check::titles(&deck) {
            known += budget_compared(&title.replace('\u{a0}', " "), finance);
        }
    }
    assert!(known > 20, "only {known} facts of titles were compared");
}
