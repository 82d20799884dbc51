//! The axes of a chart.

use vuosikello_ooxml::drawing::{Xml, flag, new, no_line, value};
use vuosikello_ooxml::theme::Scheme;

use super::format::{number, whole};
use super::{CATEGORIES, ChartPart, VALUES, number_format};
use crate::kind;
use crate::room::Names;

/// A quarter turn to the left, in sixtieths of a minute.
const UPWARDS: &str = "-5400000";

impl ChartPart<'_> {
    pub(super) fn category_axis(&self) -> Xml {
        let plan = self.plan;
        // Beside lying bars the first category stands on top.
        let (orientation, position) = match plan.names {
            Names::Beside => ("maxMin", "l"),
            Names::Below | Names::Upwards => ("minMax", "b"),
        };
        let turn = if plan.names == Names::Upwards {
            UPWARDS
        } else {
            "0"
        };
        let body = new("a:bodyPr").attribute("rot", turn).attribute("vert", "horz");
        // Where all categories have their names, the program may leave none out.
        let skip = (plan.step > 1 || !kind::skips_names(plan.chart.kind))
            .then(|| value("c:tickLblSkip", plan.step.to_string()));
        new("c:catAx")
            .child(value("c:axId", CATEGORIES))
            .child(new("c:scaling").child(value("c:orientation", orientation)))
            .child(flag("c:delete", false))
            .child(value("c:axPos", position))
            .child(number_format("General".to_owned()))
            .child(value("c:majorTickMark", "none"))
            .child(value("c:minorTickMark", "none"))
            // Names stand at the edge, also beside negative values.
            .child(value("c:tickLblPos", "low"))
            .child(line(None))
            .child(self.text_in(body, Scheme::TEXT))
            .child(value("c:crossAx", VALUES))
            .child(value("c:crosses", "autoZero"))
            .child(flag("c:auto", false))
            .child(value("c:lblAlgn", "ctr"))
            .child(value("c:lblOffset", "100"))
            .children(skip)
            .child(flag("c:noMultiLvlLbl", true))
    }

    pub(super) fn value_axis(&self) -> Xml {
        let plan = self.plan;
        let end = |name, at: i64| value(name, number(at, plan.chart.unit).to_string());
        let (position, crosses) = match plan.names {
            Names::Beside => ("b", "max"),
            Names::Below | Names::Upwards => ("l", "autoZero"),
        };
        let scaling = new("c:scaling")
            .child(value("c:orientation", "minMax"))
            .children(plan.bounds.most.map(|most| end("c:max", most)))
            .children(plan.bounds.least.map(|least| end("c:min", least)));
        let grid = (!plan.is_axis_hidden).then(|| new("c:majorGridlines").child(line(Some("20000"))));
        let format = match plan.bounds.step {
            Some(_) => number_format(whole(plan.chart.unit)),
            None => self.number_format(),
        };
        new("c:valAx")
            .child(value("c:axId", VALUES))
            .child(scaling)
            .child(flag("c:delete", plan.is_axis_hidden))
            .child(value("c:axPos", position))
            .children(grid)
            .child(format)
            .child(value("c:majorTickMark", "none"))
            .child(value("c:minorTickMark", "none"))
            .child(value("c:tickLblPos", "nextTo"))
            .child(new("c:spPr").child(no_line()))
            .child(self.text(Scheme::TEXT))
            .child(value("c:crossAx", CATEGORIES))
            .child(value("c:crosses", crosses))
            .child(value("c:crossBetween", "between"))
            .children(plan.bounds.step.map(|step| end("c:majorUnit", step)))
    }
}

/// A thin line, perhaps faint: with so many thousandths of a per cent of the colour of text.
pub(super) fn line(alpha: Option<&'static str>) -> Xml {
    let colour = Scheme::TEXT
        .element()
        .children(alpha.map(|alpha| value("a:alpha", alpha)));
    let line = new("a:ln").attribute("w", "9525");
    new("c:spPr").child(line.child(new("a:solidFill").child(colour)))
}
