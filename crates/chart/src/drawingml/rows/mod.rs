//! Marks in the rows of a table: a native chart that lies over a column and lines up with its rows.
//!
//! The plot takes the whole part, so that each category is as high as a row; names and figures stand in the table. The data in
//! the workbook are the values themselves, and what the marks need besides: where a step begins, in which row a dot stands.

mod columns;

use vuosikello_document::deck::PlotKind;
use vuosikello_measure::Marks;
use vuosikello_ooxml::drawing::{Xml, flag, new, no_line, value};
use vuosikello_ooxml::theme::Scheme;
use vuosikello_ooxml::{column_name, sheet_reference};

use super::axes::line;
use super::format::{exact, number, whole};
use super::series::{reference, strings};
use super::{CATEGORIES, DataCells, VALUES, chart_space, number_format};
use columns::ROW_FORMAT;
pub use columns::{RowsColumn, RowsPart};

use crate::fills::fills;
use crate::scale::unit_decimals;

/// The number of the series that says what was before: a plot of dots has what is now first.
const BEFORE: usize = 1;
/// The room between two rows' bars, as a share of a bar, in per cent: bars of about half the height of a row leave the lines of the table free.
const GAP: &str = "90";
/// The size of the mark of what is now, and of what was before, in points.
const DOT: &str = "10";
const DIAMOND: &str = "9";
/// The width of the line between the two, in EMU: one and a half points.
const LINK: &str = "19050";
/// What dots leave free at the left and the right, as a share of the width: half of the widest number below them.
const SIDE: f64 = 0.05;

