//! The fields of the head in the custom XML part that travels in the file, to which their content controls are bound
//! (ECMA-376 Part 1 § 17.5.2.6): whoever changes the case number in one place in Word changes it on every page, on the first and on
//! those that follow. LibreOffice 7.4 keeps the bindings but not the relationship to the identifier of the part; in a file that it has saved
//! each control is changed by itself again.
//!
//! Word shows what stands in this part, not what stands in the control. So whatever changes the text of a control has to
//! change the part as well, or take the control off it: an update gives the part the new values, and a control with tracked
//! changes is no longer bound.

use vuosikello_core::clean_line;
use vuosikello_document::{Head, HeadField};
use vuosikello_ooxml::{Element, Package};

use crate::parts::{GENERATED_ID, GENERATED_NAMESPACE};

/// The element that holds the fields.
const FIELDS: &str = "tiedot";

/// The name of a field in the part: Word shows it in its pane of XML mappings.
fn name(field: HeadField) -> &'static str {
    match field {
        HeadField::Organisation => "organisaatio",
        HeadField::Unit => "yksikko",
        HeadField::AuthorInitials => "laatija",
        HeadField::DocumentType => "asiakirja",
        HeadField::Draft => "luonnos",
        HeadField::Date => "paivays",
        HeadField::CaseNumber => "diaarinumero",
        HeadField::Annex => "liite",
        HeadField::Classification => "luokka",
        HeadField::LegalGround => "lainkohta",
        HeadField::Contact => "yhteystiedot",
    }
}

/// The property of a content control that binds it to its field.
pub(crate) fn binding(field: HeadField) -> Element<'static> {
    Element::new("w:dataBinding")
        .attribute("w:prefixMappings", format!("xmlns:v='{GENERATED_NAMESPACE}'"))
        .attribute(
            "w:xpath",
            format!("/v:generated[1]/v:{FIELDS}[1]/v:{}[1]", name(field)),
        )
        .attribute("w:storeItemID", GENERATED_ID)
}

