//! The parts of slides, with their charts and notes.

use vuosikello_chart::drawingml;
use vuosikello_ooxml::drawing::{Xml, new};
use vuosikello_ooxml::{Package, PartNames, Relationships};

use super::runs::{RunLook, RunWriter};
use super::xml::{graphic_frame, identity, place, root, shape_head, text_body, tree};
use super::{card, notes, table, text};
use crate::chart;
use crate::error::{Error, Problem};
use crate::layout::{ChartShape, Laid, LaidSlide, Shape};
use crate::parts::{self, beside};
use crate::template::{Kind, Placeholder, Template};
use crate::text::Runs;
use crate::tree::{Deck, Head};
use crate::words::{self, ShapeName};

/// The id of the field of slide numbers; PowerPoint wants one.
const NUMBER_FIELD: &str = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";

/// Writes the slides into the package; gives the names of their parts.
pub(super) fn slides(
    laid: &Laid<'_>,
    deck: &Deck,
    template: &Template,
    package: &mut Package,
    names: &mut PartNames,
) -> Result<Vec<String>, Error> {
    let mut parts = Vec::with_capacity(laid.slides.len());
    let mut charts = 0;
    for (number, slide) in (1..).zip(&laid.slides) {
        let part = names.numbered("ppt/slides/slide", number, "xml");
        let mut writer = SlideWriter {
            slide,
            number,
            head: &deck.head,
            template,
            runs: RunWriter {
                language: deck.head.language,
                palette: &slide.layout.palette,
                states: template.states.as_ref(),
                relationships: Relationships::default(),
            },
            shapes: Vec::new(),
            charts: &mut charts,
        };
        let layout = format!("/{}", slide.layout.part);
        writer
            .runs
            .relationships
            .relate("rIdLayout", "slideLayout", layout);
        let element = writer.write(package, names)?;
        let mut relationships = writer.runs.relationships;
        if !slide.notes.is_empty() {
            let page = names.numbered("ppt/notesSlides/notesSlide", number, "xml");
            relationships.relate("rIdNotes", "notesSlide", beside(&page));
            let bytes = notes::notes(&slide.notes, template, deck.head.language);
            notes::relate(package, &page, template, &part);
            package.insert(page, parts::NOTES_SLIDE, bytes);
        }
        package.set_relationships(&part, &relationships);
        package.insert(part.clone(), parts::SLIDE, element.to_part());
        parts.push(part);
    }
    Ok(parts)
}

struct SlideWriter<'a> {
    slide: &'a LaidSlide<'a>,
    number: usize,
    head: &'a Head,
    template: &'a Template,
    runs: RunWriter<'a>,
    shapes: Vec<Xml>,
    /// How many charts the deck has so far.
    charts: &'a mut usize,
}

