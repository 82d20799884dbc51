//! Lines of a ledger summed to the rows of a table.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use vuosikello_core::{Declaration, Money};

/// The key of the description, which differs from line to line.
pub(super) const DESCRIPTION: &str = "selite";

/// Sums the rows that differ only by their amount and their description, in the order in which each first stands.
pub(super) fn sum(rows: &mut Value, declared: &Declaration) {
    let (Some(key), Some(lines)) = (declared.summed.as_deref(), rows.as_array()) else {
        return;
    };
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<(Map<String, Value>, Option<Money>)> = Vec::new();
    for line in lines.iter().filter_map(Value::as_object) {
        let mut what = line.clone();
        let amount = what.remove(key).as_ref().and_then(money);
        let description = what.remove(DESCRIPTION);
        let name = Value::Object(what.clone()).to_string();
        let place = *places.entry(name).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((row, sum)) => {
                *sum = sum.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount));
                if row.get(DESCRIPTION) != description.as_ref() {
                    row.remove(DESCRIPTION);
                }
            }
            None => {
                what.extend(description.map(|text| (DESCRIPTION.to_owned(), text)));
                groups.push((what, amount));
            }
        }
    }
    let rows_summed = groups.into_iter().map(|(mut row, sum)| {
        let missing = row
            .get("kustannuslaji")
            .cloned()
            .unwrap_or_else(|| Value::from("Kirjanpito"));
        row.entry(DESCRIPTION).or_insert(missing);
        row.extend(sum.map(|sum| (key.to_owned(), Value::from(plain(sum)))));
        Value::Object(row)
    });
    *rows = Value::Array(rows_summed.collect());
}

/// An amount as files hold it: `1234,50`.
pub(super) fn plain(amount: Money) -> String {
    let cents = amount.cents();
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{},{:02}", cents / 100, cents % 100)
}

/// The amount of a cell.
pub(super) fn money(value: &Value) -> Option<Money> {
    match value {
        Value::String(text) => Money::parse(text).ok(),
        Value::Number(number) => Money::from_number(number.as_f64()?).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use vuosikello_core::{DataFile, Registry};

    use super::*;

    #[test]
    fn lines_of_a_ledger_become_a_row_for_each_month_and_cost_type() {
        let declared = Registry::built_in().get(&DataFile::ACTUALS).unwrap();
        let line = |month: &str, text: &str, sum: Value| json!({ "kuukausi": month, "kustannuslaji": "Ylläpito", "selite": text, "summa": sum });
        let mut rows = json!([
            line("1/2027", "Lasku 1", json!("100,10")),
            line("2/2027", "Lasku 3", json!(5)),
            line("1/2027", "Lasku 2", json!(-0.2)),
            line("2/2027", "Lasku 3", json!("1,00")),
        ]);
        sum(&mut rows, declared);
        assert_eq!(
            rows,
            json!([
                line("1/2027", "Ylläpito", json!("99,90")),
                line("2/2027", "Lasku 3", json!("6,00"))
            ])
        );
    }
}
