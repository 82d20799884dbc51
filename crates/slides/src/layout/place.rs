//! Measured content at its place on a slide.

use std::ops::Range;

use vuosikello_chart::native::Plan;

use super::cards::{CARD_GAP, Deal};
use super::fill::Portion;
use super::group::{Card, Content, Group, Paragraph, ParagraphRole, TableRow, TableText};
use super::look::Look;
use super::sized::{Detail, GAP, Sized};
use super::table::SizedTable;
use crate::chart;
use crate::context::Context;
use crate::error::{Error, Warning};
use crate::geometry::{Emu, Insets, POINT, Rect};
use crate::template::{PlaceholderKind, TextStyle};
use crate::text::Runs;
use crate::tree::{Plot, PlotKind};

/// A shape of a slide, besides title and footers.
#[derive(Debug)]
pub(crate) enum Shape {
    Text(TextShape),
    Table(TableShape),
    Chart(Box<ChartShape>),
    Plot(PlotShape),
    Card(CardShape),
}

/// A box of text.
#[derive(Debug)]
pub(crate) struct TextShape {
    pub(crate) frame: Rect,
    /// The placeholder that it fills, by its number in the layout.
    pub(crate) placeholder: Option<usize>,
    /// Whether it stands elsewhere than its placeholder.
    pub(crate) is_moved: bool,
    pub(crate) insets: Insets,
    pub(crate) paragraphs: Vec<PlacedParagraph>,
}

/// How a paragraph begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bullet {
    /// As its style has it.
    Inherited,
    /// With nothing, though its style has a bullet.
    None,
    /// With a bullet of the writer's own.
    Own,
    /// With a number; those that follow count on from it.
    Number(usize),
}

/// A paragraph as it is set.
#[derive(Debug)]
pub(crate) struct PlacedParagraph {
    pub(crate) runs: Runs,
    pub(crate) level: usize,
    pub(crate) bullet: Bullet,
    pub(crate) size: i64,
    /// Its style, with the margins that it has in the end.
    pub(crate) style: TextStyle,
    /// The style of its level, which its placeholder gives it by itself.
    pub(crate) inherited: TextStyle,
}

/// A table, or as much of it as one slide holds.
#[derive(Debug)]
pub(crate) struct TableShape {
    pub(crate) frame: Rect,
    pub(crate) placeholder: Option<usize>,
    /// The header row, and the rows of this slide.
    pub(crate) table: TableText,
    pub(crate) widths: Vec<Emu>,
    /// The heights of the header row and of the rows.
    pub(crate) heights: Vec<Emu>,
    pub(crate) size: i64,
}

/// A chart.
#[derive(Debug)]
pub(crate) struct ChartShape {
    pub(crate) frame: Rect,
    pub(crate) placeholder: Option<usize>,
    pub(crate) plan: Plan,
}

/// Marks over a column of a table.
#[derive(Debug)]
pub(crate) struct PlotShape {
    /// The column below the header, with the axis below the rows.
    pub(crate) frame: Rect,
    /// The height of the axis.
    pub(crate) axis: Emu,
    pub(crate) plot: Plot,
    /// What the rows are called.
    pub(crate) names: Vec<String>,
}

/// The height of the numbers below the rows of a table with marks; nothing where the figures of the marks stand beside them.
pub(super) fn axis_height(plot: &Plot) -> Emu {
    match plot.kind {
        PlotKind::Dots => 26 * POINT,
        PlotKind::Bars | PlotKind::Steps => 0,
    }
}

/// A key figure.
#[derive(Debug)]
pub(crate) struct CardShape {
    pub(crate) frame: Rect,
    pub(crate) card: Card,
    pub(crate) figure: i64,
    pub(crate) label: i64,
}

/// What is placed in a region.
pub(super) struct Placing<'a> {
    pub(super) groups: &'a [Group],
    pub(super) sized: &'a Sized,
    pub(super) look: &'a Look,
    /// How much higher the rows of tables are than they need to be.
    pub(super) air: Emu,
}

/// The shapes of a page of a region, from the top.
pub(super) fn place(
    page: &[Portion],
    placing: &Placing<'_>,
    context: &mut Context<'_>,
) -> Result<Vec<Shape>, Error> {
    let Placing {
        groups, sized, look, ..
    } = placing;
    let mut shapes = Vec::new();
    let mut holder = look.placeholder;
    let alone = page.len() == 1;
    let mut y = look.frame.y;
    for part in page {
        let content = groups.get(part.group).map(|group| &group.content);
        let detail = sized.details.get(part.group);
        let rows = match detail {
            Some(Detail::Table(_)) => part.items.len() as Emu + 1,
            _ => 0,
        };
        let frame = Rect {
            y,
            height: part.height + rows * placing.air,
            ..look.frame
        };
        y += frame.height + GAP;
        // The first content that the placeholder can hold goes into it.
        let mut take = |kinds: &[PlaceholderKind], frame: Rect| {
            let moves = look.holder_frame != Some(frame);
            let (number, _) = holder.filter(|(_, kind)| kinds.contains(kind) && !(look.locked && moves))?;
            holder = None;
            Some(number)
        };
        match (content, detail) {
            (Some(Content::Text(paragraphs)), Some(Detail::Text)) => {
                let paragraphs = paragraphs.get(part.items.clone()).unwrap_or_default();
                // Text that stands alone has its region, so that it can be edited without moving anything.
                let frame = if alone { look.frame } else { frame };
                let placeholder = take(&[PlaceholderKind::Text, PlaceholderKind::Any], frame);
                shapes.push(Shape::Text(TextShape {
                    frame,
                    placeholder,
                    is_moved: look.says_place || look.holder_frame != Some(frame),
                    insets: look.insets,
                    paragraphs: placed(paragraphs, look, sized.sizes.text),
                }));
            }
            (Some(Content::Table(table)), Some(Detail::Table(measured))) => {
                let mut shape = part_of_table(table, measured, part, frame, placing);
                shape.placeholder = take(&[PlaceholderKind::Table, PlaceholderKind::Any], shape.frame);
                let plot = plotted(&shape);
                shapes.push(Shape::Table(shape));
                shapes.extend(plot.map(Shape::Plot));
            }
            (Some(Content::Chart(block)), Some(Detail::Chart)) => {
                let placeholder = take(&[PlaceholderKind::Chart, PlaceholderKind::Any], frame);
                let plan = chart::plan(block, frame, look.plain.setting, context)?;
                if plan.summed > 0 {
                    context.warnings.push(Warning::Summed {
                        slide: context.slide.to_owned(),
                        count: plan.summed,
                    });
                }
                shapes.push(Shape::Chart(Box::new(ChartShape {
                    frame,
                    placeholder,
                    plan,
                })));
            }
            (Some(Content::Figures(cards)), Some(Detail::Cards(deal))) => {
                shapes.extend(dealt(cards, deal, part, frame, look));
            }
            _ => {}
        }
    }
    Ok(shapes)
}