impl SlideWriter<'_> {
    fn name(&self, shape: ShapeName) -> &'static str {
        shape.of(self.head.language)
    }

    /// The id of the next shape; the tree itself has 1.
    fn id(&self) -> usize {
        self.shapes.len() + 2
    }

    fn write(&mut self, package: &mut Package, names: &mut PartNames) -> Result<Xml, Error> {
        self.title();
        let (slide, layout) = (self.slide, self.slide.layout);
        for shape in &slide.shapes {
            let id = self.id();
            let element = match shape {
                Shape::Text(shape) => {
                    text::text(shape, layout, id, self.name(ShapeName::Text), &mut self.runs)
                }
                Shape::Table(shape) => {
                    let style = &self.template.table_style;
                    table::table(
                        shape,
                        style,
                        layout,
                        id,
                        self.name(ShapeName::Table),
                        &mut self.runs,
                    )
                }
                Shape::Card(shape) => card::card(shape, id, self.name(ShapeName::Figure), &mut self.runs),
                Shape::Chart(shape) => self.chart(shape, id, package, names)?,
            };
            self.shapes.push(element);
        }
        self.footers();
        // A layout's own map of colours is inherited: written here, it would stay when the slide gets another layout.
        let colours = new("a:masterClrMapping");
        let shapes = std::mem::take(&mut self.shapes);
        Ok(root("p:sld")
            .child(new("p:cSld").child(tree(shapes)))
            .child(new("p:clrMapOvr").child(colours)))
    }

    fn title(&mut self) {
        let Some((holder, _)) = self.slide.layout.title() else {
            return;
        };
        let look = RunLook {
            size: self.slide.title_size,
            ..RunLook::default()
        };
        let runs = self.runs.runs(&Runs::plain(&self.slide.title), look);
        let body = new("a:bodyPr").child(new("a:normAutofit"));
        let element = self.filled(holder, ShapeName::Title, body, new("a:p").children(runs));
        self.shapes.push(element);
    }

    /// A shape that fills a placeholder at its place.
    fn filled(&self, holder: &Placeholder, name: ShapeName, body: Xml, paragraph: Xml) -> Xml {
        let frame = holder.frame.filter(|_| holder.is_clipped);
        new("p:sp")
            .child(shape_head(self.id(), self.name(name), Some(holder), false))
            .child(new("p:spPr").children(frame.map(|frame| place("a:xfrm", frame))))
            .child(text_body(body, [paragraph]))
    }

    /// Date, text and number, where the layout has them.
    fn footers(&mut self) {
        let layout = self.slide.layout;
        let date = words::date(self.head.language, self.head.date);
        let texts = [
            (Kind::Date, ShapeName::Date, Some(date)),
            (Kind::Footer, ShapeName::Footer, self.slide.footer.clone()),
        ];
        for (kind, name, text) in texts {
            if let (Some((holder, _)), Some(text)) = (layout.footer(kind), text) {
                let runs = self.runs.runs(&Runs::plain(&text), RunLook::default());
                let element = self.filled(holder, name, new("a:bodyPr"), new("a:p").children(runs));
                self.shapes.push(element);
            }
        }
        if let Some((holder, _)) = layout.footer(Kind::Number) {
            let properties = new("a:rPr")
                .attribute("lang", self.head.language.tag())
                .attribute("dirty", "0");
            let field = new("a:fld")
                .attribute("id", NUMBER_FIELD)
                .attribute("type", "slidenum")
                .child(properties)
                .child(new("a:t").text(self.number.to_string()));
            let paragraph = new("a:p").child(field);
            let element = self.filled(holder, ShapeName::Number, new("a:bodyPr"), paragraph);
            self.shapes.push(element);
        }
    }

    /// A chart with its part and its workbook.
    fn chart(
        &mut self,
        shape: &ChartShape,
        id: usize,
        package: &mut Package,
        names: &mut PartNames,
    ) -> Result<Xml, Error> {
        *self.charts += 1;
        let number = *self.charts;
        let plan = &shape.plan;
        let workbook = chart::workbook(&plan.chart, self.head.date).map_err(|error| Error::Slide {
            slide: self.slide.title.clone(),
            problem: Problem::Workbook(error.to_string()),
        })?;
        let book = names.numbered("ppt/embeddings/Microsoft_Excel_Worksheet", number, "xlsx");
        let part = names.numbered("ppt/charts/chart", number, "xml");
        let mut relationships = Relationships::default();
        relationships.relate("rId1", "package", beside(&book));
        package.set_relationships(&part, &relationships);
        let drawn = drawingml::ChartPart {
            plan,
            cells: chart::source(&plan.chart),
            workbook: Some("rId1"),
            palette: &self.slide.layout.palette,
            text: chart::TEXT,
            language: self.head.language,
        };
        package.insert(part.clone(), parts::CHART, drawn.bytes());
        package.insert(book, parts::WORKBOOK, workbook);

        let relationship = format!("rIdChart{id}");
        let relationships = &mut self.runs.relationships;
        relationships.relate(relationship.as_str(), "chart", beside(&part));
        let reference = new("c:chart")
            .attribute("xmlns:c", drawingml::NAMESPACE)
            .attribute("r:id", relationship);
        let holder = shape
            .placeholder
            .and_then(|number| self.slide.layout.placeholder(number));
        let identity =
            identity(id, self.name(ShapeName::Chart)).attribute("descr", plan.chart.description.clone());
        Ok(graphic_frame(
            identity,
            holder,
            shape.frame,
            drawingml::NAMESPACE,
            reference,
        ))
    }
}
