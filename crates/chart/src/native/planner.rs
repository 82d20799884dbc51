//! A plan in the making: the texts that are measured for it, and the room that is left.

use vuosikello_document::{Chart, Language, Unit, plain_text};

use crate::kind;
use crate::room::{LabelRoom, Labels, Length, Names, POINT, Room, Size};
use crate::scale::Scale;
use crate::values;

/// The sample of a series in the legend with the distances around it, as PowerPoint and LibreOffice set it.
const KEY: Length = 30 * POINT;
/// The share of the width that the name of a series may take in the legend, so that two stand side by side, and that the legend
/// may take, in per cent.
const SERIES_SHARE: Length = 45;
const LEGEND_SHARE: Length = 90;
/// The distance of the legend from the edge and from what stands above it.
const LEGEND_ENDS: Length = 6 * POINT;
/// The share of the width that the lines of a title take, in per cent: PowerPoint breaks titles well before the edges.
const TITLE_SHARE: Length = 80;
/// The most lines of a title.
const TITLE_LINES: i64 = 2;
/// The room of a title besides its lines: PowerPoint and LibreOffice set it apart from the edge.
const TITLE_ROOM: Length = 14 * POINT;
/// The distance of a label from its bar, and from the edge.
const LABEL_GAP: Length = 6 * POINT;

/// A text of a chart that can be too long for its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// The caption.
    Caption,
    /// The name of a series.
    Series,
    /// The name of a category.
    Category,
}

/// Measures the texts of a chart, all in one size, and cuts those that are too long where that is allowed. By default
/// nothing is cut and nothing is refused, as in a workbook, whose charts show what stands in its cells.
pub trait Texts {
    /// Why there is no plan.
    type Error;

    /// The size of the text.
    fn size(&self) -> Length;
    /// The height of a line of a text; of an empty text, that of figures.
    fn line_height(&self, text: &str) -> Length;
    /// The width of a text on one line.
    fn width(&self, text: &str) -> Length;
    /// The width of the longest word of a text.
    fn longest_word(&self, text: &str) -> Length;
    /// The number of lines that a text takes in a width, in bold type if it is the title.
    fn lines(&self, text: &str, width: Length, is_title: bool) -> i64;

    /// Whether texts that are too long are cut.
    fn may_cut(&self) -> bool {
        false
    }
    /// As much of a text as fits; `None` where it stays whole.
    ///
    /// # Errors
    /// When it must fit and may not be cut, or nothing of it fits.
    fn fit(&self, _: Name, _: &str, _fits: &dyn Fn(&str) -> bool) -> Result<Option<String>, Self::Error> {
        Ok(None)
    }
    /// Records that a text was cut.
    fn was_cut(&mut self, _: Name, _whole: &str) {}
    /// Decides what happens where there is room for `room` of the categories only: they overlap, or there is no plan.
    ///
    /// # Errors
    /// When all of them must have room.
    fn no_room(&self, _categories: usize, _room: usize) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// A plan in the making.
pub(super) struct Planner<'t, T> {
    pub(super) texts: &'t mut T,
    pub(super) chart: Chart,
    pub(super) language: Language,
    pub(super) scale: Scale,
    /// The whole chart.
    pub(super) size: Size,
    /// What title, legend and the names beside bars leave.
    pub(super) plot: Size,
    /// Whether the values follow the cells of a sheet.
    pub(super) is_live: bool,
    /// Whether categories may be summed up, and how many have been.
    pub(super) may_sum: bool,
    pub(super) summed: usize,
}

