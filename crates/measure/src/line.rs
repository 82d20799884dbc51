//! Breaking text into lines.
//!
//! Lines are filled from the first word on, as office programs do; they end at spaces, which hang beyond the edge, and after
//! hyphens between a letter or digit and a letter (`asiakas-kohtainen`, not `-5`, `2026-2027` or `ja -raportointi`: the rules LB 20a
//! and LB 25 of UAX #14). A word that is longer than a line begins a line of its own and is broken anywhere. No-break spaces
//! (U+00A0, U+2007, U+202F) are part of their word.
//!
//! Text is given as characters with their advances, in any unit of whole numbers, and with what a setting makes of them: bold, capitals,
//! spacing. A line feed ends a line.

/// A space at which a line may end.
///
/// ```
/// use vuosikello_measure::is_break_space;
/// assert!(is_break_space(' ') && !is_break_space('\u{a0}'));
/// ```
#[inline]
pub fn is_break_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether a line may end between a hyphen inside a word and the letter after it.
#[inline]
fn may_break(before: [char; 2], character: char) -> bool {
    before[1] == '-' && before[0].is_alphanumeric() && character.is_alphabetic()
}

/// The beginnings of the lines of a text; see [`line_starts`].
#[derive(Debug, Clone)]
pub struct LineStarts<I> {
    characters: I,
    width: i64,
    /// The characters that have been read.
    read: usize,
    before: [char; 2],
    /// The width of the line without its last word, and of that word.
    line: i64,
    word: i64,
    /// The number of the first character of the last word.
    word_start: usize,
    /// Whether the line may end before the last word.
    may_end: bool,
    /// The beginning of a line that has been found and not returned.
    found: Option<usize>,
}

/// The numbers of the characters with which the lines of a text begin, in a box of the given width; the first line is narrower by
/// `indent`. Empty text has one line.
///
/// ```
/// use vuosikello_measure::line_starts;
/// let characters = "yksi kaksi".chars().map(|character| (character, 10));
/// assert_eq!(line_starts(characters.clone(), 60, 0).collect::<Vec<_>>(), [0, 5]);
/// assert_eq!(line_starts(characters, 30, 0).count(), 4);
/// ```
pub fn line_starts<I>(characters: I, width: i64, indent: i64) -> LineStarts<I::IntoIter>
where
    I: IntoIterator<Item = (char, i64)>,
{
    LineStarts {
        characters: characters.into_iter(),
        width,
        read: 0,
        before: [' '; 2],
        line: indent,
        word: 0,
        word_start: 0,
        may_end: false,
        found: Some(0),
    }
}

impl<I> LineStarts<I> {
    /// Begins a word at the character with this number.
    fn begin_word(&mut self, start: usize) {
        (self.word, self.word_start, self.may_end) = (0, start, true);
    }
}

impl<I: Iterator<Item = (char, i64)>> Iterator for LineStarts<I> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.found.is_none() {
            let (character, advance) = self.characters.next()?;
            let at = self.read;
            self.read += 1;
            if character == '\n' {
                self.begin_word(self.read);
                (self.line, self.may_end, self.before) = (0, false, [' '; 2]);
                return Some(self.read);
            }
            let before = self.before;
            self.before = [before[1], character];
            if is_break_space(character) {
                // Spaces hang beyond the edge.
                self.line += self.word + advance;
                self.begin_word(self.read);
                continue;
            }
            if may_break(before, character) {
                self.line += self.word;
                self.begin_word(at);
            }
            let mut start = None;
            if self.may_end && self.line + self.word + advance > self.width {
                start = Some(self.word_start);
                (self.line, self.may_end) = (0, false);
            }
            // A word that is longer than a line is broken anywhere.
            if self.line + self.word > 0 && self.line + self.word + advance > self.width {
                (self.line, self.word) = (0, 0);
                self.found = Some(at);
            }
            self.word += advance;
            if start.is_some() {
                return start;
            }
        }
        self.found.take()
    }
}

/// The width of the widest line of a text that is not broken but at its line feeds.
///
/// ```
/// use vuosikello_measure::widest_line;
/// assert_eq!(widest_line("a bc\nd".chars().map(|character| (character, 10))), 40);
/// ```
pub fn widest_line(characters: impl IntoIterator<Item = (char, i64)>) -> i64 {
    widest(characters).1
}

/// The width of the widest piece of a text that no line end parts: a word, or the part of one before or after a hyphen.
///
/// ```
/// use vuosikello_measure::widest_word;
/// assert_eq!(widest_word("asiakas-palvelu on".chars().map(|character| (character, 10))), 80);
/// ```
pub fn widest_word(characters: impl IntoIterator<Item = (char, i64)>) -> i64 {
    widest(characters).0
}

