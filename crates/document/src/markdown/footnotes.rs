//! Footnotes (`[^1]`, and somewhere on a line of its own `[^1]: selite`).

use super::Mistake;
use crate::tree::walk_runs_mut;
use crate::{Block, Inline, TemplateErrorKind};

/// The text of a footnote.
pub(super) struct Definition {
    pub(super) label: String,
    pub(super) at: usize,
    pub(super) paragraphs: Vec<Vec<Inline>>,
}

/// Puts the texts of footnotes where the blocks refer to them by their labels.
///
/// Returns a mistake for every footnote that is referred to several times or never, or that stands in another.
pub(super) fn put(
    blocks: &mut [Block],
    definitions: Vec<Definition>,
    references: Vec<(String, usize)>,
) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for definition in &definitions {
        let mut used = references
            .iter()
            .filter(|(label, _)| label.eq_ignore_ascii_case(&definition.label));
        let problem = match (used.next(), used.next()) {
            (None, _) => Some((definition.at, "alaviitteeseen ei viitata tekstissä")),
            (Some(_), Some((_, again))) => Some((*again, "alaviitteeseen viitataan kahdesti")),
            (Some(_), None) => None,
        };
        let nests = definition.paragraphs.iter().flatten().any(contains_note);
        let problem = problem.or(nests.then_some((definition.at, "alaviitteen sisällä on alaviite")));
        if let Some((at, problem)) = problem {
            let kind = TemplateErrorKind::Footnote {
                label: definition.label.clone(),
                problem,
            };
            mistakes.push(Mistake { kind, at });
        }
    }
    if mistakes.is_empty() && !definitions.is_empty() {
        walk_runs_mut(blocks, &mut |run| {
            run.iter_mut().for_each(|inline| fill(inline, &definitions))
        });
    }
    mistakes
}

fn contains_note(inline: &Inline) -> bool {
    matches!(inline, Inline::Footnote(_)) || inline.content().is_some_and(|run| run.iter().any(contains_note))
}

fn fill(inline: &mut Inline, definitions: &[Definition]) {
    let Inline::Footnote(note) = inline else {
        return;
    };
    let [run] = note.paragraphs.as_slice() else {
        return;
    };
    let [Inline::Text(label)] = run.as_slice() else {
        return;
    };
    let definition = definitions
        .iter()
        .find(|definition| definition.label.eq_ignore_ascii_case(label));
    if let Some(definition) = definition {
        note.paragraphs.clone_from(&definition.paragraphs);
    }
}
