//! From the blocks of a slide to content that can be measured.

use vuosikello_chart::{Fault, check, is_blank};
use vuosikello_document::{Language, Unit};

use super::group::{
    Card, CellText, Content, Group, Paragraph, ParagraphRole, Parts, TableColumn, TableRow, TableText,
};
use super::limit::limited;
use crate::error::Error;
use crate::text::{Run, Runs, one_line};
use crate::tree::{
    Block, Cell, ChartBlock, Column, Figures, KeyFigure, Light, Limit, List, Row, RowKind, Scale, StatusList,
    Table,
};
use crate::words;

/// A row of a table whose rest is summed up takes at most half a slide.
const LIMITED: Parts = Parts(2);

/// The blocks as groups, in order. Paragraphs and lists that follow each other stand in one box.
pub(super) fn groups(blocks: &[&Block], slide: &str, language: Language) -> Result<Vec<Group>, Error> {
    let mut groups: Vec<Group> = Vec::new();
    for block in blocks {
        let group = group(block, slide, language)?;
        match (groups.last_mut(), group) {
            (
                Some(Group {
                    content: Content::Text(before),
                    slides: None,
                    parts,
                }),
                Group {
                    content: Content::Text(more),
                    slides: None,
                    parts: more_parts,
                },
            ) => {
                before.extend(more);
                *parts = (*parts).max(more_parts);
            }
            (_, group) => groups.push(group),
        }
    }
    Ok(groups)
}

fn group(block: &Block, slide: &str, language: Language) -> Result<Group, Error> {
    let described = |description: &str| {
        let text = one_line(description);
        if text.is_empty() {
            Err(Error::NoDescription {
                slide: slide.to_owned(),
            })
        } else {
            Ok(text)
        }
    };
    let nothing = || {
        Content::Text(vec![paragraph(
            Runs::plain(words::nothing(language)),
            ParagraphRole::Text,
        )])
    };
    let (content, limit) = match block {
        Block::Text(inlines) => {
            let paragraph = paragraph(Runs::new(inlines), ParagraphRole::Text);
            (Content::Text(vec![paragraph]), Limit::default())
        }
        Block::List(one) if one.items.is_empty() => (nothing(), Limit::default()),
        Block::List(one) => (Content::Text(list(one)), one.limit),
        Block::Table(one) if one.columns.is_empty() => (nothing(), Limit::default()),
        Block::Table(one) => {
            let description = described(&one.description)?;
            (
                Content::Table(table(one, description, slide, language)?),
                one.limit,
            )
        }
        Block::Statuses(one) => {
            let description = described(&one.description)?;
            let as_table = statuses(one);
            (
                Content::Table(table(&as_table, description, slide, language)?),
                one.limit,
            )
        }
        Block::Chart(one) if is_blank(&one.chart) => (nothing(), Limit::default()),
        Block::Chart(one) => {
            let description = described(&one.chart.description)?;
            (chart(one, description, slide)?, Limit::default())
        }
        Block::Figures(figures) => {
            let cards: Vec<Card> = figures.iter().filter_map(card).collect();
            let content = if cards.is_empty() {
                nothing()
            } else {
                Content::Figures(cards)
            };
            (content, Limit::default())
        }
    };
    let mut group = Group {
        content,
        slides: limit.slides.map(|slides| slides.max(1)),
        parts: if limit == Limit::default() {
            Parts(1)
        } else {
            LIMITED
        },
    };
    if let Some(rows) = limit.rows {
        group = limited(&group, rows, language);
    }
    Ok(group)
}

pub(super) fn paragraph(runs: Runs, role: ParagraphRole) -> Paragraph {
    Paragraph { runs, role, count: 1 }
}

fn list(list: &List) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (number, item) in (1..).zip(&list.items) {
        let role = if list.numbered {
            ParagraphRole::Number { number }
        } else {
            ParagraphRole::Item { level: 0 }
        };
        paragraphs.push(paragraph(Runs::new(&item.content), role));
        let below = item.items.iter().map(|inlines| Runs::new(inlines));
        paragraphs.extend(below.map(|runs| paragraph(runs, ParagraphRole::Item { level: 1 })));
    }
    paragraphs
}

fn statuses(list: &StatusList) -> Table {
    let commented = list.items.iter().any(|status| !status.comment.is_empty());
    let shown = if commented { 3 } else { 2 };
    let rows = list.items.iter().map(|status| {
        let cells = [
            Cell::Text(status.name.clone()),
            Cell::Light(status.light, status.word.clone()),
            Cell::Text(status.comment.clone()),
        ];
        Row::body(cells.into_iter().take(shown).collect())
    });
    Table {
        description: list.description.clone(),
        columns: list.headers.iter().take(shown).map(Column::text).collect(),
        rows: rows.collect(),
        limit: list.limit,
    }
}

