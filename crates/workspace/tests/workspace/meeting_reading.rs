//! What meetings and budgets without errors give.

use std::sync::Barrier;
use std::thread;

use vuosikello_core::{
    AgendaItem, BudgetVersion, Date, Money, NeedPhase, ProjectState, ServiceState, Source,
};
use vuosikello_workspace::{CellName, Place, Workspace};

use crate::fixture::{Cell, Files, can_show, workbook};
use crate::meetings::{
    ACTUALS, BUDGET, FIRST, KEYS, LIVE, MEETING, NEEDS, PREVIOUS, PROJECTS, Rows, SERVICES, SHARED_ACTUALS,
    SHARED_LINES, SURVEY, files, id, in_budget, in_meeting, in_shared, read,
};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn a_meeting_is_read_with_all_its_parts() {
    let loaded = read(&files()).unwrap();
    let dossier = &loaded.dossier;
    assert_eq!(dossier.meeting.id, id("2027-Q1"));
    assert_eq!(dossier.notes, None);
    let services = dossier.services.as_ref().unwrap();
    assert_eq!(
        (services[0].state, services[0].incidents),
        (ServiceState::Attention, Some(2))
    );
    let needs = dossier.needs.as_ref().unwrap();
    assert_eq!(
        (needs[0].phase, needs[0].estimate),
        (NeedPhase::BenefitAnalysis, Some(Money::from_cents(1_250_050)))
    );
    let projects = dossier.projects.as_ref().unwrap();
    assert_eq!(projects[0].state, ProjectState::AtRisk);
    assert_eq!(projects[0].customer_ids().collect::<Vec<_>>(), ["RISE", "KKO"]);
    let survey = dossier.survey.as_ref().unwrap();
    assert_eq!(survey[0].grades["projektipalvelut"], 10);
    assert_eq!(
        (survey[1].recommendation, survey[2].recommendation),
        (Some(0), None)
    );
    assert_eq!(dossier.agreement.services[0].id, "P1");
    let [earlier] = dossier.earlier.as_slice() else {
        panic!("{:?}", dossier.earlier);
    };
    assert_eq!(earlier.meeting.id, id("2026-Q4"));
    assert_eq!(earlier.survey, None);
    let agenda = AgendaItem::standard();
    let actions = dossier.open_actions(&agenda);
    let actions: Vec<(String, bool)> = actions
        .iter()
        .map(|open| (open.action.id.to_string(), open.done))
        .collect();
    assert_eq!(
        actions,
        [("2026-Q4/1".to_owned(), true), ("2026-Q4/2".to_owned(), false)]
    );
}

#[test]
fn a_budget_has_its_locks_and_the_shares_of_common_costs() {
    let loaded = read(&files()).unwrap();
    let finance = loaded.dossier.finance.unwrap();
    let sums = |version| -> Vec<i64> {
        finance.versions[&version]
            .iter()
            .map(|line| line.amount.cents())
            .collect()
    };
    assert_eq!(finance.versions.len(), 2);
    assert_eq!(sums(BudgetVersion::TaeB0), [110_025, 50_000, 6_667]);
    assert_eq!(sums(BudgetVersion::TaeB1), [100_025, 50_000, 6_667]);
    let actuals: Vec<(String, i64)> = finance
        .actuals
        .iter()
        .map(|line| (line.month.to_string(), line.amount.cents()))
        .collect();
    assert_eq!(
        actuals,
        [
            ("1/2027".to_owned(), 9_050),
            ("2/2027".to_owned(), -50),
            ("1/2027".to_owned(), 667)
        ]
    );
    assert_eq!(finance.locks[&BudgetVersion::TaeB1].lines.len(), 3);
    assert_eq!(loaded.remarks, [] as [&str; 0]);
    let unlocked = read(&files().without(&in_budget("lukitut/tae-b1.json"))).unwrap();
    assert_eq!(unlocked.remarks, ["versiota TAE\u{a0}B1 ei ole lukittu"]);
}

