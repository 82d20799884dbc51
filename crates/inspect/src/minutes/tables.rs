//! Tables of the skeleton that people have changed, and tables of their own.

use vuosikello_core::ActionId;
use vuosikello_document::{Table, plain_text};

use super::filler::Filler;
use super::known::{columns, rows};
use super::labels::{is_filled, key};

/// The columns of a table of actions.
pub(super) struct ActionColumns {
    pub(super) id: Option<usize>,
    pub(super) text: usize,
    pub(super) owner: usize,
    pub(super) due: usize,
    pub(super) state: Option<usize>,
}

impl ActionColumns {
    pub(super) fn of(titles: &[String]) -> Option<Self> {
        let find = |names: &[&str]| {
            titles
                .iter()
                .position(|title| names.iter().any(|name| title.starts_with(name)))
        };
        Some(Self {
            id: find(&["tunnus", "nro"]),
            text: find(&["toimenpi", "tehtävä", "mitä"])?,
            owner: find(&["vastuu", "kuka"])?,
            due: find(&["määräaika", "määräpäivä", "mennessä", "milloin"])?,
            state: find(&["tila"]),
        })
    }
}

impl Filler<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let titles: Vec<String> = table.columns.iter().map(|column| key(&column.title())).collect();
        let presence = titles.iter().position(|title| title == "läsnäolo");
        if let (Some(presence), None) = (presence, &self.section) {
            return self.attendance(rows(table), presence);
        }
        let is_own = !self.known.has(&columns(table));
        let actions = ActionColumns::of(&titles);
        if !self.known.is_known() && !self.is_past_labels && actions.is_none() {
            return;
        }
        let name = match plain_text(&table.caption) {
            caption if caption.is_empty() => "taulukko".to_owned(),
            caption => format!("taulukko {caption}"),
        };
        for cells in rows(table) {
            if self.known.has(&cells.join("\t")) || !cells.iter().any(|cell| is_filled(cell)) {
                continue;
            }
            let place = self.place(Some(&format!(
                "{name}, rivi {}",
                cells.first().map_or("", String::as_str)
            )));
            match &actions {
                Some(columns) => self.action_row(columns, &cells, &place),
                None if is_own => self.note(format!("- {}", cells.join("; ")), &place),
                None => self.changed_row(&place, &cells),
            }
        }
    }

    /// A row of a table of actions that did not stand so in the skeleton.
    fn action_row(&mut self, columns: &ActionColumns, cells: &[String], place: &str) {
        let cell = |column: Option<usize>| {
            column
                .and_then(|column| cells.get(column))
                .map_or("", String::as_str)
        };
        let id = ActionId::parse(cell(columns.id));
        let is_done = ["tehty", "valmis"].contains(&key(cell(columns.state)).as_str());
        match id {
            // What the skeleton said is not known, so neither is whether it has been changed.
            Ok(_) if !self.known.is_known() => {}
            Ok(id) if is_done => self.note(format!("Tehty: {id}"), place),
            Ok(_) => self.changed_row(place, cells),
            Err(_) => {
                let [text, owner, due] =
                    [columns.text, columns.owner, columns.due].map(|column| cell(Some(column)));
                self.note(format!("Toimenpide: {text} ({owner}, {due})"), place);
            }
        }
    }

    /// A row of a table that the program made says something else now: the figures are those of the data.
    fn changed_row(&mut self, place: &str, cells: &[String]) {
        let message = format!(
            "taulukon riviä on muutettu: ”{}”; muutosta ei lueta",
            cells.join("; ")
        );
        self.remark(place, message, "korjaa tiedot, joista taulukko on tehty");
    }
}
