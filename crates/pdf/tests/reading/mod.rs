//! Reading back what was written, with lopdf: the structure as an outline of text, the text of pages.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail loudly, and so may what helps it"
)]
#![allow(dead_code, reason = "each of its users uses a part of it")]

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file read back.
pub struct File {
    pub document: Document,
    pub pages: Vec<ObjectId>,
    /// The text of each piece of marked content of each page.
    content: Vec<BTreeMap<i64, String>>,
    /// The text of the artifacts of each page, in order of painting.
    pub artifacts: Vec<String>,
}

impl File {
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let pages: Vec<ObjectId> = document.page_iter().collect();
        let (mut content, mut artifacts) = (vec![], vec![]);
        for page in &pages {
            let (marked, artifact) = page_text(&document, *page);
            content.push(marked);
            artifacts.push(artifact);
        }
        File {
            document,
            pages,
            content,
            artifacts,
        }
    }

    pub fn root(&self) -> &Dictionary {
        let root = self.document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
        self.document
            .get_dictionary(root.as_reference().unwrap())
            .unwrap()
    }

    pub fn kids(&self, node: &Dictionary) -> Vec<Object> {
        match node.get_deref(b"K", &self.document) {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(_) => vec![node.get(b"K").unwrap().clone()],
            Err(_) => vec![],
        }
    }

    pub fn role(node: &Dictionary) -> String {
        String::from_utf8(node.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap()
    }

    /// The tree as lines: role, attributes, text.
    pub fn outline(&self) -> String {
        let mut out = String::new();
        for kid in self.kids(self.root()) {
            self.node(&mut out, &kid, 0);
        }
        out
    }

    fn node(&self, out: &mut String, kid: &Object, depth: usize) {
        let Ok(id) = kid.as_reference() else { return };
        let node = self.document.get_dictionary(id).unwrap();
        let text = self.own_text(node);
        out.push_str(&format!("{}{}", "  ".repeat(depth), Self::role(node)));
        if let Ok(attributes) = node.get(b"A").and_then(Object::as_dict) {
            for (key, value) in attributes
                .iter()
                .filter(|(key, _)| *key != b"O" && *key != b"Summary")
            {
                let value = value
                    .as_name()
                    .map(|n| String::from_utf8_lossy(n).into_owned())
                    .unwrap_or(format!("{value:?}"));
                out.push_str(&format!(" {}={value}", String::from_utf8_lossy(key)));
            }
        }
        if let Ok(language) = node.get(b"Lang").and_then(Object::as_str) {
            out.push_str(&format!(" [{}]", String::from_utf8_lossy(language)));
        }
        if !text.trim().is_empty() {
            out.push_str(&format!(" “{}”", text.trim()));
        }
        out.push('\n');
        for kid in self.kids(node) {
            self.node(out, &kid, depth + 1);
        }
    }

    /// The text of an element itself, without that of the elements below it.
    fn own_text(&self, node: &Dictionary) -> String {
        let home = node.get(b"Pg").ok().map(|page| self.page(page));
        let mut text = String::new();
        for kid in self.kids(node) {
            match kid {
                Object::Integer(mcid) => text.push_str(&self.content[home.unwrap()][&mcid]),
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let page = self.page(kid.get(b"Pg").unwrap());
                    text.push_str(&self.content[page][&kid.get(b"MCID").unwrap().as_i64().unwrap()]);
                }
                _ => {}
            }
        }
        text
    }

    fn page(&self, page: &Object) -> usize {
        let id = page.as_reference().unwrap();
        self.pages.iter().position(|page| *page == id).unwrap()
    }

    /// All text in the order of the structure.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for kid in self.kids(self.root()) {
            self.collect(&mut out, &kid);
        }
        out
    }

    fn collect(&self, out: &mut String, kid: &Object) {
        let Ok(id) = kid.as_reference() else { return };
        let node = self.document.get_dictionary(id).unwrap();
        let home = node.get(b"Pg").ok().map(|page| self.page(page));
        for kid in self.kids(node) {
            match &kid {
                Object::Integer(mcid) => out.push_str(&self.content[home.unwrap()][mcid]),
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let page = self.page(kid.get(b"Pg").unwrap());
                    out.push_str(&self.content[page][&kid.get(b"MCID").unwrap().as_i64().unwrap()]);
                }
                other => self.collect(out, other),
            }
        }
    }
}

/// What the fonts of a page say of their glyphs.
fn fonts(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
    let fonts = document.get_page_fonts(page).unwrap();
    fonts
        .into_iter()
        .map(|(name, font)| (name, to_unicode(document, font)))
        .collect()
}

fn to_unicode(document: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let Ok(stream) = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream) else {
        return BTreeMap::new();
    };
    let map = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
    let mut out = BTreeMap::new();
    for line in map.lines() {
        let codes: Vec<&str> = line
            .split(['<', '>', ' '])
            .filter(|code| !code.is_empty())
            .collect();
        if let [glyph, text] = codes.as_slice()
            && let Ok(glyph) = u16::from_str_radix(glyph, 16)
            && text.len() % 4 == 0
        {
            let units = (0..text.len())
                .step_by(4)
                .map(|i| u16::from_str_radix(&text[i..i + 4], 16).unwrap());
            out.insert(glyph, String::from_utf16(&units.collect::<Vec<_>>()).unwrap());
        }
    }
    out
}

/// The text of a page by marked content, and that of its artifacts. A hyphen that only the end of a line brought about
/// is left out, as a reader does (its ActualText is U+00AD).
fn page_text(document: &Document, page: ObjectId) -> (BTreeMap<i64, String>, String) {
    let fonts = fonts(document, page);
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let (mut marked, mut artifacts) = (BTreeMap::new(), String::new());
    let mut stack: Vec<Option<i64>> = vec![];
    let mut actual: Option<usize> = None;
    let mut font = None;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operation.operands[1].as_dict().unwrap();
                let mut mcid = properties.get(b"MCID").and_then(Object::as_i64).ok();
                if let Ok(text) = properties.get(b"ActualText").and_then(Object::as_str) {
                    let units: Vec<u16> = text[2..]
                        .chunks(2)
                        .map(|c| u16::from_be_bytes([c[0], c[1]]))
                        .collect();
                    let text = String::from_utf16(&units).unwrap().replace('\u{ad}', "");
                    mcid = stack.last().copied().flatten();
                    match mcid {
                        Some(mcid) => marked.entry(mcid).or_insert_with(String::new).push_str(&text),
                        None => artifacts.push_str(&text),
                    }
                    actual = Some(stack.len());
                }
                if let Some(mcid) = mcid {
                    marked.entry(mcid).or_insert_with(String::new);
                }
                stack.push(mcid);
            }
            "EMC" => {
                stack.pop().unwrap();
                if actual == Some(stack.len()) {
                    actual = None;
                }
            }
            "Tf" => font = fonts.get(operation.operands[0].as_name().unwrap()),
            "TJ" if actual.is_none() => {
                let mut text = String::new();
                for item in operation.operands[0].as_array().unwrap() {
                    if let Object::String(bytes, _) = item {
                        for code in bytes.chunks(2) {
                            text.push_str(&font.unwrap()[&u16::from_be_bytes([code[0], code[1]])]);
                        }
                    }
                }
                match stack.last().copied().flatten() {
                    Some(mcid) => marked.entry(mcid).or_insert_with(String::new).push_str(&text),
                    None => artifacts.push_str(&format!("{text}\n")),
                }
            }
            _ => {}
        }
    }
    assert!(stack.is_empty(), "marked content is closed");
    (marked, artifacts)
}
