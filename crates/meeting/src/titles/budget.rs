//! What a version of the budget says beside the one before it: what changed, what is risked, what is decided.

use serde_json::{Value, json};
use vuosikello_core::{BudgetVersion, Likelihood, Money, Risk, ServiceRow};

use super::amount::rounded;
use super::title::Title;
use crate::numerals::{Case, capitalised, word};
use crate::phrases::share_size;
use crate::views::amounts::short;
use crate::views::budget::forecast_header;
use crate::views::budget_day::{BudgetDay, LARGEST};

/// The titles by subject; null where there is nothing to say.
pub(crate) fn of(day: &BudgetDay<'_>) -> Value {
    let risks = day.risks();
    let titles = [
        ("muutos", change(day)),
        ("suurimmat", largest(&day.overview.deviations())),
        ("riskit", self::risks(&risks)),
        ("paatos", Some(decision(day))),
    ];
    let titles = titles.into_iter().map(|(name, title)| {
        let fitted = title.and_then(|title| title.fitted());
        (name.to_owned(), json!(fitted))
    });
    Value::Object(titles.collect())
}

/// How the version differs from the one before, with the cost type that changed most in that direction.
fn change(day: &BudgetDay<'_>) -> Option<Title> {
    let (compared, change) = (day.compared?, day.overview.total.deviation()?);
    let (version, compared) = (
        capitalised(forecast_header(day.version)),
        forecast_header(compared),
    );
    if change == Money::ZERO {
        return Some(Title::new(format!("{version} on yhtä suuri kuin {compared}")));
    }
    let [amount] = rounded([change]);
    let share = day.overview.total.deviation_share();
    let share = share.filter(|share| share.tenths() != 0);
    let share = share.map(|share| format!(" ({})", share_size(share)));
    let (than, what) = match change.is_negative() {
        true => ("pienempi", "vähennys"),
        false => ("suurempi", "lisäys"),
    };
    let types = day.cost_types();
    let same = types
        .iter()
        .filter(|(_, changed)| *changed != Money::ZERO && changed.is_negative() == change.is_negative());
    let largest =
        same.max_by_key(|(name, changed)| (changed.cents().unsigned_abs(), std::cmp::Reverse(*name)));
    let largest = largest
        .filter(|_| types.len() > 1)
        .map(|(name, changed)| format!("; suurin {what} on {name}, {}", signed(*changed)));
    let said = format!(
        "{version} on {amount}{} {than} kuin {compared}",
        share.unwrap_or_default()
    );
    Some(Title::new(said).and(largest))
}

/// An amount rounded for a title, with its sign.
fn signed(amount: Money) -> String {
    let [text] = rounded([amount]);
    let sign = if amount.is_negative() { "\u{2212}" } else { "+" };
    format!("{sign}{text}")
}

/// What the largest changes, those with a row of their own, amount to.
fn largest(changes: &[&ServiceRow]) -> Option<Title> {
    let shown = changes.get(..LARGEST.min(changes.len()))?;
    let amount = |row: &&ServiceRow| row.figures.deviation().unwrap_or_default();
    let (first, sum) = (shown.first()?, shown.iter().map(amount).sum::<Money>());
    let which = format!("{}, {}", first.name, signed(amount(first)));
    if shown.len() == 1 {
        return Some(Title::new("Yksi kohde muuttuu").and(Some(format!(": {which}"))));
    }
    let count = match word(shown.len(), Case::Nominative) {
        Some(word) => capitalised(word),
        None => shown.len().to_string(),
    };
    let [size] = rounded([sum]);
    let said = match sum.cents() {
        0 => format!("{count} suurinta muutosta kumoavat toisensa"),
        1.. => format!("{count} suurinta muutosta kasvattaa talousarviota {size}"),
        _ => format!("{count} suurinta muutosta pienentää talousarviota {size}"),
    };
    Some(Title::new(said).and(Some(format!("; suurin on {which}"))))
}

