//! Where each key and value of a JSON text stands.

use std::collections::BTreeMap;

use vuosikello_core::pointer_step;

/// A place in a text: line, and character on the line, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub line: usize,
    pub column: usize,
}

/// The positions of a JSON text by JSON pointer (RFC 6901).
#[derive(Debug, Default)]
pub(crate) struct Positions {
    places: BTreeMap<String, Entry>,
    duplicates: Vec<(String, Position)>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// `None` in a list and at the root.
    key: Option<Position>,
    value: Position,
}

impl Positions {
    /// Scans a text that is known to be valid JSON; of any other text it gives some positions.
    pub(crate) fn of(text: &str) -> Self {
        let mut scanner = Scanner {
            bytes: text.as_bytes(),
            next: 0,
            at: Position { line: 1, column: 1 },
            found: Positions::default(),
        };
        scanner.value(&mut String::new(), None);
        scanner.found
    }

    /// Where the value of a pointer stands, or else the nearest value that holds it.
    pub(crate) fn value(&self, pointer: &str) -> Position {
        self.nearest(pointer)
            .map_or(Position { line: 1, column: 1 }, |entry| entry.value)
    }

    /// Where the key of a pointer stands; for an item of a list, the item.
    pub(crate) fn key(&self, pointer: &str) -> Position {
        self.places
            .get(pointer)
            .and_then(|entry| entry.key)
            .unwrap_or_else(|| self.value(pointer))
    }

    /// Keys that stand a second time in their object, with the place of the later one.
    pub(crate) fn duplicates(&self) -> &[(String, Position)] {
        &self.duplicates
    }

    fn nearest(&self, pointer: &str) -> Option<&Entry> {
        let mut pointer = pointer;
        loop {
            if let Some(entry) = self.places.get(pointer) {
                return Some(entry);
            }
            pointer = pointer.rsplit_once('/')?.0;
        }
    }
}

/// Walks through the text once; `serde_json` has already limited the depth.
struct Scanner<'a> {
    bytes: &'a [u8],
    next: usize,
    at: Position,
    found: Positions,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.next).copied()
    }

    fn advance(&mut self) {
        match self.peek() {
            Some(b'\n') => {
                self.at = Position {
                    line: self.at.line + 1,
                    column: 1,
                }
            }
            // The later bytes of a character in UTF-8 are no columns.
            Some(byte) if byte & 0xc0 != 0x80 => self.at.column += 1,
            _ => {}
        }
        self.next += 1;
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.advance();
        }
    }

    /// Whether the next mark is `mark`, which is then passed.
    fn pass(&mut self, mark: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(mark);
        if found {
            self.advance();
        }
        found
    }

    fn value(&mut self, pointer: &mut String, key: Option<Position>) {
        self.skip_space();
        let value = self.at;
        self.found.places.insert(pointer.clone(), Entry { key, value });
        match self.peek() {
            Some(b'{') => self.object(pointer),
            Some(b'[') => self.list(pointer),
            Some(b'"') => {
                self.string();
            }
            _ => {
                while self.peek().is_some_and(|byte| !b",]} \t\r\n".contains(&byte)) {
                    self.advance();
                }
            }
        }
    }

    fn object(&mut self, pointer: &mut String) {
        self.advance();
        while !self.pass(b'}') && self.peek().is_some() {
            let key_position = self.at;
            let key = self.string();
            let length = pointer.len();
            pointer.push('/');
            pointer.push_str(&pointer_step(&key));
            if self.found.places.contains_key(pointer) {
                self.found.duplicates.push((pointer.clone(), key_position));
                self.forget_below(pointer);
            }
            self.pass(b':');
            self.value(pointer, Some(key_position));
            pointer.truncate(length);
            self.pass(b',');
        }
    }

    fn list(&mut self, pointer: &mut String) {
        self.advance();
        let mut index = 0usize;
        while !self.pass(b']') && self.peek().is_some() {
            let length = pointer.len();
            pointer.push_str(&format!("/{index}"));
            let before = self.next;
            self.value(pointer, None);
            pointer.truncate(length);
            self.pass(b',');
            index += 1;
            if self.next == before {
                self.advance();
            }
        }
    }

    /// The keys inside the earlier value of a repeated key are not repeated themselves.
    fn forget_below(&mut self, pointer: &str) {
        let prefix = format!("{pointer}/");
        let below = self.found.places.range(prefix.clone()..);
        let below: Vec<String> = below
            .map(|(key, _)| key.clone())
            .take_while(|key| key.starts_with(&prefix))
            .collect();
        for key in below {
            self.found.places.remove(&key);
        }
    }

    fn string(&mut self) -> String {
        let start = self.next;
        self.advance();
        while let Some(byte) = self.peek() {
            self.advance();
            match byte {
                b'"' => break,
                b'\\' => self.advance(),
                _ => {}
            }
        }
        let literal = self.bytes.get(start..self.next).unwrap_or_default();
        serde_json::from_slice(literal).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn keys_and_values_have_the_columns_that_an_editor_shows() {
        let positions = Positions::of("{\n  \"ääkkönen\": [1, {\"b/~\": \"x\"}],\n  \"c\": null\n}");
        assert_eq!(positions.key("/ääkkönen"), at(2, 3));
        assert_eq!(positions.value("/ääkkönen"), at(2, 15));
        assert_eq!(positions.value("/ääkkönen/0"), at(2, 16));
        assert_eq!(positions.key("/ääkkönen/1/b~1~0"), at(2, 20));
        assert_eq!(positions.value("/ääkkönen/1/b~1~0"), at(2, 27));
        assert_eq!(positions.value("/c"), at(3, 8));
    }

    #[test]
    fn what_is_missing_is_placed_at_what_would_hold_it() {
        let positions = Positions::of(r#"{"a": {"b": 1}}"#);
        assert_eq!(positions.value("/a/x/y"), at(1, 7));
        assert_eq!(positions.key("/q"), at(1, 1));
    }

    #[test]
    fn repeated_keys_are_listed_with_the_later_place() {
        let positions = Positions::of(r#"{"a": {"x": 1}, "b": {"x": 1}, "a": {"x": 2}}"#);
        assert_eq!(positions.duplicates(), [("/a".to_owned(), at(1, 32))]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_or_hang(text in "[\\[\\]{}\",:\\\\ a1ä\n]{0,60}") {
            let _ = Positions::of(&text);
        }
    }
}
