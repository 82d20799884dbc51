//! The names that a template uses, checked against the data before it is rendered.
//!
//! Tera itself reports an undefined name only where it is printed. In an expression such as
//! `asiakas.nimi.genetiivi ~ " sopimus"` it would take an undefined name for an empty text, and the document would lack a
//! word without anybody noticing. So every path is looked up here, in branches that are not taken and in parts that are
//! included too. A path that the same template, with its parts, also uses as the condition of an `if` is optional.

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;
use tera::value::Key;
use vuosikello_core::nearest;

use super::data::Data;
use super::error::{TemplateError, TemplateErrorKind};

/// A path such as `asiakas.nimi.genetiivi` in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Usage {
    path: Vec<String>,
    place: (usize, usize),
}

/// The paths of a template, and what its loops bind.
#[derive(Debug, Clone, Default)]
pub(super) struct Usages {
    used: Vec<Usage>,
    optional: BTreeSet<Vec<String>>,
    /// Loop variables and the path of the list that each runs through; `None` for what cannot be looked up.
    bound: BTreeMap<String, Option<Vec<String>>>,
    /// The templates that it includes.
    includes: BTreeSet<String>,
}

/// Each template together with all the parts that it includes, directly or through others.
pub(super) fn with_parts(usages: &BTreeMap<String, Usages>) -> BTreeMap<String, Vec<(String, Usages)>> {
    let whole = |name: &String| (name.clone(), parts_of(name, usages));
    usages.keys().map(whole).collect()
}

/// The template and its parts. What one of them binds the others see as well.
fn parts_of(name: &str, usages: &BTreeMap<String, Usages>) -> Vec<(String, Usages)> {
    let mut names = vec![name.to_owned()];
    let mut seen = 0;
    while let Some(of) = names.get(seen).and_then(|name| usages.get(name)) {
        let new: Vec<String> = of
            .includes
            .iter()
            .filter(|part| !names.contains(part))
            .cloned()
            .collect();
        names.extend(new.into_iter().filter(|part| usages.contains_key(part)));
        seen += 1;
    }
    let parts: Vec<(&String, &Usages)> = names
        .iter()
        .filter_map(|name| usages.get_key_value(name))
        .collect();
    let shared = |part: &Usages| {
        let mut part = part.clone();
        for (_, other) in &parts {
            part.optional.extend(other.optional.iter().cloned());
            for (name, list) in &other.bound {
                part.bound.entry(name.clone()).or_insert_with(|| list.clone());
            }
        }
        part
    };
    parts
        .iter()
        .map(|(name, part)| ((*name).clone(), shared(part)))
        .collect()
}

const KEYWORDS: [&str; 31] = [
    "None",
    "and",
    "as",
    "block",
    "break",
    "component",
    "continue",
    "elif",
    "else",
    "endblock",
    "endcomponent",
    "endfilter",
    "endfor",
    "endif",
    "endraw",
    "endset",
    "extends",
    "false",
    "filter",
    "for",
    "if",
    "in",
    "include",
    "is",
    "none",
    "not",
    "null",
    "or",
    "set",
    "set_global",
    "true",
];

impl Usages {
    /// Reads the paths out of the source of a template without syntax errors.
    pub(super) fn of(source: &str) -> Self {
        let mut usages = Self::default();
        let mut rest = source;
        while let Some(start) = rest.find(['{', '<']) {
            let tail = rest.get(start..).unwrap_or_default();
            let end = match tail.get(..2) {
                Some("{{") => "}}",
                Some("{%") => "%}",
                Some("<!") => "!>",
                _ => {
                    rest = tail.get(1..).unwrap_or_default();
                    continue;
                }
            };
            let inside = tail.get(2..).unwrap_or_default();
            let length = inside.find(end).unwrap_or(inside.len());
            let expression = inside.get(..length).unwrap_or_default();
            if end != "!>" {
                usages.read(expression, source.len() - inside.len(), source, end == "%}");
            }
            rest = inside.get(length + 2..).unwrap_or_default();
        }
        usages
    }

