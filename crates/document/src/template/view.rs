//! Views: what documents and slides show of the data, made by functions of the model, and placed by templates by name.
//!
//! A template places a view as a paragraph that is only `[[nimi]]`, in documents and in decks alike; `[[nimi, rivejä 10]]`
//! shows at most so many rows on a slide, and the function `nakyma` chooses and renames columns besides. Values cannot
//! pass for a name: their brackets travel through Markdown as other letters (see `escape.rs`).

use serde::{Deserialize, Serialize};
use vuosikello_core::nearest;

use super::escape::decode;
use super::lazy::Lazy;
use crate::deck::{Block, ChartBlock, Limit, TableBlock};
use crate::{Align, Chart, ChartKind, Column, Definition, Inline, List, RowKind, Table, TemplateErrorKind};

/// The most rows or slides that a template can ask for.
pub(super) const MOST: usize = 1_000;

/// Something that documents and slides show, made from the model: usually one table, chart, list or row of key figures.
///
/// ```
/// use vuosikello_document::{Cell, Column, Row, Table, View};
///
/// let columns = vec![Column::text("Projekti").key("nimi"), Column::text("Tila").key("tila")];
/// let table = Table::new("Projektien tila", columns).with_rows([Row::body(vec![Cell::text("Sakari"), Cell::text("Aikataulussa")])]);
/// let view = View::table(table).note("Projekteja on yksi.");
/// assert_eq!(view.notes.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct View {
    /// What stands in the place of the view. Empty where there is nothing to show.
    pub blocks: Vec<Block>,
    /// What the speaker says of it on a slide.
    pub notes: Vec<String>,
    /// The table with all the columns that a template can choose from, where the view has one.
    pub table: Option<Table>,
}

impl View {
    /// A view of one block.
    pub fn of(block: Block) -> Self {
        Self {
            blocks: vec![block],
            ..Self::default()
        }
    }

    /// A view of one table, of all whose columns are shown.
    pub fn table(table: Table) -> Self {
        Self {
            table: Some(table.clone()),
            ..Self::of(Block::table(table, Limit::NONE))
        }
    }

    /// A view of one table, of which the columns with these keys are shown, and so much, unless a template says otherwise.
    /// Keys that the table does not have are left out.
    pub fn table_of(table: Table, keys: &[&str], limit: Limit) -> Self {
        let known = keys
            .iter()
            .copied()
            .filter(|key| table.columns.iter().any(|column| column.key == *key));
        let shown = table.select(known).unwrap_or_default();
        Self {
            table: Some(table),
            ..Self::of(Block::table(shown, limit))
        }
    }

    /// A sentence.
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Block::text(text))
    }

    /// The view with what the speaker says.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// The view with another one below it.
    pub fn and(mut self, more: View) -> Self {
        self.blocks.extend(more.blocks);
        self.notes.extend(more.notes);
        self.table = self.table.or(more.table);
        self
    }
}

/// Views by the name under which templates place them, in the order in which they were added.
#[derive(Debug, Default)]
pub(crate) struct Views<'a>(Vec<(String, Lazy<'a, View>)>);

impl<'a> Views<'a> {
    /// Adds a view, in the place of one of the same name.
    pub(super) fn insert(&mut self, name: impl Into<String>, view: Lazy<'a, View>) {
        let name = name.into();
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, place)) => *place = view,
            None => self.0.push((name, view)),
        }
    }

    fn get(&self, name: &str) -> Option<&View> {
        let mut views = self.0.iter();
        views.find(|(known, _)| known == name).map(|(_, view)| &**view)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// How much of a view is shown on slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Extent {
    /// As much as the view says.
    Usual,
    /// All of it, on as many slides as it takes.
    All,
    /// At most so much.
    Limited(Limit),
}

impl Extent {
    /// The name in `[[…]]`, and the extent behind a comma; the error is what cannot be understood.
    fn parse(text: &str) -> Result<(&str, Extent), &str> {
        let Some((name, extent)) = text.split_once(',') else {
            return Ok((text.trim(), Extent::Usual));
        };
        let extent = extent.trim();
        let mut words = extent.split_whitespace();
        let found = match (words.next(), words.next(), words.next()) {
            (Some("kaikki"), None, _) => Extent::All,
            (Some("rivejä"), Some(count), None) => {
                Extent::Limited(Limit::rows(number(count).ok_or(extent)?))
            }
            (Some("dioja"), Some(count), None) => {
                Extent::Limited(Limit::slides(number(count).ok_or(extent)?))
            }
            _ => return Err(extent),
        };
        Ok((name.trim(), found))
    }

