//! Tags, and what they enclose.

use vuosikello_core::nearest;

use super::expression::{Argument, Expression};
use super::fault::Fault;
use super::known::Called;
use super::parser::Parser;
use super::pieces::{Piece, PieceKind, pieces, unclosed_tag};
use super::tokens::{Token, TokenKind};

/// A value or a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::template) struct Tag {
    pub(in crate::template) statement: Statement,
    /// The bytes with the braces.
    pub(in crate::template) start: usize,
    pub(in crate::template) end: usize,
    /// Whether a dash takes away the white space before it, and after it.
    pub(in crate::template) trims: (bool, bool),
    /// For the beginning of a loop, where its end stands.
    pub(in crate::template) closes: usize,
    /// How many tags are open around it.
    pub(in crate::template) depth: usize,
}

/// What a tag says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::template) enum Statement {
    /// `{{ … }}`.
    Print(Expression),
    /// `if` and `elif`.
    If(Expression),
    For {
        names: Vec<String>,
        list: Expression,
    },
    Set {
        name: String,
        value: Expression,
    },
    /// `{% set nimi %} … {% endset %}`.
    SetBlock {
        name: String,
        filters: Vec<Vec<Argument>>,
    },
    Include(String),
    Extends,
    /// Anything else: the ends of tags, `else`, blocks, comments, what is printed as it is.
    Other,
}

/// The tags that enclose others, with the tags that end them.
const ENCLOSING: [(&str, &str); 5] = [
    ("if", "endif"),
    ("for", "endfor"),
    ("block", "endblock"),
    ("filter", "endfilter"),
    ("set", "endset"),
];

/// All words that may begin a tag.
const WORDS: [&str; 18] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "set",
    "set_global",
    "endset",
    "include",
    "block",
    "endblock",
    "extends",
    "filter",
    "endfilter",
    "raw",
    "break",
    "continue",
];

/// A template that has been read.
#[derive(Debug, Clone, Default)]
pub(in crate::template) struct Syntax {
    /// The values and tags, in order.
    pub(in crate::template) tags: Vec<Tag>,
}

/// Reads a template; every mistake is told.
pub(in crate::template) fn parse(source: &str) -> (Syntax, Vec<Fault>) {
    let mut faults = Vec::new();
    let pieces = pieces(source, &mut faults);
    let mut reader = Reader {
        open: Vec::new(),
        tags: Vec::new(),
        faults,
    };
    for piece in &pieces {
        reader.piece(piece);
    }
    let open = std::mem::take(&mut reader.open);
    reader.faults.extend(open.iter().map(Open::unclosed));
    reader.faults.sort_by_key(|fault| fault.at);
    (Syntax { tags: reader.tags }, reader.faults)
}

/// A tag that has not been ended yet.
struct Open {
    name: &'static str,
    at: usize,
    /// The number of its tag.
    tag: usize,
    has_else: bool,
}

impl Open {
    fn end(&self) -> &'static str {
        let pair = ENCLOSING.iter().find(|(name, _)| *name == self.name);
        pair.map_or("", |(_, end)| end)
    }

    fn unclosed(&self) -> Fault {
        unclosed_tag(self.at, self.name, self.end())
    }
}

struct Reader {
    open: Vec<Open>,
    tags: Vec<Tag>,
    faults: Vec<Fault>,
}

impl Reader {
    fn piece(&mut self, piece: &Piece<'_>) {
        let depth = self.open.len();
        let statement = match &piece.kind {
            PieceKind::Raw | PieceKind::Comment => Ok(Statement::Other),
            PieceKind::Value(tokens) => value(tokens, piece),
            PieceKind::Tag(tokens) => self.tag(tokens, piece),
        };
        let statement = match statement {
            Ok(statement) => statement,
            Err(fault) => {
                self.faults.push(fault);
                Statement::Other
            }
        };
        self.tags.push(Tag {
            statement,
            start: piece.start,
            end: piece.end,
            trims: piece.trims,
            closes: piece.end,
            depth: depth.min(self.open.len()),
        });
    }

