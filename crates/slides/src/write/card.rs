//! Key figures.

use super::runs::{RunLook, RunWriter};
use super::text::assemble;
use super::xml::{Xml, new, place, shape_head};
use crate::colour::Scheme;
use crate::layout::{CARD_INSET, CardShape};

/// A key figure on a surface of its own.
pub(super) fn card(shape: &CardShape, id: usize, name: &str, writer: &mut RunWriter<'_>) -> Xml {
    let surface = Scheme::BACKGROUND_2;
    let text = writer.palette.readable(surface, &[Scheme::TEXT]);
    let strong = writer.palette.readable(surface, &[Scheme::TEXT_2, Scheme::TEXT]);
    let looks = [
        (&shape.card.value, shape.figure, true, strong),
        (&shape.card.label, shape.label, false, text),
        (&shape.card.comment, shape.label, false, text),
    ];
    let mut paragraphs = Vec::new();
    for (runs, size, bold, colour) in looks {
        if !runs.is_empty() {
            let look = RunLook {
                size: Some(size),
                bold,
                colour: Some(colour),
                has_face: true,
            };
            paragraphs.push(assemble(
                new("a:pPr").attribute("algn", "l"),
                writer.runs(runs, look),
            ));
        }
    }
    let inset = CARD_INSET.to_string();
    let body = new("a:bodyPr")
        .attribute("wrap", "square")
        .attribute("lIns", inset.clone())
        .attribute("tIns", inset.clone())
        .attribute("rIns", inset.clone())
        .attribute("bIns", inset)
        .attribute("rtlCol", "0")
        .attribute("anchor", "t")
        .child(new("a:noAutofit"));
    let properties = new("p:spPr")
        .child(place("a:xfrm", shape.frame))
        .child(new("a:prstGeom").attribute("prst", "rect").child(new("a:avLst")))
        .child(surface.fill())
        .child(new("a:ln").child(new("a:noFill")));
    let text = new("p:txBody")
        .child(body)
        .child(new("a:lstStyle"))
        .children(paragraphs);
    new("p:sp")
        .child(shape_head(id, name, None, false))
        .child(properties)
        .child(text)
}
