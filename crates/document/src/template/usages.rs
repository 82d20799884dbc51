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
use super::error::{Lines, MOST_TOLD, TemplateError, TemplateErrorKind, printable_field};
use super::syntax::{Argument, Expression, Node, Statement, Syntax};

/// A path such as `asiakas.nimi.genetiivi` in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Usage {
    path: Vec<String>,
    /// The byte of the source where it stands.
    at: usize,
    /// Whether its value is printed, alone or with others, so that it must be a text or a number.
    is_printed: bool,
}

/// The paths of a template, and what its loops bind.
#[derive(Debug, Clone, Default)]
pub(super) struct Usages {
    used: Vec<Usage>,
    /// Each path once, and whether its value is printed anywhere.
    paths: BTreeMap<Vec<String>, bool>,
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

/// How an expression is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Printed,
    Condition,
    Value,
}

impl Usages {
    /// The paths of a template.
    pub(super) fn of(syntax: &Syntax) -> Self {
        let mut usages = Self::default();
        for tag in &syntax.tags {
            match &tag.statement {
                Statement::Print(expression) => usages.read(expression, Use::Printed),
                Statement::If(condition) => usages.read(condition, Use::Condition),
                Statement::For { names, list } => {
                    usages.bind(names, list);
                    usages.read(list, Use::Value);
                }
                Statement::Set { name, value } => {
                    usages.bound.insert(name.clone(), None);
                    usages.read(value, Use::Value);
                }
                Statement::SetBlock { name, filters } => {
                    usages.bound.insert(name.clone(), None);
                    filters.iter().for_each(|arguments| usages.arguments(arguments));
                }
                Statement::Include(name) => {
                    usages.includes.insert(name.clone());
                }
                Statement::Extends | Statement::Other => {}
            }
        }
        usages
    }

    /// The templates that it includes.
    pub(super) fn includes(&self) -> &BTreeSet<String> {
        &self.includes
    }

    /// The variables of a loop, and the path of its list where it has one variable.
    fn bind(&mut self, names: &[String], list: &Expression) {
        for name in names {
            let path = match (&list.node, names) {
                (Node::Path(path, _), [_]) => Some(path.clone()),
                _ => None,
            };
            // A name that runs through several lists cannot be looked up in one.
            let other = self.bound.get(name).is_some_and(|known| *known != path);
            self.bound.insert(name.clone(), path.filter(|_| !other));
        }
    }

    fn arguments(&mut self, arguments: &[Argument]) {
        for argument in arguments {
            self.read(&argument.value, Use::Value);
        }
    }

    fn read(&mut self, expression: &Expression, used: Use) {
        let within = if used == Use::Condition {
            Use::Condition
        } else {
            Use::Value
        };
        match &expression.node {
            Node::Path(path, has_optional) => {
                if *has_optional || used == Use::Condition {
                    self.optional.insert(path.clone());
                }
                let is_printed = used == Use::Printed;
                *self.paths.entry(path.clone()).or_default() |= is_printed;
                self.used.push(Usage {
                    path: path.clone(),
                    at: expression.start,
                    is_printed,
                });
            }
            Node::Joined(parts) => parts.iter().for_each(|part| self.read(part, Use::Printed)),
            Node::Filter {
                base,
                name,
                arguments,
                ..
            } => {
                if name == "default"
                    && let Node::Path(path, _) = &base.node
                {
                    self.optional.insert(path.clone());
                }
                self.read(base, within);
                self.arguments(arguments);
            }
            Node::Comprehension { names, list, .. } => {
                self.bind(names, list);
                expression
                    .parts()
                    .into_iter()
                    .for_each(|part| self.read(part, within));
            }
            Node::Choice(parts) => {
                let [then, condition, otherwise] = &**parts;
                self.read(then, used);
                self.read(condition, within);
                self.read(otherwise, used);
            }
            _ => expression
                .parts()
                .into_iter()
                .for_each(|part| self.read(part, within)),
        }
    }

