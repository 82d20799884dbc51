//! The slides: the same figures as everywhere, the organisation's own template, slides that others made, texts that are too
//! long, and the deck of a budget day.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../crates/slides/tests/common/brand.rs"]
mod brand;
#[path = "../crates/slides/tests/common/check.rs"]
mod check;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{
    TempDir, agreement, edit, edit_part, meeting, pack, run_in, small_workspace, squeezed, whole_example,
};
use vuosikello::model::{FinanceOverview, MeetingId, Money};
use vuosikello_ooxml::Package;
use vuosikello_workspace::Workspace;

const MEETING: &str = "2027-Q1";
const DECK: &str = "04-esitys.pptx";

fn deck(root: &Path, customer: &str) -> PathBuf {
    root.join(meeting(customer, MEETING)).join("aineisto").join(DECK)
}

/// Everything that is said on the slides and in their notes.
fn said(bytes: &[u8]) -> String {
    let mut texts = check::texts(bytes);
    texts.extend(check::notes(bytes));
    squeezed(&texts.join("\n"))
}

/// Runs `meeting pack` for ESIM with further arguments: the status, and what was said without spaces.
fn make_pack(root: &Path, more: &[&str]) -> (i32, String) {
    let run = run_in(
        root,
        &[
            &["meeting", "pack", "--meeting", MEETING, "--customer", "ESIM"],
            more,
        ]
        .concat(),
    );
    (run.status, squeezed(&run.stderr))
}

/// Makes the pack of ESIM, which must fail with these words and write nothing.
fn refused(root: &Path, words: &[&str]) {
    let (status, errors) = make_pack(root, &[]);
    assert_eq!(status, 1, "{errors}");
    for word in words {
        assert!(errors.contains(&squeezed(word)), "{word} is not in {errors}");
    }
    assert_eq!(pack(root, "ESIM", MEETING), [""; 0]);
}

/// Makes the pack of ESIM, which must go well, and gives the deck.
fn written(root: &Path) -> Vec<u8> {
    let (status, errors) = make_pack(root, &[]);
    assert_eq!(status, 0, "{errors}");
    fs::read(deck(root, "ESIM")).unwrap()
}

/// The same, and the deck must be sound.
fn made(root: &Path) -> Vec<u8> {
    let bytes = written(root);
    assert_eq!(check::problems(&bytes), [""; 0]);
    bytes
}

fn put(root: &Path, file: &str, bytes: &[u8]) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn foreign(name: &str) -> String {
    format!("{}/esitykset/{name}", meeting("ESIM", MEETING))
}

/// The numbers of the workbooks of all charts, in cents.
fn charted(bytes: &[u8]) -> Vec<i64> {
    let package = Package::read(bytes).unwrap();
    let workbooks = package
        .parts()
        .filter(|(name, _)| name.starts_with("ppt/embeddings/"));
    let values = workbooks.flat_map(|(_, workbook)| check::cells(workbook).into_values());
    values
        .filter_map(|value| value.parse::<f64>().ok())
        .map(|value| (value * 100.0).round() as i64)
        .collect()
}

#[test]
fn the_figures_are_those_of_the_model() {
    let example = whole_example();
    let root = example.path();
    // The built-in deck has no chart of the groups.
    let template =
        "# Talous\n\n## Taulukko\n\n[[talousluvut]]\n\n[[taloustaulukko]]\n\n## Kaavio\n\n[[talouskaavio]]\n";
    put(root, "mallipohjat/fi/esitys.md", template.as_bytes());
    assert_eq!(
        run_in(root, &["meeting", "pack", "--meeting", MEETING, "--all"]).status,
        0
    );
    let workspace = Workspace::open(root, |_| true).unwrap();
    let mut compared = 0;
    for customer in workspace.customers() {
        let bytes = fs::read(deck(root, customer)).unwrap();
        assert_eq!(check::problems(&bytes), [""; 0], "{customer}");
        let text = said(&bytes);
        let loaded = workspace
            .meeting(customer, MeetingId::parse(MEETING).unwrap())
            .unwrap();
        let dossier = &loaded.dossier;
        let Some(finance) = dossier.finance.as_ref() else {
            assert_eq!(customer, "VAALIT");
            assert!(text.contains("Aineistotäydentyy"), "{text}");
            continue;
        };
        let configuration = workspace.configuration();
        let views =
            FinanceOverview::of(configuration, &dossier.agreement, &dossier.meeting, finance).unwrap();
        let charted = charted(&bytes);
        for (name, figures) in views
            .top
            .iter()
            .map(|row| (row.name.as_str(), row.figures))
            .chain([("Yhteensä", views.total)])
        {
            let amounts: Vec<Money> = [Some(figures.budget), Some(figures.actual), figures.forecast]
                .into_iter()
                .flatten()
                .collect();
            // As the cells of a row stand one after another.
            let mut row = name.to_owned();
            for amount in &amounts {
                row.push_str(&amount.figures());
            }
            if let Some(deviation) = figures.deviation() {
                row.push_str(if deviation.cents() > 0 { "+" } else { "" });
                row.push_str(&deviation.figures());
            }
            assert!(
                text.contains(&squeezed(&row)),
                "{customer}: {row} is not in {text}"
            );
            // The workbook has shares as fractions of one, here in hundredths.
            let share = figures.actual_share().map(|share| (share.tenths() + 5) / 10);
            assert!(
                share.is_none_or(|share| charted.contains(&share)),
                "{customer}: no chart has the share of {name}"
            );
            compared += amounts.len();
        }
    }
    assert!(compared > 60, "{compared} figures compared");
}

