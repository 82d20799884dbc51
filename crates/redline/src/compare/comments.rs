//! Comments that tell what clashes in a merge.

use crate::carry::{Carrier, Links, escape};
use crate::meanings::{File, WORD, folder, splice};
use crate::merge::Clash;

/// Adds the comments on what clashes.
pub(super) fn add_comments(
    carrier: &mut Carrier<'_>,
    file: &File<'_>,
    clashes: &[Clash],
    main_links: &mut Links,
) {
    let mut text = String::new();
    for (clash, id) in &carrier.comments {
        if let Some(clash) = clashes.get(*clash) {
            text.push_str(&format!(
                "<w:comment w:id=\"{id}\"{} w:initials=\"v\">",
                carrier.stamp
            ));
            text.push_str("<w:p><w:r><w:t xml:space=\"preserve\">");
            escape(&clash.to_string(), &mut text);
            text.push_str("</w:t></w:r></w:p></w:comment>");
        }
    }
    if text.is_empty() {
        return;
    }
    let known = file.attached("comments").filter(|part| {
        let bytes = carrier.package.part(part).unwrap_or_default();
        String::from_utf8_lossy(bytes).contains("</w:comments>")
    });
    match known {
        Some(part) => splice(&mut carrier.package, &part, &[("</w:comments>", &text)]),
        None => {
            let part = file
                .attached("comments")
                .unwrap_or_else(|| format!("{}comments.xml", folder(&file.main)));
            if file.attached("comments").is_none() {
                main_links.relate("comments", &part);
            }
            let text = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{WORD}\">{text}</w:comments>"
            );
            let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
            carrier.package.insert(part, kind, text.into_bytes());
        }
    }
}
