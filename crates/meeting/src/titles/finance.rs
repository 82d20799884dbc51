//! How the budget of the year looks.

use vuosikello_core::{BudgetVersion, FinanceOverview, Money};

use super::amount::rounded;
use super::title::Title;
use crate::phrases::{of_month, share_size};
use crate::subject::Subject;

/// Overruns and underruns cancel out where what is left of them is less than so many hundredths of the smaller.
const NEARLY: i64 = 10;

pub(super) fn title(subject: &Subject<'_>) -> Option<Title> {
    subject.finance().map(of)
}

pub(super) fn of(overview: &FinanceOverview) -> Title {
    let (Some(version), Some(difference)) = (overview.forecast_version, overview.total.deviation()) else {
        return without_forecast(overview);
    };
    let deviations: Vec<Money> = overview
        .deviations()
        .iter()
        .filter_map(|row| row.figures.deviation())
        .collect();
    let is_closed = version == BudgetVersion::Closing;
    let (subject, over, under) = match is_closed {
        true => ("Menot", "ylittivät", "alittivat"),
        false => ("Ennuste", "ylittää", "alittaa"),
    };
    let verb = if difference.is_negative() { under } else { over };
    let sum = |is_wanted: fn(&Money) -> bool| deviations.iter().copied().filter(is_wanted).sum::<Money>();
    let (overruns, underruns) = (sum(|d| d.cents() > 0), sum(|d| d.is_negative()));
    let smaller = overruns.cents().min(underruns.cents().saturating_abs());
    match difference.cents() {
        0 if deviations.is_empty() => match is_closed {
            true => Title::new("Menot olivat talousarvion mukaiset, eikä poikkeamia ole"),
            false => Title::new("Ennuste on talousarvion mukainen, eikä poikkeamia ole"),
        },
        0 => {
            let [amount] = rounded([overruns]);
            let said = if is_closed {
                "Menot olivat talousarvion suuruiset"
            } else {
                "Ennuste on talousarvion suuruinen"
            };
            Title::new(said).and(Some(format!(
                ": ylitykset ja alitukset, {amount}, kumoavat toisensa"
            )))
        }
        cents if cents.saturating_abs().saturating_mul(100 / NEARLY) < smaller => {
            let [overruns, underruns, difference] = rounded([overruns, underruns, difference]);
            Title::new(format!("{subject} {verb} talousarvion {difference}")).and(Some(format!(
                ": ylitykset {overruns} ja alitukset {underruns} lähes kumoavat toisensa"
            )))
        }
        _ => {
            let [amount] = rounded([difference]);
            let share = overview
                .total
                .deviation_share()
                .filter(|share| share.tenths() != 0);
            let share = share.map(|share| format!(" ({})", share_size(share)));
            let largest = overview.deviations().into_iter().find_map(|row| {
                let deviation = row.figures.deviation()?;
                (deviation.is_negative() == difference.is_negative()).then_some((&row.name, deviation))
            });
            let largest = largest.map(|(name, deviation)| {
                let [amount] = rounded([deviation]);
                let sign = if deviation.is_negative() { "\u{2212}" } else { "+" };
                format!(", eniten {name} ({sign}{amount})")
            });
            Title::new(format!(
                "{subject} {verb} talousarvion {amount}{}",
                share.unwrap_or_default()
            ))
            .and(largest)
        }
    }
}

fn without_forecast(overview: &FinanceOverview) -> Title {
    let Some(last) = overview.actuals_to else {
        return Title::new("Toteumaa ei ole vielä kirjattu");
    };
    let to = of_month(last);
    let used = match overview.total.actual_share() {
        Some(share) => format!("on käytetty {share} talousarviosta"),
        None => {
            let [amount] = rounded([overview.total.actual]);
            format!("on käytetty {amount}")
        }
    };
    Title::new(format!("Ennustetta ei ole vielä; {to} loppuun mennessä {used}"))
}