#[test]
fn every_table_may_be_kept_in_any_of_the_forms() {
    let tables: [(String, Rows); 11] = [
        (in_meeting("palvelutilanne"), SERVICES),
        (in_meeting("kehitystarpeet"), NEEDS),
        (in_meeting("projektit"), PROJECTS),
        (in_meeting("kysely"), SURVEY),
        (in_budget("tae-b0"), LIVE),
        (in_budget("tae-b1"), FIRST),
        (in_budget("toteuma"), ACTUALS),
        (in_shared("jyvitys"), KEYS),
        (in_shared("tae-b0"), SHARED_LINES),
        (in_shared("tae-b1"), SHARED_LINES),
        (in_shared("toteuma"), SHARED_ACTUALS),
    ];
    let csv = read(&files()).unwrap().dossier;
    let without = tables
        .iter()
        .fold(files(), |files, (name, _)| files.without(&format!("{name}.csv")));
    let excel = tables.iter().fold(without.clone(), |files, (name, rows)| {
        files.with(&format!("{name}.xlsx"), rows.xlsx())
    });
    assert_eq!(read(&excel).unwrap().dossier, csv);
    let json = tables.iter().fold(without, |files, (name, rows)| {
        // A row of the sum is no row of a list.
        let text = rows.json();
        let lines = text.find("  {\n    \"kustannuslaji\": \"Yhteensä\"");
        let text = match lines {
            Some(at) => format!("{}\n]", text[..at].trim_end().trim_end_matches(',')),
            None => text,
        };
        files.with(&format!("{name}.json"), text)
    });
    assert_eq!(read(&json).unwrap().dossier, csv);
}

#[test]
fn texts_that_look_like_formulas_stay_texts() {
    let dossier = read(&files()).unwrap().dossier;
    let (services, needs) = (dossier.services.unwrap(), dossier.needs.unwrap());
    assert_eq!(services[0].description.as_deref(), Some("=1+1 ei ole kaava"));
    assert_eq!(
        (needs[0].name.as_str(), needs[1].name.as_str()),
        ("-Koosteet", "@luokat")
    );
    assert_eq!(needs[0].next.as_deref(), Some("+ analyysi"));
    assert_eq!(
        dossier.survey.unwrap()[0].comments["parannettavaa"],
        "=Viestintää"
    );
    let finance = dossier.finance.unwrap();
    let line = &finance.versions[&BudgetVersion::TaeB0][0];
    assert_eq!(line.reason.as_deref(), Some("+10 % hintoihin"));
}

#[test]
fn a_place_is_known_for_every_value() {
    let loaded = read(&files()).unwrap();
    let cell = |row, column, line| Place::Cell {
        sheet: None,
        cell: CellName { row, column },
        line: Some(line),
    };
    for (part, pointer, file, place) in [
        (
            Source::Meeting,
            "/paivays",
            in_meeting("kokous.json"),
            Place::Line { line: 3, column: 14 },
        ),
        (
            Source::Projects,
            "/0/tila",
            in_meeting("projektit.csv"),
            cell(1, 4, 2),
        ),
        (
            Source::Survey,
            "/1/suositus",
            in_meeting("kysely.csv"),
            cell(2, 2, 3),
        ),
        (
            Source::Version(BudgetVersion::TaeB0),
            "/1/summa",
            in_budget("tae-b0.csv"),
            cell(2, 3, 3),
        ),
        (
            Source::Actuals,
            "/1/kuukausi",
            in_budget("toteuma.csv"),
            cell(2, 0, 3),
        ),
        (
            Source::SharedVersion(BudgetVersion::TaeB1),
            "/0/summa",
            in_shared("tae-b1.csv"),
            cell(1, 3, 2),
        ),
        (
            Source::Agreement,
            "/vuosi",
            "asiakkaat/RISE/sopimukset/2027/sopimus.json".to_owned(),
            Place::Line { line: 2, column: 12 },
        ),
        (Source::Notes, "7", in_meeting("muistiinpanot.md"), Place::File),
        (
            Source::Version(BudgetVersion::Tpe2),
            "/0",
            in_budget("tpe-2"),
            Place::File,
        ),
    ] {
        assert_eq!(loaded.locate(part, pointer), (file, place), "{part:?} {pointer}");
    }
    assert_eq!(loaded.folder_file("aineisto"), in_meeting("aineisto"));
    assert_eq!(loaded.folder_file(""), MEETING);
}

