//! What may make a budget not come true.

use std::cmp::Reverse;

use vuosikello_core::{BudgetVersion, Finance, Likelihood, Money, Risk};
use vuosikello_document::deck::{Block, Limit, Plot, PlotKind, TableBlock};
use vuosikello_document::{Cell, Column, ColumnKind, Light, Row, Table, Unit, View};

use super::amounts::AmountUnit;

/// The risks of a version, the likeliest first, and of equally likely ones that with the largest impact.
pub(super) fn of(finance: &Finance, version: BudgetVersion) -> Vec<&Risk> {
    let risks = finance.risks.iter().flatten();
    let mut risks: Vec<&Risk> = risks.filter(|risk| risk.concerns(version)).collect();
    let size = |risk: &Risk| risk.impact.map(|impact| impact.cents().unsigned_abs());
    risks.sort_by_key(|risk| Reverse((risk.likelihood, size(risk))));
    risks
}

/// The risks with bars of what they may cost; nothing where there are none, which the decision says.
pub(super) fn view(risks: &[&Risk]) -> View {
    if risks.is_empty() {
        return View::default();
    }
    let finding = finding(risks);
    // Columns in which no row has a value are left out.
    let has_impacts = risks.iter().any(|risk| risk.impact.is_some());
    let has_responses = risks.iter().any(|risk| risk.response.is_some());
    let unit = AmountUnit::of(risks.iter().filter_map(|risk| risk.impact));
    let mut columns = vec![
        Column::figures("Todennäköisyys", ColumnKind::Status),
        Column::text("Riski"),
    ];
    if has_impacts {
        columns.push(unit.column("Vaikutus").signed());
        columns.push(Column::text("Vähentää / lisää menoja"));
    }
    if has_responses {
        columns.push(Column::text("Varautuminen"));
    }
    let rows = risks.iter().map(|risk| {
        let mut cells = vec![
            Cell::status(light(risk.likelihood), risk.likelihood.label()),
            Cell::text(&risk.description),
        ];
        if has_impacts {
            cells.push(risk.impact.map_or(Cell::NoValue, |impact| unit.cell(impact)));
            cells.push(Cell::Empty);
        }
        if has_responses {
            cells.push(risk.response.as_ref().map_or(Cell::Empty, Cell::text));
        }
        Row::body(cells)
    });
    let impact = |is_wanted: fn(i64) -> bool| {
        let impacts = risks.iter().map(|risk| risk.impact.map(Money::cents));
        impacts.map(move |impact| impact.filter(|impact| is_wanted(*impact)))
    };
    let table = Table::new(&*finding, columns).with_rows(rows);
    let plot = has_impacts.then(|| {
        Plot::new(3, PlotKind::Bars, Unit::Euro, format!("Pylväät: {finding}"))
            .series("Vähentää menoja", impact(|impact| impact < 0))
            .series("Lisää menoja", impact(|impact| impact >= 0))
            .as_warning()
    });
    View::of(Block::Table(TableBlock {
        table,
        limit: Limit::NONE,
        plot,
    }))
    .note(finding)
}

fn light(likelihood: Likelihood) -> Light {
    match likelihood {
        Likelihood::Low => Light::Unknown,
        Likelihood::Medium => Light::Attention,
        Likelihood::High => Light::Bad,
    }
}

/// How many risks there are, and what they cost together.
fn finding(risks: &[&Risk]) -> String {
    let likely = risks.iter().filter(|risk| risk.likelihood == Likelihood::High);
    let count = match (risks.len(), likely.count()) {
        (1, _) => "Riskejä on yksi.".to_owned(),
        (all, 0) => format!("Riskejä on {all}, eikä minkään todennäköisyys ole suuri."),
        (all, 1) => format!("Riskejä on {all}, joista yhden todennäköisyys on suuri."),
        (all, likely) if all == likely => format!("Riskejä on {all}, ja kaikkien todennäköisyys on suuri."),
        (all, likely) => format!("Riskejä on {all}, joista {likely}:n todennäköisyys on suuri."),
    };
    let impacts: Vec<Money> = risks.iter().filter_map(|risk| risk.impact).collect();
    let sum: Money = impacts.iter().copied().sum();
    match impacts.len() {
        0 => count,
        1 => format!("{count} Arvioitu vaikutus on {sum}."),
        _ => format!("{count} Arvioidut vaikutukset ovat yhteensä {sum}."),
    }
}
