//! The functions that are put into the source of templates: they count, and see to it that only texts and numbers are printed.

use std::borrow::Cow;
use std::sync::Arc;

use tera::{Error, ErrorKind, Kwargs, Map, State, Tera, Value};

use super::error::{TemplateErrorKind, printable_field};
use super::escape::{EMPTY, escaped};
use super::meter;
use super::syntax::{FILTER, JOIN, LOOP, NAME, PLACE, PRINT, SITE, Site, VALUE};

/// Filters that take a text alone.
const OF_TEXT: [&str; 17] = [
    "capitalize",
    "escape",
    "escape_html",
    "escape_xml",
    "indent",
    "lower",
    "newlines_to_br",
    "replace",
    "safe",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "upper",
];

/// Gives `tera` the functions, with those of the sites.
pub(super) fn register(tera: &mut Tera, sites: &[Site]) {
    tera.register_function(JOIN, join);
    tera.register_filter(FILTER, filter);
    for (number, site) in sites.iter().enumerate() {
        let function: fn(usize, &Kwargs) -> Result<Value, Error> = match site.function {
            Some(PRINT) => print,
            Some(LOOP) => turns,
            Some(VALUE) => value,
            Some(PLACE) => place,
            _ => continue,
        };
        let name = format!("{}{number}", site.function.unwrap_or_default());
        tera.register_function(name, move |arguments: Kwargs, _: &State| {
            function(number, &arguments)
        });
    }
}

fn site(arguments: &Kwargs) -> usize {
    number(arguments, SITE)
}

fn number(arguments: &Kwargs, name: &str) -> usize {
    arguments.get::<usize>(name).ok().flatten().unwrap_or(usize::MAX)
}

fn argument(arguments: &Kwargs, name: &str) -> Value {
    let given = arguments.iter().find(|(key, _)| key.as_str() == Some(name));
    given.map_or_else(Value::undefined, |(_, value)| value.clone())
}

fn print(site: usize, arguments: &Kwargs) -> Result<Value, Error> {
    let mut text = text(site, &argument(arguments, "x"))?;
    if text.is_empty() && meter::site(site).is_some_and(|site| site.is_enclosed) {
        text.push(EMPTY);
    }
    meter::value_follows(site, text.len());
    Ok(Value::safe_string(&text))
}

fn place(number: usize, _: &Kwargs) -> Result<Value, Error> {
    let body = meter::site(number).map_or(0, |site| site.body);
    meter::count_turns(number, 1, body)?;
    meter::text_follows(number);
    Ok(Value::safe_string(""))
}

fn value(site: usize, arguments: &Kwargs) -> Result<Value, Error> {
    let value = argument(arguments, "x");
    meter::count_value(Some(site), &value)?;
    Ok(value)
}

fn turns(number: usize, arguments: &Kwargs) -> Result<Value, Error> {
    let value = argument(arguments, "x");
    let Some(turns) = value.len().filter(|_| value.is_array() || value.is_map()) else {
        return Err(if value.is_undefined() {
            unknown(number)
        } else {
            let message = format!("silmukka ei voi käydä läpi arvoa, joka on {}", kind_of(&value));
            meter::stop(Some(number), TemplateErrorKind::Rendering(message))
        });
    };
    let body = meter::site(number).map_or(0, |site| site.body);
    meter::count_turns(number, turns, body)?;
    Ok(value)
}

/// Texts one after the other; escaped where one is a piece that a function made, which must not be.
fn join(arguments: Kwargs, _: &State) -> Result<Value, Error> {
    let mut parts = Vec::new();
    for count in 0.. {
        let part = argument(&arguments, &format!("a{count}"));
        let place = arguments.get::<usize>(&format!("p{count}")).ok().flatten();
        match place {
            Some(place) => parts.push((part, place)),
            None => break,
        }
    }
    let is_safe = parts.iter().any(|(part, _)| part.is_string() && part.is_safe());
    let texts = parts.iter().map(|(part, place)| match is_safe {
        true => text(*place, part).map(Cow::Owned),
        false => plain(*place, part),
    });
    let texts = texts.collect::<Result<Vec<Cow<'_, str>>, Error>>()?;
    meter::count_text(Some(site(&arguments)), texts.iter().map(|text| text.len()).sum())?;
    let joined = texts.concat();
    Ok(match is_safe {
        true => Value::safe_string(&joined),
        false => Value::from(joined),
    })
}

/// A value as it is printed: escaped, unless a function made it.
fn text(site: usize, value: &Value) -> Result<String, Error> {
    let plain = plain(site, value)?;
    Ok(match value.is_safe() {
        true => plain.into_owned(),
        false => escaped(&plain),
    })
}

