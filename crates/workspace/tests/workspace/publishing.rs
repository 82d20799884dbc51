//! What is made from a workspace and written into it, and what is told of it.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use vuosikello_core::{BudgetVersion, Date, MeetingId, Period, Progress};
use vuosikello_workspace::batch::Made;
use vuosikello_workspace::{EditedDrafts, Failure, Kinds, Options, Publisher, Request, Workspace};

use crate::fixture::{AGREEMENT, CUSTOMER, Files, can_show, in_agreement};
use crate::meetings::{BUDGET, MEETING, PREVIOUS, files, id, in_meeting, shown};

/// The files with what the built-in templates ask for, and an address to which an invitation can be sent.
fn complete(files: Files) -> Files {
    files
        .edit(
            "vuosikello.json",
            r#""perusmuoto": "hallinnonala" "#,
            r#""perusmuoto": "hallinnonala", "genetiivi": "hallinnonalan" "#,
        )
        .edit(
            "vuosikello.json",
            r#""perusmuoto": "laki palvelukeskuksesta" "#,
            r#""perusmuoto": "laki palvelukeskuksesta", "inessiivi": "palvelukeskuksesta annetussa laissa" "#,
        )
        .edit(
            CUSTOMER,
            r#""rooli": "asiakaspäällikkö","#,
            r#""rooli": "asiakaspäällikkö", "sahkoposti": "pekka.palvelu@pk.example","#,
        )
}

/// A workspace with meetings to which somebody can be invited.
fn with_invitees() -> Files {
    let invite = |files: Files, meeting: &str| {
        let with_address = r#""asema": "tulosohjaaja", "sahkoposti": "olli.ohjaaja@ministerio.example","#;
        files.edit(
            &format!("{meeting}/kokous.json"),
            r#""asema": "tulosohjaaja","#,
            with_address,
        )
    };
    invite(invite(complete(files()), MEETING), PREVIOUS)
}

fn names(made: &Made, root: &Path) -> Vec<(String, &'static str)> {
    let root = fs::canonicalize(root).unwrap();
    let name = |path: &str| Path::new(path).strip_prefix(&root).unwrap().display().to_string();
    made.files
        .iter()
        .map(|file| (name(&file.path), file.outcome))
        .collect()
}

fn problems<T: std::fmt::Debug>(result: Result<T, Failure>) -> Vec<String> {
    match result {
        Err(Failure::Problems(problems)) => shown(&problems),
        other => panic!("{other:?}"),
    }
}

fn draft(publisher: &Publisher) -> Made {
    let request = Request::new("RISE", Period::Year(2027));
    Kinds::built_in()
        .make(publisher, "sopimus", "draft", &request)
        .unwrap()
}

fn final_pdf(publisher: &Publisher, edited: EditedDrafts) -> Result<Made, Failure> {
    let mut request = Request::new("RISE", Period::Year(2027));
    request.options.edited = edited;
    Kinds::built_in().make(publisher, "sopimus", "final", &request)
}