fn table(table: &Table, description: String, slide: &str, language: Language) -> Result<TableText, Error> {
    let columns = table.columns.iter().map(|column| TableColumn {
        name: column.header.clone(),
        header: header(&column.header, column.figures, language),
        figures: column.figures,
    });
    let columns: Vec<TableColumn> = columns.collect();
    let (mut rows, mut totals) = (Vec::new(), Vec::new());
    for (number, row) in (1..).zip(&table.rows) {
        if row.cells.len() != columns.len() {
            return Err(Error::UnevenRow {
                slide: slide.to_owned(),
                row: number,
                cells: row.cells.len(),
                columns: columns.len(),
            });
        }
        let cells = row.cells.iter().zip(&columns);
        let is_total = row.kind == RowKind::Total;
        let row = TableRow {
            cells: cells
                .map(|(cell, column)| cell_text(cell, column.figures))
                .collect(),
            is_total,
            count: 1,
        };
        if is_total {
            totals.push(row);
        } else {
            rows.push(row);
        }
    }
    if rows.is_empty() {
        let mut cells = vec![CellText::default(); columns.len()];
        if let Some(first) = cells.first_mut() {
            first.runs = Runs::plain(words::nothing(language));
        }
        rows.push(TableRow {
            cells,
            is_total: false,
            count: 0,
        });
    }
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = std::mem::take(cell).or_dash();
    }
    rows.append(&mut totals);
    Ok(TableText {
        description,
        columns,
        rows,
    })
}

/// The text of a header, with the unit of its money.
pub(super) fn header(name: &str, figures: Option<Figures>, language: Language) -> Runs {
    match figures {
        Some(Figures {
            unit: Unit::Euro,
            scale,
            ..
        }) => {
            let unit = words::euros(language, scale.power());
            // One euro stays with its name; "1 000 €" may go to the next line.
            let space = if scale == Scale::One { '\u{a0}' } else { ' ' };
            Runs::plain(&match name {
                "" => unit.to_owned(),
                name => format!("{name},{space}{unit}"),
            })
        }
        _ => Runs::plain(name),
    }
}

pub(super) fn cell_text(cell: &Cell, figures: Option<Figures>) -> CellText {
    match cell {
        Cell::Empty => CellText::default(),
        Cell::Text(inlines) => CellText {
            runs: Runs::new(inlines),
            ..CellText::default()
        },
        Cell::Figure(value) => {
            let shown = figures.unwrap_or(Figures::count()).show(*value);
            CellText {
                runs: Runs::plain(&shown),
                value: Some(*value),
                words: Vec::new(),
            }
        }
        Cell::Light(light, word) => CellText {
            runs: light_runs(*light, word),
            value: None,
            words: vec![(one_line(word), 1)],
        },
    }
}

/// A light as text: its shape in its colour, and its word.
fn light_runs(light: Light, word: &str) -> Runs {
    let shape = Run {
        text: light.shape().to_string(),
        light: Some(light),
        ..Run::default()
    };
    // The shape never stands alone at the end of a line.
    let word = Run {
        text: format!("\u{a0}{}", one_line(word)),
        ..Run::default()
    };
    Runs::from_runs(vec![shape, word])
}

/// A key figure; `None` for one that says nothing.
fn card(figure: &KeyFigure) -> Option<Card> {
    let card = Card {
        value: Runs::plain(&figure.value),
        label: Runs::plain(&figure.label),
        comment: Runs::plain(figure.comment.as_deref().unwrap_or_default()),
    };
    let texts = [&card.value, &card.label, &card.comment];
    texts.iter().any(|text| !text.is_empty()).then_some(card)
}

