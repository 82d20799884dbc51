//! Marked content (ISO 32000-1 § 14.6): what belongs to the structure, what is an artifact, and what is left of a lost structure.

use std::ops::Range;

use lopdf::Object;

use super::operands::Operands;
use super::pass::{Content, Mode, OpenMark, Run, Status};
use crate::pdf::breach::Fault;
use crate::pdf::entries::dictionary;
use crate::pdf::language;
use crate::pdf::structure::Mark;

impl<'r> Content<'r> {
    /// Begins marked content.
    pub(super) fn begin_mark(&mut self, run: &mut Run<'r>, operands: &Operands<'_>, part: Range<usize>) {
        let document = &self.file.document;
        let list = match operands.has_dictionary() {
            true => None,
            false => operands.last_name().and_then(|name| {
                let lists = dictionary(document, run.resources, b"Properties")?;
                dictionary(document, lists, name)
            }),
        };
        let number = match list {
            Some(list) => list.get_deref(b"MCID", document).and_then(Object::as_i64).ok(),
            None => operands.entry(b"MCID").and_then(|(_, value)| value.integer()),
        };
        if let Some((part, value)) = operands.entry(b"Lang") {
            let text = value.text().unwrap_or_default();
            match language::tag(&text) {
                Some(tag) if tag.as_bytes() == text => {}
                Some(tag) => run
                    .outcome
                    .edits
                    .replace(part, format!("/Lang ({tag})").as_bytes()),
                None => run.outcome.edits.delete(part),
            }
        }
        let is_artifact = operands.first_name() == Some(b"Artifact");
        let outside = run.status;
        let mark = number
            .zip(run.frame.holder)
            .map(|(number, holder)| Mark { holder, number });
        let mark = mark.filter(|mark| self.marks.contains(mark));
        let replaces =
            operands.entry(b"ActualText").is_some() || list.is_some_and(|list| list.has(b"ActualText"));
        // What is left of a structure that the file does not have.
        let is_left_over = match run.frame.mode {
            Mode::Strip => is_artifact || (number.is_some() && !replaces),
            _ => number.is_some() && mark.is_none() && !replaces,
        };
        if is_left_over {
            run.outcome.edits.delete(part);
        } else if let Some(mark) = mark {
            self.used.present.insert(mark);
            if outside == Status::Artifact {
                self.findings.add(Fault::MixedMarks);
            }
            run.status = Status::Tagged;
        } else if is_artifact {
            if outside == Status::Tagged {
                self.findings.add(Fault::MixedMarks);
            }
            run.status = Status::Artifact;
        }
        run.marks.push(OpenMark {
            outside,
            deleted: is_left_over,
        });
    }
}
