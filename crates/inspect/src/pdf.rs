//! What a PDF file says: its text page by page, its bookmarks, and what it says of itself.

use lopdf::{Document, LoadOptions, Object, ObjectId};

use crate::contents::{Contents, Piece, annex_of};
use crate::{File, Finding, numbers};

/// The largest file in bytes, the most pages and objects, and the most bytes of a stream once unpacked.
const BYTES: usize = 64 << 20;
const PAGES: usize = 1_000;
const OBJECTS: usize = 200_000;
const UNPACKED: usize = 64 << 20;
/// The most bytes of content and of maps of characters whose text is read: of a page, and of all pages. An agreement of fifty pages has
/// two million.
const CONTENT: usize = 1 << 20;
const ALL_CONTENT: usize = 8 << 20;
/// Bookmarks are followed to this many, and this deep.
const BOOKMARKS: usize = 5_000;

/// Reads a file within bounds.
pub(crate) fn load(bytes: &[u8]) -> Result<Document, &'static str> {
    if bytes.len() > BYTES {
        return Err("tiedosto on yli 64 Mt");
    }
    let options = LoadOptions::with_max_decompressed_size(UNPACKED);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => {
            "tiedosto on salattu tai suojattu salasanalla"
        }
        _ => "tiedosto ei ole ehjä PDF-tiedosto",
    })?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err("tiedosto on salattu tai suojattu salasanalla");
    }
    if document.objects.len() > OBJECTS {
        return Err("tiedostossa on liikaa objekteja");
    }
    Ok(document)
}

pub(crate) fn read(file: &File<'_>) -> Result<Contents, Finding> {
    let refused = |message: &str| {
        let fix = "tallenna PDF uudestaan ohjelmasta, jolla se tehtiin, ilman suojausta";
        Finding::of(file.name, None, "unreadable", message.to_owned(), fix)
    };
    let document = load(file.bytes).map_err(refused)?;
    let pages: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
    if pages.is_empty() || pages.len() > PAGES {
        return Err(refused("tiedostossa ei ole sivuja, tai niitä on yli 1 000"));
    }
    let title = information(&document, b"Title").unwrap_or_default();
    let mut contents = Contents {
        is_pdf: true,
        annex: annex_of(&title).map(|(number, _)| number),
        title,
        ..Contents::default()
    };
    let (mut without_number, mut silent) = (Vec::new(), Vec::new());
    let mut read = 0;
    for (index, page) in pages.iter().enumerate() {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        // A small file may unpack to much, and all its pages may show the same.
        let size = match read <= ALL_CONTENT {
            true => size_of(&document, *page),
            false => CONTENT,
        };
        read += size;
        let is_small = size < CONTENT;
        let text = is_small
            .then(|| document.extract_text(&[number]).ok())
            .flatten()
            .unwrap_or_default();
        if !text.chars().any(char::is_alphanumeric) {
            silent.push(number);
            continue;
        }
        let place = format!("sivu {number}");
        // A number may stand on another line than its name.
        let stated = numbers::case_numbers(&text);
        if stated.is_empty() {
            without_number.push(number);
        }
        contents.case_numbers.extend(stated.into_iter().map(|text| Piece {
            place: place.clone(),
            text,
        }));
        for line in text.lines() {
            contents.add(&place, line);
        }
    }
    for (numbers, code, message, fix) in [
        (
            without_number,
            "page-without-case-number",
            "diaarinumeroa ei ole sivulla",
            "tee PDF uudestaan niin, että numero on joka sivulla",
        ),
        (
            silent,
            "page-without-text",
            "tekstiä ei voi lukea sivulta",
            "tarkista sivu itse, tai tee PDF tekstistä eikä kuvasta",
        ),
    ] {
        if !numbers.is_empty() {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            let message = format!("{message} {}", numbers.join(", "));
            contents
                .findings
                .push(Finding::of(file.name, None, code, message, fix));
        }
    }
    for title in bookmarks(&document) {
        if let Some((number, title)) = annex_of(&title) {
            contents
                .annexes
                .push((number, title.to_owned(), "kirjanmerkit".to_owned()));
        }
    }
    Ok(contents)
}

/// How much there is to read of a page: its content, and the maps of its fonts.
fn size_of(document: &Document, page: ObjectId) -> usize {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    let maps = fonts.values().filter_map(|font| {
        let map = font.get_deref(b"ToUnicode", document).ok()?.as_stream().ok()?;
        Some(map.get_plain_content().map_or(CONTENT, |map| map.len()))
    });
    maps.fold(document.get_page_content(page).len(), usize::saturating_add)
}

/// An entry of the information dictionary.
fn information(document: &Document, key: &[u8]) -> Option<String> {
    let info = document
        .trailer
        .get_deref(b"Info", document)
        .ok()?
        .as_dict()
        .ok()?;
    info.get_deref(key, document).ok().and_then(text)
}

/// The text of a string: in UTF-16 with its mark, or as it is.
pub(crate) fn text(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?;
    Some(match bytes.strip_prefix(b"\xfe\xff") {
        Some(units) => {
            let units = units.chunks_exact(2).map(|pair| match pair {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    })
}

/// The titles of the bookmarks, in order.
fn bookmarks(document: &Document) -> Vec<String> {
    let mut titles = Vec::new();
    let outlines = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"Outlines", document));
    let first = outlines
        .and_then(Object::as_dict)
        .and_then(|outlines| outlines.get(b"First"));
    let mut next: Vec<ObjectId> = first.and_then(Object::as_reference).into_iter().collect();
    while let Some(id) = next.pop() {
        let Ok(item) = document.get_dictionary(id) else {
            continue;
        };
        if titles.len() >= BOOKMARKS {
            break;
        }
        titles.extend(item.get_deref(b"Title", document).ok().and_then(text));
        for key in [b"Next".as_slice(), b"First"] {
            next.extend(item.get(key).and_then(Object::as_reference));
        }
    }
    titles
}
