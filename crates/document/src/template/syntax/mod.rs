//! The syntax of templates, read before Tera reads them: for mistakes in Finnish with the place where they are, for the names that
//! are used, and for what is put into the source so that rendering is bounded.
//!
//! | file | what is in it |
//! |---|---|
//! | `fault` | what can be wrong |
//! | `pieces` | the source parted into text, values (`{{ … }}`), tags (`{% … %}`) and comments |
//! | `tokens` | words, numbers, texts and signs inside values and tags |
//! | `expression` | the tree of an expression |
//! | `parser`, `grammar`, `collections` | reading it: the tokens, the operators and values, lists and arguments |
//! | `known` | filters, tests and functions with their arguments |
//! | `tags` | tags and what they enclose |
//! | `instrument` | the source with calls that count and check |

mod collections;
mod expression;
mod fault;
mod grammar;
mod instrument;
mod known;
mod parser;
mod pieces;
mod tags;
mod tokens;

pub(super) use expression::{Argument, Expression, Node};
pub(super) use fault::Fault;
pub(super) use instrument::{
    FILTER, Instrumented, JOIN, LOOP, NAME, PLACE, PRINT, SITE, Site, VALUE, instrumented,
};
pub(super) use tags::{Statement, Syntax, parse};

#[cfg(test)]
mod tests;
