//! Views as templates place them.
//!
//! A template places a view as a paragraph that is only `[[nimi]]`, in documents and in decks alike; `[[nimi, rivejä 10]]`
//! shows at most so many rows on a slide, and the function `nakyma` chooses and renames columns besides. Values cannot
//! pass for a name: their brackets travel through Markdown as other letters (see `escape.rs`).

use serde::{Deserialize, Serialize};
use vuosikello_core::nearest;

use super::escape::decode;
use super::extent::Extent;
use super::in_document::in_document;
use super::view::{View, Views};
use crate::deck::{Block, ChartBlock, Limit, TableBlock};
use crate::{Align, Chart, ChartKind, Column, Inline, RowKind, Table, TemplateErrorKind};

/// A column that a template chooses.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Choice {
    pub(super) key: String,
    /// The header in place of the view's own.
    pub(super) header: Option<String>,
    /// How it stands and how wide it is, in place of the view's own.
    pub(super) place: Option<(Align, f32)>,
}

impl Choice {
    fn apply(&self, column: &mut Column) {
        if let Some(header) = &self.header {
            column.header = Inline::plain(header);
        }
        if let Some((align, weight)) = self.place {
            column.align = align;
            column.weight = weight;
        }
    }
}

/// A view as a template places it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Placement {
    pub(super) name: String,
    pub(super) extent: Extent,
    pub(super) caption: Option<String>,
    pub(super) description: Option<String>,
    /// The kind of the chart that shows the columns: the first names the categories, the others are its series.
    pub(super) chart: Option<ChartKind>,
    pub(super) columns: Vec<Choice>,
}

impl Placement {
    /// Reads a paragraph that is only `[[nimi]]`, before the letters of values are put back; `None` for any other text.
    pub(crate) fn parse(paragraph: &str) -> Option<Result<Self, TemplateErrorKind>> {
        let text = decode(paragraph.trim().strip_prefix("[[")?.strip_suffix("]]")?);
        let parsed = match Extent::parse(text.trim()) {
            Ok((name, extent)) => Ok(Self {
                name: name.to_owned(),
                extent,
                caption: None,
                description: None,
                chart: None,
                columns: Vec::new(),
            }),
            Err(wrong) => {
                let hint = "pilkun jälkeen voi olla kaikki, rivejä N tai dioja N";
                let text = text.trim();
                let message = format!("lohkon \"[[{text}]]\" määre \"{wrong}\" on tuntematon; {hint}");
                Err(TemplateErrorKind::Rendering(message))
            }
        };
        Some(parsed)
    }

