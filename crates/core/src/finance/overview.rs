//! The views of a budget: *Valtori + muut palvelut*, by service, by month, and the largest deviations.

use std::collections::{BTreeMap, BTreeSet};

use super::{BudgetVersion, Figures, Finance, VersionLine};
use crate::{Configuration, CostGroup, Dossier, Meeting, Money, Month};

/// A row of the top view: a group of cost types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopRow {
    /// The name of the group, for example *Valtori-palvelut*.
    pub name: String,
    /// Its figures.
    pub figures: Figures,
    /// The cost types in it, in the order of the settings.
    pub cost_types: Vec<CostView>,
}

/// The figures of a cost type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostView {
    /// The cost type.
    pub cost_type: String,
    /// Its figures.
    pub figures: Figures,
}

/// A row of the view by service: a service, a development item, or a line without a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRow {
    /// The id of the target, where there is one.
    pub target: Option<String>,
    /// The name of the target, or the line's own description.
    pub name: String,
    /// The cost types of its lines, in the order of the settings.
    pub cost_types: Vec<String>,
    /// Its figures.
    pub figures: Figures,
    /// Why the forecast deviates from the budget; `None` where no reason is given.
    pub reason: Option<String>,
}

impl ServiceRow {
    /// Stands in the place of a reason that nobody has given.
    pub const NO_REASON: &'static str = "syy puuttuu";
}

/// A row of the view by month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRow {
    /// The month.
    pub month: Month,
    /// The actual costs of the month.
    pub actual: Money,
    /// The actual costs from the beginning of the year.
    pub cumulative: Money,
}

/// All views of a budget at the time of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinanceOverview {
    /// The year.
    pub year: i32,
    /// The version that is compared with.
    pub budget_version: BudgetVersion,
    /// The version of the forecast, where there is one.
    pub forecast_version: Option<BudgetVersion>,
    /// The last month that has actuals.
    pub actuals_to: Option<Month>,
    /// The top view; its rows sum to `total`.
    pub top: Vec<TopRow>,
    /// The view by service; its rows sum to `total`. In the order of the services, then of the development items, then lines
    /// without a target.
    pub services: Vec<ServiceRow>,
    /// The months of the year that have actuals, in order, without a gap; the last cumulative sum is the total's actual.
    pub months: Vec<MonthRow>,
    /// All of it.
    pub total: Figures,
}

impl FinanceOverview {
    /// The views of `finance`; `None` when it has no version to compare with.
    pub fn of(
        configuration: &Configuration,
        dossier: &Dossier,
        meeting: &Meeting,
        finance: &Finance,
    ) -> Option<Self> {
        let has = |version: &BudgetVersion| finance.versions.contains_key(version);
        let budget_version = meeting.budget.filter(has).or(finance.budget_version())?;
        let forecast_version = meeting
            .forecast
            .filter(has)
            .or(finance.forecast_version())
            .filter(|version| *version != budget_version);
        let cells = cells(finance, budget_version, forecast_version);
        let top = top(configuration, &cells);
        let total = top.iter().map(|row| row.figures).sum();
        Some(Self {
            year: finance.year,
            budget_version,
            forecast_version,
            actuals_to: finance.actuals.iter().map(|line| line.month).max(),
            top,
            services: services(configuration, dossier, finance, forecast_version, &cells),
            months: months(finance),
            total,
        })
    }

    /// The rows by service whose forecast deviates from the budget, the largest deviation first.
    pub fn deviations(&self) -> Vec<&ServiceRow> {
        let size = |row: &ServiceRow| row.figures.deviation().map_or(0, |d| d.cents().unsigned_abs());
        let mut rows: Vec<&ServiceRow> = self.services.iter().filter(|row| size(row) > 0).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(size(row)));
        rows
    }
}

/// What a line is about: its target, or, without one, its description.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Target(String),
    Description(String),
}

impl Subject {
    fn of(target: Option<&String>, description: &str) -> Self {
        match target {
            Some(target) => Self::Target(target.clone()),
            None => Self::Description(description.to_owned()),
        }
    }
}

/// The figures of each subject and cost type.
type Cells = BTreeMap<(Subject, String), Figures>;

