//! The placeholders of a layout: where its slides take title, content and footers.

use vuosikello_ooxml::Element;

use super::style::{Sources, TextStyle, is_true};
use crate::geometry::{Emu, Insets, Rect};

/// What a placeholder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlaceholderKind {
    Title,
    /// Text only: body and subtitle.
    Text,
    /// Content of any kind.
    Any,
    Chart,
    Table,
    Date,
    Footer,
    Number,
    /// The subject of the slide, in small type above its title: text in a placeholder that is named so.
    Subject,
    /// Pictures, media, SmartArt: not filled.
    Other,
}

/// The names by which a placeholder of text is known to be for the [subject](PlaceholderKind::Subject), in lower case.
const SUBJECT: [&str; 3] = ["aihe", "ämne", "subject"];

impl PlaceholderKind {
    fn of(kind: Option<&str>) -> Self {
        match kind {
            Some("title" | "ctrTitle") => PlaceholderKind::Title,
            Some("body" | "subTitle") => PlaceholderKind::Text,
            None | Some("obj") => PlaceholderKind::Any,
            Some("chart") => PlaceholderKind::Chart,
            Some("tbl") => PlaceholderKind::Table,
            Some("dt") => PlaceholderKind::Date,
            Some("ftr") => PlaceholderKind::Footer,
            Some("sldNum") => PlaceholderKind::Number,
            Some(_) => PlaceholderKind::Other,
        }
    }

    /// Whether it holds the content of a slide.
    pub(crate) fn is_content(self) -> bool {
        matches!(
            self,
            PlaceholderKind::Text | PlaceholderKind::Any | PlaceholderKind::Chart | PlaceholderKind::Table
        )
    }

    /// Whether it stands at the edge of each slide.
    pub(crate) fn is_footer(self) -> bool {
        matches!(
            self,
            PlaceholderKind::Date | PlaceholderKind::Footer | PlaceholderKind::Number
        )
    }

    /// The type of the placeholder of the master whose place and looks it inherits.
    fn on_master(self) -> &'static str {
        match self {
            PlaceholderKind::Title => "title",
            PlaceholderKind::Date => "dt",
            PlaceholderKind::Footer => "ftr",
            PlaceholderKind::Number => "sldNum",
            _ => "body",
        }
    }
}

/// A placeholder of a layout.
#[derive(Debug, Clone)]
pub(crate) struct Placeholder {
    pub(crate) kind: PlaceholderKind,
    /// Type and index as the layout has them: by them a slide refers to the placeholder.
    pub(crate) type_name: Option<String>,
    pub(crate) index: Option<String>,
    /// Its place; `None` where neither layout nor master gives it one on the slide.
    pub(crate) frame: Option<Rect>,
    /// Whether a part of it lies off the slide: what fills it says its place itself.
    pub(crate) is_clipped: bool,
    pub(crate) insets: Insets,
    /// Whether its text begins at its upper edge, so that what it does not fill is free below it.
    pub(crate) is_at_top: bool,
    /// Whether its place must stay as it is.
    pub(crate) locked: bool,
    /// The styles of the first two levels.
    pub(crate) styles: [TextStyle; 2],
    /// The typeface of the first level, as the template names it.
    pub(crate) typeface: String,
}

/// The smallest placeholder that is used.
const LEAST: Emu = 228_600;

/// What placeholders inherit from.
pub(super) struct Inherited<'a> {
    /// The master.
    pub(super) master: &'a Element<'a>,
    /// The text style of the presentation.
    pub(super) default: Option<&'a Element<'a>>,
    pub(super) major: &'a str,
    pub(super) minor: &'a str,
    pub(super) slide: Rect,
}

/// The shapes of a slide, layout or master.
pub(super) fn shapes<'a, 'x>(part: &'a Element<'x>) -> impl Iterator<Item = &'a Element<'x>> {
    part.path(&["p:cSld", "p:spTree"])
        .into_iter()
        .flat_map(Element::elements)
}

/// The placeholder that a shape is.
pub(super) fn mark<'a>(shape: &'a Element<'_>) -> Option<&'a Element<'a>> {
    let properties = shape.elements().next()?;
    properties.path(&["p:nvPr", "p:ph"])
}