#[test]
fn a_part_that_has_not_come_is_missing_and_stops_nothing() {
    let bare = files()
        .without(&in_meeting("palvelutilanne.csv"))
        .without(&in_meeting("kehitystarpeet.csv"))
        .without(&in_meeting("projektit.csv"))
        .without(&in_meeting("kysely.csv"))
        .without_folder(BUDGET);
    let dossier = read(&bare).unwrap().dossier;
    assert_eq!(dossier.services, None);
    assert_eq!((dossier.needs, dossier.projects), (None, None));
    assert_eq!((dossier.survey, dossier.finance), (None, None));
    // An empty table is not a missing one.
    let empty = files().with(&in_meeting("projektit.csv"), "tunnus;nimi;asiakas;tila");
    assert_eq!(read(&empty).unwrap().dossier.projects, Some(Vec::new()));
}

#[test]
fn columns_of_the_survey_are_headed_by_id_name_or_question() {
    let settings = r#""oletukset": { "kysely": {
        "osa_alueet": [
            { "tunnus": "palvelut", "nimi": "Jatkuvat palvelut", "kysymys": "Kuinka tyytyväinen olet palveluihin?" },
            { "tunnus": "talous", "nimi": "Talouden hallinta" }
        ],
        "avoimet": [ { "tunnus": "muuta", "nimi": "Muuta sanottavaa" } ],
        "suositus": { "tunnus": "suositus", "nimi": "Suosittelisitko?", "kysymys": "Kuinka todennäköisesti suosittelisit?" },
        "ohitettavat_sarakkeet": ["ID", "Aloitus aika"]
    } }, "vuodet""#;
    let files = files().edit("vuosikello.json", "\"vuodet\"", settings);
    for header in [
        "palvelut;talous;suositus;muuta;id;aloitusaika",
        "JATKUVAT  palvelut;Talouden Hallinta;Suosittelisitko?;muuta sanottavaa;ID;Aloitus aika",
        " Kuinka tyytyväinen olet palveluihin? ;talous;kuinka todennäköisesti suosittelisit?;Muuta;Id;aloitus\u{a0}aika",
    ] {
        let header = header.replace("aloitusaika", "aloitus-aika");
        let survey = format!("{header}\r\n8;;10;Hyvä;1;2027-03-01T12:00:00");
        let answers = read(&files.clone().with(&in_meeting("kysely.csv"), survey))
            .unwrap()
            .dossier
            .survey;
        let answer = &answers.unwrap()[0];
        assert_eq!(
            answer.grades.iter().collect::<Vec<_>>(),
            [(&"palvelut".to_owned(), &8)],
            "{header}"
        );
        assert_eq!(
            (answer.recommendation, answer.comments["muuta"].as_str()),
            (Some(10), "Hyvä")
        );
    }
    // Excel keeps the time of the answer as a number that is no value; nobody reads it.
    let cells = [
        (0, 0, Cell::Text("Aloitus aika")),
        (0, 1, Cell::Text("palvelut")),
        (1, 0, Cell::Formatted(0.5, "h:mm")),
        (1, 1, Cell::Formatted(7.0, "0")),
    ];
    let excel = files
        .without(&in_meeting("kysely.csv"))
        .with(&in_meeting("kysely.xlsx"), workbook("Vastaukset", &cells));
    assert_eq!(
        read(&excel).unwrap().dossier.survey.unwrap()[0].grades["palvelut"],
        7
    );
}

