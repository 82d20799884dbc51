//! From the blocks of a slide to content that can be measured.

use vuosikello_document::{Cell, ChartFault, KeyFigure, Language};

use super::group::{Card, Content, Group, Paragraph, ParagraphRole, Parts};
use super::limit::limited;
use super::table_text::{status_runs, table};
use crate::error::Problem;
use crate::text::{Runs, one_line};
use crate::tree::{Block, ChartBlock, Limit, List};
use crate::words;

/// A row of a table whose rest is summed up takes at most half a slide.
const LIMITED: Parts = Parts(2);

/// The blocks as groups, in order. Paragraphs and lists that follow each other stand in one box.
pub(super) fn groups(blocks: &[&Block], language: Language) -> Result<Vec<Group>, Problem> {
    let mut groups: Vec<Group> = Vec::new();
    for block in blocks {
        let group = group(block, language)?;
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

fn group(block: &Block, language: Language) -> Result<Group, Problem> {
    let described = |description: &str| {
        let text = one_line(description);
        if text.is_empty() {
            return Err(Problem::NoDescription);
        }
        Ok(text)
    };
    let text = |runs: Runs| Content::Text(vec![Paragraph::new(runs, ParagraphRole::Text)]);
    let nothing = || text(Runs::plain(words::nothing(language)));
    let (content, limit) = match block {
        Block::Text(inlines) => (text(Runs::new(inlines)), Limit::NONE),
        Block::List(one) if one.items.is_empty() => (nothing(), Limit::NONE),
        Block::List(one) => (Content::Text(list(one)), one.limit),
        Block::Table(one) if one.table.columns.is_empty() => (nothing(), Limit::NONE),
        Block::Table(one) => {
            let description = described(&one.table.description)?;
            (Content::Table(table(one, description, language)?), one.limit)
        }
        Block::Chart(one) if one.chart.is_blank() => (nothing(), Limit::NONE),
        Block::Chart(one) => {
            let description = described(&one.chart.description)?;
            (chart(one, description)?, Limit::NONE)
        }
        Block::Figures(figures) => {
            let cards: Vec<Card> = figures.iter().filter_map(card).collect();
            let is_empty = cards.is_empty();
            let content = if is_empty {
                nothing()
            } else {
                Content::Figures(cards)
            };
            (content, Limit::NONE)
        }
    };
    let mut group = Group {
        content,
        slides: limit.slides.map(|slides| slides.max(1)),
        parts: if limit == Limit::NONE { Parts(1) } else { LIMITED },
    };
    if let Some(rows) = limit.rows {
        group = limited(&group, rows, language);
    }
    Ok(group)
}

fn list(list: &List) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (number, item) in (1..).zip(&list.items) {
        let role = if list.numbered {
            ParagraphRole::Number { number }
        } else {
            ParagraphRole::Item { level: 0 }
        };
        paragraphs.push(Paragraph::new(Runs::new(&item.content), role));
        let below = item.items.iter().map(|inlines| Runs::new(inlines));
        paragraphs.extend(below.map(|runs| Paragraph::new(runs, ParagraphRole::Item { level: 1 })));
    }
    paragraphs
}

/// A key figure; `None` if value, label and comment are all empty.
fn card(figure: &KeyFigure) -> Option<Card> {
    let card = Card {
        value: match &figure.value {
            Cell::Text(inlines) => Runs::new(inlines),
            Cell::Status(status) => status_runs(status),
            _ => Runs::plain(&figure.shown()),
        },
        label: Runs::plain(&figure.label),
        comment: Runs::plain(figure.comment.as_deref().unwrap_or_default()),
    };
    let texts = [&card.value, &card.label, &card.comment];
    texts.iter().any(|text| !text.is_empty()).then_some(card)
}

fn chart(block: &ChartBlock, description: String) -> Result<Content, Problem> {
    let chart = &block.chart;
    chart.check().map_err(|fault| match fault {
        ChartFault::Uneven(series) => Problem::UnevenSeries {
            series: one_line(&series.name),
            values: series.values.len(),
            categories: chart.categories.len(),
        },
        ChartFault::TooManySeries => Problem::TooManySeries(chart.series.len()),
    })?;
    let mut chart = chart.clone();
    chart.description = description;
    for name in chart
        .categories
        .iter_mut()
        .chain(chart.series.iter_mut().map(|series| &mut series.name))
    {
        *name = Runs::plain(name).text();
        // A cell without text would not be there, and its name in the chart would be another.
        if name.is_empty() {
            name.push('–');
        }
    }
    Ok(Content::Chart(Box::new(ChartBlock {
        chart,
        ..block.clone()
    })))
}

#[cfg(test)]
mod tests {
    use vuosikello_core::{Money, Percentage};
    use vuosikello_document::{Column, ColumnKind, Light, Magnitude, Row, RowKind, Table, Unit};

    use super::*;
    use crate::layout::group::{TableRow, TableText};
    use crate::tree::{Item, Plot, TableBlock};

    fn texts(row: &TableRow) -> Vec<String> {
        row.cells.iter().map(|cell| cell.runs.text()).collect()
    }

    fn money(cents: i64) -> Cell {
        Cell::Money(Money::from_cents(cents))
    }

    fn prepared(table: Table, limit: Limit) -> TableText {
        let block = Block::table(table, limit);
        let groups = groups(&[&block], Language::Finnish).unwrap();
        match &groups[0].content {
            Content::Table(table) => table.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn rows(table: &TableText) -> Vec<Vec<String>> {
        table.rows.iter().map(texts).collect()
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::text("Palvelu"),
            Column::money("Budjetti").shortened(Magnitude::Thousands),
            Column::figures("%", ColumnKind::Decimal { decimals: 1 }),
        ]
    }

    fn row(name: &str, cents: i64) -> Row {
        Row::body(vec![Cell::text(name), money(cents), Cell::Decimal(50)])
    }

    fn budget(limit: Limit) -> TableText {
        let table = Table::new("Talous", columns()).with_rows([
            Row::total(vec![Cell::text("Yhteensä"), money(1_000_000), Cell::Empty]),
            row("A", 100_000),
            row("B", 200_000),
            row("C", 300_000),
            row("D", 400_000),
        ]);
        prepared(table, limit)
    }

    #[test]
    fn what_a_limit_cuts_is_summed_up_before_the_total() {
        let shown = rows(&budget(Limit::rows(2)));
        assert_eq!(shown[2], ["Muut (2\u{a0}kpl)", "7", "–"]);
        assert_eq!(shown[3], ["Yhteensä", "10", ""]);
        // One row is not cut.
        assert_eq!(budget(Limit::rows(3)).rows.len(), 5);
        assert_eq!(
            texts(&budget(Limit::rows(0)).rows[0]),
            ["Muut (4\u{a0}kpl)", "10", "–"]
        );
    }

    #[test]
    fn the_row_of_the_rest_has_no_mark() {
        let rows = ["A", "B", "C"].map(|name| Row::body(vec![Cell::text(name), Cell::Empty]));
        let columns = vec![Column::text("Nimi"), Column::text("Viive")];
        let plot = Plot::new(1, crate::tree::PlotKind::Bars, Unit::Euro, "Pylväät")
            .series("Viive", [1, 2, 3].map(Some));
        let block = Block::Table(TableBlock {
            table: Table::new("Viiveet", columns).with_rows(rows),
            limit: Limit::rows(1),
            plot: Some(plot),
        });
        let groups = groups(&[&block], Language::Finnish).unwrap();
        let Content::Table(table) = &groups[0].content else {
            panic!()
        };
        assert_eq!(texts(&table.rows[1]), ["Muut (2\u{a0}kpl)", ""]);
        assert_eq!(table.plot.as_ref().unwrap().series[0].values, [Some(1), None]);
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
    fn headings_and_subtotals_are_not_counted_and_go_with_the_rows_that_are_cut() {
        let sum =
            |kind, name: &str, cents| Row::new(kind, vec![Cell::text(name), money(cents), Cell::NoValue]);
        let shown = |limit| {
            let table = Table::new("Talous", columns()).with_rows([
                Row::group("Ylläpito", 3),
                row("A", 100_000),
                row("B", 200_000),
                sum(RowKind::Subtotal, "Ylläpito yhteensä", 300_000),
                Row::group("Kehitys", 3),
                row("C", 300_000),
                row("D", 400_000),
                sum(RowKind::Subtotal, "Kehitys yhteensä", 700_000),
                sum(RowKind::Total, "Yhteensä", 1_000_000),
            ]);
            prepared(table, limit)
        };
        let all = shown(Limit::rows(3));
        assert_eq!(all.rows.len(), 9);
        assert_eq!(texts(&all.rows[0]), ["Ylläpito", "", ""]);
        assert_eq!(texts(&all.rows[3]), ["Ylläpito yhteensä", "3", ""]);
        assert!(all.rows[0].is_strong() && all.rows[3].is_strong());
        let names = |limit| {
            let rows = rows(&shown(limit)).into_iter();
            rows.map(|row| row[..2].join(" ")).collect::<Vec<String>>()
        };
        assert_eq!(
            names(Limit::rows(2)),
            [
                "Ylläpito ",
                "A 1",
                "B 2",
                "Ylläpito yhteensä 3",
                "Muut (2\u{a0}kpl) 7",
                "Yhteensä 10"
            ]
        );
        assert_eq!(
            names(Limit::rows(1)),
            ["Ylläpito ", "A 1", "Muut (3\u{a0}kpl) 9", "Yhteensä 10"]
        );
        assert_eq!(names(Limit::rows(0)), ["Muut (4\u{a0}kpl) 10", "Yhteensä 10"]);
    }

    #[test]
    fn cells_of_another_kind_than_their_column_are_shown_with_their_unit() {
        let share = Percentage::of(Money::from_cents(123), Money::from_cents(1_000));
        let date = vuosikello_core::Date::parse("1.3.2027").unwrap();
        let columns = vec![
            Column::figures("Osuus", ColumnKind::Share).signed(),
            Column::money("Summa"),
            Column::figures("Määräaika", ColumnKind::Date),
            Column::text("Muu"),
        ];
        let table = Table::new("Arvot", columns).with_rows([
            Row::body(vec![share.into(), money(123_456), date.into(), Cell::Count(-5)]),
            Row::body(vec![
                Cell::text("noin 12"),
                share.into(),
                Cell::NoValue,
                Cell::Empty,
            ]),
            Row::total(vec![Cell::NoValue, money(0), Cell::Empty, share.into()]),
        ]);
        let table = prepared(table, Limit::NONE);
        assert_eq!(
            rows(&table),
            [
                ["+12,3", "1\u{a0}234,56", "1.3.2027", "−5"],
                ["noin 12", "12,3\u{a0}%", "–", "–"],
                ["", "0,00", "", "12,3\u{a0}%"],
            ]
        );
        let headers: Vec<String> = table.columns.iter().map(|column| column.header.text()).collect();
        assert_eq!(headers, ["Osuus", "Summa,\u{a0}€", "Määräaika", "Muu"]);
        let values = |row: &TableRow| row.cells.iter().map(|cell| cell.value).collect::<Vec<_>>();
        assert_eq!(values(&table.rows[0]), [Some(123), Some(123_456), None, None]);
        assert_eq!(values(&table.rows[1]), [None; 4]);
    }

    #[test]
    fn key_figures_are_shown_with_their_units() {
        let figures = Block::Figures(vec![
            KeyFigure::new(Money::from_cents(273_100_000), "Ennuste"),
            KeyFigure::new(Money::from_cents(7_700_000), "Poikkeama").signed(),
            KeyFigure::new(Cell::text("99,9 %"), "Käytettävyys"),
            KeyFigure::new(Cell::NoValue, "Arvosana"),
            KeyFigure::new(Cell::status(Light::Good, "Kunnossa"), ""),
            KeyFigure::new(Cell::Empty, ""),
        ]);
        let groups = groups(&[&figures], Language::Finnish).unwrap();
        let Content::Figures(cards) = &groups[0].content else {
            panic!()
        };
        let values: Vec<String> = cards.iter().map(|card| card.value.text()).collect();
        assert_eq!(
            values,
            [
                "2,73\u{a0}milj.\u{a0}€",
                "+77\u{a0}000,00\u{a0}€",
                "99,9 %",
                "–",
                "●\u{a0}Kunnossa"
            ]
        );
    }

    #[test]
    fn statuses_that_are_cut_are_counted() {
        let status = |light, word: &str| Row::body(vec![Cell::text("Palvelu"), Cell::status(light, word)]);
        let columns = vec![
            Column::text("Palvelu"),
            Column::figures("Tila", ColumnKind::Status),
        ];
        let table = Table::new("Tilat", columns).with_rows([
            status(Light::Good, "Kunnossa"),
            status(Light::Good, "Kunnossa"),
            status(Light::Bad, "Häiriö"),
            status(Light::Good, "Kunnossa"),
        ]);
        let table = prepared(table, Limit::rows(1));
        assert_eq!(texts(&table.rows[0]), ["Palvelu", "●\u{a0}Kunnossa"]);
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
        let groups = groups(&[&text, &list], Language::Finnish).unwrap();
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
        let groups = groups(&[&empty], Language::Finnish).unwrap();
        assert!(matches!(&groups[0].content, Content::Text(one) if one[0].runs.text() == "Ei näytettävää."));
        let undescribed = Block::table(Table::new("", vec![Column::text("A")]), Limit::NONE);
        assert!(matches!(
            super::groups(&[&undescribed], Language::Finnish),
            Err(Problem::NoDescription)
        ));
    }
}
