//! Arguments as they are typed on a command line: messages name commands that people can copy.

/// An argument that a shell takes for one word, whatever is in it: plain where it can be, else in double quotes, which the shells of Windows
/// know too, and in single quotes only where those would change what is in them.
pub fn quoted(argument: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-:,+@".contains(c);
    let changes = |c: char| matches!(c, '"' | '$' | '`' | '!' | '%') || (c == '\\' && !cfg!(windows));
    // What begins with a hyphen would be taken for an option.
    let argument = match argument.starts_with('-') {
        true => format!("./{argument}"),
        false => argument.to_owned(),
    };
    if !argument.is_empty()
        && argument
            .chars()
            .all(|c| is_plain(c) && (c != '\\' || cfg!(windows)))
    {
        argument
    } else if !argument.contains(changes) {
        format!("\"{argument}\"")
    } else {
        format!("'{}'", argument.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn an_argument_is_one_word_of_a_shell() {
        for (argument, shown) in [
            ("sopimukset", "sopimukset"),
            ("../demo", "../demo"),
            ("/tmp/Äänekoski/2027", "/tmp/Äänekoski/2027"),
            ("Kunnan sopimukset", "\"Kunnan sopimukset\""),
            ("sopimukset/Uusi vuosi", "\"sopimukset/Uusi vuosi\""),
            ("a & b", "\"a & b\""),
            ("5 $", "'5 $'"),
            ("Anna's $", "'Anna'\\''s $'"),
            ("-x", "./-x"),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(argument), shown);
        }
    }
}
