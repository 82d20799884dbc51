//! Running text.

use docx_rs::{BreakType, Hyperlink, HyperlinkData, Paragraph, ParagraphChild, Run};
use vuosikello_core::clean_line;
use vuosikello_document::{Inline, Language, Target};

use super::writer::Writer;
use crate::conform::run_style;
use crate::role::Role;

/// The formatting of a piece of text by the inlines that enclose it.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    bold: bool,
    italic: bool,
    language: Option<Language>,
    link: bool,
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
                        out.push(run(self.run(look).add_text(clean_line(text))));
                    }
                }
                Inline::LineBreak => out.push(run(self.run(look).add_break(BreakType::TextWrapping))),
                Inline::Strong(content) => self.push_inlines(out, content, Look { bold: true, ..look }),
                Inline::Emphasis(content) => self.push_inlines(out, content, Look { italic: true, ..look }),
                Inline::Foreign { language, content } => {
                    let language = Some(*language);
                    self.push_inlines(out, content, Look { language, ..look });
                }
                Inline::Link { target, content } => self.push_link(out, target, content, look),
            }
        }
    }

    /// Adds a link; of one with an address that Word may not be given, or inside another link, only the text.
    fn push_link(&mut self, out: &mut Vec<ParagraphChild>, target: &Target, content: &[Inline], look: Look) {
        let link = if look.link { None } else { self.link_data(target) };
        let Some(link) = link else {
            return self.push_inlines(out, content, look);
        };
        let mut children = Vec::new();
        self.push_inlines(&mut children, content, Look { link: true, ..look });
        out.push(ParagraphChild::Hyperlink(Hyperlink {
            link,
            history: None,
            children,
        }));
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
        run
    }
}

fn run(run: Run) -> ParagraphChild {
    ParagraphChild::Run(Box::new(run))
}
