//! Inlines as one string and its spans, each of one style, link and language.

use vuosikello_core::{ends_line, link_address};
use vuosikello_document::{Footnote, Inline, Language, NotePlace, Numeral, Picture, Target, spelled_out};

use crate::Error;
use crate::font::Style;

/// The deepest nesting of inlines; deeper ones are an error.
pub(crate) const DEPTH_LIMIT: usize = 48;

/// Stands in a text for a picture.
const PICTURE: char = '\u{fffc}';
/// Before the mark of a note: no line ends there, and nothing is shown.
const JOINER: &str = "\u{2060}";

/// How a text stands on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Script {
    #[default]
    Usual,
    Raised,
    Lowered,
}

impl Script {
    /// The size, in sizes of the text around.
    pub(crate) fn scale(self) -> f32 {
        match self {
            Script::Usual => 1.0,
            Script::Raised | Script::Lowered => 0.65,
        }
    }

    /// How far the baseline lies above that of the line, in sizes of the text around.
    pub(crate) fn rise(self) -> f32 {
        match self {
            Script::Usual => 0.0,
            Script::Raised => 0.34,
            Script::Lowered => -0.14,
        }
    }
}

/// What is drawn along a text, and how it stands on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Decoration {
    pub(crate) underline: bool,
    pub(crate) strike: bool,
    pub(crate) script: Script,
}

/// What a span is when it is no running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Special {
    /// The picture with the index.
    Picture(usize),
    /// The mark of the note with the index.
    Note(usize),
}

/// A part of a text with one style, link and language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// The byte offset at which the span ends; it begins where the one before it ends.
    pub(crate) end: usize,
    pub(crate) style: Style,
    pub(crate) decoration: Decoration,
    pub(crate) special: Option<Special>,
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

/// A picture in a text, and its size in points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TextPicture {
    pub(crate) picture: Picture,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// A note of a text, and its number as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) number: String,
    pub(crate) note: Footnote,
}

/// What the spans of a text refer to by index.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Attached {
    pub(crate) links: Vec<LinkTarget>,
    pub(crate) pictures: Vec<TextPicture>,
    pub(crate) notes: Vec<Note>,
    /// The bookmarks, with the byte offsets where they stand.
    pub(crate) bookmarks: Vec<(usize, String)>,
}

/// How many notes of each kind have been numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct NoteNumbers {
    page: u32,
    end: u32,
}

impl NoteNumbers {
    fn next(&mut self, place: NotePlace) -> String {
        let (count, numeral) = match place {
            NotePlace::Page => (&mut self.page, Numeral::Decimal),
            NotePlace::End => (&mut self.end, Numeral::LowerRoman),
        };
        *count = count.saturating_add(1);
        numeral.write(*count)
    }
}

/// The text of a block with its spans.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Runs {
    /// A line feed stands for a line break inside the block.
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) attached: Attached,
    /// The count of notes; without one they stand in the text, in brackets.
    pub(crate) numbers: Option<NoteNumbers>,
}

/// The style, link and language that the enclosing inlines give a text.
#[derive(Clone, Copy)]
struct Context {
    style: Style,
    decoration: Decoration,
    special: Option<Special>,
    link: Option<usize>,
    language: Language,
}

impl Runs {
    /// Flattens inlines, starting from `style` and `language`. Notes stand in brackets.
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

    /// The number of a note, raised, with a space behind it.
    pub(crate) fn note_number(number: &str, language: Language) -> Self {
        let mut runs = Runs::default();
        let context = Context::new(Style::Regular, language);
        runs.push(number, context.with_script(Script::Raised));
        runs.push(" ", context);
        runs
    }