#[test]
fn the_own_template_is_used() {
    let workspace = small_workspace();
    let root = workspace.path();
    let plain = made(root);
    put(root, "ilme/malli.pptx", &brand::file());
    let own = made(root);
    assert_eq!(said(&own).matches("VANHADIA").count(), 0);
    let theme = |bytes: &[u8]| {
        Package::read(bytes)
            .unwrap()
            .part("ppt/theme/theme1.xml")
            .unwrap()
            .to_vec()
    };
    assert_eq!(theme(&own), theme(&brand::file()));
    assert_ne!(theme(&own), theme(&plain));
}

#[test]
fn a_bad_template_stops_the_pack() {
    let workspace = small_workspace();
    let root = workspace.path();
    put(root, "ilme/malli.pptx", b"PK no zip at all");
    refused(root, &["ilme/malli.pptx", "esityspohja ei ole luettavissa"]);

    let mut macros = brand::parts();
    macros.insert(
        "ppt/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        b"code".to_vec(),
    );
    put(root, "ilme/malli.pptx", &macros.write().unwrap());
    refused(root, &["ilme/malli.pptx", "makroja", "ppt/vbaProject.bin"]);

    // A template of one layout, which has neither title nor content.
    let mut bare = brand::parts();
    for number in 1..=9 {
        let name = format!("ppt/slideLayouts/slideLayout{number}.xml");
        let kind = bare.content_types().of(&name).map(str::to_owned);
        let xml = brand::layout("Pelkkä kuva", "blank", &[]);
        if let Some(kind) = kind {
            bare.insert(name, &kind, xml.into_bytes());
        }
    }
    put(root, "ilme/malli.pptx", &bare.write().unwrap());
    refused(root, &["esityspohjassa ei ole asettelua", "Pelkkä kuva"]);
}

#[test]
fn slides_that_others_made_follow_the_own_ones() {
    let workspace = small_workspace();
    let root = workspace.path();
    let own = made(root);
    let titles = check::titles(&own);
    put(root, &foreign("x.pptx"), &own);
    let bytes = written(root);
    // The slides are carried as they are, with titles that are here a second time.
    let problems = check::problems(&bytes);
    assert!(
        problems.iter().all(|problem| problem.contains("have the title")),
        "{problems:?}"
    );
    let all = check::titles(&bytes);
    assert_eq!(all.len(), 2 * titles.len());
    assert_eq!(all[..titles.len()], titles);
    assert_eq!(charted(&bytes).len(), 2 * charted(&own).len());
}

#[test]
fn damaged_slides_of_others_are_refused_by_name() {
    let workspace = small_workspace();
    let root = workspace.path();
    let whole = made(root);
    fs::remove_dir_all(root.join(meeting("ESIM", MEETING)).join("aineisto")).unwrap();
    put(root, &foreign("hyvä.pptx"), &whole);
    put(root, &foreign("rikki.pptx"), &whole[..whole.len() / 2]);
    put(root, &foreign("toinen.pptx"), "ei mikään esitys".as_bytes());
    refused(root, &["rikki.pptx", "toinen.pptx"]);
    fs::remove_file(root.join(foreign("toinen.pptx"))).unwrap();
    let mut macros = Package::read(&whole).unwrap();
    macros.insert(
        "ppt/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        b"code".to_vec(),
    );
    put(root, &foreign("rikki.pptx"), &macros.write().unwrap());
    refused(root, &["rikki.pptx", "makroja"]);
}