impl RowsPart<'_> {
    /// The bytes of the part.
    pub fn bytes(&self) -> Vec<u8> {
        let plot = new("c:plotArea").child(self.layout()).children(self.marks());
        let chart = new("c:chart")
            .child(flag("c:autoTitleDeleted", true))
            .child(plot)
            .child(flag("c:plotVisOnly", true))
            .child(value("c:dispBlanksAs", "gap"));
        chart_space(self.language, chart, self.text(), Some(self.workbook))
    }

    /// The plot takes the whole part but the numbers below it.
    fn layout(&self) -> Xml {
        let side = match self.plot.kind {
            PlotKind::Dots => SIDE,
            PlotKind::Bars | PlotKind::Steps => 0.0,
        };
        let share = |name, share: f64| value(name, format!("{share:.4}"));
        new("c:layout").child(
            new("c:manualLayout")
                .child(value("c:layoutTarget", "inner"))
                .child(value("c:xMode", "edge"))
                .child(value("c:yMode", "edge"))
                .child(share("c:x", side))
                .child(share("c:y", 0.0))
                .child(share("c:w", 1.0 - 2.0 * side))
                .child(share("c:h", 1.0 - self.axis)),
        )
    }

    fn text(&self) -> Xml {
        let properties = new("a:defRPr")
            .attribute("sz", self.text.to_string())
            .attribute("b", "0")
            .child(Scheme::TEXT.fill())
            .child(new("a:latin").attribute("typeface", "+mn-lt"));
        let paragraph = new("a:p")
            .child(new("a:pPr").child(properties))
            .child(new("a:endParaRPr").attribute("lang", self.language.tag()));
        new("c:txPr")
            .child(new("a:bodyPr"))
            .child(new("a:lstStyle"))
            .child(paragraph)
    }

    /// The series and the axes.
    fn marks(&self) -> Vec<Xml> {
        match self.plot.kind {
            PlotKind::Bars => self.bars("clustered", &self.colours_of_bars()),
            PlotKind::Steps => self.bars("stacked", &self.colours_of_steps()),
            PlotKind::Dots => self.scatter(),
        }
    }

    /// The colour of what is not as it should be: the amber of the theme.
    fn warning(&self) -> Scheme {
        let amber = self.palette.accent_near(38.0, 24.0);
        amber.unwrap_or_else(|| self.shades(2).last().copied().unwrap_or(Scheme::TEXT))
    }

    fn shades(&self, count: usize) -> Vec<Scheme> {
        let fills = fills(self.palette, count, Marks::Areas).into_iter();
        fills.map(|fill| fill.colour).collect()
    }

    fn colours_of_bars(&self) -> Vec<Option<Scheme>> {
        let shades = self.shades(self.plot.series.len());
        let shades = shades.into_iter().enumerate();
        let colour = |(at, shade)| match self.plot.warning == Some(at) {
            true => self.warning(),
            false => shade,
        };
        shades.map(colour).map(Some).collect()
    }

    fn colours_of_steps(&self) -> Vec<Option<Scheme>> {
        let shades = self.shades(2);
        let (down, sum) = (shades.first().copied(), shades.last().copied());
        let up = Some(self.warning());
        vec![None, down, up, sum, down, up]
    }

    fn bars(&self, grouping: &'static str, colours: &[Option<Scheme>]) -> Vec<Xml> {
        let columns = self.columns();
        let series = columns
            .iter()
            .enumerate()
            .zip(colours)
            .map(|((at, column), colour)| {
                let fill = colour.map_or_else(|| new("a:noFill"), |colour| colour.fill());
                self.head(at, column)
                    .child(new("c:spPr").child(fill).child(no_line()))
                    .child(flag("c:invertIfNegative", false))
                    .child(new("c:cat").child(reference(
                        self.cells().range(0, self.rows()),
                        strings(self.names.iter().map(String::as_str)),
                    )))
                    .child(new("c:val").child(self.numbers(at, column)))
            });
        let bars = new("c:barChart")
            .child(value("c:barDir", "bar"))
            .child(value("c:grouping", grouping))
            .child(flag("c:varyColors", false))
            .children(series)
            .child(value("c:gapWidth", GAP))
            .child(value("c:overlap", "100"))
            .child(value("c:axId", CATEGORIES))
            .child(value("c:axId", VALUES));
        let categories = new("c:catAx")
            .child(value("c:axId", CATEGORIES))
            .child(new("c:scaling").child(value("c:orientation", "maxMin")))
            .child(flag("c:delete", false))
            .child(value("c:axPos", "l"))
            .child(value("c:majorTickMark", "none"))
            .child(value("c:minorTickMark", "none"))
            .child(value("c:tickLblPos", "none"))
            .child(line(None))
            .child(value("c:crossAx", VALUES))
            .child(value("c:crosses", "autoZero"))
            .child(flag("c:auto", false))
            .child(value("c:lblAlgn", "ctr"))
            .child(value("c:lblOffset", "100"))
            .child(flag("c:noMultiLvlLbl", true));
        vec![
            bars,
            categories,
            self.value_axis(
                VALUES,
                CATEGORIES,
                "b",
                self.scaling("minMax", self.plot.range),
                true,
            ),
        ]
    }

    fn scatter(&self) -> Vec<Xml> {
        let columns = self.columns();
        let count = self.plot.series.len();
        let shades = self.shades(2);
        let (own, other) = (shades.first().copied(), shades.last().copied());
        let dots = |at: usize| {
            let column = columns.get(at)?;
            let is_before = at == BEFORE && self.has_before();
            let colour = match self.plot.warning == Some(at) {
                true => Some(self.warning()),
                false if is_before => other,
                false => own,
            };
            let (symbol, size) = if is_before {
                ("diamond", DIAMOND)
            } else {
                ("circle", DOT)
            };
            let look = new("c:spPr").children(colour.map(Scheme::fill)).child(no_line());
            let marker = new("c:marker")
                .child(value("c:symbol", symbol))
                .child(value("c:size", size))
                .child(look);
            let line = new("a:ln").attribute("w", LINK).child(new("a:noFill"));
            let name = self.name(at, column);
            let xs = self.numbers(at, column);
            let ys = columns.get(count).map(|rows| self.numbers(count, rows));
            Some((name, new("c:spPr").child(line), marker, Some(xs), ys))
        };
        // What is drawn first lies below: what was before, links, then what is now. The links cannot come first: LibreOffice draws no
        // line of a chart whose first series has fewer points than others.
        let order = self.drawing_order();
        let (first, others) = order.split_at(usize::from(self.has_before()));
        let drawn = first
            .iter()
            .filter_map(|at| dots(*at))
            .chain(self.links(&columns))
            .chain(others.iter().filter_map(|at| dots(*at)));
        let series = drawn.enumerate().map(|(order, (name, look, marker, xs, ys))| {
            new("c:ser")
                .child(value("c:idx", order.to_string()))
                .child(value("c:order", order.to_string()))
                .child(new("c:tx").child(name))
                .child(look)
                .child(marker)
                .children(xs.map(|xs| new("c:xVal").child(xs)))
                .children(ys.map(|ys| new("c:yVal").child(ys)))
                .child(flag("c:smooth", false))
        });
        let scatter = new("c:scatterChart")
            .child(value("c:scatterStyle", "lineMarker"))
            .child(flag("c:varyColors", false))
            .children(series)
            .child(value("c:axId", CATEGORIES))
            .child(value("c:axId", VALUES));
        let across = self.value_axis(
            CATEGORIES,
            VALUES,
            "b",
            self.scaling("minMax", self.plot.range),
            false,
        );
        // Rows are counted from the top, and each stands in the middle of its height.
        let scaling = new("c:scaling")
            .child(value("c:orientation", "maxMin"))
            .child(value("c:max", format!("{}.5", self.names.len())))
            .child(value("c:min", "0.5"));
        vec![
            scatter,
            across,
            self.value_axis(VALUES, CATEGORIES, "l", scaling, true),
        ]
    }

    /// The numbers of the series in the order in which they are drawn: what was before lies below.
    fn drawing_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.plot.series.len()).collect();
        order.sort_by_key(|at| *at != BEFORE || !self.has_before());
        order
    }

    /// A line in each row from what was before to what is now: the two cells beside each other of that row.
    fn links(&self, columns: &[RowsColumn]) -> Vec<Drawn> {
        let count = self.plot.series.len();
        if !self.has_before() {
            return Vec::new();
        }
        let at_row = |row: usize, column: usize| {
            let values = columns.get(column).map(|column| &column.values);
            values.and_then(|values| values.get(row).copied().flatten())
        };
        let colour = self.shades(2).last().copied();
        let mut links = Vec::new();
        for row in 0..self.names.len() {
            let has = |column: usize| at_row(row, column).is_some();
            let first = match (has(BEFORE), has(BEFORE - 1), has(BEFORE + 1)) {
                (true, true, _) => BEFORE - 1,
                (true, false, true) => BEFORE,
                _ => continue,
            };
            let line = new("a:ln")
                .attribute("w", LINK)
                .children(colour.map(Scheme::fill));
            let name = reference(
                self.cells().range(0, [row as u32 + 1; 2]),
                strings(self.names.get(row).map(String::as_str).into_iter()),
            );
            let across = |from: usize, to: usize| {
                let cells: Vec<Option<f64>> = (from..=to).map(|column| at_row(row, column)).collect();
                self.numbers_across(from, to, row, &cells)
            };
            links.push((
                name,
                new("c:spPr").child(line),
                new("c:marker").child(value("c:symbol", "none")),
                Some(across(first, first + 1)),
                Some(across(count, count + 1)),
            ));
        }
        links
    }

    fn scaling(&self, orientation: &'static str, range: Option<(i64, i64)>) -> Xml {
        let end = |name, at: i64| value(name, number(at, self.plot.unit).to_string());
        new("c:scaling")
            .child(value("c:orientation", orientation))
            .children(range.map(|(_, most)| end("c:max", most)))
            .children(range.map(|(least, _)| end("c:min", least)))
    }

    fn value_axis(
        &self,
        id: &'static str,
        crossed: &'static str,
        position: &'static str,
        scaling: Xml,
        is_hidden: bool,
    ) -> Xml {
        let unit = self.plot.unit;
        let is_seen = !is_hidden;
        let step = is_seen.then(|| {
            let one = 10i64.pow(unit_decimals(unit));
            value("c:majorUnit", number(one, unit).to_string())
        });
        new("c:valAx")
            .child(value("c:axId", id))
            .child(scaling)
            .child(flag("c:delete", is_hidden))
            .child(value("c:axPos", position))
            .children(is_seen.then(|| new("c:majorGridlines").child(line(Some("20000")))))
            .child(number_format(match is_hidden {
                true => exact(unit),
                false => whole(unit),
            }))
            .child(value("c:majorTickMark", "none"))
            .child(value("c:minorTickMark", "none"))
            .child(value("c:tickLblPos", "nextTo"))
            .child(new("c:spPr").child(no_line()))
            .child(self.text())
            .child(value("c:crossAx", crossed))
            .child(value("c:crosses", if is_hidden { "autoZero" } else { "max" }))
            .child(value(
                "c:crossBetween",
                match self.plot.kind {
                    PlotKind::Dots => "midCat",
                    PlotKind::Bars | PlotKind::Steps => "between",
                },
            ))
            .children(step)
    }

    fn cells(&self) -> DataCells<'_> {
        DataCells {
            sheet: self.sheet,
            categories: 0,
            series: Vec::new(),
            names: 0,
            first: 1,
        }
    }

    /// The first and the last row of data.
    fn rows(&self) -> [u32; 2] {
        [1, (self.names.len() as u32).max(1)]
    }

    /// The name of a series, by the formula of its cell.
    fn name(&self, at: usize, column: &RowsColumn) -> Xml {
        reference(
            self.cells().range(at + 1, [0, 0]),
            strings(std::iter::once(column.name.as_str())),
        )
    }

    /// A series with its number and name.
    fn head(&self, at: usize, column: &RowsColumn) -> Xml {
        new("c:ser")
            .child(value("c:idx", at.to_string()))
            .child(value("c:order", at.to_string()))
            .child(new("c:tx").child(self.name(at, column)))
    }

    /// The values of a column, by the formula of their cells.
    fn numbers(&self, at: usize, column: &RowsColumn) -> Xml {
        let formula = self.cells().range(at + 1, self.rows());
        numbers(formula, &column.format, &column.values)
    }

    /// The values of the cells of a row from one column to another.
    fn numbers_across(&self, from: usize, to: usize, row: usize, values: &[Option<f64>]) -> Xml {
        let row = row + 2;
        let (from, to) = (column_name(from + 1), column_name(to + 1));
        let formula = format!("{}!${from}${row}:${to}${row}", sheet_reference(self.sheet));
        numbers(formula, ROW_FORMAT, values)
    }
}

