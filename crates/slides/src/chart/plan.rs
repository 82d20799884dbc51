//! What a chart looks like at its place.

use vuosikello_document::{Chart, ChartKind, Unit};

use super::TEXT;
use super::area::Around;
use super::bounds::{self, Bounds, LabelRoom};
use super::colours::{self, Fill};
use super::format::Format;
use super::labels::{self, Labels};
use super::names::{self, Names};
use super::rest;
use crate::colour::Palette;
use crate::error::{Error, Piece};
use crate::geometry::{Emu, POINT, Rect};
use crate::layout::Context;
use crate::measure::{Setting, line_width, lines};
use crate::text::Runs;
use crate::tree::ChartBlock;
use crate::words;

/// More series than these are not told apart.
pub(crate) const MAX_SERIES: usize = 6;
/// What stays free left and right, and above and below, in all.
pub(super) const SIDES: Emu = 20 * POINT;
pub(super) const ENDS: Emu = 12 * POINT;
/// The room of a title besides its lines: PowerPoint and LibreOffice set it apart from the edge.
const TITLE_ROOM: Emu = 14 * POINT;

/// A chart with all decisions made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    /// The place of the whole chart on its slide.
    pub(crate) frame: Rect,
    /// The data as shown: categories that have no room are summed up.
    pub(crate) chart: Chart,
    /// Caption and unit; may be empty.
    pub(crate) title: String,
    /// Where the names of categories stand.
    pub(crate) names: Names,
    pub(crate) fills: Vec<Fill>,
    pub(crate) labels: Labels,
    pub(crate) format: Format,
    /// Every how many categories have their names shown below a line.
    pub(crate) step: usize,
    /// Where the axis of values begins and ends, and its steps.
    pub(crate) bounds: Bounds,
    /// The place of bars or lines, from the corner of the chart.
    pub(crate) area: Rect,
    /// How many categories were summed up.
    pub(crate) summed: usize,
}

/// The room inside a chart, besides title and legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plot {
    pub(super) width: Emu,
    pub(super) height: Emu,
}

/// Plans a chart for its place.
pub(crate) fn plan(
    block: &ChartBlock,
    frame: Rect,
    plain: Setting,
    palette: &Palette,
    context: &mut Context<'_>,
) -> Result<Plan, Error> {
    let mut chart = block.chart.clone();
    let most = block.most;
    let setting = plain.sized(TEXT);
    let strong = Setting {
        bold: true,
        ..setting
    };
    let mut summed = most.map_or(0, |most| rest::beyond(&mut chart, most, context.language));
    let format = Format::new(&chart, block.signed);
    let title = title(&chart, &format, frame, strong, context)?;
    let top = if title.is_empty() {
        0
    } else {
        let count = lines(&Runs::plain(&title), strong, frame.width * 8 / 10, 0);
        count * strong.line_height(&Runs::plain(&title)) + TITLE_ROOM
    };
    let mut plot = Plot {
        width: frame.width - SIDES,
        height: frame.height - ENDS - top - legend(&mut chart, frame, setting, context)?,
    };

    let names = names::place(
        &mut chart,
        &mut summed,
        most.is_some(),
        frame,
        &mut plot,
        setting,
        context,
    )?;
    let step = match chart.kind {
        ChartKind::Lines => names::step(&chart, plot, setting),
        _ => 1,
    };
    let labels = labels::labels(&chart, &format, plot, names == Names::Beside, setting);
    let bounds = match (block.range, chart.kind) {
        (Some(range), _) => bounds::of_range(&chart, range, &labels),
        (None, ChartKind::Lines) => bounds::of_lines(&chart),
        (None, _) => {
            let room = LabelRoom::new(&chart, &format, plot, names, &labels, setting);
            bounds::of_bars(&chart, room)
        }
    };
    let around = Around {
        chart: &chart,
        format: &format,
        names,
        labels: &labels,
        bounds,
        setting,
        frame,
        plot,
        top,
    };
    let area = around.area();
    Ok(Plan {
        fills: colours::series(palette, chart.series.len(), chart.kind == ChartKind::Lines),
        labels,
        title,
        names,
        format,
        step,
        bounds,
        frame,
        area,
        summed,
        chart,
    })
}

/// Caption and unit on at most two lines. The unit is never cut.
fn title(
    chart: &Chart,
    format: &Format,
    frame: Rect,
    strong: Setting,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let unit = match chart.unit {
        Unit::Euro => words::euros(context.language, format.figures.scale.power()),
        Unit::Number { .. } => "",
    };
    let with_unit = |caption: &str| match (caption, unit) {
        ("", unit) => unit.to_owned(),
        (caption, "") => caption.to_owned(),
        (caption, unit) => format!("{caption}, {unit}"),
    };
    let width = frame.width * 8 / 10;
    let fits = |caption: &Runs| lines(&Runs::plain(&with_unit(&caption.text())), strong, width, 0) <= 2;
    let caption = context.fitted(&Runs::new(&chart.caption), Piece::Caption, fits)?;
    Ok(with_unit(&caption.text().replace('\n', " ")))
}

