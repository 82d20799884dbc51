//! What texts a piece of a template's source can make, and where the letters of one come from.

use std::ops::Range;

/// The most steps of a match: letters of the source times letters of the text.
const MOST_STEPS: usize = 4_000_000;

/// Where a letter of a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    /// Its place in the source.
    pub(super) range: Range<usize>,
    /// Whether it is a letter of a value, whose place is that of the whole expression.
    pub(super) is_value: bool,
}

/// A pattern: a little program whose every run makes one text.
#[derive(Debug)]
pub(super) struct Pattern {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// A letter.
    Letter(char, Range<usize>),
    /// A space or none: where a line ends, or Tera takes space away.
    Space(Range<usize>),
    /// Any text: a value.
    Value(Range<usize>),
    /// One of several ways on.
    Ways(Vec<usize>),
    /// The way on.
    Go(usize),
}

impl Pattern {
    /// The pattern of a piece of the source: running text of Markdown with Tera.
    pub(super) fn of(source: &str, range: Range<usize>) -> Self {
        let mut pattern = Self { steps: Vec::new() };
        pattern.piece(source, range);
        pattern
    }

    /// The first value in it.
    pub(super) fn first_value(&self) -> Option<Range<usize>> {
        self.steps.iter().find_map(|step| match step {
            Step::Value(range) => Some(range.clone()),
            _ => None,
        })
    }

