//! Texts beside the body that are read as paragraphs: headers, footers, notes.

use vuosikello_document::Inline;
use vuosikello_ooxml::Element;

use super::elements::{is_change, is_silent, is_transparent};
use super::fields::Fields;
use super::paragraph::Paragraph;
use super::parts::Part;
use super::report::Story;
use super::session::Session;

/// Reads the paragraphs of a story, those of tables in it too, without empty ones.
pub(super) fn read<'e>(
    part: &'e Part<'e>,
    root: &'e Element<'e>,
    story: Story,
    session: &mut Session<'e>,
) -> Vec<Vec<Inline>> {
    let left = session.tracker.leave_for(story);
    let outside = std::mem::replace(&mut session.part, part);
    let paragraphs = paragraphs(root, session);
    session.part = outside;
    session.tracker = left;
    paragraphs
}

/// Reads the paragraphs of a box that stands beside the text being read.
pub(super) fn read_beside<'e>(root: &'e Element<'e>, session: &mut Session<'e>) -> Vec<Vec<Inline>> {
    let left = session.tracker.clone();
    let paragraphs = paragraphs(root, session);
    session.tracker = left;
    paragraphs
}

fn paragraphs<'e>(root: &'e Element<'e>, session: &mut Session<'e>) -> Vec<Vec<Inline>> {
    let fields = Fields::of(root, session.context.view);
    let fields = std::mem::replace(&mut session.fields, fields);
    let counters = std::mem::take(&mut session.counters);
    let mut paragraphs = Paragraphs::default();
    paragraphs.collect(root, session);
    session.counters = counters;
    session.fields = fields;
    paragraphs.finish()
}

#[derive(Default)]
struct Paragraphs {
    list: Vec<Vec<Inline>>,
    run_on: Vec<Inline>,
}

impl Paragraphs {
    fn collect<'e>(&mut self, parent: &'e Element<'e>, session: &mut Session<'e>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:p" => {
                    let paragraph = Paragraph::read(element, session);
                    let mut content = std::mem::take(&mut self.run_on);
                    content.extend(paragraph.content.into_iter().flatten());
                    match paragraph.runs_on {
                        true => self.run_on = content,
                        false => self.list.push(content),
                    }
                }
                "w:tbl" | "w:tr" | "w:tc" => self.collect(element, session),
                name if is_change(name) && !session.shows_change(element) => {}
                name if is_transparent(name) || is_change(name) => self.collect(element, session),
                name if is_silent(name) => session.mark(element),
                _ => session.lose_unknown(element),
            }
        }
    }

    fn finish(mut self) -> Vec<Vec<Inline>> {
        self.list.push(self.run_on);
        self.list.retain(|content| !content.is_empty());
        self.list
    }
}