impl<T: Texts> Planner<'_, T> {
    /// Caption and unit on at most two lines, and the height that they take. The unit is never cut.
    pub(super) fn title(&mut self) -> Result<(String, Length), T::Error> {
        let unit = match self.chart.unit {
            // Each figure has its sign.
            Unit::Share => "",
            Unit::Euro | Unit::Number { .. } => self.scale.name(self.language),
        };
        let with_unit = |caption: &str| match (caption, unit) {
            ("", unit) => unit.to_owned(),
            (caption, "") => caption.to_owned(),
            (caption, unit) => format!("{caption}, {unit}"),
        };
        let width = self.size.width * TITLE_SHARE / 100;
        let caption = plain_text(&self.chart.caption).replace('\n', " ");
        let fits = |caption: &str| self.texts.lines(&with_unit(caption), width, true) <= TITLE_LINES;
        let cut = self.texts.fit(Name::Caption, &caption, &fits)?;
        if cut.is_some() {
            self.texts.was_cut(Name::Caption, &caption);
        }
        let title = with_unit(&cut.unwrap_or(caption));
        if title.is_empty() {
            return Ok((title, 0));
        }
        let lines = self.texts.lines(&title, width, true);
        let height = lines * self.texts.line_height(&title) + TITLE_ROOM;
        Ok((title, height))
    }

    /// Cuts names of series that are too long for the legend; gives the height that the legend takes.
    pub(super) fn legend(&mut self) -> Result<Length, T::Error> {
        if self.chart.series.len() < 2 {
            return Ok(0);
        }
        let most = self.size.width * SERIES_SHARE / 100 - KEY;
        let (mut rows, mut used) = (1, 0);
        for series in &mut self.chart.series {
            let fits = |name: &str| self.texts.width(name) <= most;
            if let Some(name) = self.texts.fit(Name::Series, &series.name, &fits)? {
                self.texts.was_cut(Name::Series, &series.name);
                series.name = name;
            }
            let width = self.texts.width(&series.name) + KEY;
            if used + width > self.size.width * LEGEND_SHARE / 100 {
                rows += 1;
                used = 0;
            }
            used += width;
        }
        Ok(rows * self.texts.size() * 3 / 2 + LEGEND_ENDS)
    }

    /// The labels for which there is room.
    pub(super) fn labels(&self, names: Names) -> Labels {
        // Bars below zero have room for their labels on an axis whose ends are fixed, which those of a sheet are not.
        if self.is_live && self.has_labels_at_ends() && values::all(&self.chart).any(|value| value < 0) {
            return Labels::None;
        }
        let room = Room {
            plot: self.plot,
            is_lying: names == Names::Beside,
            line: self.texts.line_height(""),
            width: &|value| self.label_width(value),
        };
        kind::labels(&self.chart, &room)
    }

    fn has_labels_at_ends(&self) -> bool {
        kind::stands_on_zero(self.chart.kind) && kind::has_labels_beyond(self.chart.kind)
    }

    /// The room of the labels along the bars, if all bars have one.
    pub(super) fn label_room(&self, names: Names, labels: &Labels) -> Option<LabelRoom> {
        let (least, most) = values::ends(&self.chart).filter(|_| *labels == Labels::All)?;
        let (each, plot) = match names {
            Names::Beside => (
                [least, most].map(|value| self.label_width(value)),
                self.plot.width,
            ),
            Names::Below | Names::Upwards => ([self.texts.line_height(""); 2], self.plot.height),
        };
        Some(LabelRoom {
            labels: each.map(|label| label + LABEL_GAP),
            plot,
        })
    }

    /// The room of the label of the greatest value, beyond its bar.
    pub(super) fn most_label(&self) -> Length {
        let width = |(_, most)| self.label_width(most);
        values::ends(&self.chart).map_or(0, width) + LABEL_GAP
    }

    /// The width of the label of a value.
    pub(super) fn label_width(&self, value: i64) -> Length {
        self.texts.width(&self.scale.show(value)) + 4 * POINT
    }
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Chart, ChartKind, Unit};

    use super::*;
    use crate::room::{POINT, Size};

    /// The labels in figures that are 9 points wide.
    fn of(kind: ChartKind, series: &[&[i64]]) -> Labels {
        let chart =
            Chart::new(kind, Unit::Number { decimals: 0 }, "", "Kuvaus")
                .categories(vec!["A"; series[0].len()]);
        let chart = series.iter().fold(chart, |chart, values| {
            chart.series("S", values.iter().copied().map(Some))
        });
        let scale = Scale::native(&chart);
        let room = Room {
            plot: Size {
                width: 800 * POINT,
                height: 280 * POINT,
            },
            is_lying: false,
            line: 19 * POINT,
            width: &|value| scale.show(value).chars().count() as Length * 9 * POINT,
        };
        kind::labels(&chart, &room)
    }

    #[test]
    fn few_bars_have_their_values_and_many_have_none() {
        assert_eq!(
            of(ChartKind::ClusteredBars, &[&[1_000; 6], &[900; 6]]),
            Labels::All
        );
        assert_eq!(
            of(ChartKind::ClusteredBars, &[&[1_000_000; 12], &[900; 12]]),
            Labels::None
        );
    }

    #[test]
    fn thin_parts_of_a_stack_have_no_label() {
        let Labels::Some { shown, .. } = of(ChartKind::StackedBars, &[&[1_000, 1_000], &[3, 900]]) else {
            panic!()
        };
        assert_eq!(shown, [[true, true], [false, true]]);
    }

    #[test]
    fn several_lines_have_labels_at_their_ends_if_those_lie_apart() {
        let Labels::Some { shown, .. } = of(ChartKind::Lines, &[&[70, 80, 90], &[60, 65, 60]]) else {
            panic!()
        };
        assert_eq!(shown[0], [false, false, true]);
        assert_eq!(
            of(ChartKind::Lines, &[&[10, 80, 90], &[60, 65, 89]]),
            Labels::None
        );
        assert_eq!(of(ChartKind::Lines, &[&[10, 80, 90]]), Labels::All);
    }
}
