//! The filters, tests and functions that templates can use, with their arguments, and the words that are no names.

use vuosikello_core::nearest;

use super::expression::Argument;
use super::fault::Fault;

/// What is called by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Called {
    Filter,
    Test,
    Function,
}

/// The name of a filter, test or function, the arguments that it must have, and those that it may have.
pub(super) type Signature = (&'static str, &'static [&'static str], &'static [&'static str]);

const FILTERS: [Signature; 37] = [
    ("abs", &[], &[]),
    ("capitalize", &[], &[]),
    ("default", &["value"], &["boolean"]),
    ("escape", &[], &[]),
    ("escape_html", &[], &[]),
    ("escape_xml", &[], &[]),
    ("first", &[], &[]),
    ("float", &[], &[]),
    ("get", &["key"], &["default"]),
    ("group_by", &["attribute"], &[]),
    ("indent", &[], &["width", "indentation", "first", "blank"]),
    ("int", &[], &["base"]),
    ("join", &[], &["sep"]),
    ("keys", &[], &[]),
    ("last", &[], &[]),
    ("length", &[], &[]),
    ("lower", &[], &[]),
    ("newlines_to_br", &[], &[]),
    ("nth", &["n"], &[]),
    ("pairs", &[], &[]),
    ("pluralize", &[], &["singular", "plural"]),
    ("replace", &["from", "to"], &[]),
    ("reverse", &[], &[]),
    ("round", &[], &["method", "precision"]),
    ("safe", &[], &[]),
    ("sort", &[], &["attribute"]),
    ("split", &["pat"], &[]),
    ("str", &[], &[]),
    ("title", &[], &[]),
    ("trim", &[], &["pat"]),
    ("trim_end", &[], &["pat"]),
    ("trim_start", &[], &["pat"]),
    ("truncate", &["length"], &["end"]),
    ("unique", &[], &[]),
    ("upper", &[], &[]),
    ("values", &[], &[]),
    ("wordcount", &[], &[]),
];

const TESTS: [Signature; 17] = [
    ("array", &[], &[]),
    ("bool", &[], &[]),
    ("containing", &["pat"], &[]),
    ("defined", &[], &[]),
    ("divisible_by", &["divisor"], &[]),
    ("ending_with", &["pat"], &[]),
    ("even", &[], &[]),
    ("float", &[], &[]),
    ("integer", &[], &[]),
    ("iterable", &[], &[]),
    ("map", &[], &[]),
    ("none", &[], &[]),
    ("number", &[], &[]),
    ("odd", &[], &[]),
    ("starting_with", &["pat"], &[]),
    ("string", &[], &[]),
    ("undefined", &[], &[]),
];

const FUNCTIONS: [Signature; 12] = [
    ("alaotsikko", &["teksti"], &[]),
    ("sivut", &["suunta"], &[]),
    ("allekirjoitukset", &[], &[]),
    (
        "kaavio",
        &["otsikko", "kuvaus", "laji", "yksikko", "luokat", "sarjat"],
        &["desimaalit"],
    ),
    ("kieli", &["tunnus", "teksti"], &[]),
    ("muotoiltu", &["teksti"], &[]),
    (
        "nakyma",
        &["nimi"],
        &[
            "otsikko",
            "kuvaus",
            "sarakkeet",
            "kaavio",
            "riveja",
            "dioja",
            "kaikki",
        ],
    ),
    ("range", &["end"], &["start", "step_by"]),
    ("sisallys", &["otsikko"], &["taso"]),
    ("super", &[], &[]),
    (
        "taulukko",
        &["otsikko", "kuvaus", "rivit", "sarakkeet"],
        &["riviotsikot"],
    ),
    ("throw", &["message"], &[]),
];

const RESERVED: [&str; 19] = [
    "True", "False", "None", "and", "break", "continue", "else", "false", "for", "if", "in", "is", "loop",
    "none", "not", "null", "or", "self", "true",
];

/// Whether a word cannot be the name of a variable.
pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// Whether a word stands between values or before them.
pub(super) fn is_operator(word: &str) -> bool {
    ["and", "or", "not", "in", "is", "if", "else", "for"].contains(&word)
}

fn all(called: Called) -> &'static [Signature] {
    match called {
        Called::Filter => &FILTERS,
        Called::Test => &TESTS,
        Called::Function => &FUNCTIONS,
    }
}

pub(super) fn signature(called: Called, name: &str) -> Option<&'static Signature> {
    let is_public = |(known, ..): &&Signature| *known == name && !known.starts_with('_');
    all(called).iter().find(is_public)
}

/// That there is no filter, test or function of the name.
pub(super) fn unknown(called: Called, name: &str, at: usize) -> Fault {
    let names = || {
        let names = all(called).iter().map(|(name, ..)| *name);
        names.filter(|name| !name.starts_with('_') && *name != "throw")
    };
    let (what, kind) = match called {
        Called::Filter => ("suodinta", "suotimet"),
        Called::Test => ("ehtoa", "ehdot"),
        Called::Function => ("funktiota", "funktiot"),
    };
    let fix = match nearest(name, names()) {
        Some(near) => format!("kirjoita \"{near}\""),
        None => format!("{kind} ovat {}", names().collect::<Vec<_>>().join(", ")),
    };
    let near = nearest(name, names()).map(|near| format!("; tarkoititko \"{near}\"?"));
    let near = near.unwrap_or_default();
    Fault::new(at, format!("{what} \"{name}\" ei ole{near}"), fix)
}

fn arguments(signature: &Signature) -> impl Iterator<Item = &'static str> + use<> {
    let (_, required, optional) = *signature;
    required.iter().chain(optional).copied()
}

/// Refuses an argument that is not known.
pub(super) fn check_argument(
    name: &str,
    signature: &Signature,
    argument: &str,
    at: usize,
) -> Result<(), Fault> {
    if arguments(signature).any(|known| known == argument) {
        return Ok(());
    }
    let known: Vec<&str> = arguments(signature).collect();
    let near = nearest(argument, known.iter().copied());
    let hint = near
        .map(|near| format!("; tarkoititko \"{near}\"?"))
        .unwrap_or_default();
    let fix = match (near, known.as_slice()) {
        (Some(near), _) => format!("kirjoita \"{near}\""),
        (None, []) => "poista argumentti".to_owned(),
        (None, known) => format!("argumentit ovat {}", known.join(", ")),
    };
    let problem = format!("kutsulla \"{name}\" ei ole argumenttia \"{argument}\"{hint}");
    Err(Fault::new(at, problem, fix))
}

/// Refuses a call without an argument that it must have.
pub(super) fn check_required(
    name: &str,
    signature: &Signature,
    given: &[Argument],
    at: usize,
) -> Result<(), Fault> {
    let (_, required, _) = signature;
    let missing = required
        .iter()
        .find(|wanted| !given.iter().any(|argument| argument.name == **wanted));
    match missing {
        None => Ok(()),
        Some(missing) => Err(Fault::new(
            at,
            format!("kutsulta \"{name}\" puuttuu argumentti \"{missing}\""),
            format!("lisää se: {name}({missing}=…)"),
        )),
    }
}

/// That an argument stands without its name.
pub(super) fn unnamed(name: &str, signature: &Signature, at: usize) -> Fault {
    let known: Vec<&str> = arguments(signature).collect();
    let fix = match known.as_slice() {
        [] => "poista argumentti".to_owned(),
        [first, ..] => format!("kirjoita {name}({first}=…)"),
    };
    Fault::new(at, format!("kutsun \"{name}\" argumentilta puuttuu nimi"), fix)
}
