//! CSV files as Excel and reporting systems write them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::grid::{Grid, GridRow, text_cell, with_plain_breaks};
use crate::limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use crate::place::{CellName, Place};
use crate::trouble::Trouble;

/// Reads a CSV file (RFC 4180) that is UTF-8, UTF-16 with its mark, or Windows-1252, with semicolons, tabs or commas between the cells. What is wrong with
/// single rows is in [`Grid::trouble`].
///
/// # Errors
/// The file is no CSV file, or is in another encoding.
pub fn read_csv(bytes: &[u8]) -> Result<Grid, Trouble> {
    let text = decode(bytes)?;
    let text = with_plain_breaks(&text);
    let delimiter = delimiter(&text);
    if let Some(line) = overfull_line(&text, delimiter) {
        return Err(Trouble::beyond_limits(Place::Line { line, column: 1 }));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    let (mut row, mut line, mut end) = (0usize, 1usize, 0usize);
    let mut filled = 0usize;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            // The reader's own words are English, and say nothing that a person could go by.
            Err(_) => return Err(Trouble::with_file("no-csv", "ei ole CSV-muotoa", SAVE_AS)),
        }
        // The reader passes over empty lines, which a spreadsheet program counts as rows.
        let skipped = text
            .get(start..)
            .unwrap_or_default()
            .bytes()
            .take_while(|byte| *byte == b'\n')
            .count();
        row += skipped;
        let start = start + skipped;
        line += text.get(end..start).unwrap_or_default().matches('\n').count();
        end = start;
        let place = |column| Place::Cell {
            sheet: None,
            cell: CellName { row, column },
            line: Some(line),
        };
        if row >= MAX_ROWS {
            grid.trouble.push(Trouble::beyond_limits(place(0)));
            break;
        }
        let is_last = reader.position().byte() == text.len() as u64;
        if is_last && ends_in_quotes(text.get(start..).unwrap_or_default(), delimiter) {
            let column = record.len().saturating_sub(1);
            grid.trouble.push(Trouble::new(
                "unclosed-quote",
                place(column),
                "lainausmerkki jää sulkematta",
                "sulje lainausmerkki tai poista se",
            ));
        }
        let cells = record.iter().enumerate();
        let cells: Vec<_> = cells
            .filter_map(|(i, cell)| text_cell(cell).map(|cell| (i, cell)))
            .collect();
        filled += cells.len();
        if filled > MAX_CELLS {
            return Err(Trouble::too_many_cells(place(0)));
        }
        if let Some((column, _)) = cells.last().filter(|(column, _)| *column >= MAX_COLUMNS) {
            grid.trouble.push(Trouble::beyond_limits(place(*column)));
        } else if !cells.is_empty() {
            let line = Some(line);
            grid.rows.push(GridRow { row, line, cells });
        }
        row += 1;
    }
    Ok(grid)
}

/// The most separators on a line. The cells of a line are held in memory before those beyond the last column are told, empty ones too.
const MOST_ON_A_LINE: usize = 100 * MAX_COLUMNS;

/// The first line with more separators than any row has.
fn overfull_line(text: &str, delimiter: u8) -> Option<usize> {
    let is_overfull = |line: &str| {
        line.len() > MOST_ON_A_LINE && line.bytes().filter(|byte| *byte == delimiter).count() > MOST_ON_A_LINE
    };
    text.split('\n').position(is_overfull).map(|index| index + 1)
}

const SAVE_AS: &str = "tallenna Excelissä muodossa CSV UTF-8 (luetteloerotin)";

