//! The chart part (ECMA-376 Part 1 § 21.2). Its cached values are those of the workbook.

use vuosikello_chart::native::{Labels, Names};
use vuosikello_chart::{APART, GAP, overlap};
use vuosikello_document::{ChartKind, Language, Series};
use vuosikello_ooxml::Element;

use super::colours::Fill;
use super::format::{self, number};
use super::workbook::SHEET;
use super::{Plan, TEXT};
use crate::colour::{Palette, Scheme};
use crate::geometry::Emu;
use crate::parts::{DRAWINGML, RELATIONSHIPS};

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/// Markers and dashes, by which lines are told apart without colour.
const MARKERS: [&str; 6] = ["circle", "square", "triangle", "diamond", "x", "star"];
const DASHES: [&str; 6] = ["solid", "sysDash", "dashDot", "sysDot", "lgDash", "lgDashDot"];

/// The ids of the two axes.
pub(super) const CATEGORIES: &str = "111111111";
pub(super) const VALUES: &str = "222222222";

pub(super) type Xml = Element<'static>;

pub(super) fn new(name: &'static str) -> Xml {
    Element::new(name)
}

pub(super) fn value(name: &'static str, value: impl Into<std::borrow::Cow<'static, str>>) -> Xml {
    Element::new(name).attribute("val", value)
}

pub(super) fn flag(name: &'static str, is_set: bool) -> Xml {
    value(name, if is_set { "1" } else { "0" })
}

/// The chart part. `workbook` is the relationship to the workbook.
pub(crate) fn part(plan: &Plan, palette: &Palette, language: Language, workbook: &str) -> Vec<u8> {
    let writer = Writer {
        plan,
        palette,
        language,
    };
    new("c:chartSpace")
        .attribute("xmlns:c", CHART)
        .attribute("xmlns:a", DRAWINGML)
        .attribute("xmlns:r", RELATIONSHIPS)
        .child(flag("c:date1904", false))
        .child(value("c:lang", language.tag()))
        .child(flag("c:roundedCorners", false))
        .child(writer.chart())
        .child(
            new("c:spPr")
                .child(new("a:noFill"))
                .child(new("a:ln").child(new("a:noFill"))),
        )
        .child(writer.text(Scheme::TEXT, false))
        .child(
            new("c:externalData")
                .attribute("r:id", workbook.to_owned())
                .child(flag("c:autoUpdate", false)),
        )
        .to_part()
}

/// Writes the elements of a chart.
pub(super) struct Writer<'a> {
    pub(super) plan: &'a Plan,
    palette: &'a Palette,
    language: Language,
}

