//! What can be wrong with a template, and where.

use std::collections::BTreeMap;
use std::fmt;

use tera::{ErrorKind, ReportError};

use vuosikello_core::nearest;

/// Something wrong with a template or with its use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct TemplateError {
    /// The name of the template.
    pub template: String,
    /// Line and column, both counted from one; `None` when the whole template is meant.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub kind: TemplateErrorKind,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TemplateErrorKind {
    /// The template cannot be parsed. The parser's own words, in English.
    #[error("syntaksivirhe: {0}")]
    Syntax(String),
    /// A variable or a field that the data do not have.
    #[error("{} ei ole tiedoissa{}", name(path), suggestion(nearest))]
    Unknown {
        /// The whole expression, for example `asiakas.nimi.genetivi`.
        path: String,
        /// The nearest known name for its last part.
        nearest: Option<String>,
    },
    /// A function that was called wrongly, or another mistake found while rendering.
    #[error("{0}")]
    Rendering(String),
    /// There is no such template.
    #[error("mallipohjaa ei ole")]
    NotFound,
    /// A template that should take the place of another, and there is none of that name.
    #[error("korvattavaa mallipohjaa ei ole{}", suggestion(nearest))]
    NothingToReplace {
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A template that should be new, and there is one of that name.
    #[error("samanniminen mallipohja on jo olemassa")]
    Exists,
    /// The output is larger than any document.
    #[error("malli tuottaa liian pitkän tekstin")]
    TooLong,
    /// A character that the software uses itself.
    #[error("mallissa on merkki U+{:04X}, jota ei voi käyttää", *.0 as u32)]
    Character(char),
    /// Markdown that has no counterpart in a document.
    #[error("mallissa on {0}, jota asiakirjassa ei voi olla")]
    Unsupported(&'static str),
    /// A function whose result must stand on a line of its own stands within text.
    #[error("kutsun \"{0}\" pitää olla omalla rivillään tyhjien rivien välissä")]
    NotAlone(&'static str),
    /// Two headings have one id.
    #[error("otsikon tunnus \"{0}\" on kahdella otsikolla")]
    DuplicateHeading(String),
    /// A link to a heading that does not exist.
    #[error("linkki \"#{target}\" ei johda mihinkään otsikkoon{}", suggestion(nearest))]
    DeadLink {
        /// The id that the link names.
        target: String,
        /// The nearest id that exists.
        nearest: Option<String>,
    },
    /// A link to an address that is neither on the web nor an e-mail address.
    #[error("linkin osoite \"{0}\" ei ala https:, http: tai mailto:")]
    Address(String),
    /// A heading without text.
    #[error("otsikko on tyhjä")]
    EmptyHeading,
}

impl TemplateErrorKind {
    /// What would be right, as an instruction in Finnish.
    pub fn fix(&self) -> String {
        match self {
            Self::Syntax(_) => "korjaa mallin merkinnät".into(),
            Self::Unknown {
                nearest: Some(near), ..
            } => format!("kirjoita malliin \"{near}\" tai lisää tieto"),
            Self::Unknown { nearest: None, .. } => "poista viittaus mallista tai lisää tieto".into(),
            Self::Rendering(_) => "korjaa kutsu mallissa".into(),
            Self::NotFound => "lisää mallipohja kansioon mallipohjat/fi".into(),
            Self::TooLong => "tarkista mallin silmukat".into(),
            Self::Character(_) => "poista merkki".into(),
            Self::Unsupported(_) => "kirjoita kohta leipätekstinä, luettelona tai taulukko-kutsuna".into(),
            Self::NotAlone(_) => "siirrä kutsu omalle rivilleen".into(),
            Self::DuplicateHeading(_) => "anna toiselle otsikolle toinen tunnus".into(),
            Self::DeadLink {
                nearest: Some(near), ..
            } => format!("kirjoita \"#{near}\""),
            Self::DeadLink { nearest: None, .. } => "lisää otsikolle tunnus tai poista linkki".into(),
            Self::Address(_) => "kirjoita koko osoite, esimerkiksi https://www.finlex.fi".into(),
            Self::NothingToReplace { nearest: Some(near) } => format!("nimeä mallipohja uudelleen: {near}"),
            Self::NothingToReplace { nearest: None } => "tarkista mallipohjan nimi".into(),
            Self::Exists => "anna mallipohjalle toinen nimi tai korvaa entinen".into(),
            Self::EmptyHeading => "kirjoita otsikko".into(),
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(
                f,
                "{}, rivi {line}, sarake {column}: {}",
                self.template, self.kind
            ),
            None => write!(f, "{}: {}", self.template, self.kind),
        }
    }
}

impl TemplateError {
    /// An error of the whole template.
    pub(crate) fn whole(template: &str, kind: TemplateErrorKind) -> Self {
        Self {
            template: template.to_owned(),
            place: None,
            kind,
        }
    }

    fn at(report: &ReportError, kind: TemplateErrorKind) -> Self {
        let span = report.span();
        Self {
            template: report.filename().to_owned(),
            place: Some((span.start_line, span.start_col + 1)),
            kind,
        }
    }
}

fn name(path: &str) -> String {
    format!("\"{path}\"")
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map(|near| format!("; tarkoititko \"{near}\"?"))
        .unwrap_or_default()
}

/// The first character of a template that only the software itself may write.
pub(super) fn foreign_character(template: &str, source: &str) -> Option<TemplateError> {
    for (line, text) in source.lines().enumerate() {
        for (column, c) in text.chars().enumerate() {
            let foreign = (c.is_control() && c != '\t')
                || matches!(c as u32, 0xe000..=0xf8ff | 0xfeff | 0xf_0000.. | 0x202a..=0x202e | 0x2066..=0x2069);
            if foreign {
                let place = Some((line + 1, column + 1));
                return Some(TemplateError {
                    template: template.to_owned(),
                    place,
                    kind: TemplateErrorKind::Character(c),
                });
            }
        }
    }
    None
}

/// The error of one template on its own; `None` for what only shows when all are together.
pub(super) fn of_syntax(template: &str, source: &str, error: &tera::Error) -> Option<TemplateError> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let mut error = TemplateError::at(report, TemplateErrorKind::Syntax(report.message().to_owned()));
            error.template = template.to_owned();
            // The parser counts the end of the source as a line of its own.
            let lines = source.lines().count().max(1);
            error.place = error.place.map(|(line, column)| (line.clamp(1, lines), column));
            Some(error)
        }
        ErrorKind::MissingParent { .. } | ErrorKind::TemplateNotFound(_) => None,
        other => Some(of_report(template, &other.to_string())),
    }
}

