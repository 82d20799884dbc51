//! The function `kaavio`: a chart from categories and series of values.

use tera::value::{Key, Map};
use tera::{Error, Kwargs, State, Value};
use vuosikello_core::{Money, nearest};

use super::function::required;
use super::payload::{ChartData, ChartKindData, Payload, SeriesData};

/// The most series in a chart: more shades and marks than that cannot be told apart.
const MOST_SERIES: usize = 6;

/// The most categories: more than any chart of a document can show, and few enough for the memory.
const MOST_CATEGORIES: usize = 1000;

/// The most decimals of a number.
const MOST_DECIMALS: u8 = 6;

/// Makes the chart of a call.
pub(super) fn chart(arguments: &Kwargs, _: &State) -> Result<Payload, Error> {
    let caption = required(arguments, "otsikko")?;
    let description = required(arguments, "kuvaus")?;
    let kind = match required(arguments, "laji")?.as_str() {
        "pylvaat" => ChartKindData::ClusteredBars,
        "pinotut" => ChartKindData::StackedBars,
        "viivat" => ChartKindData::Lines,
        other => {
            let right = "pylvaat, pinotut eikä viivat";
            return Err(Error::message(format!("kaavion laji \"{other}\" ei ole {right}")));
        }
    };
    let decimals = match required(arguments, "yksikko")?.as_str() {
        "euro" => None,
        "luku" => Some(decimals(arguments)?),
        other => {
            return Err(Error::message(format!(
                "kaavion yksikkö \"{other}\" ei ole euro eikä luku"
            )));
        }
    };
    let categories = list(arguments, "luokat")?
        .iter()
        .map(category)
        .collect::<Result<Vec<_>, _>>()?;
    let series = list(arguments, "sarjat")?
        .iter()
        .map(|data| series(data, decimals))
        .collect::<Result<Vec<_>, _>>()?;
    let chart = ChartData {
        caption,
        description,
        kind,
        decimals,
        categories,
        series,
    };
    check_sizes(&chart)?;
    Ok(Payload::Chart(chart))
}

fn check_sizes(chart: &ChartData) -> Result<(), Error> {
    let (caption, categories, series) = (&chart.caption, chart.categories.len(), chart.series.len());
    if categories == 0 || series == 0 {
        return Err(Error::message(format!(
            "kaaviossa \"{caption}\" ei ole yhtään luokkaa tai sarjaa"
        )));
    }
    if series > MOST_SERIES || categories > MOST_CATEGORIES {
        return Err(Error::message(format!(
            "kaaviossa \"{caption}\" on {series} sarjaa ja {categories} luokkaa; enintään {MOST_SERIES} sarjaa ja \
             {MOST_CATEGORIES} luokkaa voi esittää"
        )));
    }
    match chart
        .series
        .iter()
        .find(|series| series.values.len() != categories)
    {
        None => Ok(()),
        Some(SeriesData { name, values }) => Err(Error::message(format!(
            "kaavion \"{caption}\" sarjassa \"{name}\" on {} arvoa, mutta luokkia on {categories}",
            values.len()
        ))),
    }
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
    text(value).ok_or_else(|| Error::message("kaavion luokka ei ole teksti tai luku, tai se on tyhjä"))
}

/// The text of a text that is not blank, or of a number.
fn text(value: &Value) -> Option<String> {
    match value.as_str() {
        Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
        None if value.is_number() => Some(value.to_string()),
        _ => None,
    }
}

