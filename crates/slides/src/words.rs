//! The few words that the writer adds by itself.

use chrono::NaiveDate;
use vuosikello_document::Language;

/// What stands in the place of an empty table, list or chart.
pub(crate) fn nothing(language: Language) -> &'static str {
    language.choose("Ei näytettävää.", "Inget att visa.", "Nothing to show.")
}

/// What goes before a text that stands whole in the notes only.
pub(crate) fn whole_text(language: Language) -> &'static str {
    language.choose("Koko teksti:", "Hela texten:", "Whole text:")
}

/// A date as shown.
pub(crate) fn date(language: Language, date: NaiveDate) -> String {
    // chrono's own names of months are English ones.
    match language {
        Language::English => date.format("%-d\u{a0}%B %Y").to_string(),
        Language::Finnish | Language::Swedish => date.format("%-d.%-m.%Y").to_string(),
    }
}

/// The names of shapes, as the selection pane of PowerPoint lists them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ShapeName {
    Title,
    Subject,
    Text,
    Table,
    Chart,
    Figure,
    Date,
    Footer,
    Number,
    Image,
    Notes,
}

impl ShapeName {
    /// The name in a language.
    pub(crate) fn of(self, language: Language) -> &'static str {
        match self {
            ShapeName::Title => language.choose("Otsikko", "Rubrik", "Title"),
            ShapeName::Subject => language.choose("Aihe", "Ämne", "Subject"),
            ShapeName::Text => language.choose("Teksti", "Text", "Text"),
            ShapeName::Table => language.choose("Taulukko", "Tabell", "Table"),
            ShapeName::Chart => language.choose("Kaavio", "Diagram", "Chart"),
            ShapeName::Figure => language.choose("Tunnusluku", "Nyckeltal", "Key figure"),
            ShapeName::Date => language.choose("Päivämäärä", "Datum", "Date"),
            ShapeName::Footer => language.choose("Alatunniste", "Sidfot", "Footer"),
            ShapeName::Number => language.choose("Dian numero", "Bildnummer", "Slide number"),
            ShapeName::Image => language.choose("Dian kuva", "Bild av bilden", "Slide image"),
            ShapeName::Notes => language.choose("Muistiinpanot", "Anteckningar", "Notes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_the_language() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        assert_eq!(date(Language::Finnish, day), "9.3.2026");
        assert_eq!(date(Language::English, day), "9\u{a0}March 2026");
    }
}
