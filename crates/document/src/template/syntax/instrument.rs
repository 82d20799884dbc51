//! The source as Tera gets it: with calls that count the steps of rendering, bound the values that a template makes, see to it that
//! only texts and numbers are printed, and remember which place of the template the output comes from.
//!
//! No line is added or taken away, so the lines of Tera's own messages are those of the template.

use super::Syntax;
use super::expression::{Expression, Node};
use super::tags::{Statement, Tag};

/// Prints a value.
pub(in crate::template) const PRINT: &str = "_tulosta";
/// The list of a loop.
pub(in crate::template) const LOOP: &str = "_silmukka";
/// A value that is set, compared or cut.
pub(in crate::template) const VALUE: &str = "_arvo";
/// Texts one after the other.
pub(in crate::template) const JOIN: &str = "_yhdista";
/// A filter, with the name of the real one.
pub(in crate::template) const FILTER: &str = "_suodin";
/// The place of the text that follows.
pub(in crate::template) const PLACE: &str = "_kohta";
/// The argument with the number of the [`Site`], where the function is one for all sites.
pub(in crate::template) const SITE: &str = "_i";
/// The argument with the name of the real filter.
pub(in crate::template) const NAME: &str = "_nimi";

/// A place in a template to which a call that was put in belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::template) struct Site {
    /// The number of the template.
    pub(in crate::template) template: usize,
    /// The bytes of the expression, or of nothing where text begins.
    pub(in crate::template) start: usize,
    pub(in crate::template) end: usize,
    /// Where the text after a value begins.
    pub(in crate::template) after: usize,
    /// Whether marks of emphasis stand right before and after a value: an empty one would make them text.
    pub(in crate::template) is_enclosed: bool,
    /// How many bytes of the source each turn of a loop goes through.
    pub(in crate::template) body: usize,
    /// The function that is called for it alone, whose name ends with the number of the site: Tera makes a map of the arguments of each
    /// call, which takes longer than all that these functions do.
    pub(in crate::template) function: Option<&'static str>,
}

/// A source with what has been put into it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::template) struct Instrumented {
    pub(in crate::template) source: String,
    /// Where copied passages begin: in this source, and in the template's own.
    copied: Vec<(usize, usize)>,
    /// The bytes of the template's own source.
    length: usize,
}

impl Instrumented {
    /// The byte of the template's own source for a byte of this one.
    pub(in crate::template) fn original(&self, at: usize) -> usize {
        let next = self.copied.partition_point(|(new, _)| *new <= at);
        let of = |index: usize| self.copied.get(index);
        let following = of(next).map_or(self.length, |(_, old)| *old);
        match next.checked_sub(1).and_then(of) {
            Some((new, old)) => following.min(old + (at - new)),
            None => following,
        }
    }
}

/// Puts the calls into the source of the template with the number; the places go to `sites`.
pub(in crate::template) fn instrumented(
    template: usize,
    source: &str,
    syntax: &Syntax,
    sites: &mut Vec<Site>,
) -> Instrumented {
    let extends = syntax.tags.iter().any(|tag| tag.statement == Statement::Extends);
    let mut writer = Writer {
        template,
        source,
        sites,
        out: Instrumented {
            length: source.len(),
            ..Instrumented::default()
        },
        at: 0,
    };
    if !extends {
        writer.place(0, source.len(), false);
    }
    for tag in &syntax.tags {
        writer.copy_to(tag.start);
        writer.tag(tag, extends);
    }
    writer.copy_to(source.len());
    writer.out
}

struct Writer<'s, 'o> {
    template: usize,
    source: &'s str,
    sites: &'o mut Vec<Site>,
    out: Instrumented,
    /// How much of the source has been copied.
    at: usize,
}

impl Writer<'_, '_> {
    fn copy_to(&mut self, end: usize) {
        if end > self.at {
            self.out.copied.push((self.out.source.len(), self.at));
            self.out
                .source
                .push_str(self.source.get(self.at..end).unwrap_or_default());
            self.at = end;
        }
    }

    fn put(&mut self, text: &str) {
        self.out.source.push_str(text);
    }

    fn site(&mut self, start: usize, end: usize, after: usize, body: usize) -> usize {
        self.sites.push(Site {
            template: self.template,
            start,
            end,
            after,
            is_enclosed: false,
            body,
            function: None,
        });
        self.sites.len() - 1
    }

    /// A call that remembers where the text that follows begins. With `trims` it takes away the white space after it, as the tag
    /// before it did.
    fn place(&mut self, at: usize, body: usize, trims: bool) {
        let site = self.site(at, at, at, body);
        let dash = if trims { "-" } else { "" };
        let function = self.function(PLACE, site);
        self.put(&format!("{{{{{function}(){dash}}}}}"));
    }

    /// The name of the function of a site.
    fn function(&mut self, name: &'static str, site: usize) -> String {
        if let Some(site) = self.sites.get_mut(site) {
            site.function = Some(name);
        }
        format!("{name}{site}")
    }

