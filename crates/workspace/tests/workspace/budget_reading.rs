//! What budgets without errors give.

use std::sync::Barrier;
use std::thread;

use vuosikello_core::{BudgetVersion, DataFolder, Date, Likelihood, Money, Period};
use vuosikello_workspace::Workspace;

use crate::fixture::{Cell, can_show, workbook};
use crate::meetings::{BUDGET, files, in_budget, in_shared, read};

#[test]
fn a_budget_has_its_locks_and_the_shares_of_common_costs() {
    let loaded = read(&files()).unwrap();
    let finance = loaded.dossier.into_inner().finance.unwrap();
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
fn risks_are_read_with_the_budget_and_missing_ones_are_missing() {
    let risks = |files| read(&files).unwrap().dossier.into_inner().finance.unwrap().risks;
    assert_eq!(risks(files()), None);
    let table = "Riski;Todennäköisyys;Vaikutus;Varautuminen;Versio\n\
        Hinnat nousevat.;suuri;12 000,50 €;Neuvotellaan.;TAE B1\nTestaus viivästyy.;pieni;;;\n";
    let found = risks(files().with(&in_budget("riskit.csv"), table)).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].likelihood, Likelihood::High);
    assert_eq!(found[0].impact, Some(Money::from_cents(1_200_050)));
    assert_eq!(found[0].version, Some(BudgetVersion::TaeB1));
    assert_eq!((found[1].impact, found[1].version), (None, None));
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
    let finance = read(&excel).unwrap().dossier.into_inner().finance.unwrap();
    for line in &finance.actuals[..3] {
        assert_eq!(
            (line.month.to_string(), line.extracted),
            ("3/2027".to_owned(), Date::parse("1.3.2027").ok())
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
    let finance = read(&excel).unwrap().dossier.into_inner().finance.unwrap();
    assert_eq!(
        finance.versions[&BudgetVersion::TaeB0][0].amount,
        Money::from_cents(1_500)
    );
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
    assert_eq!(
        DataFolder::LOCKS.path("RISE", Period::Year(2027)),
        in_budget("lukitut")
    );
    assert_eq!(budget.origin.folder(), BUDGET);
    assert_eq!(budget.remarks, ["versiota TAE\u{a0}B1 ei ole lukittu"]);
    assert!(workspace.budget("RISE", 2026).unwrap().is_none());
    assert_eq!(workspace.years(&DataFolder::BUDGET, "RISE").unwrap(), [2027]);
}