#[test]
fn months_and_days_that_excel_took_for_dates_are_read() {
    let header = ["kuukausi", "kustannuslaji", "selite", "summa", "poimittu"];
    let mut cells: Vec<(u32, u16, Cell)> = (0..)
        .zip(header)
        .map(|(column, key)| (0, column, Cell::Text(key)))
        .collect();
    for (row, month) in [
        (1, Cell::Formatted(46_447.0, "mmm yy")),
        (2, Cell::Formatted(46_447.0, "d.m.yyyy")),
        (3, Cell::Text("3/2027")),
    ] {
        cells.push((row, 0, month));
        cells.push((row, 1, Cell::Text("Ylläpito")));
        cells.push((row, 2, Cell::Text("Työ")));
        cells.push((row, 3, Cell::Number(10.0)));
        // The last of them has a time of the day.
        cells.push((row, 4, Cell::Formatted(46_447.25, "d.m.yyyy h:mm")));
    }
    let excel = files()
        .without(&in_budget("toteuma.csv"))
        .with(&in_budget("toteuma.xlsx"), workbook("Toteuma", &cells));
    let finance = read(&excel).unwrap().dossier.finance.unwrap();
    for line in &finance.actuals[..3] {
        assert_eq!(
            (line.month.to_string(), line.extracted),
            ("3/2027".to_owned(), Some(date("1.3.2027")))
        );
    }
}

#[test]
fn a_formula_counts_as_its_calculated_value() {
    let cells = [
        (0, 0, Cell::Text("kustannuslaji")),
        (0, 1, Cell::Text("selite")),
        (0, 2, Cell::Text("summa")),
        (1, 0, Cell::Formula("=\"Yllä\"&\"pito\"", "Ylläpito")),
        (1, 1, Cell::Text("Työ")),
        (1, 2, Cell::Formula("=10*1.5", "15")),
    ];
    let excel = files()
        .without(&in_budget("tae-b0.csv"))
        .with(&in_budget("tae-b0.xlsx"), workbook("tae-b0", &cells));
    let finance = read(&excel).unwrap().dossier.finance.unwrap();
    assert_eq!(
        finance.versions[&BudgetVersion::TaeB0][0].amount,
        Money::from_cents(1_500)
    );
}

#[test]
fn exports_have_the_latest_day_that_they_state_or_that_of_the_file() {
    let loaded = read(&files()).unwrap();
    let export = |table| {
        loaded
            .exports
            .iter()
            .find(|export| export.table == table)
            .unwrap()
    };
    for (table, day) in [
        (Source::ServiceStatus, "24.2.2027"),
        (Source::Needs, "25.2.2027"),
        (Source::Actuals, "24.2.2027"),
        (Source::SharedActuals, "26.2.2027"),
    ] {
        let export = export(table);
        assert_eq!(
            (export.date, export.is_stated, export.goes_stale()),
            (Some(date(day)), true, true)
        );
    }
    for (table, goes_stale) in [
        (Source::Projects, true),
        (Source::Survey, false),
        (Source::Version(BudgetVersion::TaeB0), true),
        (Source::Version(BudgetVersion::TaeB1), false),
    ] {
        let export = export(table);
        assert!(export.date.is_some() && !export.is_stated, "{export:?}");
        assert_eq!(export.goes_stale(), goes_stale, "{export:?}");
    }
    assert_eq!(export(Source::Projects).file, in_meeting("projektit.csv"));
    // The same without reading anything else, also when a part has errors.
    let folder = files().with(&in_meeting("projektit.csv"), "").write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let (exports, problems) = workspace.exports("RISE", id("2027-Q1")).unwrap();
    assert_eq!(exports.len(), loaded.exports.len() - 1);
    assert_eq!(problems.len(), 1);
    assert!(workspace.exports("RISE", id("2030-Q1")).is_err());
}

