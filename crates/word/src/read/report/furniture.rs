//! Headers and footers.

use serde::Serialize;

use super::{Loss, LossKind, Place, Story};

/// A header or footer with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Furniture {
    /// Which one, and on which pages.
    pub story: Story,
    /// The section of the file where it begins to stand, counted from 1.
    pub section: u32,
    /// Its paragraphs, without empty ones. The number of the page is `[sivu]`, the number of pages `[sivuja]`, since the
    /// file holds those of some page or of none.
    pub lines: Vec<String>,
}

/// What stands for the number of the page and the number of pages.
pub(in crate::read) const PAGE: &str = "[sivu]";
pub(in crate::read) const PAGES: &str = "[sivuja]";

impl Furniture {
    /// The lines without the number of the page and its words: `Ohje, sivu [sivu] / [sivuja]` is `Ohje`. A line that says
    /// nothing else is left out.
    pub fn lines_without_page(&self) -> impl Iterator<Item = String> {
        let lines = self.lines.iter().map(|line| without_page(line));
        lines.filter(|line| !line.is_empty())
    }

    /// A line of it as lost content.
    pub fn lost_line(&self, line: &str) -> Loss {
        let kind = LossKind::FurnitureLine;
        Loss {
            weight: kind.weight(),
            kind,
            place: Place {
                story: self.story,
                text: line.to_owned(),
                ..Place::default()
            },
            excerpt: line.to_owned(),
            count: 1,
            words: line.to_owned(),
        }
    }
}

fn without_page(line: &str) -> String {
    if !line.contains(PAGE) && !line.contains(PAGES) {
        return line.to_owned();
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_mark = |word: &str| word.contains(PAGE) || word.contains(PAGES);
    // A word of the number stands beside it, or beside another such word.
    let beside = |words: &mut dyn Iterator<Item = &&str>| {
        let mut near = false;
        words
            .map(|word| {
                near = is_mark(word) || near && is_of_page(word);
                near
            })
            .collect::<Vec<bool>>()
    };
    let after = beside(&mut words.iter());
    let before = beside(&mut words.iter().rev());
    let near = after
        .iter()
        .zip(before.iter().rev())
        .map(|(after, before)| *after || *before);
    let kept: Vec<String> = words
        .iter()
        .zip(near)
        .map(|(word, near)| (word.replace(PAGE, "").replace(PAGES, ""), near))
        .filter(|(word, near)| !(*near && is_of_page(word)))
        .map(|(word, _)| word)
        .collect();
    let is_joint = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '·' | '|' | '/' | '–' | '-');
    kept.join(" ").trim_matches(is_joint).to_owned()
}

/// Whether a word beside the number of a page belongs to it: `sivu`, `s.`, `/`.
fn is_of_page(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    matches!(
        word.as_str(),
        "" | "sivu" | "sivuja" | "s" | "page" | "of" | "sida" | "av"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_beside_the_number_of_the_page_stays() {
        for (line, text) in [
            ("SALASSA PIDETTÄVÄ 7 k. – sivu [sivu]", "SALASSA PIDETTÄVÄ 7 k."),
            ("Dnro OM/1/2027 [sivu]", "Dnro OM/1/2027"),
            (
                "Luottamuksellinen ohje, sivu [sivu] / [sivuja]",
                "Luottamuksellinen ohje",
            ),
            ("[sivu]([sivuja]) Muistio", "Muistio"),
            ("Page [sivu] of [sivuja]", ""),
            ("- [sivu] -", ""),
            ("Sivu 3 – ei numeroa", "Sivu 3 – ei numeroa"),
        ] {
            assert_eq!(without_page(line), text);
        }
    }
}