/// Cuts names of series that are too long for the legend; gives the height that the legend takes.
fn legend(chart: &mut Chart, frame: Rect, setting: Setting, context: &mut Context<'_>) -> Result<Emu, Error> {
    if chart.series.len() < 2 {
        return Ok(0);
    }
    let key = 30 * POINT;
    let most = frame.width * 45 / 100 - key;
    let (mut rows, mut used) = (1, 0);
    for series in &mut chart.series {
        let fits = |name: &Runs| line_width(name, setting) <= most;
        let name = context.fitted(&Runs::plain(&series.name), Piece::Series, fits)?;
        let width = line_width(&name, setting) + key;
        if used + width > frame.width * 9 / 10 {
            rows += 1;
            used = 0;
        }
        used += width;
        series.name = name.text();
    }
    Ok(rows * TEXT * 127 * 3 / 2 + 6 * POINT)
}

/// How many bars stand side by side in a category.
pub(super) fn bars(chart: &Chart) -> Emu {
    match chart.kind {
        ChartKind::ClusteredBars => chart.series.len().max(1) as Emu,
        ChartKind::StackedBars | ChartKind::Lines => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_document::{Inline, Language, Series};

    use crate::measure::Typeface;

    const PLAIN: Setting = Setting {
        face: Typeface::Arial,
        size: 1_800,
        bold: false,
        capitals: false,
        spacing: 0,
    };
    const FRAME: Rect = Rect {
        x: 640_080,
        y: 1_554_480,
        width: 10_911_840,
        height: 4_572_000,
    };

    fn context(shorten: bool) -> Context<'static> {
        Context {
            slide: "Talous",
            language: Language::Finnish,
            shorten,
            warnings: vec![],
            notes: vec![],
        }
    }

    fn chart(kind: ChartKind, names: &[&str], series: usize) -> Chart {
        let one = |number: usize| Series {
            name: format!("Sarja {number}"),
            values: (1..=names.len()).map(|n| Some(n as i64 * 1_000_000)).collect(),
        };
        Chart {
            caption: vec![Inline::text("Budjetti")],
            description: "Kuvaus".into(),
            kind,
            unit: Unit::Euro,
            categories: names.iter().map(|name| (*name).to_owned()).collect(),
            series: (0..series).map(one).collect(),
        }
    }

    fn planned(chart: &Chart, most: Option<usize>) -> Result<Plan, Error> {
        let block = ChartBlock {
            most,
            ..ChartBlock::new(chart.clone())
        };
        plan(&block, FRAME, PLAIN, &Palette::default(), &mut context(false))
    }

    #[test]
    fn short_names_stand_below_their_bars_and_long_ones_beside() {
        let short = planned(
            &chart(ChartKind::ClusteredBars, &["Q1", "Q2", "Q3", "Q4"], 2),
            None,
        )
        .unwrap();
        assert_eq!(short.names, Names::Below);
        assert_eq!(short.title, "Budjetti, 1\u{a0}000\u{a0}€");
        let name = "Toimintaympäristöpalveluiden pienkehitys ja ylläpito";
        let long = planned(&chart(ChartKind::ClusteredBars, &[name; 5], 2), None).unwrap();
        assert_eq!(long.names, Names::Beside);
        let many = planned(&chart(ChartKind::ClusteredBars, &["Palvelu 123"; 20], 1), None).unwrap();
        assert_eq!(many.names, Names::Upwards);
    }

    #[test]
    fn categories_without_room_are_summed_up_only_when_they_may_be() {
        let many = chart(ChartKind::ClusteredBars, &["Palvelunhallinta ja tuki"; 500], 1);
        assert!(matches!(
            planned(&many, None),
            Err(Error::TooManyCategories { categories: 500, .. })
        ));
        let plan = planned(&many, Some(100)).unwrap();
        let shown = plan.chart.categories.len();
        assert_eq!(plan.summed, 500 - (shown - 1));
        assert_eq!(
            plan.chart.categories.last().unwrap(),
            &format!("Muut ({}\u{a0}kpl)", plan.summed)
        );
        let all: i64 = (1..=500).map(|n| n * 1_000_000).sum();
        assert_eq!(plan.chart.series[0].values.iter().flatten().sum::<i64>(), all);
    }

    #[test]
    fn a_line_shows_as_many_names_as_have_room() {
        let months = ["1/2026"; 48];
        let plan = planned(&chart(ChartKind::Lines, &months, 1), None).unwrap();
        assert!(plan.step > 2 && plan.step < 8, "{}", plan.step);
    }

    #[test]
    fn a_name_that_is_too_long_is_named_or_cut() {
        let name = "pitkä nimi ".repeat(30);
        let long = chart(ChartKind::StackedBars, &[&name, "B"], 1);
        assert!(matches!(
            planned(&long, None),
            Err(Error::TooLong {
                piece: Piece::Category,
                ..
            })
        ));
        let mut context = context(true);
        let plan = plan(
            &ChartBlock::new(long),
            FRAME,
            PLAIN,
            &Palette::default(),
            &mut context,
        )
        .unwrap();
        assert!(plan.chart.categories[0].ends_with('…'));
        assert!(context.notes[0].contains(name.trim()));
    }
}
