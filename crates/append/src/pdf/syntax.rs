//! The syntax of a file (ISO 32000-1 § 7.5), within bounds: `lopdf` bounds each object stream, and neither their sum nor the number
//! of values, of which each takes some hundred bytes of memory however short it is in the file.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::xref::XrefEntry;
use lopdf::{Document, LoadOptions, Object};

use super::budget::Budget;
use super::refusal::Refusal;
use super::tokens::{Token, Tokens};

/// The most bytes of all object streams together once unpacked, and of one.
const UNPACKED: usize = 24 << 20;
/// The most values in all objects: those of a tagged report of some hundred pages are a tenth of it.
const VALUES: usize = 1_500_000;
/// Readers look for the header in so many bytes (ISO 32000-1 annex H, note 13).
const HEADER: usize = 1_024;
const MARK: &[u8] = b"%PDF-";

/// Reads a file.
///
/// # Errors
/// [`Refusal::Unreadable`], [`Refusal::Encrypted`], [`Refusal::TooLarge`].
pub(super) fn load(bytes: &[u8], budget: &Budget) -> Result<Document, Refusal> {
    let head = bytes.get(..HEADER.min(bytes.len())).unwrap_or_default();
    let start = head.windows(MARK.len()).position(|window| window == MARK);
    let start = start.ok_or(Refusal::Unreadable)?;
    bound(bytes)?;
    // Offsets count from the header, or from the beginning of the file: both are seen where something stands before it.
    let found = parse(bytes.get(start..).unwrap_or_default(), budget);
    match found {
        Ok(document) if start == 0 || document.page_iter().next().is_some() => Ok(document),
        Err(error) if start == 0 || error == Refusal::Encrypted => Err(error),
        other => {
            let mut moved = bytes.to_vec();
            let header = b"%PDF-1.7";
            if let Some(place) = moved.get_mut(..header.len()) {
                place.copy_from_slice(header);
            }
            parse(&moved, budget).or(other)
        }
    }
}

fn parse(bytes: &[u8], budget: &Budget) -> Result<Document, Refusal> {
    let options = LoadOptions::with_max_decompressed_size(UNPACKED);
    let mut document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => Refusal::Encrypted,
        _ => Refusal::Unreadable,
    })?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Refusal::Encrypted);
    }
    add_missing(&mut document, budget)?;
    Ok(document)
}

/// Counts what the objects of a file hold.
fn bound(bytes: &[u8]) -> Result<(), Refusal> {
    let mut count = Count::default();
    let mut at = 0;
    while let Some(found) = find(bytes, b"stream", at) {
        let before = bytes.get(at..found).unwrap_or_default();
        count.text(before)?;
        let after = found + b"stream".len();
        if before.ends_with(b"end") {
            at = after;
            continue;
        }
        let dictionary = before
            .get(before.len().saturating_sub(4_096)..)
            .unwrap_or_default();
        if is_object_stream(dictionary) {
            let data = bytes.get(after..).unwrap_or_default();
            let breaks = data
                .iter()
                .take(2)
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
            count.packed(data.get(breaks..).unwrap_or_default())?;
        }
        at = find(bytes, b"endstream", after).map_or(bytes.len(), |end| end + b"endstream".len());
    }
    count.text(bytes.get(at..).unwrap_or_default())
}

/// Whether the dictionary before a stream is that of an object stream or a cross-reference stream; names may be written with the
/// numbers of their characters.
fn is_object_stream(dictionary: &[u8]) -> bool {
    let start = dictionary
        .windows(4)
        .rposition(|window| window == b" obj")
        .unwrap_or(0);
    let dictionary = dictionary.get(start..).unwrap_or_default();
    let mut plain = Vec::with_capacity(dictionary.len());
    let mut rest = dictionary;
    while let [byte, next @ ..] = rest {
        let number = match rest {
            [b'#', high, low, ..] => std::str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok()),
            _ => None,
        };
        plain.push(number.unwrap_or(*byte));
        rest = if number.is_some() {
            next.get(2..).unwrap_or_default()
        } else {
            next
        };
    }
    find(&plain, b"ObjStm", 0).is_some() || find(&plain, b"XRef", 0).is_some()
}

#[derive(Default)]
struct Count {
    values: usize,
    unpacked: usize,
}

