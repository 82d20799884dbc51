//! What a template makes of the data, as sections and slides.

use vuosikello_core::nearest;
use vuosikello_document::{self as document, Inline, TemplateError, TemplateErrorKind, plain_text};
use vuosikello_slides::{
    Block, Cell, ChartBlock, Column, Item, Limit, List, Role, Row, Section, Slide, Table,
};

use super::extent::Extent;
use super::guard::{opened, opened_run};
use super::part::Part;

/// The blocks that a template can name.
pub(super) trait Parts {
    /// Their names.
    fn names(&self) -> &'static [&'static str];
    /// The block of this name; `None` when there is none.
    fn part(&self, name: &str) -> Option<Part>;
}

/// The sections of a deck. What stands before the first `#` belongs to a section called `first`.
///
/// # Errors
/// Every block name that is not known, text that stands on no slide, and what slides cannot hold.
pub(super) fn sections(
    template: &str,
    blocks: &[document::Block],
    first: &str,
    parts: &dyn Parts,
) -> Result<Vec<Section>, Vec<TemplateError>> {
    let mut filler = Filler {
        parts,
        sections: vec![Section::new(first, Vec::new())],
        slide: None,
        mistakes: Vec::new(),
    };
    for block in blocks {
        filler.add(block);
    }
    filler.finish();
    if !filler.mistakes.is_empty() {
        let mut mistakes = filler.mistakes;
        mistakes.dedup();
        return Err(mistakes.into_iter().map(|kind| error(template, kind)).collect());
    }
    let mut sections = filler.sections;
    sections.retain(|section| !section.slides.is_empty());
    if let Some(first) = sections
        .first_mut()
        .and_then(|section| section.slides.first_mut())
    {
        first.role = Role::Title;
    }
    Ok(sections)
}

fn error(template: &str, kind: TemplateErrorKind) -> TemplateError {
    TemplateError {
        template: template.to_owned(),
        place: None,
        kind,
    }
}

struct Filler<'a> {
    parts: &'a dyn Parts,
    sections: Vec<Section>,
    slide: Option<Open>,
    mistakes: Vec<TemplateErrorKind>,
}

/// The slide that is being filled.
struct Open {
    slide: Slide,
    /// Whether the right half has begun.
    is_right: bool,
    /// Whether a block had nothing to show.
    has_nothing: bool,
}

impl Filler<'_> {
    fn add(&mut self, block: &document::Block) {
        match block {
            document::Block::Title(content) => {
                self.finish();
                let name = opened(&plain_text(content));
                self.sections.push(Section::new(name, Vec::new()));
            }
            document::Block::Heading(heading) if heading.level == 1 => {
                self.finish();
                let title = opened(&plain_text(&heading.content));
                self.slide = Some(Open {
                    slide: Slide::new(Role::Content, title),
                    is_right: false,
                    has_nothing: false,
                });
            }
            block => self.add_to_slide(block),
        }
    }

    fn add_to_slide(&mut self, block: &document::Block) {
        let part = self.part(block);
        let Some(open) = &mut self.slide else {
            let text = "sisältöä ennen ensimmäistä diaa (## Otsikko)";
            self.mistakes.push(TemplateErrorKind::Unsupported(text));
            return;
        };
        match block {
            document::Block::PageBreak => open.is_right = true,
            document::Block::Note(content) => open.slide.notes.push(opened(&plain_text(content))),
            _ => match part {
                Ok(part) => open.push(part),
                Err(mistake) => self.mistakes.push(mistake),
            },
        }
    }

    /// What stands on a slide for a block of the template.
    fn part(&self, block: &document::Block) -> Result<Part, TemplateErrorKind> {
        let block = match block {
            document::Block::Paragraph(content) => match block_name(content) {
                Some(name) => return self.named(name),
                None => Block::Text(opened_run(content)),
            },
            document::Block::List(one) => Block::List(list(one)?),
            document::Block::Table(one) => Block::Table(table(one)),
            document::Block::Chart(one) => Block::Chart(chart(one)),
            document::Block::PageBreak | document::Block::Note(_) => return Ok(Part::default()),
            document::Block::Heading(_) => {
                return Err(TemplateErrorKind::Unsupported("väliotsikko (###) dialla"));
            }
            _ => {
                return Err(TemplateErrorKind::Unsupported(
                    "esityksessä muuta kuin tekstiä, luetteloita, taulukoita ja kaavioita",
                ));
            }
        };
        Ok(Part::of(block))
    }

    /// The block of a name, as much of it as the template wants.
    fn named(&self, text: &str) -> Result<Part, TemplateErrorKind> {
        let (name, extent) = Extent::parse(text).map_err(|wrong| {
            let hint = "pilkun jälkeen voi olla kaikki, rivejä N tai dioja N";
            TemplateErrorKind::Rendering(format!(
                "lohkon \"[[{}]]\" määre \"{}\" on tuntematon; {hint}",
                opened(text),
                opened(wrong)
            ))
        })?;
        let mut part = self.block(name)?;
        part.blocks = part.blocks.into_iter().map(|block| extent.apply(block)).collect();
        Ok(part)
    }

    fn block(&self, name: &str) -> Result<Part, TemplateErrorKind> {
        self.parts.part(name).ok_or_else(|| {
            let names = self.parts.names();
            let hint = match nearest(name, names.iter().copied()) {
                Some(near) => format!("tarkoititko \"[[{near}]]\"?"),
                None => format!("lohkot ovat {}", names.join(", ")),
            };
            TemplateErrorKind::Rendering(format!("lohkoa \"[[{}]]\" ei ole; {hint}", opened(name)))
        })
    }

    /// Puts the open slide into its section, unless its blocks had nothing to show.
    fn finish(&mut self) {
        let Some(open) = self.slide.take() else {
            return;
        };
        let mut slide = open.slide;
        let is_empty = slide.blocks.is_empty() && slide.second.is_empty();
        if open.has_nothing && is_empty {
            return;
        }
        if slide.blocks.is_empty() {
            std::mem::swap(&mut slide.blocks, &mut slide.second);
        }
        slide.role = match (slide.blocks.as_slice(), slide.second.as_slice()) {
            ([Block::Chart(_)], []) => Role::Chart,
            ([Block::Table(_) | Block::Statuses(_)], []) => Role::Table,
            // A placeholder below the figures would return to its own place, over them, when the slide is reset.
            ([Block::Figures(_), rest @ ..], []) if !rest.iter().any(is_text) => Role::TitleOnly,
            (_, []) => Role::Content,
            _ => Role::TwoContent,
        };
        if let Some(section) = self.sections.last_mut() {
            section.slides.push(slide);
        }
    }
}