    fn read(&mut self, expression: &str, offset: usize, source: &str, is_tag: bool) {
        let tokens = tokens(expression);
        let word = |i: usize| tokens.get(i).map(|token| token.text).unwrap_or_default();
        let tag = if is_tag { word(0) } else { "" };
        if tag == "include" {
            self.includes
                .insert(word(1).trim_matches(['"', '\'', '`']).to_owned());
        }
        let mut declares = false;
        for (i, token) in tokens.iter().enumerate() {
            let before = i.checked_sub(1).map(word).unwrap_or_default();
            match token.text {
                "for" => declares = true,
                "in" => declares = false,
                _ => {}
            }
            let names_a_test = before == "is" || (before == "not" && i >= 2 && word(i - 2) == "is");
            let names_something_else = matches!(before, "|" | "set" | "set_global" | "block" | "component");
            let is_call_or_argument = matches!(word(i + 1), "(" | "=");
            let is_path = token
                .text
                .starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && !KEYWORDS.contains(&token.text)
                && !(names_a_test || names_something_else || is_call_or_argument);
            if !is_path {
                continue;
            }
            if declares {
                self.bound.insert(token.text.to_owned(), list_after(&tokens, i));
                continue;
            }
            let path: Vec<String> = token
                .text
                .split('.')
                .map(|part| part.trim_end_matches('?').to_owned())
                .collect();
            if matches!(tag, "if" | "elif")
                || token.text.contains('?')
                || (word(i + 1) == "|" && word(i + 2) == "default")
            {
                self.optional.insert(path.clone());
            }
            self.used.push(Usage {
                path,
                place: place(source, offset + token.start),
            });
        }
        if matches!(tag, "set" | "set_global") {
            self.bound.insert(word(1).to_owned(), None);
        }
    }

    /// Every path that the data do not have.
    pub(super) fn unknown(&self, template: &str, data: &Data<'_>) -> Vec<TemplateError> {
        let missing = self
            .used
            .iter()
            .filter(|usage| !self.optional.contains(&usage.path))
            .filter_map(|usage| {
                let nearest = self.missing(&usage.path, data, 0)?;
                let kind = TemplateErrorKind::Unknown {
                    path: usage.path.join("."),
                    nearest,
                };
                Some(TemplateError {
                    template: template.to_owned(),
                    place: Some(usage.place),
                    kind,
                })
            });
        missing.collect()
    }

    /// `Some` with the nearest known name when the path leads nowhere; `None` when it leads somewhere, or when where it
    /// leads is not known before rendering.
    fn missing(&self, path: &[String], data: &Data<'_>, depth: usize) -> Option<Option<String>> {
        let (root, fields) = path.split_first()?;
        let mut at = match self.bound.get(root) {
            Some(None) => return None,
            Some(Some(list)) if depth < 8 => self.lookup(list, data, depth + 1)?.as_array()?.first()?,
            Some(Some(_)) => return None,
            None => match data.get(root) {
                Some(value) => value,
                // `loop` and the like are Tera's own; an unknown variable that is reached is Tera's to report.
                None if root == "loop" || root.starts_with("__") => return None,
                None => return Some(nearest(root, data.names()).map(str::to_owned)),
            },
        };
        for name in fields {
            if at.is_array() && name.parse::<usize>().is_ok() {
                return None;
            }
            match field(at, name) {
                Some(value) => at = value,
                None => return Some(near(name, at)),
            }
        }
        None
    }

    fn lookup<'a>(&'a self, path: &'a [String], data: &'a Data<'_>, depth: usize) -> Option<&'a Value> {
        let (root, fields) = path.split_first()?;
        let start = match self.bound.get(root) {
            Some(Some(list)) if depth < 8 => self.lookup(list, data, depth + 1)?.as_array()?.first()?,
            Some(_) => return None,
            None => data.get(root)?,
        };
        fields.iter().try_fold(start, |at, name| field(at, name))
    }
}

/// A field of a value.
fn field<'a>(value: &'a Value, name: &'a str) -> Option<&'a Value> {
    value.as_map()?.get(&Key::Str(name))
}

/// The path of the list that the loop variable at `at` runs through; `None` for a pair of variables, and for anything
/// but a plain path.
fn list_after(tokens: &[Token<'_>], at: usize) -> Option<Vec<String>> {
    let word = |i: usize| tokens.get(i).map(|token| token.text).unwrap_or_default();
    let plain = word(at + 1) == "in"
        && at > 0
        && word(at - 1) == "for"
        && word(at + 2).starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && matches!(word(at + 3), "" | "]" | "}" | "if" | ",");
    plain.then(|| word(at + 2).split('.').map(str::to_owned).collect())
}

/// The nearest of the names of the fields that a value has; of several the first in the alphabet, since the map has no order.
fn near(name: &str, at: &Value) -> Option<String> {
    let mut known: Vec<&str> = at.as_map()?.keys().filter_map(Key::as_str).collect();
    known.sort_unstable();
    nearest(name, known).map(str::to_owned)
}

struct Token<'a> {
    text: &'a str,
    /// The byte in the expression at which it begins.
    start: usize,
}

