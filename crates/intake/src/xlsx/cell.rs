//! The values of cells.

use calamine::{DataRef, ExcelDateTime};
use vuosikello_core::Date;

use crate::grid::{Cell, text_cell};
use crate::number_format::{as_shown, percentage, zero_padded};

/// What is said of a time of day, and of a date of which only a part is shown: neither is what stands in the cell.
pub(crate) const PARTIAL_DATE: (&str, &str) = (
    "Excel on tulkinnut arvon kellonajaksi tai kuukaudeksi",
    "muotoile solu tekstiksi ja kirjoita arvo niin kuin sen pitää näkyä",
);

/// The content of a cell; `None` for an empty one.
pub(super) fn cell(value: &DataRef<'_>, is_formula: bool, format: Option<&str>) -> Option<Cell> {
    match value {
        DataRef::Empty if is_formula => Some(Cell::Unusable {
            message: "kaavalla ei ole laskettua arvoa".into(),
            fix: "avaa tiedosto Excelissä ja tallenna se, jolloin arvo lasketaan",
        }),
        DataRef::Empty => None,
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Int(number) => Some(number_cell(*number as f64, format)),
        DataRef::Float(number) => Some(number_cell(*number, format)),
        DataRef::Bool(truth) => Some(Cell::Truth(*truth)),
        DataRef::DateTime(date) => Some(date_cell(*date, format)),
        DataRef::DateTimeIso(text) => Some(iso_date_cell(text)),
        DataRef::DurationIso(_) => Some(partial_date()),
        DataRef::Error(error) => Some(Cell::Unusable {
            message: format!("solussa on virhe {error}"),
            fix: "korjaa solun kaava",
        }),
    }
}

fn number_cell(value: f64, format: Option<&str>) -> Cell {
    let value = as_shown(value);
    // What the person sees is 50 %, not the number 0.5 behind it: as a sum it would be half a euro.
    if let Some(shown) = format.and_then(|code| percentage(value, code)) {
        return Cell::Percentage(shown);
    }
    let padded = format.and_then(|code| zero_padded(value, code));
    Cell::Number {
        value,
        text: padded.unwrap_or_else(|| value.to_string().replace('.', ",")),
    }
}

/// A date; a time of day is none.
fn date_cell(date: ExcelDateTime, format: Option<&str>) -> Cell {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    match Date::parse(&format!("{day}.{month}.{year}")) {
        Ok(day) if date.is_datetime() && date.as_f64() >= 1.0 => Cell::Date {
            date: day,
            has_time: date.as_f64().fract() != 0.0,
            shows_day: format.is_none_or(|code| code.contains(['d', 'D'])),
        },
        _ if date.is_datetime() => time_of_day(date.as_f64()).map_or_else(partial_date, Cell::Time),
        _ => partial_date(),
    }
}

/// The time of the day that a part of a day is, where it is one to the minute.
fn time_of_day(part: f64) -> Option<String> {
    // What is left of a minute after a double has been read: far less than a second.
    const NOISE: f64 = 1e-3;
    let minutes = part * 24.0 * 60.0;
    let whole = minutes.round();
    let is_time = (0.0..24.0 * 60.0).contains(&whole) && (minutes - whole).abs() < NOISE;
    is_time.then(|| format!("{}.{:02}", (whole / 60.0).floor(), whole % 60.0))
}

/// A date in the form of ISO 8601, maybe with a time.
fn iso_date_cell(text: &str) -> Cell {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    match Date::parse(date) {
        Ok(date) => Cell::Date {
            date,
            has_time: time.contains(|c: char| c.is_ascii_digit() && c != '0'),
            shows_day: true,
        },
        Err(_) => partial_date(),
    }
}

fn partial_date() -> Cell {
    let (message, fix) = PARTIAL_DATE;
    Cell::Unusable {
        message: message.into(),
        fix,
    }
}

#[cfg(test)]
mod tests {
    use super::time_of_day;

    #[test]
    fn a_part_of_a_day_is_a_time() {
        for (part, time) in [
            (0.0, Some("0.00")),
            (0.375, Some("9.00")),
            (0.437_5, Some("10.30")),
            (10.0 / 24.0 / 60.0, Some("0.10")),
        ] {
            assert_eq!(time_of_day(part).as_deref(), time, "{part}");
        }
        for minutes in 0..1_440u32 {
            let time = format!("{}.{:02}", minutes / 60, minutes % 60);
            assert_eq!(time_of_day(f64::from(minutes) / 1_440.0), Some(time));
        }
        for part in [0.375_1, -0.1, 1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(time_of_day(part), None, "{part}");
        }
    }
}
