//! The XML of a chart, finished: the language, the values, and what readers would otherwise each fill in differently.
//!
//! The standard gives elements that are left out a default, but programs keep to habits of their own: for one program a
//! chart without `c:dispBlanksAs` has gaps where there is no value, for another a fall to zero. So each is said.

use std::borrow::Cow;

use vuosikello_ooxml::{Element, Order};

use super::chart::{Shown, Values};

/// Finishes a chart.
pub(super) fn finish(chart: &mut Element<'_>, language: &str, shown: &Shown) {
    chart.walk_mut(&mut |element| {
        if element.get("lang").is_some() {
            element.set("lang", language.to_owned());
        }
        match element.name.as_ref() {
            "c:lang" => element.set("val", language.to_owned()),
            "c:numRef" => fill(element, shown),
            _ => {}
        }
        say(element);
    });
}

/// Adds to an element what its schema lets it leave out, in the place where the schema wants it (ECMA-376 Part 1 §
/// 21.2).
fn say(element: &mut Element<'_>) {
    let (said, order): (&[(&'static str, &'static str)], Order) = match element.name.as_ref() {
        "c:chartSpace" => (&[("c:roundedCorners", "0")], SPACE),
        "c:chart" => (&[("c:autoTitleDeleted", "0"), ("c:dispBlanksAs", "gap")], CHART),
        "c:title" => (&[("c:overlay", "0")], TITLE),
        "c:legend" => (&[("c:overlay", "0")], LEGEND),
        "c:barChart" => (&[("c:varyColors", "0")], BARS),
        "c:lineChart" => (&[("c:varyColors", "0")], LINES),
        "c:catAx" | "c:valAx" => (
            &[
                ("c:delete", "0"),
                ("c:majorTickMark", "none"),
                ("c:minorTickMark", "none"),
            ],
            AXIS,
        ),
        _ => return,
    };
    add(element, said, order);
    let (in_series, order): (&[(&'static str, &'static str)], Order) = match element.name.as_ref() {
        "c:barChart" => (&[("c:invertIfNegative", "0")], BAR_SERIES),
        "c:lineChart" => (&[("c:smooth", "0")], LINE_SERIES),
        _ => return,
    };
    for series in element.elements_mut().filter(|child| child.name == "c:ser") {
        add(series, in_series, order);
    }
}

fn add(element: &mut Element<'_>, said: &[(&'static str, &'static str)], order: Order) {
    for (name, value) in said {
        element.edit(name, |child| child.set("val", *value));
    }
    order.apply(element);
}

const SPACE: Order = Order::new(&[
    "c:date1904",
    "c:lang",
    "c:roundedCorners",
    "c:style",
    "c:chart",
    "c:spPr",
    "c:txPr",
    "c:printSettings",
]);

const CHART: Order = Order::new(&[
    "c:title",
    "c:autoTitleDeleted",
    "c:plotArea",
    "c:legend",
    "c:plotVisOnly",
    "c:dispBlanksAs",
]);

const TITLE: Order = Order::new(&["c:tx", "c:layout", "c:overlay", "c:spPr", "c:txPr"]);

const LEGEND: Order = Order::new(&[
    "c:legendPos",
    "c:legendEntry",
    "c:layout",
    "c:overlay",
    "c:spPr",
    "c:txPr",
]);

const BARS: Order = Order::new(&[
    "c:barDir",
    "c:grouping",
    "c:varyColors",
    "c:ser",
    "c:dLbls",
    "c:gapWidth",
    "c:overlap",
    "c:axId",
]);

const LINES: Order = Order::new(&[
    "c:grouping",
    "c:varyColors",
    "c:ser",
    "c:dLbls",
    "c:marker",
    "c:axId",
]);

const BAR_SERIES: Order = Order::new(&[
    "c:idx",
    "c:order",
    "c:tx",
    "c:spPr",
    "c:invertIfNegative",
    "c:cat",
    "c:val",
]);

const LINE_SERIES: Order = Order::new(&[
    "c:idx", "c:order", "c:tx", "c:spPr", "c:marker", "c:cat", "c:val", "c:smooth",
]);

const AXIS: Order = Order::new(&[
    "c:axId",
    "c:scaling",
    "c:delete",
    "c:axPos",
    "c:majorGridlines",
    "c:title",
    "c:numFmt",
    "c:majorTickMark",
    "c:minorTickMark",
    "c:tickLblPos",
    "c:spPr",
    "c:txPr",
    "c:crossAx",
    "c:crosses",
]);

/// Puts the values of a range beside the reference to it.
fn fill(reference: &mut Element<'_>, shown: &Shown) {
    let formula = reference.find("c:f").map(Element::own_text).unwrap_or_default();
    let Some((sheet, range)) = formula.rsplit_once('!') else {
        return;
    };
    let sheet = match sheet.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(quoted) => Cow::Owned(quoted.replace("''", "'")),
        None => Cow::Borrowed(sheet),
    };
    if let Some(values) = shown.values(&sheet, range) {
        reference.edit("c:numCache", |element| *element = cache(values));
    }
}

fn cache(values: &Values) -> Element<'static> {
    let points = values.numbers.iter().enumerate().filter_map(|(index, number)| {
        let value = Element::new("c:v").text((*number)?.to_string());
        Some(
            Element::new("c:pt")
                .attribute("idx", index.to_string())
                .child(value),
        )
    });
    Element::new("c:numCache")
        .child(Element::new("c:formatCode").text(values.format.clone()))
        .child(Element::new("c:ptCount").attribute("val", values.numbers.len().to_string()))
        .children(points)
}
