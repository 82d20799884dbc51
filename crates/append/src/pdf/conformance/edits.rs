//! Changes in a content stream.

use std::ops::Range;

/// Parts of a content that become others.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, Vec<u8>)>);

impl Edits {
    /// Takes a part out.
    pub(super) fn delete(&mut self, part: Range<usize>) {
        self.replace(part, b" ");
    }

    pub(super) fn replace(&mut self, part: Range<usize>, by: &[u8]) {
        self.0.push((part, by.to_vec()));
    }

    pub(super) fn insert(&mut self, at: usize, what: &[u8]) {
        self.0.push((at..at, what.to_vec()));
    }

    /// Marks a part as an artifact (ISO 32000-1 § 14.8.2.2).
    pub(super) fn make_artifact(&mut self, part: Range<usize>) {
        self.insert(part.start, b"\n/Artifact BMC\n");
        self.insert(part.end, b"\nEMC\n");
    }

    /// The content with the changes; `None` if there are none.
    pub(super) fn applied(mut self, content: &[u8]) -> Option<Vec<u8>> {
        if self.0.is_empty() {
            return None;
        }
        self.0.sort_by_key(|(part, _)| part.start);
        let added: usize = self.0.iter().map(|(_, by)| by.len()).sum();
        let mut out = Vec::with_capacity(content.len() + added);
        let mut at = 0;
        for (part, by) in self.0 {
            let start = part.start.max(at);
            out.extend_from_slice(content.get(at..start).unwrap_or_default());
            out.extend(by);
            at = part.end.max(start);
        }
        out.extend_from_slice(content.get(at..).unwrap_or_default());
        Some(out)
    }
}
