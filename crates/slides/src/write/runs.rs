//! Running text.

use vuosikello_document::{Language, Light};
use vuosikello_ooxml::Relationships;
use vuosikello_ooxml::drawing::{Xml, new};

use crate::measure::enlarged;
use crate::parts::relationship_kind;
use crate::text::{Run, Runs};
use vuosikello_ooxml::theme::{Palette, Scheme};

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
        let colour = run.light.and_then(|light| colour(light, self.palette));
        if let Some(colour) = colour.or(look.colour) {
            properties.push(colour.fill());
        }
        if look.has_face {
            properties.push(new("a:latin").attribute("typeface", "+mn-lt"));
        }
        if let Some(uri) = &run.link {
            let id = self.relate(uri);
            properties.push(new("a:hlinkClick").attribute("r:id", id));
        }
        properties
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
