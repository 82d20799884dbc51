//! The lines of one table of a budget.

use std::collections::BTreeSet;

use crate::check::money::unknown_cost_types;
use crate::check::targets::Targets;
use crate::check::values::unknown;
use crate::finance::CostLine;
use crate::{Configuration, DataFile, FinanceViolation, Findings, Money};

/// What the lines of a table may refer to; `None` where nobody knows.
pub(super) struct Known<'a> {
    pub year: i32,
    pub targets: Option<Targets<'a>>,
    pub keys: Option<BTreeSet<&'a str>>,
}

/// The lines of a table have months of the year and refer to cost types, targets and keys that exist.
pub(super) fn check_lines(
    configuration: &Configuration,
    file: &DataFile,
    lines: &[impl CostLine],
    known: &Known<'_>,
    found: &mut Findings,
) {
    for (i, line) in lines.iter().enumerate() {
        if let Some(month) = line.month()
            && month.year() != known.year
        {
            let year = known.year;
            let violation = FinanceViolation::MonthOutsideYear { month, year };
            found.add(file.clone(), format!("/{i}/kuukausi"), violation);
        }
        if let (Some(key), Some(known)) = (line.key(), &known.keys)
            && !known.contains(key)
        {
            let violation = unknown("jyvitysperuste", key, known.iter().copied(), KEYS);
            found.add(file.clone(), format!("/{i}/peruste"), violation);
        }
    }
    unknown_cost_types(configuration, file, lines.iter().map(CostLine::cost_type), found);
    if let Some(targets) = &known.targets {
        targets.unknown(file, lines.iter().map(CostLine::target), found);
    }
    sums(file, "summa", lines.iter().map(CostLine::amount), found);
}

const KEYS: &str = "taulukon jyvitys sarake peruste";

/// The amounts of a table can be summed with those of the other tables without coming near the limit of what an amount holds.
pub(super) fn sums(
    file: &DataFile,
    column: &str,
    amounts: impl Iterator<Item = Money>,
    found: &mut Findings,
) {
    /// A thousand billion euro.
    const LIMIT: u64 = 100_000_000_000_000;
    let mut sum = 0u64;
    for (i, amount) in amounts.enumerate() {
        sum = sum.saturating_add(amount.cents().unsigned_abs());
        if sum > LIMIT {
            found.add(file.clone(), format!("/{i}/{column}"), FinanceViolation::TooLarge);
            return;
        }
    }
}
