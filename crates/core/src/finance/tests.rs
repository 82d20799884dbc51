//! The views of a budget: what they show, and that they all sum to the same.

use proptest::prelude::*;

use super::example::{actual, finance, lock, shared, version_line};
use super::*;
use crate::check::example::{configuration, dossier};
use crate::meeting::example::meeting;
use crate::{Configuration, Meeting, Money, Month};

use BudgetVersion::{Closing, TaeB0, TaeB1, TaeB2, TaeB3, Tpe1, Tpe2};

fn overview(configuration: &Configuration, meeting: &Meeting, finance: &Finance) -> Option<FinanceOverview> {
    FinanceOverview::of(configuration, &dossier(), meeting, finance)
}

fn of(finance: &Finance) -> FinanceOverview {
    overview(&configuration(), &meeting("2027-Q1", "9.3.2027"), finance).unwrap()
}

fn figures(budget: i64, actual: i64, forecast: i64) -> Figures {
    Figures {
        budget: Money::from_cents(budget),
        actual: Money::from_cents(actual),
        forecast: Some(Money::from_cents(forecast)),
    }
}

#[test]
fn a_budget_has_its_views() {
    let mut finance = finance();
    let shared = shared();
    finance.add(shared.versions_of("RISE"), shared.actuals_of("RISE"));
    let live = finance.versions.get_mut(&TaeB0).unwrap();
    live[0].reason = Some("Hinta nousi.".into());
    live.push(VersionLine {
        reason: Some("Lisää käyttäjiä.".into()),
        ..version_line("Ylläpito", Some("P1"), 500)
    });
    live.push(version_line("Valtori-palvelut", None, 200));
    live.push(version_line("Projektit ja ohjelmat", Some("K1"), 0));
    let overview = of(&finance);
    assert_eq!(
        (overview.budget_version, overview.forecast_version),
        (TaeB1, Some(TaeB0))
    );
    assert_eq!(overview.actuals_to, Month::new(2027, 3));
    let top: Vec<(&str, Figures)> = overview
        .top
        .iter()
        .map(|row| (row.name.as_str(), row.figures))
        .collect();
    assert_eq!(
        top,
        [
            ("Valtori-palvelut", figures(0, 0, 200)),
            ("Muut palvelut", figures(22_667, 2_067, 24_167)),
        ]
    );
    let types = overview.top[1]
        .cost_types
        .iter()
        .map(|view| view.cost_type.as_str());
    let types: Vec<&str> = types.collect();
    assert_eq!(
        types,
        [
            "Ylläpito",
            "Henkilötyö",
            "Yhteiset palvelut",
            "Projektit ja ohjelmat"
        ]
    );
    let services: Vec<(&str, Figures, Option<&str>)> = overview
        .services
        .iter()
        .map(|row| (row.name.as_str(), row.figures, row.reason.as_deref()))
        .collect();
    assert_eq!(
        services,
        [
            (
                "Palvelu",
                figures(10_000, 900, 11_500),
                Some("Hinta nousi. Lisää käyttäjiä.")
            ),
            ("Kehitys", figures(0, 0, 0), None),
            ("Tuki", figures(667, 67, 667), None),
            ("Työ", figures(12_000, 1_100, 12_200), None),
        ]
    );
    assert_eq!(
        overview.services[3].cost_types,
        ["Henkilötyö", "Valtori-palvelut"]
    );
    let months: Vec<(u8, i64, i64)> = overview
        .months
        .iter()
        .map(|row| (row.month.number(), row.actual.cents(), row.cumulative.cents()))
        .collect();
    assert_eq!(months, [(1, 967, 967), (2, 0, 967), (3, 1_100, 2_067)]);
    assert_eq!(overview.total, figures(22_667, 2_067, 24_367));
    // The largest deviation first.
    let deviations: Vec<&str> = overview
        .deviations()
        .iter()
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(deviations, ["Palvelu", "Työ"]);
}

#[test]
fn the_latest_round_is_compared_with_the_latest_forecast() {
    let of_versions = |versions: &[BudgetVersion]| {
        let versions = versions.iter().map(|version| (*version, Vec::new())).collect();
        let finance = Finance {
            versions,
            ..Finance::default()
        };
        (finance.budget_version(), finance.forecast_version())
    };
    assert_eq!(of_versions(&[]), (None, None));
    assert_eq!(of_versions(&[TaeB0]), (Some(TaeB0), None));
    assert_eq!(of_versions(&[TaeB0, TaeB1, TaeB2]), (Some(TaeB2), Some(TaeB0)));
    assert_eq!(of_versions(&[TaeB0, TaeB3, Tpe1]), (Some(TaeB3), Some(Tpe1)));
    assert_eq!(of_versions(&[TaeB3, Tpe1, Tpe2]), (Some(TaeB3), Some(Tpe2)));
    assert_eq!(of_versions(&[TaeB3, Tpe2, Closing]), (Some(TaeB3), Some(Closing)));
    assert_eq!(of_versions(&[Tpe1]), (None, Some(Tpe1)));
}