    fn piece(&mut self, source: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.next(source, at, range.end);
        }
    }

    /// Reads what begins at `at`, and gives where it ends.
    fn next(&mut self, source: &str, at: usize, end: usize) -> usize {
        let rest = &source[at..end];
        let until = |close: &str| rest.find(close).map(|found| at + found + close.len());
        if rest.starts_with("{%")
            && let Some(after) = until("%}")
        {
            return self.tag(source, at..after, end);
        }
        for (open, close) in [("{{", "}}"), ("[[", "]]")] {
            if rest.starts_with(open)
                && let Some(after) = until(close)
            {
                self.steps.push(Step::Value(at..after));
                return after;
            }
        }
        for (open, close) in [("<!", "!>"), ("{#", "}"), ("](", ")")] {
            if rest.starts_with(open)
                && let Some(after) = until(close)
            {
                return after;
            }
        }
        let mut letters = rest.chars();
        let Some(letter) = letters.next() else { return end };
        let after = at + letter.len_utf8();
        match letter {
            c if c.is_whitespace() => {
                let space = rest.len() - rest.trim_start().len();
                self.steps.push(Step::Space(at..at + space));
                at + space
            }
            '\\' if letters.next().is_some_and(|next| next.is_ascii_punctuation()) => {
                let next = source[after..].chars().next().unwrap_or('\\');
                let end = after + next.len_utf8();
                self.steps.push(Step::Letter(next, at..end));
                end
            }
            // Marks of Markdown, or the signs themselves.
            '*' | '_' | '`' | '[' => {
                let here = self.steps.len();
                self.steps.push(Step::Ways(vec![here + 1, here + 2]));
                self.steps.push(Step::Letter(letter, at..after));
                after
            }
            letter => {
                self.steps.push(Step::Letter(letter, at..after));
                after
            }
        }
    }

    /// Reads a tag of Tera. A condition that ends in the piece is one of its branches; a loop is a value.
    fn tag(&mut self, source: &str, tag: Range<usize>, end: usize) -> usize {
        let (name, close) = match name_of(&source[tag.clone()]) {
            "if" => ("if", "endif"),
            "for" => ("for", "endfor"),
            "include" => {
                self.steps.push(Step::Value(tag.clone()));
                return tag.end;
            }
            _ => return tag.end,
        };
        let Some((branches, after)) = branches(source, tag.end..end, name, close) else {
            return tag.end;
        };
        if name == "for" {
            self.steps.push(Step::Value(tag.start..after));
            return after;
        }
        let fork = self.steps.len();
        self.steps.push(Step::Ways(Vec::new()));
        let (mut ways, mut ends) = (Vec::new(), Vec::new());
        for branch in branches {
            ways.push(self.steps.len());
            self.piece(source, branch);
            ends.push(self.steps.len());
            self.steps.push(Step::Go(0));
        }
        let on = self.steps.len();
        // Without an `else` there may be nothing; with one the empty way does no harm to the match of what is there.
        ways.push(on);
        self.steps[fork] = Step::Ways(ways);
        for end in ends {
            self.steps[end] = Step::Go(on);
        }
        after
    }

    /// Where each letter of a text comes from, if the pattern can make it.
    pub(super) fn origins(&self, text: &str) -> Option<Vec<Origin>> {
        let letters: Vec<char> = text.chars().collect();
        let width = letters.len() + 1;
        let states = (self.steps.len() + 1).checked_mul(width)?;
        if states > MOST_STEPS {
            return None;
        }
        // For each state how it was come to; its own number means not yet.
        let mut from: Vec<Option<usize>> = vec![None; states];
        let mut open = vec![0];
        from[0] = Some(0);
        let last = self.steps.len() * width + letters.len();
        while let Some(state) = open.pop() {
            if state == last {
                return Some(self.path(&from, last, width, letters.len()));
            }
            let (step, at) = (state / width, state % width);
            let mut go = |step: usize, at: usize| {
                let next = step * width + at;
                if from[next].is_none() {
                    from[next] = Some(state);
                    open.push(next);
                }
            };
            let Some(found) = self.steps.get(step) else {
                continue;
            };
            let letter = letters.get(at);
            // What is pushed last is tried first.
            match found {
                Step::Letter(expected, _) => {
                    if letter == Some(expected) {
                        go(step + 1, at + 1);
                    }
                }
                Step::Space(_) => {
                    go(step + 1, at);
                    if letter.is_some_and(|letter| letter.is_whitespace()) {
                        go(step + 1, at + 1);
                    }
                }
                Step::Value(_) => {
                    if letter.is_some() {
                        go(step, at + 1);
                    }
                    go(step + 1, at);
                }
                Step::Ways(ways) => ways.iter().rev().for_each(|way| go(*way, at)),
                Step::Go(on) => go(*on, at),
            }
        }
        None
    }

    fn path(&self, from: &[Option<usize>], last: usize, width: usize, length: usize) -> Vec<Origin> {
        let mut origins: Vec<Option<Origin>> = vec![None; length];
        let mut state = last;
        while let Some(before) = from
            .get(state)
            .copied()
            .flatten()
            .filter(|before| *before != state)
        {
            let (step, at) = (before / width, before % width);
            if state % width > at {
                origins[at] = match &self.steps[step] {
                    Step::Letter(_, range) | Step::Space(range) => Some((range, false)),
                    Step::Value(range) => Some((range, true)),
                    _ => None,
                }
                .map(|(range, is_value)| Origin {
                    range: range.clone(),
                    is_value,
                });
            }
            state = before;
        }
        origins.into_iter().flatten().collect()
    }
}

/// The name of a tag: `if` of `{%- if x %}`.
fn name_of(tag: &str) -> &str {
    let inside = tag.trim_start_matches("{%").trim_start_matches('-').trim_start();
    let end = inside
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(inside.len());
    &inside[..end]
}

/// The branches of a condition or loop whose first begins at the start of `range`, and where its last tag ends; `None` if
/// that is not in the range.
fn branches(
    source: &str,
    range: Range<usize>,
    open: &str,
    close: &str,
) -> Option<(Vec<Range<usize>>, usize)> {
    let (mut depth, mut at, mut start) = (0usize, range.start, range.start);
    let mut branches = Vec::new();
    while let Some(found) = source[at..range.end].find("{%") {
        let tag = at + found;
        let end = tag + source[tag..range.end].find("%}")? + "%}".len();
        match name_of(&source[tag..end]) {
            name if name == open => depth += 1,
            name if name == close && depth == 0 => {
                branches.push(start..tag);
                return Some((branches, end));
            }
            name if name == close => depth -= 1,
            "else" | "elif" if depth == 0 => {
                branches.push(start..tag);
                start = end;
            }
            _ => {}
        }
        at = end;
    }
    None
}
