//! How formulas name the cells of a workbook (ECMA-376 Part 1 § 18.17.2.2).

/// The letters of a column, counted from 0.
///
/// ```
/// use vuosikello_ooxml::column_name;
/// assert_eq!([0, 25, 26, 16_383].map(column_name), ["A", "Z", "AA", "XFD"]);
/// ```
pub fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// The name of a sheet as it stands in a formula: between apostrophes where it could be taken for something else.
///
/// ```
/// use vuosikello_ooxml::sheet_reference;
/// assert_eq!(sheet_reference("Palvelut"), "Palvelut");
/// assert_eq!(sheet_reference("Q1 'live'"), "'Q1 ''live'''");
/// ```
pub fn sheet_reference(name: &str) -> String {
    // Four letters and no digit are neither the address of a cell nor part of one.
    if name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_with_letters() {
        let names = [0, 25, 26, 701, 702, 16_383].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn names_that_formulas_could_misread_stand_between_apostrophes() {
        for name in ["Q1", "R1C1", "Palvelut 2027", "Määrä", "abc"] {
            assert_eq!(sheet_reference(name), format!("'{name}'"));
        }
        assert_eq!(sheet_reference("Palvelut"), "Palvelut");
        assert_eq!(sheet_reference("'a"), "'''a'");
    }
}
