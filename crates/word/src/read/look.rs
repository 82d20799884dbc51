//! How text looks: what its properties say, one above the other.

use vuosikello_document::{Language, Target};
use vuosikello_ooxml::Element;

use super::context::Context;
use super::elements::value;
use super::properties::{Script, TextProperties};
use super::styles::{self, Style};
use crate::read::report::LossKind;
use crate::role::Role;

/// The size of text that says none, in half points.
const DEFAULT_SIZE: &str = "20";

/// How a piece of text stands in the tree. The order of the fields is that of nesting, outermost first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    pub(super) link: Option<Target>,
    pub(super) language: Option<Language>,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) underline: bool,
    pub(super) strike: bool,
    pub(super) script: Option<Script>,
}

/// A run as it looks in its paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RunLook {
    pub(super) look: Look,
    pub(super) hidden: bool,
    /// What the tree cannot say of it.
    pub(super) lost: Vec<LossKind>,
    /// The typeface.
    pub(super) font: Option<String>,
}

/// How the text of a paragraph looks before its runs say anything.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ground<'e> {
    /// By its style and the defaults of the file.
    text: TextProperties<'e>,
    /// Whether the tree says by the kind of its block that it is bold, italic or underlined.
    is_told: bool,
}

impl<'e> Ground<'e> {
    pub(super) fn new(style: &Style<'e>, defaults: TextProperties<'e>) -> Self {
        Self {
            text: style.text.over(defaults),
            is_told: style.role.is_some(),
        }
    }
}

/// The look of a run with the given properties.
pub(super) fn run_look(
    properties: Option<&Element<'_>>,
    ground: Ground<'_>,
    link: Option<&Target>,
    context: &Context<'_>,
) -> RunLook {
    let own = properties.map(TextProperties::new).unwrap_or_default();
    let style_id = properties.and_then(|properties| value(properties, "w:rStyle"));
    let style = style_id.and_then(|id| context.styles.get(id));
    let is_link_style = style.is_some_and(|style| style.role == Some(Role::Hyperlink));
    let of_style = style.map(|style| style.text).unwrap_or_default();
    let size = of_style.size.or(ground.text.size).unwrap_or(DEFAULT_SIZE);
    let own = own.with_script(size);
    // A toggle property of a character style turns that of the paragraph's style over (ECMA-376 Part 1 § 17.7.3).
    let toggled = |own: Option<bool>, of_style: Option<bool>, of_ground: Option<bool>| {
        own.unwrap_or_else(|| of_ground.unwrap_or(false) ^ of_style.unwrap_or(false))
    };
    // What a block is set in anyway says nothing, unless the run says it once more by itself.
    let beyond = |shown: bool, own: bool, of_ground: bool| shown && (own || !(ground.is_told && of_ground));
    let below = ground.text;
    let underline = own.underline.or(of_style.underline).or(below.underline);
    let is_line = |underline: Option<&str>| underline.is_some_and(|kind| kind != "none");
    let mut lost = Vec::new();
    differences(own, of_style.over(below), &mut lost, context);
    if is_line(underline) && !matches!(underline, Some("single")) {
        lost.push(LossKind::TextEffect);
    }
    let script = own.script.or(of_style.script).or(below.script).flatten();
    let tag = own.language.or(of_style.language).or(below.language);
    RunLook {
        look: Look {
            link: link.cloned(),
            language: tag
                .and_then(styles::language)
                .filter(|language| *language != context.language),
            strong: beyond(
                toggled(own.bold, of_style.bold, below.bold),
                own.bold == Some(true),
                below.bold == Some(true),
            ),
            emphasis: beyond(
                toggled(own.italic, of_style.italic, below.italic),
                own.italic == Some(true),
                below.italic == Some(true),
            ),
            // The style of links underlines them; no more is read from it.
            underline: beyond(
                is_line(underline),
                is_line(own.underline),
                is_line(below.underline),
            ) && !(link.is_some() || is_link_style && own.underline.is_none()),
            strike: own.strike.or(of_style.strike).or(below.strike).unwrap_or(false),
            script,
        },
        hidden: toggled(own.hidden, of_style.hidden, below.hidden),
        lost,
        font: own.font.or(of_style.font).or(below.font).map(str::to_owned),
    }
}

/// What a run says of its looks beyond its styles, and the tree cannot.
fn differences(
    own: TextProperties<'_>,
    below: TextProperties<'_>,
    lost: &mut Vec<LossKind>,
    context: &Context<'_>,
) {
    let black = |colour: &str| matches!(colour, "auto" | "000000");
    let colour =
        |own: &str| below.colour.unwrap_or("auto") != own && !(black(own) && below.colour.is_none_or(black));
    if own.colour.is_some_and(colour) {
        lost.push(LossKind::Colour);
    }
    let is_ground = |fill: &str| !matches!(fill, "auto" | "FFFFFF" | "ffffff");
    if own.highlight.is_some_and(|colour| colour != "none") || own.ground.is_some_and(is_ground) {
        lost.push(LossKind::Highlight);
    }
    let font = |own: &str| context.theme.font(own) != context.theme.font(below.font.unwrap_or_default());
    if below.font.is_some() && own.font.is_some_and(font) {
        lost.push(LossKind::Font);
    }
    if own
        .size
        .is_some_and(|size| size != below.size.unwrap_or(DEFAULT_SIZE))
    {
        lost.push(LossKind::FontSize);
    }
    if own.effect == Some(true) && below.effect != Some(true) {
        lost.push(LossKind::TextEffect);
    }
}

/// The most properties compared; there are no more kinds of them.
const MOST_PROPERTIES: usize = 60;

/// The properties that a tracked change of format changes, in Finnish.
pub(super) fn changed_properties(now: Option<&Element<'_>>, before: Option<&Element<'_>>) -> Vec<String> {
    let find = |properties: Option<&Element<'_>>, name: &str| {
        properties
            .and_then(|properties| properties.find(name))
            .cloned()
            .map(Element::into_owned)
    };
    let all = now
        .into_iter()
        .chain(before)
        .flat_map(|properties| properties.elements().take(MOST_PROPERTIES));
    let mut names: Vec<String> = Vec::new();
    for property in all {
        let Some(name) = property_name(&property.name) else {
            continue;
        };
        let is_known = names.iter().any(|known| known == name);
        if !is_known && find(now, &property.name) != find(before, &property.name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The name of a property of text or of paragraphs; `None` for one that shows nothing.
fn property_name(element: &str) -> Option<&'static str> {
    Some(match element {
        "w:b" => "lihavointi",
        "w:i" => "kursivointi",
        "w:u" => "alleviivaus",
        "w:strike" | "w:dstrike" => "yliviivaus",
        "w:vertAlign" => "ylä- tai alaindeksi",
        "w:vanish" => "piiloteksti",
        "w:color" => "väri",
        "w:highlight" => "korostus",
        "w:shd" => "tausta",
        "w:rFonts" => "kirjasin",
        "w:sz" => "kirjasinkoko",
        "w:caps" | "w:smallCaps" => "isot kirjaimet",
        "w:rStyle" | "w:pStyle" => "tyyli",
        "w:numPr" => "luettelo tai numerointi",
        "w:jc" => "tasaus",
        "w:ind" => "sisennys",
        "w:outlineLvl" => "jäsennystaso",
        "w:pageBreakBefore" => "sivunvaihto",
        "w:pBdr" => "reunaviivat",
        "w:lang" => "kieli",
        "w:spacing" => "välistys",
        _ => return None,
    })
}
