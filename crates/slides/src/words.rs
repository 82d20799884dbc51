//! The few words that the writer adds by itself.

use chrono::{Datelike, NaiveDate};
use vuosikello_document::Language;

/// What a row or item says that stands for those that were cut.
pub(crate) fn others(language: Language, count: usize) -> String {
    match language {
        Language::Finnish => format!("Muut ({count}\u{a0}kpl)"),
        Language::Swedish => format!("Övriga ({count}\u{a0}st.)"),
        Language::English => format!("Others ({count})"),
    }
}

/// What stands in the place of an empty table, list or chart.
pub(crate) fn nothing(language: Language) -> &'static str {
    match language {
        Language::Finnish => "Ei näytettävää.",
        Language::Swedish => "Inget att visa.",
        Language::English => "Nothing to show.",
    }
}

/// What goes before a text that stands whole in the notes only.
pub(crate) fn whole_text(language: Language) -> &'static str {
    match language {
        Language::Finnish => "Koko teksti:",
        Language::Swedish => "Hela texten:",
        Language::English => "Whole text:",
    }
}

/// The unit of a chart of money in the given power of ten.
pub(crate) fn euros(language: Language, power: u32) -> &'static str {
    match (language, power) {
        (_, 0) => "€",
        (Language::English, 3) => "EUR\u{a0}1,000",
        (_, 3) => "1\u{a0}000\u{a0}€",
        (Language::Finnish, _) => "milj.\u{a0}€",
        (Language::Swedish, _) => "mn\u{a0}€",
        (Language::English, _) => "EUR\u{a0}million",
    }
}

/// A date as shown.
pub(crate) fn date(language: Language, date: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match (language, MONTHS.get(date.month0() as usize)) {
        (Language::English, Some(month)) => format!("{}\u{a0}{month} {}", date.day(), date.year()),
        _ => format!("{}.{}.{}", date.day(), date.month(), date.year()),
    }
}

/// The names of shapes, as the selection pane of PowerPoint lists them.
pub(crate) struct ShapeNames {
    pub(crate) title: &'static str,
    pub(crate) text: &'static str,
    pub(crate) table: &'static str,
    pub(crate) chart: &'static str,
    pub(crate) figure: &'static str,
    pub(crate) date: &'static str,
    pub(crate) footer: &'static str,
    pub(crate) number: &'static str,
    pub(crate) image: &'static str,
    pub(crate) notes: &'static str,
}

/// The names of shapes in a language.
pub(crate) fn shape_names(language: Language) -> ShapeNames {
    match language {
        Language::Finnish => ShapeNames {
            title: "Otsikko",
            text: "Teksti",
            table: "Taulukko",
            chart: "Kaavio",
            figure: "Tunnusluku",
            date: "Päivämäärä",
            footer: "Alatunniste",
            number: "Dian numero",
            image: "Dian kuva",
            notes: "Muistiinpanot",
        },
        Language::Swedish => ShapeNames {
            title: "Rubrik",
            text: "Text",
            table: "Tabell",
            chart: "Diagram",
            figure: "Nyckeltal",
            date: "Datum",
            footer: "Sidfot",
            number: "Bildnummer",
            image: "Bild av bilden",
            notes: "Anteckningar",
        },
        Language::English => ShapeNames {
            title: "Title",
            text: "Text",
            table: "Table",
            chart: "Chart",
            figure: "Key figure",
            date: "Date",
            footer: "Footer",
            number: "Slide number",
            image: "Slide image",
            notes: "Notes",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_counts_follow_the_language() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        assert_eq!(date(Language::Finnish, day), "9.3.2026");
        assert_eq!(date(Language::English, day), "9\u{a0}March 2026");
        assert_eq!(others(Language::Finnish, 12), "Muut (12\u{a0}kpl)");
    }
}