fn make_minutes(publisher: &Publisher, meeting: MeetingId) -> Result<Made, Failure> {
    Kinds::built_in().make(publisher, "kokous", "minutes", &Request::new("RISE", meeting))
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn an_edited_draft_is_kept_and_keeps_the_pdf_from_being_made() {
    let folder = complete(Files::good()).write();
    let publisher = Publisher::open(folder.path()).unwrap();
    let main = format!("{AGREEMENT}/luonnokset/Palvelusopimus 2027 RISE.docx");
    let beside = format!("{AGREEMENT}/luonnokset/Palvelusopimus 2027 RISE (uusi).docx");
    let made = draft(&publisher);
    assert_eq!(names(&made, folder.path())[0], (main.clone(), "uusi"));
    assert!(made.notes.is_empty() && made.files.len() == 3, "{made:?}");
    // An annex under another name.
    let annex = folder.path().join(&made.files[1].path);
    fs::copy(&annex, annex.with_file_name("Liite 9.docx")).unwrap();
    fs::write(folder.path().join(&main), "muokattu").unwrap();
    let made = draft(&publisher);
    assert_eq!(names(&made, folder.path())[0], (beside, "muokatun viereen"));
    assert!(
        made.notes[0].contains("on muokattu, joten sitä ei korvattu"),
        "{made:?}"
    );
    let copy = &made.notes[1];
    assert!(
        copy.contains("Liite 9.docx on sama asiakirja kuin ") && copy.ends_with("poista se"),
        "{copy}"
    );
    let refused = problems(final_pdf(&publisher, EditedDrafts::Refuse));
    assert!(
        refused.len() == 1 && refused[0].starts_with(&format!("{main}: ")),
        "{refused:?}"
    );
    let made = final_pdf(&publisher, EditedDrafts::Ignore).unwrap();
    assert_eq!(
        names(&made, folder.path()),
        [(in_agreement("Palvelusopimus 2027 RISE.pdf"), "uusi")]
    );
    assert!(made.pages > Some(2) && made.notes.last().unwrap().contains("tila on luonnos"));
}

#[test]
fn a_case_number_that_stands_in_two_agreements_is_a_problem_of_both() {
    let number = "PK/1/00.04.01/2027";
    let mut files = complete(Files::good()).edit(&in_agreement("sopimus.json"), "PK/1/00.04.01/2026", number);
    let text = String::from_utf8(files.content(&in_agreement("sopimus.json"))).unwrap();
    files = files.edit(
        "vuosikello.json",
        "\"vuodet\": {",
        "\"vuodet\": { \"2028\": { \"mallien_versio\": \"2028.1\" },",
    );
    let next = "asiakkaat/RISE/sopimukset/2028";
    for table in ["palvelut.json", "kehittaminen.xlsx", "talous.csv"] {
        let content = files.content(&in_agreement(table));
        files = files.with(&format!("{next}/{table}"), content);
    }
    files = files.with(
        &format!("{next}/sopimus.json"),
        text.replace("\"vuosi\": 2027", "\"vuosi\": 2028"),
    );
    let folder = files.write();
    let publisher = Publisher::open(folder.path()).unwrap();
    let kinds = Kinds::built_in();
    let check = kinds.check(&publisher, &["RISE"], None, &()).unwrap();
    let number = "diaarinumero PK/1/00.04.01/2027 on myös tiedostossa asiakkaat/RISE/sopimukset";
    let found = shown(&check.report.problems);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].contains(&format!("2027/sopimus.json, rivi 3, sarake 19: {number}/2028")),
        "{found:?}"
    );
    assert!(
        found[1].contains(&format!("2028/sopimus.json, rivi 3, sarake 19: {number}/2027")),
        "{found:?}"
    );
    let counts: Vec<(usize, usize)> = check
        .counts
        .iter()
        .map(|count| (count.right, count.wrong))
        .collect();
    assert_eq!(counts, [(0, 2), (0, 0), (0, 0)]);
    let check = kinds.check(&publisher, &["RISE"], Some(2028), &()).unwrap();
    // The agreement of the other year is there, whether it is looked at or not.
    assert_eq!(shown(&check.report.problems), found[1..]);
    assert_eq!(check.counts[0].counted(check.counts[0].wrong), "1 sopimus");
}

#[test]
fn what_is_checked_are_the_things_of_the_year_and_an_agreement_only_where_nothing_else_is() {
    let folder = with_invitees().write();
    let publisher = Publisher::open(folder.path()).unwrap();
    let counts = |year| {
        let check = Kinds::built_in().check(&publisher, &["RISE"], year, &()).unwrap();
        let counts: Vec<usize> = check.counts.iter().map(|count| count.right).collect();
        (counts[0], counts[1], counts[2], check.report.problems.len())
    };
    assert_eq!(counts(Some(2027)), (1, 1, 1, 0));
    assert_eq!(counts(Some(2026)), (0, 1, 0, 0));
    assert_eq!(counts(None), (1, 2, 1, 0));
    assert_eq!(counts(Some(2030)).3, 1, "there is nothing of the year at all");
}

