//! What a chart looks like at its place.

use vuosikello_chart::native::{self, Length, Request, Size, Texts};
use vuosikello_chart::{Scale, is_bars};
use vuosikello_document::{Chart, Unit};

use super::TEXT;
use super::colours::{self, Fill};
use crate::colour::Palette;
use crate::context::Context;
use crate::error::{Error, Piece};
use crate::geometry::{Emu, POINT, Rect};
use crate::measure::{Setting, line_width, lines, longest_word};
use crate::text::Runs;
use crate::tree::ChartBlock;
use crate::words;

/// The share of the width that the lines of a title take, in per cent: PowerPoint breaks titles well before the edges.
const TITLE_SHARE: Emu = 80;
/// The most lines of a title.
const TITLE_LINES: i64 = 2;
/// The room of a title besides its lines: PowerPoint and LibreOffice set it apart from the edge.
const TITLE_ROOM: Emu = 14 * POINT;

/// A chart with all decisions made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    /// The place of the whole chart on its slide.
    pub(crate) frame: Rect,
    /// Caption and unit; may be empty.
    pub(crate) title: String,
    pub(crate) fills: Vec<Fill>,
    /// Everything within the frame.
    pub(crate) chart: native::Plan,
}

/// Plans a chart for its place.
pub(crate) fn plan(
    block: &ChartBlock,
    frame: Rect,
    plain: Setting,
    palette: &Palette,
    context: &mut Context<'_>,
) -> Result<Plan, Error> {
    let setting = plain.sized(TEXT);
    let mut measured = Measured {
        setting,
        width: frame.width * TITLE_SHARE / 100,
        title: String::new(),
        context,
    };
    let request = Request {
        chart: &block.chart,
        most: block.most,
        size: Size {
            width: frame.width,
            height: frame.height,
        },
    };
    let chart = native::plan(request, &mut measured)?;
    let are_lines = !is_bars(chart.chart.kind);
    Ok(Plan {
        frame,
        title: measured.title,
        fills: colours::series(palette, chart.chart.series.len(), are_lines),
        chart,
    })
}

/// The texts of a chart as they are set on a slide.
struct Measured<'a, 'c> {
    setting: Setting,
    /// The width of the title.
    width: Emu,
    title: String,
    context: &'a mut Context<'c>,
}

impl Texts for Measured<'_, '_> {
    type Error = Error;

    fn size(&self) -> Length {
        self.setting.size * POINT / 100
    }

    fn line_height(&self, text: &str) -> Length {
        self.setting.line_height(&Runs::plain(text))
    }

    fn width(&self, text: &str) -> Length {
        line_width(&Runs::plain(text), self.setting)
    }

    fn longest_word(&self, text: &str) -> Length {
        longest_word(&Runs::plain(text), self.setting)
    }

    fn lines(&self, text: &str, width: Length) -> i64 {
        lines(&Runs::plain(text), self.setting, width, 0)
    }

    /// Caption and unit on at most two lines. The unit is never cut.
    fn title(&mut self, chart: &Chart, scale: Scale) -> Result<Length, Error> {
        let unit = match chart.unit {
            Unit::Euro => words::euros(self.context.language, scale.magnitude.power()),
            Unit::Number { .. } => "",
        };
        let with_unit = |caption: &str| match (caption, unit) {
            ("", unit) => unit.to_owned(),
            (caption, "") => caption.to_owned(),
            (caption, unit) => format!("{caption}, {unit}"),
        };
        let strong = Setting {
            bold: true,
            ..self.setting
        };
        let count = |title: &str| lines(&Runs::plain(title), strong, self.width, 0);
        let fits = |caption: &Runs| count(&with_unit(&caption.text())) <= TITLE_LINES;
        let caption = self
            .context
            .fitted(&Runs::new(&chart.caption), Piece::Caption, fits)?;
        self.title = with_unit(&caption.text().replace('\n', " "));
        if self.title.is_empty() {
            return Ok(0);
        }
        Ok(count(&self.title) * strong.line_height(&Runs::plain(&self.title)) + TITLE_ROOM)
    }

    fn may_cut(&self) -> bool {
        self.context.shorten
    }

    fn fit_series(&mut self, name: &str, width: Length) -> Result<String, Error> {
        let fits = |name: &Runs| line_width(name, self.setting) <= width;
        let name = self.context.fitted(&Runs::plain(name), Piece::Series, fits)?;
        Ok(name.text())
    }

    fn fit_category(&self, name: &str, width: Length, most: i64) -> Result<String, Error> {
        let fits = |name: &Runs| lines(name, self.setting, width, 0) <= most;
        let name = self
            .context
            .fitted_quietly(&Runs::plain(name), Piece::Category, fits)?;
        Ok(name.text())
    }

    fn was_cut(&mut self, name: &str) {
        self.context.cut(&Runs::plain(name), Piece::Category);
    }

    fn others(&self, count: usize) -> String {
        words::others(self.context.language, count)
    }

    fn no_room(&self, categories: usize, room: usize) -> Error {
        Error::TooManyCategories {
            slide: self.context.slide.to_owned(),
            categories,
            room,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_chart::native::Names;
    use vuosikello_document::{ChartKind, Language};

    use vuosikello_measure::Typeface;

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
        let values = || (1..=names.len()).map(|n| Some(n as i64 * 1_000_000));
        let chart = Chart::new(kind, Unit::Euro, "Budjetti", "Kuvaus").categories(names.iter().copied());
        (0..series).fold(chart, |chart, number| {
            chart.series(format!("Sarja {number}"), values())
        })
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
        assert_eq!(short.chart.names, Names::Below);
        assert_eq!(short.title, "Budjetti, 1\u{a0}000\u{a0}€");
        let name = "Toimintaympäristöpalveluiden pienkehitys ja ylläpito";
        let long = planned(&chart(ChartKind::ClusteredBars, &[name; 5], 2), None).unwrap();
        assert_eq!(long.chart.names, Names::Beside);
        let many = planned(&chart(ChartKind::ClusteredBars, &["Palvelu 123"; 20], 1), None).unwrap();
        assert_eq!(many.chart.names, Names::Upwards);
    }

    #[test]
    fn categories_without_room_are_summed_up_only_when_they_may_be() {
        let many = chart(ChartKind::ClusteredBars, &["Palvelunhallinta ja tuki"; 500], 1);
        assert!(matches!(
            planned(&many, None),
            Err(Error::TooManyCategories { categories: 500, .. })
        ));
        let plan = planned(&many, Some(100)).unwrap().chart;
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
        assert!(plan.chart.step > 2 && plan.chart.step < 8, "{}", plan.chart.step);
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
        assert!(plan.chart.chart.categories[0].ends_with('…'));
        assert!(context.notes[0].contains(name.trim()));
    }
}
