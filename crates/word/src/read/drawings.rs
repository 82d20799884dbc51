//! Drawings: pictures, charts, shapes, text boxes and objects that lie in the text or beside it.

use vuosikello_document::plain_text;
use vuosikello_ooxml::Element;

use super::report::{LossKind, Story, Weight};
use super::session::{LONGEST, Session};
use super::{stories, text};

/// What a drawing is made of.
#[derive(Default)]
struct Found {
    /// Whether anything of it has been told.
    is_told: bool,
    /// Whether it has shapes.
    has_shapes: bool,
}

impl<'e> Session<'e> {
    /// Tells what a drawing or an object holds.
    pub(super) fn lose_drawing(&mut self, drawing: &'e Element<'e>) {
        let mut found = Found::default();
        self.visit_drawing(drawing, &mut found);
        if !found.is_told {
            let kind = match found.has_shapes {
                true => LossKind::Shape,
                false => LossKind::Unknown(drawing.name.to_string()),
            };
            self.lose_as(kind, Weight::Look, &description(drawing));
        }
    }

    fn visit_drawing(&mut self, element: &'e Element<'e>, found: &mut Found) {
        let mut tell = |session: &mut Self, kind: LossKind, words: &str| {
            found.is_told = true;
            session.lose(kind, words);
        };
        match element.name.as_ref() {
            "pic:pic" | "v:imagedata" => {
                let words = description(element);
                found.is_told = true;
                match self.is_in_furniture() {
                    true => self.lose_as(LossKind::Picture, Weight::Look, &words),
                    false => self.lose(LossKind::Picture, &words),
                }
            }
            "c:chart" | "cx:chart" => tell(self, LossKind::ChartWithoutData, ""),
            "dgm:relIds" => {
                let words = self.diagram_words(element);
                tell(self, LossKind::SmartArt, &words);
            }
            "w:txbxContent" => {
                let paragraphs = stories::read_beside(element, self);
                let words: Vec<String> = paragraphs.iter().map(|paragraph| plain_text(paragraph)).collect();
                let words = words.join("\n");
                if words.trim().is_empty() {
                    return;
                }
                found.is_told = true;
                match self.is_in_furniture() {
                    true => self.beside.push(words.trim().to_owned()),
                    false => self.lose(LossKind::TextBox, &words),
                }
            }
            "v:textpath" => tell(
                self,
                LossKind::Watermark,
                element.get("string").unwrap_or_default(),
            ),
            "o:OLEObject" | "w:control" => {
                let name = element
                    .get("ProgID")
                    .or(element.get("w:name"))
                    .unwrap_or_default();
                tell(self, LossKind::EmbeddedObject, name);
            }
            "v:rect" if matches!(element.get("o:hr"), Some("t" | "true" | "1")) => {
                tell(self, LossKind::Rule, "")
            }
            "m:oMath" => {
                let words = text::words(element, LONGEST);
                tell(self, LossKind::Equation, &words);
            }
            name => {
                found.has_shapes |=
                    name.starts_with("v:") || matches!(name, "wps:wsp" | "wpg:wgp" | "wpc:wpc");
                for child in element.elements() {
                    self.visit_drawing(child, found);
                }
            }
        }
    }

    pub(super) fn is_in_furniture(&self) -> bool {
        matches!(self.tracker.story, Story::Header(_) | Story::Footer(_))
    }

    /// The words of a diagram, which lie in a part of their own. They are looked up once.
    fn diagram_words(&mut self, ids: &Element<'_>) -> String {
        let target = ids.get("r:dm").and_then(|id| self.part.target(id));
        let Some(name) = target.filter(|name| self.seen.insert(name.clone())) else {
            return String::new();
        };
        let part = self.context.package.part(&name);
        let root = part.and_then(|bytes| Element::parse(bytes).ok());
        root.map(|root| text::words(&root, LONGEST)).unwrap_or_default()
    }
}

/// What a drawing says for someone who cannot see it: its description, or its title or name.
fn description(drawing: &Element<'_>) -> String {
    let mut found = String::new();
    drawing.walk(&mut |element| {
        if !found.is_empty() {
            return;
        }
        let names: &[&str] = match element.name.as_ref() {
            "wp:docPr" | "pic:cNvPr" => &["descr", "title", "name"],
            "v:shape" | "v:rect" | "v:group" => &["alt", "o:title"],
            "v:imagedata" => &["o:title"],
            _ => return,
        };
        let texts = names.iter().filter_map(|name| element.get(name));
        found = texts
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
            .to_owned();
    });
    found
}
