//! The line with case number, annex and page number over the pages of an annex.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::conformance::PageContent;
use super::entries::{array, dictionary, items};
use super::refusal::Refusal;

/// The name of the stamp among the resources of a page.
const STAMP: &str = "VuosikelloStamp";

/// Lays the stamps over the pages. A stamp is a page of its own, `width` by `height`; its upper right corner comes to lie
/// on that of the page as it is shown, turned with it, and smaller on a narrower page. With `figures` the content of
/// each page becomes that of one figure, its marked content number 0; `contents` tells what is known of it.
pub(super) fn lay_over(
    document: &mut Document,
    pages: &[ObjectId],
    stamps: &[Dictionary],
    contents: &[PageContent],
    (width, height): (f32, f32),
    figures: bool,
) -> Result<(), Refusal> {
    for ((id, stamp), known) in pages.iter().zip(stamps).zip(contents) {
        let Some(content) = stamp.get(b"Contents").and_then(Object::as_reference).ok() else {
            continue;
        };
        let Ok(Object::Stream(content)) = document.get_object(content) else {
            continue;
        };
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
            "Resources" => stamp.get(b"Resources").cloned().unwrap_or(Object::Null),
        };
        let form = document.add_object(Stream::new(form, content.content.clone()));

        let page = document.get_dictionary(*id).map_err(|_| Refusal::Unreadable)?;
        let resources = with_stamp(document, page, form);
        let matrix = matrix(document, page, width, height).ok_or(Refusal::Unreadable)?;
        let mut contents = items(document, page, b"Contents");
        let matrix = matrix.map(|number| format!("{number} ")).concat();
        // What the content leaves behind ends with it; nothing is nested that need not be (ISO 19005-2 § 6.1.13).
        let (save, restore) = match known.is_closed {
            true => ("", ""),
            false => ("q\n", "\nQ\n"),
        };
        let (before, after) = match figures {
            true => (
                format!("/Figure <</MCID 0>> BDC\n{save}"),
                format!("{restore}\nEMC\n"),
            ),
            false => (save.to_owned(), format!("{restore}\n")),
        };
        let after = format!(
            "{after}/Artifact <</Type /Pagination /Subtype /Header>> BDC\nq {matrix}cm /{STAMP} Do Q\nEMC\n"
        )
        .into_bytes();
        if !before.is_empty() {
            let before = document.add_object(Stream::new(Dictionary::new(), before.into_bytes()));
            contents.insert(0, before.into());
        }
        contents.push(document.add_object(Stream::new(Dictionary::new(), after)).into());
        let page = document
            .get_dictionary_mut(*id)
            .map_err(|_| Refusal::Unreadable)?;
        page.set("Contents", contents);
        page.set("Resources", resources);
    }
    Ok(())
}

/// The resources of a page with the stamp among them.
fn with_stamp(document: &Document, page: &Dictionary, form: ObjectId) -> Dictionary {
    let mut resources = dictionary(document, page, b"Resources")
        .cloned()
        .unwrap_or_default();
    let mut objects = dictionary(document, &resources, b"XObject")
        .cloned()
        .unwrap_or_default();
    objects.set(STAMP, form);
    resources.set("XObject", objects);
    resources
}

/// What takes the upper right corner of the stamp to that of the page as it is shown (ISO 32000-1 § 8.3.4).
fn matrix(document: &Document, page: &Dictionary, width: f32, height: f32) -> Option<[f32; 6]> {
    let bounds = |key: &[u8]| -> Option<[f32; 4]> {
        let numbers = array(document, page, key).iter();
        let numbers: Option<Vec<f32>> = numbers.map(|number| number.as_float().ok()).collect();
        let [a, b, c, d] = numbers?.try_into().ok()?;
        Some([a.min(c), b.min(d), a.max(c), b.max(d)])
    };
    let [left, bottom, right, top] = bounds(b"CropBox").or_else(|| bounds(b"MediaBox"))?;
    let rotation = page
        .get_deref(b"Rotate", document)
        .and_then(Object::as_i64)
        .unwrap_or_default()
        .rem_euclid(360);
    let (shown_width, shown_height) = if rotation % 180 == 90 {
        (top - bottom, right - left)
    } else {
        (right - left, top - bottom)
    };
    let scale = (shown_width / width).min(1.0);
    // Where the lower left corner of the stamp comes on the page as it is shown.
    let (x, y) = (shown_width - scale * width, shown_height - scale * height);
    Some(match rotation {
        90 => [0.0, scale, -scale, 0.0, right - y, bottom + x],
        180 => [-scale, 0.0, 0.0, -scale, right - x, top - y],
        270 => [0.0, -scale, scale, 0.0, left + y, top - x],
        _ => [scale, 0.0, 0.0, scale, left + x, bottom + y],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corner(rotation: i64) -> (f32, f32) {
        let page = dictionary! { "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()], "Rotate" => rotation };
        let [a, b, c, d, e, f] = matrix(&Document::new(), &page, 500.0, 700.0).unwrap();
        (a * 500.0 + c * 700.0 + e, b * 500.0 + d * 700.0 + f)
    }

    #[test]
    fn the_upper_right_corners_coincide_however_the_page_is_turned() {
        assert_eq!(corner(0), (600.0, 800.0));
        assert_eq!(corner(90), (0.0, 800.0));
        assert_eq!(corner(180), (0.0, 0.0));
        assert_eq!(corner(270), (600.0, 0.0));
    }
}
