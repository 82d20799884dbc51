//! The file syntax: object streams (ISO 32000-1 § 7.5.7) and a cross-reference stream (§ 7.5.8).
//!
//! Written here and not by lopdf, which copies every object on its way into a stream and leaves the cross-reference
//! stream uncompressed.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, Stream};

use super::compress::Deflater;
use super::syntax;

/// The objects in one stream: more compress better, but a reader must unpack a whole stream to get at one object.
const OBJECTS_PER_STREAM: usize = 200;

/// The bytes of a document. Objects that are no streams go into object streams.
pub(super) fn write(document: &Document) -> Vec<u8> {
    let content: usize = document.objects.values().map(length).sum();
    let mut file = File::new(&document.version, document.max_id + 1, content);
    for (id, object) in &document.objects {
        match object {
            Object::Stream(stream) => file.stream(*id, stream),
            _ if id.1 == 0 => file.packed(id.0, object),
            _ => file.object(*id, object),
        }
    }
    file.pack();
    file.finish(document)
}

fn length(object: &Object) -> usize {
    object.as_stream().map_or(0, |stream| stream.content.len())
}

/// The cross-reference entry of an object.
#[derive(Clone, Copy)]
enum Entry {
    /// From this byte on, with this generation.
    At(usize, u16),
    /// In this object stream, at this index.
    In(u32, usize),
}

struct File {
    bytes: Vec<u8>,
    entries: BTreeMap<u32, Entry>,
    /// The number of the next object that the document does not have.
    next: u32,
    pack: Pack,
    deflater: Deflater,
}

/// The object stream in the making.
#[derive(Default)]
struct Pack {
    /// The number of each object and where it begins.
    header: Vec<u8>,
    objects: Vec<u8>,
    numbers: Vec<u32>,
}

impl File {
    /// `next` is a number above those of all objects, `content` about the length of all streams.
    fn new(version: &str, next: u32, content: usize) -> Self {
        let mut bytes = Vec::with_capacity(content + content / 8);
        bytes.extend_from_slice(b"%PDF-");
        bytes.extend_from_slice(version.as_bytes());
        // Four bytes above 127 tell that the file is binary (ISO 19005-2 § 6.1.2).
        bytes.extend_from_slice(b"\n%\xE2\xE3\xCF\xD3\n");
        File {
            bytes,
            entries: BTreeMap::new(),
            next,
            pack: Pack::default(),
            deflater: Deflater::new(),
        }
    }

    fn begin(&mut self, id: ObjectId) {
        self.entries.insert(id.0, Entry::At(self.bytes.len(), id.1));
        syntax::integer(&mut self.bytes, id.0.into());
        self.bytes.push(b' ');
        syntax::integer(&mut self.bytes, id.1.into());
        self.bytes.extend_from_slice(b" obj\n");
    }

    fn object(&mut self, id: ObjectId, object: &Object) {
        self.begin(id);
        syntax::object(&mut self.bytes, object);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn stream(&mut self, id: ObjectId, stream: &Stream) {
        self.begin(id);
        self.bytes.extend_from_slice(b"<<");
        for (key, value) in stream.dict.iter().filter(|(key, _)| *key != b"Length") {
            syntax::entry(&mut self.bytes, key, value);
        }
        let deflate = stream.allows_compression && !stream.dict.has(b"Filter");
        self.content(&stream.content, deflate);
    }

    /// Writes the last entries of the dictionary of a stream, and its content.
    fn content(&mut self, content: &[u8], deflate: bool) {
        let deflated = deflate.then(|| self.deflater.deflate(content)).flatten();
        if deflated.is_some() {
            self.bytes.extend_from_slice(b"/Filter/FlateDecode");
        }
        let content = deflated.unwrap_or(content);
        self.bytes.extend_from_slice(b"/Length ");
        syntax::integer(&mut self.bytes, content.len() as i64);
        self.bytes.extend_from_slice(b">>\nstream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    fn packed(&mut self, number: u32, object: &Object) {
        let pack = &mut self.pack;
        syntax::integer(&mut pack.header, number.into());
        pack.header.push(b' ');
        syntax::integer(&mut pack.header, pack.objects.len() as i64);
        pack.header.push(b' ');
        syntax::object(&mut pack.objects, object);
        pack.objects.push(b'\n');
        pack.numbers.push(number);
        if pack.numbers.len() == OBJECTS_PER_STREAM {
            self.pack();
        }
    }

    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Writes the object stream in the making and begins another.
    fn pack(&mut self) {
        let mut pack = std::mem::take(&mut self.pack);
        if pack.numbers.is_empty() {
            return;
        }
        let container = self.number();
        for (index, number) in pack.numbers.iter().enumerate() {
            self.entries.insert(*number, Entry::In(container, index));
        }
        self.begin((container, 0));
        let (count, first) = (pack.numbers.len(), pack.header.len());
        let dictionary = format!("<</Type/ObjStm/N {count}/First {first}");
        self.bytes.extend_from_slice(dictionary.as_bytes());
        pack.header.append(&mut pack.objects);
        self.content(&pack.header, true);
        pack.header.clear();
        pack.numbers.clear();
        self.pack = pack;
    }

    /// The cross-reference stream, which is the trailer too, and the end of the file.
    fn finish(mut self, document: &Document) -> Vec<u8> {
        let (number, start) = (self.number(), self.bytes.len());
        self.begin((number, 0));
        let dictionary = format!("<</Type/XRef/W[1 4 2]/Size {}", self.next);
        self.bytes.extend_from_slice(dictionary.as_bytes());
        for key in [b"Root".as_slice(), b"Info", b"ID"] {
            if let Ok(value) = document.trailer.get(key) {
                syntax::entry(&mut self.bytes, key, value);
            }
        }
        let table = self.table();
        self.content(&table, true);
        let end = format!("startxref\n{start}\n%%EOF\n");
        self.bytes.extend_from_slice(end.as_bytes());
        self.bytes
    }

    /// The entries of the cross-reference stream, of seven bytes: type, and two fields of four and two bytes (§ 7.5.8.3).
    fn table(&self) -> Vec<u8> {
        let mut table = Vec::with_capacity(7 * self.next as usize);
        for number in 0..self.next {
            let (kind, first, second) = match self.entries.get(&number) {
                Some(Entry::At(offset, generation)) => (1, *offset as u32, *generation),
                Some(Entry::In(container, index)) => (2, *container, *index as u16),
                // Free; number 0 always is.
                None => (0, 0, u16::MAX),
            };
            table.push(kind);
            table.extend_from_slice(&first.to_be_bytes());
            table.extend_from_slice(&second.to_be_bytes());
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn what_is_written_is_read_back_object_by_object() {
        let mut document = Document::with_version("1.7");
        let pages: Vec<Object> = (0..450).map(|i| document.add_object(i).into()).collect();
        let _gap = document.new_object_id();
        let stream = document.add_object(Stream::new(dictionary! { "A" => 1 }, b"BT ET ".repeat(50)));
        document.set_object((1000, 3), 7);
        document.max_id = 1000;
        let root = document.add_object(dictionary! { "Type" => "Catalog", "Numbers" => pages });
        document.trailer.set("Root", root);

        let read = Document::load_mem(&write(&document)).unwrap();
        for (id, object) in &document.objects {
            let found = read.get_object(*id).unwrap();
            match found.as_stream() {
                Ok(stream) => assert_eq!(stream.decompressed_content().unwrap(), b"BT ET ".repeat(50)),
                Err(_) => assert_eq!(found, object),
            }
        }
        assert!(read.get_object(stream).unwrap().as_stream().is_ok());
    }
}
