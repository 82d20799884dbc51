//! Which cell of a form each part of its value came from.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{CellName, Place};

/// Which cell each part of a value came from, or would stand in.
#[derive(Debug, Default)]
pub(crate) struct FormPlaces {
    cells: BTreeMap<String, Place>,
    told: BTreeSet<String>,
}

impl FormPlaces {
    /// Notes the cell of a value, and of what holds it where nothing is known of that yet.
    pub(super) fn put(&mut self, pointer: &str, place: Place) {
        self.cells.insert(pointer.to_owned(), place.clone());
        let mut above = pointer;
        while let Some((rest, _)) = above.rsplit_once('/') {
            above = rest;
            self.cells
                .entry(above.to_owned())
                .or_insert_with(|| place.clone());
        }
    }

    /// Notes the cell of what holds values, unless one of them has given it a cell.
    pub(super) fn put_if_free(&mut self, pointer: &str, place: Place) {
        if !self.cells.contains_key(pointer) {
            self.put(pointer, place);
        }
    }

    /// Notes that the cell of a value holds something else, which has been told.
    pub(super) fn tell(&mut self, pointer: &str) {
        self.told.insert(pointer.to_owned());
    }

    /// Whether it has been told that a value is missing because its cell holds something else.
    pub(crate) fn is_told(&self, pointer: &str) -> bool {
        self.told.contains(pointer)
    }

    /// The cell of the value that a pointer names, or of the nearest that would hold it.
    pub(crate) fn locate(&self, pointer: &str) -> Place {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.cells.get(pointer) {
                return place.clone();
            }
            match pointer.rsplit_once('/') {
                Some((above, _)) => pointer = above,
                None => return Place::File,
            }
        }
    }
}

/// A cell of a sheet.
pub(super) fn cell(sheet: &str, row: usize, column: usize) -> Place {
    Place::Cell {
        sheet: Some(sheet.to_owned()),
        cell: CellName { row, column },
        line: None,
    }
}
