//! What a PDF file says: its text page by page, its bookmarks, and what it says of itself.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, LoadOptions, Object, ObjectId};

use crate::contents::{Contents, Piece, annex_of};
use crate::finding::Finding;
use crate::input::File;
use crate::numbers;

/// The largest file in bytes, the most pages and objects, and the most bytes of a stream once unpacked: those of PDF annexes, but half as
/// much of a stream, since only text is read from it.
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
    let mut stated_pages = Vec::new();
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
        stated_pages.push((number, page_numbers(&text)));
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
    for (code, message) in odd_pages(&stated_pages, pages.len()) {
        let fix = "tee PDF uudestaan niin, että kaikki sivut ovat mukana järjestyksessä";
        contents
            .findings
            .push(Finding::of(file.name, None, code, message, fix));
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

/// The numbers that a page gives of itself and of all pages: `8 (41)`.
fn page_numbers(text: &str) -> Vec<(u32, u32)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.iter().zip(words.iter().skip(1)).filter_map(|(page, all)| {
        let all = all.strip_prefix('(')?.strip_suffix(')')?;
        Some((page.parse().ok()?, all.parse().ok()?))
    });
    pairs.filter(|(page, all)| (1..=*all).contains(page)).collect()
}

/// Pages that are missing or out of order by the numbers that they give: `stated` are the pages with these. Numbers that most pages do not give are
/// those of an annex, or no page numbers at all.
fn odd_pages(stated: &[(u32, Vec<(u32, u32)>)], count: usize) -> Vec<(&'static str, String)> {
    let mut totals: BTreeMap<u32, usize> = BTreeMap::new();
    for all in stated
        .iter()
        .flat_map(|(_, pairs)| pairs.iter().map(|(_, all)| *all).collect::<BTreeSet<_>>())
    {
        *totals.entry(all).or_default() += 1;
    }
    let usual = totals.into_iter().max_by_key(|(_, pages)| *pages);
    let Some((all, _)) = usual.filter(|(_, pages)| pages * 2 > count && *pages > 1) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if usize::try_from(all) != Ok(count) {
        let message = format!("sivunumeroiden mukaan sivuja on {all}, mutta tiedostossa niitä on {count}");
        found.push(("pages-missing", message));
    }
    let misplaced = stated.iter().filter_map(|(place, pairs)| {
        let of_file = pairs.iter().filter(|(_, of)| *of == all);
        let mut pages = of_file.map(|(page, _)| *page);
        let is_right = pages.clone().any(|page| page == *place);
        pages.next().filter(|_| !is_right).map(|page| (place, page))
    });
    let misplaced: Vec<String> = misplaced
        .map(|(place, page)| format!("sivulla {place} lukee {page} ({all})"))
        .collect();
    if let Some(first) = misplaced.first() {
        let others = match misplaced.len() {
            1 => String::new(),
            count => format!(" (ja {} muuta sivua)", count - 1),
        };
        found.push((
            "page-order",
            format!("sivut eivät ole järjestyksessä: {first}{others}"),
        ));
    }
    found
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

#[cfg(test)]
mod tests {
    use super::{odd_pages, page_numbers};

    #[test]
    fn pages_that_are_missing_or_out_of_order_are_told_by_their_numbers() {
        assert_eq!(
            page_numbers("Keskus Palvelusopimus 8 (41) kohta 4 (5."),
            [(8, 41)]
        );
        let of = |pages: &[u32], all: u32, count: usize| {
            let stated: Vec<_> = (1..).zip(pages.iter().map(|page| vec![(*page, all)])).collect();
            let found = odd_pages(&stated, count);
            found.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
        };
        assert!(of(&[1, 2, 3], 3, 3).is_empty());
        assert_eq!(of(&[1, 2, 3], 41, 3), ["pages-missing"]);
        assert_eq!(of(&[1, 3, 2], 3, 3), ["page-order"]);
        assert_eq!(of(&[2, 3], 3, 2), ["pages-missing", "page-order"]);
        // An annex that somebody else made counts its own pages.
        assert!(of(&[1, 2], 2, 5).is_empty());
    }
}