/// The error of a set of templates that are right one by one.
pub(super) fn of_set(error: &tera::Error) -> TemplateError {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            TemplateError::at(report, TemplateErrorKind::Syntax(report.message().to_owned()))
        }
        ErrorKind::MissingParent { current, parent } => TemplateError::whole(
            current,
            TemplateErrorKind::Syntax(format!("mallia \"{parent}\" ei ole")),
        ),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            TemplateError::whole(tpl, TemplateErrorKind::Syntax("malli sisältää itsensä".into()))
        }
        other => of_report("", &other.to_string()),
    }
}

/// Reads what is wrong and where out of a finished report of Tera's:
/// ``error: Unknown function `tulukko` ``, and on the next line ` --> malli.md:2:4`.
fn of_report(template: &str, report: &str) -> TemplateError {
    let message = report
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches("error: ");
    let place = report
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut parts = place.unwrap_or_default().rsplitn(3, ':');
    let (column, line, name) = (parts.next(), parts.next(), parts.next());
    let number = |text: Option<&str>| text.and_then(|text| text.trim().parse::<usize>().ok());
    TemplateError {
        template: name.unwrap_or(template).to_owned(),
        place: number(line).zip(number(column)),
        kind: TemplateErrorKind::Syntax(message.to_owned()),
    }
}

/// The error of rendering `template` with data that have these variables.
pub(super) fn of_rendering<'a>(
    template: &str,
    sources: &BTreeMap<String, String>,
    variables: impl Iterator<Item = &'a str>,
    error: &tera::Error,
) -> TemplateError {
    match error.kind() {
        ErrorKind::RenderingError(report) => {
            let source = sources
                .get(report.filename())
                .map(String::as_str)
                .unwrap_or_default();
            let kind = unknown_name(report, source, variables)
                .unwrap_or_else(|| TemplateErrorKind::Rendering(report.message().to_owned()));
            TemplateError::at(report, kind)
        }
        ErrorKind::TemplateNotFound(name) => TemplateError::whole(name, TemplateErrorKind::NotFound),
        ErrorKind::Io(_) => TemplateError::whole(template, TemplateErrorKind::TooLong),
        other => TemplateError::whole(template, TemplateErrorKind::Rendering(other.to_string())),
    }
}

/// Reads the name and the known names out of Tera's words for an undefined variable or field:
/// ``Field `genetivi` is not defined. Available fields: genetiivi, perusmuoto``. Tera knows of the variables only those that
/// the template uses.
fn unknown_name<'a>(
    report: &ReportError,
    source: &str,
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
    let path = expression_at(source, report.span().start_line, report.span().start_col, name);
    Some(TemplateErrorKind::Unknown {
        path,
        nearest: nearest.map(str::to_owned),
    })
}

/// The dotted path that ends in `name` at or around a place in the source; the name alone where it cannot be found.
fn expression_at(source: &str, line: usize, column: usize, name: &str) -> String {
    let text: Vec<char> = source
        .lines()
        .nth(line.saturating_sub(1))
        .unwrap_or_default()
        .chars()
        .collect();
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '?');
    let mut start = column.min(text.len());
    while start > 0 && text.get(start - 1).is_some_and(|c| part(*c)) {
        start -= 1;
    }
    let path: String = text.iter().skip(start).take_while(|c| part(**c)).collect();
    let parts: Vec<&str> = path.split('.').collect();
    match parts.iter().position(|part| part.trim_end_matches('?') == name) {
        Some(end) => parts.get(..=end).unwrap_or(&parts).join("."),
        None => name.to_owned(),
    }
}
