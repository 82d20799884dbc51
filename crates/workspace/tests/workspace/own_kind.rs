//! A kind of documents that the library does not know: with data, checks, views, a template, outputs and a place in the clock of its
//! own.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use vuosikello::PackFile;
use vuosikello::document::{Cell, Column, Row, Table, View};
use vuosikello_core::schema::FileSchema;
use vuosikello_core::{
    ClockTask, DataFile, DataFolder, Date, Declaration, Findings, Period, Progress, Rhythm, Violation,
};
use vuosikello_workspace::batch::Made;
use vuosikello_workspace::{
    Failure, Format, Kind, KindError, Kinds, Moment, Output, Publisher, Request, Task, TemplateFiles,
    Workspace,
};

use crate::fixture::{Files, can_show};

const FOLDER: &str = "asiakkaat/RISE/kortit/2027";

const CARD: &str = r#"{
  "paivays": "15.1.2027",
  "tavoite": "Vankitietojärjestelmä uusitaan.",
  "toimet": [{ "nimi": "Sovi tapaaminen", "vastuu": "Pekka Palvelu" }]
}
"#;

fn folder() -> DataFolder {
    DataFolder::of_customer("kortit", Rhythm::Yearly)
}

/// As it could come from a description: every name is made while the program runs.
fn card() -> Kind {
    let text = json!({ "type": "string", "description": "Teksti." });
    let action = json!({ "type": "object", "properties": { "nimi": text, "vastuu": text }, "required": ["nimi", "vastuu"] });
    let date = json!({ "type": "string", "format": "päivämäärä" });
    let schema = json!({
        "type": "object",
        "properties": { "paivays": date, "tavoite": text, "toimet": { "type": "array", "items": action } },
        "required": ["paivays", "tavoite", "toimet"],
    });
    let file = DataFile::new(folder(), "kortti".to_owned());
    let schema = FileSchema::of_value("kortti".to_owned(), schema).unwrap();
    let formats = vec![Format::Word, Format::Pdf];
    let template = TemplateFiles::new("asiakaskortti.md".to_owned(), "Asiakaskortti".to_owned(), formats);
    let mut kind = Kind::new("asiakaskortti".to_owned(), folder());
    kind.partitive = "asiakaskorttia".to_owned().into();
    kind.command = "card".to_owned().into();
    kind.files = vec![Declaration::new(file, &schema).required()];
    kind.checks = Some(checks);
    kind.views = Some(views);
    let source =
        "# Asiakaskortti {{ vuosi }}\n\n{{ asiakas.nimi.perusmuoto }}: {{ kortti.tavoite }}\n\n[[toimet]]\n";
    kind.templates = vec![("asiakaskortti.md".to_owned().into(), source.to_owned().into())];
    kind.outputs = vec![Output::of_template("make".to_owned(), template)];
    kind.tasks = vec![Task::new(
        ClockTask::new("asiakaskortti".to_owned()),
        "make".to_owned(),
        Moment::Any,
    )];
    kind
}

fn checks(data: &Value) -> Findings {
    let mut found = Findings::default();
    if data["kortti"]["toimet"].as_array().is_none_or(Vec::is_empty) {
        let file = DataFile::new(folder(), "kortti");
        found.add(file, "/toimet", Violation::Empty { what: "toimet" });
    }
    found
}

fn views(data: &Value) -> Vec<(String, View)> {
    let columns = vec![
        Column::text("Toimi").key("nimi"),
        Column::text("Vastuu").key("vastuu"),
    ];
    let actions = data["kortti"]["toimet"].as_array().into_iter().flatten();
    let cell = |text: &Value| Cell::text(text.as_str().unwrap_or_default());
    let rows = actions.map(|action| Row::body(vec![cell(&action["nimi"]), cell(&action["vastuu"])]));
    let table = Table::new("Sovitut toimet", columns).with_rows(rows);
    vec![("toimet".to_owned(), View::table(table))]
}

