//! Charts: the table of the data that they show.

use vuosikello_document::{Align, Cell, Column, Inline, Row, Table};
use vuosikello_ooxml::Element;

use super::text;

/// The most series, and the most points of a series.
const MOST_SERIES: usize = 62;
const MOST_POINTS: usize = 5_000;

/// The longest text of a name, in characters.
const LONGEST: usize = 500;

/// A series.
struct Series {
    name: String,
    /// The texts of the points, by their numbers.
    categories: Vec<(usize, String)>,
    values: Vec<(usize, String)>,
}

/// The table of the data that a chart has with it; `None` if there are none. `description` is what the drawing says for someone
/// who cannot see it.
pub(super) fn table(space: &Element<'_>, description: &str) -> Option<Table> {
    let chart = space.find("c:chart")?;
    let title = chart
        .find("c:title")
        .map(|title| text::words(title, LONGEST))
        .unwrap_or_default();
    let title = title.trim();
    let plots = chart
        .find("c:plotArea")
        .into_iter()
        .flat_map(|area| area.elements());
    let series = plots.flat_map(|plot| plot.elements().filter(|element| element.name == "c:ser"));
    let series: Vec<Series> = series.take(MOST_SERIES).map(Series::new).collect();
    let points = series
        .iter()
        .flat_map(|series| series.values.iter().chain(&series.categories))
        .map(|(at, _)| at + 1)
        .max()?;
    let named = |at: usize, series: &Series| match series.name.is_empty() {
        true => format!("Sarja {}", at + 1),
        false => series.name.clone(),
    };
    let mut columns = vec![Column::text("Luokka")];
    for (at, series) in series.iter().enumerate() {
        columns.push(Column::new(named(at, series), Align::End, 1.0));
    }
    let mut rows: Vec<Row> = Vec::with_capacity(points);
    for _ in 0..points {
        rows.push(Row::body(vec![Cell::Empty; columns.len()]));
    }
    let mut set = |row: usize, column: usize, text: &str| {
        let cell = rows.get_mut(row).and_then(|row| row.cells.get_mut(column));
        if let Some(cell) = cell.filter(|cell| cell.is_empty()) {
            *cell = Cell::from(Inline::plain(text));
        }
    };
    for (at, series) in series.iter().enumerate() {
        series
            .categories
            .iter()
            .for_each(|(row, text)| set(*row, 0, text));
        series
            .values
            .iter()
            .for_each(|(row, text)| set(*row, at + 1, text));
    }
    let description = match (description.is_empty(), title.is_empty()) {
        (false, _) => description,
        (true, false) => title,
        (true, true) => "Kaavion tiedot",
    };
    Some(Table {
        caption: Inline::plain(title),
        ..Table::new(description, columns).with_rows(rows)
    })
}

impl Series {
    fn new(element: &Element<'_>) -> Self {
        let name = element.find("c:tx");
        let first = |names: [&str; 2]| names.iter().find_map(|name| element.find(name));
        let name = name.map(|name| {
            values(name)
                .into_iter()
                .map(|(_, text)| text)
                .collect::<Vec<_>>()
                .join(" ")
        });
        Self {
            name: name.unwrap_or_default(),
            categories: first(["c:cat", "c:xVal"]).map(values).unwrap_or_default(),
            values: first(["c:val", "c:yVal"]).map(values).unwrap_or_default(),
        }
    }
}

/// The points of a cache below an element. Of categories with several levels, the innermost comes first and counts.
fn values(parent: &Element<'_>) -> Vec<(usize, String)> {
    let mut cache = parent;
    let mut direct = None;
    loop {
        if cache.name == "c:v" {
            direct = Some(cache.own_text());
        }
        let inner = cache.elements().find(|element| {
            matches!(
                element.name.as_ref(),
                "c:strRef"
                    | "c:numRef"
                    | "c:multiLvlStrRef"
                    | "c:strCache"
                    | "c:numCache"
                    | "c:strLit"
                    | "c:numLit"
                    | "c:multiLvlStrCache"
                    | "c:lvl"
                    | "c:v"
            )
        });
        match inner {
            Some(inner) => cache = inner,
            None => break,
        }
    }
    if let Some(direct) = direct {
        return vec![(0, direct.chars().take(LONGEST).collect())];
    }
    let is_number = matches!(cache.name.as_ref(), "c:numCache" | "c:numLit");
    let format = cache
        .find("c:formatCode")
        .map(Element::own_text)
        .unwrap_or_default();
    let points = cache.elements().filter(|element| element.name == "c:pt");
    points
        .filter_map(|point| {
            let at: usize = point.get("idx")?.parse().ok()?;
            let value = point.find("c:v")?.own_text();
            let shown = match is_number {
                true => number(&value, &format),
                false => value.chars().take(LONGEST).collect(),
            };
            (at < MOST_POINTS).then_some((at, shown))
        })
        .take(MOST_POINTS)
        .collect()
}

/// A number as Finnish text. The file has it with all its digits; those that come of computing in binary are rounded away.
fn number(value: &str, format: &str) -> String {
    let Ok(number) = value.trim().parse::<f64>() else {
        return value.chars().take(LONGEST).collect();
    };
    if !number.is_finite() || number.abs() >= 1e15 {
        return value.chars().take(LONGEST).collect();
    }
    let is_share = format.contains('%');
    let number = if is_share { number * 100.0 } else { number };
    let rounded = format!("{number:.4}");
    let shown = rounded
        .trim_end_matches('0')
        .trim_end_matches('.')
        .replace('.', ",");
    let shown = if shown == "-0" { "0" } else { &shown };
    let shown = shown.replace('-', "\u{2212}");
    if is_share {
        format!("{shown}\u{a0}%")
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Block, Document, Head};

    use super::*;

    #[test]
    fn a_chart_is_the_table_of_what_it_shows() {
        let points = |values: &[&str]| -> String {
            let point = |(at, value): (usize, &&str)| format!("<c:pt idx=\"{at}\"><c:v>{value}</c:v></c:pt>");
            values.iter().enumerate().map(point).collect()
        };
        let source = format!(
            "<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Käytettävyys</a:t></a:r></a:p></c:rich></c:tx></c:title>\
             <c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache>{}</c:strCache></c:strRef></c:tx>\
             <c:cat><c:strRef><c:strCache>{}</c:strCache></c:strRef></c:cat>\
             <c:val><c:numRef><c:numCache><c:formatCode>0.0%</c:formatCode>{}</c:numCache></c:numRef></c:val></c:ser>\
             <c:ser><c:val><c:numLit>{}</c:numLit></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>",
            points(&["Sähköposti"]),
            points(&["tammi", "helmi"]),
            points(&["0.998", "1"]),
            points(&["5421.81999999999", "-2"]),
        );
        let table = table(&Element::parse(source.as_bytes()).unwrap(), "").unwrap();
        let mut document = Document::new(Head::new("", ""));
        document.blocks = vec![Block::Table(table)];
        assert_eq!(
            document.text(),
            "Käytettävyys\nLuokka\tSähköposti\tSarja 2\ntammi\t99,8\u{a0}%\t5421,82\nhelmi\t100\u{a0}%\t\u{2212}2\n"
        );
    }

    #[test]
    fn a_chart_without_data_is_none() {
        let empty = Element::parse(b"<c:chartSpace><c:chart><c:plotArea/></c:chart></c:chartSpace>").unwrap();
        assert_eq!(table(&empty, ""), None);
    }
}
