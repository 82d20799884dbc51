//! Values cannot pass for the names of blocks.
//!
//! A template names a block as `[[nimi]]`. The brackets of values travel through the template as a letter that templates
//! cannot have, and become brackets again after the names have been looked for.

use serde_json::Value;
use vuosikello_document::{Inline, Target};

/// Stands for `[` in values. Templates may not contain it.
const BRACKET: char = '\u{e05b}';
/// What becomes of a value that has that letter of its own.
const REPLACEMENT: char = '\u{fffd}';

/// The value with its brackets hidden.
pub(super) fn guarded(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(
            text.chars()
                .map(|c| match c {
                    BRACKET => REPLACEMENT,
                    '[' => BRACKET,
                    c => c,
                })
                .collect(),
        ),
        Value::Array(values) => Value::Array(values.into_iter().map(guarded).collect()),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, guarded(value)))
            .collect(),
        other => other,
    }
}

/// The text with the brackets of values put back.
pub(super) fn opened(text: &str) -> String {
    text.replace(BRACKET, "[")
}

/// Running text with the brackets of values put back.
pub(super) fn opened_run(inlines: &[Inline]) -> Vec<Inline> {
    inlines.iter().map(opened_inline).collect()
}

fn opened_inline(inline: &Inline) -> Inline {
    match inline {
        Inline::Text(text) => Inline::Text(opened(text)),
        Inline::Strong(content) => Inline::Strong(opened_run(content)),
        Inline::Emphasis(content) => Inline::Emphasis(opened_run(content)),
        Inline::Link { target, content } => Inline::Link {
            target: match target {
                Target::Uri(address) => Target::Uri(opened(address)),
                Target::Heading(id) => Target::Heading(id.clone()),
            },
            content: opened_run(content),
        },
        Inline::Foreign { language, content } => Inline::Foreign {
            language: *language,
            content: opened_run(content),
        },
        Inline::LineBreak => Inline::LineBreak,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn brackets_come_back_and_nothing_else_changes() {
        let value = json!({ "a": ["[[projektit]]", 1, null], "b": "[x](y) \u{e05b}" });
        let guarded = guarded(value);
        assert!(!guarded.to_string().contains("[["));
        let text = |value: &Value| opened(value.as_str().unwrap());
        assert_eq!(text(&guarded["a"][0]), "[[projektit]]");
        assert_eq!(text(&guarded["b"]), "[x](y) \u{fffd}");
        assert_eq!((&guarded["a"][1], &guarded["a"][2]), (&json!(1), &Value::Null));
    }
}