    /// Every path that the data do not have, and every one that is printed and is neither a text nor a number. `source` is that of the
    /// template.
    pub(super) fn mistakes(&self, template: &str, source: &str, data: &Data<'_>) -> Vec<TemplateError> {
        // A template names the same few paths again and again, and mostly all are right.
        let mut paths = self.paths.iter();
        if paths.all(|(path, is_printed)| self.mistake(path, *is_printed, data).is_none()) {
            return Vec::new();
        }
        let lines = Lines::of(source);
        let mut told = 0usize;
        let mistakes = self.used.iter().filter_map(|usage| {
            let kind = self.mistake(&usage.path, usage.is_printed, data)?;
            told += 1;
            (told <= MOST_TOLD).then(|| TemplateError::at(template, &lines, usage.at, kind))
        });
        let mut mistakes: Vec<TemplateError> = mistakes.collect();
        if told > MOST_TOLD {
            mistakes.push(TemplateError::more(template, told - MOST_TOLD));
        }
        mistakes
    }

    /// What is wrong with a path.
    fn mistake(&self, path: &[String], is_printed: bool, data: &Data<'_>) -> Option<TemplateErrorKind> {
        let unknown = (!self.optional.contains(path))
            .then(|| self.missing(path, data, 0))
            .flatten();
        match unknown {
            Some(nearest) => Some(TemplateErrorKind::Unknown {
                path: path.join("."),
                nearest,
            }),
            None if is_printed => self.not_text(path, data),
            None => None,
        }
    }

    fn not_text(&self, path: &[String], data: &Data<'_>) -> Option<TemplateErrorKind> {
        let value = self.lookup(path, data, 0)?;
        let is = match value {
            value if value.is_map() => "tietue",
            value if value.is_array() => "luettelo",
            _ => return None,
        };
        Some(TemplateErrorKind::NotText {
            path: path.join("."),
            is,
            instead: printable_field(value),
        })
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

/// The nearest of the names of the fields that a value has; of several the first in the alphabet, since the map has no order.
fn near(name: &str, at: &Value) -> Option<String> {
    let mut known: Vec<&str> = at.as_map()?.keys().filter_map(Key::as_str).collect();
    known.sort_unstable();
    nearest(name, known).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::syntax;
    use super::*;
    use serde_json::json;

    fn unknown(source: &str) -> Vec<String> {
        let data = json!({
            "asiakas": { "nimi": { "perusmuoto": "X" }, "virastot": [{ "nimi": "A" }] },
            "rivit": [],
        });
        let errors = Usages::of(&syntax::parse(source).0).mistakes("malli.md", source, &Data::new(&data));
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
    fn what_is_printed_must_be_a_text_or_a_number() {
        for (source, path) in [
            ("{{ asiakas.nimi }}", "asiakas.nimi"),
            ("{{ \"a\" ~ asiakas.virastot }}", "asiakas.virastot"),
            ("{% for v in asiakas.virastot %}{{ v }}{% endfor %}", "v"),
            ("{{ asiakas if rivit else \"-\" }}", "asiakas"),
            ("{% set x = \"a\" ~ asiakas.nimi %}", "asiakas.nimi"),
        ] {
            let found = unknown(source);
            assert_eq!(found.len(), 1, "{source}: {found:?}");
            assert!(found[0].contains(&format!("\"{path}\" on ")), "{found:?}");
        }
        for source in [
            "{{ asiakas.nimi.perusmuoto }}",
            "{{ asiakas.virastot | length }}",
            "{% if asiakas.nimi %}a{% endif %}",
            "{{ nakyma(nimi=\"x\", sarakkeet=rivit) }}",
            "{% for v in asiakas.virastot %}{{ v.nimi }}{% endfor %}{% for v in [\"a\"] %}{{ v }}{% endfor %}",
        ] {
            assert_eq!(unknown(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn a_variable_set_for_the_whole_template_is_known() {
        let source = "{% set_global rivit = [] %}{% for v in asiakas.virastot %}{% set_global rivit = [...rivit, v] %}{% endfor %}";
        assert_eq!(unknown(source), [""; 0]);
    }
}