/// The fields as the part holds them. Where the file has them already, a value that somebody has changed stays: one that is not that
/// of the head that the file was made with.
pub(crate) fn values(head: &Head, known: Option<(&Element<'_>, &Head)>) -> Element<'static> {
    let fields = HeadField::ALL.into_iter().filter_map(|field| {
        let text = text_of(head, field)?;
        let changed = known.and_then(|(part, before)| {
            let own = child(child(part, FIELDS)?, name(field))?.own_text();
            (Some(&own) != text_of(before, field).as_ref()).then_some(own)
        });
        Some(Element::new(name(field)).text(changed.unwrap_or(text)))
    });
    Element::new(FIELDS).children(fields)
}

fn text_of(head: &Head, field: HeadField) -> Option<String> {
    Some(clean_line(&head.field(field)?).into_owned())
}

/// The child of a name, whatever prefix a program has given it.
fn child<'e>(parent: &'e Element<'_>, name: &str) -> Option<&'e Element<'e>> {
    let mut children = parent.elements();
    children.find(|child| child.name.rsplit(':').next() == Some(name))
}

/// Takes the binding off controls with tracked changes: Word would show the value of the part in their place.
pub(crate) fn unbind_changed(package: &mut Package) {
    let has = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    let is_marked =
        |bytes: &[u8]| has(bytes, b"<w:dataBinding") && (has(bytes, b"<w:ins ") || has(bytes, b"<w:del "));
    let marked: Vec<(String, Vec<u8>)> = package
        .parts()
        .filter(|(part, bytes)| part.starts_with("word/") && is_marked(bytes))
        .filter_map(|(part, bytes)| Some((part.to_owned(), unbound(Element::parse(bytes).ok()?)?)))
        .collect();
    for (part, bytes) in marked {
        package.insert(part, "", bytes);
    }
}

/// The part without the bindings of controls that have tracked changes; `None` where it has none of these.
fn unbound(mut root: Element<'_>) -> Option<Vec<u8>> {
    let mut is_other = false;
    root.walk_mut(&mut |element| {
        if element.name != "w:sdt" {
            return;
        }
        let mut is_changed = false;
        element.walk(&mut |inner| is_changed |= matches!(inner.name.as_ref(), "w:ins" | "w:del"));
        if let Some(properties) = element.find_mut("w:sdtPr").filter(|_| is_changed) {
            is_other |= properties.find("w:dataBinding").is_some();
            properties.retain(|child| child.name != "w:dataBinding");
        }
    });
    is_other.then(|| root.to_part())
}

/// A Word file without the bindings of content controls whose text has tracked changes; the file itself where there are none.
///
/// # Errors
/// [`ReadError`](crate::ReadError) if the bytes are no Word file.
pub fn without_stale_bindings(bytes: Vec<u8>) -> Result<Vec<u8>, crate::ReadError> {
    let mut package = Package::read(&bytes)?;
    let before: usize = package.parts().map(|(_, part)| part.len()).sum();
    unbind_changed(&mut package);
    let after: usize = package.parts().map(|(_, part)| part.len()).sum();
    match before == after {
        true => Ok(bytes),
        false => Ok(package.write()?),
    }
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Block, Document, Inline};

    use super::*;
    use crate::{Reference, generated, with_generated, write};

    const PART: &str = "customXml/vuosikello.xml";

    fn document(case_number: &str) -> Document {
        let mut document = Document::new(Head::new("Sopimus", "Keskus"));
        document.head.case_number = case_number.to_owned();
        document
            .blocks
            .push(Block::Paragraph(vec![Inline::text("Teksti.")]));
        document
    }

    fn part(file: &[u8], name: &str) -> String {
        let package = Package::read(file).unwrap();
        String::from_utf8(package.part(name).unwrap().to_vec()).unwrap()
    }

    #[test]
    fn every_control_of_the_head_is_bound_to_a_value_that_is_there() {
        let file = write(&document("ORK/1/2027"), Reference::built_in(), &[]).unwrap();
        let values = part(&file, PART);
        assert!(
            values.contains("<diaarinumero>ORK/1/2027</diaarinumero>"),
            "{values}"
        );
        for header in ["word/header1.xml", "word/header2.xml"] {
            let header = part(&file, header);
            let controls = header.matches("<w:sdt>").count();
            assert!(
                controls > 1 && header.matches("<w:dataBinding ").count() == controls,
                "{header}"
            );
            for path in header.split("w:xpath=\"").skip(1) {
                let path = path.split('"').next().unwrap();
                let field = path
                    .trim_start_matches("/v:generated[1]/v:tiedot[1]/v:")
                    .trim_end_matches("[1]");
                assert!(values.contains(&format!("<{field}>")), "{path}: {values}");
            }
        }
    }

    #[test]
    fn a_value_that_nobody_has_changed_follows_the_data() {
        let file = write(&document("ORK/1/2027"), Reference::built_in(), &[]).unwrap();
        let updated = with_generated(&file, &document("ORK/2/2027")).unwrap();
        assert!(part(&updated, PART).contains("<diaarinumero>ORK/2/2027</diaarinumero>"));
        assert_eq!(generated(&updated), Some(document("ORK/2/2027")));
        let mut own = Package::read(&file).unwrap();
        let changed = part(&file, PART).replace("<diaarinumero>ORK/1", "<diaarinumero>ORK/9");
        own.insert(PART, "", changed.into_bytes());
        let kept = with_generated(&own.write().unwrap(), &document("ORK/2/2027")).unwrap();
        assert!(part(&kept, PART).contains("<diaarinumero>ORK/9/2027</diaarinumero>"));
    }

    #[test]
    fn a_control_with_tracked_changes_is_not_bound() {
        let file = write(&document("ORK/1/2027"), Reference::built_in(), &[]).unwrap();
        assert_eq!(without_stale_bindings(file.clone()).unwrap(), file);
        let mut package = Package::read(&file).unwrap();
        let header = part(&file, "word/header1.xml");
        let bound = header.matches("<w:dataBinding ").count();
        let changed = header.replace(
            "<w:r><w:t>ORK/1/2027</w:t></w:r>",
            "<w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t>ORK/2/2027</w:t></w:r></w:ins>",
        );
        assert_ne!(changed, header);
        package.insert("word/header1.xml", "", changed.into_bytes());
        let result = without_stale_bindings(package.write().unwrap()).unwrap();
        assert_eq!(
            part(&result, "word/header1.xml")
                .matches("<w:dataBinding ")
                .count(),
            bound - 1
        );
    }
}
