//! Pages of notes.

use vuosikello_document::Language;
use vuosikello_ooxml::drawing::{Xml, new};
use vuosikello_ooxml::{Package, Relationships};

use super::xml::{identity, root, text_body, tree};
use crate::parts::beside;
use crate::template::Template;
use crate::words::ShapeName;

/// The page of notes of a slide.
pub(super) fn notes(paragraphs: &[String], template: &Template, language: Language) -> Vec<u8> {
    let master = &template.notes;
    let mut shapes = Vec::new();
    if let Some(index) = &master.image {
        let locks = new("a:spLocks")
            .attribute("noGrp", "1")
            .attribute("noRot", "1")
            .attribute("noChangeAspect", "1");
        let head = head(2, ShapeName::Image.of(language), locks, "sldImg", index);
        shapes.push(new("p:sp").child(head).child(new("p:spPr")));
    }
    let locks = new("a:spLocks").attribute("noGrp", "1");
    let head = head(3, ShapeName::Notes.of(language), locks, "body", &master.body);
    let paragraphs = paragraphs.iter().map(|text| {
        let properties = new("a:rPr")
            .attribute("lang", language.tag())
            .attribute("dirty", "0");
        let run = new("a:r").child(properties).child(new("a:t").text(text.clone()));
        new("a:p").child(run)
    });
    let text = text_body(new("a:bodyPr"), paragraphs);
    shapes.push(new("p:sp").child(head).child(new("p:spPr")).child(text));
    root("p:notes")
        .child(new("p:cSld").child(tree(shapes)))
        .child(new("p:clrMapOvr").child(new("a:masterClrMapping")))
        .to_part()
}

fn head(id: usize, name: &str, locks: Xml, kind: &'static str, index: &str) -> Xml {
    let mark = new("p:ph")
        .attribute("type", kind)
        .attribute("idx", index.to_owned());
    new("p:nvSpPr")
        .child(identity(id, name))
        .child(new("p:cNvSpPr").child(locks))
        .child(new("p:nvPr").child(mark))
}

/// Relates a page of notes to its master and its slide.
pub(super) fn relate(package: &mut Package, page: &str, template: &Template, slide: &str) {
    let mut relationships = Relationships::default();
    relationships.relate("rId1", "notesMaster", format!("/{}", template.notes.part));
    relationships.relate("rId2", "slide", beside(slide));
    package.set_relationships(page, &relationships);
}
