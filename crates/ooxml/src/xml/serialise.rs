//! Writing a tree as XML text.

use super::{Element, Node};

/// The declaration that Office puts at the head of every part.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Whether XML 1.0 lets the character stand in a document at all (production `Char`, XML 1.0 § 2.2). The others may
/// not even be written as references, so a writer shows U+FFFD in their place.
pub fn is_xml_character(character: char) -> bool {
    !matches!(character, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

impl Element<'_> {
    /// The element as the text of a whole part, declaration included.
    pub fn to_part(&self) -> Vec<u8> {
        let mut out = String::with_capacity(4096);
        out.push_str(DECLARATION);
        self.write_to(&mut out);
        out.into_bytes()
    }

    /// Writes the element at the end of `out`, without a declaration.
    pub fn write_to(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(out, value, true);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Element(element) => element.write_to(out),
                Node::Text(text) => escape(out, text, false),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// Escapes what the markup would misread. Line ends and tabs become references where a reader would otherwise
/// change them: all of them in an attribute value, a carriage return in text (XML 1.0 § 2.11, § 3.3.3).
fn escape(out: &mut String, text: &str, in_attribute: bool) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if in_attribute => "&quot;",
            b'\t' if in_attribute => "&#9;",
            b'\n' if in_attribute => "&#10;",
            b'\r' => "&#13;",
            0..=0x1f if byte != b'\t' && byte != b'\n' => "\u{fffd}",
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            0xef => match text.as_bytes().get(at + 1..at + 3) {
                Some([0xbf, 0xbe | 0xbf]) => {
                    out.push_str(&text[written..at]);
                    out.push('\u{fffd}');
                    written = at + 3;
                    continue;
                }
                _ => continue,
            },
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(replacement);
        written = at + 1;
    }
    out.push_str(&text[written..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> String {
        let mut out = String::new();
        Element::new("a").text(value).write_to(&mut out);
        out
    }

    #[test]
    fn an_element_without_content_closes_itself() {
        let mut out = String::new();
        Element::new("w:b").write_to(&mut out);
        assert_eq!(out, "<w:b/>");
    }

    #[test]
    fn markup_in_text_is_escaped() {
        assert_eq!(text("a < b & c > d"), "<a>a &lt; b &amp; c &gt; d</a>");
    }

    #[test]
    fn forbidden_characters_show_as_the_replacement_character() {
        assert_eq!(
            text("a\u{0}b\u{1f}c\u{fffe}d\u{ffff}e\u{fffd}"),
            "<a>a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}</a>"
        );
    }

    #[test]
    fn white_space_in_an_attribute_survives_reading() {
        let mut out = String::new();
        Element::new("a").attribute("b", "\t\"\n").write_to(&mut out);
        assert_eq!(out, "<a b=\"&#9;&quot;&#10;\"/>");
    }
}
