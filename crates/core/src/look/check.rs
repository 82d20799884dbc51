//! Whether what a look gives can be read: contrast (WCAG 2.1), names of typefaces and of files.

use vuosikello_measure::{Rgb, Typeface};

use super::{Colour, Look, MOST_SERIES};
use crate::{DataFile, Findings, Malformed, Violation, is_file_name};

/// The contrast that text needs (criterion 1.4.3), and shapes (criterion 1.4.11).
const TEXT: Contrast = Contrast { tenths: 45 };
const SHAPE: Contrast = Contrast { tenths: 30 };

/// The longest name of a typeface, in characters: the names of fonts in Windows have 32 units with the zero at their end (`LOGFONT`).
const LONGEST_TYPEFACE: usize = 31;

/// A contrast that is asked for, in tenths.
#[derive(Clone, Copy)]
struct Contrast {
    tenths: u32,
}

impl Look {
    /// Everything that is wrong with the look: colours that cannot be seen, names that cannot be those of typefaces or files.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        self.colours_are_seen(&mut found);
        self.names_are_names(&mut found);
        found
    }

    /// The typefaces whose widths are not known, each once: text in them is laid out as if it were very wide.
    pub fn unmeasured_typefaces(&self) -> Vec<&str> {
        let mut names = vec![self.typefaces.text.as_str(), self.typefaces.headings.as_str()];
        names.dedup();
        names.retain(|name| Typeface::named(name).is_none());
        names
    }

    fn colours_are_seen(&self, found: &mut Findings) {
        let colours = &self.colours;
        let (white, surface) = (("valkoisen", Rgb::WHITE), ("pinnan", colours.surface.rgb()));
        // On a surface on which not even black can be read, nothing else is told of it.
        let surface_is_light = stands_out(Rgb::BLACK, surface.1, TEXT);
        if !surface_is_light {
            let proposed = surface.1.standing_out(&[Rgb::BLACK], TEXT.least());
            let violation = too_little(colours.surface, "mustan tekstin", (Rgb::BLACK, proposed), TEXT);
            found.add(FILE, "/varit/pinta", violation);
        }
        let grounds: &[_] = if surface_is_light {
            &[white, surface]
        } else {
            &[white]
        };
        let texts = [
            ("otsikot", colours.headings),
            ("toissijainen", colours.secondary),
            ("linkit", colours.links),
        ];
        for (key, colour) in texts {
            seen(&format!("/varit/{key}"), colour, grounds, TEXT, found);
        }
        let states = &colours.states;
        let marks = [
            ("ongelma", states.bad),
            ("huomio", states.attention),
            ("kunnossa", states.good),
            ("muu", states.unknown),
        ];
        for (key, colour) in marks {
            seen(&format!("/varit/tilat/{key}"), colour, &[white], SHAPE, found);
        }
        for (at, colour) in colours.series.iter().enumerate() {
            let pointer = format!("/varit/sarjat/{at}");
            if colours.series.iter().take(at).any(|other| other == colour) {
                let (what, value) = ("väri", colour.to_string());
                found.add(FILE, pointer, Violation::Duplicate { what, value });
                continue;
            }
            seen(&pointer, *colour, &[white], SHAPE, found);
        }
        match colours.series.len() {
            0 => found.add(FILE, "/varit/sarjat", Violation::Empty { what: "sarjat" }),
            1..=MOST_SERIES => {}
            count => found.add(FILE, "/varit/sarjat", Violation::TooManySeries { count }),
        }
    }

    fn names_are_names(&self, found: &mut Findings) {
        let typefaces = &self.typefaces;
        for (key, name) in [("teksti", &typefaces.text), ("otsikot", &typefaces.headings)] {
            if !is_typeface(name) {
                let fix = "kirjoita kirjasimen nimi niin kuin Word näyttää sen, esimerkiksi Arial";
                let malformed = Malformed::new(name, "kirjasimen nimi", fix);
                found.add(FILE, format!("/kirjasimet/{key}"), malformed);
            }
        }
        let fonts = typefaces.pdf.iter().flat_map(|files| {
            let keys = ["tavallinen", "lihavoitu", "kursiivi", "lihavoitu_kursiivi"];
            keys.into_iter().zip(files.names())
        });
        let fonts = fonts.map(|(key, name)| (format!("/kirjasimet/pdf/{key}"), name));
        let files = fonts.chain([("/logo/tiedosto".to_owned(), self.logo.file.as_str())]);
        for (pointer, name) in files {
            if !is_file_name(name) {
                let fix = "kirjoita kansion ilme tiedoston nimi, esimerkiksi logo.png";
                found.add(FILE, pointer, Malformed::new(name, "tiedoston nimi", fix));
            }
        }
    }
}

