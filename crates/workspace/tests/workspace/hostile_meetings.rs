//! Files of meetings that come from anyone: nothing makes the reader panic, hang or leave the workspace.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use vuosikello_ooxml::Package;
use vuosikello_workspace::{Failure, Workspace};

use crate::fixture::can_show;
use crate::hostile::{SHEET, changes, mutated};
use crate::meetings::{
    PREVIOUS, SURVEY, files, id, in_budget, in_meeting, in_previous, in_shared, problems, shown,
};

static SURVEY_PACKAGE: LazyLock<Package> = LazyLock::new(|| Package::read(&SURVEY.xlsx()).unwrap());

#[cfg(unix)]
#[test]
fn attachments_and_meetings_outside_the_workspace_are_not_read() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("kokous.json"), "{}").unwrap();
    let link = |from: &Path, to: &Path| std::os::unix::fs::symlink(to, from).unwrap();
    let read = |folder: &Path| {
        let workspace = Workspace::open(folder, can_show).unwrap();
        match workspace.meeting("RISE", id("2027-Q1")) {
            Ok(_) => panic!("the link was followed"),
            Err(Failure::Problems(problems)) => shown(&problems),
            Err(other) => panic!("{other}"),
        }
    };
    let folder = files().with(&in_meeting("liitteet/a.txt"), "x").write();
    let attachments = folder.path().join(in_meeting("liitteet"));
    link(&attachments.join("b.txt"), &elsewhere.path().join("kokous.json"));
    assert_eq!(
        read(folder.path()),
        ["…/liitteet/b.txt: linkki johtaa työtilan ulkopuolelle → kopioi tiedosto työtilaan"]
    );
    let folder = files()
        .without_folder(PREVIOUS)
        .edit(&in_meeting("kokous.json"), "\"2026-Q4/1\"", "");
    let folder = folder.write();
    link(&folder.path().join(PREVIOUS), elsewhere.path());
    assert_eq!(
        read(folder.path()),
        ["‥: linkki johtaa työtilan ulkopuolelle → kopioi kansio työtilaan"]
    );
}

#[test]
fn a_hostile_survey_is_bounded() {
    let rows = "8;;;\n".repeat(10_002);
    let many = format!("jatkuvat_palvelut;projektipalvelut;suositus;parannettavaa\n{rows}");
    let long = format!("parannettavaa\n{}", "a".repeat(10_001));
    for (survey, expected) in [
        (
            many,
            "…/kysely.csv, A10002: taulukossa saa olla enintään 10000 riviä ja 100 saraketta → poista ylimääräiset rivit ja sarakkeet",
        ),
        (
            long,
            "…/kysely.csv, A2: tekstissä on 10001 merkkiä, mutta siinä saa olla enintään 10000 → lyhennä tekstiä tai jaa se kappaleisiin",
        ),
        ("[".repeat(1_000), "…/kysely.csv, A1: mikään rivi ei ole"),
    ] {
        let files = files().with(&in_meeting("kysely.csv"), survey);
        let problems = problems(&files);
        assert!(
            problems.iter().any(|line| line.starts_with(expected)),
            "{problems:?}"
        );
    }
}

fn files_of_meeting() -> Vec<String> {
    vec![
        in_meeting("kokous.json"),
        in_meeting("palvelutilanne.csv"),
        in_meeting("projektit.csv"),
        in_meeting("kysely.csv"),
        in_previous("kokous.json"),
        in_previous("muistiinpanot.md"),
        in_budget("tae-b1.csv"),
        in_budget("toteuma.csv"),
        in_budget("lukitut/tae-b1.json"),
        in_shared("jyvitys.csv"),
        in_shared("tae-b0.csv"),
    ]
}

proptest! {
    // Each case writes a whole workspace.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_reader_of_meetings_panic(
        file in prop::sample::select(files_of_meeting()),
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let _ = problems(&files().with(&file, bytes));
    }

    #[test]
    fn no_change_to_a_file_of_a_meeting_makes_the_reader_panic(
        file in prop::sample::select(files_of_meeting()),
        changes in changes(),
    ) {
        let files = files();
        let content = mutated(files.content(&file), &changes);
        let _ = problems(&files.with(&file, content));
    }

    #[test]
    fn no_change_to_a_survey_in_excel_makes_the_reader_panic(
        part in prop::sample::select(vec![SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"]),
        changes in changes(),
    ) {
        let mut survey = SURVEY_PACKAGE.clone();
        let content = mutated(survey.part(part).unwrap().to_vec(), &changes);
        survey.insert(part, "", content);
        let files = files()
            .without(&in_meeting("kysely.csv"))
            .with(&in_meeting("kysely.xlsx"), survey.write().unwrap());
        let _ = problems(&files);
    }
}
