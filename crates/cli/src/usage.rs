//! Wrong usage, said in Finnish.

use std::error::Error;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::exit::Exit;

/// Reports what clap found, and gives the exit status. Help and version go to standard output as they are.
pub(crate) fn report(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            Exit::Done.into()
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Usage.into()
        }
        _ => {
            eprintln!("virhe: {}", message(error));
            eprintln!("Ohje: vuosikello --help");
            Exit::Usage.into()
        }
    }
}

fn message(error: &clap::Error) -> String {
    let get = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = get(ContextKind::InvalidArg);
    let mut message = match error.kind() {
        ErrorKind::UnknownArgument => format!("valitsinta \"{argument}\" ei ole"),
        ErrorKind::InvalidSubcommand => {
            format!("komentoa \"{}\" ei ole", get(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("puuttuu: {}", missing(error)),
        ErrorKind::MissingSubcommand => "komento puuttuu".to_owned(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match get(ContextKind::InvalidValue) {
            value if value.is_empty() => format!("valitsimelta {} puuttuu arvo", bare(&argument)),
            value => format!("arvo \"{value}\" ei kelpaa{}", place(&argument)),
        },
        ErrorKind::ArgumentConflict => {
            format!(
                "valitsimia \"{argument}\" ja \"{}\" ei voi antaa yhdessä",
                get(ContextKind::PriorArg)
            )
        }
        ErrorKind::NoEquals
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::TooFewValues
        | ErrorKind::TooManyValues => {
            format!("valitsimella \"{argument}\" on väärä määrä arvoja")
        }
        ErrorKind::InvalidUtf8 => "komentorivillä on merkkejä, jotka eivät ole UTF-8:aa".to_owned(),
        _ => error.to_string(),
    };
    // What is wrong with a value is said by the parser of that value.
    if error.kind() == ErrorKind::ValueValidation
        && let Some(fix) = error.source()
    {
        return format!("{message}; {fix}");
    }
    let suggestions = [
        get(ContextKind::SuggestedArg),
        get(ContextKind::SuggestedSubcommand),
        get(ContextKind::SuggestedValue),
    ];
    if let Some(suggestion) = suggestions.iter().find(|suggestion| !suggestion.is_empty()) {
        message.push_str(&format!("; tarkoititko \"{suggestion}\"?"));
    } else if let Some(values) = error
        .get(ContextKind::ValidValue)
        .map(text)
        .filter(|values| !values.is_empty())
    {
        message.push_str(&format!("; vaihtoehdot: {values}"));
    }
    message
}

/// The name of an option without its values: `--meeting` of `--meeting <KOKOUS>`.
fn bare(argument: &str) -> &str {
    argument.split(' ').next().unwrap_or_default()
}

/// What a value was given for.
fn place(argument: &str) -> String {
    match bare(argument) {
        option if option.starts_with('-') => format!(" valitsimelle {option}"),
        _ => String::new(),
    }
}

/// The arguments that are missing.
fn missing(error: &clap::Error) -> String {
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(arguments)) => {
            let arguments: Vec<String> = arguments.iter().map(|argument| choice(argument)).collect();
            arguments.join(", ")
        }
        other => other.map(text).unwrap_or_default(),
    }
}

/// Of several arguments one is needed: clap writes `<--all|--customer <TUNNUS>...>`.
fn choice(argument: &str) -> String {
    let inner = argument.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    match inner.filter(|inner| inner.contains('|')) {
        Some(inner) => inner.replace('|', " tai "),
        None => argument.to_owned(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(flag) => flag.to_string(),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => String::new(),
    }
}
