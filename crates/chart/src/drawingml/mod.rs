//! Native charts as parts of Office files (ECMA-376 Part 1 § 21.2): the same for slides, workbooks and documents.
//!
//! A [`ChartPart`] is a [plan](crate::native) with the looks of the file that it goes into, and with the place of its data: a
//! workbook of its own inside the file, or the cells of the sheet that it stands on. The cached values are those of the
//! cells.

mod axes;
mod format;
mod rows;
mod series;

use vuosikello_document::Language;
use vuosikello_ooxml::drawing::{Xml, flag, new, no_line, value};
use vuosikello_ooxml::presentation::{DRAWINGML, RELATIONSHIPS};
use vuosikello_ooxml::theme::{Palette, Scheme};
use vuosikello_ooxml::{column_name, sheet_reference};

use crate::fills::fills;
use crate::kind;
use crate::native::Plan;
use crate::room::{Length, Names};

pub use format::{exact, number};
pub use rows::{RowsColumn, RowsPart};

/// The namespace of charts.
pub const NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/// The ids of the two axes.
const CATEGORIES: &str = "111111111";
const VALUES: &str = "222222222";

/// Where the data of a chart stand: a sheet, and rows and columns of it, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCells<'a> {
    /// The name of the sheet.
    pub sheet: &'a str,
    /// The column of the categories.
    pub categories: usize,
    /// The columns of the series.
    pub series: Vec<usize>,
    /// The row of the names of the series.
    pub names: u32,
    /// The row of the first category; the others follow.
    pub first: u32,
}

impl DataCells<'_> {
    /// The formula of cells of a column, from one row to another.
    fn range(&self, column: usize, rows: [u32; 2]) -> String {
        let column = column_name(column);
        let [first, last] = rows.map(|row| format!("${column}${}", row + 1));
        let sheet = sheet_reference(self.sheet);
        if first == last && rows[0] == self.names {
            format!("{sheet}!{first}")
        } else {
            format!("{sheet}!{first}:{last}")
        }
    }
}

/// A chart as a part of a file.
#[derive(Debug)]
pub struct ChartPart<'a> {
    /// What it looks like in its room.
    pub plan: &'a Plan,
    /// Where its data stand.
    pub cells: DataCells<'a>,
    /// The relationship of the part to the workbook with its data; `None` for a chart of a workbook itself.
    pub workbook: Option<&'a str>,
    /// The colours of the theme.
    pub palette: &'a Palette,
    /// The size of all text, in hundredths of a point.
    pub text: i64,
    /// The language of its texts.
    pub language: Language,
}

/// The root of the part of a chart, without a frame of its own: its language, the chart, the look of its text, and the relationship that
/// leads to its workbook, where it has one.
fn chart_space(language: Language, chart: Xml, text: Xml, workbook: Option<&str>) -> Vec<u8> {
    let data = workbook.map(|id| {
        new("c:externalData")
            .attribute("r:id", id.to_owned())
            .child(flag("c:autoUpdate", false))
    });
    new("c:chartSpace")
        .attribute("xmlns:c", NAMESPACE)
        .attribute("xmlns:a", DRAWINGML)
        .attribute("xmlns:r", RELATIONSHIPS)
        .child(flag("c:date1904", false))
        .child(value("c:lang", language.tag()))
        .child(flag("c:roundedCorners", false))
        .child(chart)
        .child(new("c:spPr").child(new("a:noFill")).child(no_line()))
        .child(text)
        .children(data)
        .to_part()
}

impl ChartPart<'_> {
    /// The bytes of the part.
    pub fn bytes(&self) -> Vec<u8> {
        chart_space(
            self.language,
            self.chart(),
            self.text(Scheme::TEXT),
            self.workbook,
        )
    }

    fn chart(&self) -> Xml {
        let plan = self.plan;
        let title = (!plan.title.is_empty()).then(|| self.title());
        let legend = (plan.chart.series.len() > 1).then(|| {
            new("c:legend")
                .child(value("c:legendPos", "b"))
                .child(flag("c:overlay", false))
                .child(self.text(Scheme::TEXT))
        });
        let plot = new("c:plotArea")
            .child(self.layout())
            .child(self.plot())
            .child(self.category_axis())
            .child(self.value_axis());
        new("c:chart")
            .children(title)
            .child(flag("c:autoTitleDeleted", plan.title.is_empty()))
            .child(plot)
            .children(legend)
            .child(flag("c:plotVisOnly", true))
            .child(value("c:dispBlanksAs", "gap"))
    }

    /// The place of bars or lines, as shares of the chart (§ 21.2.2.95).
    fn layout(&self) -> Xml {
        let share =
            |name, part: Length, all: Length| value(name, format!("{:.4}", part as f64 / all.max(1) as f64));
        let (area, all) = (self.plan.area, self.plan.size);
        new("c:layout").child(
            new("c:manualLayout")
                .child(value("c:layoutTarget", "inner"))
                .child(value("c:xMode", "edge"))
                .child(value("c:yMode", "edge"))
                .child(share("c:x", area.x, all.width))
                .child(share("c:y", area.y, all.height))
                .child(share("c:w", area.width, all.width))
                .child(share("c:h", area.height, all.height)),
        )
    }

    fn title(&self) -> Xml {
        let run = new("a:r")
            .child(self.look(
                new("a:rPr").attribute("lang", self.language.tag()),
                Scheme::TEXT,
                true,
            ))
            .child(new("a:t").text(self.plan.title.clone()));
        let paragraph = new("a:p")
            .child(new("a:pPr").child(self.look(new("a:defRPr"), Scheme::TEXT, true)))
            .child(run);
        let rich = new("c:rich")
            .child(new("a:bodyPr"))
            .child(new("a:lstStyle"))
            .child(paragraph);
        new("c:title")
            .child(new("c:tx").child(rich))
            .child(flag("c:overlay", false))
    }

    fn plot(&self) -> Xml {
        let chart = &self.plan.chart;
        let fills = fills(self.palette, chart.series.len(), kind::marks(chart.kind));
        let series = chart.series.iter().zip(fills).enumerate();
        let series = series.map(|(at, (series, fill))| self.series(at, series, fill));
        kind::plot(chart.kind, self.plan.names == Names::Beside, series.collect())
            .child(value("c:axId", CATEGORIES))
            .child(value("c:axId", VALUES))
    }

    /// How text is set that stands upright.
    fn text(&self, colour: Scheme) -> Xml {
        self.text_in(new("a:bodyPr"), colour)
    }

    fn text_in(&self, body: Xml, colour: Scheme) -> Xml {
        let paragraph = new("a:p")
            .child(new("a:pPr").child(self.look(new("a:defRPr"), colour, false)))
            .child(new("a:endParaRPr").attribute("lang", self.language.tag()));
        new("c:txPr")
            .child(body)
            .child(new("a:lstStyle"))
            .child(paragraph)
    }

    /// The properties of text.
    fn look(&self, properties: Xml, colour: Scheme, is_strong: bool) -> Xml {
        properties
            .attribute("sz", self.text.to_string())
            .attribute("b", if is_strong { "1" } else { "0" })
            .child(colour.fill())
            .child(new("a:latin").attribute("typeface", "+mn-lt"))
    }

    /// The number format of the values.
    fn number_format(&self) -> Xml {
        number_format(format::shown(self.plan.scale))
    }
}

fn number_format(code: String) -> Xml {
    new("c:numFmt")
        .attribute("formatCode", code)
        .attribute("sourceLinked", "0")
}
