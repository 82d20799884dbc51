//! The functions that templates call, in the words of the people who write templates.

use tera::value::Key;
use tera::{Error, ErrorKind, Kwargs, State, Tera, Value};

use serde::Deserialize;
use vuosikello_core::nearest;

use super::arguments::required;
use super::chart::{self, chart};
use super::error::TemplateErrorKind;
use super::extent::{Extent, MOST};
use super::meter;
use super::payload::Payload;
use super::placement::{Choice, Placement};
use crate::deck::Limit;
use crate::markdown;
use crate::{Align, Block, Cell, Column, Inline, Language, Orientation, Row, RowKind, Signatory, Table};

/// The variable with the people who sign.
pub(super) const SIGNATORIES: &str = "allekirjoittajat";

/// The key of a row that says what the row is for.
const ROW_KIND: &str = "rivilaji";

/// Gives `tera` the functions, and takes away the filter that would let a value through unescaped.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("taulukko", Safe(table));
    tera.register_function("kaavio", Safe(chart));
    tera.register_function("nakyma", Safe(view));
    tera.register_function("sisallys", Safe(contents));
    tera.register_function("alaotsikko", Safe(subtitle));
    tera.register_function("allekirjoitukset", Safe(signatures));
    tera.register_function("sivut", Safe(pages));
    tera.register_function("kieli", Safe(foreign));
    tera.register_function("muotoiltu", Safe(formatted));
    tera.register_function("range", range);
    tera.register_function("throw", throw);
    tera.register_filter("safe", |text: String, _: Kwargs, _: &State| text);
}

/// The most numbers that one call of `range` gives: more rows than any list of a document, and few enough that loops
/// within loops come to an end.
const RANGE_LIMIT: i64 = 1000;

/// Tera's own `range` with a limit that suits documents.
fn range(arguments: Kwargs, _: &State) -> Result<Value, Error> {
    let stop = |words: String| meter::stop(None, TemplateErrorKind::Rendering(words));
    let number = |name: &str| {
        let wrong = |_| stop(format!("kutsun \"range\" arvo \"{name}\" ei ole kokonaisluku"));
        arguments.get::<i64>(name).map_err(wrong)
    };
    let start = number("start")?.unwrap_or(0);
    let end = number("end")?.ok_or_else(|| stop("kutsulta \"range\" puuttuu arvo \"end\"".to_owned()))?;
    let step = number("step_by")?.unwrap_or(1).max(1);
    if end.saturating_sub(start) / step > RANGE_LIMIT {
        return Err(stop(format!("range antaisi yli {RANGE_LIMIT} lukua")));
    }
    let step = usize::try_from(step).unwrap_or(usize::MAX);
    Ok(Value::from((start..end).step_by(step).collect::<Vec<i64>>()))
}

/// A function whose result is a token, which must not be escaped.
struct Safe(fn(&Kwargs, &State) -> Result<Payload, Error>);