fn cells(finance: &Finance, budget: BudgetVersion, forecast: Option<BudgetVersion>) -> Cells {
    let mut cells = Cells::new();
    let empty = Figures {
        forecast: forecast.map(|_| Money::ZERO),
        ..Figures::default()
    };
    let mut add = |target: Option<&String>, description: &str, cost_type: &str, figures: Figures| {
        let cell = cells
            .entry((Subject::of(target, description), cost_type.to_owned()))
            .or_insert(empty);
        *cell = [*cell, figures].into_iter().sum();
    };
    let lines = |version| finance.versions.get(&version).into_iter().flatten();
    for line in lines(budget) {
        let figures = Figures {
            budget: line.amount,
            ..empty
        };
        add(line.target.as_ref(), &line.description, &line.cost_type, figures);
    }
    for line in forecast.into_iter().flat_map(lines) {
        let figures = Figures {
            forecast: Some(line.amount),
            ..empty
        };
        add(line.target.as_ref(), &line.description, &line.cost_type, figures);
    }
    for line in &finance.actuals {
        let figures = Figures {
            actual: line.amount,
            ..empty
        };
        add(line.target.as_ref(), &line.description, &line.cost_type, figures);
    }
    cells
}

fn top(configuration: &Configuration, cells: &Cells) -> Vec<TopRow> {
    let cost_types = &configuration.defaults.cost_types;
    let groups = CostGroup::complete(&configuration.defaults.cost_groups, cost_types);
    let view = |cost_type: &String| {
        let of_type = cells.iter().filter(|((_, of), _)| of == cost_type);
        let figures: Vec<Figures> = of_type.map(|(_, figures)| *figures).collect();
        (!figures.is_empty()).then(|| CostView {
            cost_type: cost_type.clone(),
            figures: figures.into_iter().sum(),
        })
    };
    groups
        .into_iter()
        .map(|group| {
            let cost_types: Vec<CostView> = group.cost_types.iter().filter_map(view).collect();
            TopRow {
                name: group.name,
                figures: cost_types.iter().map(|view| view.figures).sum(),
                cost_types,
            }
        })
        .filter(|row| !row.cost_types.is_empty())
        .collect()
}

fn services(
    configuration: &Configuration,
    dossier: &Dossier,
    finance: &Finance,
    forecast: Option<BudgetVersion>,
    cells: &Cells,
) -> Vec<ServiceRow> {
    let services = dossier
        .services
        .iter()
        .map(|service| (&service.id, &service.name));
    let development = dossier.development.iter().map(|item| (&item.id, &item.name));
    let known: Vec<(&String, &String)> = services.chain(development).collect();
    let forecast_lines: Vec<&VersionLine> = forecast
        .and_then(|version| finance.versions.get(&version))
        .into_iter()
        .flatten()
        .collect();
    let subjects: BTreeSet<&Subject> = cells.keys().map(|(subject, _)| subject).collect();
    let mut rows: Vec<(usize, ServiceRow)> = subjects
        .into_iter()
        .map(|subject| {
            let of_subject = || cells.iter().filter(move |((of, _), _)| of == subject);
            let is_used = |cost_type: &&String| of_subject().any(|((_, of), _)| of == *cost_type);
            let (target, name, place) = match subject {
                Subject::Target(id) => {
                    let place = known.iter().position(|(known, _)| *known == id);
                    let name = place
                        .and_then(|place| known.get(place))
                        .map_or(id, |(_, name)| *name);
                    (Some(id.clone()), name.clone(), place.unwrap_or(known.len()))
                }
                Subject::Description(text) => (None, text.clone(), known.len() + 1),
            };
            let row = ServiceRow {
                target,
                name,
                cost_types: configuration
                    .defaults
                    .cost_types
                    .iter()
                    .filter(is_used)
                    .cloned()
                    .collect(),
                figures: of_subject().map(|(_, figures)| *figures).sum(),
                reason: reason(&forecast_lines, subject),
            };
            (place, row)
        })
        .collect();
    rows.sort_by(|(a, row_a), (b, row_b)| a.cmp(b).then_with(|| row_a.name.cmp(&row_b.name)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The reasons that the forecast's lines of a subject give, each once.
fn reason(lines: &[&VersionLine], subject: &Subject) -> Option<String> {
    let mut reasons: Vec<&str> = Vec::new();
    for line in lines {
        if Subject::of(line.target.as_ref(), &line.description) == *subject
            && let Some(reason) = line.reason.as_deref()
            && !reasons.contains(&reason)
        {
            reasons.push(reason);
        }
    }
    (!reasons.is_empty()).then(|| reasons.join(" "))
}

fn months(finance: &Finance) -> Vec<MonthRow> {
    let Some(last) = finance.actuals.iter().map(|line| line.month).max() else {
        return Vec::new();
    };
    let mut cumulative = Money::ZERO;
    (1..=last.number())
        .filter_map(|number| Month::new(finance.year, number))
        .map(|month| {
            let of_month = finance.actuals.iter().filter(|line| line.month == month);
            let actual: Money = of_month.map(|line| line.amount).sum();
            cumulative = [cumulative, actual].into_iter().sum();
            MonthRow {
                month,
                actual,
                cumulative,
            }
        })
        .collect()
}