fn series(data: &Value, decimals: Option<u8>) -> Result<SeriesData, Error> {
    let fields = data
        .as_map()
        .ok_or_else(|| Error::message("kaavion sarja ei ole tietue"))?;
    let name = text(field(fields, "nimi")?).ok_or_else(|| Error::message("kaavion sarjan nimi on tyhjä"))?;
    let values = field(fields, "arvot")?
        .as_array()
        .ok_or_else(|| Error::message(format!("sarjan \"{name}\" arvot eivät ole luettelo")))?
        .iter()
        .map(|value| {
            let wrong = |why: String| Error::message(format!("sarjan \"{name}\" arvo {why}"));
            match decimals {
                _ if value.is_none() => Ok(None),
                None => cents(value).map(Some).map_err(wrong),
                Some(decimals) => number(value, decimals).map(Some).map_err(wrong),
            }
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(SeriesData { name, values })
}

fn field<'v>(fields: &'v Map, name: &'static str) -> Result<&'v Value, Error> {
    fields.get(&Key::Str(name)).ok_or_else(|| {
        let hint = nearest(name, fields.keys().filter_map(Key::as_str))
            .map(|near| format!("; tarkoititko \"{near}\"?"))
            .unwrap_or_default();
        Error::message(format!("kaavion sarjalla ei ole kenttää \"{name}\"{hint}"))
    })
}

/// The cents of an amount, as a text in its Finnish form or as a number of euro.
fn cents(value: &Value) -> Result<i64, String> {
    let not_an_amount = || format!("\"{value}\" ei ole euromäärä");
    let money = match value.as_str() {
        Some(text) => Money::parse(text),
        None => Money::from_number(value.as_f64().ok_or_else(not_an_amount)?),
    };
    money.map(Money::cents).map_err(|error| error.to_string())
}

/// A number, as such or as a text with a decimal comma, as a whole number of units of its last decimal.
fn number(value: &Value, decimals: u8) -> Result<i64, String> {
    let text = text(value).ok_or_else(|| format!("\"{value}\" ei ole luku"))?;
    let (negative, digits) = match text.trim().strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (true, digits),
        None => (false, text.trim()),
    };
    let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    let whole = ungrouped(whole).filter(|whole| is_digits(whole));
    let Some(whole) = whole.filter(|_| is_digits(part)) else {
        return Err(format!("\"{text}\" ei ole luku"));
    };
    let (part, width) = (part.trim_end_matches('0'), usize::from(decimals));
    if part.len() > width {
        let allowed = format!("kaavion arvoissa on {decimals} desimaalia");
        return Err(format!("\"{text}\" on liian tarkka: {allowed}"));
    }
    let sign = if negative { "-" } else { "" };
    format!("{sign}{whole}{part:0<width$}")
        .parse()
        .map_err(|_| format!("\"{text}\" on liian suuri"))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits of a whole number whose thousands may be parted by spaces.
fn ungrouped(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split([' ', '\u{a0}', '\u{202f}']).collect();
    match groups.split_first() {
        Some((first, rest)) if !rest.is_empty() => {
            let well_grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
            well_grouped.then(|| groups.concat())
        }
        _ => Some(text.to_owned()),
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
    fn a_chart_of_euros_takes_amounts_as_the_data_have_them() {
        let source = r#"{{ kaavio(otsikko="Kulut", kuvaus="Kulut ovat pienet.", laji="pinotut", yksikko="euro",
            luokat=luokat, sarjat=[{"nimi": nimi, "arvot": arvot}, {"nimi": "Ennuste", "arvot": [12.5, none, null]}]) }}"#;
        let data = json!({
            "luokat": ["Ylläpito\n| *x*", 2027, "c"], "nimi": "Toteuma",
            "arvot": [Money::from_cents(123_450), null, "\u{2212}0,05 €"],
        });
        let chart = only_chart(source, data);
        assert_eq!(plain_text(&chart.caption), "Kuva 1. Kulut");
        assert_eq!((chart.kind, chart.unit), (ChartKind::StackedBars, Unit::Euro));
        assert_eq!(chart.categories, ["Ylläpito | *x*", "2027", "c"]);
        assert_eq!(chart.series[0].values, [Some(123_450), None, Some(-5)]);
        assert_eq!(chart.series[1].values, [Some(1_250), None, None]);
    }

    #[test]
    fn a_chart_of_numbers_takes_numbers_and_finnish_texts() {
        let source = r#"{{ kaavio(otsikko="Arvosanat", kuvaus="Nousivat.", laji="viivat", yksikko="luku", desimaalit=2,
            luokat=[1, 2, 3, 4, 5], sarjat=sarjat) }}"#;
        let values = json!([8, 8.5, "8,53", "\u{2212}1\u{a0}000,10", "7,500"]);
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
            (call("viivat", "luku", &values("[true]")), "ei ole luku"),
            (call("viivat", "luku", &values("[8.5]")), "liian tarkka"),
            (
                call("viivat", "luku", &values("[\"99999999999999999999\"]")),
                "liian suuri",
            ),
            (
                call("viivat", "euro", &values("[\"8,123\"]")),
                "tarkempi kuin sentti",
            ),
            (
                call("viivat", "euro", &values(r#"[{"a": 1}]"#)),
                "ei ole euromäärä",
            ),
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
        fn what_a_chart_shows_is_read_back(value in any::<i64>(), decimals in 0u8..=MOST_DECIMALS) {
            let text = Unit::Number { decimals }.figures(value);
            prop_assert_eq!(number(&Value::from(text.as_str()), decimals), Ok(value));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,30}", decimals in 0u8..=MOST_DECIMALS) {
            let _ = number(&Value::from(text.as_str()), decimals);
        }
    }
}
