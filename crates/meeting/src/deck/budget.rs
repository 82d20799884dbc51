//! The deck of a budget day (TPE or TAE).

use serde_json::{Map, Value, json};
use vuosikello_core::{
    BudgetVersion, Checked, Configuration, Date, Dossier, Finance, FinanceOverview, Month,
};
use vuosikello_document::deck::{Deck, Head};
use vuosikello_document::{Data, Language, Property, TemplateError, Templates, json_of};

use super::foot::footers;
use crate::phrases::{day, of_month};
use crate::titles;
use crate::views::budget_day::{BudgetDay, DAY_VIEWS, ROUNDS};
use crate::{Issue, templates};

/// The deck of a budget day: a version of the budget beside the one before it, with the reasons of the largest changes.
///
/// A forecast or the closing is compared with the budget as reports compare it, a round of the proposal with the round before
/// it, and the live budget with the latest round. The first round has nothing to be compared with: the live budget is younger
/// than it. Actuals are those of the months that had ended by `date`.
///
/// # Errors
/// Everything that is wrong in the templates, or missing in the data that they use.
pub fn budget_deck(
    configuration: &Checked<Configuration>,
    presented: &Checked<vuosikello_core::BudgetDay>,
    templates: &Templates,
) -> Result<Deck, Vec<Issue>> {
    let (agreement, version, date) = (&presented.agreement, presented.version, presented.date);
    let finance = &until(&presented.finance, date);
    let compared = compared(finance, version);
    let (budget, forecast) = match compared {
        Some(compared) => (compared, Some(version)),
        None => (version, None),
    };
    let day = BudgetDay {
        finance,
        version,
        compared,
        overview: FinanceOverview::between(configuration, agreement, finance, budget, forecast),
        rounds: rounds(finance, version)
            .into_iter()
            .map(|round| {
                let overview = FinanceOverview::between(configuration, agreement, finance, round, None);
                (round, overview)
            })
            .collect(),
    };
    let name = templates::BUDGET_DECK;
    let customer = &agreement.customer.name.base;
    let issues = |errors: Vec<TemplateError>| Issue::from_templates(errors, configuration, customer);
    let day = &day;
    let mut data = Data::new(&fields(configuration, agreement, day, date));
    for (name, make) in DAY_VIEWS {
        data.define_view(name, move || make(day));
    }
    let mut deck = Deck::new(head(configuration, agreement, day, date));
    deck.sections = templates.slides(name, &data, version.label()).map_err(issues)?;
    Ok(deck)
}

/// The version that this one is compared with.
fn compared(finance: &Finance, version: BudgetVersion) -> Option<BudgetVersion> {
    use BudgetVersion::{Closing, TaeB0, TaeB1, TaeB2, TaeB3, Tpe1, Tpe2};
    let candidates: &[BudgetVersion] = match version {
        Tpe1 | Tpe2 | Closing => &[TaeB3, TaeB2, TaeB1, TaeB0],
        TaeB0 => &[TaeB3, TaeB2, TaeB1],
        TaeB3 => &[TaeB2, TaeB1],
        TaeB2 => &[TaeB1],
        TaeB1 => &[],
    };
    candidates
        .iter()
        .copied()
        .find(|candidate| finance.versions.contains_key(candidate))
}

/// The rounds up to a version, in the order in which they are made: the last ones, with the version itself.
fn rounds(finance: &Finance, version: BudgetVersion) -> Vec<BudgetVersion> {
    let order = |version: BudgetVersion| match version {
        // The live budget follows the latest round.
        BudgetVersion::TaeB0 => BudgetVersion::TaeB3 as usize * 2 + 1,
        version => version as usize * 2,
    };
    let mut rounds: Vec<BudgetVersion> = finance
        .versions
        .keys()
        .copied()
        .filter(|round| {
            *round == version || (*round != BudgetVersion::TaeB0 && order(*round) < order(version))
        })
        .collect();
    rounds.sort_by_key(|round| order(*round));
    rounds.split_off(rounds.len().saturating_sub(ROUNDS))
}

/// The budget with the actuals that were known on a day.
fn until(finance: &Finance, date: Date) -> Finance {
    let mut finance = finance.clone();
    let of_month = |month: Month| (month.year(), u32::from(month.number()));
    finance
        .actuals
        .retain(|line| of_month(line.month) < (date.year(), date.month()));
    finance
}

/// The variables of the template.
fn fields(
    configuration: &Configuration,
    agreement: &Dossier,
    shown: &BudgetDay<'_>,
    date: Date,
) -> Map<String, Value> {
    let overview = &shown.overview;
    [
        ("organisaatio", json_of(&configuration.organisation)),
        ("asiakas", json_of(&agreement.customer)),
        ("sopimus", json_of(&agreement.agreement)),
        ("luokitus", json_of(agreement.classification(configuration))),
        ("paatelmat", titles::budget::of(shown)),
        ("paivays", json!(date)),
        ("paiva", json!(day(date))),
        (
            "talous",
            json!({
                "vuosi": overview.year,
                "versio": shown.version.label(),
                "vertailu": shown.compared.map(BudgetVersion::label),
                "toteuma_asti": overview.actuals_to.map(of_month),
                "yhteensa": shown.total(),
                "lukittu": shown.finance.locks.get(&shown.version).map(|lock| lock.date),
                "lukittava": shown.version.can_be_locked(),
                "riskit_saatu": shown.finance.risks.is_some(),
                "riskeja": shown.risks().len(),
                "riskien_vaikutus": shown.risks().iter().any(|risk| risk.impact.is_some()),
                "laji": match shown.version {
                    BudgetVersion::Tpe1 | BudgetVersion::Tpe2 => "Tilinpäätösennuste",
                    BudgetVersion::Closing => "Tilinpäätös",
                    _ => "Talousarvio",
                },
                "on_tilinpaatos": shown.version == BudgetVersion::Closing,
            }),
        ),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

fn head(configuration: &Configuration, agreement: &Dossier, shown: &BudgetDay<'_>, date: Date) -> Head {
    let customer = &agreement.customer;
    let what = format!("{} {}", shown.version, shown.overview.year);
    let texts = [
        format!("{what} · {}", customer.name.base),
        format!("{what} · {}", customer.id),
        what.clone(),
    ];
    let footers = footers(agreement.classification(configuration), texts);
    let properties = Property::list([
        ("Diaarinumero", agreement.agreement.case_number.to_string()),
        ("Talousarvion versio", shown.version.to_string()),
        ("Asiakas", customer.id.to_string()),
    ]);
    Head {
        language: Language::Finnish,
        date: date.naive(),
        footers,
        properties,
        ..Head::new(
            format!("{what} – {}", customer.name.base),
            &configuration.organisation.name.base,
        )
    }
}