    /// Makes pictures so small that they fit into a room.
    pub(crate) fn shrink_pictures(&mut self, width: f32, height: f32) {
        for picture in &mut self.attached.pictures {
            let share = (width / picture.width).min(height / picture.height).min(1.0);
            picture.width *= share;
            picture.height *= share;
        }
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
                Inline::Underline(content) => {
                    self.inlines(content, context.decorated(|lines| lines.underline = true), depth)?
                }
                Inline::Strike(content) => {
                    self.inlines(content, context.decorated(|lines| lines.strike = true), depth)?
                }
                Inline::Superscript(content) => {
                    self.inlines(content, context.with_script(Script::Raised), depth)?
                }
                Inline::Subscript(content) => {
                    self.inlines(content, context.with_script(Script::Lowered), depth)?
                }
                Inline::Footnote(note) => match self.numbers.as_mut() {
                    Some(numbers) => {
                        let number = numbers.next(note.place);
                        self.note(number, note, context);
                    }
                    None => self.inlines(&inline.in_brackets(), context, depth)?,
                },
                Inline::Picture(picture) => self.picture(picture, context),
                Inline::Bookmark(name) => {
                    self.attached.bookmarks.push((self.text.len(), name.clone()));
                }
                Inline::Foreign { language, content } => {
                    let language = *language;
                    self.inlines(content, Context { language, ..context }, depth)?;
                }
                Inline::Link { target, content } => {
                    let target = match target {
                        Target::Uri(uri) => link_address(uri).map(Target::Uri),
                        target => Some(target.clone()),
                    };
                    match target {
                        Some(target) => self.link(target, content, context, depth)?,
                        // A link that no program may follow is plain text, as in the other formats.
                        None => self.inlines(content, context, depth)?,
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

    fn link(
        &mut self,
        target: Target,
        content: &[Inline],
        context: Context,
        depth: usize,
    ) -> Result<(), Error> {
        let (index, from) = (self.attached.links.len(), self.text.len());
        let text = String::new();
        self.attached.links.push(LinkTarget { target, text });
        let link = Some(index);
        self.inlines(content, Context { link, ..context }, depth)?;
        let text = self.text.get(from..).unwrap_or_default();
        let text = match text.contains(PICTURE) {
            true => spelled_out(content),
            false => text.to_owned(),
        };
        if let Some(link) = self.attached.links.get_mut(index) {
            link.text = text.replace(['\u{ad}', '\u{2060}'], "").replace('\n', " ");
        }
        Ok(())
    }

    fn note(&mut self, number: String, note: &Footnote, context: Context) {
        let context = Context {
            special: Some(Special::Note(self.attached.notes.len())),
            decoration: Decoration::default(),
            link: None,
            ..context
        };
        let context = context.with_script(Script::Raised);
        self.push(JOINER, context);
        self.push(&number, context);
        let note = note.clone();
        self.attached.notes.push(Note { number, note });
    }

    fn picture(&mut self, picture: &Picture, context: Context) {
        let (width, height) = picture.points();
        let special = Some(Special::Picture(self.attached.pictures.len()));
        self.attached.pictures.push(TextPicture {
            picture: picture.clone(),
            width: width.max(1.0),
            height: height.max(1.0),
        });
        self.text.push(PICTURE);
        self.extend_span(Context { special, ..context });
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
            decoration: context.decoration,
            special: context.special,
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
            decoration: Decoration::default(),
            special: None,
            link: None,
            language,
        }
    }

    fn decorated(mut self, change: impl FnOnce(&mut Decoration)) -> Self {
        change(&mut self.decoration);
        self
    }

    fn with_script(self, script: Script) -> Self {
        self.decorated(|decoration| decoration.script = script)
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
        assert_eq!(runs.attached.links[0].text, "sopi");
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
        let targets: Vec<&Target> = runs.attached.links.iter().map(|link| &link.target).collect();
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
    fn notes_are_numbered_by_kind_and_stand_in_brackets_where_none_are_counted() {
        let note = |place| {
            Inline::Footnote(Footnote {
                place,
                paragraphs: vec![vec![Inline::text("arvio")]],
            })
        };
        let inlines = [
            Inline::text("a"),
            note(NotePlace::Page),
            note(NotePlace::End),
            note(NotePlace::Page),
        ];
        let mut runs = Runs {
            numbers: Some(NoteNumbers::default()),
            ..Runs::default()
        };
        runs.append(&inlines, Style::Regular, Language::Finnish).unwrap();
        assert_eq!(runs.text.replace(JOINER, ""), "a1i2");
        let numbers: Vec<&str> = runs
            .attached
            .notes
            .iter()
            .map(|note| note.number.as_str())
            .collect();
        assert_eq!(numbers, ["1", "i", "2"]);
        let plain = Runs::new(&inlines[..2], Style::Regular, Language::Finnish).unwrap();
        assert_eq!(plain.text, "a (arvio)");
    }

    #[test]
    fn a_picture_is_made_as_small_as_its_room() {
        let picture = Picture {
            format: vuosikello_document::PictureFormat::Png,
            bytes: vec![].into(),
            description: "Kaavio".into(),
            decorative: false,
            crop: Default::default(),
            turns: 0,
            width: 12_700 * 200,
            height: 12_700 * 100,
        };
        let link = Inline::Link {
            target: Target::Heading("a".into()),
            content: vec![Inline::Picture(picture)],
        };
        let mut runs = Runs::new(&[link], Style::Regular, Language::Finnish).unwrap();
        runs.shrink_pictures(50.0, 100.0);
        let picture = &runs.attached.pictures[0];
        assert_eq!((picture.width, picture.height), (50.0, 25.0));
        assert_eq!(runs.attached.links[0].text, "[Kaavio]");
        assert!(!runs.is_blank());
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