const FILE: DataFile = DataFile::LOOK;

/// A name that Office takes and shows, and that means nothing else in the parts of a file.
fn is_typeface(name: &str) -> bool {
    let is_plain = |character: char| character.is_alphanumeric() || " -_.'()".contains(character);
    let starts = name.starts_with(char::is_alphanumeric);
    starts && name.chars().all(is_plain) && name.chars().count() <= LONGEST_TYPEFACE
}

/// Tells of the ground from which a colour stands out least, if that is too little. What is proposed stands out from all.
fn seen(
    pointer: &str,
    colour: Colour,
    grounds: &[(&'static str, Rgb)],
    least: Contrast,
    found: &mut Findings,
) {
    let worst = grounds
        .iter()
        .map(|(name, ground)| (*name, *ground, colour.rgb().contrast(*ground)))
        .min_by(|(.., a), (.., b)| a.total_cmp(b));
    if let Some((name, ground, _)) = worst.filter(|(.., contrast)| *contrast < least.least()) {
        let all: Vec<Rgb> = grounds.iter().map(|(_, ground)| *ground).collect();
        let proposed = colour.rgb().standing_out(&all, least.least());
        found.add(FILE, pointer, too_little(colour, name, (ground, proposed), least));
    }
}

fn stands_out(colour: Rgb, ground: Rgb, least: Contrast) -> bool {
    colour.contrast(ground) >= least.least()
}

fn too_little(
    colour: Colour,
    ground: &'static str,
    (on, proposed): (Rgb, Rgb),
    least: Contrast,
) -> Violation {
    Violation::ContrastTooLow {
        colour: colour.to_string(),
        ground,
        ground_colour: on.to_string(),
        // Rounded down, so that too little never looks like enough.
        measured: (colour.rgb().contrast(on) * 100.0).floor() as u32,
        least: least.tenths * 10,
        proposed: proposed.to_string(),
    }
}

impl Contrast {
    fn least(self) -> f64 {
        f64::from(self.tenths) / 10.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_built_in_look_can_be_read() {
        assert!(
            Look::default().check().is_empty(),
            "{:?}",
            Look::default().check()
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_with_a_colour_that_can() {
        let mut look = Look::default();
        look.colours.headings = Colour::of(0x8A_8A8A);
        look.colours.states.good = Colour::of(0xFF_E000);
        let found = look.check();
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("ilme /varit/otsikot: "), "{}", told[0]);
        assert!(told[0].contains("4,5:1"), "{}", told[0]);
        assert!(told[1].contains("/varit/tilat/kunnossa"), "{}", told[1]);
    }

    #[test]
    fn names_that_are_none_are_told() {
        let mut look = Look::default();
        look.typefaces.text = "Arial\"/>".to_owned();
        look.typefaces.headings = "x".repeat(32);
        look.logo.file = "../logo.png".to_owned();
        look.colours.series = vec![Colour::of(0); 7];
        let found = look.check();
        let codes: Vec<&str> = found.iter().map(|finding| finding.violation.code()).collect();
        assert_eq!(codes.iter().filter(|code| **code == "duplicate").count(), 6);
        assert!(codes.contains(&"too-many-series"));
        assert_eq!(
            codes.iter().filter(|code| **code == "malformed").count(),
            3,
            "{codes:?}"
        );
    }

    proptest! {
        /// What is proposed would do: with it nothing is told of that colour.
        #[test]
        fn a_proposed_colour_can_be_seen(headings in 0u32..0x100_0000, surface in 0u32..0x100_0000) {
            let mut look = Look::default();
            look.colours.surface = Colour::of(surface);
            look.colours.headings = Colour::of(headings);
            for _ in 0..3 {
                for finding in look.check().iter() {
                    let Violation::ContrastTooLow { proposed, .. } = &finding.violation else { continue };
                    let proposed = Colour::parse(proposed).unwrap();
                    match finding.pointer.as_str() {
                        "/varit/pinta" => look.colours.surface = proposed,
                        "/varit/otsikot" => look.colours.headings = proposed,
                        "/varit/toissijainen" => look.colours.secondary = proposed,
                        "/varit/linkit" => look.colours.links = proposed,
                        _ => {}
                    }
                }
            }
            prop_assert!(look.check().is_empty(), "{:?}", look.check());
        }
    }
}