#[test]
fn the_agreement_is_of_the_year_or_the_nearest_before_or_after() {
    let agreement = |files: &Files, meeting: &str| {
        let folder = files.write();
        let workspace = Workspace::open(folder.path(), can_show).unwrap();
        let loaded = workspace.meeting("RISE", id(meeting)).unwrap();
        (loaded.dossier.agreement.agreement.year, loaded.remarks)
    };
    let later = "vuodella 2026 ei ole sopimusta; palvelut ovat vuoden 2027 sopimuksesta";
    assert_eq!(agreement(&files(), "2026-Q4"), (2027, vec![later.to_owned()]));
    assert_eq!(agreement(&files(), "2027-Q1"), (2027, Vec::new()));
}

#[test]
fn attachments_are_listed_and_read_when_they_are_needed() {
    let files = files()
        .with(&in_meeting("liitteet/B.pdf"), "%PDF")
        .with(&in_meeting("liitteet/A äö.xlsx"), "PK")
        .with(&in_meeting("liitteet/~$A äö.xlsx"), "x")
        .with(&in_meeting("liitteet/.piilossa"), "x");
    let folder = files.write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let loaded = workspace.meeting("RISE", id("2027-Q1")).unwrap();
    let names: Vec<(&str, u64)> = loaded
        .attachments
        .iter()
        .map(|attachment| (attachment.name.as_str(), attachment.bytes))
        .collect();
    assert_eq!(names, [("A äö.xlsx", 2), ("B.pdf", 4)]);
    assert_eq!(loaded.attachment(&loaded.attachments[1]).unwrap(), b"%PDF");
    std::fs::remove_file(folder.path().join(in_meeting("liitteet/B.pdf"))).unwrap();
    assert!(loaded.attachment(&loaded.attachments[1]).is_err());
}

#[test]
fn the_meetings_are_listed_in_order() {
    let files = files()
        .with("asiakkaat/RISE/kokoukset/2026-Q1/poytakirja-2025-Q4.docx", "x")
        .with("asiakkaat/RISE/kokoukset/muistio.txt", "x");
    let folder = files.write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let ids: Vec<String> = workspace
        .meetings("RISE")
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(ids, ["2026-Q1", "2026-Q4", "2027-Q1"]);
    assert!(workspace.meetings("KKO").unwrap().is_empty());
    // Where only minutes have been written, nothing is known of the meeting yet.
    let loaded = workspace.meeting("RISE", id("2027-Q1")).unwrap();
    assert_eq!(loaded.dossier.earlier.len(), 1);
}

