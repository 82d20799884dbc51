//! The axes of a chart.

use vuosikello_document::ChartKind;

use super::format::number;
use super::labels::Labels;
use super::names::Names;
use super::xml::{Writer, Xml, flag, line, new, value};
use crate::colour::Scheme;

/// The ids of the two axes.
pub(super) const CATEGORIES: &str = "111111111";
pub(super) const VALUES: &str = "222222222";

/// A quarter turn to the left, in sixtieths of a minute.
const UPWARDS: &str = "-5400000";

impl Writer<'_> {
    pub(super) fn category_axis(&self) -> Xml {
        let plan = self.plan;
        let (orientation, position) = if plan.names == Names::Beside {
            // The first category stands on top.
            ("maxMin", "l")
        } else {
            ("minMax", "b")
        };
        let turn = if plan.names == Names::Upwards {
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
        if plan.step > 1 {
            axis.push(value("c:tickLblSkip", plan.step.to_string()));
        }
        axis.child(flag("c:noMultiLvlLbl", true))
    }

    pub(super) fn value_axis(&self) -> Xml {
        let plan = self.plan;
        let is_bars = plan.chart.kind != ChartKind::Lines;
        // Bars with their values written out need no axis.
        let is_hidden = is_bars && plan.labels == Labels::All;
        let values = || {
            plan.chart
                .series
                .iter()
                .flat_map(|series| series.values.iter().flatten())
        };
        let mut scaling = new("c:scaling").child(value("c:orientation", "minMax"));
        if let Some(bottom) = plan.bottom {
            scaling.push(value("c:min", number(bottom, plan.chart.unit).to_string()));
        }
        // Bars begin at zero: PowerPoint would cut them where all are nearly as high.
        if is_bars && values().all(|value| *value <= 0) && values().any(|value| *value < 0) {
            scaling.push(value("c:max", "0"));
        } else if is_bars && values().all(|value| *value >= 0) {
            scaling.push(value("c:min", "0"));
        }
        let mut axis = new("c:valAx")
            .child(value("c:axId", VALUES))
            .child(scaling)
            .child(flag("c:delete", is_hidden))
            .child(value(
                "c:axPos",
                if plan.names == Names::Beside { "b" } else { "l" },
            ));
        if !is_hidden {
            axis.push(new("c:majorGridlines").child(line(Scheme::TEXT, Some("20000"))));
        }
        axis.child(self.number_format())
            .child(value("c:majorTickMark", "none"))
            .child(value("c:minorTickMark", "none"))
            .child(value("c:tickLblPos", "nextTo"))
            .child(new("c:spPr").child(new("a:ln").child(new("a:noFill"))))
            .child(self.text(Scheme::TEXT, false))
            .child(value("c:crossAx", CATEGORIES))
            .child(value(
                "c:crosses",
                if plan.names == Names::Beside {
                    "max"
                } else {
                    "autoZero"
                },
            ))
            .child(value("c:crossBetween", "between"))
    }
}