impl tera::Function<Result<Value, Error>> for Safe {
    fn call(&self, arguments: Kwargs, state: &State) -> Result<Value, Error> {
        let made = (self.0)(&arguments, state).and_then(|made| made.token().map_err(Error::message));
        let token = made.map_err(|error| meter::stop(None, TemplateErrorKind::Rendering(told(&error))))?;
        Ok(Value::safe_string(&token))
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// What a call says is wrong, in Finnish: the functions of this crate say it themselves, Tera in English.
fn told(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Msg(words) => words.clone(),
        ErrorKind::MissingArgument { arg_name } => format!("arvo \"{arg_name}\" puuttuu"),
        ErrorKind::OutOfRangeArgument { value, .. } => format!("luku {value} ei kelpaa kutsun arvoksi"),
        _ => "kutsun jokin arvo on väärää lajia, esimerkiksi teksti, kun pitäisi olla luku tai luettelo"
            .to_owned(),
    }
}

/// An error in the words of the template.
fn throw(arguments: Kwargs, _: &State) -> Result<Value, Error> {
    let words = required(&arguments, "message")?;
    Err(meter::stop(None, TemplateErrorKind::Rendering(words)))
}

fn contents(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    Ok(Payload::Block(Block::Contents {
        title: required(arguments, "otsikko")?,
        depth: arguments.get::<u8>("taso")?.unwrap_or(2).clamp(1, 3),
    }))
}

fn subtitle(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    let text = required(arguments, "teksti")?;
    Ok(Payload::Block(Block::Subtitle(Inline::plain(&text))))
}

/// Turns the pages from here on: `sivut(suunta="vaaka")`.
fn pages(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    let orientation = match required(arguments, "suunta")?.as_str() {
        "vaaka" => Orientation::Landscape,
        "pysty" => Orientation::Portrait,
        other => {
            return Err(Error::message(format!(
                "suunta \"{other}\" ei ole vaaka eikä pysty"
            )));
        }
    };
    Ok(Payload::Block(Block::Turn(orientation)))
}

fn foreign(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    let language = match required(arguments, "tunnus")?.as_str() {
        "fi" => Language::Finnish,
        "sv" => Language::Swedish,
        "en" => Language::English,
        other => return Err(Error::message(format!("kieli \"{other}\" ei ole fi, sv eikä en"))),
    };
    Ok(Payload::Foreign {
        language,
        text: required(arguments, "teksti")?,
    })
}

/// A text that a person has written with emphasis and links. One that cannot be set so is data like any other, and appears as it is.
fn formatted(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    let given = arguments.get::<Value>("teksti")?;
    if given.is_some_and(|text| text.as_str().is_some_and(|text| text.trim().is_empty())) {
        return Ok(Payload::Run(Vec::new()));
    }
    let text = required(arguments, "teksti")?;
    let run = markdown::running_text(&text).unwrap_or_else(|_| Inline::plain(&text));
    Ok(Payload::Run(run))
}

/// A signatory in the words of the data.
#[derive(Deserialize)]
struct SignatoryData {
    organisaatio: String,
    nimi: String,
    nimike: String,
}

fn signatures(_: &Kwargs, state: &State) -> Result<Payload, Error> {
    let value = state.get::<Value>(SIGNATORIES)?;
    let value = value.ok_or_else(|| Error::message(format!("muuttuja \"{SIGNATORIES}\" puuttuu")))?;
    let json = serde_json::to_value(&value).map_err(Error::message)?;
    let signatories: Vec<SignatoryData> = serde_json::from_value(json).map_err(Error::message)?;
    let signatories = signatories.into_iter().map(|data| Signatory {
        organisation: data.organisaatio,
        name: data.nimi,
        role: data.nimike,
    });
    Ok(Payload::Block(Block::Signatures(signatories.collect())))
}

/// Places a view: `nakyma(nimi="projektit", otsikko="Projektit", sarakkeet=["nimi | Projekti | 34", "tila"], riveja=10)`;
/// with `kaavio="pylvaat"` its columns as a chart.
fn view(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    let text = |name: &str| -> Result<Option<String>, Error> {
        match arguments.get::<Value>(name)? {
            None => Ok(None),
            Some(_) => required(arguments, name).map(Some),
        }
    };
    let count = |name: &str| -> Result<Option<usize>, Error> {
        let Some(count) = arguments.get::<i64>(name)? else {
            return Ok(None);
        };
        let count = usize::try_from(count)
            .ok()
            .filter(|count| (1..=MOST).contains(count));
        count.map(Some).ok_or_else(|| {
            Error::message(format!(
                "arvo \"{name}\" ei ole kokonaisluku väliltä 1\u{2013}{MOST}"
            ))
        })
    };
    let columns = arguments.get::<Vec<String>>("sarakkeet")?.unwrap_or_default();
    let limit = Limit {
        rows: count("riveja")?,
        slides: count("dioja")?,
    };
    let extent = match (arguments.get::<bool>("kaikki")?.unwrap_or(false), limit) {
        (true, _) => Extent::All,
        (false, Limit::NONE) => Extent::Usual,
        (false, limit) => Extent::Limited(limit),
    };
    Ok(Payload::View(Placement {
        name: required(arguments, "nimi")?,
        extent,
        caption: text("otsikko")?,
        description: text("kuvaus")?,
        chart: text("kaavio")?.map(|word| chart::kind(&word)).transpose()?,
        columns: columns
            .iter()
            .map(|text| choice(text))
            .collect::<Result<_, Error>>()?,
    }))
}

/// Reads `avain`, `avain | Otsikko` or `avain | Otsikko | luku 18`.
fn choice(text: &str) -> Result<Choice, Error> {
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let (key, header, place) = match parts.as_slice() {
        [key] if !key.is_empty() => (*key, None, None),
        [key, header] if !key.is_empty() && !header.is_empty() => (*key, Some(*header), None),
        _ => {
            let (key, column) = column(text)?;
            return Ok(Choice {
                key,
                header: Some(column.title()),
                place: Some((column.align, column.weight)),
            });
        }
    };
    Ok(Choice {
        key: key.to_owned(),
        header: header.map(str::to_owned),
        place,
    })
}

fn table(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    let caption = required(arguments, "otsikko")?;
    let description = required(arguments, "kuvaus")?;
    let specifications = arguments.must_get::<Vec<String>>("sarakkeet")?;
    let columns = specifications
        .iter()
        .map(|text| column(text))
        .collect::<Result<Vec<_>, _>>()?;
    let rows = arguments.must_get::<Value>("rivit")?;
    let rows = rows
        .as_array()
        .ok_or_else(|| Error::message("arvo \"rivit\" ei ole luettelo"))?;
    if rows.is_empty() || columns.is_empty() {
        return Err(Error::message(format!(
            "taulukossa \"{caption}\" ei ole yhtään riviä tai saraketta"
        )));
    }
    let rows = rows
        .iter()
        .map(|data| row(data, &columns))
        .collect::<Result<Vec<_>, _>>()?;
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    Ok(Payload::Block(Block::Table(Table {
        caption: Inline::plain(&caption),
        row_headers: arguments.get::<bool>("riviotsikot")?.unwrap_or(true),
        ..Table::new(description, columns).with_rows(rows)
    })))
}

/// Reads `avain | Otsikko | luku 18`: the key in the rows, the header, and how the column stands and how wide it is.
fn column(text: &str) -> Result<(String, Column), Error> {
    let mistake = || {
        let right = "\"avain | Otsikko | luku 18\", jossa luku voi olla myös vasen, keski tai oikea";
        Error::message(format!("sarake \"{text}\" ei ole muotoa {right}"))
    };
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let [key, header, place] = parts.as_slice() else {
        return Err(mistake());
    };
    let (align, weight) = place.rsplit_once(' ').unwrap_or(("vasen", place));
    let align = match align.trim() {
        "vasen" => Align::Start,
        "keski" => Align::Center,
        "oikea" => Align::End,
        "luku" => Align::Decimal,
        _ => return Err(mistake()),
    };
    let weight: f32 = weight.parse().map_err(|_| mistake())?;
    if key.is_empty() || header.is_empty() || !(0.1..=1000.0).contains(&weight) {
        return Err(mistake());
    }
    let column = Column::with_header(Inline::plain(header), align, weight);
    Ok(((*key).to_owned(), column))
}

fn row(data: &Value, columns: &[(String, Column)]) -> Result<Row, Error> {
    let fields = data
        .as_map()
        .ok_or_else(|| Error::message("taulukon rivi ei ole tietue"))?;
    let kind = match fields.get(&Key::Str(ROW_KIND)).and_then(Value::as_str) {
        None => RowKind::Body,
        Some("ryhma") => RowKind::Group,
        Some("valisumma") => RowKind::Subtotal,
        Some("yhteensa") => RowKind::Total,
        Some(other) => return Err(Error::message(format!("rivilaji \"{other}\" on tuntematon"))),
    };
    let cells = columns
        .iter()
        .map(|(key, column)| match fields.get(&Key::Str(key)) {
            Some(value) => Ok(cell(value, column.align)),
            // Rows that head or sum up others need not have every field.
            None if kind != RowKind::Body => Ok(Cell::Empty),
            None => {
                let known = nearest(key, fields.keys().filter_map(Key::as_str));
                let hint = known
                    .map(|near| format!("; tarkoititko \"{near}\"?"))
                    .unwrap_or_default();
                Err(Error::message(format!(
                    "taulukon riveillä ei ole kenttää \"{key}\"{hint}"
                )))
            }
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Row::new(kind, cells))
}

/// The text of a cell. The euro sign stands in the header of a column of figures, not in every cell.
fn cell(value: &Value, align: Align) -> Cell {
    let text = match value.as_str() {
        Some(text) => text.to_owned(),
        None if value.is_none() || value.is_undefined() => String::new(),
        None => value.to_string(),
    };
    Cell::text(match align {
        Align::Decimal => text.trim_end_matches(['€', '\u{a0}', ' ']),
        _ => &text,
    })
}
