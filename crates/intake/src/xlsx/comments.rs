//! Comments and notes that people have written on cells.

use std::collections::BTreeSet;

use vuosikello_core::{one_line, shortened};
use vuosikello_ooxml::{Element, Package};

use super::parts::{local, paths};
use super::pivot::cell;
use crate::grid::Grid;
use crate::place::CellName;

/// So many comments of a sheet are taken, and so much of the text of each.
const MOST: usize = 100;
const LONGEST: usize = 80;

/// The folders of the comments of today, which are conversations, and of notes. Where a cell has both, the note only says that an older
/// Excel cannot show the conversation.
const FOLDERS: [&str; 2] = ["threadedComments/", "comments"];

/// Notes in the sheets what people have written on their cells.
pub(super) fn note(package: &Package, grids: &mut [Grid]) {
    let is_comment = |name: &str| FOLDERS.iter().any(|folder| name.contains(folder));
    if !package.parts().any(|(name, _)| is_comment(name)) {
        return;
    }
    let paths = paths(package).unwrap_or_default();
    for grid in grids {
        let path = grid.sheet.as_ref().and_then(|sheet| paths.get(sheet));
        grid.comments = path.and_then(|path| of_sheet(package, path)).unwrap_or_default();
    }
}

/// The comments of a sheet.
fn of_sheet(package: &Package, path: &str) -> Option<Vec<(CellName, String)>> {
    let relationships = package.relationships(path).ok()?;
    let targets = relationships.iter().filter(|relationship| !relationship.external);
    let parts: Vec<String> = targets
        .filter_map(|relationship| package.target(path, relationship))
        .collect();
    let (mut comments, mut seen) = (Vec::new(), BTreeSet::new());
    for folder in FOLDERS {
        for part in parts.iter().filter(|part| part.contains(folder)) {
            let Some(root) = package.part(part).and_then(|bytes| Element::parse(bytes).ok()) else {
                continue;
            };
            root.walk(&mut |element| {
                let is_comment = matches!(local(&element.name), "comment" | "threadedComment");
                let place = element.get("ref").filter(|_| is_comment).and_then(cell);
                if let Some(place) = place.filter(|_| comments.len() < MOST)
                    && seen.insert(place)
                {
                    comments.push((place, text_of(element)));
                }
            });
        }
    }
    comments.sort_by_key(|(place, _)| *place);
    Some(comments)
}

/// The text of a comment, on one line.
fn text_of(comment: &Element<'_>) -> String {
    let mut text = String::new();
    comment.walk(&mut |element| {
        if matches!(local(&element.name), "t" | "text") {
            text.push_str(&element.own_text());
            text.push(' ');
        }
    });
    shortened(&one_line(&text), LONGEST).into_owned()
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Note, Workbook};

    use crate::read_xlsx;

    #[test]
    fn notes_on_cells_are_seen_on_their_sheet() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write(0, 0, "x").unwrap();
        let sheet = workbook.add_worksheet();
        sheet.write(0, 0, "x").unwrap();
        let note = |text: &str| Note::new(text).add_author_prefix(false);
        sheet.insert_note(4, 1, &note("Tarkista\ntämä")).unwrap();
        sheet.insert_note(1, 0, &note(&"pitkä ".repeat(50))).unwrap();
        let grids = read_xlsx(&workbook.save_to_buffer().unwrap()).unwrap();
        assert!(grids[0].comments.is_empty());
        let told: Vec<(String, usize)> = grids[1]
            .comments
            .iter()
            .map(|(place, text)| (place.to_string(), text.chars().count()))
            .collect();
        assert_eq!(told[1].0, "B5");
        assert_eq!(grids[1].comments[1].1, "Tarkista tämä");
        assert_eq!(told[0].0, "A2");
        assert!(told[0].1 <= 81, "{told:?}");
    }
}
