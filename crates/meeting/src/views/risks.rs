//! What may make a budget not come true.

use std::cmp::Reverse;

use vuosikello_core::{BudgetVersion, Finance, Likelihood, Money, Risk};
use vuosikello_document::deck::Limit;
use vuosikello_document::{Cell, Column, ColumnKind, Light, Row, Table, View};

use crate::PENDING;

/// The risks of a version, the likeliest first, and of equally likely ones that with the largest impact.
pub(super) fn view(finance: &Finance, version: BudgetVersion) -> View {
    let Some(risks) = &finance.risks else {
        return View::text(format!("{PENDING}: riskit"));
    };
    let mut risks: Vec<&Risk> = risks.iter().filter(|risk| risk.concerns(version)).collect();
    if risks.is_empty() {
        return View::text("Tiedossa ei ole riskejä.");
    }
    let size = |risk: &Risk| risk.impact.map(|impact| impact.cents().unsigned_abs());
    risks.sort_by_key(|risk| Reverse((risk.likelihood, size(risk))));
    let finding = finding(&risks);
    // Columns in which no row has a value are left out.
    let has_impacts = risks.iter().any(|risk| risk.impact.is_some());
    let has_responses = risks.iter().any(|risk| risk.response.is_some());
    let keys = ["riski", "todennakoisyys"]
        .into_iter()
        .chain(has_impacts.then_some("vaikutus"))
        .chain(has_responses.then_some("varautuminen"));
    let keys: Vec<&str> = keys.collect();
    View::table_of(table(&risks, &finding), &keys, Limit::NONE).note(finding)
}

fn table(risks: &[&Risk], finding: &str) -> Table {
    let columns = vec![
        Column::text("Riski").key("riski"),
        Column::figures("Todennäköisyys", ColumnKind::Status).key("todennakoisyys"),
        Column::money("Vaikutus").key("vaikutus").signed(),
        Column::text("Varautuminen").key("varautuminen"),
    ];
    let rows = risks.iter().map(|risk| {
        Row::body(vec![
            Cell::text(&risk.description),
            Cell::status(light(risk.likelihood), risk.likelihood.label()),
            risk.impact.into(),
            risk.response.as_ref().map_or(Cell::Empty, Cell::text),
        ])
    });
    Table::new(finding, columns).with_rows(rows)
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
