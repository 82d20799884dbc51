//! Fields: text that Word works out (ECMA-376 Part 1 § 17.16).
//!
//! A complex field is three marks among the runs, possibly paragraphs apart: it begins with its code, which nobody sees;
//! after the second mark its text follows, to the third. The end may be missing; what follows is then no code but text.
//! So the marks of a text are matched before it is read.

use std::collections::BTreeSet;

use vuosikello_document::Target;
use vuosikello_ooxml::Element;

use super::elements::{is_on, number};
use super::options::View;

/// The longest code of a field that is looked at, in characters.
const LONGEST_CODE: usize = 4_000;

/// What a field shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// A link to an address or to a place of the document.
    Link { address: String, place: String },
    /// Text or a number taken from a place of the document, with a link to it or without.
    Reference { place: String, is_link: bool },
    /// A table of contents, with the headings down to a level.
    Contents { depth: u8 },
    /// A list of other things: of tables, of words, of sources.
    Index,
    /// The number of the page.
    Page,
    /// How many pages there are.
    Pages,
    /// A field of a form: text, a box, a choice.
    Form,
    /// Marks a place or sets a value, and shows nothing.
    Silent,
    /// Another, whose text is all that is read of it.
    Other,
}

impl FieldKind {
    /// What a code says.
    pub(super) fn of(code: &str) -> Self {
        let words = words(code);
        let mut rest = words.iter().map(String::as_str);
        let Some(name) = rest.next() else {
            return FieldKind::Other;
        };
        let first = words.get(1).filter(|word| !word.starts_with('\\')).cloned();
        let after = |switch: &str| {
            let at = words.iter().position(|word| word.eq_ignore_ascii_case(switch))?;
            words.get(at + 1).cloned()
        };
        let has = |switch: &str| words.iter().any(|word| word.eq_ignore_ascii_case(switch));
        match name.to_ascii_uppercase().as_str() {
            "HYPERLINK" => FieldKind::Link {
                address: first.unwrap_or_default(),
                place: after("\\l").unwrap_or_default(),
            },
            "REF" | "PAGEREF" | "NOTEREF" => FieldKind::Reference {
                place: first.unwrap_or_default(),
                is_link: has("\\h"),
            },
            "TOC" if has("\\c") || has("\\f") && !has("\\o") && !has("\\u") => FieldKind::Index,
            "TOC" => FieldKind::Contents {
                depth: after("\\o").and_then(|range| deepest(&range)).unwrap_or(3),
            },
            "INDEX" | "TOA" => FieldKind::Index,
            "PAGE" => FieldKind::Page,
            "NUMPAGES" | "SECTIONPAGES" => FieldKind::Pages,
            "FORMTEXT" | "FORMCHECKBOX" | "FORMDROPDOWN" => FieldKind::Form,
            "XE" | "TC" | "TA" | "RD" | "SET" | "ASK" | "PRIVATE" | "ADVANCE" | "BARCODE" | "NEXT"
            | "NEXTIF" | "SKIPIF" => FieldKind::Silent,
            _ => FieldKind::Other,
        }
    }
}

/// The last number of a range of levels: `1-3`.
fn deepest(range: &str) -> Option<u8> {
    let (_, last) = range.split_once('-')?;
    last.trim().parse().ok()
}

