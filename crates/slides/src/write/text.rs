//! Boxes of text.

use vuosikello_ooxml::drawing::{Xml, new, value};
use vuosikello_ooxml::theme::Scheme;

use super::runs::{RunLook, RunWriter};
use super::xml::{own_body, place, rectangle, shape_head, text_body};
use crate::layout::{Bullet, PlacedParagraph, TextShape};
use crate::template::{Layout, Spacing};

/// The bullets of the writer's own, by level.
const BULLETS: [&str; 2] = ["•", "–"];

/// A box of text, in a placeholder or on its own.
pub(super) fn text(
    shape: &TextShape,
    layout: &Layout,
    id: usize,
    name: &str,
    writer: &mut RunWriter<'_>,
) -> Xml {
    let holder = shape.placeholder.and_then(|number| layout.placeholder(number));
    let mut properties = new("p:spPr");
    if shape.is_moved || holder.is_none() {
        properties.push(place("a:xfrm", shape.frame));
    }
    let body = if holder.is_some() {
        // Text fits without being shrunk; what a person adds later may be.
        new("a:bodyPr").child(new("a:normAutofit"))
    } else {
        properties.push(rectangle());
        properties.push(new("a:noFill"));
        own_body(shape.insets).child(new("a:noAutofit"))
    };
    let paragraphs = shape.paragraphs.iter().map(|paragraph| {
        if holder.is_some() {
            in_placeholder(paragraph, writer)
        } else {
            on_its_own(paragraph, writer)
        }
    });
    new("p:sp")
        .child(shape_head(id, name, holder, true))
        .child(properties)
        .child(text_body(body, paragraphs))
}

/// A paragraph that inherits the style of its level.
fn in_placeholder(paragraph: &PlacedParagraph, writer: &mut RunWriter<'_>) -> Xml {
    let mut properties = properties(paragraph, paragraph.bullet != Bullet::Inherited);
    bullet(&mut properties, paragraph, paragraph.bullet);
    let look = RunLook {
        size: Some(paragraph.size).filter(|size| *size != paragraph.inherited.setting.size),
        ..RunLook::default()
    };
    assemble(properties, writer.runs(&paragraph.runs, look))
}

/// A paragraph that says everything itself.
fn on_its_own(paragraph: &PlacedParagraph, writer: &mut RunWriter<'_>) -> Xml {
    let style = &paragraph.style;
    let spacings = [
        ("a:lnSpc", style.line),
        ("a:spcBef", style.before),
        ("a:spcAft", style.after),
    ];
    let mut properties = properties(paragraph, true).children(spacings.map(|(name, spacing)| {
        new(name).child(match spacing {
            Spacing::Percent(share) => value("a:spcPct", share.to_string()),
            Spacing::Fixed(height) => value("a:spcPts", (height / 127).to_string()),
        })
    }));
    let own = match paragraph.bullet {
        Bullet::Inherited if style.bullet => Bullet::Own,
        Bullet::Inherited => Bullet::None,
        other => other,
    };
    bullet(&mut properties, paragraph, own);
    let look = RunLook {
        size: Some(paragraph.size),
        colour: Some(Scheme::TEXT),
        has_face: true,
        ..RunLook::default()
    };
    assemble(properties, writer.runs(&paragraph.runs, look))
}

/// The properties of a paragraph: its level, and its margins where they are its own.
fn properties(paragraph: &PlacedParagraph, has_margins: bool) -> Xml {
    let mut properties = new("a:pPr");
    if has_margins {
        properties.set("marL", paragraph.style.margin.to_string());
        properties.set("indent", paragraph.style.indent.to_string());
    }
    if paragraph.level > 0 {
        properties.set("lvl", paragraph.level.to_string());
    }
    properties
}

fn bullet(properties: &mut Xml, paragraph: &PlacedParagraph, bullet: Bullet) {
    let font = |name| new("a:buFont").attribute("typeface", name);
    match bullet {
        Bullet::Inherited => {}
        Bullet::None => properties.push(new("a:buNone")),
        Bullet::Own => {
            let sign = BULLETS.get(paragraph.level).copied().unwrap_or("•");
            properties.push(font("Arial"));
            properties.push(new("a:buChar").attribute("char", sign));
        }
        Bullet::Number(start) => {
            properties.push(font("+mj-lt"));
            let mut number = new("a:buAutoNum").attribute("type", "arabicPeriod");
            if start > 1 {
                // The schema ends here; a list that long is not read as a list.
                number.set("startAt", start.min(32_767).to_string());
            }
            properties.push(number);
        }
    }
}

/// A paragraph of its properties, if it has any, and its runs.
pub(super) fn assemble(properties: Xml, runs: Vec<Xml>) -> Xml {
    let mut paragraph = new("a:p");
    if !properties.attributes.is_empty() || !properties.children.is_empty() {
        paragraph.push(properties);
    }
    paragraph.children(runs)
}
