//! Pivot tables, which show a label only beside the first of its rows.

use vuosikello_ooxml::{Element, Package};

use super::parts::paths;
use crate::grid::{Grid, Merged};
use crate::place::CellName;

/// Notes in the sheets where their pivot tables are.
pub(super) fn note(package: &Package, grids: &mut [Grid]) {
    if !package
        .parts()
        .any(|(name, _)| name.starts_with("xl/pivotTables/"))
    {
        return;
    }
    let paths = paths(package).unwrap_or_default();
    for grid in grids {
        let path = grid.sheet.as_ref().and_then(|sheet| paths.get(sheet));
        grid.pivots = path.and_then(|path| of_sheet(package, path)).unwrap_or_default();
    }
}

/// The pivot tables of a sheet.
fn of_sheet(package: &Package, path: &str) -> Option<Vec<(Merged, usize)>> {
    let (folder, name) = path.rsplit_once('/')?;
    let relations = Element::parse(package.part(&format!("{folder}/_rels/{name}.rels"))?).ok()?;
    let targets = relations.elements().filter_map(|relation| relation.get("Target"));
    let pivots = targets.filter_map(|target| {
        let (_, name) = target.rsplit_once("pivotTables/")?;
        let pivot = Element::parse(package.part(&format!("xl/pivotTables/{name}"))?).ok()?;
        let location = pivot.find("location")?;
        let labels = location.get("firstDataCol")?.parse().ok()?;
        Some((range(location.get("ref")?)?, labels))
    });
    Some(pivots.collect())
}

/// The range that a reference such as `A3:E20` names.
fn range(reference: &str) -> Option<Merged> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    Some(Merged {
        first: cell(first)?,
        last: cell(last)?,
    })
}

pub(super) fn cell(reference: &str) -> Option<CellName> {
    let reference = reference.replace('$', "");
    let at = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(at)?;
    let mut column = 0usize;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        let number = usize::from(letter.is_ascii_uppercase().then(|| letter - b'A' + 1)?);
        column = column.checked_mul(26)?.checked_add(number)?;
    }
    let row: usize = digits.parse().ok()?;
    Some(CellName {
        row: row.checked_sub(1)?,
        column: column.checked_sub(1)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_ranges_of_cells() {
        let name = |row, column| CellName { row, column };
        assert_eq!(
            range("A3:AB20").map(|range| (range.first, range.last)),
            Some((name(2, 0), name(19, 27)))
        );
        assert_eq!(range("$B$2").map(|range| range.last), Some(name(1, 1)));
        for broken in ["", "A", "3", "A0", "Ä1", "A3:", "AAAAAAAAAAAAAAAAAAAAAAA1"] {
            assert!(range(broken).is_none(), "{broken}");
        }
    }
}