    fn tag(&mut self, tokens: &[Token<'_>], piece: &Piece<'_>) -> Result<Statement, Fault> {
        let at = tokens.first().map_or(piece.start, |token| token.start);
        let end = tokens.last().map_or(piece.start + 2, |token| token.end);
        let word = match tokens.first().map(|token| token.kind) {
            Some(TokenKind::Word(word)) => word,
            _ => {
                let fix = "kirjoita {% if … %}, {% for … %} tai muu rakenne; arvo kirjoitetaan {{ … }}";
                return Err(Fault::new(
                    at,
                    "merkinnässä {% on jotain muuta kuin rakenteen nimi",
                    fix,
                ));
            }
        };
        let mut parser = Parser::new(tokens.get(1..).unwrap_or_default(), end);
        // What follows is read first only where the tag opens: an `if` whose condition has a mistake still has its end.
        match word {
            "if" | "for" | "block" | "filter" => self.begin(word, piece.start),
            "set" | "set_global"
                if !tokens.iter().any(|token| token.kind == TokenKind::Sign("=")) || is_block_set(tokens) =>
            {
                self.begin("set", piece.start);
            }
            "endif" | "endfor" | "endblock" | "endfilter" | "endset" => self.end(word, piece)?,
            "else" | "elif" => self.otherwise(word, at)?,
            "break" | "continue" if !self.open.iter().any(|open| open.name == "for") => {
                let problem = format!("{{% {word} %}} on silmukan ulkopuolella");
                return Err(Fault::new(at, problem, "siirrä se rakenteen {% for %} sisään"));
            }
            _ => {}
        }
        let statement = match word {
            "if" | "elif" => Statement::If(parser.expression()?),
            "for" => Statement::For {
                names: parser.loop_names()?,
                list: parser.expression()?,
            },
            "set" | "set_global" => set(&mut parser)?,
            "include" | "extends" => match parser.advance().map(|token| token.kind) {
                Some(TokenKind::Text(name)) if word == "include" => Statement::Include(name.to_owned()),
                Some(TokenKind::Text(_)) => Statement::Extends,
                _ => {
                    return Err(Fault::new(
                        at,
                        format!("merkinnästä {{% {word} %}} puuttuu mallin nimi"),
                        format!("kirjoita {{% {word} \"malli.md\" %}}"),
                    ));
                }
            },
            "block" => {
                parser.name("lohkon nimi")?;
                Statement::Other
            }
            "endblock" => {
                parser.advance();
                Statement::Other
            }
            "filter" => {
                filters(&mut parser)?;
                Statement::Other
            }
            "else" | "endif" | "endfor" | "endset" | "endfilter" | "break" | "continue" => Statement::Other,
            "raw" | "endraw" => {
                let problem = "{% endraw %} on ilman alkua {% raw %}";
                return Err(Fault::new(at, problem, "poista se tai lisää alku"));
            }
            "component" | "endcomponent" => {
                let fix = "kirjoita toistuva osa omaan malliinsa ja liitä se: {% include \"osa.md\" %}";
                return Err(Fault::new(at, "komponentteja ei voi käyttää", fix));
            }
            other => return Err(unknown_word(other, at)),
        };
        parser.finish()?;
        Ok(statement)
    }

    fn begin(&mut self, word: &str, at: usize) {
        let known = ENCLOSING.iter().find(|(name, _)| *name == word);
        self.open.extend(known.map(|(name, _)| Open {
            name,
            at,
            tag: self.tags.len(),
            has_else: false,
        }));
    }

    /// Ends the tag that the word belongs to. Tags inside it that have no end are told where they begin.
    fn end(&mut self, word: &str, piece: &Piece<'_>) -> Result<(), Fault> {
        let Some(place) = self.open.iter().rposition(|open| open.end() == word) else {
            let begin = ENCLOSING.iter().find(|(_, end)| *end == word);
            let begin = begin.map_or("", |(begin, _)| begin);
            let problem = format!("merkinnältä {{% {word} %}} puuttuu alku {{% {begin} %}}");
            return Err(Fault::new(piece.start, problem, "poista merkintä tai lisää alku"));
        };
        let inside = self.open.split_off(place + 1);
        self.faults.extend(inside.iter().map(Open::unclosed));
        if let Some(open) = self.open.pop()
            && let Some(tag) = self.tags.get_mut(open.tag)
        {
            tag.closes = piece.start;
        }
        Ok(())
    }

    fn otherwise(&mut self, word: &str, at: usize) -> Result<(), Fault> {
        let wrong = |problem: &str| {
            Fault::new(
                at,
                format!("{{% {word} %}} {problem}"),
                "tarkista ehtojen järjestys",
            )
        };
        match self.open.last_mut() {
            Some(open) if open.name == "if" || (open.name == "for" && word == "else") => {
                if open.has_else {
                    return Err(wrong("on osan {% else %} jälkeen"));
                }
                open.has_else = word == "else";
                Ok(())
            }
            Some(open) => Err(Fault::new(
                open.at,
                format!(
                    "rakennetta {{% {} %}} ei ole suljettu ennen merkintää {{% {word} %}}",
                    open.name
                ),
                format!("kirjoita {{% {} %}} ennen merkintää {{% {word} %}}", open.end()),
            )),
            None => Err(wrong("on ilman alkua {% if %}")),
        }
    }
}

fn value(tokens: &[Token<'_>], piece: &Piece<'_>) -> Result<Statement, Fault> {
    if tokens.is_empty() {
        return Err(Fault::new(
            piece.start,
            "merkintä {{ }} on tyhjä",
            "kirjoita tiedon nimi: {{ asiakas.lyhenne }}",
        ));
    }
    if let Some(TokenKind::Word(word @ ("if" | "for" | "set" | "include" | "endif" | "endfor"))) =
        tokens.first().map(|token| token.kind)
    {
        return Err(Fault::new(
            piece.start,
            format!("rakenne \"{word}\" on merkinnässä {{{{ }}}}"),
            format!("kirjoita {{% {word} … %}}"),
        ));
    }
    let end = tokens.last().map_or(piece.end, |token| token.end);
    let mut parser = Parser::new(tokens, end);
    let expression = parser.expression()?;
    parser.finish()?;
    Ok(Statement::Print(expression))
}

fn unknown_word(word: &str, at: usize) -> Fault {
    let near = nearest(word, WORDS);
    let hint = near
        .map(|near| format!("; tarkoititko \"{near}\"?"))
        .unwrap_or_default();
    let fix = match near {
        Some(near) => format!("kirjoita {{% {near} … %}}"),
        None => "rakenteet ovat if, for, set ja include; arvo kirjoitetaan {{ … }}".to_owned(),
    };
    Fault::new(at, format!("rakennetta \"{word}\" ei ole{hint}"), fix)
}

/// Whether `set nimi | suodin(…) %}` begins a block: the equals sign belongs to an argument.
fn is_block_set(tokens: &[Token<'_>]) -> bool {
    matches!(tokens.get(2).map(|token| token.kind), Some(TokenKind::Sign("|")))
}

fn set(parser: &mut Parser<'_, '_>) -> Result<Statement, Fault> {
    let name = parser.name("muuttujan nimi")?.0.to_owned();
    if parser.take_sign("=") {
        let value = parser.expression()?;
        return Ok(Statement::Set { name, value });
    }
    let mut all = Vec::new();
    if parser.take_sign("|") {
        all = filters(parser)?;
    }
    Ok(Statement::SetBlock { name, filters: all })
}

/// `suodin(…) | toinen`, without a value before them.
fn filters(parser: &mut Parser<'_, '_>) -> Result<Vec<Vec<Argument>>, Fault> {
    let mut all = Vec::new();
    loop {
        let (name, at) = parser.name("suotimen nimi")?;
        all.push(parser.arguments_of(Called::Filter, name, at)?);
        if !parser.take_sign("|") {
            return Ok(all);
        }
    }
}