/// The clock of the year asks for the card alone.
fn files() -> Files {
    let clock = r#""oletukset": { "vuosikello": [ { "tunnus": "kortti", "otsikko": "Asiakaskortti", "teema": "yhteistyo",
        "ajankohta": "29.1.", "tehtava": "asiakaskortti" } ] }, "vuodet""#;
    Files::good()
        .edit("vuosikello.json", "\"vuodet\"", clock)
        .with(&format!("{FOLDER}/kortti.json"), CARD)
}

fn kinds() -> Kinds {
    Kinds::built_in().with(card()).unwrap()
}

fn make(publisher: &Publisher) -> Result<Made, Failure> {
    kinds().make(
        publisher,
        "asiakaskortti",
        "make",
        &Request::new("RISE", Period::Year(2027)),
    )
}

fn outcomes(made: &Made) -> Vec<(&str, &str)> {
    let name = |path: &'_ str| path.rsplit('/').next().unwrap_or_default().len();
    let files = made.files.iter();
    files
        .map(|file| (&file.path[file.path.len() - name(&file.path)..], file.outcome))
        .collect()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// What is said of the card in the list of the day: how far it is, and the command.
fn due(workspace: &Workspace, on: &str) -> Vec<(Progress, String, Option<String>)> {
    let list = kinds().due(workspace, &["RISE"], day(on), 60, None).unwrap();
    let tasks = list.tasks.into_iter();
    tasks
        .map(|task| (task.progress, task.title, task.command))
        .collect()
}

/// The parts and their states.
fn parts(workspace: &Workspace) -> Vec<(String, &'static str)> {
    let states = kinds()
        .states(workspace, "asiakaskortti", &["RISE"], None, day("4.1.2027"))
        .unwrap();
    let [state] = states.states.as_slice() else {
        panic!("{states:?}")
    };
    assert_eq!(
        (state.period, state.pack_due),
        (Period::Year(2027), Some(day("29.1.2027").naive()))
    );
    let json = serde_json::to_value(&states).unwrap();
    assert_eq!(json["years"][0]["year"], 2027);
    state
        .parts
        .iter()
        .map(|part| (part.part.to_string(), part.state))
        .collect()
}

#[test]
fn a_kind_of_its_own_is_due_then_made_then_done() {
    let root = files().write();
    let kinds = kinds();
    let publisher = kinds.publisher(root.path()).unwrap();
    let workspace = publisher.workspace();
    let command = "vuosikello card make --year 2027 --all".to_owned();
    let of = |progress, command| (progress, "Asiakaskortti".to_owned(), command);
    assert_eq!(
        due(workspace, "4.1.2027"),
        [of(Progress::Coming, Some(command.clone()))]
    );
    assert_eq!(due(workspace, "1.2.2027"), [of(Progress::Late, Some(command))]);
    let missing = ("Asiakaskortti".to_owned(), "puuttuu");
    assert_eq!(parts(workspace), [("kortti".to_owned(), "valmis"), missing]);
    let made = make(&publisher).unwrap();
    assert_eq!(
        outcomes(&made),
        [
            ("Asiakaskortti 2027 RISE.docx", "uusi"),
            ("Asiakaskortti 2027 RISE.pdf", "uusi")
        ]
    );
    assert_eq!(made.pages, Some(1));
    assert_eq!(due(workspace, "1.2.2027"), [of(Progress::Done, None)]);
    let ready = ("Asiakaskortti".to_owned(), "valmis");
    assert_eq!(parts(workspace), [("kortti".to_owned(), "valmis"), ready]);
    let inventory = kinds.inventory(workspace, "RISE").unwrap();
    assert_eq!(inventory.of("asiakaskortti")[0].made("make").len(), 2);
    let json = serde_json::to_value(&made).unwrap();
    assert_eq!((&json["customer"], &json["year"]), (&json!("RISE"), &json!(2027)));
}

#[test]
fn its_files_are_sealed_and_not_overwritten_when_somebody_has_changed_them() {
    let root = files().write();
    let publisher = kinds().publisher(root.path()).unwrap();
    make(&publisher).unwrap();
    let path = |name: &str| root.path().join(FOLDER).join(name);
    let (word, pdf) = (
        path("Asiakaskortti 2027 RISE.docx"),
        path("Asiakaskortti 2027 RISE.pdf"),
    );
    let is_ours = |path: &Path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        PackFile::is_untouched(name, &fs::read(path).unwrap())
    };
    assert!(is_ours(&word) && is_ours(&pdf));
    let outcome = |made: Result<Made, Failure>| {
        let made = made.unwrap();
        made.files.iter().map(|file| file.outcome).collect::<Vec<_>>()
    };
    assert_eq!(outcome(make(&publisher)), ["ennallaan", "ennallaan"]);
    fs::write(path("kortti.json"), CARD.replace("uusitaan", "vaihdetaan")).unwrap();
    assert_eq!(outcome(make(&publisher)), ["korvattu", "korvattu"]);
    fs::write(&word, "muokattu").unwrap();
    fs::write(path("kortti.json"), CARD).unwrap();
    let made = make(&publisher).unwrap();
    assert!(
        made.notes[0].contains("on muokattu, joten sitä ei korvattu"),
        "{made:?}"
    );
    assert!(made.notes[1].contains("on tehty tiedoista ilman Wordissa tehtyjä muokkauksia"));
    assert_eq!(outcome(Ok(made)), ["muokatun viereen", "korvattu"]);
    assert_eq!(fs::read(&word).unwrap(), b"muokattu");
    assert!(is_ours(&path("Asiakaskortti 2027 RISE (uusi).docx")));
}

