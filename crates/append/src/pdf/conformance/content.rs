//! Content streams (ISO 32000-1 § 7.8.2): operators, marked content, characters, and what is drawn without a mark.

use std::ops::Range;

use lopdf::Dictionary;

use super::edits::Edits;
use super::operands::Operands;
use super::pass::{Content, Drawn, Frame, Loose, Mode, Outcome, Run, Status};
use crate::pdf::actions::shown;
use crate::pdf::breach::Fault;
use crate::pdf::refusal::Refusal;
use crate::pdf::tokens::{Token, Tokens};

/// How deeply graphics states may be nested (ISO 19005-2 § 6.1.13).
pub(super) const DEEPEST: usize = 28;
/// How deeply forms may be nested: a page of a few programs has three levels, and each level here is a call of the reader.
const DEEPEST_FORM: usize = 24;

/// The operators that change nothing that outlasts them (ISO 32000-1 annex A).
const HARMLESS: &[&str] = &[
    "b", "B", "b*", "B*", "BDC", "BMC", "BT", "BX", "c", "d0", "d1", "Do", "DP", "EMC", "ET", "EX", "f", "F",
    "f*", "h", "l", "m", "MP", "n", "q", "Q", "re", "s", "S", "sh", "T*", "Td", "TD", "Tj", "TJ", "Tm", "v",
    "y", "'",
];
/// Those that change the graphics state.
const STATEFUL: &[&str] = &[
    "cm", "CS", "cs", "d", "G", "g", "gs", "i", "J", "j", "K", "k", "M", "RG", "rg", "ri", "SC", "sc", "SCN",
    "scn", "Tc", "Tf", "TL", "Tr", "Ts", "Tw", "Tz", "w", "W", "W*", "\"",
];

impl<'r> Content<'r> {
    /// Looks through a content stream.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] if it takes more steps than are left.
    pub(super) fn run(
        &mut self,
        bytes: &[u8],
        resources: &'r Dictionary,
        frame: Frame,
    ) -> Result<Outcome, Refusal> {
        if self.open_forms.len() > DEEPEST_FORM {
            return Err(Refusal::TooDeep);
        }
        let mut run = Run {
            resources,
            frame,
            state: frame.state,
            status: frame.status,
            states: Vec::new(),
            marks: Vec::new(),
            path: None,
            outcome: Outcome {
                edits: Edits::default(),
                loose: Loose::default(),
                deepest: 0,
                is_closed: true,
            },
        };
        let mut tokens = Tokens::new(bytes);
        let mut operands = Operands::default();
        while let Some(token) = tokens.next() {
            self.budget.step(1)?;
            let part = tokens.start()..tokens.end();
            match token {
                Token::Word(b"true" | b"false" | b"null") => operands.0.push((part, token)),
                Token::Word(b"BI") => {
                    self.inline_image(&mut run, &mut tokens, part.start)?;
                    operands.0.clear();
                }
                Token::Word(word) => {
                    let part = operands.start(part.start)..part.end;
                    self.operator(&mut run, word, &operands, part)?;
                    operands.0.clear();
                }
                _ => {
                    self.value(&mut run, &token, &part);
                    operands.0.push((part, token));
                }
            }
        }
        let mut end = b"\nEMC".repeat(run.marks.iter().filter(|mark| !mark.deleted).count());
        end.extend(b"\nQ".repeat(run.states.len()));
        if !end.is_empty() {
            run.outcome.edits.insert(bytes.len(), &end);
        }
        Ok(run.outcome)
    }

    fn operator(
        &mut self,
        run: &mut Run<'r>,
        word: &[u8],
        operands: &Operands<'_>,
        part: Range<usize>,
    ) -> Result<(), Refusal> {
        let is_stateful = is_one_of(word, STATEFUL);
        if !is_stateful && !is_one_of(word, HARMLESS) {
            self.findings.add(Fault::Operator(shown(word)));
            return Ok(());
        }
        run.outcome.is_closed &= !is_stateful || !run.states.is_empty();
        match word {
            b"q" => {
                run.states.push(run.state);
                run.outcome.deepest = run.outcome.deepest.max(run.states.len());
                if run.states.len() > DEEPEST {
                    self.findings.add(Fault::NestedStates);
                }
            }
            b"Q" => match run.states.pop() {
                Some(state) => run.state = state,
                None => run.outcome.edits.delete(part),
            },
            b"BMC" | b"BDC" => self.begin_mark(run, operands, part),
            b"EMC" => match run.marks.pop() {
                Some(mark) => {
                    run.status = mark.outside;
                    if mark.deleted {
                        run.outcome.edits.delete(part);
                    }
                }
                None => run.outcome.edits.delete(part),
            },
            b"m" | b"re" | b"l" | b"c" | b"v" | b"y" | b"h" => {
                run.path.get_or_insert(part.start);
            }
            b"n" => run.path = None,
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                let start = run.path.take().unwrap_or(part.start);
                self.draw(run, Drawn::Lines, start..part.end);
            }
            b"sh" => {
                self.shading(operands.last_name(), run.resources)?;
                self.draw(run, Drawn::Lines, part);
            }
            b"Tj" | b"'" | b"\"" | b"TJ" => {
                self.text(run, operands)?;
                self.draw(run, Drawn::Text, part);
            }
            b"Tf" => run.state.font = self.font(operands.first_name(), run.resources)?,
            b"Tr" => run.state.rendering = operands.last_integer().unwrap_or_default(),
            b"Do" => self.object(run, operands.last_name(), part)?,
            b"gs" => {
                if let Some(font) = self.graphics_state(operands.last_name(), run.resources)? {
                    run.state.font = Some(font);
                }
            }
            b"CS" | b"cs" => self.named_colour_space(operands.last_name(), run.resources)?,
            b"k" | b"K" => self.inks(run.resources),
            b"scn" | b"SCN" => self.pattern(operands.last_name(), run.resources)?,
            b"ri" if !operands.last_name().is_some_and(super::states::is_intent) => {
                run.outcome.edits.replace(part, b" /RelativeColorimetric ri ");
            }
            _ => {}
        }
        Ok(())
    }

    /// Something is drawn.
    pub(super) fn draw(&mut self, run: &mut Run<'r>, drawn: Drawn, part: Range<usize>) {
        if run.status != Status::Loose {
            return;
        }
        match (run.frame.mode, drawn) {
            (Mode::Tag, Drawn::Lines) => run.outcome.edits.make_artifact(part),
            (Mode::Tag, Drawn::Text) => self.findings.add(Fault::Unmarked("tekstiä")),
            (Mode::Tag, Drawn::Image) => self.findings.add(Fault::Unmarked("kuva")),
            (_, Drawn::Lines) => run.outcome.loose.lines = true,
            (_, Drawn::Text) => run.outcome.loose.text = true,
            (_, Drawn::Image) => run.outcome.loose.image = true,
        }
    }

    /// Notes the characters that are shown.
    fn text(&mut self, run: &Run<'r>, operands: &Operands<'_>) -> Result<(), Refusal> {
        let Some(font) = run.state.font.and_then(|font| self.used.fonts.get_mut(&font)) else {
            return Ok(());
        };
        for (_, token) in &operands.0 {
            if let Some(text) = token.text() {
                self.budget.step(text.len())?;
                font.show(&text, run.state.rendering == 3);
            }
        }
        Ok(())
    }
}

fn is_one_of(word: &[u8], operators: &[&str]) -> bool {
    operators.iter().any(|operator| operator.as_bytes() == word)
}
