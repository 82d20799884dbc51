//! Links that lead elsewhere although their words are the same.

use vuosikello_document::{Inline, Target, spelled_out};

use crate::align::{Step, align};
use crate::words::{Span, SpanKind};

/// The links of running text that lead out of the document, each with its words and its address, in order.
fn links<'d>(content: &'d [Inline], found: &mut Vec<(String, &'d str)>) {
    for inline in content {
        match inline {
            Inline::Link {
                target: Target::Uri(address),
                content,
            } => found.push((spelled_out(content), address)),
            Inline::Footnote(note) => note
                .paragraphs
                .iter()
                .for_each(|paragraph| links(paragraph, found)),
            inline => links(inline.content().unwrap_or_default(), found),
        }
    }
}

/// The links that lead elsewhere: for each its words, the address that it had, and that which it has now.
pub(crate) fn address_changes(old: &[Inline], new: &[Inline]) -> Vec<Vec<Span>> {
    let of = |content| {
        let mut found = Vec::new();
        links(content, &mut found);
        found
    };
    let (old, new) = (of(old), of(new));
    let words = |links: &[(String, &str)]| links.iter().map(|(words, _)| words.clone()).collect::<Vec<_>>();
    let mut found = Vec::new();
    for step in align(&words(&old), &words(&new)) {
        if let Step::Kept(a, b) = step
            && let (Some((words, before)), Some((_, after))) = (old.get(a), new.get(b))
            && before != after
        {
            found.push(vec![
                Span::new(SpanKind::Kept, format!("{} → ", words.trim())),
                Span::new(SpanKind::Removed, *before),
                Span::new(SpanKind::Added, *after),
            ]);
        }
    }
    found
}

/// The same text with all links leading nowhere.
pub(crate) fn without_addresses(content: &[Inline]) -> Vec<Inline> {
    let mut content = content.to_vec();
    forget(&mut content);
    content
}

fn forget(content: &mut [Inline]) {
    for inline in content {
        if let Inline::Link {
            target: Target::Uri(address),
            ..
        } = inline
        {
            address.clear();
        }
        match inline {
            Inline::Footnote(note) => note.paragraphs.iter_mut().for_each(|paragraph| forget(paragraph)),
            inline => {
                if let Some(inner) = inline.content_mut() {
                    forget(inner);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use vuosikello_document::{Block, Document, Head, Inline, Target};

    use crate::{ChangeKind, changes};

    fn link(words: &str, address: &str) -> Inline {
        Inline::Link {
            target: Target::Uri(address.to_owned()),
            content: vec![Inline::text(words)],
        }
    }

    fn told(before: Vec<Inline>, after: Vec<Inline>) -> Vec<(ChangeKind, String)> {
        let document = |content| {
            let mut document = Document::new(Head::new("Palvelusopimus", "Esimerkkikeskus"));
            document.blocks.push(Block::Paragraph(content));
            document
        };
        let found = changes(&document(before), &document(after));
        found
            .iter()
            .map(|change| (change.kind, change.marked()))
            .collect()
    }

    #[test]
    fn another_address_is_told_with_both() {
        let text = || Inline::text("Katso ");
        let found = told(
            vec![
                text(),
                link("ohje", "https://a.example/"),
                link("toinen", "https://c.example/"),
            ],
            vec![
                text(),
                link("ohje", "https://b.example/"),
                link("toinen", "https://c.example/"),
            ],
        );
        let told = "ohje → [-https://a.example/-]{+https://b.example/+}";
        assert_eq!(found, [(ChangeKind::Address, told.to_owned())]);
    }

    #[test]
    fn an_address_and_a_format_and_words_are_told_apart() {
        let before = vec![link("ohje", "https://a.example/"), Inline::text(" on verkossa.")];
        let bold = vec![
            link("ohje", "https://b.example/"),
            Inline::Strong(vec![Inline::text(" on verkossa.")]),
        ];
        let kinds = |after| {
            told(before.clone(), after)
                .into_iter()
                .map(|(kind, _)| kind)
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds(bold), [ChangeKind::Address, ChangeKind::Formatting]);
        let words = vec![
            link("ohje", "https://b.example/"),
            Inline::text(" on nyt verkossa."),
        ];
        assert_eq!(kinds(words), [ChangeKind::Words, ChangeKind::Address]);
        let unlinked = vec![Inline::text("ohje on verkossa.")];
        assert_eq!(kinds(unlinked), [ChangeKind::Formatting]);
    }
}
