//! What the properties of runs and styles say of text.

use vuosikello_ooxml::Element;

/// Above or below the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Super,
    Sub,
}

/// What the properties of a run or of a style say of text; `None` where they say nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct TextProperties<'e> {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<&'e str>,
    pub(super) strike: Option<bool>,
    pub(super) script: Option<Option<Script>>,
    pub(super) hidden: Option<bool>,
    pub(super) language: Option<&'e str>,
    pub(super) colour: Option<&'e str>,
    pub(super) highlight: Option<&'e str>,
    pub(super) ground: Option<&'e str>,
    pub(super) font: Option<&'e str>,
    pub(super) size: Option<&'e str>,
    pub(super) effect: Option<bool>,
    /// How far the text is raised, other than not at all; negative where it is lowered.
    pub(super) position: Option<&'e str>,
}

impl<'e> TextProperties<'e> {
    /// What `w:rPr` says.
    pub(super) fn new(properties: &'e Element<'e>) -> Self {
        let mut text = Self::default();
        for property in properties.elements() {
            let set = || Some(vuosikello_ooxml::is_on(property.get("w:val")));
            let shown = property.get("w:val");
            match property.name.as_ref() {
                "w:b" => text.bold = set(),
                "w:i" => text.italic = set(),
                "w:u" => text.underline = Some(shown.unwrap_or("single")),
                "w:strike" | "w:dstrike" => {
                    text.strike = Some(text.strike == Some(true) || set() == Some(true))
                }
                "w:vertAlign" => {
                    text.script = Some(match shown {
                        Some("superscript") => Some(Script::Super),
                        Some("subscript") => Some(Script::Sub),
                        _ => None,
                    });
                }
                "w:vanish" => text.hidden = set(),
                "w:lang" => text.language = shown,
                "w:color" => text.colour = shown,
                "w:highlight" => text.highlight = shown,
                "w:shd" => text.ground = property.get("w:fill"),
                "w:rFonts" => text.font = property.get("w:ascii").or(property.get("w:asciiTheme")),
                "w:sz" => text.size = shown,
                "w:caps" | "w:smallCaps" | "w:outline" | "w:shadow" | "w:emboss" | "w:imprint" => {
                    text.effect = Some(text.effect == Some(true) || set() == Some(true));
                }
                "w:w" if !matches!(shown, Some("100" | "100%") | None) => text.effect = Some(true),
                "w:position" => text.position = shown.filter(|position| *position != "0"),
                "w:spacing" if !matches!(shown, Some("0") | None) => text.effect = Some(true),
                "w:effect" | "w:em" | "w:bdr" if !matches!(shown, Some("none" | "nil") | None) => {
                    text.effect = Some(true);
                }
                _ => {}
            }
        }
        text
    }

    /// These properties, and where they say nothing, those below them.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            underline: self.underline.or(below.underline),
            strike: self.strike.or(below.strike),
            script: self.script.or(below.script),
            hidden: self.hidden.or(below.hidden),
            language: self.language.or(below.language),
            colour: self.colour.or(below.colour),
            highlight: self.highlight.or(below.highlight),
            ground: self.ground.or(below.ground),
            font: self.font.or(below.font),
            size: self.size.or(below.size),
            effect: self.effect.or(below.effect),
            position: self.position.or(below.position),
        }
    }

    /// These properties, with smaller text that is raised or lowered as superscript or subscript: so LibreOffice writes it.
    /// Text that is only moved is an effect. `size` is that of the text around, in half points.
    pub(super) fn with_script(self, size: &str) -> Self {
        let Some(position) = self.position else {
            return self;
        };
        let number = |size: &str| size.parse::<f32>().ok();
        let is_smaller = self.size.and_then(number) < number(size) && self.size.is_some();
        if self.script.is_some() || !is_smaller {
            return Self {
                effect: Some(true),
                ..self
            };
        }
        let script = match position.starts_with('-') {
            true => Script::Sub,
            false => Script::Super,
        };
        Self {
            script: Some(Some(script)),
            size: None,
            ..self
        }
    }
}
