//! Months that stand side by side: a record of each.

use serde_json::{Map, Value};
use vuosikello_core::{Money, Month};

use super::reader::Reader;
use crate::account::RowReason;
use crate::grid::{Cell, GridRow};
use crate::place::CellName;
use crate::places::RowPlace;
use crate::sums::units;
use crate::values::{Wrong, value};
use crate::wanted::Kind;

impl<'g> Reader<'g, '_, '_> {
    /// Whether a row has a value in a month.
    pub(super) fn has_months(&self, row: &GridRow) -> bool {
        let months = self.layout.months.iter().flat_map(|months| &months.columns);
        months.clone().any(|(column, ..)| row.cell(*column).is_some())
    }

    /// Makes a record of each month of a row, and checks their sum.
    pub(super) fn months(
        &mut self,
        row: &'g GridRow,
        map: &Map<String, Value>,
        place: &RowPlace,
        wrong_keys: &[&str],
    ) {
        let Some(months) = self.layout.months.clone() else {
            return;
        };
        let (mut sum, mut is_any) = (Some(0i128), false);
        for (column, month, _) in &months.columns {
            let Some(cell) = row.cell(*column) else { continue };
            let found = units(cell, &Kind::Amount);
            sum = sum.zip(found).and_then(|(sum, units)| sum.checked_add(units));
            if found == Some(0) && self.is_blank_from(*month) {
                continue;
            }
            is_any = true;
            let mut map = map.clone();
            let mut place = place.clone();
            let at = self.read.records.len();
            let name = CellName {
                row: row.row,
                column: *column,
            };
            place.elsewhere.insert(months.amount.to_owned(), name);
            place.elsewhere.insert(months.month.to_owned(), name);
            map.insert(months.month.to_owned(), Value::from(month.to_string()));
            let unusable = &mut self.read.places.unusable;
            unusable.extend(wrong_keys.iter().map(|key| format!("/{at}/{key}")));
            match value(cell, &Kind::Amount, self.wanted) {
                Ok(value) => {
                    map.insert(months.amount.to_owned(), value);
                }
                Err(wrong) => {
                    unusable.insert(format!("/{at}/{}", months.amount));
                    self.say(row, *column, wrong);
                }
            }
            self.read.records.push(Value::Object(map));
            self.read.places.rows.push(place);
        }
        if let Some((column, cell)) = months.sums.and_then(|column| Some((column, row.cell(column)?))) {
            self.row_sum(row, column, cell, sum);
        }
        if !is_any {
            self.leave(row, RowReason::NoAmounts);
        }
    }

    /// Whether no row has an amount in a month or after it: zeros there are no costs yet.
    fn is_blank_from(&self, month: Month) -> bool {
        let last = self.last_month.get_or_init(|| {
            let months = self.layout.months.iter().flat_map(|months| &months.columns);
            let rows = || self.found.grid.rows.iter().skip(self.found.headings.last + 1);
            let has_amount = |column: usize| {
                let mut cells = rows().filter_map(|row| row.cell(column));
                cells.any(|cell| units(cell, &Kind::Amount) != Some(0))
            };
            months
                .filter(|(column, ..)| has_amount(*column))
                .map(|(_, month, _)| *month)
                .max()
        });
        last.is_none_or(|last| month > last)
    }

    /// Checks the sum that stands beside the months of a row.
    fn row_sum(&mut self, row: &GridRow, column: usize, cell: &Cell, sum: Option<i128>) {
        let (Some(stated), Some(sum)) = (units(cell, &Kind::Amount), sum) else {
            return;
        };
        if stated != sum {
            let shown = |units: i128| {
                i64::try_from(units).map_or_else(
                    |_| units.to_string(),
                    |cents| Money::from_cents(cents).to_string(),
                )
            };
            let message = format!(
                "rivin summa on {}, mutta sen kuukausien summa on {}",
                shown(stated),
                shown(sum)
            );
            let fix = "korjaa kuukaudet tai summa niin, että ne täsmäävät sentilleen";
            self.say(row, column, Wrong::new("wrong-sum", message, fix));
        }
    }
}