impl Writer<'_> {
    fn chart(&self) -> Xml {
        let plan = self.plan;
        let mut chart = new("c:chart");
        if !plan.title.is_empty() {
            chart.push(self.title());
        }
        chart.push(flag("c:autoTitleDeleted", plan.title.is_empty()));
        chart.push(
            new("c:plotArea")
                .child(self.layout())
                .child(self.plot())
                .child(self.category_axis())
                .child(self.value_axis()),
        );
        if plan.chart.chart.series.len() > 1 {
            chart.push(
                new("c:legend")
                    .child(value("c:legendPos", "b"))
                    .child(flag("c:overlay", false))
                    .child(self.text(Scheme::TEXT, false)),
            );
        }
        chart
            .child(flag("c:plotVisOnly", true))
            .child(value("c:dispBlanksAs", "gap"))
    }

    /// The place of bars or lines, as shares of the chart (§ 21.2.2.95).
    fn layout(&self) -> Xml {
        let share =
            |name, part: Emu, all: Emu| value(name, format!("{:.4}", part as f64 / all.max(1) as f64));
        let (area, chart) = (self.plan.chart.area, self.plan.frame);
        new("c:layout").child(
            new("c:manualLayout")
                .child(value("c:layoutTarget", "inner"))
                .child(value("c:xMode", "edge"))
                .child(value("c:yMode", "edge"))
                .child(share("c:x", area.x, chart.width))
                .child(share("c:y", area.y, chart.height))
                .child(share("c:w", area.width, chart.width))
                .child(share("c:h", area.height, chart.height)),
        )
    }

    fn title(&self) -> Xml {
        let run = new("a:r")
            .child(properties(
                new("a:rPr").attribute("lang", self.language.tag()),
                Scheme::TEXT,
                true,
            ))
            .child(new("a:t").text(self.plan.title.clone()));
        let paragraph = new("a:p")
            .child(new("a:pPr").child(properties(new("a:defRPr"), Scheme::TEXT, true)))
            .child(run);
        let rich = new("c:rich")
            .child(new("a:bodyPr"))
            .child(new("a:lstStyle"))
            .child(paragraph);
        new("c:title")
            .child(new("c:tx").child(rich))
            .child(flag("c:overlay", false))
    }

    /// Text of the chart's size.
    pub(super) fn text(&self, colour: Scheme, is_strong: bool) -> Xml {
        self.text_in(new("a:bodyPr"), colour, is_strong)
    }

    pub(super) fn text_in(&self, body: Xml, colour: Scheme, is_strong: bool) -> Xml {
        let paragraph = new("a:p")
            .child(new("a:pPr").child(properties(new("a:defRPr"), colour, is_strong)))
            .child(new("a:endParaRPr").attribute("lang", self.language.tag()));
        new("c:txPr")
            .child(body)
            .child(new("a:lstStyle"))
            .child(paragraph)
    }

    fn plot(&self) -> Xml {
        let plan = self.plan;
        let grouping = match plan.chart.chart.kind {
            ChartKind::ClusteredBars => "clustered",
            ChartKind::StackedBars => "stacked",
            ChartKind::Lines => "standard",
        };
        let series = plan.chart.chart.series.iter().zip(&plan.fills).enumerate();
        let series: Vec<Xml> = series
            .map(|(at, (series, fill))| self.series(at, series, *fill))
            .collect();
        let is_line = plan.chart.chart.kind == ChartKind::Lines;
        let mut plot = if is_line {
            new("c:lineChart")
        } else {
            let direction = if plan.chart.names == Names::Beside {
                "bar"
            } else {
                "col"
            };
            new("c:barChart").child(value("c:barDir", direction))
        };
        plot = plot
            .child(value("c:grouping", grouping))
            .child(flag("c:varyColors", false))
            .children(series);
        plot = if is_line {
            plot.child(flag("c:marker", true))
        } else {
            plot.child(value("c:gapWidth", GAP.to_string())).child(value(
                "c:overlap",
                overlap(plan.chart.chart.kind, APART).to_string(),
            ))
        };
        plot.child(value("c:axId", CATEGORIES))
            .child(value("c:axId", VALUES))
    }

    fn series(&self, at: usize, series: &Series, fill: Fill) -> Xml {
        let plan = self.plan;
        let column = column(at + 1);
        let name = new("c:tx").child(
            new("c:strRef")
                .child(new("c:f").text(format!("{SHEET}!${column}$1")))
                .child(strings(std::iter::once(series.name.as_str()))),
        );
        let last = plan.chart.chart.categories.len() + 1;
        let categories = new("c:cat").child(
            new("c:strRef")
                .child(new("c:f").text(format!("{SHEET}!$A$2:$A${last}")))
                .child(strings(plan.chart.chart.categories.iter().map(String::as_str))),
        );
        let points = series.values.iter().enumerate().filter_map(|(index, value)| {
            let number = number((*value)?, plan.chart.chart.unit);
            Some(point(index, number.to_string()))
        });
        let cache = new("c:numCache")
            .child(new("c:formatCode").text(format::exact(plan.chart.chart.unit)))
            .child(value("c:ptCount", series.values.len().to_string()))
            .children(points);
        let values = new("c:val").child(
            new("c:numRef")
                .child(new("c:f").text(format!("{SHEET}!${column}$2:${column}${last}")))
                .child(cache),
        );
        let mut element = new("c:ser")
            .child(value("c:idx", at.to_string()))
            .child(value("c:order", at.to_string()))
            .child(name);
        if plan.chart.chart.kind == ChartKind::Lines {
            let dash = DASHES.get(at).copied().unwrap_or("solid");
            let line = new("a:ln")
                .attribute("w", "31750")
                .attribute("cap", "rnd")
                .child(fill.colour.fill())
                .child(value("a:prstDash", dash))
                .child(new("a:round"));
            let marker = new("c:marker")
                .child(value("c:symbol", MARKERS.get(at).copied().unwrap_or("circle")))
                .child(value("c:size", "9"))
                .child(
                    new("c:spPr")
                        .child(fill.colour.fill())
                        .child(new("a:ln").attribute("w", "9525").child(fill.colour.fill())),
                );
            element = element.child(new("c:spPr").child(line)).child(marker);
        } else {
            let outline = if fill.is_outlined {
                new("a:ln").attribute("w", "9525").child(Scheme::TEXT.fill())
            } else {
                new("a:ln").child(new("a:noFill"))
            };
            element = element
                .child(new("c:spPr").child(fill.colour.fill()).child(outline))
                .child(flag("c:invertIfNegative", false));
        }
        if let Some(labels) = self.labels(at, fill) {
            element.push(labels);
        }
        element = element.child(categories).child(values);
        if plan.chart.chart.kind == ChartKind::Lines {
            element.push(flag("c:smooth", false));
        }
        element
    }

    /// The labels of a series.
    fn labels(&self, at: usize, fill: Fill) -> Option<Xml> {
        let labels = new("c:dLbls");
        match &self.plan.chart.labels {
            Labels::None => None,
            Labels::All => Some(self.label_properties(labels, fill, true)),
            Labels::Some(shown) => {
                let shown = shown.get(at)?;
                let is_line = self.plan.chart.chart.kind == ChartKind::Lines;
                // What is told of single points are the exceptions.
                let exceptions = shown.iter().enumerate().filter(|(_, shown)| **shown == is_line);
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
                Some(self.label_properties(labels.children(points), fill, !is_line))
            }
        }
    }

    fn label_properties(&self, labels: Xml, fill: Fill, is_shown: bool) -> Xml {
        let (place, surface) = match self.plan.chart.chart.kind {
            ChartKind::ClusteredBars => ("outEnd", Scheme::BACKGROUND),
            ChartKind::StackedBars => ("ctr", fill.colour),
            ChartKind::Lines if self.plan.chart.chart.series.len() == 1 => ("t", Scheme::BACKGROUND),
            ChartKind::Lines => ("r", Scheme::BACKGROUND),
        };
        let colour = self
            .palette
            .readable(surface, &[Scheme::TEXT, Scheme::BACKGROUND]);
        labels
            .child(self.number_format())
            .child(
                new("c:spPr")
                    .child(new("a:noFill"))
                    .child(new("a:ln").child(new("a:noFill"))),
            )
            .child(self.text(colour, false))
            .child(value("c:dLblPos", place))
            .child(flag("c:showLegendKey", false))
            .child(flag("c:showVal", is_shown))
            .child(flag("c:showCatName", false))
            .child(flag("c:showSerName", false))
            .child(flag("c:showPercent", false))
            .child(flag("c:showBubbleSize", false))
    }

    /// The number format of the values.
    pub(super) fn number_format(&self) -> Xml {
        number_format(format::shown(self.plan.chart.scale))
    }
}

