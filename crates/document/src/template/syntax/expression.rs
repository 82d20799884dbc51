//! The tree of an expression.

/// An expression with its bytes in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::template) struct Expression {
    pub(in crate::template) node: Node,
    pub(in crate::template) start: usize,
    pub(in crate::template) end: usize,
}

/// What an expression is. The parts of each stand in the order of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::template) enum Node {
    /// A number, text, truth value or `none`.
    Literal,
    /// `asiakas.nimi.perusmuoto`; whether a part may be missing (`?.`).
    Path(Vec<String>, bool),
    /// A field of what is no path: `rivit[0].nimi`.
    Field(Box<Expression>),
    /// `rivit[0]`, and `rivit[1:3]` with `true`.
    Index(Box<Expression>, Vec<Expression>, bool),
    /// `[…]` and the values of `{…}`.
    Collection(Vec<Expression>),
    /// `[item for name in list if condition]`.
    Comprehension {
        item: Box<Expression>,
        names: Vec<String>,
        list: Box<Expression>,
        condition: Option<Box<Expression>>,
    },
    /// `nakyma(nimi="x")`.
    Call { name: String, arguments: Vec<Argument> },
    /// `base | name(…)`; `name_at` is the byte of the name, `has_brackets` whether brackets follow it.
    Filter {
        base: Box<Expression>,
        name: String,
        name_at: usize,
        has_brackets: bool,
        arguments: Vec<Argument>,
    },
    /// `base is name(…)`.
    Test {
        base: Box<Expression>,
        name: String,
        arguments: Vec<Argument>,
    },
    /// `a ~ b ~ c`.
    Joined(Vec<Expression>),
    /// `a == b`, `a in b` and the like.
    Comparison(Box<[Expression; 2]>),
    /// Reckoning and logic, and `(…)`.
    Operation(Vec<Expression>),
    /// `then if condition else otherwise`.
    Choice(Box<[Expression; 3]>),
}

/// A named argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::template) struct Argument {
    pub(in crate::template) name: String,
    pub(in crate::template) value: Expression,
}

impl Expression {
    /// The expressions that this one is made of, in the order of the source.
    pub(in crate::template) fn parts(&self) -> Vec<&Expression> {
        match &self.node {
            Node::Literal | Node::Path(..) => Vec::new(),
            Node::Field(base) => vec![base],
            Node::Index(base, parts, _) => [&**base].into_iter().chain(parts).collect(),
            Node::Collection(parts) | Node::Joined(parts) | Node::Operation(parts) => parts.iter().collect(),
            Node::Comprehension {
                item,
                list,
                condition,
                ..
            } => [&**item, &**list]
                .into_iter()
                .chain(condition.as_deref())
                .collect(),
            Node::Call { arguments, .. } => arguments.iter().map(|argument| &argument.value).collect(),
            Node::Filter { base, arguments, .. } | Node::Test { base, arguments, .. } => [&**base]
                .into_iter()
                .chain(arguments.iter().map(|argument| &argument.value))
                .collect(),
            Node::Comparison(parts) => parts.iter().collect(),
            Node::Choice(parts) => parts.iter().collect(),
        }
    }
}
