//! The function `kaavio`: a chart from categories and series of numbers. A chart of what the model knows is a view, or made
//! of the columns of one by `nakyma`.

use tera::value::{Key, Map};
use tera::{Error, Kwargs, State, Value};
use vuosikello_core::nearest;

use super::arguments::{one_line, required};
use super::payload::Payload;
use crate::{Block, Chart, ChartFault, ChartKind, Inline, Series, Unit};

/// The most categories: more than any chart of a document can show, and few enough for the memory.
const MOST_CATEGORIES: usize = 1000;

/// The most decimals of a number.
const MOST_DECIMALS: u8 = 6;

/// Makes the chart of a call.
pub(super) fn chart(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    let (caption, description) = (required(arguments, "otsikko")?, required(arguments, "kuvaus")?);
    let kind = kind(&required(arguments, "laji")?)?;
    let unit = match required(arguments, "yksikko")?.as_str() {
        "euro" => Unit::Euro,
        "luku" => Unit::Number {
            decimals: decimals(arguments)?,
        },
        other => {
            return Err(Error::message(format!(
                "kaavion yksikkö \"{other}\" ei ole euro eikä luku"
            )));
        }
    };
    let categories = list(arguments, "luokat")?;
    let categories = categories.iter().map(category).collect::<Result<Vec<_>, _>>()?;
    let data = list(arguments, "sarjat")?;
    let data = data.iter().map(|data| series(data, unit));
    let mut chart = Chart::new(kind, unit, "", description).categories(categories);
    check_sizes(&caption, &chart, data.len())?;
    chart.series = data.collect::<Result<_, _>>()?;
    if let Err(ChartFault::Uneven(Series { name, values })) = chart.check() {
        let (given, wanted) = (values.len(), chart.categories.len());
        return Err(Error::message(format!(
            "kaavion \"{caption}\" sarjassa \"{name}\" on {given} arvoa, mutta luokkia on {wanted}"
        )));
    }
    chart.caption = Inline::plain(&caption);
    Ok(Payload::Block(Block::Chart(chart)))
}

/// The kind of chart that a template calls by a word.
pub(super) fn kind(word: &str) -> Result<ChartKind, Error> {
    let mut kinds = ChartKind::ALL.into_iter();
    kinds.find(|kind| kind.word() == word).ok_or_else(|| {
        let words = ChartKind::ALL.map(ChartKind::word);
        let (last, others) = words.split_last().unwrap_or((&"", &[]));
        let others = others.join(", ");
        Error::message(format!("kaavion laji \"{word}\" ei ole {others} eikä {last}"))
    })
}

fn check_sizes(caption: &str, chart: &Chart, series: usize) -> Result<(), Error> {
    let categories = chart.categories.len();
    let most = Chart::MOST_SERIES;
    if categories == 0 || series == 0 {
        return Err(Error::message(format!(
            "kaaviossa \"{caption}\" ei ole yhtään luokkaa tai sarjaa"
        )));
    }
    if series > most || categories > MOST_CATEGORIES {
        return Err(Error::message(format!(
            "kaaviossa \"{caption}\" on {series} sarjaa ja {categories} luokkaa; enintään {most} sarjaa ja \
             {MOST_CATEGORIES} luokkaa voi esittää"
        )));
    }
    Ok(())
}

fn decimals(arguments: &Kwargs) -> Result<u8, Error> {
    let given = arguments.get::<Value>("desimaalit")?;
    let Some(given) = given.filter(|value| !value.is_none()) else {
        return Ok(0);
    };
    let decimals = given.as_i64().and_then(|number| u8::try_from(number).ok());
    decimals
        .filter(|decimals| *decimals <= MOST_DECIMALS)
        .ok_or_else(|| {
            Error::message(format!(
                "arvo \"desimaalit\" ei ole kokonaisluku väliltä 0\u{2013}{MOST_DECIMALS}"
            ))
        })
}

fn list(arguments: &Kwargs, name: &str) -> Result<Vec<Value>, Error> {
    let value = arguments
        .get::<Value>(name)?
        .ok_or_else(|| Error::message(format!("arvo \"{name}\" puuttuu")))?;
    match value.as_array() {
        Some(items) => Ok(items.to_vec()),
        None => Err(Error::message(format!("arvo \"{name}\" ei ole luettelo"))),
    }
}

fn category(value: &Value) -> Result<String, Error> {
    name(value).ok_or_else(|| Error::message("kaavion luokka ei ole teksti tai luku, tai se on tyhjä"))
}

/// A text that is not blank, or a number, as a name on one line.
fn name(value: &Value) -> Option<String> {
    match value.as_str() {
        Some(text) if !text.trim().is_empty() => Some(one_line(text)),
        None if value.is_number() => Some(value.to_string()),
        _ => None,
    }
}