/// The words of a code; quotation marks hold words together.
fn words(code: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    for character in code.chars().take(LONGEST_CODE) {
        match character {
            '"' | '\u{201c}' | '\u{201d}' => {
                quoted = !quoted;
                begun = true;
            }
            character if character.is_whitespace() && !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            character => {
                word.push(character);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

/// A field whose marks the reader has passed.
#[derive(Debug, Clone, Default)]
pub(super) struct Open {
    code: String,
    length: usize,
    in_code: bool,
    pub(super) kind: Option<FieldKind>,
    /// Where its text leads.
    pub(super) link: Option<Target>,
    /// Whether it has shown anything.
    pub(super) has_text: bool,
    /// What a field of a form holds, where its text does not say it.
    pub(super) form_value: Option<String>,
}

impl Open {
    pub(super) fn code(&self) -> &str {
        self.code.trim()
    }
}

/// The fields of the text being read.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Open>,
    /// How many of the open ones are still in their code.
    in_code: usize,
    /// The marks that belong to a whole field, by their places in memory.
    matched: BTreeSet<usize>,
    /// How many open fields are tables of contents.
    contents: usize,
    /// Whether the text is that of the body, and not one beside it.
    pub(super) in_body: bool,
}

impl Fields {
    /// Matches the marks of a text.
    pub(super) fn of(story: &Element<'_>, view: View) -> Self {
        let mut marks = Marks {
            view,
            open: Vec::new(),
            matched: BTreeSet::new(),
        };
        marks.visit(story);
        Self {
            matched: marks.matched,
            ..Self::default()
        }
    }

    /// Whether a mark is part of a whole field.
    pub(super) fn is_matched(&self, mark: &Element<'_>) -> bool {
        self.matched.contains(&address(mark))
    }

    pub(super) fn begin(&mut self, mark: &Element<'_>) {
        self.open.push(Open {
            in_code: true,
            form_value: mark.find("w:ffData").and_then(form_value),
            ..Open::default()
        });
        self.in_code += 1;
    }

    /// Takes up code.
    pub(super) fn code(&mut self, text: &str) {
        let Some(open) = self.open.last_mut().filter(|open| open.in_code) else {
            return;
        };
        for character in text.chars() {
            if open.length >= LONGEST_CODE {
                return;
            }
            open.code.push(character);
            open.length += 1;
        }
    }

    /// The code of the innermost field ends; its text follows.
    pub(super) fn separate(&mut self, link: impl FnOnce(&FieldKind) -> Option<Target>) {
        let Some(open) = self.open.last_mut().filter(|open| open.in_code) else {
            return;
        };
        open.in_code = false;
        self.in_code -= 1;
        let kind = FieldKind::of(&open.code);
        open.link = link(&kind);
        self.contents += usize::from(matches!(kind, FieldKind::Contents { .. } | FieldKind::Index));
        open.kind = Some(kind);
    }

    /// The innermost field ends.
    pub(super) fn end(&mut self) -> Option<Open> {
        let mut open = self.open.pop()?;
        self.in_code -= usize::from(open.in_code);
        let kind = open.kind.take().unwrap_or_else(|| FieldKind::of(&open.code));
        if !open.in_code && matches!(kind, FieldKind::Contents { .. } | FieldKind::Index) {
            self.contents -= 1;
        }
        open.kind = Some(kind);
        Some(open)
    }

    /// Whether the reader is in the code of a field.
    pub(super) fn in_code(&self) -> bool {
        self.in_code > 0
    }

    /// Where the text leads: by the innermost field that leads anywhere.
    pub(super) fn link(&self) -> Option<&Target> {
        self.open
            .iter()
            .rev()
            .take(MOST_NESTED)
            .find_map(|open| open.link.as_ref())
    }

    /// Notes that the innermost field shows text; returns its kind, and whether this is the first that it shows.
    pub(super) fn show(&mut self) -> Option<(&FieldKind, bool)> {
        let open = self.open.last_mut()?;
        let is_first = !std::mem::replace(&mut open.has_text, true);
        open.kind.as_ref().map(|kind| (kind, is_first))
    }

    /// The table of contents or list that the reader is in.
    pub(super) fn contents(&self) -> Option<&FieldKind> {
        if self.contents == 0 {
            return None;
        }
        let kinds = self.open.iter().filter_map(|open| open.kind.as_ref());
        kinds
            .take(MOST_NESTED)
            .find(|kind| matches!(kind, FieldKind::Contents { .. } | FieldKind::Index))
    }
}

/// How many fields in one another are looked at.
const MOST_NESTED: usize = 20;

/// What stands for the check boxes of forms.
pub(super) const CHECKED: &str = "☒";
pub(super) const UNCHECKED: &str = "☐";

/// The value of a field of a form that has no text: of a box, or of a choice.
fn form_value(data: &Element<'_>) -> Option<String> {
    if let Some(check) = data.find("w:checkBox") {
        let checked = match check.find("w:checked") {
            Some(_) => is_on(check, "w:checked"),
            None => is_on(check, "w:default"),
        };
        return Some(if checked { CHECKED } else { UNCHECKED }.to_owned());
    }
    let list = data.find("w:ddList")?;
    let chosen: usize = number(list, "w:result")
        .or_else(|| number(list, "w:default"))
        .unwrap_or(0);
    let entry = list
        .elements()
        .filter(|child| child.name == "w:listEntry")
        .nth(chosen)?;
    Some(entry.get("w:val").unwrap_or_default().to_owned())
}

fn address(element: &Element<'_>) -> usize {
    std::ptr::from_ref(element).addr()
}

/// Matches the marks of fields. Text boxes are texts of their own.
struct Marks {
    view: View,
    /// The fields that have begun: their first mark, and their second.
    open: Vec<(usize, Option<usize>)>,
    matched: BTreeSet<usize>,
}

impl Marks {
    fn visit(&mut self, parent: &Element<'_>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:fldChar" => self.mark(element),
                "w:drawing" | "w:pict" | "w:object" => {}
                name if !self.view.shows(name) => {}
                _ => self.visit(element),
            }
        }
    }

    fn mark(&mut self, element: &Element<'_>) {
        let here = address(element);
        match value_of(element) {
            "begin" => self.open.push((here, None)),
            "separate" => {
                if let Some((_, second)) = self.open.last_mut().filter(|(_, second)| second.is_none()) {
                    *second = Some(here);
                }
            }
            "end" => {
                if let Some((first, second)) = self.open.pop() {
                    self.matched.extend([first, here]);
                    self.matched.extend(second);
                }
            }
            _ => {}
        }
    }
}

/// Which of the marks of a field an element is.
pub(super) fn value_of<'e>(mark: &'e Element<'_>) -> &'e str {
    mark.get("w:fldCharType").unwrap_or_default()
}

/// The kinds of content controls with a value that is chosen and not written.
pub(super) fn is_form_control(properties: &Element<'_>) -> bool {
    properties.elements().any(|property| {
        matches!(
            property.name.as_ref(),
            "w:dropDownList" | "w:comboBox" | "w:date" | "w14:checkbox"
        )
    })
}

/// Whether a content control is one to write or choose in, and shows nothing: somebody has emptied it.
pub(super) fn is_emptied(control: &Element<'_>, properties: &Element<'_>) -> bool {
    let is_to_fill = is_form_control(properties)
        || properties.find("w:text").is_some()
        || properties.find("w:richText").is_some()
        || properties.find("w:tag").is_some()
        || properties.find("w:alias").is_some();
    let holds = |name: &str| {
        let mut is_found = false;
        control.walk(&mut |element| is_found |= element.name == name);
        is_found
    };
    let objects = [
        "w:drawing",
        "w:pict",
        "w:object",
        "w:sym",
        "w:fldChar",
        "m:oMath",
        "w:tbl",
    ];
    is_to_fill && !super::text::has_words(control) && !objects.iter().any(|name| holds(name))
}

/// Whether a content control shows its prompt, since nobody has filled it in.
pub(super) fn is_placeholder(properties: &Element<'_>) -> bool {
    is_on(properties, "w:showingPlcHdr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_field_stands_in_its_code() {
        assert_eq!(
            FieldKind::of(" TOC \\o \"1-2\" \\h \\z \\u "),
            FieldKind::Contents { depth: 2 }
        );
        assert_eq!(FieldKind::of("TOC \\h"), FieldKind::Contents { depth: 3 });
        assert_eq!(FieldKind::of("TOC \\h \\z \\c \"Taulukko\""), FieldKind::Index);
        assert_eq!(
            FieldKind::of(" HYPERLINK \"https://a.fi/x y\" \\l \"kohta\" "),
            FieldKind::Link {
                address: "https://a.fi/x y".to_owned(),
                place: "kohta".to_owned()
            }
        );
        assert_eq!(
            FieldKind::of("REF _Ref1 \\r \\h"),
            FieldKind::Reference {
                place: "_Ref1".to_owned(),
                is_link: true
            }
        );
        assert_eq!(FieldKind::of(" page "), FieldKind::Page);
        assert_eq!(FieldKind::of(""), FieldKind::Other);
    }

    #[test]
    fn marks_without_an_end_are_not_matched() {
        let text = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"begin\"/>\
            <w:fldChar w:fldCharType=\"separate\"/><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        let story = Element::parse(text.as_bytes()).unwrap();
        let fields = Fields::of(&story, View::Accepted);
        let run = story.find("w:r").unwrap();
        let matched: Vec<bool> = run.elements().map(|mark| fields.is_matched(mark)).collect();
        assert_eq!(matched, [false, true, true, true]);
    }
}
