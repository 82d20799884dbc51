//! Lists, records and arguments.

use super::expression::{Argument, Expression, Node};
use super::fault::Fault;
use super::known;
use super::parser::{Parsed, Parser};
use super::tokens::TokenKind;

impl Parser<'_, '_> {
    pub(super) fn list(&mut self) -> Parsed<Node> {
        let mut items = Vec::new();
        while !self.take_sign("]") {
            if !items.is_empty() {
                self.expect_sign(",")?;
                if self.take_sign("]") {
                    break;
                }
            }
            if self.take_sign("...") {
                items.push(self.binary(0)?);
                continue;
            }
            let item = self.binary(0)?;
            if items.is_empty() && self.take_word("for") {
                return self.comprehension(item);
            }
            let item = self.choice_after(item)?;
            items.push(item);
        }
        Ok(Node::Collection(items))
    }

    /// `… if … else …`, of which the first part has been read.
    fn choice_after(&mut self, then: Expression) -> Parsed<Expression> {
        if !self.is_word("if") {
            return Ok(then);
        }
        self.next += 1;
        let condition = self.expression()?;
        if !self.take_word("else") {
            return Err(self.missing("else"));
        }
        let otherwise = self.expression()?;
        let (start, end) = (then.start, otherwise.end);
        let node = Node::Choice(Box::new([then, condition, otherwise]));
        Ok(Expression { node, start, end })
    }

    fn comprehension(&mut self, item: Expression) -> Parsed<Node> {
        let names = self.loop_names()?;
        let list = self.binary(0)?;
        let condition = match self.take_word("if") {
            true => Some(Box::new(self.binary(0)?)),
            false => None,
        };
        self.expect_sign("]")?;
        Ok(Node::Comprehension {
            item: Box::new(item),
            names,
            list: Box::new(list),
            condition,
        })
    }

    /// `nimi in` or `avain, nimi in`.
    pub(super) fn loop_names(&mut self) -> Parsed<Vec<String>> {
        let mut names = vec![self.name("silmukan muuttuja")?.0.to_owned()];
        if self.take_sign(",") {
            names.push(self.name("silmukan muuttuja")?.0.to_owned());
        }
        match self.take_word("in") {
            true => Ok(names),
            false => Err(self.missing("in")),
        }
    }

    pub(super) fn map(&mut self) -> Parsed<Node> {
        let mut values = Vec::new();
        let mut is_first = true;
        while !self.take_sign("}") {
            if !std::mem::take(&mut is_first) {
                self.expect_sign(",")?;
                if self.take_sign("}") {
                    break;
                }
            }
            if self.take_sign("...") {
                values.push(self.binary(0)?);
                continue;
            }
            match self.peek() {
                Some(TokenKind::Text(_) | TokenKind::Number | TokenKind::Word("true" | "false")) => {
                    self.next += 1
                }
                _ => return Err(self.missing("kentän nimi lainausmerkeissä")),
            }
            self.expect_sign(":")?;
            values.push(self.expression()?);
        }
        Ok(Node::Collection(values))
    }

    /// The arguments of a filter, test or function, which must be known and have them.
    pub(super) fn arguments_of(
        &mut self,
        called: known::Called,
        name: &str,
        at: usize,
    ) -> Parsed<Vec<Argument>> {
        let signature = known::signature(called, name).ok_or_else(|| known::unknown(called, name, at))?;
        let mut arguments: Vec<Argument> = Vec::new();
        if self.take_sign("(") {
            while !self.take_sign(")") {
                if !arguments.is_empty() {
                    if !self.is_sign(",") {
                        return Err(self.missing(", tai )"));
                    }
                    self.next += 1;
                    if self.take_sign(")") {
                        break;
                    }
                }
                let at = self.at();
                let (argument, _) = match (self.peek(), self.peek_after()) {
                    (Some(TokenKind::Word(_)), Some(TokenKind::Sign("="))) => self.name("argumentin nimi")?,
                    _ => return Err(known::unnamed(name, signature, at)),
                };
                self.next += 1;
                if arguments.iter().any(|other| other.name == argument) {
                    let problem = format!("argumentti \"{argument}\" on kahdesti");
                    return Err(Fault::new(at, problem, "poista toinen"));
                }
                known::check_argument(name, signature, argument, at)?;
                arguments.push(Argument {
                    name: argument.to_owned(),
                    value: self.expression()?,
                });
            }
        }
        if called != known::Called::Function {
            known::check_required(name, signature, &arguments, at)?;
        }
        Ok(arguments)
    }
}