#[test]
fn the_material_of_a_meeting_has_the_minutes_of_the_one_before_as_a_person_left_them() {
    let folder = with_invitees().write();
    let root = folder.path();
    let publisher = Publisher::open(root).unwrap();
    let pack = || {
        let request = Request::new("RISE", id("2027-Q1"));
        Kinds::built_in()
            .make(&publisher, "kokous", "pack", &request)
            .unwrap()
    };
    let made = pack();
    let minutes = format!("{MEETING}/poytakirja-2026-Q4.docx");
    assert_eq!(names(&made, root)[0], (minutes.clone(), "uusi"));
    assert!(
        root.join(in_meeting("aineisto/03-poytakirja-2026-Q4.pdf"))
            .exists()
    );
    let again = make_minutes(&publisher, id("2026-Q4")).unwrap();
    assert_eq!(names(&again, root)[0], (minutes.clone(), "ennallaan"));
    let without_notes = problems(make_minutes(&publisher, id("2027-Q1")));
    assert!(without_notes[0].starts_with("…/muistiinpanot.md: kokouksen muistiinpanot puuttuvat"));
    // What a person has edited goes into the material, and an attachment that is gone is told.
    fs::write(root.join(&minutes), "muokattu").unwrap();
    let attachment = root.join(in_meeting("liitteet/x.txt"));
    fs::create_dir(root.join(in_meeting("liitteet"))).unwrap();
    fs::write(&attachment, "x").unwrap();
    assert!(
        pack()
            .notes
            .iter()
            .any(|note| note.contains("poytakirja-2026-Q4.docx on muokattu"))
    );
    let copy = root.join(in_meeting("aineisto/03-poytakirja-2026-Q4.docx"));
    assert_eq!(fs::read(copy).unwrap(), b"muokattu");
    fs::remove_file(attachment).unwrap();
    let left = pack().notes;
    assert!(
        left.iter()
            .any(|note| note.ends_with("aineisto/07-x.txt ei enää kuulu aineistoon; poista se")),
        "{left:?}"
    );
}

#[test]
fn a_budget_is_dated_by_its_lock_or_else_by_the_clock() {
    let folder = with_invitees().write();
    let publisher = Publisher::open(folder.path()).unwrap();
    let deck = |version| {
        let request = Request {
            customer: "RISE",
            period: None,
            options: Options {
                version: Some(version),
                shorten: true,
                ..Options::default()
            },
        };
        Kinds::built_in().make(&publisher, "talousarvio", "deck", &request)
    };
    let made = deck(BudgetVersion::TaeB1).unwrap();
    let file = format!("{BUDGET}/talousarvioesitys-tae-b1.pptx");
    assert_eq!(names(&made, folder.path()), [(file, "uusi")]);
    assert!(
        made.notes
            .contains(&"aineisto täydentyy: riskit (taulukko riskit)".to_owned())
    );
    let missing = problems(deck(BudgetVersion::Tpe2));
    assert_eq!(
        missing,
        [
            "asiakkaat/RISE/budjetti: talousarviota, jossa on versio TPE\u{a0}2, ei ole; on vuonna 2027 TAE\u{a0}B0, TAE\u{a0}B1 \
          → lisää taulukko tpe-2, tai valitse toinen versio"
        ]
    );
}

#[test]
fn a_version_is_locked_once() {
    let folder = files().without(&format!("{BUDGET}/lukitut/tae-b1.json")).write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let lock = |date| workspace.lock("RISE", 2027, BudgetVersion::TaeB1, day(date));
    let made = lock("20.3.2026").unwrap();
    assert_eq!(
        names(&made, folder.path()),
        [(format!("{BUDGET}/lukitut/tae-b1.json"), "uusi")]
    );
    let made = lock("21.3.2026").unwrap();
    assert_eq!(made.files[0].outcome, "ennallaan");
    assert_eq!(
        made.notes,
        ["versio TAE\u{a0}B1 on jo lukittu 20.3.2026 samoin luvuin"]
    );
    let table = folder.path().join(format!("{BUDGET}/tae-b1.csv"));
    let text = fs::read_to_string(&table).unwrap();
    fs::write(&table, text.replace("1000,25", "999,25")).unwrap();
    assert!(problems(lock("22.3.2026"))[0].contains("versio TAE\u{a0}B1 on jo lukittu eri luvuin"));
    let other = workspace.lock("RISE", 2030, BudgetVersion::TaeB1, day("1.1.2030"));
    assert!(problems(other)[0].contains("vuoden 2030 talousarviota ei ole"));
}

