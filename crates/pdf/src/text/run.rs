//! Inlines as one string and its spans, each of one style, link and language.

use vuosikello_core::{ends_line, link_address};
use vuosikello_document::{Inline, Language, Target};

use crate::Error;
use crate::font::Style;

/// The deepest nesting of inlines; deeper ones are an error.
pub(crate) const DEPTH_LIMIT: usize = 48;

/// A part of a text with one style, link and language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// The byte offset at which the span ends; it begins where the one before it ends.
    pub(crate) end: usize,
    pub(crate) style: Style,
    /// The index of the link that the span belongs to.
    pub(crate) link: Option<usize>,
    pub(crate) language: Language,
}

/// Where a link leads, and its visible text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkTarget {
    pub(crate) target: Target,
    pub(crate) text: String,
}

/// The text of a block with its spans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Runs {
    /// A line feed stands for a line break inside the block.
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) links: Vec<LinkTarget>,
}

/// The style, link and language that the enclosing inlines give a text.
#[derive(Clone, Copy)]
struct Context {
    style: Style,
    link: Option<usize>,
    language: Language,
}

impl Runs {
    /// Flattens inlines, starting from `style` and `language`.
    ///
    /// # Errors
    /// [`Error::TooDeep`] when inlines lie within one another beyond [`DEPTH_LIMIT`].
    pub(crate) fn new(inlines: &[Inline], style: Style, language: Language) -> Result<Self, Error> {
        let mut runs = Runs::default();
        runs.append(inlines, style, language)?;
        Ok(runs)
    }

    /// One piece of plain text.
    pub(crate) fn plain(text: &str, style: Style, language: Language) -> Self {
        let mut runs = Runs::default();
        runs.push(text, Context::new(style, language));
        runs
    }

    /// Adds inlines at the end.
    ///
    /// # Errors
    /// As [`Runs::new`].
    pub(crate) fn append(
        &mut self,
        inlines: &[Inline],
        style: Style,
        language: Language,
    ) -> Result<(), Error> {
        self.inlines(inlines, Context::new(style, language), DEPTH_LIMIT)
    }

    fn inlines(&mut self, inlines: &[Inline], context: Context, depth: usize) -> Result<(), Error> {
        let depth = depth
            .checked_sub(1)
            .ok_or(Error::TooDeep { limit: DEPTH_LIMIT })?;
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.push(text, context),
                Inline::Strong(content) => {
                    let style = context.style.bold();
                    self.inlines(content, Context { style, ..context }, depth)?;
                }
                Inline::Emphasis(content) => {
                    let style = context.style.italic();
                    self.inlines(content, Context { style, ..context }, depth)?;
                }
                Inline::Underline(content)
                | Inline::Strike(content)
                | Inline::Superscript(content)
                | Inline::Subscript(content) => self.inlines(content, context, depth)?,
                Inline::Footnote(_) | Inline::Picture(_) => {
                    self.inlines(&inline.in_brackets(), context, depth)?
                }
                Inline::Bookmark(_) => {}
                Inline::Foreign { language, content } => {
                    let language = *language;
                    self.inlines(content, Context { language, ..context }, depth)?;
                }
                Inline::Link { target, content } => {
                    // A link that no program may follow is plain text, as in the other formats.
                    let target = match target {
                        Target::Heading(id) => Target::Heading(id.clone()),
                        Target::Bookmark(_) => {
                            self.inlines(content, context, depth)?;
                            continue;
                        }
                        Target::Uri(uri) => match link_address(uri) {
                            Some(address) => Target::Uri(address),
                            None => {
                                self.inlines(content, context, depth)?;
                                continue;
                            }
                        },
                    };
                    let (index, from) = (self.links.len(), self.text.len());
                    self.links.push(LinkTarget {
                        target,
                        text: String::new(),
                    });
                    let link = Some(index);
                    self.inlines(content, Context { link, ..context }, depth)?;
                    let text = self.text.get(from..).unwrap_or_default();
                    let text = text.replace('\u{ad}', "").replace('\n', " ");
                    if let Some(link) = self.links.get_mut(index) {
                        link.text = text;
                    }
                }
                Inline::LineBreak => {
                    self.text.push('\n');
                    self.extend_span(context);
                }
            }
        }
        Ok(())
    }

    fn push(&mut self, text: &str, context: Context) {
        if text.is_empty() {
            return;
        }
        // The tree promises that a text holds no line break; a stray one must not become one here.
        let is_space = |c: char| c == '\t' || ends_line(c);
        self.text
            .extend(text.chars().map(|c| if is_space(c) { ' ' } else { c }));
        self.extend_span(context);
    }

    fn extend_span(&mut self, context: Context) {
        let end = self.text.len();
        let span = Span {
            end,
            style: context.style,
            link: context.link,
            language: context.language,
        };
        match self.spans.last_mut() {
            Some(last) if Span { end, ..*last } == span => last.end = end,
            _ => self.spans.push(span),
        }
    }

    /// Whether the text shows nothing: spaces, line breaks and soft hyphens alone.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.chars().all(|c| c == ' ' || c == '\n' || c == '\u{ad}')
    }
}

impl Context {
    fn new(style: Style, language: Language) -> Self {
        Context {
            style,
            link: None,
            language,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_that_are_set_alike_share_a_span() {
        let inlines = [
            Inline::text("yksi "),
            Inline::text("kaksi "),
            Inline::Strong(vec![
                Inline::text("kolme"),
                Inline::Emphasis(vec![Inline::text("neljä")]),
            ]),
        ];
        let runs = Runs::new(&inlines, Style::Regular, Language::Finnish).unwrap();
        assert_eq!(runs.text, "yksi kaksi kolmeneljä");
        let styles: Vec<Style> = runs.spans.iter().map(|span| span.style).collect();
        assert_eq!(styles, [Style::Regular, Style::Bold, Style::BoldItalic]);
    }

    #[test]
    fn a_link_knows_its_visible_text() {
        let link = Inline::Link {
            target: Target::Uri("https://example.fi".into()),
            content: vec![Inline::text("so\u{ad}pi")],
        };
        let runs = Runs::new(&[link], Style::Regular, Language::Finnish).unwrap();
        assert_eq!(runs.links[0].text, "sopi");
    }

    #[test]
    fn an_address_is_encoded_and_what_is_none_is_plain_text() {
        let link = |uri: &str| Inline::Link {
            target: Target::Uri(uri.into()),
            content: vec![Inline::text("sopimus")],
        };
        let inlines = [link("javascript:alert(1)"), link("https://example.fi/ä \"x")];
        let runs = Runs::new(&inlines, Style::Regular, Language::Finnish).unwrap();
        assert_eq!(runs.text, "sopimussopimus");
        let targets: Vec<&Target> = runs.links.iter().map(|link| &link.target).collect();
        assert_eq!(targets, [&Target::Uri("https://example.fi/%C3%A4%20%22x".into())]);
    }

    #[test]
    fn a_stray_line_feed_is_a_space() {
        let runs = Runs::new(
            &[Inline::text("a\nb"), Inline::LineBreak],
            Style::Regular,
            Language::Finnish,
        )
        .unwrap();
        assert_eq!(runs.text, "a b\n");
    }

    #[test]
    fn endless_nesting_is_refused() {
        let mut inline = Inline::text("syvällä");
        for _ in 0..DEPTH_LIMIT {
            inline = Inline::Strong(vec![inline]);
        }
        let error = Runs::new(&[inline], Style::Regular, Language::Finnish).unwrap_err();
        assert_eq!(error, Error::TooDeep { limit: DEPTH_LIMIT });
    }
}
