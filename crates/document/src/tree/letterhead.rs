//! The head of the pages of an official document: which field stands where (SFS 2487).
//!
//! It has three places: the sender at the left, the document itself in the middle, the number of the page at the right edge.
//! In each, lines stand below one another. The first page has every field; those that follow have what tells where a loose
//! page belongs. A blank field has no line.
//!
//! Writers set the lines each in their own way: Word puts the mark of a draft on the line of the type; PDF puts the initials
//! of the author on the line of the unit, and moves a long designation of an annex from the edge to the middle.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;
use vuosikello_core::is_blank;

use super::{Head, Language};

/// A field of the head, or of the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadField {
    /// The organisation that gives the document.
    Organisation,
    /// The unit inside the organisation.
    Unit,
    /// The initials of the author.
    AuthorInitials,
    /// The type of the document.
    DocumentType,
    /// The mark of a draft.
    Draft,
    /// The date of the document.
    Date,
    /// The case number.
    CaseNumber,
    /// The designation of an annex.
    Annex,
    /// The publicity class.
    Classification,
    /// The legal ground of secrecy.
    LegalGround,
    /// The contact line at the foot.
    Contact,
}

impl HeadField {
    /// All fields.
    pub const ALL: [HeadField; 11] = [
        HeadField::Organisation,
        HeadField::Unit,
        HeadField::AuthorInitials,
        HeadField::DocumentType,
        HeadField::Draft,
        HeadField::Date,
        HeadField::CaseNumber,
        HeadField::Annex,
        HeadField::Classification,
        HeadField::LegalGround,
        HeadField::Contact,
    ];

    /// The name of the field in Finnish, as Word shows it on its content control.
    pub fn title(self) -> &'static str {
        match self {
            HeadField::Organisation => "Organisaatio",
            HeadField::Unit => "Yksikkö",
            HeadField::AuthorInitials => "Laatija",
            HeadField::DocumentType => "Asiakirjatyyppi",
            HeadField::Draft => "Tila",
            HeadField::Date => "Päivämäärä",
            HeadField::CaseNumber => "Diaarinumero",
            HeadField::Annex => "Liite",
            HeadField::Classification => "Julkisuusluokka",
            HeadField::LegalGround => "Lainkohta",
            HeadField::Contact => "Yhteystiedot",
        }
    }
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadSpan<'h> {
    /// A field with its text.
    Field(HeadField, Cow<'h, str>),
    /// Words around fields and numbers.
    Words(&'static str),
    /// The number of the page.
    PageNumber,
    /// The number of pages.
    PageCount,
}

/// A line of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLine<'h> {
    /// Its pieces, in order.
    pub spans: Vec<HeadSpan<'h>>,
}

impl HeadLine<'_> {
    /// The number of the page and, in brackets, the number of pages.
    pub fn page_number() -> Self {
        use HeadSpan::{PageCount, PageNumber, Words};
        let spans = vec![PageNumber, Words(" ("), PageCount, Words(")")];
        Self { spans }
    }

    /// The field that the line shows, the first of several; `None` for the number of the page.
    pub fn field(&self) -> Option<HeadField> {
        self.spans.iter().find_map(|span| match span {
            HeadSpan::Field(field, _) => Some(*field),
            _ => None,
        })
    }

    /// Whether the line stands out: it says whose document this is, and what it is.
    pub fn is_strong(&self) -> bool {
        use HeadField::{DocumentType, Draft, Organisation};
        matches!(self.field(), Some(Organisation | DocumentType | Draft))
    }

    /// The line as plain text on page `number` of `count`, without white space around its fields.
    pub fn text(&self, number: usize, count: usize) -> String {
        let text = |span: &HeadSpan<'_>| match span {
            HeadSpan::Field(_, text) => text.trim().to_owned(),
            HeadSpan::Words(words) => (*words).to_owned(),
            HeadSpan::PageNumber => number.to_string(),
            HeadSpan::PageCount => count.to_string(),
        };
        self.spans.iter().map(text).collect()
    }
}