#[test]
fn what_is_due_is_told_by_the_files() {
    let folder = files().write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let due = |on| {
        let named = Some(Path::new("oma työtila"));
        let due = Kinds::built_in().due(&workspace, &["RISE"], day(on), 60, named);
        due.unwrap().tasks
    };
    let task = |on, title: &str| {
        let tasks = due(on);
        let found = tasks.iter().find(|task| task.title.starts_with(title));
        let found = found.unwrap_or_else(|| panic!("{title} in {tasks:?}"));
        (found.progress, found.command.clone())
    };
    let pack = "vuosikello meeting pack --meeting 2027-Q1 --customer RISE -w \"oma työtila\"";
    let title = "Seurantaryhmän aineisto Q1";
    assert_eq!(task("1.2.2027", title), (Progress::Coming, Some(pack.to_owned())));
    fs::create_dir(folder.path().join(in_meeting("aineisto"))).unwrap();
    fs::write(folder.path().join(in_meeting("aineisto/01-kutsu.ics")), "x").unwrap();
    assert_eq!(task("1.2.2027", title), (Progress::Done, None));
}

#[test]
fn the_state_of_a_meeting_is_that_of_the_next_one_to_be_held() {
    let folder = files().write();
    // The table does not state when it was taken out, and then the file tells: on 1 January 2027.
    let projects = fs::File::options()
        .append(true)
        .open(folder.path().join(in_meeting("projektit.csv")));
    let new_year = SystemTime::UNIX_EPOCH + Duration::from_secs(1_798_761_600);
    projects.unwrap().set_modified(new_year).unwrap();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let states = |meeting: Option<MeetingId>| {
        let meeting = meeting.map(Period::from);
        Kinds::built_in()
            .states(&workspace, "kokous", &["RISE"], meeting, day("1.3.2027"))
            .unwrap()
    };
    let of_next = states(None);
    let state = &of_next.states[0];
    assert_eq!(
        (state.period.to_string().as_str(), of_next.problems.len()),
        ("2027-Q1", 0)
    );
    let parts: Vec<(&str, &str)> = state.parts.iter().map(|part| (&*part.part, part.state)).collect();
    assert_eq!(
        parts,
        [
            ("edellisen kokouksen pöytäkirja", "valmis"),
            ("talousarvio", "valmis"),
            ("toteuma", "valmis"),
            ("palvelutilanne", "valmis"),
            ("kehitystarpeet", "valmis"),
            ("projektit", "vanhentunut"),
            ("kysely", "valmis"),
            ("kokouksen aineisto", "puuttuu"),
        ]
    );
    assert_eq!(states(Some(id("2028-Q1"))).without, ["RISE"]);
}

#[test]
fn customers_and_years_that_are_not_there_are_named() {
    let folder = files().write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    assert_eq!(workspace.select::<&str>(&[]).unwrap(), ["KKO", "RISE"]);
    assert_eq!(
        workspace.select(&["RISE", "KKO", "RISE"]).unwrap(),
        ["KKO", "RISE"]
    );
    let unknown = workspace.select(&["RIS"]).unwrap_err().to_string();
    assert_eq!(
        unknown,
        "työtilassa ei ole asiakasta \"RIS\"; tarkoititko \"RISE\"?"
    );
    let unknown = workspace.require_year(2031).unwrap_err().to_string();
    assert_eq!(
        unknown,
        "vuodella 2031 ei ole asetuksia tiedostossa vuosikello.json; vuodet ovat 2027"
    );
    let kinds = Kinds::built_in();
    let calendar = kinds.calendar(&workspace, Some("RISE"), 2027).unwrap();
    assert_eq!(calendar.owner, "RISE");
    assert_eq!(calendar.ics().unwrap(), calendar.ics().unwrap());
    assert!(matches!(
        kinds.calendar(&workspace, Some("X"), 2027),
        Err(Failure::UnknownCustomer { .. })
    ));
}
