//! A series: its name, look, labels and values.

use vuosikello_document::Series;
use vuosikello_ooxml::drawing::{Xml, flag, new, no_line, value};
use vuosikello_ooxml::theme::Scheme;

use super::{ChartPart, exact, number};
use crate::fills::Fill;
use crate::kind;
use crate::room::Labels;

impl ChartPart<'_> {
    /// The series with the number `at`.
    pub(super) fn series(&self, at: usize, series: &Series, fill: Fill) -> Xml {
        let (chart, source) = (&self.plan.chart, &self.cells);
        let column = source.series.get(at).copied().unwrap_or_default();
        let last = (source.first + chart.categories.len() as u32).saturating_sub(1);
        let rows = [source.first, last];
        let name = reference(
            source.range(column, [source.names; 2]),
            strings(std::iter::once(series.name.as_str())),
        );
        let categories = reference(
            source.range(source.categories, rows),
            strings(chart.categories.iter().map(String::as_str)),
        );
        let points = series.values.iter().enumerate();
        let points =
            points.filter_map(|(index, value)| Some(point(index, number((*value)?, chart.unit).to_string())));
        let cache = new("c:numCache")
            .child(new("c:formatCode").text(exact(chart.unit)))
            .child(value("c:ptCount", series.values.len().to_string()))
            .children(points);
        let values = new("c:numRef")
            .child(new("c:f").text(source.range(column, rows)))
            .child(cache);
        let (look, last) = kind::look(chart.kind, at, fill);
        new("c:ser")
            .child(value("c:idx", at.to_string()))
            .child(value("c:order", at.to_string()))
            .child(new("c:tx").child(name))
            .children(look)
            .children(self.labels(at, fill))
            .child(new("c:cat").child(categories))
            .child(new("c:val").child(values))
            .children(last)
    }

    fn labels(&self, at: usize, fill: Fill) -> Option<Xml> {
        let labels = new("c:dLbls");
        match &self.plan.labels {
            Labels::None => None,
            Labels::All => Some(self.label_properties(labels, fill, true)),
            Labels::Some { shown, more } => {
                // Entries for single points are exceptions from the setting of the series.
                let exceptions = shown
                    .get(at)?
                    .iter()
                    .enumerate()
                    .filter(|(_, shown)| *shown != more);
                let points: Vec<Xml> = exceptions
                    .map(|(index, shown)| {
                        let label = new("c:dLbl").child(value("c:idx", index.to_string()));
                        if *shown {
                            self.label_properties(label, fill, true)
                        } else {
                            label.child(flag("c:delete", true))
                        }
                    })
                    .collect();
                Some(self.label_properties(labels.children(points), fill, *more))
            }
        }
    }

    fn label_properties(&self, labels: Xml, fill: Fill, is_shown: bool) -> Xml {
        let surface = if kind::has_labels_beyond(self.plan.chart.kind) {
            Scheme::BACKGROUND
        } else {
            fill.colour
        };
        let candidates = [Scheme::TEXT, Scheme::BACKGROUND];
        labels
            .child(self.number_format())
            .child(new("c:spPr").child(new("a:noFill")).child(no_line()))
            .child(self.text(self.palette.readable(surface, &candidates)))
            .child(value("c:dLblPos", kind::label_place(&self.plan.chart)))
            .child(flag("c:showLegendKey", false))
            .child(flag("c:showVal", is_shown))
            .child(flag("c:showCatName", false))
            .child(flag("c:showSerName", false))
            .child(flag("c:showPercent", false))
            .child(flag("c:showBubbleSize", false))
    }
}

/// Texts by the formula of their cells.
pub(super) fn reference(formula: String, cache: Xml) -> Xml {
    new("c:strRef").child(new("c:f").text(formula)).child(cache)
}

pub(super) fn strings<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> Xml {
    let count = value("c:ptCount", texts.len().to_string());
    let points = texts.enumerate();
    let points = points.map(|(index, text)| point(index, text.to_owned()));
    new("c:strCache").child(count).children(points)
}

pub(super) fn point(index: usize, text: String) -> Xml {
    new("c:pt")
        .attribute("idx", index.to_string())
        .child(new("c:v").text(text))
}
