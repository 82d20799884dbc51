//! Locked versions: what is recorded when a version is locked, and how a version differs from it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lines::Subject;
use crate::{BudgetVersion, Date, Money, VersionLine};

/// What was recorded of a version when it was locked (`lukitut/tae-b1.json`). Written by `vuosikello budget lock`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The address of the JSON schema, for an editor; it has no effect on documents.
    ///
    /// fi: Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The version that was locked.
    ///
    /// fi: Lukittu versio.
    #[serde(rename = "versio")]
    pub version: BudgetVersion,
    /// The day on which it was locked.
    ///
    /// fi: Lukituspäivä.
    #[serde(rename = "lukittu")]
    pub date: Date,
    /// The lines as they were when the version was locked, the customer's shares of common costs among them.
    ///
    /// fi: Rivit sellaisina kuin ne lukittaessa olivat, asiakkaan osuudet yhteisistä kustannuksista mukaan lukien.
    #[serde(rename = "rivit")]
    pub lines: Vec<VersionLine>,
}

/// A line of which a version and its lock say different sums. Lines of one cost type and target, or of one cost type and
/// description where there is no target, count as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockDifference {
    /// The cost type.
    pub cost_type: String,
    /// The target, where there is one.
    pub target: Option<String>,
    /// The description of the first of the lines.
    pub description: String,
    /// The sum when the version was locked; `None` when it had no such line.
    pub locked: Option<Money>,
    /// The sum now; `None` when there is no such line any more.
    pub now: Option<Money>,
}

impl LockDifference {
    /// What the line is called: its target, or its description.
    pub fn name(&self) -> &str {
        self.target.as_deref().unwrap_or(&self.description)
    }

    /// Whether `line` is one of those that differ.
    pub fn concerns(&self, line: &VersionLine) -> bool {
        key(line)
            == (
                &self.cost_type,
                Subject::of(self.target.as_deref(), &self.description),
            )
    }
}

impl Lock {
    /// Records the lines of a version, the customer's shares of common costs among them.
    pub fn of(version: BudgetVersion, date: Date, lines: &[VersionLine]) -> Self {
        Self {
            schema: None,
            version,
            date,
            lines: lines.to_vec(),
        }
    }

    /// Where `lines` say other sums than were recorded: first their own lines in their order, then the lines that are gone.
    /// Reasons and the texts of lines with a target are no figures, and may change.
    pub fn differences(&self, lines: &[VersionLine]) -> Vec<LockDifference> {
        let (now, locked) = (sums(lines), sums(&self.lines));
        let mut differences: Vec<LockDifference> = Vec::new();
        let mut seen = BTreeSet::new();
        for line in lines.iter().chain(&self.lines) {
            let (sum, before) = (now.get(&key(line)), locked.get(&key(line)));
            if sum == before || !seen.insert(key(line)) {
                continue;
            }
            differences.push(LockDifference {
                cost_type: line.cost_type.clone(),
                target: line.target.clone(),
                description: line.description.clone(),
                locked: before.copied().map(money),
                now: sum.copied().map(money),
            });
        }
        differences
    }
}

fn key(line: &VersionLine) -> (&String, Subject<'_>) {
    (&line.cost_type, line.subject())
}

/// The sums in cents; they may go beyond what an amount of money holds.
fn sums(lines: &[VersionLine]) -> BTreeMap<(&String, Subject<'_>), i128> {
    let mut sums = BTreeMap::new();
    for line in lines {
        *sums.entry(key(line)).or_default() += i128::from(line.amount.cents());
    }
    sums
}

fn money(cents: i128) -> Money {
    let limit = if cents < 0 { i64::MIN } else { i64::MAX };
    Money::from_cents(i64::try_from(cents).unwrap_or(limit))
}
