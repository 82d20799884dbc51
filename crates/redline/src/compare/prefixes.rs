//! Prefixes of namespaces.

use std::collections::BTreeSet;

use crate::meanings::WORD;
use crate::story::Story;

/// Declares prefixes that carried content has, as the newer file does.
pub(super) fn with_prefixes(
    mut text: String,
    old: &Story<'_>,
    new: &Story<'_>,
    prefixes: &BTreeSet<String>,
) -> String {
    let (of_old, of_new) = (old.tree.root(), new.tree.root());
    let mut declared = String::new();
    let mut ignorable = Vec::new();
    let list = |story: &Story<'_>, root| {
        story
            .tree
            .get(root, "mc:Ignorable")
            .unwrap_or_default()
            .to_owned()
    };
    let (of_old_ignorable, of_new_ignorable) = (list(old, of_old), list(new, of_new));
    for prefix in prefixes {
        let name = format!("xmlns:{prefix}");
        if old.tree.get(of_old, &name).is_some() {
            continue;
        }
        if let Some(uri) = new.tree.get(of_new, &name) {
            declared.push_str(&format!(" {name}=\"{uri}\""));
            if of_new_ignorable
                .split_ascii_whitespace()
                .any(|other| other == prefix)
            {
                ignorable.push(prefix.as_str());
            }
        }
    }
    if declared.is_empty() {
        return text;
    }
    let end = old.tree.node(of_old).inner.start - 1;
    if !ignorable.is_empty() {
        let added = ignorable.join(" ");
        let whole = format!("mc:Ignorable=\"{of_old_ignorable}\"");
        if of_old_ignorable.is_empty() {
            let mc = "xmlns:mc";
            if old.tree.get(of_old, mc).is_none() && !declared.contains("xmlns:mc=") {
                declared
                    .push_str(" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"");
            }
            declared.push_str(&format!(" mc:Ignorable=\"{added}\""));
        } else if let Some(at) = text[..end].find(&whole) {
            text.insert_str(end, &declared);
            text.replace_range(
                at..at + whole.len(),
                &format!("mc:Ignorable=\"{of_old_ignorable} {added}\""),
            );
            return text;
        }
    }
    text.insert_str(end, &declared);
    debug_assert!(text.contains(WORD) || !text.is_empty());
    text
}
