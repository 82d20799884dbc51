//! Fields: text that Word can work out anew (ECMA-376 Part 1 § 17.16).

use docx_rs::{FieldCharType, InstrText, Paragraph, Run};

/// The paragraph with a field at its end: its code, and the text that shows until Word works it out anew.
pub(super) fn field(paragraph: Paragraph, code: &str, result: &str) -> Paragraph {
    begin(paragraph, code)
        .add_run(Run::new().add_text(result))
        .add_run(end())
}

/// The paragraph with the beginning of a field at its end; its text follows.
pub(super) fn begin(paragraph: Paragraph, code: &str) -> Paragraph {
    begin_as(paragraph, code, false)
}

/// As [`begin`], of a field that Word works out anew when it opens the file.
pub(super) fn begin_outdated(paragraph: Paragraph, code: &str) -> Paragraph {
    begin_as(paragraph, code, true)
}

fn begin_as(paragraph: Paragraph, code: &str, is_outdated: bool) -> Paragraph {
    paragraph.add_run(beginning(code, is_outdated))
}

/// The run with which a field begins.
pub(super) fn beginning(code: &str, is_outdated: bool) -> Run {
    Run::new()
        .add_field_char(FieldCharType::Begin, is_outdated)
        .add_instr_text(InstrText::Unsupported(format!(" {code} ")))
        .add_field_char(FieldCharType::Separate, false)
}

/// The type of the entries that contents make of annexes.
pub(super) const ANNEX: &str = "L";

/// An entry of contents that is no heading, as a field that shows nothing where it stands: without a page.
pub(super) fn annex_entry(title: &str) -> Run {
    Run::new()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::Unsupported(format!(
            " TC \"{title}\" \\f {ANNEX} \\l 1 \\n "
        )))
        .add_field_char(FieldCharType::End, false)
}

/// The end of a field.
pub(super) fn end() -> Run {
    Run::new().add_field_char(FieldCharType::End, false)
}
