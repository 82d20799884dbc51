//! The axes of a chart.

use vuosikello_chart::native::Names;
use vuosikello_document::ChartKind;

use super::format::{self, number};
use super::xml::{CATEGORIES, VALUES, Writer, Xml, flag, line, new, number_format, value};
use crate::colour::Scheme;

/// A quarter turn to the left, in sixtieths of a minute.
const UPWARDS: &str = "-5400000";

impl Writer<'_> {
    pub(super) fn category_axis(&self) -> Xml {
        let plan = self.plan;
        let (orientation, position) = if plan.chart.names == Names::Beside {
            // The first category stands on top.
            ("maxMin", "l")
        } else {
            ("minMax", "b")
        };
        let turn = if plan.chart.names == Names::Upwards {
            UPWARDS
        } else {
            "0"
        };
        let mut axis = new("c:catAx")
            .child(value("c:axId", CATEGORIES))
            .child(new("c:scaling").child(value("c:orientation", orientation)))
            .child(flag("c:delete", false))
            .child(value("c:axPos", position))
            .child(
                new("c:numFmt")
                    .attribute("formatCode", "General")
                    .attribute("sourceLinked", "0"),
            )
            .child(value("c:majorTickMark", "none"))
            .child(value("c:minorTickMark", "none"))
            // Names stand at the edge, also beside negative values.
            .child(value("c:tickLblPos", "low"))
            .child(line(Scheme::TEXT, None))
            .child(self.text_in(
                new("a:bodyPr").attribute("rot", turn).attribute("vert", "horz"),
                Scheme::TEXT,
                false,
            ))
            .child(value("c:crossAx", VALUES))
            .child(value("c:crosses", "autoZero"))
            .child(flag("c:auto", false))
            .child(value("c:lblAlgn", "ctr"))
            .child(value("c:lblOffset", "100"));
        // Bars have all their names; by itself the program may leave some out.
        if plan.chart.step > 1 || plan.chart.chart.kind != ChartKind::Lines {
            axis.push(value("c:tickLblSkip", plan.chart.step.to_string()));
        }
        axis.child(flag("c:noMultiLvlLbl", true))
    }

    pub(super) fn value_axis(&self) -> Xml {
        let plan = self.plan;
        let end = |name, at: i64| value(name, number(at, plan.chart.chart.unit).to_string());
        let mut scaling = new("c:scaling").child(value("c:orientation", "minMax"));
        scaling = scaling.children(plan.chart.bounds.most.map(|most| end("c:max", most)));
        scaling = scaling.children(plan.chart.bounds.least.map(|least| end("c:min", least)));
        let mut axis = new("c:valAx")
            .child(value("c:axId", VALUES))
            .child(scaling)
            .child(flag("c:delete", plan.chart.is_axis_hidden))
            .child(value(
                "c:axPos",
                if plan.chart.names == Names::Beside {
                    "b"
                } else {
                    "l"
                },
            ));
        if !plan.chart.is_axis_hidden {
            axis.push(new("c:majorGridlines").child(line(Scheme::TEXT, Some("20000"))));
        }
        let format = match plan.chart.bounds.step {
            Some(_) => number_format(format::whole()),
            None => self.number_format(),
        };
        axis.child(format)
            .child(value("c:majorTickMark", "none"))
            .child(value("c:minorTickMark", "none"))
            .child(value("c:tickLblPos", "nextTo"))
            .child(new("c:spPr").child(new("a:ln").child(new("a:noFill"))))
            .child(self.text(Scheme::TEXT, false))
            .child(value("c:crossAx", CATEGORIES))
            .child(value(
                "c:crosses",
                if plan.chart.names == Names::Beside {
                    "max"
                } else {
                    "autoZero"
                },
            ))
            .child(value("c:crossBetween", "between"))
            .children(plan.chart.bounds.step.map(|step| end("c:majorUnit", step)))
    }
}