/// [`widest_word`] and [`widest_line`] of a text.
pub fn widest(characters: impl IntoIterator<Item = (char, i64)>) -> (i64, i64) {
    let (mut widest_word, mut widest_line) = (0, 0);
    let (mut word, mut line) = (0, 0);
    let mut before = [' '; 2];
    for (character, advance) in characters {
        line = if character == '\n' { 0 } else { line + advance };
        if is_break_space(character) {
            word = 0;
        } else {
            if may_break(before, character) {
                word = 0;
            }
            word += advance;
        }
        widest_line = widest_line.max(line);
        widest_word = widest_word.max(word);
        before = [before[1], character];
    }
    (widest_word, widest_line)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each character is as wide as it is told.
    fn wide(text: &str, advance: i64) -> impl Iterator<Item = (char, i64)> + Clone + '_ {
        text.chars().map(move |character| (character, advance))
    }

    fn count(text: &str, width: i64) -> usize {
        line_starts(wide(text, 10), width, 0).count()
    }

    fn lines(text: &str, width: i64) -> Vec<String> {
        let starts: Vec<usize> = line_starts(wide(text, 10), width, 0).collect();
        let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
        let line = |(start, end): (&usize, usize)| text.chars().skip(*start).take(end - start).collect();
        starts.iter().zip(ends).map(line).collect()
    }

    #[test]
    fn lines_end_at_spaces_and_after_hyphens_inside_words() {
        assert_eq!(lines("yksi kaksi kolme", 100), ["yksi kaksi ", "kolme"]);
        assert_eq!(lines("a\nb", 100), ["a\n", "b"]);
        assert_eq!(lines("oooo\u{a0}oooo", 80), ["oooo\u{a0}ooo", "o"]);
        assert_eq!(lines("Valtori-palvelut", 90), ["Valtori-", "palvelut"]);
        assert_eq!(lines("o oo-oooo", 50), ["o oo-", "oooo"]);
        assert_eq!(lines("ja -palautus", 50), ["ja ", "-pala", "utus"]);
        assert_eq!(lines("x 2026-2027", 50), ["x ", "2026-", "2027"]);
        assert_eq!(lines("", 50), [""]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_anywhere() {
        assert_eq!(lines("o ooooooo oo", 30), ["o ", "ooo", "ooo", "o ", "oo"]);
        assert_eq!(count(&"o".repeat(70), 70), 10);
        assert_eq!(count("oooo", 1), 4);
        // The second line and the third begin at the same character.
        assert_eq!(
            line_starts([('o', 10), (' ', 10), ('i', 15), ('W', 30)], 20, 0).collect::<Vec<_>>(),
            [0, 2, 3]
        );
    }

    #[test]
    fn an_indent_narrows_the_first_line() {
        assert_eq!(line_starts(wide("oooo oo", 10), 75, 0).count(), 1);
        assert_eq!(line_starts(wide("oooo oo", 10), 75, 10).count(), 2);
    }

    proptest! {
        #[test]
        fn text_that_fits_one_line_is_one_line(text in "[a-zåäö \\-]{0,40}", width in 10i64..400) {
            if widest_line(wide(&text, 10)) <= width {
                prop_assert_eq!(count(&text, width), 1);
            }
        }

        #[test]
        fn a_wider_box_never_takes_more_lines(text in "[a-zåäö0-9 \\-]{0,120}", width in 10i64..300) {
            prop_assert!(count(&text, width + 7) <= count(&text, width));
        }

        #[test]
        fn no_character_is_lost_and_each_line_fits(text in "[a-zäö€ -]{0,60}", width in 10i64..200) {
            let lines = lines(&text, width);
            prop_assert_eq!(lines.concat(), text);
            for line in lines {
                prop_assert!(widest_line(wide(line.trim_end(), 10)) <= width, "{:?}", line);
            }
        }

        #[test]
        fn lines_are_enough_for_any_text(text in any::<String>(), width in 10i64..100) {
            let total: i64 = text.chars().map(|character| if is_break_space(character) { 0 } else { 10 }).sum();
            let count = i64::try_from(count(&text, width)).unwrap();
            prop_assert!(count * width >= total);
        }

        #[test]
        fn words_that_fit_are_not_broken(text in "[a-z]{1,9}( [a-z]{1,9}){0,9}") {
            let width = widest_word(wide(&text, 10));
            for line in lines(&text, width) {
                let begins = line.split(' ').next().unwrap_or_default();
                prop_assert!(text.split(' ').any(|word| word == begins), "{:?}", line);
            }
        }
    }
}
