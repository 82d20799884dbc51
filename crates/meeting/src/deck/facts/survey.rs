//! The results of the survey. What may not be shown is not in the results.

use vuosikello_core::{AreaResult, Mean, SurveyAnswer, SurveyResults};
use vuosikello_document::{Chart, ChartKind, Inline, Series, Unit};
use vuosikello_slides::{
    Block, Cell, ChartBlock, Column, Figures as Shown, Item, KeyFigure, Limit, List, Row, Table,
};

use crate::deck::part::Part;
use crate::phrases::quarter;

/// More areas than these, or areas with longer names, stand in a table instead of a chart.
const CHARTED: usize = 9;
const CHARTED_NAME: usize = 30;
/// More areas than these have no lines of their own in the trend: with that of all areas, six lines can be told apart.
const LINES: usize = 5;
/// The most answers to an open question.
const ANSWERS: usize = 4;
/// The decimals of a mean.
const DECIMALS: u8 = 2;

/// The number of respondents, the mean of all areas, and the recommendation.
pub(super) fn key_figures(results: &SurveyResults) -> Part {
    let mut figures = vec![KeyFigure::new(results.answers.to_string(), "Vastauksia")];
    if let Some(mean) = results.overall.mean {
        figures.push(KeyFigure {
            comment: results.overall.change.map(|change| format!("muutos {change}")),
            ..KeyFigure::new(mean.to_string(), "Arvosanojen keskiarvo (4–10)")
        });
    }
    let recommendation = &results.recommendation;
    let mut part = Part::default();
    if let Some(score) = recommendation.score {
        figures.push(KeyFigure {
            comment: recommendation.change.map(|change| format!("muutos {change}")),
            ..KeyFigure::new(score.to_string(), "Suositteluindeksi (NPS)")
        });
        if let Some(counts) = recommendation.counts {
            part = part.note(format!(
                "Suositteluindeksi on {score}: suosittelijoita {}, neutraaleja {} ja arvostelijoita {}.",
                counts.promoters, counts.passives, counts.detractors
            ));
        }
    }
    Part::of(Block::Figures(figures)).and(part)
}

/// The areas now, beside the quarter before.
pub(super) fn areas(results: &SurveyResults) -> Part {
    let has_mean = |area: &&AreaResult| area.rating.mean.is_some() || before(area).is_some();
    let areas: Vec<&AreaResult> = results.areas.iter().filter(has_mean).collect();
    if areas.is_empty() {
        return Part::default();
    }
    let finding = of_areas(results);
    let names = quarter_names(results);
    let (now, earlier) = (
        names.last().cloned().unwrap_or_default(),
        names.iter().rev().nth(1).cloned(),
    );
    let earlier = earlier.filter(|_| areas.iter().any(|area| before(area).is_some()));
    let has_room =
        areas.len() <= CHARTED && areas.iter().all(|area| area.name.chars().count() <= CHARTED_NAME);
    let table = table(&areas, &now, earlier.as_deref(), &finding);
    let block = if !has_room {
        Block::Table(table)
    } else {
        let series = |name: String, pick: fn(&AreaResult) -> Option<Mean>| Series {
            name,
            values: areas.iter().map(|area| pick(area).map(hundredths)).collect(),
        };
        // The quarter of the meeting comes first, in the strongest colour.
        let mut all = vec![series(now, |area| area.rating.mean)];
        all.extend(earlier.map(|name| series(name, before)));
        let chart = Chart {
            caption: vec![Inline::text(with_missing(
                "Keskiarvot asteikolla 4–10",
                areas
                    .iter()
                    .filter(|area| area.rating.mean.is_none())
                    .map(|area| area.name.as_str()),
            ))],
            description: finding.clone(),
            kind: ChartKind::ClusteredBars,
            unit: Unit::Number { decimals: DECIMALS },
            categories: areas.iter().map(|area| area.name.clone()).collect(),
            series: all,
        };
        Block::Chart(ChartBlock {
            range: Some(grades()),
            instead: Some(table),
            ..ChartBlock::new(chart)
        })
    };
    // Bars may have no room for their figures.
    let exact: Vec<String> = areas
        .iter()
        .filter_map(|area| {
            let mean = area.rating.mean?;
            Some(match area.rating.change {
                Some(change) => format!("{} {mean} ({change})", area.name),
                None => format!("{} {mean}", area.name),
            })
        })
        .collect();
    let part = Part::of(block).note(finding);
    if exact.is_empty() {
        return part;
    }
    part.note(format!("{}.", exact.join(", ")))
}

fn table(areas: &[&AreaResult], now: &str, earlier: Option<&str>, finding: &str) -> Table {
    let means = Shown::decimal(DECIMALS);
    let mut columns = vec![Column::text("Osa-alue")];
    columns.extend(earlier.map(|name| Column::figures(name, means)));
    columns.push(Column::figures(now, means));
    columns.extend(earlier.map(|_| Column::figures("Muutos", means.signed())));
    let figure = |value: Option<i64>| value.map_or(Cell::Empty, Cell::Figure);
    let rows = areas.iter().map(|area| {
        let mut cells = vec![Cell::text(&area.name)];
        cells.extend(earlier.map(|_| figure(before(area).map(hundredths))));
        cells.push(figure(area.rating.mean.map(hundredths)));
        let change = area.rating.change.map(|change| change.hundredths().into());
        cells.extend(earlier.map(|_| figure(change)));
        Row::body(cells)
    });
    Table {
        description: finding.to_owned(),
        columns,
        rows: rows.collect(),
        limit: Limit::slides(2),
    }
}

