//! Names, prefixes and characters that a namespace-aware XML parser refuses (Namespaces in XML 1.0 § 3 and § 4; XML 1.0 § 2.2 and § 2.3).

use std::collections::BTreeMap;

use super::fault::Fault;
use crate::{Element, Node, is_xml_character};

/// The declared prefixes, each with the number of its declarations in scope.
type Scope<'s> = BTreeMap<&'s str, usize>;

/// Refuses names and characters that XML does not allow, and prefixes that are not declared.
pub(super) fn check(root: &Element<'_>) -> Result<(), Fault> {
    let mut scope = Scope::from([("xml", 1)]);
    element(root, &mut scope)
}

fn element<'s>(element: &'s Element<'_>, scope: &mut Scope<'s>) -> Result<(), Fault> {
    for prefix in declared(element) {
        *scope.entry(prefix).or_default() += 1;
    }
    let known = |scope: &Scope<'_>, prefix: &str| {
        if scope.contains_key(prefix) {
            Ok(())
        } else {
            Err(Fault::Prefix(prefix.to_owned()))
        }
    };
    if let Some(prefix) = prefix_of(&element.name)? {
        known(scope, prefix)?;
    }
    for (name, value) in &element.attributes {
        characters(value)?;
        match prefix_of(name)? {
            Some("xmlns") if value.is_empty() => return Err(Fault::Prefix(name.clone().into_owned())),
            Some("xmlns") | None => {}
            Some(prefix) => {
                known(scope, prefix)?;
                if name == "mc:Ignorable" {
                    value.split_whitespace().try_for_each(|one| known(scope, one))?;
                }
            }
        }
    }
    for node in &element.children {
        match node {
            Node::Element(child) => self::element(child, scope)?,
            Node::Text(text) => characters(text)?,
        }
    }
    for prefix in declared(element) {
        if let Some(count) = scope.get_mut(prefix) {
            *count -= 1;
            if *count == 0 {
                scope.remove(prefix);
            }
        }
    }
    Ok(())
}

/// The prefixes that an element declares.
fn declared<'s>(element: &'s Element<'_>) -> impl Iterator<Item = &'s str> {
    let names = element.attributes.iter();
    names.filter_map(|(name, _)| name.strip_prefix("xmlns:"))
}

/// The prefix of a name.
fn prefix_of(name: &str) -> Result<Option<&str>, Fault> {
    let (prefix, local) = match name.split_once(':') {
        Some((prefix, local)) => (Some(prefix), local),
        None => (None, name),
    };
    if is_plain_name(local) && prefix.is_none_or(is_plain_name) {
        Ok(prefix)
    } else {
        Err(Fault::Name(name.chars().take(40).collect()))
    }
}

/// Whether a text is an XML name without a colon. All characters beyond ASCII pass: the standard excludes hardly any.
pub(super) fn is_plain_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    let starts = bytes
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_' || !byte.is_ascii());
    starts
        && bytes.all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') || !byte.is_ascii()
        })
}

fn characters(text: &str) -> Result<(), Fault> {
    if text.chars().all(is_xml_character) {
        Ok(())
    } else {
        Err(Fault::Character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<(), Fault> {
        check(&Element::parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn prefixes_must_be_declared_where_they_stand_or_above() {
        for sound in [
            "<a/>",
            r#"<p:a xmlns:p="p"><p:b p:c="1" xml:space="preserve"/></p:a>"#,
            r#"<a><b xmlns:q="q"><q:c/></b><b xmlns:q="q" q:d=""/></a>"#,
            r#"<a xmlns:mc="mc" xmlns:x="x" mc:Ignorable="x"/>"#,
        ] {
            assert_eq!(of(sound), Ok(()), "{sound}");
        }
        for (text, prefix) in [
            ("<p:a/>", "p"),
            (r#"<a><b xmlns:q="q"/><q:c/></a>"#, "q"),
            (r#"<a q:b="1"/>"#, "q"),
            (r#"<a xmlns:q=""/>"#, "xmlns:q"),
            (r#"<a xmlns:mc="mc" mc:Ignorable="x"/>"#, "x"),
        ] {
            assert_eq!(of(text), Err(Fault::Prefix(prefix.to_owned())), "{text}");
        }
    }

    #[test]
    fn names_and_characters_are_those_of_xml() {
        for text in [
            "<1a/>",
            r#"<a xmlns:b="b"><b:/></a>"#,
            "<a b:c:d=''/>",
            "<a b(c='1'/>",
        ] {
            assert!(matches!(of(text), Err(Fault::Name(_))), "{text}");
        }
        for text in ["<a>&#1;</a>", "<a>\u{b}</a>", "<a b='\u{ffff}'/>"] {
            assert_eq!(of(text), Err(Fault::Character), "{text:?}");
        }
        assert_eq!(of("<ä ö='1'>\u{e9}&#9;</ä>"), Ok(()));
    }
}