#[test]
fn a_meeting_may_choose_its_versions() {
    let mut finance = finance();
    finance
        .versions
        .insert(Tpe1, vec![version_line("Henkilötyö", None, 5)]);
    let mut meeting = meeting("2027-Q2", "8.6.2027");
    (meeting.budget, meeting.forecast) = (Some(TaeB0), Some(TaeB1));
    let chosen = overview(&configuration(), &meeting, &finance).unwrap();
    assert_eq!(
        (chosen.budget_version, chosen.forecast_version),
        (TaeB0, Some(TaeB1))
    );
    assert_eq!(chosen.total, figures(23_000, 2_000, 22_000));
    // A version that is not there is reported by the check; the usual one takes its place.
    (meeting.budget, meeting.forecast) = (Some(TaeB3), None);
    let usual = overview(&configuration(), &meeting, &finance).unwrap();
    assert_eq!(
        (usual.budget_version, usual.forecast_version),
        (TaeB1, Some(Tpe1))
    );
    assert_eq!(overview(&configuration(), &meeting, &Finance::default()), None);
}

#[test]
fn common_costs_come_to_the_versions_that_the_customer_has() {
    let shared = shared();
    let with = |versions: &[BudgetVersion]| {
        let mut finance = Finance {
            versions: versions.iter().map(|version| (*version, Vec::new())).collect(),
            ..Finance::default()
        };
        finance.add(shared.versions_of("RISE"), shared.actuals_of("RISE"));
        finance
            .versions
            .into_iter()
            .map(|(version, lines)| (version, lines.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(with(&[TaeB1, TaeB3]), [(TaeB1, 1), (TaeB3, 0)]);
    assert_eq!(with(&[]), [(TaeB0, 1), (TaeB1, 1)]);
    assert!(shared.versions_of("OM").is_empty() && shared.actuals_of("OM").is_empty());
    assert!(shared.concern("RISE") && !shared.concern("OM"));
}

#[test]
fn every_cost_type_is_in_one_group() {
    let group = |name: &str, cost_types: &[&str]| CostGroup {
        name: name.to_owned(),
        cost_types: cost_types.iter().map(|name| (*name).to_owned()).collect(),
    };
    let all = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(
        CostGroup::complete(&[group("x", &["b", "z"]), group("y", &["b"])], &all),
        [
            group("x", &["b"]),
            group("y", &[]),
            group("Muut palvelut", &["a", "c"])
        ]
    );
    assert_eq!(
        CostGroup::complete(&[group("Muut palvelut", &["c"]), group("x", &["b"])], &all),
        [group("Muut palvelut", &["c", "a"]), group("x", &["b"])]
    );
    assert_eq!(
        CostGroup::complete(&[group("x", &["a", "b", "c"])], &all),
        [group("x", &["a", "b", "c"])]
    );
}

#[test]
fn a_lock_names_the_lines_that_differ() {
    let lock = lock();
    assert_eq!(lock.differences(&lock.lines), []);
    let mut lines = lock.lines.clone();
    lines.remove(0);
    lines.push(version_line("Ylläpito", Some("K1"), 1));
    lines[0].amount = Money::from_cents(-1);
    let told: Vec<(String, Option<i64>, Option<i64>)> = lock
        .differences(&lines)
        .iter()
        .map(|d| {
            (
                d.name().to_owned(),
                d.locked.map(Money::cents),
                d.now.map(Money::cents),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Työ".to_owned(), Some(12_000), Some(-1)),
            ("K1".to_owned(), None, Some(1)),
            ("P1".to_owned(), Some(10_000), None),
        ]
    );
}

fn cost_type() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Ylläpito",
        "Henkilötyö",
        "Valtori-palvelut",
        "Yhteiset palvelut",
        "Tuntematon",
    ])
}

fn target() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![Some("P1"), Some("K1"), Some("P9"), None])
}

fn cents() -> impl Strategy<Value = i64> {
    -10_000_000_000i64..10_000_000_000
}

fn lines() -> impl Strategy<Value = Vec<VersionLine>> {
    let line = (cost_type(), target(), cents())
        .prop_map(|(cost_type, target, cents)| version_line(cost_type, target, cents));
    prop::collection::vec(line, 0..12)
}

