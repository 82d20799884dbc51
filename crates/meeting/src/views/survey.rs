//! The results of the survey. What may not be shown is not in the results.

use vuosikello_core::{AreaResult, Mean, MeetingId, Rating, SurveyAnswer, SurveyResults};
use vuosikello_document::deck::{Block, Item, Limit, List, Plot, PlotKind};
use vuosikello_document::{
    Cell, Chart, ChartKind, Column, ColumnKind, Inline, KeyFigure, Row, RowKind, Table, Unit, View,
};

use crate::phrases::quarter;

/// A mean below this, in hundredths, is told to be low: seven.
const GOOD: u32 = 700;
/// More areas than these have no lines of their own in the trend: with that of all areas, six lines can be told apart.
const LINES: usize = 5;
/// The most answers to an open question.
const ANSWERS: usize = 4;
/// The decimals of a mean.
const DECIMALS: u8 = 2;
/// What the values of the charts and columns of means are.
const MEANS: ColumnKind = ColumnKind::Decimal { decimals: DECIMALS };

/// The areas with their means by quarter, the change from the quarter before and the number of answers, and all areas
/// together in a total row.
pub(crate) fn areas(results: &SurveyResults) -> Table {
    let names = results
        .quarters
        .iter()
        .map(|id| Column::figures(quarter(*id), MEANS).key(key(*id)));
    let columns = [Column::text("Osa-alue").key("nimi")]
        .into_iter()
        .chain(names)
        .chain([
            Column::figures("Keskiarvo", MEANS).key("keskiarvo"),
            Column::figures("Muutos", MEANS).key("muutos").signed(),
            Column::figures("Vastauksia", ColumnKind::Count).key("vastauksia"),
        ]);
    let row = |kind, name: &str, rating: &Rating| {
        let mean = |mean: Option<Mean>| mean.map_or(Cell::NoValue, |mean| Cell::Decimal(hundredths(mean)));
        let change = rating.change.map(|change| i64::from(change.hundredths()));
        let answers = match kind {
            // The number of all grades says nothing about the number of respondents.
            RowKind::Total => Cell::Empty,
            _ => Cell::Count(i64::try_from(rating.answers).unwrap_or(i64::MAX)),
        };
        let trend = results
            .quarters
            .iter()
            .zip(&rating.trend)
            .map(|(_, of_quarter)| mean(*of_quarter));
        let rest = [
            mean(rating.mean),
            change.map_or(Cell::NoValue, Cell::Decimal),
            answers,
        ];
        Row::new(
            kind,
            [Cell::text(name)].into_iter().chain(trend).chain(rest).collect(),
        )
    };
    let areas = results
        .areas
        .iter()
        .map(|area| row(RowKind::Body, &area.name, &area.rating));
    let overall = row(RowKind::Total, "Kaikki osa-alueet", &results.overall);
    Table::new(of_areas(results), columns.collect()).with_rows(areas.chain([overall]))
}

/// The key of a quarter's mean in the rows.
pub(crate) fn key(id: MeetingId) -> String {
    format!("q{}_{}", id.quarter().number(), id.year())
}

/// The number of respondents, the mean of all areas, and the recommendation.
pub(super) fn key_figures(results: &SurveyResults) -> View {
    let changed = |figure: KeyFigure, change: Option<String>| match change {
        Some(change) => figure.comment(format!("muutos {change}")),
        None => figure,
    };
    let answers = i64::try_from(results.answers).unwrap_or(i64::MAX);
    let mut figures = vec![KeyFigure::new(Cell::Count(answers), "Vastauksia")];
    if let Some(mean) = results.overall.mean {
        let mean = KeyFigure::new(Cell::Decimal(hundredths(mean)), "Arvosanojen keskiarvo (4–10)");
        figures.push(changed(
            mean,
            results.overall.change.map(|change| change.to_string()),
        ));
    }
    let recommendation = &results.recommendation;
    let mut note = None;
    if let Some(score) = recommendation.score {
        // The index has a sign of its own.
        let figure = KeyFigure::new(Cell::text(score.to_string()), "Suositteluindeksi (NPS)");
        figures.push(changed(
            figure,
            recommendation.change.map(|change| change.to_string()),
        ));
        note = recommendation.counts.map(|counts| {
            format!(
                "Suositteluindeksi on {score}: suosittelijoita {}, neutraaleja {} ja arvostelijoita {}.",
                counts.promoters, counts.passives, counts.detractors
            )
        });
    }
    let mut view = View::of(Block::Figures(figures));
    view.notes.extend(note);
    view
}

