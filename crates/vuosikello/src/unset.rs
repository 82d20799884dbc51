//! What the typeface of PDF files lacks.

use std::collections::BTreeMap;

use vuosikello_core::{spelled_letters, turns_direction};
use vuosikello_document::{Document, Inline};
use vuosikello_pdf::{Brand, picture_fault};

use crate::Studio;

/// More kinds of characters than these are told together.
const MAX_CHARACTERS: usize = 5;

/// What of a document cannot be set.
pub(crate) struct Unset<'b> {
    brand: &'b Brand,
    characters: BTreeMap<char, usize>,
    pictures: Vec<String>,
}

impl<'b> Unset<'b> {
    pub(crate) fn new(brand: &'b Brand) -> Self {
        Self {
            brand,
            characters: BTreeMap::new(),
            pictures: Vec::new(),
        }
    }

    /// Replaces what cannot be set: a character by a question mark, a picture by its description.
    pub(crate) fn take_out(&mut self, run: &mut [Inline]) {
        for inline in run {
            match inline {
                Inline::Text(text) => self.replace(text),
                Inline::Picture(picture) => {
                    if let Some(reason) = picture_fault(picture) {
                        let description = &picture.description;
                        self.pictures.push(format!("kuva ”{description}”: {reason}"));
                        *inline = Inline::Text(format!("[{description}]"));
                    }
                }
                _ => {}
            }
        }
    }

    pub(crate) fn replace(&mut self, text: &mut String) {
        if text.chars().all(|c| self.can_be_set(c)) {
            return;
        }
        tidy(text, |c| self.can_be_set(c));
        let shown: Vec<char> = text.chars().collect();
        text.clear();
        for c in shown {
            match self.can_be_set(c) {
                true => text.push(c),
                false => {
                    *self.characters.entry(c).or_default() += 1;
                    text.push('?');
                }
            }
        }
    }

    fn can_be_set(&self, c: char) -> bool {
        can_be_set(self.brand, c)
    }

    pub(crate) fn told(self) -> Vec<String> {
        let kinds = self.characters.len();
        let characters: Vec<String> = match kinds {
            // A text in a script that the typeface has not is one loss.
            kinds if kinds > MAX_CHARACTERS => {
                let some: String = self.characters.keys().take(MAX_CHARACTERS).collect();
                let count: usize = self.characters.values().sum();
                vec![format!(
                    "{kinds} merkkiä, joita kirjasimessa ei ole, yhteensä {count} kertaa: ”{some}…”"
                )]
            }
            _ => {
                let characters = self.characters.iter();
                characters.map(|(c, count)| one_character(*c, *count)).collect()
            }
        };
        characters.into_iter().chain(self.pictures).collect()
    }
}

fn one_character(c: char, count: usize) -> String {
    format!(
        "merkki ”{c}” (U+{:04X}), jota kirjasimessa ei ole, {count} kertaa",
        u32::from(c)
    )
}

/// Whether a character has a glyph, or needs none.
fn can_be_set(brand: &Brand, c: char) -> bool {
    matches!(c, ' ' | '\u{ad}') || brand.fonts.covers(c)
}

/// Takes out of a text the characters that show nothing, such as the marks of direction that are pasted with a text, and spells
/// out ligatures and the like, where there is no glyph for them.
fn tidy(text: &mut String, can_be_set: impl Fn(char) -> bool) {
    let shows_nothing = |c: char| {
        turns_direction(c)
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
    };
    let mut tidied = String::with_capacity(text.len());
    for c in text.chars() {
        let spelled = || spelled_letters(c).filter(|letters| letters.chars().all(&can_be_set));
        match can_be_set(c) {
            true => tidied.push(c),
            false if shows_nothing(c) => {}
            false => match spelled() {
                Some(letters) => tidied.push_str(&letters),
                None => tidied.push(c),
            },
        }
    }
    *text = tidied;
}

impl Studio {
    /// Takes out of a document what a Word file may have and the typeface of PDF files needs not: characters that show nothing. Ligatures are
    /// spelled out. What is left without a glyph is an error when the document is set.
    pub fn tidy_for_pdf(&self, document: &mut Document) {
        document.walk_runs_mut(&mut |run| {
            for inline in run {
                if let Inline::Text(text) = inline
                    && !text.chars().all(|c| can_be_set(&self.brand, c))
                {
                    tidy(text, |c| can_be_set(&self.brand, c));
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_set_is_told_and_replaced() {
        let brand = Brand::built_in().unwrap();
        let mut unset = Unset::new(&brand);
        let mut run = [Inline::text("Hyvä \u{1f600}\u{200e} so\u{ad}pimus \u{1f600}")];
        unset.take_out(&mut run);
        assert_eq!(run, [Inline::text("Hyvä ? so\u{ad}pimus ?")]);
        let told = unset.told();
        assert!(
            told.len() == 1 && told[0].contains("U+1F600), jota kirjasimessa ei ole, 2 kertaa"),
            "{told:?}"
        );
    }

    #[test]
    fn a_text_in_another_script_is_one_loss() {
        let brand = Brand::built_in().unwrap();
        let mut unset = Unset::new(&brand);
        unset.take_out(&mut [Inline::text("希望深入了解的读者希望")]);
        let told = unset.told();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].starts_with("9 merkkiä, joita kirjasimessa ei ole, yhteensä 11 kertaa: ”"),
            "{told:?}"
        );
    }

    #[test]
    fn ligatures_are_spelled_out_and_marks_of_direction_left_out() {
        let brand = Brand::built_in().unwrap();
        let mut text = "e\u{fb03}sien\u{200e} ra\u{fb01}naatti\u{200f}".to_owned();
        let covers_ligatures = brand.fonts.covers('\u{fb03}');
        tidy(&mut text, |c| can_be_set(&brand, c));
        if !covers_ligatures {
            assert_eq!(text, "effisien rafinaatti");
        }
        assert!(!text.contains(['\u{200e}', '\u{200f}']), "{text:?}");
        // Without another spelling it stays, and is told.
        let mut text = "\u{10ffff}".to_owned();
        tidy(&mut text, |c| can_be_set(&brand, c));
        assert_eq!(text, "\u{10ffff}");
    }
}