pub(super) fn number_format(code: String) -> Xml {
    new("c:numFmt")
        .attribute("formatCode", code)
        .attribute("sourceLinked", "0")
}

/// The properties of text in a chart.
fn properties(element: Xml, colour: Scheme, is_strong: bool) -> Xml {
    element
        .attribute("sz", TEXT.to_string())
        .attribute("b", if is_strong { "1" } else { "0" })
        .child(colour.fill())
        .child(new("a:latin").attribute("typeface", "+mn-lt"))
}

/// A thin line, perhaps faint.
pub(super) fn line(colour: Scheme, alpha: Option<&'static str>) -> Xml {
    let mut colour = colour.element();
    if let Some(alpha) = alpha {
        colour.push(value("a:alpha", alpha));
    }
    new("c:spPr").child(
        new("a:ln")
            .attribute("w", "9525")
            .child(new("a:solidFill").child(colour)),
    )
}

fn strings<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> Xml {
    let count = value("c:ptCount", texts.len().to_string());
    let points = texts
        .enumerate()
        .map(|(index, text)| point(index, text.to_owned()));
    new("c:strCache").child(count).children(points)
}

fn point(index: usize, text: String) -> Xml {
    new("c:pt")
        .attribute("idx", index.to_string())
        .child(new("c:v").text(text))
}

/// The letter of a column; charts have at most six series.
fn column(number: usize) -> char {
    char::from(b'A' + number.min(25) as u8)
}