/// The placeholders of a layout that a slide can fill, in the order of the layout.
pub(super) fn placeholders(layout: &Element<'_>, inherited: &Inherited<'_>) -> Vec<Placeholder> {
    shapes(layout)
        .filter(|shape| shape.name == "p:sp")
        .filter_map(|shape| placeholder(shape, inherited))
        .collect()
}

fn placeholder(shape: &Element<'_>, inherited: &Inherited<'_>) -> Option<Placeholder> {
    let mark = mark(shape)?;
    let kind = match PlaceholderKind::of(mark.get("type")) {
        PlaceholderKind::Text if is_named(shape, &SUBJECT) => PlaceholderKind::Subject,
        kind => kind,
    };
    let of_master = shapes(inherited.master).find(|shape| {
        self::mark(shape).is_some_and(|mark| mark.get("type").unwrap_or("obj") == kind.on_master())
    });
    let places = [Some(shape), of_master];
    let body = |name: &str| {
        let mut bodies = places
            .iter()
            .flatten()
            .filter_map(|shape| shape.path(&["p:txBody", "a:bodyPr"]));
        bodies.find_map(|body| body.get(name).map(str::to_owned))
    };
    let lock = |name: &str| {
        let locks = shape
            .elements()
            .next()
            .and_then(|properties| properties.path(&["p:cNvSpPr", "a:spLocks"]));
        locks.and_then(|locks| locks.get(name)).is_some_and(is_true)
    };
    let turned = body("vert").is_some_and(|direction| direction != "horz")
        || body("numCol").is_some_and(|columns| columns != "1");
    if lock("noTextEdit") || (turned && kind.is_content()) {
        return None;
    }
    let inset = |name: &str, usual: Emu| {
        let given = body(name).and_then(|value| value.parse::<Emu>().ok());
        given.unwrap_or(usual).clamp(0, 5_000_000)
    };
    let insets = Insets {
        left: inset("lIns", Insets::DEFAULT.left),
        top: inset("tIns", Insets::DEFAULT.top),
        right: inset("rIns", Insets::DEFAULT.right),
        bottom: inset("bIns", Insets::DEFAULT.bottom),
    };
    let style = match kind {
        PlaceholderKind::Title => "p:titleStyle",
        kind if kind.is_footer() => "p:otherStyle",
        _ => "p:bodyStyle",
    };
    let [own, of_master] = places.map(|shape| shape?.path(&["p:txBody", "a:lstStyle"]));
    let of_text = inherited.master.path(&["p:txStyles", style]);
    let sources = Sources {
        places: [own, of_master, of_text, inherited.default],
        major: inherited.major,
        minor: inherited.minor,
    };
    let frame = places.iter().flatten().find_map(|shape| frame(shape));
    let inside = frame.map(|frame| frame.within(inherited.slide));
    let usable = |frame: &Rect| frame.width >= LEAST && frame.height >= LEAST;
    Some(Placeholder {
        kind,
        type_name: mark.get("type").map(str::to_owned),
        index: mark.get("idx").map(str::to_owned),
        frame: inside.filter(usable),
        is_clipped: inside != frame,
        insets,
        is_at_top: body("anchor").is_none_or(|anchor| anchor == "t"),
        locked: lock("noMove") || lock("noResize"),
        styles: sources.styles(),
        typeface: sources.typeface().to_owned(),
    })
}

/// Whether a shape has one of these names, which are in lower case. PowerPoint puts a number after names.
fn is_named(shape: &Element<'_>, names: &[&str]) -> bool {
    let name = shape
        .elements()
        .next()
        .and_then(|properties| properties.find("p:cNvPr")?.get("name"));
    let name = name.unwrap_or_default().to_lowercase();
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    names.contains(&name)
}

fn frame(shape: &Element<'_>) -> Option<Rect> {
    let place = shape.path(&["p:spPr", "a:xfrm"])?;
    let number = |element: &str, name: &str| -> Option<Emu> {
        let value: Emu = place.find(element)?.get(name)?.parse().ok()?;
        (value.abs() < 100_000_000).then_some(value)
    };
    Some(Rect {
        x: number("a:off", "x")?,
        y: number("a:off", "y")?,
        width: number("a:ext", "cx")?,
        height: number("a:ext", "cy")?,
    })
}
