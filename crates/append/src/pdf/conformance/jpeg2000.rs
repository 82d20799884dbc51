//! JPEG 2000 images (ISO/IEC 15444-1 annex I): what their headers say of channels, depths and colours.

use lopdf::{Dictionary, Stream};

use super::colours::INVALID_PROFILE;
use super::pass::Content;
use super::profiles::Profile;
use crate::pdf::breach::Fault;
use crate::pdf::entries::jpeg2000;
use crate::pdf::refusal::Refusal;

/// The box that a file begins with.
const SIGNATURE: &[u8] = b"\0\0\0\x0cjP  \r\n\x87\n";
/// The most boxes that are read at one level. Files of the usual encoders have fewer than ten; the limit keeps a file of empty boxes
/// (eight bytes each) from costing time.
const MOST_BOXES: usize = 1_000;

/// The parts of a colour specification box (`colr`, ISO/IEC 15444-1 annex I.5.3.3) that PDF/A restricts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Specification<'j> {
    method: u8,
    /// True if the box is marked as an exact description of the colours (`APPROX` is 1).
    is_exact: bool,
    enumerated: Option<u32>,
    profile: Option<&'j [u8]>,
}

/// The header of an image.
#[derive(Debug, Default, PartialEq, Eq)]
struct Jpeg2000<'j> {
    channels: u16,
    /// As the header gives it: one less, with the highest bit for a sign; 255 where channels differ.
    depth: u8,
    has_depths: bool,
    specifications: Vec<Specification<'j>>,
}

/// The colours of an image whose dictionary in the PDF file has no `ColorSpace`, as its own header gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colours<'j> {
    /// Printing inks without a profile.
    Inks,
    /// By a profile in the image.
    Profile(&'j [u8]),
    /// By one of the known colour spaces, or by none that can be judged.
    Known,
}

impl<'j> Jpeg2000<'j> {
    /// Reads the header. A bare code stream has none, and neither has a damaged file: their channels are 0.
    fn read(bytes: &'j [u8]) -> Self {
        let mut found = Self::default();
        if !bytes.starts_with(SIGNATURE) {
            return found;
        }
        let mut outer = boxes(bytes).take(MOST_BOXES);
        let Some((_, header)) = outer.find(|(kind, _)| *kind == b"jp2h") else {
            return found;
        };
        for (kind, content) in boxes(header).take(MOST_BOXES) {
            match (kind, content) {
                (b"ihdr", [_, _, _, _, _, _, _, _, high, low, depth, _, _, _]) => {
                    found.channels = u16::from_be_bytes([*high, *low]);
                    found.depth = *depth;
                }
                (b"bpcc", _) => found.has_depths = true,
                (b"colr", [method, _, approximation, rest @ ..]) => {
                    let enumerated = rest.first_chunk().map(|value| u32::from_be_bytes(*value));
                    found.specifications.push(Specification {
                        method: *method,
                        is_exact: *approximation == 1,
                        enumerated: enumerated.filter(|_| *method == 1),
                        profile: (*method == 2).then_some(rest),
                    });
                }
                _ => {}
            }
        }
        found
    }

    /// The violations of ISO 19005-2 § 6.2.8.3, in Finnish. With a `ColorSpace` in the image dictionary (`has_space`) the colour
    /// specifications of the image are not checked, since readers ignore them.
    fn faults(&self, has_space: bool) -> Vec<&'static str> {
        let mut faults = Vec::new();
        if !matches!(self.channels, 1 | 3 | 4) {
            faults
                .push("JPEG 2000 -kuvan otsake puuttuu, tai siinä on muu määrä värikanavia kuin 1, 3 tai 4");
        }
        let depth = (self.depth & 0x7F) + 1;
        if self.has_depths || depth > 38 {
            faults.push("JPEG 2000 -kuvan värikanavilla ei ole yhtä bittisyvyyttä väliltä 1–38");
        }
        if has_space {
            return faults;
        }
        match self.specification() {
            None => faults.push("JPEG 2000 -kuvassa ei ole yhtä väriavaruutta, jota sen pitää noudattaa"),
            Some(it) if !matches!(it.method, 1..=3) || it.enumerated == Some(19) => {
                faults.push(
                    "JPEG 2000 -kuvan väriavaruus on sellainen, jota arkistoitavassa tiedostossa ei saa olla",
                );
            }
            Some(_) => {}
        }
        faults
    }

    /// The colours that the header gives; they apply if the image dictionary has no `ColorSpace`.
    fn colours(&self) -> Colours<'j> {
        match self.specification() {
            Some(Specification {
                enumerated: Some(12), ..
            }) => Colours::Inks,
            Some(Specification {
                profile: Some(profile),
                ..
            }) => Colours::Profile(profile),
            _ => Colours::Known,
        }
    }

    /// The one specification that counts: the only one, or the only exact one of several.
    fn specification(&self) -> Option<Specification<'j>> {
        let mut exact = self.specifications.iter().filter(|it| it.is_exact);
        match (self.specifications.as_slice(), exact.next(), exact.next()) {
            ([one], ..) | (_, Some(one), None) => Some(*one),
            _ => None,
        }
    }
}