/// Values by the formula of their cells.
fn numbers(formula: String, format: &str, values: &[Option<f64>]) -> Xml {
    let points = values.iter().enumerate();
    let points = points.filter_map(|(index, value)| Some(super::series::point(index, (*value)?.to_string())));
    let cache = new("c:numCache")
        .child(new("c:formatCode").text(format.to_owned()))
        .child(value("c:ptCount", values.len().to_string()))
        .children(points);
    new("c:numRef").child(new("c:f").text(formula)).child(cache)
}

/// A series of a plot of dots: its name, line, marker and coordinates.
type Drawn = (Xml, Xml, Xml, Option<Xml>, Option<Xml>);

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_document::deck::Plot;
    use vuosikello_document::{Language, Unit};
    use vuosikello_ooxml::theme::Palette;

    pub(super) fn part<'a>(plot: &'a Plot, names: &'a [String], palette: &'a Palette) -> RowsPart<'a> {
        RowsPart {
            plot,
            names,
            sheet: "Tiedot",
            workbook: "rId1",
            palette,
            text: 1_400,
            axis: 0.1,
            language: Language::Finnish,
        }
    }

    #[test]
    fn dots_are_linked_with_what_was_before() {
        let plot = Plot::new(1, PlotKind::Dots, Unit::Number { decimals: 2 }, "Arvosanat")
            .series("Nyt", [Some(900), None, Some(800)])
            .series("Ennen", [Some(850), Some(750), None])
            .series("Nyt, laskenut", [None, Some(700), None])
            .as_warning();
        let names = ["A", "B", "C"].map(str::to_owned);
        let xml = String::from_utf8(part(&plot, &names, &Palette::default()).bytes()).unwrap();
        // A series for each link and each set of dots; the third row has nothing before.
        assert_eq!(xml.matches("<c:ser>").count(), 2 + 3);
        assert!(xml.contains("<c:f>Tiedot!$B$2:$C$2</c:f>"), "{xml}");
        assert!(xml.contains("<c:f>Tiedot!$C$3:$D$3</c:f>"));
        assert!(xml.contains("<c:f>Tiedot!$E$3:$F$3</c:f>"));
        // What was before, then the links, then what is now.
        let symbols: Vec<&str> = xml
            .split("c:symbol val=\"")
            .skip(1)
            .map(|rest| &rest[..4])
            .collect();
        assert_eq!(symbols, ["diam", "none", "none", "circ", "circ"]);
    }
}
