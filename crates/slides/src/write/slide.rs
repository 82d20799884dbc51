//! The parts of slides, with their charts and notes.

use vuosikello_chart::drawingml;
use vuosikello_ooxml::drawing::{Xml, new};
use vuosikello_ooxml::{Package, PartNames, Relationships};

use super::runs::{RunLook, RunWriter};
use super::xml::{graphic_frame, identity, place, root, shape_head, text_body, tree};
use super::{card, notes, table, text};
use crate::chart;
use crate::error::{Error, Problem};
use crate::geometry::Rect;
use crate::layout::{ChartShape, Laid, LaidSlide, PlotShape, Shape};
use crate::parts::{self, beside};
use crate::template::{Placeholder, PlaceholderKind, Template};
use crate::text::Runs;
use crate::tree::{Deck, Head};
use crate::words::{self, ShapeName};

/// The id of the field of slide numbers; PowerPoint wants one.
const NUMBER_FIELD: &str = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";

/// The relationship of a chart to its workbook.
const BOOK: &str = "rId1";
/// The size of the numbers below the rows of a table, in hundredths of a point: that of the smallest table.
const TEXT_OF_AXIS: i64 = 1_400;

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
        self.subject();
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
                Shape::Plot(shape) => self.plot(shape, id, package, names)?,
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
        let slide = self.slide;
        let Some((holder, frame)) = slide.layout.title() else {
            return;
        };
        let look = RunLook {
            size: slide.title_size,
            ..RunLook::default()
        };
        let runs = self.runs.runs(&Runs::plain(&slide.title), look);
        let body = new("a:bodyPr").child(new("a:normAutofit"));
        let own = Rect {
            height: frame.height - slide.raise,
            ..frame
        };
        let own = (slide.raise > 0)
            .then_some(own)
            .or(holder.frame.filter(|_| holder.is_clipped));
        let element = self.filled_at(holder, own, ShapeName::Title, body, new("a:p").children(runs));
        self.shapes.push(element);
    }

    /// The subject above the title. It is read after the title, by which a screen reader knows the slide.
    fn subject(&mut self) {
        let slide = self.slide;
        let (Some((holder, _)), Some(text)) = (slide.layout.subject(), &slide.subject) else {
            return;
        };
        let runs = self.runs.runs(&Runs::plain(text), RunLook::default());
        let paragraph = new("a:p").children(runs);
        let element = self.filled(holder, ShapeName::Subject, new("a:bodyPr"), paragraph);
        self.shapes.push(element);
    }

    /// A shape that fills a placeholder at its place.
    fn filled(&self, holder: &Placeholder, name: ShapeName, body: Xml, paragraph: Xml) -> Xml {
        let frame = holder.frame.filter(|_| holder.is_clipped);
        self.filled_at(holder, frame, name, body, paragraph)
    }

    /// A shape that fills a placeholder, at a place of its own where there is one.
    fn filled_at(
        &self,
        holder: &Placeholder,
        frame: Option<Rect>,
        name: ShapeName,
        body: Xml,
        paragraph: Xml,
    ) -> Xml {
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
            (PlaceholderKind::Date, ShapeName::Date, Some(date)),
            (
                PlaceholderKind::Footer,
                ShapeName::Footer,
                self.slide.footer.clone(),
            ),
        ];
        for (kind, name, text) in texts {
            if let (Some((holder, _)), Some(text)) = (layout.footer(kind), text) {
                let runs = self.runs.runs(&Runs::plain(&text), RunLook::default());
                let element = self.filled(holder, name, new("a:bodyPr"), new("a:p").children(runs));
                self.shapes.push(element);
            }
        }
        if let Some((holder, _)) = layout.footer(PlaceholderKind::Number) {
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
        let plan = &shape.plan;
        let workbook = chart::workbook(&plan.chart, self.head.date);
        let palette = &self.slide.layout.palette;
        let drawn = drawingml::ChartPart {
            plan,
            cells: chart::source(&plan.chart),
            workbook: Some(BOOK),
            palette,
            text: chart::TEXT,
            language: self.head.language,
        };
        let reference = self.chart_parts(id, drawn.bytes(), workbook, package, names)?;
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

    /// Marks in the rows of a table, with their part and their workbook.
    fn plot(
        &mut self,
        shape: &PlotShape,
        id: usize,
        package: &mut Package,
        names: &mut PartNames,
    ) -> Result<Xml, Error> {
        let part = drawingml::RowsPart {
            plot: &shape.plot,
            names: &shape.names,
            sheet: chart::SHEET,
            workbook: BOOK,
            palette: &self.slide.layout.palette,
            text: TEXT_OF_AXIS,
            axis: shape.axis as f64 / shape.frame.height.max(1) as f64,
            language: self.head.language,
        };
        let workbook = chart::workbook_of_rows(&part, self.head.date);
        let reference = self.chart_parts(id, part.bytes(), workbook, package, names)?;
        let identity =
            identity(id, self.name(ShapeName::Chart)).attribute("descr", shape.plot.description.clone());
        Ok(graphic_frame(
            identity,
            None,
            shape.frame,
            drawingml::NAMESPACE,
            reference,
        ))
    }

    /// Puts a chart and its workbook into the package; gives the reference of the slide to it.
    fn chart_parts(
        &mut self,
        id: usize,
        bytes: Vec<u8>,
        workbook: Result<Vec<u8>, rust_xlsxwriter::XlsxError>,
        package: &mut Package,
        names: &mut PartNames,
    ) -> Result<Xml, Error> {
        *self.charts += 1;
        let number = *self.charts;
        let workbook = workbook.map_err(|error| Error::Slide {
            slide: self.slide.title.clone(),
            problem: Problem::Workbook(error.to_string()),
        })?;
        let book = names.numbered("ppt/embeddings/Microsoft_Excel_Worksheet", number, "xlsx");
        let part = names.numbered("ppt/charts/chart", number, "xml");
        let mut relationships = Relationships::default();
        relationships.relate(BOOK, "package", beside(&book));
        package.set_relationships(&part, &relationships);
        package.insert(part.clone(), parts::CHART, bytes);
        package.insert(book, parts::WORKBOOK, workbook);

        let relationship = format!("rIdChart{id}");
        let relationships = &mut self.runs.relationships;
        relationships.relate(relationship.as_str(), "chart", beside(&part));
        Ok(new("c:chart")
            .attribute("xmlns:c", drawingml::NAMESPACE)
            .attribute("r:id", relationship))
    }
}