/// What the risks may cost together, and how likely the largest is.
fn risks(risks: &[&Risk]) -> Option<Title> {
    let impacts: Vec<(Money, Likelihood)> = risks
        .iter()
        .filter_map(|risk| Some((risk.impact?, risk.likelihood)))
        .collect();
    let count = risks.len();
    if count == 0 {
        return None;
    }
    let named = match word(count, Case::Nominative) {
        Some(word) => capitalised(word),
        None => count.to_string(),
    };
    let risk = if count == 1 { "riski" } else { "riskiä" };
    let costs_more = impacts.iter().all(|(impact, _)| impact.cents() > 0);
    if impacts.len() < count || !costs_more {
        return Some(Title::new(match count {
            1 => "Talousarvioon liittyy yksi riski".to_owned(),
            _ => format!("Talousarvioon liittyy {} {risk}", named.to_lowercase()),
        }));
    }
    let sum: Money = impacts.iter().map(|(impact, _)| *impact).sum();
    let [sum] = rounded([sum]);
    let largest = impacts
        .iter()
        .max_by_key(|(impact, likelihood)| (*impact, *likelihood))?;
    let likelihood = largest.1.label().to_lowercase();
    Some(match count {
        1 => Title::new(format!("Yksi riski voi lisätä menoja {sum}"))
            .and(Some(format!("; sen todennäköisyys on {likelihood}"))),
        _ => {
            let [size] = rounded([largest.0]);
            Title::new(format!("{named} {risk} voi lisätä menoja yhteensä {sum}")).and(Some(format!(
                "; suurimman ({size}) todennäköisyys on {likelihood}"
            )))
        }
    })
}

/// What was decided, or what is to be.
fn decision(day: &BudgetDay<'_>) -> Title {
    let (year, sum) = (day.overview.year, short(day.total()));
    let version = forecast_header(day.version);
    let lock = day.finance.locks.get(&day.version);
    match (day.version, lock) {
        (BudgetVersion::Closing, _) => Title::new(format!("Vuoden {year} tilinpäätös on {sum}")),
        (BudgetVersion::Tpe1 | BudgetVersion::Tpe2, Some(lock)) => {
            Title::new(format!("Tilinpäätösennuste {year} on {sum}"))
                .and(Some(format!("; versio {version} lukittiin {}", lock.date)))
        }
        (BudgetVersion::Tpe1 | BudgetVersion::Tpe2, None) => Title::new(format!(
            "Päätettäväksi: vahvistetaanko vuoden {year} ennusteeksi {version}, {sum}?"
        )),
        (BudgetVersion::TaeB0, _) => Title::new(format!("Talousarvio {year} on nyt {sum}"))
            .and(Some("; versio muuttuu jatkuvasti".to_owned())),
        (_, Some(lock)) => Title::new(format!("Talousarvio {year} on {sum}"))
            .and(Some(format!("; versio {version} lukittiin {}", lock.date))),
        (_, None) => Title::new(format!(
            "Päätettäväksi: vahvistetaanko vuoden {year} talousarvioksi {version}, {sum}?"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn risk(impact: Option<i64>, likelihood: Likelihood) -> Risk {
        Risk {
            version: None,
            description: "Riski".into(),
            likelihood,
            impact: impact.map(Money::from_cents),
            response: None,
        }
    }

    fn shown(all: &[Risk]) -> String {
        let all: Vec<&Risk> = all.iter().collect();
        let title = risks(&all).and_then(|title| title.fitted());
        title.unwrap_or_default().replace('\u{a0}', " ")
    }

    #[test]
    fn risks_are_summed_up_where_all_have_an_amount() {
        use Likelihood::{High, Low, Medium};
        let all = [
            risk(Some(14_000_000), High),
            risk(Some(9_600_000), Medium),
            risk(Some(4_500_000), Low),
        ];
        assert_eq!(
            shown(&all),
            "Kolme riskiä voi lisätä menoja yhteensä 281 000 €; suurimman (140 000 €) todennäköisyys on suuri"
        );
        assert_eq!(
            shown(&all[..1]),
            "Yksi riski voi lisätä menoja 140 000 €; sen todennäköisyys on suuri"
        );
        assert_eq!(
            shown(&[risk(None, Low), risk(Some(1_000_000), Low)]),
            "Talousarvioon liittyy kaksi riskiä"
        );
        assert_eq!(shown(&[risk(None, Low)]), "Talousarvioon liittyy yksi riski");
        assert_eq!(shown(&[]), "");
    }
}