impl<'r> Content<'r> {
    /// Looks at an image if it is packed as JPEG 2000.
    pub(super) fn jpeg2000(&mut self, stream: &'r Stream, resources: &'r Dictionary) -> Result<(), Refusal> {
        let (file, budget) = (self.file, self.budget);
        let Some(data) = jpeg2000(&file.document, stream, budget)? else {
            return Ok(());
        };
        let image = Jpeg2000::read(&data);
        let has_space = stream.dict.has(b"ColorSpace");
        for fault in image.faults(has_space) {
            self.findings.add(Fault::Jpeg2000(fault));
        }
        match image.colours() {
            _ if has_space => {}
            Colours::Inks => self.inks(resources),
            Colours::Profile(profile) => match Profile::read(profile) {
                Some(profile) if profile.is_allowed() => {
                    self.used.inks_of_profile |= profile.space == b"CMYK"
                }
                _ => self.findings.add(Fault::ColourSpace(INVALID_PROFILE)),
            },
            Colours::Known => {}
        }
        Ok(())
    }
}

/// The boxes in some bytes: their kinds and contents (annex I.4). Ends at the first that does not fit.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let (length, start, after) = match u32::from_be_bytes(*length) {
            0 => (rest.len(), 8, after),
            1 => {
                let (long, after) = after.split_first_chunk::<8>()?;
                (usize::try_from(u64::from_be_bytes(*long)).ok()?, 16, after)
            }
            length => (usize::try_from(length).ok()?, 8, after),
        };
        let content = after.get(..length.checked_sub(start)?)?;
        rest = rest.get(length..)?;
        Some((kind, content))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn boxed(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let length = (content.len() as u32 + 8).to_be_bytes();
        [&length, kind, content].concat()
    }

    fn file(header: &[u8], colours: &[&[u8]]) -> Vec<u8> {
        let colours: Vec<u8> = colours.iter().flat_map(|it| boxed(b"colr", it)).collect();
        let header = [boxed(b"ihdr", header), colours].concat();
        [
            SIGNATURE,
            &boxed(b"ftyp", b"jp2 \0\0\0\0jp2 "),
            &boxed(b"jp2h", &header),
        ]
        .concat()
    }

    const RGB: &[u8] = &[0, 0, 0, 1, 0, 0, 0, 1, 0, 3, 7, 7, 0, 0];
    const SRGB: &[u8] = &[1, 0, 0, 0, 0, 0, 16];

    #[test]
    fn an_image_of_one_exact_colour_space_breaks_nothing() {
        let found = |bytes: &[u8], has_space| Jpeg2000::read(bytes).faults(has_space).len();
        assert_eq!(found(&file(RGB, &[SRGB]), false), 0);
        assert_eq!(found(&file(RGB, &[SRGB, SRGB]), false), 1);
        assert_eq!(found(&file(RGB, &[SRGB, SRGB]), true), 0);
        assert_eq!(found(&file(RGB, &[SRGB, &[1, 0, 1, 0, 0, 0, 17]]), false), 0);
        assert_eq!(found(&file(RGB, &[&[1, 0, 0, 0, 0, 0, 19]]), false), 1);
        assert_eq!(found(&file(RGB, &[&[4, 0, 0]]), false), 1);
        assert_eq!(found(&file(RGB, &[]), true), 0);
        let header = |channels: u8, depth: u8| [0, 0, 0, 1, 0, 0, 0, 1, 0, channels, depth, 7, 0, 0];
        assert_eq!(found(&file(&header(2, 7), &[SRGB]), false), 1);
        assert_eq!(found(&file(&header(1, 255), &[SRGB]), false), 1);
        // A signed channel of 16 bits.
        assert_eq!(found(&file(&header(1, 0x80 | 15), &[SRGB]), false), 0);
        assert_eq!(found(b"\xff\x4f\xff\x51", true), 1);
    }

    #[test]
    fn the_colours_are_inks_a_profile_or_known() {
        let colours = |specification: &[u8]| match Jpeg2000::read(&file(RGB, &[specification])).colours() {
            Colours::Inks => "inks".to_owned(),
            Colours::Profile(profile) => String::from_utf8(profile.to_vec()).unwrap(),
            Colours::Known => "known".to_owned(),
        };
        assert_eq!(colours(SRGB), "known");
        assert_eq!(colours(&[1, 0, 0, 0, 0, 0, 12]), "inks");
        assert_eq!(colours(&[2, 0, 0, b'I', b'C', b'C']), "ICC");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let whole = file(RGB, &[&bytes]);
            for bytes in [bytes.as_slice(), &whole] {
                let found = Jpeg2000::read(bytes);
                let _ = (found.faults(false), found.colours());
            }
        }
    }
}
