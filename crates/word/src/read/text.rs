//! The words of a piece of a file, for messages: without looks, and no longer than a message needs.

use vuosikello_ooxml::Element;

/// How long an excerpt is, in characters.
pub(super) const EXCERPT: usize = 120;

/// The first words below an element, on one line; shortened. Codes of fields are left out, and what an insertion or a
/// deletion holds is taken alike.
pub(super) fn excerpt(element: &Element<'_>) -> String {
    let mut words = Words::new(EXCERPT + 1, ' ');
    words.collect(element);
    shortened(&words.text)
}

/// A text on one line and no longer than an excerpt.
pub(super) fn shortened(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    vuosikello_core::shortened(&line, EXCERPT).into_owned()
}

/// All words below an element, at most so many characters; paragraphs end with line feeds, cells with tabs.
pub(super) fn words(element: &Element<'_>, most: usize) -> String {
    let mut words = Words::new(most, '\n');
    words.collect(element);
    words.text
}

/// Whether there are any words below an element.
pub(super) fn has_words(element: &Element<'_>) -> bool {
    let mut words = Words::new(1, ' ');
    words.collect(element);
    !words.text.is_empty()
}

struct Words {
    text: String,
    /// How many characters may still come.
    left: usize,
    /// What ends a paragraph.
    paragraph: char,
}

impl Words {
    fn new(most: usize, paragraph: char) -> Self {
        Self {
            text: String::new(),
            left: most,
            paragraph,
        }
    }

    fn push(&mut self, text: &str) {
        for character in text.chars().take(self.left) {
            self.text
                .push(if character.is_control() { ' ' } else { character });
            self.left -= 1;
        }
    }

    fn end(&mut self, character: char) {
        if self.left > 0 && !self.text.is_empty() {
            self.text.push(character);
            self.left -= 1;
        }
    }

    fn collect(&mut self, parent: &Element<'_>) {
        for element in parent.elements() {
            if self.left == 0 {
                return;
            }
            match element.name.as_ref() {
                "w:t" | "w:delText" | "a:t" | "m:t" => self.push(&element.own_text()),
                "w:tab" | "w:ptab" | "w:br" | "w:cr" => self.push(" "),
                "w:noBreakHyphen" => self.push("\u{2011}"),
                "w:p" | "a:p" => {
                    self.collect(element);
                    self.end(self.paragraph);
                }
                "w:tc" => {
                    self.collect(element);
                    if self.text.ends_with('\n') {
                        self.text.pop();
                        self.left += 1;
                    }
                    self.end('\t');
                }
                "v:textpath" => self.push(element.get("string").unwrap_or_default()),
                "w:pPr" | "w:rPr" | "w:sdtPr" | "w:instrText" | "w:delInstrText" => {}
                _ => self.collect(element),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = "<w:tr><w:tc><w:p><w:r><w:instrText>REF</w:instrText><w:t>yksi</w:t></w:r></w:p></w:tc><w:tc><w:p>\
         <w:del><w:r><w:delText>kaksi</w:delText></w:r></w:del></w:p></w:tc></w:tr>";

    #[test]
    fn words_are_collected_without_codes() {
        let row = Element::parse(ROW.as_bytes()).unwrap();
        assert_eq!(words(&row, 100), "yksi\tkaksi\t");
        assert_eq!(words(&row, 3), "yks");
        assert_eq!(excerpt(&row), "yksi kaksi");
    }
}
