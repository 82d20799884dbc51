//! Advance widths of characters, in font units: the table `widths.csv`, which is read when the crate is compiled.
//!
//! Arial, Calibri and Times New Roman have the widths of Liberation Sans, Carlito and Liberation Serif, which were drawn
//! to them; Calibri lacks the square and the triangle, which have the widths of DejaVu Sans. Noto Sans stands for the
//! humanist faces of screens, which are as wide or narrower; DejaVu Sans, one of the widest faces in use, for Verdana and
//! for every face that is not known. The numbers are those of the table `hmtx` of the fonts.

/// The faces of the table, each in regular and in bold type.
const FACES: usize = 10;
/// The printable characters of ASCII, and those beyond it that have a width of their own here. A letter with a diacritic is
/// as wide as the letter.
const CHARACTERS: usize = 95 + 70;

/// A character with its widths, by face.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    character: u32,
    pub(crate) widths: [u16; FACES],
}

/// In the order of the characters.
static ROWS: [Row; CHARACTERS] = rows(include_str!("widths.csv").as_bytes());

/// The widths of a character, if it is in the table.
#[inline]
pub(crate) fn of(character: char) -> Option<&'static Row> {
    let number = u32::from(character);
    // Up to the tilde no character is missing.
    let place = match number.checked_sub(0x20).map(|place| place as usize) {
        Some(place) if number <= 0x7e => place,
        _ => ROWS.binary_search_by_key(&number, |row| row.character).ok()?,
    };
    ROWS.get(place)
}

/// Reads the table: below a line of headers a line for each character, with its number and its widths. A mistake in it
/// does not compile.
const fn rows(table: &[u8]) -> [Row; CHARACTERS] {
    let mut rows = [Row {
        character: 0,
        widths: [0; FACES],
    }; CHARACTERS];
    let (mut at, mut row) = (0, 0);
    while row < CHARACTERS {
        while table[at] != b'\n' {
            at += 1;
        }
        at += 1;
        let mut column = 0;
        while column <= FACES {
            let mut number = 0;
            while table[at] != b';' {
                assert!(table[at].is_ascii_digit());
                number = number * 10 + (table[at] - b'0') as u32;
                at += 1;
            }
            at += 1;
            match column {
                0 => rows[row].character = number,
                column => rows[row].widths[column - 1] = number as u16,
            }
            column += 1;
        }
        assert!(row == 0 || rows[row - 1].character < rows[row].character);
        row += 1;
    }
    rows
}

#[cfg(test)]
pub(crate) fn characters() -> impl Iterator<Item = char> {
    ROWS.iter().filter_map(|row| char::from_u32(row.character))
}