fn is_text(block: &Block) -> bool {
    matches!(block, Block::Text(_) | Block::List(_))
}

impl Open {
    fn push(&mut self, part: Part) {
        self.has_nothing |= part.blocks.is_empty();
        let half = if self.is_right {
            &mut self.slide.second
        } else {
            &mut self.slide.blocks
        };
        half.extend(part.blocks);
        self.slide.notes.extend(part.notes);
    }
}

/// The name in a paragraph that is only `[[nimi]]`.
fn block_name(content: &[Inline]) -> Option<&str> {
    let [Inline::Text(text)] = content else {
        return None;
    };
    Some(text.trim().strip_prefix("[[")?.strip_suffix("]]")?.trim())
}

/// A list of at most two levels.
fn list(list: &document::List) -> Result<List, TemplateErrorKind> {
    let mut items = Vec::new();
    for blocks in &list.items {
        let mut item = Item::default();
        for block in blocks {
            match block {
                document::Block::Paragraph(content) => {
                    if !item.content.is_empty() {
                        item.content.push(Inline::LineBreak);
                    }
                    item.content.extend(opened_run(content));
                }
                document::Block::List(below) => {
                    for blocks in &below.items {
                        let [document::Block::Paragraph(content)] = blocks.as_slice() else {
                            return Err(TemplateErrorKind::Unsupported("yli kaksitasoinen luettelo"));
                        };
                        item.items.push(opened_run(content));
                    }
                }
                _ => {
                    return Err(TemplateErrorKind::Unsupported("luettelossa muuta kuin tekstiä"));
                }
            }
        }
        items.push(item);
    }
    Ok(List {
        numbered: list.start.is_some(),
        items,
        limit: Limit::default(),
    })
}

/// A table of the template itself: text in every cell. Its caption is left out, since the slide has a title.
fn table(table: &document::Table) -> Table {
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| Cell::Text(opened_run(cell)));
        match row.kind {
            document::RowKind::Total => Row::total(cells.collect()),
            _ => Row::body(cells.collect()),
        }
    });
    let headers = table.columns.iter();
    Table {
        description: opened(&table.description),
        columns: headers
            .map(|column| Column::text(opened(&plain_text(&column.header))))
            .collect(),
        rows: rows.collect(),
        limit: Limit::default(),
    }
}

/// A chart of the template itself.
fn chart(chart: &document::Chart) -> ChartBlock {
    let mut chart = chart.clone();
    chart.caption = opened_run(&chart.caption);
    chart.description = opened(&chart.description);
    let names = chart.series.iter_mut().map(|series| &mut series.name);
    for name in chart.categories.iter_mut().chain(names) {
        *name = opened(name);
    }
    ChartBlock::new(chart)
}