fn series(data: &Value, unit: Unit) -> Result<Series, Error> {
    let fields = data
        .as_map()
        .ok_or_else(|| Error::message("kaavion sarja ei ole tietue"))?;
    let name = name(field(fields, "nimi")?).ok_or_else(|| Error::message("kaavion sarjan nimi on tyhjä"))?;
    let values = field(fields, "arvot")?
        .as_array()
        .ok_or_else(|| Error::message(format!("sarjan \"{name}\" arvot eivät ole luettelo")))?
        .iter()
        .map(|value| match value.is_none() {
            true => Ok(None),
            false => units(value, unit)
                .map(Some)
                .map_err(|why| Error::message(format!("sarjan \"{name}\" arvo \"{value}\" {why}"))),
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Series { name, values })
}

fn field<'v>(fields: &'v Map, name: &'static str) -> Result<&'v Value, Error> {
    fields.get(&Key::Str(name)).ok_or_else(|| {
        let hint = nearest(name, fields.keys().filter_map(Key::as_str))
            .map(|near| format!("; tarkoititko \"{near}\"?"))
            .unwrap_or_default();
        Error::message(format!("kaavion sarjalla ei ole kenttää \"{name}\"{hint}"))
    })
}

/// A number as a whole number of units of its last decimal; the error is what is wrong with it.
fn units(value: &Value, unit: Unit) -> Result<i64, String> {
    /// From here on a double does not tell neighbouring whole numbers apart.
    const MOST_EXACT: f64 = 9_007_199_254_740_992.0;
    let decimals = unit.decimals();
    let too_large = || "on liian suuri".to_owned();
    if let Some(whole) = value.as_i64() {
        let units = whole.checked_mul(10i64.pow(decimals.into()));
        return units.ok_or_else(too_large);
    }
    let number = value.as_f64().filter(|_| value.is_number());
    let number = number.ok_or("ei ole luku; luvut voi antaa myös näkymästä (nakyma, kaavio)")?;
    let power = 10f64.powi(decimals.into());
    let units = (number * power).round();
    if units.is_nan() || units.abs() >= MOST_EXACT {
        return Err(too_large());
    }
    // A decimal is the double next to it, however its last bits are rounded.
    if units / power == number {
        Ok(units as i64)
    } else {
        Err(format!(
            "on liian tarkka: kaavion arvoissa on {decimals} desimaalia"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Chart, ChartKind, Data, Templates, Unit, plain_text};
    use proptest::prelude::*;
    use serde_json::json;

    fn render(source: &str, data: serde_json::Value) -> Result<Vec<Block>, String> {
        Templates::new([("malli.md", source)])
            .unwrap()
            .render("malli.md", &Data::new(&data))
            .map_err(|errors| errors[0].to_string())
    }

    fn only_chart(source: &str, data: serde_json::Value) -> Chart {
        match render(source, data).unwrap().as_slice() {
            [Block::Chart(chart)] => chart.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_chart_of_euros_takes_numbers_of_euros() {
        let source = r#"{{ kaavio(otsikko="Kulut", kuvaus="Kulut ovat pienet.", laji="pinotut", yksikko="euro",
            luokat=luokat, sarjat=[{"nimi": nimi, "arvot": arvot}, {"nimi": "Ennuste", "arvot": [12.5, none, null]}]) }}"#;
        let data = json!({
            "luokat": ["Ylläpito\n| *x*", 2027, "c"], "nimi": "Toteuma",
            "arvot": [1234.5, null, -0.05],
        });
        let chart = only_chart(source, data);
        assert_eq!(plain_text(&chart.caption), "Kuva 1. Kulut");
        assert_eq!((chart.kind, chart.unit), (ChartKind::StackedBars, Unit::Euro));
        assert_eq!(chart.categories, ["Ylläpito | *x*", "2027", "c"]);
        assert_eq!(chart.series[0].values, [Some(123_450), None, Some(-5)]);
        assert_eq!(chart.series[1].values, [Some(1_250), None, None]);
    }

    #[test]
    fn a_chart_of_numbers_takes_numbers() {
        let source = r#"{{ kaavio(otsikko="Arvosanat", kuvaus="Nousivat.", laji="viivat", yksikko="luku", desimaalit=2,
            luokat=[1, 2, 3, 4, 5], sarjat=sarjat) }}"#;
        let values = json!([8, 8.5, 8.53, -1000.1, 7.500]);
        let chart = only_chart(source, json!({ "sarjat": [{ "nimi": "A", "arvot": values }] }));
        let expected = [800, 850, 853, -100_010, 750].map(Some);
        assert_eq!(chart.series[0].values, expected);
        assert_eq!(chart.unit, Unit::Number { decimals: 2 });
    }

    #[test]
    fn charts_and_tables_are_numbered_each_on_their_own() {
        let source = "\
{{ taulukko(otsikko=\"T\", kuvaus=\"B\", rivit=rivit, sarakkeet=[\"n | N | 1\"]) }}

{{ kaavio(otsikko=\"A\", kuvaus=\"B\", laji=\"viivat\", yksikko=\"luku\", luokat=[1], sarjat=sarjat) }}

{{ kaavio(otsikko=\"B\", kuvaus=\"B\", laji=\"viivat\", yksikko=\"luku\", luokat=[1], sarjat=sarjat) }}
";
        let data = json!({ "rivit": [{ "n": "1" }], "sarjat": [{ "nimi": "S", "arvot": [1] }] });
        let captions: Vec<String> = render(source, data)
            .unwrap()
            .iter()
            .map(|block| match block {
                Block::Table(table) => plain_text(&table.caption),
                Block::Chart(chart) => plain_text(&chart.caption),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(captions, ["Taulukko 1. T", "Kuva 1. A", "Kuva 2. B"]);
    }

    #[test]
    fn mistakes_are_named() {
        let call = |kind: &str, unit: &str, rest: &str| {
            format!(r#"{{{{ kaavio(otsikko="O", kuvaus="K", laji="{kind}", yksikko="{unit}", {rest}) }}}}"#)
        };
        let one = r#"luokat=["a"], sarjat=[{"nimi": "S", "arvot": [1]}]"#;
        let values = |values: &str| format!(r#"luokat=["a"], sarjat=[{{"nimi": "S", "arvot": {values}}}]"#);
        for (source, what) in [
            (call("piirakka", "euro", one), "\"piirakka\" ei ole pylvaat"),
            (call("viivat", "markka", one), "\"markka\" ei ole euro"),
            (
                call("viivat", "luku", &format!("desimaalit=\"x\", {one}")),
                "\"desimaalit\" ei ole",
            ),
            (
                call("viivat", "luku", &format!("desimaalit=7, {one}")),
                "0\u{2013}6",
            ),
            (call("viivat", "luku", "luokat=[\"a\"]"), "\"sarjat\" puuttuu"),
            (
                call("viivat", "luku", "luokat=3, sarjat=[]"),
                "\"luokat\" ei ole luettelo",
            ),
            (call("viivat", "luku", "luokat=[], sarjat=[]"), "yhtään luokkaa"),
            (
                call("viivat", "luku", "luokat=[\" \"], sarjat=[]"),
                "luokka ei ole",
            ),
            (
                call("viivat", "luku", "luokat=[1], sarjat=[1]"),
                "sarja ei ole tietue",
            ),
            (
                call(
                    "viivat",
                    "luku",
                    r#"luokat=[1], sarjat=[{"nimmi": "S", "arvot": []}]"#,
                ),
                "tarkoititko \"nimmi\"",
            ),
            (
                call(
                    "viivat",
                    "luku",
                    r#"luokat=[1], sarjat=[{"nimi": "", "arvot": []}]"#,
                ),
                "nimi on tyhjä",
            ),
            (call("viivat", "luku", &values("3")), "arvot eivät ole luettelo"),
            (
                call("viivat", "luku", &values("[1, 2]")),
                "2 arvoa, mutta luokkia on 1",
            ),
            (
                call("viivat", "luku", &values("[\"kolme\"]")),
                "\"kolme\" ei ole luku",
            ),
            // An amount as text: the same figures could be read in two ways.
            (
                call("viivat", "euro", &values("[\"1 234,50 €\"]")),
                "ei ole luku; luvut voi antaa myös näkymästä",
            ),
            (call("viivat", "luku", &values("[true]")), "ei ole luku"),
            (call("viivat", "luku", &values("[8.5]")), "liian tarkka"),
            (
                call("viivat", "luku", &values("[99999999999999999999.5]")),
                "liian suuri",
            ),
            (
                call("viivat", "euro", &values("[8.123]")),
                "liian tarkka: kaavion arvoissa on 2 desimaalia",
            ),
            (call("viivat", "euro", &values(r#"[{"a": 1}]"#)), "ei ole luku"),
            (
                format!("teksti {}", call("viivat", "luku", one)),
                "omalla rivillään",
            ),
        ] {
            let error = render(&source, json!({})).unwrap_err();
            assert!(error.contains(what), "{source}: {error}");
        }
        let many = vec![json!({ "nimi": "S", "arvot": [1] }); 7];
        let error = render(
            &call("viivat", "luku", "luokat=[1], sarjat=sarjat"),
            json!({ "sarjat": many }),
        );
        assert!(error.unwrap_err().contains("enintään 6 sarjaa"));
    }

    proptest! {
        #[test]
        fn a_number_has_the_units_of_its_decimals(units in -999_999_999_999_999i64..=999_999_999_999_999, decimals in 0u8..=MOST_DECIMALS) {
            let number = units as f64 / 10f64.powi(decimals.into());
            prop_assert_eq!(super::units(&Value::from(number), Unit::Number { decimals }), Ok(units));
        }

        #[test]
        fn no_number_makes_it_panic(number in any::<f64>(), whole in any::<i64>(), decimals in 0u8..=MOST_DECIMALS) {
            let unit = Unit::Number { decimals };
            let _ = (units(&Value::from(number), unit), units(&Value::from(whole), unit));
        }
    }
}