fn a_finance() -> impl Strategy<Value = Finance> {
    let version = prop::sample::select(BudgetVersion::ALL.to_vec());
    let month = (0i32..2, 1u8..=12).prop_map(|(year, month)| Month::new(2027 + year, month).unwrap());
    let actuals =
        (month, cost_type(), target(), cents()).prop_map(|(month, cost_type, target, cents)| ActualLine {
            month,
            ..actual(1, cost_type, target, cents)
        });
    (
        prop::collection::btree_map(version, lines(), 0..5),
        prop::collection::vec(actuals, 0..30),
    )
        .prop_map(|(versions, actuals)| Finance {
            risks: None,
            year: 2027,
            versions,
            actuals,
            locks: BTreeMap::new(),
        })
}

fn some_groups() -> impl Strategy<Value = Vec<CostGroup>> {
    let group = ("[ab]|Muut palvelut", prop::collection::vec(cost_type(), 0..4)).prop_map(|(name, types)| {
        CostGroup {
            name,
            cost_types: types.into_iter().map(str::to_owned).collect(),
        }
    });
    prop::collection::vec(group, 0..4)
}

proptest! {
    #[test]
    fn every_view_sums_to_the_total_to_the_cent(finance in a_finance(), groups in some_groups()) {
        let mut configuration = configuration();
        configuration.defaults.cost_groups = groups;
        let Some(overview) = overview(&configuration, &meeting("2027-Q1", "9.3.2027"), &finance) else {
            prop_assert_eq!(finance.budget_version(), None);
            return Ok(());
        };
        let total = overview.total;
        let sum = |version: BudgetVersion| -> Money {
            finance.versions.get(&version).into_iter().flatten().map(|line| line.amount).sum()
        };
        prop_assert_eq!(total.budget, sum(overview.budget_version));
        prop_assert_eq!(total.forecast, overview.forecast_version.map(sum));
        let of_year = finance.actuals.iter().filter(|line| line.month.year() == 2027);
        prop_assert_eq!(total.actual, of_year.map(|line| line.amount).sum());
        if !overview.top.is_empty() {
            let by_group: Figures = overview.top.iter().map(|row| row.figures).sum();
            let by_type: Figures = overview.top.iter().flat_map(|row| &row.cost_types).map(|view| view.figures).sum();
            let by_service: Figures = overview.services.iter().map(|row| row.figures).sum();
            prop_assert_eq!((by_group, by_type, by_service), (total, total, total));
        }
        let last = overview.months.last().map_or(Money::ZERO, |row| row.cumulative);
        prop_assert_eq!(last, total.actual);
        prop_assert_eq!(overview.months.last().map(|row| row.month), overview.actuals_to);
        let sizes: Vec<u64> = overview
            .deviations()
            .iter()
            .map(|row| row.figures.deviation().unwrap().cents().unsigned_abs())
            .collect();
        prop_assert!(sizes.is_sorted_by(|a, b| a >= b));
    }

    #[test]
    fn the_parts_of_all_customers_sum_to_the_whole(
        weights in prop::collection::vec((0u32..1_000_000_000, 0u8..5), 1..15),
        whole in cents(),
    ) {
        let keys = weights.iter().map(|(weight, customer)| KeyShare {
            key: "käyttäjät".into(),
            customer: customer.to_string(),
            weight: *weight,
        });
        let shared = SharedCosts { keys: keys.collect(), ..SharedCosts::default() };
        let part = |customer: u8| shared.share("käyttäjät", &customer.to_string(), Money::from_cents(whole));
        let parts: Vec<Money> = (0..5).filter_map(part).collect();
        if weights.iter().any(|(weight, _)| *weight > 0) {
            prop_assert_eq!(parts.into_iter().sum::<Money>().cents(), whole);
        } else {
            prop_assert!(parts.is_empty());
        }
    }

    #[test]
    fn a_lock_finds_every_change_of_a_sum_and_nothing_else(locked in lines(), now in lines()) {
        let lock = Lock::of(TaeB1, lock().date, &locked);
        prop_assert!(lock.differences(&locked).is_empty());
        let mut sums: BTreeMap<(String, String), (Option<i64>, Option<i64>)> = BTreeMap::new();
        let name = |line: &VersionLine| (line.cost_type.clone(), line.target.clone().unwrap_or_default());
        for line in &locked {
            *sums.entry(name(line)).or_default().0.get_or_insert(0) += line.amount.cents();
        }
        for line in &now {
            *sums.entry(name(line)).or_default().1.get_or_insert(0) += line.amount.cents();
        }
        let expected = sums.values().filter(|(before, after)| before != after).count();
        let differences = lock.differences(&now);
        prop_assert_eq!(differences.len(), expected);
        for difference in differences {
            let name = (difference.cost_type.clone(), difference.target.clone().unwrap_or_default());
            let cents = |money: Option<Money>| money.map(Money::cents);
            prop_assert_eq!(sums.get(&name), Some(&(cents(difference.locked), cents(difference.now))));
        }
    }
}