/// The lines at the head of a page, by their places.
///
/// ```
/// use vuosikello_document::Head;
///
/// let mut head = Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus");
/// head.case_number = "ORK/1234/00.01.02/2026".into();
/// head.annex = Some("Liite 3".into());
/// let letterhead = head.letterhead(false);
/// assert_eq!(letterhead.sender[0].text(2, 5), "Oikeusrekisterikeskus");
/// assert_eq!(letterhead.document[0].text(2, 5), "Dnro ORK/1234/00.01.02/2026");
/// assert_eq!(letterhead.page[0].text(2, 5), "2 (5)");
/// assert_eq!(letterhead.page[1].text(2, 5), "Liite 3");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead<'h> {
    /// At the left: who gives the document.
    pub sender: Vec<HeadLine<'h>>,
    /// In the middle: what it is.
    pub document: Vec<HeadLine<'h>>,
    /// At the right edge: the number of the page, and the annex.
    pub page: Vec<HeadLine<'h>>,
}

impl Head {
    /// The lines at the head of the first page, or of the pages that follow.
    pub fn letterhead(&self, is_first_page: bool) -> Letterhead<'_> {
        use HeadField::{
            Annex, AuthorInitials, CaseNumber, Classification, Date, DocumentType, Draft, Organisation, Unit,
        };
        let stands = |field: &&HeadField| is_first_page || !matches!(field, Unit | AuthorInitials | Date);
        let lines = |fields: &[HeadField]| {
            let fields = fields.iter().filter(stands);
            fields.filter_map(|field| self.line(*field)).collect()
        };
        let page = [Some(HeadLine::page_number()), self.line(Annex)];
        Letterhead {
            sender: lines(&[Organisation, Unit, AuthorInitials]),
            document: lines(&[DocumentType, Draft, Date, CaseNumber, Classification]),
            page: page.into_iter().flatten().collect(),
        }
    }

    /// What must stand on every page of an annex that was made elsewhere, on whose margin there is room for one line: without
    /// the ground of secrecy.
    pub fn stamp(&self) -> Vec<HeadLine<'_>> {
        let class = self.span(HeadField::Classification);
        let lines = [
            self.line(HeadField::CaseNumber),
            class.map(|class| HeadLine { spans: vec![class] }),
            self.line(HeadField::Annex),
            Some(HeadLine::page_number()),
        ];
        lines.into_iter().flatten().collect()
    }

    /// The line of a field, with the words around it.
    fn line(&self, field: HeadField) -> Option<HeadLine<'_>> {
        let mut spans = Vec::from_iter(self.span(field));
        if field == HeadField::CaseNumber && !spans.is_empty() {
            spans.insert(0, HeadSpan::Words(self.case_number_label()));
        }
        if field == HeadField::Classification
            && let Some(ground) = self.span(HeadField::LegalGround)
        {
            spans.extend([HeadSpan::Words(" ("), ground, HeadSpan::Words(")")]);
        }
        (!spans.is_empty()).then_some(HeadLine { spans })
    }

    fn span(&self, field: HeadField) -> Option<HeadSpan<'_>> {
        Some(HeadSpan::Field(field, self.field(field)?))
    }

    /// The text of a field; `None` for a blank one.
    pub fn field(&self, field: HeadField) -> Option<Cow<'_, str>> {
        let classification = &self.classification;
        let text = match field {
            HeadField::Organisation => Some(self.organisation.as_str()),
            HeadField::Unit => self.unit.as_deref(),
            HeadField::AuthorInitials => self.author_initials.as_deref(),
            HeadField::DocumentType => Some(self.document_type.as_str()),
            HeadField::Draft => self.draft.then(|| self.draft_mark()),
            HeadField::Date => return Some(self.date.format("%-d.%-m.%Y").to_string().into()),
            HeadField::CaseNumber => Some(self.case_number.as_str()),
            HeadField::Annex => self.annex.as_deref(),
            HeadField::Classification => Some(classification.label.as_str()),
            HeadField::LegalGround => classification.legal_ground.as_deref(),
            HeadField::Contact => self.footer.as_deref(),
        };
        text.filter(|text| !is_blank(text)).map(Cow::Borrowed)
    }

    /// Takes over the text of a field, as [`Head::field`] gives it. A date that is none leaves the date as it is.
    pub fn set_field(&mut self, field: HeadField, text: String) {
        match field {
            HeadField::Organisation => self.organisation = text,
            HeadField::Unit => self.unit = Some(text),
            HeadField::AuthorInitials => self.author_initials = Some(text),
            HeadField::DocumentType => self.document_type = text,
            HeadField::Draft => self.draft = true,
            HeadField::Date => {
                let date = NaiveDate::parse_from_str(text.trim(), "%d.%m.%Y");
                self.date = date.unwrap_or(self.date);
            }
            HeadField::CaseNumber => self.case_number = text,
            HeadField::Annex => self.annex = Some(text),
            HeadField::Classification => self.classification.label = text,
            HeadField::LegalGround => self.classification.legal_ground = Some(text),
            HeadField::Contact => self.footer = Some(text),
        }
    }

    /// How a draft says that it is one.
    fn draft_mark(&self) -> &'static str {
        match self.language {
            Language::Finnish => "LUONNOS",
            Language::Swedish => "UTKAST",
            Language::English => "DRAFT",
        }
    }

    /// What stands before the case number, unless the number says it itself, in whichever language.
    fn case_number_label(&self) -> &'static str {
        let number = self.case_number.trim().to_lowercase();
        if number.starts_with("dnr") || number.starts_with("ref.") {
            return "";
        }
        match self.language {
            Language::Finnish => "Dnro ",
            Language::Swedish => "Dnr ",
            Language::English => "Ref. ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Classification;

    fn head() -> Head {
        Head {
            unit: Some("Asiakkuudet".into()),
            author_initials: Some("MM".into()),
            document_type: "Palvelusopimus".into(),
            date: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
            case_number: "ORK/1234/00.01.02/2026".into(),
            classification: Classification {
                label: "Salassa pidettävä".into(),
                legal_ground: Some("JulkL 24 § 1 mom. 7 k".into()),
            },
            annex: Some("Liite 3".into()),
            draft: true,
            footer: Some("029 566 5650".into()),
            ..Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus")
        }
    }

    fn texts(lines: &[HeadLine<'_>]) -> Vec<String> {
        lines.iter().map(|line| line.text(1, 12)).collect()
    }

    #[test]
    fn the_first_page_has_every_field_and_the_following_what_a_loose_page_needs() {
        let head = head();
        let first = head.letterhead(true);
        assert_eq!(
            texts(&first.sender),
            ["Oikeusrekisterikeskus", "Asiakkuudet", "MM"]
        );
        let (case, class) = (
            "Dnro ORK/1234/00.01.02/2026",
            "Salassa pidettävä (JulkL 24 § 1 mom. 7 k)",
        );
        let document = ["Palvelusopimus", "LUONNOS", "3.11.2026", case, class];
        assert_eq!(texts(&first.document), document);
        assert_eq!(texts(&first.page), ["1 (12)", "Liite 3"]);
        let following = head.letterhead(false);
        assert_eq!(texts(&following.sender), ["Oikeusrekisterikeskus"]);
        assert_eq!(
            texts(&following.document),
            ["Palvelusopimus", "LUONNOS", case, class]
        );
        assert_eq!(following.page, first.page);
        assert_eq!(
            texts(&head.stamp()),
            [case, "Salassa pidettävä", "Liite 3", "1 (12)"]
        );
    }

    #[test]
    fn blank_fields_have_no_line() {
        let mut head = Head::new("Otsikko", " ");
        head.unit = Some("\u{a0}".into());
        head.case_number = "  ".into();
        head.classification.legal_ground = Some(" ".into());
        let page = head.letterhead(true);
        assert_eq!(
            (page.sender.len(), texts(&page.document)),
            (0, vec!["1.1.1970".to_owned()])
        );
        assert_eq!(texts(&page.page), ["1 (12)"]);
    }

    #[test]
    fn the_abbreviation_before_a_case_number_is_never_doubled() {
        for number in ["Dnro 5", "dnr 5", "Ref. 5"] {
            for language in [Language::Finnish, Language::Swedish, Language::English] {
                let head = Head {
                    language,
                    case_number: number.into(),
                    ..head()
                };
                assert!(texts(&head.letterhead(false).document).contains(&number.to_owned()));
            }
        }
    }

    #[test]
    fn fields_that_are_set_are_those_that_were_read() {
        let head = head();
        let mut found = Head::new("Palvelusopimus 2027", "");
        for field in HeadField::ALL {
            found.set_field(field, head.field(field).unwrap().into_owned());
        }
        assert_eq!(found, head);
    }
}
