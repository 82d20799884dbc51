//! The budget.

use serde_json::{Value, json};
use vuosikello_core::{BudgetVersion, Figures, Money, Percentage};
use vuosikello_document::{Table, rows};

use crate::phrases::{of_month, share_size, size};
use crate::subject::Subject;
use crate::views::budget::{self, forecast_header};
use crate::views::usage;

/// The budget with its largest deviations. Without a budget every field is there, and empty.
pub(super) fn of(subject: &Subject<'_>) -> Value {
    let Some(overview) = subject.finance() else {
        return without(subject);
    };
    let deviations = overview.deviations();
    let is_closing = overview.forecast_version == Some(BudgetVersion::Closing);
    let groups = budget::groups(overview);
    json!({
        "vuosi": overview.year,
        "talousarvio": overview.budget_version.label(),
        "ennuste": overview.forecast_version.map(BudgetVersion::label),
        "ennusteen_nimi": if is_closing { "tilinpäätös" } else { "ennuste" },
        "ennusteen_otsikko": overview.forecast_version.map_or("", forecast_header),
        "on_tilinpaatos": is_closing,
        "toteuma_asti": overview.actuals_to.map(of_month),
        "rivit": rows(&groups),
        "yhteensa": last(&groups),
        "suunta": direction(&overview.total),
        "ero": difference(&overview.total),
        "poikkeamat": largest(budget::without_total(budget::deviations(overview)), &deviations, subject.deviations),
        "poikkeamia": deviations.len(),
        "kaavio": chart(&usage::chart(overview)),
    })
}

/// Every field, and nothing in it.
fn without(subject: &Subject<'_>) -> Value {
    let total = ["talousarvio", "toteuma"].map(|field| (field, json!(Money::ZERO)));
    let none = ["toteumaprosentti", "ennuste", "poikkeama", "poikkeamaprosentti"]
        .map(|field| (field, json!(vuosikello_document::NO_VALUE)));
    let total: serde_json::Map<String, Value> = [("nimi", json!(""))]
        .into_iter()
        .chain(total)
        .chain(none)
        .map(|(field, value)| (field.to_owned(), value))
        .collect();
    json!({
        "vuosi": subject.dossier.meeting.id.year(), "talousarvio": "", "ennuste": null, "ennusteen_nimi": "",
        "ennusteen_otsikko": "", "on_tilinpaatos": false, "toteuma_asti": null, "rivit": [],
        "yhteensa": total, "suunta": "sama", "ero": "", "poikkeamat": [],
        "poikkeamia": 0, "kaavio": { "otsikko": "", "kuvaus": "", "luokat": [], "sarjat": [] },
    })
}

/// The sum of a table.
fn last(table: &Table) -> Value {
    match rows(table) {
        Value::Array(mut rows) => rows.pop().unwrap_or_default(),
        _ => Value::Null,
    }
}

/// The largest deviations, each with whether somebody has explained it.
fn largest(mut table: Table, deviations: &[&vuosikello_core::ServiceRow], count: usize) -> Value {
    table.rows.truncate(count);
    let mut rows = rows(&table);
    for (row, deviation) in rows.as_array_mut().into_iter().flatten().zip(deviations) {
        if let Some(fields) = row.as_object_mut() {
            fields.insert("syy_annettu".to_owned(), json!(deviation.reason.is_some()));
        }
    }
    rows
}

/// Whether the year costs more than was budgeted (`yli`), less (`alle`), or as much (`sama`).
fn direction(figures: &Figures) -> &'static str {
    match figures.deviation().map(Money::cents) {
        None | Some(0) => "sama",
        Some(1..) => "yli",
        Some(_) => "alle",
    }
}

/// How much more or less, without a sign: `1 234,00 € (1,2 %)`.
fn difference(figures: &Figures) -> String {
    let amount = figures.deviation().map(size).unwrap_or_default();
    match figures.deviation_share() {
        Some(share) => format!("{amount} ({})", share_size(share)),
        None => amount,
    }
}

/// The data of the chart of the groups, for templates that draw it themselves with `kaavio`.
fn chart(chart: &vuosikello_document::Chart) -> Value {
    let series = chart.series.iter().map(|series| {
        let values = series
            .values
            .iter()
            .map(|value| value.map(Percentage::from_tenths));
        json!({ "nimi": series.name, "arvot": values.collect::<Vec<_>>() })
    });
    json!({
        "otsikko": vuosikello_document::plain_text(&chart.caption),
        "kuvaus": chart.description,
        "luokat": chart.categories,
        "sarjat": series.collect::<Vec<_>>(),
    })
}
