//! Words of a document that people replace by choosing: a person, a day.

use vuosikello_core::one_line;
use vuosikello_document::Language;
use vuosikello_ooxml::Element;

/// The tag of the content controls, by which the reader knows them.
pub(crate) const TAG: &str = "vuosikello-taytto";

/// What a text begins with in which people write: in another, words that are only a part of it are no controls.
pub(crate) const BLANK: char = '…';

/// Words that stand in a document to be replaced, and what Word offers in their place. In the document they stay the text that they are, and
/// whoever would rather write writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FillIn {
    /// The words, as they stand in a text that begins with `…`, or that is nothing else: `vastuuhenkilö`.
    pub words: String,
    /// What is offered.
    pub kind: FillInKind,
}

/// What Word offers in the place of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FillInKind {
    /// One of some texts, or any other.
    OneOf(Vec<String>),
    /// A day from a calendar.
    Day,
}

impl FillIn {
    /// The properties of the content control, in the order of the schema; `id` is its number.
    pub(crate) fn properties(&self, id: Element<'static>, language: Language) -> Vec<Element<'static>> {
        let named = |name: &'static str, value: String| Element::new(name).attribute("w:val", value);
        let kind = match &self.kind {
            FillInKind::OneOf(texts) => {
                let mut known: Vec<String> = Vec::new();
                for text in texts.iter().map(|text| one_line(text)) {
                    if !text.is_empty() && !known.contains(&text) {
                        known.push(text);
                    }
                }
                let items = known.into_iter().map(|text| {
                    Element::new("w:listItem")
                        .attribute("w:displayText", text.clone())
                        .attribute("w:value", text)
                });
                Element::new("w:comboBox").children(items)
            }
            FillInKind::Day => Element::new("w:date")
                .child(named("w:dateFormat", "d.M.yyyy".to_owned()))
                .child(named("w:lid", language.tag().to_owned()))
                .child(named("w:storeMappedDataAs", "dateTime".to_owned()))
                .child(named("w:calendar", "gregorian".to_owned())),
        };
        vec![
            named("w:alias", one_line(&self.words)),
            named("w:tag", TAG.to_owned()),
            id,
            kind,
        ]
    }
}
