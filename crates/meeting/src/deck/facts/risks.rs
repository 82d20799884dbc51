//! What may make a budget not come true.

use std::cmp::Reverse;

use vuosikello_core::{BudgetVersion, Finance, Likelihood, Money, Risk};
use vuosikello_slides::{Block, Cell, Column, Light, Limit, Row, Table};

use crate::PENDING;
use crate::deck::part::{Part, cents};

/// The risks of a version, the likeliest first, and of equally likely ones that with the largest impact.
pub(super) fn risks(finance: &Finance, version: BudgetVersion) -> Part {
    let Some(risks) = &finance.risks else {
        return Part::text(format!("{PENDING}: riskit"));
    };
    let mut risks: Vec<&Risk> = risks.iter().filter(|risk| risk.concerns(version)).collect();
    if risks.is_empty() {
        return Part::text("Tiedossa ei ole riskejä.");
    }
    let size = |risk: &Risk| risk.impact.map(|impact| impact.cents().unsigned_abs());
    risks.sort_by_key(|risk| Reverse((risk.likelihood, size(risk))));
    let finding = finding(&risks);
    let impacts = risks.iter().filter_map(|risk| risk.impact);
    let has_impacts = impacts.count() > 0;
    let has_responses = risks.iter().any(|risk| risk.response.is_some());
    let mut columns = vec![Column::text("Riski"), Column::text("Todennäköisyys")];
    if has_impacts {
        columns.push(Column::figures("Vaikutus", cents().signed()));
    }
    if has_responses {
        columns.push(Column::text("Varautuminen"));
    }
    let rows = risks.iter().map(|risk| {
        let mut cells = vec![
            Cell::text(&risk.description),
            Cell::Light(light(risk.likelihood), risk.likelihood.label().to_owned()),
        ];
        if has_impacts {
            cells.push(
                risk.impact
                    .map_or(Cell::Empty, |impact| Cell::Figure(impact.cents())),
            );
        }
        if has_responses {
            cells.push(risk.response.as_ref().map_or(Cell::Empty, Cell::text));
        }
        Row::body(cells)
    });
    let table = Table {
        description: finding.clone(),
        columns,
        rows: rows.collect(),
        limit: Limit::default(),
    };
    Part::of(Block::Table(table)).note(finding)
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
