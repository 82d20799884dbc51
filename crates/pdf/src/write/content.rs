//! Content streams (ISO 32000-1 § 7.8.2): the operators that pages are made of.
//!
//! They are written here and not by printpdf's operations, which put every glyph into a string and an object of its own.

use vuosikello_measure::Rgb;

use crate::hex;
use crate::layout::page::Stroke;

/// A content stream in the making.
#[derive(Debug, Default)]
pub(super) struct Content {
    bytes: Vec<u8>,
    color: Option<Rgb>,
    stroke: Option<Stroke>,
    /// The font and its size in the text object being written.
    font: Option<(u8, f32)>,
}

impl Content {
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn operator(&mut self, operator: &str) {
        self.bytes.extend_from_slice(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    /// Writes a number, rounded to hundredths, which is finer than printers are.
    fn number(&mut self, value: f32) {
        let hundredths = (f64::from(value) * 100.0).round() as i64;
        if hundredths < 0 {
            self.bytes.push(b'-');
        }
        let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        self.bytes
            .extend_from_slice(itoa::Buffer::new().format(whole).as_bytes());
        if part > 0 {
            let digits = [b'.', b'0' + (part / 10) as u8, b'0' + (part % 10) as u8];
            self.bytes
                .extend_from_slice(if part % 10 == 0 { &digits[..2] } else { &digits });
        }
        self.bytes.push(b' ');
    }

    /// Writes numbers and the operator that they belong to.
    fn operation(&mut self, numbers: &[f32], operator: &str) {
        for number in numbers {
            self.number(*number);
        }
        self.operator(operator);
    }

    /// Begins marked content of an element.
    pub(super) fn begin_element(&mut self, role: &str, mcid: usize) {
        self.operator(&format!("/{role} <</MCID {mcid}>> BDC"));
    }

    /// Begins an artifact, with its properties.
    pub(super) fn begin_artifact(&mut self, properties: &str) {
        self.operator(&format!("/Artifact <<{properties}>> BDC"));
    }

    /// Begins a span whose text is not that of its glyphs (`ActualText`, § 14.9.4).
    pub(super) fn begin_actual_text(&mut self, text: &str) {
        self.bytes.extend_from_slice(b"/Span <</ActualText <FEFF");
        for unit in text.encode_utf16() {
            hex::push(&mut self.bytes, &unit.to_be_bytes());
        }
        self.operator(">>> BDC");
    }

    pub(super) fn end_marked(&mut self) {
        self.operator("EMC");
    }

    fn color(&mut self, color: Rgb, operator: &str) {
        self.operation(
            &[color.0, color.1, color.2].map(|channel| f32::from(channel) / 255.0),
            operator,
        );
    }

    pub(super) fn fill(&mut self, color: Rgb) {
        if self.color.replace(color) != Some(color) {
            self.color(color, "rg");
        }
    }

    /// Sets colour, width and dashes of lines, whose corners are round.
    pub(super) fn stroke(&mut self, stroke: Stroke) {
        let before = self.stroke.replace(stroke);
        if before.is_none() {
            self.operator("1 j");
        }
        if before.map(|before| before.color) != Some(stroke.color) {
            self.color(stroke.color, "RG");
        }
        if before.map(|before| before.width) != Some(stroke.width) {
            self.operation(&[stroke.width], "w");
        }
        // At the beginning of a page lines are solid.
        if before.map_or(&[][..], |before| before.dashes) != stroke.dashes {
            self.bytes.push(b'[');
            self.operation(stroke.dashes, "] 0 d");
        }
    }

    pub(super) fn move_to(&mut self, x: f32, y: f32) {
        self.operation(&[x, y], "m");
    }

    pub(super) fn line_to(&mut self, x: f32, y: f32) {
        self.operation(&[x, y], "l");
    }

    pub(super) fn curve_to(&mut self, points: [f32; 6]) {
        self.operation(&points, "c");
    }

    pub(super) fn close(&mut self) {
        self.operator("h");
    }

    /// Paints the path made so far.
    pub(super) fn paint(&mut self, fill: bool, stroke: bool) {
        self.operator(match (fill, stroke) {
            (true, true) => "B",
            (true, false) => "f",
            (false, true) => "S",
            (false, false) => "n",
        });
    }

    pub(super) fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.operation(&[x, y, width, height], "re f");
    }

    /// Paints a picture from the resources into a rectangle.
    pub(super) fn picture(&mut self, name: &str, x: f32, y: f32, width: f32, height: f32) {
        self.bytes.extend_from_slice(b"q ");
        self.operation(&[width, 0.0, 0.0, height, x, y], &format!("cm /{name} Do Q"));
    }

    /// Paints by a matrix what of a picture lies in a rectangle.
    pub(super) fn clipped_picture(&mut self, name: &str, [x, y, width, height]: [f32; 4], matrix: [f32; 6]) {
        self.bytes.extend_from_slice(b"q ");
        self.operation(&[x, y, width, height], "re W n");
        self.operation(&matrix, &format!("cm /{name} Do Q"));
    }

    pub(super) fn begin_text(&mut self) {
        self.font = None;
        self.operator("BT");
    }

    pub(super) fn end_text(&mut self) {
        self.operator("ET");
    }

    pub(super) fn font(&mut self, font: u8, size: f32) {
        if self.font.replace((font, size)) != Some((font, size)) {
            self.bytes.extend_from_slice(format!("/F{font} ").as_bytes());
            self.operation(&[size], "Tf");
        }
    }

    /// Sets where the next glyph stands.
    pub(super) fn position(&mut self, x: f32, y: f32) {
        self.bytes.extend_from_slice(b"1 0 0 1 ");
        self.operation(&[x, y], "Tm");
    }

    /// Shows glyphs, each followed by how far the pen is set back, in thousandths of the em.
    pub(super) fn show(&mut self, glyphs: impl Iterator<Item = (u16, f32)>) {
        self.bytes.extend_from_slice(b"[<");
        let mut open = true;
        for (glyph, back) in glyphs {
            if !open {
                self.bytes.push(b'<');
                open = true;
            }
            hex::push(&mut self.bytes, &glyph.to_be_bytes());
            if back != 0.0 {
                self.bytes.push(b'>');
                self.number(back);
                open = false;
            }
        }
        if open {
            self.bytes.push(b'>');
        }
        self.operator("] TJ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(write: impl FnOnce(&mut Content)) -> String {
        let mut content = Content::default();
        write(&mut content);
        String::from_utf8(content.into_bytes()).unwrap()
    }

    #[test]
    fn numbers_are_written_to_hundredths_and_no_longer_than_needed() {
        assert_eq!(shown(|c| c.position(10.0, -0.256)), "1 0 0 1 10 -0.26 Tm\n");
        assert_eq!(shown(|c| c.position(0.5, 0.001)), "1 0 0 1 0.5 0 Tm\n");
    }

    #[test]
    fn lines_say_only_what_has_changed_in_their_looks() {
        let thin = Stroke {
            width: 1.5,
            color: Rgb::BLACK,
            dashes: &[],
        };
        let dashed = Stroke {
            dashes: &[4.0, 2.0],
            ..thin
        };
        assert_eq!(
            shown(|c| [thin, thin, dashed, thin].into_iter().for_each(|s| c.stroke(s))),
            "1 j\n0 0 0 RG\n1.5 w\n[4 2 ] 0 d\n[] 0 d\n"
        );
        let path = shown(|c| {
            c.move_to(1.0, 2.0);
            c.curve_to([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
            c.line_to(0.0, 0.0);
            c.close();
            c.paint(true, true);
        });
        assert_eq!(path, "1 2 m\n1 2 3 4 5 6 c\n0 0 l\nh\nB\n");
    }

    #[test]
    fn glyphs_share_a_string_until_the_pen_is_moved() {
        let glyphs = [(1, 0.0), (2, -30.0), (0x1FF, 0.0)];
        assert_eq!(
            shown(|c| c.show(glyphs.into_iter())),
            "[<00010002>-30 <01FF>] TJ\n"
        );
    }

    #[test]
    fn actual_text_is_utf_16() {
        assert_eq!(
            shown(|c| c.begin_actual_text("\u{ad}")),
            "/Span <</ActualText <FEFF00AD>>> BDC\n"
        );
    }
}
