//! Who was there, as the column *Läsnäolo* of the participants says.

use super::filled::FilledLine;
use super::filler::Filler;
use super::labels::{is_filled, key};

/// What a mark in the column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Blank,
    Present,
    Absent,
    Unclear,
}

impl Mark {
    /// `x`, `läsnä`, `etänä (Teams)`; `poissa`, `este`, `–`.
    fn of(text: &str) -> Self {
        let word = text.trim().to_lowercase();
        let begins = |words: &[&str]| words.iter().any(|known| word.starts_with(known));
        let is = |words: &[&str]| words.contains(&word.as_str());
        if word.is_empty() || word == "…" {
            Self::Blank
        } else if begins(&["poissa", "este", "ei ", "sairaana", "lomalla"]) || is(&["-", "–", "ei", "p"]) {
            Self::Absent
        } else if begins(&[
            "läsnä",
            "lasna",
            "etän",
            "paikalla",
            "osallistui",
            "teams",
            "kyllä",
        ]) || is(&["x", "l", "✓", "✔", "☒", "☑", "k", "ok"])
        {
            Self::Present
        } else {
            Self::Unclear
        }
    }
}

/// What a mark tells besides whether somebody was there: `poistui 9.45` of `läsnä, poistui 9.45`, `etänä` of itself. Brackets would end
/// what stands in brackets in the notes.
fn told_besides(text: &str) -> String {
    const MARKS: [&str; 17] = [
        "läsnä",
        "lasna",
        "paikalla",
        "osallistui",
        "kyllä",
        "poissa",
        "ei",
        "x",
        "l",
        "k",
        "p",
        "ok",
        "✓",
        "✔",
        "☒",
        "☑",
        "-",
    ];
    let text = text.replace(['(', ')'], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_mark = |word: &&str| {
        let word = word.trim_matches([',', ';', ':', '.']).to_lowercase();
        MARKS.contains(&word.as_str()) || matches!(word.as_str(), "–" | "…" | "")
    };
    let words: Vec<&str> = words.into_iter().skip_while(is_mark).collect();
    words.join(" ").trim_start_matches([',', ';', ' ']).to_owned()
}

/// A row of the participants: the name, the whole row, and the mark.
struct Person {
    name: String,
    is_invited: bool,
    about: String,
    mark: Mark,
    text: String,
}

impl Filler<'_> {
    /// Takes the rows of the table of participants, whose column `presence` tells who was there.
    pub(super) fn attendance(&mut self, rows: impl Iterator<Item = Vec<String>>, presence: usize) {
        let invited = &self.meeting.participants;
        let is_old = |name: &str, row: &str| {
            self.known.has(row) && !invited.iter().any(|known| key(&known.name) == key(name))
        };
        let people = rows.filter_map(|mut cells| {
            let row = cells.join("\t");
            let text = match presence < cells.len() {
                true => cells.remove(presence),
                false => String::new(),
            };
            let mut cells = cells.into_iter();
            let name = cells
                .next()
                .filter(|name| is_filled(name) && !is_old(name, &row))?;
            let about = cells.filter(|cell| is_filled(cell)).take(2);
            Some(Person {
                is_invited: invited.iter().any(|known| key(&known.name) == key(&name)),
                about: about.collect::<Vec<_>>().join(", "),
                mark: Mark::of(&text),
                name,
                text,
            })
        });
        let people: Vec<Person> = people.collect();
        self.is_unmarked = people.iter().all(|it| it.mark == Mark::Blank);
        // Where only the absent were marked, the others were there.
        let are_marked = people.iter().any(|it| it.is_invited && it.mark == Mark::Present);
        let (mut absent, mut also_present) = (Vec::new(), Vec::new());
        for person in people.iter() {
            let place = format!("osallistujat, {}", person.name);
            let told = told_besides(&person.text);
            match person.mark {
                Mark::Unclear => self.problem(
                    place,
                    format!("läsnäolosta lukee ”{}”", person.text),
                    "kirjoita sarakkeeseen läsnä tai poissa",
                ),
                Mark::Blank if person.is_invited && are_marked => self.problem(
                    place,
                    "läsnäolo on merkitsemättä, vaikka muut on merkitty".to_owned(),
                    "kirjoita sarakkeeseen läsnä tai poissa",
                ),
                Mark::Absent => {
                    absent.push(person.name.clone());
                    // Why somebody was absent is for no minutes unless it is written there on purpose.
                    if !told.is_empty() {
                        let message = format!(
                            "läsnäolosta lukee ”{}”; siitä luettiin vain, että henkilö oli poissa",
                            person.text
                        );
                        let fix = "kirjoita lisätieto asiakohdan alle, jos se kuuluu pöytäkirjaan";
                        self.remark(&place, message, fix);
                    }
                }
                Mark::Present | Mark::Blank if !person.is_invited => {
                    let about = [person.about.as_str(), &told].map(str::to_owned);
                    let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
                    also_present.push(match about.is_empty() {
                        true => person.name.clone(),
                        false => format!("{} ({})", person.name, about.join(", ")),
                    })
                }
                Mark::Present if !told.is_empty() => {
                    also_present.push(format!("{} ({told})", person.name));
                }
                Mark::Present | Mark::Blank => {}
            }
        }
        let is_there = |name: &str| people.iter().any(|person| key(&person.name) == key(name));
        let names = invited.iter().map(|known| known.name.as_str());
        // Somebody who was invited after the skeleton had been made never had a row.
        let gone = names.filter(|name| !is_there(name) && self.known.may_have_row_of(name));
        self.gone = gone.map(str::to_owned).collect();
        for (keyword, names) in [("Poissa", absent), ("Läsnä", also_present)] {
            if !names.is_empty() {
                let place = format!("osallistujat, {}", names.join(", "));
                let text = format!("{keyword}: {}", names.join(", "));
                self.filled.lines.push(FilledLine { text, place });
            }
        }
    }

    /// Tells of attendance that was not marked, and of the invited whose rows are gone. In a skeleton without anything filled in nobody
    /// asks for them.
    pub(super) fn report_attendance(&mut self) {
        if self.filled.is_empty() {
            return;
        }
        if self.is_unmarked {
            self.remark(
                "osallistujat",
                "läsnäoloja ei ole merkitty, joten kaikki kutsutut merkitään läsnä oleviksi".to_owned(),
                "kirjoita poissa niille, jotka puuttuivat",
            );
        }
        for name in std::mem::take(&mut self.gone) {
            self.problem(
                format!("osallistujat, {name}"),
                "kutsutun rivi puuttuu".to_owned(),
                "palauta rivi ja kirjoita läsnäoloksi läsnä tai poissa",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, told_besides};

    #[test]
    fn what_a_mark_tells_besides_is_kept() {
        for (text, told) in [
            ("läsnä", ""),
            ("x", ""),
            ("–", ""),
            ("…", ""),
            ("läsnä, poistui 9.45", "poistui 9.45"),
            ("Läsnä 9.15 alkaen", "9.15 alkaen"),
            ("etänä (Teams)", "etänä Teams"),
            ("etänä", "etänä"),
            ("Poissa, este", "este"),
            ("läsnä (kohdat 1, 2)", "kohdat 1, 2"),
        ] {
            assert_eq!(told_besides(text), told, "{text}");
        }
    }

    #[test]
    fn marks_are_read_as_people_write_them() {
        for (text, mark) in [
            ("", Mark::Blank),
            (" … ", Mark::Blank),
            ("x", Mark::Present),
            ("Läsnä", Mark::Present),
            ("etänä (Teams)", Mark::Present),
            ("läsnä, poistui 9.45", Mark::Present),
            ("Läsnä 9.15 alkaen", Mark::Present),
            ("poissa", Mark::Absent),
            ("–", Mark::Absent),
            ("Poissa, este", Mark::Absent),
            ("ehkä", Mark::Unclear),
            ("10.15 asti", Mark::Unclear),
        ] {
            assert_eq!(Mark::of(text), mark, "{text}");
        }
    }
}
