//! The budget.

use serde_json::{Value, json};
use vuosikello_core::{BudgetVersion, Figures, FinanceOverview, MeetingDossier, Money, ServiceRow};

use super::NONE;
use crate::findings;
use crate::phrases::{of_month, share_size, signed, signed_share, size};

/// The budget with its `count` largest deviations. Without a budget every field is there, and empty.
pub(super) fn of(dossier: &MeetingDossier, views: Option<&FinanceOverview>, count: usize) -> Value {
    let Some(views) = views else {
        return json!({
            "vuosi": dossier.meeting.id.year(), "talousarvio": "", "ennuste": null, "ennusteen_nimi": "",
            "ennusteen_otsikko": "", "on_tilinpaatos": false, "toteuma_asti": null, "rivit": [],
            "yhteensa": figures("", &Figures::default()), "suunta": "sama", "ero": "", "poikkeamat": [],
            "poikkeamia": 0, "kaavio": { "otsikko": "", "kuvaus": "", "luokat": [], "sarjat": [] },
        });
    };
    let mut rows: Vec<Value> = views
        .top
        .iter()
        .map(|row| figures(&row.name, &row.figures))
        .collect();
    let total = figures("Yhteensä", &views.total);
    rows.push(with(&total, "rivilaji", json!("yhteensa")));
    let deviations = views.deviations();
    let is_closing = views.forecast_version == Some(BudgetVersion::Closing);
    json!({
        "vuosi": views.year,
        "talousarvio": views.budget_version.label(),
        "ennuste": views.forecast_version.map(BudgetVersion::label),
        "ennusteen_nimi": if is_closing { "tilinpäätös" } else { "ennuste" },
        "ennusteen_otsikko": match views.forecast_version {
            Some(BudgetVersion::Closing) => "Tilinpäätös",
            Some(version) => version.label(),
            None => "",
        },
        "on_tilinpaatos": is_closing,
        "toteuma_asti": views.actuals_to.map(of_month),
        "rivit": rows,
        "yhteensa": total,
        "suunta": direction(&views.total),
        "ero": difference(&views.total),
        "poikkeamat": deviations.iter().take(count).map(|row| deviation(row)).collect::<Vec<_>>(),
        "poikkeamia": deviations.len(),
        "kaavio": chart(views),
    })
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

/// Budget, actual and forecast of each group.
fn chart(views: &FinanceOverview) -> Value {
    let series = |name: String, pick: fn(&Figures) -> Option<Money>| {
        let values: Vec<Option<Money>> = views.top.iter().map(|row| pick(&row.figures)).collect();
        json!({ "nimi": name, "arvot": values })
    };
    let mut all = vec![
        series(format!("Talousarvio {}", views.budget_version), |figures| {
            Some(figures.budget)
        }),
        series("Toteuma".to_owned(), |figures| Some(figures.actual)),
    ];
    let title = match views.forecast_version {
        None => "Talousarvio ja toteuma kustannusryhmittäin",
        Some(BudgetVersion::Closing) => {
            all.push(series("Tilinpäätös".to_owned(), |figures| figures.forecast));
            "Talousarvio, toteuma ja tilinpäätös kustannusryhmittäin"
        }
        Some(version) => {
            all.push(series(format!("Ennuste {version}"), |figures| figures.forecast));
            "Talousarvio, toteuma ja ennuste kustannusryhmittäin"
        }
    };
    json!({
        "otsikko": title,
        "kuvaus": format!("Pylväskaavio: {}. {}", title.replacen('T', "t", 1), findings::top_view(views)),
        "luokat": views.top.iter().map(|row| &row.name).collect::<Vec<_>>(),
        "sarjat": all,
    })
}

/// The row with a further field.
fn with(row: &Value, field: &str, value: Value) -> Value {
    let mut row = row.clone();
    if let Some(fields) = row.as_object_mut() {
        fields.insert(field.to_owned(), value);
    }
    row
}

fn figures(name: &str, figures: &Figures) -> Value {
    json!({
        "nimi": name,
        "talousarvio": figures.budget,
        "toteuma": figures.actual,
        "toteumaprosentti": figures.actual_share().map_or(NONE.to_owned(), |share| share.to_string()),
        "ennuste": figures.forecast.map_or(NONE.to_owned(), |forecast| forecast.to_string()),
        "poikkeama": figures.deviation().map_or(NONE.to_owned(), signed),
        "poikkeamaprosentti": figures.deviation_share().map_or(NONE.to_owned(), signed_share),
    })
}

fn deviation(row: &ServiceRow) -> Value {
    let reason = row.reason.as_deref().unwrap_or(ServiceRow::NO_REASON);
    let fields = with(&figures(&row.name, &row.figures), "syy", json!(reason));
    with(&fields, "syy_annettu", json!(row.reason.is_some()))
}