/// The areas now, beside the quarter before, as dots in the rows of a table.
pub(super) fn areas_view(results: &SurveyResults) -> View {
    let has_mean = |area: &&AreaResult| area.rating.mean.is_some() || before(area).is_some();
    let shown: Vec<&AreaResult> = results.areas.iter().filter(has_mean).collect();
    if shown.is_empty() {
        return View::default();
    }
    let finding = of_areas(results);
    let mut quarters = results.quarters.iter().rev();
    let now = quarters.next().map(|id| quarter(*id)).unwrap_or_default();
    let earlier = quarters
        .next()
        .filter(|_| shown.iter().any(|area| before(area).is_some()));
    let whole = areas(results);
    let mut by_grade = shown.clone();
    by_grade.sort_by_key(|area| std::cmp::Reverse(area.rating.mean));
    let block = dots(&by_grade, &now, earlier.copied().map(quarter), &finding);
    let mut view = View::of(block).note(finding);
    view.table = Some(whole);
    view
}

/// The areas that have a mean, the best first, each with its grade, its change and a dot for now and for the quarter before. What
/// is below seven or has fallen is drawn as a warning.
fn dots(shown: &[&AreaResult], now: &str, earlier: Option<String>, finding: &str) -> Block {
    let has_change = shown.iter().any(|area| area.rating.change.is_some());
    let is_low = |area: &AreaResult| {
        let is_below = area.rating.mean.is_some_and(|mean| mean.hundredths() < GOOD);
        is_below || area.rating.change.is_some_and(|change| change.hundredths() < 0)
    };
    let legend = match &earlier {
        // The year would make the column too wide for half a slide.
        Some(earlier) => format!("●\u{a0}{} ◆\u{a0}{}", short_quarter(now), short_quarter(earlier)),
        None => format!("●\u{a0}{}", short_quarter(now)),
    };
    let mut columns = vec![
        Column::text("Osa-alue"),
        Column::figures("Arvo", MEANS),
        Column::text(legend),
    ];
    if has_change {
        columns.insert(2, Column::figures("Muutos", MEANS).signed());
    }
    let rows = shown.iter().map(|area| {
        let name = Inline::text(&area.name);
        let name = match is_low(area) {
            true => Inline::Strong(vec![name]),
            false => name,
        };
        let mut cells = vec![
            Cell::Text(vec![name]),
            area.rating
                .mean
                .map_or(Cell::NoValue, |mean| Cell::Decimal(hundredths(mean))),
        ];
        if has_change {
            let change = area.rating.change;
            cells.push(change.map_or(Cell::NoValue, |change| Cell::Decimal(change.hundredths().into())));
        }
        cells.push(Cell::Empty);
        Row::body(cells)
    });
    let values = |is_wanted: &dyn Fn(&AreaResult) -> bool| {
        let values = shown
            .iter()
            .map(|area| area.rating.mean.filter(|_| is_wanted(area)).map(hundredths));
        values.collect::<Vec<_>>()
    };
    let column = columns.len() - 1;
    let description = format!("Pisteet: arvosanat asteikolla 4–10. {finding}");
    let unit = Unit::Number { decimals: DECIMALS };
    let mut plot = Plot::new(column, PlotKind::Dots, unit, description);
    plot.range = Some(seen_grades(shown));
    let plot = match earlier {
        Some(earlier) => plot
            .series(now, values(&|area| !is_low(area)))
            .series(earlier, shown.iter().map(|area| before(area).map(hundredths)))
            .series(format!("{now}, laskenut tai alle 7"), values(&is_low))
            .as_warning(),
        None => plot.series(now, values(&|_| true)),
    };
    let table = Table::new(finding, columns).with_rows(rows);
    Block::plotted(table, plot)
}

/// A quarter without its year: `Q1`.
fn short_quarter(quarter: &str) -> &str {
    quarter.split_once('/').map_or(quarter, |(quarter, _)| quarter)
}

