//! Drawings: pictures, charts, shapes, text boxes and objects that lie in the text or beside it.

use vuosikello_document::{Crop, Picture, Table, plain_text};
use vuosikello_ooxml::Element;

use super::report::{LossKind, Story, Weight};
use super::session::{LONGEST, Session};
use super::{charts, stories, text};

/// The name that this project gives the logo in the head of the pages.
const LOGO: &str = "Logo";

/// What a document can hold of a drawing.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) pictures: Vec<Picture>,
    /// The data of charts.
    pub(super) tables: Vec<Table>,
    /// Whether anything of it has been read or told.
    is_told: bool,
    /// Whether it has shapes.
    has_shapes: bool,
}

/// What stands round a picture.
#[derive(Clone, Copy, Default)]
struct Frame<'e> {
    /// The element with the size of the drawing.
    size: Option<&'e Element<'e>>,
    /// The element with its name and description.
    names: Option<&'e Element<'e>>,
    /// Whether it stands beside the text.
    floats: bool,
}

impl<'e> Session<'e> {
    /// Reads a drawing or an object, and tells what a document cannot hold of it.
    pub(super) fn read_drawing(&mut self, drawing: &'e Element<'e>) -> Drawn {
        let mut drawn = Drawn::default();
        for child in drawing.elements() {
            let frame = Frame {
                size: child.find("wp:extent"),
                names: child.find("wp:docPr"),
                floats: child.name == "wp:anchor",
            };
            self.visit(child, frame, &mut drawn);
        }
        if !drawn.is_told {
            let kind = match drawn.has_shapes {
                true => LossKind::Shape,
                false => LossKind::Unknown(drawing.name.to_string()),
            };
            self.lose_as(kind, Weight::Look, &words(drawing));
        }
        drawn
    }

    pub(super) fn is_in_furniture(&self) -> bool {
        matches!(self.tracker.story, Story::Header(_) | Story::Footer(_))
    }

    fn tell(&mut self, drawn: &mut Drawn, kind: LossKind, words: &str) {
        drawn.is_told = true;
        self.lose(kind, words);
    }

    fn visit(&mut self, element: &'e Element<'e>, frame: Frame<'e>, drawn: &mut Drawn) {
        match element.name.as_ref() {
            "pic:pic" => self.picture(element, frame, drawn),
            "v:shape" | "v:rect" | "v:roundrect" if element.find("v:imagedata").is_some() => {
                self.vector_picture(element, drawn);
                let rest = element.elements().filter(|child| child.name != "v:imagedata");
                rest.for_each(|child| self.visit(child, frame, drawn));
            }
            "c:chart" => self.chart(element, frame, drawn),
            "cx:chart" => self.tell(drawn, LossKind::ChartWithoutData, &described(frame.names)),
            "dgm:relIds" => {
                let words = self.diagram_words(element);
                self.tell(drawn, LossKind::SmartArt, &words);
            }
            "w:txbxContent" => self.text_box(element, drawn),
            "v:textpath" => {
                let words = element.get("string").unwrap_or_default();
                self.tell(drawn, LossKind::Watermark, words);
            }
            "o:OLEObject" | "w:control" => {
                let name = element
                    .get("ProgID")
                    .or(element.get("w:name"))
                    .unwrap_or_default();
                self.tell(drawn, LossKind::EmbeddedObject, name);
            }
            "v:rect" if matches!(element.get("o:hr"), Some("t" | "true" | "1")) => {
                self.tell(drawn, LossKind::Rule, "");
            }
            "m:oMath" => {
                let words = text::words(element, LONGEST);
                self.tell(drawn, LossKind::Equation, &words);
            }
            name => {
                drawn.has_shapes |=
                    name.starts_with("v:") || matches!(name, "wps:wsp" | "wpg:wgp" | "wpc:wpc");
                // In a group each picture has a size and a name of its own.
                let inner = match name {
                    "wpg:wgp" | "wpc:wpc" | "wpg:grpSp" => Frame {
                        size: None,
                        names: None,
                        ..frame
                    },
                    _ => frame,
                };
                element
                    .elements()
                    .for_each(|child| self.visit(child, inner, drawn));
            }
        }
    }