/// The paragraphs as they are set.
fn placed(paragraphs: &[Paragraph], look: &Look, text: i64) -> Vec<PlacedParagraph> {
    // The number with which a list begins on this slide: those that follow it count on by themselves.
    let mut start: Option<(usize, usize)> = None;
    let place = |paragraph: &Paragraph| {
        let level = paragraph.role.level();
        let inherited = if level == 0 {
            look.styles[0]
        } else {
            look.styles[1]
        };
        let bullet = match paragraph.role {
            ParagraphRole::Text if inherited.bullet => Bullet::None,
            ParagraphRole::Item { .. } if !inherited.bullet => Bullet::Own,
            ParagraphRole::Number { number } => {
                let first = match start {
                    Some((first, last)) if number == last + 1 => first,
                    _ => number,
                };
                start = Some((first, number));
                Bullet::Number(first)
            }
            _ => Bullet::Inherited,
        };
        if paragraph.role == ParagraphRole::Text {
            start = None;
        }
        PlacedParagraph {
            runs: paragraph.runs.clone(),
            level,
            bullet,
            size: look.size(paragraph.role, text),
            style: look.style(paragraph, text),
            inherited,
        }
    };
    paragraphs.iter().map(place).collect()
}

/// The rows of a table that stand on this slide.
fn part_of_table(
    table: &TableText,
    measured: &SizedTable,
    part: &Portion,
    frame: Rect,
    placing: &Placing<'_>,
) -> TableShape {
    let rows: Vec<TableRow> = table.rows.get(part.items.clone()).unwrap_or_default().to_vec();
    let heights = measured.rows.get(part.items.clone()).unwrap_or_default();
    let heights = std::iter::once(measured.header).chain(heights.iter().copied());
    let heights: Vec<Emu> = heights.map(|height| height + placing.air).collect();
    TableShape {
        frame: Rect {
            height: heights.iter().sum(),
            ..frame
        },
        placeholder: None,
        table: TableText {
            rows,
            description: table.description.clone(),
            columns: table.columns.clone(),
            plot: table.plot.as_ref().map(|plot| part_of_plot(plot, &part.items)),
        },
        widths: measured.widths.clone(),
        heights,
        size: placing.sized.sizes.table,
    }
}

/// The marks of the rows of this slide.
fn part_of_plot(plot: &Plot, rows: &Range<usize>) -> Plot {
    let mut plot = plot.clone();
    for series in &mut plot.series {
        series.values = series.values.get(rows.clone()).unwrap_or_default().to_vec();
    }
    plot
}

/// The marks over the column of a table that is kept free for them.
fn plotted(shape: &TableShape) -> Option<PlotShape> {
    let plot = shape.table.plot.clone()?;
    let width = *shape.widths.get(plot.column)?;
    let before: Emu = shape.widths.iter().take(plot.column).sum();
    let header = shape.heights.first().copied().unwrap_or_default();
    let axis = axis_height(&plot);
    let names = shape.table.rows.iter().map(|row| {
        let cells = row.cells.iter().enumerate();
        let mut names = cells.filter(|(column, _)| *column != plot.column);
        names
            .next()
            .map_or_else(String::new, |(_, cell)| cell.runs.text())
    });
    Some(PlotShape {
        frame: Rect {
            x: shape.frame.x + before,
            y: shape.frame.y + header,
            width,
            height: shape.frame.height - header + axis,
        },
        axis,
        names: names.collect(),
        plot,
    })
}

/// The cards of the rows of this slide.
fn dealt<'a>(
    cards: &'a [Card],
    deal: &'a Deal,
    part: &Portion,
    frame: Rect,
    look: &'a Look,
) -> impl Iterator<Item = Shape> + 'a {
    let rows = cards
        .chunks(deal.per_row)
        .skip(part.items.start)
        .take(part.items.len());
    let mut y = frame.y;
    rows.flat_map(move |row| {
        let heights = row.iter().map(|card| deal.height(card, look.plain.setting));
        let height = heights.max().unwrap_or_default();
        let top = y;
        y += height + CARD_GAP;
        (0..).zip(row).map(move |(column, card)| {
            Shape::Card(CardShape {
                frame: Rect {
                    x: frame.x + column * (deal.width + CARD_GAP),
                    y: top,
                    width: deal.width,
                    height,
                },
                card: card.clone(),
                figure: deal.figure,
                label: deal.label,
            })
        })
    })
}
