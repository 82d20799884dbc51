//! A title that fits into two lines of a slide.

use vuosikello_measure::Typeface;

/// The size of a title on the built-in slides, in points; a test compares it and the width with the master of the slides.
const SIZE: f64 = 28.0;
/// The width of a title on the built-in slides, in points.
const WIDTH: f64 = 859.2;
/// How much of a line a title fills at most: the writer of slides keeps a fiftieth free, and room for a number.
const FILL: f64 = 0.93;

/// A title that may be shortened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// What is always said.
    pub(super) said: String,
    /// What follows where there is room, each part from its comma or semicolon on; the last is left out first.
    pub(super) more: Vec<String>,
}

impl Title {
    pub(super) fn new(said: impl Into<String>) -> Self {
        Self {
            said: said.into(),
            more: Vec::new(),
        }
    }

    pub(super) fn and(mut self, more: Option<String>) -> Self {
        self.more.extend(more);
        self
    }

    /// The longest form that fits into two lines; nothing where none does.
    pub(super) fn fitted(&self) -> Option<String> {
        let forms = (0..=self.more.len()).rev();
        let mut texts = forms.map(|parts| {
            let more = self.more.iter().take(parts).map(String::as_str);
            [self.said.as_str()].into_iter().chain(more).collect::<String>()
        });
        texts.find(|text| fits(text))
    }
}

/// Whether a text fits into the two lines of a title, broken at its spaces as on the slide.
pub(super) fn fits(text: &str) -> bool {
    let face = Typeface::Arial;
    let width = |text: &str| face.text_width(text, true) / 1_000.0 * SIZE;
    let space = width(" ");
    let (mut lines, mut filled) = (1, 0.0);
    for word in text.split(' ') {
        let word = width(word);
        let with = if filled == 0.0 {
            word
        } else {
            filled + space + word
        };
        if with > WIDTH * FILL {
            lines += 1;
            filled = word;
        } else {
            filled = with;
        }
        if word > WIDTH * FILL {
            return false;
        }
    }
    lines <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of the first attribute of a name after a mark.
    fn after(xml: &str, mark: &str, name: &str) -> f64 {
        let (_, rest) = xml.split_once(mark).unwrap();
        let (_, rest) = rest.split_once(&format!(" {name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    }

    #[test]
    fn titles_are_measured_as_the_built_in_slides_set_them() {
        let master = include_str!("../../../../brand/pptx/slideMasters/slideMaster1.xml");
        assert_eq!(after(master, "<p:titleStyle>", "sz") / 100.0, SIZE);
        let emu = after(master, r#"type="title""#, "cx")
            - after(master, r#"type="title""#, "lIns")
            - after(master, r#"type="title""#, "rIns");
        assert_eq!(emu / 12_700.0, WIDTH);
    }
}