/// Paths, strings, and single characters of anything else.
fn tokens(expression: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = expression;
    while let Some(c) = rest.chars().next() {
        let start = expression.len() - rest.len();
        let length = match c {
            '"' | '\'' | '`' => {
                let inside = rest.get(1..).unwrap_or_default();
                inside.find(c).map_or(rest.len(), |end| end + 2)
            }
            c if c.is_ascii_alphanumeric() || c == '_' => {
                let path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
                // `a?.b` is one path; a question mark elsewhere is not part of it.
                let mut end = 0;
                while let Some(next) = rest.get(end..).and_then(|tail| tail.chars().next()) {
                    if path(next)
                        || (next == '?' && rest.get(end + 1..).is_some_and(|tail| tail.starts_with('.')))
                    {
                        end += next.len_utf8();
                    } else {
                        break;
                    }
                }
                end
            }
            '=' if rest.starts_with("==") => 2,
            c => c.len_utf8(),
        };
        let text = rest.get(..length).unwrap_or(rest);
        if !text.trim().is_empty() && text != "-" {
            tokens.push(Token { text, start });
        }
        rest = rest.get(text.len()..).unwrap_or_default();
    }
    tokens
}

/// Line and column, both from one, of a byte in the source.
fn place(source: &str, at: usize) -> (usize, usize) {
    let before = source.get(..at).unwrap_or(source);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |text| text.chars().count()) + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn unknown(source: &str) -> Vec<String> {
        let data = json!({
            "asiakas": { "nimi": { "perusmuoto": "X" }, "virastot": [{ "nimi": "A" }] },
            "rivit": [],
        });
        let errors = Usages::of(source).unknown("malli.md", &Data::new(&data));
        errors.into_iter().map(|error| error.to_string()).collect()
    }

    #[test]
    fn a_path_inside_an_expression_must_exist() {
        let found = unknown("rivi\n{{ alaotsikko(teksti=asiakas.nimi.genetiivi ~ \" asiakas.muu\") }}");
        assert_eq!(
            found,
            ["malli.md, rivi 2, sarake 22: \"asiakas.nimi.genetiivi\" ei ole tiedoissa"]
        );
    }

    #[test]
    fn a_path_in_a_branch_that_is_not_taken_must_exist() {
        assert_eq!(
            unknown("{% if rivit %}{{ asiakas.nmi.perusmuoto }}{% endif %}").len(),
            1
        );
    }

    #[test]
    fn what_is_tested_first_is_optional() {
        assert_eq!(
            unknown("{% if asiakas.lyhenne %}{{ asiakas.lyhenne }}{% endif %}"),
            [""; 0]
        );
        assert_eq!(unknown("{{ asiakas.lyhenne | default(value=\"-\") }}"), [""; 0]);
    }

    #[test]
    fn loop_variables_are_looked_up_in_the_list_they_run_through() {
        assert_eq!(
            unknown("{% for v in asiakas.virastot %}{{ v.nimi }}{% endfor %}"),
            [""; 0]
        );
        assert_eq!(
            unknown("{%- for v in asiakas.virastot -%}{{ v.nmi }}{% endfor %}").len(),
            1
        );
        assert_eq!(
            unknown("{% for r in rivit %}{{ r.mika_tahansa }}{% endfor %}"),
            [""; 0]
        );
    }

    #[test]
    fn strings_filters_tests_arguments_and_comments_are_not_paths() {
        let source = "<! {{ ei }} !>{% set x = 1 %}{% set_global y = 1 %}{{ x + y }}{{ \"ei.ole\" | upper }}{{ f(otsikko=\"a\", rivit=[{\"a\": 1}]) }}\
                      {% if asiakas is defined %}{% endif %}{{ loop.index }}";
        assert_eq!(unknown(source), [""; 0]);
    }

    #[test]
    fn a_variable_set_for_the_whole_template_is_known() {
        let source = "{% set_global rivit = [] %}{% for v in asiakas.virastot %}{% set_global rivit = [...rivit, v] %}{% endfor %}";
        assert_eq!(unknown(source), [""; 0]);
    }
}
