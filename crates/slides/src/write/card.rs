//! Key figures.

use vuosikello_ooxml::drawing::{Xml, new, no_line};
use vuosikello_ooxml::theme::Scheme;

use super::runs::{RunLook, RunWriter};
use super::text::assemble;
use super::xml::{own_body, place, rectangle, shape_head, text_body};
use crate::geometry::Insets;
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
    let looks = looks.into_iter().filter(|(runs, ..)| !runs.is_empty());
    let paragraphs = looks.map(|(runs, size, bold, colour)| {
        let look = RunLook {
            size: Some(size),
            bold,
            colour: Some(colour),
            has_face: true,
        };
        assemble(new("a:pPr").attribute("algn", "l"), writer.runs(runs, look))
    });
    let body = own_body(Insets::even(CARD_INSET))
        .attribute("anchor", "t")
        .child(new("a:noAutofit"));
    let properties = new("p:spPr")
        .child(place("a:xfrm", shape.frame))
        .child(rectangle())
        .child(surface.fill())
        .child(no_line());
    new("p:sp")
        .child(shape_head(id, name, None, false))
        .child(properties)
        .child(text_body(body, paragraphs))
}