    /// The blocks of the view as they are to be shown, and what the speaker says of it on a slide.
    pub(crate) fn resolve<'v>(
        &self,
        views: &'v Views<'_>,
    ) -> Result<(Vec<Block>, &'v [String]), TemplateErrorKind> {
        let view = views.get(&self.name).ok_or_else(|| self.unknown(views))?;
        let mut blocks = if self.columns.is_empty() && self.chart.is_none() {
            view.blocks.clone()
        } else {
            self.with_chosen(view)?
        };
        for block in &mut blocks {
            self.extent.apply(block);
            let (caption, description) = match block {
                Block::Table(block) => (&mut block.table.caption, &mut block.table.description),
                Block::Chart(block) => (&mut block.chart.caption, &mut block.chart.description),
                _ => continue,
            };
            if let Some(own) = &self.caption {
                *caption = Inline::plain(own);
            }
            if let Some(own) = &self.description {
                description.clone_from(own);
            }
        }
        Ok((blocks, &view.notes))
    }

    /// The blocks of a view, with the columns that the template chooses in the place of its table or chart.
    fn with_chosen(&self, view: &View) -> Result<Vec<Block>, TemplateErrorKind> {
        let mut chosen = Some(self.chosen(view)?);
        let blocks = view.blocks.iter().map(|block| {
            // The table stands where the chart of the same data would.
            let limit = match block {
                Block::Table(before) => before.limit,
                Block::Chart(_) => Limit::NONE,
                _ => return Ok(block.clone()),
            };
            match (chosen.take(), self.chart) {
                (Some(table), Some(kind)) => self.charted(kind, table, limit),
                (Some(table), None) => Ok(Block::table(table, limit)),
                (None, _) => Ok(block.clone()),
            }
        });
        blocks.collect()
    }

    /// The columns of a table as a chart of its ordinary rows, which gives way to the table on slides without room for it.
    fn charted(&self, kind: ChartKind, table: Table, limit: Limit) -> Result<Block, TemplateErrorKind> {
        let mut rows = table.clone();
        rows.rows.retain(|row| row.kind == RowKind::Body);
        let series: Vec<usize> = (1..rows.columns.len()).collect();
        let chart = Chart::over(kind, &rows, 0, &series, 0..rows.rows.len()).map_err(|reason| {
            let name = &self.name;
            TemplateErrorKind::Rendering(format!(
                "näkymän \"{name}\" sarakkeista ei voi tehdä kaaviota: {reason}"
            ))
        })?;
        let instead = Some(TableBlock {
            table,
            limit,
            plot: None,
        });
        Ok(Block::Chart(ChartBlock {
            instead,
            ..ChartBlock::new(chart)
        }))
    }

    /// The blocks that a document has in the place of the view.
    pub(crate) fn blocks(&self, views: &Views<'_>) -> Result<Vec<crate::Block>, TemplateErrorKind> {
        if self.extent != Extent::Usual {
            let message = format!(
                "lohkon \"[[{}]]\" rivimäärän voi rajata vain esityksessä",
                self.name
            );
            return Err(TemplateErrorKind::Rendering(message));
        }
        let (blocks, _) = self.resolve(views)?;
        Ok(blocks.into_iter().map(in_document).collect())
    }

    fn unknown(&self, views: &Views<'_>) -> TemplateErrorKind {
        let name = &self.name;
        let hint = match nearest(name, views.names()) {
            Some(near) => format!("tarkoititko \"[[{near}]]\"?"),
            None => {
                let names: Vec<&str> = views.names().collect();
                format!("lohkot ovat {}", names.join(", "))
            }
        };
        TemplateErrorKind::Rendering(format!("lohkoa \"[[{name}]]\" ei ole; {hint}"))
    }

    /// The table with the columns that the template chooses.
    fn chosen(&self, view: &View) -> Result<Table, TemplateErrorKind> {
        let wrong = |message: String| TemplateErrorKind::Rendering(message);
        let Some(table) = &view.table else {
            // A view that says in a sentence that there is nothing to show has no columns either.
            if view.blocks.iter().all(|block| matches!(block, Block::Text(_))) {
                return Ok(Table::default());
            }
            return Err(wrong(format!(
                "näkymässä \"{}\" ei ole taulukkoa, josta valita sarakkeita",
                self.name
            )));
        };
        if self.columns.is_empty() {
            return Ok(table.clone());
        }
        let mut chosen = table
            .select(self.columns.iter().map(|choice| choice.key.as_str()))
            .map_err(|key| {
                let hint = match nearest(key, table.columns.iter().map(|column| column.key.as_str())) {
                    Some(near) => format!("tarkoititko \"{near}\"?"),
                    None => {
                        let keys: Vec<&str> =
                            table.columns.iter().map(|column| column.key.as_str()).collect();
                        format!("sarakkeet ovat {}", keys.join(", "))
                    }
                };
                wrong(format!(
                    "näkymässä \"{}\" ei ole saraketta \"{key}\"; {hint}",
                    self.name
                ))
            })?;
        for (column, choice) in chosen.columns.iter_mut().zip(&self.columns) {
            choice.apply(column);
        }
        Ok(chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cell, Data, Row, Unit};
    use vuosikello_core::Money;

    fn placement(columns: &[(&str, Option<&str>)]) -> Placement {
        Placement {
            name: "projektit".into(),
            extent: Extent::Usual,
            caption: Some("Projektit".into()),
            description: None,
            chart: None,
            columns: columns
                .iter()
                .map(|(key, header)| Choice {
                    key: (*key).to_owned(),
                    header: header.map(str::to_owned),
                    place: None,
                })
                .collect(),
        }
    }

    #[test]
    fn a_template_shows_columns_as_a_chart() {
        let columns = vec![
            Column::text("Palvelu").key("nimi"),
            Column::money("Toteuma").key("toteuma"),
        ];
        let row = |kind, cents| Row::new(kind, vec![Cell::text("Sakari"), Money::from_cents(cents).into()]);
        let rows = [row(RowKind::Body, 123_450), row(RowKind::Total, 123_450)];
        let table = Table::new("Sakari maksoi 1 234,50 euroa.", columns).with_rows(rows);
        let mut data = Data::default();
        data.set_view("projektit", View::table(table));
        let views = data.views;
        let mut placement = placement(&[("nimi", None), ("toteuma", Some("Kulut"))]);
        placement.chart = Some(ChartKind::ClusteredBars);
        let (blocks, _) = placement.resolve(&views).unwrap();
        let Block::Chart(block) = &blocks[0] else { panic!() };
        assert_eq!((block.chart.unit, block.chart.categories.len()), (Unit::Euro, 1));
        assert_eq!(block.chart.series[0].name, "Kulut");
        assert_eq!(block.chart.series[0].values, [Some(123_450)]);
        assert_eq!(block.chart.caption, [Inline::text("Projektit")]);
        placement.columns.truncate(1);
        let error = placement.resolve(&views).unwrap_err().to_string();
        assert!(error.contains("sarjoja on oltava yhdestä kuuteen"), "{error}");
    }

    #[test]
    fn a_template_chooses_and_renames_columns() {
        let columns = vec![
            Column::text("Projekti").key("nimi"),
            Column::text("Tila").key("tila"),
        ];
        let table =
            Table::new("Tilat", columns).with_rows([Row::body(vec![Cell::text("A"), Cell::text("B")])]);
        let mut data = Data::default();
        data.set_view("projektit", View::table_of(table, &["nimi"], Limit::NONE));
        let views = data.views;
        let placement_of = placement(&[("tila", Some("Tilanne"))]);
        let (blocks, _) = placement_of.resolve(&views).unwrap();
        let Block::Table(block) = &blocks[0] else { panic!() };
        assert_eq!(block.table.columns[0].title(), "Tilanne");
        assert_eq!(block.table.rows[0].cells, [Cell::text("B")]);
        assert_eq!(block.table.caption, [Inline::text("Projektit")]);
        let error = placement(&[("tilla", None)])
            .resolve(&views)
            .unwrap_err()
            .to_string();
        assert!(error.contains("tarkoititko \"tila\"?"), "{error}");
        let error = placement(&[]).resolve(&Views::default()).unwrap_err().to_string();
        assert!(error.contains("lohkoa \"[[projektit]]\" ei ole"), "{error}");
    }
}