/// The text, whichever encoding it has.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Trouble> {
    // *Unicode-teksti* of Excel, which begins by saying so.
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
        let broken = "tiedosto alkaa UTF-16-muodossa mutta ei ole sitä";
        return match has_errors {
            false => Ok(text),
            true => Err(Trouble::with_file("encoding", broken, SAVE_AS)),
        };
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(error) => error,
    };
    let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let on_line = before.get(line_start..).unwrap_or_default();
    let place = Place::Line {
        line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
        column: String::from_utf8_lossy(on_line).chars().count() + 1,
    };
    // The letter Ã, which the first byte of ä and ö in UTF-8 would be in Windows-1252, is in no Finnish text.
    let has_utf8_letters = bytes.windows(2).any(|pair| matches!(pair, [0xc3, 0x80..=0xbf]));
    if has_utf8_letters {
        let message = "tiedostossa on sekaisin UTF-8- ja Windows-1252-merkistöä";
        return Err(Trouble::new("encoding", place, message, SAVE_AS));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    // Bytes that Windows-1252 does not define come out as control characters.
    if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        return Err(Trouble::new(
            "encoding",
            place,
            "tiedosto ei ole UTF-8 eikä Windows-1252",
            SAVE_AS,
        ));
    }
    Ok(text)
}

/// How many lines tell what stands between the cells: titles above the headings have no separators, or others.
const LINES_LOOKED_AT: usize = 60;

/// The mark between the cells: the one that Excel's line `sep=;` names, or else the one of which most lines have equally many.
fn delimiter(text: &str) -> u8 {
    if let Some(mark) = stated_delimiter(text) {
        return mark;
    }
    let marks = [b';', b'\t', b','];
    let counts = counts(text, marks);
    let weight = |at: usize| -> usize {
        let of_mark = || {
            counts
                .iter()
                .map(|line| line.get(at).copied().unwrap_or_default())
        };
        let lines_with = |count| of_mark().filter(|other| *other == count).count();
        of_mark()
            .map(|count| count * lines_with(count))
            .max()
            .unwrap_or_default()
    };
    let weights = marks.iter().enumerate().map(|(at, mark)| (*mark, weight(at)));
    let best = weights.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(b';', |(mark, _)| mark)
}

/// The mark in the first line `sep=;`, which Excel takes for an instruction and not for data.
fn stated_delimiter(text: &str) -> Option<u8> {
    let first = text.lines().next()?.trim().trim_matches('"');
    let mark = first.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="));
    let mark = mark.and_then(|_| first.as_bytes().get(4)).copied()?;
    matches!(mark, b';' | b'\t' | b',').then_some(mark)
}

/// How many of each mark stand on each of the first lines, outside quotation marks.
fn counts<const N: usize>(text: &str, marks: [u8; N]) -> Vec<[usize; N]> {
    let mut lines = vec![[0; N]];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                if lines.len() == LINES_LOOKED_AT {
                    break;
                }
                lines.push([0; N]);
            }
            _ if !quoted => {
                let line = lines.last_mut().into_iter().flatten();
                for (count, mark) in line.zip(marks) {
                    *count += usize::from(mark == byte);
                }
            }
            _ => {}
        }
    }
    lines
}

