//! What a customer's files tell at a glance, and how old its tables are.

use vuosikello_core::{BudgetVersion, DataFile, Date, Period};
use vuosikello_workspace::{Kinds, Workspace};

use crate::fixture::can_show;
use crate::meetings::{PREVIOUS, files, id, in_meeting, read};

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
        (DataFile::SERVICE_STATUS, "24.2.2027"),
        (DataFile::NEEDS, "25.2.2027"),
        (DataFile::ACTUALS, "24.2.2027"),
        (DataFile::SHARED_ACTUALS, "26.2.2027"),
    ] {
        let export = export(table);
        assert_eq!(
            (export.date, export.is_stated, export.goes_stale),
            (Date::parse(day).ok(), true, true)
        );
    }
    for (table, goes_stale) in [
        (DataFile::PROJECTS, true),
        (DataFile::SURVEY, false),
        (DataFile::version(BudgetVersion::TaeB0), true),
        (DataFile::version(BudgetVersion::TaeB1), false),
    ] {
        let export = export(table);
        assert!(export.date.is_some() && !export.is_stated, "{export:?}");
        assert_eq!(export.goes_stale, goes_stale, "{export:?}");
    }
    assert_eq!(export(DataFile::PROJECTS).file, in_meeting("projektit.csv"));
    // The same without reading anything else, also when a part has errors.
    let folder = files().with(&in_meeting("projektit.csv"), "").write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let (exports, problems) = workspace.exports("RISE", id("2027-Q1")).unwrap();
    assert_eq!(exports.len(), loaded.exports.len() - 1);
    assert_eq!(problems.len(), 1);
    assert!(workspace.exports("RISE", id("2030-Q1")).is_err());
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
    let inventory = Kinds::built_in().inventory(&workspace, "RISE").unwrap();
    assert!(
        inventory.customer.is_some() && inventory.problems.is_empty(),
        "{:?}",
        inventory.problems
    );
    let [agreement] = inventory.of("sopimus") else {
        panic!("{:?}", inventory.of("sopimus"));
    };
    assert_eq!(
        (agreement.period, agreement.is_right, agreement.is_settled),
        (Period::Year(2027), true, false)
    );
    assert_eq!(agreement.made("draft"), ["Liite 1.docx"]);
    assert_eq!(agreement.made("final"), ["Palvelusopimus 2027 RISE.pdf"]);
    let [held, coming, later] = inventory.of("kokous") else {
        panic!("{:?}", inventory.of("kokous"));
    };
    assert_eq!(
        (held.period, held.is_settled, held.data.as_slice()),
        (id("2026-Q4").into(), true, &[DataFile::MEETING][..])
    );
    assert_eq!(held.folder, PREVIOUS);
    assert!(coming.is_right && coming.date.is_some() && !coming.is_settled);
    assert_eq!(
        coming.data,
        [
            DataFile::MEETING,
            DataFile::SERVICE_STATUS,
            DataFile::NEEDS,
            DataFile::PROJECTS,
            DataFile::SURVEY
        ]
    );
    assert_eq!(coming.made("pack"), ["01-kutsu.ics"]);
    assert_eq!(
        coming.made("minutes"),
        ["poytakirja-2026-Q4.docx", "poytakirja-2026-Q4.pdf"]
    );
    assert!(!later.is_right && !later.is_planned);
    let [budget] = inventory.of("talousarvio") else {
        panic!("{:?}", inventory.of("talousarvio"));
    };
    assert_eq!(
        budget.data,
        [
            DataFile::version(BudgetVersion::TaeB0),
            DataFile::version(BudgetVersion::TaeB1),
            DataFile::ACTUALS,
            DataFile::lock(BudgetVersion::TaeB1),
        ]
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
    let inventory = Kinds::built_in().inventory(&workspace, "RISE").unwrap();
    assert_eq!(inventory.problems.len(), 4, "{:?}", inventory.problems);
    let mut folders = inventory.of("kokous").iter().chain(inventory.of("sopimus"));
    assert!(folders.all(|about| !about.is_right));
    for other in ["../RISE", "KKO"] {
        let inventory = Kinds::built_in().inventory(&workspace, other).unwrap();
        assert_eq!(inventory.problems.len(), 1, "{other}");
    }
}
