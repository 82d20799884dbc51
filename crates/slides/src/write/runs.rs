//! Running text.

use vuosikello_core::StateColours;
use vuosikello_document::{Language, Light};
use vuosikello_ooxml::drawing::{Xml, new, value};
use vuosikello_ooxml::{Node, Relationships};

use crate::measure::enlarged;
use crate::parts::relationship_kind;
use crate::text::{Run, Runs};
use vuosikello_ooxml::theme::{ACCENTS, Palette, Scheme};

/// How runs look beyond what they inherit.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunLook {
    /// In hundredths of a point.
    pub(super) size: Option<i64>,
    pub(super) bold: bool,
    pub(super) colour: Option<Scheme>,
    /// Whether the typeface of the theme is named.
    pub(super) has_face: bool,
}

/// Writes the runs of a slide, and relates its links.
pub(super) struct RunWriter<'a> {
    pub(super) language: Language,
    pub(super) palette: &'a Palette,
    /// The colours of the marks of states, where the look gives them.
    pub(super) states: Option<&'a StateColours>,
    pub(super) relationships: Relationships,
}

impl RunWriter<'_> {
    /// The runs and line breaks of a paragraph.
    pub(super) fn runs(&mut self, runs: &Runs, look: RunLook) -> Vec<Xml> {
        let mut elements = Vec::new();
        for run in &runs.0 {
            for (number, text) in run.text.split('\n').enumerate() {
                if number > 0 {
                    elements.push(new("a:br").child(self.properties("a:rPr", run, look)));
                }
                if !text.is_empty() {
                    let properties = self.properties("a:rPr", run, look);
                    elements.push(
                        new("a:r")
                            .child(properties)
                            .child(new("a:t").text(text.to_owned())),
                    );
                }
            }
        }
        if elements.is_empty() {
            elements.push(self.properties("a:endParaRPr", &Run::default(), look));
        }
        elements
    }

    fn properties(&mut self, name: &'static str, run: &Run, look: RunLook) -> Xml {
        let language = run.language.unwrap_or(self.language);
        let mut properties = new(name).attribute("lang", language.tag());
        if let Some(size) = look.size {
            let size = if run.light.is_some() { enlarged(size) } else { size };
            properties.set("sz", size.to_string());
        }
        if run.bold || look.bold {
            properties.set("b", "1");
        }
        if run.italic {
            properties.set("i", "1");
        }
        if run.underlined {
            properties.set("u", "sng");
        }
        if run.struck {
            properties.set("strike", "sngStrike");
        }
        if run.raised != 0 {
            properties.set("baseline", run.raised.to_string());
        }
        properties.set("dirty", "0");
        let mark = run.light.and_then(|light| self.mark(light));
        let fill = mark.or_else(|| look.colour.map(Scheme::fill));
        properties.children.extend(fill.map(Node::Element));
        if look.has_face {
            properties.push(new("a:latin").attribute("typeface", "+mn-lt"));
        }
        if let Some(uri) = &run.link {
            let id = self.relate(uri);
            properties.push(new("a:hlinkClick").attribute("r:id", id));
        }
        properties
    }

    /// The fill of the mark of a light: the colour of the look, by its place in the theme if it has one; else the accent that comes near.
    fn mark(&self, light: Light) -> Option<Xml> {
        let Some(states) = self.states else {
            return colour(light, self.palette).map(Scheme::fill);
        };
        let own = light.colour(states);
        let mut in_theme = ACCENTS.map(Scheme::plain).into_iter();
        let in_theme = in_theme.find(|scheme| self.palette.rgb(*scheme) == own.rgb());
        let literal = || new("a:solidFill").child(value("a:srgbClr", own.to_string()));
        Some(in_theme.map_or_else(literal, Scheme::fill))
    }

    /// The relationship to an address: one for each.
    fn relate(&mut self, uri: &str) -> String {
        let known = self
            .relationships
            .iter()
            .find(|one| one.external && one.target == uri);
        if let Some(known) = known {
            return known.id.clone();
        }
        let links = self.relationships.iter().filter(|one| one.external).count();
        let id = format!("rIdLink{}", links + 1);
        self.relationships
            .add_external(id.as_str(), relationship_kind("hyperlink"), uri);
        id
    }
}

/// The colour of a light: the accent of the theme that is nearest to green, amber or red. Without one it has the colour of the text
/// round it, which shows on any cell of a table. Shape and word say the same.
fn colour(light: Light, palette: &Palette) -> Option<Scheme> {
    match light {
        Light::Good => palette.accent_near(130.0, 40.0),
        Light::Attention => palette.accent_near(38.0, 24.0),
        Light::Bad => palette.accent_near(356.0, 17.0),
        Light::Unknown => None,
    }
}