/// The whole grades between which all means lie: the rest of the scale would only press the dots together.
fn seen_grades(shown: &[&AreaResult]) -> (i64, i64) {
    let means = || {
        shown
            .iter()
            .flat_map(|area| [area.rating.mean, before(area)])
            .flatten()
            .map(hundredths)
    };
    let (least, most) = grades();
    let low = means().min().unwrap_or(least) / 100 * 100;
    let high = means().max().map_or(most, |high| (high + 99) / 100 * 100);
    match low < high {
        true => (low, high),
        false => (least, most),
    }
}

/// A chart of means on the scale of grades.
fn means(kind: ChartKind, caption: String, finding: String) -> Chart {
    let mut chart = Chart::new(kind, Unit::Number { decimals: DECIMALS }, caption, finding);
    chart.range = Some(grades());
    chart
}

/// The means over a year; nothing with fewer than two quarters.
pub(super) fn trend(results: &SurveyResults) -> View {
    let overall = &results.overall.trend;
    if overall.iter().flatten().count() < 2 {
        return View::default();
    }
    let shown = |area: &&AreaResult| area.rating.trend.iter().flatten().count() > 1;
    let areas: Vec<&AreaResult> = results.areas.iter().filter(shown).collect();
    let names: Vec<String> = results.quarters.iter().map(|id| quarter(*id)).collect();
    let said: Vec<String> = names
        .iter()
        .zip(overall)
        .filter_map(|(name, mean)| Some(format!("{name}\u{a0}{}", (*mean)?)))
        .collect();
    let finding = format!("Kaikkien osa-alueiden keskiarvo: {}.", said.join(", "));
    let without = names.iter().zip(overall).filter(|(_, mean)| mean.is_none());
    let caption = with_missing(
        "Arvosanojen keskiarvo neljänneksittäin",
        without.map(|(name, _)| name.as_str()),
    );
    let values = |trend: &[Option<Mean>]| trend.iter().map(|mean| mean.map(hundredths)).collect::<Vec<_>>();
    let mut chart = means(ChartKind::Lines, caption, finding.clone())
        .categories(names)
        .series("Kaikki osa-alueet", values(overall));
    if (2..=LINES).contains(&areas.len()) {
        for area in areas {
            chart = chart.series(&area.name, values(&area.rating.trend));
        }
    }
    View::of(Block::chart(chart)).note(finding)
}

/// What was answered in own words.
pub(super) fn open_answers(results: &SurveyResults) -> View {
    let answered = results.open.iter().filter(|open| !open.answers.is_empty());
    let mut view = View::default();
    for open in answered {
        let question = vec![Inline::Strong(vec![Inline::text(&open.name)])];
        view.blocks.push(Block::Text(question));
        view.blocks.push(Block::List(List {
            items: open
                .answers
                .iter()
                .map(|answer| Item::text(format!("”{}”", without_bullet(answer))))
                .collect(),
            limit: Limit::rows(ANSWERS),
            ..List::default()
        }));
    }
    view
}

/// An answer without the mark with which people begin an item of a list: `+ Nopea apu`.
fn without_bullet(answer: &str) -> &str {
    let rest = answer.trim_start_matches(|c: char| c.is_whitespace() || "+-–—−*•·>".contains(c));
    match rest.starts_with(char::is_alphabetic) {
        true => rest,
        // "−3 astetta" is no item.
        false => answer,
    }
}

/// The mean of the quarter before.
fn before(area: &AreaResult) -> Option<Mean> {
    area.rating.trend.iter().rev().nth(1).copied().flatten()
}

fn hundredths(mean: Mean) -> i64 {
    mean.hundredths().into()
}

/// The caption of a chart, with what it has no values of, as long as that is told in a few words.
fn with_missing<'a>(caption: &str, missing: impl Iterator<Item = &'a str>) -> String {
    const FEW: usize = 2;
    // What stands above a chart on half of a narrow slide.
    const CAPTION: usize = 50;
    let missing: Vec<&str> = missing.collect();
    let whole = format!("{caption} (ei tuloksia: {})", missing.join(", "));
    if missing.is_empty() || missing.len() > FEW || whole.chars().count() > CAPTION {
        return caption.to_owned();
    }
    whole
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