/// The small workspace whose own item has a text of 3 000 letters.
fn long_text() -> (TempDir, String) {
    let workspace = small_workspace();
    let text = "Tämä virke on yksi monista, joita dialle ei mahdu. ".repeat(60);
    let file = format!("{}/kokous.json", meeting("ESIM", MEETING));
    edit(
        workspace.path(),
        &file,
        "Esimerkki asiasta, jota ei ole vakioasialistalla.",
        text.trim_end(),
    );
    (workspace, text)
}

#[test]
fn a_text_too_long_for_a_slide_is_an_error_unless_it_may_be_cut() {
    let (workspace, text) = long_text();
    let root = workspace.path();
    refused(root, &["Tämä virke on yksi monista", "liian pitkä", "--shorten"]);
    let (status, errors) = make_pack(root, &["--shorten"]);
    assert_eq!(status, 0, "{errors}");
    let bytes = fs::read(deck(root, "ESIM")).unwrap();
    assert_eq!(check::problems(&bytes), [""; 0]);
    let slides = squeezed(&check::texts(&bytes).join("\n"));
    assert!(slides.contains("joitadiallee") && !slides.contains(&squeezed(&text)));
    // The first sentence is the title of the slide.
    let (_, rest) = text.split_once(". ").unwrap();
    assert!(squeezed(&check::notes(&bytes).join("\n")).contains(&squeezed(rest)));
}

#[test]
fn a_service_may_have_a_long_name() {
    let workspace = small_workspace();
    let root = workspace.path();
    let services = format!("{}/palvelut.csv", agreement("ESIM"));
    let table = fs::read_to_string(root.join(&services)).unwrap();
    let column = table
        .lines()
        .next()
        .unwrap()
        .split(';')
        .position(|name| name.eq_ignore_ascii_case("nimi"));
    let old = table
        .lines()
        .nth(1)
        .unwrap()
        .split(';')
        .nth(column.unwrap())
        .unwrap()
        .to_owned();
    let long = "Pitkänimisen palvelun nimi "
        .repeat(12)
        .chars()
        .take(299)
        .chain(['x'])
        .collect::<String>();
    edit(root, &services, &old, &long);
    made(root);
}

#[test]
fn an_edited_deck_is_kept() {
    let workspace = small_workspace();
    let root = workspace.path();
    made(root);
    let path = deck(root, "ESIM");
    let edited = edit_part(&path, "ppt/slides/slide1.xml", "Asialista", "Käsittelyjärjestys");
    edit(
        root,
        &format!("{}/kokous.json", meeting("ESIM", MEETING)),
        "13.00",
        "12.30",
    );
    let (_, errors) = make_pack(root, &[]);
    assert!(errors.contains(DECK), "{errors}");
    assert_eq!(fs::read(&path).unwrap(), edited);
    let decks: Vec<String> = pack(root, "ESIM", MEETING)
        .into_iter()
        .filter(|name| name.ends_with(".pptx"))
        .collect();
    assert_eq!(decks.len(), 2, "{decks:?}");
}

#[test]
fn a_budget_day_has_its_deck() {
    let workspace = small_workspace();
    let root = workspace.path();
    let run = |version: &str| {
        run_in(
            root,
            &["budget", "deck", "--customer", "ESIM", "--version", version],
        )
    };
    let path = root.join("asiakkaat/ESIM/budjetti/2027/talousarvioesitys-tae-b3.pptx");
    assert_eq!(run("TAE B3").status, 0);
    let bytes = fs::read(&path).unwrap();
    assert_eq!(check::problems(&bytes), [""; 0]);
    fs::remove_file(&path).unwrap();
    assert_eq!(run("TAEB3").status, 0);
    assert!(bytes == fs::read(&path).unwrap(), "not the same bytes");

    let missing = run("TPE1");
    assert_eq!(missing.status, 1);
    for word in ["TPE 1", "TAE B0", "TAE B3", "tpe-1"] {
        assert!(
            missing.stderr.replace('\u{a0}', " ").contains(word),
            "{word}: {}",
            missing.stderr
        );
    }
    let of_year = run_in(
        root,
        &[
            "budget",
            "deck",
            "--customer",
            "ESIM",
            "--version",
            "TPE1",
            "--year",
            "2027",
        ],
    );
    assert_eq!(of_year.status, 1);
    assert!(
        of_year.stderr.replace('\u{a0}', " ").contains("TAE B3"),
        "{}",
        of_year.stderr
    );
}