    fn apply(self, block: &mut Block) {
        let wanted = match self {
            Extent::Usual => return,
            Extent::All => Limit::NONE,
            Extent::Limited(limit) => limit,
        };
        match block {
            Block::Table(table) => table.limit = wanted,
            Block::List(list) => list.limit = wanted,
            // Means and the points of a line are not added up.
            Block::Chart(chart) if chart.most.is_some() => chart.most = wanted.rows,
            Block::Chart(_) | Block::Text(_) | Block::Figures(_) => {}
        }
    }
}

fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.filter(|number| (1..=MOST).contains(number))
}

/// A column that a template chooses.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Choice {
    pub(super) key: String,
    /// The header in place of the view's own.
    pub(super) header: Option<String>,
    /// How it stands and how wide it is, in place of the view's own.
    pub(super) place: Option<(Align, f32)>,
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

/// What a document has for a block of a slide. A document has room for everything, so limits are of no concern.
fn in_document(block: Block) -> crate::Block {
    let paragraphs =
        |items: Vec<Vec<Inline>>| items.into_iter().map(|item| vec![crate::Block::Paragraph(item)]);
    match block {
        Block::Text(content) => crate::Block::Paragraph(content),
        // Pages have the figures in columns of their own.
        Block::Table(block) => crate::Block::Table(match block.plot {
            Some(plot) => block.table.without_column(plot.column),
            None => block.table,
        }),
        Block::Chart(block) => crate::Block::Chart(block.chart),
        Block::List(list) => crate::Block::List(List {
            start: list.numbered.then_some(1),
            marker: None,
            items: list
                .items
                .into_iter()
                .map(|item| {
                    let mut blocks = vec![crate::Block::Paragraph(item.content)];
                    if !item.items.is_empty() {
                        let items = paragraphs(item.items).collect();
                        blocks.push(crate::Block::List(List {
                            start: None,
                            items,
                            marker: None,
                        }));
                    }
                    blocks
                })
                .collect(),
        }),
        Block::Figures(figures) => {
            let figures = figures.into_iter().map(|figure| {
                let column = Column {
                    signed: figure.signed,
                    ..Column::text("")
                };
                let comment = figure.comment.map(|comment| Inline::plain(&comment));
                Definition {
                    term: Inline::plain(&figure.label),
                    lines: [figure.value.content(&column).into_owned()]
                        .into_iter()
                        .chain(comment)
                        .collect(),
                }
            });
            crate::Block::Definitions(figures.collect())
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cell, Data, Row, Unit};
    use vuosikello_core::Money;

    #[test]
    fn means_are_never_added_up() {
        let chart = Chart::new(
            ChartKind::ClusteredBars,
            Unit::Number { decimals: 2 },
            "",
            "Arvosanat",
        );
        let mut block = Block::chart(chart.clone());
        Extent::Limited(Limit::rows(3)).apply(&mut block);
        assert_eq!(block, Block::chart(chart));
    }

    #[test]
    fn a_name_stands_alone_or_with_its_extent() {
        let limited = |limit| Ok(("projektit", Extent::Limited(limit)));
        for (text, parsed) in [
            (" projektit ", Ok(("projektit", Extent::Usual))),
            ("projektit, kaikki", Ok(("projektit", Extent::All))),
            ("projektit, rivejä 10", limited(Limit::rows(10))),
            ("projektit,dioja  3", limited(Limit::slides(3))),
            ("projektit, rivejä", Err("rivejä")),
            ("projektit, rivejä 0", Err("rivejä 0")),
            ("projektit, rivejä 9999", Err("rivejä 9999")),
            ("projektit, rivejä +3", Err("rivejä +3")),
            ("projektit, kaikki nyt", Err("kaikki nyt")),
            ("projektit,", Err("")),
        ] {
            assert_eq!(Extent::parse(text), parsed, "{text}");
        }
    }

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