fn chart(block: &ChartBlock, description: String, slide: &str) -> Result<Content, Error> {
    let chart = &block.chart;
    check(chart).map_err(|fault| match fault {
        Fault::Uneven(series) => Error::UnevenSeries {
            slide: slide.to_owned(),
            series: one_line(&series.name),
            values: series.values.len(),
            categories: chart.categories.len(),
        },
        Fault::TooManySeries => Error::TooManySeries {
            slide: slide.to_owned(),
            series: chart.series.len(),
        },
    })?;
    let mut chart = chart.clone();
    chart.description = description;
    for name in chart
        .categories
        .iter_mut()
        .chain(chart.series.iter_mut().map(|series| &mut series.name))
    {
        *name = one_line(name);
        // A cell without text would not be there, and its name in the chart would be another.
        if name.is_empty() {
            name.push('–');
        }
    }
    Ok(Content::Chart(ChartBlock {
        chart,
        ..block.clone()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Item;

    fn texts(row: &TableRow) -> Vec<String> {
        row.cells.iter().map(|cell| cell.runs.text()).collect()
    }

    fn budget(limit: Limit) -> TableText {
        let row =
            |name: &str, cents| Row::body(vec![Cell::text(name), Cell::Figure(cents), Cell::Figure(50)]);
        let table = Table {
            description: "Talous".into(),
            columns: vec![
                Column::text("Palvelu"),
                Column::figures("Budjetti", Figures::thousands_of_euros()),
                Column::figures("%", Figures::decimal(1)),
            ],
            rows: vec![
                Row::total(vec![Cell::text("Yhteensä"), Cell::Figure(1_000_000), Cell::Empty]),
                row("A", 100_000),
                row("B", 200_000),
                row("C", 300_000),
                row("D", 400_000),
            ],
            limit,
        };
        let block = Block::Table(table);
        let groups = groups(&[&block], "dia", Language::Finnish).unwrap();
        match &groups[0].content {
            Content::Table(table) => table.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_a_limit_cuts_is_summed_up_before_the_total() {
        let rows: Vec<Vec<String>> = budget(Limit::rows(2)).rows.iter().map(texts).collect();
        assert_eq!(rows[2], ["Muut (2\u{a0}kpl)", "7", "–"]);
        assert_eq!(rows[3], ["Yhteensä", "10", ""]);
        // One row is not cut.
        assert_eq!(budget(Limit::rows(3)).rows.len(), 5);
        assert_eq!(
            texts(&budget(Limit::rows(0)).rows[0]),
            ["Muut (4\u{a0}kpl)", "10", "–"]
        );
    }

    #[test]
    fn what_is_summed_up_twice_is_counted_once() {
        let group = Group {
            content: Content::Table(budget(Limit::rows(2))),
            slides: Some(1),
            parts: LIMITED,
        };
        let Content::Table(table) = limited(&group, 0, Language::Finnish).content else {
            panic!()
        };
        assert_eq!(texts(&table.rows[0]), ["Muut (4\u{a0}kpl)", "10", "–"]);
    }

    #[test]
    fn lights_that_are_cut_are_counted() {
        let status = |light, word: &str| crate::tree::Status {
            name: vec![vuosikello_document::Inline::text("Palvelu")],
            light,
            word: word.into(),
            comment: vec![],
        };
        let block = Block::Statuses(StatusList {
            description: "Tilat".into(),
            headers: ["Palvelu".into(), "Tila".into(), "Huomio".into()],
            items: vec![
                status(Light::Good, "Kunnossa"),
                status(Light::Good, "Kunnossa"),
                status(Light::Bad, "Häiriö"),
                status(Light::Good, "Kunnossa"),
            ],
            limit: Limit::rows(1),
        });
        let groups = groups(&[&block], "dia", Language::Finnish).unwrap();
        let Content::Table(table) = &groups[0].content else {
            panic!()
        };
        assert_eq!(table.columns.len(), 2);
        assert_eq!(
            texts(&table.rows[1]),
            ["Muut (3\u{a0}kpl)", "Kunnossa\u{a0}2, Häiriö\u{a0}1"]
        );
    }

    #[test]
    fn paragraphs_and_lists_that_follow_each_other_stand_together() {
        let list = Block::List(List {
            items: (1..6).map(|n| Item::text(n.to_string())).collect(),
            limit: Limit::rows(3),
            ..List::default()
        });
        let text = Block::text("Johdanto");
        let groups = groups(&[&text, &list], "dia", Language::Finnish).unwrap();
        assert_eq!(groups.len(), 1);
        let Content::Text(paragraphs) = &groups[0].content else {
            panic!()
        };
        let texts: Vec<String> = paragraphs.iter().map(|one| one.runs.text()).collect();
        assert_eq!(texts, ["Johdanto", "1", "2", "3", "Muut (2\u{a0}kpl)"]);
    }

    #[test]
    fn what_is_empty_says_so_and_a_description_is_needed() {
        let empty = Block::List(List::default());
        let groups = groups(&[&empty], "dia", Language::Finnish).unwrap();
        assert!(matches!(&groups[0].content, Content::Text(one) if one[0].runs.text() == "Ei näytettävää."));
        let undescribed = Block::Table(Table {
            columns: vec![Column::text("A")],
            ..Table::default()
        });
        assert!(matches!(
            super::groups(&[&undescribed], "dia", Language::Finnish),
            Err(Error::NoDescription { .. })
        ));
    }
}