    fn text_box(&mut self, element: &'e Element<'e>, drawn: &mut Drawn) {
        let paragraphs = stories::read_beside(element, self);
        let words: Vec<String> = paragraphs.iter().map(|paragraph| plain_text(paragraph)).collect();
        let words = words.join("\n");
        if words.trim().is_empty() {
            return;
        }
        drawn.is_told = true;
        match self.is_in_furniture() {
            true => self.beside.push(words.trim().to_owned()),
            false => self.lose(LossKind::TextBox, &words),
        }
    }

    fn picture(&mut self, element: &'e Element<'e>, frame: Frame<'e>, drawn: &mut Drawn) {
        let names = frame
            .names
            .or_else(|| element.path(&["pic:nvPicPr", "pic:cNvPr"]));
        let blip = element.path(&["pic:blipFill", "a:blip"]);
        let shape = element.find("pic:spPr").and_then(|shape| shape.find("a:xfrm"));
        let size = frame.size.or_else(|| shape.and_then(|shape| shape.find("a:ext")));
        let id = blip.and_then(|blip| blip.get("r:embed"));
        let sides = size.map(|size| [size.get("cx"), size.get("cy")]);
        let sides = sides.map(|sides| sides.map(|side| side.and_then(|side| side.parse().ok())));
        let picture = self.found_picture(id, sides.unwrap_or_default(), names, drawn);
        let Some(mut picture) = picture else { return };
        let is_changed = |element: &Element<'_>, names: &[&str]| {
            names.iter().any(|name| {
                element
                    .get(name)
                    .is_some_and(|value| !matches!(value, "0" | "false"))
            })
        };
        let crop = element.path(&["pic:blipFill", "a:srcRect"]).map(crop_of);
        let turns = shape.map_or(Some(0), turns_of);
        match crop {
            Some(Some(crop)) => picture.crop = crop,
            Some(None) => self.lose(LossKind::PictureEffect, &picture.description),
            None => {}
        }
        let turns = turns.map(|turns| (picture.turns + turns) % 4);
        if let Some(turns @ (1 | 3)) = turns.filter(|_| picture.turns == 0) {
            // The measures of a drawing are those before it is turned.
            (picture.width, picture.height) = (picture.height, picture.width);
            picture.turns = turns;
        } else if let Some(turns) = turns {
            picture.turns = turns;
        }
        let has_effect = turns.is_none()
            || shape.is_some_and(|shape| is_changed(shape, &["flipH", "flipV"]))
            || blip.is_some_and(|blip| blip.elements().any(|effect| effect.name != "a:extLst"))
            || names.is_some_and(|names| names.find("a:hlinkClick").is_some());
        if has_effect {
            self.lose(LossKind::PictureEffect, &picture.description);
        }
        if frame.floats {
            self.lose(LossKind::FloatingPicture, &picture.description);
        }
        drawn.pictures.push(picture);
    }

    /// A picture of the older kind, whose measures stand in a style.
    fn vector_picture(&mut self, shape: &'e Element<'e>, drawn: &mut Drawn) {
        let data = shape.find("v:imagedata");
        let id = data.and_then(|data| data.get("r:id").or(data.get("r:pict")));
        let style = shape.get("style").unwrap_or_default();
        let sides = ["width", "height"].map(|name| style_length(style, name));
        let picture = self.found_picture(id, sides, Some(shape), drawn);
        let is_cropped = ["cropleft", "croptop", "cropright", "cropbottom"]
            .iter()
            .any(|side| data.is_some_and(|data| data.get(side).is_some()));
        if let Some(picture) = picture.as_ref().filter(|_| is_cropped) {
            self.lose(LossKind::PictureEffect, &picture.description);
        }
        drawn.pictures.extend(picture);
    }

    /// The picture to which an id leads, in the size in which it stands; told as lost if a document cannot hold it.
    fn found_picture(
        &mut self,
        id: Option<&str>,
        sides: [Option<u32>; 2],
        names: Option<&'e Element<'e>>,
        drawn: &mut Drawn,
    ) -> Option<Picture> {
        drawn.is_told = true;
        let description = described(names);
        // The head of a document has the logo of its own.
        if self.is_in_furniture() {
            if names.and_then(|names| names.get("name")) != Some(LOGO) {
                self.lose_as(LossKind::Picture, Weight::Look, &description);
            }
            return None;
        }
        let target = id.and_then(|id| self.part.target(id));
        let medium = match &target {
            Some(name) => self.media.get(name, self.context.package.part(name)),
            None => Err("kuva ei ole tiedostossa"),
        };
        let medium = match medium {
            Ok(medium) => medium,
            Err(reason) => {
                self.lose(LossKind::Picture, format!("{description} ({reason})").trim());
                return None;
            }
        };
        let decorative = names.is_some_and(is_decoration);
        if description.is_empty() && !decorative {
            self.lose(LossKind::PictureWithoutText, "");
        }
        let ([width, height], is_given) = match sides {
            [Some(width @ 1..), Some(height @ 1..)] => ([width, height], true),
            _ => (medium.size, false),
        };
        let turns = camera_turns(medium.turns, medium.size, [width, height], is_given);
        let [width, height] = match (turns, is_given) {
            (1 | 3, false) => [height, width],
            _ => [width, height],
        };
        Some(Picture {
            format: medium.format,
            bytes: medium.bytes,
            description,
            decorative,
            crop: Crop::default(),
            turns,
            width,
            height,
        })
    }

    /// A chart becomes the table of its data. Each chart has a part of its own; one that comes again is not read again.
    fn chart(&mut self, element: &'e Element<'e>, frame: Frame<'e>, drawn: &mut Drawn) {
        let description = described(frame.names);
        let target = element.get("r:id").and_then(|id| self.part.target(id));
        let part = target
            .filter(|name| self.seen.insert(name.clone()))
            .and_then(|name| self.context.package.part(&name));
        let root = part.and_then(|bytes| Element::parse(bytes).ok()).map(|mut root| {
            super::normalise::normalise(&mut root);
            root
        });
        match root.and_then(|root| charts::table(&root, &description)) {
            Some(table) if self.tracker.story == Story::Body => {
                self.tell(drawn, LossKind::Chart, &plain_text(&table.caption));
                drawn.tables.push(table);
            }
            _ => self.tell(drawn, LossKind::ChartWithoutData, &description),
        }
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

/// The alternative text of a drawing; of several attributes, the one meant for it first.
fn described(names: Option<&Element<'_>>) -> String {
    let attribute = |name: &str| {
        names
            .and_then(|names| names.get(name))
            .filter(|text| !text.trim().is_empty())
    };
    let text = ["descr", "alt", "title"].into_iter().find_map(attribute);
    vuosikello_core::one_line(text.unwrap_or_default())
}

/// Whether a drawing is marked as decoration, which a screen reader passes over.
fn is_decoration(names: &Element<'_>) -> bool {
    let mut found = false;
    names.walk(&mut |element| {
        found |= element.name == "adec:decorative" && matches!(element.get("val"), Some("1" | "true"));
    });
    found
}

/// What is cut off the sides of a picture; `None` for what cannot be: nothing would be left, or room is added.
fn crop_of(rectangle: &Element<'_>) -> Option<Crop> {
    let side = |name: &str| match rectangle.get(name) {
        None => Some(0),
        Some(value) => match value.strip_suffix('%') {
            Some(percent) => Some((percent.parse::<f64>().ok().filter(|it| *it >= 0.0)? * 1_000.0) as u32),
            None => value.parse().ok(),
        },
    };
    let crop = Crop {
        left: side("l")?,
        top: side("t")?,
        right: side("r")?,
        bottom: side("b")?,
    };
    crop.leaves_some().then_some(crop)
}

/// How many quarters a drawing is turned clockwise; `None` for other angles. It is given in 60 000ths of a degree.
fn turns_of(shape: &Element<'_>) -> Option<u8> {
    const QUARTER: i64 = 90 * 60_000;
    let angle: i64 = shape.get("rot").map_or(Some(0), |angle| angle.parse().ok())?;
    let angle = angle.rem_euclid(4 * QUARTER);
    (angle % QUARTER == 0).then_some((angle / QUARTER) as u8)
}

/// How many quarters a photograph is turned because the camera says how it was held. A program that has turned it already shows it
/// in the measures of the pixels.
fn camera_turns(turns: u8, [wide, high]: [u32; 2], [width, height]: [u32; 2], is_given: bool) -> u8 {
    let ratio = |width: u32, height: u32| f64::from(width) / f64::from(height.max(1));
    let off = |one: f64, other: f64| (one / other).max(other / one);
    let (shown, as_stored, as_turned) = (ratio(width, height), ratio(wide, high), ratio(high, wide));
    let is_as_stored = is_given && matches!(turns, 1 | 3) && off(shown, as_stored) < off(shown, as_turned);
    if is_as_stored { 0 } else { turns }
}

/// How many English metric units a point and an inch have.
const EMU_IN_A_POINT: f64 = 12_700.0;
const POINTS_IN_AN_INCH: f64 = 72.0;

/// A length in a style such as `width:120pt;height:1in`, in English metric units.
fn style_length(style: &str, name: &str) -> Option<u32> {
    let value = style.split(';').find_map(|entry| {
        let (key, value) = entry.split_once(':')?;
        (key.trim() == name).then(|| value.trim())
    })?;
    let at = value
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(value.len());
    let (number, unit) = value.split_at(at);
    let points = match unit {
        "pt" => 1.0,
        "in" => POINTS_IN_AN_INCH,
        "cm" => POINTS_IN_AN_INCH / 2.54,
        "mm" => POINTS_IN_AN_INCH / 25.4,
        "px" | "" => 0.75,
        _ => return None,
    };
    let length = number.parse::<f64>().ok()? * points * EMU_IN_A_POINT;
    (length >= 1.0 && length < f64::from(u32::MAX)).then_some(length as u32)
}

/// What a drawing says in words: its description, or its name.
fn words(drawing: &Element<'_>) -> String {
    let mut found = String::new();
    drawing.walk(&mut |element| {
        if found.is_empty()
            && matches!(
                element.name.as_ref(),
                "wp:docPr" | "v:shape" | "v:rect" | "v:group"
            )
        {
            found = described(Some(element));
            if found.is_empty() {
                found = element.get("name").unwrap_or_default().to_owned();
            }
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crops_and_turns_are_read() {
        let element = |xml: &'static str| Element::parse(xml.as_bytes()).unwrap();
        let crop = crop_of(&element("<a l=\"10000\" b=\"25%\"/>")).unwrap();
        assert_eq!((crop.left, crop.bottom, crop.right), (10_000, 25_000, 0));
        for wrong in ["<a l=\"60000\" r=\"40000\"/>", "<a t=\"-5\"/>", "<a t=\"x\"/>"] {
            assert_eq!(crop_of(&element(wrong)), None, "{wrong}");
        }
        for (turned, turns) in [
            ("<a/>", Some(0)),
            ("<a rot=\"5400000\"/>", Some(1)),
            ("<a rot=\"-5400000\"/>", Some(3)),
            ("<a rot=\"10800000\"/>", Some(2)),
            ("<a rot=\"900000\"/>", None),
        ] {
            assert_eq!(turns_of(&element(turned)), turns, "{turned}");
        }
        // A photograph of 4 by 3 that was held upright.
        assert_eq!(camera_turns(1, [400, 300], [3, 4], true), 1);
        assert_eq!(camera_turns(1, [400, 300], [4, 3], true), 0);
        assert_eq!(camera_turns(1, [400, 300], [400, 300], false), 1);
        assert_eq!(camera_turns(2, [400, 300], [4, 3], true), 2);
    }

    #[test]
    fn lengths_in_styles_have_units() {
        assert_eq!(style_length("width:72pt;height:1in", "height"), Some(914_400));
        assert_eq!(style_length("width: 2.54cm", "width"), Some(914_400));
        assert_eq!(style_length("width:3em", "width"), None);
        assert_eq!(style_length("width:-1pt", "width"), None);
    }
}
