//! What meetings without errors give.

use vuosikello_core::{
    AgendaItem, BudgetVersion, DataFile, Grade, Money, NeedPhase, ProjectState, ServiceState,
};
use vuosikello_workspace::{CellName, Place, Workspace};

use crate::fixture::{Cell, Files, can_show, workbook};
use crate::meetings::{
    ACTUALS, BUDGET, FIRST, KEYS, LIVE, MEETING, NEEDS, PROJECTS, Rows, SERVICES, SHARED_ACTUALS,
    SHARED_LINES, SURVEY, files, id, in_budget, in_meeting, in_shared, read,
};

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
    let dossier = read(&files()).unwrap().dossier.into_inner();
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
            DataFile::MEETING,
            "/paivays",
            in_meeting("kokous.json"),
            Place::Line { line: 3, column: 14 },
        ),
        (
            DataFile::PROJECTS,
            "/0/tila",
            in_meeting("projektit.csv"),
            cell(1, 4, 2),
        ),
        (
            DataFile::SURVEY,
            "/1/suositus",
            in_meeting("kysely.csv"),
            cell(2, 2, 3),
        ),
        (
            DataFile::version(BudgetVersion::TaeB0),
            "/1/summa",
            in_budget("tae-b0.csv"),
            cell(2, 3, 3),
        ),
        (
            DataFile::ACTUALS,
            "/1/kuukausi",
            in_budget("toteuma.csv"),
            cell(2, 0, 3),
        ),
        (
            DataFile::shared_version(BudgetVersion::TaeB1),
            "/0/summa",
            in_shared("tae-b1.csv"),
            cell(1, 3, 2),
        ),
        (
            DataFile::AGREEMENT,
            "/vuosi",
            "asiakkaat/RISE/sopimukset/2027/sopimus.json".to_owned(),
            Place::Line { line: 2, column: 12 },
        ),
        (DataFile::NOTES, "7", in_meeting("muistiinpanot.md"), Place::File),
        (
            DataFile::version(BudgetVersion::Tpe2),
            "/0",
            in_budget("tpe-2"),
            Place::File,
        ),
    ] {
        assert_eq!(
            loaded.origin.locate(&part, pointer),
            (file, place),
            "{part:?} {pointer}"
        );
    }
    assert_eq!(loaded.origin.file("aineisto"), in_meeting("aineisto"));
    assert_eq!(loaded.origin.folder(), MEETING);
}

#[test]
fn a_part_that_has_not_come_is_missing_and_stops_nothing() {
    let bare = files()
        .without(&in_meeting("palvelutilanne.csv"))
        .without(&in_meeting("kehitystarpeet.csv"))
        .without(&in_meeting("projektit.csv"))
        .without(&in_meeting("kysely.csv"))
        .without_folder(BUDGET);
    let dossier = read(&bare).unwrap().dossier.into_inner();
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
            .into_inner()
            .survey;
        let answer = &answers.unwrap()[0];
        assert_eq!(
            answer.grades.iter().collect::<Vec<_>>(),
            [(&"palvelut".to_owned(), &Grade::whole(8))],
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
        read(&excel).unwrap().dossier.into_inner().survey.unwrap()[0].grades["palvelut"],
        7
    );
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
fn minutes_of_the_meeting_before_are_seen_in_the_folder() {
    let has = |file: &str| {
        let files = files().with(&in_meeting(file), "x");
        read(&files).unwrap().dossier.has_previous_minutes
    };
    assert!(has("poytakirja-2026-Q4.docx") && has("poytakirja-2026-Q4.pdf"));
    assert!(!has("poytakirja-2026-Q3.docx") && !has("poytakirja-2026-Q4x.docx"));
}
