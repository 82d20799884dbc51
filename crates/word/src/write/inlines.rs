//! Running text.

use docx_rs::{
    BookmarkEnd, BookmarkStart, BreakType, Hyperlink, HyperlinkData, Paragraph, ParagraphChild, Pic, Run,
    StructuredDataTag, VertAlignType,
};
use vuosikello_core::clean_line;
use vuosikello_document::{Inline, Language, Picture, Target, plain_text};

use super::writer::Writer;
use super::{field_code, media, notes};
use crate::conform::{Marks, PictureNotes, run_style};
use crate::fill_in::BLANK;
use crate::role::Role;

/// The formatting of a piece of text by the inlines that enclose it.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    bold: bool,
    italic: bool,
    underline: bool,
    strike: bool,
    script: Option<VertAlignType>,
    language: Option<Language>,
    link: bool,
}

impl Look {
    /// The look of what an inline encloses.
    fn inside(self, inline: &Inline) -> Self {
        match inline {
            Inline::Strong(_) => Self { bold: true, ..self },
            Inline::Emphasis(_) => Self { italic: true, ..self },
            Inline::Underline(_) => Self {
                underline: true,
                ..self
            },
            Inline::Strike(_) => Self { strike: true, ..self },
            Inline::Superscript(_) => Self {
                script: Some(VertAlignType::SuperScript),
                ..self
            },
            Inline::Subscript(_) => Self {
                script: Some(VertAlignType::SubScript),
                ..self
            },
            Inline::Foreign { language, .. } => Self {
                language: Some(*language),
                ..self
            },
            _ => self,
        }
    }
}