/// The text of a value that is one, or a number; nothing for none.
fn plain(site: usize, value: &Value) -> Result<Cow<'_, str>, Error> {
    if value.is_undefined() {
        return Err(unknown(site));
    }
    if value.is_array() || value.is_map() || value.is_bool() || value.is_bytes() {
        return Err(not_text(site, value));
    }
    let text = value
        .as_str()
        .map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed);
    meter::count(Some(site), 1 + u64::try_from(text.len() / 64).unwrap_or(u64::MAX))?;
    Ok(text)
}

fn not_text(site: usize, value: &Value) -> Error {
    let kind = TemplateErrorKind::NotText {
        path: String::new(),
        is: kind_of(value),
        instead: printable_field(value),
    };
    meter::stop(Some(site), kind)
}

/// That an expression has no value.
fn unknown(site: usize) -> Error {
    let kind = TemplateErrorKind::Unknown {
        path: String::new(),
        nearest: None,
    };
    meter::stop(Some(site), kind)
}

/// What a value is, in Finnish.
pub(super) fn kind_of(value: &Value) -> &'static str {
    if value.is_map() {
        "tietue"
    } else if value.is_array() {
        "luettelo"
    } else if value.is_bool() {
        "kyllä/ei-tieto"
    } else if value.is_number() {
        "luku"
    } else if value.is_string() {
        "teksti"
    } else {
        "tyhjä"
    }
}

/// Calls the filter that the template names, on a value that it takes.
fn filter(value: &Value, arguments: Kwargs, state: &State) -> Result<Value, Error> {
    let site = site(&arguments);
    let name = argument(&arguments, NAME);
    let name = name.as_str().unwrap_or_default();
    let is_whole = value.is_array() || value.is_map();
    if is_whole && OF_TEXT.contains(&name) {
        return Err(not_text(site, value));
    }
    if name == "join"
        && let Some(item) = value
            .as_array()
            .unwrap_or_default()
            .iter()
            .find(|item| item.is_array() || item.is_map())
    {
        let message = format!(
            "suodin \"join\" yhdistää tekstejä, mutta luettelossa on {}",
            kind_of(item)
        );
        return Err(meter::stop(Some(site), TemplateErrorKind::Rendering(message)));
    }
    meter::count_value(Some(site), value)?;
    meter::count_text(Some(site), length_after(name, value, &arguments))?;
    let mut own = Map::new();
    for (key, given) in arguments.iter() {
        if !matches!(key.as_str(), Some(NAME | SITE)) {
            own.insert(key.clone(), given.clone());
        }
    }
    state
        .call_filter(name, value, Kwargs::new(Arc::new(own)))
        .map_err(|error| {
            meter::stop(
                Some(site),
                TemplateErrorKind::Rendering(told(name, value, &error)),
            )
        })
}

/// How long the text is that a filter makes, where that can be much longer than its value; a little too long at most.
fn length_after(name: &str, value: &Value, arguments: &Kwargs) -> usize {
    let text = |name: &str| argument(arguments, name);
    let length = |value: &Value| value.as_str().map_or(24, str::len);
    let own = value.as_str().unwrap_or_default();
    match name {
        "replace" => {
            let (from, to) = (text("from"), text("to"));
            let times = match from.as_str() {
                Some("") => own.len() + 1,
                Some(from) => own.matches(from).count(),
                None => 0,
            };
            own.len().saturating_add(times.saturating_mul(length(&to)))
        }
        "join" => {
            let separator = text("sep").as_str().map_or(0, str::len);
            let items = value.as_array().unwrap_or_default();
            items
                .iter()
                .map(|item| length(item).saturating_add(separator))
                .fold(0, usize::saturating_add)
        }
        "indent" => {
            let width = number(arguments, "width").min(1000);
            own.len()
                .saturating_add(own.lines().count().saturating_mul(width))
        }
        _ => 0,
    }
}

/// What a filter says is wrong, in Finnish.
fn told(name: &str, value: &Value, error: &Error) -> String {
    match error.kind() {
        ErrorKind::InvalidArgument { .. } => {
            format!(
                "suodin \"{name}\" ei käy arvoon, joka on {}, tai sen argumentti on väärää lajia",
                kind_of(value)
            )
        }
        ErrorKind::MissingArgument { arg_name } => {
            format!("kutsulta \"{name}\" puuttuu argumentti \"{arg_name}\"")
        }
        _ => format!("suodin \"{name}\" ei voi käsitellä arvoa"),
    }
}