impl Count {
    fn text(&mut self, text: &[u8]) -> Result<(), Refusal> {
        let is_break = |byte: u8| byte.is_ascii_whitespace() || b"[]()<>{}/%\0".contains(&byte);
        let mut was_break = true;
        for byte in text {
            let breaks = is_break(*byte);
            self.values += usize::from((was_break && !breaks) || matches!(byte, b'[' | b'(' | b'<'));
            was_break = breaks;
        }
        match self.values <= VALUES {
            true => Ok(()),
            false => Err(Refusal::TooLarge {
                what: "arvoja",
                limit: VALUES,
            }),
        }
    }

    fn packed(&mut self, data: &[u8]) -> Result<(), Refusal> {
        let mut decoder = ZlibDecoder::new(data);
        let mut buffer = vec![0; 1 << 16];
        while let Ok(length @ 1..) = decoder.read(&mut buffer) {
            self.unpacked += length;
            if self.unpacked > UNPACKED {
                return Err(Refusal::TooLarge {
                    what: "tavuja purettuna",
                    limit: UNPACKED,
                });
            }
            self.text(buffer.get(..length).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// Where `what` stands next.
fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let first = what.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| byte == first)?;
        if bytes.get(at..)?.starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
}

/// Adds the objects of object streams before which comments stand, as `qpdf --qdf` writes them: `lopdf` leaves them out.
fn add_missing(document: &mut Document, budget: &Budget) -> Result<(), Refusal> {
    let mut missing: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (number, entry) in &document.reference_table.entries {
        if let XrefEntry::Compressed { container, .. } = entry
            && !document.objects.contains_key(&(*number, 0))
        {
            missing.entry(*container).or_default().push(*number);
        }
    }
    for (container, numbers) in missing {
        let Some(stream @ Object::Stream(_)) = document.objects.get(&(container, 0)) else {
            continue;
        };
        let first = stream
            .as_stream()
            .and_then(|stream| stream.dict.get(b"First")?.as_i64());
        let (Ok(first), Some(plain)) = (first, budget.content(stream)?) else {
            continue;
        };
        let file = with_objects(&plain, first, &numbers, budget)?;
        if let Ok(found) = Document::load_mem(&file) {
            let found = found
                .objects
                .into_iter()
                .filter(|(id, _)| numbers.contains(&id.0));
            document.objects.extend(found);
        }
    }
    Ok(())
}

/// A file of some objects of an object stream, without the comments between them.
fn with_objects(plain: &[u8], first: i64, numbers: &[u32], budget: &Budget) -> Result<Vec<u8>, Refusal> {
    let first = usize::try_from(first).unwrap_or(usize::MAX);
    let header = Tokens::new(plain.get(..first).unwrap_or_default());
    let header: Vec<usize> = header
        .filter_map(|token| usize::try_from(token.integer()?).ok())
        .collect();
    let (pairs, _) = header.as_chunks::<2>();
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = BTreeMap::new();
    for (index, [number, offset]) in pairs.iter().enumerate() {
        let Some(number) = u32::try_from(*number)
            .ok()
            .filter(|number| numbers.contains(number))
        else {
            continue;
        };
        let end = pairs
            .get(index + 1)
            .map_or(plain.len(), |[_, next]| first.saturating_add(*next));
        let text = plain.get(first.saturating_add(*offset)..end).unwrap_or_default();
        places.insert(number, file.len());
        file.extend(format!("{number} 0 obj\n").into_bytes());
        let mut tokens = Tokens::new(text);
        while let Some(token) = tokens.next() {
            budget.step(1)?;
            let token_text = text.get(tokens.start()..tokens.end()).unwrap_or_default();
            file.extend_from_slice(token_text);
            // Nothing stands between the parts of one token; a space does between two.
            if token != Token::Other {
                file.push(b' ');
            }
        }
        file.extend_from_slice(b"\nendobj\n");
    }
    budget.spend(file.len())?;
    let table = file.len();
    file.extend_from_slice(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, place) in &places {
        file.extend(format!("{number} 1\n{place:010} 00000 n \n").into_bytes());
    }
    let size = places.keys().next_back().map_or(1, |last| last.saturating_add(1));
    let trailer = format!("trailer\n<</Size {size}>>\nstartxref\n{table}\n%%EOF\n");
    file.extend(trailer.into_bytes());
    Ok(file)
}
