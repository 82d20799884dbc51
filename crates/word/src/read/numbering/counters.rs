//! Counting numbered paragraphs.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_document::{Marker, Numeral};

use super::{LEVELS, LONGEST_TEXT, Level, Numbering, Sign};

/// What stands before a numbered paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) struct Label {
    pub(in crate::read) instance: String,
    pub(in crate::read) level: usize,
    pub(in crate::read) kind: LabelKind,
}

/// What a label shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) enum LabelKind {
    Bullet,
    /// The number of the paragraph on its level, with signs round it: numbers of levels above, brackets, a full stop.
    Number {
        number: u32,
        marker: Marker,
    },
    /// The same words each time.
    Words(String),
}

impl Label {
    /// The label as Word shows it; nothing for a bullet.
    pub(in crate::read) fn shown(&self) -> String {
        match &self.kind {
            LabelKind::Bullet => String::new(),
            LabelKind::Number { number, marker } => marker.label(*number),
            LabelKind::Words(words) => words.clone(),
        }
    }

    /// The number of the paragraph on its level.
    pub(in crate::read) fn number(&self) -> Option<u32> {
        match self.kind {
            LabelKind::Number { number, .. } => Some(number),
            LabelKind::Bullet | LabelKind::Words(_) => None,
        }
    }
}

/// The numbers reached on the levels of each definition. Instances of one definition count together.
#[derive(Debug, Default)]
pub(in crate::read) struct Counters {
    by_definition: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The instances and levels whose own beginning has been used.
    begun: BTreeSet<(String, usize)>,
}

impl Counters {
    /// Counts a paragraph on a level of an instance. `None` where the numbering shows nothing.
    pub(in crate::read) fn count(
        &mut self,
        numbering: &Numbering<'_>,
        id: &str,
        level: usize,
    ) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let (instance, definition) = numbering.instance(id)?;
        let of_level = |level: usize| numbering.level(instance, definition, level);
        let label = |kind: LabelKind| {
            Some(Label {
                instance: id.to_owned(),
                level,
                kind,
            })
        };
        // A definition may say its looks nowhere; a list it is.
        let Some(own) = of_level(level) else {
            return label(LabelKind::Bullet);
        };
        let counts = self.by_definition.entry(definition.to_owned()).or_default();
        let anew = instance
            .starts
            .get(&level)
            .filter(|_| self.begun.insert((id.to_owned(), level)));
        let number = match (anew, counts.get(level).copied().flatten()) {
            (Some(start), _) => *start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => own.start,
        };
        for (at, count) in counts.iter_mut().enumerate() {
            let restarts = || {
                let restart = of_level(at).and_then(|below| below.restart);
                restart.is_none_or(|restart| level < restart)
            };
            if at == level {
                *count = Some(number);
            } else if at > level && restarts() {
                *count = None;
            }
        }
        let (before, after) = text(own, level, counts, of_level);
        match (own.sign, after) {
            (Sign::Bullet, _) => label(LabelKind::Bullet),
            (Sign::Number(numeral), Some(after)) => {
                let numeral = if own.is_legal { Numeral::Decimal } else { numeral };
                let marker = Marker {
                    before,
                    numeral,
                    after,
                };
                label(LabelKind::Number { number, marker })
            }
            (_, _) if before.is_empty() => None,
            (_, _) => label(LabelKind::Words(before)),
        }
    }
}

/// The text of a level, parted at the number of the level itself; whole if that is not in it.
fn text<'l, 'e: 'l>(
    own: &Level<'e>,
    level: usize,
    counts: &[Option<u32>; LEVELS],
    of_level: impl Fn(usize) -> Option<&'l Level<'e>>,
) -> (String, Option<String>) {
    let (mut before, mut after) = (String::new(), None::<String>);
    let mut characters = own.text.chars().take(LONGEST_TEXT).peekable();
    while let Some(character) = characters.next() {
        let digit = (character == '%')
            .then(|| characters.peek().and_then(|next| next.to_digit(10)))
            .flatten()
            .filter(|digit| *digit > 0);
        let Some(digit) = digit else {
            let out = after.as_mut().unwrap_or(&mut before);
            out.push(if character.is_control() { ' ' } else { character });
            continue;
        };
        characters.next();
        let at = digit as usize - 1;
        if at == level && after.is_none() {
            if matches!(own.sign, Sign::Number(_)) {
                after = Some(String::new());
            }
            continue;
        }
        let Some(other) = of_level(at) else { continue };
        let count = counts.get(at).copied().flatten().unwrap_or(other.start);
        let written = match (own.is_legal, other.sign) {
            (true, Sign::Number(_)) => count.to_string(),
            (_, sign) => sign.write(count),
        };
        after.as_mut().unwrap_or(&mut before).push_str(&written);
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use vuosikello_ooxml::Element;

    use super::*;

    const PART: &str = r#"<w:numbering>
      <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/><w:isLgl w:val="0"/></w:lvl>
        <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/><w:lvlRestart w:val="0"/></w:lvl>
      </w:abstractNum>
      <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lista"/></w:abstractNum>
      <w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Lista"/>
        <w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
        <w:lvl w:ilvl="2"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
    </w:numbering>"#;

    fn shown(paragraphs: &[(&str, usize)]) -> Vec<String> {
        let root = Element::parse(PART.as_bytes()).unwrap();
        let numbering = Numbering::new(Some(&root));
        let mut counters = Counters::default();
        paragraphs
            .iter()
            .map(|(id, level)| match counters.count(&numbering, id, *level) {
                Some(label) if label.kind == LabelKind::Bullet => "•".to_owned(),
                Some(label) => label.shown(),
                None => String::new(),
            })
            .collect()
    }

    #[test]
    fn levels_count_and_begin_anew() {
        let paragraphs = [
            ("1", 0),
            ("1", 1),
            ("1", 1),
            ("1", 2),
            ("1", 2),
            ("1", 0),
            ("1", 1),
            ("1", 2),
        ];
        assert_eq!(
            shown(&paragraphs),
            ["I.", "I.1", "I.2", "(a)", "(b)", "II.", "II.1", "(a)"]
        );
    }

    #[test]
    fn instances_of_one_definition_go_on_unless_they_say_where_to_begin() {
        let paragraphs = [("1", 0), ("2", 0), ("2", 0), ("1", 0), ("2", 0)];
        assert_eq!(shown(&paragraphs), ["I.", "VII.", "VIII.", "IX.", "X."]);
    }

    #[test]
    fn a_level_may_count_through_and_be_decimal_throughout() {
        let paragraphs = [("1", 1), ("1", 3), ("1", 0), ("1", 1), ("1", 3)];
        // A level that was only shown above another has not been counted: the first paragraph on it is the first.
        assert_eq!(shown(&paragraphs), ["I.1", "1.1.1", "I.", "I.1", "1.1.2"]);
    }

    #[test]
    fn a_numbering_style_says_how_a_list_looks() {
        let paragraphs = [
            ("3", 0),
            ("3", 1),
            ("3", 0),
            ("3", 2),
            ("3", 5),
            ("9", 0),
            ("0", 0),
        ];
        assert_eq!(shown(&paragraphs), ["§ 5", "•", "§ 6", "", "•", "", ""]);
    }
}