#[test]
fn its_data_are_checked_by_its_schema_then_by_its_checks() {
    let found = |text: &str| {
        let root = files().with(&format!("{FOLDER}/kortti.json"), text).write();
        let publisher = kinds().publisher(root.path()).unwrap();
        let check = kinds().check(&publisher, &["RISE"], Some(2027), &()).unwrap();
        assert_eq!(make(&publisher).is_err(), check.counts[3].right == 0);
        let problems = check
            .report
            .problems
            .iter()
            .filter(|problem| problem.file.starts_with(FOLDER));
        let problems: Vec<String> = problems
            .map(|problem| problem.to_string().replace(FOLDER, "…"))
            .collect();
        (check.counts[3].counted(check.counts[3].right), problems)
    };
    assert_eq!(found(CARD), ("1 asiakaskortti".to_owned(), Vec::new()));
    let none = || "0 asiakaskorttia".to_owned();
    let misspelt = "…/kortti.json, rivi 3, sarake 3: tuntematon avain \"tavoit\" → tarkoititko \"tavoite\"?";
    assert_eq!(
        found(&CARD.replace("tavoite", "tavoit")),
        (none(), vec![misspelt.to_owned()])
    );
    let no_day = "…/kortti.json, rivi 2, sarake 14: \"15.13.2027\" ei ole päivämäärä → kirjoita olemassa oleva päivä muodossa 23.11.2026";
    assert_eq!(
        found(&CARD.replace("15.1.", "15.13.")),
        (none(), vec![no_day.to_owned()])
    );
    let empty = CARD.replace(
        r#"[{ "nimi": "Sovi tapaaminen", "vastuu": "Pekka Palvelu" }]"#,
        "[]",
    );
    let no_actions = "…/kortti.json, rivi 4, sarake 13: toimet on tyhjä → kirjoita arvo";
    assert_eq!(found(&empty), (none(), vec![no_actions.to_owned()]));
}

