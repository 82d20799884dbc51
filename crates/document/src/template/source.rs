//! The sources of templates: the template's own, and the one that Tera gets.

use std::collections::BTreeMap;

use tera::ReportError;
use vuosikello_core::nearest;

use super::error::{Lines, MOST_TOLD, TemplateError, TemplateErrorKind, foreign_character};
use super::syntax::{self, Fault, Instrumented, Site, Statement};
use super::usages::Usages;

/// A template that has been read.
#[derive(Debug, Clone)]
pub(super) struct TemplateSource {
    pub(super) name: String,
    /// The source as it was given.
    pub(super) own: String,
    instrumented: Instrumented,
}

impl TemplateSource {
    /// Reads the template with the number. `all` are the templates that it may include.
    pub(super) fn read(
        number: usize,
        name: &str,
        own: &str,
        all: &BTreeMap<String, String>,
        sites: &mut Vec<Site>,
    ) -> Result<(Self, Usages), Vec<TemplateError>> {
        if let Some(error) = foreign_character(name, own) {
            return Err(vec![error]);
        }
        if own.trim().is_empty() {
            return Err(vec![TemplateError::whole(name, TemplateErrorKind::Empty)]);
        }
        let (syntax, mut faults) = syntax::parse(own);
        for tag in &syntax.tags {
            if let Statement::Include(part) = &tag.statement
                && !all.contains_key(part)
            {
                faults.push(unknown_part(tag.start, part, all));
            }
        }
        if !faults.is_empty() {
            let lines = Lines::of(own);
            let more = faults.len().saturating_sub(MOST_TOLD);
            let error = |fault: Fault| {
                let kind = TemplateErrorKind::Syntax {
                    problem: fault.problem,
                    fix: fault.fix,
                };
                TemplateError::at(name, &lines, fault.at, kind)
            };
            let errors = faults.into_iter().take(MOST_TOLD).map(error);
            let more = (more > 0).then(|| TemplateError::more(name, more));
            return Err(errors.chain(more).collect());
        }
        let source = Self {
            name: name.to_owned(),
            own: own.to_owned(),
            instrumented: syntax::instrumented(number, own, &syntax, sites),
        };
        Ok((source, Usages::of(&syntax)))
    }

    /// The source that Tera gets.
    pub(super) fn instrumented(&self) -> &str {
        &self.instrumented.source
    }

    /// Where the lines of the template's own source begin.
    pub(super) fn lines(&self) -> Lines<'_> {
        Lines::of(&self.own)
    }

    /// The byte of the template's own source that a report of Tera's is about.
    pub(super) fn original(&self, report: &ReportError) -> usize {
        self.instrumented.original(report.span().range.start)
    }

    /// An error where a report of Tera's says.
    pub(super) fn at(&self, report: &ReportError, kind: TemplateErrorKind) -> TemplateError {
        TemplateError::at(&self.name, &self.lines(), self.original(report), kind)
    }
}

fn unknown_part(at: usize, part: &str, all: &BTreeMap<String, String>) -> Fault {
    let near = nearest(part, all.keys().map(String::as_str));
    let hint = near
        .map(|near| format!("; tarkoititko \"{near}\"?"))
        .unwrap_or_default();
    Fault {
        at,
        problem: format!("mallia \"{part}\" ei ole{hint}"),
        fix: match near {
            Some(near) => format!("kirjoita {{% include \"{near}\" %}}"),
            None => "lisää malli kansioon mallipohjat/fi tai poista merkintä".to_owned(),
        },
    }
}

/// Templates that include themselves, directly or through others; of each circle the first by the alphabet.
pub(super) fn circles(usages: &BTreeMap<String, Usages>) -> Vec<TemplateError> {
    let mut in_circles: Vec<&str> = Vec::new();
    let mut errors = Vec::new();
    for name in usages.keys() {
        let mut reached: Vec<&str> = Vec::new();
        let mut waiting: Vec<&str> = vec![name];
        while let Some(next) = waiting.pop() {
            let parts = usages.get(next).into_iter().flat_map(Usages::includes);
            for part in parts {
                if !reached.contains(&part.as_str()) {
                    reached.push(part);
                    waiting.push(part);
                }
            }
        }
        if reached.contains(&name.as_str()) && !in_circles.contains(&name.as_str()) {
            let kind = TemplateErrorKind::Syntax {
                problem: "malli sisältää itsensä".to_owned(),
                fix: "poista merkintä {% include %}, joka liittää mallin itseensä".to_owned(),
            };
            errors.push(TemplateError::whole(name, kind));
            in_circles.extend(reached);
        }
    }
    errors
}
