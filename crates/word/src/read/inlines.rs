//! Running text out of runs.

use vuosikello_document::{Inline, Language, Target};
use vuosikello_ooxml::Element;

use super::context::Context;
use super::elements::{is_on, is_transparent, value};
use super::styles::language;
use crate::role::Role;

/// How a piece of text stands. The order of the fields is that of nesting, outermost first.
#[derive(Debug, Clone, Default, PartialEq)]
struct Look {
    link: Option<Target>,
    language: Option<Language>,
    strong: bool,
    emphasis: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Content {
    Text(String),
    LineBreak,
}

/// What a paragraph holds besides its text.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pieces: Vec<(Look, Content)>,
    /// How deep fields lie in each other, and whether the code of each is still being read.
    fields: Vec<bool>,
    /// Whether a page break stands in the text.
    pub(super) page_break: bool,
}

impl Runs {
    /// Reads the content of a paragraph.
    pub(super) fn read(&mut self, paragraph: &Element<'_>, context: &Context) {
        self.content(paragraph, context, None);
    }

    fn content(&mut self, element: &Element<'_>, context: &Context, link: Option<&Target>) {
        for child in element.elements() {
            match child.name.as_ref() {
                "w:r" => self.run(child, context, link),
                "w:hyperlink" => {
                    let target = context.links.target(child);
                    self.content(child, context, target.as_ref().or(link));
                }
                name if is_transparent(name) => self.content(child, context, link),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &Element<'_>, context: &Context, link: Option<&Target>) {
        let look = look(run.find("w:rPr"), context, link);
        for child in run.elements() {
            match child.name.as_ref() {
                "w:fldChar" => match child.get("w:fldCharType") {
                    Some("begin") => self.fields.push(true),
                    Some("separate") => {
                        if let Some(code) = self.fields.last_mut() {
                            *code = false;
                        }
                    }
                    Some("end") => {
                        self.fields.pop();
                    }
                    _ => {}
                },
                _ if self.fields.contains(&true) => {}
                "w:t" => self.text(&look, &child.own_text()),
                "w:tab" | "w:ptab" => self.text(&look, " "),
                "w:softHyphen" => self.text(&look, "\u{ad}"),
                "w:noBreakHyphen" => self.text(&look, "\u{2011}"),
                "w:cr" => self.pieces.push((look.clone(), Content::LineBreak)),
                "w:br" => match child.get("w:type") {
                    Some("page") => self.page_break = true,
                    Some("column") => {}
                    _ => self.pieces.push((look.clone(), Content::LineBreak)),
                },
                _ => {}
            }
        }
    }

    fn text(&mut self, look: &Look, text: &str) {
        let text: String = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        match self.pieces.last_mut() {
            Some((last, Content::Text(before))) if last == look => before.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.pieces.push((look.clone(), Content::Text(text))),
        }
    }

    /// The text as a tree.
    pub(super) fn finish(self) -> Vec<Inline> {
        nest_links(&self.pieces)
    }
}

fn look(properties: Option<&Element<'_>>, context: &Context, link: Option<&Target>) -> Look {
    let mut look = Look {
        link: link.cloned(),
        ..Look::default()
    };
    let Some(properties) = properties else { return look };
    look.strong = is_on(properties, "w:b");
    look.emphasis = is_on(properties, "w:i");
    // The style of links underlines them; no more is read from it.
    let style = value(properties, "w:rStyle").filter(|id| context.styles.role(id) != Some(Role::Hyperlink));
    match style.map(str::to_lowercase).as_deref() {
        Some("strong" | "voimakas") => look.strong = true,
        Some("emphasis" | "korostus") => look.emphasis = true,
        _ => {}
    }
    look.language = value(properties, "w:lang")
        .and_then(language)
        .filter(|language| *language != context.language);
    look
}

/// Groups pieces by what encloses them, one kind after another.
fn nest<K: PartialEq>(
    pieces: &[(Look, Content)],
    key: impl Fn(&Look) -> K,
    wrap: impl Fn(K, &[(Look, Content)]) -> Vec<Inline>,
) -> Vec<Inline> {
    let groups = pieces.chunk_by(|(one, _), (other, _)| key(one) == key(other));
    groups
        .flat_map(|group| {
            group
                .first()
                .map(|(look, _)| wrap(key(look), group))
                .unwrap_or_default()
        })
        .collect()
}

fn nest_links(pieces: &[(Look, Content)]) -> Vec<Inline> {
    nest(
        pieces,
        |look| look.link.clone(),
        |target, group| match target {
            Some(target) => vec![Inline::Link {
                target,
                content: nest_languages(group),
            }],
            None => nest_languages(group),
        },
    )
}

fn nest_languages(pieces: &[(Look, Content)]) -> Vec<Inline> {
    nest(
        pieces,
        |look| look.language,
        |language, group| match language {
            Some(language) => vec![Inline::Foreign {
                language,
                content: nest_strong(group),
            }],
            None => nest_strong(group),
        },
    )
}

fn nest_strong(pieces: &[(Look, Content)]) -> Vec<Inline> {
    nest(
        pieces,
        |look| look.strong,
        |strong, group| {
            let content = nest_emphasis(group);
            if strong {
                vec![Inline::Strong(content)]
            } else {
                content
            }
        },
    )
}

fn nest_emphasis(pieces: &[(Look, Content)]) -> Vec<Inline> {
    nest(
        pieces,
        |look| look.emphasis,
        |emphasis, group| {
            let content = group.iter().map(|(_, content)| match content {
                Content::Text(text) => Inline::Text(text.clone()),
                Content::LineBreak => Inline::LineBreak,
            });
            if emphasis {
                vec![Inline::Emphasis(content.collect())]
            } else {
                content.collect()
            }
        },
    )
}