#[test]
fn a_folder_without_data_and_a_year_without_a_folder_are_told() {
    let root = files()
        .without(&format!("{FOLDER}/kortti.json"))
        .with(&format!("{FOLDER}/muu.txt"), "")
        .write();
    let publisher = kinds().publisher(root.path()).unwrap();
    let failed = |year| {
        let request = Request::new("RISE", Period::Year(year));
        kinds()
            .make(&publisher, "asiakaskortti", "make", &request)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        failed(2027),
        format!(
            "{FOLDER}/kortti.json: tiedosto puuttuu → luo tiedosto; lomakkeen siihen saat komennolla vuosikello form kortti ja skeeman komennolla vuosikello schema kortti"
        )
    );
    assert_eq!(
        failed(2028),
        "asiakkaat/RISE/kortit/2028: asiakkaalta puuttuu asiakaskortti 2028 → luo kansio asiakkaat/RISE/kortit/2028 ja siihen \
         asiakirjan tiedot"
    );
    let meeting = Request::new("RISE", crate::meetings::id("2027-Q1"));
    assert!(matches!(
        kinds().make(&publisher, "asiakaskortti", "make", &meeting),
        Err(Failure::WrongPeriod)
    ));
    let unknown = kinds()
        .make(&publisher, "asiakaskorti", "make", &meeting)
        .unwrap_err();
    assert!(
        unknown.to_string().ends_with("tarkoititko \"asiakaskortti\"?"),
        "{unknown}"
    );
}

#[test]
fn without_the_kind_the_clock_may_not_ask_for_it_and_its_template_replaces_none() {
    let root = files().write();
    let error = Workspace::open(root.path(), can_show).unwrap_err().to_string();
    assert!(
        error.contains("arvo \"asiakaskortti\" ei ole mahdollinen"),
        "{error}"
    );
    let names: Vec<String> = kinds()
        .registry()
        .schemas()
        .iter()
        .map(|schema| schema.name.to_string())
        .collect();
    assert!(names.contains(&"kortti".to_owned()));
    // A workspace replaces the template of the kind as it does one that is built in.
    let root = files()
        .with("mallipohjat/fi/asiakaskortti.md", "# Oma\n\n{{ puuttuu }}\n")
        .write();
    let publisher = kinds().publisher(root.path()).unwrap();
    let error = make(&publisher).unwrap_err().to_string();
    assert!(
        error.starts_with("mallipohjat/fi/asiakaskortti.md, rivi 3"),
        "{error}"
    );
}

#[test]
fn names_that_are_taken_or_are_none_are_refused() {
    let error = |change: fn(&mut Kind)| {
        let mut kind = card();
        change(&mut kind);
        Kinds::built_in().with(kind).unwrap_err().to_string()
    };
    assert_eq!(
        error(|kind| kind.name = "kokous".into()),
        "asiakirjalaji kokous on jo olemassa"
    );
    assert_eq!(
        error(|kind| kind.command = "budget".into()),
        "komento budget on jo olemassa"
    );
    assert_eq!(
        error(|kind| kind.folder = DataFolder::of_customer("kokoukset", Rhythm::Yearly)),
        "kansio asiakkaat/…/kokoukset on jo olemassa"
    );
    assert_eq!(
        error(|kind| kind.folder = DataFolder::of_customer("..", Rhythm::Yearly)),
        "nimi \"..\" ei ole tiedoston tai kansion nimi"
    );
    assert_eq!(
        error(|kind| kind.templates[0].0 = "asialista.md".into()),
        "mallipohja asialista.md on jo olemassa"
    );
    assert_eq!(
        error(|kind| kind.tasks[0].task = ClockTask::AGREEMENT_FINAL),
        "vuosikellon tehtävä lopullinen sopimus on jo olemassa"
    );
    assert_eq!(
        error(|kind| kind.tasks[0].output = "tee".into()),
        "vuosikellon tehtävän asiakirjaa tee ei ole"
    );
    assert_eq!(
        error(|kind| kind.files = vec![Declaration::new(
            DataFile::new(folder(), "vuosi"),
            &kind.files[0].schema
        )]),
        "muuttuja vuosi on jo olemassa"
    );
    let twice = kinds().with(card()).unwrap_err();
    assert!(matches!(
        twice,
        KindError::Taken {
            what: "asiakirjalaji",
            ..
        }
    ));
}
