//! The grammar of expressions: operators, fields and values, as Tera has them.

use super::expression::{Expression, Node};
use super::fault::Fault;
use super::known;
use super::parser::{Parsed, Parser};
use super::tokens::TokenKind;

/// How deep expressions may lie in each other, counted in calls of the parser; Tera refuses some more.
const DEPTH_LIMIT: usize = 64;

impl<'s> Parser<'_, 's> {
    /// A whole expression, with `… if … else …`.
    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        let then = self.binary(0)?;
        if !self.take_word("if") {
            return Ok(then);
        }
        let condition = self.expression()?;
        if !self.take_word("else") {
            return Err(self.missing("else"));
        }
        let otherwise = self.expression()?;
        let (start, end) = (then.start, otherwise.end);
        Ok(Expression {
            node: Node::Choice(Box::new([then, condition, otherwise])),
            start,
            end,
        })
    }

    /// Operators that bind at least as tightly as `least`.
    pub(super) fn binary(&mut self, least: u8) -> Parsed<Expression> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return Err(Fault::new(
                self.at(),
                "lauseke on liian monimutkainen",
                "jaa lauseke osiin: {% set nimi = … %}",
            ));
        }
        let mut left = self.unary()?;
        while let Some((operator, binds, right)) = self.operator() {
            if binds < least {
                break;
            }
            left = self.operation(left, operator, right)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// The operator that comes next: how tightly it binds on its left side and on its right one, as in Tera.
    fn operator(&self) -> Option<(&'s str, u8, u8)> {
        let (operator, left, right) = match self.peek()? {
            TokenKind::Word("or") => ("or", 1, 2),
            TokenKind::Word("and") => ("and", 3, 4),
            TokenKind::Word("in") => ("in", 5, 6),
            TokenKind::Word("is") => ("is", 5, 6),
            TokenKind::Word("not") if self.peek_after() == Some(TokenKind::Word("in")) => ("not", 5, 6),
            TokenKind::Sign(sign @ ("==" | "!=" | "<" | "<=" | ">" | ">=")) => (sign, 7, 8),
            TokenKind::Sign(sign @ ("+" | "-")) => (sign, 11, 12),
            TokenKind::Sign(sign @ ("*" | "/" | "%" | "//" | "~")) => (sign, 13, 14),
            TokenKind::Sign("**") => ("**", 16, 15),
            TokenKind::Sign("|") => ("|", 17, 18),
            _ => return None,
        };
        Some((operator, left, right))
    }

    fn operation(&mut self, left: Expression, operator: &str, binds: u8) -> Parsed<Expression> {
        self.next += 1;
        match operator {
            "|" => return self.filter(left),
            "is" => return self.test(left),
            "not" => self.next += 1,
            _ => {}
        }
        let right = self.binary(binds)?;
        let (start, end) = (left.start, right.end);
        let node = match (operator, left) {
            (
                "~",
                Expression {
                    node: Node::Joined(mut parts),
                    ..
                },
            ) => {
                parts.push(right);
                Node::Joined(parts)
            }
            ("~", left) => Node::Joined(vec![left, right]),
            ("in" | "not" | "==" | "!=" | "<" | "<=" | ">" | ">=", left) => {
                Node::Comparison(Box::new([left, right]))
            }
            (_, left) => Node::Operation(vec![left, right]),
        };
        Ok(Expression { node, start, end })
    }

    fn filter(&mut self, base: Expression) -> Parsed<Expression> {
        let (name, name_at) = self.name("suotimen nimi")?;
        let has_brackets = self.is_sign("(");
        let arguments = self.arguments_of(known::Called::Filter, name, name_at)?;
        Ok(Expression {
            start: base.start,
            end: self.before(),
            node: Node::Filter {
                base: Box::new(base),
                name: name.to_owned(),
                name_at,
                has_brackets,
                arguments,
            },
        })
    }

    fn test(&mut self, base: Expression) -> Parsed<Expression> {
        self.take_word("not");
        let at = self.at();
        let name = match self.advance().map(|token| token.kind) {
            Some(TokenKind::Word(word)) => word,
            _ => {
                self.next = self.next.saturating_sub(1);
                return Err(self.missing("ehdon nimi, esimerkiksi defined"));
            }
        };
        let arguments = self.arguments_of(known::Called::Test, name, at)?;
        Ok(Expression {
            start: base.start,
            end: self.before(),
            node: Node::Test {
                base: Box::new(base),
                name: name.to_owned(),
                arguments,
            },
        })
    }

    /// `not x`, `-x` and what has no operator before it.
    fn unary(&mut self) -> Parsed<Expression> {
        let start = self.at();
        let binds = match self.peek() {
            Some(TokenKind::Word("not")) => 5,
            Some(TokenKind::Sign("-")) => 20,
            _ => return self.postfix(),
        };
        self.next += 1;
        let inner = self.binary(binds)?;
        let end = inner.end;
        let node = Node::Operation(vec![inner]);
        Ok(Expression { node, start, end })
    }

    /// A value with its fields and indices.
    fn postfix(&mut self) -> Parsed<Expression> {
        let mut value = self.primary()?;
        loop {
            let is_optional = self.is_sign("?.") || self.is_sign("?[");
            if self.take_sign(".") || self.take_sign("?.") {
                let name = match self.advance().map(|token| token.kind) {
                    Some(TokenKind::Word(name)) => name.to_owned(),
                    _ => {
                        self.next = self.next.saturating_sub(1);
                        return Err(self.missing("kentän nimi"));
                    }
                };
                value = match value.node {
                    Node::Path(mut names, optional) => {
                        names.push(name);
                        Expression {
                            node: Node::Path(names, optional || is_optional),
                            start: value.start,
                            end: self.before(),
                        }
                    }
                    _ => Expression {
                        start: value.start,
                        end: self.before(),
                        node: Node::Field(Box::new(value)),
                    },
                };
            } else if self.take_sign("[") || self.take_sign("?[") {
                value = self.index(value)?;
            } else if self.is_sign("(") {
                let fix = "kirjoita funktion nimi ilman pistettä, esimerkiksi nakyma(nimi=\"x\")";
                return Err(Fault::new(self.at(), "kutsu ei voi olla tässä", fix));
            } else {
                return Ok(value);
            }
        }
    }

    fn index(&mut self, base: Expression) -> Parsed<Expression> {
        let (mut parts, mut is_slice) = (Vec::new(), false);
        loop {
            if self.take_sign(":") {
                is_slice = true;
            } else if self.take_sign("]") {
                break;
            } else {
                parts.push(self.expression()?);
                if !self.is_sign(":") && !self.is_sign("]") {
                    return Err(self.missing("]"));
                }
            }
        }
        if parts.is_empty() && !is_slice {
            self.next = self.next.saturating_sub(1);
            return Err(self.missing("luettelon paikka tai kentän nimi"));
        }
        Ok(Expression {
            start: base.start,
            end: self.before(),
            node: Node::Index(Box::new(base), parts, is_slice),
        })
    }

    fn primary(&mut self) -> Parsed<Expression> {
        let start = self.at();
        let node = match self.peek() {
            Some(TokenKind::Number | TokenKind::Text(_)) => {
                self.next += 1;
                Node::Literal
            }
            Some(TokenKind::Word("true" | "True" | "false" | "False" | "none" | "None" | "null")) => {
                self.next += 1;
                Node::Literal
            }
            Some(TokenKind::Word(word)) if known::is_operator(word) => return Err(self.missing("arvo")),
            Some(TokenKind::Word(word)) => {
                self.next += 1;
                if self.is_sign("(") {
                    let arguments = self.arguments_of(known::Called::Function, word, start)?;
                    Node::Call {
                        name: word.to_owned(),
                        arguments,
                    }
                } else {
                    Node::Path(vec![word.to_owned()], false)
                }
            }
            Some(TokenKind::Sign("(")) => {
                self.next += 1;
                let inner = self.expression()?;
                self.expect_sign(")")?;
                Node::Operation(vec![inner])
            }
            Some(TokenKind::Sign("[")) => {
                self.next += 1;
                self.list()?
            }
            Some(TokenKind::Sign("{")) => {
                self.next += 1;
                self.map()?
            }
            Some(TokenKind::Sign("<")) => {
                let fix = "kirjoita toistuva osa omaan malliinsa ja liitä se: {% include \"osa.md\" %}";
                return Err(Fault::new(start, "komponentteja ei voi käyttää", fix));
            }
            _ => return Err(self.missing("arvo")),
        };
        Ok(Expression {
            node,
            start,
            end: self.before(),
        })
    }
}