impl Writer<'_> {
    /// The paragraph with the text at its end.
    pub(super) fn append(&mut self, mut paragraph: Paragraph, inlines: &[Inline]) -> Paragraph {
        self.push_inlines(&mut paragraph.children, inlines, Look::default());
        paragraph
    }

    fn push_inlines(&mut self, out: &mut Vec<ParagraphChild>, inlines: &[Inline], look: Look) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    if !text.is_empty() {
                        self.push_text(out, text, look);
                    }
                }
                Inline::LineBreak => out.push(run(self.run(look).add_break(BreakType::TextWrapping))),
                Inline::Link { target, content } => self.push_link(out, target, content, look),
                Inline::Footnote(note) => match self.note(note) {
                    Some(reference) => out.push(run(reference)),
                    None => self.push_inlines(out, &notes::in_brackets(note), look),
                },
                Inline::Picture(picture) => out.push(run(self.picture(picture))),
                Inline::Bookmark(name) => {
                    if let Some((id, name)) = self.bookmarks.mark_place(name) {
                        out.push(ParagraphChild::BookmarkStart(BookmarkStart::new(id, name)));
                        out.push(ParagraphChild::BookmarkEnd(BookmarkEnd::new(id)));
                    }
                }
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Underline(content)
                | Inline::Strike(content)
                | Inline::Superscript(content)
                | Inline::Subscript(content)
                | Inline::Foreign { content, .. } => self.push_inlines(out, content, look.inside(inline)),
            }
        }
    }

    /// Adds a text; where people are to write in it, with something to choose from in the places of some words.
    fn push_text(&self, out: &mut Vec<ParagraphChild>, text: &str, look: Look) {
        let mut rest = text;
        let fill_ins = self.marks.fill_ins.iter().enumerate();
        let fill_ins = fill_ins.filter(|(_, fill_in)| !fill_in.words.is_empty());
        let is_blank = text.starts_with(BLANK);
        let next = |rest: &str| {
            let places = fill_ins.clone().filter_map(|(number, fill_in)| {
                let words = fill_in.words.as_str();
                let at = match is_blank {
                    true => rest.find(words)?,
                    false => (text == words && rest == words).then_some(0)?,
                };
                Some((at, words.len(), number))
            });
            places.min()
        };
        while let Some((at, length, number)) = next(rest) {
            let (before, from) = rest.split_at(at);
            let (words, after) = from.split_at(length);
            if !before.is_empty() {
                out.push(run(self.run(look).add_text(clean_line(before))));
            }
            let control = StructuredDataTag::new()
                .alias(Marks::of_fill_in(number))
                .add_run(self.run(look).add_text(clean_line(words)));
            out.push(ParagraphChild::StructuredDataTag(Box::new(control)));
            rest = after;
        }
        if !rest.is_empty() {
            out.push(run(self.run(look).add_text(clean_line(rest))));
        }
    }

    /// A picture in the line. The file itself goes into the package as it is; docx-rs only needs to know the size.
    fn picture(&mut self, picture: &Picture) -> Run {
        let mark = self.marks.add_picture(PictureNotes {
            relationship: self.media.id(picture),
            description: media::description(picture),
            is_decoration: picture.decorative,
            crop: picture.crop,
            turns: picture.turns % 4,
        });
        // The measures of a drawing are those before it is turned.
        let (width, height) = match picture.turns % 2 {
            0 => (picture.width, picture.height),
            _ => (picture.height, picture.width),
        };
        let size = |side: u32| side.max(1);
        let drawn = Pic::new_with_dimensions(Vec::new(), 1, 1)
            .size(size(width), size(height))
            .id(mark);
        Run::new().add_image(drawn)
    }

    /// Adds a link; of one with an address that Word may not be given, or inside another link, only the text.
    fn push_link(&mut self, out: &mut Vec<ParagraphChild>, target: &Target, content: &[Inline], look: Look) {
        let link = if look.link { None } else { self.link_data(target) };
        let Some(link) = link else {
            return self.push_inlines(out, content, look);
        };
        if let Some(code) = self.reference_code(target, content) {
            out.push(run(field_code::beginning(&code, false)));
            self.push_inlines(out, content, Look { link: true, ..look });
            return out.push(run(field_code::end()));
        }
        let mut children = Vec::new();
        self.push_inlines(&mut children, content, Look { link: true, ..look });
        out.push(ParagraphChild::Hyperlink(Hyperlink {
            link,
            history: None,
            children,
        }));
    }

    /// The code of the field that says what a link to a heading does: its number, or its text. Word keeps it right when headings
    /// come and go. `None` for a link with words of its own.
    fn reference_code(&self, target: &Target, content: &[Inline]) -> Option<String> {
        let Target::Heading(id) = target else { return None };
        let at = self.bookmarks.number_of(id)?;
        let (name, text) = (self.bookmarks.name_of(id)?, plain_text(content));
        let number = self.numbers.get(at).filter(|number| !number.is_empty());
        if number == Some(&text) {
            return Some(format!("REF {name} \\r \\h"));
        }
        let heading = self.document.headings().nth(at)?;
        (!text.is_empty() && plain_text(&heading.content) == text).then(|| format!("REF {name} \\h"))
    }

    fn link_data(&mut self, target: &Target) -> Option<HyperlinkData> {
        match target {
            Target::Uri(uri) => self.links.id(uri).map(|rid| HyperlinkData::External {
                rid,
                path: String::new(),
            }),
            Target::Heading(id) => self.bookmarks.name_of(id).map(|name| HyperlinkData::Anchor {
                anchor: name.to_owned(),
            }),
            Target::Bookmark(id) => self
                .bookmarks
                .name_of_place(id)
                .map(|name| HyperlinkData::Anchor {
                    anchor: name.to_owned(),
                }),
        }
    }

    fn run(&self, look: Look) -> Run {
        let mut run = Run::new();
        let style = look.link.then(|| self.reference.style_id(Role::Hyperlink));
        let language = look
            .language
            .filter(|language| *language != self.document.head.language);
        if let Some(style) = run_style(style, language) {
            run = run.style(&style);
        }
        if look.bold {
            run = run.bold();
        }
        if look.italic {
            run = run.italic();
        }
        if look.strike {
            run = run.strike();
        }
        // The style of links underlines them anyway.
        if look.underline && !look.link {
            run = run.underline("single");
        }
        if let Some(script) = look.script {
            run.run_property = run.run_property.vert_align(script);
        }
        run
    }
}

fn run(run: Run) -> ParagraphChild {
    ParagraphChild::Run(Box::new(run))
}
