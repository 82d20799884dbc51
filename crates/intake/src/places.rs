//! Which cell each value came from.

use std::collections::{BTreeMap, BTreeSet};

use crate::place::{CellName, Place};

/// Which cell each value of a table came from.
#[derive(Debug, Default)]
pub struct Places {
    pub(crate) sheet: Option<String>,
    pub(crate) header: RowPlace,
    pub(crate) columns: BTreeMap<String, usize>,
    pub(crate) rows: Vec<RowPlace>,
    /// The pointers of cells that hold something that is not a value.
    pub(crate) unusable: BTreeSet<String>,
}

/// Where a record was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowPlace {
    pub row: usize,
    pub line: Option<usize>,
    /// The cells that stand elsewhere than in the row and the column of their key.
    pub elsewhere: BTreeMap<String, CellName>,
}

impl RowPlace {
    pub(crate) fn of(row: usize, line: Option<usize>) -> Self {
        Self {
            row,
            line,
            elsewhere: BTreeMap::new(),
        }
    }
}

impl Places {
    /// The cell of a pointer `/row/key`; without a key or a row, the first cell of what there is.
    pub fn locate(&self, pointer: &str) -> Place {
        let mut steps = pointer.split('/').skip(1);
        let index = steps.next().and_then(|step| step.parse::<usize>().ok());
        let place = index
            .and_then(|index| self.rows.get(index))
            .unwrap_or(&self.header);
        let key = steps.next();
        let own = CellName {
            row: place.row,
            column: key.and_then(|key| self.columns.get(key)).copied().unwrap_or(0),
        };
        let cell = key
            .and_then(|key| place.elsewhere.get(key))
            .copied()
            .unwrap_or(own);
        Place::Cell {
            sheet: self.sheet.clone(),
            cell,
            line: place.line.filter(|_| cell.row == place.row),
        }
    }

    /// Whether the cell of a row (`/3`) for a key is empty, and not unusable or without a column, which is told otherwise.
    pub fn is_empty_cell(&self, row: &str, key: &str) -> bool {
        self.columns.contains_key(key) && !self.unusable.contains(&format!("{row}/{key}"))
    }

    /// Forgets the records for which `keep` has `false`; those after them move up.
    pub fn retain_rows(&mut self, keep: &[bool]) {
        let kept = keep.iter().enumerate().filter(|(_, kept)| **kept);
        let moved = kept.enumerate().map(|(at, (index, _))| (index.to_string(), at));
        let moved: BTreeMap<String, usize> = moved.collect();
        let mut kept = keep.iter().copied();
        self.rows.retain(|_| kept.next().unwrap_or(true));
        let renamed = self.unusable.iter().filter_map(|pointer| {
            let (index, key) = pointer.strip_prefix('/')?.split_once('/')?;
            Some(format!("/{}/{key}", moved.get(index)?))
        });
        self.unusable = renamed.collect();
    }

    /// The row of a record, from 1, as a spreadsheet program numbers it.
    pub fn row_number(&self, record: usize) -> Option<usize> {
        self.rows.get(record).map(|place| place.row + 1)
    }
}