/// Whether the text ends inside a quoted cell: the reader would take the rest of the file for one cell.
fn ends_in_quotes(record: &str, delimiter: u8) -> bool {
    let (mut quoted, mut at_start) = (false, true);
    for byte in record.bytes() {
        if byte == b'"' && (quoted || at_start) {
            quoted = !quoted;
            // A quotation mark right after the closing one is an escaped one and opens the cell again.
            at_start = !quoted;
        } else if !quoted {
            at_start = byte == delimiter || byte == b'\n';
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::grid::Cell;

    fn rows(bytes: &[u8]) -> Vec<(usize, Option<usize>, Vec<String>)> {
        let grid = read_csv(bytes).unwrap();
        assert_eq!(grid.trouble, []);
        let text = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        };
        let row = |row: &GridRow| {
            (
                row.row,
                row.line,
                row.cells
                    .iter()
                    .map(|(i, cell)| format!("{i}:{}", text(cell)))
                    .collect(),
            )
        };
        grid.rows.iter().map(row).collect()
    }

    fn one(row: usize, line: usize, cells: &[&str]) -> (usize, Option<usize>, Vec<String>) {
        (
            row,
            Some(line),
            cells.iter().map(|cell| (*cell).to_owned()).collect(),
        )
    }

    #[test]
    fn the_separator_is_seen_from_the_header() {
        for text in ["a;b,c\n1;2", "a\tb,c\n1\t2", "\"a;x;y\",b\n1,2"] {
            assert_eq!(rows(text.as_bytes()).last().unwrap().2, ["0:1", "1:2"], "{text}");
        }
    }

    #[test]
    fn titles_above_the_headings_do_not_tell_the_separator() {
        for text in [
            "Palvelut, tilanne, helmikuu\n\na;b\n1;2\n1;2",
            "sep=;\na;b\n1,5;2,5\n3,5;4,5\n1;2",
            "sep=,\n\"a;b;c\",b\n1,2",
            "Kohde;Summa\nP1;10,50\nP2;10,50\n1;2",
        ] {
            assert_eq!(rows(text.as_bytes()).last().unwrap().2, ["0:1", "1:2"], "{text}");
        }
    }

    #[test]
    fn finnish_letters_are_read_from_both_encodings() {
        let expected = vec![one(0, 1, &["0:päivä", "1:š€"])];
        assert_eq!(rows("\u{feff}päivä;š€\r\n".as_bytes()), expected);
        assert_eq!(rows(b"p\xe4iv\xe4;\x9a\x80\r\n"), expected);
        let units: Vec<u16> = "\u{feff}päivä\tš€\r\n".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!((rows(&little), rows(&big)), (expected.clone(), expected));
    }

    #[test]
    fn rows_are_those_of_a_spreadsheet_and_lines_those_of_a_text_editor() {
        assert_eq!(
            rows(b"\na;b\n\n\"x\ny\";2\r\n;;\r\n\r\n3;4"),
            [
                one(1, 2, &["0:a", "1:b"]),
                one(3, 4, &["0:x\ny", "1:2"]),
                one(6, 8, &["0:3", "1:4"])
            ]
        );
    }

    #[test]
    fn an_unclosed_quotation_mark_does_not_swallow_the_rest_in_silence() {
        let trouble = read_csv(b"a;b\n1;\"2\n3;4\n").unwrap().trouble;
        let cell = CellName { row: 1, column: 1 };
        let line = Some(2);
        assert_eq!(trouble.len(), 1);
        assert_eq!(
            trouble[0].place,
            Place::Cell {
                sheet: None,
                cell,
                line
            }
        );
        for whole in ["a;b\n1;\"2\"\n", "a;b\n1;\"x \"\"y\"\"\"", "a;b\n1;5\" kiekko"] {
            assert_eq!(read_csv(whole.as_bytes()).unwrap().trouble, [], "{whole}");
        }
    }

    #[test]
    fn what_no_table_has_is_refused_before_it_fills_the_memory() {
        let message = |text: String| match read_csv(text.as_bytes()) {
            Ok(grid) => grid.trouble.first().map(|trouble| trouble.message.clone()),
            Err(trouble) => Some(trouble.message),
        };
        let limits = "taulukossa saa olla enintään 10000 riviä ja 100 saraketta";
        assert_eq!(message(format!("a;b\n{}", ";".repeat(20_000))).unwrap(), limits);
        assert_eq!(
            message("x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x;x\n".repeat(9_999))
                .unwrap(),
            "tiedostossa on yli 300030 täytettyä solua"
        );
        let grid = read_csv(format!("a;{}\n", "ä".repeat(40_000)).as_bytes()).unwrap();
        assert!(matches!(grid.rows[0].cells[1].1, Cell::Unusable { .. }));
    }

    #[test]
    fn other_encodings_are_refused_with_the_place() {
        let error = |bytes: &[u8]| read_csv(bytes).unwrap_err();
        assert_eq!(
            error(b"a\nb\xe4\x81").message,
            "tiedosto ei ole UTF-8 eikä Windows-1252"
        );
        assert_eq!(error(b"a\nb\xe4\x81").place, Place::Line { line: 2, column: 2 });
        assert_eq!(
            error(b"\xff\xfea\0b").message,
            "tiedosto alkaa UTF-16-muodossa mutta ei ole sitä"
        );
        assert_eq!(
            error("ä\n".bytes().chain([0xe4]).collect::<Vec<_>>().as_slice()).message,
            "tiedostossa on sekaisin UTF-8- ja Windows-1252-merkistöä"
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read_csv(&bytes);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[ab;,\t\"\n\r ä]{0,60}") {
            let _ = read_csv(text.as_bytes());
        }
    }
}