#[test]
fn common_costs_are_read_once_however_many_ask_for_them() {
    let folder = files().write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let start = Barrier::new(8);
    let budgets: Vec<_> = thread::scope(|scope| {
        let ask = || {
            start.wait();
            workspace.budget("RISE", 2027).unwrap().unwrap().finance
        };
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(budgets.windows(2).all(|pair| pair[0] == pair[1]));
    // What is changed afterwards is not seen.
    std::fs::write(folder.path().join(in_shared("jyvitys.csv")), "").unwrap();
    assert_eq!(
        workspace.budget("RISE", 2027).unwrap().unwrap().finance,
        budgets[0]
    );
    let anew = Workspace::open(folder.path(), can_show).unwrap();
    assert!(anew.budget("RISE", 2027).is_err());
}

#[test]
fn a_version_is_locked_from_the_budget_without_its_lock() {
    let folder = files()
        .edit(&in_budget("tae-b1.csv"), "1000,25", "999,25")
        .write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    assert!(workspace.budget("RISE", 2027).is_err());
    let version = BudgetVersion::TaeB1;
    let budget = workspace.budget_to_lock("RISE", 2027, version).unwrap().unwrap();
    assert_eq!(
        budget.finance.versions[&version][0].amount,
        Money::from_cents(99_925)
    );
    assert_eq!(budget.lock_file(version), in_budget("lukitut/tae-b1.json"));
    assert_eq!(budget.folder_file(""), BUDGET);
    assert_eq!(budget.remarks, ["versiota TAE\u{a0}B1 ei ole lukittu"]);
    assert!(workspace.budget("RISE", 2026).unwrap().is_none());
    assert_eq!(workspace.budget_years("RISE").unwrap(), [2027]);
}

#[test]
fn a_glance_at_the_files_tells_what_there_is() {
    let files = files()
        .with(&in_meeting("aineisto/01-kutsu.ics"), "x")
        .with(&in_meeting("aineisto/~$02-asialista.docx"), "x")
        .with(&in_meeting("poytakirja-2026-Q4.docx"), "x")
        .with(&in_meeting("poytakirja-2026-Q4.pdf"), "x")
        .with("asiakkaat/RISE/sopimukset/2027/luonnokset/Liite 1.docx", "x")
        .with("asiakkaat/RISE/sopimukset/2027/Palvelusopimus 2027 RISE.pdf", "x")
        .with("asiakkaat/RISE/kokoukset/2027-Q2/poytakirja-2027-Q1.docx", "x");
    let folder = files.write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let facts = workspace.facts("RISE").unwrap();
    assert!(
        facts.customer.is_some() && facts.problems.is_empty(),
        "{:?}",
        facts.problems
    );
    let [agreement] = facts.agreements.as_slice() else {
        panic!("{:?}", facts.agreements);
    };
    assert_eq!((agreement.year, agreement.agreement.is_some()), (2027, true));
    assert_eq!(agreement.drafts, ["Liite 1.docx"]);
    assert_eq!(agreement.finals, ["Palvelusopimus 2027 RISE.pdf"]);
    let [held, coming, later] = facts.meetings.as_slice() else {
        panic!("{:?}", facts.meetings);
    };
    assert_eq!(
        (held.id, held.has_notes, held.tables.len()),
        (id("2026-Q4"), true, 0)
    );
    assert_eq!(held.folder, PREVIOUS);
    assert!(coming.meeting.is_some() && !coming.has_notes);
    assert_eq!(
        coming.tables,
        [
            Source::ServiceStatus,
            Source::Needs,
            Source::Projects,
            Source::Survey
        ]
    );
    assert_eq!(coming.pack, ["01-kutsu.ics"]);
    assert_eq!(
        coming.minutes,
        ["poytakirja-2026-Q4.docx", "poytakirja-2026-Q4.pdf"]
    );
    assert!(later.meeting.is_none());
    let [budget] = facts.budgets.as_slice() else {
        panic!("{:?}", facts.budgets);
    };
    assert_eq!(budget.versions, [BudgetVersion::TaeB0, BudgetVersion::TaeB1]);
    assert_eq!(
        (budget.locked.as_slice(), budget.has_actuals),
        (&[BudgetVersion::TaeB1][..], true)
    );
}

#[test]
fn a_glance_at_files_with_errors_tells_them_too() {
    let files = files()
        .with(&in_meeting("kokous.json"), "{")
        .with("asiakkaat/RISE/kokoukset/2027-q2/kokous.json", "{}")
        .edit(&format!("{PREVIOUS}/kokous.json"), "\"2026-Q4\"", "\"2026-Q3\"")
        .edit("asiakkaat/RISE/sopimukset/2027/sopimus.json", "luonnos", "kesken");
    let folder = files.write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let facts = workspace.facts("RISE").unwrap();
    assert_eq!(facts.problems.len(), 4, "{:?}", facts.problems);
    assert!(facts.meetings.iter().all(|meeting| meeting.meeting.is_none()));
    assert!(facts.agreements[0].agreement.is_none());
    assert_eq!(workspace.facts("../RISE").unwrap().problems.len(), 1);
    assert_eq!(workspace.facts("KKO").unwrap().problems.len(), 1);
}