/// The means over a year; nothing with fewer than two quarters.
pub(super) fn trend(results: &SurveyResults) -> Part {
    let overall = &results.overall.trend;
    if overall.iter().flatten().count() < 2 {
        return Part::default();
    }
    let line = |name: &str, trend: &[Option<Mean>]| Series {
        name: name.to_owned(),
        values: trend.iter().map(|mean| mean.map(hundredths)).collect(),
    };
    let mut series = vec![line("Kaikki osa-alueet", overall)];
    let shown = |area: &&AreaResult| area.rating.trend.iter().flatten().count() > 1;
    let areas: Vec<&AreaResult> = results.areas.iter().filter(shown).collect();
    if (2..=LINES).contains(&areas.len()) {
        series.extend(areas.iter().map(|area| line(&area.name, &area.rating.trend)));
    }
    let names = quarter_names(results);
    let said: Vec<String> = names
        .iter()
        .zip(overall)
        .filter_map(|(name, mean)| Some(format!("{name}\u{a0}{}", (*mean)?)))
        .collect();
    let finding = format!("Kaikkien osa-alueiden keskiarvo: {}.", said.join(", "));
    let chart = Chart {
        caption: vec![Inline::text(with_missing(
            "Arvosanojen keskiarvo neljänneksittäin",
            names
                .iter()
                .zip(overall)
                .filter(|(_, mean)| mean.is_none())
                .map(|(name, _)| name.as_str()),
        ))],
        description: finding.clone(),
        kind: ChartKind::Lines,
        unit: Unit::Number { decimals: DECIMALS },
        categories: names,
        series,
    };
    let block = ChartBlock {
        range: Some(grades()),
        ..ChartBlock::new(chart)
    };
    Part::of(Block::Chart(block)).note(finding)
}

/// What was answered in own words.
pub(super) fn open(results: &SurveyResults) -> Part {
    let answered = results.open.iter().filter(|open| !open.answers.is_empty());
    let mut part = Part::default();
    for open in answered {
        let question = vec![Inline::Strong(vec![Inline::text(&open.name)])];
        part.blocks.push(Block::Text(question));
        part.blocks.push(Block::List(List {
            items: open
                .answers
                .iter()
                .map(|answer| Item::text(format!("”{answer}”")))
                .collect(),
            limit: Limit::rows(ANSWERS),
            ..List::default()
        }));
    }
    part
}

/// The mean of the quarter before.
fn before(area: &AreaResult) -> Option<Mean> {
    area.rating.trend.iter().rev().nth(1).copied().flatten()
}

fn quarter_names(results: &SurveyResults) -> Vec<String> {
    results.quarters.iter().map(|id| quarter(*id)).collect()
}

fn hundredths(mean: Mean) -> i64 {
    mean.hundredths().into()
}

/// The caption of a chart, with what it has no values of, as long as that is told in a few words.
fn with_missing<'a>(caption: &str, missing: impl Iterator<Item = &'a str>) -> String {
    const FEW: usize = 2;
    let missing: Vec<&str> = missing.collect();
    if missing.is_empty() || missing.len() > FEW {
        return caption.to_owned();
    }
    format!("{caption} (ei tuloksia: {})", missing.join(", "))
}

/// The lowest and the highest grade in hundredths, as means are.
fn grades() -> (i64, i64) {
    let [least, most] =
        [SurveyAnswer::GRADES.start(), SurveyAnswer::GRADES.end()].map(|grade| i64::from(*grade) * 100);
    (least, most)
}

/// The mean of all areas, the highest and the lowest.
fn of_areas(results: &SurveyResults) -> String {
    let mut sentences = Vec::new();
    if let Some(mean) = results.overall.mean {
        let change = match results.overall.change {
            Some(change) => format!(", muutos edellisestä kyselystä {change}"),
            None => String::new(),
        };
        sentences.push(format!("Kaikkien osa-alueiden keskiarvo on {mean}{change}."));
    }
    let known = || {
        results
            .areas
            .iter()
            .filter_map(|area| Some((area.rating.mean?, &area.name)))
    };
    // Of equal means, the first area in the order of the settings.
    let highest = known().rev().max_by_key(|(mean, _)| *mean);
    let lowest = known().min_by_key(|(mean, _)| *mean);
    if let (Some((high, best)), Some((low, worst))) = (highest, lowest)
        && high != low
    {
        sentences.push(format!("Paras on {best} ({high}), heikoin {worst} ({low})."));
    }
    if sentences.is_empty() {
        sentences.push("Vastauksia on niin vähän, että tämän kyselyn keskiarvoja ei esitetä.".to_owned());
    }
    sentences.join(" ")
}
