//! What Tera says is wrong, in Finnish and with the place in the template's own source.

use tera::{ErrorKind, ReportError};
use vuosikello_core::nearest;

use super::error::{TemplateError, TemplateErrorKind};
use super::source::TemplateSource;

/// Messages that Tera has for what this library does not check before, by how they begin.
const SYNTAX: [(&str, &str, &str); 8] = [
    (
        "The expression is too complex",
        "lauseke on liian monimutkainen",
        "jaa lauseke osiin: {% set nimi = … %}",
    ),
    (
        "The template nesting is too deep",
        "rakenteita on liian monta sisäkkäin",
        "jaa malli osiin: {% include \"osa.md\" %}",
    ),
    (
        "Identifiers can only have",
        "hakasulkeita on liian monta sisäkkäin",
        "jaa lauseke osiin: {% set nimi = … %}",
    ),
    (
        "Arrays can have a maximum",
        "luetteloita on liian monta sisäkkäin",
        "jaa luettelo osiin: {% set nimi = … %}",
    ),
    (
        "Blocks cannot be written",
        "lohko {% block %} on silmukan tai muun rakenteen sisällä",
        "siirrä lohko rakenteen ulkopuolelle",
    ),
    (
        "Template already contains a block",
        "lohko on mallissa kahdesti",
        "anna toiselle lohkolle toinen nimi",
    ),
    (
        "`extends` needs to be",
        "merkintä {% extends %} ei ole mallin alussa",
        "siirrä merkintä mallin alkuun",
    ),
    (
        "This content would be ignored",
        "tämä jää pois, koska malli perustuu toiseen (extends)",
        "siirrä kohta lohkon {% block %} sisään",
    ),
];

/// The same for what shows while rendering.
const RENDERING: [(&str, &str); 8] = [
    ("Math operations", "laskea voi vain luvuilla"),
    (
        "`+` requires",
        "laskea voi vain luvuilla; tekstit yhdistetään merkillä ~",
    ),
    ("Cannot compare", "erilaisia arvoja ei voi verrata toisiinsa"),
    ("Iteration not possible", "silmukka ei voi käydä läpi tätä arvoa"),
    (
        "Key/value iteration",
        "avaimet ja arvot voi käydä läpi vain tietueesta",
    ),
    ("Spread operator", "merkintä ... ei käy tähän arvoon"),
    ("Slice", "luettelon osan rajat eivät ole kokonaislukuja"),
    ("Cannot index", "kohtaa haetaan arvosta, jota ei ole"),
];

/// The error of one template on its own; `None` for what only shows when all are together.
pub(super) fn of_syntax(source: &TemplateSource, error: &tera::Error) -> Option<TemplateError> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(source.at(report, syntax(report.message()))),
        ErrorKind::MissingParent { .. } | ErrorKind::TemplateNotFound(_) => None,
        _ => Some(TemplateError::whole(&source.name, syntax(""))),
    }
}

/// The error of a set of templates that are right one by one.
pub(super) fn of_set(sources: &[TemplateSource], error: &tera::Error) -> TemplateError {
    let said = |problem: String| TemplateErrorKind::Syntax {
        problem,
        fix: "korjaa mallin nimi tai lisää malli kansioon mallipohjat/fi".to_owned(),
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            match sources.iter().find(|source| source.name == report.filename()) {
                Some(source) => source.at(report, syntax(report.message())),
                None => TemplateError::whole(report.filename(), syntax(report.message())),
            }
        }
        ErrorKind::MissingParent { current, parent } => {
            TemplateError::whole(current, said(format!("mallia \"{parent}\" ei ole")))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            TemplateError::whole(
                tpl,
                TemplateErrorKind::Syntax {
                    problem: "malli sisältää itsensä".to_owned(),
                    fix: "poista merkintä, joka liittää mallin itseensä".to_owned(),
                },
            )
        }
        _ => TemplateError::whole("", syntax("")),
    }
}

fn syntax(message: &str) -> TemplateErrorKind {
    let known = SYNTAX.iter().find(|(start, ..)| message.starts_with(start));
    let (problem, fix) = known.map_or(
        (
            "mallin merkintää ei voi lukea",
            "tarkista kohdan aaltosulkeet, lainausmerkit ja nimet",
        ),
        |(_, problem, fix)| (problem, fix),
    );
    TemplateErrorKind::Syntax {
        problem: problem.to_owned(),
        fix: fix.to_owned(),
    }
}

/// The error of rendering `template` with data that have these variables.
pub(super) fn of_rendering<'a>(
    template: &str,
    sources: &[TemplateSource],
    variables: impl Iterator<Item = &'a str>,
    error: &tera::Error,
) -> TemplateError {
    let ErrorKind::RenderingError(report) = error.kind() else {
        let kind = match error.kind() {
            ErrorKind::TemplateNotFound(_) => TemplateErrorKind::NotFound,
            ErrorKind::Io(_) => TemplateErrorKind::TooLong,
            _ => rendering(""),
        };
        return TemplateError::whole(template, kind);
    };
    match sources.iter().find(|source| source.name == report.filename()) {
        Some(source) => {
            let kind = unknown_name(report, source, variables);
            source.at(report, kind.unwrap_or_else(|| rendering(report.message())))
        }
        None => TemplateError::whole(report.filename(), rendering(report.message())),
    }
}

fn rendering(message: &str) -> TemplateErrorKind {
    let known = RENDERING.iter().find(|(start, _)| message.starts_with(start));
    TemplateErrorKind::Rendering(
        known
            .map_or("lauseketta ei voi laskea", |(_, words)| words)
            .to_owned(),
    )
}

/// Reads the name and the known names out of Tera's words for an undefined variable or field:
/// ``Field `genetivi` is not defined. Available fields: genetiivi, perusmuoto``. Tera knows of the variables only those that
/// the template uses.
fn unknown_name<'a>(
    report: &ReportError,
    source: &TemplateSource,
    variables: impl Iterator<Item = &'a str>,
) -> Option<TemplateErrorKind> {
    let (what, rest) = report.message().split_once(" `")?;
    let (name, rest) = rest.split_once('`')?;
    let nearest = match what {
        "Field" => {
            let known = rest.split_once(": ").map_or("", |(_, list)| list);
            nearest(name, known.split(", ").filter(|known| !known.is_empty()))
        }
        "Variable" => nearest(name, variables),
        _ => return None,
    };
    let path = path_at(&source.own, source.original(report), name);
    Some(TemplateErrorKind::Unknown {
        path,
        nearest: nearest.map(str::to_owned),
    })
}

/// The dotted path that ends in `name` at or around a byte of the source; the name alone where it cannot be found.
fn path_at(source: &str, at: usize, name: &str) -> String {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '?');
    let before = source.get(..at).unwrap_or_default();
    let start = before.trim_end_matches(part).len();
    let rest = source.get(start..).unwrap_or_default();
    let path = rest.split(|c| !part(c)).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('.').collect();
    match parts.iter().position(|part| part.trim_end_matches('?') == name) {
        Some(end) => parts.get(..=end).unwrap_or(&parts).join("."),
        None => name.to_owned(),
    }
}
