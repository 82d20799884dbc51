//! What a chart looks like at its place.

use vuosikello_chart::native::{self, Length, Name, Plan, Request, Size, Texts};

use super::TEXT;
use crate::context::Context;
use crate::error::{Error, Piece, Problem};
use crate::geometry::{POINT, Rect};
use crate::measure::{Setting, line_width, lines, longest_word};
use crate::text::Runs;
use crate::tree::ChartBlock;

/// Plans a chart for its place.
pub(crate) fn plan(
    block: &ChartBlock,
    frame: Rect,
    plain: Setting,
    context: &mut Context<'_>,
) -> Result<Plan, Error> {
    let request = Request {
        chart: &block.chart,
        most: block.most,
        size: Size {
            width: frame.width,
            height: frame.height,
        },
        language: context.language,
        is_live: false,
    };
    let setting = plain.sized(TEXT);
    native::plan(request, &mut Measured { setting, context })
}

/// The texts of a chart as they are set on a slide.
struct Measured<'a, 'c> {
    setting: Setting,
    context: &'a mut Context<'c>,
}

fn piece(name: Name) -> Piece {
    match name {
        Name::Caption => Piece::Caption,
        Name::Series => Piece::Series,
        Name::Category => Piece::Category,
    }
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

    fn lines(&self, text: &str, width: Length, is_title: bool) -> i64 {
        let bold = self.setting.bold || is_title;
        lines(&Runs::plain(text), Setting { bold, ..self.setting }, width, 0)
    }

    fn may_cut(&self) -> bool {
        self.context.shorten
    }

    fn fit(&self, name: Name, text: &str, fits: &dyn Fn(&str) -> bool) -> Result<Option<String>, Error> {
        let whole = Runs::plain(text);
        let fitted = self
            .context
            .fitted_quietly(&whole, piece(name), |runs| fits(&runs.text()))?;
        Ok((fitted != whole).then(|| fitted.text()))
    }

    fn was_cut(&mut self, name: Name, whole: &str) {
        self.context.cut(&Runs::plain(whole), piece(name));
    }

    fn no_room(&self, categories: usize, room: usize) -> Result<(), Error> {
        let problem = Problem::TooManyCategories { categories, room };
        Err(self.context.error(problem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_chart::native::Names;
    use vuosikello_document::{Chart, ChartKind, Language, Unit};

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
        plan(&block, FRAME, PLAIN, &mut context(false))
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
            Err(Error::Slide {
                problem: Problem::TooManyCategories { categories: 500, .. },
                ..
            })
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
            Err(Error::Slide {
                problem: Problem::TooLong {
                    piece: Piece::Category,
                    ..
                },
                ..
            })
        ));
        let mut context = context(true);
        let plan = plan(&ChartBlock::new(long), FRAME, PLAIN, &mut context).unwrap();
        assert!(plan.chart.categories[0].ends_with('…'));
        assert!(context.notes[0].contains(name.trim()));
    }
}