    fn tag(&mut self, tag: &Tag, extends: bool) {
        match &tag.statement {
            Statement::Print(expression) => {
                let site = self.site(expression.start, expression.end, self.text_after(tag), 0);
                let is_enclosed = self.is_enclosed(tag);
                if let Some(site) = self.sites.get_mut(site) {
                    site.is_enclosed = is_enclosed;
                }
                self.wrapped(PRINT, site, expression);
                return self.copy_to(tag.end);
            }
            Statement::If(condition) => self.expression(condition),
            Statement::For { list, .. } => {
                let body = tag.closes.saturating_sub(tag.end);
                let site = self.site(list.start, list.end, tag.end, body);
                self.wrapped(LOOP, site, list);
            }
            Statement::Set { value, .. } => {
                let site = self.site(value.start, value.end, tag.end, 0);
                self.wrapped(VALUE, site, value);
            }
            Statement::Include(_) | Statement::SetBlock { .. } | Statement::Extends | Statement::Other => {}
        }
        self.copy_to(tag.end);
        // A template that extends another may have only blocks outside blocks.
        if !(extends && tag.depth == 0) || self.opens_block(tag) {
            self.place(self.text_after(tag), 0, tag.trims.1);
        }
    }

    fn is_enclosed(&self, tag: &Tag) -> bool {
        let before = self.source.get(..tag.start).unwrap_or_default();
        let after = self.source.get(tag.end..).unwrap_or_default();
        ['*', '_', '~']
            .iter()
            .any(|mark| before.ends_with(*mark) && after.starts_with(*mark))
    }

    /// Where the text after a tag begins: after the white space that its dash takes away.
    fn text_after(&self, tag: &Tag) -> usize {
        let rest = self.source.get(tag.end..).unwrap_or_default();
        match tag.trims.1 {
            true => self.source.len() - rest.trim_start().len(),
            false => tag.end,
        }
    }

    fn opens_block(&self, tag: &Tag) -> bool {
        let inside = self.source.get(tag.start + 2..tag.end).unwrap_or_default();
        inside.trim_start_matches('-').trim_start().starts_with("block")
    }

    /// The function of a site, `name1(x=…)`, round an expression.
    fn wrapped(&mut self, name: &'static str, site: usize, expression: &Expression) {
        self.copy_to(expression.start);
        let function = self.function(name, site);
        self.put(&format!("{function}(x="));
        self.expression(expression);
        self.put(")");
    }

    fn value(&mut self, expression: &Expression) {
        if matches!(expression.node, Node::Literal) {
            return self.expression(expression);
        }
        let site = self.site(expression.start, expression.end, expression.end, 0);
        self.wrapped(VALUE, site, expression);
    }

    fn expression(&mut self, expression: &Expression) {
        self.copy_to(expression.start);
        match &expression.node {
            Node::Joined(parts) => {
                let site = self.site(expression.start, expression.end, expression.end, 0);
                self.put(&format!("{JOIN}({SITE}={site}"));
                for (number, part) in parts.iter().enumerate() {
                    // The sign between the parts gives way to a comma; line feeds round it stay.
                    let between = self.source.get(self.at..part.start).unwrap_or_default();
                    let between = between.replacen('~', "", 1);
                    let place = self.site(part.start, part.end, part.end, 0);
                    self.put(&format!("{between},p{number}={place},a{number}="));
                    self.at = part.start;
                    self.expression(part);
                }
                self.put(")");
            }
            Node::Filter {
                base,
                name,
                name_at,
                has_brackets,
                arguments,
            } => {
                self.expression(base);
                self.copy_to(*name_at);
                let site = self.site(base.start, base.end, base.end, 0);
                self.put(&format!("{FILTER}({NAME}=\"{name}\",{SITE}={site}"));
                self.at = name_at + name.len();
                if *has_brackets {
                    let rest = self.source.get(self.at..).unwrap_or_default();
                    let bracket = rest.find('(').map_or(0, |bracket| bracket + 1);
                    let before = rest.get(..bracket.saturating_sub(1)).unwrap_or_default();
                    self.put(&format!("{before},"));
                    self.at += bracket;
                } else {
                    self.put(")");
                }
                arguments
                    .iter()
                    .for_each(|argument| self.expression(&argument.value));
            }
            Node::Comparison(parts) => {
                let has_literal = parts.iter().any(|part| matches!(part.node, Node::Literal));
                for part in parts.iter() {
                    self.copy_to(part.start);
                    match has_literal {
                        true => self.expression(part),
                        false => self.value(part),
                    }
                }
            }
            Node::Index(base, parts, true) => {
                self.value(base);
                parts.iter().for_each(|part| self.expression(part));
            }
            Node::Test {
                base,
                name,
                arguments,
            } => {
                match matches!(name.as_str(), "containing" | "starting_with" | "ending_with") {
                    true => self.value(base),
                    false => self.expression(base),
                }
                arguments
                    .iter()
                    .for_each(|argument| self.expression(&argument.value));
            }
            Node::Comprehension {
                item,
                list,
                condition,
                ..
            } => {
                self.expression(item);
                let body = expression.end - expression.start;
                let site = self.site(list.start, list.end, list.end, body);
                self.wrapped(LOOP, site, list);
                if let Some(condition) = condition {
                    self.expression(condition);
                }
            }
            _ => expression
                .parts()
                .into_iter()
                .for_each(|part| self.expression(part)),
        }
        self.copy_to(expression.end);
    }
}
