//! JSON as people read it: the keys in the order of forms and not of the alphabet.

use serde_json::Value;

use crate::form::key_rank;

/// The text of a value.
pub(super) fn json(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text.push('\n');
    text
}

fn write(value: &Value, depth: usize, text: &mut String) {
    let line = |depth: usize, text: &mut String| {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    };
    match value {
        Value::Object(map) if !map.is_empty() => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_by_key(|key| key_rank(key));
            text.push('{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    text.push(',');
                }
                line(depth + 1, text);
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push_str(": ");
                write(&map[key], depth + 1, text);
            }
            line(depth, text);
            text.push('}');
        }
        Value::Array(items) if !items.is_empty() => {
            text.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    text.push(',');
                }
                line(depth + 1, text);
                write(item, depth + 1, text);
            }
            line(depth, text);
            text.push(']');
        }
        other => text.push_str(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::json;

    #[test]
    fn keys_stand_in_the_order_of_forms() {
        let value = json!({ "vuosi": 2028, "jako": [], "diaarinumero": "A/1/2027", "allekirjoittajat": [{ "osapuoli": "asiakas", "nimi": "A" }] });
        let text = json(&value);
        assert_eq!(
            text,
            "{\n  \"vuosi\": 2028,\n  \"diaarinumero\": \"A/1/2027\",\n  \"jako\": [],\n  \"allekirjoittajat\": [\n    {\n      \"nimi\": \"A\",\n      \"osapuoli\": \"asiakas\"\n    }\n  ]\n}\n"
        );
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
