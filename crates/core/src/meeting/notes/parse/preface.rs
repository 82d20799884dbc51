//! The lines before the first heading: times, and who was there.

use super::Parser;
use crate::meeting::agenda::title_key;
use crate::meeting::notes::Presence;
use crate::meeting::notes::line::Preface;
use crate::meeting::notes::parts::{split_names, told_of};
use crate::{NoteViolation, TimeOfDay, nearest};

impl<'a> Parser<'a> {
    pub(super) fn preface(&mut self, line: usize, keyword: Preface, rest: &str) {
        if matches!(keyword, Preface::Began | Preface::Ended) {
            if self.times.contains(&keyword) {
                let keyword = keyword.word();
                return self.problem(line, NoteViolation::Repeated { keyword });
            }
            self.times.push(keyword);
        }
        match keyword {
            Preface::Began => self.notes.began = self.time(line, rest),
            Preface::Ended => {
                self.notes.ended = self.time(line, rest);
                self.ended_at = line;
            }
            Preface::Absent => self.absent(line, rest),
            Preface::AlsoPresent => self.also_present(line, rest),
        }
    }

    /// The time on a line; a line that has not been filled in gives none.
    fn time(&mut self, line: usize, text: &str) -> Option<TimeOfDay> {
        if text.is_empty() {
            return None;
        }
        match TimeOfDay::parse(text.trim_end_matches('.')) {
            Ok(time) => Some(time),
            Err(error) => {
                self.problem(line, error);
                None
            }
        }
    }

    fn absent(&mut self, line: usize, names: &str) {
        for name in split_names(names) {
            let Some(participant) = self.invited(&name) else {
                let invited = self
                    .meeting
                    .participants
                    .iter()
                    .map(|invited| invited.name.as_str());
                let nearest = nearest(&name, invited).map(str::to_owned);
                self.problem(line, NoteViolation::UnknownAbsent { name, nearest });
                continue;
            };
            if self.notes.absent.contains(participant) {
                self.problem(line, NoteViolation::RepeatedName { name });
            } else {
                self.notes.absent.push(participant.clone());
            }
        }
    }

    fn also_present(&mut self, line: usize, names: &str) {
        for name in split_names(names) {
            let told = told_of(&name);
            let invited = self.invited(told.map_or(name.as_str(), |(name, _)| name));
            if let (Some(invited), Some((_, text))) = (invited, told) {
                self.presence(line, invited, text);
            } else if invited.is_some() {
                self.problem(line, NoteViolation::AlreadyInvited { name });
            } else if self.notes.also_present.contains(&name) {
                self.problem(line, NoteViolation::RepeatedName { name });
            } else {
                self.notes.also_present.push(name);
            }
        }
    }

    /// What is to be said of the presence of somebody who was invited.
    fn presence(&mut self, line: usize, name: &str, text: &str) {
        let name = name.to_owned();
        if self.notes.presence_of(&name).is_some() {
            return self.problem(line, NoteViolation::RepeatedName { name });
        }
        let text = text.to_owned();
        self.notes.presence.push(Presence { name, text });
    }

    /// The name of a participant as it stands in `kokous.json`.
    fn invited(&self, name: &str) -> Option<&'a String> {
        let mut names = self
            .meeting
            .participants
            .iter()
            .map(|participant| &participant.name);
        names.find(|invited| title_key(invited) == title_key(name))
    }
}
